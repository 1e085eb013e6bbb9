/* SPDX-License-Identifier: MIT */
/* Wrong proofs, which prove.sh must refuse: a tool that accepts them proves nothing.  prove.sh has the
 * property that CBMC reports for each. */
#include "prove.h"

/* The basic exit reason has 16 bits, not 15. */
PROOF(wrong_rule)
{
    const uint32_t w = nondet_u32();

    HOLDS(vmxd_exit_basic(vmxd_exit_reason_from(w)) == w % 0x8000);
    QED;
}

/* vmxd_bitmap_put may change the first byte. */
PROOF(wrong_rule_for_an_array)
{
    uint8_t bitmap[4096];
    const uint32_t bit = nondet_u32();
    const uint8_t first = bitmap[0];

    GIVEN(bit < 32768);
    vmxd_bitmap_put(bitmap, bit, nondet_bit());
    HOLDS(bitmap[0] == first);
    QED;
}

/* There is no level 7: its shift would be 66. */
PROOF(undefined_shift)
{
    vmxd_ept_index(nondet_u64(), 7);
    QED;
}

/* Bit 32768 is in the byte after the bitmap. */
PROOF(access_out_of_bounds)
{
    uint8_t bitmap[4096];
    const uint32_t bit = nondet_u32();

    GIVEN(bit <= 32768);
    vmxd_bitmap_get(bitmap, bit);
    QED;
}

PROOF(signed_overflow)
{
    const int32_t number = (int32_t)nondet_u32();

    HOLDS(number + 1 != number);
    QED;
}

/* Its result has any value, and it may have any effect. */
uint32_t without_body(void);

PROOF(no_body)
{
    HOLDS(without_body() % 2 < 2);
    QED;
}

/* No number is both below and above 0: the assertion is never reached. */
PROOF(contradiction)
{
    const uint32_t number = nondet_u32();

    GIVEN(number < 10 && number > 20);
    HOLDS(number == 30);
    QED;
}
