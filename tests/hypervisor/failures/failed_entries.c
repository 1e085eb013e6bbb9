/* SPDX-License-Identifier: MIT */
/* failed_entries.c - entries with one fault each, in a VMCS that is otherwise good.
 *
 * SDM: "Checks on VMX Controls and Host-State Area", "Checking and Loading Guest State", "Loading MSRs".
 *
 * Bochs 2.7 differs from the manual in these, which are therefore not here: "entry to SMM" outside SMM
 * (error 7) is a failed entry; a guest RIP that is not canonical enters; an NMI for a guest that is
 * blocked by STI fails with qualification 0 (3).
 */
#include "../core/x86.h"
#include "hostile.h"

#define BIT(number)   (1ull << (number))
#define NOT_CANONICAL BIT(62)
#define TOO_HIGH      BIT(62) /* above every physical-address width */

static bool turn_off(uint32_t field, uint32_t bits)
{
    field_write(field, field_read(field) & ~(uint64_t)bits);
    return true;
}

/* Secondary controls count only if they are activated. */
static bool turn_on_secondary(const struct vcpu *v, uint32_t field, uint32_t bits)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_PRIMARY_CONTROLS,
                           VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS) &&
           failure_turn_on(v, field, bits);
}

/* --- Launch state --- */

static bool leave_no_vmcs(struct vcpu *v)
{
    return vmxd_vmclear(v->vmcs) == VMXD_VMSUCCEED;
}

static bool resume_too_early(struct vcpu *v)
{
    v->launched = 1;
    return true;
}

static bool launch_again(struct vcpu *v)
{
    v->launched = 0;
    return true;
}

static bool resume_after_vmclear(struct vcpu *v)
{
    return vmxd_vmclear(v->vmcs) == VMXD_VMSUCCEED && vmxd_vmptrld(v->vmcs) == VMXD_VMSUCCEED;
}

#define TOO_EARLY OUTCOME_ERROR(VMXD_ERROR_VMRESUME_NON_LAUNCHED_VMCS)

const struct entry_failure failed_by_launch_state[] = {
    {"no current VMCS", ALWAYS, 0, 0, leave_no_vmcs, OUTCOME_INVALID},
    {"before its VMLAUNCH", AT_FIRST, 0, 0, resume_too_early, TOO_EARLY},
    {"after VMCLEAR", LATER, 0, 0, resume_after_vmclear, TOO_EARLY},
    {"after its VMLAUNCH", LATER, 0, 0, launch_again,
     OUTCOME_ERROR(VMXD_ERROR_VMLAUNCH_NON_CLEAR_VMCS)},
    {NULL, 0, 0, 0, NULL, OUTCOME_INVALID},
};

/* --- Controls --- */

static bool virtual_nmis_alone(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, VMXD_PIN_VIRTUAL_NMIS) &&
           turn_off(VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, VMXD_PIN_NMI_EXITING);
}

static bool nmi_window_alone(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_PRIMARY_CONTROLS, VMXD_PRIMARY_NMI_WINDOW_EXITING) &&
           turn_off(VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, VMXD_PIN_VIRTUAL_NMIS);
}

static bool io_bitmap_not_aligned(struct vcpu *v)
{
    WRITE64(VMXD_VMCS_CTRL_IO_BITMAP_A_ADDRESS, 8);
    return failure_turn_on(v, VMXD_VMCS_CTRL_PRIMARY_CONTROLS, VMXD_PRIMARY_USE_IO_BITMAPS);
}

static bool msr_bitmaps_too_high(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_PRIMARY_CONTROLS, VMXD_PRIMARY_USE_MSR_BITMAPS) &&
           vmxd_vmwrite(VMXD_VMCS_CTRL_MSR_BITMAPS_ADDRESS, TOO_HIGH) == VMXD_VMSUCCEED;
}

static bool virtual_apic_not_aligned(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_PRIMARY_CONTROLS, VMXD_PRIMARY_USE_TPR_SHADOW) &&
           vmxd_vmwrite(VMXD_VMCS_CTRL_VIRTUAL_APIC_ADDRESS, 8) == VMXD_VMSUCCEED;
}

