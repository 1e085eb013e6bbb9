#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the self-test on emulated processors, with VMX and without
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev cmake=cmake make=make grub-mkrescue=grub-common
# needs: /usr/lib/grub/i386-pc=grub-pc-bin /usr/lib/grub/x86_64-efi=grub-efi-amd64-bin
# needs: xorriso=xorriso mformat=mtools bochs=bochs package:bochsbios=bochsbios
# needs: package:vgabios=vgabios qemu-system-x86_64=qemu-system-x86 package:seabios=seabios
# needs: package:ovmf=ovmf clang=clang python3=python3
#
# Bochs executes VMX, on models of processors of many years.  QEMU does not: it shows what the self-test
# says without VMX, with both kinds of firmware.  Under --all: every model with VMX, and the image as Clang
# compiles it.  tests/data/exits.csv has the exit reasons that each model must provoke.
. tests/lib.sh

compilers=gcc
models="core2_penryn_t9600 corei7_skylake_x tigerlake"
if [ -n "$ALL" ]; then
    compilers="gcc clang"
    models=$(grep '^number,' tests/data/exits.csv | cut -d, -f4- | tr ',' '\n' |
        grep -xF -f <(bochs --help cpu 2>&1 | tr -d ' '))
fi
version=$(scripts/bochs --version)
result='[0-9]+ exits, [0-9]+ reasons, result'

build() # COMPILER SOURCES FOLDER
{
    cmake -S "$2/tests/hypervisor" -B "$3" "-DCMAKE_C_COMPILER=$1" \
        "-DVMXDEFS_SELFTEST_OPTIONS=bochs=$version" &&
        cmake --build "$3" -j "$JOBS" --target selftest_iso
}

# The limits of the round trips in instructions, VMREADs and VMWRITEs.  Only with GCC.
round_trips_are_short() # COMPILER LOG
{
    [ "$1" != gcc ] || awk '
        BEGIN {
            split("94 3 1", limit_CPUID)
            split("106 4 1", limit_RDMSR)
            split("106 3 1", limit_VMCALL)
            split("82 1 0", limit_timer)
        }
        function over(limit) {
            return $6 > limit[1] || $7 != "instructions," || $8 > limit[2] || $10 > limit[3]
        }
        / round trip / && $4 == "round" {
            seen++
            if ($3 == "CPUID") bad += over(limit_CPUID)
            else if ($3 == "RDMSR") bad += over(limit_RDMSR)
            else if ($3 == "VMCALL") bad += over(limit_VMCALL)
            else bad += over(limit_timer) # not every processor has it
        }
        END { exit seen < 3 || bad }' "$2"
}

# tests/data/capabilities has the capability MSRs and the number of VMCS fields of each model.
prints_capabilities() # MODEL LOG
{
    local file=tests/data/capabilities/$version/$1.txt fields
    if [ ! -e "$file" ]; then
        echo "no $file"
        return 1
    fi
    fields=$(sed -n 's/^# VMREAD finds \([0-9]*\) .*/\1/p' "$file")
    sed -n 's/^  msr //p' "$2" | diff <(grep -v '^#' "$file") - && grep -q "^  $fields of " "$2"
}

# All models are known to the definitions: no field and no capability bit is unknown.
definitions_are_complete() # LOG
{
    ! grep -q '^  unknown:' "$1" &&
        grep -Eq '^  [0-9]+ of [0-9]+ known fields exist, .* 0 contradictions, 0 unknown$' "$1"
}

# The output in NAME.MODEL, where NAME is that of an image.
# shellcheck disable=SC2317 # called by the shells that xargs starts
boot() # NAME MODEL
{
    scripts/bochs --model "$2" --timeout 180 --log "$WORK/$1.$2.bochs" \
        "$WORK/$1/vmxdefs-selftest.iso" >"$WORK/$1.$2" 2>&1
}

boot_all() # NAME MODEL ...: JOBS at the same time
{
    export -f boot
    printf '%s %s\n' "$@" | xargs -P "$JOBS" -L 1 bash -c 'boot "$@"' boot
}

check_model() # COMPILER MODEL
{
    local name="$1, $2" log=$WORK/$1.$2
    if grep -Eq 'FAIL|host exception|scripts/bochs:' "$log" ||
        ! last_line_is "vmxdefs selftest: $result pass" "$log"; then
        echo "What Bochs refused; the self-test provokes some of it:" >>"$log"
        grep -E '\[CPU0 .* VM[A-Z]+' "$log.bochs" | grep -v SMM | tail -n 40 >>"$log"
        check 1 "$name: the self-test" "$log"
        return
    fi
    definitions_are_complete "$log"
    check $? "$name: the definitions" "$log"
    tests/hypervisor/exits.py tests/data/exits.csv "$version" "$2" "$log"
    check $? "$name: the exit reasons differ from tests/data/exits.csv (see exits.py --update)"
    prints_capabilities "$2" "$log"
    check $? "$name: the capabilities"
    round_trips_are_short "$1" "$log"
    check $? "$name: a round trip is too long: $(grep ' round trip ' "$log")"
}

run_without_vmx() # COMPILER TITLE [OPTION]
{
    local log=$WORK/$1.$2
    scripts/qemu --timeout 120 "${@:3}" "$WORK/$1/vmxdefs-selftest.iso" >"$log" 2>&1 &&
        ! grep -Eq 'result pass|host exception' "$log" && grep -q 'VMX' "$log" &&
        last_line_is 'vmxdefs selftest: .*' "$log"
    check $? "$1, no VMX, $2 firmware" "$log"
}

# wrong_expectations.txt has changes to a copy of the sources, and the message that the self-test must print
# for each: "FILE@FROM@TO@MESSAGE" a line.
wrong_expectations()
{
    grep -v '^#' tests/hypervisor/wrong_expectations.txt
}

build_with_wrong_expectations()
{
    local copy=$WORK/wrong_sources file from to message
    mkdir -p "$copy"
    cp -R definitions examples include scripts tests "$copy"
    while IFS='@' read -r file from to message; do
        replace "$copy/$file" "$from" "$to"
        check $? "wrong_expectations.txt: $file does not contain: $from ($message)"
    done < <(wrong_expectations)
    { "$copy/scripts/expand" && build gcc "$copy" "$WORK/wrong"; } >"$WORK/build.log" 2>&1 ||
        fail "building the image with wrong expectations" "$WORK/build.log"
}

check_wrong_expectations() # LOG
{
    local message
    last_line_is "vmxdefs selftest: $result fail" "$1"
    check $? "the self-test does not fail with wrong expectations" "$1"
    while IFS='@' read -r _ _ _ message; do
        grep -qE "FAIL.*$message" "$1"
        check $? "a wrong expectation is not reported: $message"
    done < <(wrong_expectations)
}

for compiler in $compilers; do
    build "$compiler" . "$WORK/$compiler" >"$WORK/build.log" 2>&1 ||
        fail "building the image with $compiler" "$WORK/build.log"
done
build_with_wrong_expectations
# shellcheck disable=SC2046,SC2086 # lists of words
boot_all wrong corei7_skylake_x \
    $(for compiler in $compilers; do printf "$compiler %s " $models; done)
for compiler in $compilers; do
    for model in $models; do
        check_model "$compiler" "$model"
    done
    run_without_vmx "$compiler" BIOS
    run_without_vmx "$compiler" UEFI --uefi
done
check_wrong_expectations "$WORK/wrong.corei7_skylake_x"
finish
