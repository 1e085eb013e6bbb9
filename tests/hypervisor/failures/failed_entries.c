/* SPDX-License-Identifier: MIT */
/* failed_entries.c - VM entries with one fault each, with a VMCS that is otherwise right.
 *
 * SDM: "Checks on VMX Controls and Host-State Area", "Checking and Loading Guest State", "Loading MSRs".
 */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../entry_prediction.h"
#include "failures.h"

#define CONTROLS ERROR(VMXD_ERROR_ENTRY_INVALID_CONTROL_FIELDS)
#define HOST     ERROR(VMXD_ERROR_ENTRY_INVALID_HOST_STATE_FIELDS)
#define GUEST(entry_qualification) \
    FAILED_ENTRY(VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE, entry_qualification)

#define BIT(number)   (1ull << (number))
#define NOT_CANONICAL BIT(62)
#define TOO_HIGH      BIT(62) /* above every physical-address width */

static bool turn_off(uint32_t field, uint32_t bits)
{
    field_write(field, field_read(field) & ~(uint64_t)bits);
    return true;
}

/* Secondary controls are used only if they are activated. */
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
    prediction_set_launched(false);
    return vmxd_vmclear(v->vmcs) == VMXD_VMSUCCEED && vmxd_vmptrld(v->vmcs) == VMXD_VMSUCCEED;
}

#define TOO_EARLY ERROR(VMXD_ERROR_VMRESUME_NON_LAUNCHED_VMCS)

const struct entry_failure failed_by_launch_state[] = {
    {.name = "no current VMCS",
     .rule = VMXD_RULE_BASIC_CURRENT_VMCS,
     .break_it = leave_no_vmcs,
     .expected = INVALID},
    {.name = "before its VMLAUNCH",
     .rule = VMXD_RULE_BASIC_VMRESUME_LAUNCHED,
     .when = AT_LAUNCH,
     .break_it = resume_too_early,
     .expected = TOO_EARLY},
    {.name = "after VMCLEAR",
     .rule = VMXD_RULE_BASIC_VMRESUME_LAUNCHED,
     .when = AT_RESUME,
     .break_it = resume_after_vmclear,
     .expected = TOO_EARLY},
    {.name = "after its VMLAUNCH",
     .rule = VMXD_RULE_BASIC_VMLAUNCH_CLEAR,
     .when = AT_RESUME,
     .break_it = launch_again,
     .expected = ERROR(VMXD_ERROR_VMLAUNCH_NON_CLEAR_VMCS)},
    {.name = NULL},
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

/* An MSR area that is not aligned to 16 bytes.  The address is checked if the count is not 0. */
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

static bool inject_event(enum vmxd_event_type type, uint32_t vector, bool error_code,
                         uint32_t length)
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
    return inject_event((enum vmxd_event_type)1, 32, false, 0);
}

static bool inject_nmi_of_vector_3(struct vcpu *v)
{
    (void)v;
    return inject_event(VMXD_EVENT_NMI, 3, false, 0);
}

static bool inject_exception_32(struct vcpu *v)
{
    (void)v;
    return inject_event(VMXD_EVENT_HARDWARE_EXCEPTION, 32, false, 0);
}

/* Only hardware exceptions have error codes. */
static bool inject_nmi_with_error_code(struct vcpu *v)
{
    (void)v;
    return inject_event(VMXD_EVENT_NMI, 2, true, 0);
}

/* Type 7 is reserved on processors without the monitor trap flag. */
static bool inject_type_7(struct vcpu *v)
{
    return !vmxd_ctls32_allow(v->capabilities->primary, VMXD_PRIMARY_MONITOR_TRAP_FLAG) &&
           inject_event(VMXD_EVENT_OTHER, 0, false, 0);
}

static bool enter_smm(struct vcpu *v)
{
    return failure_turn_on(v, VMXD_VMCS_CTRL_ENTRY_CONTROLS, VMXD_ENTRY_CTL_ENTRY_TO_SMM);
}

static bool inject_length_16(struct vcpu *v)
{
    (void)v;
    return inject_event(VMXD_EVENT_SOFTWARE_INTERRUPT, 0x20, false, 16);
}

