#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: every inline function for all inputs, with the model checker CBMC
# needs: gcc=gcc awk=mawk apt-get=apt dpkg-deb=dpkg
#
# The proofs are the functions that PROOF defines in tests/unit/prove/*.c.  CBMC shows for each that,
# for all inputs, no assertion can fail and no operation is undefined.  Then the script compares the
# functions that the proofs call with the inline functions of the headers: a function that no proof
# calls directly must be in tests/unit/prove/not_proven.txt, itself or its header, with the reason.
. tests/lib.sh
export LC_ALL=C # the same order for sort and comm


# Debian 12 has no CBMC: the package of Debian 13 is unpacked, and not installed.
find_cbmc()
{
    command -v cbmc >/dev/null && return
    PATH=$(scripts/debian-package trixie cbmc minisat)/bin:$PATH
    command -v cbmc >/dev/null
}

# The checks for undefined behaviour.  Three checks of CBMC are off, because they report what C
# defines: --unsigned-overflow-check (unsigned numbers wrap, and the headers use it),
# --conversion-check (VMXD_CAST narrows numbers on purpose) and --enum-range-check (in C an
# enumeration holds every number of its integer type).  A variable that is read before it is set
# has any value in CBMC, so that the rule about the result fails.
checks=(--bounds-check --pointer-check --pointer-overflow-check --pointer-primitive-check
    --signed-overflow-check --undefined-shift-check --div-by-zero-check --unwinding-assertions)
options=("${checks[@]}" --slice-formula --drop-unused-functions)

compile() # NAME
{
    goto-cc -std=c11 -Iinclude -c "tests/unit/prove/$1.c" -o "$WORK/$1.gb" >"$WORK/$1.compiled" 2>&1 ||
        { cat "$WORK/$1.compiled"; return 1; }
}

# The proofs of a file, "NAME PROOF" a line.
proofs_of() # NAME
{
    cbmc --list-goto-functions "$WORK/$1.gb" 2>/dev/null |
        sed -nE "s/^prove_(\w+) .*/$1 \1/p" | sort -u
}

# For the files with bitmaps of 32768 bits: CBMC models only the elements of an array that a proof
# accesses, which takes a second instead of minutes.  The reduced model can make a correct proof
# fail, but it cannot make a wrong one pass.
bitmaps=(bitmaps must_fail)
bitmap_options=(--arrays-uf-always)

# Run CBMC on each "NAME PROOF" line.  The log of a proof is NAME.PROOF.
run_proofs() # OPTION...
{
    # shellcheck disable=SC2016 # the inner shell expands them
    xargs -P "$JOBS" -L 1 bash -c '
        name=${@: -2:1} proof=${@: -1}
        log=$WORK/$name.$proof
        cbmc "$WORK/$name.gb" --function "prove_$proof" "${@:1:$#-2}" >"$log" 2>&1
        true' run "$@"
}

# The properties that are not proven, "CLASS: what CBMC says about it" a line.
# A line of CBMC: [prove_x.assertion.2] line 12 r.full == w: FAILURE
unproven() # LOG
{
    sed -nE '/: SUCCESS$/d; s/^\[[^].]+\.([a-z_-]+)\.[^].]+\] (.*)$/\1: \2/p' "$1"
}

properties() # LOG...
{
    cat "$@" | grep -cE '^\[.*\] .*: (SUCCESS|FAILURE)$'
}

# What is wrong with a proof; prints nothing for a valid one.  Its only failure must be the
# assertion at its end, which shows that the preconditions can be fulfilled.  (CBMC also reports a call of a
# function without a body, because the result then has any value.)
objections() # LOG
{
    local end='^assertion: .*the end of the proof is reached: FAILURE$'
    unproven "$1" | grep -vE "$end"
    if ! grep -q '^\*\* [0-9]* of [0-9]* failed' "$1"; then
        echo "CBMC stopped:"
        tail -n 3 "$1"
    elif ! unproven "$1" | grep -qE "$end"; then
        echo "no input reaches the end of the proof"
    elif ! grep -q '^\*\* 1 of ' "$1"; then
        grep '^\*\* [0-9]' "$1"
    fi
}

check_proof() # NAME PROOF
{
    local text
    text=$(objections "$WORK/$1.$2")
    [ -z "$text" ]
    check $? "tests/unit/prove/$1.c: $2"$'\n'"$text"
}

# A wrong proof must be refused, for the reason that is expected.
check_wrong_proof() # PROOF PATTERN
{
    objections "$WORK/must_fail.$1" | grep -qE -e "$2"
    check $? "tests/unit/prove/must_fail.c: $1: CBMC should report $2"
}

# The inline functions of the headers, "HEADER FUNCTION" a line, as the compiler sees them: with
# macros expanded, and without those of other compilers.
helpers()
{
    local header
    for header in include/vmxdefs/*.h; do
        echo "#include \"$header\""
    done >"$WORK/headers.c"
    gcc -std=c11 -E -I. "$WORK/headers.c" | awk '
        /^# [0-9]+ "/ { header = $3; gsub(/"/, "", header); next }
        header !~ /include\/vmxdefs\/[a-z0-9_]+\.h$/ { next }
        {
            text = (pending == "" ? $0 : pending " " $0)
            pending = ""
            gsub(/__attribute__ *\(\([a-z, ]*\)\) */, "", text)
            while (match(text, /static inline /)) {
                text = substr(text, RSTART + RLENGTH)
                end = index(text, "(")
                if (!end) { pending = "static inline " text; break } # the name is in the next line
                n = split(substr(text, 1, end - 1), word, /[ *]+/)
                name = (word[n] == "" ? word[n - 1] : word[n])
                file = header
                sub(/.*\//, "", file)
                print file, name
            }
        }' | sort -u
}

