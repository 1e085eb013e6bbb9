# SPDX-License-Identifier: MIT
"""The names that a header defines, read from its text.

This reads plain declarations only: #define, typedef, struct, union, enum and functions with a body.
It does not expand macros: names that a macro makes are not found, and neither does an editor find them.
"""
import re

TOKEN = re.compile(r"""
      (?P<comment>/\*.*?\*/|//[^\n]*)
    | (?P<directive>(?<![^\n])[ \t]*\#(?:/\*.*?\*/|\\\n|[^\n])*)
    | (?P<string>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')
    | (?P<word>[A-Za-z_]\w*)
    | (?P<other>[^\s])""", re.VERBOSE | re.DOTALL)
DEFINE = re.compile(r"\s*#\s*define\s+(\w+)(\(?)((?:.|\n)*)")
OPENING, CLOSING = "([{", ")]}"


class Name:
    """A name: its kind, the line that defines it, its comment, and what it belongs to."""

    def __init__(self, kind, name, line, comment="", **more):
        self.kind, self.name, self.line, self.comment = kind, name, line, comment
        self.value = more.get("value")  # of a constant: the text
        self.owner = more.get("owner")  # of a member or enumerator: the Name of the type
        self.outer = more.get("outer")  # of a member in a struct without a name: bits in bits.basic
        self.word = more.get("word")    # of a constant: the word that it is a field of
        self.in_heading = more.get("in_heading")  # the comment is one for several enumerators
        self.alias = more.get("alias")  # of a struct, union or enum: the typedef, if there is one

    def __repr__(self):
        return "%s %s" % (self.kind, self.name)


class Token:
    """A token, or a comment, and its lines."""

    def __init__(self, text, kind, first, last, starts_line):
        self.text, self.kind, self.starts_line = text, kind, starts_line
        self.first, self.last = first, last


def tokens_of(text):
    """All tokens and comments in order."""
    out, line, at = [], 1, 0
    for match in TOKEN.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        last = line + match.group().count("\n")
        starts_line = not text[text.rfind("\n", 0, at) + 1:at].strip()
        out.append(Token(match.group(), match.lastgroup, line, last, starts_line))
    return out


def without_comments(text):
    return re.sub(r"/\*.*?\*/|//[^\n]*", " ", text, flags=re.DOTALL)


def plain(comment):
    """The words of a comment, without its delimiters."""
    text = re.sub(r"^/\*+|\*+/$|^//+", " ", comment)
    return " ".join(re.sub(r"\n\s*\*", "\n", text).split())


