/* SPDX-License-Identifier: MIT */
/* capability.h: capability MSRs, control words, CR0 and CR4. */
#include "prove.h"
#include "capabilities.h"

/* --- Reading the MSRs --- */

/* The MSRs 0x480 to 0x493 of a processor. */
static uint64_t msrs[20];

#define MSR(number) msrs[(number)-0x480]

/* RDMSR of the model.  A read of an MSR that does not exist raises #GP on a processor, and fails an
 * assertion here.  SDM: "VMX Capability Reporting Facility". */
static uint64_t read_msr(uint32_t msr)
{
    const bool true_msrs = BIT(MSR(0x480), 55);
    const uint64_t primary = true_msrs ? MSR(0x48E) : MSR(0x482);
    const uint64_t exit = true_msrs ? MSR(0x48F) : MSR(0x483);
    const bool has_secondary = BIT(primary, 32 + 31);
    const uint64_t secondary = has_secondary ? MSR(0x48B) : 0;

    HOLDS(msr >= 0x480 && msr <= 0x493);
    if (msr == 0x48B)
        HOLDS(has_secondary);
    if (msr == 0x48C) /* EPT or VPID */
        HOLDS(BIT(secondary, 32 + 1) || BIT(secondary, 32 + 5));
    if (msr >= 0x48D && msr <= 0x490)
        HOLDS(true_msrs);
    if (msr == 0x491) /* VM functions */
        HOLDS(BIT(secondary, 32 + 13));
    if (msr == 0x492) /* tertiary controls */
        HOLDS(BIT(primary, 32 + 17));
    if (msr == 0x493) /* secondary VM-exit controls */
        HOLDS(BIT(exit, 32 + 31));
    return MSR(msr);
}

/* An MSR that exists is read; the value of any other is 0. */
PROOF(capabilities_read)
{
    struct vmxd_capabilities c;
    bool true_msrs, ept_or_vpid;

    for (unsigned int i = 0; i < 20; i++)
        msrs[i] = nondet_u64();
    true_msrs = BIT(MSR(0x480), 55);
    c = vmxd_capabilities_read(read_msr);

    HOLDS(c.basic.full == MSR(0x480));
    HOLDS(c.pin.full == (true_msrs ? MSR(0x48D) : MSR(0x481)));
    HOLDS(c.primary.full == (true_msrs ? MSR(0x48E) : MSR(0x482)));
    HOLDS(c.exit.full == (true_msrs ? MSR(0x48F) : MSR(0x483)));
    HOLDS(c.entry.full == (true_msrs ? MSR(0x490) : MSR(0x484)));
    HOLDS(c.misc.full == MSR(0x485));
    HOLDS(c.cr0_fixed0 == MSR(0x486) && c.cr0_fixed1 == MSR(0x487));
    HOLDS(c.cr4_fixed0 == MSR(0x488) && c.cr4_fixed1 == MSR(0x489));
    HOLDS(c.vmcs_enum.full == MSR(0x48A));
    HOLDS(c.secondary.full == (BIT(c.primary.full, 32 + 31) ? MSR(0x48B) : 0));
    ept_or_vpid = BIT(c.secondary.full, 32 + 1) || BIT(c.secondary.full, 32 + 5);
    HOLDS(c.ept_vpid.full == (ept_or_vpid ? MSR(0x48C) : 0));
    HOLDS(c.functions.full == (BIT(c.secondary.full, 32 + 13) ? MSR(0x491) : 0));
    HOLDS(c.tertiary.full == (BIT(c.primary.full, 32 + 17) ? MSR(0x492) : 0));
    HOLDS(c.secondary_exit.full == (BIT(c.exit.full, 32 + 31) ? MSR(0x493) : 0));
    QED;
}

/* --- Control words --- */

/* For every bit: the low half of the MSR is 1 where 0 is not allowed, the high half where 1 is. */
PROOF(controls32)
{
    const uint64_t msr = nondet_u64();
    const uint32_t controls = nondet_u32(), n = nondet_u32();
    const uint32_t bad = vmxd_controls32_bad_bits(vmxd_ctls_msr32_from(msr), controls);

    GIVEN(n < 32);
    HOLDS(BIT(bad, n) ==
          ((BIT(msr, n) && !BIT(controls, n)) || (!BIT(msr, 32 + n) && BIT(controls, n))));
    HOLDS(vmxd_ctls32_allow(vmxd_ctls_msr32_from(msr), controls) ==
          ((controls & msr / 0x100000000) == controls));
    QED;
}

