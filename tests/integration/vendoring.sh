#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: scripts/vendor, and the commands and files of docs/vendoring.md
# needs: gcc=gcc clang=clang clang-{newest}=clang-{newest} make=make bmake=bmake
# needs: gcc:-m32=gcc-multilib
# needs: x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64
# needs: package:linux-headers-amd64=linux-headers-amd64
#
# tests/integration/vendoring has a small replacement for each tree but Linux: its flags and its types,
# not its other headers.  Clang with the options of cl.exe replaces MSVC.
. tests/lib.sh
# shellcheck source=tests/kernel.sh
. tests/kernel.sh

library=$PWD
vendor=$library/scripts/vendor

# --- scripts/vendor ---

says() # STATUS PATTERN COMMAND...: all that it prints matches PATTERN
{
    local status=$1 pattern=$2 output got
    shift 2
    output=$("$@" 2>&1)
    got=$?
    # shellcheck disable=SC2053 # a pattern
    [ $got = "$status" ] && [[ $output == $pattern ]]
    check $? "${*##*/}: expected status $status and: $pattern; got $got and: $output"
}

copy_again()
{
    rm -rf "$WORK/copy" && "$vendor" "$WORK/copy" >"$WORK/log"
}

# The library with another version number.
library_of() # MINOR_VERSION
{
    rm -rf "$WORK/library"
    mkdir -p "$WORK/library"
    cp -r include scripts LICENSE "$WORK/library"
    sed -i "s/\(VERSION_MINOR\) .*/\1 $1/" "$WORK/library/include/vmxdefs/version.h"
}

vendor_command()
{
    local copy=$WORK/copy other=$WORK/library/scripts/vendor
    says 0 "$copy: vmxdefs *.*.*, SDM *-*US, *" "$vendor" "$copy"
    diff -r -x LICENSE -x vmxdefs.sha256 include/vmxdefs "$copy" && cmp LICENSE "$copy/LICENSE"
    check $? "what is copied"
    ln -s "$vendor" "$WORK/vendor_link"
    says 0 "$copy: *, unmodified and up to date" "$WORK/vendor_link" --check "$copy"
    says 0 "*unmodified and up to date" "$vendor" --check "$copy"
    says 0 "" env -C "$copy" sha256sum --check --strict --quiet vmxdefs.sha256
    says 0 "*: vmxdefs *" "$vendor" "$copy"

    echo >>"$copy/ept.h"
    says 1 "* was modified:
changed: ept.h" "$vendor" --check "$copy"
    says 1 "* was modified; revert *
changed: ept.h" "$vendor" "$copy"
    rm "$copy/vmcs.h"
    touch "$copy/my own.h"
    says 1 "*:
changed: ept.h
missing: vmcs.h
unknown: my own.h" "$vendor" --check "$copy"
    copy_again
    sed -i 's/^# vmxdefs .*/# vmxdefs 9.9.9/; / ept\.h$/d' "$copy/vmxdefs.sha256"
    says 1 "*:
changed: vmxdefs.sha256
unknown: ept.h" "$vendor" --check "$copy"
    rm "$copy"/*.h "$copy/LICENSE"
    says 1 "*missing: base.h*" "$vendor" --check "$copy"

    copy_again
    library_of 999
    says 1 "*, unmodified, but older than this library, which is *.999.*" "$other" --check "$copy"
    says 0 "*: vmxdefs *.999.*" "$other" "$copy"
    says 1 "*, unmodified, but newer than this library, *" "$vendor" --check "$copy"
    echo "/* */" >>"$WORK/library/include/vmxdefs/ept.h"
    says 1 "*same version and other contents*" "$other" --check "$copy"
    rm "$WORK/library/include/vmxdefs/ept.h"
    says 0 "*" "$other" "$copy"
    [ ! -e "$copy/ept.h" ]
    check $? "a header that was removed from the library is still in the copy"

    # Without the library: the copy in the same tree must not be used as the library.
    mkdir -p "$WORK/tree/scripts"
    "$vendor" "$WORK/tree/include/vmxdefs" >"$WORK/log"
    cp "$vendor" "$WORK/tree/scripts/"
    says 0 "*unmodified (no library *" \
        "$WORK/tree/scripts/vendor" --check "$WORK/tree/include/vmxdefs"
    says 2 "vendor: no library *" "$WORK/tree/scripts/vendor" "$WORK/new"

    says 2 "vendor: *no such folder*" "$vendor" --check "$WORK/new"
    says 2 "vendor: * was not created by vendor*" "$vendor" --check "$WORK/tree"
    says 2 "vendor: * contains other files*" "$vendor" "$WORK/tree"
    says 2 "vendor: not a folder: LICENSE" "$vendor" LICENSE
    says 2 "vendor: not a folder: '--chekc'*" "$vendor" --chekc
    says 2 "vendor: usage: *" "$vendor"
    says 0 "*scripts/vendor FOLDER *Exit status: *" "$vendor" --help
}

