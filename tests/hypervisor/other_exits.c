/* SPDX-License-Identifier: MIT */
/* other_exits.c - handlers of the exits for which vmm/ has none: RDMSRLIST and WRMSRLIST, instructions for MSRs that
 * the guest does not have, TPAUSE and UMWAIT. */
#include "../../examples/hypervisor/vmm/handlers.h"
#include "../../examples/hypervisor/vmm/x86.h"
#include "selftest.h"

#define MSR_LIST_LENGTH 4 /* of RDMSRLIST and WRMSRLIST: the exit does not report it */

static uint32_t field_of_msr(uint64_t msr)
{
    if (msr == X86_MSR_SYSENTER_ESP)
        return VMXD_VMCS_GUEST_SYSENTER_ESP;
    return msr == X86_MSR_SYSENTER_EIP ? VMXD_VMCS_GUEST_SYSENTER_EIP : 0;
}

/* The lowest bit of RCX is the number of the MSR that the instruction was about to access.  The host does it, and
 * the guest executes the instruction again for the rest of the list. */
static enum guest_end handle_msr_list(struct vcpu *v)
{
    const uint64_t rcx = v->gpr[VMXD_GPR_RCX];
    const uint64_t offset = 8 * (uint64_t)__builtin_ctzll(rcx | 1ull << 63);
    const uint64_t *msr = (const void *)guest_data(v, v->gpr[VMXD_GPR_RSI] + offset, 8);
    uint64_t *data = (void *)guest_data(v, v->gpr[VMXD_GPR_RDI] + offset, 8);
    const uint32_t field = msr != NULL ? field_of_msr(*msr) : 0;

    if (data == NULL || field == 0)
        return inject_exception(VMXD_VECTOR_GP);
    if (vmxd_exit_is(v->entry.reason, VMXD_EXIT_RDMSRLIST)) {
        *data = field_read(field);
    } else {
        if ((v->primary_controls & VMXD_PRIMARY_USE_MSR_BITMAPS) &&
            READ64(VMXD_VMCS_INFO_MSR_DATA) != *data)
            return stop_guest(v, "the field \"MSR data\" is not what WRMSRLIST writes");
        field_write(field, *data);
    }
    v->gpr[VMXD_GPR_RCX] = rcx & (rcx - 1);
    if (v->gpr[VMXD_GPR_RCX] == 0)
        WRITE_NATURAL(VMXD_VMCS_GUEST_RIP, READ_NATURAL(VMXD_VMCS_GUEST_RIP) + MSR_LIST_LENGTH);
    return GUEST_RUNS;
}

enum guest_end test_other_exit(struct vcpu *v)
{
    switch (vmxd_exit_basic(v->entry.reason)) {
    case VMXD_EXIT_RDMSRLIST:
    case VMXD_EXIT_WRMSRLIST:
        return handle_msr_list(v);
    case VMXD_EXIT_URDMSR:
    case VMXD_EXIT_UWRMSR:
    case VMXD_EXIT_RDMSR_IMM:
    case VMXD_EXIT_WRMSRNS_IMM:
        return inject_exception(VMXD_VECTOR_GP);
    case VMXD_EXIT_TPAUSE:
    case VMXD_EXIT_UMWAIT:
        return handle_as_nop();
    default:
        return stop_guest(v, "no handler for this exit reason");
    }
}
