/* SPDX-License-Identifier: MIT */
/* entry_bugs.c - the table of known bugs of Bochs and of KVM's nested VMX in the checks of VM entry, and the place of each
 * in its source. */
#include <vmxdefs/entry_words.h>

#include "emulator_bugs.h"
#include "entry_bugs.h"

#define FIRST     VERSION(2, 7)
#define LAST      VERSION(3, 1)
#define KVM_FIRST VERSION(6, 1) /* of Linux */
#define KVM_LAST  VERSION(6, 1)

/* --- Conditions --- */

#define VALUE(input) (s->value[VMXD_INPUT_##input])

static bool has_secondary(const struct vmxd_snapshot *s, uint32_t control)
{
    return (VALUE(CTRL_PRIMARY_CONTROLS) & VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS) &&
           (VALUE(CTRL_SECONDARY_CONTROLS) & control);
}

static uint32_t event_type(const struct vmxd_snapshot *s)
{
    return VMXD_GET(VMXD_ENTRY_INTR_TYPE,
                    vmxd_entry_interruption_from((uint32_t)VALUE(CTRL_ENTRY_INTERRUPTION_INFO)));
}

static bool injects(const struct vmxd_snapshot *s)
{
    return (VALUE(CTRL_ENTRY_INTERRUPTION_INFO) & VMXD_ENTRY_INTR_VALID) != 0;
}

static bool is_unrestricted(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return has_secondary(s, VMXD_SECONDARY_UNRESTRICTED_GUEST);
}

static bool has_no_tpr_shadow(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return !(VALUE(CTRL_PRIMARY_CONTROLS) & VMXD_PRIMARY_USE_TPR_SHADOW);
}

static bool injects_vector_18(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return (VALUE(CTRL_ENTRY_INTERRUPTION_INFO) & VMXD_ENTRY_INTR_VECTOR) == VMXD_VECTOR_MC;
}

static bool injects_nmi_after_sti(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return injects(s) && event_type(s) == VMXD_EVENT_NMI &&
           (VALUE(GUEST_INTERRUPTIBILITY_STATE) & VMXD_INTR_STATE_BLOCKING_BY_STI);
}

static bool has_any_error_code(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return (VALUE(IA32_VMX_BASIC) & VMXD_BASIC_HARDWARE_EXCEPTION_ANY_ERROR_CODE) != 0;
}

/* Only bits 63:32 of the pending debug exceptions are wrong. */
static bool has_high_pending_bits(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return (VALUE(GUEST_PENDING_DEBUG_EXCEPTIONS) & VMXD_PENDING_DB_RESERVED & 0xFFFFFFFF) == 0;
}

static bool has_pending_bus_lock_or_rtm(const struct vmxd_snapshot *s,
                                        const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return (VALUE(GUEST_PENDING_DEBUG_EXCEPTIONS) &
            (VMXD_PENDING_DB_BUS_LOCK | VMXD_PENDING_DB_RTM)) != 0;
}

static bool is_64_bit_mode(const struct vmxd_snapshot *s)
{
    return (VALUE(CTRL_ENTRY_CONTROLS) & VMXD_ENTRY_CTL_IA32E_MODE_GUEST) &&
           (VALUE(GUEST_CS_ACCESS_RIGHTS) & VMXD_AR_LONG_MODE);
}

static bool is_null_ss_in_64_bit_mode(const struct vmxd_snapshot *s,
                                      const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return is_64_bit_mode(s) && (VALUE(GUEST_SS_SELECTOR) & 0xFFFC) == 0;
}

static bool has_ia32e_guest(const struct vmxd_snapshot *s)
{
    return (VALUE(CTRL_ENTRY_CONTROLS) & VMXD_ENTRY_CTL_IA32E_MODE_GUEST) != 0;
}

static bool is_canonical(const struct vmxd_snapshot *s, uint64_t address)
{
    return vmxd_equal_from(address, VALUE(LINEAR_ADDRESS_WIDTH) - 1);
}

static bool loads_cet(const struct vmxd_snapshot *s)
{
    return (VALUE(CTRL_ENTRY_CONTROLS) & VMXD_ENTRY_CTL_LOAD_CET_STATE) != 0;
}

static bool loads_noncanonical_s_cet(const struct vmxd_snapshot *s,
                                     const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return loads_cet(s) && (!is_canonical(s, VALUE(GUEST_S_CET)) ||
                            (!has_ia32e_guest(s) && VALUE(GUEST_S_CET) >> 32));
}

