/* SPDX-License-Identifier: MIT */
/* handle_memory.c - exits of memory accesses: EPT, page-modification logging, sub-page permissions, and the
 * local APIC.
 */
#include "handlers.h"

/* The guest may have every access to its own memory. */
enum guest_end handle_ept_violation(struct vcpu *v)
{
    const vmxd_qual_ept_violation q = vmxd_qual_ept_violation_from(qualification());

    if (!memory_grant(READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS), q))
        return stop_guest(v, "EPT violation outside the guest's memory");
    resume_delivery(v, VMXD_GET(VMXD_QUAL_EPT_NMI_UNBLOCKING_DUE_TO_IRET, q) != 0);
    return GUEST_RUNS;
}

enum guest_end handle_ept_misconfiguration(struct vcpu *v)
{
    if (!memory_set_rights(READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS), MEMORY_ALL_RIGHTS))
        return stop_guest(v, "EPT misconfiguration outside the guest's memory");
    resume_delivery(v, false);
    return GUEST_RUNS;
}

/* This example does not read the log: it starts again at the end.  The guest repeats the access. */
enum guest_end handle_log_full(struct vcpu *v)
{
    const vmxd_qual_pml q = vmxd_qual_pml_from(qualification());

    WRITE16(VMXD_VMCS_GUEST_PML_INDEX, VMXD_PML_INDEX_START);
    resume_delivery(v, VMXD_GET(VMXD_QUAL_PML_NMI_UNBLOCKING_DUE_TO_IRET, q) != 0);
    return GUEST_RUNS;
}

/* An SPP miss or misconfiguration: make the whole page writable. */
enum guest_end handle_spp(struct vcpu *v)
{
    const vmxd_qual_spp q = vmxd_qual_spp_from(qualification());

    if (!memory_set_rights(READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS), MEMORY_ALL_RIGHTS))
        return stop_guest(v, "SPP-related event outside the guest's memory");
    resume_delivery(v, VMXD_GET(VMXD_QUAL_SPP_NMI_UNBLOCKING_DUE_TO_IRET, q) != 0);
    return GUEST_RUNS;
}

/* Fault-like: the access was not made.  This example emulates no APIC. */
enum guest_end handle_apic_access(struct vcpu *v)
{
    const vmxd_idt_vectoring interrupted =
        vmxd_idt_vectoring_from(READ32(VMXD_VMCS_INFO_IDT_VECTORING_INFO));

    if (VMXD_GET(VMXD_IDT_VECTORING_VALID, interrupted))
        return stop_guest(v, "the delivery of an event accessed the APIC page");
    return inject_exception(VMXD_VECTOR_GP);
}

/* Trap-like: the virtual-APIC page already has the new value, and RIP is past the instruction.  A TPR
 * threshold of 0 causes no more exits. */
enum guest_end handle_after_apic_write(struct vcpu *v)
{
    if (vmxd_exit_is(v->entry.reason, VMXD_EXIT_TPR_BELOW_THRESHOLD))
        WRITE32(VMXD_VMCS_CTRL_TPR_THRESHOLD, 0);
    return GUEST_RUNS;
}
