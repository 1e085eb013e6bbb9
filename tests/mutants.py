# SPDX-License-Identifier: MIT
"""Changes to the headers, one at a time: mutants(folder) gives them all.

A *spoiled* row is lost, moved, of another width, or has the value of another row.  A *changed* row
is well formed but says something else: a boundary between two fields, two names swapped, another
value or argument.  Changed *code* has another number, operator, constant or field.
"""
import collections
import os
import re

# `edits` are (start, end, new text); `what` names the row, or is the changed line.
Mutant = collections.namedtuple("Mutant", "kind header line what edits")

NUMERAL = r"(0[xX][0-9A-Fa-f]+|\d+)"
DEFINE = re.compile(r"^#define (\w+)(?:[^\\\n]|\\\n|\\.)*", re.M)
FIELD = re.compile(r"F\(T, (\w+),\s*(\d+),\s*(\d+)\)")
ROW = re.compile(r"\bX\((VMXD_\w+)(?:,\s*((?:[^()]|\([^()]*\))*?))?\)")
LAYOUT = re.compile(r"^VMXD_LAYOUT(\d\d)\((\w+), (\w+)\)", re.M)
OPERATORS = [  # what it looks like, what becomes of it
    (re.compile(r"=="), "!="), (re.compile(r"!="), "=="),
    (re.compile(r"<="), "<"), (re.compile(r">="), ">"),
    (re.compile(r"(?<![<-])<(?![<=])"), "<="), (re.compile(r"(?<![>-])>(?![>=])"), ">="),
    (re.compile(r"<<"), ">>"), (re.compile(r">>"), "<<"),
    (re.compile(r"&&"), "||"), (re.compile(r"\|\|"), "&&"),
    (re.compile(r"(?<=[\w)\]] )&(?=[ (~\w])(?!&)"), "|"),
    (re.compile(r"(?<=[\w)\]] )\|(?=[ (~\w])(?!\|)"), "&"),
    (re.compile(r"!(?!=)"), ""), (re.compile(r"~"), ""),
    (re.compile(r"(?<=[\w)\]] )\+ "), "- "), (re.compile(r"(?<=[\w)\]] )- "), "+ "),
    (re.compile(r"\btrue\b"), "false"), (re.compile(r"\bfalse\b"), "true"),
]


def edited(text, edits):
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def instead(match, new):
    return (*match.span(), new)


def blanked(text, pattern):
    """The text with what the pattern finds as blanks, so that all else keeps its place."""
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S | re.M)


def without_comments(text):
    return blanked(text, r"/\*.*?\*/")


def read_headers(folder):
    headers = {}
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            headers[name] = file.read()
    return headers


# --- Rows of tables: each yields (where, what, edits) ---


def field(name, lsb, width):
    return "F(T, %s, %d, %d)" % (name, lsb, width)


def parts(row):
    return row[1], int(row[2]), int(row[3])


def spoiled_fields(rows):
    for row, following in zip(rows, rows[1:] + [None]):
        name, lsb, width = parts(row)
        for what, new in (("lost", ""), ("moved up", field(name, lsb + 1, width)),
                          ("wider", field(name, lsb, width + 1)),
                          ("narrower", field(name, lsb, width - 1))):
            yield row.start(), name + " " + what, [instead(row, new)]
        if following:
            yield (row.start(), name + " after the next",
                   [instead(row, following[0]), instead(following, row[0])])


def changed_fields(rows):
    for row, following in zip(rows, rows[1:]):
        name, lsb, width = parts(row)
        next_name, _, next_width = parts(following)
        for by in (1, -1):
            if width + by > 0 and next_width - by > 0:
                yield (row.start(), "%s: its upper end moved by %d" % (name, by),
                       [instead(row, field(name, lsb, width + by)),
                        instead(following, field(next_name, lsb + width + by, next_width - by))])
        yield (row.start(), "%s and %s swapped" % (name, next_name),
               [instead(row, field(next_name, lsb, width)),
                instead(following, field(name, lsb + width, next_width))])


# --- Rows of lists ---


def number_of(row):
    found = re.match(NUMERAL + ",", row[2] or "") if row else None
    return int(found[1], 0) if found else None


def with_number(row, value):
    return instead(row, re.sub(r",\s*%s," % NUMERAL, ", 0x%X," % value, row[0], count=1))


def spoiled_values(rows):
    for row, other in zip(rows, rows[-1:] + rows):
        name, value = row[1], number_of(row)
        if value is None:
            continue
        if other is not row and number_of(other) is not None:
            yield row.start(), name + " like another", [with_number(row, number_of(other))]
        if re.match("VMXD_VMCS_(CTRL|INFO|GUEST|HOST)_", name):
            yield row.start(), name + " of another type", [with_number(row, value ^ 0x400)]
            yield row.start(), name + " of another width", [with_number(row, value ^ 0x2000)]


def changed_values(rows):
    taken = {number_of(row) for row in rows}
    for row, following in zip(rows, rows[1:] + [None]):
        name, value = row[1], number_of(row)
        if value is None:
            yield from changed_arguments(row, following or rows[0])
            continue
        free = value + 2
        while free in taken:
            free += 2  # of a VMCS field: the same type and width
        for new in (value + 1, free):
            yield row.start(), "%s 0x%X" % (name, new), [with_number(row, new)]
        if number_of(following) is not None:
            yield (row.start(), "%s and %s swapped" % (name, following[1]),
                   [instead(row, row[0].replace(name, following[1])),
                    instead(following, following[0].replace(following[1], name))])