static bool loads_noncanonical_ssp(const struct vmxd_snapshot *s,
                                   const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return loads_cet(s) &&
           (!is_canonical(s, VALUE(GUEST_SSP)) || (!has_ia32e_guest(s) && VALUE(GUEST_SSP) >> 32));
}

static bool exits_keep_cet(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return !(VALUE(CTRL_EXIT_CONTROLS) & VMXD_EXIT_CTL_LOAD_CET_STATE);
}

/* Only bits 63:32 of the secondary VM-exit controls are wrong. */
static bool has_high_exit_controls(const struct vmxd_snapshot *s,
                                   const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return (VALUE(CTRL_SECONDARY_EXIT_CONTROLS) & ~VALUE(IA32_VMX_EXIT_CTLS2) & 0xFFFFFFFF) == 0;
}

static bool host_uses_4_levels(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry)
{
    (void)entry;
    return VALUE(LINEAR_ADDRESS_WIDTH) == 57 && !(VALUE(HOST_CR4) & VMXD_CR4_LA57);
}

static bool is_v86(const struct vmxd_snapshot *s)
{
    return (VALUE(GUEST_RFLAGS) & VMXD_RFLAGS_VM) != 0;
}

/* CS.DPL is not CS.RPL, or for a conforming segment above it. */
static bool cs_dpl_differs_from_rpl(const struct vmxd_snapshot *s,
                                    const struct vmxd_msr_entry *entry)
{
    const uint64_t rights = VALUE(GUEST_CS_ACCESS_RIGHTS), type = rights & VMXD_AR_TYPE;
    const uint64_t dpl = (rights & VMXD_AR_DPL) >> VMXD_AR_DPL_SHIFT;
    const uint64_t rpl = VALUE(GUEST_CS_SELECTOR) & 3;

    (void)entry;
    return !is_v86(s) &&
           (((type == 9 || type == 11) && dpl != rpl) || ((type == 13 || type == 15) && dpl > rpl));
}

