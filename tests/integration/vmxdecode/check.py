#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check vmxdecode with many inputs.

    check.py json PROGRAM FILE...      with --json, each command of these transcripts prints JSON
    check.py export PROGRAM            JSON and CSV have the same rows
    check.py lines PROGRAM SEED        trace only adds to lines
    check.py summary PROGRAM SEED      trace --summary has the counts and times of a random trace
    check.py garbage PROGRAM SEED SECONDS
                                       any bytes: no crash, and a status of 0, 1 or 2
"""
import csv
import io
import json
import os
import random
import re
import shlex
import subprocess
import sys
import tempfile
import time



def run(program, arguments, data=b""):
    return subprocess.run([program] + arguments, input=data, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False)


def judge(failures, count):
    for failure in failures:
        print("FAIL", failure)
    print("%d passed, %d failed" % (count - len(failures), len(failures)))
    sys.exit(1 if failures or not count else 0)


def check_json(program, *files):
    failures, count = [], 0
    for path in files:
        os.chdir(os.path.dirname(os.path.abspath(path)))
        for line in open(path):
            words = shlex.split(line)[1:] if line.startswith("$ vmxdecode ") else []
            if not words or set(words) & set("|<>;") or "--help" in words or "trace" in words:
                continue
            result = run(program, ["--json"] + words[1:])
            if result.returncode == 2:
                continue
            count += 1
            try:
                json.loads(result.stdout)
            except ValueError as error:
                failures.append("%s: %s" % (line.strip(), error))
    judge(failures, count)


def check_export(program):
    rows = list(csv.DictReader(io.StringIO(
        run(program, ["export", "--format", "csv"]).stdout.decode())))
    objects = json.loads(run(program, ["export", "--format", "json"]).stdout)["definitions"]
    failures = ["CSV %s, JSON %s" % pair for pair in zip(rows, objects)
                if dict(pair[0], width=int(pair[0]["width"])) != pair[1]]
    if len(rows) != len(objects):
        failures.append("%d rows, %d objects" % (len(rows), len(objects)))
    judge(failures, len(rows))


WORDS = [b"kvm_exit:", b"kvm_exit", b"kvm:kvm_exit:", b"vcpu", b"reason", b"rip", b"info1",
         b"info2", b"info", b"intr_info", b"error_code", b"EPT_VIOLATION", b"HLT", b"0x30", b"48", b"UNKNOWN",
         b"(76)", b"()", b"FAILED_VMENTRY", b"0x80000b0e", b"0xffffffffffffffffff", b"0x", b"0",
         b"",
         b"182", b"\x00", b"\xff\xfe", b"\r", b"cpu1", b"msr", b"0x480", b"480", b"=", b"[2]", b"#",
         b"kvm_nested_vmexit:", b"kvm_nested_vmexit_inject:", b"kvm_entry:", b"kvm_mmio:",
         b"kvm_fast_mmio:", b"mmio", b"write", b"gpa", b"reason:", b"ext_inf2:", b"ext_int:",
         b"EXCEPTION_NMI", b"IO_INSTRUCTION", b"[002]", b"5123.456789:", b"x-2101", b"(12)",
         b"GUEST_CR0", b"#GP", b"cannot read MSR", b"`", b"kvm:", b"PinBased=",
         b"0x48b", b"0x495", b"0x3a", b"CPU", b"-1", b"0x80000021", b"99999999999999999999"]


def some_text(chance, long_lines=0.02):
    """Lines of such words, sometimes a very long one; the last may have no newline."""
    lines = []
    for _ in range(chance.randrange(1, 40)):
        words = [chance.choice(WORDS) for _ in range(chance.randrange(16))]
        if chance.random() < long_lines:
            words.append(b"x" * chance.randrange(1 << 21))
        lines.append(chance.choice([b" ", b" ", b":"]).join(words))
    return b"\n".join(lines) + chance.choice([b"\n", b""])


def traced(program, text):
    """The output of trace for the text, from a pipe and from a file: the reads differ in size."""
    with tempfile.TemporaryFile() as file:
        file.write(text)
        file.seek(0)
        from_file = subprocess.run([program, "trace"], stdin=file, stdout=subprocess.PIPE,
                                   stderr=subprocess.DEVNULL, check=False).stdout
    return run(program, ["trace"], text).stdout, from_file


def check_lines(program, seed):
    chance = random.Random(int(seed))
    failures = []
    exit_line = b"x kvm_exit: reason HLT rip 0x1"
    for number in range(20):
        where = "seed %s, text %d: " % (seed, number)
        parts = [b"x\n" * chance.randrange(1 << 20) + exit_line + b"\n" for _ in range(2)]
        parts.append(some_text(chance).replace(b"#", b""))
        outputs = traced(program, b"".join(parts))
        apart = b"".join(run(program, ["trace"], part).stdout for part in parts)
        if outputs != (apart, apart):
            failures.append(where + "the parts of a trace give something else than the whole")
        if re.sub(rb"  # [^\r\n]*", b"", apart) != b"".join(parts):
            failures.append(where + "trace has changed more than it has added")
        if apart.count(b"\n" + exit_line + b"  # 12 HLT\n") != 2:
            failures.append(where + "an exit at the edge of a block is lost")
        line = (b"y" * ((1 << 20) + chance.randrange(1 << 21)) + exit_line + b"\n") * 2
        outputs = traced(program, line + exit_line)
        if outputs != (line + exit_line + b"  # 12 HLT",) * 2:
            failures.append(where + "a line beyond the length of a block has not gone through")
    judge(failures, 80)


EXIT_LINE = (" qemu-%d  [%03d] d..1. %d.%06d: kvm_exit: vcpu %d reason %s rip 0x7c00 info1 0x%x info2 0x0 "
             "intr_info 0x0 error_code 0x0\n")


class Tally:
    """What --summary counts for one key."""

    def __init__(self):
        self.exits, self.times = 0, []

    def members(self):
        if not self.times:
            return {"exits": self.exits}
        return {"exits": self.exits, "timed_exits": len(self.times), "total_ns": sum(self.times),
                "min_ns": min(self.times), "max_ns": max(self.times),
                "average_ns": sum(self.times) // len(self.times)}


def random_trace(chance):
    """Returns a trace of several threads, and (table, key) -> Tally.  Some exits have no entry."""
    lines, tallies, open_exits, now = [], {}, {}, 5123000000
    tally = lambda *key: tallies.setdefault(key, Tally())
    for _ in range(3000):
        now += chance.randrange(1, 300)
        vcpu = chance.randrange(6)
        origin = (2100 + vcpu, chance.randrange(4), now // 1000000, now % 1000000)
        if vcpu in open_exits and chance.random() < 0.9:
            start, exit_tallies = open_exits.pop(vcpu)
            for t in exit_tallies:
                t.times.append((now - start) * 1000)
            lines.append(" qemu-%d  [%03d] d..1. %d.%06d: kvm_entry: vcpu %d, rip 0x7c00\n" % (origin + (vcpu,)))
            continue
        basic, name = chance.choice([(12, "HLT"), (30, "IO_INSTRUCTION"), (49, "EPT_MISCONFIG"), (10, "CPUID")])
        port, direction = chance.choice([0x3F8, 0xCF8, 0x60]), chance.randrange(2)
        lines.append(EXIT_LINE % (origin + (vcpu, name, port << 16 | direction << 3 if basic == 30 else 0)))
        keys = [("reasons", basic), ("vcpus", 2100 + vcpu)]
        if basic == 30:
            keys.append(("ports", "0x%x" % port, "IN" if direction else "OUT"))
        if basic == 49:
            gpa, write = chance.choice([0xFEE00020, 0xFEE000B0]), chance.random() < 0.5
            keys.append(("MMIO", "0x%x" % gpa, "write" if write else "read"))
            lines.append(" qemu-%d  [%03d] d..1. %d.%06d: kvm_mmio: mmio %s len 4 gpa 0x%x val 0x0\n" % (
                origin + ("write" if write else "unsatisfied-read", gpa)))
        for key in keys:
            tally(*key).exits += 1
        open_exits[vcpu] = (now, [tally(*key) for key in keys])
    return "".join(lines), tallies


def check_summary(program, seed):
    text, tallies = random_trace(random.Random(int(seed)))
    result = json.loads(run(program, ["trace", "--summary", "--json"], text.encode()).stdout)
    found = {}
    for table, names in (("reasons", ["basic"]), ("vcpus", ["thread"]), ("ports", ["port", "direction"]),
                         ("MMIO", ["guest_physical_address", "direction"])):
        for row in result[table]:
            found[(table,) + tuple(row[name] for name in names)] = {
                name: value for name, value in row.items() if name == "exits" or name.endswith("_ns") or
                name == "timed_exits"}
    failures = ["seed %s: %s: %s, not %s" % (seed, key, found.get(key), tally.members())
                for key, tally in tallies.items() if found.get(key) != tally.members()]
    failures += ["seed %s: %s is not in the trace" % (seed, key) for key in set(found) - set(tallies)]
    judge(failures, len(tallies) + 1)


def some_arguments(chance):
    command = chance.choice(["exit", "event", "field", "control", "msr", "error", "exit", "value"])
    number = lambda: chance.choice(["0x%x" % chance.getrandbits(chance.choice([8, 16, 32, 64])),
                                    str(chance.getrandbits(34)), "zz", "", "\x01\x7f", "guest_rip",
                                    "%08x" % chance.getrandbits(32), "%xh" % chance.getrandbits(32),
                                    "EPT_VIOLATION", "access rights", "_", "cr%d" % chance.randrange(6)])
    arguments = [command] + [number() for _ in range(chance.randrange(3))]
    if command == "control" and len(arguments) > 1:
        arguments[1] = chance.choice(["pin", "proc", "proc2", "proc3", "exit2", "vmfunc", "no"])
    if command == "exit":
        for option in chance.sample(["qualification", "gpa", "gla", "interruption", "error-code",
                                     "idt-vectoring", "length", "information"],
                                    chance.randrange(5)):
            arguments += ["--" + option, number()]
    return arguments + chance.choice([[], ["--json"]])


def check_garbage(program, seed, seconds):
    chance = random.Random(int(seed))
    end, failures, count = time.monotonic() + float(seconds), [], 0
    commands = [["trace"], ["trace", "--json"], ["trace", "--summary"], ["capabilities", "-"],
                ["capabilities", "-", "--json"], ["trace", "--summary", "--json"], ["-"],
                ["-", "--json"], ["compare", "-", "-"], ["capabilities"]]
    while time.monotonic() < end and not failures:
        data = some_text(chance, 0.001)
        arguments = chance.choice(commands) if chance.random() < 0.5 else some_arguments(chance)
        result = run(program, arguments, data)
        one_line = result.stderr.count(b"\n") == 1
        if result.returncode not in (0, 1, 2) or (result.returncode == 2 and not one_line):
            failures.append("seed %s, input %d: %s: status %d\n%s" % (
                seed, count, arguments, result.returncode, result.stderr.decode("latin-1")))
        elif result.returncode < 2 and "--json" in arguments:
            is_lines = "--summary" not in arguments and result.stdout.startswith(b'{"event"')
            for text in result.stdout.splitlines() if is_lines else [result.stdout]:
                json.loads(text or b"{}")
        count += 1
    judge(failures, count)


globals()["check_" + sys.argv[1]](*sys.argv[2:])
