#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: KVM's nested VMX judges VM entries as the entry checker of the library predicts
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev objcopy=binutils dpkg-deb=dpkg xz=xz-utils cmake=cmake make=make
# needs: /bin/busybox=busybox-static grub-mkrescue=grub-common /usr/lib/grub/i386-pc=grub-pc-bin
# needs: xorriso=xorriso bochs=bochs package:bochsbios=bochsbios package:vgabios=vgabios
#
# Bochs runs a Linux kernel, whose KVM runs the image of the self-test in the machine of nvmm.c.  KVM checks a VMCS of
# the image itself, and leaves some of the guest state to the processor, which enters a VMCS of KVM's own.  The trace
# of the kernel tells which of the two refused: only KVM is a second implementation, the processor is Bochs again.
# First the VMCSs that break one rule each (entry_checks.sh), then VMCSs with random faults.  Where KVM differs from
# the manual there is a row in entry_bugs.c.
. tests/lib.sh
. tests/linux.sh
. tests/hypervisor/entry_checks/build.sh

programs=tests/hypervisor/kvm_nested/initramfs
mutated=1000
min_rules=150 # that KVM itself judges
kernel=$(linux_kernel bookworm) || fail "no kernel of Debian bookworm"
version=$(linux_version "$kernel" | grep -o '^[0-9]*\.[0-9]*')
options="bochs=$(scripts/bochs --version) kvm=$version"

build() # VECTORS
{
    build_image "$options" "$1" selftest_image >"$WORK/build.log" 2>&1 || fail "the image" "$WORK/build.log"
}

pack() # ROOT OPTIONS
{
    local module
    linux_root "$1" tests/integration/dumps/init && cp $programs/commands "$1/commands" || return 1
    for module in irqbypass kvm kvm-intel; do
        linux_module "$kernel" "$module" "$1/$module.ko" || return 1
    done
    gcc -static -O2 -Wall -Wextra -Werror $programs/nvmm.c -o "$1/bin/nvmm" &&
        cp "$WORK/image/vmxdefs-selftest.elf" "$1/selftest.elf" && echo "$2" >"$1/options"
}

# NAME.image is what the image printed, NAME.trace that of the kernel.
run() # NAME OPTIONS
{
    local name=$WORK/$1
    {
        pack "$name.root" "$2" && linux_initrd "$name.root" "$name.initrd" &&
            linux_iso "$name.iso" "$(linux_image "$kernel")" "$name.initrd"
    } >"$WORK/pack.log" 2>&1 || fail "packing the kernel's files" "$WORK/pack.log"
    linux_boot "$name.iso" "$name" --memory 256 --timeout 1800 --com2 "$name.com2"
    check $? "$1: the kernel did not power off" "$name.txt"
    sed '0,/^@@ image/d; /^@@ trace/,$d' "$name.com2" >"$name.image"
    sed '0,/^@@ trace/d; /^@@ end/,$d' "$name.com2" >"$name.trace"
    grep -qx 'nvmm: status 0' "$name.image" && grep -q '^vmxdefs selftest: .* result pass$' "$name.image"
    check $? "$1: the image did not pass in the machine of KVM" "$name.image"
}

# The marks of the image (kvm_mark in emulator_bugs.c) are numbers of 8 digits: the kind of mark, 3 digits of the
# outcome, 4 of the rule.  Prints for the rules, then for the random faults:
#     NAME VMCSs AGREEING KNOWN BY_KVM BY_KVM_AGREEING BY_KVM_KNOWN BY_PROCESSOR ENTERED RULES_BY_KVM
figures() # TRACE
{
    awk '/^kvm_pio:/ {
            value = $NF; kind = substr(value, 3, 1); outcome = substr(value, 4, 3); rule = substr(value, 7)
            if (kind == 1) { by_processor = 0; next }
            of = rule == "ffff" ? "random" : "rules"
            total[of]++
            agreeing[of] += kind == 2
            known[of] += kind == 3
            if (outcome == "013")
                entered[of]++
            else if (by_processor)
                processor[of]++
            else {
                kvm[of]++
                kvm_agreeing[of] += kind == 2
                kvm_known[of] += kind == 3
                if (kind == 2 && !seen[of, rule]++)
                    rules[of]++
            }
        }
        /^kvm_nested_vmexit:/ || /hardware VM-instruction error/ { by_processor = 1 }
        END {
            split("rules random", names, " ")
            for (i = 1; i <= 2; i++) {
                of = names[i]
                print of, total[of] + 0, agreeing[of] + 0, known[of] + 0, kvm[of] + 0, kvm_agreeing[of] + 0, \
                    kvm_known[of] + 0, processor[of] + 0, entered[of] + 0, rules[of] + 0
            }
        }' "$1"
}

print_figures() # TRACE
{
    local name total agreeing known kvm kvm_agreeing kvm_known processor entered rules
    while read -r name total agreeing known kvm kvm_agreeing kvm_known processor entered rules; do
        echo "$name: $total VM entries, $agreeing as predicted, $known known differences"
        echo "    refused by KVM itself: $kvm, $kvm_agreeing as predicted, $kvm_known known differences"
        echo "    refused by the processor beneath: $processor; entered: $entered"
        [ "$name" != rules ] || echo "    rules that KVM itself refused to break: $rules"
        [ $((agreeing + known)) = "$total" ] && [ $((kvm_agreeing + kvm_known)) = "$kvm" ] && [ "$kvm" -gt 100 ]
        check $? "$name: an outcome is neither the predicted one nor a known difference"
        [ "$name" != rules ] || { [ "$rules" -ge $min_rules ] && trace_is_complete "$total" "$WORK/run.image"; }
        check $? "$name: KVM judged $rules rules, or the trace has not all VM entries"
    done < <(figures "$1")
}

trace_is_complete() # TOTAL PRINTED
{
    grep -q "^entry checks: $1 VMCSs entered, " "$2"
}

build_search "$WORK/entry_checks" >"$WORK/build.log" 2>&1 || fail "building the search" "$WORK/build.log"
: >"$WORK/none"
build "$WORK/none"
run print "$options entry_checks=1"
find_states "$WORK/print.image" "$WORK/run" || fail "the image printed no states" "$WORK/print.image"
find_vectors "$WORK/entry_checks" "$WORK/run" || fail "the search" "$WORK/run.figures"
cat "$WORK/run.figures"
build "$WORK/run.inc"
run run "$options entry_checks=2 mutated=$mutated"
grep -E '^entry checks:|^entry check:|^fuzz:|known bug| [a-z0-9/]*\.[ch]c?, ' "$WORK/run.image"
grep -Eq '^entry checks: [1-9].* 0 failed$' "$WORK/run.image" &&
    grep -Eq "^fuzz: $mutated mutated VMCSs, .* 0 failed, " "$WORK/run.image"
check $? "an outcome is not the predicted one" "$WORK/run.image"
print_figures "$WORK/run.trace"
finish
