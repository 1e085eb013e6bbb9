# SPDX-License-Identifier: MIT
"""Print vmxdefs types and VMCS fields in gdb:

    (gdb) source vmxdefs.py
    (gdb) print reason
    $1 = 0x800000a {basic = 10 "CPUID", enclave_mode}
    (gdb) vmxd-field 0x6828

The names come from rows.h, the vmxdefs header for tools.  It is read from the folder of the headers
that the program was compiled with (from the debug information), or else from ../../include/vmxdefs
next to this file.  No other program is needed.  Without rows.h, a 32-bit word is printed with its
bit-fields and a 64-bit word as a number.
"""
import difflib
import os
import re

import gdb

UNNAMED = re.compile(r"(reserved|zero|ignored|undefined|default1)_\d+$")

# gdb sets __file__ only while it reads this file.
DEFAULT_FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "include", "vmxdefs")


class Headers:
    """The definitions in the headers of a folder."""

    # A macro with the lines of its rows, and the rows of each kind.
    MACRO = re.compile(r"^#define (VMXD_\w+)\(.*\)((?:.*\\\n)*.*)", re.MULTILINE)
    FIELD = re.compile(r"\bF\(T, \w+, (\w+), (?:\w+, )?(\d+), (\d+), (\w+)\)")
    VALUE = re.compile(r'\bX\((\w+), (\w+), "((?:[^"\\]|\\.)*)"\)')
    ENUM = re.compile(r"\bX\(\w+, (\w+), (VMXD_ROWS_\w+),")
    CASES = re.compile(r"((?:case \w+:\s+)+)return \w+; /\* (.*) \*/")

    def __init__(self, folder):
        self.folder = folder
        macros = dict(self.MACRO.findall(self.text("rows.h")))
        self.words = {}  # macro of a word -> [(member, mask, function that names its values)]
        for name, rows in macros.items():
            self.words[name] = [(member, ((1 << int(width)) - 1) << int(lsb), function)
                                for member, lsb, width, function in self.FIELD.findall(rows)]
        self.values = {}  # function that names values -> number -> (identifier, words)
        for function, name in self.ENUM.findall(macros["VMXD_ALL_ENUMS"]):
            self.values[function] = {
                int(number, 0): (identifier, words)
                for identifier, number, words in self.VALUE.findall(macros[name])}
        if not any(self.words.values()) or not self.values.get("vmxd_vmcs_name"):
            raise ValueError("no rows in rows.h")

    def text(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()

    def fields_of(self, tag):
        """[(member, mask, function)] of a word, lowest bit first; empty if the word is unknown."""
        return self.words.get("VMXD_ROWS_" + tag.partition("_")[2].upper(), [])

    def value(self, function, number):
        """(identifier, words) of a value, or None."""
        return self.values.get(function, {}).get(number)

    def requirements(self):
        """identifier of a VMCS field -> what it requires; empty if the header cannot be read."""
        try:
            cases = self.CASES.findall(self.text("vmcs_support.h"))
        except (OSError, ValueError):
            return {}
        return {name: words for names, words in cases for name in re.findall(r"case (\w+)", names)}


CACHE = {}  # folder -> its Headers, or None if it has no readable rows.h


def headers_in(folder):
    folder = os.path.realpath(folder)
    if folder not in CACHE:
        try:
            CACHE[folder] = Headers(folder)
        except (OSError, ValueError, KeyError):
            CACHE[folder] = None
    return CACHE[folder]


def folder_of(tag):
    """The folder of the header that defines the type, from the debug information, or None."""
    for domain in (gdb.SYMBOL_STRUCT_DOMAIN, gdb.SYMBOL_VAR_DOMAIN):  # of C; of C++
        try:
            symbol = gdb.lookup_static_symbol(tag, domain)
        except (gdb.error, AttributeError):  # gdb before version 9 does not have the function
            return None
        if symbol and symbol.symtab:
            return os.path.dirname(symbol.symtab.fullname())
    return None


def headers_of(tag):
    """The Headers that define the type, or else those next to this file, or those of another type."""
    for folder in [folder_of(tag), DEFAULT_FOLDER] + list(CACHE):
        headers = headers_in(folder) if folder else None
        if headers:
            return headers
    return None


def masks_in_program(kind):
    """[(member, mask)] from the bit-fields, or None if the word has none."""
    for part in kind.fields():
        if part.name == "bits":
            return [(f.name, ((1 << f.bitsize) - 1) << f.bitpos) for f in part.type.fields()]
    return None


def format_field(member, mask, full, name_of):
    """Format a field as "member" or "member = 3"; an empty string if it is not worth printing."""
    value = (full & mask) // (mask & -mask)
    one_bit = mask & (mask - 1) == 0
    if value == 0 and (one_bit or UNNAMED.match(member)):
        return ""
    if one_bit:
        return member
    name = name_of(member, value)
    return '%s = %d "%s"' % (member, value, name[1]) if name else "%s = %#x" % (member, value)


class WordPrinter:
    """A vmxdefs word: the number and its fields."""

    def __init__(self, tag, value):
        self.tag = tag
        self.value = value

    def to_string(self):
        full = int(self.value["full"])
        headers = headers_of(self.tag)
        rows = headers.fields_of(self.tag) if headers else []
        masks = masks_in_program(self.value.type.strip_typedefs()) or [row[:2] for row in rows]
        functions = {member: function for member, _, function in rows}

        def name_of(member, value):
            return headers.value(functions[member], value) if member in functions else None

        if not masks:
            return "%#x" % full
        parts = [format_field(member, mask, full, name_of) for member, mask in masks]
        return "%#x {%s}" % (full, ", ".join(part for part in parts if part))


def find_printer(value):
    kind = value.type.strip_typedefs()
    tag = kind.tag or ""
    if tag.startswith("vmxd_") and kind.fields() and kind.fields()[0].name == "full":
        return WordPrinter(tag, value)
    return None


def field_by_name(text, fields):
    """The encoding of the VMCS field.  A match of the whole name has priority, then one without the
    first word, then any other end of a name."""
    names = {identifier.replace("VMXD_VMCS_", "", 1): number
             for number, (identifier, _) in fields.items()}
    wanted = text.upper().replace("VMXD_VMCS_", "", 1)
    for found in ([name for name in names if name == wanted],
                  [name for name in names if name.partition("_")[2] == wanted],
                  [name for name in names if name.endswith("_" + wanted)]):
        if len(found) == 1:
            return names[found[0]]
        if found:
            raise gdb.GdbError("vmxd-field: %s is ambiguous: %s" % (
                text, " ".join(found)))
    near = difflib.get_close_matches(wanted, names, 3, 0.0)
    raise gdb.GdbError("vmxd-field: unknown VMCS field %s; similar names: %s" % (
        text, ", ".join(near)))


class FieldCommand(gdb.Command):
    """vmxd-field NUMBER|NAME|EXPRESSION: print the VMCS field with this encoding or name."""

    def __init__(self):
        super().__init__("vmxd-field", gdb.COMMAND_DATA)

    def invoke(self, argument, from_tty):
        if not argument:
            raise gdb.GdbError("vmxd-field: NUMBER|NAME|EXPRESSION is missing; example: 0x6828")
        headers = headers_of("vmxd_vmcs")
        if not headers:
            raise gdb.GdbError("vmxd-field: rows.h not found, neither next to the headers of the "
                               "program nor in %s" % os.path.normpath(DEFAULT_FOLDER))
        fields = headers.values.get("vmxd_vmcs_name", {})
        try:
            number = int(gdb.parse_and_eval(argument)) & 0xFFFFFFFFFFFFFFFF
        except gdb.error:  # not an expression, so it is a name
            number = field_by_name(argument, fields)
        for title, text in self.rows(headers, fields, number):
            gdb.write("%-26s %s\n" % (title, text))

    @staticmethod
    def rows(headers, fields, number):
        """The lines to print: (title, text)."""
        encoding = {member: ((number & mask) // (mask & -mask), function)
                    for member, mask, function in headers.fields_of("vmxd_vmcs_encoding")}

        def part(member):
            value, function = encoding.get(member, (0, ""))
            return headers.value(function, value) or ("", "%d" % value)

        is_high = part("access_type")[1] == "1" and part("width")[0] == "VMXD_VMCS_WIDTH_64"
        identifier, words = fields.get(number - is_high, (
            "none: not defined in this SDM edition", "undefined VMCS field"))
        yield "encoding", "%#x" % number
        yield "identifier", identifier
        yield "meaning", words
        yield "access", "high (bits 63:32)" if is_high else "full"
        for member in ("width", "type", "index"):
            yield member, part(member)[1]
        if identifier in headers.requirements():
            yield "requires", headers.requirements()[identifier]


gdb.pretty_printers.append(find_printer)
FieldCommand()
