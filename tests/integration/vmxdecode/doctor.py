# SPDX-License-Identifier: MIT
"""Tests of vmxdecode doctor.

    doctor.py recorded PROGRAM FOLDER    dumps of real software: FOLDER/index.csv has what is broken in each
    doctor.py forms PROGRAM              the same VMCS in each format, with prefixes, wrapped, twice
    doctor.py rules PROGRAM              every rule is listed and explained
    doctor.py screen PROGRAM FOLDER      the answer fits on a screen

The last line of the output is "N passed, M failed".
"""
import csv
import json
import os
import re
import subprocess
import sys
import textwrap

PASSED = FAILED = 0


def check(ok, text):
    global PASSED, FAILED
    if ok:
        PASSED += 1
    else:
        FAILED += 1
        print("FAIL " + text)


def run(program, *arguments, text=None):
    return subprocess.run([program, *arguments], input=text, capture_output=True, text=True, check=False)


def answer(program, text, *options):
    """The JSON answer and the exit status."""
    result = run(program, "--json", "doctor", "-", *options, text=text)
    try:
        return json.loads(result.stdout), result.returncode
    except ValueError:
        return {"dumps": [], "error": result.stderr}, result.returncode


def broken(dump):
    return sorted(rule["rule"] for rule in dump["broken"])


# --- Dumps of real software ---

def recorded_rows(folder):
    """The dumps in which rules are broken."""
    with open(os.path.join(folder, "index.csv"), encoding="utf-8") as file:
        return [row for row in csv.DictReader(line for line in file if not line.startswith("#"))
                if row["rules"] and "trace" not in row["file"]]


def log_of(folder, row):
    """The dump, and what user space printed."""
    return read(folder, row["file"]) + ("\nKVM: %s\n" % row["outcome"] if "hardware error" in row["outcome"] else "")


def read(folder, name):
    with open(os.path.join(folder, name), encoding="utf-8", errors="replace") as file:
        return file.read()


def processor_options(folder, name):
    beside = os.path.join(folder, os.path.dirname(name))
    options = []
    for option, file in (("--caps", "msrs.txt"), ("--cpuinfo", "cpuinfo.txt")):
        if os.path.exists(os.path.join(beside, file)):
            options += [option, os.path.join(beside, file)]
    return options


def check_recorded(program, folder, row):
    """With the processor: exactly the rules that were broken, or others that the same change satisfies.
    Without it: the same, or the rules are among those that depend on the processor."""
    expected = sorted(row["rules"].split())
    text = log_of(folder, row)
    options = processor_options(folder, row["file"])
    found, status = answer(program, text, *options)
    where = row["file"]
    check(len(found["dumps"]) == 1, "%s: %d dumps" % (where, len(found["dumps"])))
    if not found["dumps"]:
        return
    dump = found["dumps"][0]
    if dump["hints_only"]:
        perhaps = [rule["rule"] for rule in dump["perhaps_broken"]]
        check(set(expected) <= set(perhaps) and status == 3, "%s: %s, status %d" % (where, perhaps, status))
        return
    check(set(expected) <= set(broken(dump)), "%s: %s instead of %s" % (where, broken(dump), expected))
    check(status == 1, "%s: status %d" % (where, status))
    check(not dump["contradiction"], "%s: contradiction %s" % (where, dump["contradiction"]))
    check(found["lines_not_understood"] == 0, "%s: %d lines not understood" % (where, found["lines_not_understood"]))
    extra = set(broken(dump)) - set(expected)
    check(not extra or "first change satisfies" in run(program, "doctor", "-", *options, text=text).stdout,
          "%s: also %s" % (where, sorted(extra)))
    check(has_lines(dump, text), "%s: a value is not in the line that is named" % where)
    alone, status = answer(program, text)
    possible = broken(alone["dumps"][0]) + [r["rule"] for r in alone["dumps"][0]["perhaps_broken"]]
    check(set(expected) <= set(possible), "%s without the processor: %s" % (where, possible))
    check(status == (1 if alone["dumps"][0]["broken"] else 3), "%s: status %d" % (where, status))


