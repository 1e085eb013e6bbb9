#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: KVM of Debian's Linux takes its definitions from vmxdefs, is built, and runs guests under Bochs
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev make=make objdump=binutils python3=python3 flex=flex bison=bison bc=bc
# needs: /usr/include/libelf.h=libelf-dev package:libssl-dev=libssl-dev sparse=sparse xz=xz-utils dpkg-deb=dpkg
# needs: /bin/busybox=busybox-static grub-mkrescue=grub-common /usr/lib/grub/i386-pc=grub-pc-bin
# needs: xorriso=xorriso bochs=bochs package:bochsbios=bochsbios package:vgabios=vgabios
#
# The unchanged KVM and the changed one (packaging/linux/port) are built from the same source.  What the unchanged one
# prints under Bochs is in tests/data/dumps; the test `dumps` compares that with a run.
. tests/lib.sh
. tests/linux.sh
. tests/integration/dumps/run.sh
tree=$WORK/linux

# Debian's source of Linux 6.1 with the configuration of the cloud kernel, so that its modules load there.
prepare_tree() # KERNEL
{
    local source headers
    source=$(scripts/debian-package bookworm linux-source-6.1) &&
        headers=$(scripts/debian-package bookworm linux-headers-cloud-amd64) && mkdir -p "$tree" &&
        tar -C "$tree" --strip-components=1 -xf "$(linux_find "$source" 'linux-source-*.tar')" &&
        cp "$(linux_find "$1" 'config-*')" "$tree/.config" || return 1
    "$tree/scripts/config" --file "$tree/.config" --disable DEBUG_INFO_BTF --disable MODULE_SIG \
        --set-str SYSTEM_TRUSTED_KEYS '' --set-str LOCALVERSION '' &&
        build olddefconfig modules_prepare && cp "$(linux_find "$headers" Module.symvers)" "$tree"
}

build() # ARGUMENT...
{
    nice make -s -C "$tree" -j"${JOBS-2}" KERNELRELEASE="$(linux_version "$kernel")" "$@"
}

# W=1 and sparse print warnings about KVM itself; the port must add none.
build_kvm() # NAME: to $WORK/NAME
{
    mkdir -p "$WORK/$1" && build M=arch/x86/kvm W=1 C=1 modules >"$WORK/$1/log" 2>&1 &&
        cp "$tree"/arch/x86/kvm/kvm{,-intel}.ko "$tree"/arch/x86/kvm/vmx/{vmx,nested}.o "$WORK/$1"
}

warnings() # NAME: without line numbers and values
{
    grep -E 'warning:|error:' "$WORK/$1/log" |
        sed -E 's/:[0-9]+:[0-9]+:/:/; s/\([0-9a-f]+ becomes [0-9a-f]+\)//' | sort -u
}

same_code() # OBJECT FUNCTIONS_THAT_MAY_DIFFER
{
    packaging/linux/compare-code "$WORK/old/$1" "$WORK/new/$1" | tee "$WORK/$1.differences"
    [ "$(sed -n 's/: .* lines, .*//p' "$WORK/$1.differences" | paste -s -d ' ')" = "$2" ]
    check $? "$1: other functions differ than: ${2:-none}"
}

boots_and_runs()
{
    local work=$WORK/kvm-6.1
    mkdir -p "$work" && pack_kvm "$kernel" bookworm "$work/root" "$WORK/new" &&
        objcopy --strip-debug -R .BTF "$WORK/old/kvm-intel.ko" "$work/root/kvm-intel-old.ko" &&
        gcc -static -O2 -Wall -Wextra -Werror tests/integration/kvm_port/cpuid_cost.c -o "$work/root/bin/cpuid_cost" &&
        cat tests/integration/kvm_port/cost_commands >>"$work/root/commands" &&
        linux_initrd "$work/root" "$work/initrd" &&
        linux_iso "$work.iso" "$(linux_image "$kernel")" "$work/initrd" && boot kvm-6.1
}

cost_of() # NAME
{
    cat "$WORK/kvm-6.1/files/cost-$1"
}

kernel=$(linux_kernel bookworm)
prepare_tree "$kernel" >"$WORK/prepare.log" 2>&1
check $? "Debian's source of Linux 6.1 is prepared" "$WORK/prepare.log"
build_kvm old
check $? "the unchanged KVM is built" "$WORK/old/log"
packaging/linux/port "$tree" "$WORK/patches"
check $? "packaging/linux/port"
diff -r packaging/linux/6.1 "$WORK/patches"
check $? "packaging/linux/6.1 is not what packaging/linux/port makes"
lines=$(cat packaging/linux/6.1/*.patch packaging/linux/entry_check.c | grep -c '^+[^+]\|^[^-+ @]')
[ "$lines" -le 600 ]
check $? "the patches change $lines lines, more than 600"
build_kvm new
check $? "the changed KVM is built" "$WORK/new/log"
comm -13 <(warnings old) <(warnings new) >"$WORK/new_warnings" # new has only the files that were compiled again
[ ! -s "$WORK/new_warnings" ]
check $? "the port adds warnings of W=1 or sparse" "$WORK/new_warnings"
same_code nested.o ''
same_code vmx.o dump_vmcs.cold
boots_and_runs >"$WORK/boot.log" 2>&1
check $? "the changed KVM loads under Bochs" "$WORK/boot.log"
split_rules kvm-6.1
check_counted tests/integration/dumps/records.py compare kvm-6.1 "$WORK/kvm-6.1/files"
check_rules kvm-6.1
echo "CPUID of a guest, in instructions: $(cost_of old) with the unchanged KVM, $(cost_of new) with the changed one"
[ "$(cost_of new)" -le "$(cost_of old)" ]
check $? "the exit round trip of CPUID is longer"
rm -rf "$tree"
finish
