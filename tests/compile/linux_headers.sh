#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the values in tests/data/maps/linux.csv are those of the installed headers of Linux
# needs: gcc=gcc make=make python3=python3 /usr/include/x86_64-linux-gnu/asm/vmx.h=linux-libc-dev
# needs: package:linux-headers-amd64=linux-headers-amd64
. tests/lib.sh
. tests/kernel.sh

compare() # AT_LEAST ASSEMBLY HEADER...
{
    local least=$1 before=$passed
    shift
    check_counted tests/compile/linux_headers.py compare $map "$@"
    [ $((passed - before)) -ge "$least" ]
    check $? "only $((passed - before)) names of $* were compared"
}

# A wrong row is reported: the map, changed by SED_SCRIPT, gives MESSAGE.
refuses() # SED_SCRIPT MESSAGE
{
    local changed=$WORK/changed.csv
    sed "$1" $map >"$changed"
    {
        printf '#include <stdint.h>\n#include <asm/vmx.h>\n'
        tests/compile/linux_headers.py program "$changed" "$uapi"
    } >"$WORK/changed.c"
    gcc -std=c11 -O2 -S "$WORK/changed.c" -o "$WORK/changed.s"
    tests/compile/linux_headers.py compare "$changed" "$WORK/changed.s" "$uapi" >"$WORK/out"
    grep -qxF "FAIL $2 $changed" "$WORK/out"
    check $? "no message after $1: $2"
}

map=tests/data/maps/linux.csv
uapi=/usr/include/x86_64-linux-gnu/asm/vmx.h
{
    printf '#include <stdint.h>\n#include <asm/vmx.h>\n'
    tests/compile/linux_headers.py program $map $uapi
} >"$WORK/uapi.c"
gcc -std=c11 -O2 -S "$WORK/uapi.c" -o "$WORK/uapi.s"
check $? "the program for $uapi does not compile"
compare 60 "$WORK/uapi.s" $uapi

asm=$(kernel_headers)/arch/x86/include
mkdir "$WORK/kernel"
headers=("$asm/uapi/asm/vmx.h" "$asm/asm/vmx.h" "$asm/asm/vmxfeatures.h" "$asm/asm/msr-index.h"
    "$asm/asm/trapnr.h")
{
    printf '#include <linux/types.h>\n#include <asm/vmx.h>\n#include <asm/msr-index.h>\n#include <asm/trapnr.h>\n'
    tests/compile/linux_headers.py program $map "${headers[@]}"
} >"$WORK/kernel/names.c"
printf 'obj-m := names.o\n' >"$WORK/kernel/Kbuild"
kernel_build "$WORK/kernel" names.s
check $? "the program for the kernel's headers does not compile"
compare 500 "$WORK/kernel/names.s" "${headers[@]}"

refuses '/^EXIT_REASON_CPUID,/s/0xa/0xb/' "EXIT_REASON_CPUID of Linux is 0xa, 0xb in"
refuses '/^EXIT_REASON_CPUID,/d' "EXIT_REASON_CPUID of $uapi is not in"
finish
