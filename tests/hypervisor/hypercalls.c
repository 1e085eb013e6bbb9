/* SPDX-License-Identifier: MIT */
/* hypercalls.c - the hypercalls of the test cases (enum test_hypercall). */
#include "../../examples/hypervisor/vmm/handlers.h"
#include "selftest.h"

static bool pend_interrupt(uint64_t vector)
{
    if (platform_pend_interrupt == NULL || vector < 32 || vector > 255)
        return false;
    platform_pend_interrupt((uint8_t)vector);
    return true;
}

static bool open_interrupt_window(struct vcpu *v, uint64_t vector)
{
    v->virtual_interrupt = (uint8_t)vector;
    set_primary_control(v, VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING, true);
    return true;
}

static bool open_nmi_window(struct vcpu *v)
{
    if (!vmxd_ctls32_allow(v->capabilities->primary, VMXD_PRIMARY_NMI_WINDOW_EXITING) ||
        !(v->pin_controls & VMXD_PIN_VIRTUAL_NMIS))
        return false;
    set_primary_control(v, VMXD_PRIMARY_NMI_WINDOW_EXITING, true);
    return true;
}

static bool has_monitor_trap_flag(const struct vcpu *v)
{
    return vmxd_ctls32_allow(v->capabilities->primary, VMXD_PRIMARY_MONITOR_TRAP_FLAG);
}

static bool pend_trap(const struct vcpu *v)
{
    if (!has_monitor_trap_flag(v))
        return false;
    inject(event_of(VMXD_EVENT_OTHER, VMXD_OTHER_EVENT_MTF), 0);
    return true;
}

static bool change_trap_control(struct vcpu *v)
{
    const uint32_t control = VMXD_PRIMARY_MONITOR_TRAP_FLAG;

    if (!has_monitor_trap_flag(v))
        return false;
    set_primary_control(v, control, !(v->primary_controls & control));
    return true;
}

static bool change_page(const struct vcpu *v, uint64_t linear, uint64_t rights)
{
    const uint8_t *page = guest_data(v, linear, 1);

    return page != NULL && memory_set_rights(platform_physical(page), rights);
}

static bool is_logged(uint64_t linear)
{
    const uint64_t *log = (const void *)vmcs_area(VMCS_AREA_PML);

    return log != NULL && log[0] == test_physical(linear);
}

static bool change_sub_pages(uint64_t value)
{
    uint64_t *top = (void *)vmcs_area(VMCS_AREA_SUB_PAGES);

    if (top == NULL)
        return false;
    for (size_t i = 0; i < VMXD_EPT_ENTRIES_PER_TABLE; i++)
        top[i] = value;
    return true;
}

/* As for an interrupt of the host: its state, and the guest's again. */
static bool switch_state(struct vcpu *v)
{
    const char *damage;

    host_state_to_host(v);
    damage = host_damage();
    host_state_to_guest(v);
    return damage == NULL;
}

static enum guest_end run_or_stop(const struct vcpu *v, bool done)
{
    return done ? GUEST_RUNS : stop_guest(v, "this guest may not use the hypercall");
}

static enum guest_end return_to_guest(struct vcpu *v, bool result)
{
    v->gpr[VMXD_GPR_RAX] = result;
    return GUEST_RUNS;
}

static enum guest_end test_hypercall(struct vcpu *v)
{
    const uint64_t rcx = v->gpr[VMXD_GPR_RCX], rdx = v->gpr[VMXD_GPR_RDX];

    switch (v->gpr[VMXD_GPR_RAX]) {
    case TEST_PEND_INTERRUPT:
        return run_or_stop(v, pend_interrupt(rcx));
    case TEST_VIRTUAL_INTERRUPT:
        return run_or_stop(v, open_interrupt_window(v, rcx));
    case TEST_VIRTUAL_NMI:
        return run_or_stop(v, open_nmi_window(v));
    case TEST_TRAP:
        return run_or_stop(v, pend_trap(v));
    case TEST_TRAP_CONTROL:
        return run_or_stop(v, change_trap_control(v));
    case TEST_EPT_PAGE:
        return run_or_stop(v, change_page(v, rcx, rdx));
    case TEST_EPT_PAGE_TABLE:
        return run_or_stop(v, memory_set_rights(test_far_page_table(), rdx));
    case TEST_LOGGED:
        return return_to_guest(v, is_logged(rcx));
    case TEST_SUB_PAGES:
        return run_or_stop(v, change_sub_pages(rdx));
    case TEST_SWITCH_STATE:
        return return_to_guest(v, switch_state(v));
    default:
        return guest_hypercall(v);
    }
}

const struct guest test_guest = {GUEST_LAYOUT, .hypercall = test_hypercall,
                                 .other_exit = test_other_exit};
