/* SPDX-License-Identifier: MIT */
/* vmxdefs/capability.h - what the processor can do in VMX, and control words that it accepts.
 *
 * SDM: appendix "VMX Capability Reporting Facility"; "Restrictions on VMX Operation" (CR0, CR4).
 *
 * The MSRs of the controls come in two kinds, and reading one as the other turns every answer
 * around:
 *   split          low half: bits that must be 1; high half: bits that may be 1
 *   allowed-1      all 64 bits: bits that may be 1; nothing must be 1
 * They are two types here.
 */
#ifndef VMXDEFS_CAPABILITY_H
#define VMXDEFS_CAPABILITY_H

#include "base.h"
#include "controls.h"
#include "ept.h"

/* MSR addresses.  Plain numbers: they are wanted in #if and in assembly. */
#define VMXD_MSR_FEATURE_CONTROL 0x3A
#define VMXD_MSR_BASIC 0x480
#define VMXD_MSR_PINBASED_CTLS 0x481
#define VMXD_MSR_PROCBASED_CTLS 0x482
#define VMXD_MSR_EXIT_CTLS 0x483
#define VMXD_MSR_ENTRY_CTLS 0x484
#define VMXD_MSR_MISC 0x485
#define VMXD_MSR_CR0_FIXED0 0x486
#define VMXD_MSR_CR0_FIXED1 0x487
#define VMXD_MSR_CR4_FIXED0 0x488
#define VMXD_MSR_CR4_FIXED1 0x489
#define VMXD_MSR_VMCS_ENUM 0x48A
#define VMXD_MSR_PROCBASED_CTLS2 0x48B
#define VMXD_MSR_EPT_VPID_CAP 0x48C
#define VMXD_MSR_TRUE_PINBASED_CTLS 0x48D
#define VMXD_MSR_TRUE_PROCBASED_CTLS 0x48E
#define VMXD_MSR_TRUE_EXIT_CTLS 0x48F
#define VMXD_MSR_TRUE_ENTRY_CTLS 0x490
#define VMXD_MSR_VMFUNC 0x491
#define VMXD_MSR_PROCBASED_CTLS3 0x492
#define VMXD_MSR_EXIT_CTLS2 0x493

/* IA32_FEATURE_CONTROL.  VMXON raises #GP unless it is locked with the enable bit of the mode set;
 * once locked it stays so until reset, so it is the firmware that must have enabled VMX. */
/* clang-format off */
#define VMXD_FEATURE_CONTROL_TABLE(F, T)        \
    F(T, lock,                           0,  1) \
    F(T, enable_vmx_inside_smx,          1,  1) \
    F(T, enable_vmx_outside_smx,         2,  1) \
    F(T, reserved_3,                     3,  5) \
    F(T, senter_local_function_enables,  8,  7) \
    F(T, senter_global_enable,          15,  1) \
    F(T, reserved_16,                   16,  1) \
    F(T, sgx_launch_control_enable,     17,  1) \
    F(T, sgx_global_enable,             18,  1) \
    F(T, reserved_19,                   19,  1) \
    F(T, lmce_on,                       20,  1) \
    F(T, reserved_21,                   21, 43)
/* clang-format on */
VMXD_LAYOUT64(vmxd_feature_control, VMXD_FEATURE_CONTROL_TABLE);

/* IA32_VMX_BASIC. */
/* clang-format off */
#define VMXD_BASIC_TABLE(F, T)                                                              \
    F(T, vmcs_revision_identifier,           0, 31)                                         \
    F(T, zero_31,                           31,  1)  /* always 0 */                         \
    F(T, vmcs_region_size,                  32, 13)  /* bytes, at most 4096 */              \
    F(T, reserved_45,                       45,  3)                                         \
    F(T, physical_address_width_32,         48,  1)  /* 1: VMX structures below 4 GBytes */ \
    F(T, dual_monitor_treatment,            49,  1)                                         \
    F(T, vmcs_memory_type,                  50,  4)  /* enum vmxd_memory_type: UC or WB */  \
    F(T, ins_outs_exit_information,         54,  1)                                         \
    F(T, default1_controls_may_be_0,        55,  1)  /* the TRUE MSRs exist */              \
    F(T, hardware_exception_any_error_code, 56,  1)  /* injected with or without one */     \
    F(T, reserved_57,                       57,  1)                                         \
    F(T, nested_exception,                  58,  1)  /* with FRED */                        \
    F(T, reserved_59,                       59,  1)                                         \
    F(T, no_seamret_invalidate_vmcs,        60,  1)  /* unconfirmed: from Linux alone */    \
    F(T, reserved_61,                       61,  3)