#define TYPE_11_RPL(name)                                                  \
    static bool name##_has_type_11(const struct vmxd_snapshot *s,          \
                                   const struct vmxd_msr_entry *entry)     \
    {                                                                      \
        (void)entry;                                                       \
        return (VALUE(GUEST_##name##_ACCESS_RIGHTS) & VMXD_AR_TYPE) == 11; \
    }
TYPE_11_RPL(DS)
TYPE_11_RPL(ES)
TYPE_11_RPL(FS)
TYPE_11_RPL(GS)

/* KVM waits for an event or for a SIPI instead of entering the guest. */
static bool is_halted(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry)
{
    const uint64_t primary = VALUE(CTRL_PRIMARY_CONTROLS);
    const uint64_t activity = VALUE(GUEST_ACTIVITY_STATE);

    (void)entry;
    if (activity == VMXD_ACTIVITY_WAIT_FOR_SIPI)
        return true;
    return activity == VMXD_ACTIVITY_HLT && !injects(s) &&
           !(primary & VMXD_PRIMARY_NMI_WINDOW_EXITING) &&
           !((primary & VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING) &&
             (VALUE(GUEST_RFLAGS) & VMXD_RFLAGS_IF));
}

/* A hardware exception with this vector and without an error code cannot be injected. */
static bool injects_only_software_exception(const struct vmxd_snapshot *s,
                                            const struct vmxd_msr_entry *entry)
{
    const uint8_t vector = VALUE(CTRL_ENTRY_INTERRUPTION_INFO) & VMXD_ENTRY_INTR_VECTOR;

    (void)entry;
    return injects(s) && event_type(s) == VMXD_EVENT_SOFTWARE_EXCEPTION &&
           (vector > 31 ||
            (vmxd_vector_has_error_code(vector) && (VALUE(GUEST_CR0) & VMXD_CR0_PE)));
}

/* CS is unusable, and KVM checks the segments itself. */
static bool is_restricted_without_cs(const struct vmxd_snapshot *s,
                                     const struct vmxd_msr_entry *entry)
{
    return !is_unrestricted(s, entry) && !is_v86(s) &&
           (VALUE(GUEST_CS_ACCESS_RIGHTS) & VMXD_AR_SEGMENT_UNUSABLE);
}

/* The posted-interrupt descriptor is not at the beginning of a page. */
static bool posts_to_part_of_page(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry)
{
    return (VALUE(CTRL_PIN_BASED_CONTROLS) & VMXD_PIN_PROCESS_POSTED_INTERRUPTS) &&
           !has_no_tpr_shadow(s, entry) && (VALUE(CTRL_POSTED_INTERRUPT_DESCRIPTOR) & 0xFFF);
}

/* IA32_SYSENTER_ESP, IA32_SYSENTER_EIP */
static bool is_sysenter_address(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry)
{
    (void)s;
    return entry->index == 0x175 || entry->index == 0x176;
}

/* --- The rows --- */

#define RULES(...) ((const uint32_t[]){__VA_ARGS__, VMXD_RULES})

#define GUEST_STATE_CHECKS "cpu/vmx.cc, VMenterLoadCheckGuestState"
#define CONTROL_CHECKS     "cpu/vmx.cc, VMenterLoadCheckVmControls"
#define KVM_NESTED         "arch/x86/kvm/vmx/nested.c, "

#define TYPE_11(name)                                                                          \
    {                                                                                          \
        .first = FIRST, .last = VERSION(2, 7),                                                 \
        .rules = RULES(VMXD_RULE_GUEST_##name##_DPL_GE_RPL), .only = name##_has_type_11,       \
        .what = #name " of type 11 may have a DPL below its RPL", .source = GUEST_STATE_CHECKS \
    }

static const struct entry_bug bugs[] = {
    /* --- KVM's nested VMX; first, because the processor beneath sees only what KVM has accepted --- */
    {.is_of_kvm = true,
     .first = KVM_FIRST,
     .last = KVM_LAST,
     .rules = RULES(VMXD_RULE_ACTIVITY_HLT_SS_DPL, VMXD_RULE_ACTIVITY_ACTIVE_IF_STI_MOVSS,
                    VMXD_RULE_ACTIVITY_HLT_INJECTION, VMXD_RULE_ACTIVITY_SIPI_INJECTION),
     .what = "the activity state is emulated: the processor enters the guest in the active state",
     .source = KVM_NESTED "nested_vmx_run, nested_check_guest_non_reg_state"},
    {.is_of_kvm = true,
     .first = KVM_FIRST,
     .last = KVM_LAST,
     .rules = RULES(VMXD_RULE_LINK_PTR_NOT_CURRENT),
     .what = "the VMCS link pointer is not compared with the current VMCS",
     .source = KVM_NESTED "nested_vmx_check_vmcs_link_ptr"},
    {.is_of_kvm = true,
     .first = KVM_FIRST,
     .last = KVM_LAST,
     .outcome = VMXD_OUTCOME_GUEST_STATE,
     .only = is_restricted_without_cs,
     .what = "CS of a guest that is not unrestricted must not be unusable",
     .source = "arch/x86/kvm/vmx/vmx.c, code_segment_valid"},
    {.is_of_kvm = true,
     .first = KVM_FIRST,
     .last = KVM_LAST,
     .rules = RULES(VMXD_RULE_MSR_LOAD_WRMSR_FAULT),
     .only = is_sysenter_address,
     .what = "an address for IA32_SYSENTER_ESP or IA32_SYSENTER_EIP is made canonical",
     .source = "arch/x86/kvm/x86.c, __kvm_set_msr"},
    {.is_of_kvm = true,
     .first = KVM_FIRST,
     .last = KVM_LAST,
     .limits_msr_load = true,
     .what =
         "an MSR-load area longer than the recommended maximum fails at its first entry too many",
     .source = KVM_NESTED "nested_vmx_load_msr"},
    {.is_of_kvm = true,
     .first = KVM_FIRST,
     .last = KVM_LAST,
     .processor_is_last = true,
     .what = "what KVM leaves to the processor is checked after the MSRs are loaded",
     .source = KVM_NESTED "nested_vmx_enter_non_root_mode"},
    {.is_of_kvm = true,
     .first = KVM_FIRST,
     .last = KVM_LAST,
     .processor_is_skipped = true,
     .only = is_halted,
     .what = "the processor does not enter a guest in the HLT state or in wait-for-SIPI before an "
             "event comes",
     .source = KVM_NESTED "nested_vmx_run"},
    {.is_of_kvm = true,
     .first = KVM_FIRST,
     .last = KVM_LAST,
     .outcome = VMXD_OUTCOME_ERROR_7,
     .sometimes = true,
     .only = injects_only_software_exception,
     .what = "a software exception whose delivery causes an EPT violation of KVM's own is injected "
             "again as a hardware exception",
     .source = "arch/x86/kvm/vmx/vmx.c, __vmx_complete_interrupts, vmx_inject_exception"},

    /* --- Controls --- */
    {.first = VERSION(3, 0),
     .last = LAST,
     .rules = RULES(VMXD_RULE_POSTED_INT_NEEDS_VID, VMXD_RULE_POSTED_INT_VECTOR,
                    VMXD_RULE_POSTED_DESC_ALIGN64, VMXD_RULE_POSTED_DESC_WIDTH),
     .only = has_no_tpr_shadow,
     .what = "posted interrupts are checked only with a TPR shadow",
     .source = CONTROL_CHECKS},
    {.first = VERSION(3, 0),
     .last = VERSION(3, 0),
     .outcome = VMXD_OUTCOME_ERROR_7,
     .only = posts_to_part_of_page,
     .what = "the posted-interrupt descriptor must be aligned to 4 KBytes",
     .source = CONTROL_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_INJECT_ERROR_CODE_TYPE, VMXD_RULE_INJECT_ERROR_CODE_REAL_MODE),
     .only = has_any_error_code,
     .what = "with CET the deliver-error-code bit is checked for no type of event",
     .source = CONTROL_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_ENTRY_TO_SMM_OUTSIDE_SMM),
     .what = "\"entry to SMM\" outside SMM is refused with the guest state, not with the controls",
     .source = CONTROL_CHECKS ", VMenterLoadCheckGuestState"},
    {.first = VERSION(3, 0),
     .last = LAST,
     .rules = RULES(VMXD_RULE_EXIT2_CTLS_ALLOWED1),
     .only = has_high_exit_controls,
     .what = "bits 63:32 of the secondary VM-exit controls are not checked",
     .source = "cpu/vmx.h, bx_VMX_Cap: vmx_vmexit_ctrl2_supported_bits is Bit32u; " CONTROL_CHECKS},
    {.first = VERSION(3, 0),
     .last = LAST,
     .has_48_bits = true,
     .only = host_uses_4_levels,
     .what = "an address is canonical by CR4.LA57, and not by what the processor supports",
     .source = "cpu/cpu.h, IsCanonical"},

    /* --- Host state --- */
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_HOST_CR4_CET_NEEDS_WP),
     .only = exits_keep_cet,
     .what = "host CR4.CET without CR0.WP is checked only if VM exits load CET state",
     .source = "cpu/vmx.cc, VMenterLoadCheckHostState"},

    /* --- Guest registers --- */
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_GUEST_DEBUGCTL_RESERVED),
     .what = "reserved bits of IA32_DEBUGCTL are not checked",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_GUEST_IA32E_NEEDS_PG),
     .only = is_unrestricted,
     .what = "an unrestricted guest in IA-32e mode may have CR0.PG = 0",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_GUEST_RIP_UPPER_IDENTICAL),
     .what = "RIP of a guest in 64-bit mode is not checked",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_GUEST_RFLAGS_VM_REAL),
     .what = "RFLAGS.VM may be 1 in real-address mode",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .outcome = VMXD_OUTCOME_GUEST_STATE,
     .only = loads_noncanonical_s_cet,
     .what = "IA32_S_CET must be canonical, outside IA-32e mode below 4 GiB",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .outcome = VMXD_OUTCOME_GUEST_STATE,
     .only = loads_noncanonical_ssp,
     .what = "SSP must be canonical, outside IA-32e mode below 4 GiB",
     .source = GUEST_STATE_CHECKS},

    /* --- Guest segments --- */
    TYPE_11(DS),
    TYPE_11(ES),
    TYPE_11(FS),
    TYPE_11(GS),
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_GUEST_SS_TYPE, VMXD_RULE_GUEST_SS_S, VMXD_RULE_GUEST_SS_PRESENT,
                    VMXD_RULE_GUEST_SS_AR_RESERVED, VMXD_RULE_GUEST_SS_G_LOW,
                    VMXD_RULE_GUEST_SS_G_HIGH, VMXD_RULE_GUEST_SS_BASE_HI),
     .only = is_null_ss_in_64_bit_mode,
     .what = "a usable SS with a null selector is not checked in 64-bit mode",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = VERSION(2, 7),
     .rules = RULES(VMXD_RULE_GUEST_CS_DPL_NONCONFORMING, VMXD_RULE_GUEST_CS_DPL_CONFORMING),
     .what = "CS.DPL is not compared with SS.DPL",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = VERSION(2, 7),
     .outcome = VMXD_OUTCOME_GUEST_STATE,
     .only = cs_dpl_differs_from_rpl,
     .what = "CS.DPL is compared with CS.RPL",
     .source = GUEST_STATE_CHECKS},

    /* --- Other guest state --- */
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_ACTIVITY_HLT_INJECTION),
     .what = "any event can be injected in the HLT state",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_ACTIVITY_SHUTDOWN_INJECTION),
     .only = injects_vector_18,
     .what = "vector 18 of any type can be injected in the shutdown state",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_INTR_NMI_NOT_STI),
     .outcome = VMXD_OUTCOME_GUEST_STATE,
     .only = injects_nmi_after_sti,
     .what = "the failed entry for an NMI blocked by STI has the qualification 0",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = VERSION(3, 0),
     .rules = RULES(VMXD_RULE_INTR_VIRTUAL_NMI),
     .what = "an NMI can be injected while virtual NMIs are blocked",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_PENDING_DBG_BS_IF_TF, VMXD_RULE_PENDING_DBG_NO_BS_WITHOUT_TF),
     .what = "BS of the pending debug exceptions is not compared with RFLAGS.TF",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_PENDING_DBG_RESERVED),
     .only = has_high_pending_bits,
     .what = "bits 63:32 of the pending debug exceptions are not checked",
     .source = GUEST_STATE_CHECKS},
    {.first = FIRST,
     .last = LAST,
     .outcome = VMXD_OUTCOME_GUEST_STATE,
     .only = has_pending_bus_lock_or_rtm,
     .what = "the bits for bus locks and RTM of the pending debug exceptions must be 0",
     .source = GUEST_STATE_CHECKS},

    /* --- Found by entry_checks/ --- */
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_BASIC_NOT_SHADOW_VMCS),
     .what = "a shadow VMCS can be entered",
     .source = "cpu/vmx.cc, VMLAUNCH"},
    {.first = FIRST,
     .last = LAST,
     .rules =
         RULES(VMXD_RULE_GUEST_PERF_GLOBAL_CTRL_RESERVED, VMXD_RULE_HOST_PERF_GLOBAL_CTRL_RESERVED),
     .what = "reserved bits of IA32_PERF_GLOBAL_CTRL are not checked",
     .source = GUEST_STATE_CHECKS ", VMenterLoadCheckHostState"},
    {.first = FIRST,
     .last = LAST,
     .rules = RULES(VMXD_RULE_GUEST_PKRS_RESERVED, VMXD_RULE_HOST_PKRS_RESERVED),
     .what = "bits 63:32 of IA32_PKRS are lost before they are checked",
     .source = "cpu/vmx.h, VMCS_GUEST_STATE, VMCS_HOST_STATE: pkrs is Bit32u"},
};
#define BUGS (sizeof(bugs) / sizeof(bugs[0]))
_Static_assert(BUGS <= 64, "struct emulated_entry: rows");