def has_lines(dump, text):
    """Each value of a broken rule that was told is in its line, in hexadecimal."""
    lines = text.splitlines()
    for rule in dump["broken"]:
        for value in rule["values"]:
            if "line" in value and value["value"][2:] not in lines[value["line"] - 1]:
                return False
    return True


def recorded(program, folder):
    rows = recorded_rows(folder)
    for row in rows:
        check_recorded(program, folder, row)
    check(len(rows) >= 10, "only %d recorded dumps" % len(rows))


# --- The same VMCS in many forms ---

SEGMENTS = ["es", "cs", "ss", "ds", "fs", "gs", "ldtr", "tr"]


def vmcs():
    """A VMCS of a guest in protected mode: blocking by STI while RFLAGS.IF is 0."""
    fields = {
        "guest_cr0": 0x80000031, "ctrl_cr0_read_shadow": 0x80000011, "ctrl_cr0_guest_host_mask": 0xfffffffffffffff7,
        "guest_cr4": 0x2040, "ctrl_cr4_read_shadow": 0x40, "ctrl_cr4_guest_host_mask": 0xfffffffffffff871,
        "guest_cr3": 0x1000, "guest_rsp": 0x8000, "guest_rip": 0xffffffff, "guest_rflags": 2, "guest_dr7": 0x400,
        "guest_sysenter_esp": 0, "guest_sysenter_cs": 0, "guest_sysenter_eip": 0,
        "guest_gdtr_limit": 0x7f, "guest_gdtr_base": 0x1000, "guest_idtr_limit": 0xfff, "guest_idtr_base": 0x2000,
        "guest_efer": 0, "guest_pat": 0x0007040600070406, "guest_debugctl": 0, "guest_pending_debug_exceptions": 0,
        "guest_interruptibility_state": 1, "guest_activity_state": 0,
        "host_rip": 0xffffffff81000000, "host_rsp": 0xffffc90000617c00,
        "host_cs_selector": 0x10, "host_ss_selector": 0x18, "host_ds_selector": 0, "host_es_selector": 0,
        "host_fs_selector": 0, "host_gs_selector": 0, "host_tr_selector": 0x40,
        "host_fs_base": 0x1cf62380, "host_gs_base": 0xffff88809b65b000, "host_tr_base": 0xfffffe0000003000,
        "host_gdtr_base": 0xfffffe0000001000, "host_idtr_base": 0xfffffe0000000000,
        "host_cr0": 0x80050033, "host_cr3": 0x1edb3005, "host_cr4": 0x1726f0,
        "host_sysenter_esp": 0xfffffe0000003000, "host_sysenter_cs": 0x10, "host_sysenter_eip": 0xffffffff81001ff0,
        "host_efer": 0xd01, "host_pat": 0x0407050600070106,
        "ctrl_pin_based_controls": 0x7f, "ctrl_primary_controls": 0xb5986dfa, "ctrl_secondary_controls": 0x14ea,
        "ctrl_entry_controls": 0xd1ff, "ctrl_exit_controls": 0x2befff, "ctrl_exception_bitmap": 0x60042,
        "ctrl_page_fault_error_code_mask": 0, "ctrl_page_fault_error_code_match": 0,
        "ctrl_entry_interruption_info": 0, "ctrl_entry_exception_error_code": 0,
        "ctrl_entry_instruction_length": 0, "exit_reason": 0x80000021, "exit_qualification": 0,
        "ctrl_tsc_offset": 0xffffffff220ee136, "ctrl_ept_pointer": 0x1ed8d05e, "ctrl_ple_gap": 0x80,
        "ctrl_ple_window": 0x1000, "ctrl_vpid": 1,
    }
    for segment in SEGMENTS:
        fields["guest_%s_selector" % segment] = {"cs": 8, "ldtr": 0, "tr": 0x18}.get(segment, 0x10)
        fields["guest_%s_access_rights" % segment] = {"cs": 0xc09b, "ldtr": 0x10000, "tr": 0x8b}.get(segment, 0xc093)
        fields["guest_%s_limit" % segment] = {"ldtr": 0, "tr": 0x67}.get(segment, 0xffffffff)
        fields["guest_%s_base" % segment] = 0
    return fields