/* clang-format on */
VMXD_LAYOUT64(vmxd_basic, VMXD_BASIC_TABLE);

/* IA32_VMX_MISC. */
/* clang-format off */
#define VMXD_MISC_TABLE(F, T)                                                                 \
    F(T, preemption_timer_tsc_rate,  0,  5)  /* it counts when this bit of the TSC changes */ \
    F(T, store_efer_lma_on_exit,     5,  1)  /* into "IA-32e mode guest" */                   \
    F(T, activity_hlt,               6,  1)                                                   \
    F(T, activity_shutdown,          7,  1)                                                   \
    F(T, activity_wait_for_sipi,     8,  1)                                                   \
    F(T, reserved_9,                 9,  5)                                                   \
    F(T, intel_pt_in_vmx,           14,  1)                                                   \
    F(T, rdmsr_ia32_smbase_in_smm,  15,  1)                                                   \
    F(T, cr3_target_count,          16,  9)                                                   \
    F(T, max_msr_list_size,         25,  3)  /* N: 512 * (N + 1) entries recommended */       \
    F(T, smm_monitor_ctl_bit2,      28,  1)                                                   \
    F(T, vmwrite_any_field,         29,  1)  /* read-only fields too */                       \
    F(T, zero_length_injection,     30,  1)                                                   \
    F(T, reserved_31,               31,  1)                                                   \
    F(T, mseg_revision_identifier,  32, 32)
/* clang-format on */
VMXD_LAYOUT64(vmxd_misc, VMXD_MISC_TABLE);

/* IA32_VMX_EPT_VPID_CAP. */
/* clang-format off */
#define VMXD_EPT_VPID_CAP_TABLE(F, T)                      \
    F(T, execute_only,                              0,  1) \
    F(T, reserved_1,                                1,  5) \
    F(T, page_walk_length_4,                        6,  1) \
    F(T, page_walk_length_5,                        7,  1) \
    F(T, memory_type_uc,                            8,  1) \
    F(T, reserved_9,                                9,  5) \
    F(T, memory_type_wb,                           14,  1) \
    F(T, reserved_15,                              15,  1) \
    F(T, page_2mb,                                 16,  1) \
    F(T, page_1gb,                                 17,  1) \
    F(T, reserved_18,                              18,  2) \
    F(T, invept,                                   20,  1) \
    F(T, accessed_dirty_flags,                     21,  1) \
    F(T, advanced_ept_violation_information,       22,  1) \
    F(T, supervisor_shadow_stack_control,          23,  1) \
    F(T, reserved_24,                              24,  1) \
    F(T, invept_single_context,                    25,  1) \
    F(T, invept_all_contexts,                      26,  1) \
    F(T, reserved_27,                              27,  5) \
    F(T, invvpid,                                  32,  1) \
    F(T, reserved_33,                              33,  7) \
    F(T, invvpid_individual_address,               40,  1) \
    F(T, invvpid_single_context,                   41,  1) \
    F(T, invvpid_all_contexts,                     42,  1) \
    F(T, invvpid_single_context_retaining_globals, 43,  1) \
    F(T, reserved_44,                              44,  4) \
    F(T, max_hlat_prefix_size,                     48,  6) \
    F(T, reserved_54,                              54, 10)
/* clang-format on */
VMXD_LAYOUT64(vmxd_ept_vpid_cap, VMXD_EPT_VPID_CAP_TABLE);

/* IA32_VMX_VMCS_ENUM. */
/* clang-format off */
#define VMXD_VMCS_ENUM_TABLE(F, T)                           \
    F(T, reserved_0,     0,  1)                              \
    F(T, highest_index,  1,  9)  /* of any field encoding */ \
    F(T, reserved_10,   10, 54)