static uint32_t found[BUGS];
static bool is_seen[VMXD_RULES]; /* broken in a snapshot */

/* --- The outcomes --- */

static const struct vmxd_msr_entry not_an_entry; /* for the rules that are not about one */

static bool is_here(size_t row, uint64_t without)
{
    const uint32_t version = bugs[row].is_of_kvm ? kvm_version() : emulator_version();

    return version >= bugs[row].first && version <= bugs[row].last && !(without >> row & 1);
}

static bool is_in(const uint32_t *rules, uint32_t rule)
{
    for (const uint32_t *r = rules; r != NULL && *r != VMXD_RULES; r++)
        if (*r == rule)
            return true;
    return false;
}

/* Guest state that KVM checks itself, whatever the guest is: nested_vmx_check_guest_state, nested_vmx_load_cr3. */
static const uint32_t kvm_guest_state[] = {
    VMXD_RULE_GUEST_CR0_FIXED0,
    VMXD_RULE_GUEST_CR0_FIXED1,
    VMXD_RULE_GUEST_CR0_PG_NEEDS_PE,
    VMXD_RULE_GUEST_CR3_WIDTH,
    VMXD_RULE_GUEST_CR4_FIXED0,
    VMXD_RULE_GUEST_CR4_FIXED1,
    VMXD_RULE_GUEST_DEBUGCTL_RESERVED,
    VMXD_RULE_GUEST_DR7_HI,
    VMXD_RULE_GUEST_IA32E_NEEDS_PG,
    VMXD_RULE_GUEST_IA32E_NEEDS_PAE,
    VMXD_RULE_GUEST_PERF_GLOBAL_CTRL_RESERVED,
    VMXD_RULE_GUEST_PAT_TYPES,
    VMXD_RULE_GUEST_EFER_RESERVED,
    VMXD_RULE_GUEST_EFER_LMA,
    VMXD_RULE_GUEST_EFER_LME,
    VMXD_RULE_GUEST_BNDCFGS_CANONICAL,
    VMXD_RULE_GUEST_BNDCFGS_RESERVED,
    VMXD_RULE_GUEST_PDPTE_MEMORY_RESERVED,
    VMXD_RULE_ACTIVITY_SUPPORTED,
    VMXD_RULE_LINK_PTR_ALIGN4K,
    VMXD_RULE_LINK_PTR_WIDTH,
    VMXD_RULE_LINK_PTR_REVISION,
    VMXD_RULE_LINK_PTR_SHADOW_BIT,
    VMXD_RULES,
};

