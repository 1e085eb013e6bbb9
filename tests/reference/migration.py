#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The maps of docs/migration: the names of Linux, ia32-doc, Xen and bhyve, and what to write here.

    migration.py program MAP... >PROGRAM.c      holds the library against the values of the maps
    migration.py page MAP... >docs/migration.md
    migration.py sed MAP >MAP.sed               replaces the names in a file, for GNU sed

A map has a row for each name: its value there, the expression that says the same here, and a note.
With no expression the note says why there is none.  A note that begins with one of DIFFER says that
the values are not equal, and why; any other note is for the reader.
"""
import os
import re
import sys

from compare import read

DIFFER = ("wrong: ", "older: ", "other numbers: ")
GROUPS = [
    ("basic exit reasons", r"VMXD_EXIT_"),
    ("the exit-reason word", r"vmxd_exit_reason"),
    ("VMCS fields", r"VMXD_VMCS_|vmxd_vmcs_(?!enum)"),
    ("controls", r"vmxd_\w+_controls|vmxd_vm_functions|VMXD_DEFAULT1_"),
    ("capability MSRs", r"VMXD_MSR_(?!BITMAP)|vmxd_(basic|misc|ept_vpid_cap|vmcs_enum"
                        r"|split_capability|feature_control)"),
    ("EPT", r"VMXD_EPT_|vmxd_ept|vmxd_hlat|VMXD_MEMORY_TYPE_"),
    ("INVEPT and INVVPID", r"VMXD_INV"),
    ("VM-instruction errors, status, VMX aborts", r"VMXD_(ERROR|VMSUCCEED|VMFAIL|ABORT)"),
    ("events", r"vmxd_(entry_interruption|exit_interruption|idt_vectoring)|VMXD_(EVENT|VECTOR)_"),
    ("guest state", r"vmxd_(access_rights|interruptibility|pending_debug|guest_interrupt)"
                    r"|VMXD_(SYSTEM_)?SEGMENT_|VMXD_ACTIVITY_"),
    ("exit qualifications", r"vmxd_qualification|VMXD_(FAILED_ENTRY|CR_ACCESS)_"),
    ("sizes and areas in memory", r""),
]
SOURCES = {"linux": "Linux", "ia32-doc": "ia32-doc", "xen": "Xen", "bhyve": "bhyve"}
PAGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "migration_page.md")


def source_of(table):
    return os.path.splitext(os.path.basename(table))[0]


def differs(row):
    return row["note"].startswith(DIFFER)


def rows_of(table):
    """The rows of a map, or the end with what is wrong in it."""
    rows = read(os.path.abspath(table))
    names = [row["name"] for row in rows]
    for row in rows:
        if names.count(row["name"]) > 1:
            sys.exit("%s: %s stands twice" % (table, row["name"]))
        if not row["vmxdefs"] and not row["note"]:
            sys.exit("%s: %s has neither an expression nor a note" % (table, row["name"]))
        if row["vmxdefs"] and not row["value"]:
            sys.exit("%s: %s has no value" % (table, row["name"]))
    return rows


def program(*tables):
    """A name that the library does not have is an error of the compiler, which shows the row."""
    print('#include "checks.h"\n\nint main(void)\n{')
    for table in tables:
        for row in rows_of(table):
            if row["vmxdefs"]:
                print('    %s("%s", %s, %s, "%s (%s)");' % (
                    "check_differs" if differs(row) else "check", row["vmxdefs"], row["vmxdefs"],
                    row["value"], table, row["name"]))
    print("    return result();\n}")


def cell(code):
    """Code in a table.  A | must be escaped, and not all readers take an escape within code."""
    return " \\| ".join("`%s`" % part for part in code.split(" | "))


def line(cells):
    return "| " + " | ".join(cells) + " |"


def heading(cells):
    return [line(cells), line(["---"] * len(cells))]


def group_of(row):
    return next(title for title, pattern in GROUPS if re.search(pattern, row["vmxdefs"]))


def section(title, rows):
    """The tables of one source."""
    for group, _ in GROUPS:
        members = [row for row in rows if row["vmxdefs"] and group_of(row) == group]
        if not members:
            continue
        notes = any(row["note"] for row in members)
        yield from ["", "### %s: %s" % (title, group), ""]
        yield from heading([title, "value", "here"] + ["note"] * notes)
        for row in members:
            yield line([cell(row["name"]), cell(row["value"]), cell(row["vmxdefs"])]
                       + [row["note"]] * notes)
    yield from ["", "### %s: without a name here" % title, ""]
    yield from heading([title, "why"])
    for row in rows:
        if not row["vmxdefs"]:
            yield line([cell(row["name"]), row["note"]])


def page(*tables):
    """The hand-written text, with the tables of a source at the end of its section."""
    with open(PAGE, encoding="utf-8") as file:
        text = file.read()
    for table in tables:
        source = source_of(table)
        text = text.replace("<!-- tables: %s -->\n" % source,
                            "\n".join(section(SOURCES[source], rows_of(table))) + "\n")
    print(text, end="")


def sed(table):
    """A line for each name that can be replaced where it stands."""
    for row in rows_of(table):
        if not row["vmxdefs"] or differs(row) or not re.fullmatch(r"\w+", row["name"]):
            continue
        code = row["vmxdefs"]
        if not re.fullmatch(r"\w+(\([^()]*\))?", code):
            code = "(%s)" % code
        print(r"s/\b%s\b/%s/g" % (row["name"], re.sub(r"([&/\\])", r"\\\1", code)))


if __name__ == "__main__":
    {"program": program, "page": page, "sed": sed}[sys.argv[1]](*sys.argv[2:])
