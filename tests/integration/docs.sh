#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the HTML documentation has all definitions and pages, without a warning of Doxygen; the figures of README.md
# needs: cmake=cmake make=make doxygen=doxygen python3=python3
. tests/lib.sh

html=$WORK/build/docs/html

# The text of a page contains TEXT.
says() # PAGE TEXT
{
    sed 's/<[^>]*>//g; s/&#160;/ /g' "$html/$1" | tr -s '[:space:]' ' ' | grep -qF -e "$2"
    check $? "$1 does not contain: $2"
}

# A header with definitions that have no comment is refused.
make_bad() # TEXT_OF_HEADER
{
    mkdir "$WORK/bad"
    tar -c --exclude=./.git --exclude='./build*' . | tar -x -C "$WORK/bad"
    printf '%s\n' "$1" >>"$WORK/bad/include/vmxdefs/base.h"
    cmake -S "$WORK/bad" -B "$WORK/bad/build" -DVMXDEFS_TESTS=OFF -DVMXDEFS_EXAMPLES=OFF \
        -DVMXDEFS_TOOLS=OFF -DVMXDEFS_BENCH=OFF >/dev/null
    ! cmake --build "$WORK/bad/build" --target docs >"$WORK/bad.log" 2>&1
    check $? "target docs passes without a comment of a function and a type"
}

# The filter does not move lines: the warning has the line of the header.
warns_about() # NAME
{
    local line
    line=$(grep -n "$1" "$WORK/bad/include/vmxdefs/base.h" | cut -d: -f1)
    grep -qE "base.h:$line: (warning|error): .*$1.* is not documented" "$WORK/bad.log"
    check $? "no warning about $1 in line $line"
}

# README.md has the table by area of the page "coverage", with one more column, and a sentence.
by_area() # FILE: area, number of constants, next best source
{
    awk -F' *[|] *' 'NF > 3 && $(NF - 2) ~ /^[0-9]+$/ && $(NF - 1) ~ /, [0-9]+$/ { print $2 "|" $(NF - 2) "|" $(NF - 1) }' "$1"
}

total() # FILE
{
    tr -s '[:space:]' ' ' <"$1" | grep -oE 'Twelve public sources define [^.]*\.'
}

check_figures() # README COVERAGE
{
    diff <(by_area "$1"; total "$1") <(by_area "$2"; total "$2") && [ "$(by_area "$1" | wc -l)" -gt 5 ] &&
        [ "$(total "$1" | wc -l)" = 1 ]
}

cmake -S . -B "$WORK/build" -DVMXDEFS_TESTS=OFF -DVMXDEFS_EXAMPLES=OFF -DVMXDEFS_BENCH=OFF &&
    cmake --build "$WORK/build" --target docs >"$WORK/docs.log" 2>&1
check $? "target docs"
grep -E '(warning|error):' "$WORK/docs.log"
[ "$(sed 's/<[^>]*>//g' "$html/index.html" | grep -c 'exit reason')" -gt 0 ]
check $? "README.md is not the main page"
# One of each kind: an enumerator, a bit-field, a constant of a word, a word of 64 bits, functions of
# names.h, rows, a #define with a comment after it and one with a comment above it.
says exit__reason_8h.html "VMXD_EXIT_CPUID 10"
says vmcs_8h.html "VMXD_VMCS_HOST_S_CET 0x6C18: host IA32_S_CET"
says unionvmxd__exit__reason.html "enclave_mode: 1 Bit 27"
says exit__reason_8h.html "Bits 15:0 of vmxd_exit_reason"
says structvmxd__ia32__vmx__basic.html "All bits: VMXD_BASIC_VMCS_REVISION_IDENTIFIER, "
says exit__reason_8h.html "vmxd_exit_reason_from(number)"
says names_8h.html "vmxd_exit_name (uint32_t number) The words of a value"
says names_8h.html "vmxd_exit_reason_field (unsigned int bit) The member of vmxd_exit_reason"
says rows_8h.html "VMXD_ROWS_EXIT_REASON(F, T) rows of vmxd_exit_reason"
says structures_8h.html "VMXD_EPTP_LIST_ENTRIES 512 8-byte EPTPs"
says base_8h.html "#define VMXD_PUT(field, number)"
! grep -qE 'vmxd_word_of_VMXD|define *VMXD_SHIFT_STEP' "$html"/*_8h.html
check $? "a macro is documented that is only part of another one"
for page in design mistakes stability vendoring coverage exits migration rules 'docs_*entry?check'; do
    compgen -G "$html/*$page*.html" >"$WORK/found"
    check $? "the page $page is missing"
done
grep '| number of reasons |' "$WORK/build/docs/exits.md" >"$WORK/numbers" && ! grep -q '| 0 |' "$WORK/numbers"
check $? "the page exits has a column for a processor without results" "$WORK/numbers"
check_figures README.md "$WORK/build/docs/coverage.md" >"$WORK/figures"
check $? "README.md has other figures than docs/pages/coverage (< README.md, > coverage)" "$WORK/figures"
sed 's/| [0-9]* | ia32-doc, /| 1 | ia32-doc, /' README.md >"$WORK/wrong.md"
! check_figures "$WORK/wrong.md" "$WORK/build/docs/coverage.md" >"$WORK/figures"
check $? "a wrong figure in README.md is not noticed" "$WORK/figures"
make_bad "static inline int vmxd_without_a_word(void);
struct vmxd_without_words {
    int member; /* a word */
};"
warns_about vmxd_without_a_word
warns_about vmxd_without_words
finish
