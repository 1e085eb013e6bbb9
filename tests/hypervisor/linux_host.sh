#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the self-test as a module of three Linux kernels, with VMX, without, and together with KVM
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev make=make sparse=sparse dpkg-deb=dpkg
# needs: package:linux-headers-cloud-amd64=linux-headers-cloud-amd64
# needs: /bin/busybox=busybox-static grub-mkrescue=grub-common /usr/lib/grub/i386-pc=grub-pc-bin
# needs: xorriso=xorriso bochs=bochs package:bochsbios=bochsbios
# needs: package:vgabios=vgabios qemu-system-x86_64=qemu-system-x86
# needs: package:seabios=seabios /usr/lib/grub/x86_64-efi=grub-efi-amd64-bin
# needs: mformat=mtools package:ovmf=ovmf xz=xz-utils
#
# The kernel of this release is booted on three machines: with VMX, with VMX disabled by the firmware, and without
# VMX.  (UEFI firmware does not lock IA32_FEATURE_CONTROL under Bochs; a command of GRUB does.)  Those of two other
# releases are booted with VMX.  All are the kernels of the cloud images of Debian, unpacked and not installed.  Their
# user space is tests/hypervisor/linux_host/initramfs/init.
#     VMXDEFS_BOCHS=PATH tests/run linux_host   a build of Bochs with FRED: only the kernel of testing, on a processor
#                                               without FRED, and on one with it, which the kernel uses
. tests/lib.sh
. tests/kernel.sh
. tests/linux.sh

tree=$(kernel_tree cloud-amd64)
bochs=$(scripts/bochs --version)

# --- A kernel: $WORK/RELEASE has the files that linux_host/build_module describes, and `initrd` ---

# After an update, because the list of packages may be older than the archive.
unpack_kernel() # VERSION FOLDER
(
    cd "$WORK" || exit 1
    apt-get -q download "linux-image-$1" ||
        { apt-get -q update && apt-get -q download "linux-image-$1"; } || exit 1
    dpkg-deb -x "linux-image-$1"_*.deb "$2"
)

