#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Check vmxdecode with many inputs.

    check.py json PROGRAM FILE...      with --json, each command of these transcripts prints JSON
    check.py export PROGRAM            JSON and CSV have the same rows
    check.py lines PROGRAM SEED        trace only adds to lines
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
            if not words or set(words) & set("|<>;") or "--help" in words or words[1] == "trace":
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


def some_arguments(chance):
    command = chance.choice(["exit", "event", "field", "control", "msr", "error", "exit"])
    number = lambda: chance.choice(["0x%x" % chance.getrandbits(chance.choice([8, 16, 32, 64])),
                                    str(chance.getrandbits(34)), "zz", "", "\x01\x7f", "guest_rip"])
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
                ["capabilities", "-", "--json"]]
    while time.monotonic() < end and not failures:
        data = some_text(chance, 0.001)
        arguments = chance.choice(commands) if chance.random() < 0.5 else some_arguments(chance)
        result = run(program, arguments, data)
        one_line = result.stderr.count(b"\n") == 1
        if result.returncode not in (0, 1, 2) or (result.returncode == 2 and not one_line):
            failures.append("seed %s, input %d: %s: status %d\n%s" % (
                seed, count, arguments, result.returncode, result.stderr.decode("latin-1")))
        elif result.returncode < 2 and "--json" in arguments:
            lines = result.stdout.splitlines() if "trace" in arguments else []
            for text in [result.stdout] if "--summary" in arguments or not lines else lines:
                json.loads(text or b"{}")
        count += 1
    judge(failures, count)


globals()["check_" + sys.argv[1]](*sys.argv[2:])
