#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: scripts/migration compares maps with the headers, makes sed scripts and the page
# needs: gcc=gcc python3=python3
. tests/lib.sh

export CC=gcc LC_ALL=C
migration=scripts/migration
maps=(tests/data/maps/{linux,ia32-doc,xen,bhyve,kvm-unit-tests}.csv)

# The map of Xen, changed by SED_SCRIPT, is refused with MESSAGE.
refuses() # SED_SCRIPT MESSAGE
{
    sed "$1" tests/data/maps/xen.csv >"$WORK/xen.csv"
    if $migration check "$WORK/xen.csv" >"$WORK/out" 2>&1; then
        check 1 "a map after $1 passes"
    else
        grep -qF "$2" "$WORK/out"
        check $? "no message after $1: $2"
    fi
}

# A program with the names of Linux.  After sed it must compile without them and compute the same.
sample()
{
    cat <<'END'
#include "vmxdefs/vmxdefs.h"

static uint32_t adjusted(uint32_t controls)
{
    return (controls | CPU_BASED_HLT_EXITING) & ~CPU_BASED_MOV_DR_EXITING;
}

static bool is_cpuid(union vmx_exit_reason reason)
{
    return vmxd_exit_is(reason, EXIT_REASON_CPUID);
}

static uint32_t first(enum vmcs_field field)
{
    switch (field) {
    case MSR_BITMAP:
        return 1;
    default:
        return MSR_BITMAP_HIGH & 1u;
    }
}

int main(void)
{
    return !is_cpuid(vmxd_exit_reason_from(10)) || adjusted(0x800000u) != 0x80u || first(MSR_BITMAP) != 1 ||
           VMX_EPT_RWX_MASK << EPT_VIOLATION_RWX_SHIFT != EPT_VIOLATION_RWX_MASK;
}
END
}

# --- check ---

for map in "${maps[@]}"; do
    check_counted $migration check "$map"
done
refuses '/^EXIT_REASON_CPUID,/s/0xa/0xb/' "FAIL VMXD_EXIT_CPUID is 0xa, 0xb in"
refuses '/^EXIT_REASON_CPUID,/s/CPUID,$/NONE,/' "xen.csv:13:"
refuses '/^EXIT_REASON_CPUID,/s/$/wrong: it is not/' "the note there is out of date"
refuses '/^EXIT_REASON_CPUID,/s/0xa/ten/' "xen.csv:13: EXIT_REASON_CPUID has a value that is neither"
refuses '/^EXIT_REASON_CPUID,/s/,//' "xen.csv:13: 3 columns instead of 4"
refuses '/^EXIT_REASON_CPUID,/p' "xen.csv:14: EXIT_REASON_CPUID is in the map twice"
refuses '/^name,/s/note/why/' "xen.csv:2: the columns must be name,value,vmxdefs,note"
refuses '/^INTR_INFO_RESVD_BITS_MASK,/s/older: //' "VMXD_ENTRY_INTR_RESERVED is 0x7fffd000, 0x7ffff000 in"
refuses '/^PI_xAPIC_NDST_MASK,/s/where.*//' "has neither an expression nor a note"
refuses '/^struct pi_desc,/s/64 bytes/32 bytes/' \
    "FAIL sizeof(struct vmxd_posted_interrupt_descriptor) is 0x40, 0x20 in"

# vmxd_exit_is refuses the three reasons of a failed entry, so the maps say what to write.
! grep -hE 'VMXD_EXIT_ENTRY_FAILURE_' "${maps[@]}" | grep -vF 'vmxd_exit_is_failed_entry(r) && vmxd_exit_basic(r)'
check $? "a reason of a failed entry has a note without vmxd_exit_is_failed_entry"

# --- page ---

page=$WORK/page.md
$migration page >"$page" && $migration page "${maps[@]}" | cmp - "$page"
check $? "the page is not that of all maps"
for title in Linux ia32-doc Xen bhyve kvm-unit-tests; do
    grep -q "^### $title: " "$page"
    check $? "the page has no tables of $title"
done
! grep -q '<!-- tables' "$page"
check $? "a place for tables is empty"
sed '/^EXIT_REASON_CPUID,/d' tests/data/maps/xen.csv >"$WORK/xen.csv"
! $migration page "${maps[@]/*xen.csv/$WORK/xen.csv}" | cmp -s - "$page"
check $? "the page does not depend on a map"
sed -n '/^    name,value,vmxdefs,note$/,/^$/s/^    //p' "$page" >"$WORK/mine.csv"
$migration check "$WORK/mine.csv" | grep -qx '4 passed, 0 failed'
check $? "the map in the example of the page"
# shellcheck disable=SC2016 # the backticks are those of the page
$migration page "$WORK/mine.csv" | grep -qF '| `MY_EXIT_CPUID` | `10` | `VMXD_EXIT_CPUID` |'
check $? "the page of that map does not have its tables"

# --- sed ---

sed_file_of() # MAP
{
    $migration sed "$1" >"$WORK/names.sed"
}

