#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: scripts/expand refuses wrong rows, and the headers are current
# needs: python3=python3 gcc=gcc g++=g++ clang=clang objcopy=binutils
# needs: gcc:-m32=gcc-multilib
#
# tests/compile/expand/refused.txt has the wrong rows: a template, a sed command that changes it, and
# the words of the message.  tests/compile/expand/proof.c checks the headers independently of the script.
. tests/lib.sh

refused() # TEMPLATE EDIT WORDS: the changed row is refused with file and line, in these words
{
    local folder=$WORK/definitions answer
    rm -rf "$folder"
    cp -r definitions "$folder"
    sed -E -i "$2" "$folder/$1"
    if cmp -s "definitions/$1" "$folder/$1"; then
        echo "the sed command changes nothing: $2"
        return 1
    fi
    if answer=$(VMXDEFS_DEFINITIONS=$folder scripts/expand --check 2>&1); then
        echo "not refused"
        return 1
    fi
    [[ $answer =~ ^definitions/[a-z_]+\.h\.in:[0-9]+:\  && $answer == *"$3"* ]] && return 0
    echo "other words: $answer"
    return 1
}

while read -r line; do
    [[ $line == \#* || -z $line ]] && continue
    template=${line%% @ *}
    words=${line##* @ }
    edit=${line#* @ }
    edit=${edit% @ *}
    refused "$template" "$edit" "$words"
    check $? "$template: $edit"
done <tests/compile/expand/refused.txt

# A valid change is not refused, and --check reports the headers that differ.
cp -r definitions "$WORK/changed"
sed -i 's/"undefined exit reason"/"another text"/' "$WORK/changed/exit_reason.h.in"
answer=$(VMXDEFS_DEFINITIONS=$WORK/changed scripts/expand --check 2>&1)
[ $? = 1 ] && [[ $answer == *"run scripts/expand: names.h rows.h"* ]]
check $? "--check does not name the headers that differ: $answer"

scripts/expand --check
check $? "the headers are not current: run scripts/expand"
scripts/expand --unknown >/dev/null 2>&1
[ $? = 2 ]
check $? "an unknown option: exit status 2"

# A refused row writes no header.
cp -r include scripts "$WORK/"
cp -r definitions "$WORK/wrong"
sed -i '/31  failed_entry/d' "$WORK/wrong/exit_reason.h.in"
VMXDEFS_DEFINITIONS=$WORK/wrong "$WORK/scripts/expand" >/dev/null 2>&1
[ $? = 1 ] && diff -r include "$WORK/include"
check $? "a header was written although a row is wrong"

for compiler in "gcc -std=c11" "gcc -std=c11 -m32" "g++ -std=c++11 -x c++" "clang -std=c11" \
    "clang++ -std=c++11 -x c++"; do
    # shellcheck disable=SC2086 # words
    $compiler -Iinclude -Wall -Wextra -Werror -O1 -c tests/compile/expand/proof.c -o "$WORK/proof.o"
    check $? "$compiler: tests/compile/expand/proof.c"
done

# In assembly a header defines constants, and nothing else.
for header in include/vmxdefs/asm/*.h; do
    printf '#include "vmxdefs/%s"\n' "$(basename "$header")" >"$WORK/numbers.S"
    gcc -Iinclude -E "$WORK/numbers.S" | grep -v '^#' | grep -q '[^[:space:]]'
    [ $? = 1 ]
    check $? "$header: text that is not a #define reaches the assembler"
done
for compiler in gcc clang; do
    $compiler -Iinclude -c tests/compile/expand/numbers.S -o "$WORK/numbers.o" &&
        objcopy -O binary -j .data "$WORK/numbers.o" "$WORK/numbers.bin" &&
        [ "$(od -An -v -tx8 -w8 "$WORK/numbers.bin" | tr -d ' \n')" = \
            "00000000000000020000000000000080000000000000681e8000000000000000" ]
    check $? "$compiler: constants in assembly"
done
# Names have a length that fits into a patch: the median of all constants, and each VMCS field.
sed -nE 's/^#define (VMXD_[A-Z0-9_]+) .*/\1/p' include/vmxdefs/asm/*.h | grep -v '_SHIFT$' |
    awk '{ print length }' | sort -n >"$WORK/lengths"
median=$(sed -n "$(($(wc -l <"$WORK/lengths") / 2 + 1))p" "$WORK/lengths")
[ "$median" -le 28 ]
check $? "the median length of the constants is $median, at most 28 is wanted"
! grep -ohE 'VMXD_VMCS_(CTRL|INFO|GUEST|HOST)_[A-Z0-9_]{31,} ' include/vmxdefs/asm/vmcs.h |
    awk 'length > 45 { print; bad = 1 } END { exit !bad }'
check $? "a VMCS field has a name of more than 44 characters"
finish
