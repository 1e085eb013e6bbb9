#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Work with maps: CSV files with the names of another project and the names of vmxdefs.

A map has the columns name, value, vmxdefs and note:

    name      a constant, or a type: `union vmx_exit_reason`, `VMX_VMEXIT_REASON`
    value     the number that the constant has there; of a type its size, such as `4 bytes`
    vmxdefs   the expression or the type to write instead; empty if there is none
    note      for the reader; it must say why, if vmxdefs is empty

A note that begins with `wrong: `, `older: `, `other numbers: ` or `other size: ` says that the two values
are not equal, and why.  The sed file leaves such a name alone.  Lines that begin with # are comments.

`sed` also takes a list of renames, with the columns old and new.  An old name is a name, a few tokens of C such
as `MY_GET(my_word, my_field,`, a member such as `.my_field`, or a file of an #include such as `my/file.h`.
"""
import argparse
import csv
import os
import re
import shlex
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
INCLUDE = os.path.join(HERE, "..", "..", "include")
PAGE = os.path.join(HERE, "migration_page.md")

DIFFER = ("wrong: ", "older: ", "other numbers: ", "other size: ")
GROUPS = [  # of the page: the first whose pattern is found in the expression
    ("basic exit reasons", r"VMXD_EXIT_(?!REASON_|CTL2?_|INTR_)"),
    ("the exit-reason word", r"VMXD_EXIT_REASON_"),
    ("VMCS fields", r"VMXD_VMCS_(?!ENUM_)|vmxd_vmcs_|VMXD_REVISION_"),
    ("controls", r"VMXD_(PIN|PRIMARY|SECONDARY|TERTIARY|EXIT_CTL2?|ENTRY_CTL|VMFUNC)_"),
    ("capability MSRs", r"VMXD_MSR_(?!BITMAP)"
                        r"|VMXD_(BASIC|MISC|EPT_VPID_CAP|VMCS_ENUM|CTLS32|CTLS64|FEATURE_CONTROL)_"
                        r"|vmxd_msr_list_max"),
    ("EPT", r"VMXD_(EPTP?|HLAT_POINTER|MEMORY_TYPE)_|vmxd_ept"),
    ("INVEPT and INVVPID", r"VMXD_INV"),
    ("VM-instruction errors, status, VMX aborts", r"VMXD_(ERROR|VMSUCCEED|VMFAIL|ABORT)"),
    ("events", r"VMXD_(ENTRY_INTR|EXIT_INTR|IDT_VECTORING|EVENT|VECTOR)_"),
    ("guest state", r"VMXD_(AR|INTR_STATE|INTR_STATUS|PENDING_DB|(SYSTEM_)?SEGMENT|ACTIVITY)_"),
    ("exit qualifications", r"VMXD_(QUAL|FAILED_ENTRY|TASK_SWITCH|CR|LMSW|GPR|DR|IO|APIC_ACCESS)_"),
    ("instruction information", r"VMXD_INFO_"),
    ("sizes and structures in memory", r""),
]
TITLES = {"linux": "Linux", "xen": "Xen"}  # of the page, where a file is called otherwise

# --- Maps ---


def cells_of(path):
    """The rows of a CSV file, each with the number of its line."""
    with open(path, newline="", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip() and not line.startswith("#"):
                yield number, next(csv.reader([line]))


def read(path, columns):
    """The rows of a CSV file with these columns, or the end with what is wrong in it."""
    rows = []
    header = None
    for number, cells in cells_of(path):
        if header is None:
            header = cells
            if header[:len(columns)] != columns:
                sys.exit("%s:%d: the columns must be %s" % (path, number, ",".join(columns)))
        elif len(cells) != len(header):
            sys.exit("%s:%d: %d columns instead of %d" % (path, number, len(cells), len(header)))
        else:
            rows.append(dict(zip(header, cells), line=number))
    if not rows:
        sys.exit("%s: it has no rows" % path)
    return rows


def is_type(row):
    return row["value"].endswith(" bytes")


def value_of(row):
    """The number; of a type its size in bytes."""
    return int(row["value"].replace(" bytes", ""), 0)


def differs(row):
    return row["note"].startswith(DIFFER)


def rows_of(path):
    """The rows of a map, or the end with what is wrong in it."""
    rows = read(path, ["name", "value", "vmxdefs", "note"])
    names = set()
    for row in rows:
        where = "%s:%d: %s " % (path, row["line"], row["name"])
        if row["name"] in names:
            sys.exit(where + "is in the map twice")
        names.add(row["name"])
        if not row["vmxdefs"] and not row["note"]:
            sys.exit(where + "has neither an expression nor a note")
        if row["vmxdefs"] and not row["value"]:
            sys.exit(where + "has no value")
        try:
            row["value"] and value_of(row)
        except ValueError:
            sys.exit(where + "has a value that is neither a number nor a size such as `4 bytes`")
    return rows


# --- check ---


def program(paths):
    """A C program that compares.  To the compiler each comparison is in its row of the map."""
    yield '#include "checks.h"\n\nint main(void)\n{'
    for path in paths:
        for row in rows_of(path):
            if row["vmxdefs"]:
                code = "sizeof(%s)" % row["vmxdefs"] if is_type(row) else row["vmxdefs"]
                yield '#line %d "%s"' % (row["line"], path.replace("\\", "\\\\"))
                yield '    %s("%s", %s, %d%s, "%s (%s)");' % (
                    "check_differs" if differs(row) else "check", code, code, value_of(row),
                    "u" if value_of(row) < 2**32 else "ull", path.replace("\\", "\\\\"), row["name"])
    yield "    return result();\n}"


def check(args):
    """Compile the program and run it."""
    with tempfile.TemporaryDirectory() as folder:
        source, binary = os.path.join(folder, "maps.c"), os.path.join(folder, "maps")
        with open(source, "w", encoding="utf-8") as file:
            file.write("\n".join(program(args.map)) + "\n")
        command = shlex.split(os.environ.get("CC", "cc")) + [
            "-std=c11", "-Wall", "-Wextra", "-Werror", "-I", args.include, "-I", HERE, source, "-o", binary]
        if subprocess.run(command, check=False).returncode:
            sys.exit("the rows above do not compile: vmxdefs has no such name")
        sys.exit(subprocess.run([binary], check=False).returncode)


# --- sed ---

# The script puts a mark before each name that may be replaced, replaces marked names alone, and removes the
# marks.  What is marked is decided once for a line, by one command that takes it apart into tokens.
NAME = r"[A-Za-z_][A-Za-z0-9_]*"
TOKENS = {  # extended regular expressions; each has the groups that the comment says
    "name": NAME,                                              # none
    "string": r'"([^"\\]|\\.)*"',                              # 1
    "character": r"'([^'\\]|\\.)+'",                           # 1
    "comment": r"\/\*([^*]|\*+[^*\/])*\*+\/|\/\/.*",           # 1
    "open_comment": r"\/\*([^*]|\*+[^*\/])*\**$",              # 1
    "open_string": r'"([^"\\]|\\.)*\\\r?$',                    # 1
    "number": r"[0-9]([A-Za-z0-9_.]|'[A-Za-z0-9_])*",          # 1
    "qualified": r"::[ \t]*" + NAME,                           # none
    "operand": r'\[[ \t]*' + NAME + r'[ \t]*\][ \t]*"([^"\\]|\\.)*"',           # 1
    "macro": r"#[ \t]*(define|undef|ifdef|ifndef)[ \t]+" + NAME,                # 1
    "defined": r"defined[ \t]*\(?[ \t]*" + NAME,               # none
    "include": r"#[ \t]*include[ \t]*<[^>]*>",                 # none
}
TOKENS["left_alone"] = "|".join([TOKENS[token] for token in (
    "string", "character", "number", "qualified", "operand", "macro", "include", "defined")]
    + [r"\x0e[^\x0f]*\x0f", r"\.\.\."])
MARKING = r"""# SPDX-License-Identifier: MIT
# Made by vmxdefs, tests/reference/migration.py.  For GNU sed:
#
#     LC_ALL=C sed -E -i -f THIS_FILE FILE...
#
# Names are replaced in code and in comments.  These are left alone: string literals, character
# constants, names after . or -> or ::, the file of an #include, the name that #define, #undef,
# #ifdef, #ifndef and defined() are about, and the name of an operand of asm: [NAME] "constraint".

