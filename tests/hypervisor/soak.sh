#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: guests of random code and VMCSs with random faults do no harm, and harm is reported
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev cmake=cmake make=make grub-mkrescue=grub-common
# needs: /usr/lib/grub/i386-pc=grub-pc-bin /usr/lib/grub/x86_64-efi=grub-efi-amd64-bin
# needs: xorriso=xorriso mformat=mtools bochs=bochs package:bochsbios=bochsbios
# needs: package:vgabios=vgabios
#
# Each VM entry with faults, and some of the random guests, is predicted with entry_check.h: the processor must agree,
# but for the known bugs in entry_bugs.c.
#
# The oldest model has no EPT and no preemption timer: page tables and interrupts replace them.  Under --all: 1000
# guests and 6000 VMCSs on each of five models, old and new, of the Bochs of three Debian releases.
. tests/lib.sh

guests=300
vmcss=300
installed=$(scripts/bochs --version)
runs="$installed/core2_penryn_t9600 $installed/tigerlake" # VERSION/MODEL
if [ -n "$ALL" ]; then
    guests=1000
    vmcss=6000
    runs="2.7/core2_penryn_t9600 2.7/corei7_sandy_bridge_2600k 2.7/tigerlake 3.0/sapphire_rapids 3.1/wildcat_lake"
fi
seed=1
max_instructions=900000 # for a VMCS with faults and the good guest after it, with their set-up and the predictions
min_rate=10             # VMCSs with faults in a second, on a busy machine

