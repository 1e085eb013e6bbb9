#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the unit tests under the address and undefined-behaviour sanitizers
# needs: cmake=cmake make=make gcc=gcc g++=g++ /usr/include/cmocka.h=libcmocka-dev
. tests/lib.sh

flags="-fsanitize=address,undefined -fno-sanitize-recover=all"
{
    cmake -S . -B "$WORK/build" -DCMAKE_BUILD_TYPE=Debug "-DCMAKE_C_FLAGS=$flags" \
        "-DCMAKE_CXX_FLAGS=$flags" -DVMXDEFS_EXAMPLES=OFF -DVMXDEFS_TOOLS=OFF -DVMXDEFS_BENCH=OFF &&
        cmake --build "$WORK/build" -j "$JOBS"
} >"$WORK/build.log" 2>&1 || fail "the build" "$WORK/build.log"
ctest --test-dir "$WORK/build" -L '^unit$' -j "$JOBS" --verbose --no-tests=error >"$WORK/cases"
check $? "a unit test" "$WORK/cases"

# A case that was started and did not end well has failed, even if it ended its program.
started=$(grep -cF '[ RUN      ]' "$WORK/cases")
succeeded=$(grep -cF '[       OK ]' "$WORK/cases")
[ "$started" = "$succeeded" ] && [ "$started" -gt 0 ]
check $? "$started cases were started, $succeeded passed"
finish