PROOF(controls64)
{
    const uint64_t msr = nondet_u64(), controls = nondet_u64();
    const uint32_t n = nondet_u32();
    const uint64_t bad = vmxd_controls64_bad_bits(vmxd_ctls_msr64_from(msr), controls);

    GIVEN(n < 64);
    HOLDS(BIT(bad, n) == (!BIT(msr, n) && BIT(controls, n)));
    HOLDS(vmxd_ctls64_allow(vmxd_ctls_msr64_from(msr), controls) == ((controls & msr) == controls));
    QED;
}

static struct vmxd_controls_request any_request(void)
{
    struct vmxd_controls_request request;

    request.required = nondet_u64();
    request.wanted = nondet_u64();
    request.forbidden = nondet_u64();
    return request;
}

/* For every bit. */
static void check_result(struct vmxd_controls_result a, uint64_t allowed0, uint64_t allowed1,
                         struct vmxd_controls_request r)
{
    const uint32_t n = nondet_u32();
    bool asked;

    GIVEN(n < 64);
    asked = BIT(r.required, n) || (BIT(r.wanted, n) && !BIT(r.forbidden, n));
    HOLDS(BIT(a.value, n) == (BIT(allowed0, n) || (asked && BIT(allowed1, n))));
    HOLDS(BIT(a.not_offered, n) == (BIT(r.required, n) && !BIT(allowed1, n)));
    HOLDS(BIT(a.not_clearable, n) == (BIT(r.forbidden, n) && BIT(a.value, n)));
}

PROOF(adjust_controls_between)
{
    const uint64_t allowed0 = nondet_u64(), allowed1 = nondet_u64();
    const struct vmxd_controls_request r = any_request();

    check_result(vmxd_adjust_controls_between(allowed0, allowed1, r), allowed0, allowed1, r);
    QED;
}

/* And as the comment before vmxd_controls_result says, on a processor whose MSR allows 1 where it does
 * not allow 0. */
PROOF(adjust_controls32)
{
    const uint64_t msr = nondet_u64();
    const vmxd_ctls_msr32 capability = vmxd_ctls_msr32_from(msr);
    const struct vmxd_controls_request r = any_request();
    const struct vmxd_controls_result a = vmxd_adjust_controls32(capability, r);

    check_result(a, msr % 0x100000000, msr / 0x100000000, r);
    HOLDS(a.value < 0x100000000);
    if (a.not_offered == 0)
        HOLDS((a.value & r.required) == r.required);
    if (a.not_clearable == 0)
        HOLDS((a.value & r.forbidden) == 0);
    GIVEN((msr & ~(msr >> 32)) % 0x100000000 == 0);
    HOLDS(vmxd_controls32_bad_bits(capability, (uint32_t)a.value) == 0);
    QED;
}

PROOF(adjust_controls64)
{
    const uint64_t msr = nondet_u64();
    const vmxd_ctls_msr64 capability = vmxd_ctls_msr64_from(msr);
    const struct vmxd_controls_request r = any_request();
    const struct vmxd_controls_result a = vmxd_adjust_controls64(capability, r);

    check_result(a, 0, msr, r);
    HOLDS(vmxd_controls64_bad_bits(capability, a.value) == 0);
    if (a.not_offered == 0)
        HOLDS((a.value & r.required) == r.required);
    if (a.not_clearable == 0)
        HOLDS((a.value & r.forbidden) == 0);
    QED;
}

/* --- CR0 and CR4 --- */

/* For every bit: fixed0 is 1 where the bit must be 1, fixed1 is 0 where it must be 0. */
PROOF(cr_bits)
{
    const uint64_t value = nondet_u64(), fixed0 = nondet_u64(), fixed1 = nondet_u64();
    const uint32_t n = nondet_u32();

    GIVEN(n < 64);
    HOLDS(BIT(vmxd_cr_bad_bits(value, fixed0, fixed1), n) ==
          ((BIT(fixed0, n) && !BIT(value, n)) || (!BIT(fixed1, n) && BIT(value, n))));
    HOLDS(BIT(vmxd_cr_adjust(value, fixed0, fixed1), n) ==
          ((BIT(fixed0, n) || BIT(value, n)) && BIT(fixed1, n)));
    QED;
}

