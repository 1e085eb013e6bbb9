#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: scripts/vendor, and the commands and files of docs/vendoring.md
# needs: gcc=gcc clang=clang clang-{newest}=clang-{newest} make=make bmake=bmake
# needs: gcc:-m32=gcc-multilib ld.lld=lld lld-link=lld
# needs: x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64
# needs: package:linux-headers-amd64=linux-headers-amd64
#
# tests/integration/vendoring has a small replacement for each tree but Linux: its flags, its types and its link,
# not its other headers.  Clang with the options of cl.exe replaces MSVC.  real_trees.sh uses the real trees.
. tests/lib.sh
# shellcheck source=tests/kernel.sh
. tests/kernel.sh
# shellcheck source=tests/vendored_tree.sh
. tests/vendored_tree.sh

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

# A recipe without one of its parts must fail: the test would not see the lack of others either.
must_fail() # TEXT COMMAND...
{
    local text=$1
    shift
    ! "$@" >"$WORK/log" 2>&1
    check $? "$text" "$WORK/log"
}

linux_module()
{
    tree_of linux "Linux: a module"
    kernel_build "$tree" && built exit.ko && has_symbol vendored "$tree/exit.ko"
    check $? "Linux, a module"
    sed -i '/MODULE_LICENSE/d' "$tree/exit.c"
    must_fail "modpost accepts a module without MODULE_LICENSE" kernel_build "$tree"
}

# use.c and VmxdefsCompileLib.c are said to include all headers.
includes_all_headers() # GCC_ARGUMENT...
{
    local header
    gcc -M "$@" >"$WORK/depends" || return 1
    for header in include/vmxdefs/*.h; do
        grep -q "/${header#include/}\\b" "$WORK/depends" || { echo "${*: -1} does not include $header"; return 1; }
    done
}

# Beside a header with another bool, and in C23.
edk2()
{
    local inf
    tree_of edk2 edk2
    cp "$parts/windows/wdk/intrin.h" "$tree/msvc/"
    includes_all_headers -nostdinc -I "$tree/MdePkg/Include" -I "$tree/MdePkg/Include/X64" \
        -I "$tree/VmxdefsPkg/Include" "$tree/VmxdefsPkg/Library/VmxdefsCompileLib/VmxdefsCompileLib.c"
    check $? "edk2, all headers"
    for inf in HvPkg/HvLib.inf VmxdefsPkg/Library/VmxdefsCompileLib/VmxdefsCompileLib.inf; do
        "$tree/build" $inf
        check $? "edk2, $inf"
    done
    built HvPkg/Exit.c.{ia32.o,x64.o,ia32.obj,obj,cl.obj}
    check $? "edk2"
    for inf in before after; do
        cp "$tree/HvPkg/Exit.c" "$WORK/Exit.c"
        if [ $inf = before ]; then
            sed -i '1i typedef enum { false, true } bool;' "$tree/HvPkg/Exit.c"
        else
            echo 'typedef enum { false, true } bool;' >>"$tree/HvPkg/Exit.c"
        fi
        "$tree/build" HvPkg/HvLib.inf
        check $? "edk2, an enum bool $inf the headers"
        cp "$WORK/Exit.c" "$tree/HvPkg/Exit.c"
    done
    C23="clang-$newest" "$tree/build" HvPkg/HvLib.inf
    check $? "edk2, C23"
}

windows()
{
    tree_of windows "Windows driver"
    make -C "$tree" "CLANG=clang-$newest" && built driver/exit.{cl.obj,c23.obj,sys,dll}
    check $? "a Windows driver"
    sed -i '1i #include <stdbool.h>' "$tree/driver/exit.c"
    make -C "$tree" "CLANG=clang-$newest" clean all
    check $? "a Windows driver, after <stdbool.h>"
    sed -i '1d; $a #include <stdbool.h>' "$tree/driver/exit.c"
    make -C "$tree" "CLANG=clang-$newest" clean all
    check $? "a Windows driver, before <stdbool.h>"
}

coreboot() # COMPILER
{
    tree_of coreboot coreboot
    make -C "$tree" "CC=$1" && built build/{32,64}/ramstage.elf &&
        has_symbol vendored "$tree/build/32/ramstage.elf" && has_symbol vendored "$tree/build/64/ramstage.elf"
    check $? "coreboot, $1"
    sed -i '/subdirs-y += vmx/d' "$tree/src/cpu/intel/Makefile.mk"
    make -C "$tree" "CC=$1" clean
    must_fail "coreboot finds a folder that its parent does not name" make -C "$tree" "CC=$1"
    rm -rf "$tree"
}

jailhouse() # COMPILER
{
    tree_of jailhouse Jailhouse
    make -C "$tree/hypervisor" "CC=$1" && has_symbol vendored "$tree/hypervisor/hypervisor.o"
    check $? "Jailhouse, $1"
    sed -i '/pragma/d; /define bool/d' "$tree/hypervisor/include/jailhouse/vmxdefs.h"
    must_fail "the headers accept the bool of Jailhouse" make -B -C "$tree/hypervisor" "CC=$1"
    grep -q 'vmxdefs: bool must be _Bool' "$WORK/log"
    check $? "no message about the bool of Jailhouse" "$WORK/log"
    rm -rf "$tree"
}

vendor_command
newest=$(need_newest_clang)
tree_of any "Copy and check"
includes_all_headers -Iinclude "$parts/use.c"
check $? "use.c, all headers"
linux_module
edk2
for compiler in gcc clang; do
    tree_of xen Xen
    make -C "$tree/xen" CC=$compiler && has_symbol vendored "$tree/xen/xen-syms"
    check $? "Xen, $compiler"
    rm -rf "$tree"
    coreboot $compiler
    tree_of acrn ACRN
    make -C "$tree/hypervisor" CC=$compiler && has_symbol vendored "$tree/hypervisor/acrn.out"
    check $? "ACRN, $compiler"
    rm -rf "$tree"
    jailhouse $compiler
done
tree_of freebsd FreeBSD
bmake -r -C "$tree/sys/modules/vmx" -m "$tree/share/mk" && has_symbol vendored "$tree/sys/modules/vmx/vmx.ko"
check $? "FreeBSD"
windows
finish
