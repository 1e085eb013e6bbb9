#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compare the definitions of the library with the tables in tests/data.

    facts.py definitions DUMP [FACTS]
                                 every definition has a row in facts.csv with its value, and every
                                 row has a definition
    facts.py comments TEMPLATE...
                                 a row has the word "unconfirmed" in its comment if and only if
                                 its citation in facts.csv is this word
    facts.py checks            print a C program that does the same for checks.csv: facts that
                                 follow from several definitions, or that a function knows

DUMP is what `vmxdecode export --format csv` prints.  Rows without a meaning (reserved_N,
zero_N, ignored_N, undefined_N, default1_N) and their masks need no fact: they are the bits that the
other rows do not use.
"""
import csv
import os
import re
import sys

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")
NO_FACT = re.compile(r"\.(reserved|zero|ignored|undefined|unused|default1)_\d+$"
                     r"|^VMXD_\w+_(RESERVED|IGNORED|UNDEFINED)$|^VMXD_REQUIRES_")


def read(path):
    """The rows of a table in tests/data, without its comments."""
    with open(os.path.join(DATA, path), newline="", encoding="utf-8") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def compare(definitions, facts):
    """What is wrong, a line each."""
    values = {d["name"]: int(d["value"], 0) for d in definitions}
    if len(values) != len(definitions):
        yield "the library defines a name twice"
    seen = set()
    for fact in facts:
        name, value = fact["name"], int(fact["value"], 0)
        where = "facts.csv (%s %s)" % (fact["category"], fact["sdm_name"])
        if name in seen:
            yield "%s is in %s twice" % (name, where)
        seen.add(name)
        if not fact["citation"]:
            yield "%s has no citation in %s" % (name, where)
        if name not in values:
            yield "%s of %s is not defined by the library" % (name, where)
        elif values[name] != value:
            yield "%s is %#x in the headers, %#x in %s" % (name, values[name], value, where)
    for name, value in values.items():
        if name not in seen and not NO_FACT.search(name):
            yield "%s, %#x in the headers, has no row in facts.csv" % (name, value)


def compare_definitions(dump, facts="facts.csv"):
    definitions, facts = read(os.path.abspath(dump)), read(facts)
    failures = list(compare(definitions, facts))
    for failure in failures:
        print("FAIL", failure)
    print("%d passed, %d failed" % (len(facts) - len(failures), len(failures)))
    sys.exit(1 if failures or not facts else 0)


def comments_in(text):
    """Each row of a template, that of a word with the comment above the word."""
    for block in re.finditer(r"((?:[^\n]+\n)*)%(enum|word32|word64) (\w+).*\n((?:.*\n)*?)%end", text):
        above, verb, tag, rows = block.groups()
        for row in rows.splitlines():
            if verb == "enum":
                yield row.split()[0], row
            else:
                yield tag + "." + row.split()[1], above + row


def compare_comments(*templates):
    facts = {fact["name"]: fact for fact in read("facts.csv")}
    failures = compared = 0
    for template in templates:
        with open(template, encoding="utf-8") as file:
            for name, comment in comments_in(file.read()):
                if name not in facts:
                    continue
                compared += 1
                if (facts[name]["citation"] == "unconfirmed") != ("unconfirmed" in comment):
                    print("FAIL \"unconfirmed\" is only in one of facts.csv and the comment:", name)
                    failures += 1
    print("%d passed, %d failed" % (compared - failures, failures))
    sys.exit(1 if failures or not compared else 0)


def print_checks():
    print('#include "checks.h"\n\nint main(void)\n{')
    for check in read("checks.csv"):
        print('    check("%s", %s, %s, "checks.csv (%s %s)");' % (
            check["expression"], check["expression"], check["value"], check["category"],
            check["sdm_name"]))
    print("    return result();\n}")


if __name__ == "__main__":
    {"definitions": compare_definitions, "comments": compare_comments,
     "checks": print_checks}[sys.argv[1]](*sys.argv[2:])
