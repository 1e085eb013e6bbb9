/* SPDX-License-Identifier: MIT */
/* vmcs_setup.c - fill a VMCS for a guest in 64-bit mode, with what the capability MSRs allow. */
#include "handlers.h"
#include "x86.h"

/* --- Writing fields --- */

static uint32_t refused_field; /* the first that VMWRITE refused; 0: none */

static void set(uint32_t field, uint64_t value)
{
    if (vmxd_vmwrite(field, value) != VMXD_VMSUCCEED && refused_field == 0)
        refused_field = field;
}

#define SET16(field, value)       set(VMXD_VMCS16(field), value)
#define SET32(field, value)       set(VMXD_VMCS32(field), value)
#define SET64(field, value)       set(VMXD_VMCS64(field), value)
#define SET_NATURAL(field, value) set(VMXD_VMCS_NATURAL(field), value)

static bool all_fields_accepted(void)
{
    const uint32_t refused = refused_field;

    refused_field = 0;
    if (refused != 0)
        log_line("VMWRITE refused the field 0x%x, %s", refused, vmxd_vmcs_name(refused));
    return refused == 0;
}

/* --- Controls --- */

enum { PIN, PRIMARY, SECONDARY, TERTIARY, EXIT, SECONDARY_EXIT, ENTRY, CONTROL_WORDS };

struct control_word {
    uint32_t field;
    const char *(*name_of_bit)(unsigned int bit);
    vmxd_ctls_msr32 capability; /* 0: the processor does not have the word */
    uint64_t required, wanted;
    uint32_t later; /* required, but the host sets them while the guest runs */
};

/* Without these controls a guest could change the host: they are required in every guest.  Ports, debug
 * registers, CR8 and HLT exit, every MSR without a field in the VMCS exits, and without EPT MOV to CR3. */
static uint32_t required_primary(const struct vcpu_config *config)
{
    const uint32_t protecting = VMXD_PRIMARY_HLT_EXITING | VMXD_PRIMARY_UNCONDITIONAL_IO_EXITING |
                                VMXD_PRIMARY_MOV_DR_EXITING | VMXD_PRIMARY_CR8_LOAD_EXITING |
                                VMXD_PRIMARY_CR8_STORE_EXITING |
                                (memory_eptp() ? 0 : VMXD_PRIMARY_CR3_LOAD_EXITING);

    return (protecting & ~config->primary_off) | config->primary |
           (config->secondary ? VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS : 0) |
           (config->tertiary ? VMXD_PRIMARY_ACTIVATE_TERTIARY_CONTROLS : 0);
}

static uint32_t required_exit(const struct vcpu_config *config)
{
    return config->exit | VMXD_EXIT_CTL_HOST_ADDRESS_SPACE_SIZE |
           (config->secondary_exit ? VMXD_EXIT_CTL_ACTIVATE_SECONDARY_CONTROLS : 0) |
           (platform_pend_interrupt ? VMXD_EXIT_CTL_ACKNOWLEDGE_INTERRUPT_ON_EXIT : 0);
}

/* The words of 64 bits have no control above bit 31. */
#define WORD_64(capability) vmxd_ctls_msr32_from((capability).full << 32)

static struct control_word control_word(size_t i, const struct vmxd_capabilities *c,
                                        const struct vcpu_config *config)
{
    const struct control_word words[CONTROL_WORDS] = {
        [PIN] = {VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, vmxd_pin_controls_field, c->pin,
                 config->pin | VMXD_PIN_EXTERNAL_INTERRUPT_EXITING | VMXD_PIN_NMI_EXITING,
                 VMXD_PIN_VIRTUAL_NMIS | VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER, 0},
        [PRIMARY] = {VMXD_VMCS_CTRL_PRIMARY_CONTROLS, vmxd_primary_controls_field, c->primary,
                     required_primary(config), VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS,
                     config->primary_later},
        [SECONDARY] = {VMXD_VMCS_CTRL_SECONDARY_CONTROLS, vmxd_secondary_controls_field,
                       c->secondary,
                       config->secondary | (memory_eptp() ? VMXD_SECONDARY_ENABLE_EPT : 0), 0, 0},
        [TERTIARY] = {VMXD_VMCS_CTRL_TERTIARY_CONTROLS, vmxd_tertiary_controls_field,
                      WORD_64(c->tertiary), config->tertiary, 0, 0},
        [EXIT] = {VMXD_VMCS_CTRL_EXIT_CONTROLS, vmxd_exit_controls_field, c->exit,
                  required_exit(config), VMXD_EXIT_CTL_SAVE_DEBUG_CONTROLS, 0},
        [SECONDARY_EXIT] = {VMXD_VMCS_CTRL_SECONDARY_EXIT_CONTROLS,
                            vmxd_secondary_exit_controls_field, WORD_64(c->secondary_exit),
                            config->secondary_exit, 0, 0},
        [ENTRY] = {VMXD_VMCS_CTRL_ENTRY_CONTROLS, vmxd_entry_controls_field, c->entry,
                   config->entry | VMXD_ENTRY_CTL_IA32E_MODE_GUEST,
                   VMXD_ENTRY_CTL_LOAD_DEBUG_CONTROLS, 0},
    };

    return words[i];
}

