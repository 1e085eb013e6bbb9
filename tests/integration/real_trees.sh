#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the recipes of docs/vendoring.md in the real trees: Linux, Xen and edk2, each linked
# needs: gcc=gcc clang=clang ld.lld=lld lld-link=lld llvm-ar=llvm make=make bc=bc flex=flex bison=bison
# needs: nasm=nasm perl=perl python3=python3 dpkg-source=dpkg-dev xz=xz-utils
# needs: gcc:-m32=gcc-multilib gcc:-luuid=uuid-dev gcc:-lelf=libelf-dev gcc:-lssl=libssl-dev
#
# The sources are those of Debian.  scripts/debian-package downloads them once, into its cache folder: about 210 MB.
# Needs 1 GB in the work folder.
# shellcheck disable=SC2317 # functions that check_tree calls
. tests/lib.sh
# shellcheck source=tests/vendored_tree.sh
. tests/vendored_tree.sh

# The compilers of a release build the sources of the same release.
# shellcheck source=/dev/null
suite=$(. /etc/os-release && echo "${VERSION_CODENAME-}")
case $suite in
bookworm) linux="linux-source-6.1" ;;
trixie) linux="linux-source-6.12" ;;
*) skip "only the sources of Debian 12 and 13 are known, this is ${suite:-no Debian}" ;;
esac

# Prints the folder of the packages, or says what is missing.
sources() # [--source] PACKAGE...
{
    local option=()
    [ "$1" != --source ] || { option=(--source); shift; }
    scripts/debian-package "${option[@]}" "$suite" "$@" && return
    echo "no sources: the packages $* of $suite cannot be downloaded from the Debian mirror of this machine" >&2
    return 1
}

# The function makes and builds one tree.  Its output is shown if it fails.
check_tree() # TEXT FUNCTION
{
    local start=$SECONDS
    "$2" >"$WORK/$2.log" 2>&1
    check $? "$1 (log: $WORK/$2.log)" <(tail -n 25 "$WORK/$2.log")
    echo "$1: $((SECONDS - start)) s"
}

# --- Linux ---

