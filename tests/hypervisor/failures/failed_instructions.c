/* SPDX-License-Identifier: MIT */
/* failed_instructions.c - VMX instructions in VMX root operation that must fail.
 *
 * SDM: "VMX Instruction Reference" (the pseudocode of each instruction).
 */
#include "../core/x86.h"
#include "hostile.h"

#define HIGH_ADDRESS (1ull << 52) /* above every physical-address width; still aligned */

/* A page with this revision identifier in its first word. */
static uint64_t region_with(uint32_t revision)
{
    struct vmxd_vmcs_header *region = failure_page();

    region->revision = vmxd_vmcs_revision_from(revision);
    return platform_physical(region);
}

static uint32_t own_revision(const struct vcpu *v)
{
    return (uint32_t)VMXD_GET(VMXD_BASIC_VMCS_REVISION_IDENTIFIER, v->capabilities->basic);
}

/* --- VMXON, outside VMX operation: there is no VMCS, so there is no error number --- */

/* Leave VMX operation, try, and enter it again as it was. */
static enum vmxd_status try_vmxon(uint64_t region)
{
    enum vmxd_status status;

    vmxd_vmxoff();
    status = vmxd_vmxon(region);
    if (status != VMXD_VMSUCCEED)
        vmxd_vmxon(vmx_on_pointer());
    return status;
}

static enum vmxd_status vmxon_not_aligned(const struct vcpu *v)
{
    (void)v;
    return try_vmxon(vmx_on_pointer() + 8);
}

static enum vmxd_status vmxon_too_high(const struct vcpu *v)
{
    (void)v;
    return try_vmxon(vmx_on_pointer() | HIGH_ADDRESS);
}

static enum vmxd_status vmxon_wrong_revision(const struct vcpu *v)
{
    return try_vmxon(region_with(own_revision(v) ^ 1));
}

static enum vmxd_status vmxon_shadow_indicator(const struct vcpu *v)
{
    return try_vmxon(region_with(own_revision(v) | VMXD_REVISION_SHADOW_VMCS));
}

/* --- In VMX root operation --- */

static enum vmxd_status vmxon_again(const struct vcpu *v)
{
    (void)v;
    return vmxd_vmxon(vmx_on_pointer());
}

static enum vmxd_status vmcall(const struct vcpu *v)
{
    bool failed, invalid;

    (void)v;
    __asm__ volatile("vmcall" : "=@ccbe"(failed), "=@ccc"(invalid) : : "memory");
    return vmxd_status_from_flags(failed, invalid);
}

static enum vmxd_status vmclear_not_aligned(const struct vcpu *v)
{
    return vmxd_vmclear(v->vmcs + 8);
}

static enum vmxd_status vmclear_too_high(const struct vcpu *v)
{
    return vmxd_vmclear(v->vmcs | HIGH_ADDRESS);
}

static enum vmxd_status vmclear_vmxon_region(const struct vcpu *v)
{
    (void)v;
    return vmxd_vmclear(vmx_on_pointer());
}

static enum vmxd_status vmptrld_not_aligned(const struct vcpu *v)
{
    return vmxd_vmptrld(v->vmcs + 8);
}

static enum vmxd_status vmptrld_too_high(const struct vcpu *v)
{
    return vmxd_vmptrld(v->vmcs | HIGH_ADDRESS);
}

static enum vmxd_status vmptrld_vmxon_region(const struct vcpu *v)
{
    (void)v;
    return vmxd_vmptrld(vmx_on_pointer());
}

static enum vmxd_status vmptrld_wrong_revision(const struct vcpu *v)
{
    return vmxd_vmptrld(region_with(own_revision(v) ^ 1));
}

static bool has_no_shadow_vmcs(const struct vmxd_capabilities *c)
{
    return !vmxd_ctls32_allow(c->secondary, VMXD_SECONDARY_VMCS_SHADOWING);
}

static enum vmxd_status vmptrld_shadow(const struct vcpu *v)
{
    return vmxd_vmptrld(region_with(own_revision(v) | VMXD_REVISION_SHADOW_VMCS));
}

#define NO_FIELD 0x6C7E /* a natural-width host field with index 63: no edition has so many */

static enum vmxd_status vmread_no_field(const struct vcpu *v)
{
    uint64_t value;

    (void)v;
    return vmxd_vmread(NO_FIELD, &value);
}

static enum vmxd_status vmwrite_no_field(const struct vcpu *v)
{
    (void)v;
    return vmxd_vmwrite(NO_FIELD, 0);
}

static enum vmxd_status vmread_good_field(const struct vcpu *v)
{
    uint64_t value;

    (void)v;
    return vmxd_vmread(VMXD_VMCS_GUEST_RIP, &value);
}

static enum vmxd_status vmwrite_good_field(const struct vcpu *v)
{
    (void)v;
    return vmxd_vmwrite(VMXD_VMCS_GUEST_RIP, 0);
}

static bool has_read_only_fields(const struct vmxd_capabilities *c)
{
    return !VMXD_GET(VMXD_MISC_VMWRITE_ANY_FIELD, c->misc);
}

