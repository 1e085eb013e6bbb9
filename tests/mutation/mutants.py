# SPDX-License-Identifier: MIT
"""Single changes to the templates in definitions/: mutants(folder) yields them all.

An *invalid* row breaks a rule of scripts/expand: the row is removed, moved, wider, in another order, has
the number or the name of another row, or contains an unknown word.  A *changed* row is valid but has
another meaning: the boundary between two fields is moved, two names are swapped, or a number, a kind or a
column is another one.  Changed *code*, outside the blocks of rows, has another number, operator or constant.

Comments and the texts of values are not changed.
"""
import collections
import os
import re

# `header` is the template, `what` names the row or is the changed line, `edits` are
# (start, end, new text).
Mutant = collections.namedtuple("Mutant", "kind header line what edits")

NUMERAL = r"(0[xX][0-9A-Fa-f]+|\d+)"
FILLERS = ("reserved", "zero", "default1", "ignored", "undefined")  # rows without a meaning
OPERATORS = [  # the pattern, and what replaces it
    (re.compile(r"=="), "!="), (re.compile(r"!="), "=="),
    (re.compile(r"<="), "<"), (re.compile(r">="), ">"),
    (re.compile(r"(?<![<-])<(?![<=])"), "<="), (re.compile(r"(?<![>-])>(?![>=])"), ">="),
    (re.compile(r"<<"), ">>"), (re.compile(r">>"), "<<"),
    (re.compile(r"&&"), "||"), (re.compile(r"\|\|"), "&&"),
    (re.compile(r"(?<=[\w)\]] )&(?=[ (~\w])(?!&)"), "|"),
    (re.compile(r"(?<=[\w)\]])&(?=0x)"), "|"),  # as clang-format prints it after a macro argument
    (re.compile(r"(?<=[\w)\]] )\|(?=[ (~\w])(?!\|)"), "&"),
    (re.compile(r"!(?!=)"), ""), (re.compile(r"~"), ""),
    (re.compile(r"(?<=[\w)\]] )\+ "), "- "), (re.compile(r"(?<=[\w)\]] )- "), "+ "),
    (re.compile(r"(?<=[\w)\]] )\* "), "+ "), (re.compile(r"(?<=[\w)\]] )/ "), "* "),
    (re.compile(r"(?<=[\w)\]] )% "), "/ "),
    (re.compile(r"\btrue\b"), "false"), (re.compile(r"\bfalse\b"), "true"),
]


def edited(text, edits):
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def instead(match, new):
    return (*match.span(), new)


def read_templates(folder):
    templates = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".h.in") and not name.startswith("entry_"):  # entry_mutants.py changes those
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                templates[name] = file.read()
    return templates


# --- Blocks and their rows ---


class Row:
    """A line of a block with its parts.  `at` is its offset in the template."""

    def __init__(self, at, text):
        self.at, self.text, self.parts = at, text, None

    def with_part(self, name, new):
        """The edit that replaces a part; "" removes an optional part."""
        start, end = self.parts.span(name)
        return self.at + start, self.at + end, new

    def without(self):
        return self.at, self.at + len(self.text) + 1, ""

    def becomes(self, text):
        return self.at, self.at + len(self.text), text


FORMS = {
    "word": r" *(?P<bits>(?:(?P<msb>\d+):)?(?P<lsb>\d+)) +(?P<name>\w+)"
            r"(?P<options>(?: +\[\w+\])*)(?: .*)?",
    "enum": r" *(?P<name>VMXD_\w+) +(?P<number>0x[0-9A-Fa-f]+|\d+) +[^|]*?"
            r"(?: *\| *(?P<columns>.*?))?(?: +# .*)?",
    "numbers": r" *(?P<name>VMXD_\w+) +(?P<number>0x[0-9A-Fa-f]+|\d+)(?:u|ull)?(?: .*)?",
    "struct": r" *(?P<offset>\d+) +(?P<type>\w+) +(?P<name>\w+)(?P<count>(?:\[\d+\])?)(?: .*)?",
    "cases": r"",
}
GROUP = re.compile(r"%group (?P<mask>0x\w+) (?P<bits>0x\w+)(?: .*)?")


