#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the functions that take any number, with random input under sanitizers
# needs: clang=clang clang:-fsanitize=fuzzer=libclang-rt-{clang}-dev
#
# SEED=NUMBER repeats a run.  A failure prints the command that repeats it.
. tests/lib.sh

seconds=10
[ -z "$ALL" ] || seconds=75
seed=${SEED-$(date +%s)}

build() # HEADERS PROGRAM
{
    clang -std=c11 -O1 -g -Wall -Wextra -Werror -fsanitize=fuzzer,address,undefined \
        -fno-sanitize-recover=all "-I$1" tests/unit/fuzz.c -o "$2"
}

# Random numbers hardly ever contain a basic exit reason that exists: the first inputs are all of
# these, also as a failed entry.
first_inputs() # FOLDER
{
    local reason high
    mkdir -p "$1"
    for reason in $(seq 0 95); do
        for high in 00 80; do
            # shellcheck disable=SC2059 # the bytes are the format
            printf "\\x$(printf %02x "$reason")\\x00\\x00\\x$high" >"$1/$reason-$high"
        done
    done
}

fuzz() # PROGRAM NAME SEED SECONDS: the log is NAME.log; a crash leaves NAME.input
{
    first_inputs "$WORK/$2"
    "$1" "-seed=$3" "-max_total_time=$4" -max_len=512 -len_control=0 -timeout=10 \
        -print_final_stats=1 -verbosity=0 "-exact_artifact_path=$WORK/$2.input" "$WORK/$2" \
        >"$WORK/$2.log" 2>&1
}

# A known error is found: a description that writes one byte after its buffer.
finds_an_overrun()
{
    cp -R include "$WORK/overrun_headers"
    replace "$WORK/overrun_headers/vmxdefs/describe.h" \
        't->length + 1 < t->size' 't->length + 1 <= t->size' &&
        build "$WORK/overrun_headers" "$WORK/fuzz_overrun" || return 1
    ! fuzz "$WORK/fuzz_overrun" overrun "$seed" 10 &&
        grep -q 'heap-buffer-overflow' "$WORK/overrun.log"
}

fuzz_on_all_processors()
{
    local i inputs pids=()
    for i in $(seq "$JOBS"); do
        fuzz "$WORK/fuzz" "run$i" $((seed + i)) "$seconds" &
        pids+=($!)
    done
    for i in $(seq "$JOBS"); do
        wait "${pids[i - 1]}"
        check $? "to repeat it: $WORK/fuzz $WORK/run$i.input" "$WORK/run$i.log"
    done
    inputs=$(cat "$WORK"/run*.log |
        awk '/stat::number_of_executed_units/ { n += $2 } END { print n + 0 }')
    [ "$inputs" -gt 10000 ]
    check $? "only $inputs inputs"
    echo "$inputs inputs in $seconds seconds on $JOBS processors, seed $seed"
}

echo "to repeat it: SEED=$seed tests/run fuzz"
build include "$WORK/fuzz" || fail "tests/unit/fuzz.c does not compile"
finds_an_overrun
check $? "a write after the end of the buffer is not found"
fuzz_on_all_processors
finish
