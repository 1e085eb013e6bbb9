/* SPDX-License-Identifier: MIT */
/* vmcs_setup.c - a VMCS from the capability MSRs, for a guest in 64-bit mode. */
#include <vmxdefs/names.h>

#include "../guests/guest.h"
#include "report.h"
#include "x86.h"

/* --- Control words: required, wanted, and the names of what is missing --- */

/* The name of the lowest of some bits of a control word. */
static const char *first_name(const char *(*name_of_bit)(unsigned int bit), uint64_t bits)
{
    return name_of_bit((unsigned int)__builtin_ctzll(bits));
}

static uint32_t refused_field; /* the first that VMWRITE did not take; 0: none */

static void set(uint32_t field, uint64_t value)
{
    if (vmxd_vmwrite(field, value) != VMXD_VMSUCCEED && refused_field == 0)
        refused_field = field;
}

#define SET16(field, value)       set(VMXD_VMCS16(field), value)
#define SET32(field, value)       set(VMXD_VMCS32(field), value)
#define SET64(field, value)       set(VMXD_VMCS64(field), value)
#define SET_NATURAL(field, value) set(VMXD_VMCS_NATURAL(field), value)

/* Write a control word as the processor accepts it; false, with the name, if it lacks a required one. */
static bool set_controls(uint32_t field, const char *(*name_of_bit)(unsigned int bit),
                         vmxd_ctls_msr32 capability, uint64_t required, uint64_t wanted,
                         uint32_t *value)
{
    const struct vmxd_controls_request request = {.required = required, .wanted = wanted};
    const struct vmxd_controls_result answer = vmxd_adjust_controls32(capability, request);

    if (answer.not_offered) {
        say("%s: this processor does not offer %s (and perhaps others of 0x%x), which is required",
            vmxd_vmcs_name(field), first_name(name_of_bit, answer.not_offered),
            (uint32_t)answer.not_offered);
        return false;
    }
    set(field, answer.value);
    *value = (uint32_t)answer.value;
    return true;
}

/* What makes the guest harmless to the host is required in every guest: its ports, debug registers,
 * CR8 and HLT exit, so does every MSR that is not in the VMCS, and without EPT a new CR3.  What a guest
 * does without, it has something in the place of. */
static bool setup_processor_controls(struct vcpu *v, const struct vcpu_needs *needs)
{
    const struct vmxd_capabilities *c = v->capabilities;
    const uint64_t eptp = memory_eptp();
    const uint32_t required = VMXD_PRIMARY_HLT_EXITING | VMXD_PRIMARY_UNCONDITIONAL_IO_EXITING |
                              VMXD_PRIMARY_MOV_DR_EXITING | VMXD_PRIMARY_CR8_LOAD_EXITING |
                              VMXD_PRIMARY_CR8_STORE_EXITING |
                              (eptp ? 0 : VMXD_PRIMARY_CR3_LOAD_EXITING) |
                              (needs->secondary ? VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS : 0);
    uint32_t secondary = 0;

    if (!set_controls(VMXD_VMCS_CTRL_PRIMARY_CONTROLS, vmxd_primary_controls_field, c->primary,
                      (required & ~needs->primary_off) | needs->primary,
                      VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS, &v->primary_controls))
        return false;
    if (v->primary_controls & VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS &&
        !set_controls(VMXD_VMCS_CTRL_SECONDARY_CONTROLS, vmxd_secondary_controls_field,
                      c->secondary, needs->secondary | (eptp ? VMXD_SECONDARY_ENABLE_EPT : 0), 0,
                      &secondary))
        return false;
    if (secondary & VMXD_SECONDARY_ENABLE_EPT)
        SET64(VMXD_VMCS_CTRL_EPT_POINTER,
              eptp | VMXD_PUT(VMXD_EPTP_ENABLE_ACCESSED_DIRTY, needs->accessed_dirty));
    return vmcs_setup_areas(v->primary_controls, secondary);
}