/* No processor has a bit that must be 1 and 0: the adjusted value is always valid, and a valid value does
 * not change. */
PROOF(cr_adjust)
{
    const uint64_t value = nondet_u64(), fixed0 = nondet_u64(), fixed1 = nondet_u64();
    const uint64_t adjusted = vmxd_cr_adjust(value, fixed0, fixed1);

    GIVEN((fixed0 & ~fixed1) == 0);
    HOLDS(vmxd_cr_bad_bits(adjusted, fixed0, fixed1) == 0);
    if (vmxd_cr_bad_bits(value, fixed0, fixed1) == 0)
        HOLDS(adjusted == value);
    QED;
}

/* PE is bit 0, PG bit 31. */
PROOF(guest_cr0)
{
    const struct vmxd_capabilities c = any_capabilities();
    const uint64_t cr0 = nondet_u64();
    const uint32_t n = nondet_u32();
    const bool unrestricted = nondet_bit();
    const uint64_t bad = vmxd_guest_cr0_bad_bits(&c, cr0, unrestricted);
    const uint64_t adjusted = vmxd_guest_cr0_adjust(&c, cr0, unrestricted);
    bool must_be_1, must_be_0;

    GIVEN(n < 64);
    must_be_1 = BIT(c.cr0_fixed0, n) && !(unrestricted && (n == 0 || n == 31));
    must_be_0 = !BIT(c.cr0_fixed1, n);
    HOLDS(BIT(vmxd_guest_cr0_fixed0(&c, unrestricted), n) == must_be_1);
    HOLDS(BIT(adjusted, n) ==
          ((BIT(cr0, n) || must_be_1 || (n == 0 && BIT(cr0, 31))) && !must_be_0));
    HOLDS(BIT(bad, n) == ((must_be_1 && !BIT(cr0, n)) || (must_be_0 && BIT(cr0, n)) ||
                          (n == 0 && BIT(cr0, 31) && !BIT(cr0, 0))));
    QED;
}

/* VM entry accepts what vmxd_guest_cr0_adjust returns. */
PROOF(guest_cr0_adjusted)
{
    const struct vmxd_capabilities c = any_capabilities();
    const uint64_t cr0 = nondet_u64();
    const bool unrestricted = nondet_bit();
    const uint64_t bad =
        vmxd_guest_cr0_bad_bits(&c, vmxd_guest_cr0_adjust(&c, cr0, unrestricted), unrestricted);

    /* As on every processor: no bit must be 1 and 0; by fixed0, PE and PG must be 1. */
    GIVEN((c.cr0_fixed0 & ~c.cr0_fixed1) == 0);
    GIVEN((c.cr0_fixed0 & 0x80000001) == 0x80000001);
    HOLDS(bad == 0);
    QED;
}

/* --- Other MSRs --- */

/* Lock is bit 0, enable inside SMX bit 1, outside SMX bit 2. */
PROOF(feature_control)
{
    const uint64_t msr = nondet_u64();
    const bool inside_smx = nondet_bit();

    HOLDS(vmxd_feature_control_allows(vmxd_ia32_feature_control_from(msr), inside_smx) ==
          (inside_smx ? (msr & 3) == 3 : (msr & 5) == 5));
    QED;
}

/* Of IA32_VMX_MISC, bits 27:25 are the size of MSR lists, 8:6 the activity states 3 to 1. */
PROOF(misc)
{
    const uint64_t msr = nondet_u64();
    const uint32_t activity = nondet_u32();
    const vmxd_ia32_vmx_misc misc = vmxd_ia32_vmx_misc_from(msr);

    HOLDS(vmxd_msr_list_max(misc) == ((msr >> 25) % 8 + 1) * 512);
    HOLDS(vmxd_activity_is_supported(misc, activity) ==
          (activity == 0 || (activity == 1 && BIT(msr, 6)) || (activity == 2 && BIT(msr, 7)) ||
           (activity == 3 && BIT(msr, 8))));
    QED;
}

