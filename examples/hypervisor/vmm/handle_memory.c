/* SPDX-License-Identifier: MIT */
/* handle_memory.c - what EPT refuses, and what it logs. */
#include "handlers.h"
#include "report.h"

/* The guest may have any access to its own memory: what was taken away was taken for a test. */
enum guest_end handle_ept_violation(struct vcpu *v)
{
    const vmxd_qual_ept_violation q = vmxd_qual_ept_violation_from(qualification());

    if (!memory_grant(READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS), q))
        return stop_guest(v, "it has no right to that memory");
    resume_delivery(v, VMXD_GET(VMXD_QUAL_EPT_NMI_UNBLOCKING_DUE_TO_IRET, q) != 0);
    return GUEST_RUNS;
}

enum guest_end handle_ept_misconfiguration(struct vcpu *v)
{
    if (!memory_repair(READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS)))
        return stop_guest(v, "an EPT entry that is not its memory's is misconfigured");
    resume_delivery(v, false);
    return GUEST_RUNS;
}

/* The log is read by nobody here: it starts anew.  The access that did not fit is made again. */
enum guest_end handle_log_full(struct vcpu *v)
{
    const vmxd_qual_pml q = vmxd_qual_pml_from(qualification());

    (void)v;
    WRITE16(VMXD_VMCS_GUEST_PML_INDEX, VMXD_PML_INDEX_START);
    resume_delivery(v, VMXD_GET(VMXD_QUAL_PML_NMI_UNBLOCKING_DUE_TO_IRET, q) != 0);
    return GUEST_RUNS;
}

/* Sub-page permissions are missing, or nonsense: the page may be written as a whole. */
enum guest_end handle_spp(struct vcpu *v)
{
    const vmxd_qual_spp q = vmxd_qual_spp_from(qualification());

    if (!memory_repair(READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS)))
        return stop_guest(v, "sub-page permissions for memory that is not its own");
    resume_delivery(v, VMXD_GET(VMXD_QUAL_SPP_NMI_UNBLOCKING_DUE_TO_IRET, q) != 0);
    return GUEST_RUNS;
}