static bool setup_controls(struct vcpu *v, const struct vcpu_needs *needs)
{
    const struct vmxd_capabilities *c = v->capabilities;
    uint32_t exit, entry;

    if (!set_controls(VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, vmxd_pin_controls_field, c->pin,
                      VMXD_PIN_EXTERNAL_INTERRUPT_EXITING | VMXD_PIN_NMI_EXITING,
                      VMXD_PIN_VIRTUAL_NMIS | VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER,
                      &v->pin_controls) ||
        !setup_processor_controls(v, needs) ||
        !set_controls(
            VMXD_VMCS_CTRL_EXIT_CONTROLS, vmxd_exit_controls_field, c->exit,
            VMXD_EXIT_CTL_HOST_ADDRESS_SPACE_SIZE |
                (platform_pend_interrupt ? VMXD_EXIT_CTL_ACKNOWLEDGE_INTERRUPT_ON_EXIT : 0),
            VMXD_EXIT_CTL_SAVE_DEBUG_CONTROLS, &exit) ||
        !set_controls(VMXD_VMCS_CTRL_ENTRY_CONTROLS, vmxd_entry_controls_field, c->entry,
                      needs->protected_mode ? 0 : VMXD_ENTRY_CTL_IA32E_MODE_GUEST,
                      VMXD_ENTRY_CTL_LOAD_DEBUG_CONTROLS, &entry))
        return false;
    if (v->pin_controls & VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER)
        SET32(VMXD_VMCS_GUEST_VMX_PREEMPTION_TIMER_VALUE,
              needs->time_slice ? needs->time_slice : 0x100000);

    /* A machine check is always the host's. */
    SET32(VMXD_VMCS_CTRL_EXCEPTION_BITMAP, needs->exceptions | 1u << VMXD_VECTOR_MC);
    SET32(VMXD_VMCS_CTRL_PAGE_FAULT_ERROR_CODE_MASK, 0);
    SET32(VMXD_VMCS_CTRL_PAGE_FAULT_ERROR_CODE_MATCH, 0);
    SET32(VMXD_VMCS_CTRL_CR3_TARGET_COUNT, 0);
    SET32(VMXD_VMCS_CTRL_EXIT_MSR_STORE_COUNT, 0);
    SET32(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_COUNT, 0);
    SET32(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, 0);
    SET32(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO, 0);
    return needs->xss == 0 || vmcs_load_msr(X86_MSR_XSS, needs->xss);
}

/* The first control of a word that is needed and may not be 1. */
static const char *missing_control(uint32_t needed, vmxd_ctls_msr32 capability,
                                   const char *(*name_of_bit)(unsigned int bit))
{
    const uint64_t missing = needed & ~VMXD_GET(VMXD_CTLS32_ALLOWED1, capability);

    return missing ? first_name(name_of_bit, missing) : NULL;
}

const char *vmcs_missing(const struct vmxd_capabilities *c, const struct vcpu_needs *needs)
{
    const char *primary = missing_control(needs->primary | needs->primary_later, c->primary,
                                          vmxd_primary_controls_field);
    const char *secondary =
        missing_control(needs->secondary, c->secondary, vmxd_secondary_controls_field);

    if (primary != NULL || secondary != NULL)
        return primary != NULL ? primary : secondary;
    if (needs->ept && memory_eptp() == 0)
        return "enable_ept";
    if (needs->accessed_dirty && !VMXD_GET(VMXD_EPT_VPID_CAP_ACCESSED_DIRTY_FLAGS, c->ept_vpid))
        return "accessed_dirty_flags for EPT";
    if (needs->execute_only && !VMXD_GET(VMXD_EPT_VPID_CAP_EXECUTE_ONLY, c->ept_vpid))
        return "execute_only for EPT";
    if (needs->invvpid && !VMXD_GET(VMXD_EPT_VPID_CAP_INVVPID, c->ept_vpid))
        return "invvpid";
    if (needs->time_slice && !vmxd_ctls32_allow(c->pin, VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER))
        return "activate_vmx_preemption_timer";
    if (needs->protected_mode && !vmcs_has_protected_mode())
        return "memory below 4 GBytes";
    if (needs->apic && platform_read_msr(X86_MSR_APIC_BASE) & X86_APIC_BASE_X2APIC)
        return "the local APIC is in x2APIC mode";
    if ((needs->interrupts || needs->apic) && platform_pend_interrupt == NULL)
        return "the host keeps all interrupts to itself";
    if ((needs->feature && !x86_has_feature(needs->feature)) || (needs->cr4 & ~c->cr4_fixed1))
        return "a feature of CPUID or CR4";
    return NULL;
}

/* --- The host: as it is now --- */

static uint64_t host_selector(uint16_t selector)
{
    return selector & 7 ? 0 : selector; /* a VM exit loads only GDT selectors of ring 0 */
}

void vmcs_set_host_state(void)
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
}

/* --- The guest: 64-bit mode, ring 0, interrupts off --- */

