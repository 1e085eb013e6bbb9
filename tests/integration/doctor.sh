#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: vmxdecode doctor: dumps of real software, every form of a dump, rules, any input
# needs: gcc=gcc python3=python3 clang=clang clang:-fsanitize=fuzzer=libclang-rt-{clang}-dev
#
# SEED repeats a run of the fuzzer.  tests/integration/vmxdecode/doctor.txt has answers word for word.
. tests/lib.sh

source=tools/vmxdecode
folder=tests/integration/vmxdecode
dumps=tests/data/dumps
program=$WORK/vmxdecode
seconds=20
[ -z "$ALL" ] || seconds=120
seed=${SEED-$(date +%s)}

build()
{
    gcc -std=c11 -O2 -Wall -Wextra -Wpedantic -Wconversion -Werror -Iinclude $source/*.c -o "$program" &&
        gcc -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -Iinclude $source/*.c \
            -o "$WORK/sanitized"
}

build_fuzzer() # SOURCE PROGRAM
{
    local files=() file
    for file in "$1"/*.c; do
        [ "$(basename "$file")" = main.c ] || files+=("$file")
    done
    clang -std=c11 -O1 -g -Wall -Wextra -Werror -fsanitize=fuzzer,address,undefined \
        -fno-sanitize-recover=all -Iinclude "-I$1" $folder/fuzz_doctor.c "${files[@]}" -o "$2"
}

# The first inputs are the dumps of the tests, shortened.
fuzz() # PROGRAM NAME SECONDS: a crash leaves NAME.input
{
    local file
    mkdir -p "$WORK/$2"
    for file in "$folder"/dumps/*.txt "$dumps"/*/two_rules.txt; do
        [ ! -e "$file" ] || head -c 4000 "$file" >"$WORK/$2/${file//\//_}"
    done
    "$1" "-seed=$seed" "-max_total_time=$3" -max_len=6000 -timeout=30 -print_final_stats=1 -verbosity=0 \
        "-exact_artifact_path=$WORK/$2.input" "$WORK/$2" >"$WORK/$2.log" 2>&1
}

# A known error is found: a line that is kept without its last byte is longer than its buffer.
finds_an_overrun()
{
    cp -R $source "$WORK/overrun" &&
        replace "$WORK/overrun/dump_reader.c" 'd->msr_entries < DUMP_MSR_ENTRIES' 'd->msr_entries < 100000' &&
        build_fuzzer "$WORK/overrun" "$WORK/fuzz_overrun" || return 1
    mkdir -p "$WORK/overruns"
    {
        printf '*** Guest State ***\nMSR guest autoload:\n'
        yes '   0: msr=0x00000600 value=0x0000000000000001' | head -n 100
    } >"$WORK/overruns/msrs"
    ! "$WORK/fuzz_overrun" "$WORK/overruns/msrs" >"$WORK/overrun.log" 2>&1 &&
        grep -q 'out of bounds\|AddressSanitizer' "$WORK/overrun.log"
}

# Status 1 with the last lines of a log of 60 MB, in little memory.
reads_a_long_log()
{
    {
        yes '[ 1234.000001] eth0: link is up, speed=1000 duplex=full address: 0x7f' | head -c 60000000
        cat $folder/dumps/xen.txt
    } | (
        ulimit -v 30000
        "$program" doctor -
    ) >"$WORK/out"
    [ "${PIPESTATUS[1]}" = 1 ] && grep -q '^Broken   guest_rflags_if_ext_int$' "$WORK/out"
}

# Any bytes: no crash, and a status of 1 to 3.
survives() # NAME: the text is the input
{
    "$WORK/sanitized" doctor - >"$WORK/out" 2>&1
    case $? in
    1 | 2 | 3) ! grep -q 'Sanitizer\|runtime error' "$WORK/out" ;;
    *) false ;;
    esac
    check $? "$1" "$WORK/out"
}

hostile_input()
{
    head -c 1000000 /dev/urandom | survives "random bytes"
    head -c 3000000 /dev/zero | survives "NUL bytes"
    head -c 3000000 /dev/zero | tr '\0' '=' | survives "a line of equals signs"
    { printf '*** Guest State ***' && yes ' CR0: actual=0x1' | tr -d '\n' | head -c 1000000; } | survives "one long line"
    yes '*** Guest State *** CR3 = 0x5' | head -n 3000 | survives "many headings"
    yes 'guest_cr0 = 0x5 guest_cr4 = 0x6' | head -n 3000 | survives "many values"
    sed 's/0x0/0x/; s/=/==/' $folder/dumps/xen.txt | survives "damaged values"
    tr 'a-f' 'g-l' <$folder/dumps/xen.txt | survives "wrong digits"
    sed 's/.*/&\o0&/' $folder/dumps/xen.txt | survives "NUL bytes inside lines"
}

scripts/known-processors --check
check $? "scripts/known-processors --check"
build || fail "vmxdecode does not compile"
if [ -e $dumps/index.csv ]; then
    check_counted python3 $folder/doctor.py recorded "$program" $dumps
    check_counted python3 $folder/doctor.py screen "$program" $dumps
fi
check_counted python3 $folder/doctor.py forms "$program"
check_counted python3 $folder/doctor.py rules "$program"
reads_a_long_log
check $? "a log of 60 MB"
hostile_input

echo "to repeat it: SEED=$seed tests/run doctor"
build_fuzzer $source "$WORK/fuzz" || fail "fuzz_doctor.c does not compile"
finds_an_overrun
check $? "an access after the end of an array is not found"
fuzz "$WORK/fuzz" run "$seconds"
check $? "to repeat it: $WORK/fuzz $WORK/run.input" "$WORK/run.log"
awk '/stat::number_of_executed_units/ { print $2, "inputs"; n = $2 } END { exit n < 500 }' "$WORK/run.log"
check $? "too few inputs"
finish