#define SEGMENTS(name)                                                               \
    VMXD_RULE_GUEST_CS_##name, VMXD_RULE_GUEST_SS_##name, VMXD_RULE_GUEST_DS_##name, \
        VMXD_RULE_GUEST_ES_##name, VMXD_RULE_GUEST_FS_##name, VMXD_RULE_GUEST_GS_##name

/* What it checks itself of a guest that is not unrestricted: vmx.c, __vmx_guest_state_valid.  Of the access rights in
 * virtual-8086 mode and of the type of TR it checks only a part. */
static const uint32_t kvm_segments[] = {
    SEGMENTS(BASE_V86),
    SEGMENTS(LIMIT_V86),
    SEGMENTS(S),
    VMXD_RULE_GUEST_CS_TYPE,
    VMXD_RULE_GUEST_SS_TYPE,
    VMXD_RULE_GUEST_SS_RPL_EQ_CS_RPL,
    VMXD_RULE_GUEST_DS_DPL_GE_RPL,
    VMXD_RULE_GUEST_ES_DPL_GE_RPL,
    VMXD_RULE_GUEST_FS_DPL_GE_RPL,
    VMXD_RULE_GUEST_GS_DPL_GE_RPL,
    VMXD_RULES,
};

/* ... if it is not in virtual-8086 mode ... */
static const uint32_t kvm_system_segments[] = {
    VMXD_RULE_GUEST_TR_SEL_TI,
    VMXD_RULE_GUEST_TR_USABLE,
    VMXD_RULE_GUEST_LDTR_SEL_TI,
    VMXD_RULE_GUEST_LDTR_TYPE,
    VMXD_RULES,
};

