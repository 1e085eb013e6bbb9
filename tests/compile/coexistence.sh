#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the headers in one file with those of Linux and gnu-efi, and in a kernel module
# needs: gcc=gcc g++=g++ make=make /usr/include/linux/kvm.h=linux-libc-dev
# needs: /usr/include/efi/efi.h=gnu-efi
# needs: package:linux-headers-amd64=linux-headers-amd64
. tests/lib.sh
. tests/kernel.sh

strict=(-Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wundef -Wcast-qual -Werror
    -fsyntax-only -Iinclude)

in_both_orders() # FILE COMPILER...
{
    local file=tests/compile/coexistence/$1.c
    shift
    "$@" "${strict[@]}" "$file"
    check $? "$file: $*"
    "$@" "${strict[@]}" -DFIRST "$file"
    check $? "$file, vmxdefs first: $*"
}

# The kernel's build writes into the folder of the sources: it gets a copy of them.
in_the_kernel() # TARGET
{
    kernel_build "$WORK/kernel" "$1" "VMXDEFS=$PWD"
    check $? "the kernel's build of $1"
}

diff <(basename -a include/vmxdefs/*.h | sort) \
    <(sed -nE 's/^#include "(vmxdefs\/)?([a-z_]+\.h)"$/\2/p' tests/compile/coexistence/everything.h \
        include/vmxdefs/vmxdefs.h include/vmxdefs/entry_words.h include/vmxdefs/entry_check.h | sort -u)
check $? "tests/compile/coexistence/everything.h does not include all headers"

for standard in c11 c17 gnu11; do
    in_both_orders linux gcc -std=$standard
    in_both_orders efi gcc -std=$standard -isystem /usr/include/efi -isystem /usr/include/efi/x86_64
done
for standard in c++11 c++20; do
    in_both_orders linux g++ -std=$standard -x c++
    in_both_orders efi g++ -std=$standard -x c++ -isystem /usr/include/efi \
        -isystem /usr/include/efi/x86_64
done

cp -r tests/compile/coexistence "$WORK/kernel"
cp "$WORK/kernel/kernel.c" "$WORK/kernel/kernel_first.c"
cp "$WORK/kernel/kernel.c" "$WORK/kernel/kernel_hook.c"
for target in alone.o kernel.o kernel_first.o kernel_hook.o; do
    in_the_kernel $target
done
finish