static bool inject_wide_error_code(struct vcpu *v)
{
    (void)v;
    inject_event(VMXD_EVENT_HARDWARE_EXCEPTION, 13, true, 0);
    WRITE32(VMXD_VMCS_CTRL_ENTRY_EXCEPTION_ERROR_CODE, 0x10000);
    return true;
}

const struct entry_failure failed_by_controls[] = {
    {.name = "511 CR3-target values",
     .rule = VMXD_RULE_CR3_TARGET_COUNT,
     .field = VMXD_VMCS_CTRL_CR3_TARGET_COUNT,
     .flip = 0x1FF,
     .expected = CONTROLS},
    {.name = "a default1 pin control of 0",
     .rule = VMXD_RULE_PIN_CTLS_ALLOWED0,
     .field = VMXD_VMCS_CTRL_PIN_BASED_CONTROLS,
     .flip = 0x00000010,
     .expected = CONTROLS},
    {.name = "a reserved pin control of 1",
     .rule = VMXD_RULE_PIN_CTLS_ALLOWED1,
     .field = VMXD_VMCS_CTRL_PIN_BASED_CONTROLS,
     .flip = BIT(31),
     .expected = CONTROLS},
    {.name = "a default1 primary control of 0",
     .rule = VMXD_RULE_PROC_CTLS_ALLOWED0,
     .field = VMXD_VMCS_CTRL_PRIMARY_CONTROLS,
     .flip = 0x00000100,
     .expected = CONTROLS},
    {.name = "a default1 exit control of 0",
     .rule = VMXD_RULE_EXIT_CTLS_ALLOWED0,
     .field = VMXD_VMCS_CTRL_EXIT_CONTROLS,
     .flip = 0x00030000,
     .expected = CONTROLS},
    {.name = "a default1 entry control of 0",
     .rule = VMXD_RULE_ENTRY_CTLS_ALLOWED0,
     .field = VMXD_VMCS_CTRL_ENTRY_CONTROLS,
     .flip = 0x00001000,
     .expected = CONTROLS},
    {.name = "virtual NMIs without NMI exiting",
     .rule = VMXD_RULE_VIRTUAL_NMIS_NEED_NMI_EXITING,
     .break_it = virtual_nmis_alone,
     .expected = CONTROLS},
    {.name = "NMI-window exiting without virtual NMIs",
     .rule = VMXD_RULE_NMI_WINDOW_NEEDS_VIRTUAL_NMIS,
     .break_it = nmi_window_alone,
     .expected = CONTROLS},
    {.name = "I/O bitmap A not aligned",
     .rule = VMXD_RULE_IO_BITMAP_A_ALIGN4K,
     .break_it = io_bitmap_not_aligned,
     .expected = CONTROLS},
    {.name = "MSR bitmaps too high",
     .rule = VMXD_RULE_MSR_BITMAP_WIDTH,
     .break_it = msr_bitmaps_too_high,
     .expected = CONTROLS},
    {.name = "virtual-APIC page not aligned",
     .rule = VMXD_RULE_VIRTUAL_APIC_ALIGN4K,
     .break_it = virtual_apic_not_aligned,
     .expected = CONTROLS},
    {.name = "TPR threshold of 16",
     .rule = VMXD_RULE_TPR_THRESHOLD_RESERVED,
     .break_it = tpr_threshold_of_16,
     .expected = CONTROLS},
    {.name = "posted interrupts without interrupt delivery",
     .rule = VMXD_RULE_POSTED_INT_NEEDS_VID,
     .break_it = posted_interrupts_alone,
     .expected = CONTROLS},
    {.name = "preemption timer saved but not active",
     .rule = VMXD_RULE_SAVE_PREEMPT_TIMER_NEEDS_TIMER,
     .break_it = timer_saved_but_off,
     .expected = CONTROLS},
    {.name = "VPID of 0", .rule = VMXD_RULE_VPID_NONZERO, .break_it = vpid_0, .expected = CONTROLS},
    {.name = "unrestricted guest without EPT",
     .rule = VMXD_RULE_UNRESTRICTED_GUEST_NEEDS_EPT,
     .break_it = unrestricted_without_ept,
     .expected = CONTROLS},
    {.name = "x2APIC mode without TPR shadow",
     .rule = VMXD_RULE_X2APIC_NEEDS_TPR_SHADOW,
     .break_it = x2apic_without_tpr_shadow,
     .expected = CONTROLS},
    {.name = "EPTP of memory type 3",
     .rule = VMXD_RULE_EPTP_MEMTYPE,
     .break_it = eptp_of_memory_type_3,
     .expected = CONTROLS},
    {.name = "EPTP of one level",
     .rule = VMXD_RULE_EPTP_WALK_LENGTH,
     .break_it = eptp_of_1_level,
     .expected = CONTROLS},
    {.name = "VM-exit MSR-store area not aligned",
     .rule = VMXD_RULE_EXIT_MSR_STORE_ALIGN16,
     .break_it = store_area_not_aligned,
     .expected = CONTROLS},
    {.name = "VM-exit MSR-load area not aligned",
     .rule = VMXD_RULE_EXIT_MSR_LOAD_ALIGN16,
     .break_it = exit_load_area_not_aligned,
     .expected = CONTROLS},
    {.name = "VM-entry MSR-load area not aligned",
     .rule = VMXD_RULE_ENTRY_MSR_LOAD_ALIGN16,
     .break_it = entry_load_area_not_aligned,
     .expected = CONTROLS},
    {.name = "injection of an event of type 1",
     .rule = VMXD_RULE_INJECT_TYPE_RESERVED,
     .break_it = inject_type_1,
     .expected = CONTROLS},
    {.name = "injection of an NMI with vector 3",
     .rule = VMXD_RULE_INJECT_NMI_VECTOR,
     .break_it = inject_nmi_of_vector_3,
     .expected = CONTROLS},
    {.name = "injection of an exception with vector 32",
     .rule = VMXD_RULE_INJECT_HW_EXCEPTION_VECTOR,
     .break_it = inject_exception_32,
     .expected = CONTROLS},
    {.name = "injection of an NMI with an error code",
     .rule = VMXD_RULE_INJECT_ERROR_CODE_TYPE,
     .break_it = inject_nmi_with_error_code,
     .expected = CONTROLS},
    {.name = "injection of an event of type 7 without the monitor trap flag",
     .rule = VMXD_RULE_INJECT_TYPE7_NEEDS_MTF,
     .break_it = inject_type_7,
     .expected = CONTROLS},
    {.name = "entry to SMM outside SMM",
     .rule = VMXD_RULE_ENTRY_TO_SMM_OUTSIDE_SMM,
     .break_it = enter_smm,
     .expected = CONTROLS},
    {.name = "injection of INT of 16 bytes",
     .rule = VMXD_RULE_INJECT_INSTR_LENGTH_MAX,
     .break_it = inject_length_16,
     .expected = CONTROLS},
    {.name = "injection of #GP with an error code of 17 bits",
     .rule = VMXD_RULE_INJECT_ERROR_CODE_RESERVED,
     .break_it = inject_wide_error_code,
     .expected = CONTROLS},
    {.name = NULL},
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
    {.name = "CS selector of 0",
     .rule = VMXD_RULE_HOST_CS_NONNULL,
     .break_it = host_without_cs,
     .expected = HOST},
    {.name = "TR selector of 0",
     .rule = VMXD_RULE_HOST_TR_NONNULL,
     .break_it = host_without_tr,
     .expected = HOST},
    {.name = "CS selector with RPL 3",
     .rule = VMXD_RULE_HOST_CS_SEL_RPL_TI,
     .field = VMXD_VMCS_HOST_CS_SELECTOR,
     .flip = 3,
     .expected = HOST},
    {.name = "DS selector of the LDT",
     .rule = VMXD_RULE_HOST_DS_SEL_RPL_TI,
     .field = VMXD_VMCS_HOST_DS_SELECTOR,
     .flip = 4,
     .expected = HOST},
    {.name = "CR0.PG of 0",
     .rule = VMXD_RULE_HOST_CR0_FIXED0,
     .field = VMXD_VMCS_HOST_CR0,
     .flip = CR0_PG,
     .expected = HOST},
    {.name = "CR4.PAE of 0",
     .rule = VMXD_RULE_ADDR_HOST64_PAE,
     .field = VMXD_VMCS_HOST_CR4,
     .flip = X86_CR4_PAE,
     .expected = HOST},
    {.name = "CR4.VMXE of 0",
     .rule = VMXD_RULE_HOST_CR4_FIXED0,
     .field = VMXD_VMCS_HOST_CR4,
     .flip = X86_CR4_VMXE,
     .expected = HOST},
    {.name = "CR3 too high",
     .rule = VMXD_RULE_HOST_CR3_WIDTH,
     .field = VMXD_VMCS_HOST_CR3,
     .flip = TOO_HIGH,
     .expected = HOST},
    {.name = "RIP not canonical",
     .rule = VMXD_RULE_ADDR_HOST64_RIP_CANONICAL,
     .field = VMXD_VMCS_HOST_RIP,
     .flip = NOT_CANONICAL,
     .expected = HOST},
    {.name = "FS base not canonical",
     .rule = VMXD_RULE_HOST_FS_BASE_CANONICAL,
     .field = VMXD_VMCS_HOST_FS_BASE,
     .flip = NOT_CANONICAL,
     .expected = HOST},
    {.name = "GS base not canonical",
     .rule = VMXD_RULE_HOST_GS_BASE_CANONICAL,
     .field = VMXD_VMCS_HOST_GS_BASE,
     .flip = NOT_CANONICAL,
     .expected = HOST},
    {.name = "TR base not canonical",
     .rule = VMXD_RULE_HOST_TR_BASE_CANONICAL,
     .field = VMXD_VMCS_HOST_TR_BASE,
     .flip = NOT_CANONICAL,
     .expected = HOST},
    {.name = "GDTR base not canonical",
     .rule = VMXD_RULE_HOST_GDTR_BASE_CANONICAL,
     .field = VMXD_VMCS_HOST_GDTR_BASE,
     .flip = NOT_CANONICAL,
     .expected = HOST},
    {.name = "IDTR base not canonical",
     .rule = VMXD_RULE_HOST_IDTR_BASE_CANONICAL,
     .field = VMXD_VMCS_HOST_IDTR_BASE,
     .flip = NOT_CANONICAL,
     .expected = HOST},
    {.name = "IA32_SYSENTER_ESP not canonical",
     .rule = VMXD_RULE_HOST_SYSENTER_ESP_CANONICAL,
     .field = VMXD_VMCS_HOST_SYSENTER_ESP,
     .flip = NOT_CANONICAL,
     .expected = HOST},
    {.name = "IA32_SYSENTER_EIP not canonical",
     .rule = VMXD_RULE_HOST_SYSENTER_EIP_CANONICAL,
     .field = VMXD_VMCS_HOST_SYSENTER_EIP,
     .flip = NOT_CANONICAL,
     .expected = HOST},
    {.name = "IA32_PAT with memory type 2",
     .rule = VMXD_RULE_HOST_PAT_TYPES,
     .break_it = host_pat_of_type_2,
     .expected = HOST},
    {.name = "IA32_EFER without LMA",
     .rule = VMXD_RULE_HOST_EFER_LMA,
     .second_rule = VMXD_RULE_HOST_EFER_LME,
     .break_it = host_efer_without_lma,
     .expected = HOST},
    {.name = NULL},
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
    return inject_event(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x41, false, 0);
}

