/* SPDX-License-Identifier: MIT */
/* failed_instructions.c - VMX instructions in VMX root operation that must fail.
 *
 * SDM: "VMX Instruction Reference" (the pseudocode of each instruction).
 */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "failures.h"

#define HIGH_ADDRESS (1ull << 52) /* above every physical-address width; still aligned */

/* The physical address of a page that begins with this revision identifier. */
static uint64_t failure_region(uint32_t revision)
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

/* Leave VMX operation, try, and enter it again.  The VMCS is cleared before VMXOFF. */
static enum vmxd_status try_vmxon(const struct vcpu *v, uint64_t region)
{
    enum vmxd_status status;

    vmxd_vmclear(v->vmcs);
    vmxd_vmxoff();
    status = vmxd_vmxon(region);
    if (status != VMXD_VMSUCCEED)
        vmxd_vmxon(vmxon_pointer());
    return status;
}

static enum vmxd_status vmxon_not_aligned(const struct vcpu *v)
{
    return try_vmxon(v, vmxon_pointer() + 8);
}

static enum vmxd_status vmxon_too_high(const struct vcpu *v)
{
    return try_vmxon(v, vmxon_pointer() | HIGH_ADDRESS);
}

static enum vmxd_status vmxon_wrong_revision(const struct vcpu *v)
{
    return try_vmxon(v, failure_region(own_revision(v) ^ 1));
}

static enum vmxd_status vmxon_shadow_indicator(const struct vcpu *v)
{
    return try_vmxon(v, failure_region(own_revision(v) | VMXD_REVISION_SHADOW_VMCS));
}

/* --- In VMX root operation --- */

static enum vmxd_status vmxon_again(const struct vcpu *v)
{
    (void)v;
    return vmxd_vmxon(vmxon_pointer());
}

static enum vmxd_status vmcall(const struct vcpu *v)
{
    bool failed, invalid;

    (void)v;
    __asm__ volatile("vmcall" : "=@ccbe"(failed), "=@ccc"(invalid) : : "memory");
    return vmxd_status_from_flags(failed, invalid);
}

/* With an SMM-transfer monitor VMCALL activates it, or exits to it. */
static bool has_no_smm_monitor(const struct vmxd_capabilities *c)
{
    return !VMXD_GET(VMXD_BASIC_DUAL_MONITOR_TREATMENT, c->basic) ||
           !(platform_read_msr(VMXD_MSR_SMM_MONITOR_CTL) & VMXD_SMM_MONITOR_VALID);
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
    return vmxd_vmclear(vmxon_pointer());
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
    return vmxd_vmptrld(vmxon_pointer());
}

static enum vmxd_status vmptrld_wrong_revision(const struct vcpu *v)
{
    return vmxd_vmptrld(failure_region(own_revision(v) ^ 1));
}

static bool has_no_shadow_vmcs(const struct vmxd_capabilities *c)
{
    return !vmxd_ctls32_allow(c->secondary, VMXD_SECONDARY_VMCS_SHADOWING);
}

static enum vmxd_status vmptrld_shadow(const struct vcpu *v)
{
    return vmxd_vmptrld(failure_region(own_revision(v) | VMXD_REVISION_SHADOW_VMCS));
}

#define NO_FIELD 0x6C7E /* a natural-width host field with index 63: no edition has one */

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

/* --- VM entry after MOV SS ---
 *
 * MOV SS must be the first check.  The controls are invalid, too, so that an entry fails in another way if the
 * processor does not check MOV SS. */

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

#define ADDRESS_OF_VMCLEAR ERROR(VMXD_ERROR_VMCLEAR_INVALID_PHYSICAL_ADDRESS)
#define ADDRESS_OF_VMPTRLD ERROR(VMXD_ERROR_VMPTRLD_INVALID_PHYSICAL_ADDRESS)
#define REVISION           ERROR(VMXD_ERROR_VMPTRLD_INCORRECT_VMCS_REVISION_IDENTIFIER)
#define NO_COMPONENT       ERROR(VMXD_ERROR_VMREAD_VMWRITE_UNSUPPORTED_VMCS_COMPONENT)
#define OPERAND            ERROR(VMXD_ERROR_INVALID_OPERAND_TO_INVEPT_INVVPID)

