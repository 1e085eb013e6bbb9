# SPDX-License-Identifier: MIT
"""The words of vmxdefs in gdb:

    (gdb) source vmxdefs.py
    (gdb) print reason
    $1 = 0x8000021 {basic = 33 "VM-entry failure due to invalid guest state", enclave_mode}
    (gdb) vmxd-field 0x6828

The fields of a 32-bit word come from the program itself, those of a 64-bit word, which has no
bit-fields, and the words from vmxdecode.  It is looked for in PATH, or is what the environment
variable VMXDECODE names; without it words are numbers.
"""
import csv
import os
import re
import subprocess

import gdb

UNNAMED = re.compile(r"(reserved|zero|ignored|undefined|default1)_\d+$")


def vmxdecode(*arguments):
    """What vmxdecode prints, or None if it is not there."""
    program = os.environ.get("VMXDECODE", "vmxdecode")
    try:
        return subprocess.run((program,) + arguments, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, universal_newlines=True, check=False).stdout
    except OSError:
        return None


class Definitions:
    """The rows of `vmxdecode export`: read once, when they are first needed."""

    def __init__(self):
        self.masks = None  # tag -> [(member, mask)]
        self.reasons = {}  # basic exit reason -> words

    def read(self):
        self.masks = {}
        for row in csv.DictReader((vmxdecode("export", "--format", "csv") or "").splitlines()):
            value = int(row["value"], 0)
            if row["kind"] == "field":
                tag, member = row["name"].split(".")
                self.masks.setdefault(tag, []).append((member, value))
            elif row["name"].startswith("VMXD_EXIT_"):
                self.reasons.setdefault(value, row["words"])

    def masks_of(self, tag):
        if self.masks is None:
            self.read()
        return self.masks.get(tag)

    def reason(self, basic):
        if self.masks is None:
            self.read()
        return self.reasons.get(basic)


DEFINITIONS = Definitions()


def masks_in_program(kind):
    """[(member, mask)] from the bit-fields, or None if the word has none."""
    for part in kind.fields():
        if part.name == "bits":
            return [(f.name, ((1 << f.bitsize) - 1) << f.bitpos) for f in part.type.fields()]
    return None


def in_words(tag, member, mask, full):
    """"member", "member = 3", or nothing if it says nothing."""
    value = (full & mask) // (mask & -mask)
    one_bit = mask & (mask - 1) == 0
    if value == 0 and (one_bit or UNNAMED.match(member)):
        return ""
    if one_bit:
        return member
    words = DEFINITIONS.reason(value) if (tag, member) == ("vmxd_exit_reason", "basic") else None
    if words:
        return '%s = %d "%s"' % (member, value, words)
    return "%s = %#x" % (member, value)


class WordPrinter:
    """A word of vmxdefs: the number, and its fields that say something."""

    def __init__(self, tag, value):
        self.tag = tag
        self.value = value

    def to_string(self):
        full = int(self.value["full"])
        masks = masks_in_program(self.value.type.strip_typedefs()) or DEFINITIONS.masks_of(self.tag)
        if masks is None:
            return "%#x" % full
        parts = [in_words(self.tag, member, mask, full) for member, mask in masks]
        return "%#x {%s}" % (full, ", ".join(part for part in parts if part))


def find_printer(value):
    kind = value.type.strip_typedefs()
    tag = kind.tag or ""
    if tag.startswith("vmxd_") and kind.fields() and kind.fields()[0].name == "full":
        return WordPrinter(tag, value)
    return None


class FieldCommand(gdb.Command):
    """vmxd-field NUMBER|NAME|EXPRESSION: the VMCS field with this encoding or name."""

    def __init__(self):
        super().__init__("vmxd-field", gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        if not argument:
            raise gdb.GdbError("vmxd-field: NUMBER|NAME|EXPRESSION is missing; an example: 0x6828")
        try:
            argument = "%#x" % (int(gdb.parse_and_eval(argument)) & 0xFFFFFFFFFFFFFFFF)
        except gdb.error:  # no expression: perhaps a name
            pass
        text = vmxdecode("field", argument)
        if text is None:
            raise gdb.GdbError("vmxd-field: vmxdecode is not in PATH; set VMXDECODE to where it is")
        gdb.write(text)


gdb.pretty_printers.append(find_printer)
FieldCommand()
