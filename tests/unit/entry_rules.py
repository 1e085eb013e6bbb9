#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Print a C program that compares the rules of VM entry with tests/data/entry-checks.csv: IDs, outcomes, titles of
sections, rules that only some processors check."""
import csv
import os
import re

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "entry-checks.csv")
OUTCOMES = {  # how the table says it
    "#UD": "UD", "#GP(0)": "GP", "VM exit 20 (VMLAUNCH) or 24 (VMRESUME)": "EXIT_TO_PARENT",
    "VMfailInvalid": "VMFAIL_INVALID", "undefined behaviour (machine check possible)": "UNDEFINED",
    "unknown": "UNDEFINED", "failed entry 33, qualification 0": "GUEST_STATE",
    "failed entry 33, qualification 2": "PDPTE", "failed entry 33, qualification 3": "NMI",
    "failed entry 33, qualification 4": "LINK_POINTER",
}
SOME_PROCESSORS = ("basic_vmresume_same_vmxon", "intr_nmi_not_sti")  # entry-checks.md; "some processors" in the SDM

PROGRAM = """#include "vmxdefs/entry_words.h"
#include <stdio.h>
#include <string.h>

struct row {
    const char *id, *section;
    uint32_t outcome;
    bool some_processors;
};

static const struct row rows[] = {
%s};

int main(void)
{
    int failed = 0, passed = 0;
    uint32_t i;

    for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct row *row = &rows[i];
        uint32_t rule = 0;

        while (rule < VMXD_RULES && strcmp(vmxd_rule_name(rule), row->id) != 0)
            rule++;
        if (rule == VMXD_RULES || strcmp(vmxd_rule_section(rule), row->section) != 0 ||
            vmxd_rule_outcome(rule) != row->outcome ||
            vmxd_rule_some_processors(rule) != row->some_processors ||
            strlen(vmxd_rule_sentence(rule)) < 10) {
            printf("FAIL %%s is not as in entry-checks.csv: %%s, %%s\\n", row->id,
                   vmxd_rule_section(rule), vmxd_entry_outcome_name(vmxd_rule_outcome(rule)));
            failed++;
        } else {
            passed++;
        }
    }
    if (passed + failed != VMXD_RULES) {
        printf("FAIL %%d rows, %%d rules\\n", passed + failed, (int)VMXD_RULES);
        failed++;
    }
    printf("%%d passed, %%d failed\\n", passed, failed);
    return failed != 0;
}
"""


def outcome(text):
    if text in OUTCOMES:
        return OUTCOMES[text]
    found = re.fullmatch(r"VMfailValid (\d+)", text)
    if found:
        return "ERROR_" + found[1]
    if text.startswith("failed entry 34"):
        return "MSR_LOAD"
    raise SystemExit("entry-checks.csv: unknown failure: " + text)


def row_of(rule):
    section = re.sub(r" \(.* chapter\)$", "", rule["SDM section"])
    return '    {"%s", "%s", VMXD_OUTCOME_%s, %d},\n' % (
        rule["id"], section, outcome(rule["failure"]), rule["id"] in SOME_PROCESSORS)


with open(TABLE, newline="", encoding="utf-8") as table:
    print(PROGRAM % "".join(row_of(rule) for rule in csv.DictReader(
        line for line in table if not line.startswith("#"))))
