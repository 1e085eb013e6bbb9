#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: vmm/ uses nothing of guest/, hosts/ or tests/ but platform.h, and the example is small
# needs: gcc=gcc ld=binutils nm=binutils
. tests/lib.sh

hypervisor=examples/hypervisor
# The limit of docs/design.md: lines of code, without blank lines and comments.
limit=2500

# Every #include of a folder that does not match the pattern.
other_includes() # FOLDER PATTERN
{
    ! grep -hE '^ *# *include' "$1"/*.[chS] | grep -vE "$2"
}

# What the objects of vmm/ expect from elsewhere: the platform, and the functions that compilers call.
vmm_symbols()
{
    local source
    mkdir -p "$WORK/vmm"
    for source in "$hypervisor"/vmm/*.[cS]; do
        gcc -std=c11 -O2 -ffreestanding -fno-pic -mgeneral-regs-only -Iinclude -c "$source" \
            -o "$WORK/vmm/$(basename "$source").o" || return 1
    done
    ld -r -o "$WORK/vmm.o" "$WORK"/vmm/*.o && nm -u "$WORK/vmm.o" | awk '{ print $NF }'
}

code_lines() # FOLDER...
{
    local folder
    for folder in "$@"; do
        gcc -fpreprocessed -dD -E -P -x c <(cat "$folder"/*.[ch]) 2>/dev/null
        sed 's,/\*.*\*/,,' "$folder"/*.S | grep -vE '^ *(/\*|\*)'
    done | grep -c '[^[:space:]]'
}

other_includes $hypervisor/vmm '["<](vmxdefs/[a-z_]+\.h|\.\./hosts/platform\.h|[a-z0-9_]+\.h)[">]' \
    >"$WORK/includes"
check $? "vmm/ includes something that is not its own" "$WORK/includes"
ls $hypervisor/vmm >"$WORK/own"
grep -hoE '^#include "[^./"]+\.h"' $hypervisor/vmm/* | sed 's/.*"\(.*\)"/\1/' | sort -u |
    grep -vxFf "$WORK/own" >"$WORK/missing"
check $((1 - $?)) "vmm/ includes a header that is not in vmm/" "$WORK/missing"
! grep -rnE '^ *# *include.*tests/' $hypervisor --include='*.[chS]' >"$WORK/tests"
check $? "the example refers to tests/" "$WORK/tests"

vmm_symbols >"$WORK/symbols"
check $? "vmm/ does not compile"
grep -vxE 'platform_[a-z_0-9]+|mem(cpy|set|move|cmp)|_GLOBAL_OFFSET_TABLE_' "$WORK/symbols" >"$WORK/foreign"
check $((1 - $?)) "vmm/ needs a function or a variable of another folder" "$WORK/foreign"
grep -q platform_line "$WORK/symbols"
check $? "the list of symbols is incomplete"

lines=$(code_lines $hypervisor/vmm $hypervisor/guest)
echo "vmm/ and guest/: $lines lines of code"
[ "$lines" -gt 1000 ] && [ "$lines" -lt $limit ]
check $? "vmm/ and guest/ have $lines lines of code, the limit is $limit"
finish