/* ... and if SS is usable: CS.DPL must be CS.RPL, which must be SS.RPL, which must be SS.DPL. */
static const uint32_t kvm_privilege[] = {
    VMXD_RULE_GUEST_SS_DPL_EQ_RPL,
    VMXD_RULE_GUEST_CS_DPL_NONCONFORMING,
    VMXD_RULE_GUEST_CS_DPL_CONFORMING,
    VMXD_RULES,
};

/* Controls that it leaves to the processor: nested_vmx_check_tpr_shadow_controls, nested_check_vm_execution_controls.
 */
static const uint32_t kvm_not_controls[] = {
    VMXD_RULE_TPR_THRESHOLD_RESERVED,
    VMXD_RULE_TPR_THRESHOLD_LE_VTPR,
    VMXD_RULE_TSC_MULTIPLIER_NONZERO,
    VMXD_RULES,
};

static bool kvm_decides_segment(uint32_t rule, const struct vmxd_snapshot *s)
{
    if (has_secondary(s, VMXD_SECONDARY_UNRESTRICTED_GUEST))
        return false;
    if (is_in(kvm_segments, rule))
        return true;
    if (is_v86(s))
        return false;
    return is_in(kvm_system_segments, rule) ||
           (is_in(kvm_privilege, rule) &&
            !(VALUE(GUEST_SS_ACCESS_RIGHTS) & VMXD_AR_SEGMENT_UNUSABLE));
}

/* KVM does not leave the rule to the processor, which enters another VMCS. */
static bool kvm_decides(uint32_t rule, const struct vmxd_snapshot *s)
{
    if (kvm_version() == 0)
        return false;
    if (vmxd_entry_outcome_stage(vmxd_rule_outcome(rule)) != VMXD_STAGE_GUEST_STATE)
        return !is_in(kvm_not_controls, rule);
    return is_in(kvm_guest_state, rule) || kvm_decides_segment(rule, s);
}