class Block:
    """A block of rows: %VERB ARGUMENT... to %end."""

    def __init__(self, match):
        heading = match[0].split("\n", 1)[0]
        self.at, self.end, self.heading = match.start(), match.end(), Row(match.start(), heading)
        verb, *self.arguments = heading[1:].split()
        self.size = int(verb[4:]) if verb.startswith("word") else 0
        self.form = verb.rstrip("0123456789")
        self.rows, self.groups = [], []
        at = match.start() + len(heading) + 1
        for text in match[0].split("\n")[1:-1]:
            row = Row(at, text)
            at += len(text) + 1
            row.parts = GROUP.fullmatch(text) or re.fullmatch(FORMS[self.form], text)
            if not row.parts:
                raise ValueError("mutants.py: a row of no known form: " + text)
            (self.groups if text.startswith("%group") else self.rows).append(row)


def blocks_of(text):
    for match in re.finditer(r"^%(?!end|group|rows|names).*?^%end$", text, re.M | re.S):
        yield Block(match)


# --- Words: each yields (row, what, edits) ---


def name_of(row):
    return row.parts["name"]


def bits_of(row):
    lsb = int(row.parts["lsb"])
    return int(row.parts["msb"] or lsb), lsb


def with_bits(row, msb, lsb):
    return row.with_part("bits", "%d" % lsb if msb == lsb else "%d:%d" % (msb, lsb))


def label(block, row):
    """The name of a row of a word; a reserved row has the number of its first bit."""
    name = name_of(row)
    if name in FILLERS:
        name += "_%d" % bits_of(row)[1]
    return "%s.%s" % (block.arguments[0], name)


def swapped(row, following):
    return [row.with_part("name", name_of(following)), following.with_part("name", name_of(row))]


def exchanged(row, following):
    return [row.becomes(following.text), following.becomes(row.text)]


def invalid_word(block):
    rows = block.rows
    fields = [row for row in rows if name_of(row) not in FILLERS]
    for row, following in zip(rows, rows[1:] + [None]):
        what, (msb, lsb) = label(block, row), bits_of(row)
        yield row, what + " lost", [row.without()]
        yield row, what + " moved up", [with_bits(row, msb + 1, lsb + 1)]
        yield row, what + " wider", [with_bits(row, msb + 1, lsb)]
        yield row, what + " narrower", [row.with_part("bits", "%d:%d" % (msb - 1, lsb))]
        yield row, what + " begins later", [row.with_part("bits", "%d:%d" % (msb, lsb + 1))]
        yield row, what + " in no known form", [row.with_part("bits", "bit %d" % lsb)]
        yield row, what + " with an unknown enum", [row.with_part("options", " [vmxd_unknown]")]
        if following:
            yield row, what + " after the next", exchanged(row, following)
        if name_of(row) in FILLERS:
            yield row, what + " with a number", [row.with_part("name", "%s_1" % name_of(row))]
        elif row is not fields[0]:
            yield row, what + " named like another", [row.with_part("name", name_of(fields[0]))]
    yield from invalid_heading(block, {"%word32": "%word64", "%word64": "%word32"})
    yield block.heading, block.arguments[0] + " of 16 bits", [block.heading.becomes(
        re.sub(r"\d+", "16", block.heading.text, count=1))]


def invalid_heading(block, other_verbs=()):
    verb, what = block.heading.text.split()[0], block.arguments[0]
    yield block.heading, what + " without %end", [(block.end - 4, block.end, "")]
    yield block.heading, what + ": an argument too many", [
        block.heading.becomes(block.heading.text + " a b")]
    yield block.heading, what + ": an unknown block", [
        block.heading.becomes(block.heading.text.replace(verb, "%unknown", 1))]
    if verb in other_verbs:
        yield block.heading, "%s: %s" % (what, other_verbs[verb]), [
            block.heading.becomes(block.heading.text.replace(verb, other_verbs[verb], 1))]


