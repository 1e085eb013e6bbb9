#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Change the rules of VM entry, one thing at a time; the VMCSs that break one rule each must detect it.

    entry_mutants.py WORK

The changes are made in the generated headers, where each rule and each function that conditions are made of has its own
text.  All of them are compiled into one program: the global vmxd_mutant selects one.  A change is detected if a VMCS that
breaks the rule, or one that differs from it in one bit of what the rule reads, is judged in another way.
undetected_entry_mutants.txt lists the others: changes that mean the same, and changes that no such VMCS shows.
"""
import os
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, "tests/mutation")
from mutants import OPERATORS  # pylint: disable=wrong-import-position

UNDETECTED = "tests/mutation/undetected_entry_mutants.txt"
STATES = "tests/data/entry_states/tigerlake.txt"
HOST = "tests/hypervisor/entry_checks"
RULE_HEADERS = ["controls", "guest_registers", "guest_segments", "guest_state", "host"]

CASE = re.compile(r"    case VMXD_RULE_(\w+):\n((?:        .*\n)+?)        return 1;\n")
FUNCTION = re.compile(r"^(static (?:inline|VMXD_COLD_INLINE) (?:bool|uint64_t|uint32_t) (\w+)\([^{;]*\)\n{\n)"
                      r"((?:.*\n)*?)}\n", re.M)
NUMBER = re.compile(r"(?<![\w.])(?<!return )(0x[0-9A-F]+|\d+)((?:u|ull)?)\b")
INPUT = re.compile(r"\bVMXD_INPUT_(\w+)")
INSTEAD = {"zero": "one", "one": "zero", "allowed0": "allowed1", "allowed1": "allowed0",
           "fixed0": "fixed1", "fixed1": "fixed0", "g_low": "g_high", "g_high": "g_low",
           "canonical": "upper_equal", "upper_equal": "canonical"}
CALL = re.compile(r"vmxd_rule_(%s)\(" % "|".join(INSTEAD))


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def next_inputs():
    """Each input -> one of the same kind that is near to it."""
    block = re.search(r"enum vmxd_input \{\n(.*?)\n\};", read("include/vmxdefs/entry_input.h"), re.S)[1]
    names = [name for name in re.findall(r"^    VMXD_INPUT_(\w+)", block, re.M)
             if name not in ("FIELDS",)]
    return dict(zip(names, names[1:2] + names[:-1]))


NEXT_INPUT = next_inputs()


def changes(text):
    """Texts that differ from `text` in one place."""
    for pattern, new in OPERATORS:
        for found in pattern.finditer(text):
            yield text[:found.start()] + new + text[found.end():]
    for found in NUMBER.finditer(text):
        number = int(found[1], 0)
        for changed in {number + 1, number ^ 2, number >> 1} - {number}:
            yield text[:found.start()] + "%#x" % changed + found[2] + text[found.end():]
    for found in CALL.finditer(text):
        yield text[:found.start(1)] + INSTEAD[found[1]] + text[found.end(1):]
    for found in re.finditer(r"return ([01]);", text):
        yield text[:found.start(1)] + str(1 - int(found[1])) + text[found.end(1):]
    for found in INPUT.finditer(text):
        yield text[:found.start(1)] + NEXT_INPUT.get(found[1], "GUEST_CR3") + text[found.end(1):]


def changes_of_rule(body):
    yield from changes(body)
    if "vmxd_rule_applies(r, " in body:
        yield body[body.index("        r->holds"):]
    yield body.replace("r->holds = ", "r->holds = !(").replace(";\n", ");\n") if body.count(";") == 1 \
        else re.sub(r"r->holds = (.*);\n", r"r->holds = !(\1);\n", body, flags=re.S)


class Mutants:
    """All changes, with numbers from 1."""

    def __init__(self):
        self.all = []  # (kind, name, the changed text)

    def branches(self, kind, name, texts):
        """The text that executes one of the changed texts."""
        out = ""
        for text in dict.fromkeys(texts):
            self.all.append((kind, name, " ".join(text.split())))
            out += "        if (vmxd_mutant == %d) {\n%s%s        }\n" % (
                len(self.all), text, "        return 1;\n" if kind == "rule" else "")
        return out

    def header_of_rules(self, text):
        return CASE.sub(lambda found: "    case VMXD_RULE_%s:\n%s%s        return 1;\n" % (
            found[1], self.branches("rule", found[1], changes_of_rule(found[2])), found[2]), text)

    def header_of_functions(self, text):
        at = text.index("/* --- What conditions are made of --- */")
        skipped = ("vmxd_rule_read",)
        return text[:at] + FUNCTION.sub(
            lambda found: found[0] if found[2] in skipped else found[1] + self.branches(
                "function", found[2], changes(found[3])) + found[3] + "}\n", text[at:])


def make_headers(folder, mutants):
    shutil.copytree("include/vmxdefs", folder + "/vmxdefs")
    for name in RULE_HEADERS:
        path = "%s/vmxdefs/entry_rules_%s.h" % (folder, name)
        write(path, mutants.header_of_rules(read(path)))
    path = folder + "/vmxdefs/entry_rule.h"
    write(path, mutants.header_of_functions(read(path)))
    write(folder + "/mutant.h", "extern unsigned vmxd_mutant;\n")


def make_table(mutants):
    """The rule of each change; VMXD_RULES: a function, which any rule may use."""
    rows = "".join("    VMXD_RULE_%s,\n" % name if kind == "rule" else "    VMXD_RULES,\n"
                   for kind, name, _ in mutants.all)
    return "#include <vmxdefs/entry_rule.h>\nunsigned vmxd_mutant;\nconst uint16_t mutant_rules[] = {\n%s};\n" \
           "const uint32_t mutant_count = %d;\n" % (rows, len(mutants.all))


def run(command, **options):
    return subprocess.run(command, check=True, text=True, **options)


def judge(work, mutants):
    """The numbers of the changes that are not detected."""
    sources = ["%s/host/%s.c" % (HOST, name) for name in ("logic", "main", "processor", "search", "verify")]
    common = [*sources, HOST + "/states.c", "-std=c11", "-O1", "-w"]
    run(["gcc", *common, "-Iinclude", "-o", work + "/right"])
    with open(work + "/vectors", "w", encoding="utf-8") as file:
        run([work + "/right", "search", "--imaginary", STATES], stdout=file, stderr=subprocess.DEVNULL)
    run(["gcc", "-DVMXDEFS_MUTANTS", HOST + "/host/mutants.c", *common, work + "/table.c", "-I" + work + "/include",
         "-include", work + "/include/mutant.h", "-o", work + "/changed"])
    lines = run([work + "/changed", "mutants", "--imaginary", STATES, work + "/vectors"],
                stdout=subprocess.PIPE).stdout.split()
    return [int(line) for line in lines]


def undetected():
    """The lines of the table without comments."""
    return {line for line in read(UNDETECTED).splitlines() if line and line[0] != "#"}


def main(work):
    mutants = Mutants()
    make_headers(work + "/include", mutants)
    write(work + "/table.c", make_table(mutants))
    survivors = judge(work, mutants)
    lines = ["%s: %s" % (mutants.all[number - 1][1].lower(), mutants.all[number - 1][2]) for number in survivors]
    known, failed = undetected(), 0
    for line in lines:
        if line not in known:
            print("FAIL not detected: " + line)
            failed += 1
    for line in sorted(known - set(lines)):
        print("FAIL in %s, but detected or not made: %s" % (UNDETECTED, line))
        failed += 1
    killed = {name for number, (kind, name, _) in enumerate(mutants.all, 1)
              if kind == "rule" and number not in set(survivors)}
    rules = {name for kind, name, _ in mutants.all if kind == "rule"}
    for name in sorted(rules - killed):
        print("FAIL no change of this rule is detected: " + name.lower())
        failed += 1
    print("%d changes of %d rules and %d functions; every rule has a detected one: %s; %d are not detected" % (
        len(mutants.all), len(rules), len({m[1] for m in mutants.all if m[0] == "function"}),
        "yes" if rules == killed else "no", len(lines)))
    print("%d passed, %d failed" % (len(mutants.all) - len(lines) + len(rules), failed))
    sys.exit(failed != 0)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not os.path.isdir(sys.argv[1]):
        sys.exit("usage: entry_mutants.py WORK")
    main(sys.argv[1])
