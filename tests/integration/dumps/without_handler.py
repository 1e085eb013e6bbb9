#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Copy kvm-intel.ko without its handler of one VM exit.

usage: without_handler.py MODULE REASON TO

KVM prints the VMCS of a guest that runs only if it has no handler for a VM exit.  In the copy the table
kvm_vmx_exit_handlers has a null pointer for REASON, a number: its relocation is changed to one that does nothing.
Exit status: 0 done, 1 the module has no such handler, 2 misuse.
"""

import struct
import sys

SHT_SYMTAB, SHT_RELA = 2, 4


def read_sections(image):
    """The section headers: (type, offset, size, link, info) of each."""
    (start,) = struct.unpack_from("<Q", image, 0x28)
    size, count = struct.unpack_from("<HH", image, 0x3A)
    for i in range(count):
        _, kind, _, _, offset, length, link, info = struct.unpack_from("<IIQQQQII", image, start + i * size)
        yield kind, offset, length, link, info


def find_symbol(image, sections, name):
    """The section and the value of a symbol."""
    for kind, offset, length, link, _ in sections:
        for at in range(offset, offset + length, 24) if kind == SHT_SYMTAB else ():
            index, _, _, section, value, _ = struct.unpack_from("<IBBHQQ", image, at)
            if image.startswith(name + b"\0", sections[link][1] + index):
                return section, value
    sys.exit(f"without_handler.py: no symbol {name.decode()}")


def remove_relocation(image, sections, section, address):
    """True if there was one."""
    for kind, offset, length, _, info in sections:
        for at in range(offset, offset + length, 24) if kind == SHT_RELA and info == section else ():
            if struct.unpack_from("<Q", image, at)[0] == address:
                struct.pack_into("<Q", image, at + 8, 0)
                return True
    return False


def main(arguments):
    """Command line."""
    if len(arguments) != 3 or not arguments[1].isdigit():
        print(__doc__, file=sys.stderr)
        return 2
    source, reason, to = arguments
    with open(source, "rb") as file:
        image = bytearray(file.read())
    sections = list(read_sections(image))
    section, value = find_symbol(image, sections, b"kvm_vmx_exit_handlers")
    if not remove_relocation(image, sections, section, value + 8 * int(reason)):
        sys.exit(f"without_handler.py: {source}: no handler for VM exit {reason}")
    with open(to, "wb") as file:
        file.write(image)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
