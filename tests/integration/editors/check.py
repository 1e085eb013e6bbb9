#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check that editors find what the headers in include/vmxdefs define: check.py FOLDER

ctags must find every name of every header, with its line and kind, and nothing else.

clangd must find the definition of every name and show its comment on hover.  References and completion
are checked for one name of each kind and type of a header: a constant of each word, a member of each
structure, an enumerator of each enumeration, a type, a function.  With ALL=1 in the environment they
are checked for every name, which takes more than a minute.  The uses are in a C file for each
header, written to FOLDER.  Constants are arguments of VMXD_GET there, because a use inside a macro
is the difficult case.

names.py reads the names from the headers.  CLANGD and CTAGS can name other programs, and
VMXDEFS_INCLUDE another folder with headers.
"""
import copy
import glob
import os
import re
import subprocess
import sys

from lsp import Server, Silent, uri_of
from names import Header

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")
INCLUDE = os.path.abspath(os.environ.get("VMXDEFS_INCLUDE", os.path.join(TOP, "include")))
CTAGS_KINDS = {"constant": "d", "macro": "d", "typedef": "t", "struct": "s", "union": "u",
               "enum": "g", "enumerator": "e", "function": "f", "member": "m"}
SECONDS = 20  # for an answer of clangd, on a busy machine


class Count:
    """The number of checks that passed and failed."""
    passed = failed = 0

    def check(self, passed, text):
        if passed:
            self.passed += 1
        else:
            self.failed += 1
            print("FAIL " + text, flush=True)


COUNT = Count()


def words(text):
    return set(re.findall(r"\w+", text))


def in_order(comment, text):
    """Whether the text has the words of the comment, or the first of many.  clangd wraps lines."""
    wanted = re.findall(r"\w+", comment)[:40]
    shown = re.findall(r"\w+", text)
    return any(shown[at:at + len(wanted)] == wanted for at in range(len(shown) + 1))


def short(path):
    return os.path.relpath(path, INCLUDE)


# --- ctags ---


def tags_of(path):
    """(kind, name, line) of all that ctags finds in a header, with its own settings."""
    command = [os.environ.get("CTAGS", "ctags"), "--quiet", "--options=NONE", "--excmd=number",
               "--fields=k", "-f", "-", path]
    out = subprocess.run(command, stdout=subprocess.PIPE, check=True,
                         universal_newlines=True).stdout
    tags = set()
    for line in out.splitlines():
        if not line.startswith("!"):
            name, where, number, kind = line.split("\t")[:4]
            assert where == path
            if not name.startswith("__anon"):
                tags.add((kind, name, int(number.rstrip(';"'))))
    return tags


def differences(header, path):
    """Names that ctags does not find in the file, and tags that are no names of the header."""
    tags = {tag for tag in tags_of(path) if tag[0] == "d" or tag[2] not in header.only_cxx}
    names = {(CTAGS_KINDS[name.kind], name.name, name.line) for name in header.names}
    return (["ctags does not find %s (%s) in line %d" % (name, kind, line)
             for kind, name, line in sorted(names - tags)] +
            ["only ctags finds %s (%s) in line %d" % (name, kind, line)
             for kind, name, line in sorted(tags - names)])


def check_ctags(header):
    wrong = differences(header, header.path)
    for text in wrong[:5]:
        print("     " + text)
    COUNT.check(not wrong, "ctags: %s: %d names differ" % (short(header.path), len(wrong)))


def control_of_ctags(header, folder):
    """The check fails for wrong line numbers, and for a name that a macro makes."""
    moved = os.path.join(folder, "moved.h")
    with open(moved, "w", encoding="utf-8") as file:
        file.write("\n" + "\n".join(header.lines))
    COUNT.check(len(differences(header, moved)) >= len(header.names), "control: lines that moved")
    hidden = os.path.join(folder, "hidden.h")
    with open(hidden, "w", encoding="utf-8") as file:
        file.write("#define ROWS(X) X(VMXD_HIDDEN, 1)\n#define ROW(name, number) name = number,\n"
                   "enum hidden { ROWS(ROW) };\n")
    COUNT.check("VMXD_HIDDEN" not in [name for _, name, _ in tags_of(hidden)],
                "control: a name that a macro makes")


# --- A C file that uses names ---


class Source:
    """A C file, and where in it a name is used."""

    def __init__(self, path, headers):
        self.path = path
        self.text = "".join('#include "%s"\n' % os.path.relpath(h.path, INCLUDE) for h in headers)
        self.uses = []  # (Name, (line, column)), both from 0

    def add(self, template, *names):
        """Adds lines, with the next name or text for each @."""
        parts = template.split("@")
        self.text += parts[0]
        for name, part in zip(names, parts[1:]):
            if not isinstance(name, str):
                line = self.text.count("\n")
                self.uses.append((name, (line, len(self.text) - self.text.rfind("\n") - 1)))
                name = name.name
            self.text += name + part

    def use(self, name):
        number = len(self.uses)
        if name.kind == "constant" and name.word:
            self.add("void use_%d(@ w)\n{\n    (void)VMXD_GET(@, w);\n}\n" % number,
                     name.word, name)
        elif name.kind == "member":
            path = [name]
            while path[0].outer:
                path.insert(0, path[0].outer)
            self.add("void use_%d(@@ *p)\n{\n    (void)p->%s;\n}\n" % (
                number, ".".join("@" * len(path))), *type_of(name.owner), *path)
        elif name.kind == "typedef":
            self.add("@ *use_%d;\n" % number, name)
        elif name.kind in ("struct", "union", "enum"):
            self.add("%s @ *use_%d;\n" % (name.kind, number), name)
        elif name.kind == "macro":
            self.add("#ifdef @\n#endif\n", name)
        else:
            self.add("void use_%d(void)\n{\n    (void)@;\n}\n" % number, name)

    def write(self):
        with open(self.path, "w", encoding="utf-8") as file:
            file.write(self.text)

    def uses_of(self, name):
        return [position for used, position in self.uses if used is name]


def type_of(owner):
    """How to write the type, by its typedef if there is one."""
    if owner.kind == "typedef":
        return "", owner
    return ("", owner.alias) if owner.alias else (owner.kind + " ", owner)


def public(header):
    """The names to ask for, without those that only the preprocessor and VMXD_GET use."""
    names = {}
    for name in header.names:
        has_typedef = name.kind in ("struct", "union") and name.alias  # and is written by it
        if not has_typedef and not name.name.startswith(("VMXDEFS_", "vmxd_word_of_")):
            names.setdefault((name.kind, name.name, name.owner), name)
    return list(names.values())


def one_of_each(names):
    """The first of each kind and type, one with a comment if there is one."""
    groups = {}
    for name in names:
        group = (name.kind, name.word or name.owner)
        if group not in groups or (name.comment and not groups[group].comment):
            groups[group] = name
    return list(groups.values())


# --- clangd ---


class Asked:
    """A name in a C file, and the expected answers of clangd."""

    def __init__(self, server, source, header, name):
        self.server, self.source, self.header = server, source, header
        self.name = name
        self.same = [other for other in header.names  # its definitions in the branches of an #if
                     if (other.kind, other.name, other.owner) == (name.kind, name.name, name.owner)]
        self.uses = source.uses_of(name)
        self.line, self.column = self.uses[-1]

    def ask(self, method, column=1, **more):
        return self.server.ask(method, self.source.path, (self.line, self.column + column), **more)

    def definition(self):
        found = [(at["uri"], at["range"]["start"]["line"] + 1)
                 for at in self.ask("definition") or []]
        return len(found) == 1 and found[0] in [(uri_of(self.header.path), name.line)
                                                for name in self.same]

    def hover(self):
        """The comment.  For a macro clangd shows the definition without the comment: then the value.
        For a name without a comment, the comment of another name must not be shown."""
        text = ((self.ask("hover") or {}).get("contents") or {}).get("value", "")
        if self.name.kind in ("constant", "macro"):
            return any({name.name} | words(name.value) <= words(text) for name in self.same)
        if not self.name.comment and self.name.owner:
            return not any(in_order(other.comment, text) for other in self.header.names
                           if other.owner is self.name.owner
                           and other.comment and not other.in_heading)
        return self.name.name in words(text) and any(
            in_order(name.comment, text) for name in self.same)

    def references(self):
        """All uses in the file, and nothing else but VMXD_GET, which uses types and `full`."""
        here = uri_of(self.source.path)
        found = {(at["range"]["start"]["line"], at["range"]["start"]["character"])
                 for at in self.ask("references", context={"includeDeclaration": True}) or []
                 if at["uri"] == here}
        lines = self.source.text.split("\n")
        return set(self.uses) <= found and all(
            lines[line].startswith("VMXD_GET(", column) for line, column in found - set(self.uses))

    def completion(self):
        """After two thirds of the name.  Other macros than constants are used after #ifdef, where
        clangd completes nothing: for them there is a file that ends within the name."""
        length = len(self.name.name) * 2 // 3
        if self.name.kind == "macro":
            path = self.source.path[:-2] + "_typing.c"
            with open(path, "w", encoding="utf-8") as file:
                file.write('%s\nvoid use(void)\n{\n    (void)%s' % (
                    self.source.text.split("\n")[0], self.name.name[:length]))
            self.server.open(path)
            offered = self.server.ask("completion", path, (3, 10 + length))
            self.server.close(path)
        else:
            offered = self.ask("completion", column=length)
        return self.name.name in [item.get("filterText", item["label"])
                                  for item in (offered or {"items": []})["items"]]


ABOUT = ("definition", "hover", "references", "completion")


def check_clangd(server, header, headers, folder):
    title = short(header.path)
    names = [(header, name) for name in public(header)]
    if not names:  # the umbrella: one of each kind from the headers that it includes
        for path in header.includes:
            part = headers[os.path.join(os.path.dirname(header.path), path)]
            names += [(part, name) for name in one_of_each(public(part))]
    source = Source(os.path.join(folder, title.replace("/", "_")[:-2] + ".c"), [header])
    for _ in range(2):  # two uses: references must find both
        for _, name in names:
            source.use(name)
    source.write()
    errors = server.open(source.path)
    for text in errors[:5]:
        print("     " + text)
    COUNT.check(not errors, "clangd: %s does not compile" % source.path)
    thorough = one_of_each([name for _, name in names])
    for where, name in names:
        asked = Asked(server, source, where, name)
        abouts = ABOUT if name in thorough or os.environ.get("ALL") else ABOUT[:2]
        wrong = [about for about in abouts if not getattr(asked, about)()]
        COUNT.check(not wrong, "clangd: %s: %s, line %d of %s: wrong %s" % (
            title, name, name.line, short(where.path), ", ".join(wrong)))
    server.close(source.path)
    return [name.kind for _, name in names]


def control_of_clangd(server, header, folder):
    """The checks fail for a name that does not exist, and for wrong expectations."""
    missing = copy.copy(next(name for name in header.names if name.kind == "function"))
    missing.name = "vmxd_no_such_name"
    source = Source(os.path.join(folder, "control.c"), [header])
    source.use(missing)
    real = next(name for name in header.names
                if name.kind == "function" and 1 < len(name.comment.split()) < 30)
    source.use(real)
    source.write()
    COUNT.check(server.open(source.path), "control: a name that does not exist compiles")
    asked = Asked(server, source, header, missing)
    missing.comment = "no such comment"
    for about in ABOUT:
        COUNT.check(not getattr(asked, about)(), "control: there is a %s of %s" % (about, missing))
    COUNT.check(not asked.ask("definition"), "control: %s is defined somewhere" % missing)
    asked = Asked(server, source, header, real)
    for about in ABOUT:
        COUNT.check(getattr(asked, about)(), "control: no %s of %s" % (about, real))
    asked.name = copy.copy(real)
    asked.same = [asked.name]
    asked.name.line += 1
    asked.name.comment += " and more"
    asked.name.name += "_2"
    asked.uses = [(line + 1, column) for line, column in asked.uses]
    for about in ABOUT:
        COUNT.check(not getattr(asked, about)(), "control: a wrong %s of %s passes" % (about, real))
    server.close(source.path)


# --- All ---


def main():
    folder = os.path.abspath(sys.argv[1])
    headers = {path: Header(path) for path in sorted(
        glob.glob(os.path.join(INCLUDE, "vmxdefs", "**", "*.h"), recursive=True))}
    for header in headers.values():
        check_ctags(header)
    in_c = [h for h in headers.values() if os.path.dirname(short(h.path)) == "vmxdefs"]
    example = max(in_c, key=lambda header: len(  # the header with most functions that have a comment
        [name for name in header.names if name.kind == "function" and name.comment]))
    control_of_ctags(example, folder)

    with open(os.path.join(folder, "compile_flags.txt"), "w", encoding="utf-8") as file:
        file.write("-xc\n-std=c11\n-I%s\n" % INCLUDE)
    try:
        # --sync: comments of headers come from an index, which is otherwise not ready for the first
        # answers.
        server = Server([os.environ.get("CLANGD", "clangd"), "--log=error", "--background-index=0",
                         "--limit-results=0", "--sync"], folder, SECONDS)
        try:
            control_of_clangd(server, example, folder)
            kinds = set()
            for header in in_c:
                kinds.update(check_clangd(server, header, headers, folder))
            COUNT.check(kinds >= {"constant", "member", "typedef", "function", "enumerator"},
                        "kinds of names that clangd was asked for: " + " ".join(sorted(kinds)))
        finally:
            server.stop()
    except Silent as silent:
        COUNT.check(False, "clangd: %s" % silent)
    print("%d passed, %d failed" % (COUNT.passed, COUNT.failed))
    return COUNT.failed != 0


sys.exit(main())