static bool tpr_threshold_of_16(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_PRIMARY_CONTROLS, VMXD_PRIMARY_USE_TPR_SHADOW) &&
           vmxd_vmwrite(VMXD_VMCS_CTRL_VIRTUAL_APIC_ADDRESS, platform_physical(failure_page())) ==
               VMXD_VMSUCCEED &&
           vmxd_vmwrite(VMXD_VMCS_CTRL_TPR_THRESHOLD, 16) == VMXD_VMSUCCEED;
}

static bool posted_interrupts_alone(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_PIN_BASED_CONTROLS,
                           VMXD_PIN_PROCESS_POSTED_INTERRUPTS);
}

static bool timer_saved_but_off(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_EXIT_CONTROLS,
                           VMXD_EXIT_CTL_SAVE_VMX_PREEMPTION_TIMER_VALUE) &&
           turn_off(VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER);
}

static bool vpid_0(struct vcpu *v)
{
    return turn_on_secondary(v, VMXD_VMCS_CTRL_SECONDARY_CONTROLS, VMXD_SECONDARY_ENABLE_VPID) &&
           vmxd_vmwrite(VMXD_VMCS_CTRL_VPID, 0) == VMXD_VMSUCCEED;
}

static bool unrestricted_without_ept(struct vcpu *v)
{
    return turn_on_secondary(v, VMXD_VMCS_CTRL_SECONDARY_CONTROLS,
                             VMXD_SECONDARY_UNRESTRICTED_GUEST) &&
           turn_off(VMXD_VMCS_CTRL_SECONDARY_CONTROLS, VMXD_SECONDARY_ENABLE_EPT);
}

static bool x2apic_without_tpr_shadow(struct vcpu *v)
{
    return turn_on_secondary(v, VMXD_VMCS_CTRL_SECONDARY_CONTROLS,
                             VMXD_SECONDARY_VIRTUALIZE_X2APIC_MODE) &&
           turn_off(VMXD_VMCS_CTRL_PRIMARY_CONTROLS, VMXD_PRIMARY_USE_TPR_SHADOW);
}

static bool eptp_of_memory_type_3(struct vcpu *v)
{
    return memory_eptp() != 0 &&
           turn_on_secondary(v, VMXD_VMCS_CTRL_SECONDARY_CONTROLS, VMXD_SECONDARY_ENABLE_EPT) &&
           vmxd_vmwrite(VMXD_VMCS_CTRL_EPT_POINTER, memory_eptp() ^ 5) == VMXD_VMSUCCEED;
}

static bool eptp_of_1_level(struct vcpu *v)
{
    return memory_eptp() != 0 &&
           turn_on_secondary(v, VMXD_VMCS_CTRL_SECONDARY_CONTROLS, VMXD_SECONDARY_ENABLE_EPT) &&
           vmxd_vmwrite(VMXD_VMCS_CTRL_EPT_POINTER,
                        memory_eptp() & ~VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1) == VMXD_VMSUCCEED;
}

/* An MSR area that is not aligned to 16 bytes; the count makes the processor look at it. */
static bool area_not_aligned(uint32_t count_field, uint32_t address_field)
{
    field_write(count_field, 1);
    field_write(address_field, platform_physical(failure_page()) + 8);
    return true;
}

static bool store_area_not_aligned(struct vcpu *v)
{
    (void)v;
    return area_not_aligned(VMXD_VMCS_CTRL_EXIT_MSR_STORE_COUNT,
                            VMXD_VMCS_CTRL_EXIT_MSR_STORE_ADDRESS);
}

static bool exit_load_area_not_aligned(struct vcpu *v)
{
    (void)v;
    return area_not_aligned(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_COUNT,
                            VMXD_VMCS_CTRL_EXIT_MSR_LOAD_ADDRESS);
}

static bool entry_load_area_not_aligned(struct vcpu *v)
{
    (void)v;
    return area_not_aligned(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT,
                            VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS);
}

