#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: for each rule of VM entry a VMCS that breaks it and no other, on a processor with every capability
# needs: gcc=gcc python3=python3
#
# The states are those of an emulated processor (tests/data/entry_states), to which entry_checks/host/processor.c gives
# every capability.  A rule is found or listed in tests/data/entry_never_alone.csv with the reason; entry_checks.sh lets
# emulated processors enter the VMCSs that they can have.
. tests/lib.sh

states=tests/data/entry_states/tigerlake.txt
program=$WORK/entry_checks

# The rules that were not found are those of the table.  Prints what differs.
is_as_listed() # VECTORS
{
    diff <(sed -n 's/^# none: //p' "$1" | sort) \
        <(sed -n '/^id,reason$/,$p' tests/data/entry_never_alone.csv | sed '1d; s/,.*//' | sort)
}

# A state with a fault, and a vector with another rule, are reported.
check_errors()
{
    sed 's/^  0x4002 .*/  0x4002 0x0/' "$states" >"$WORK/states"
    ! "$program" verify --imaginary "$WORK/states" "$WORK/vectors" >"$WORK/out"
    check $? "a state that breaks a rule passes"
    grep -q '^FAIL 64_bit, .*: proc_ctls_allowed0 is broken' "$WORK/out"
    check $? "the rule that the state breaks is not named" "$WORK/out"
    sed '0,/^intr_reserved /s//intr_sti_needs_if /' "$WORK/vectors" >"$WORK/changed"
    ! "$program" verify --imaginary "$states" "$WORK/changed" >"$WORK/out"
    check $? "a vector of another rule passes"
}

gcc -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror -Iinclude tests/hypervisor/entry_checks/host/{logic,main,processor,search,verify}.c \
    tests/hypervisor/entry_checks/states.c -o "$program" >"$WORK/build.log" 2>&1 ||
    fail "building the search" "$WORK/build.log"
"$program" search --imaginary "$states" >"$WORK/vectors" 2>"$WORK/figures"
check $? "the search" "$WORK/figures"
cat "$WORK/figures"
is_as_listed "$WORK/vectors" >"$WORK/out"
check $? "rules that are neither broken alone nor in entry_never_alone.csv, or both" "$WORK/out"
"$program" verify --imaginary "$states" "$WORK/vectors" >"$WORK/out"
check $? "a vector does not break its rule alone" "$WORK/out"
cat "$WORK/out"
"$program" logic --imaginary "$states" "$WORK/vectors" >"$WORK/out"
check $? "verdicts without an input, or wrong bits" "$WORK/out"
tail -n 1 "$WORK/out"
check_errors
finish
