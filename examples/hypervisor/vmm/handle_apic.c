/* SPDX-License-Identifier: MIT */
/* handle_apic.c - the guest's local APIC: only the virtual-APIC page. */
#include "handlers.h"
#include "report.h"

/* Fault-like: the access has not been made, and nothing here would answer it. */
enum guest_end handle_apic_access(struct vcpu *v)
{
    const vmxd_idt_vectoring interrupted =
        vmxd_idt_vectoring_from(READ32(VMXD_VMCS_INFO_IDT_VECTORING_INFO));

    if (VMXD_GET(VMXD_IDT_VECTORING_VALID, interrupted))
        return stop_guest(v, "its IDT, GDT or stack is where an APIC is");
    return inject_exception(VMXD_VECTOR_GP);
}

/* Trap-like: TPR below threshold, virtualized EOI, APIC write.  The virtual-APIC page has it already,
 * and RIP is past the instruction.  No priority is below a threshold of 0. */
enum guest_end handle_after_apic_write(struct vcpu *v)
{
    if (vmxd_exit_is(v->reason, VMXD_EXIT_TPR_BELOW_THRESHOLD))
        WRITE32(VMXD_VMCS_CTRL_TPR_THRESHOLD, 0);
    return GUEST_RUNS;
}
