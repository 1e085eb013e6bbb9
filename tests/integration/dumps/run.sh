# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# run.sh - run guests of KVM and of Xen under Bochs that break rules of VM entry.  For scripts that source tests/lib.sh
# and tests/linux.sh before.
# shellcheck disable=SC2153,SC2154 # WORK and linux_arguments come from the files that the caller sources
programs=tests/integration/dumps

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

pack() # KERNEL ROOT COMMANDS MODULE...
{
    local kernel=$1 root=$2 module
    linux_root "$2" $programs/init && cp "$programs/$3" "$2/commands" || return 1
    shift 3
    for module; do
        linux_module "$kernel" "$module" "$root/$module.ko" || return 1
    done
}

# Reason 10 is CPUID.  Modules in the folder MODULES replace those of the kernel.
pack_kvm() # KERNEL SUITE ROOT [MODULES]
{
    local file
    pack "$1" "$3" kvm_commands irqbypass kvm kvm-intel msr || return 1
    for file in ${4:+"$4"/*.ko}; do
        objcopy --strip-debug -R .BTF "$file" "$3/${file##*/}" || return 1
    done
    gcc -static -O2 -Wall -Wextra -Werror $programs/break_guest.c -o "$3/bin/break_guest" || return 1
    $programs/without_handler.py "$3/kvm-intel.ko" 10 "$3/kvm-intel-without-cpuid.ko" && add_tracers "$2" "$3"
}

boot() # SET: its CD; the last lines say why it failed
{
    if ! linux_boot "$WORK/$1.iso" "$WORK/$1" --memory 640 --timeout 1200 --com2 "$WORK/$1.com2" ||
        ! grep -qx '@@ end' "$WORK/$1.com2"; then
        cat "$WORK/$1.txt"
        tail -n 20 "$WORK/$1.com2"
        return 1
    fi
    split_files "$WORK/$1/files" <"$WORK/$1.com2"
}

run_kvm() # SET SUITE
{
    local kernel work=$WORK/$1
    mkdir -p "$work" && kernel=$(linux_kernel "$2") && pack_kvm "$kernel" "$2" "$work/root" &&
        linux_initrd "$work/root" "$work/initrd" &&
        linux_iso "$work.iso" "$(linux_image "$kernel")" "$work/initrd" && boot "$1"
}

pack_xen() # KERNEL ROOT
{
    local dev libraries
    dev=$(scripts/debian-package bookworm libxen-dev) && pack "$1" "$2" xen_commands xen-privcmd || return 1
    libraries=$dev/usr/lib/x86_64-linux-gnu
    gcc -static -O2 -Wall -Wextra -Werror -isystem "$dev/usr/include" $programs/xen_domain.c -o "$2/bin/xen_domain" \
        "$libraries"/libxen{ctrl,call,foreignmemory,devicemodel,evtchn,gnttab,toolcore,toollog}.a
}

# The lines that entry_check.c of packaging/linux and packaging/xen prints go to NAME.rules; records.py compares the
# others with those of the unchanged hypervisor.
split_rules() # SET
{
    local file lines='VM entry: |VM-entry (rule|value|wrong)'
    for file in "$WORK/$1"/files/*.txt; do
        grep -E "$lines" "$file" >"${file%.txt}.rules" || true
        sed -i -E "/$lines/d" "$file"
    done
}

# The rules that the hypervisor printed are those that the case broke on purpose.
check_rules() # SET [CASES_THAT_IT_DOES_NOT_EXPLAIN]
{
    local name rules
    while IFS='|' read -r name rules; do
        [[ " ${2-} " != *" $name "* ]] || continue
        [ "$(sed -n 's/.*VM-entry rule \([a-z0-9_]*\) is broken:.*/\1/p' "$WORK/$1/files/$name.rules" |
            sort | paste -s -d ' ')" = "$rules" ]
        check $? "$1: $name: other rules were printed than $rules" "$WORK/$1/files/$name.rules"
    done < <($programs/records.py rules "$1")
}

# The kernel of dom0 is an ordinary one: cloud kernels cannot be dom0.  With nosmp it ends with a panic under Xen.
run_xen() # SET [HYPERVISOR]
{
    local hypervisor kernel work=$WORK/$1 arguments=${linux_arguments//$'\n'/ }
    mkdir -p "$work" && kernel=$(scripts/debian-package bookworm linux-image-amd64) &&
        hypervisor=$(scripts/debian-package bookworm xen-hypervisor-4.17-amd64) && pack_xen "$kernel" "$work/root" &&
        linux_initrd "$work/root" "$work/initrd" &&
        gzip -dc "${2-$hypervisor/boot/xen-4.17-amd64.gz}" >"$work/xen" &&
        $programs/kernel_payload.py "$(linux_image "$kernel")" "$work/vmlinux" &&
        linux_cd "$work.iso" "$work/xen" "$work/vmlinux" "$work/initrd" <<END && boot "$1"
multiboot /boot/xen placeholder com1=115200,8n1 console=com1 loglvl=all noreboot spec-ctrl=no xpti=0 nosmp mce=0 \
watchdog=0 dom0_mem=256M dom0_max_vcpus=1
module /boot/vmlinux placeholder console=hvc0 ${arguments/ nosmp/}
module /boot/initrd
END
}