/* Fields of secondary controls that are not an address. */
static void setup_secondary_fields(uint32_t secondary)
{
    if (secondary & VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY) {
        for (uint32_t i = 0; i < 4; i++)
            set(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_0 + 2 * i, 0);
        SET16(VMXD_VMCS_GUEST_INTERRUPT_STATUS, 0);
    }
    if (secondary & VMXD_SECONDARY_PAUSE_LOOP_EXITING) {
        SET32(VMXD_VMCS_CTRL_PLE_GAP, 128);
        SET32(VMXD_VMCS_CTRL_PLE_WINDOW, 4096);
    }
    if (secondary & VMXD_SECONDARY_ENABLE_PML)
        SET16(VMXD_VMCS_GUEST_PML_INDEX, VMXD_PML_INDEX_START);
    if (secondary & VMXD_SECONDARY_ENABLE_VM_FUNCTIONS)
        SET64(VMXD_VMCS_CTRL_VM_FUNCTION_CONTROLS, 0);
    if (secondary & VMXD_SECONDARY_ENABLE_XSAVES_XRSTORS)
        SET64(VMXD_VMCS_CTRL_XSS_EXITING_BITMAP, ~0ull);
}

const char *vcpu_missing(const struct vmxd_capabilities *c, const struct vcpu_config *config)
{
    /* Backwards: the control is named before the one that turns its word on. */
    for (size_t i = CONTROL_WORDS; i-- > 0;) {
        const struct control_word w = control_word(i, c, config);
        const uint64_t missing = (w.required | w.later) & ~(w.capability.full >> 32);

        if (missing)
            return w.name_of_bit((unsigned int)__builtin_ctzll(missing));
    }
    if (config->ept && memory_eptp() == 0)
        return "enable_ept";
    if (config->accessed_dirty && !VMXD_GET(VMXD_EPT_VPID_CAP_ACCESSED_DIRTY_FLAGS, c->ept_vpid))
        return "accessed_dirty_flags for EPT";
    if (config->time_slice && !vmxd_ctls32_allow(c->pin, VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER))
        return "activate_vmx_preemption_timer";
    return NULL;
}

static bool setup_controls(struct vcpu *v, const struct vcpu_config *config)
{
    const char *missing = vcpu_missing(v->capabilities, config);
    uint32_t values[CONTROL_WORDS];

    if (missing != NULL) {
        log_line("this processor does not offer %s, which this guest requires", missing);
        return false;
    }
    for (size_t i = 0; i < CONTROL_WORDS; i++) {
        const struct control_word w = control_word(i, v->capabilities, config);
        const struct vmxd_controls_request request = {.required = w.required, .wanted = w.wanted};

        values[i] = (uint32_t)vmxd_adjust_controls32(w.capability, request).value;
        if (w.capability.full != 0)
            set(w.field, values[i]);
    }
    v->pin_controls = values[PIN];
    v->primary_controls = values[PRIMARY];
    if (values[SECONDARY] & VMXD_SECONDARY_ENABLE_EPT)
        SET64(VMXD_VMCS_CTRL_EPT_POINTER,
              memory_eptp() | VMXD_PUT(VMXD_EPTP_ENABLE_ACCESSED_DIRTY, config->accessed_dirty));
    if (v->primary_controls & VMXD_PRIMARY_USE_TPR_SHADOW)
        SET32(VMXD_VMCS_CTRL_TPR_THRESHOLD, 0);
    setup_secondary_fields(values[SECONDARY]);
    if (v->pin_controls & VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER)
        SET32(VMXD_VMCS_GUEST_VMX_PREEMPTION_TIMER_VALUE,
              config->time_slice ? config->time_slice : 0x100000);

    /* A machine check is always the host's. */
    SET32(VMXD_VMCS_CTRL_EXCEPTION_BITMAP, config->exceptions | 1u << VMXD_VECTOR_MC);
    SET32(VMXD_VMCS_CTRL_PAGE_FAULT_ERROR_CODE_MASK, 0);
    SET32(VMXD_VMCS_CTRL_PAGE_FAULT_ERROR_CODE_MATCH, 0);
    SET32(VMXD_VMCS_CTRL_CR3_TARGET_COUNT, 0);
    SET32(VMXD_VMCS_CTRL_EXIT_MSR_STORE_COUNT, 0);
    SET32(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_COUNT, 0);
    SET32(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, 0);
    SET32(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO, 0);
    return vmcs_setup_areas(v->primary_controls, values[SECONDARY]);
}