def segment_rows(fields, row, table):
    lines = []
    for name in ["cs", "ds", "ss", "es", "fs", "gs", "gdtr", "ldtr", "idtr", "tr"]:
        get = lambda part: fields["guest_%s_%s" % (name, part)]
        if name in ("gdtr", "idtr"):
            lines.append(table % (name.upper(), get("limit"), get("base")))
        else:
            lines.append(row % (name.upper(), get("selector"), get("access_rights"), get("limit"), get("base")))
    return lines


CONTROL_STATE = """ExceptionBitmap=%(ctrl_exception_bitmap)08x PFECmask=%(ctrl_page_fault_error_code_mask)08x \
PFECmatch=%(ctrl_page_fault_error_code_match)08x
VMEntry: intr_info=%(ctrl_entry_interruption_info)08x errcode=%(ctrl_entry_exception_error_code)08x \
ilen=%(ctrl_entry_instruction_length)08x
VMExit: intr_info=00000000 errcode=00000000 ilen=00000003
        reason=%(exit_reason)08x qualification=%(exit_qualification)016x
IDTVectoring: info=00000000 errcode=00000000"""

HOST_STATE = """RIP = 0x%(host_rip)016x%(symbol)s  RSP = 0x%(host_rsp)016x
CS=%(host_cs_selector)04x SS=%(host_ss_selector)04x DS=%(host_ds_selector)04x ES=%(host_es_selector)04x \
FS=%(host_fs_selector)04x GS=%(host_gs_selector)04x TR=%(host_tr_selector)04x
FSBase=%(host_fs_base)016x GSBase=%(host_gs_base)016x TRBase=%(host_tr_base)016x
GDTBase=%(host_gdtr_base)016x IDTBase=%(host_idtr_base)016x
CR0=%(host_cr0)016x CR3=%(host_cr3)016x CR4=%(host_cr4)016x
Sysenter RSP=%(host_sysenter_esp)016x CS:RIP=%(host_sysenter_cs)04x:%(host_sysenter_eip)016x"""

CONTROL_REGISTERS = """CR0: actual=0x%(guest_cr0)016x, shadow=0x%(ctrl_cr0_read_shadow)016x, \
gh_mask=%(ctrl_cr0_guest_host_mask)016x
CR4: actual=0x%(guest_cr4)016x, shadow=0x%(ctrl_cr4_read_shadow)016x, gh_mask=%(ctrl_cr4_guest_host_mask)016x
CR3 = 0x%(guest_cr3)016x"""


def kvm_new(fields):
    lines = ["VMCS 00000000bb4e1907, last attempted VM-entry on CPU 0", "*** Guest State ***"]
    lines += (CONTROL_REGISTERS % fields).split("\n")
    lines += ("RSP = 0x%(guest_rsp)016x  RIP = 0x%(guest_rip)016x\n"
              "RFLAGS=0x%(guest_rflags)08x         DR7 = 0x%(guest_dr7)016x\n"
              "Sysenter RSP=%(guest_sysenter_esp)016x CS:RIP=%(guest_sysenter_cs)04x:%(guest_sysenter_eip)016x"
              % fields).split("\n")
    lines += segment_rows(fields, "%s: sel=0x%04x, attr=0x%05x, limit=0x%08x, base=0x%016x",
                          "%s:                           limit=0x%08x, base=0x%016x")
    lines += ("EFER= 0x%(guest_efer)016x\nPAT = 0x%(guest_pat)016x\n"
              "DebugCtl = 0x%(guest_debugctl)016x  DebugExceptions = 0x%(guest_pending_debug_exceptions)016x\n"
              "Interruptibility = %(guest_interruptibility_state)08x  ActivityState = %(guest_activity_state)08x\n"
              "*** Host State ***" % fields).split("\n")
    lines += (HOST_STATE % dict(fields, symbol="")).split("\n")
    lines += ("EFER= 0x%(host_efer)016x\nPAT = 0x%(host_pat)016x\n*** Control State ***\n"
              "CPUBased=0x%(ctrl_primary_controls)08x SecondaryExec=0x%(ctrl_secondary_controls)08x "
              "TertiaryExec=0x0000000000000000\n"
              "PinBased=0x%(ctrl_pin_based_controls)08x EntryControls=%(ctrl_entry_controls)08x "
              "ExitControls=%(ctrl_exit_controls)08x" % fields).split("\n")
    lines += (CONTROL_STATE % fields).split("\n")
    lines += ("TSC Offset = 0x%(ctrl_tsc_offset)016x\nEPT pointer = 0x%(ctrl_ept_pointer)016x\n"
              "PLE Gap=%(ctrl_ple_gap)08x Window=%(ctrl_ple_window)08x\n"
              "Virtual processor ID = 0x%(ctrl_vpid)04x" % fields).split("\n")
    return lines