/* clang-format on */
VMXD_LAYOUT64(vmxd_vmcs_enum, VMXD_VMCS_ENUM_TABLE);

/* A split capability MSR: of the pin-based, primary, secondary, VM-exit and VM-entry controls. */
/* clang-format off */
#define VMXD_SPLIT_CAPABILITY_TABLE(F, T)                                              \
    F(T, must_be_1,  0, 32)  /* "allowed 0-settings": 1 means that 0 is not allowed */ \
    F(T, may_be_1,  32, 32)  /* "allowed 1-settings" */
/* clang-format on */
VMXD_LAYOUT64(vmxd_split_capability, VMXD_SPLIT_CAPABILITY_TABLE);

/* An allowed-1 capability MSR: of the tertiary and secondary VM-exit controls and of VM
 * functions. */
/* clang-format off */
#define VMXD_ALLOWED1_CAPABILITY_TABLE(F, T) \
    F(T, may_be_1,  0, 64)
/* clang-format on */
VMXD_LAYOUT64(vmxd_allowed1_capability, VMXD_ALLOWED1_CAPABILITY_TABLE);

/* All that the capability MSRs say.  What the processor does not have is 0. */
struct vmxd_capabilities {
    vmxd_basic basic;
    vmxd_misc misc;
    vmxd_ept_vpid_cap ept_vpid;
    vmxd_vmcs_enum vmcs_enum;
    vmxd_split_capability pin; /* these four from the TRUE MSRs where they exist */
    vmxd_split_capability primary;
    vmxd_split_capability exit;
    vmxd_split_capability entry;
    vmxd_split_capability secondary;
    vmxd_allowed1_capability tertiary;
    vmxd_allowed1_capability secondary_exit;
    vmxd_allowed1_capability functions;
    uint64_t cr0_fixed0, cr0_fixed1; /* fixed0: must be 1; not in fixed1: must be 0 */
    uint64_t cr4_fixed0, cr4_fixed1;
};

/* Whether a control may be 1, for `member` of the table `tag` of controls.h. */
#define VMXD_MAY_BE_1_32(tag, member, split) \
    ((VMXD_GET64(vmxd_split_capability, may_be_1, split) & VMXD_MASK32(tag, member)) != 0)
#define VMXD_MAY_BE_1_64(tag, member, allowed1) (((allowed1).full & VMXD_MASK64(tag, member)) != 0)

/* Read them all, through the caller's RDMSR.  An MSR is read only when another one says that it
 * exists, since reading one that does not raises #GP.  The processor must have VMX
 * (CPUID.1:ECX[5]). */
static inline struct vmxd_capabilities vmxd_capabilities_read(uint64_t (*read_msr)(uint32_t msr))
{
    struct vmxd_capabilities c;
    bool true_msrs, ept_or_vpid;

    c.basic = vmxd_basic_from(read_msr(VMXD_MSR_BASIC));
    true_msrs = VMXD_GET64(vmxd_basic, default1_controls_may_be_0, c.basic) != 0;
    c.pin = vmxd_split_capability_from(
        read_msr(true_msrs ? VMXD_MSR_TRUE_PINBASED_CTLS : VMXD_MSR_PINBASED_CTLS));
    c.primary = vmxd_split_capability_from(
        read_msr(true_msrs ? VMXD_MSR_TRUE_PROCBASED_CTLS : VMXD_MSR_PROCBASED_CTLS));
    c.exit = vmxd_split_capability_from(
        read_msr(true_msrs ? VMXD_MSR_TRUE_EXIT_CTLS : VMXD_MSR_EXIT_CTLS));
    c.entry = vmxd_split_capability_from(
        read_msr(true_msrs ? VMXD_MSR_TRUE_ENTRY_CTLS : VMXD_MSR_ENTRY_CTLS));
    c.misc = vmxd_misc_from(read_msr(VMXD_MSR_MISC));
    c.cr0_fixed0 = read_msr(VMXD_MSR_CR0_FIXED0);
    c.cr0_fixed1 = read_msr(VMXD_MSR_CR0_FIXED1);
    c.cr4_fixed0 = read_msr(VMXD_MSR_CR4_FIXED0);
    c.cr4_fixed1 = read_msr(VMXD_MSR_CR4_FIXED1);
    c.vmcs_enum = vmxd_vmcs_enum_from(read_msr(VMXD_MSR_VMCS_ENUM));

    c.secondary = vmxd_split_capability_from(
        VMXD_MAY_BE_1_32(vmxd_primary_controls, activate_secondary_controls, c.primary)
            ? read_msr(VMXD_MSR_PROCBASED_CTLS2)
            : 0);
    c.tertiary = vmxd_allowed1_capability_from(
        VMXD_MAY_BE_1_32(vmxd_primary_controls, activate_tertiary_controls, c.primary)
            ? read_msr(VMXD_MSR_PROCBASED_CTLS3)
            : 0);
    c.secondary_exit = vmxd_allowed1_capability_from(
        VMXD_MAY_BE_1_32(vmxd_exit_controls, activate_secondary_controls, c.exit)
            ? read_msr(VMXD_MSR_EXIT_CTLS2)
            : 0);
    ept_or_vpid = VMXD_MAY_BE_1_32(vmxd_secondary_controls, enable_ept, c.secondary) ||
                  VMXD_MAY_BE_1_32(vmxd_secondary_controls, enable_vpid, c.secondary);
    c.ept_vpid = vmxd_ept_vpid_cap_from(ept_or_vpid ? read_msr(VMXD_MSR_EPT_VPID_CAP) : 0);
    c.functions = vmxd_allowed1_capability_from(
        VMXD_MAY_BE_1_32(vmxd_secondary_controls, enable_vm_functions, c.secondary)
            ? read_msr(VMXD_MSR_VMFUNC)
            : 0);
    return c;
}