/* --- The host-state area: the host as it is now --- */

/* A VM exit loads only selectors of the GDT with RPL 0; any other becomes null. */
static uint64_t host_selector(uint16_t selector)
{
    return selector & 7 ? 0 : selector;
}

bool vmcs_set_host_state(void)
{
    SET16(VMXD_VMCS_HOST_ES_SELECTOR, host_selector(x86_es()));
    SET16(VMXD_VMCS_HOST_CS_SELECTOR, x86_cs());
    SET16(VMXD_VMCS_HOST_SS_SELECTOR, host_selector(x86_ss()));
    SET16(VMXD_VMCS_HOST_DS_SELECTOR, host_selector(x86_ds()));
    SET16(VMXD_VMCS_HOST_FS_SELECTOR, host_selector(x86_fs()));
    SET16(VMXD_VMCS_HOST_GS_SELECTOR, host_selector(x86_gs()));
    SET16(VMXD_VMCS_HOST_TR_SELECTOR, x86_tr());
    SET_NATURAL(VMXD_VMCS_HOST_CR0, x86_cr0());
    SET_NATURAL(VMXD_VMCS_HOST_CR3, x86_cr3());
    SET_NATURAL(VMXD_VMCS_HOST_CR4, x86_cr4());
    SET_NATURAL(VMXD_VMCS_HOST_FS_BASE, platform_read_msr(X86_MSR_FS_BASE));
    SET_NATURAL(VMXD_VMCS_HOST_GS_BASE, platform_read_msr(X86_MSR_GS_BASE));
    SET_NATURAL(VMXD_VMCS_HOST_TR_BASE, x86_system_segment_base(x86_tr()));
    SET_NATURAL(VMXD_VMCS_HOST_GDTR_BASE, x86_gdtr().base);
    SET_NATURAL(VMXD_VMCS_HOST_IDTR_BASE, x86_idtr().base);
    SET32(VMXD_VMCS_HOST_SYSENTER_CS, platform_read_msr(X86_MSR_SYSENTER_CS));
    SET_NATURAL(VMXD_VMCS_HOST_SYSENTER_ESP, platform_read_msr(X86_MSR_SYSENTER_ESP));
    SET_NATURAL(VMXD_VMCS_HOST_SYSENTER_EIP, platform_read_msr(X86_MSR_SYSENTER_EIP));
    SET_NATURAL(VMXD_VMCS_HOST_RIP, (uintptr_t)vmx_exit);
    return all_fields_accepted();
}

/* --- The guest-state area: 64-bit mode, ring 0, interrupts off --- */

#define RIGHTS(segment_type, more) (VMXD_PUT(VMXD_AR_TYPE, segment_type) | VMXD_AR_PRESENT | (more))
#define RIGHTS_CODE \
    RIGHTS(11, VMXD_AR_DESCRIPTOR_TYPE | VMXD_AR_LONG_MODE | VMXD_AR_GRANULARITY) /* accessed */
#define RIGHTS_DATA \
    RIGHTS(3, VMXD_AR_DESCRIPTOR_TYPE | VMXD_AR_DEFAULT_OPERATION_SIZE | VMXD_AR_GRANULARITY)
#define RIGHTS_BUSY_TSS RIGHTS(11, 0u)