def kvm_old(fields):
    """As Linux 4.x and 5.x print it: without the first line, other control lines."""
    lines = [line for line in kvm_new(fields)[1:] if not line.startswith(("CPUBased", "PinBased"))]
    at = lines.index("*** Control State ***") + 1
    return lines[:at] + [
        "PinBased=%(ctrl_pin_based_controls)08x CPUBased=%(ctrl_primary_controls)08x "
        "SecondaryExec=%(ctrl_secondary_controls)08x" % fields,
        "EntryControls=%(ctrl_entry_controls)08x ExitControls=%(ctrl_exit_controls)08x" % fields] + lines[at:]


def xen(fields):
    lines = ["Failed vm entry (exit reason 0x80000021) caused by invalid guest state (0).",
             "************* VMCS Area **************", "*** Guest State ***"]
    lines += (CONTROL_REGISTERS % fields).split("\n")
    lines += ("RSP = 0x%(guest_rsp)016x (0x%(guest_rsp)016x)  RIP = 0x%(guest_rip)016x (0x%(guest_rip)016x)\n"
              "RFLAGS=0x%(guest_rflags)08x (0x%(guest_rflags)08x)  DR7 = 0x%(guest_dr7)016x\n"
              "Sysenter RSP=%(guest_sysenter_esp)016x CS:RIP=%(guest_sysenter_cs)04x:%(guest_sysenter_eip)016x\n"
              "       sel  attr  limit   base" % fields).split("\n")
    lines += segment_rows(fields, "%4s: %04x %05x %08x %016x", "%s:            %08x %016x")
    lines += ("EFER(VMCS) = 0x%(guest_efer)016x  PAT = 0x%(guest_pat)016x\n"
              "PreemptionTimer = 0x00000000  SM Base = 0x00000000\n"
              "DebugCtl = 0x%(guest_debugctl)016x  DebugExceptions = 0x%(guest_pending_debug_exceptions)016x\n"
              "Interruptibility = %(guest_interruptibility_state)08x  ActivityState = %(guest_activity_state)08x\n"
              "*** Host State ***" % fields).split("\n")
    lines += (HOST_STATE % dict(fields, symbol=" (vmx_asm_vmexit_handler)")).split("\n")
    lines += ("EFER = 0x%(host_efer)016x  PAT = 0x%(host_pat)016x\n*** Control State ***\n"
              "PinBased=%(ctrl_pin_based_controls)08x CPUBased=%(ctrl_primary_controls)08x "
              "SecondaryExec=%(ctrl_secondary_controls)08x\n"
              "EntryControls=%(ctrl_entry_controls)08x ExitControls=%(ctrl_exit_controls)08x" % fields).split("\n")
    lines += (CONTROL_STATE % fields).split("\n")
    lines += ("TSC Offset = 0x%(ctrl_tsc_offset)016x  TSC Multiplier = 0x0000000000000000\n"
              "EPT pointer = 0x%(ctrl_ept_pointer)016x  EPTP index = 0x0000\n"
              "PLE Gap=%(ctrl_ple_gap)08x Window=%(ctrl_ple_window)08x\n"
              "Virtual processor ID = 0x%(ctrl_vpid)04x VMfunc controls = 0000000000000000\n"
              "**************************************" % fields).split("\n")
    return lines


def encodings(program):
    """The encoding of each field by its name."""
    rows = csv.DictReader(run(program, "export", "--format", "csv").stdout.splitlines())
    found = {row["name"][len("VMXD_VMCS_"):].lower(): int(row["value"], 0)
             for row in rows if row["name"].startswith("VMXD_VMCS_") and row["kind"] == "value"}
    return {name.replace("info_", "", 1) if name.startswith("info_") else name: value for name, value in found.items()}


