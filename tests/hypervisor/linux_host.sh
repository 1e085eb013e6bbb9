#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the self-test as a Linux kernel module, with VMX, without, and together with KVM
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev make=make sparse=sparse dpkg-deb=dpkg
# needs: package:linux-headers-cloud-amd64=linux-headers-cloud-amd64
# needs: /bin/busybox=busybox-static grub-mkrescue=grub-common /usr/lib/grub/i386-pc=grub-pc-bin
# needs: xorriso=xorriso bochs=bochs package:bochsbios=bochsbios
# needs: package:vgabios=vgabios qemu-system-x86_64=qemu-system-x86
# needs: package:seabios=seabios /usr/lib/grub/x86_64-efi=grub-efi-amd64-bin
# needs: mformat=mtools package:ovmf=ovmf
#
# It is booted on three machines: with VMX, with VMX disabled by the firmware, and without VMX.  (UEFI
# firmware does not lock IA32_FEATURE_CONTROL under Bochs; a command of GRUB does.)  The kernel is that of
# the cloud images of Debian, unpacked and not installed.  Its user space is
# tests/hypervisor/linux_host/initramfs/init.
. tests/lib.sh
. tests/kernel.sh

tree=$(kernel_tree cloud-amd64)
version=${tree##*/linux-headers-}
image=$WORK/image
bochs=$(scripts/bochs --version)

# After an update, because the list of packages may be older than the archive.
unpack_kernel()
(
    cd "$WORK" || exit 1
    apt-get -q download "linux-image-$version" ||
        { apt-get -q update && apt-get -q download "linux-image-$version"; } || exit 1
    dpkg-deb -x "linux-image-$version"_*.deb "$image"
)

# With sparse, the checker of the kernel.  No tool may print a warning.
build_module()
{
    make -C examples/hypervisor/hosts/linux PROGRAM=selftest KERNEL="$tree" OUT="$WORK/module" C=2 \
        >"$WORK/module.log" 2>&1 &&
        grep -q ' CHECK .*/vmm/run.c' "$WORK/module.log" &&
        ! grep -E 'warning|error' "$WORK/module.log"
}

pack_initramfs()
{
    local root=$WORK/root module
    mkdir -p "$root/bin" "$root/dev" "$root/proc" &&
        gcc -static -O2 -Wall -Wextra -Werror tests/hypervisor/linux_host/initramfs/probe.c -o "$root/bin/probe" &&
        cp /bin/busybox "$root/bin" && cp tests/hypervisor/linux_host/initramfs/init "$root/init" &&
        chmod +x "$root/init" || return 1
    for module in "$WORK/module/vmxdefs_selftest.ko" \
        "$image/lib/modules/$version/kernel/virt/lib/irqbypass.ko" \
        "$image/lib/modules/$version/kernel/arch/x86/kvm/"kvm{,-intel}.ko; do
        objcopy --strip-debug -R .BTF "$module" "$root/${module##*/}" || return 1
    done
    (cd "$root" && find . | busybox cpio -o -H newc) >"$WORK/initrd"
}

# With this command line the kernel boots quickly under an emulator.
make_iso() # NAME TESTS [GRUB_COMMAND]
{
    local folder=$WORK/iso_$1
    mkdir -p "$folder/boot/grub" &&
        cp "$image/boot/vmlinuz-$version" "$folder/boot/vmlinuz" &&
        cp "$WORK/initrd" "$folder/boot" || return 1
    cat >"$folder/boot/grub/grub.cfg" <<END
${3-}
linux /boot/vmlinuz console=ttyS0,115200 quiet nokaslr nosmp mitigations=off cryptomgr.notests \
tsc=reliable no_timer_check initcall_blacklist=load_system_certificate_list panic=-1 tests=$2 options=bochs=$bochs
initrd /boot/initrd
boot
END
    grub-mkrescue --fonts= --locales= --themes= -o "$WORK/$1.iso" "$folder"
}

prepare()
{
    unpack_kernel && build_module && pack_initramfs && make_iso vmx once,again,kvm &&
        make_iso locked once 'wrmsr 0x3a 1' && make_iso absent once
}

says() # MACHINE REGEX...: each is a whole line
{
    local machine=$1 line
    shift
    for line in "$@"; do
        grep -qxE -e "$line" "$WORK/$machine.txt"
        check $? "$machine: no line: $line" "$WORK/$machine.txt"
    done
}

prepare >"$WORK/prepare.log" 2>&1 || fail "making the CDs" "$WORK/prepare.log"

boot_bochs() # MACHINE OPTION...
{
    local machine=$1
    shift
    scripts/bochs --lenient --model corei7_haswell_4770 "$@" --timeout 1200 \
        --log "$WORK/$machine.log" "$WORK/$machine.iso" >"$WORK/$machine.txt" 2>&1
}

boot_bochs vmx --memory 256 &
boot_bochs locked --memory 512 --uefi
check $? "the machine with VMX disabled" "$WORK/locked.txt"
scripts/qemu --timeout 300 "$WORK/absent.iso" >"$WORK/absent.txt" 2>&1
check $? "the machine without VMX" "$WORK/absent.txt"
wait %1
check $? "the machine with VMX" "$WORK/vmx.txt"

pass='vmxdefs selftest: [0-9]+ exits, [0-9]+ reasons, result pass'
none='vmxdefs selftest: VMX cannot be used here, result none'
says vmx 'once: loaded' "once: \| $pass" 'again: 100 times' 'kvm_loaded: loaded' \
    "kvm_loaded: \| $pass" 'kvm_runs: Device or resource busy' \
    'kvm_runs: \| VMX cannot be used: CR4.VMXE is set, .*' "kvm_runs: \| $none" \
    'kvm_ended: loaded' "kvm_ended: \| $pass" \
    'once: \| [1-9][0-9]* interrupts while a guest ran, handled by the kernel'
says locked 'once: Operation not permitted' "once: \| $none" \
    'once: \| VMX cannot be used: IA32_FEATURE_CONTROL is locked with VMX disabled'
says absent 'once: No such device' "once: \| $none" \
    'once: \| VMX cannot be used: CPUID.1:ECX\[5\] is 0, .*'
for machine in vmx locked absent; do
    says "$machine" 'end: of .*'
    ! grep -E 'FAIL|BUG|WARNING|Call Trace|Segmentation' "$WORK/$machine.txt"
    check $? "$machine: an error message" "$WORK/$machine.txt"
    # The state of the processor that a program can read has not changed.
    states=$(sed -n 's/^\(before\|after\): gdtr/gdtr/p' "$WORK/$machine.txt" | sort -u | wc -l)
    [ "$states" = 1 ] &&
        ! grep -qx 'after: ' "$WORK/$machine.txt"
    check $? "$machine: the state of the processor has changed" "$WORK/$machine.txt"
done
grep 'CPUID round trip' "$WORK/vmx.txt" | sort -u
finish