#define SET_SEGMENT(register_name, selector, base, limit, rights)       \
    do {                                                                \
        SET16(VMXD_VMCS_GUEST_##register_name##_SELECTOR, selector);    \
        SET_NATURAL(VMXD_VMCS_GUEST_##register_name##_BASE, base);      \
        SET32(VMXD_VMCS_GUEST_##register_name##_LIMIT, limit);          \
        SET32(VMXD_VMCS_GUEST_##register_name##_ACCESS_RIGHTS, rights); \
    } while (0)

static void setup_guest_segments(const struct guest *g)
{
    SET_SEGMENT(ES, g->ss, 0, 0xFFFFFFFF, RIGHTS_DATA);
    SET_SEGMENT(CS, g->cs, 0, 0xFFFFFFFF, RIGHTS_CODE);
    SET_SEGMENT(SS, g->ss, 0, 0xFFFFFFFF, RIGHTS_DATA);
    SET_SEGMENT(DS, g->ss, 0, 0xFFFFFFFF, RIGHTS_DATA);
    SET_SEGMENT(FS, g->ss, 0, 0xFFFFFFFF, RIGHTS_DATA);
    SET_SEGMENT(GS, g->ss, 0, 0xFFFFFFFF, RIGHTS_DATA);
    SET_SEGMENT(LDTR, 0, 0, 0, VMXD_AR_SEGMENT_UNUSABLE);
    SET_SEGMENT(TR, g->tr, g->tss_base, g->tss_limit, RIGHTS_BUSY_TSS);
    SET_NATURAL(VMXD_VMCS_GUEST_GDTR_BASE, g->gdt_base);
    SET32(VMXD_VMCS_GUEST_GDTR_LIMIT, g->gdt_limit);
    SET_NATURAL(VMXD_VMCS_GUEST_IDTR_BASE, g->idt_base);
    SET32(VMXD_VMCS_GUEST_IDTR_LIMIT, g->idt_limit);
}

#define CR0_PE_ET_WP_PG 0x80010011u

/* The guest/host masks are all ones: the guest reads the shadows, and each change exits.  CR4.MCE stays set:
 * in a guest without it a machine check would shut the processor down. */
static void setup_guest_registers(const struct vmxd_capabilities *c)
{
    const uint64_t cr0 = vmxd_cr_adjust(CR0_PE_ET_WP_PG, c->cr0_fixed0, c->cr0_fixed1);
    const uint64_t cr4 = vmxd_cr_adjust(X86_CR4_PAE | X86_CR4_MCE, c->cr4_fixed0, c->cr4_fixed1);

    SET_NATURAL(VMXD_VMCS_GUEST_CR0, cr0);
    SET_NATURAL(VMXD_VMCS_CTRL_CR0_GUEST_HOST_MASK, ~0ull);
    SET_NATURAL(VMXD_VMCS_CTRL_CR0_READ_SHADOW, cr0);
    SET_NATURAL(VMXD_VMCS_GUEST_CR3, memory_guest_cr3());
    SET_NATURAL(VMXD_VMCS_GUEST_CR4, cr4);
    SET_NATURAL(VMXD_VMCS_CTRL_CR4_GUEST_HOST_MASK, ~0ull);
    SET_NATURAL(VMXD_VMCS_CTRL_CR4_READ_SHADOW, cr4 & ~(uint64_t)(X86_CR4_VMXE | X86_CR4_MCE));
    SET_NATURAL(VMXD_VMCS_GUEST_DR7, X86_DR7_INIT);
    SET_NATURAL(VMXD_VMCS_GUEST_RFLAGS, X86_RFLAGS_FIXED);
    SET_NATURAL(VMXD_VMCS_GUEST_PENDING_DEBUG_EXCEPTIONS, 0);
    SET_NATURAL(VMXD_VMCS_GUEST_SYSENTER_ESP, 0);
    SET_NATURAL(VMXD_VMCS_GUEST_SYSENTER_EIP, 0);
    SET32(VMXD_VMCS_GUEST_SYSENTER_CS, 0);
    SET32(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE, 0);
    SET32(VMXD_VMCS_GUEST_ACTIVITY_STATE, VMXD_ACTIVITY_ACTIVE);
    SET64(VMXD_VMCS_GUEST_DEBUGCTL, 0);
    SET64(VMXD_VMCS_GUEST_VMCS_LINK_POINTER, VMXD_VMCS_POINTER_NONE);
}

/* --- All of it --- */

static bool make_vmcs_current(struct vcpu *v)
{
    if (v->vmcs_region == NULL)
        v->vmcs_region = platform_page();
    if (v->vmcs_region == NULL) {
        log_line("the host has no page left for the VMCS");
        return false;
    }
    v->vmcs_region->revision = vmxd_vmcs_revision_from(
        VMXD_GET(VMXD_BASIC_VMCS_REVISION_IDENTIFIER, v->capabilities->basic));
    v->vmcs = platform_physical(v->vmcs_region);
    if (vmxd_vmclear(v->vmcs) == VMXD_VMSUCCEED && vmxd_vmptrld(v->vmcs) == VMXD_VMSUCCEED)
        return true;
    log_line("VMCLEAR or VMPTRLD failed for the VMCS at 0x%lx", v->vmcs);
    return false;
}

bool vcpu_setup(struct vcpu *v, const struct vcpu_config *config, uint64_t rip, uint64_t rsp)
{
    *v = (struct vcpu){.guest = v->guest,
                       .capabilities = v->capabilities,
                       .vmcs_region = v->vmcs_region,
                       .dr[7] = X86_DR7_INIT,
                       .time_slices = config->time_slice ? 8 : 1,
                       .host_interrupts = 100};
    refused_field = 0;
    if (!host_state_setup(v) || !make_vmcs_current(v) || !setup_controls(v, config) ||
        !vmcs_set_host_state())
        return false;
    setup_guest_segments(v->guest);
    setup_guest_registers(v->capabilities);
    SET_NATURAL(VMXD_VMCS_GUEST_RSP, rsp);
    SET_NATURAL(VMXD_VMCS_GUEST_RIP, rip);
    return all_fields_accepted();
}
