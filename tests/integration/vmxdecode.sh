#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: vmxdecode: output, any input, speed, manual page, completion
# needs: gcc=gcc cmake=cmake make=make python3=python3 man=man-db script=bsdutils
# needs: /usr/include/x86_64-linux-gnu/asm/vmx.h=linux-libc-dev
#
# SEED repeats a run.
. tests/lib.sh

seed=${SEED-$(date +%s)}
source=tools/vmxdecode
program=$WORK/bin/vmxdecode

# The commands of a transcript print its text.
replays() # FILE
{
    local commands
    commands=$(grep -c '^\$ ' "$1")
    PATH=$WORK/bin:$PATH tests/integration/vmxdecode/replay "$(basename "$1")" | diff "$1" -
    if [ "${PIPESTATUS[1]}" = 0 ]; then
        passed=$((passed + commands))
    else
        check 1 "$1 (tests/integration/vmxdecode/replay explains how to accept it)"
    fi
}

# A processor of Bochs: no bit is unknown, and the number of VMCS fields is the one that VMREAD finds.  A known bug
# of Bochs 3 (emulator_bugs.c): with "virtualize IA32_SPEC_CTRL" bit 24 of IA32_VMX_EXIT_CTLS2 (493H) is 1, and
# the field of a control that is not offered exists.
knows() # FILE
{
    local fields unknown status
    unknown=$(grep -cE '^0x493 0x[0-9a-f]{9}[13579bdf][0-9a-f]{6}$' "$1")
    fields=$(sed -n 's/^# VMREAD finds \([0-9]*\) .*/\1/p' "$1")
    fields=$((fields - unknown))
    "$program" capabilities "$1" >"$WORK/out"
    status=$?
    [ $status = "$unknown" ] && grep -qx "VMCS fields  *$fields" "$WORK/out" &&
        [ "$(grep -c unknown "$WORK/out")" = "$unknown" ]
    check $? "vmxdecode capabilities $1"
}

is_of_this_version()
{
    local version edition
    version=$(sed -n 's/^#define VMXD_VERSION_[MP][A-Z]* \([0-9]*\)$/\1/p' include/vmxdefs/version.h)
    edition=$(sed -n 's/^#define VMXD_SDM_EDITION "\(.*\)"$/\1/p' include/vmxdefs/version.h)
    [ "$("$program" --version)" = "vmxdecode ${version//$'\n'/.}, $edition" ]
}

colours() # ENVIRONMENT: the number of escape sequences on a terminal
{
    env "$1" TERM=xterm script -qec "$program exit 0x80000030" /dev/null | grep -c $'\033\['
}

# The memory does not depend on the length of a trace.
memory_is_constant()
{
    local line=' x kvm_exit: vcpu 0 reason EPT_VIOLATION rip 0x1 info1 0x182 info2 0x0 intr_info 0x0'
    yes "$line" | head -c 100000000 | (
        ulimit -v 20000
        "$program" trace
    ) | tail -c 1 | grep -q .
    [ "${PIPESTATUS[2]}" = 0 ]
}

# In processor time.  The limit is ten times the value of an idle machine.
is_fast()
{
    TMPDIR=$WORK bench/trace 500000 >"$WORK/out" || return 1
    cat "$WORK/out"
    awk '/ trace / { found++; if ($(NF - 3) > 40) bad = 1 } END { exit bad || found != 4 }' "$WORK/out"
}

# CMake installs the component "tools".
installs()
{
    cmake -S . -B "$WORK/build" -DVMXDEFS_TESTS=OFF -DVMXDEFS_EXAMPLES=OFF -DVMXDEFS_BENCH=OFF \
        -DVMXDEFS_DOCS=OFF "-DCMAKE_INSTALL_PREFIX=$WORK/prefix" &&
        cmake --build "$WORK/build" -j "$JOBS" &&
        cmake --install "$WORK/build" --component tools &&
        [ "$(cd "$WORK/prefix" && find . -type f | sort | tr '\n' ' ')" = "./bin/vmxdecode \
./share/bash-completion/completions/vmxdecode ./share/man/man1/vmxdecode.1 ./share/vmxdefs/vmxdefs.py " ] &&
        "$WORK/prefix/bin/vmxdecode" exit 0xa
}