def changed_word(block, library):
    rows = block.rows
    for row, following in zip(rows, rows[1:]):
        (msb, lsb), (last, first) = bits_of(row), bits_of(following)
        for by in (1, -1):
            if lsb <= msb + by and first + by <= last:
                yield (row, "%s: its upper end moved by %d" % (label(block, row), by),
                       [with_bits(row, msb + by, lsb), with_bits(following, last, first + by)])
        yield (row, "%s and %s swapped" % (label(block, row), name_of(following)),
               swapped(row, following))
    for row in rows:
        yield from changed_kind(block, row)
        yield from changed_options(block, row, library)


def changed_kind(block, row):
    name, what = name_of(row), label(block, row)
    if name not in FILLERS:
        yield row, what + " reserved", [row.with_part("name", "reserved")]
        return
    for kind in FILLERS:
        if kind != name:
            yield row, "%s: %s" % (what, kind), [row.with_part("name", kind)]
    yield row, what + " a field", [row.with_part("name", "field_%d" % bits_of(row)[1])]


def changed_options(block, row, library):
    what, options = label(block, row), re.findall(r"\w+", row.parts["options"])
    enums = list(library.enums)
    for option in options:
        others = [" [%s]" % other for other in options if other != option]
        yield row, "%s: no [%s]" % (what, option), [row.with_part("options", "".join(others))]
        if option in enums:
            new = enums[(enums.index(option) + 1) % len(enums)]
            yield (row, "%s: [%s]" % (what, new),
                   [row.with_part("options", "".join(others + [" [%s]" % new]))])
    if not options and name_of(row) not in FILLERS and has_default1(block):
        yield row, what + ": [default1]", [row.with_part("options", " [default1]")]


def has_default1(block):
    return any("default1" in (name_of(row), *re.findall(r"\w+", row.parts["options"]))
               for row in block.rows)


# --- Enumerations ---


def number_of(row):
    return int(row.parts["number"], 0)


def with_number(row, number):
    form = "0x%04X" if row.parts["number"].lower().startswith("0x") else "%d"
    return row.with_part("number", form % number)


def invalid_enum(block):
    rows = block.rows
    for row, other in zip(rows, rows[-1:] + rows):
        name, number = name_of(row), number_of(row)
        yield row, name + " without a number", [row.with_part("number", "x")]
        if other is not row:
            yield row, name + " with the number of another", [with_number(row, number_of(other))]
            yield row, name + " named like another", [row.with_part("name", name_of(other))]
        if block.groups:
            yield row, name + " of another type", [with_number(row, number ^ 0x400)]
            yield row, name + " of another width", [with_number(row, number ^ 0x2000)]
            yield row, name + " with the bit of a high half", [with_number(row, number ^ 1)]
        for columns in invalid_columns(block, row):
            yield row, "%s: %s" % (name, columns or "nothing"), [row.with_part("columns", columns)]
    for group in block.groups:
        bits = int(group.parts["bits"], 0)
        for what, new in (("type", bits ^ 0x400), ("width", bits ^ 0x2000)):
            yield (group, "the group 0x%04X of another %s" % (bits, what),
                   [group.with_part("bits", "0x%04X" % new)])
    yield block.heading, block.arguments[0] + " without rows", [
        (rows[0].at, rows[-1].at + len(rows[-1].text) + 1, "")]
    yield from invalid_heading(block, {"%enum": "%numbers"})


