/* SPDX-License-Identifier: MIT */
/* guest_state.h: segment descriptors in the format of the VMCS. */
#include "prove.h"

/* Descriptor bits 47:40 (type, S, DPL, P) and 55:52 (AVL, L, D/B, G) become bits 7:0 and 15:12; all
 * others are 0. */
PROOF(access_rights)
{
    const uint64_t d = nondet_u64();

    HOLDS(vmxd_access_rights_from_descriptor(d).full ==
          (d >> 40) % 0x100 + (d >> 52) % 0x10 * 0x1000);
    HOLDS(vmxd_access_rights_unusable().full == 0x10000);
    QED;
}

/* Limit: descriptor bits 51:48 and 15:0; with G (bit 55) in units of 4096 bytes, the last of which
 * belongs to the segment. */
PROOF(descriptor_limit)
{
    const uint64_t d = nondet_u64();
    const uint64_t raw = d % 0x10000 + (d >> 48) % 0x10 * 0x10000;

    HOLDS(vmxd_descriptor_limit(d) == (BIT(d, 55) ? raw * 4096 + 4095 : raw));
    QED;
}

/* Base: descriptor bits 63:56, 39:32 and 31:16; bits 31:0 of the second half above them. */
PROOF(descriptor_base)
{
    const uint64_t d = nondet_u64(), second = nondet_u64();
    const uint64_t base = vmxd_descriptor_base(d, second);

    HOLDS(base % 0x10000 == (d >> 16) % 0x10000);
    HOLDS((base >> 16) % 0x100 == (d >> 32) % 0x100);
    HOLDS((base >> 24) % 0x100 == d >> 56);
    HOLDS(base >> 32 == second % 0x100000000);
    QED;
}
