#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Record what was printed in a run of dumps.sh, or compare it with what is recorded.

usage: records.py record SET FOLDER EMULATOR [NAME...]
       records.py compare SET FOLDER
       records.py rules SET

SET is a folder of tests/data/dumps, FOLDER has the files of the run: NAME.txt, NAME.outcome, cases.csv (NAME, how
it was started, what was broken, the rules), version.  `record` copies NAME.txt, by default all that are not empty,
without change; tests/data/dumps/index.csv says what they are.  `compare` looks at the recorded files of the set.
Values that are different in every run are not compared: see VARIES.  If the kernel has another version than the
recorded one, only the outcomes are compared.  `rules` prints NAME|RULES for each case that breaks rules.  The last line is "N passed, M failed".
Exit status: 0 done, 1 a difference, 2 misuse.
"""

import csv
import datetime
import difflib
import pathlib
import re
import shutil
import sys

DATA = pathlib.Path(__file__).resolve().parents[2] / "data" / "dumps"
COLUMNS = ["file", "software", "emulator", "date", "started", "broken", "rules", "outcome"]
INDEX = DATA / "index.csv"
HEAD = """# SPDX-License-Identifier: MIT
# What tests/integration/dumps.sh recorded; it writes this list.
#     software   what printed the file; NAME-kernel.txt is what KVM printed for the same failed entry
#     started    parameters of the module kvm-intel, or options of the program; without_handler=cpuid: the module
#                has lost its handler of CPUID, so that it prints the VMCS of a guest that runs
#     broken     what user space broke on purpose; empty: nothing
#     rules      of the VM-entry checks, broken by that
#     outcome    what user space was told
"""

# Addresses in the memory of the host, time, and numbers of processes.  Of traces and statistics see read_lines().
VARIES = [
    (r"^\[ *[0-9]+\.[0-9]+\] ", ""),
    (r"^\(XEN\) \[[^]]*\] ", "(XEN) "),
    (r"(kvm \[)[0-9]+\]", r"\1PID]"),
    (r"(VMCS )[0-9a-f]{16}", r"\1ADDRESS"),
    (r"(RIP = 0x)ffff[0-9a-f]{12}(  RSP = 0x)[0-9a-f]{16}", r"\1HOST\2HOST"),
    (r"(RIP = 0x)ffff[0-9a-f]{12} \(.*\)(  RSP = 0x)[0-9a-f]{16}", r"\1HOST\2HOST"),
    (r"((?:FS|GS|TR|GDT|IDT)Base=)[0-9a-f]{16}", r"\1HOST"),
    (r"(Sysenter RSP=)[0-9a-f]{16}( CS:RIP=)([0-9a-f]{4}:)ffff[0-9a-f]{12}", r"\1HOST\2\3HOST"),
    (r"(CR0=[0-9a-f]{16} CR3=)[0-9a-f]{16}", r"\1HOST"),
    (r"(TSC Offset = 0x)[0-9a-f]{16}", r"\1HOST"),
    (r"(EPT pointer = 0x)[0-9a-f]{13}", r"\1HOST"),
    (r"^(cpu MHz|bogomips).*", r"\1"),
]
# With EPT off the page tables of the guest are in the memory of the host, too.
VARIES_WITHOUT_EPT = [(r"^((?:kvm_intel: )?CR3 = 0x)[0-9a-f]{16}", r"\1HOST")]

# Lines of a trace: from the event on, and no exits that time causes.
TRACE = re.compile(r".*?(kvm_exit.*)")
TIME_EXITS = re.compile(r"EXTERNAL_INTERRUPT|exit_reason: 1,|PREEMPTION_TIMER|exit_reason: 52,")
STATISTICS = re.compile(r" *([A-Z_]+) +([0-9]+) +[0-9.]+%")


def read_csv(path, fields=None):
    """The rows of a file, as dictionaries."""
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader((line for line in file if not line.startswith("#")), fields))


def read_lines(path):
    """What of a file is compared."""
    lines = path.read_text(encoding="utf-8").splitlines()
    name = path.name
    if name.endswith("-stat.txt"):
        return [" ".join(found.groups()) for found in map(STATISTICS.match, lines) if found]
    if "-ftrace" in name or "-trace-cmd" in name or "-perf-" in name:
        events = (found[1] for found in map(TRACE.match, lines) if found)
        return [line for line in events if not TIME_EXITS.search(line)]
    varies = VARIES + (VARIES_WITHOUT_EPT if name.startswith(("shadow", "running_shadow")) else [])
    for pattern, text in varies:
        lines = [re.sub(pattern, text, line) for line in lines]
    return lines


class Run:
    """The files of a run."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.version = (self.folder / "version").read_text(encoding="utf-8").strip()
        fields = ["name", "started", "broken", "rules"]
        self.cases = {row["name"]: row for row in read_csv(self.folder / "cases.csv", fields)}

    def case(self, name):
        """The row of a case for a file, which may be a trace of it."""
        return self.cases.get(re.sub(r"-.*", "", name), {})

    def outcome(self, name):
        """How the case ended, in words."""
        path = self.folder / (re.sub(r"-.*", "", name) + ".outcome")
        return " ".join(path.read_text(encoding="utf-8").split("\n")).strip() if path.exists() else ""


