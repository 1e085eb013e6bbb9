#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Print the registers of a processor of QEMU, as its monitor shows them.

usage: qemu_registers.py QEMU_COMMAND...

Starts the command with a control channel (QMP) and waits until the processor has halted; with -S it does not run.
QEMU prints a failed VM entry of KVM in the same format.
Exit status: 0 printed, 1 the processor did not halt within a minute, 2 misuse.
"""

import json
import subprocess
import sys
import time


def ask(qemu, command, **arguments):
    """The answer to a command; events are skipped."""
    print(json.dumps({"execute": command, "arguments": arguments}), file=qemu.stdin, flush=True)
    for line in qemu.stdout:
        answer = json.loads(line)
        if "return" in answer:
            return answer["return"]
        if "error" in answer:
            sys.exit(f"qemu_registers.py: {answer['error']['desc']}")
    sys.exit("qemu_registers.py: QEMU has ended")


def read_registers(qemu, halted):
    """The text, when the processor stays in that state.  The firmware halts for moments, too."""
    end = time.monotonic() + 60
    last = ""
    while time.monotonic() < end:
        text = ask(qemu, "human-monitor-command", **{"command-line": "info registers"})
        if f"HLT={halted}" in text and text == last:
            return text.replace("\r", "")
        last = text
        time.sleep(1)
    sys.exit("qemu_registers.py: the processor did not halt")


def main(command):
    """Command line."""
    if not command:
        print(__doc__, file=sys.stderr)
        return 2
    with subprocess.Popen(
        command + ["-qmp", "stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii"
    ) as qemu:
        try:
            ask(qemu, "qmp_capabilities")
            print(read_registers(qemu, 0 if "-S" in command else 1), end="")
        finally:
            qemu.kill()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
