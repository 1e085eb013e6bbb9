#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the VM-entry checker is small, has a small stack and no recursion, and adds no bytes if it is not used
# needs: gcc=gcc g++=g++ clang=clang size=binutils objdump=binutils awk=gawk python3=python3
. tests/lib.sh

# Bytes, with -O2, freestanding; reading the snapshot is extra.
max_with_words=55000
max_without=42000
max_with_all=59000
max_stack=512 # below the caller's function, besides the snapshot

bytes() # OBJECT: code and constants
{
    size -A "$1" | awk '/^\.(text|data|rodata)/ { n += $2 } END { print n + 0 }'
}

build() # COMPILER OPTIONS...: $WORK/entry_check.o
{
    # shellcheck disable=SC2086
    $1 -ffreestanding -fno-asynchronous-unwind-tables -fno-stack-protector -Wall -Wextra -Werror -Iinclude \
        "${@:2}" -c tests/compile/entry_check.c -o "$WORK/entry_check.o" >"$WORK/build.log" 2>&1
    check $? "$1 ${*:2}" "$WORK/build.log"
}

has_size() # COMPILER MAX OPTIONS...
{
    local size
    build "$1" -O2 "${@:3}"
    size=$(bytes "$WORK/entry_check.o")
    echo "$1 -O2 ${*:3}: $size bytes, at most $2"
    [ "$size" -gt 10000 ] && [ "$size" -le "$2" ]
    check $? "$1 ${*:3}: $size bytes, more than $2 or nothing"
}

# GCC and Clang write one line for each function that remains.  The deepest chain of calls has no cycle.
has_stack() # COMPILER OPTIONS...
{
    build "$1" -ffunction-sections -fstack-usage -DREAD "${@:2}"
    objdump -dr --no-show-raw-insn "$WORK/entry_check.o" >"$WORK/code"
    scripts_stack "$WORK/entry_check.su" "$WORK/code" >"$WORK/stack"
    check $? "$1 ${*:2}: the stack" "$WORK/stack"
    echo "$1 ${*:2}: $(tail -n 1 "$WORK/stack")"
}

scripts_stack() # STACK_USAGE CODE
{
    python3 - "$1" "$2" "$max_stack" <<'END'
import re
import sys

usage, calls, current, is_call = {}, {}, None, False
for line in open(sys.argv[1], encoding="utf-8"):
    place, number, kind = line.rstrip("\n").split("\t")
    name = re.sub(r".*:", "", place)
    name = re.sub(r"\(.*|.* ", "", name)
    usage[name] = int(number)
    if kind not in ("static", "dynamic,bounded"):
        sys.exit("%s: the stack is %s" % (name, kind))
for line in open(sys.argv[2], encoding="utf-8"):
    found = re.match(r"[0-9a-f]+ <([\w.]+)>:", line)
    if found:
        current = found[1]
    is_call = re.search(r"\s(call|jmp)q?\s", line) is not None if "R_X86_64" not in line else is_call
    found = re.search(r"R_X86_64_(?:PLT|PC)32\s+(?:\.text\.(?:unlikely\.)?)?([A-Za-z_][\w.]*)", line)
    if found and is_call and found[1] != current:
        calls.setdefault(current, set()).add(found[1])


def depth(name, above):
    if name in above:
        sys.exit("recursion: " + " ".join(above + [name]))
    below = [depth(other, above + [name]) for other in calls.get(name, ()) if other in calls or other in usage]
    base = usage.get(re.sub(r"\.(part|constprop|isra|cold).*", "", name), usage.get(name, 0))
    return base + 8 + max(below, default=0)


roots = ("failed_entry", "predict", "before_entry")
used = {root: depth(root, []) for root in roots if root in usage}
print("stack of " + ", ".join("%s: %d" % pair for pair in used.items()))
sys.exit(len(used) != len(roots) or max(used.values()) > int(sys.argv[3]) or max(used.values()) < 100)
END
}

for compiler in "gcc -std=c11" "clang -std=c11"; do
    has_size "$compiler" $max_with_words -DWORDS
    has_size "$compiler" $max_without
    has_size "$compiler" $max_with_all -DWORDS -DREAD
    has_stack "$compiler" -O2 -DVMXD_ENTRY_ASSERTIONS
done

# No argument of an assertion is evaluated where it is off.
build "gcc -std=c11" -O0
! nm "$WORK/entry_check.o" | grep -qE 'U my_(snapshot|failed)'
check $? "an assertion that is off evaluates its arguments"
build "gcc -std=c11" -O0 -DVMXD_ENTRY_ASSERTIONS
[ "$(nm "$WORK/entry_check.o" | grep -cE 'U my_(snapshot|failed)')" = 2 ]
check $? "an assertion that is on does not evaluate its arguments"

printf '#include "vmxdefs/entry_words.h"\n' >"$WORK/unused.c"
for compiler in "gcc -std=c11" "g++ -std=c++11 -x c++" "clang -std=c11" "clang++ -std=c++11 -x c++"; do
    for level in -O0 -O1 -O2 -O3 -Os; do
        # shellcheck disable=SC2086
        $compiler $level -Iinclude -c "$WORK/unused.c" -o "$WORK/unused.o" && [ "$(bytes "$WORK/unused.o")" = 0 ]
        check $? "$compiler $level: the checker adds bytes if nothing of it is used"
    done
done
finish
