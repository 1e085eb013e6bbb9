#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints docs/coverage.md: coverage.py DUMP, what `vmxdecode export --format csv` prints."""
import os
import sys

from compare import read

SOURCES = [("linux", "Linux"), ("xen", "Xen"), ("bochs", "Bochs"), ("ia32doc", "ia32-doc"),
           ("kut", "kvm-unit-tests"), ("bhyve", "bhyve"), ("acrn", "ACRN"), ("haxm", "HAXM"),
           ("nova", "NOVA"), ("rustx86", "rust-x86"), ("hvpp", "hvpp"), ("qemu", "QEMU")]
INTRODUCTION = """\
<!-- SPDX-License-Identifier: MIT -->
<!-- Made by tests/reference/coverage.py; the part `reference` of the test run checks that it is current. -->
# Coverage

Every definition of the library has a row in [tests/reference/facts.csv](../tests/reference/facts.csv)
with its value and the title of the section or table of the manual that says so, or the word
"unconfirmed". The test run compares the two, in both directions. %(from_sources)d of the %(facts)d values
come from evaluating thirteen other code bases (these twelve and Intel's TDX module), not from the headers.
[checks.csv](../tests/reference/checks.csv) has facts that follow from several definitions or that a
function of the library knows.

Of the %(reference)d facts in these tables that other code bases give, the library has a name for
%(named)d. What has none stands in the last section.

## By group, beside twelve public sources

*Union* counts every fact that any of the twelve names; that a source names it does not say that it is
right. *vmxdefs* counts the facts of the group that the library has: more than the union where none of the
twelve has them, less where a source names what is reserved or the library has no name for a value (last
section). In *all* no group counts beyond its union. Bits of the default1 class count as named.
"""


def line(cells):
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def group_of(row, groups):
    """The group of the comparison; of controls and formats it has the first part of the name."""
    fine = "%s:%s" % (row["category"], row["sdm_name"].split(".")[0])
    return fine if fine in groups else row["category"]


def count(rows, groups):
    """How many facts the library has, by group; two definitions may be one fact."""
    facts = {}
    for row in rows:
        facts.setdefault(group_of(row, groups), set()).add(row["sdm_name"])
    return {group: len(names) for group, names in facts.items()}


def comparison(coverage, counts):
    total = sum(min(counts.get(row["group"], 0), int(row["union"])) for row in coverage)
    yield line(["group", "union", "vmxdefs"] + [title for _, title in SOURCES])
    yield line(["---"] + ["--:"] * (len(SOURCES) + 2))
    for row in coverage:
        ours = total if row["group"] == "all" else counts.get(row["group"], 0)
        yield line([row["group"], row["union"], ours] + [row[key] for key, _ in SOURCES])


def main(dump):
    defined = {row["name"]: int(row["value"], 0) for row in read(os.path.abspath(dump))}
    facts = [row for row in read("facts.csv")
             if defined.get(row["name"]) == int(row["value"], 0)]
    checks = read("checks.csv")
    coverage = read("source-coverage.csv")
    groups = {row["group"] for row in coverage}
    unnamed = [row for row in checks if row["unnamed"]]
    named = [row for row in checks if not row["unnamed"]]
    elsewhere = {(r["category"], r["sdm_name"]) for r in facts + checks if r["sources"] not in ("", "0")}
    counts = count(facts + named, groups)

    print(INTRODUCTION % {
        "facts": len(facts), "from_sources": sum(row["sources"] != "" for row in facts),
        "reference": len(elsewhere), "named": len(elsewhere) - len(unnamed)})
    for text in comparison(coverage, counts):
        print(text)
    print("\n## Groups that the comparison does not have\n")
    print(line(["group", "facts"]))
    print(line(["---", "--:"]))
    for group in sorted(set(counts) - groups - {"own"}):
        print(line([group, counts[group]]))
    print("\nThe library also numbers %d things of its own (kinds of exits, formats, status of an "
          "instruction)." % counts.get("own", 0))
    print("\n## Unconfirmed\n\nOne source names them, and the manual does not, or not with this "
          "number.  A dash: not in the table of the thirteen code bases.\n")
    print(line(["name", "value", "sources"]))
    print(line(["---", "---", "--:"]))
    for row in facts:
        if row["citation"] == "unconfirmed":
            print(line(["`%s`" % row["name"], "`%s`" % row["value"], row["sources"] or "-"]))
    print("\n## Facts without a name of their own\n")
    print(line(["fact", "value", "why"]))
    print(line(["---", "---", "---"]))
    for row in unnamed:
        print(line(["%s %s" % (row["category"], row["sdm_name"]), "`%s`" % row["value"],
                    row["unnamed"]]))


if __name__ == "__main__":
    main(sys.argv[1])
