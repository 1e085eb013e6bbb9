#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compare the basic exit reasons of a run with the column of its processor model in a table.

    exits.py TABLE VERSION MODEL LOG            print each row that differs
    exits.py --update TABLE VERSION MODEL LOG   write the results of the run to the table

TABLE is tests/data/exits.csv, VERSION that of Bochs, LOG what the self-test printed.
Exit status: 0 no difference, or the table was updated; 1 a difference; 2 misuse.
"""
import csv
import os
import re
import sys

REASON = re.compile(r"^  reason +(\d+)  (.*?) +"
                    r"(provoked|not offered by this processor|no case provokes it)(?:: (.*))?$")
RESULTS = {"provoked": "provoked", "not offered by this processor": "not offered",
           "no case provokes it": "out of reach"}
CAPABILITIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "capabilities")


def versions(cell):
    """A cell is a result, or "VERSION: RESULT; ..." where versions of Bochs differ: version -> result;
    None is the version of a single result."""
    if ": " not in cell:
        return {None: cell}
    return dict(part.split(": ") for part in cell.split("; "))


def result_of(cell, version):
    results = versions(cell)
    return results.get(version, results.get(None, "missing"))


def read_table(path):
    """The comments, the names of the columns, and the rows by number."""
    with open(path, newline="", encoding="utf-8") as file:
        lines = list(file)
    table = csv.DictReader(line for line in lines if not line.startswith("#"))
    rows = {int(row["number"]): row for row in table}
    return [line for line in lines if line.startswith("#")], table.fieldnames, rows


def read_log(path):
    """The rows that the run printed: number -> (reason, result, why)."""
    with open(path, encoding="utf-8", errors="replace") as text:
        found = [REASON.match(line.rstrip("\n")) for line in text]
    return {int(row[1]): (row[2], RESULTS[row[3]], row[4] or "") for row in found if row}


def differences(rows, run, version, model):
    for number in sorted(set(rows) | set(run)):
        row = rows.get(number, {})
        stated = result_of(row.get(model, "missing"), version)
        result = run.get(number, ("", "missing", ""))[1]
        if stated != result:
            yield "%s: %d %s: the table says %s, the run says %s" % (
                model, number, row.get("reason") or run[number][0], stated, result)


def updated(cell, version, result):
    results = versions(cell or result)
    if None in results:
        results = dict.fromkeys(sorted(set(os.listdir(CAPABILITIES)) | {version}), results[None])
    results[version] = result
    if len(set(results.values())) == 1:
        return result
    return "; ".join("%s: %s" % item for item in sorted(results.items()))


def update(path, version, model, run):
    comments, columns, rows = read_table(path)
    if model not in columns:
        columns = columns + [model]
    for number, (reason, result, why) in run.items():
        row = rows.setdefault(number, {})
        row.update({"number": number, "reason": reason,
                    "why": why if result == "out of reach" else "",
                    model: updated(row.get(model), version, result)})
    with open(path, "w", newline="", encoding="utf-8") as file:
        file.writelines(comments)
        table = csv.DictWriter(file, columns, restval="not offered", lineterminator="\n")
        table.writeheader()
        table.writerows(rows[number] for number in sorted(rows))


def main(arguments):
    updates = arguments[:1] == ["--update"]
    if updates:
        arguments = arguments[1:]
    if len(arguments) != 4:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    path, version, model, log = arguments
    run = read_log(log)
    if not run:
        print("exits.py: %s has no table of exit reasons" % log)
        return 1
    if updates:
        update(path, version, model, run)
        return 0
    bad = list(differences(read_table(path)[2], run, version, model))
    print("".join(text + "\n" for text in bad), end="")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
