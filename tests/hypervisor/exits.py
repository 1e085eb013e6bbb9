#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compare the basic exit reasons of a run with tests/data/exits.csv, or write the tables from many runs.

    exits.py VERSION MODEL LOG    print each row that differs
    exits.py --update FOLDER      write the results of the runs FOLDER/VERSION/MODEL to the tables
    exits.py --models VERSION     print the processor models that the tables know of this version
    exits.py --not-packaged       print what only builds that no Debian release has can execute

VERSION is that of Bochs, MODEL a processor model or MODEL+FEATURE+..., LOG what the self-test printed.
The tables, in tests/data:
    exits.csv                   exit reason x processor model x version
    emulators.csv               the versions, and the processor models of each
    not_packaged.csv            test cases that no Bochs of a Debian release can execute
    not_executed.csv            test cases that no Bochs can execute; written by hand
    capabilities/VERSION/MODEL.txt, of the versions that a Debian release has
Results of versions that are not in FOLDER are kept.
Exit status: 0 no difference, or the tables were written; 1 a difference, or a run without results; 2 misuse.
"""
import csv
import os
import re
import sys

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")
EXITS, EMULATORS, NOT_PACKAGED = "exits.csv", "emulators.csv", "not_packaged.csv"
NOT_EXECUTED = "not_executed.csv"
REASON = re.compile(r"^  reason +(\d+)  (.*?) +"
                    r"(provoked|not offered by this processor|no case provokes it)(?:: (.*))?$")
RESULTS = {"provoked": "provoked", "not offered by this processor": "not offered",
           "no case provokes it": "out of reach"}
FIELDS = re.compile(r"^  (\d+) of \d+ known fields exist, ")
# Lines of a log that are no name of a case that was run.
NO_CASE = re.compile(r"^( |$|vmxdefs |known bugs|fuzz: |scripts/|each case and its exits)"
                     r"|: not offered by this processor")
NOT_OFFERED = re.compile(r"^([^ ].*): not offered by this processor: ")


class Table:
    """A CSV file whose first lines are comments."""

    def __init__(self, name):
        self.path = os.path.join(DATA, name)
        with open(self.path, newline="", encoding="utf-8") as file:
            lines = list(file)
        table = csv.DictReader(line for line in lines if not line.startswith("#"))
        self.comments = [line for line in lines if line.startswith("#")]
        self.rows = list(table)
        self.columns = list(table.fieldnames)

    def write(self):
        with open(self.path, "w", newline="", encoding="utf-8") as file:
            file.writelines(self.comments)
            table = csv.DictWriter(file, self.columns, lineterminator="\n")
            table.writeheader()
            table.writerows(self.rows)


class Emulators:
    """The versions of Bochs, in the order of the table."""

    def __init__(self):
        self.table = Table(EMULATORS)
        self.rows = {row["version"]: row for row in self.table.rows}

    def models(self, version):
        return self.rows[version]["models"].split() if version in self.rows else []

    def versions(self, model):
        return [version for version in self.rows if model in self.models(version)]

    def is_packaged(self, version):
        return bool(self.rows[version]["suite"])


def split_cell(cell):
    """A cell is a result, or "VERSION, VERSION: RESULT; ..." where versions differ: version -> result.
    None is the version of a single result."""
    if ": " not in cell:
        return {None: cell}
    found = {}
    for part in cell.split("; "):
        names, result = part.split(": ")
        found.update(dict.fromkeys(names.split(", "), result))
    return found


def join_cell(results):
    """The opposite: version -> result."""
    if len(set(results.values())) <= 1:
        return next(iter(results.values()), "")
    groups = {}
    for version, result in results.items():
        groups.setdefault(result, []).append(version)
    return "; ".join("%s: %s" % (", ".join(names), result) for result, names in groups.items())


def result_of(cell, version):
    results = split_cell(cell)
    return results.get(version, results.get(None)) or "missing"


def read_lines(path):
    with open(path, encoding="utf-8", errors="replace") as text:
        return [line.rstrip("\r\n") for line in text]


def reasons(lines):
    """The rows that the run printed: number -> (reason, result, why)."""
    found = [REASON.match(line) for line in lines]
    return {int(row[1]): (row[2], RESULTS[row[3]], row[4] or "") for row in found if row}


def differences(version, model, run):
    rows = {int(row["number"]): row for row in Table(EXITS).rows}
    for number in sorted(set(rows) | set(run)):
        row = rows.get(number, {})
        stated = result_of(row.get(model, ""), version)
        result = run.get(number, ("", "missing", ""))[1]
        if stated != result:
            yield "%s: %d %s: the table says %s, the run says %s" % (
                model, number, row.get("reason") or run[number][0], stated, result)


def executed_despite_row(lines):
    """The rows of not_executed.csv whose cases have been executed."""
    names = set(lines)
    for row in Table(NOT_EXECUTED).rows:
        if row["case"] in names:
            yield "%s: it was executed; not_executed.csv says that no Bochs can" % row["case"]


def never_executed_without_row(runs):
    """The cases that no run has executed, and that have no row in not_executed.csv."""
    known = {row["case"] for row in Table(NOT_EXECUTED).rows}
    everything = {line for lines in runs.values() for line in lines}
    for match in filter(None, map(NOT_OFFERED.match, sorted(everything))):
        if match[1] not in everything and match[1] not in known:
            known.add(match[1])
            yield "%s: no run has executed it, and not_executed.csv has no row" % match[1]


def compare(version, model, log):
    lines = read_lines(log)
    run = reasons(lines)
    if not run:
        print("exits.py: %s has no table of exit reasons" % log)
        return 1
    bad = list(differences(version, model, run)) + list(executed_despite_row(lines))
    print("".join(text + "\n" for text in bad), end="")
    return 1 if bad else 0


def read_runs(folder):
    """(version, model) -> the lines of the log; and the names of the runs without results."""
    runs, bad = {}, []
    for version in sorted(os.listdir(folder)):
        if not os.path.isdir(os.path.join(folder, version)):
            continue
        for model in sorted(os.listdir(os.path.join(folder, version))):
            if model.endswith((".bochs", ".failure")):
                continue
            lines = read_lines(os.path.join(folder, version, model))
            if reasons(lines):
                runs[version, model] = lines
            else:
                bad.append("Bochs %s, %s: no table of exit reasons" % (version, model))
    return runs, bad


def update_emulators(emulators, runs, order):
    """The models of the versions that have run, in the order of Bochs."""
    for version in sorted({version for version, _ in runs}):
        if version not in emulators.rows:
            row = dict.fromkeys(emulators.table.columns, "")
            row["version"] = version
            emulators.table.rows.append(row)
            emulators.rows[version] = row
        models = [model for run_version, model in runs if run_version == version]
        models.sort(key=lambda model: (order.get(model.split("+")[0], len(order)), model))
        emulators.rows[version]["models"] = " ".join(models)
    emulators.table.write()


def update_exits(emulators, runs, order):
    table = Table(EXITS)
    old = {int(row["number"]): row for row in table.rows}
    models = sorted({model for version in emulators.rows for model in emulators.models(version)},
                    key=lambda model: (order.get(model.split("+")[0], len(order)), model))
    results = {run: reasons(lines) for run, lines in runs.items()}
    names = {number: row[0] for result in results.values() for number, row in result.items()}
    table.rows = []
    for number in sorted(set(old) | set(names)):
        before = old.get(number, {})
        row = {"number": number, "reason": names.get(number) or before["reason"]}
        out_of_reach = []
        for model in models:
            cell = {}
            for version in emulators.versions(model):
                if (version, model) in results:
                    _, cell[version], why = results[version, model].get(number, ("", "missing", ""))
                else:
                    cell[version] = result_of(before.get(model, ""), version)
                    why = before.get("why", "")
                if cell[version] == "out of reach" and why not in out_of_reach:
                    out_of_reach.append(why)
            row[model] = join_cell(cell)
        row["why"] = "; ".join(why for why in out_of_reach if why)
        table.rows.append(row)
    table.columns = ["number", "reason", "why"] + models
    table.write()


def update_capabilities(version, model, lines):
    folder = os.path.join(DATA, "capabilities", version)
    os.makedirs(folder, exist_ok=True)
    fields = [row[1] for row in map(FIELDS.match, lines) if row]
    with open(os.path.join(folder, model + ".txt"), "w", encoding="utf-8") as file:
        file.write("# SPDX-License-Identifier: MIT\n"
                   "# The capability MSRs of the model %s of Bochs %s, as the self-test prints them.\n"
                   "# VMREAD finds %s of the VMCS fields.\n" % (model, version, fields[-1] if fields else "?"))
        file.writelines(line[len("  msr "):] + "\n" for line in lines if line.startswith("  msr "))


def update_not_packaged(emulators, runs):
    table = Table(NOT_PACKAGED)
    packaged, private = set(), {}
    for (version, _), lines in runs.items():
        for line in lines:
            if NO_CASE.search(line):
                continue
            if emulators.is_packaged(version):
                packaged.add(line)
            else:
                private.setdefault(line, set()).add(version)
    if not private:
        private = {row["case"]: set(row["versions"].split(", ")) for row in table.rows}
    table.rows = [{"case": case, "versions": ", ".join(sorted(versions))}
                  for case, versions in private.items() if case not in packaged]
    table.write()


def update(folder):
    runs, bad = read_runs(folder)
    emulators = Emulators()
    # New models come last.
    order = {}
    for version in sorted(emulators.rows, key=lambda v: len(emulators.models(v))):
        for model in emulators.models(version):
            order.setdefault(model.split("+")[0], len(order))
    update_emulators(emulators, runs, order)
    update_exits(emulators, runs, order)
    for (version, model), lines in runs.items():
        if emulators.is_packaged(version):
            update_capabilities(version, model, lines)
    if any(emulators.is_packaged(version) for version, _ in runs):
        update_not_packaged(emulators, runs)
    if not all(emulators.is_packaged(version) for version, _ in runs):
        bad += never_executed_without_row(runs)
    for (version, model), lines in runs.items():
        bad += ("Bochs %s, %s: %s" % (version, model, text) for text in executed_despite_row(lines))
    print("".join(text + "\n" for text in bad), end="")
    return 1 if bad else 0


def not_packaged():
    """What no packaged Bochs can execute: exit reasons and cases."""
    emulators = Emulators()
    packaged = {version for version in emulators.rows if emulators.is_packaged(version)}
    for row in Table(EXITS).rows:
        where = set()
        for model in list(row)[3:]:
            for version in emulators.versions(model):
                if result_of(row[model], version) == "provoked":
                    where.add(version)
        if where and not where & packaged:
            yield "%s (reason %s)" % (row["reason"], row["number"])
    for row in Table(NOT_PACKAGED).rows:
        yield row["case"]
    for row in Table(NOT_EXECUTED).rows:
        yield "%s: no Bochs at all: %s (%s)" % (row["case"], row["why"], row["source"])


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--update":
        return update(arguments[1])
    if len(arguments) == 2 and arguments[0] == "--models":
        print(" ".join(Emulators().models(arguments[1])))
        return 0
    if arguments == ["--not-packaged"]:
        print("\n".join(not_packaged()) or "nothing")
        return 0
    if len(arguments) == 3 and not arguments[0].startswith("-"):
        return compare(*arguments)
    print(__doc__.strip(), file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