/* IA32_VMX_BASIC[48] limits the addresses to 32 bits. */
static bool address_fits(const struct vmxd_capabilities *c, uint64_t address, uint32_t maxphyaddr)
{
    if (maxphyaddr < 64 && address >> maxphyaddr != 0)
        return false;
    return !BIT(c->basic.full, 48) || address < 0x100000000;
}

PROOF(physical_address_fits)
{
    const struct vmxd_capabilities c = any_capabilities();
    const uint64_t address = nondet_u64();
    const uint32_t maxphyaddr = nondet_u32();

    HOLDS(vmxd_physical_address_fits(&c, address, maxphyaddr) ==
          address_fits(&c, address, maxphyaddr));
    QED;
}

/* IA32_VMX_EPT_VPID_CAP: bit 0 execute-only, 16 pages of 2 MBytes, 17 of 1 GByte. */
PROOF(ept_rules)
{
    const struct vmxd_capabilities c = any_capabilities();
    const uint32_t maxphyaddr = nondet_u32();
    const bool mbec = nondet_bit(), paging_write_control = nondet_bit();
    const struct vmxd_ept_rules rules =
        vmxd_ept_rules_of(&c, maxphyaddr, mbec, paging_write_control);

    HOLDS(rules.physical_address_bits == maxphyaddr);
    HOLDS(rules.execute_only == BIT(c.ept_vpid.full, 0));
    HOLDS(rules.page_2mb == BIT(c.ept_vpid.full, 16));
    HOLDS(rules.page_1gb == BIT(c.ept_vpid.full, 17));
    HOLDS(rules.mbec == mbec && rules.paging_write_control == paging_write_control);
    QED;
}

/* Memory type in bits 2:0: UC 0 (capability bit 8) or WB 6 (14).  Page-walk length less 1 in 5:3:
 * 3 (capability bit 6) or 4 (7).  Bit 6: accessed and dirty flags (21).  Bit 7: supervisor shadow
 * stacks (23).  Bits 11:8 and those from MAXPHYADDR on are 0. */
PROOF(eptp)
{
    const struct vmxd_capabilities c = any_capabilities();
    const uint64_t cap = c.ept_vpid.full, eptp = nondet_u64();
    const uint32_t maxphyaddr = nondet_u32();
    const uint64_t type = eptp % 8, length = eptp / 8 % 8;
    const bool type_ok = (type == 0 && BIT(cap, 8)) || (type == 6 && BIT(cap, 14));
    const bool length_ok = (length == 3 && BIT(cap, 6)) || (length == 4 && BIT(cap, 7));
    const bool flags_ok = (!BIT(eptp, 6) || BIT(cap, 21)) && (!BIT(eptp, 7) || BIT(cap, 23));
    const bool reserved_ok = eptp / 0x100 % 16 == 0 && eptp >> 52 == 0;

    HOLDS(vmxd_eptp_is_valid(&c, vmxd_eptp_from(eptp), maxphyaddr) ==
          (type_ok && length_ok && flags_ok && reserved_ok &&
           address_fits(&c, eptp - eptp % 4096, maxphyaddr)));
    QED;
}

/* INVEPT is capability bit 20, its types 1 and 2 are 25 and 26; INVVPID is 32, its types 0 to 3 are
 * 40 to 43. */
PROOF(invept_and_invvpid)
{
    const uint64_t cap = nondet_u64();
    const uint32_t type = nondet_u32();
    const vmxd_ia32_vmx_ept_vpid_cap msr = vmxd_ia32_vmx_ept_vpid_cap_from(cap);

    HOLDS(vmxd_invept_is_supported(msr, type) ==
          (BIT(cap, 20) && ((type == 1 && BIT(cap, 25)) || (type == 2 && BIT(cap, 26)))));
    HOLDS(vmxd_invvpid_is_supported(msr, type) ==
          (BIT(cap, 32) && ((type == 0 && BIT(cap, 40)) || (type == 1 && BIT(cap, 41)) ||
                            (type == 2 && BIT(cap, 42)) || (type == 3 && BIT(cap, 43)))));
    QED;
}
