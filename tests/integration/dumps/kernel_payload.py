#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Unpack the ELF file in a bzImage that is compressed with xz.

usage: kernel_payload.py BZIMAGE TO

An emulated processor would need minutes for it.
Exit status: 0 done, 1 it is no such bzImage, 2 misuse.
"""

import lzma
import struct
import sys


def main(arguments):
    """Command line."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    with open(arguments[0], "rb") as file:
        image = file.read()
    if image[0x202:0x206] != b"HdrS":
        sys.exit(f"kernel_payload.py: {arguments[0]}: not a bzImage")
    # By Linux's boot protocol: setup_sects, payload_offset.
    start = (image[0x1F1] + 1) * 512 + struct.unpack_from("<I", image, 0x248)[0]
    try:
        payload = lzma.LZMADecompressor().decompress(image[start:])
    except lzma.LZMAError:
        sys.exit(f"kernel_payload.py: {arguments[0]}: not compressed with xz")
    with open(arguments[1], "wb") as file:
        file.write(payload)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
