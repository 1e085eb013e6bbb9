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

build() # COMPILER SOURCES FOLDER TARGET...
{
    cmake -S "$2/tests/hypervisor" -B "$3" "-DCMAKE_C_COMPILER=$1" \
        "-DVMXDEFS_SELFTEST_OPTIONS=bochs=$version" &&
        cmake --build "$3" -j "$JOBS" --target "${@:4}"
}

# The limits of the round trips, with GCC: instructions, and from the image that counts them, VMREADs and VMWRITEs.
# Not every processor has the preemption timer.
instructions_are_within_limits() # LOG
{
    awk 'BEGIN { limit["CPUID"] = 88; limit["RDMSR"] = 100; limit["VMCALL"] = 106; limit["preemption-timer"] = 86 }
        /^vmxdefs selftest: .* round trip / { seen++; if ($6 > limit[$3] || $7 !~ /^instructions/) bad++ }
        END { exit seen < 3 || bad }' "$1"
}

accesses_are_within_limits() # LOG
{
    awk 'BEGIN { limit["CPUID"] = "3 1"; limit["RDMSR"] = "4 1"; limit["VMCALL"] = "3 1"
                 limit["preemption-timer"] = "1 0" }
        /^vmxdefs selftest: .* round trip / {
            seen++
            split(limit[$3], at_most)
            if ($8 > at_most[1] || $10 > at_most[2] || $9 !~ /^VMREADs/) bad++
        }
        END { exit seen < 3 || bad }' "$1"
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
    [ "$1" != gcc ] || instructions_are_within_limits "$log"
    check $? "$name: a round trip has too many instructions: $(grep '^vmxdefs.* round trip ' "$log")"
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
    { "$copy/scripts/expand" && build gcc "$copy" "$WORK/wrong" selftest_iso; } >"$WORK/build.log" 2>&1 ||
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
    build "$compiler" . "$WORK/$compiler" selftest_iso selftest_counting_iso >"$WORK/build.log" 2>&1 ||
        fail "building the image with $compiler" "$WORK/build.log"
done
mkdir "$WORK/counting"
mv "$WORK/gcc/vmxdefs-selftest-counting.iso" "$WORK/counting/vmxdefs-selftest.iso"
build_with_wrong_expectations
# shellcheck disable=SC2046,SC2086 # lists of words
boot_all wrong corei7_skylake_x counting tigerlake \
    $(for compiler in $compilers; do printf "$compiler %s " $models; done)
for compiler in $compilers; do
    for model in $models; do
        check_model "$compiler" "$model"
    done
    run_without_vmx "$compiler" BIOS
    run_without_vmx "$compiler" UEFI --uefi
done
accesses_are_within_limits "$WORK/counting.tigerlake"
check $? "a round trip has too many VMREADs or VMWRITEs" "$WORK/counting.tigerlake"
check_wrong_expectations "$WORK/wrong.corei7_skylake_x"
finish
