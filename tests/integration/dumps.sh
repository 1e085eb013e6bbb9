#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the VMCS dumps and traces that KVM prints are those in tests/data/dumps
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev objcopy=binutils python3=python3 dpkg-deb=dpkg xz=xz-utils
# needs: /bin/busybox=busybox-static grub-mkrescue=grub-common /usr/lib/grub/i386-pc=grub-pc-bin
# needs: xorriso=xorriso bochs=bochs package:bochsbios=bochsbios package:vgabios=vgabios
#
# Real software prints them under Bochs.  tests/integration/dumps has the programs that run there, tests/data/dumps
# what was recorded, with a list, index.csv.  To record again, all or some sets:
#
#     RECORD='kvm-6.1 kvm-7.2' tests/integration/dumps.sh
. tests/lib.sh
. tests/linux.sh
programs=tests/integration/dumps
record=${RECORD-}

# "@@ NAME" begins the file NAME.
split_files() # TO
{
    mkdir -p "$1" && awk -v to="$1" '/^@@ / { file = to "/" $2; printf "" >file; next } file { print >file }'
}

# trace-cmd formats the events of KVM with a plugin.
add_tracers() # SUITE ROOT
{
    local folder plugins=usr/lib/x86_64-linux-gnu/traceevent/plugins
    folder=$(scripts/debian-package "$1" trace-cmd linux-perf zlib1g) &&
        linux_program "$folder" trace-cmd "$2" && linux_program "$folder" perf "$2" &&
        mkdir -p "$2/$plugins" && cp "$folder/$plugins/plugin_kvm.so" "$2/$plugins"
}

# Reason 10 is CPUID.
pack_kvm() # KERNEL SUITE ROOT
{
    local module
    linux_root "$3" $programs/init &&
        gcc -static -O2 -Wall -Wextra -Werror $programs/break_guest.c -o "$3/bin/break_guest" || return 1
    for module in irqbypass kvm kvm-intel msr; do
        linux_module "$1" $module "$3/$module.ko" || return 1
    done
    $programs/without_handler.py "$3/kvm-intel.ko" 10 "$3/kvm-intel-without-cpuid.ko" && add_tracers "$2" "$3"
}

run_kvm() # SET SUITE
{
    local kernel work=$WORK/$1
    mkdir -p "$work" && kernel=$(linux_kernel "$2") && pack_kvm "$kernel" "$2" "$work/root" &&
        linux_initrd "$work/root" "$work/initrd" &&
        linux_iso "$work.iso" "$(linux_image "$kernel")" "$work/initrd" &&
        linux_boot "$work.iso" "$work" --memory 512 --timeout 1200 --com2 "$work.com2" &&
        grep -qx '@@ end' "$work.com2" && split_files "$work/files" <"$work.com2"
}

# Everything of a run is in $WORK/SET/files.
check_set() # STATUS SET
{
    check "$1" "$2: the run did not come to its end" "$WORK/$2.log"
    [ "$1" = 0 ] || return
    if [[ " $record " == *" $2 "* ]]; then
        $programs/records.py record "$2" "$WORK/$2/files" "Bochs $(scripts/bochs --version) $linux_model"
        check $? "$2: nothing was recorded"
    fi
    check_counted $programs/records.py compare "$2" "$WORK/$2/files"
}

run_kvm kvm-6.1 bookworm >"$WORK/kvm-6.1.log" 2>&1
check_set $? kvm-6.1
run_kvm kvm-7.2 forky >"$WORK/kvm-7.2.log" 2>&1
check_set $? kvm-7.2
finish
