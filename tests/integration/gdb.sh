#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the gdb helper prints words and VMCS fields, without other programs
# needs: gcc=gcc g++=g++ clang=clang gdb=gdb
. tests/lib.sh

gdb=$(command -v gdb)

# The output of gdb for the commands is EXPECTED.  The programs in its PATH only make a file.
prints() # EXPECTED TITLE HELPER PROGRAM
{
    rm -f "$WORK/started"
    env -u VMXDECODE "PATH=$WORK/bin" "$gdb" -q -nx -batch -ex "source $3" \
        -x tests/integration/gdb/commands "$4" >"$WORK/out" 2>&1
    # The folder depends on the machine.
    sed -i 's|nor in /.*|nor in ...|' "$WORK/out"
    tail -n +2 "$1" | diff - "$WORK/out" && [ ! -e "$WORK/started" ]
    check $? "$2"
}

refuses() # TEXT NAME: as an argument of vmxd-field
{
    "$gdb" -q -nx -batch -ex "source $helper" -ex "vmxd-field $2" "$WORK/words" >"$WORK/out" 2>&1
    grep -qF -e "vmxd-field: $1" "$WORK/out" && ! grep -q Traceback "$WORK/out"
    check $? "vmxd-field $2" "$WORK/out"
}

compile() # PROGRAM INCLUDE COMPILER...
{
    local program=$1 include=$2
    shift 2
    "$@" -g -Wall -Wextra -Werror "-I$include" tests/integration/gdb/words.c -o "$program"
}

mkdir -p "$WORK/bin" "$WORK/alone/tools/gdb" "$WORK/lost"
for program in vmxdecode sh python3; do
    printf '#!/bin/bash\n: >%q\nexit 1\n' "$WORK/started" >"$WORK/bin/$program"
    chmod +x "$WORK/bin/$program"
done
cp -R include/vmxdefs "$WORK/lost"
cp tools/gdb/vmxdefs.py "$WORK/alone/tools/gdb"
helper=tools/gdb/vmxdefs.py
alone=$WORK/alone/tools/gdb/vmxdefs.py # a copy without the headers

{
    compile "$WORK/words" include gcc -std=c11 &&
        compile "$WORK/words_dwarf4" include gcc -std=c11 -gdwarf-4 &&
        compile "$WORK/words_cxx" include g++ -x c++ -std=c++11 &&
        compile "$WORK/words_clang" include clang -std=c11 &&
        compile "$WORK/words_lost" "$WORK/lost" gcc -std=c11
} || fail "tests/integration/gdb/words.c does not compile"

for program in words words_dwarf4 words_cxx words_clang; do
    prints tests/integration/gdb/expected.txt "$program" "$helper" "$WORK/$program"
    prints tests/integration/gdb/expected.txt "$program: the headers that it was compiled with" \
        "$alone" "$WORK/$program"
done

# Another name in the headers that the program was compiled with.
sed -i 's/memory_type, VMXD_EPTP/other_name, VMXD_EPTP/' "$WORK/lost/vmxdefs/rows.h"
sed 's/{memory_type/{other_name/' tests/integration/gdb/expected.txt >"$WORK/other"
prints "$WORK/other" "the headers of the program are used before those of the helper" \
    "$helper" "$WORK/words_lost"

# Rows that cannot be read are ignored.
head -c 65536 /dev/urandom >"$WORK/lost/vmxdefs/rows.h"
prints tests/integration/gdb/without_headers.txt "rows.h is not a text" "$alone" "$WORK/words_lost"
printf '#define VMXD_ALL_ENUMS(X) X(vmxd_exit, vmxd_exit_name, VMXD_ROWS_EXIT, "")\n' \
    >"$WORK/lost/vmxdefs/rows.h"
prints tests/integration/gdb/without_headers.txt "rows.h has no rows" "$alone" "$WORK/words_lost"
rm -r "$WORK/lost"
prints tests/integration/gdb/without_headers.txt "no headers" "$alone" "$WORK/words_lost"
prints tests/integration/gdb/expected.txt "only the headers of the helper" "$helper" "$WORK/words_lost"

refuses "ES_SELECTOR is ambiguous: GUEST_ES_SELECTOR HOST_ES_SELECTOR" ES_SELECTOR
refuses "unknown VMCS field guest_ripp; similar names: GUEST_RIP, " guest_ripp
refuses "NUMBER|NAME|EXPRESSION is missing" ""
finish