# The program, its manual page and its completion name the same commands and options.
same_words()
{
    local word commands
    commands=$("$program" --help | sed -n 's/^  \([a-z][a-z]*\)  .*/\1/p')
    {
        "$program" --help
        for word in $commands; do
            grep -Eq "^\.B[IR] \"?$word\b" $source/vmxdecode.1 || echo "manual page: $word" >&2
            grep -q "commands=.*\b$word\b" $source/vmxdecode.bash || echo "completion: $word" >&2
            "$program" "$word" --help
        done
    } >"$WORK/help" 2>"$WORK/missing"
    grep -o -e '--[a-z-]*' "$WORK/help" | sort -u | while read -r word; do
        grep -qF -e "${word//-/\\-}" $source/vmxdecode.1 || echo "manual page: $word"
        grep -qF -e "$word" $source/vmxdecode.bash || echo "completion: $word"
    done >>"$WORK/missing"
    cat "$WORK/missing"
    [ -n "$commands" ] && [ ! -s "$WORK/missing" ]
}

completes() # EXPECTED WORD...: the completion of the last word in bash
{
    local expected=$1
    shift
    # shellcheck disable=SC2016,SC1091 # expanded by the inner shell
    PATH=$WORK/bin:$PATH bash -c '. '$source'/vmxdecode.bash
        COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
        _vmxdecode
        echo "${COMPREPLY[*]}"' _ vmxdecode "$@" >"$WORK/out" 2>&1
    [ "$(cat "$WORK/out")" = "$expected" ]
    check $? "completion of $*: $(cat "$WORK/out")"
}

build()
{
    gcc -std=c11 -O2 -Wall -Wextra -Wpedantic -Wconversion -Werror -Iinclude $source/*.c \
        -o "$program" &&
        gcc -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -Iinclude $source/*.c \
            -o "$WORK/sanitized" &&
        gcc -std=c11 -Wall -Wextra -Werror -Iinclude -I$source \
            tests/integration/vmxdecode/linux_names.c $source/trace_line.c \
            $source/other_names.c -o "$WORK/linux_names"
}

mkdir -p "$WORK/bin"
build || fail "vmxdecode does not compile"

for file in tests/integration/vmxdecode/*.txt; do
    ! grep -q '^\$ ' "$file" || replays "$file"
done
check_counted tests/integration/vmxdecode/check.py json "$program" "$PWD"/tests/integration/vmxdecode/*.txt
check_counted tests/integration/vmxdecode/check.py export "$program"
check_counted "$WORK/linux_names"
for file in tests/data/capabilities/*/*.txt; do
    knows "$file"
done
[ "$(colours A=)" -gt 0 ] && [ "$(colours NO_COLOR=1)" = 0 ] && [ "$(colours NO_COLOR=)" -gt 0 ]
check $? "colours on a terminal, none with NO_COLOR"

scripts/other-names --check
check $? "scripts/other-names --check"
is_of_this_version
check $? "vmxdecode --version"

echo "to repeat it: SEED=$seed tests/run vmxdecode"
check_counted tests/integration/vmxdecode/check.py lines "$program" "$seed"
check_counted tests/integration/vmxdecode/check.py summary "$program" "$seed"
check_counted tests/integration/vmxdecode/check.py garbage "$WORK/sanitized" "$seed" 6
memory_is_constant
check $? "the memory of trace grows with its input"
is_fast
check $? "vmxdecode trace takes more than 40 times as long as grep -c"

installs >"$WORK/out" 2>&1
check $? "the component tools: $(tail -n 3 "$WORK/out")"
man --warnings -l $source/vmxdecode.1 2>&1 >/dev/null | grep .
check $((!$?)) "the manual page"
same_words
check $? "these words are not in all of help, manual page and completion"
completes "exit export" ex
completes "csv json" export --format ""
completes "proc proc2 proc3" control pro
completes "guest_s_cet" field guest_s_c
completes "debugctl" value deb
completes "compare" comp
completes "CHANGELOG.md" CHANGE
completes "--qualification" exit 1 --qu
completes "--gpa --gla" exit 1 --g
completes "corei3_cnl corei3_cnl@2.7" doctor --model corei3
completes "intr_sti_needs_if" doctor --explain intr_sti_n
completes "guest_rflags=" doctor --set guest_rfl
completes "--caps --cpuinfo" doctor --c
finish