# With sparse, the checker of the kernel.
build_here()
{
    local folder=$WORK/here image=$WORK/image version=${tree##*/linux-headers-}
    mkdir -p "$folder" && unpack_kernel "$version" "$image" || return 1
    echo "$version" >"$folder/version"
    mv "$image/boot/vmlinuz-$version" "$folder/vmlinuz" &&
        find "$image" \( -name 'kvm.ko*' -o -name 'kvm-intel.ko*' -o -name 'irqbypass.ko*' \) \
            -exec mv -t "$folder" {} + || return 1
    make -C examples/hypervisor/hosts/linux PROGRAM=selftest KERNEL="$tree" OUT="$WORK/module" C=2 \
        >"$folder/module.log" 2>&1 || { tail -n 20 "$folder/module.log"; return 1; }
    grep -q ' CHECK .*/vmm/run.c' "$folder/module.log" && cp "$WORK/module/vmxdefs_selftest.ko" "$folder"
}

build_in_root() # RELEASE
{
    mkdir -p "$WORK/$1"
    tar -c examples include tests/hypervisor |
        scripts/debian-root "$1" bash -c "$(<tests/hypervisor/linux_host/build_module)" |
        tar -x -C "$WORK/$1" && [ -e "$WORK/$1/vmxdefs_selftest.ko" ]
}

# No tool may print a warning about the module.  The kernel may have been built with another minor version of the
# compiler or of pahole than the release has now.
no_warnings() # RELEASE
{
    [ -s "$WORK/$1/module.log" ] &&
        ! grep -v -e 'the compiler differs from' -e 'pahole version differs from' "$WORK/$1/module.log" |
            grep -iE 'warning|error'
}

pack_initramfs() # RELEASE
{
    local root=$WORK/$1/root module
    linux_root "$root" tests/hypervisor/linux_host/initramfs/init &&
        gcc -static -O2 -Wall -Wextra -Werror tests/hypervisor/linux_host/initramfs/probe.c -o "$root/bin/probe" || return 1
    for module in vmxdefs_selftest irqbypass kvm kvm-intel; do
        linux_module "$WORK/$1" $module "$root/$module.ko" || return 1
    done
    linux_initrd "$root" "$WORK/$1/initrd"
}

# --- Machines ---

make_iso() # MACHINE RELEASE TESTS [GRUB_COMMAND [KERNEL_OPTION]]
{
    linux_iso "$WORK/$1.iso" "$WORK/$2/vmlinuz" "$WORK/$2/initrd" "${5-} tests=$3 options=bochs=$bochs" "${4-}"
}

boot_bochs() # MACHINE OPTION...
{
    local machine=$1
    shift
    linux_boot "$WORK/$machine.iso" "$WORK/$machine" --timeout 1200 "$@"
}

# The log of this function says what failed; its status is not used.
test_other_release() # RELEASE
{
    build_in_root "$1" && pack_initramfs "$1" && make_iso "$1" "$1" once,kvm &&
        boot_bochs "$1" --memory 256 || echo "$1: status $?"
}

test_with_fred()
{
    make_iso fred forky once,kvm '' fred=on && boot_bochs fred --memory 256 --model wildcat_lake ||
        echo "fred: status $?"
}

prepare_here()
{
    build_here && pack_initramfs here && make_iso vmx here once,again,kvm &&
        make_iso locked here once 'wrmsr 0x3a 1' && make_iso absent here once
}

# Two other releases: the stable one, or the one before, and testing.
others=()
if [ "$(id -u)" = 0 ] && command -v debootstrap >/dev/null; then
    others=(trixie forky)
    ! grep -q '^VERSION_CODENAME=trixie' /etc/os-release || others=(bookworm forky)
    [ -z "${VMXDEFS_BOCHS-}" ] || others=(forky)
elif [ -n "${VMXDEFS_BOCHS-}" ]; then
    skip "with VMXDEFS_BOCHS it tests the kernel of another release: scripts/debian-root needs root and debootstrap"
else
    echo "only the kernel of this release: scripts/debian-root needs root and debootstrap"
fi
for release in "${others[@]}"; do
    test_other_release "$release" >"$WORK/$release.build" 2>&1
done &

if [ -n "${VMXDEFS_BOCHS-}" ]; then
    wait
    test_with_fred >"$WORK/fred.build" 2>&1
    releases=(forky) machines=(forky fred)
else
    prepare_here >"$WORK/prepare.log" 2>&1 || { wait; fail "making the CDs" "$WORK/prepare.log"; }
    boot_bochs vmx --memory 256
    check $? "the machine with VMX" "$WORK/vmx.txt"
    boot_bochs locked --memory 512 --uefi
    check $? "the machine with VMX disabled" "$WORK/locked.txt"
    scripts/qemu --timeout 300 "$WORK/absent.iso" >"$WORK/absent.txt" 2>&1
    check $? "the machine without VMX" "$WORK/absent.txt"
    wait
    releases=(here "${others[@]}") machines=(vmx "${others[@]}")
fi

says() # MACHINE REGEX...: each is a whole line
{
    local machine=$1 line
    shift
    for line in "$@"; do
        grep -qxE -e "$line" "$WORK/$machine.txt"
        check $? "$machine: no line: $line" "$WORK/$machine.txt"
    done
}

pass='vmxdefs selftest: [0-9]+ exits, [0-9]+ reasons, result pass'
none='vmxdefs selftest: VMX cannot be used here, result none'
for release in "${releases[@]}"; do
    no_warnings "$release"
    check $? "$release: a warning" "$WORK/$release/module.log"
done
for machine in "${machines[@]}"; do
    if [ ! -e "$WORK/$machine.txt" ]; then
        check 1 "$machine: no CD was made" "$WORK/$machine.build"
        continue
    fi
    says "$machine" 'once: loaded' "once: \| $pass" 'kvm_loaded: loaded' \
        "kvm_loaded: \| $pass" 'kvm_runs: Device or resource busy' \
        'kvm_runs: \| VMX cannot be used: CR4.VMXE is set, .*' "kvm_runs: \| $none" \
        'kvm_ended: loaded' "kvm_ended: \| $pass"
done
if [ -n "${VMXDEFS_BOCHS-}" ]; then
    says forky 'fred: not used'
    says fred 'fred: used'
else
    says vmx 'again: 3 times' 'once: \| [1-9][0-9]* interrupts while a guest ran, handled by the kernel'
    says locked 'once: Operation not permitted' "once: \| $none" \
        'once: \| VMX cannot be used: IA32_FEATURE_CONTROL is locked with VMX disabled'
    says absent 'once: No such device' "once: \| $none" \
        'once: \| VMX cannot be used: CPUID.1:ECX\[5\] is 0, .*'
    machines+=(locked absent)
fi
for machine in "${machines[@]}"; do
    [ -e "$WORK/$machine.txt" ] || continue
    says "$machine" 'end: of .*'
    ! grep -E 'FAIL|BUG|WARNING|Call Trace|Segmentation' "$WORK/$machine.txt"
    check $? "$machine: an error message" "$WORK/$machine.txt"
    # The state of the processor that a program can read has not changed.
    states=$(sed -n 's/^\(before\|after\): gdtr/gdtr/p' "$WORK/$machine.txt" | sort -u | wc -l)
    [ "$states" = 1 ] &&
        ! grep -qx 'after: ' "$WORK/$machine.txt"
    check $? "$machine: the state of the processor has changed" "$WORK/$machine.txt"
done
grep -h 'CPUID round trip' "$WORK/${machines[0]}.txt" | sort -u
finish
