#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the self-test as a UEFI application, with VMX and without
# needs: gcc=gcc /usr/include/stdio.h=libc6-dev cmake=cmake make=make mformat=mtools
# needs: /usr/lib/crt0-efi-x86_64.o=gnu-efi package:ovmf=ovmf
# needs: bochs=bochs package:vgabios=vgabios
# needs: qemu-system-x86_64=qemu-system-x86
#
# The UEFI Shell starts it from a disk, prints its status, and powers the machine off, which shows that the
# firmware still works.  A slower copy runs long enough for timer interrupts of the firmware.
. tests/lib.sh

version=$(scripts/bochs --version)

make_disk() # NAME FOLDER: from the sources in FOLDER
{
    cmake -S "$2/tests/hypervisor" -B "$WORK/$1" \
        "-DVMXDEFS_SELFTEST_OPTIONS=bochs=$version" || return 1
    cmake --build "$WORK/$1" -j "$JOBS" --target selftest_efi || return 1
    printf '%s\r\n' '@echo -off' fs0: "vmxdefs-selftest.efi bochs=$version" 'echo status %lasterror%' 'reset -s' \
        >"$WORK/startup.nsh"
    truncate -s 40M "$WORK/$1.disk" && mformat -i "$WORK/$1.disk" -F :: &&
        mcopy -i "$WORK/$1.disk" "$WORK/startup.nsh" "$WORK/$1/vmxdefs-selftest.efi" ::
}

make_slow_disk()
{
    mkdir -p "$WORK/copy" && cp -R examples include tests "$WORK/copy" &&
        replace "$WORK/copy/examples/hypervisor/hosts/uefi/host.c" '    lines_size += size;' \
            '    lines_size += size;
    for (volatile unsigned int i = 0; i < 20000; i++)
        ;' &&
        make_disk slow "$WORK/copy"
}

{ make_disk normal . && make_slow_disk; } >"$WORK/build.log" 2>&1 ||
    fail "building the application" "$WORK/build.log"

boot() # DISK MODEL: writes the serial text, without escape sequences, to DISK_MODEL.txt
{
    scripts/bochs --uefi --disk --lenient --model "$2" --timeout 900 --log "$WORK/$1_$2.log" \
        "$WORK/$1.disk" 2>&1 | sed 's/\x1b\[[0-9;=?]*[A-Za-z]//g' >"$WORK/$1_$2.txt"
}

passes() # FILE
{
    grep -Eqx 'vmxdefs selftest: [0-9]+ exits, [0-9]+ reasons, result pass' "$1" &&
        grep -qx 'status 0x0' "$1" && ! grep -E 'FAIL|!!!!|scripts/bochs' "$1"
}

# The newest processor that the emulator has: all three have CET, and wildcat_lake has FRED if the emulator was built
# with it.  Bug dirty_of_read_only_page of Bochs 3.0 ends the firmware on all processors with CET.
newest_model()
{
    if scripts/bochs --models | grep -qx wildcat_lake; then
        echo wildcat_lake
    elif [ "$version" = 3.0 ]; then
        echo corei7_icelake_u
    else
        echo tigerlake
    fi
}

machines="normal_$(newest_model) normal_corei7_haswell_4770 normal_corei7_skylake_x slow_corei7_haswell_4770"
for machine in $machines; do
    boot "${machine%%_*}" "${machine#*_}" &
    [ "$(jobs -rp | wc -l)" -lt "$JOBS" ] || wait -n
done
wait
for machine in $machines; do
    passes "$WORK/$machine.txt"
    check $? "$machine" "$WORK/$machine.txt"
    grep 'CPUID round trip' "$WORK/$machine.txt"
done
grep -Eqx '[1-9][0-9]* interrupts while a guest ran, handled by the firmware' "$WORK"/slow_*.txt
check $? "no interrupt came while a guest ran in the slow copy" "$WORK"/slow_*.txt

# EFI_UNSUPPORTED is 3.
scripts/qemu --uefi --disk --timeout 120 "$WORK/normal.disk" >"$WORK/no_vmx.txt" 2>&1 &&
    grep -qx 'VMX cannot be used: CPUID.1:ECX\[5\] is 0, the processor has no VMX' \
        "$WORK/no_vmx.txt" &&
    grep -qx 'vmxdefs selftest: VMX cannot be used here, result none' "$WORK/no_vmx.txt" &&
    grep -qx 'status 0x3' "$WORK/no_vmx.txt"
check $? "without VMX" "$WORK/no_vmx.txt"
finish