def invalid_columns(block, row):
    """Columns with an unknown word, or without a word."""
    columns = row.parts["columns"]
    if block.arguments[0] == "vmxd_exit":
        flags = columns.split(", ")
        yield ", ".join(flags[1:])  # no kind
        for i, flag in enumerate(flags):
            yield ", ".join(flags[:i] + [re.sub(r"\w+$", "unknown", flag)] + flags[i + 1:])
    elif block.arguments[0] == "vmxd_vmcs":
        yield from ("", "unknown", "primary.unknown", "unknown.hlt_exiting", columns + " or",
                    "primary.hlt_exiting or pin.nmi_exiting or pin.virtual_nmis")


def changed_enum(block, library):
    rows = block.rows
    taken = {number_of(row) for row in rows}
    for row, following in zip(rows, rows[1:] + [None]):
        name, number = name_of(row), number_of(row)
        free = number + 2
        while free in taken:
            free += 2  # of a VMCS field: the same type and width
        for new in {number + 1, free} - taken:
            if not block.groups or (new ^ number) & 0xFC01 == 0:
                yield row, "%s 0x%X" % (name, new), [with_number(row, new)]
        if len(rows) > 1:
            yield row, name + " lost", [row.without()]
        if following:
            yield row, "%s and %s swapped" % (name, name_of(following)), swapped(row, following)
        for new in changed_columns(block, row, following or rows[0], library):
            yield row, "%s: %s" % (name, new), [row.with_part("columns", new)]


def changed_columns(block, row, other, library):
    """The columns of another row; one part removed, or replaced by the next of its kind, or both."""
    columns = row.parts["columns"]
    if not columns:
        return
    texts = [other.parts["columns"]]
    if block.arguments[0] == "vmxd_exit":
        flags = columns.split(", ")
        for i, flag in enumerate(flags):
            texts += [", ".join(flags[:i] + [library.after_flag(flag)] + flags[i + 1:])]
            texts += [", ".join(flags[:i] + flags[i + 1:])] if i else []
            if not re.search(r"\b(none|undefined)$", library.after_flag(flag)):  # not the number 0
                texts += [", ".join(flags[:i + 1] + [library.after_flag(flag)] + flags[i + 1:])]
    elif "." in columns:
        parts = columns.split(" or ")
        for i, part in enumerate(parts):
            texts += [" or ".join(parts[:i] + [library.after_bit(part)] + parts[i + 1:])]
            texts += parts[:i] + parts[i + 1:]
        texts += ["always", "not_enumerated"]
    else:
        texts += ["not_enumerated" if columns == "always" else "always"]
    yield from (text for text in dict.fromkeys(texts) if text != columns)


# --- Numbers, structures and cases ---


def invalid_numbers(block):
    rows = block.rows
    for row, other in zip(rows, rows[-1:] + rows):
        yield row, name_of(row) + " without a number", [row.with_part("number", "x")]
        if other is not row:
            yield row, name_of(row) + " named like another", [row.with_part("name", name_of(other))]
    yield from invalid_heading(block)


def changed_numbers(block, _):
    rows = block.rows
    for row, following in zip(rows, rows[1:] + [None]):
        name, number = name_of(row), number_of(row)
        for new in sorted({number + 1, number + 2, number ^ 1, max(number - 2, 0)} - {number}):
            yield row, "%s 0x%X" % (name, new), [row.with_part("number", "0x%X" % new)]
        yield row, name + " lost", [row.without()]
        if following:
            yield row, "%s and %s swapped" % (name, name_of(following)), swapped(row, following)


def count_of(row):
    return int(row.parts["count"].strip("[]") or 1)