build() # SOURCES NAME OPTIONS [VERSION]: NAME.iso, a self-test with these options
{
    local folder=$WORK/build.${1//\//_}
    cmake -S "$1/tests/hypervisor" -B "$folder" \
        "-DVMXDEFS_SELFTEST_OPTIONS=bochs=${4-$installed} $3" &&
        cmake --build "$folder" -j "$JOBS" --target selftest_iso &&
        cp "$folder/vmxdefs-selftest.iso" "$WORK/$2.iso"
}

# The output in NAME.MODEL; NAME.MODEL.times has the times at which the VMCSs with faults began and ended.
# shellcheck disable=SC2317 # called by the shells that xargs starts
run() # NAME VERSION/MODEL
{
    local line version=${2%/*} model=${2#*/} log=$WORK/$1.${2#*/}
    VMXDEFS_BOCHS=$(program_of "$version") \
        scripts/bochs --model "$model" --timeout 1800 --log "$log.bochs" "$WORK/$1.iso" 2>&1 |
        while IFS= read -r line; do
            echo "$line"
            case $line in
            "mutated VMCSs" | "fuzz: "*" mutated "*) echo "$EPOCHREALTIME" >>"$log.times" ;;
            esac
        done >"$log"
}

# shellcheck disable=SC2317 # called by the shells that xargs starts
program_of() # VERSION: the installed program, or that of a Debian release
{
    if [ "$1" = "$installed" ]; then
        echo "${VMXDEFS_BOCHS-bochs}"
    else
        scripts/debian-bochs "$1"
    fi
}

run_all() # NAME VERSION/MODEL ...: JOBS at the same time
{
    export -f run program_of
    export installed
    printf '%s %s\n' "$@" | xargs -P "$JOBS" -L 1 bash -c 'run "$@"' run
}

# Each kind of outcome occurred, and their sum is the number of VMCSs.
outcomes_are_complete() # LOG
{
    awk -v number="$vmcss" '
        /^mutated VMCSs/ { there = 1 }
        there && /VMfailValid, error 7:/ { controls = $1 }
        there && /VMfailValid, error 8:/ { host = $1 }
        there && /failed entry, invalid guest state:/ { guest += $1 }
        there && /entered, and the guest ended/ { ran = $1 }
        there && /^ +[0-9]+ / && !/known bug/ { sum += $1 }
        END { exit !(controls && host && guest && ran && sum == number) }' "$1"
}

# Of the cases, the failures, the random guests and the VMCSs with faults.
predictions_are_right() # LOG
{
    [ "$(grep -Ec '^entry check: [1-9][0-9]* (good entries|entries of random guests|entries with faults), .*, 0 wrong$' "$1")" = 4 ]
}

no_harm() # LOG
{
    ! grep -Eq 'FAIL|host exception' "$1" &&
        grep -Eqx "fuzz: $guests guests of random code, seed $seed, [0-9]+ exits, 0 failed" "$1" &&
        grep -q "^fuzz: $vmcss mutated VMCSs, seed $seed, 0 failed, " "$1" &&
        predictions_are_right "$1" &&
        outcomes_are_complete "$1" &&
        last_line_is 'vmxdefs selftest: [0-9]+ exits, [0-9]+ reasons, result pass' "$1"
}

# The TSC of Bochs counts instructions, which do not depend on the machine; the seconds do.
is_quick() # LOG
{
    local each rate
    each=$(sed -nE 's/^fuzz: .* mutated .*, ([0-9]+) TSC ticks each$/\1/p' "$1")
    rate=$(awk -v n="$vmcss" '{ t[NR] = $1 } END { if (NR == 2) printf "%d", n / (t[2] - t[1]) }' \
        "$1.times")
    echo "${1##*.}: ${rate:-0} VMCSs with faults a second (at least $min_rate)," \
        "${each:-?} instructions each (at most $max_instructions)"
    [ "${rate:-0}" -ge "$min_rate" ] && [ "${each:-$max_instructions}" -lt "$max_instructions" ]
}

# Errors that the self-test must report: the host does not restore a register that SWAPGS changes, and an entry is
# expected to fail in another way.
break_sources()
{
    local copy=$WORK/source
    mkdir -p "$copy" && cp -R examples include tests "$copy" &&
        replace "$copy/examples/hypervisor/vmm/host_state.c" \
            'platform_write_msr(X86_MSR_KERNEL_GS_BASE, s->kernel_gs_base);' '' &&
        sed -i '/"511 CR3-target values"/,/}/s/= CONTROLS}/= HOST}/' \
            "$copy/tests/hypervisor/failures/failed_entries.c"
}

check_errors_are_reported()
{
    local log=$WORK/bad.tigerlake again
    grep -q 'FAIL: it changed host state: IA32_KERNEL_GS_BASE' "$log" &&
        last_line_is 'vmxdefs selftest: .* result fail' "$log"
    check $? "a changed IA32_KERNEL_GS_BASE is not reported" "$log"
    grep -q '511 CR3-target values .* FAIL' "$log"
    check $? "a wrong VM-instruction error is not reported" "$log"

    again=$(sed -nE 's/.*FAIL: a guest .* changed host state: .*; to repeat: (seed=[0-9]+ hostile=1)$/\1/p' "$log" |
        head -n 1)
    build "$WORK/source" again "$again mutated=1" >"$WORK/build.log" 2>&1
    run again "$installed/tigerlake"
    grep -q "FAIL: a guest .* changed host state: .*; to repeat: ${again:-none}\$" \
        "$WORK/again.tigerlake"
    check $? "a guest of random code that failed does not fail again: ${again:-no guest failed}" \
        "$WORK/again.tigerlake"
}

build_images()
{
    local version
    for version in $(tr ' ' '\n' <<<"$runs" | cut -d/ -f1 | sort -u); do
        build . "good.$version" "seed=$seed hostile=$guests mutated=$vmcss" "$version" || return
    done
    build . odd "seed=2 gusts=5" && break_sources && build "$WORK/source" bad "seed=1 hostile=500 mutated=1"
}

build_images >"$WORK/build.log" 2>&1 || fail "building the images" "$WORK/build.log"
# shellcheck disable=SC2046,SC2086 # lists of words
run_all $(for run in $runs; do echo "good.${run%/*} $run"; done) bad "$installed/tigerlake" odd "$installed/tigerlake"
for run in $runs; do
    log=$WORK/good.${run%/*}.${run#*/}
    no_harm "$log"
    check $? "soak on $run" "$log"
    echo "${run#*/}: $(grep '^entry check: [0-9]* entries with faults' "$log" | tail -n 1)"
    sed -n 's/^ *\([0-9]* known bug of Bochs .*\)/    \1/p' "$log" # how often, by row of entry_bugs.c
    is_quick "$log"
    check $? "$run is too slow" "$log.times"
done
grep -qx 'unknown option: gusts=5' "$WORK/odd.tigerlake" && ! grep -q 'CPUID' "$WORK/odd.tigerlake"
check $? "an unknown option is not refused with its name" "$WORK/odd.tigerlake"
check_errors_are_reported
finish