# A line may begin within a comment (C), within a string literal (S), or after a line that ends
# with . or -> (M).  Then the token that is open is repeated before it, with the mark \x06.
x
1 s/.*//
/C/ { x; s/^/\/*\x06/; x; }
/S/ { x; s/^/"\x06/; x; }
/M/ { x; s/^/.\x06/; x; }
s/.*//
x

# \x02 comment \x03   \x04 comment that is still open \x05   \x0e string that is still open \x0f
s/(%(string)s|%(character)s)|(%(comment)s)|(%(open_comment)s)|(%(open_string)s)/\1\x02\4\x03\x04\6\x05\x0e\8\x0f/g
s/\x02\x03|\x04\x05|\x0e\x0f//g
/\x05/ { x; s/.*/C/; x; }
/\x0f/ { x; s/.*/S/; x; }
/([^.]\.|->)[ \t]*\r?$/ { x; s/.*/M/; x; }

# In comments quotes do not open literals, and a full stop before a blank is not an operator.
/[\x02\x04]/ {
    :quote
    s/([\x02\x04][^\x03\x05]*)"/\1\x10/
    t quote
    :apostrophe
    s/([\x02\x04][^\x03\x05]*)'/\1\x11/
    t apostrophe
    :stop
    s/([\x02\x04][^\x03\x05]*)\.([ \t])/\1\x12\2/
    t stop
}

# \x01 before each name, \x07 before those of members.
s/(%(left_alone)s)|(%(name)s)/\1\x01\7/g
s/((\.|->)\x06?[ \t]*)\x01/\1\x07/g

""" % TOKENS
UNMARKING = r"""
s/[\x01-\x05\x07\x0e\x0f]//g
y/\x10\x11\x12/"'./
s/^(\/\*|"|\.)\x06//
"""


def is_name(token):
    return re.fullmatch(NAME, token) is not None


def pattern(tokens):
    """The regular expression for a few marked tokens; blanks between them do not matter."""
    if tokens[0] == "." and len(tokens) == 2:
        return r"\x07%s\b" % tokens[1]
    text = ""
    for at, token in enumerate(tokens):
        if at and re.match(r"\w", tokens[at - 1]) and re.match(r"\w", token):
            text += r"[ \t]+"
        elif at:
            text += r"[ \t]*"
        if is_name(token):
            text += r"\x01%s\b" % token
        elif token[0].isdigit():
            text += r"%s\x01?" % token
        else:
            text += re.sub(r"([][(){}.*+?^$|\\/])", r"\\\1", token)
    return text


def command(tokens, new):
    """The command of sed for a few tokens, or for the file of an #include."""
    new = re.sub(r"([&/\\])", r"\\\1", new.lstrip("."))
    if tokens[-2:] == [".", "h"]:
        file = "".join(tokens).replace("/", r"\/").replace(".", r"\.")
        return r's/^([ \t]*#[ \t]*\x01?include[ \t]*["<]([^">]*\/)?)%s([">])/\1%s\3/' % (file, new)
    return "s/%s/%s/g" % (pattern(tokens), new)


def script(pairs):
    """The sed script that replaces the first of each pair by the second.  The longest come first, so that
    a name within an expression does not hide the expression."""
    rules = [(re.findall(r"\w+|[^\w\s]", old), new) for old, new in pairs]
    rules.sort(key=lambda rule: -len(rule[0]))
    return MARKING + "\n".join(command(*rule) for rule in rules) + "\n" + UNMARKING


def pairs_of(path):
    """What a map or a list of renames replaces, and by what."""
    if next(cells_of(path), (0, []))[1][:2] == ["old", "new"]:
        for row in read(path, ["old", "new"]):
            if row["old"].startswith(".") != row["new"].startswith("."):
                sys.exit("%s:%d: only one of the names is that of a member" % (path, row["line"]))
            yield row["old"], row["new"]
        return
    for row in rows_of(path):
        code = row["vmxdefs"]
        if not code or differs(row) or not re.fullmatch(r"(\w+ )?\w+", row["name"]):
            continue
        if not is_type(row) and not re.fullmatch(r"\w+(\([^()]*\))?", code):
            code = "(%s)" % code
        yield row["name"], code


def sed(args):
    sys.stdout.write(script([pair for path in args.map for pair in pairs_of(path)]))


# --- page ---


def cell(code):
    """Code in a table.  A | must be escaped, and not all readers take an escape within code."""
    return " \\| ".join("`%s`" % part for part in code.split(" | "))


def line(cells):
    return "| " + " | ".join(cells) + " |"


def heading(cells):
    return [line(cells), line(["---"] * len(cells))]


def group_of(row):
    if is_type(row):
        return "types"
    return next(title for title, text in GROUPS if re.search(text, row["vmxdefs"]))


def section(title, rows):
    """The tables of one source."""
    for group in ["types"] + [name for name, _ in GROUPS]:
        members = [row for row in rows if row["vmxdefs"] and group_of(row) == group]
        if not members:
            continue
        notes = any(row["note"] for row in members)
        yield from ["", "### %s: %s" % (title, group), ""]
        yield from heading([title, "size" if group == "types" else "value", "here"] + ["note"] * notes)
        for row in members:
            yield line([cell(row["name"]), cell(row["value"]), cell(row["vmxdefs"])]
                       + [row["note"]] * notes)
    if not all(row["vmxdefs"] for row in rows):
        yield from ["", "### %s: without a name here" % title, ""]
        yield from heading([title, "why"])
        yield from (line([cell(row["name"]), row["note"]]) for row in rows if not row["vmxdefs"])


def page(args):
    """The hand-written text, with the tables of a map at the end of its section."""
    with open(PAGE, encoding="utf-8") as file:
        text = file.read()
    for path in args.map:
        source = os.path.splitext(os.path.basename(path))[0]
        title = TITLES.get(source, source)
        tables = "\n".join(section(title, rows_of(path))) + "\n"
        mark = "<!-- tables: %s -->\n" % source
        if mark in text:
            text = text.replace(mark, tables)
        else:
            text += "\n## %s\n%s" % (title, tables)
    sys.stdout.write(text)


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for run, words in (
            (check, "compare the values of maps with the headers"),
            (sed, "print a script for GNU sed that replaces the names"),
            (page, "print the page with the tables of these maps")):
        command = commands.add_parser(run.__name__, help=words, description=words[0].upper() + words[1:] + ".")
        command.set_defaults(run=run)
        command.add_argument("map", metavar="MAP", nargs="+", help="a CSV file")
        if run is check:
            command.add_argument("--include", metavar="FOLDER", default=INCLUDE,
                                 help="the folder that has vmxdefs/vmxdefs.h (default: that of this clone)")
    args = parser.parse_args()
    try:
        args.run(args)
    except OSError as error:
        sys.exit("%s: %s" % (error.filename, error.strerror))


if __name__ == "__main__":
    main()
