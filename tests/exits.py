#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Which basic exit reasons the demo provokes on which processor: docs/exits.md.

    exits.py FOLDER MODEL...             print the page; FOLDER/MODEL.txt is what the demo wrote
    exits.py --check PAGE FOLDER MODEL...  is the page right for these models?

Exit status: 0 printed, or it is right; 1 it is not: a line for each difference; 2 misuse.
"""
import re
import sys

REASON = re.compile(r"^  reason +(\d+)  (.*?) +(provoked|not offered.*|out of reach.*)$")
END = re.compile(r"^vmxdefs demo: \d+ exits, (\d+) reasons, result pass$")
INTRODUCTION = """\
<!-- SPDX-License-Identifier: MIT -->
<!-- Made by tests/exits.py; the part `emulated` of the test run checks that it is current. -->
# Every basic exit reason, on every processor that Bochs has

The guests of the example hypervisor provoke %(all)d different basic exit reasons on the %(models)d Intel
processors with VMX of Bochs 2.7; each exit is compared with what the guest executed. x: provoked; an
empty cell: not offered by the processor. What no guest provokes stands below, and why.
"""


def read(folder, model):
    """The reasons of a model: {number: (words, verdict)}, and how many it says were provoked."""
    reasons, count = {}, None
    with open("%s/%s.txt" % (folder, model), encoding="utf-8") as text:
        for line in text:
            found = REASON.match(line.rstrip("\n"))
            if found:
                reasons[int(found[1])] = (found[2], found[3])
            found = END.match(line.rstrip("\n"))
            count = int(found[1]) if found else count
    provoked = sum(verdict == "provoked" for _, verdict in reasons.values())
    if count is None or count != provoked:
        sys.exit("exits.py: %s/%s.txt does not end well, or not as its table says" % (folder, model))
    return reasons


def cell(verdict):
    return "x" if verdict == "provoked" else ""


def out_of_reach(number, runs):
    return all(run[number][1].startswith("out of reach") for run in runs)


def line(cells):
    return "| " + " | ".join(str(c) for c in cells) + " |"


def page(models, runs):
    numbers = sorted(runs[0])
    reached = [n for n in numbers if not out_of_reach(n, runs)]
    ever = [n for n in reached if any(run[n][1] == "provoked" for run in runs)]

    yield INTRODUCTION % {"all": len(ever), "models": len(models)}
    yield line(["", "reason"] + [model.replace("_", " ") for model in models])
    yield line(["--:", "---"] + [":-:"] * len(models))
    for n in reached:
        yield line([n, runs[0][n][0]] + [cell(run[n][1]) for run in runs])
    yield line(["", "together"] + [sum(run[n][1] == "provoked" for n in run) for run in runs])
    yield "\n## Out of reach\n"
    yield line(["", "reason", "why"])
    yield line(["--:", "---", "---"])
    for n in numbers:
        if n not in reached:
            yield line([n, runs[0][n][0], runs[0][n][1].split(": ", 1)[1]])


def columns(text):
    """The columns of a page by their titles."""
    rows = [[c.strip() for c in row.strip("|\n").split("|")]
            for row in text.splitlines() if row.startswith("|")]
    titles = rows[0]
    body = [row for row in rows[2:] if len(row) == len(titles)]
    return {title: [(row[1], row[i]) for row in body] for i, title in enumerate(titles)}


def check(path, models, runs):
    """Each model's column; a reason that one model has may be in the page for another's sake."""
    with open(path, encoding="utf-8") as text:
        there = columns(text.read())
    right = True
    for model, run in zip(models, runs):
        provoked = {words for words, verdict in run.values() if verdict == "provoked"}
        column = there.get(model.replace("_", " "), [])
        stated = {words for words, mark in column if mark == "x"}
        for words in sorted(provoked ^ stated):
            right = False
            print("%s: %s: %s says %s" % (model, words, path, "yes" if words in stated else "no"))
    return right


def main(arguments):
    path = arguments[1] if arguments[:1] == ["--check"] and len(arguments) > 1 else None
    if path:
        arguments = arguments[2:]
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    folder, models = arguments[0], arguments[1:]
    runs = [read(folder, model) for model in models]
    if path:
        return 0 if check(path, models, runs) else 1
    print("\n".join(page(models, runs)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