static bool inject(enum vmxd_event_type type, uint32_t vector, bool error_code, uint32_t length)
{
    WRITE32(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO,
            VMXD_ENTRY_INTR_VALID | VMXD_PUT(VMXD_ENTRY_INTR_DELIVER_ERROR_CODE, error_code) |
                VMXD_PUT(VMXD_ENTRY_INTR_TYPE, type) | VMXD_PUT(VMXD_ENTRY_INTR_VECTOR, vector));
    WRITE32(VMXD_VMCS_CTRL_ENTRY_EXCEPTION_ERROR_CODE, 0);
    WRITE32(VMXD_VMCS_CTRL_ENTRY_INSTRUCTION_LENGTH, length);
    return true;
}

static bool inject_type_1(struct vcpu *v)
{
    (void)v;
    return inject((enum vmxd_event_type)1, 32, false, 0);
}

static bool inject_nmi_of_vector_3(struct vcpu *v)
{
    (void)v;
    return inject(VMXD_EVENT_NMI, 3, false, 0);
}

static bool inject_exception_32(struct vcpu *v)
{
    (void)v;
    return inject(VMXD_EVENT_HARDWARE_EXCEPTION, 32, false, 0);
}

static bool inject_nmi_with_error_code(struct vcpu *v)
{
    /* With this bit exceptions may have error codes or not, but still no NMI has; Bochs thinks so. */
    return !VMXD_GET(VMXD_BASIC_HARDWARE_EXCEPTION_ANY_ERROR_CODE, v->capabilities->basic) &&
           inject(VMXD_EVENT_NMI, 2, true, 0);
}

static bool inject_length_16(struct vcpu *v)
{
    (void)v;
    return inject(VMXD_EVENT_SOFTWARE_INTERRUPT, 0x20, false, 16);
}

static bool inject_wide_error_code(struct vcpu *v)
{
    (void)v;
    inject(VMXD_EVENT_HARDWARE_EXCEPTION, 13, true, 0);
    WRITE32(VMXD_VMCS_CTRL_ENTRY_EXCEPTION_ERROR_CODE, 0x10000);
    return true;
}

const struct entry_failure failed_by_controls[] = {
    {"511 CR3-target values", 0, VMXD_VMCS_CTRL_CR3_TARGET_COUNT, 0x1FF, NULL, OUTCOME_CONTROLS},
    {"a default1 pin control of 0", 0, VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, 0x00000010, NULL,
     OUTCOME_CONTROLS},
    {"a reserved pin control of 1", 0, VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, BIT(31), NULL,
     OUTCOME_CONTROLS},
    {"a default1 primary control of 0", 0, VMXD_VMCS_CTRL_PRIMARY_CONTROLS, 0x00000100, NULL,
     OUTCOME_CONTROLS},
    {"a default1 exit control of 0", 0, VMXD_VMCS_CTRL_EXIT_CONTROLS, 0x00030000, NULL,
     OUTCOME_CONTROLS},
    {"a default1 entry control of 0", 0, VMXD_VMCS_CTRL_ENTRY_CONTROLS, 0x00001000, NULL,
     OUTCOME_CONTROLS},
    {"virtual NMIs without NMI exiting", 0, 0, 0, virtual_nmis_alone, OUTCOME_CONTROLS},
    {"NMI-window exiting without virtual NMIs", 0, 0, 0, nmi_window_alone, OUTCOME_CONTROLS},
    {"I/O bitmap A not aligned", 0, 0, 0, io_bitmap_not_aligned, OUTCOME_CONTROLS},
    {"MSR bitmaps too high", 0, 0, 0, msr_bitmaps_too_high, OUTCOME_CONTROLS},
    {"virtual-APIC page not aligned", 0, 0, 0, virtual_apic_not_aligned, OUTCOME_CONTROLS},
    {"TPR threshold of 16", 0, 0, 0, tpr_threshold_of_16, OUTCOME_CONTROLS},
    {"posted interrupts without interrupt delivery", 0, 0, 0, posted_interrupts_alone,
     OUTCOME_CONTROLS},
    {"preemption timer saved but not active", 0, 0, 0, timer_saved_but_off, OUTCOME_CONTROLS},
    {"VPID of 0", 0, 0, 0, vpid_0, OUTCOME_CONTROLS},
    {"unrestricted guest without EPT", 0, 0, 0, unrestricted_without_ept, OUTCOME_CONTROLS},
    {"x2APIC mode without TPR shadow", 0, 0, 0, x2apic_without_tpr_shadow, OUTCOME_CONTROLS},
    {"EPTP of memory type 3", 0, 0, 0, eptp_of_memory_type_3, OUTCOME_CONTROLS},
    {"EPTP of one level", 0, 0, 0, eptp_of_1_level, OUTCOME_CONTROLS},
    {"VM-exit MSR-store area not aligned", 0, 0, 0, store_area_not_aligned, OUTCOME_CONTROLS},
    {"VM-exit MSR-load area not aligned", 0, 0, 0, exit_load_area_not_aligned, OUTCOME_CONTROLS},
    {"VM-entry MSR-load area not aligned", 0, 0, 0, entry_load_area_not_aligned, OUTCOME_CONTROLS},
    {"injection of an event of type 1", 0, 0, 0, inject_type_1, OUTCOME_CONTROLS},
    {"injection of an NMI with vector 3", 0, 0, 0, inject_nmi_of_vector_3, OUTCOME_CONTROLS},
    {"injection of an exception with vector 32", 0, 0, 0, inject_exception_32, OUTCOME_CONTROLS},
    {"injection of an NMI with an error code", 0, 0, 0, inject_nmi_with_error_code,
     OUTCOME_CONTROLS},
    {"injection of INT of 16 bytes", 0, 0, 0, inject_length_16, OUTCOME_CONTROLS},
    {"injection of #GP with an error code of 17 bits", 0, 0, 0, inject_wide_error_code,
     OUTCOME_CONTROLS},
    {NULL, 0, 0, 0, NULL, OUTCOME_INVALID},
};

