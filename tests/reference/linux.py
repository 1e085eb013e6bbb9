#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares the library with headers of Linux, by the names of linux.csv.

    linux.py program FILE... >PROGRAM.c     to compile with -S, with the include lines that it needs
    linux.py compare PROGRAM.s FILE...      what the compiler made of it

FILEs are the headers: every macro and enumerator in them must be in linux.csv, but of msr-index.h
only those whose name speaks of VMX or IA32_FEATURE_CONTROL.  The program is compiled, never run:
the compiler folds each pair of expressions into a line of its output, as it does for the kernel's
own asm-offsets, so the flags and the headers of a kernel will do.
"""
import re
import sys

from compare import read

MSR_NAME = re.compile(r"VMX|FEAT_CTL|FEATURE_CONTROL")
PAIR = '    __asm__ volatile("\\n-> %d %%0 %%1" : : "i"((uint64_t)(%s)), "i"((uint64_t)(%s)));'


def names_in(path):
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
    names = re.findall(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", text, re.M)
    for body in re.findall(r"^enum\s*\w*\s*\{(.*?)\}", text, re.M | re.S):
        names += re.findall(r"(?:^|,)\s*(\w+)", body)
    if path.endswith("msr-index.h"):
        names = [name for name in names if MSR_NAME.search(name)]
    return names


def pairs_of(files):
    """The rows to compare: what the headers define, and expressions on their structures."""
    names = {name for path in files for name in names_in(path)}
    structures = any(path.endswith("msr-index.h") for path in files)  # only the kernel's vmx.h
    return [(number, row) for number, row in enumerate(read("linux.csv")) if row["vmxdefs"] and
            (row["linux"] in names or (structures and "(" in row["linux"]))]


def program(*files):
    print("void compare(void);\nvoid compare(void)\n{")
    for number, row in pairs_of(files):
        print(PAIR % (number, row["linux"], row["vmxdefs"]))
    print("}")


def failures(assembly, files):
    known = {row["linux"] for row in read("linux.csv")}
    for path in files:
        for name in names_in(path):
            if name not in known:
                yield "%s of %s is not in tests/reference/linux.csv" % (name, path)
    with open(assembly, encoding="utf-8") as file:
        found = re.findall(r"^-> (\d+) \$(-?\d+) \$(-?\d+)\b", file.read(), re.M)
    folded = {int(number): (int(theirs) % 2**64, int(ours) % 2**64)
              for number, theirs, ours in found}
    for number, row in pairs_of(files):
        if number not in folded:
            yield "%s has not been compared" % row["linux"]
            continue
        theirs, ours = folded[number]
        if theirs != ours and not row["reason"]:
            yield "%s of Linux is %#x, %s is %#x" % (row["linux"], theirs, row["vmxdefs"], ours)
        if theirs == ours and row["reason"]:
            yield "%s and %s are both %#x now: linux.csv says \"%s\"" % (
                row["linux"], row["vmxdefs"], ours, row["reason"])


def compare(assembly, *files):
    bad = list(failures(assembly, files))
    for text in bad:
        print("FAIL", text)
    print("%d passed, %d failed" % (len(pairs_of(files)) - len(bad), len(bad)))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    {"program": program, "compare": compare}[sys.argv[1]](*sys.argv[2:])
