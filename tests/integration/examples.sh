#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: what examples/exit_reason prints, and which arguments it refuses
# needs: gcc=gcc
. tests/lib.sh

program=$WORK/exit_reason

says() # STATUS TEXT ARGUMENT...
{
    local status=$1 text=$2
    shift 2
    "$program" "$@" >"$WORK/output" 2>&1
    [ $? = "$status" ] && grep -qxF -e "$text" "$WORK/output"
    check $? "exit_reason $*: expected status $status and the line: $text" "$WORK/output"
}

gcc -std=c11 -Wall -Wextra -Wpedantic -Wconversion -Werror -Iinclude examples/exit_reason.c \
    -o "$program" || fail "examples/exit_reason.c does not compile"
says 0 "0x0000000a: 10, CPUID"
says 0 "0x80000021: 33, VM-entry failure due to invalid guest state; failed entry: the guest did not run" 0xffffffff80000021
says 0 "0x08000030: 48, EPT violation; enclave mode" 0x08000030
says 0 "0x0400000a: 10, CPUID; bus lock asserted" 67108874
says 0 "0x40000023: 35, undefined exit reason; unknown bits 0x40000000" 10 0x40000023
says 2 "exit_reason: not a number: 12x" 12x
says 2 "exit_reason: not a number: -1" -1
says 2 "exit_reason: not a number: " ""
says 2 "exit_reason: not a number: 0x10000000000000000" 0x10000000000000000
finish
