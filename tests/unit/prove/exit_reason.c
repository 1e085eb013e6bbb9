/* SPDX-License-Identifier: MIT */
/* exit_reason.h: each accessor is its bit or mask of the exit-reason field. */
#include "prove.h"

PROOF(exit_reason_accessors)
{
    const uint64_t vmread = nondet_u64();
    const uint32_t w = (uint32_t)vmread;
    const vmxd_exit_reason r = vmxd_exit_reason_from(vmread);

    HOLDS(r.full == vmread % 0x100000000);
    HOLDS(vmxd_exit_basic(r) == w % 0x10000);
    HOLDS(vmxd_exit_is_failed_entry(r) == BIT(w, 31));
    HOLDS(vmxd_exit_is_from_vmx_root(r) == BIT(w, 29));
    HOLDS(vmxd_exit_has_pending_mtf(r) == BIT(w, 28));
    HOLDS(vmxd_exit_is_enclave_mode(r) == BIT(w, 27));
    HOLDS(vmxd_exit_has_bus_lock(r) == BIT(w, 26));
    HOLDS(vmxd_exit_has_shadow_stack_busy(r) == BIT(w, 25));
    HOLDS(vmxd_exit_unknown_modifiers(r) == (w & 0x41FF0000)); /* 30 and 24:16 */
    QED;
}

PROOF(exit_reason_members)
{
    const uint32_t w = nondet_u32();
    const vmxd_exit_reason r = vmxd_exit_reason_from(w);

    HOLDS(r.bits.basic == (w & 0x0000FFFF));
    HOLDS(r.bits.shadow_stack_busy == (w & 0x02000000) >> 25);
    HOLDS(r.bits.bus_lock == (w & 0x04000000) >> 26);
    HOLDS(r.bits.enclave_mode == (w & 0x08000000) >> 27);
    HOLDS(r.bits.pending_mtf == (w & 0x10000000) >> 28);
    HOLDS(r.bits.from_vmx_root == (w & 0x20000000) >> 29);
    HOLDS(r.bits.failed_entry == (w & 0x80000000) >> 31);
    QED;
}

/* vmxd_exit_is and vmxd_exit_is_exactly are macros over this function, for constant reasons. */
PROOF(exit_bits_are)
{
    const uint32_t w = nondet_u32(), mask = nondet_u32(), expected = nondet_u32();
    const vmxd_exit_reason r = vmxd_exit_reason_from(w);

    HOLDS(vmxd_exit_bits_are(r, mask, expected) ==
          (((w ^ expected) & mask) == 0 && (expected & ~mask) == 0));
    QED;
}

/* Every defined reason but 33, 34 and 41, which only a failed entry has. */
/* clang-format off */
#define REASONS(X)                                                                        \
    X(0) X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) \
    X(16) X(17) X(18) X(19) X(20) X(21) X(22) X(23) X(24) X(25) X(26) X(27) X(28) X(29)   \
    X(30) X(31) X(32) X(36) X(37) X(39) X(40) X(43) X(44) X(45) X(46) X(47) X(48) X(49)   \
    X(50) X(51) X(52) X(53) X(54) X(55) X(56) X(57) X(58) X(59) X(60) X(61) X(62) X(63)   \
    X(64) X(65) X(66) X(67) X(68) X(69) X(70) X(71) X(72) X(73) X(74) X(75) X(76) X(77)   \
    X(78) X(79) X(80) X(81) X(84) X(85)
/* clang-format on */

PROOF(exit_is)
{
    const uint32_t w = nondet_u32();
    const vmxd_exit_reason r = vmxd_exit_reason_from(w);

    /* Bits 30:16 have any value, bit 31 is 0. */
#define IS(reason)                                                              \
    HOLDS(vmxd_exit_is(r, reason) == (w % 0x10000 == (reason) && !BIT(w, 31))); \
    HOLDS(vmxd_exit_is_exactly(r, reason) == (w == (reason)));
    REASONS(IS)
#undef IS
    QED;
}