class Header:
    """A header: `names` in the order of the file, `includes`, and the lines that only C++ reads."""

    def __init__(self, path):
        self.path = path
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.lines = text.split("\n")
        self.names, self.includes, self.only_cxx = [], [], set()
        self.before, self.behind = {}, {}  # line -> the comment that ends, or begins, there
        tokens = tokens_of(text)
        for token in tokens:
            if token.kind == "comment":
                if token.starts_line:
                    self.before[token.last] = token.text
                else:
                    self.behind[token.first] = token.text
        code = [t for t in self.code_for_c(tokens) if t.kind != "comment"]
        self.declarations(code)
        self.connect()

    # --- Preprocessor ---

    def code_for_c(self, tokens):
        """Without the directives, which are read here, and without what only C++ compiles."""
        branches, out = [], []  # of each #if: whether C reads this branch
        for token in tokens:
            if token.kind != "directive":
                if all(branches):
                    out.append(token)
                elif token.kind != "comment":
                    self.only_cxx.update(range(token.first, token.last + 1))
                continue
            words = without_comments(token.text).strip(" \t#").split(None, 1)
            verb, rest = words[0] if words else "", words[1] if len(words) > 1 else ""
            if verb in ("if", "ifdef", "ifndef"):
                is_cxx = re.sub(r"[\s()]|defined", "", rest) == "__cplusplus"
                branches.append(not (is_cxx and verb != "ifndef"))
            elif verb in ("else", "elif"):
                branches[-1] = True
            elif verb == "endif":
                branches.pop()
            elif verb == "include":
                self.includes.append(rest.strip().strip('<>"'))
            elif verb == "define":
                self.define(token)
        return out

    def define(self, token):
        name, takes_arguments, value = DEFINE.match(token.text).groups()
        value = " ".join(without_comments(value.replace("\\\n", " ")).split())
        trailing = re.search(r"/\*.*?\*/\s*$", token.text, re.DOTALL)
        above = self.before.get(token.first - 1)
        comment = plain(trailing.group().strip() if trailing else above or "")
        is_constant = not takes_arguments and re.match(r'[-"(0-9]', value)
        kind = "constant" if is_constant else "macro"
        self.add(kind, name, token.first, comment, value=value)

    # --- Declarations ---

    def add(self, *arguments, **more):
        self.names.append(Name(*arguments, **more))
        return self.names[-1]

    def comment_of(self, first, last):
        """The comment after a declaration of these lines, or else directly above it."""
        return plain(self.behind.get(last) or self.before.get(first - 1) or "")

    def comment_above(self, head):
        return plain(self.before.get(head[0].first - 1, ""))

    def is_heading(self, line):
        """Whether the comment above the line begins a group: an empty line or a brace is before it."""
        above = self.before.get(line - 1)
        if not above or line in self.behind:
            return False
        first = line - 1 - above.count("\n")
        return self.lines[first - 2].strip()[-1:] in ("", "{")

    def declarations(self, code):
        at = 0
        while at < len(code):
            head, body, tail, at = statement(code, at)
            if not head:
                continue
            words = [t.text for t in head]
            keyword = words[1] if words[0] == "typedef" and len(words) > 1 else words[0]
            if body is not None and keyword in ("struct", "union", "enum"):
                self.type_with_body(head, keyword, body, tail)
            elif body is not None and words[0] == "extern":
                self.declarations(body)
            elif body is not None and ")" in words:
                name = head[words.index("(") - 1]
                self.add("function", name.text, name.first, self.comment_above(head))
            elif words[0] == "typedef":
                name = declared(head[1:])
                self.add("typedef", name.text, name.first,
                         self.comment_of(head[0].first, head[-1].last))

    def type_with_body(self, head, keyword, body, tail):
        comment = self.comment_above(head)
        owner = None
        tag = head[[t.text for t in head].index(keyword) + 1:]
        if tag:
            owner = self.add(keyword, tag[0].text, tag[0].first, comment)
        if head[0].text == "typedef":
            name = declared(tail)
            alias = self.add("typedef", name.text, name.first, comment)
            if owner:
                owner.alias = alias
            owner = owner or alias
        if keyword == "enum":
            for part in split(body):
                comment = self.comment_of(part[0].first, part[-1].last)
                self.add("enumerator", part[0].text, part[0].first, comment, owner=owner,
                         in_heading=self.is_heading(part[0].first))
        else:
            self.members(body, owner, None)

    def members(self, code, owner, outer):
        at = 0
        while at < len(code):
            head, body, tail, at = statement(code, at)
            if body is not None:
                inner = outer
                if tail:
                    name = declared(tail)
                    inner = self.add("member", name.text, name.first, self.comment_above(head),
                                     owner=owner, outer=outer)
                self.members(body, owner, inner)
                continue
            parts = split(head)
            for part in parts:
                name = declared(part)
                comment = self.comment_of(head[0].first, head[-1].last) if len(parts) == 1 else ""
                self.add("member", name.text, name.first, comment, owner=owner, outer=outer)

    def connect(self):
        """#define vmxd_word_of_CONSTANT tag: a constant and its word."""
        constants = {name.name: name for name in self.names if name.kind == "constant"}
        words = {name.name: name for name in self.names if name.kind == "typedef"}
        for name in self.names:
            field = name.name.partition("vmxd_word_of_")[2]
            if field in constants:
                name.kind = "macro"  # VMXD_GET uses it; users do not
                constants[field].word = words.get(name.value)


def statement(code, at):
    """The next declaration: the parts before, in and after its braces, and its end."""
    start = at
    while at < len(code) and code[at].text not in "{;":
        at = after(code, at)
    head = code[start:at]
    if at == len(code) or code[at].text == ";":
        return head, None, [], at + 1
    end = after(code, at)
    body = code[at + 1:end - 1]
    words = [t.text for t in head]
    if not {"struct", "union", "enum"} & set(words[:2]) or words[0] in ("static", "extern"):
        return head, body, [], end
    at = end
    while at < len(code) and code[at].text != ";":
        at += 1
    return head, body, code[end:at], at + 1


def after(code, at):
    """The index after the token at `at`, or after its closing bracket."""
    if code[at].text not in OPENING:
        return at + 1
    depth = 0
    while at < len(code):
        depth += (code[at].text in OPENING) - (code[at].text in CLOSING)
        at += 1
        if depth == 0:
            break
    return at


def split(code):
    """The parts between commas; commas in brackets do not count."""
    parts, part, at = [], [], 0
    while at < len(code):
        if code[at].text == ",":
            parts.append(part)
            part, at = [], at + 1
            continue
        end = after(code, at)
        part += code[at:end]
        at = end
    return [part for part in parts + [part] if part]


def declared(code):
    """The token that a declarator names: x[4], x : 3, *x, (*x)(...), x(...) of a function type."""
    words = [t.text for t in code]
    for at in range(len(words) - 2):
        if words[at:at + 2] == ["(", "*"]:
            return code[at + 2]
    while words and words[0].isupper() and words[1:2] == ["("]:  # an attribute: VMXD_ALIGNAS(64)
        end = after(code, 1)
        code, words = code[end:], words[end:]
    for at, word in enumerate(words):
        if word in ("[", ":", "(", "="):
            return code[at - 1]
    return code[-1]