/* --- Host state --- */

#define CR0_PG BIT(31)

static bool host_pat_of_type_2(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_EXIT_CONTROLS, VMXD_EXIT_CTL_LOAD_IA32_PAT) &&
           vmxd_vmwrite(VMXD_VMCS_HOST_PAT, 2) == VMXD_VMSUCCEED;
}

static bool host_efer_without_lma(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_EXIT_CONTROLS, VMXD_EXIT_CTL_LOAD_IA32_EFER) &&
           vmxd_vmwrite(VMXD_VMCS_HOST_EFER, 0) == VMXD_VMSUCCEED;
}

static bool host_without_cs(struct vcpu *v)
{
    (void)v;
    WRITE16(VMXD_VMCS_HOST_CS_SELECTOR, 0);
    return true;
}

static bool host_without_tr(struct vcpu *v)
{
    (void)v;
    WRITE16(VMXD_VMCS_HOST_TR_SELECTOR, 0);
    return true;
}

const struct entry_failure failed_by_host_state[] = {
    {"CS selector of 0", 0, 0, 0, host_without_cs, OUTCOME_HOST},
    {"TR selector of 0", 0, 0, 0, host_without_tr, OUTCOME_HOST},
    {"CS selector with RPL 3", 0, VMXD_VMCS_HOST_CS_SELECTOR, 3, NULL, OUTCOME_HOST},
    {"DS selector of the LDT", 0, VMXD_VMCS_HOST_DS_SELECTOR, 4, NULL, OUTCOME_HOST},
    {"CR0.PG of 0", 0, VMXD_VMCS_HOST_CR0, CR0_PG, NULL, OUTCOME_HOST},
    {"CR4.PAE of 0", 0, VMXD_VMCS_HOST_CR4, X86_CR4_PAE, NULL, OUTCOME_HOST},
    {"CR4.VMXE of 0", 0, VMXD_VMCS_HOST_CR4, X86_CR4_VMXE, NULL, OUTCOME_HOST},
    {"CR3 too high", 0, VMXD_VMCS_HOST_CR3, TOO_HIGH, NULL, OUTCOME_HOST},
    {"RIP not canonical", 0, VMXD_VMCS_HOST_RIP, NOT_CANONICAL, NULL, OUTCOME_HOST},
    {"FS base not canonical", 0, VMXD_VMCS_HOST_FS_BASE, NOT_CANONICAL, NULL, OUTCOME_HOST},
    {"GS base not canonical", 0, VMXD_VMCS_HOST_GS_BASE, NOT_CANONICAL, NULL, OUTCOME_HOST},
    {"TR base not canonical", 0, VMXD_VMCS_HOST_TR_BASE, NOT_CANONICAL, NULL, OUTCOME_HOST},
    {"GDTR base not canonical", 0, VMXD_VMCS_HOST_GDTR_BASE, NOT_CANONICAL, NULL, OUTCOME_HOST},
    {"IDTR base not canonical", 0, VMXD_VMCS_HOST_IDTR_BASE, NOT_CANONICAL, NULL, OUTCOME_HOST},
    {"IA32_SYSENTER_ESP not canonical", 0, VMXD_VMCS_HOST_SYSENTER_ESP, NOT_CANONICAL, NULL,
     OUTCOME_HOST},
    {"IA32_SYSENTER_EIP not canonical", 0, VMXD_VMCS_HOST_SYSENTER_EIP, NOT_CANONICAL, NULL,
     OUTCOME_HOST},
    {"IA32_PAT with memory type 2", 0, 0, 0, host_pat_of_type_2, OUTCOME_HOST},
    {"IA32_EFER without LMA", 0, 0, 0, host_efer_without_lma, OUTCOME_HOST},
    {NULL, 0, 0, 0, NULL, OUTCOME_INVALID},
};

