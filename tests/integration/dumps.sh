#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the VMCS dumps and traces that KVM, Xen and QEMU print are those in tests/data/dumps
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev objcopy=binutils python3=python3 dpkg-deb=dpkg xz=xz-utils
# needs: /bin/busybox=busybox-static grub-mkrescue=grub-common /usr/lib/grub/i386-pc=grub-pc-bin
# needs: qemu-system-x86_64=qemu-system-x86
# needs: xorriso=xorriso bochs=bochs package:bochsbios=bochsbios package:vgabios=vgabios
#
# Real software prints them under Bochs.  tests/integration/dumps has the programs that run there, tests/data/dumps
# what was recorded, with a list, index.csv.  To record again, all or some sets:
#
#     RECORD='kvm-6.1 kvm-7.2' tests/integration/dumps.sh
. tests/lib.sh
. tests/linux.sh
. tests/integration/dumps/run.sh
record=${RECORD-}

build_firmware() # TO OPTION...
{
    local to=$1
    shift
    gcc -m32 -nostdlib -static -Wl,--build-id=none,-Ttext=0xffff0000,-e,reset "$@" $programs/modes.S -o "$to.elf" &&
        objcopy -O binary -j .text "$to.elf" "$to"
}

# The registers that the monitor of QEMU shows.  TCG executes the guest, so that no VM entry can fail.
run_qemu() # SET
{
    local work=$WORK/$1 files=$WORK/$1/files name
    mkdir -p "$files" && qemu-system-x86_64 --version | sed -n '1s/ emulator version//p' >"$files/version" &&
        build_firmware "$work/protected.bin" && build_firmware "$work/long.bin" -DLONG || return 1
    for name in reset protected long; do
        local options=(-machine 'q35,accel=tcg' -m 64 -bios "$work/$name.bin")
        [ $name != reset ] || options=(-machine 'q35,accel=tcg' -m 64 -S)
        $programs/qemu_registers.py qemu-system-x86_64 -display none "${options[@]}" >"$files/$name.txt" || return 1
        echo "$name,\"${options[*]//"$work/"/}\",," >>"$files/cases.csv"
    done
}

# The firmware, and where it halts.
pack_qemu() # KERNEL ROOT
{
    local folder
    folder=$(scripts/debian-package bookworm qemu-system-x86 seabios zlib1g) &&
        pack "$1" "$2" qemu_commands irqbypass kvm kvm-intel && linux_program "$folder" qemu-system-x86_64 "$2" &&
        build_firmware "$2/long.bin" -DLONG &&
        nm "$2/long.bin.elf" | sed -n 's/^0*\([^ ]*\) T halt$/\1/p' >"$2/long.hlt"
}

run_qemu_kvm() # SET
{
    local kernel work=$WORK/$1
    mkdir -p "$work" && kernel=$(linux_kernel bookworm) && pack_qemu "$kernel" "$work/root" &&
        linux_initrd "$work/root" "$work/initrd" &&
        linux_iso "$work.iso" "$(linux_image "$kernel")" "$work/initrd" && boot "$1"
}

# Everything of a run is in $WORK/SET/files.
check_set() # STATUS SET [EMULATOR]
{
    check "$1" "$2: the run did not come to its end" "$WORK/$2.out"
    [ "$1" = 0 ] || return
    if [[ " $record " == *" $2 "* ]]; then
        $programs/records.py record "$2" "$WORK/$2/files" "${3-Bochs $(scripts/bochs --version) $linux_model}"
        check $? "$2: nothing was recorded"
    fi
    check_counted $programs/records.py compare "$2" "$WORK/$2/files"
}

run_kvm kvm-6.1 bookworm >"$WORK/kvm-6.1.out" 2>&1
check_set $? kvm-6.1
run_kvm kvm-7.2 forky >"$WORK/kvm-7.2.out" 2>&1
check_set $? kvm-7.2
run_qemu qemu-7.2 >"$WORK/qemu-7.2.out" 2>&1
check_set $? qemu-7.2 "QEMU without KVM"
run_qemu_kvm qemu-7.2-kvm >"$WORK/qemu-7.2-kvm.out" 2>&1
check_set $? qemu-7.2-kvm
run_xen xen-4.17 >"$WORK/xen-4.17.out" 2>&1
check_set $? xen-4.17
finish
