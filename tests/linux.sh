# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# linux.sh - boot a packaged Linux kernel with a user space of one program.  For test scripts that need
#
#     dpkg-deb=dpkg /bin/busybox=busybox-static grub-mkrescue=grub-common
#     /usr/lib/grub/i386-pc=grub-pc-bin xorriso=xorriso bochs=bochs package:bochsbios=bochsbios
#     package:vgabios=vgabios xz=xz-utils objcopy=binutils
#
# A kernel is the folder with its unpacked packages, wherever they have put it.

# The cloud kernel of a Debian release: a small one, which boots quickly.
linux_kernel() # SUITE
{
    scripts/debian-package "$1" linux-image-cloud-amd64
}

# One file of the packages, which may be compressed.
linux_find() # FOLDER NAME
{
    find "$1" \( -name "$2" -o -name "$2.xz" -o -name "$2.zst" \) -type f | grep -m1 .
}

linux_image() # FOLDER
{
    find "$1" \( -name 'vmlinuz' -o -name 'vmlinuz-*' \) -type f | grep -m1 .
}

linux_version() # FOLDER
{
    find "$1" -type d -path '*lib/modules/*' -prune -printf '%f\n' | grep -m1 .
}

# Without debug information a module is loaded ten times faster.
linux_module() # FOLDER NAME TO
{
    local file
    file=$(linux_find "$1" "$2.ko") || return 1
    case $file in
    *.xz) xz -dc "$file" >"$3" ;;
    *.zst) zstd -qdc "$file" >"$3" ;;
    *) cp "$file" "$3" ;;
    esac && objcopy --strip-debug -R .BTF "$3"
}

# The user space: busybox, and the first process of the kernel, in a new folder to which the caller adds the rest.
linux_root() # FOLDER INIT
{
    mkdir -p "$1"/{bin,dev,proc,sys,tmp} && cp /bin/busybox "$1/bin" && cp "$2" "$1/init" && chmod +x "$1/init"
}

linux_initrd() # FOLDER TO
{
    (cd "$1" && find . | busybox cpio -o -H newc) >"$2"
}

# With this command line a kernel boots quickly under an emulator.  What takes 0.1 s on a processor takes longer than
# the watchdogs of the kernel allow.
linux_arguments='quiet nokaslr nosmp mitigations=off cryptomgr.notests tsc=reliable no_timer_check nowatchdog
rcupdate.rcu_cpu_stall_suppress=1 initcall_blacklist=load_system_certificate_list panic=-1'

# A CD with the commands of GRUB from standard input, and the files that they load from /boot.
linux_cd() # ISO FILE...
{
    local folder=$1.d iso=$1
    shift
    mkdir -p "$folder/boot/grub" && cp "$@" "$folder/boot" && cat >"$folder/boot/grub/grub.cfg" || return 1
    echo boot >>"$folder/boot/grub/grub.cfg"
    grub-mkrescue --fonts= --locales= --themes= -o "$iso" "$folder" && rm -r "$folder"
}

# A CD that boots a kernel.
linux_iso() # ISO KERNEL_IMAGE INITRD ARGUMENTS [GRUB_COMMAND]
{
    linux_cd "$1" "$2" "$3" <<END
${5-}
linux /boot/${2##*/} console=ttyS0,115200 ${linux_arguments//$'\n'/ } ${4-}
initrd /boot/${3##*/}
END
}

# The best model for Linux: its clock is coherent.
linux_model=corei7_haswell_4770

linux_boot() # ISO NAME OPTION...: writes NAME.txt, the output of the first serial port, and NAME.log
{
    local iso=$1 name=$2
    shift 2
    scripts/bochs --lenient --model "$linux_model" "$@" --log "$name.log" "$iso" >"$name.txt" 2>&1
}

# Adds a program of unpacked packages to a user space, with its libraries.
linux_program() # FOLDER PROGRAM ROOT
{
    local loader folders
    loader=$(find "$1" -name 'ld-linux*.so.*' -type f | grep -m1 .) &&
        folders=$(find "$1" -name '*.so.*' -printf '%h\n' | sort -u | paste -s -d :) || return 1
    mkdir -p "$3/lib64" && cp "$loader" "$3/lib64" && cp "$1/usr/bin/$2" "$3/bin" && mkdir -p "$3/lib" || return 1
    "$loader" --library-path "$folders" --list "$3/bin/$2" | sed -n 's/.* => \(.*\) (.*/\1/p' |
        xargs cp -L -t "$3/lib"
}