/* --- Guest state --- */

#define RFLAGS_VM BIT(17)

static bool guest_pat_of_type_2(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_ENTRY_CONTROLS, VMXD_ENTRY_CTL_LOAD_IA32_PAT) &&
           vmxd_vmwrite(VMXD_VMCS_GUEST_PAT, 2) == VMXD_VMSUCCEED;
}

static bool guest_efer_without_lma(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_ENTRY_CONTROLS, VMXD_ENTRY_CTL_LOAD_IA32_EFER) &&
           vmxd_vmwrite(VMXD_VMCS_GUEST_EFER, 0) == VMXD_VMSUCCEED;
}

static bool guest_dr7_too_wide(struct vcpu *v)
{
    WRITE_NATURAL(VMXD_VMCS_GUEST_DR7, BIT(32));
    return failure_turn_on(v, VMXD_VMCS_CTRL_ENTRY_CONTROLS, VMXD_ENTRY_CTL_LOAD_DEBUG_CONTROLS);
}

static bool blocked_by_sti_with_if_0(struct vcpu *v)
{
    (void)v;
    WRITE32(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE, VMXD_INTR_STATE_BLOCKING_BY_STI);
    return true;
}

static bool blocked_twice(struct vcpu *v)
{
    (void)v;
    WRITE_NATURAL(VMXD_VMCS_GUEST_RFLAGS, X86_RFLAGS_FIXED | X86_RFLAGS_IF);
    WRITE32(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE,
            VMXD_INTR_STATE_BLOCKING_BY_STI | VMXD_INTR_STATE_BLOCKING_BY_MOV_SS);
    return true;
}

static bool interrupt_with_if_0(struct vcpu *v)
{
    (void)v;
    return inject(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x41, false, 0);
}

static bool event_in_wait_for_sipi(struct vcpu *v)
{
    WRITE32(VMXD_VMCS_GUEST_ACTIVITY_STATE, VMXD_ACTIVITY_WAIT_FOR_SIPI);
    return VMXD_GET(VMXD_MISC_ACTIVITY_WAIT_FOR_SIPI, v->capabilities->misc) &&
           inject(VMXD_EVENT_NMI, 2, false, 0);
}

static bool hlt_in_ring_3(struct vcpu *v)
{
    WRITE32(VMXD_VMCS_GUEST_ACTIVITY_STATE, VMXD_ACTIVITY_HLT);
    WRITE32(VMXD_VMCS_GUEST_SS_ACCESS_RIGHTS,
            READ32(VMXD_VMCS_GUEST_SS_ACCESS_RIGHTS) | VMXD_AR_DPL);
    WRITE32(VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS,
            READ32(VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS) | VMXD_AR_DPL);
    WRITE16(VMXD_VMCS_GUEST_SS_SELECTOR, GUEST_SS | 3);
    WRITE16(VMXD_VMCS_GUEST_CS_SELECTOR, GUEST_CS | 3);
    return VMXD_GET(VMXD_MISC_ACTIVITY_HLT, v->capabilities->misc) != 0;
}

