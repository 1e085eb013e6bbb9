#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: every accessor and member of the exit-reason type, with all 2^32 words
# needs: gcc=gcc clang=clang
. tests/lib.sh

all_words() # COMPILER
{
    local words
    "$1" -std=c11 -O2 -Wall -Wextra -Werror -Iinclude tests/unit/exit_reason_all.c -o "$WORK/$1" &&
        seq 0 $((JOBS - 1)) | xargs -I '{}' -P "$JOBS" "$WORK/$1" '{}' "$JOBS" >"$WORK/$1.words" ||
        return 1
    words=$(awk '{ n += $1 } END { printf "%.0f\n", n }' "$WORK/$1.words")
    echo "$1: $words words"
    [ "$words" = 4294967296 ]
}

all_words clang
check $? "clang" "$WORK/clang.words"
if [ -n "$ALL" ]; then
    all_words gcc
    check $? "gcc" "$WORK/gcc.words"
fi
finish