static enum vmxd_status vmwrite_read_only(const struct vcpu *v)
{
    (void)v;
    return vmxd_vmwrite(VMXD_VMCS_INFO_EXIT_REASON, 0);
}

/* --- INVEPT and INVVPID --- */

static bool has_invept(const struct vmxd_capabilities *c)
{
    return VMXD_GET(VMXD_EPT_VPID_CAP_INVEPT, c->ept_vpid) != 0;
}

static bool has_invvpid(const struct vmxd_capabilities *c)
{
    return VMXD_GET(VMXD_EPT_VPID_CAP_INVVPID, c->ept_vpid) != 0;
}

static bool has_invept_single(const struct vmxd_capabilities *c)
{
    return has_invept(c) && VMXD_GET(VMXD_EPT_VPID_CAP_INVEPT_SINGLE_CONTEXT, c->ept_vpid) != 0;
}

static bool has_invvpid_address(const struct vmxd_capabilities *c)
{
    return has_invvpid(c) && VMXD_GET(VMXD_EPT_VPID_CAP_INVVPID_INDIVIDUAL_ADDRESS, c->ept_vpid);
}

static bool has_invvpid_single(const struct vmxd_capabilities *c)
{
    return has_invvpid(c) && VMXD_GET(VMXD_EPT_VPID_CAP_INVVPID_SINGLE_CONTEXT, c->ept_vpid);
}

static enum vmxd_status invept_type_0(const struct vcpu *v)
{
    (void)v;
    return vmxd_invept((enum vmxd_invept_type)0, memory_eptp());
}

static enum vmxd_status invept_type_3(const struct vcpu *v)
{
    (void)v;
    return vmxd_invept((enum vmxd_invept_type)3, memory_eptp());
}

static enum vmxd_status invept_bad_eptp(const struct vcpu *v)
{
    (void)v;
    return vmxd_invept(VMXD_INVEPT_SINGLE_CONTEXT, memory_eptp() ^ 5); /* memory type 3 */
}

static enum vmxd_status invvpid_type_4(const struct vcpu *v)
{
    (void)v;
    return vmxd_invvpid((enum vmxd_invvpid_type)4, 1, 0);
}

static enum vmxd_status invvpid_single_0(const struct vcpu *v)
{
    (void)v;
    return vmxd_invvpid(VMXD_INVVPID_SINGLE_CONTEXT, 0, 0);
}

static enum vmxd_status invvpid_address_0(const struct vcpu *v)
{
    (void)v;
    return vmxd_invvpid(VMXD_INVVPID_INDIVIDUAL_ADDRESS, 0, 0);
}

static enum vmxd_status invvpid_not_canonical(const struct vcpu *v)
{
    (void)v;
    return vmxd_invvpid(VMXD_INVVPID_INDIVIDUAL_ADDRESS, 1, 1ull << 63);
}

/* The functions of the library leave the reserved bits of the descriptor 0. */
static enum vmxd_status invvpid_reserved_bits(const struct vcpu *v)
{
    const struct vmxd_invvpid_descriptor descriptor = {1, {0, 1, 0}, 0};
    bool failed, invalid;

    (void)v;
    __asm__ volatile("invvpid %[descriptor], %[type]"
                     : "=@ccbe"(failed), "=@ccc"(invalid)
                     : [descriptor] "m"(descriptor), [type] "r"((uint64_t)2)
                     : "memory");
    return vmxd_status_from_flags(failed, invalid);
}

/* --- The entry itself, just after MOV SS ---
 *
 * The controls are invalid, too, so that this fails in another way, and comes back, if the processor
 * overlooks MOV SS: it has to be the first check. */

#define AFTER_MOV_SS(instruction)                                                         \
    do {                                                                                  \
        bool entry_failed, entry_invalid;                                                 \
        uint64_t ss;                                                                      \
        WRITE32(VMXD_VMCS_CTRL_CR3_TARGET_COUNT, 0x1FF);                                  \
        __asm__ volatile("mov %%ss, %[ss]\n\tmov %[ss], %%ss\n\t" instruction             \
                         : "=@ccbe"(entry_failed), "=@ccc"(entry_invalid), [ss] "=&r"(ss) \
                         :                                                                \
                         : "memory");                                                     \
        return vmxd_status_from_flags(entry_failed, entry_invalid);                       \
    } while (0)

static enum vmxd_status launch_after_mov_ss(const struct vcpu *v)
{
    (void)v;
    AFTER_MOV_SS("vmlaunch");
}

static enum vmxd_status resume_after_mov_ss(const struct vcpu *v)
{
    (void)v;
    AFTER_MOV_SS("vmresume");
}

