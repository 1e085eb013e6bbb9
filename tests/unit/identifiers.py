#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check that every identifier of the library that a comment names exists.

    identifiers.py FILE...

FILE is a template of definitions/ or a header.  In a template the rows of a block count as comments
too: their words and notes become comments of the header.  An identifier exists if the code of the
headers in include/vmxdefs, without its comments, has it.  One that ends in `_`, or that is followed
by `*`, stands for all that begin with it.
"""
import os
import re
import sys

HEADERS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..",
                       "include", "vmxdefs")
IDENTIFIER = re.compile(r"\b(?:vmxd|VMXD)_\w+\*?")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
BLOCK = re.compile(r"^%(?!end|group)\w.*?^%end", re.S | re.M)
PLACEHOLDERS = {"vmxd_x", "vmxd_x_field", "vmxd_y", "vmxd_y_name", "VMXD_ROWS_X", "VMXD_ROWS_Y"}


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def existing():
    """The identifiers in the code of all headers."""
    found = set()
    for folder, _, names in os.walk(HEADERS):
        for name in names:
            code = COMMENT.sub(" ", text_of(os.path.join(folder, name)))
            found.update(IDENTIFIER.findall(code))
    return found


def named(text):
    """(offset, identifier) of each that a comment or a row of a block names."""
    for part in list(COMMENT.finditer(text)) + list(BLOCK.finditer(text)):
        for match in IDENTIFIER.finditer(part[0]):
            yield part.start() + match.start(), match[0]


def exists(identifier, known):
    if identifier.endswith(("_", "*")):
        prefix = identifier.rstrip("*")
        return any(name.startswith(prefix) for name in known)
    return identifier in known or identifier in PLACEHOLDERS


def is_definition(text, offset):
    """The identifier is a tag or a prefix in the first line of a block: vmxd_eptp VMXD_EPTP."""
    return text.rfind("\n", 0, offset) + 1 == text.rfind("%", 0, offset)


def main(files):
    known, checked, failures = existing(), 0, []
    for path in files:
        text = text_of(path)
        for offset, identifier in sorted(set(named(text))):
            if is_definition(text, offset):
                continue
            checked += 1
            if not exists(identifier, known):
                line = text.count("\n", 0, offset) + 1
                failures.append("FAIL %s:%d names %s, which does not exist" % (path, line, identifier))
    for failure in failures:
        print(failure)
    print("%d passed, %d failed" % (checked - len(failures), len(failures)))
    return 1 if failures or not checked else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