static bool event_in_wait_for_sipi(struct vcpu *v)
{
    WRITE32(VMXD_VMCS_GUEST_ACTIVITY_STATE, VMXD_ACTIVITY_WAIT_FOR_SIPI);
    return VMXD_GET(VMXD_MISC_ACTIVITY_WAIT_FOR_SIPI, v->capabilities->misc) &&
           inject_event(VMXD_EVENT_NMI, 2, false, 0);
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

/* Outside IA-32e mode the processor loads the four PDPTEs: with EPT from the VMCS, without it from the page that
 * CR3 points to.  The first entry of that page is one of a PML4 table with bit 1 set, which is reserved in a
 * PDPTE.  RIP must have 32 bits. */
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

/* Some processors allow it.  SDM: "Checks on Guest Non-Register State". */
static bool nmi_blocked_by_sti(struct vcpu *v)
{
    (void)v;
    WRITE_NATURAL(VMXD_VMCS_GUEST_RFLAGS, X86_RFLAGS_FIXED | X86_RFLAGS_IF);
    WRITE32(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE, VMXD_INTR_STATE_BLOCKING_BY_STI);
    return inject_event(VMXD_EVENT_NMI, 2, false, 0);
}

static bool nmi_blocked_by_mov_ss(struct vcpu *v)
{
    (void)v;
    WRITE32(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE, VMXD_INTR_STATE_BLOCKING_BY_MOV_SS);
    return inject_event(VMXD_EVENT_NMI, 2, false, 0);
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

/* An MSR-load area of four entries.  Number `bad`, counted from 1, is an MSR that must not be in it. */
static bool load_msrs(size_t bad)
{
    struct vmxd_msr_entry *area = failure_page();

    for (size_t i = 0; i < 4; i++)
        area[i] = (struct vmxd_msr_entry){.index = X86_MSR_SYSENTER_CS};
    area[bad - 1].index = X86_MSR_FS_BASE; /* it has a field in the guest-state area */
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

#define OTHER GUEST(VMXD_FAILED_ENTRY_OTHER)
#define LINK  GUEST(VMXD_FAILED_ENTRY_VMCS_LINK_POINTER)

const struct entry_failure failed_by_guest_state[] = {
    {.name = "RIP not canonical, of the guest",
     .rule = VMXD_RULE_GUEST_RIP_UPPER_IDENTICAL,
     .field = VMXD_VMCS_GUEST_RIP,
     .flip = NOT_CANONICAL,
     .expected = OTHER},
    {.name = "RFLAGS.1 of 0",
     .rule = VMXD_RULE_GUEST_RFLAGS_BIT1,
     .field = VMXD_VMCS_GUEST_RFLAGS,
     .flip = X86_RFLAGS_FIXED,
     .expected = OTHER},
    {.name = "RFLAGS.63 of 1",
     .rule = VMXD_RULE_GUEST_RFLAGS_RESERVED_ZERO,
     .field = VMXD_VMCS_GUEST_RFLAGS,
     .flip = BIT(63),
     .expected = OTHER},
    {.name = "RFLAGS.VM in IA-32e mode",
     .rule = VMXD_RULE_GUEST_RFLAGS_VM_IA32E,
     .and_others = true, /* of virtual-8086 mode */
     .field = VMXD_VMCS_GUEST_RFLAGS,
     .flip = RFLAGS_VM,
     .expected = OTHER},
    {.name = "CR4.VMXE of 0",
     .rule = VMXD_RULE_GUEST_CR4_FIXED0,
     .field = VMXD_VMCS_GUEST_CR4,
     .flip = X86_CR4_VMXE,
     .expected = OTHER},
    {.name = "CR4.PAE of 0",
     .rule = VMXD_RULE_GUEST_IA32E_NEEDS_PAE,
     .field = VMXD_VMCS_GUEST_CR4,
     .flip = X86_CR4_PAE,
     .expected = OTHER},
    {.name = "CR4.63 of 1",
     .rule = VMXD_RULE_GUEST_CR4_FIXED1,
     .field = VMXD_VMCS_GUEST_CR4,
     .flip = BIT(63),
     .expected = OTHER},
    {.name = "CR0.PG of 0",
     .rule = VMXD_RULE_GUEST_CR0_FIXED0,
     .second_rule = VMXD_RULE_GUEST_IA32E_NEEDS_PG,
     .field = VMXD_VMCS_GUEST_CR0,
     .flip = CR0_PG,
     .expected = OTHER},
    {.name = "CR3 too high",
     .rule = VMXD_RULE_GUEST_CR3_WIDTH,
     .field = VMXD_VMCS_GUEST_CR3,
     .flip = TOO_HIGH,
     .expected = OTHER},
    {.name = "DR7 with bit 32",
     .rule = VMXD_RULE_GUEST_DR7_HI,
     .break_it = guest_dr7_too_wide,
     .expected = OTHER},
    {.name = "IA32_SYSENTER_ESP not canonical",
     .rule = VMXD_RULE_GUEST_SYSENTER_ESP_CANONICAL,
     .field = VMXD_VMCS_GUEST_SYSENTER_ESP,
     .flip = NOT_CANONICAL,
     .expected = OTHER},
    {.name = "IA32_PAT with memory type 2",
     .rule = VMXD_RULE_GUEST_PAT_TYPES,
     .break_it = guest_pat_of_type_2,
     .expected = OTHER},
    {.name = "IA32_EFER without LMA",
     .rule = VMXD_RULE_GUEST_EFER_LMA,
     .break_it = guest_efer_without_lma,
     .expected = OTHER},
    {.name = "CS for 64 and for 32 bits",
     .rule = VMXD_RULE_GUEST_CS_DB_L,
     .field = VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS,
     .flip = VMXD_AR_DEFAULT_OPERATION_SIZE,
     .expected = OTHER},
    {.name = "CS not present",
     .rule = VMXD_RULE_GUEST_CS_PRESENT,
     .field = VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS,
     .flip = VMXD_AR_PRESENT,
     .expected = OTHER},
    {.name = "CS not accessed",
     .rule = VMXD_RULE_GUEST_CS_TYPE,
     .field = VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS,
     .flip = 1,
     .expected = OTHER},
    {.name = "SS with DPL 1",
     .rule = VMXD_RULE_GUEST_CS_DPL_NONCONFORMING,
     .second_rule = VMXD_RULE_GUEST_SS_DPL_EQ_RPL,
     .field = VMXD_VMCS_GUEST_SS_ACCESS_RIGHTS,
     .flip = VMXD_PUT(VMXD_AR_DPL, 1),
     .expected = OTHER},
    {.name = "DS with a reserved bit",
     .rule = VMXD_RULE_GUEST_DS_AR_RESERVED,
     .field = VMXD_VMCS_GUEST_DS_ACCESS_RIGHTS,
     .flip = BIT(8),
     .expected = OTHER},
    {.name = "FS base not canonical",
     .rule = VMXD_RULE_GUEST_FS_BASE_CANONICAL,
     .field = VMXD_VMCS_GUEST_FS_BASE,
     .flip = NOT_CANONICAL,
     .expected = OTHER},
    {.name = "TR not usable",
     .rule = VMXD_RULE_GUEST_TR_USABLE,
     .field = VMXD_VMCS_GUEST_TR_ACCESS_RIGHTS,
     .flip = VMXD_AR_SEGMENT_UNUSABLE,
     .expected = OTHER},
    {.name = "TR not busy",
     .rule = VMXD_RULE_GUEST_TR_TYPE,
     .field = VMXD_VMCS_GUEST_TR_ACCESS_RIGHTS,
     .flip = 2,
     .expected = OTHER},
    {.name = "TR selector of the LDT",
     .rule = VMXD_RULE_GUEST_TR_SEL_TI,
     .field = VMXD_VMCS_GUEST_TR_SELECTOR,
     .flip = 4,
     .expected = OTHER},
    {.name = "GDTR base not canonical",
     .rule = VMXD_RULE_GUEST_GDTR_BASE_CANONICAL,
     .field = VMXD_VMCS_GUEST_GDTR_BASE,
     .flip = NOT_CANONICAL,
     .expected = OTHER},
    {.name = "GDTR limit of more than 16 bits",
     .rule = VMXD_RULE_GUEST_GDTR_LIMIT,
     .field = VMXD_VMCS_GUEST_GDTR_LIMIT,
     .flip = BIT(16),
     .expected = OTHER},
    {.name = "IDTR limit of more than 16 bits",
     .rule = VMXD_RULE_GUEST_IDTR_LIMIT,
     .field = VMXD_VMCS_GUEST_IDTR_LIMIT,
     .flip = BIT(16),
     .expected = OTHER},
    {.name = "activity state of 4",
     .rule = VMXD_RULE_ACTIVITY_SUPPORTED,
     .field = VMXD_VMCS_GUEST_ACTIVITY_STATE,
     .flip = 4,
     .expected = OTHER},
    {.name = "HLT in ring 3",
     .rule = VMXD_RULE_ACTIVITY_HLT_SS_DPL,
     .break_it = hlt_in_ring_3,
     .expected = OTHER},
    {.name = "injection of an event in the wait-for-SIPI state",
     .rule = VMXD_RULE_ACTIVITY_SIPI_INJECTION,
     .break_it = event_in_wait_for_sipi,
     .expected = OTHER},
    {.name = "interruptibility state with bit 31",
     .rule = VMXD_RULE_INTR_RESERVED,
     .field = VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE,
     .flip = BIT(31),
     .expected = OTHER},
    {.name = "blocking by STI with RFLAGS.IF of 0",
     .rule = VMXD_RULE_INTR_STI_NEEDS_IF,
     .break_it = blocked_by_sti_with_if_0,
     .expected = OTHER},
    {.name = "blocking by STI and by MOV SS",
     .rule = VMXD_RULE_INTR_STI_MOVSS_EXCLUSIVE,
     .break_it = blocked_twice,
     .expected = OTHER},
    {.name = "injection of an interrupt with RFLAGS.IF of 0",
     .rule = VMXD_RULE_GUEST_RFLAGS_IF_EXT_INT,
     .break_it = interrupt_with_if_0,
     .expected = OTHER},
    {.name = "injection of an NMI blocked by MOV SS",
     .rule = VMXD_RULE_INTR_NMI_NOT_MOVSS,
     .break_it = nmi_blocked_by_mov_ss,
     .expected = OTHER},
    {.name = "injection of an NMI blocked by STI",
     .rule = VMXD_RULE_INTR_NMI_NOT_STI,
     .break_it = nmi_blocked_by_sti,
     .expected = GUEST(VMXD_FAILED_ENTRY_NMI_INJECTION_BLOCKED_BY_STI),
     .may_succeed = true},
    {.name = "pending debug exceptions with bit 5",
     .rule = VMXD_RULE_PENDING_DBG_RESERVED,
     .field = VMXD_VMCS_GUEST_PENDING_DEBUG_EXCEPTIONS,
     .flip = BIT(5),
     .expected = OTHER},
    {.name = "PDPTE with a reserved bit",
     .rule = VMXD_RULE_GUEST_PDPTE0_RESERVED,
     .rule_without_ept = VMXD_RULE_GUEST_PDPTE_MEMORY_RESERVED,
     .break_it = pdpte_with_reserved_bit,
     .expected = GUEST(VMXD_FAILED_ENTRY_PDPTE_LOADING)},
    {.name = "VMCS link pointer not aligned",
     .rule = VMXD_RULE_LINK_PTR_ALIGN4K,
     .break_it = link_pointer_not_aligned,
     .expected = LINK},
    {.name = "VMCS link pointer too high",
     .rule = VMXD_RULE_LINK_PTR_WIDTH,
     .break_it = link_pointer_too_high,
     .expected = LINK},
    {.name = "VMCS link pointer to a page with another revision",
     .rule = VMXD_RULE_LINK_PTR_REVISION,
     .break_it = link_pointer_to_no_vmcs,
     .expected = LINK},
    {.name = "MSR-load area whose first entry is IA32_FS_BASE",
     .rule = VMXD_RULE_MSR_LOAD_FS_GS_BASE,
     .break_it = first_msr,
     .expected = FAILED_ENTRY(VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING, 1)},
    {.name = "MSR-load area whose third entry is IA32_FS_BASE",
     .rule = VMXD_RULE_MSR_LOAD_FS_GS_BASE,
     .break_it = third_msr,
     .expected = FAILED_ENTRY(VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING, 3)},
    {.name = NULL},
};