/* What a caller asks of a control word, as masks of the tables of controls.h.  A bit in none of
 * them becomes what the processor demands, and 0 if it demands nothing. */
struct vmxd_controls_request {
    uint64_t required;  /* must be 1, or the caller cannot go on */
    uint64_t wanted;    /* 1 where the processor offers it */
    uint64_t forbidden; /* must be 0, or the caller cannot go on */
};

/* The answer.  The value is good for the processor in any case; for the caller only if
 * not_offered and not_clearable are 0. */
struct vmxd_controls_answer {
    uint64_t value;
    uint64_t not_offered;   /* required, but the processor does not allow them to be 1 */
    uint64_t not_clearable; /* forbidden, but the processor demands that they be 1 */
};

/* The answer for any kind of capability; take one of the two below, which know their MSR. */
static inline struct vmxd_controls_answer
vmxd_adjust_controls_between(uint64_t must_be_1, uint64_t may_be_1, struct vmxd_controls_request r)
{
    struct vmxd_controls_answer a;

    a.value = must_be_1 | ((r.required | (r.wanted & ~r.forbidden)) & may_be_1);
    a.not_offered = r.required & ~may_be_1;
    a.not_clearable = r.forbidden & a.value;
    return a;
}

/* The control word for a split capability MSR; it has 32 bits. */
static inline struct vmxd_controls_answer vmxd_adjust_controls32(vmxd_split_capability capability,
                                                                 struct vmxd_controls_request r)
{
    return vmxd_adjust_controls_between(VMXD_GET64(vmxd_split_capability, must_be_1, capability),
                                        VMXD_GET64(vmxd_split_capability, may_be_1, capability), r);
}

/* The control word for an allowed-1 capability MSR; it has 64 bits. */
static inline struct vmxd_controls_answer
vmxd_adjust_controls64(vmxd_allowed1_capability capability, struct vmxd_controls_request r)
{
    return vmxd_adjust_controls_between(0, capability.full, r);
}

/* The bits of a control word that would make VM entry fail: 0 if the word is good for the
 * processor.  It says nothing of rules between controls. */
static inline uint32_t vmxd_controls32_bad_bits(vmxd_split_capability capability, uint32_t value)
{
    const uint64_t must_be_1 = VMXD_GET64(vmxd_split_capability, must_be_1, capability);
    const uint64_t may_be_1 = VMXD_GET64(vmxd_split_capability, may_be_1, capability);

    return VMXD_CAST(uint32_t, (must_be_1 & ~value) | (value & ~may_be_1));
}

