#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: every definition is compared with the table of facts; the page about coverage is made
# needs: gcc=gcc python3=python3
. tests/lib.sh

# A difference is reported: FILE (facts or dump), changed by SED_SCRIPT, gives MESSAGE.
refuses() # FILE SED_SCRIPT MESSAGE
{
    local dump=$WORK/dump.csv facts=$PWD/tests/data/facts.csv
    sed "$2" "${!1}" >"$WORK/changed.csv"
    ! cmp -s "${!1}" "$WORK/changed.csv"
    check $? "$2 changes nothing in $1"
    printf -v "$1" '%s' "$WORK/changed.csv"
    if tests/unit/facts.py definitions "$dump" "$facts" >"$WORK/out"; then
        check 1 "a comparison after $2 passes"
    else
        grep -qxF "FAIL $3" "$WORK/out"
        check $? "no message after $2: $3"
    fi
}

gcc -std=c11 -Wall -Wextra -Werror -Iinclude tools/vmxdecode/*.c -o "$WORK/vmxdecode" &&
    "$WORK/vmxdecode" export --format csv >"$WORK/dump.csv"
check $? "vmxdecode export --format csv"
check_counted tests/unit/facts.py definitions "$WORK/dump.csv"
check_counted tests/unit/facts.py comments definitions/*.h.in
tests/unit/facts.py checks >"$WORK/checks.c" &&
    gcc -std=c11 -Wall -Wextra -Werror -Iinclude -Itests/unit "$WORK/checks.c" -o "$WORK/checks"
check $? "tests/data/checks.csv does not compile"
check_counted "$WORK/checks"
sed 's/, 0x1fff,/, 0x1ffe,/' "$WORK/checks.c" >"$WORK/changed.c" &&
    gcc -std=c11 -Iinclude -Itests/unit "$WORK/changed.c" -o "$WORK/changed" &&
    ! "$WORK/changed" >"$WORK/out"
check $? "a wrong number in a check passes"

refuses facts '/^VMXD_EXIT_CPUID,/s/0xa/0xb/' \
    "VMXD_EXIT_CPUID is 0xa in the headers, 0xb in facts.csv (exit_reason cpuid)"
refuses facts '/^VMXD_EXIT_CPUID,/d' "VMXD_EXIT_CPUID, 0xa in the headers, has no row in facts.csv"
refuses dump '/^value,VMXD_EXIT_CPUID,/d' \
    "VMXD_EXIT_CPUID of facts.csv (exit_reason cpuid) is not defined by the library"
refuses dump '/vmxd_exit_reason.bus_lock/s/0x4000000/0x2000000/' \
    "vmxd_exit_reason.bus_lock is 0x2000000 in the headers, 0x4000000 in facts.csv (exit_reason_bit bus_lock)"

sed 's/  # unconfirmed//' definitions/vmcs.h.in >"$WORK/changed.h.in"
! tests/unit/facts.py comments "$WORK/changed.h.in" >"$WORK/out"
check $? "a comment without the word unconfirmed passes"

docs/pages/coverage "$WORK/dump.csv" >"$WORK/coverage.md" &&
    grep -q '^| all | [0-9]* | [0-9]* |' "$WORK/coverage.md" &&
    grep -q '^| exit_reason | ' "$WORK/coverage.md" &&
    grep -q '^## Facts without a name' "$WORK/coverage.md"
check $? "docs/pages/coverage does not print its tables"
finish
