# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# build.sh - the search, and images with the changes that it finds.  For scripts that source tests/lib.sh before.
# shellcheck disable=SC2153 # WORK comes from the file that the caller sources

build_search() # PROGRAM
{
    gcc -std=c11 -O2 -Wall -Wextra -Wpedantic -Werror -Iinclude \
        tests/hypervisor/entry_checks/host/{logic,main,processor,search,verify}.c \
        tests/hypervisor/entry_checks/states.c -o "$1"
}

# The images differ in the options and in the changes; they have space of a fixed size, so that the addresses are the
# same.
build_image() # OPTIONS VECTORS TARGET: in $WORK/image
{
    cp "$2" "$WORK/vectors.inc" &&
        cmake -S tests/hypervisor -B "$WORK/image" "-DVMXDEFS_ENTRY_VECTORS=$WORK/vectors.inc" \
            "-DVMXDEFS_SELFTEST_OPTIONS=$1" &&
        cmake --build "$WORK/image" -j "$JOBS" --target "$3"
}

# NAME.states from what the image printed, NAME.vectors and NAME.inc from the search, NAME.figures
find_states() # PRINTED NAME
{
    sed -n '/^state 64_bit/,/^end of states/p' "$1" >"$2.states" && grep -q '^end of states' "$2.states"
}

find_vectors() # PROGRAM NAME
{
    "$1" search "$2.states" >"$2.vectors" 2>"$2.figures" && "$1" include "$2.vectors" >"$2.inc"
}