def changed_arguments(row, other):
    """A row without a number: what another one says; one of its flags left out, or all."""
    for mine, theirs in zip(arguments(row), arguments(other)):
        flags = re.findall(r"VMXD_\w+", mine[2]) if "|" in mine[2] else []
        texts = [theirs[2]] + [" | ".join(f for f in flags if f != flag) for flag in flags]
        if re.fullmatch(r"VMXD_(HAS|MAY_HAVE)\w+", mine[2]):
            texts.append("0")
        for text in dict.fromkeys(texts):
            if text != mine[2]:
                yield mine[0], "%s: %s" % (row[1], text), [(*mine[:2], text)]
    if row[2] is None and other is not row:
        yield row.start(), row[1] + " lost", [instead(row, "")]


def arguments(row):
    """The arguments of a row after the name, each as (start, end, text)."""
    for part in re.finditer(r"[^\s\\,()](?:[^,()]|\([^()]*\))*", row[2] or ""):
        start, text = row.start(2) + part.start(), part[0].rstrip(" \\\n")
        yield start, start + len(text), text


# --- Code ---


class Words:
    """What stands beside a member in its table, and beside an enumerator in its list."""

    def __init__(self, headers):
        self.after = {}    # an enumerator: the next one of its list
        self.members = {}  # a word: its members
        for code in headers.values():
            tables = {}
            for define in DEFINE.finditer(code):
                tables[define[1]] = [row[1] for row in FIELD.finditer(define[0])]
                names = [row[1] for row in ROW.finditer(define[0])]
                if is_list(define):
                    for name, following in zip(names, names[1:] + names[:1]):
                        self.after.setdefault(name, following)
            for _, tag, table in LAYOUT.findall(code):
                self.members[tag] = tables[table]

    def next_member(self, tag, member):
        """The member after this one; None if there is no such word or member."""
        names = self.members.get(tag, [])
        return names[(names.index(member) + 1) % len(names)] if member in names else None


def is_list(define):
    return re.match(r"#define VMXD_\w+\(X\)", define[0])


def code_of(text):
    """What is neither row, comment, string nor preprocessor condition, and is compiled as C."""
    code = blanked(without_comments(text), r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)'")
    code = blanked(code, r"^#if defined\(__cplusplus\).*?(?=^#else)")
    code = blanked(code, FIELD.pattern)
    code = blanked(code, r"^#define VMXD_\w+\(X\)(?:[^\\\n]|\\\n)*")
    code = blanked(code, r"^#(?!define)[^\n]*|^#define (VMXDEFS|VMXD_VERSION)_\w+[^\n]*|^#define ")
    # An assertion has no value: one that asks less changes nothing.
    return re.sub(r"VMXD_ASSERT\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)",
                  lambda m: blanked(m[0], r"&&|[<>]=?|==|!=|\|"), code)


def code_edits(code, words):
    for m in re.finditer(r"(?<![\w.])%s(?=[uUlL]*\b)" % NUMERAL, code):
        yield instead(m, ("0x%X" if m[1].lower().startswith("0x") else "%d") % (int(m[1], 0) + 1))
    for pattern, new in OPERATORS:
        for m in pattern.finditer(code):
            yield instead(m, new)
    for m in re.finditer(r"VMXD_(?:GET|MASK|PUT)(?:32|64)\((\w+),\s*(\w+)", code):
        other = words.next_member(m[1], m[2])
        if other:
            yield (*m.span(2), other)
    for m in re.finditer(r"\b(vmxd_\w+)_[lm]sb\b", code):
        for tag in words.members:
            other = words.next_member(tag, m[1][len(tag) + 1:]) if m[1].startswith(tag) else None
            if other:
                yield (*m.span(1), tag + "_" + other)
    for m in re.finditer(r"\bVMXD_\w+\b(?!\()", code):
        if m[0] in words.after:
            yield instead(m, words.after[m[0]])


def line_at(text, at):
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return " ".join(text[start:end].rstrip("\\").split())


# --- All of them ---


def row_changes(text):
    """(kind, where, what, edits) of each change to a row."""
    code = without_comments(text)
    for define in DEFINE.finditer(code):
        fields = list(FIELD.finditer(code, *define.span()))
        values = list(ROW.finditer(code, *define.span())) if is_list(define) else []
        for kind, of_field, of_value in (("spoiled", spoiled_fields, spoiled_values),
                                         ("changed", changed_fields, changed_values)):
            for change in (*of_field(fields), *of_value(values)):
                yield (kind, *change)


def mutants(folder):
    headers = read_headers(folder)
    words = Words({name: without_comments(text) for name, text in headers.items()})
    for header, text in headers.items():
        for kind, at, what, edits in row_changes(text):
            yield Mutant(kind, header, 1 + text.count("\n", 0, at), what, edits)
        for edit in sorted(set(code_edits(code_of(text), words))):
            yield Mutant("code", header, 1 + text.count("\n", 0, edit[0]),
                         line_at(edited(text, [edit]), edit[0]), [edit])