#define ADDRESS_OF_VMCLEAR OUTCOME_ERROR(VMXD_ERROR_VMCLEAR_INVALID_PHYSICAL_ADDRESS)
#define ADDRESS_OF_VMPTRLD OUTCOME_ERROR(VMXD_ERROR_VMPTRLD_INVALID_PHYSICAL_ADDRESS)
#define REVISION           OUTCOME_ERROR(VMXD_ERROR_VMPTRLD_INCORRECT_VMCS_REVISION_IDENTIFIER)
#define NO_COMPONENT       OUTCOME_ERROR(VMXD_ERROR_VMREAD_VMWRITE_UNSUPPORTED_VMCS_COMPONENT)
#define OPERAND            OUTCOME_ERROR(VMXD_ERROR_INVALID_OPERAND_TO_INVEPT_INVVPID)

const struct instruction_failure failed_instructions[] = {
    {"VMXON, address not aligned", vmxon_not_aligned, NULL, OUTCOME_INVALID, false},
    {"VMXON, address too high", vmxon_too_high, NULL, OUTCOME_INVALID, false},
    {"VMXON, wrong revision", vmxon_wrong_revision, NULL, OUTCOME_INVALID, false},
    {"VMXON, revision with bit 31", vmxon_shadow_indicator, NULL, OUTCOME_INVALID, false},
    {"VMXON in VMX root operation", vmxon_again, NULL,
     OUTCOME_ERROR(VMXD_ERROR_VMXON_IN_VMX_ROOT_OPERATION), false},
    {"VMXON in VMX root operation", vmxon_again, NULL, OUTCOME_INVALID, true},
    {"VMCALL in VMX root operation", vmcall, NULL, OUTCOME_INVALID, true},
    {"VMCLEAR, address not aligned", vmclear_not_aligned, NULL, ADDRESS_OF_VMCLEAR, false},
    {"VMCLEAR, address too high", vmclear_too_high, NULL, ADDRESS_OF_VMCLEAR, false},
    {"VMCLEAR, address too high", vmclear_too_high, NULL, OUTCOME_INVALID, true},
    {"VMCLEAR of the VMXON region", vmclear_vmxon_region, NULL,
     OUTCOME_ERROR(VMXD_ERROR_VMCLEAR_VMXON_POINTER), false},
    {"VMPTRLD, address not aligned", vmptrld_not_aligned, NULL, ADDRESS_OF_VMPTRLD, false},
    {"VMPTRLD, address too high", vmptrld_too_high, NULL, ADDRESS_OF_VMPTRLD, false},
    {"VMPTRLD, address too high", vmptrld_too_high, NULL, OUTCOME_INVALID, true},
    {"VMPTRLD of the VMXON region", vmptrld_vmxon_region, NULL,
     OUTCOME_ERROR(VMXD_ERROR_VMPTRLD_VMXON_POINTER), false},
    {"VMPTRLD, wrong revision", vmptrld_wrong_revision, NULL, REVISION, false},
    {"VMPTRLD, shadow VMCS without VMCS shadowing", vmptrld_shadow, has_no_shadow_vmcs, REVISION,
     false},
    {"VMREAD of no field", vmread_no_field, NULL, NO_COMPONENT, false},
    {"VMREAD", vmread_good_field, NULL, OUTCOME_INVALID, true},
    {"VMWRITE to no field", vmwrite_no_field, NULL, NO_COMPONENT, false},
    {"VMWRITE", vmwrite_good_field, NULL, OUTCOME_INVALID, true},
    {"VMWRITE to a read-only field", vmwrite_read_only, has_read_only_fields,
     OUTCOME_ERROR(VMXD_ERROR_VMWRITE_READ_ONLY_VMCS_COMPONENT), false},
    {"INVEPT, type 0", invept_type_0, has_invept, OPERAND, false},
    {"INVEPT, type 3", invept_type_3, has_invept, OPERAND, false},
    {"INVEPT, type 3", invept_type_3, has_invept, OUTCOME_INVALID, true},
    {"INVEPT, EPTP with memory type 3", invept_bad_eptp, has_invept_single, OPERAND, false},
    {"INVVPID, type 4", invvpid_type_4, has_invvpid, OPERAND, false},
    {"INVVPID, single context, VPID 0", invvpid_single_0, has_invvpid_single, OPERAND, false},
    {"INVVPID, individual address, VPID 0", invvpid_address_0, has_invvpid_address, OPERAND, false},
    {"INVVPID, address not canonical", invvpid_not_canonical, has_invvpid_address, OPERAND, false},
    {"INVVPID, reserved bits of the descriptor", invvpid_reserved_bits, has_invvpid, OPERAND,
     false},
    {"VMLAUNCH after MOV SS", launch_after_mov_ss, NULL,
     OUTCOME_ERROR(VMXD_ERROR_ENTRY_EVENTS_BLOCKED_BY_MOV_SS), false},
    {"VMRESUME after MOV SS", resume_after_mov_ss, NULL,
     OUTCOME_ERROR(VMXD_ERROR_ENTRY_EVENTS_BLOCKED_BY_MOV_SS), false},
    {"VMLAUNCH after MOV SS", launch_after_mov_ss, NULL, OUTCOME_INVALID, true},
    {NULL, NULL, NULL, OUTCOME_INVALID, false},
};
