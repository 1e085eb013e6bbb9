#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: Debian's Xen takes its exit-reason type from vmxdefs, is linked, and runs HVM guests under Bochs
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev make=make objcopy=binutils python3=python3 flex=flex bison=bison
# needs: xz=xz-utils dpkg-deb=dpkg dpkg-source=dpkg-dev
# needs: /bin/busybox=busybox-static grub-mkrescue=grub-common /usr/lib/grub/i386-pc=grub-pc-bin
# needs: xorriso=xorriso bochs=bochs package:bochsbios=bochsbios package:vgabios=vgabios
#
# What the unchanged Xen prints under Bochs is in tests/data/dumps; the test `dumps` compares that with a run.
. tests/lib.sh
. tests/linux.sh
. tests/integration/dumps/run.sh
tree=$WORK/xen

prepare_tree()
{
    local source
    source=$(scripts/debian-package --source bookworm xen) && cp -r "$source/xen" "$tree"
}

build_xen()
{
    nice make -C "$tree/xen" -j"${JOBS-2}" >"$WORK/build.log" 2>&1 && [ -s "$tree/xen/xen.gz" ] &&
        ! grep -E '(vmx|vmcs|entry_check)\.c:.*warning:|vmxdefs.*warning:' "$WORK/build.log"
}

# The line with the exit reason has its name, too.
has_names_of_reasons()
{
    grep -q 'reason=80000021 qualification=0000000000000000 (VM-entry failure due to invalid guest state)' \
        "$WORK"/xen-4.17/files/*.txt &&
        sed -i -E 's/(reason=[0-9a-f]{8} qualification=[0-9a-f]{16}) \(.*\)$/\1/' "$WORK"/xen-4.17/files/*.txt
}

prepare_tree >"$WORK/prepare.log" 2>&1
check $? "Debian's source of Xen 4.17 is unpacked" "$WORK/prepare.log"
packaging/xen/port "$tree" "$WORK/patches"
check $? "packaging/xen/port"
diff -r packaging/xen/4.17 "$WORK/patches"
check $? "packaging/xen/4.17 is not what packaging/xen/port makes"
build_xen
check $? "the changed Xen is linked without warnings" "$WORK/build.log"
run_xen xen-4.17 "$tree/xen/xen.gz" >"$WORK/boot.log" 2>&1
check $? "the changed Xen boots under Bochs and runs guests" "$WORK/boot.log"
has_names_of_reasons
check $? "the dump has no name of the exit reason"
split_rules xen-4.17
check_counted $programs/records.py compare xen-4.17 "$WORK/xen-4.17/files"
check_rules xen-4.17 nmi_vector # a VMfail, which has a path of its own in Xen
rm -rf "$tree"
finish