/* The row because of which the emulator does not check the rule; BUGS: it checks it. */
static size_t row_of(uint32_t rule, const struct vmxd_snapshot *s,
                     const struct vmxd_msr_entry *entry, uint64_t without)
{
    for (size_t row = 0; row < BUGS; row++)
        if (is_here(row, without) && is_in(bugs[row].rules, rule) &&
            (bugs[row].is_of_kvm || !kvm_decides(rule, s)) &&
            (bugs[row].only == NULL || bugs[row].only(s, entry)))
            return row;
    return BUGS;
}

struct stage {
    uint32_t outcomes;
    bool fails;
    bool kvm_fails; /* because of a rule that KVM does not leave to the processor */
    uint64_t rows;
};

static void add_rule(struct stage *stages, const struct vmxd_snapshot *s, uint32_t rule,
                     const struct vmxd_msr_entry *entry, uint32_t number, uint64_t without)
{
    const uint32_t outcome = vmxd_rule_outcome(rule);
    struct stage *stage = &stages[vmxd_entry_outcome_stage(outcome)];
    struct vmxd_rule_check r;
    enum vmxd_verdict verdict;
    size_t row;

    vmxd_rule_evaluate_entry(&r, s, rule, entry, number);
    verdict = vmxd_rule_verdict(&r);
    if (verdict <= VMXD_VERDICT_HOLDS || outcome == VMXD_OUTCOME_UNDEFINED)
        return;
    is_seen[rule] |= verdict == VMXD_VERDICT_BROKEN;
    row = row_of(rule, s, entry, without);
    if (row != BUGS) {
        stage->rows |= 1ull << row;
        return;
    }
    stage->outcomes |= 1u << outcome;
    if (verdict == VMXD_VERDICT_BROKEN && !vmxd_rule_some_processors(rule)) {
        stage->fails = true;
        stage->kvm_fails |= kvm_decides(rule, s);
    }
}

/* What no rule forbids. */
static void add_refusals(struct stage *stages, const struct vmxd_snapshot *s, uint64_t without)
{
    for (size_t row = 0; row < BUGS; row++)
        if (bugs[row].outcome != 0 && is_here(row, without) && bugs[row].only(s, &not_an_entry)) {
            struct stage *stage = &stages[vmxd_entry_outcome_stage(bugs[row].outcome)];

            stage->outcomes |= 1u << bugs[row].outcome;
            stage->rows |= 1ull << row;
            stage->fails |= !bugs[row].sometimes;
            stage->kvm_fails |= bugs[row].is_of_kvm && !bugs[row].sometimes;
        }
}

/* The snapshot as the emulator sees it. */
static const struct vmxd_snapshot *seen_snapshot(const struct vmxd_snapshot *s, uint64_t without,
                                                 uint64_t *rows)
{
    static struct vmxd_snapshot copy;

    for (size_t row = 0; row < BUGS; row++)
        if (bugs[row].has_48_bits && is_here(row, without) && bugs[row].only(s, &not_an_entry)) {
            copy = *s;
            vmxd_snapshot_set(&copy, VMXD_INPUT_LINEAR_ADDRESS_WIDTH, 48);
            *rows |= 1ull << row;
            return &copy;
        }
    return s;
}

bool entry_bugs_refuse(const struct vmxd_snapshot *s)
{
    struct stage stages[VMXD_STAGE_DONE] = {{0}};
    uint64_t rows = 0;

    add_refusals(stages, s, 0);
    seen_snapshot(s, 0, &rows);
    for (uint32_t i = 0; i < VMXD_STAGE_DONE; i++)
        rows |= stages[i].rows;
    return rows != 0;
}

/* VMXD_MISC_MAX_MSRS_RECOMMENDED is N: 512 * (N + 1) entries. */
static void add_msr_limit(struct stage *stage, const struct vmxd_snapshot *s, uint32_t number,
                          uint64_t without)
{
    const uint64_t recommended = 512 * ((VALUE(IA32_VMX_MISC) >> 25 & 7) + 1);

    for (size_t row = 0; row < BUGS; row++)
        if (bugs[row].limits_msr_load && is_here(row, without) && number > recommended) {
            stage->outcomes |= 1u << VMXD_OUTCOME_MSR_LOAD;
            stage->rows |= 1ull << row;
            stage->fails = true;
        }
}