sed_file_of tests/data/maps/linux.csv
before=tests/integration/migration/rename_before.txt
after=tests/integration/migration/rename_after.txt
sed -E -f "$WORK/names.sed" $before | diff $after -
check $((PIPESTATUS[0] | PIPESTATUS[1])) "the output of sed for $before is not $after"
sed -E -f "$WORK/names.sed" $after | cmp - $after
check $? "sed finds a name in $after"
sed 's/$/\r/' $before | sed -E -f "$WORK/names.sed" | tr -d '\r' | cmp - $after
check $? "sed depends on how lines end"
printf 'f(EXIT_REASON_CPUID); /* never closed\n' >"$WORK/first.c"
printf '\xe9 "EXIT_REASON_CPUID" EXIT_REASON_CPUID /* \xe9 */ EXIT_REASON_CPUID' >"$WORK/second.c"
sed -E -i -f "$WORK/names.sed" "$WORK/first.c" "$WORK/second.c"
printf '\xe9 "EXIT_REASON_CPUID" VMXD_EXIT_CPUID /* \xe9 */ VMXD_EXIT_CPUID' | cmp - "$WORK/second.c"
check $? "the output for a file depends on the end of the file before it"
! sed -f "$WORK/names.sed" $before >"$WORK/out" 2>&1
check $? "sed without -E accepts the file"
find include examples -name '*.[ch]' -exec cat {} + >"$WORK/all.c"
sed -E -f "$WORK/names.sed" "$WORK/all.c" | cmp - "$WORK/all.c"
check $? "sed changes files without a name of Linux"

sample | sed -E -f "$WORK/names.sed" >"$WORK/sample.c" &&
    gcc -std=c11 -Wall -Wextra -Werror -Iinclude "$WORK/sample.c" -o "$WORK/sample" && "$WORK/sample"
check $? "a program with the names of Linux, after sed"

for map in "${maps[@]}"; do
    sed_file_of "$map"
    cut -d, -f1 "$map" >"$WORK/names"
    sed -E -f "$WORK/names.sed" "$WORK/names" >"$WORK/once"
    ! cmp -s "$WORK/names" "$WORK/once" && sed -E -f "$WORK/names.sed" "$WORK/once" | cmp - "$WORK/once"
    check $? "sed replaces a name of $map in its own output"
done

# A list of renames: a name, a call, the beginning of a call, a member, a file.
cat >"$WORK/mine.csv" <<'END'
# A list of renames.
old,new
my_word,new_word
"MY_MASK(my_word, bit)",NEW_WORD_BIT
"MY_GET(my_word, bit,",GET(NEW_WORD_BIT & 1 /
.bit,.flag
my/file.h,your/other_file.h
END
sed_file_of "$WORK/mine.csv"
cat >"$WORK/before.c" <<'END'
my_word w = MY_MASK( my_word,bit ) | MY_MASK(my_word, bits) | MY_GET(my_word, bit, w); // MY_MASK(my_word, bit)
w.bit = w.bits.my_word + p -> bit + bit + "my_word.bit MY_MASK(my_word, bit)";
#include "my/file.h"
# include <include/my/file.h>
#include "my/file.hpp" // "my/file.h"
END
sed -E -f "$WORK/names.sed" "$WORK/before.c" | diff - <(
    cat <<'END'
new_word w = NEW_WORD_BIT | MY_MASK(new_word, bits) | GET(NEW_WORD_BIT & 1 / w); // NEW_WORD_BIT
w.flag = w.bits.my_word + p -> flag + bit + "my_word.bit MY_MASK(my_word, bit)";
#include "your/other_file.h"
# include <include/your/other_file.h>
#include "my/file.hpp" // "my/file.h"
END
)
check $((PIPESTATUS[0] | PIPESTATUS[1])) "the output of sed for a list of renames"

# --- usage ---

for words in "" "check " "sed " "page "; do
    # shellcheck disable=SC2086 # the words are to be split
    $migration $words--help >"$WORK/out" 2>&1 && grep -q '^usage: migration' "$WORK/out"
    check $? "migration $words--help"
done
for words in "" "check" "print x.csv"; do
    # shellcheck disable=SC2086
    $migration $words >"$WORK/out" 2>&1
    [ $? = 2 ] && grep -q '^usage: migration' "$WORK/out"
    check $? "misuse is not explained: migration $words"
done
$migration check "$WORK/nothing.csv" >"$WORK/out" 2>&1
[ $? = 1 ] && ! grep -q Traceback "$WORK/out" && grep -qF "nothing.csv" "$WORK/out"
check $? "a file that does not exist"

# Code with the names of vmxdefs 0.1 compiles and computes the same with those of today.
cat >"$WORK/first_edition.c" <<'END'
#include "vmxdefs/areas.h"
#include "vmxdefs/exit_class.h"
#include "vmxdefs/vmcs_existence.h"
#include "vmxdefs/vmxdefs.h"

int main(void)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(0x80000021u);
    const vmxd_basic b = vmxd_basic_from(1ull << 55 | 7);
    const vmxd_qualification_cr q = vmxd_qualification_cr_from(0x304);

    return VMXD_MASK32(vmxd_primary_controls, hlt_exiting) != 0x80 ||
           VMXD_GET32(vmxd_exit_reason, basic, r) != 33 ||
           VMXD_GET64(vmxd_basic, default1_controls_may_be_0, b) != 1 ||
           VMXD_GET64(vmxd_qualification_cr, gpr, q) != 3 ||
           VMXD_PUT64(vmxd_eptp, page_walk_length_minus_1, 3) != 0x18 ||
           VMXD_RESERVED32(vmxd_exit_reason, VMXD_EXIT_REASON_TABLE) != 0x41FF0000u ||
           vmxd_qualification_cr_gpr_lsb != 8 ||
           VMXD_VMCS_INFO_IDT_VECTORING_INFORMATION != 0x4408 || VMXD_FORMAT_CR != 6 ||
           vmxd_vmcs_field_needs(VMXD_VMCS_GUEST_RIP) != VMXD_NEEDS_NOTHING;
}
END
LC_ALL=C sed -E -f scripts/rename-0.1.sed "$WORK/first_edition.c" >"$WORK/renamed.c" &&
    gcc -std=c11 -Wall -Wextra -Werror -Iinclude "$WORK/renamed.c" -o "$WORK/renamed" &&
    "$WORK/renamed"
check $? "scripts/rename-0.1.sed"
finish