def default_names(run):
    """Everything that was printed, and of the traces one of a guest that runs and one of a failed entry."""
    for path in sorted(run.folder.glob("*.txt")):
        trace = path.stem.endswith("-ftrace") and path.stem not in ("exits-ftrace", "tr_type-ftrace")
        if path.stat().st_size and not trace:
            yield path.stem


def record(name_of_set, run, emulator, names):
    """Copy files and write their rows."""
    rows = [row for row in read_csv(INDEX) if not row["file"].startswith(name_of_set + "/")]
    folder = DATA / name_of_set
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in names:
        shutil.copy(run.folder / (name + ".txt"), folder)
        case = run.case(name)
        rows.append(
            {
                "file": f"{name_of_set}/{name}.txt",
                "software": run.version,
                "emulator": emulator,
                "date": datetime.date.today().isoformat(),
                "started": case.get("started", ""),
                "broken": case.get("broken", ""),
                "rules": case.get("rules", ""),
                "outcome": run.outcome(name),
            }
        )
    with open(INDEX, "w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["file"]))


def differences(row, run):
    """What is different from a recorded file, as lines."""
    name = pathlib.Path(row["file"]).stem
    path = run.folder / (name + ".txt")
    if not path.exists():
        return ["it was not printed in this run"]
    if run.outcome(name) != row["outcome"]:
        return [f"recorded outcome: {row['outcome']}", f"outcome: {run.outcome(name)}"]
    if run.version != row["software"]:
        return []
    old, new = read_lines(DATA / row["file"]), read_lines(path)
    if not old:
        return ["nothing of it can be compared"]
    return list(difflib.unified_diff(old, new, "recorded", "this run", lineterm="", n=0))


def compare(name_of_set, run):
    """Compare all recorded files of a set."""
    passed = failed = 0
    rows = [row for row in read_csv(INDEX) if row["file"].startswith(name_of_set + "/")]
    others = {row["software"] for row in rows} - {run.version}
    if others:
        print(f"{name_of_set}: recorded with {', '.join(others)}, this is {run.version}: only outcomes are compared")
    for row in rows:
        found = differences(row, run)
        for line in [f"FAIL {row['file']}"] + found if found else []:
            print(line)
        failed += bool(found)
        passed += not found
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


def main(arguments):
    """Command line."""
    if len(arguments) >= 4 and arguments[0] == "record":
        run = Run(arguments[2])
        record(arguments[1], run, arguments[3], arguments[4:] or default_names(run))
        return 0
    if len(arguments) == 3 and arguments[0] == "compare":
        return compare(arguments[1], Run(arguments[2]))
    if len(arguments) == 2 and arguments[0] == "rules":
        for row in read_csv(INDEX):
            if row["file"].startswith(arguments[1] + "/") and row["rules"] and "-ftrace" not in row["file"]:
                print("%s|%s" % (pathlib.Path(row["file"]).stem, " ".join(sorted(row["rules"].split()))))
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
