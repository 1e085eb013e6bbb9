#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the compiler refuses each mistake, with a message that names it
# needs: gcc=gcc g++=g++ clang=clang
#
# Each mistake is an `#ifdef FAIL_name` in tests/compile/must_fail/*.c; the comment in it has the expected
# message.  Without a mistake the file must compile, so that nothing else is refused.
. tests/lib.sh

# A pointer to an object of another width and a case of another enumeration are only warnings in C,
# but errors in every kernel tree.
pointers="-Werror=incompatible-pointer-types -Werror=switch"
compilers=("gcc -std=c11 $pointers" "g++ -std=c++11 -Werror=switch -x c++" "clang -std=c11 $pointers"
    "clang++ -std=c++11 -Werror=switch -x c++")
flags="-Iinclude -fsyntax-only -fno-diagnostics-color"

expected() # FILE NAME COMPILER: the message in the comment of the mistake
{
    sed -n "/^#ifdef $2\$/,/^#endif/s/^.* $3: //p" "$1" | sed 's| \*/$||'
}

refused_for_the_reason() # FILE NAME COMPILER
{
    local regex kind=gcc
    case $3 in clang*) kind=clang ;; esac
    regex=$(expected "$1" "$2" $kind)

    # shellcheck disable=SC2086 # the compiler and the flags are words
    LC_ALL=C $3 $flags "-D$2" "$1" >"$WORK/log" 2>&1 && return 1
    [ -n "$regex" ] && grep -Eq "error: .*($regex)" "$WORK/log"
}

for file in tests/compile/must_fail/*.c; do
    for compiler in "${compilers[@]}"; do
        # shellcheck disable=SC2086
        LC_ALL=C $compiler $flags -Wall -Wextra -Wno-unused-function -Werror "$file" >"$WORK/log" 2>&1
        check $? "$compiler $file: does not compile even without a mistake" "$WORK/log"
        while read -r name; do
            refused_for_the_reason "$file" "$name" "$compiler"
            check $? "$compiler $file: $name" "$WORK/log"
        done < <(sed -n 's/^#ifdef \(FAIL_.*\)/\1/p' "$file")
    done
done

# The mistakes and tests that docs/mistakes.md names exist.
# shellcheck disable=SC2016 # backquotes of the document
grep -o '`[A-Za-z_0-9]*`' docs/mistakes.md | tr -d '`' | sort -u >"$WORK/named"
while read -r name; do
    case $name in
    FAIL_*) grep -qx "#ifdef $name" tests/compile/must_fail/*.c ;;
    vmxd_* | VMXD_*) grep -rqw "$name" include/vmxdefs ;;
    [[:lower:]]*_*_*) grep -qw "cmocka_unit_test($name)" tests/unit/test_*.c ;;
    esac
    check $? "docs/mistakes.md names $name, which does not exist" /dev/null
done <"$WORK/named"
finish