def lists(program, fields):
    """The forms that are lists, by name."""
    encoding = encodings(program)
    word = {name: "VMXD_VMCS_" + name.upper() for name in fields}
    return {
        "name = value": ["%s = 0x%x" % item for item in fields.items()],
        "upper case, hexadecimal without 0x": ["%s: %016x" % (word[n], v) for n, v in fields.items()],
        "with words": ["%s: 0x%x" % (n.replace("_", " "), v) for n, v in fields.items()],
        "encoding value": ["0x%04x 0x%x" % (encoding[n], v) for n, v in fields.items()],
        "vmread(encoding)": ["vmread(0x%x) = 0x%x" % (encoding[n], v) for n, v in fields.items()],
        "HAXM": ["haxm_warning: %04x %s: %x" % (encoding[n], n.upper(), v) for n, v in fields.items()],
        "after a mark": ["  # %s = 0x%x" % (n.upper(), v) for n, v in fields.items()],
    }


PREFIXES = {
    "dmesg": "[  673.850218] ",
    "dmesg and module": "[  673.850218] kvm_intel: ",
    "dmesg with the caller": "[  673.850218][ T1234] kvm_intel: ",
    "dmesg -T": "[Sat Nov 28 16:37:01 2026] ",
    "dmesg -x": "kern  :err   : [  673.850218] ",
    "journal": "Nov 28 16:37:01 host kernel: ",
    "journal, ISO": "2026-11-28T16:37:01.123456+02:00 host kernel: [  673.850218] kvm_intel: ",
    "level": "<3>[  673.850218] ",
    "Xen": "(XEN) ",
    "Xen with time": "(XEN) [2026-11-28 16:37:01.200] ",
    "mail": "> > ",
    "mail and dmesg": "> [  673.850218] ",
    "colours": "\033[32m[  673.850218] \033[0m\033[1m",
    "indented": "      ",
}


def check_form(program, name, text, dumps=1, unread=0):
    found, status = answer(program, text)
    check(len(found["dumps"]) == dumps, "%s: %d dumps" % (name, len(found["dumps"])))
    for dump in found["dumps"]:
        check(broken(dump) == ["intr_sti_needs_if"], "%s: broken %s" % (name, broken(dump)))
        check(dump["outcome"]["told"], "%s: no outcome" % name)
    check(status == 1, "%s: status %d" % (name, status))
    check(unread is None or found.get("lines_not_understood") == unread,
          "%s: %s lines not understood" % (name, found.get("lines_not_understood")))
    return found


def without_positions(dump):
    """What is the same for each form of a VMCS."""
    return [[rule["rule"], [(value["name"], value["value"]) for value in rule["values"]], rule["changes"]]
            for rule in dump["broken"]], dump["perhaps_broken"], dump["unknown"], dump["assumed"]


def wrap(line, width):
    return [line[i:i + width] for i in range(0, len(line), width)]


def check_round_trip(program, name, text):
    """--fields is a dump with the same answer, and --fields of it is the same again."""
    fields = run(program, "doctor", "--fields", "-", text=text).stdout
    again = run(program, "doctor", "--fields", "-", text=fields).stdout
    first, second = answer(program, text)[0], answer(program, fields)[0]
    values = lambda lines: [line.split(" #")[0] for line in lines.splitlines() if not line.startswith("#")]
    check(values(fields) == values(again) and values(fields), "%s: --fields twice" % name)
    check([without_positions(d)[0] for d in first["dumps"]] == [without_positions(d)[0] for d in second["dumps"]],
          "%s: another answer for --fields" % name)


