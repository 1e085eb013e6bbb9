#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: every header alone, twice and together, with every compiler, standard and ABI
# needs: gcc=gcc g++=g++ gcc:-m32=gcc-multilib clang=clang clang-{newest}=clang-{newest}
# needs: x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64 objdump=binutils
# needs: x86_64-w64-mingw32-g++=g++-mingw-w64-x86-64 /usr/include/cmocka.h=libcmocka-dev
#
# Without ALL only the oldest and the newest C and C++ standard, hosted code with 64 bits, and freestanding
# code with 32 bits.
. tests/lib.sh

warnings="-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wundef -Wcast-qual -Werror"
c="$warnings -Iinclude -x c"
cxx="$warnings -Wold-style-cast -Iinclude -x c++"
syntax="-fsyntax-only"
msvc="-ffreestanding --target"
freestanding="-ffreestanding -nostdinc -isystem"
newest_clang=clang-$(need_newest_clang)
c_standards="c11 c2x"
cxx_standards="c++11 c++20"
if [ -n "$ALL" ]; then
    c_standards="c11 c17 c2x"
    cxx_standards="c++11 c++14 c++17 c++20"
fi

# --- The sources: each file includes a header twice ---

write_sources()
{
    local header name
    mkdir -p "$WORK/format" "$WORK/x86"
    for header in include/vmxdefs/*.h; do
        name=$(basename "$header" .h)
        printf '#include "vmxdefs/%s.h"\n#include "vmxdefs/%s.h"\nextern int no_empty_file;\n' \
            "$name" "$name" >"$WORK/format/$name.c"
    done
    mv "$WORK/format/insn.c" "$WORK/x86/"
    printf '#include "vmxdefs/%s.h"\n' insn vmxdefs exit_class vmcs_support >"$WORK/x86/all.c"
    # Globals of a user, with the names of parameters in the headers.
    printf '%s\n' 'extern int value, word, field;' 'int read_msr(int msr);' \
        '#include "vmxdefs/insn.h"' '#include "vmxdefs/describe.h"' 'extern int no_empty_file;' \
        >"$WORK/x86/globals.c"
}

# --- The jobs: one compiler command in a line ---

hosted_and_freestanding() # C_COMPILER C++_COMPILER
{
    local std width where
    for width in -m64 -m32; do
        for where in "" -ffreestanding; do
            [ -n "$ALL" ] || [ "$width$where" = -m64 ] || [ "$width$where" = -m32-ffreestanding ] ||
                continue
            for std in $c_standards; do
                echo "$1 -std=$std $width $where $c $syntax $WORK/format/*.c $WORK/x86/*.c"
            done
            for std in $cxx_standards; do
                echo "$2 -std=$std $width $where $cxx $syntax $WORK/format/*.c $WORK/x86/*.c"
            done
        done
    done
}

# Freestanding code needs only the folder of headers that comes with the compiler.
without_a_libc()
{
    local width
    for width in -m64 -m32; do
        echo "gcc -std=c11 $width $freestanding $(gcc -print-file-name=include) $c $syntax $WORK/format/*.c $WORK/x86/*.c"
        echo "clang -std=c11 $width $freestanding $(clang -print-resource-dir)/include $c $syntax $WORK/format/*.c $WORK/x86/*.c"
    done
}

# A tree that has its own types does not need that folder.
with_other_types()
{
    local compiler own="-nostdinc -Itests/compile/stand_in"
    # __KERNEL__ alone does not mean Linux: <linux/types.h> is not needed.
    echo "gcc -std=gnu11 $freestanding $(gcc -print-file-name=include) -D__KERNEL__ $c $syntax $WORK/format/*.c $WORK/x86/*.c"
    for compiler in gcc clang; do
        echo "$compiler -std=gnu11 $own -D__KERNEL__ -D__LINUX_KCONFIG_H $c $syntax $WORK/format/*.c $WORK/x86/*.c"
        echo "$compiler -std=c11 $own '-DVMXD_TYPES_HEADER=<own_types.h>' $c $syntax $WORK/format/*.c $WORK/x86/*.c"
        echo "$compiler -std=c++11 $own '-DVMXD_TYPES_HEADER=<own_types.h>' $cxx $syntax $WORK/format/*.c $WORK/x86/*.c"
    done
}

other_compilers_and_abis()
{
    local std width target
    for width in -m64 -m32; do
        echo "$newest_clang -std=c23 $width $c $syntax $WORK/format/*.c $WORK/x86/*.c"
        echo "$newest_clang -std=c++23 $width -ffreestanding $cxx $syntax $WORK/format/*.c $WORK/x86/*.c"
    done
    for std in $c_standards; do
        echo "x86_64-w64-mingw32-gcc -std=$std $c $syntax $WORK/format/*.c $WORK/x86/*.c"
    done
    for std in $cxx_standards; do
        echo "x86_64-w64-mingw32-g++ -std=$std $cxx $syntax $WORK/format/*.c $WORK/x86/*.c"
    done
    for target in x86_64-pc-windows-msvc i686-pc-windows-msvc; do
        for std in $c_standards; do
            echo "clang $msvc=$target -std=$std $c $syntax $WORK/format/*.c $WORK/x86/*.c"
        done
        for std in $cxx_standards; do
            echo "clang $msvc=$target -std=$std $cxx $syntax $WORK/format/*.c $WORK/x86/*.c"
        done
    done
    # Headers without instructions compile for any little-endian processor, for tools on other machines.
    echo "clang --target=aarch64-unknown-linux-gnu -ffreestanding -std=c11 $c $syntax $WORK/format/*.c"
}

# All inline functions are compiled to code, so that the assembler and the constraints of the asm
# statements are checked.
every_function()
{
    local compiler level kept="'-Dinline=inline __attribute__((used))'"
    for level in -O0 -O2; do
        for compiler in "gcc -m64" "gcc -m32" "clang -m64" "clang -m32" $newest_clang \
            x86_64-w64-mingw32-gcc "clang $msvc=x86_64-pc-windows-msvc"; do
            echo "$compiler $level -std=c11 $kept $c -c -o /dev/null $WORK/x86/all.c"
        done
    done
}

# The operands of asm statements are in the order of the dialect: both give the same machine code.
same_code_in_both_dialects() # COMPILER
{
    local dialect
    for dialect in att intel; do
        # shellcheck disable=SC2086 # words
        eval "$1 -O1 -std=c11 -masm=$dialect '-Dinline=inline __attribute__((used))' $c -c" \
            "-o $WORK/$dialect.o $WORK/x86/all.c" || return 1
        objdump -d --no-show-raw-insn "$WORK/$dialect.o" | sed 1,3d >"$WORK/$dialect.txt"
    done
    grep -q vmread "$WORK/att.txt" && cmp "$WORK/att.txt" "$WORK/intel.txt"
}

# A wrong header of types is refused with a message that says what is wrong.
wrong_types_are_refused() # SED_COMMAND WORDS
{
    local compiler
    mkdir -p "$WORK/types"
    sed "$1" tests/compile/stand_in/own_types.h >"$WORK/types/own_types.h"
    cmp -s tests/compile/stand_in/own_types.h "$WORK/types/own_types.h" && return 1
    for compiler in gcc clang; do
        $compiler -std=c11 -nostdinc -I"$WORK/types" '-DVMXD_TYPES_HEADER=<own_types.h>' -Iinclude \
            $syntax "$WORK/format/exit_reason.c" 2>"$WORK/refused" && return 1
        grep -q "error: .*$2" "$WORK/refused" || return 1
    done
}

unit_tests_too()
{
    local std
    for std in $c_standards; do
        echo "gcc -std=$std $c -Itests/unit $syntax tests/unit/test_*.c"
        echo "clang -std=$std $c -Itests/unit $syntax tests/unit/test_*.c"
    done
    for std in $cxx_standards; do
        echo "g++ -std=$std $cxx -Itests/unit $syntax tests/unit/test_*.c"
        echo "clang++ -std=$std $cxx -Itests/unit $syntax tests/unit/test_*.c"
    done
}

# Sizes, alignments and offsets are static assertions.
layouts()
{
    local target
    for target in x86_64-unknown-linux-gnu i686-unknown-linux-gnu x86_64-pc-windows-msvc \
        i686-pc-windows-msvc x86_64-w64-windows-gnu aarch64-unknown-linux-gnu; do
        echo "clang $msvc=$target -std=c11 $c -Itests/unit $syntax tests/compile/layouts.c"
        echo "clang $msvc=$target -std=c++11 $cxx -Itests/unit $syntax tests/compile/layouts.c"
    done
    for target in "gcc -m64" "gcc -m32" $newest_clang x86_64-w64-mingw32-gcc; do
        echo "$target -std=c11 $c -Itests/unit $syntax tests/compile/layouts.c"
    done
    for target in "g++ -m64" "g++ -m32" x86_64-w64-mingw32-g++; do
        echo "$target -std=c++11 $cxx -Itests/unit $syntax tests/compile/layouts.c"
    done
}

# shellcheck disable=SC2317 # called by the shells that xargs starts
try() # COMMAND
{
    local output
    output=$(eval "$1" 2>&1) || printf 'FAIL %s\n%s\n' "$1" "$output"
}
export -f try


compile_all()
{
    local errors
    write_sources
    {
        hosted_and_freestanding gcc g++
        hosted_and_freestanding clang clang++
        without_a_libc
        with_other_types
        other_compilers_and_abis
        every_function
        unit_tests_too
        layouts
    } >"$WORK/jobs"
    # shellcheck disable=SC2016 # expanded by the inner shell
    xargs -d '\n' -P "$JOBS" -n 1 bash -c 'try "$1"' _ <"$WORK/jobs" >"$WORK/errors"
    cat "$WORK/errors"
    errors=$(grep -c '^FAIL ' "$WORK/errors")
    passed=$((passed + $(wc -l <"$WORK/jobs") - errors))
    failed=$((failed + errors))
}

# --- Checks of the output ---

# Each function of positions.c must fold to `ret i32 1`.
fields_are_in_place() # TARGET
{
    clang --target="$1" -ffreestanding -std=c11 -O1 -Iinclude -S -emit-llvm \
        tests/compile/positions.c -o "$WORK/positions.ll" || return 1
    awk '/^define .*@position_/ { total++; name = $0 }
         /^ *ret /              { if ($0 ~ /ret i32 1$/) right++; else print name, $0 }
         END                    { exit !(total > 100 && right == total) }' "$WORK/positions.ll"
}

big_endian_is_refused() # TARGET
{
    clang --target="$1" -ffreestanding -std=c11 -Iinclude -fsyntax-only \
        "$WORK/format/exit_reason.c" 2>"$WORK/refused" && return 1
    [ "$(grep -c 'error:' "$WORK/refused")" = 1 ] &&
        grep -q 'error: .*vmxdefs: .*need a little-endian target' "$WORK/refused"
}

check_positions()
{
    local target
    for target in x86_64-pc-windows-msvc i686-pc-windows-msvc x86_64-w64-windows-gnu \
        x86_64-unknown-linux-gnu i686-unknown-linux-gnu; do
        fields_are_in_place $target
        check $? "$target: a field is not at the position of its row"
    done
}

check_dialects()
{
    local compiler
    for compiler in "gcc -m64" "gcc -m32" "clang -m64" "clang -m32" "$newest_clang"; do
        same_code_in_both_dialects "$compiler"
        check $? "$compiler -masm=intel: other machine code than with -masm=att"
    done
}

check_refusals()
{
    local target
    wrong_types_are_refused 's/\b_Bool\b/unsigned char/' "bool must be _Bool"
    check $? "a bool that is an unsigned char is not refused"
    wrong_types_are_refused 's/unsigned long uint64_t/unsigned int uint64_t/' \
        "an integer type .*wrong size"
    check $? "a uint64_t of 32 bits is not refused"
    for target in powerpc64-unknown-linux-gnu mips-unknown-linux-gnu; do
        big_endian_is_refused $target
        check $? "$target: not refused, or with other messages than the expected one"
    done
}

compile_all
check_positions
check_dialects
check_refusals
finish
