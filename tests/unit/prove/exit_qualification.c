/* SPDX-License-Identifier: MIT */
/* exit_qualification.h: APIC accesses and EPT violations. */
#include "prove.h"

/* Access types 0 to 4 (bits 15:12) are linear accesses. */
PROOF(apic_access)
{
    const uint64_t q = nondet_u64();

    HOLDS(vmxd_apic_access_has_offset(vmxd_qual_apic_access_from(q)) == ((q & 0xF000) <= 0x4000));
    QED;
}

PROOF(ept_violation)
{
    const uint64_t w = nondet_u64();
    const vmxd_qual_ept_violation q = vmxd_qual_ept_violation_from(w);
    const bool processor_has = nondet_bit(), mbec = nondet_bit();

    HOLDS(vmxd_ept_violation_has_linear_address(q) == BIT(w, 7));
    HOLDS(vmxd_ept_violation_is_to_translation(q) == ((w & 0x180) == 0x180));
    HOLDS(vmxd_ept_violation_has_page_information(q, processor_has) ==
          (processor_has && (w & 0x180) == 0x180));
    HOLDS(vmxd_ept_violation_has_shadow_stack_bit(q, processor_has) ==
          (processor_has && (w & 0x38) != 0));
    HOLDS(vmxd_ept_violation_executable_for_user(q, mbec) == BIT(w, mbec ? 6 : 5));
    HOLDS(vmxd_ept_violation_allows_nothing(q, mbec) == ((w & (mbec ? 0x78 : 0x38)) == 0));
    QED;
}

/* The register of MOV: bits 11:8, with APX also bit 12. */
PROOF(registers)
{
    const uint64_t w = nondet_u64();
    const bool apx = nondet_bit();
    const uint64_t number = (w >> 8) % (apx ? 32 : 16);

    HOLDS(vmxd_qual_cr_gpr(vmxd_qual_cr_from(w), apx) == number);
    HOLDS(vmxd_qual_dr_gpr(vmxd_qual_dr_from(w), apx) == number);
    QED;
}