def forms(program):
    fields = vmcs()
    texts = {"KVM, new": kvm_new(fields), "KVM, old": kvm_old(fields), "Xen": xen(fields)}
    for name, lines in texts.items():
        check_form(program, name, "\n".join(lines))
        check_form(program, name + ", CR LF", "\r\n".join(lines))
        check_form(program, name + ", in one line", " ".join(lines))
        check_round_trip(program, name, "\n".join(lines))
        for prefix, mark in PREFIXES.items():
            check_form(program, "%s, %s" % (name, prefix), "\n".join(mark + line for line in lines))
        for width in (60, 66, 72, 76, 80):
            cut = [part for line in lines for part in wrap(line, width)]
            check_form(program, "%s, cut at %d" % (name, width), "\n".join(cut))
            words = [part for line in lines for part in textwrap.wrap(line, width)]
            check_form(program, "%s, wrapped at %d" % (name, width), "\n".join(words))
        check_form(program, name + ", three times", "\n".join(lines + ["", "other"] + lines + lines), dumps=3, unread=0)
        check_form(program, name + ", in a log", "\n".join(["[ 1.0] eth0: link is up"] * 300 + lines +
                                                          ["[ 2.0] usb 1-1: new device"] * 300))
        noisy = [part for line in lines for part in (line, "[ 3.0] usb 1-1: device is busy")]
        check_form(program, name + ", with other lines between", "\n".join(noisy), unread=None)
    for name, lines in lists(program, fields).items():
        check_form(program, name, "\n".join(lines))
        check_form(program, name + ", twice", "\n".join(lines + lines), dumps=2)
        check_round_trip(program, name, "\n".join(lines))
    everything_is_told(program, fields)


def everything_is_told(program, fields):
    """Status 0 needs all values."""
    text = "\n".join(kvm_new(dict(fields, guest_interruptibility_state=0)))
    found, status = answer(program, text)
    check(status == 0 and found["dumps"][0]["verdict"] == "holds", "nothing is broken: status %d" % status)
    found, status = answer(program, text, "--set", "guest_interruptibility_state=1")
    check(status == 1 and broken(found["dumps"][0]) == ["intr_sti_needs_if"], "--set: status %d" % status)
    found, status = answer(program, "\n".join(line for line in text.split("\n") if "Interruptibility" not in line))
    check(status == 3, "a field is missing: status %d" % status)
    found, status = answer(program, "nothing here\n")
    check(status == 2, "no dump: status %d" % status)
    found, status = answer(program, "KVM: entry failed, hardware error 0x80000021\n")
    check(status == 3 and found["dumps"][0]["outcome"]["told"], "only a message: status %d" % status)


# --- Rules ---

def rules(program):
    listed = json.loads(run(program, "--json", "doctor", "--rules").stdout)["rules"]
    text = run(program, "doctor", "--rules").stdout
    with open("tests/data/entry-checks.csv", encoding="utf-8") as file:
        catalogue = {row["id"] for row in csv.DictReader(line for line in file if not line.startswith("#"))}
    check({rule["rule"] for rule in listed} == catalogue, "--rules has other rules than the catalogue")
    for rule in listed:
        name = rule["rule"]
        check("  %s " % name in text, "--rules: %s" % name)
        result = run(program, "--json", "doctor", "--explain", name)
        explained = json.loads(result.stdout) if result.returncode == 0 else {}
        check(explained.get("rule") == name and explained.get("condition"), "--explain %s" % name)
        check(explained.get("reads") or name.startswith("msr_load_"), "--explain %s: reads nothing" % name)


# --- Length ---

def screen(program, folder):
    for row in recorded_rows(folder):
        if len(row["rules"].split()) != 1 or "qemu" in row["file"]:
            continue
        text = log_of(folder, row)
        lines = run(program, "doctor", "-", *processor_options(folder, row["file"]), text=text).stdout.splitlines()
        check(8 <= len(lines) <= 30, "%s: %d lines" % (row["file"], len(lines)))
        check(max(map(len, lines)) <= 100, "%s: %d columns" % (row["file"], max(map(len, lines))))


def main():
    program = sys.argv[2]
    if sys.argv[1] == "recorded":
        recorded(program, sys.argv[3])
    elif sys.argv[1] == "forms":
        forms(program)
    elif sys.argv[1] == "rules":
        rules(program)
    elif sys.argv[1] == "screen":
        screen(program, sys.argv[3])
    else:
        sys.exit(__doc__)
    print("%d passed, %d failed" % (PASSED, FAILED))
    sys.exit(FAILED > 0 or PASSED == 0)


main()
