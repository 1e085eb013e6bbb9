/* SPDX-License-Identifier: MIT */
/* failures.c - entries that must fail, each in its own way. */
#include "guest.h"

/* --- Each breaks one thing in a VMCS that is otherwise good; false: no memory for it --- */

static bool break_rflags(struct vcpu *v)
{
    (void)v;
    WRITE_NATURAL(VMXD_VMCS_GUEST_RFLAGS, 0); /* bit 1 is always 1 */
    return true;
}

static bool break_link_pointer(struct vcpu *v)
{
    (void)v;
    WRITE64(VMXD_VMCS_GUEST_VMCS_LINK_POINTER, 1); /* not aligned */
    return true;
}

/* An entry of the VM-entry MSR-load area. */
struct msr_entry {
    uint32_t index, reserved;
    uint64_t value;
};

static bool break_msr_load(struct vcpu *v)
{
    struct msr_entry *area = platform_page();

    (void)v;
    if (area == NULL)
        return false;
    area[0].index = 0x174;      /* IA32_SYSENTER_CS: may be loaded */
    area[1].index = 0xC0000100; /* IA32_FS_BASE: may not, it has a VMCS field */
    WRITE64(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS, platform_physical(area));
    WRITE32(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, 2);
    return true;
}

static bool break_controls(struct vcpu *v)
{
    (void)v;
    WRITE32(VMXD_VMCS_CTRL_CR3_TARGET_COUNT, 0x1FF); /* no processor has so many */
    return true;
}

static bool break_host_state(struct vcpu *v)
{
    (void)v;
    WRITE16(VMXD_VMCS_HOST_CS_SELECTOR, 0);
    return true;
}

static bool leave_no_vmcs(struct vcpu *v)
{
    return vmxd_vmclear(v->vmcs) == VMXD_VMSUCCEED;
}

static bool resume_too_early(struct vcpu *v)
{
    v->launched = 1;
    return true;
}

static bool launch_twice(struct vcpu *v)
{
    if (vcpu_run(v) != GUEST_DONE)
        return false;
    v->launched = 0;
    return true;
}

#define FAILED(basic) (VMXD_MASK32(vmxd_exit_reason, failed_entry) | (basic))

const struct failure failures[] = {
    {"guest RFLAGS of 0", break_rflags, GUEST_FAILED_ENTRY, VMXD_VMSUCCEED, 0,
     FAILED(VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE), VMXD_FAILED_ENTRY_OTHER},
    {"VMCS link pointer of 1", break_link_pointer, GUEST_FAILED_ENTRY, VMXD_VMSUCCEED, 0,
     FAILED(VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE), VMXD_FAILED_ENTRY_VMCS_LINK_POINTER},
    {"IA32_FS_BASE in the MSR-load area", break_msr_load, GUEST_FAILED_ENTRY, VMXD_VMSUCCEED, 0,
     FAILED(VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING), 2},
    {"511 CR3-target values", break_controls, GUEST_VMFAIL, VMXD_VMFAIL_VALID,
     VMXD_ERROR_ENTRY_INVALID_CONTROL_FIELDS, 0, 0},
    {"host CS selector of 0", break_host_state, GUEST_VMFAIL, VMXD_VMFAIL_VALID,
     VMXD_ERROR_ENTRY_INVALID_HOST_STATE_FIELDS, 0, 0},
    {"no current VMCS", leave_no_vmcs, GUEST_VMFAIL, VMXD_VMFAIL_INVALID, 0, 0, 0},
    {"VMRESUME before VMLAUNCH", resume_too_early, GUEST_VMFAIL, VMXD_VMFAIL_VALID,
     VMXD_ERROR_VMRESUME_NON_LAUNCHED_VMCS, 0, 0},
    {"VMLAUNCH after VMLAUNCH", launch_twice, GUEST_VMFAIL, VMXD_VMFAIL_VALID,
     VMXD_ERROR_VMLAUNCH_NON_CLEAR_VMCS, 0, 0},
};
const size_t failure_count = sizeof(failures) / sizeof(failures[0]);
