#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compare tests/data/maps/linux.csv with headers of Linux.

    linux_headers.py program MAP FILE... >PROGRAM.c    after #include lines, to compile with -S
    linux_headers.py compare MAP PROGRAM.s FILE...     compare the output of the compiler

FILEs are the headers: every macro, enumerator and tag in them must be in the map, but of msr-index.h
only those whose name contains VMX, FEAT_CTL or FEATURE_CONTROL.  A name that these headers do not
have is not compared.  The program is compiled with the flags and headers of the kernel and never run:
the compiler writes the value of each name to its output, as for asm-offsets in the kernel.
"""
import os
import re
import runpy
import sys
import types

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
migration = types.SimpleNamespace(**runpy.run_path(os.path.join(TOP, "scripts", "migration")))

MSR_NAME = re.compile(r"VMX|FEAT_CTL|FEATURE_CONTROL")
LINE = '    __asm__ volatile("\\n-> %d %%0" : : "i"((uint64_t)(%s)));'


def names_in(path):
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.S)
    text = re.sub(r"^#ifndef (\w+)\n#define \1$", "", text, flags=re.M)  # the include guard
    names = re.findall(r"^[ \t]*#[ \t]*define[ \t]+(\w+)", text, re.M)
    for body in re.findall(r"^enum\s*\w*\s*\{(.*?)\}", text, re.M | re.S):
        names += re.findall(r"(?:^|,)\s*(\w+)", body)
    names += re.findall(r"^((?:enum|struct|union) \w+)\s*\{", text, re.M)
    if path.endswith("msr-index.h"):
        names = [name for name in names if MSR_NAME.search(name)]
    return names


def rows_of(rows, files):
    """The rows to compare: what the headers define, and expressions on their structures."""
    names = {name for path in files for name in names_in(path)}
    structures = any(path.endswith("msr-index.h") for path in files)  # only the kernel's vmx.h
    return [(number, row) for number, row in enumerate(rows) if row["value"] and
            (row["name"] in names or (structures and "(" in row["name"]))]


def program(table, *files):
    print("void compare(void);\nvoid compare(void)\n{")
    for number, row in rows_of(migration.rows_of(table), files):
        print(LINE % (number, "sizeof(%s)" % row["name"] if migration.is_type(row) else row["name"]))
    print("}")


def failures(table, rows, assembly, files):
    known = {row["name"] for row in rows}
    for path in files:
        for name in names_in(path):
            if name not in known:
                yield "%s of %s is not in %s" % (name, path, table)
    with open(assembly, encoding="utf-8") as file:
        found = re.findall(r"^-> (\d+) \$(-?\d+)\b", file.read(), re.M)
    folded = {int(number): int(value) % 2**64 for number, value in found}
    for number, row in rows_of(rows, files):
        if number not in folded:
            yield "%s has not been compared" % row["name"]
        elif folded[number] != migration.value_of(row):
            yield "%s of Linux is %#x, %s in %s" % (
                row["name"], folded[number], row["value"], table)


def compare(table, assembly, *files):
    rows = migration.rows_of(table)
    bad = list(failures(table, rows, assembly, files))
    for text in bad:
        print("FAIL", text)
    print("%d passed, %d failed" % (len(rows_of(rows, files)) - len(bad), len(bad)))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    {"program": program, "compare": compare}[sys.argv[1]](*sys.argv[2:])
