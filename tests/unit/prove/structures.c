/* SPDX-License-Identifier: MIT */
/* structures.h: positions in bitmaps, logs and tables.  (bitmaps.c has the bitmaps themselves.) */
#include "prove.h"

PROOF(io_bitmaps)
{
    const uint16_t port = nondet_u16();
    const uint32_t bit = vmxd_io_bitmap_bit(port);

    HOLDS(bit < 32768);
    HOLDS(vmxd_io_bitmap_is_b(port) * 0x8000u + bit == port);
    QED;
}

/* Precondition of the rule, from the comment: an access has 1, 2 or 4 bytes.  Other numbers are not
 * undefined. */
PROOF(io_access_wraps)
{
    const uint16_t port = nondet_u16();
    const uint32_t bytes = nondet_u32();
    const bool wraps = vmxd_io_access_wraps(port, bytes);

    if (bytes == 1 || bytes == 2 || bytes == 4)
        HOLDS(wraps == (port > 0xFFFF - (bytes - 1)));
    QED;
}

/* Read bitmap for low MSRs, for high MSRs, then the same for writes: 1024 bytes each. */
PROOF(msr_bitmap)
{
    const uint32_t msr = nondet_u32();
    const bool write = nondet_bit();
    const uint32_t bit = vmxd_msr_bitmap_bit(msr, write);
    const bool low = msr <= 0x1FFF, high = msr >= 0xC0000000 && msr <= 0xC0001FFF;

    HOLDS(bit < 32768);
    HOLDS(vmxd_msr_bitmap_covers(msr) == (low || high));
    if (low)
        HOLDS(bit == (write ? 0x800 * 8 : 0) + msr);
    if (high)
        HOLDS(bit == (write ? 0xC00 * 8 : 0x400 * 8) + (msr - 0xC0000000));
    QED;
}

/* No two accesses that the bitmaps cover share a bit. */
PROOF(msr_bitmap_bits_are_distinct)
{
    const uint32_t msr = nondet_u32(), other = nondet_u32();
    const bool write = nondet_bit(), other_write = nondet_bit();

    GIVEN(vmxd_msr_bitmap_covers(msr) && vmxd_msr_bitmap_covers(other));
    GIVEN(msr != other || write != other_write);
    HOLDS(vmxd_msr_bitmap_bit(msr, write) != vmxd_msr_bitmap_bit(other, other_write));
    QED;
}

PROOF(vmcs_bitmap)
{
    const uint64_t field = nondet_u64();

    HOLDS(vmxd_vmcs_bitmap_covers(field) == (field < 0x8000));
    HOLDS(vmxd_vmcs_bitmap_bit(field) == field % 0x8000);
    QED;
}

PROOF(leaf_bitmap)
{
    const uint32_t eax = nondet_u32();
    const uint64_t bit = vmxd_leaf_bitmap_bit(eax);

    if (eax < 63)
        HOLDS(bit >> eax == 1 && bit % (1ull << eax) == 0);
    else
        HOLDS(bit == 0x8000000000000000);
    QED;
}

PROOF(eoi_exit_bitmaps)
{
    const uint8_t vector = nondet_u8();
    const uint64_t bit = vmxd_eoi_exit_bit(vector);

    HOLDS(vmxd_eoi_exit_bitmap(vector) == vector / 64);
    HOLDS(bit >> vector % 64 == 1 && bit % (1ull << vector % 64) == 0);
    QED;
}

/* 512 entries, written from 511 down to 0; the index is that of the next one. */
PROOF(page_modification_log)
{
    const uint16_t index = nondet_u16();

    HOLDS(vmxd_pml_is_full(index) == (index > 511));
    HOLDS(vmxd_pml_first(index) == (index > 511 ? 0 : index + 1));
    HOLDS(vmxd_pml_first(index) <= 512);
    QED;
}

/* A guest PASID has 20 bits: directory (bit 19), entry of the directory (18:10), of the table. */
PROOF(pasid_translation)
{
    const uint32_t pasid = nondet_u32();
    const uint32_t in_directory = vmxd_pasid_directory_index(pasid);
    const uint32_t in_table = vmxd_pasid_table_index(pasid);

    HOLDS(in_directory < 512 && in_table < 1024);
    HOLDS(vmxd_pasid_is_high(pasid) * 0x80000u + in_directory * 1024 + in_table ==
          pasid % 0x100000);
    QED;
}

/* Words of 32 vectors, 16 bytes apart. */
PROOF(virtual_apic_vectors)
{
    const uint8_t vector = nondet_u8();
    const uint32_t bit = vmxd_virtual_apic_bit(vector);

    HOLDS(vmxd_virtual_apic_word(vector) == vector / 32 * 16);
    HOLDS(bit >> vector % 32 == 1 && bit % (1u << vector % 32) == 0);
    QED;
}