#define SET_SEGMENT(register_name, selector, base, limit, rights)       \
    do {                                                                \
        SET16(VMXD_VMCS_GUEST_##register_name##_SELECTOR, selector);    \
        SET_NATURAL(VMXD_VMCS_GUEST_##register_name##_BASE, base);      \
        SET32(VMXD_VMCS_GUEST_##register_name##_LIMIT, limit);          \
        SET32(VMXD_VMCS_GUEST_##register_name##_ACCESS_RIGHTS, rights); \
    } while (0)

static void setup_guest_segments(void)
{
    SET_SEGMENT(ES, GUEST_SS, 0, 0xFFFFFFFF, GUEST_RIGHTS_DATA);
    SET_SEGMENT(CS, GUEST_CS, 0, 0xFFFFFFFF, GUEST_RIGHTS_CODE);
    SET_SEGMENT(SS, GUEST_SS, 0, 0xFFFFFFFF, GUEST_RIGHTS_DATA);
    SET_SEGMENT(DS, GUEST_SS, 0, 0xFFFFFFFF, GUEST_RIGHTS_DATA);
    SET_SEGMENT(FS, GUEST_SS, 0, 0xFFFFFFFF, GUEST_RIGHTS_DATA);
    SET_SEGMENT(GS, GUEST_SS, 0, 0xFFFFFFFF, GUEST_RIGHTS_DATA);
    SET_SEGMENT(LDTR, 0, 0, 0, VMXD_AR_SEGMENT_UNUSABLE);
    SET_SEGMENT(TR, GUEST_TR, (uintptr_t)guest_tss, sizeof(guest_tss) - 1, GUEST_RIGHTS_BUSY_TSS);
    SET_NATURAL(VMXD_VMCS_GUEST_GDTR_BASE, (uintptr_t)guest_gdt);
    SET32(VMXD_VMCS_GUEST_GDTR_LIMIT, sizeof(guest_gdt) - 1);
    SET_NATURAL(VMXD_VMCS_GUEST_IDTR_BASE, (uintptr_t)guest_idt);
    SET32(VMXD_VMCS_GUEST_IDTR_LIMIT, sizeof(guest_idt) - 1);
}

#define CR0_PE_ET_WP_PG 0x80010011u

/* The guest sees CR0 and CR4 through the read shadows and owns no bit of them: each change exits.
 * MCE stays set behind its back: a machine check in a guest without it would shut the processor down. */
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
    SET_NATURAL(VMXD_VMCS_GUEST_DR7, 0x400);
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
    struct vmxd_vmcs_header *region = v->vmcs_region;

    if (region == NULL) {
        region = v->vmcs_region = platform_page();
        if (region == NULL) {
            say("there is no page for the VMCS: give the platform more memory");
            return false;
        }
    }
    region->revision = vmxd_vmcs_revision_from(
        VMXD_GET(VMXD_BASIC_VMCS_REVISION_IDENTIFIER, v->capabilities->basic));
    v->vmcs = platform_physical(region);
    if (vmxd_vmclear(v->vmcs) == VMXD_VMSUCCEED && vmxd_vmptrld(v->vmcs) == VMXD_VMSUCCEED)
        return true;
    say("VMCLEAR or VMPTRLD does not take the VMCS at 0x%lx", v->vmcs);
    return false;
}

bool vmcs_setup(struct vcpu *v, const struct vcpu_needs *needs, uint64_t (*entry)(void))
{
    const struct vmxd_capabilities *capabilities = v->capabilities;
    void *region = v->vmcs_region;

    *v = (struct vcpu){.capabilities = capabilities, .vmcs_region = region};
    v->dr[6] = 0xFFFF0FF0;
    v->dr[7] = 0x400;
    v->time_slices = needs->time_slice ? 8 : 1;
    v->host_interrupts = 100;
    refused_field = 0;
    if (!make_vmcs_current(v) || !setup_controls(v, needs))
        return false;
    vmcs_set_host_state();
    setup_guest_segments();
    setup_guest_registers(capabilities);
    SET_NATURAL(VMXD_VMCS_GUEST_RSP, memory_prepare_guest());
    v->sends_nmi = needs->apic;
    if (needs->apic &&
        !memory_lend_device(platform_read_msr(X86_MSR_APIC_BASE) & X86_APIC_BASE_ADDRESS)) {
        say("there are not enough pages for the page tables");
        return false;
    }
    SET_NATURAL(VMXD_VMCS_GUEST_RIP, (uintptr_t)entry);
    if (needs->protected_mode)
        vmcs_set_protected_mode(v, entry);
    if (refused_field != 0)
        say("VMWRITE refuses the field 0x%x, %s", refused_field, vmxd_vmcs_name(refused_field));
    return refused_field == 0;
}
