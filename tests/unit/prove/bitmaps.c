/* SPDX-License-Identifier: MIT */
/* structures.h: the two functions for bitmaps.
 *
 * Precondition of both, from the comment before VMXD_BITMAP_BYTES: a bitmap has 4096 bytes, and the
 * bit is below 32768.
 */
#include "prove.h"

PROOF(bitmap_get)
{
    uint8_t bitmap[4096];
    const uint32_t byte = nondet_u32(), n = nondet_u32();

    GIVEN(byte < 4096 && n < 8);
    HOLDS(vmxd_bitmap_get(bitmap, byte * 8 + n) == BIT(bitmap[byte], n));
    QED;
}

/* The bit gets the new value, and the other seven bits of its byte do not change ... */
PROOF(bitmap_put)
{
    uint8_t bitmap[4096];
    const uint32_t byte = nondet_u32(), n = nondet_u32();
    const bool exits = nondet_bit();
    uint8_t before;

    GIVEN(byte < 4096 && n < 8);
    before = bitmap[byte];
    vmxd_bitmap_put(bitmap, byte * 8 + n, exits);
    HOLDS(bitmap[byte] == (exits ? before | 1 << n : before & ~(1 << n)));
    QED;
}

/* ... and neither does any other byte. */
PROOF(bitmap_put_elsewhere)
{
    uint8_t bitmap[4096];
    const uint32_t bit = nondet_u32(), byte = nondet_u32();
    uint8_t before;

    GIVEN(bit < 32768 && byte < 4096 && byte != bit / 8);
    before = bitmap[byte];
    vmxd_bitmap_put(bitmap, bit, nondet_bit());
    HOLDS(bitmap[byte] == before);
    QED;
}
