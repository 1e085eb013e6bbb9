#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the rules of VM entry are those of the catalogue, in C and in C++
# needs: gcc=gcc g++=g++ python3=python3
. tests/lib.sh

tests/unit/entry_rules.py >"$WORK/rules.c"
check $? "the program that compares the rules"
for compiler in "gcc -std=c11" "g++ -std=c++11 -x c++"; do
    # shellcheck disable=SC2086
    $compiler -Wall -Wextra -Werror -Iinclude "$WORK/rules.c" -o "$WORK/rules" >"$WORK/build.log" 2>&1 ||
        fail "$compiler" "$WORK/build.log"
    check_counted "$WORK/rules"
done

# A difference is reported.
sed '0,/VMXD_OUTCOME_ERROR_7/s//VMXD_OUTCOME_ERROR_8/' "$WORK/rules.c" >"$WORK/changed.c" &&
    gcc -std=c11 -Iinclude "$WORK/changed.c" -o "$WORK/changed" && ! "$WORK/changed" >"$WORK/out"
check $? "another outcome passes"
finish
