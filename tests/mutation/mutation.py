#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Change one thing in definitions/ at a time; scripts/expand or a test must detect each change.

mutants.py makes the changes.  scripts/expand must refuse an invalid row, with its file and line.  One of
these must detect a changed row or changed code: scripts/expand; the facts of tests/data as static
assertions; tests/data/checks.csv; the unit tests; the mistakes of tests/compile/must_fail, which must still
not compile.  A change that makes the same headers, apart from comments, is not counted.

Without ALL in the environment only a sample; SEED=NUMBER repeats one.  equivalent_mutants.txt lists the
changes that do not change the meaning, with the reason.
"""
import collections
import csv
import fnmatch
import glob
import multiprocessing
import os
import random
import re
import runpy
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
sys.path[:0] = ["tests/mutation", "scripts"]  # scripts/expand imports from its own folder
from mutants import edited, mutants  # pylint: disable=wrong-import-position

DEFINITIONS = "definitions"
HEADERS = "include/vmxdefs"
EQUIVALENT = "tests/mutation/equivalent_mutants.txt"
SAMPLE = {"invalid": 150, "changed": 80, "code": 60}
INCLUDE = ["-Itests/unit"]
ERRORS = ["-Werror=incompatible-pointer-types", "-Werror=switch"]  # as in must_fail.sh


def load_expand():
    """The functions of scripts/expand.  It compares the headers with the templates first, and exits
    if they differ."""
    arguments, sys.argv = sys.argv, ["scripts/expand", "--check"]
    try:
        return runpy.run_path("scripts/expand", run_name="__main__")
    finally:
        sys.argv = arguments


EXPAND = load_expand()


def succeeds(command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          check=False).returncode == 0


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


# --- The source files that must detect a change, each with the headers that it includes ---


KNOWN = """
#define KNOWN(name) _Static_assert(fact_##name, "");
#define KNOWN_FIELD(T, kind, member, constant, lsb, width, names) KNOWN_##kind(T, member)
#define KNOWN_field(T, member) KNOWN(T##_##member)
#define KNOWN_reserved(T, member)
#define KNOWN_zero(T, member)
#define KNOWN_default1(T, member)
#define KNOWN_ignored(T, member)
#define KNOWN_undefined(T, member)
#define KNOWN_WORD(T, ROWS) ROWS(KNOWN_FIELD, T)
#define KNOWN_VALUE(name, number, words) KNOWN(name)
#define KNOWN_ENUM(tag, function, ROWS, otherwise) ROWS(KNOWN_VALUE)
VMXD_ALL_WORDS32(KNOWN_WORD)
VMXD_ALL_WORDS64(KNOWN_WORD)
VMXD_ALL_ENUMS(KNOWN_ENUM)
"""


def expressions():
    """The name of a fact -> the expression that has its value: the mask of a field, the size of a structure,
    the offset of a member, or for a reserved row its bits in the mask of all such rows."""
    library, found = EXPAND["Library"](), {}
    EXPAND["read"](DEFINITIONS, library)
    for word in library.words:
        for field in word.fields:
            kind = "reserved" if field.kind == "zero" else field.kind
            found["%s.%s" % (word.tag, field.member)] = (
                field.constant if kind == "field" else
                "(%s_%s & 0x%Xull)" % (word.prefix, kind.upper(), field.mask))
    for struct in library.structs:
        found[struct.tag] = "sizeof(struct %s)" % struct.tag
        for member in struct.members:
            found["%s.%s" % (struct.tag, member[2])] = "offsetof(struct %s, %s)" % (
                struct.tag, member[2])
    return found


def write_facts(path, headers):
    """All headers, the facts as assertions, and that each field and each enumerator has a fact."""
    known, lines = expressions(), ['#include "vmxdefs/%s"' % name for name in headers]
    with open("tests/data/facts.csv", encoding="utf-8") as file:
        facts = list(csv.DictReader(line for line in file if not line.startswith("#")))
    for fact in facts:
        lines.append('_Static_assert(%s == %sull, "");' % (
            known.get(fact["name"], fact["name"]), fact["value"]))
    lines += ["enum { fact_%s = 1 };" % fact["name"].replace(".", "_") for fact in facts]
    write(path, "\n".join(lines) + KNOWN)


def write_checks(path):
    with open(path, "w", encoding="utf-8") as file:
        subprocess.run(["tests/unit/facts.py", "checks"], stdout=file, check=True)


def included_by(source):
    made = subprocess.run(["gcc", "-std=c11", "-MM", "-Iinclude", *INCLUDE, source],
                          capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"vmxdefs/(\w+\.h)", made))


def mistakes():
    """(file, the macro that makes the mistake)"""
    for source in glob.glob("tests/compile/must_fail/*.c"):
        for macro in re.findall(r"^#ifdef (FAIL_\w+)", read(source), re.M):
            yield source, macro


def without_comments(text):
    return re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", " ", text, flags=re.S))


class Bench:
    """A copy of the templates and of the headers, in which one template is changed at a time."""

    def __init__(self, folder):
        self.folder = folder
        self.program = os.path.join(folder, "program")
        self.definitions = os.path.join(folder, "definitions")
        shutil.copytree(DEFINITIONS, self.definitions)
        self.headers = EXPAND["outputs"](self.definitions)
        os.makedirs(os.path.join(folder, "vmxdefs", "asm"))
        self.write_headers(self.headers)

    def write_headers(self, headers):
        for name, text in headers.items():
            write(os.path.join(self.folder, "vmxdefs", name), text)

    def expanded(self, mutant):
        """The headers that differ with this change."""
        path = os.path.join(self.definitions, mutant.header)
        original = read(path)
        write(path, edited(original, mutant.edits))
        try:
            headers = EXPAND["outputs"](self.definitions)
        finally:
            write(path, original)
        return {name: text for name, text in headers.items() if text != self.headers[name]
                and without_comments(text) != without_comments(self.headers[name])}

    def compiles(self, source, *flags):
        return succeeds(["gcc", "-std=c11", "-I" + self.folder, *INCLUDE, source, *flags])

    def passes(self, source):
        if source.endswith("/facts.c"):
            return self.compiles(source, "-fsyntax-only", "-fmax-errors=1")
        return (self.compiles(source, "-fmax-errors=1", "-o", self.program, "-lcmocka")
                and succeeds(["prlimit", "--cpu=2", self.program]))  # some mutants never end

    def allows(self, mistake):
        source, macro = mistake
        return self.compiles(source, "-fsyntax-only", *ERRORS, "-D" + macro)


def has_place(message, template):
    """A message of scripts/expand begins with the file and the line."""
    return re.match(r"definitions/[^:]+:\d+: ", message) and fnmatch.fnmatch(
        message.split(":")[0], "definitions/" + template)


class Judges:
    """The sources that must detect a change: first the facts, which are quick, then those that
    detected the last changes of this kind to this template."""

    def __init__(self, work, headers):
        facts, checks = os.path.join(work, "facts.c"), os.path.join(work, "checks.c")
        write_facts(facts, (name for name in headers if "/" not in name))
        write_checks(checks)
        self.sources = [facts, checks] + sorted(glob.glob("tests/unit/test_*.c"))
        self.mistakes = sorted(mistakes())
        self.headers = {s: included_by(s) for s in self.sources + [m[0] for m in self.mistakes]}
        self.order = {}

    def try_unchanged(self, bench):
        """All must accept the unchanged headers; the quick ones come first."""
        seconds = {}
        for source in self.sources:
            started = time.monotonic()
            if not bench.passes(source):
                sys.exit("%s fails with the unchanged headers" % source)
            seconds[source] = time.monotonic() - started
        for mistake in self.mistakes:
            if bench.allows(mistake):
                sys.exit("%s: %s compiles with the unchanged headers" % mistake)
        self.sources[1:] = sorted(self.sources[1:], key=seconds.get)

    def killer(self, bench, mutant):
        """What detects the change, or None."""
        try:
            changed = bench.expanded(mutant)
        except EXPAND["Wrong"] as wrong:
            template = mutant.header if mutant.kind == "invalid" else "*.h.in"
            return "scripts/expand" if has_place(str(wrong), template) else None
        except Exception as error:  # pylint: disable=broad-except
            stopped = "scripts/expand (%s)" % type(error).__name__
            return None if mutant.kind == "invalid" else stopped
        if mutant.kind == "invalid":
            return None
        if not changed:
            return "the same headers"
        bench.write_headers(changed)
        try:
            return self.source_that_detects(bench, mutant, set(changed))
        finally:
            bench.write_headers({name: bench.headers[name] for name in changed})

    def source_that_detects(self, bench, mutant, changed):
        order = self.order.setdefault((mutant.header, mutant.kind), list(self.sources))
        for source in order:
            if changed & self.headers[source] and not bench.passes(source):
                if source != order[0]:
                    order.remove(source)
                    order.insert(1, source)
                return os.path.basename(source)
        for mistake in self.mistakes:
            if changed & self.headers[mistake[0]] and bench.allows(mistake):
                return os.path.basename(mistake[0])
        return None


# --- The run ---


class Run:
    """The state of a process: the judges, and a bench of its own."""

    judges, work, bench = None, None, None

    @classmethod
    def judge(cls, mutant):
        if not cls.bench:
            cls.bench = Bench(os.path.join(cls.work, str(os.getpid())))
        return mutant, cls.judges.killer(cls.bench, mutant)


def name_of(mutant):
    return "%s: %s" % (mutant.header, mutant.what)


def equivalents():
    """Changes without a meaning: "template: the changed line", each below the reason."""
    return {line for line in read(EQUIVALENT).split("\n") if line and not line.startswith("#")}


def chosen(everything):
    if os.environ.get("ALL"):
        return everything
    seed = os.environ.get("SEED") or str(random.randrange(10 ** 6))
    print("a sample; to repeat it: SEED=%s tests/run mutation" % seed, flush=True)
    dice, wanted = random.Random(seed), set()
    for kind, count in SAMPLE.items():
        wanted.update(dice.sample([i for i, m in enumerate(everything) if m.kind == kind], count))
    return [everything[i] for i in sorted(wanted)]


def judge_all(wanted, work, jobs):
    """(mutant, what detects it) for each."""
    bench = Bench(os.path.join(work, "unchanged"))
    Run.work, Run.judges = work, Judges(work, bench.headers)
    Run.judges.try_unchanged(bench)
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap(Run.judge, wanted)


def main():
    started = time.monotonic()
    everything = list(mutants(DEFINITIONS))
    wanted, known = chosen(everything), equivalents()
    stale = known - {name_of(m) for m in everything}
    killers, caught, failed = collections.Counter(), 0, len(stale)
    for mutant, killer in judge_all(wanted, os.environ["WORK"], int(os.environ["JOBS"])):
        is_known = name_of(mutant) in known
        killers[mutant.kind, killer or ("nothing, as listed" if is_known else "nothing")] += 1
        if killer and not is_known:
            caught += 1
        elif killer or not is_known:
            failed += 1
            print("FAIL %s/%s:%d: %s: detected by %s" % (
                DEFINITIONS, mutant.header, mutant.line, mutant.what, killer or "nothing"),
                  flush=True)
    for name in sorted(stale):
        print("FAIL %s: no such mutant: %s" % (EQUIVALENT, name))
    for (kind, killer), count in sorted(killers.items()):
        print("%-8s %5d  %s" % (kind, count, killer))
    print("%d of %d mutants, %.0f s" % (len(wanted), len(everything), time.monotonic() - started))
    print("%d passed, %d failed" % (caught, failed))
    sys.exit(1 if failed or not caught else 0)


if __name__ == "__main__":
    main()
