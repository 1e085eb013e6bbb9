#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: emulated processors enter VMCSs that break one rule each; the outcome is the one that was predicted
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev cmake=cmake make=make grub-mkrescue=grub-common
# needs: /usr/lib/grub/i386-pc=grub-pc-bin /usr/lib/grub/x86_64-efi=grub-efi-amd64-bin
# needs: xorriso=xorriso mformat=mtools bochs=bochs package:bochsbios=bochsbios
# needs: package:vgabios=vgabios
#
# The image prints its good VMCSs, the search finds for each rule and each VMCS the smallest change that breaks this rule
# and no other, and the same image with these changes enters them.
#     tests/hypervisor/entry_checks.sh                      under ALL=1: models of each Debian release
#     VMXDEFS_BOCHS=PATH tests/hypervisor/entry_checks.sh   the newest model of this build
#     VMXDEFS_MODELS="VERSION/MODEL ..." tests/hypervisor/entry_checks.sh
. tests/lib.sh
. tests/hypervisor/entry_checks/build.sh

private=${VMXDEFS_BOCHS-}
unset VMXDEFS_BOCHS
program=$WORK/entry_checks

choose_runs() # sets `runs` to words VERSION/MODEL
{
    if [ -n "$private" ]; then
        runs=("$(VMXDEFS_BOCHS=$private scripts/bochs --version)/wildcat_lake")
    elif [ -n "${VMXDEFS_MODELS-}" ]; then
        read -ra runs <<<"$VMXDEFS_MODELS"
    elif [ -n "$ALL" ]; then
        runs=(2.7/tigerlake 2.7/corei7_haswell_4770 2.7/core2_penryn_t9600
            3.0/sapphire_rapids 3.0/core2_penryn_t9600 3.1/wildcat_lake 3.1/corei7_haswell_4770)
    else
        runs=(2.7/tigerlake 2.7/core2_penryn_t9600)
    fi
}

bochs_of() # VERSION: the program
{
    if [ -n "$private" ]; then
        echo "$private"
    else
        scripts/debian-bochs "$1"
    fi
}

build() # VERSION OPTION VECTORS ISO
{
    build_image "bochs=$1 entry_checks=$2" "$3" selftest_iso && cp "$WORK/image/vmxdefs-selftest.iso" "$4"
}

boot() # VERSION MODEL ISO LOG
{
    VMXDEFS_BOCHS=$(bochs_of "$1") scripts/bochs --model "$2" --timeout 600 --log "$4.bochs" "$3" >"$4" 2>&1
}

run() # VERSION MODEL
{
    local name="Bochs $1, $2" log=$WORK/$1.$2
    : >"$WORK/none"
    build "$1" 1 "$WORK/none" "$log.print.iso" >"$log.build" 2>&1 || fail "$name: the image" "$log.build"
    boot "$1" "$2" "$log.print.iso" "$log.print" && find_states "$log.print" "$log"
    check $? "$name: the states" "$log.print"
    find_vectors "$program" "$log"
    check $? "$name: the search" "$log.figures"
    build "$1" 2 "$log.inc" "$log.run.iso" >"$log.build" 2>&1 || fail "$name: the image" "$log.build"
    boot "$1" "$2" "$log.run.iso" "$log"
    echo "$name: $(cat "$log.figures")"
    grep -E '^entry checks:' "$log"
    grep -Eq '^entry checks: [1-9][0-9]* VMCSs entered, [1-9].* 0 failed$' "$log" &&
        last_line_is 'vmxdefs selftest: .* result pass' "$log"
    check $? "$name: an outcome is not the predicted one" "$log"
}

# Rules that none of the processors could have broken alone.
print_remaining()
{
    local rules
    rules=$(sed '/^#/d; s/ .*//' "$WORK"/*.vectors | sort -u | wc -l)
    echo "$rules rules broken alone on an emulated processor"
}

build_search "$program" >"$WORK/build.log" 2>&1 || fail "building the search" "$WORK/build.log"
choose_runs
for each in "${runs[@]}"; do
    run "${each%/*}" "${each#*/}"
done
print_remaining
finish