def invalid_struct(block):
    tag, rows = block.arguments[0], block.rows
    for row, following in zip(rows, rows[1:] + [None]):
        what, offset = "%s.%s" % (tag, name_of(row)), int(row.parts["offset"])
        longer = "[%d]" % (count_of(row) + 1)
        yield row, what + " lost", [row.without()]
        yield row, what + " moved up", [row.with_part("offset", "%d" % (offset + 1))]
        yield row, what + " longer", [row.with_part("count", longer)]
        yield row, what + " of an unknown type", [row.with_part("type", "unsigned")]
        yield row, what + " in no known form", [row.with_part("offset", "at %d" % offset)]
        if following:
            yield row, what + " after the next", exchanged(row, following)
            yield (following, "%s.%s named like another" % (tag, name_of(following)),
                   [following.with_part("name", name_of(row))])
    for by in (1, -1):
        size = int(block.arguments[1]) + by
        yield block.heading, "%s of %d bytes" % (tag, size), [block.heading.becomes(
            " ".join(["%struct", tag, "%d" % size] + block.arguments[2:]))]
    yield from invalid_heading(block, {"%struct": "%numbers"})


def changed_struct(block, library):
    tag, rows = block.arguments[0], block.rows
    for row, following in zip(rows, rows[1:]):
        what = "%s.%s and %s" % (tag, name_of(row), name_of(following))
        yield row, what + " swapped", swapped(row, following)
        sizes = library.size(row), library.size(following)
        if sizes[0] != sizes[1]:
            offset = int(row.parts["offset"])
            yield (row, what + " in another order", [
                row.becomes(with_offset(following, offset)),
                following.becomes(with_offset(row, offset + sizes[1]))])
    for row in rows:
        for other in library.types_like(row.parts["type"])[:1]:
            yield row, "%s.%s: %s" % (tag, name_of(row), other), [row.with_part("type", other)]
    if len(block.arguments) > 2:
        for new in ("", " 8", " %d" % (2 * int(block.arguments[2]))):
            yield (block.heading, "%s: alignment%s" % (tag, new or " lost"),
                   [block.heading.becomes(" ".join(["%struct"] + block.arguments[:2]) + new)])


def with_offset(row, offset):
    return row.text[:row.parts.start("offset")] + "%d" % offset + row.text[row.parts.end("offset"):]


def invalid_cases(block):
    yield from invalid_heading(block)
    yield block.heading, "an unknown column", [block.heading.becomes("%cases unknown")]


def changed_cases(block, _):
    other = "requires" if block.arguments[0] == "class" else "class"
    yield block.heading, "%%cases %s" % other, [block.heading.becomes("%%cases %s" % other)]


SPOILED = {"word": invalid_word, "enum": invalid_enum, "numbers": invalid_numbers,
           "struct": invalid_struct, "cases": invalid_cases}
CHANGED = {"word": changed_word, "enum": changed_enum, "numbers": changed_numbers,
           "struct": changed_struct, "cases": changed_cases}


def row_changes(text, library):
    """(kind, place, what, edits) of each change to a row or to the heading of a block."""
    for block in blocks_of(text):
        for row, what, edits in SPOILED[block.form](block):
            yield "invalid", row.at, what, edits
        for row, what, edits in CHANGED[block.form](block, library):
            yield "changed", row.at, what, edits


# --- Code ---