# The parts of the source that a build of KVM reads, with the configuration and the symbol versions of a packaged
# kernel: its modules can be loaded there.
linux_tree()
{
    local source headers
    source=$(sources "$linux") && headers=$(sources linux-headers-cloud-amd64) || return 1
    headers=$(printf '%s\n' "$headers"/usr/src/linux-headers-*-cloud-amd64)
    mkdir "$WORK/linux" && tar -xf "$source/usr/src/$linux.tar.xz" -C "$WORK/linux" --strip-components=1 \
        --exclude="$linux/arch/[!x]*.[chS]" --exclude='*.dts*' --exclude="$linux/drivers/*.[ch]" \
        --exclude="$linux/sound/*.[ch]" --exclude="$linux/fs/*.[ch]" --exclude="$linux/net/*.[ch]" \
        --exclude="$linux/Documentation/*.rst" --exclude="$linux/Documentation/*.yaml" &&
        cp "$headers/.config" "$headers/Module.symvers" "$WORK/linux" || return 1
    release=${headers##*/linux-headers-}
    "$WORK/linux/scripts/config" --file "$WORK/linux/.config" -e VIRT_DRIVERS &&
        linux_make olddefconfig && linux_make modules_prepare
}

linux_make() # ARGUMENT...
{
    nice make -C "$WORK/linux" -j "$JOBS" "KERNELRELEASE=$release" "$@"
}

no_warnings() # LOG
{
    ! grep -E 'warning:|WARNING:' "$1"
}

linux_module()
{
    mkdir "$WORK/module" && follow "Linux: a module" "$WORK/module" && linux_make "M=$WORK/module" &&
        has_symbol vendored "$WORK/module/exit.ko" && no_warnings "$WORK/linux_module.log"
}

# modinfo is not installed everywhere.
is_for_packaged_kernel() # MODULE
{
    tr '\0' '\n' <"$1" | grep -aE "^vermagic=$release " || { echo "$1 is not for $release"; return 1; }
}

linux_kvm()
{
    follow "Linux: KVM" "$WORK/linux" && linux_make M=arch/x86/kvm &&
        has_symbol vendored "$WORK/linux/arch/x86/kvm/kvm-intel.ko" &&
        is_for_packaged_kernel "$WORK/linux/arch/x86/kvm/kvm-intel.ko" && no_warnings "$WORK/linux_kvm.log"
}

# Not the whole kernel: modpost has no vmlinux.o, and says so.
linux_new_folder()
{
    local module=drivers/virt/exit/exit.ko
    follow "Linux: a new folder" "$WORK/linux" && linux_make "$module" && has_symbol vendored "$WORK/linux/$module" &&
        ! grep 'warning:' "$WORK/linux_new_folder.log" || return 1
    rm "$WORK/linux/$module" "$WORK/linux/${module%.ko}.o"
    sed -i '/^obj-m += exit/d' "$WORK/linux/drivers/virt/Makefile"
    ! linux_make "$module" || { echo "the line in the parent's Makefile is not needed"; return 1; }
}

# MAINTAINERS names files that exist, and the page names all that checkpatch reports.
linux_patch()
{
    local file
    follow "Linux: a patch" "$WORK/linux" || return 1
    file=$(sed -n '/^VMXDEFS/,$s/^F:\t//p' "$WORK/linux/MAINTAINERS")
    if [ -z "$file" ] || [ ! -d "$WORK/linux/$file" ]; then
        echo "MAINTAINERS names no folder: $file"
        return 1
    fi
    perl "$WORK/linux/scripts/checkpatch.pl" --no-tree --terse --show-types -f "$WORK/linux/$file"*.h \
        "$WORK/linux/$file"*/*.h >"$WORK/checkpatch" 2>&1
    sed -nE 's/.* (ERROR|WARNING):([A-Z_]+): .*/\2/p' "$WORK/checkpatch" | sort | uniq -c | tee "$WORK/reported"
    [ -s "$WORK/reported" ] || { echo "checkpatch reports nothing"; return 1; }
    sed '1d' "$(grep -l '^text checkpatch$' "$WORK"/blocks/*)" | grep -oE '\b[A-Z_]{5,}\b' | sort >"$WORK/named"
    diff <(awk '{ print $2 }' "$WORK/reported" | sort) "$WORK/named" ||
        { echo "the page and checkpatch differ (<: only reported, >: only on the page)"; return 1; }
}

# --- Xen ---

xen()
{
    local folder
    folder=$(sources --source xen) && cp -r "$folder/xen" "$WORK/xen" && follow Xen "$WORK/xen" || return 1
    nice make -C "$WORK/xen/xen" -j "$JOBS" && has_symbol vendored "$WORK/xen/xen/xen-syms" &&
        [ -s "$WORK/xen/xen/xen.gz" ] && ! grep 'vmxdefs.*warning:' "$WORK/xen.log"
}

# --- edk2 ---

# Only the tool that makes .efi files: the other tools are for firmware images.
edk2_tree()
{
    local folder
    folder=$(sources --source edk2) && cp -r "$folder/edk2" "$WORK/edk2" &&
        cp -r tests/integration/real_trees/edk2/. "$WORK/edk2" && follow edk2 "$WORK/edk2" || return 1
    # Debian's source does not have this submodule, which the list of include folders of the package names.
    mkdir -p "$WORK/edk2/RedfishPkg/Library/JsonLib/jansson/src"
    nice make -C "$WORK/edk2/BaseTools/Source/C" -j "$JOBS" GenFw
}

# The tag GCC5 is called GCC since 2023.
edk2_gcc_tag()
{
    grep -q '^\*_GCC_' "$WORK/edk2/BaseTools/Conf/tools_def.template" && echo GCC || echo GCC5
}

edk2_build() # TAG
{
    local tag=$1
    rm -rf "$WORK/edk2/Build"
    set -- # edksetup.sh would take the arguments of this function
    (
        unset WORKSPACE EDK_TOOLS_PATH CONF_PATH PACKAGES_PATH
        set +u
        # shellcheck source=/dev/null
        cd "$WORK/edk2" && . ./edksetup.sh &&
            nice build -n "$JOBS" -b DEBUG -t "$tag" -a IA32 -a X64 -p HvPkg/HvPkg.dsc
    )
}

# The type of processor in the header of a PE file.
pe_machine() # FILE
{
    local header
    header=$(od -An -tu4 -j 60 -N 4 "$1") && od -An -tx2 -j $((header + 4)) -N 2 "$1"
}

edk2_built() # TAG
{
    local architecture machine folder
    edk2_build "$1" || return 1
    for architecture in IA32:014c X64:8664; do
        folder=$WORK/edk2/Build/Hv/DEBUG_$1/${architecture%:*}
        machine=$(pe_machine "$folder/HvApp.efi") || return 1
        [ "${machine# }" = "${architecture#*:}" ] || { echo "$folder/HvApp.efi: machine $machine"; return 1; }
        [ -s "$folder/HvPkg/HvLib/OUTPUT/HvLib.lib" ] && [ -s "$folder/HvPkg/OtherBool/OUTPUT/OtherBool.lib" ] &&
            [ -s "$folder/VmxdefsPkg/Library/VmxdefsCompileLib/VmxdefsCompileLib/OUTPUT/VmxdefsCompileLib.lib" ] ||
            return 1
    done
}

edk2_gcc()
{
    edk2_built "$(edk2_gcc_tag)"
}

edk2_clangdwarf()
{
    edk2_built CLANGDWARF
}

edk2_clangpdb()
{
    edk2_built CLANGPDB
}

check_tree "Linux: the source of a packaged kernel" linux_tree
if [ $failed = 0 ]; then
    check_tree "Linux: a module for this kernel" linux_module
    check_tree "Linux: a file in KVM, linked into kvm-intel.ko" linux_kvm
    check_tree "Linux: a new folder in the tree" linux_new_folder
    check_tree "Linux: what a patch needs" linux_patch
fi
check_tree "Xen: a file in the hypervisor, linked" xen
before=$failed
check_tree "edk2: the source, and the tools" edk2_tree
if [ $failed = "$before" ]; then
    check_tree "edk2: GCC, a library and an application, IA32 and X64" edk2_gcc
    check_tree "edk2: CLANGDWARF, a library and an application, IA32 and X64" edk2_clangdwarf
    check_tree "edk2: CLANGPDB, a library and an application, IA32 and X64" edk2_clangpdb
fi
[ $failed != 0 ] || rm -rf "$WORK"/{linux,xen,edk2}
finish