/* Not in IA-32e mode the processor loads the four PDPTEs: with EPT from the VMCS, without it from the
 * page that CR3 points to, whose first entry here is one of a PML4 table, with bit 1 set.  That is a
 * reserved bit of a PDPTE.  The guest never gets there, but its RIP must have 32 bits. */
static bool pdpte_with_reserved_bit(struct vcpu *v)
{
    turn_off(VMXD_VMCS_CTRL_ENTRY_CONTROLS, VMXD_ENTRY_CTL_IA32E_MODE_GUEST);
    WRITE32(VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS,
            READ32(VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS) & ~VMXD_AR_LONG_MODE);
    WRITE_NATURAL(VMXD_VMCS_GUEST_RIP, 0);
    if (memory_eptp() != 0)
        WRITE64(VMXD_VMCS_GUEST_PDPTE0, 3);
    (void)v;
    return true;
}

static bool nmi_blocked_by_mov_ss(struct vcpu *v)
{
    (void)v;
    WRITE32(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE, VMXD_INTR_STATE_BLOCKING_BY_MOV_SS);
    return inject(VMXD_EVENT_NMI, 2, false, 0);
}

static bool link_pointer_to(uint64_t address)
{
    WRITE64(VMXD_VMCS_GUEST_VMCS_LINK_POINTER, address);
    return true;
}

static bool link_pointer_not_aligned(struct vcpu *v)
{
    (void)v;
    return link_pointer_to(1);
}

static bool link_pointer_too_high(struct vcpu *v)
{
    (void)v;
    return link_pointer_to(TOO_HIGH);
}

static bool link_pointer_to_no_vmcs(struct vcpu *v)
{
    struct vmxd_vmcs_header *region = failure_page();

    region->revision = vmxd_vmcs_revision_from(
        (uint32_t)VMXD_GET(VMXD_BASIC_VMCS_REVISION_IDENTIFIER, v->capabilities->basic) ^ 1);
    return link_pointer_to(platform_physical(region));
}

/* An area of four MSRs for the entry to load; number `bad`, from 1, is one that it must not. */
static bool load_msrs(size_t bad)
{
    struct vmxd_msr_entry *area = failure_page();

    for (size_t i = 0; i < 4; i++)
        area[i] = (struct vmxd_msr_entry){.index = X86_MSR_SYSENTER_CS};
    area[bad - 1].index = X86_MSR_FS_BASE; /* it has a field in the VMCS */
    WRITE64(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS, platform_physical(area));
    WRITE32(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, 4);
    return true;
}

static bool first_msr(struct vcpu *v)
{
    (void)v;
    return load_msrs(1);
}

static bool third_msr(struct vcpu *v)
{
    (void)v;
    return load_msrs(3);
}

#define OTHER OUTCOME_GUEST(VMXD_FAILED_ENTRY_OTHER)
#define LINK  OUTCOME_GUEST(VMXD_FAILED_ENTRY_VMCS_LINK_POINTER)

