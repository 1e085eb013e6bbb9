/* SPDX-License-Identifier: MIT */
/* instruction_error.h and insn.h: VMsucceed 0, VMfailValid 1, VMfailInvalid 2. */
#include "prove.h"
#include "vmxdefs/insn.h"

/* VMfailInvalid sets CF (bit 0), VMfailValid sets ZF (bit 6). */
PROOF(status_from_rflags)
{
    const uint64_t rflags = nondet_u64();

    HOLDS(vmxd_status_from_rflags(rflags) == (BIT(rflags, 0) ? 2u : BIT(rflags, 6) ? 1u : 0u));
    QED;
}

/* `failed` is CF or ZF, `invalid` is CF: both functions give the same status. */
PROOF(status_from_flags)
{
    const uint64_t rflags = nondet_u64();
    const bool carry = BIT(rflags, 0), zero = BIT(rflags, 6);

    HOLDS(vmxd_status_from_flags(carry || zero, carry) == vmxd_status_from_rflags(rflags));
    QED;
}