const struct instruction_failure failed_instructions[] = {
    {.name = "VMXON, address not aligned", .execute = vmxon_not_aligned, .expected = INVALID},
    {.name = "VMXON, address too high", .execute = vmxon_too_high, .expected = INVALID},
    {.name = "VMXON, wrong revision", .execute = vmxon_wrong_revision, .expected = INVALID},
    {.name = "VMXON, revision with bit 31", .execute = vmxon_shadow_indicator, .expected = INVALID},
    {.name = "VMXON in VMX root operation",
     .execute = vmxon_again,
     .expected = ERROR(VMXD_ERROR_VMXON_IN_VMX_ROOT_OPERATION)},
    {.name = "VMXON in VMX root operation, no current VMCS",
     .execute = vmxon_again,
     .expected = INVALID,
     .without_vmcs = true},
    {.name = "VMCALL in VMX root operation",
     .execute = vmcall,
     .is_offered = has_no_smm_monitor,
     .expected = ERROR(VMXD_ERROR_VMCALL_IN_VMX_ROOT_OPERATION)},
    {.name = "VMCALL in VMX root operation, no current VMCS",
     .execute = vmcall,
     .is_offered = has_no_smm_monitor,
     .expected = INVALID,
     .without_vmcs = true},
    {.name = "VMCLEAR, address not aligned",
     .execute = vmclear_not_aligned,
     .expected = ADDRESS_OF_VMCLEAR},
    {.name = "VMCLEAR, address too high",
     .execute = vmclear_too_high,
     .expected = ADDRESS_OF_VMCLEAR},
    {.name = "VMCLEAR, address too high, no current VMCS",
     .execute = vmclear_too_high,
     .expected = INVALID,
     .without_vmcs = true},
    {.name = "VMCLEAR of the VMXON region",
     .execute = vmclear_vmxon_region,
     .expected = ERROR(VMXD_ERROR_VMCLEAR_VMXON_POINTER)},
    {.name = "VMPTRLD, address not aligned",
     .execute = vmptrld_not_aligned,
     .expected = ADDRESS_OF_VMPTRLD},
    {.name = "VMPTRLD, address too high",
     .execute = vmptrld_too_high,
     .expected = ADDRESS_OF_VMPTRLD},
    {.name = "VMPTRLD, address too high, no current VMCS",
     .execute = vmptrld_too_high,
     .expected = INVALID,
     .without_vmcs = true},
    {.name = "VMPTRLD of the VMXON region",
     .execute = vmptrld_vmxon_region,
     .expected = ERROR(VMXD_ERROR_VMPTRLD_VMXON_POINTER)},
    {.name = "VMPTRLD, wrong revision", .execute = vmptrld_wrong_revision, .expected = REVISION},
    {.name = "VMPTRLD, shadow VMCS without VMCS shadowing",
     .execute = vmptrld_shadow,
     .is_offered = has_no_shadow_vmcs,
     .expected = REVISION},
    {.name = "VMREAD of no field", .execute = vmread_no_field, .expected = NO_COMPONENT},
    {.name = "VMREAD, no current VMCS",
     .execute = vmread_good_field,
     .expected = INVALID,
     .without_vmcs = true},
    {.name = "VMWRITE to no field", .execute = vmwrite_no_field, .expected = NO_COMPONENT},
    {.name = "VMWRITE, no current VMCS",
     .execute = vmwrite_good_field,
     .expected = INVALID,
     .without_vmcs = true},
    {.name = "VMWRITE to a read-only field",
     .execute = vmwrite_read_only,
     .is_offered = has_read_only_fields,
     .expected = ERROR(VMXD_ERROR_VMWRITE_READ_ONLY_VMCS_COMPONENT)},
    {.name = "INVEPT, type 0",
     .execute = invept_type_0,
     .is_offered = has_invept,
     .expected = OPERAND},
    {.name = "INVEPT, type 3",
     .execute = invept_type_3,
     .is_offered = has_invept,
     .expected = OPERAND},
    {.name = "INVEPT, type 3, no current VMCS",
     .execute = invept_type_3,
     .is_offered = has_invept,
     .expected = INVALID,
     .without_vmcs = true},
    {.name = "INVEPT, EPTP with memory type 3",
     .execute = invept_bad_eptp,
     .is_offered = has_invept_single,
     .expected = OPERAND},
    {.name = "INVVPID, type 4",
     .execute = invvpid_type_4,
     .is_offered = has_invvpid,
     .expected = OPERAND},
    {.name = "INVVPID, single context, VPID 0",
     .execute = invvpid_single_0,
     .is_offered = has_invvpid_single,
     .expected = OPERAND},
    {.name = "INVVPID, individual address, VPID 0",
     .execute = invvpid_address_0,
     .is_offered = has_invvpid_address,
     .expected = OPERAND},
    {.name = "INVVPID, address not canonical",
     .execute = invvpid_not_canonical,
     .is_offered = has_invvpid_address,
     .expected = OPERAND},
    {.name = "INVVPID, reserved bits of the descriptor",
     .execute = invvpid_reserved_bits,
     .is_offered = has_invvpid,
     .expected = OPERAND},
    {.name = "VMLAUNCH after MOV SS",
     .execute = launch_after_mov_ss,
     .expected = ERROR(VMXD_ERROR_ENTRY_EVENTS_BLOCKED_BY_MOV_SS)},
    {.name = "VMRESUME after MOV SS",
     .execute = resume_after_mov_ss,
     .expected = ERROR(VMXD_ERROR_ENTRY_EVENTS_BLOCKED_BY_MOV_SS)},
    {.name = "VMLAUNCH after MOV SS, no current VMCS",
     .execute = launch_after_mov_ss,
     .expected = INVALID,
     .without_vmcs = true},
    {.name = NULL},
};