/* The same for an allowed-1 capability MSR, which demands no bit. */
static inline uint64_t vmxd_controls64_bad_bits(vmxd_allowed1_capability capability, uint64_t value)
{
    return value & ~capability.full;
}

/* --- CR0 and CR4 (SDM: "Restrictions on VMX Operation", "VMX-Fixed Bits in CR0") --- */

/* The bits of which VMX operation has rules of its own. */
#define VMXD_CR0_PE 0x00000001u
#define VMXD_CR0_PG 0x80000000u
#define VMXD_CR4_VMXE 0x00002000u

/* CR0 or CR4 with the bits that VMX operation fixes: those of fixed0 are 1, those not in fixed1
 * 0. */
static inline uint64_t vmxd_cr_adjust(uint64_t value, uint64_t fixed0, uint64_t fixed1)
{
    return (value | fixed0) & fixed1;
}

/* The bits that VMX operation does not allow to be as they are: 0 if the value is good. */
static inline uint64_t vmxd_cr_bad_bits(uint64_t value, uint64_t fixed0, uint64_t fixed1)
{
    return (fixed0 & ~value) | (value & ~fixed1);
}

/* The bits of a guest's CR0 that must be 1.  An unrestricted guest may have PE and PG 0 (but not PG
 * without PE). */
static inline uint64_t vmxd_guest_cr0_fixed0(const struct vmxd_capabilities *c, bool unrestricted)
{
    return c->cr0_fixed0 & ~(unrestricted ? VMXD_CR0_PE | VMXD_CR0_PG : VMXD_CAST(uint64_t, 0));
}

/* For CR0 of the host take vmxd_cr_adjust with c->cr0_fixed0; for any CR4 with c->cr4_fixed0. */
static inline uint64_t vmxd_guest_cr0_adjust(const struct vmxd_capabilities *c, uint64_t cr0,
                                             bool unrestricted)
{
    return vmxd_cr_adjust(cr0, vmxd_guest_cr0_fixed0(c, unrestricted), c->cr0_fixed1);
}

/* The bits of a guest's CR0 that would make VM entry fail: 0 if it is good. */
static inline uint64_t vmxd_guest_cr0_bad_bits(const struct vmxd_capabilities *c, uint64_t cr0,
                                               bool unrestricted)
{
    const uint64_t without_pe =
        (cr0 & VMXD_CR0_PG) != 0 && (cr0 & VMXD_CR0_PE) == 0 ? VMXD_CR0_PE : 0;

    return without_pe |
           vmxd_cr_bad_bits(cr0, vmxd_guest_cr0_fixed0(c, unrestricted), c->cr0_fixed1);
}

/* --- What the MSRs say of the rest --- */

/* VMXON can succeed: locked, and enabled for the mode (SMX is left by GETSEC).  If not locked yet,
 * software may enable it and lock. */
static inline bool vmxd_feature_control_allows(vmxd_feature_control f, bool inside_smx)
{
    return VMXD_GET64(vmxd_feature_control, lock, f) != 0 &&
           (inside_smx ? VMXD_GET64(vmxd_feature_control, enable_vmx_inside_smx, f)
                       : VMXD_GET64(vmxd_feature_control, enable_vmx_outside_smx, f)) != 0;
}

/* The recommended maximum of each MSR-load and MSR-store area, in entries. */
static inline uint32_t vmxd_msr_list_max(vmxd_misc misc)
{
    return VMXD_CAST(uint32_t, 512 * (VMXD_GET64(vmxd_misc, max_msr_list_size, misc) + 1));
}

/* A guest may be entered in this activity state (enum vmxd_activity). */
static inline bool vmxd_activity_is_supported(vmxd_misc misc, uint32_t activity)
{
    return activity == 0 ||
           (activity <= 3 && (misc.full >> (vmxd_misc_activity_hlt_lsb + activity - 1) & 1) != 0);
}

/* A physical address that a VMCS field may hold.  MAXPHYADDR is CPUID.80000008H:EAX[7:0], less the
 * IA32_TME_ACTIVATE[39:36] bits that are kept for SEAM if TME is on. */