# The functions that a proof itself calls.
called()
{
    local file
    for file in "$WORK"/*.gb; do
        [ "$file" = "$WORK/must_fail.gb" ] ||
            goto-instrument --call-graph "$file" 2>/dev/null | sed -nE 's/^prove_\w+ -> (\w+)$/\1/p'
    done | sort -u
}

# not_proven.txt: the names, and the lines without a reason.
listed()
{
    sed -nE 's/^([a-z][A-Za-z0-9_.]*)( .*)?$/\1/p' tests/unit/prove/not_proven.txt | sort -u
}

without_reason()
{
    grep -vE '^(#|$)|^[a-z][A-Za-z0-9_.]* +[^ ]' tests/unit/prove/not_proven.txt
}

none() # WHAT: the input should be empty
{
    local text
    text=$(cat)
    [ -z "$text" ]
    check $? "$1:"$'\n'"$text"
}

compile_proofs()
{
    local file name names=()
    for file in tests/unit/prove/*.c; do
        name=$(basename "$file" .c)
        compile "$name"
        check $? "$file does not compile"
        [ -f "$WORK/$name.gb" ] && names+=("$name")
    done
    for name in "${names[@]}"; do
        proofs_of "$name" >>"$WORK/proofs"
        grep -q "^$name " "$WORK/proofs"
        check $? "tests/unit/prove/$name.c: no proof found"
    done
}

run_all_proofs()
{
    local pattern
    pattern="^($(IFS='|' && echo "${bitmaps[*]}")) "
    grep -E "$pattern" "$WORK/proofs" | run_proofs "${options[@]}" "${bitmap_options[@]}"
    grep -vE "$pattern" "$WORK/proofs" | run_proofs "${options[@]}"
}

check_proofs()
{
    local name proof logs=()
    while read -r name proof; do
        [ "$name" != must_fail ] || continue
        check_proof "$name" "$proof"
        logs+=("$WORK/$name.$proof")
    done <"$WORK/proofs"
    echo "${#logs[@]} proofs with $(properties "${logs[@]}") properties"
}

check_wrong_proofs()
{
    check_wrong_proof wrong_rule '^assertion: .*% 0x8000: FAILURE$'
    check_wrong_proof wrong_rule_for_an_array '^assertion: .*first: FAILURE$'
    check_wrong_proof undefined_shift '^undefined-shift: .*: FAILURE$'
    check_wrong_proof access_out_of_bounds '^pointer_dereference: .*: FAILURE$'
    check_wrong_proof signed_overflow '^overflow: .*: FAILURE$'
    check_wrong_proof no_body '^no-body: .*: FAILURE$'
    check_wrong_proof contradiction '^no input reaches the end'
    [ "$(grep -c '^must_fail ' "$WORK/proofs")" = "$(grep -c '^PROOF' tests/unit/prove/must_fail.c)" ]
    check $? "tests/unit/prove/must_fail.c has proofs that were not run"
}

# Sorts the functions into the files is_proven, is_listed, is_both and is_missing.
sort_functions()
{
    local header function is
    touch "$WORK"/is_{missing,proven,listed,both}
    while read -r header function; do
        is=missing
        if grep -qxF -e "$function" "$WORK/called"; then
            is=proven
        fi
        if grep -qxF -e "$function" "$WORK/listed"; then
            [ $is = missing ] && is=listed || is=both
        elif [ $is = missing ] && grep -qxF -e "$header" "$WORK/listed"; then
            is=listed
        fi
        echo "$function" >>"$WORK/is_$is"
    done <"$WORK/helpers"
}

compare_with_headers()
{
    helpers >"$WORK/helpers"
    called >"$WORK/called"
    listed >"$WORK/listed"
    [ "$(wc -l <"$WORK/helpers")" -gt 100 ]
    check $? "fewer than 100 inline functions found in the headers"
    none "lines of tests/unit/prove/not_proven.txt without a reason" < <(without_reason)
    none "in tests/unit/prove/not_proven.txt, but in no header" \
        < <(tr ' ' '\n' <"$WORK/helpers" | sort -u | comm -13 - "$WORK/listed")
    sort_functions
    none "neither called by a proof nor in tests/unit/prove/not_proven.txt" <"$WORK/is_missing"
    none "in tests/unit/prove/not_proven.txt, but called by a proof" <"$WORK/is_both"
    echo "$(wc -l <"$WORK/is_proven") of $(wc -l <"$WORK/helpers") inline functions are proven; the others:"
    grep -vE '^(#|$)' tests/unit/prove/not_proven.txt
}

find_cbmc || fail "CBMC was not found"
cbmc --version
compile_proofs
run_all_proofs
check_proofs
check_wrong_proofs
compare_with_headers
finish
