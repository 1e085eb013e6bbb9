#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the values in tests/data/maps/linux.csv are those of the headers of Linux: installed, and newest
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

# The headers in FOLDER/arch/x86/include, and the program for them in PROGRAM.
choose_headers() # FOLDER PROGRAM
{
    local asm=$1/arch/x86/include
    headers=("$asm/uapi/asm/vmx.h" "$asm/asm/vmx.h" "$asm/asm/vmxfeatures.h" "$asm/asm/msr-index.h"
        "$asm/asm/trapnr.h")
    {
        printf '#include <linux/types.h>\n#include <asm/vmx.h>\n#include <asm/msr-index.h>\n#include <asm/trapnr.h>\n'
        tests/compile/linux_headers.py program $map "${headers[@]}"
    } >"$2"
}

mkdir "$WORK/kernel"
choose_headers "$(kernel_headers)" "$WORK/kernel/names.c"
printf 'obj-m := names.o\n' >"$WORK/kernel/Kbuild"
kernel_build "$WORK/kernel" names.s
check $? "the program for the kernel's headers does not compile"
compare 500 "$WORK/kernel/names.s" "${headers[@]}"

# The newest kernel of Debian, unpacked.  Its build system needs a newer compiler; its headers do not.
compile_with_headers() # COMMON TREE PROGRAM.c
{
    local folder include=()
    for folder in "$1"/arch/x86/include "$2"/arch/x86/include/generated "$1"/include "$2"/include \
        "$1"/arch/x86/include/uapi "$2"/arch/x86/include/generated/uapi "$1"/include/uapi "$2"/include/generated/uapi; do
        include+=(-I "$folder")
    done
    gcc -std=gnu11 -O2 -w -nostdinc -D__KERNEL__ -fno-pie -fcf-protection=none "${include[@]}" \
        -include "$1/include/linux/kconfig.h" -include "$1/include/linux/compiler_types.h" -S "$3" -o "${3%.c}.s"
}

if [ -n "$ALL" ]; then
    sources=$(scripts/debian-package forky linux-headers-amd64)/usr/src
    common=$(printf '%s\n' "$sources"/linux-headers-*-common)
    choose_headers "$common" "$WORK/newest.c"
    compile_with_headers "$common" "$(printf '%s\n' "$sources"/linux-headers-*-amd64)" "$WORK/newest.c"
    check $? "the program for $common does not compile"
    compare 500 "$WORK/newest.s" "${headers[@]}"
fi

refuses '/^EXIT_REASON_CPUID,/s/0xa/0xb/' "EXIT_REASON_CPUID of Linux is 0xa, 0xb in"
refuses '/^EXIT_REASON_CPUID,/d' "EXIT_REASON_CPUID of $uapi is not in"
finish
