#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: clang-tidy finds nothing (the tools only; under --all everything)
# needs: clang-tidy=clang-tidy clang=clang clang++=clang cmake=cmake make=make
# needs: /usr/include/cmocka.h=libcmocka-dev /usr/include/efi/efi.h=gnu-efi
#
# .clang-tidy has the checks.  The warnings of the compiler are left to the compilers.  Without ALL the
# path-sensitive analyser is off, because it takes most of the time.  The kernel module is not checked here: see hypervisor/linux_host.
. tests/lib.sh

checks='-clang-diagnostic-*'
[ -n "$ALL" ] || checks+=',-clang-analyzer-*'

run_clang_tidy() # ARGUMENT...: the files are the input
{
    xargs -d '\n' -P "$JOBS" -n 1 clang-tidy --quiet "--checks=$checks" "$@"
}

# The files of a CMake project, with the options that it compiles them with.
tidy_project() # NAME SOURCE REGEX OPTION...
{
    local name=$1 source=$2 pattern=$3
    shift 3
    cmake -S "$source" -B "$WORK/$name" -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ \
        -DCMAKE_EXPORT_COMPILE_COMMANDS=ON "$@" >"$WORK/$name.log" 2>&1
    check $? "$name: cmake -S $source" "$WORK/$name.log"
    sed -n 's/^  "file": "\(.*\.c\)",\{0,1\}$/\1/p' "$WORK/$name/compile_commands.json" |
        grep -E "$pattern" >"$WORK/$name.files"
    [ -s "$WORK/$name.files" ] && run_clang_tidy -p "$WORK/$name" <"$WORK/$name.files"
    check $? "$name"
}

# Files that are not part of a CMake project.
tidy_files() # NAME REGEX OPTION...
{
    local name=$1 pattern=$2
    shift 2
    project_files "$pattern" | xargs -d '\n' -P "$JOBS" -I '{}' clang-tidy --quiet "--checks=$checks" '{}' -- \
        -std=c11 -Iinclude "$@"
    check $? "$name"
}

tidy_project tools . '/(tools|examples)/[^/]*/?[^/]*\.c$' -DVMXDEFS_TESTS=OFF
[ -n "$ALL" ] || finish
tidy_project demo examples/hypervisor/hosts/bare_metal .
tidy_project selftest tests/hypervisor /tests/
tidy_files uefi '^examples/hypervisor/hosts/uefi/.*\.c$' -ffreestanding -isystem /usr/include/efi \
    -isystem /usr/include/efi/x86_64 -DGNU_EFI_USE_MS_ABI -DDEMO_WAITS=0 # the project needs GCC
tidy_project unit . /tests/unit/ -DVMXDEFS_EXAMPLES=OFF -DVMXDEFS_TOOLS=OFF
tidy_files "other tests" '^tests/(unit|compile)/(exit_reason_all|fuzz|codegen|layouts|positions)\.c$'
tidy_files "programs of scripts" '^tests/(hypervisor/linux_host/initramfs|integration/(gdb|vmxdecode))/.*\.c$' \
    -Itools/vmxdecode
finish