static inline bool vmxd_physical_address_fits(const struct vmxd_capabilities *c, uint64_t address,
                                              unsigned int maxphyaddr)
{
    const bool only_32 = VMXD_GET64(vmxd_basic, physical_address_width_32, c->basic) != 0;

    return (maxphyaddr >= 64 || address >> maxphyaddr == 0) && (!only_32 || address >> 32 == 0);
}

/* What ept.h asks of the processor; the two controls are the caller's. */
static inline struct vmxd_ept_rules vmxd_ept_rules_of(const struct vmxd_capabilities *c,
                                                      unsigned int maxphyaddr, bool mbec,
                                                      bool paging_write_control)
{
    struct vmxd_ept_rules rules;

    rules.physical_address_bits = maxphyaddr;
    rules.execute_only = VMXD_GET64(vmxd_ept_vpid_cap, execute_only, c->ept_vpid) != 0;
    rules.page_2mb = VMXD_GET64(vmxd_ept_vpid_cap, page_2mb, c->ept_vpid) != 0;
    rules.page_1gb = VMXD_GET64(vmxd_ept_vpid_cap, page_1gb, c->ept_vpid) != 0;
    rules.mbec = mbec;
    rules.paging_write_control = paging_write_control;
    return rules;
}

/* VM entry and INVEPT accept the EPTP.  (SDM: "VM-Execution Control Fields" of the checks on VMX
 * controls) */
static inline bool vmxd_eptp_is_valid(const struct vmxd_capabilities *c, vmxd_eptp eptp,
                                      unsigned int maxphyaddr)
{
    const uint64_t type = VMXD_GET64(vmxd_eptp, memory_type, eptp);
    const unsigned int levels = vmxd_ept_levels(eptp);
    const bool type_ok = (type == VMXD_MEMORY_TYPE_UC &&
                          VMXD_GET64(vmxd_ept_vpid_cap, memory_type_uc, c->ept_vpid) != 0) ||
                         (type == VMXD_MEMORY_TYPE_WB &&
                          VMXD_GET64(vmxd_ept_vpid_cap, memory_type_wb, c->ept_vpid) != 0);
    const bool levels_ok =
        (levels == 4 && VMXD_GET64(vmxd_ept_vpid_cap, page_walk_length_4, c->ept_vpid) != 0) ||
        (levels == 5 && VMXD_GET64(vmxd_ept_vpid_cap, page_walk_length_5, c->ept_vpid) != 0);
    const bool flags_ok =
        (VMXD_GET64(vmxd_eptp, enable_accessed_dirty, eptp) == 0 ||
         VMXD_GET64(vmxd_ept_vpid_cap, accessed_dirty_flags, c->ept_vpid) != 0) &&
        (VMXD_GET64(vmxd_eptp, enable_supervisor_shadow_stack, eptp) == 0 ||
         VMXD_GET64(vmxd_ept_vpid_cap, supervisor_shadow_stack_control, c->ept_vpid) != 0);

    return type_ok && levels_ok && flags_ok && VMXD_GET64(vmxd_eptp, reserved_8, eptp) == 0 &&
           VMXD_GET64(vmxd_eptp, reserved_52, eptp) == 0 &&
           vmxd_physical_address_fits(c, vmxd_ept_address(eptp.full), maxphyaddr);
}

/* INVEPT with this type (enum vmxd_invept_type) does not fail for its type. */
static inline bool vmxd_invept_is_supported(vmxd_ept_vpid_cap cap, uint32_t type)
{
    return VMXD_GET64(vmxd_ept_vpid_cap, invept, cap) != 0 &&
           ((type == 1 && VMXD_GET64(vmxd_ept_vpid_cap, invept_single_context, cap) != 0) ||
            (type == 2 && VMXD_GET64(vmxd_ept_vpid_cap, invept_all_contexts, cap) != 0));
}

/* INVVPID with this type (enum vmxd_invvpid_type) does not fail for its type. */
static inline bool vmxd_invvpid_is_supported(vmxd_ept_vpid_cap cap, uint32_t type)
{
    return VMXD_GET64(vmxd_ept_vpid_cap, invvpid, cap) != 0 && type <= 3 &&
           (cap.full >> (vmxd_ept_vpid_cap_invvpid_individual_address_lsb + type) & 1) != 0;
}

#endif /* VMXDEFS_CAPABILITY_H */
