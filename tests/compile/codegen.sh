#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: an accessor becomes the same code as its mask, and unused headers add no bytes
# needs: gcc=gcc g++=g++ clang=clang size=binutils awk=gawk
. tests/lib.sh

# The instructions of each function in one line, sorted by the name after header_ or hand_.  Labels,
# directives and comments are left out.
bodies() # PREFIX ASSEMBLY
{
    awk -v prefix="$1_" '
        /^[a-z_]+:/          { name = index($1, prefix) == 1 ? substr($1, length(prefix) + 1) : "" }
        /^[ \t]+\.size/      { if (name != "") print name body; name = body = "" }
        /^[ \t]+[a-z]/       { sub(/#.*/, ""); if (name != "") body = body " |" $0 }
    ' "$2" | tr -s '\t ' ' ' | sort
}

# Without -fno-ipa-icf GCC makes one of two equal functions a jump to the other.
compare_pairs() # COMPILER OPTIONS
{
    local count
    # shellcheck disable=SC2086
    $1 $2 -S -Iinclude -fcf-protection=none -fno-asynchronous-unwind-tables \
        tests/compile/codegen.c -o "$WORK/codegen.s" || return 1
    bodies header "$WORK/codegen.s" >"$WORK/header"
    bodies hand "$WORK/codegen.s" >"$WORK/hand"
    count=$(grep -c ' | ret' "$WORK/header")
    [ "$count" = "$(grep -cE '^PAIR(64)?[(]' tests/compile/codegen.c)" ] && diff "$WORK/header" "$WORK/hand"
}

for level in -O1 -O2 -Os; do
    for width in -m64 -m32; do
        compare_pairs gcc "-std=c11 $level $width -fno-ipa-icf"
        check $? "gcc $level $width: an accessor and its mask differ"
        compare_pairs clang "-std=c11 $level $width"
        check $? "clang $level $width: an accessor and its mask differ"
    done
done

bytes() # COMPILER HEADER: text, data, bss and all read-only data of a file that includes it
{
    printf '#include %s\n' "$2" >"$WORK/unused.c"
    # shellcheck disable=SC2086
    $1 -Iinclude -c "$WORK/unused.c" -o "$WORK/unused.o" || return 1
    size -A "$WORK/unused.o" | awk '/^\.(text|data|bss|rodata|eh_frame|init_array)/ { n += $2 } END { print n + 0 }'
}

for compiler in "gcc -std=c11" "g++ -x c++" "clang -std=c11" "clang++ -x c++"; do
    for level in -O0 -O2; do
        [ "$(bytes "$compiler $level" '"vmxdefs/vmxdefs.h"')" = \
            "$(bytes "$compiler $level" '<stdint.h>')" ]
        check $? "$compiler $level: the umbrella header adds bytes if nothing of it is used"
    done
done
finish