const struct entry_failure failed_by_guest_state[] = {
    {"RFLAGS.1 of 0", 0, VMXD_VMCS_GUEST_RFLAGS, X86_RFLAGS_FIXED, NULL, OTHER},
    {"RFLAGS.63 of 1", 0, VMXD_VMCS_GUEST_RFLAGS, BIT(63), NULL, OTHER},
    {"RFLAGS.VM in IA-32e mode", 0, VMXD_VMCS_GUEST_RFLAGS, RFLAGS_VM, NULL, OTHER},
    {"CR4.VMXE of 0", 0, VMXD_VMCS_GUEST_CR4, X86_CR4_VMXE, NULL, OTHER},
    {"CR4.PAE of 0", 0, VMXD_VMCS_GUEST_CR4, X86_CR4_PAE, NULL, OTHER},
    {"CR4.63 of 1", 0, VMXD_VMCS_GUEST_CR4, BIT(63), NULL, OTHER},
    {"CR0.PG of 0", 0, VMXD_VMCS_GUEST_CR0, CR0_PG, NULL, OTHER},
    {"CR3 too high", 0, VMXD_VMCS_GUEST_CR3, TOO_HIGH, NULL, OTHER},
    {"DR7 with bit 32", 0, 0, 0, guest_dr7_too_wide, OTHER},
    {"IA32_SYSENTER_ESP not canonical", 0, VMXD_VMCS_GUEST_SYSENTER_ESP, NOT_CANONICAL, NULL,
     OTHER},
    {"IA32_PAT with memory type 2", 0, 0, 0, guest_pat_of_type_2, OTHER},
    {"IA32_EFER without LMA", 0, 0, 0, guest_efer_without_lma, OTHER},
    {"CS for 64 and for 32 bits", 0, VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS,
     VMXD_AR_DEFAULT_OPERATION_SIZE, NULL, OTHER},
    {"CS not present", 0, VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS, VMXD_AR_PRESENT, NULL, OTHER},
    {"CS not accessed", 0, VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS, 1, NULL, OTHER},
    {"SS with DPL 1", 0, VMXD_VMCS_GUEST_SS_ACCESS_RIGHTS, VMXD_PUT(VMXD_AR_DPL, 1), NULL, OTHER},
    {"DS with a reserved bit", 0, VMXD_VMCS_GUEST_DS_ACCESS_RIGHTS, BIT(8), NULL, OTHER},
    {"FS base not canonical", 0, VMXD_VMCS_GUEST_FS_BASE, NOT_CANONICAL, NULL, OTHER},
    {"TR not usable", 0, VMXD_VMCS_GUEST_TR_ACCESS_RIGHTS, VMXD_AR_SEGMENT_UNUSABLE, NULL, OTHER},
    {"TR not busy", 0, VMXD_VMCS_GUEST_TR_ACCESS_RIGHTS, 2, NULL, OTHER},
    {"TR selector of the LDT", 0, VMXD_VMCS_GUEST_TR_SELECTOR, 4, NULL, OTHER},
    {"GDTR base not canonical", 0, VMXD_VMCS_GUEST_GDTR_BASE, NOT_CANONICAL, NULL, OTHER},
    {"GDTR limit of more than 16 bits", 0, VMXD_VMCS_GUEST_GDTR_LIMIT, BIT(16), NULL, OTHER},
    {"IDTR limit of more than 16 bits", 0, VMXD_VMCS_GUEST_IDTR_LIMIT, BIT(16), NULL, OTHER},
    {"activity state of 4", 0, VMXD_VMCS_GUEST_ACTIVITY_STATE, 4, NULL, OTHER},
    {"HLT in ring 3", 0, 0, 0, hlt_in_ring_3, OTHER},
    {"an event for a guest that waits for SIPI", 0, 0, 0, event_in_wait_for_sipi, OTHER},
    {"interruptibility state with bit 31", 0, VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE, BIT(31), NULL,
     OTHER},
    {"blocking by STI with RFLAGS.IF of 0", 0, 0, 0, blocked_by_sti_with_if_0, OTHER},
    {"blocking by STI and by MOV SS", 0, 0, 0, blocked_twice, OTHER},
    {"injection of an interrupt with RFLAGS.IF of 0", 0, 0, 0, interrupt_with_if_0, OTHER},
    {"injection of an NMI blocked by MOV SS", 0, 0, 0, nmi_blocked_by_mov_ss, OTHER},
    {"pending debug exceptions with bit 5", 0, VMXD_VMCS_GUEST_PENDING_DEBUG_EXCEPTIONS, BIT(5),
     NULL, OTHER},
    {"PDPTE with a reserved bit", 0, 0, 0, pdpte_with_reserved_bit,
     OUTCOME_GUEST(VMXD_FAILED_ENTRY_PDPTE_LOADING)},
    {"VMCS link pointer not aligned", 0, 0, 0, link_pointer_not_aligned, LINK},
    {"VMCS link pointer too high", 0, 0, 0, link_pointer_too_high, LINK},
    {"VMCS link pointer to no VMCS", 0, 0, 0, link_pointer_to_no_vmcs, LINK},
    {"MSR-load area whose first entry is IA32_FS_BASE", 0, 0, 0, first_msr,
     OUTCOME_FAILED(VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING, 1)},
    {"MSR-load area whose third entry is IA32_FS_BASE", 0, 0, 0, third_msr,
     OUTCOME_FAILED(VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING, 3)},
    {NULL, 0, 0, 0, NULL, OUTCOME_INVALID},
};