/* The entries of the MSR-load area, in order. */
static void add_msr_load(struct emulated_entry *e, const struct vmxd_snapshot *s,
                         const struct vmxd_msr_entry *area, uint32_t count, uint64_t without)
{
    struct stage stages[VMXD_STAGE_DONE] = {{0}};
    struct stage *const stage = &stages[VMXD_STAGE_MSR_LOAD];
    uint32_t number;

    for (number = 1; number <= count && !stage->fails; number++) {
        const uint64_t rows = stage->rows;

        for (uint32_t rule = 0; rule < VMXD_RULES; rule++)
            if (vmxd_rule_is_msr_load(rule))
                add_rule(stages, s, rule, &area[number - 1], number, without);
        if (stage->rows != rows && e->msr_first == 0)
            e->msr_first = number + 1;
        add_msr_limit(stage, s, number, without);
    }
    e->outcomes |= stage->outcomes | (stage->fails ? 0 : 1u << VMXD_OUTCOME_SUCCESS);
    e->rows |= stage->rows;
    e->msr_last = stage->fails ? number - 1 : count;
    if (e->msr_first == 0 || e->msr_first > e->msr_last)
        e->msr_first = e->msr_last;
    else
        e->outcomes |= 1u << VMXD_OUTCOME_MSR_LOAD;
}

static bool processor_is_last(const struct entry_bug *bug)
{
    return bug->processor_is_last;
}

static bool processor_is_skipped(const struct entry_bug *bug)
{
    return bug->processor_is_skipped;
}

/* Whether there is a row for which `flag` is true; it is added. */
static bool add_flag(struct emulated_entry *e, bool (*flag)(const struct entry_bug *),
                     const struct vmxd_snapshot *s, uint64_t without)
{
    for (size_t row = 0; row < BUGS; row++)
        if (flag(&bugs[row]) && is_here(row, without) &&
            (bugs[row].only == NULL || bugs[row].only(s, &not_an_entry))) {
            e->rows |= 1ull << row;
            return true;
        }
    return false;
}

struct emulated_entry emulated_entry(const struct vmxd_snapshot *s,
                                     const struct vmxd_msr_entry *area, uint32_t count,
                                     uint64_t without)
{
    struct stage stages[VMXD_STAGE_DONE] = {{0}};
    struct emulated_entry e = {0};
    bool processor_refuses = false; /* if KVM gets so far */

    s = seen_snapshot(s, without, &e.rows);
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++)
        if (!vmxd_rule_is_msr_load(rule))
            add_rule(stages, s, rule, &not_an_entry, 0, without);
    add_refusals(stages, s, without);
    for (uint32_t i = 0; i < VMXD_STAGE_MSR_LOAD; i++) {
        e.outcomes |= stages[i].outcomes;
        e.rows |= stages[i].rows;
        if (!stages[i].fails)
            continue;
        if (stages[i].kvm_fails || !add_flag(&e, processor_is_last, s, without))
            return e;
        processor_refuses = true;
    }
    add_msr_load(&e, s, area, area == NULL ? 0 : count, without);
    if (processor_refuses && !add_flag(&e, processor_is_skipped, s, without))
        e.outcomes &= ~(1u << VMXD_OUTCOME_SUCCESS);
    return e;
}

uint64_t entry_bugs_of(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *area,
                       uint32_t count, uint32_t outcome, uint64_t rows)
{
    uint64_t necessary = 0;

    for (size_t row = 0; row < BUGS; row++)
        if ((rows >> row & 1) &&
            !(emulated_entry(s, area, count, 1ull << row).outcomes >> outcome & 1))
            necessary |= 1ull << row;
    return necessary != 0 ? necessary : rows;
}

void entry_bugs_found(uint64_t rows)
{
    for (size_t row = 0; row < BUGS; row++)
        found[row] += rows >> row & 1;
}

void entry_bugs_report(void)
{
    uint32_t seen = 0;

    for (uint32_t rule = 0; rule < VMXD_RULES; rule++)
        seen += is_seen[rule];
    log_line("entry check: %u of %u rules were broken at least once", seen, (uint32_t)VMXD_RULES);

    for (size_t row = 0; row < BUGS; row++)
        if (found[row] != 0) {
            const uint32_t version = bugs[row].is_of_kvm ? kvm_version() : emulator_version();

            log_line("  %6u known bug of %s %u.%u: %s", found[row],
                     bugs[row].is_of_kvm ? "KVM" : "Bochs", version >> 8, version & 0xFF,
                     bugs[row].what);
            log_line("         %s", bugs[row].source);
        }
}