class Library:
    """The definitions of the rows of all templates, and the one that follows a constant, flag or bit."""

    def __init__(self, templates):
        self.after = {}  # a constant or enumerator: the next one of its block
        self.enums = []  # tags
        self.bits = {}   # PREFIX in lower case -> names of its fields
        self.sizes = {"uint8_t": 1, "uint16_t": 2, "uint32_t": 4, "uint64_t": 8}
        for text in templates.values():
            for block in blocks_of(text):
                if block.form == "word":
                    self.add_word(block)
                elif block.form in ("enum", "numbers"):
                    self.add_names([name_of(row) for row in block.rows])
                if block.form == "enum":
                    self.enums.append(block.arguments[0])

    def add_word(self, block):
        tag, prefix = block.arguments
        fields = [row for row in block.rows if name_of(row) not in FILLERS]
        kinds = {"reserved"} | {name_of(row) for row in block.rows} & set(FILLERS)
        masks = [kind.upper() for kind in FILLERS if kind in kinds and kind != "zero"]
        wide = [name_of(row).upper() + "_SHIFT" for row in fields if row.parts["msb"]]
        self.sizes[tag] = block.size // 8
        self.bits[prefix[5:].lower()] = [name_of(row) for row in fields]
        self.add_names(["%s_%s" % (prefix, name_of(row).upper()) for row in fields] +
                       [prefix + "_" + mask for mask in masks])
        self.add_names([prefix + "_" + shift for shift in wide])

    def add_names(self, names):
        for name, following in zip(names, names[1:] + names[:1]):
            self.after[name] = following if following != name else "(%s + 1)" % name

    def size(self, row):
        return self.sizes[row.parts["type"]] * count_of(row)

    def types_like(self, kind):
        """Numbers as long as a word, or words as long as a number."""
        return [other for other, size in self.sizes.items() if size == self.sizes[kind]
                and other.startswith("uint") != kind.startswith("uint")]

    def after_bit(self, bit):
        """source.bit: the next bit of that word."""
        prefix, _, name = bit.partition(".")
        names = self.bits[prefix]
        return "%s.%s" % (prefix, names[(names.index(name) + 1) % len(names)])

    def after_flag(self, flag):
        """A part of the class of an exit reason: the next one of its kind."""
        kind, _, name = flag.rpartition(" ")
        prefix = {"qual": "VMXD_QUAL_FORMAT_", "info": "VMXD_INFO_FORMAT_"}.get(kind, "VMXD_KIND_")
        if prefix + name.upper() in self.after:
            return (kind + " " + self.after[prefix + name.upper()][len(prefix):].lower()).lstrip()
        flags = self.bits["exit_class"][3:]  # after kind, qual_format and info_format
        return flags[(flags.index(name) + 1) % len(flags)]


def blanked(text, pattern):
    """The text with blanks instead of the matches: nothing else moves."""
    return re.sub(pattern, lambda m: re.sub(r"[^\n]", " ", m[0]), text, flags=re.S | re.M)


def code_of(text):
    """The C code, without rows, comments, strings and preprocessor conditions."""
    code = blanked(text, r"^%.*?^%end$")
    code = blanked(blanked(code, r"/\*.*?\*/"), r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)'")
    code = blanked(code, r"^#if defined\((?:__cplusplus|__CPPCHECK__)\).*?(?=^#else)")
    code = blanked(code, r"^#(?!define)[^\n]*|^#define (VMXDEFS|VMXD_VERSION)_\w+[^\n]*|^#define ")
    # A weaker assertion does not change the headers.
    return re.sub(r"VMXD_ASSERT\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)",
                  lambda m: blanked(m[0], r"&&|[<>]=?|==|!=|\|"), code)


def code_edits(code, library):
    for m in re.finditer(r"(?<![\w.])%s(?=[uUlL]*\b)" % NUMERAL, code):
        yield instead(m, ("0x%X" if m[1].lower().startswith("0x") else "%d") % (int(m[1], 0) + 1))
    for pattern, new in OPERATORS:
        for m in pattern.finditer(code):
            yield instead(m, new)
    for m in re.finditer(r"\bVMXD_\w+\b(?!\()", code):
        if m[0] in library.after:
            yield instead(m, library.after[m[0]])


def line_at(text, at):
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return " ".join(text[start:end].rstrip("\\").split())


# --- All of them ---


def mutants(folder):
    templates = read_templates(folder)
    library = Library(templates)
    for header, text in templates.items():
        for kind, at, what, edits in row_changes(text, library):
            yield Mutant(kind, header, 1 + text.count("\n", 0, at), what, edits)
        for edit in sorted(set(code_edits(code_of(text), library))):
            yield Mutant("code", header, 1 + text.count("\n", 0, edit[0]),
                         line_at(edited(text, [edit]), edit[0]), [edit])
