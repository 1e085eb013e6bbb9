# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# unit_tests.sh - build the cmocka programs in $WORK, run them and count their cases.

run_unit_tests() # CMAKE_ARGUMENT...
{
    local started passed status
    cmake -S . -B "$WORK" -DVMXDEFS_EXAMPLES=OFF -DVMXDEFS_TOOLS=OFF -DVMXDEFS_BENCH=OFF "$@" &&
        cmake --build "$WORK" --parallel "$JOBS" || return 1

    # A case that was started and did not end well has failed, also if it took its program along.
    ctest --test-dir "$WORK" --verbose >"$WORK/cases"
    status=$?
    cat "$WORK/cases"
    started=$(grep -cF '[ RUN      ]' "$WORK/cases")
    passed=$(grep -cF '[       OK ]' "$WORK/cases")
    echo "$passed passed, $((started - passed)) failed"
    [ "$status" = 0 ] && [ "$started" = "$passed" ] && [ "$started" -gt 0 ]
}