# --- docs/vendoring.md ---

# Writes the blocks of a section to numbered files in $WORK/blocks.  The first line of each is
# "LANGUAGE FILE".
take_blocks() # HEADING
{
    rm -rf "$WORK/blocks"
    mkdir "$WORK/blocks"
    awk -v heading="## $1" -v out="$WORK/blocks/" '
        /^## / { here = ($0 == heading) }
        here && /^```/ {
            inside = !inside
            if (inside) print substr($0, 4) >(file = out sprintf("%02d", ++n)); else close(file)
            next
        }
        here && inside { print >file }' docs/vendoring.md
}

# Do in TREE what the section says.  Code that uses the library is added to C files.
follow() # HEADING TREE
{
    local block language file
    take_blocks "$1"
    for block in "$WORK"/blocks/*; do
        read -r language file <"$block"
        if [ "$language" = sh ]; then
            sed "1d; s|path/to/vmxdefs|'$library'|g" "$block" >"$WORK/commands"
            (cd "$2" && bash -eu "$WORK/commands") || return 1
        else
            mkdir -p "$2/$(dirname "$file")"
            sed 1d "$block" >>"$2/$file" || return 1
            [ "${file%.c}" = "$file" ] || cat tests/integration/vendoring/body.c >>"$2/$file"
        fi
    done
}

tree_of() # NAME HEADING: makes a new tree and follows its section
{
    tree=$WORK/$1
    mkdir -p "$tree"
    [ ! -d "tests/integration/vendoring/$1" ] || cp -r "tests/integration/vendoring/$1/." "$tree"
    follow "$2" "$tree"
    check $? "docs/vendoring.md, $2"
}

built() # FILE...: they exist and are not empty
{
    local file
    for file in "$@"; do
        [ -s "$tree/$file" ] || { echo "not built: $file"; return 1; }
    done
}

maintained_files_exist()
{
    local file
    sed -n 's/^F:\t//p' "$tree/MAINTAINERS" >"$WORK/maintained"
    [ -s "$WORK/maintained" ] && while read -r file; do
        [ -e "$tree/$file" ] || return 1
    done <"$WORK/maintained"
}

vendor_command
tree_of any "Copy and check"
tree_of linux Linux
kernel_build "$tree" exit.o && built exit.o
check $? "Linux"
maintained_files_exist
check $? "the MAINTAINERS entry names a file that does not exist"
tree_of edk2 edk2
for inf in HvPkg/Hv.inf VmxdefsPkg/Library/VmxdefsCompileLib/VmxdefsCompileLib.inf; do
    "$tree/build" $inf
    check $? "edk2, $inf"
done
built HvPkg/Exit.c.{ia32.o,x64.o,ia32.obj,obj,cl.obj}
check $? "edk2"
for compiler in gcc clang; do
    tree_of xen Xen
    make -C "$tree/xen" CC=$compiler && built xen/arch/x86/hvm/vmx/exit.o
    check $? "Xen, $compiler"
    rm -rf "$tree"
    tree_of coreboot coreboot
    make -C "$tree" CC=$compiler && built build/{32,64}/exit.o
    check $? "coreboot, $compiler"
    rm -rf "$tree"
done
tree_of freebsd FreeBSD
bmake -r -C "$tree/sys/modules/vmx" -m "$tree/share/mk" && built sys/modules/vmx/exit.o
check $? "FreeBSD"
tree_of windows "Windows driver"
make -C "$tree" "CLANG=clang-$(need_newest_clang)" && built driver/exit.{o,obj,cl.obj}
check $? "a Windows driver"
finish
