/* SPDX-License-Identifier: MIT */
/* vmxdefs/vmcs_existence.h - whether a processor has a VMCS field.
 *
 * SDM: appendix "Field Encoding in VMCS" (the notes "this field exists only on processors that
 * support the 1-setting of ...").
 *
 * VMREAD and VMWRITE of a field that does not exist end in VMfailValid with error 12.  What counts
 * is what the processor supports, not how the controls are set.
 */
#ifndef VMXDEFS_VMCS_EXISTENCE_H
#define VMXDEFS_VMCS_EXISTENCE_H

#include "base.h"
#include "capability.h"
#include "controls.h"
#include "vmcs.h"

/* The words that a field may depend on. */
#define VMXD_WORD_LIST(X)                                                        \
    X(VMXD_WORD_PIN, 0, "pin-based VM-execution controls")                       \
    X(VMXD_WORD_PRIMARY, 1, "primary processor-based VM-execution controls")     \
    X(VMXD_WORD_SECONDARY, 2, "secondary processor-based VM-execution controls") \
    X(VMXD_WORD_TERTIARY, 3, "tertiary processor-based VM-execution controls")   \
    X(VMXD_WORD_EXIT, 4, "primary VM-exit controls")                             \
    X(VMXD_WORD_SECONDARY_EXIT, 5, "secondary VM-exit controls")                 \
    X(VMXD_WORD_ENTRY, 6, "VM-entry controls")                                   \
    X(VMXD_WORD_FUNCTIONS, 7, "VM-function controls")                            \
    X(VMXD_WORD_BASIC, 8, "IA32_VMX_BASIC")

enum vmxd_word { VMXD_WORD_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_word_name(uint32_t value) */
VMXD_NAMES(vmxd_word_name, VMXD_WORD_LIST, "undefined word");

/* A bit that must be supported, as one number. */
#define VMXD_NEEDS(word, bit) ((word) << 6 | (bit))
#define VMXD_NEEDS_PIN(member) VMXD_NEEDS(VMXD_WORD_PIN, vmxd_pin_controls_##member##_lsb)
#define VMXD_NEEDS_PRIMARY(member) \
    VMXD_NEEDS(VMXD_WORD_PRIMARY, vmxd_primary_controls_##member##_lsb)
#define VMXD_NEEDS_SECONDARY(member) \
    VMXD_NEEDS(VMXD_WORD_SECONDARY, vmxd_secondary_controls_##member##_lsb)
#define VMXD_NEEDS_TERTIARY(member) \
    VMXD_NEEDS(VMXD_WORD_TERTIARY, vmxd_tertiary_controls_##member##_lsb)
#define VMXD_NEEDS_EXIT(member) VMXD_NEEDS(VMXD_WORD_EXIT, vmxd_exit_controls_##member##_lsb)
#define VMXD_NEEDS_SECONDARY_EXIT(member) \
    VMXD_NEEDS(VMXD_WORD_SECONDARY_EXIT, vmxd_secondary_exit_controls_##member##_lsb)
#define VMXD_NEEDS_ENTRY(member) VMXD_NEEDS(VMXD_WORD_ENTRY, vmxd_entry_controls_##member##_lsb)
#define VMXD_NEEDS_FUNCTIONS(member) \
    VMXD_NEEDS(VMXD_WORD_FUNCTIONS, vmxd_vm_functions_##member##_lsb)
#define VMXD_NEEDS_BASIC(member) VMXD_NEEDS(VMXD_WORD_BASIC, vmxd_basic_##member##_lsb)
#define VMXD_NEEDS_NOTHING 0x400
#define VMXD_NEEDS_UNTOLD 0x401

/* Each field of VMXD_VMCS_LIST stands in one of the next four lists, once: else it does not
 * compile. */

/* Fields of every processor with VMX. */
#define VMXD_VMCS_ALWAYS_LIST(X)                     \
    X(VMXD_VMCS_GUEST_ES_SELECTOR)                   \
    X(VMXD_VMCS_GUEST_CS_SELECTOR)                   \
    X(VMXD_VMCS_GUEST_SS_SELECTOR)                   \
    X(VMXD_VMCS_GUEST_DS_SELECTOR)                   \
    X(VMXD_VMCS_GUEST_FS_SELECTOR)                   \
    X(VMXD_VMCS_GUEST_GS_SELECTOR)                   \
    X(VMXD_VMCS_GUEST_LDTR_SELECTOR)                 \
    X(VMXD_VMCS_GUEST_TR_SELECTOR)                   \
    X(VMXD_VMCS_HOST_ES_SELECTOR)                    \
    X(VMXD_VMCS_HOST_CS_SELECTOR)                    \
    X(VMXD_VMCS_HOST_SS_SELECTOR)                    \
    X(VMXD_VMCS_HOST_DS_SELECTOR)                    \
    X(VMXD_VMCS_HOST_FS_SELECTOR)                    \
    X(VMXD_VMCS_HOST_GS_SELECTOR)                    \
    X(VMXD_VMCS_HOST_TR_SELECTOR)                    \
    X(VMXD_VMCS_CTRL_IO_BITMAP_A_ADDRESS)            \
    X(VMXD_VMCS_CTRL_IO_BITMAP_B_ADDRESS)            \
    X(VMXD_VMCS_CTRL_EXIT_MSR_STORE_ADDRESS)         \
    X(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_ADDRESS)          \
    X(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS)         \
    X(VMXD_VMCS_CTRL_EXECUTIVE_VMCS_POINTER)         \
    X(VMXD_VMCS_CTRL_TSC_OFFSET)                     \
    X(VMXD_VMCS_GUEST_VMCS_LINK_POINTER)             \
    X(VMXD_VMCS_GUEST_DEBUGCTL)                      \
    X(VMXD_VMCS_CTRL_PIN_BASED_CONTROLS)             \
    X(VMXD_VMCS_CTRL_PRIMARY_CONTROLS)               \
    X(VMXD_VMCS_CTRL_EXCEPTION_BITMAP)               \
    X(VMXD_VMCS_CTRL_PAGE_FAULT_ERROR_CODE_MASK)     \
    X(VMXD_VMCS_CTRL_PAGE_FAULT_ERROR_CODE_MATCH)    \
    X(VMXD_VMCS_CTRL_CR3_TARGET_COUNT)               \
    X(VMXD_VMCS_CTRL_EXIT_CONTROLS)                  \
    X(VMXD_VMCS_CTRL_EXIT_MSR_STORE_COUNT)           \
    X(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_COUNT)            \
    X(VMXD_VMCS_CTRL_ENTRY_CONTROLS)                 \
    X(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT)           \
    X(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFORMATION) \
    X(VMXD_VMCS_CTRL_ENTRY_EXCEPTION_ERROR_CODE)     \
    X(VMXD_VMCS_CTRL_ENTRY_INSTRUCTION_LENGTH)       \
    X(VMXD_VMCS_INFO_INSTRUCTION_ERROR)              \
    X(VMXD_VMCS_INFO_EXIT_REASON)                    \
    X(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFORMATION)  \
    X(VMXD_VMCS_INFO_EXIT_INTERRUPTION_ERROR_CODE)   \
    X(VMXD_VMCS_INFO_IDT_VECTORING_INFORMATION)      \
    X(VMXD_VMCS_INFO_IDT_VECTORING_ERROR_CODE)       \
    X(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH)        \
    X(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFORMATION)   \
    X(VMXD_VMCS_GUEST_ES_LIMIT)                      \
    X(VMXD_VMCS_GUEST_CS_LIMIT)                      \
    X(VMXD_VMCS_GUEST_SS_LIMIT)                      \
    X(VMXD_VMCS_GUEST_DS_LIMIT)                      \
    X(VMXD_VMCS_GUEST_FS_LIMIT)                      \
    X(VMXD_VMCS_GUEST_GS_LIMIT)                      \
    X(VMXD_VMCS_GUEST_LDTR_LIMIT)                    \
    X(VMXD_VMCS_GUEST_TR_LIMIT)                      \
    X(VMXD_VMCS_GUEST_GDTR_LIMIT)                    \
    X(VMXD_VMCS_GUEST_IDTR_LIMIT)                    \
    X(VMXD_VMCS_GUEST_ES_ACCESS_RIGHTS)              \
    X(VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS)              \
    X(VMXD_VMCS_GUEST_SS_ACCESS_RIGHTS)              \
    X(VMXD_VMCS_GUEST_DS_ACCESS_RIGHTS)              \
    X(VMXD_VMCS_GUEST_FS_ACCESS_RIGHTS)              \
    X(VMXD_VMCS_GUEST_GS_ACCESS_RIGHTS)              \
    X(VMXD_VMCS_GUEST_LDTR_ACCESS_RIGHTS)            \
    X(VMXD_VMCS_GUEST_TR_ACCESS_RIGHTS)              \
    X(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE)        \
    X(VMXD_VMCS_GUEST_ACTIVITY_STATE)                \
    X(VMXD_VMCS_GUEST_SMBASE)                        \
    X(VMXD_VMCS_GUEST_SYSENTER_CS)                   \
    X(VMXD_VMCS_HOST_SYSENTER_CS)                    \
    X(VMXD_VMCS_CTRL_CR0_GUEST_HOST_MASK)            \
    X(VMXD_VMCS_CTRL_CR4_GUEST_HOST_MASK)            \
    X(VMXD_VMCS_CTRL_CR0_READ_SHADOW)                \
    X(VMXD_VMCS_CTRL_CR4_READ_SHADOW)                \
    X(VMXD_VMCS_CTRL_CR3_TARGET_VALUE_0)             \
    X(VMXD_VMCS_CTRL_CR3_TARGET_VALUE_1)             \
    X(VMXD_VMCS_CTRL_CR3_TARGET_VALUE_2)             \
    X(VMXD_VMCS_CTRL_CR3_TARGET_VALUE_3)             \
    X(VMXD_VMCS_INFO_EXIT_QUALIFICATION)             \
    X(VMXD_VMCS_INFO_IO_RCX)                         \
    X(VMXD_VMCS_INFO_IO_RSI)                         \
    X(VMXD_VMCS_INFO_IO_RDI)                         \
    X(VMXD_VMCS_INFO_IO_RIP)                         \
    X(VMXD_VMCS_INFO_GUEST_LINEAR_ADDRESS)           \
    X(VMXD_VMCS_GUEST_CR0)                           \
    X(VMXD_VMCS_GUEST_CR3)                           \
    X(VMXD_VMCS_GUEST_CR4)                           \
    X(VMXD_VMCS_GUEST_ES_BASE)                       \
    X(VMXD_VMCS_GUEST_CS_BASE)                       \
    X(VMXD_VMCS_GUEST_SS_BASE)                       \
    X(VMXD_VMCS_GUEST_DS_BASE)                       \
    X(VMXD_VMCS_GUEST_FS_BASE)                       \
    X(VMXD_VMCS_GUEST_GS_BASE)                       \
    X(VMXD_VMCS_GUEST_LDTR_BASE)                     \
    X(VMXD_VMCS_GUEST_TR_BASE)                       \
    X(VMXD_VMCS_GUEST_GDTR_BASE)                     \
    X(VMXD_VMCS_GUEST_IDTR_BASE)                     \
    X(VMXD_VMCS_GUEST_DR7)                           \
    X(VMXD_VMCS_GUEST_RSP)                           \
    X(VMXD_VMCS_GUEST_RIP)                           \
    X(VMXD_VMCS_GUEST_RFLAGS)                        \
    X(VMXD_VMCS_GUEST_PENDING_DEBUG_EXCEPTIONS)      \
    X(VMXD_VMCS_GUEST_SYSENTER_ESP)                  \
    X(VMXD_VMCS_GUEST_SYSENTER_EIP)                  \
    X(VMXD_VMCS_HOST_CR0)                            \
    X(VMXD_VMCS_HOST_CR3)                            \
    X(VMXD_VMCS_HOST_CR4)                            \
    X(VMXD_VMCS_HOST_FS_BASE)                        \
    X(VMXD_VMCS_HOST_GS_BASE)                        \
    X(VMXD_VMCS_HOST_TR_BASE)                        \
    X(VMXD_VMCS_HOST_GDTR_BASE)                      \
    X(VMXD_VMCS_HOST_IDTR_BASE)                      \
    X(VMXD_VMCS_HOST_SYSENTER_ESP)                   \
    X(VMXD_VMCS_HOST_SYSENTER_EIP)                   \
    X(VMXD_VMCS_HOST_RSP)                            \
    X(VMXD_VMCS_HOST_RIP)

/* Fields that need a control.  For the two of FRED the SDM says "on processors that support FRED
 * transitions", which enumerate nested exceptions in IA32_VMX_BASIC. */
#define VMXD_VMCS_NEEDS_LIST(X)                                                                  \
    X(VMXD_VMCS_CTRL_VPID, VMXD_NEEDS_SECONDARY(enable_vpid))                                    \
    X(VMXD_VMCS_CTRL_POSTED_INTERRUPT_NOTIFICATION_VECTOR,                                       \
      VMXD_NEEDS_PIN(process_posted_interrupts))                                                 \
    X(VMXD_VMCS_CTRL_EPTP_INDEX, VMXD_NEEDS_SECONDARY(ept_violation_ve))                         \
    X(VMXD_VMCS_CTRL_HLAT_PREFIX_SIZE, VMXD_NEEDS_TERTIARY(enable_hlat))                         \
    X(VMXD_VMCS_CTRL_LAST_PID_POINTER_INDEX, VMXD_NEEDS_TERTIARY(ipi_virtualization))            \
    X(VMXD_VMCS_CTRL_VIRTUAL_TIMER_VECTOR, VMXD_NEEDS_TERTIARY(apic_timer_virtualization))       \
    X(VMXD_VMCS_GUEST_INTERRUPT_STATUS, VMXD_NEEDS_SECONDARY(virtual_interrupt_delivery))        \
    X(VMXD_VMCS_GUEST_PML_INDEX, VMXD_NEEDS_SECONDARY(enable_pml))                               \
    X(VMXD_VMCS_CTRL_MSR_BITMAPS_ADDRESS, VMXD_NEEDS_PRIMARY(use_msr_bitmaps))                   \
    X(VMXD_VMCS_CTRL_PML_ADDRESS, VMXD_NEEDS_SECONDARY(enable_pml))                              \
    X(VMXD_VMCS_CTRL_VIRTUAL_APIC_ADDRESS, VMXD_NEEDS_PRIMARY(use_tpr_shadow))                   \
    X(VMXD_VMCS_CTRL_APIC_ACCESS_ADDRESS, VMXD_NEEDS_SECONDARY(virtualize_apic_accesses))        \
    X(VMXD_VMCS_CTRL_POSTED_INTERRUPT_DESCRIPTOR_ADDRESS,                                        \
      VMXD_NEEDS_PIN(process_posted_interrupts))                                                 \
    X(VMXD_VMCS_CTRL_VM_FUNCTION_CONTROLS, VMXD_NEEDS_SECONDARY(enable_vm_functions))            \
    X(VMXD_VMCS_CTRL_EPT_POINTER, VMXD_NEEDS_SECONDARY(enable_ept))                              \
    X(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_0, VMXD_NEEDS_SECONDARY(virtual_interrupt_delivery))        \
    X(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_1, VMXD_NEEDS_SECONDARY(virtual_interrupt_delivery))        \
    X(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_2, VMXD_NEEDS_SECONDARY(virtual_interrupt_delivery))        \
    X(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_3, VMXD_NEEDS_SECONDARY(virtual_interrupt_delivery))        \
    X(VMXD_VMCS_CTRL_EPTP_LIST_ADDRESS, VMXD_NEEDS_FUNCTIONS(eptp_switching))                    \
    X(VMXD_VMCS_CTRL_VMREAD_BITMAP_ADDRESS, VMXD_NEEDS_SECONDARY(vmcs_shadowing))                \
    X(VMXD_VMCS_CTRL_VMWRITE_BITMAP_ADDRESS, VMXD_NEEDS_SECONDARY(vmcs_shadowing))               \
    X(VMXD_VMCS_CTRL_VIRTUALIZATION_EXCEPTION_INFORMATION_ADDRESS,                               \
      VMXD_NEEDS_SECONDARY(ept_violation_ve))                                                    \
    X(VMXD_VMCS_CTRL_XSS_EXITING_BITMAP, VMXD_NEEDS_SECONDARY(enable_xsaves_xrstors))            \
    X(VMXD_VMCS_CTRL_ENCLS_EXITING_BITMAP, VMXD_NEEDS_SECONDARY(enable_encls_exiting))           \
    X(VMXD_VMCS_CTRL_SUB_PAGE_PERMISSION_TABLE_POINTER,                                          \
      VMXD_NEEDS_SECONDARY(sub_page_write_permissions_for_ept))                                  \
    X(VMXD_VMCS_CTRL_TSC_MULTIPLIER, VMXD_NEEDS_SECONDARY(use_tsc_scaling))                      \
    X(VMXD_VMCS_CTRL_TERTIARY_CONTROLS, VMXD_NEEDS_PRIMARY(activate_tertiary_controls))          \
    X(VMXD_VMCS_CTRL_ENCLV_EXITING_BITMAP, VMXD_NEEDS_SECONDARY(enable_enclv_exiting))           \
    X(VMXD_VMCS_CTRL_LOW_PASID_DIRECTORY_ADDRESS, VMXD_NEEDS_SECONDARY(pasid_translation))       \
    X(VMXD_VMCS_CTRL_HIGH_PASID_DIRECTORY_ADDRESS, VMXD_NEEDS_SECONDARY(pasid_translation))      \
    X(VMXD_VMCS_CTRL_SHARED_EPT_POINTER, VMXD_NEEDS_TERTIARY(seam_guest_physical_address_width)) \
    X(VMXD_VMCS_CTRL_PCONFIG_EXITING_BITMAP, VMXD_NEEDS_SECONDARY(enable_pconfig))               \
    X(VMXD_VMCS_CTRL_HLAT_POINTER, VMXD_NEEDS_TERTIARY(enable_hlat))                             \
    X(VMXD_VMCS_CTRL_PID_POINTER_TABLE_ADDRESS, VMXD_NEEDS_TERTIARY(ipi_virtualization))         \
    X(VMXD_VMCS_CTRL_SECONDARY_EXIT_CONTROLS, VMXD_NEEDS_EXIT(activate_secondary_controls))      \
    X(VMXD_VMCS_CTRL_SPEC_CTRL_MASK, VMXD_NEEDS_TERTIARY(virtualize_ia32_spec_ctrl))             \
    X(VMXD_VMCS_CTRL_SPEC_CTRL_SHADOW, VMXD_NEEDS_TERTIARY(virtualize_ia32_spec_ctrl))           \
    X(VMXD_VMCS_CTRL_GUEST_DEADLINE_SHADOW, VMXD_NEEDS_TERTIARY(apic_timer_virtualization))      \
    X(VMXD_VMCS_CTRL_INJECTED_EVENT_DATA, VMXD_NEEDS_BASIC(nested_exception))                    \
    X(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS, VMXD_NEEDS_SECONDARY(enable_ept))                   \
    X(VMXD_VMCS_INFO_MSR_DATA, VMXD_NEEDS_TERTIARY(enable_msr_list_instructions))                \
    X(VMXD_VMCS_INFO_ORIGINAL_EVENT_DATA, VMXD_NEEDS_BASIC(nested_exception))                    \
    X(VMXD_VMCS_GUEST_PERF_GLOBAL_CTRL, VMXD_NEEDS_ENTRY(load_ia32_perf_global_ctrl))            \
    X(VMXD_VMCS_GUEST_PDPTE0, VMXD_NEEDS_SECONDARY(enable_ept))                                  \
    X(VMXD_VMCS_GUEST_PDPTE1, VMXD_NEEDS_SECONDARY(enable_ept))                                  \
    X(VMXD_VMCS_GUEST_PDPTE2, VMXD_NEEDS_SECONDARY(enable_ept))                                  \
    X(VMXD_VMCS_GUEST_PDPTE3, VMXD_NEEDS_SECONDARY(enable_ept))                                  \
    X(VMXD_VMCS_GUEST_PKRS, VMXD_NEEDS_ENTRY(load_pkrs))                                         \
    X(VMXD_VMCS_GUEST_SPEC_CTRL, VMXD_NEEDS_ENTRY(load_ia32_spec_ctrl))                          \
    X(VMXD_VMCS_GUEST_DEADLINE, VMXD_NEEDS_TERTIARY(apic_timer_virtualization))                  \
    X(VMXD_VMCS_HOST_PAT, VMXD_NEEDS_EXIT(load_ia32_pat))                                        \
    X(VMXD_VMCS_HOST_EFER, VMXD_NEEDS_EXIT(load_ia32_efer))                                      \
    X(VMXD_VMCS_HOST_PERF_GLOBAL_CTRL, VMXD_NEEDS_EXIT(load_ia32_perf_global_ctrl))              \
    X(VMXD_VMCS_HOST_PKRS, VMXD_NEEDS_EXIT(load_pkrs))                                           \
    X(VMXD_VMCS_HOST_FRED_CONFIG, VMXD_NEEDS_SECONDARY_EXIT(load_ia32_fred))                     \
    X(VMXD_VMCS_HOST_FRED_RSP1, VMXD_NEEDS_SECONDARY_EXIT(load_ia32_fred))                       \
    X(VMXD_VMCS_HOST_FRED_RSP2, VMXD_NEEDS_SECONDARY_EXIT(load_ia32_fred))                       \
    X(VMXD_VMCS_HOST_FRED_RSP3, VMXD_NEEDS_SECONDARY_EXIT(load_ia32_fred))                       \
    X(VMXD_VMCS_HOST_FRED_STKLVLS, VMXD_NEEDS_SECONDARY_EXIT(load_ia32_fred))                    \
    X(VMXD_VMCS_HOST_FRED_SSP1, VMXD_NEEDS_SECONDARY_EXIT(load_ia32_fred))                       \
    X(VMXD_VMCS_HOST_FRED_SSP2, VMXD_NEEDS_SECONDARY_EXIT(load_ia32_fred))                       \
    X(VMXD_VMCS_HOST_FRED_SSP3, VMXD_NEEDS_SECONDARY_EXIT(load_ia32_fred))                       \
    X(VMXD_VMCS_HOST_SPEC_CTRL, VMXD_NEEDS_SECONDARY_EXIT(load_ia32_spec_ctrl))                  \
    X(VMXD_VMCS_CTRL_TPR_THRESHOLD, VMXD_NEEDS_PRIMARY(use_tpr_shadow))                          \
    X(VMXD_VMCS_CTRL_SECONDARY_CONTROLS, VMXD_NEEDS_PRIMARY(activate_secondary_controls))        \
    X(VMXD_VMCS_CTRL_PLE_GAP, VMXD_NEEDS_SECONDARY(pause_loop_exiting))                          \
    X(VMXD_VMCS_CTRL_PLE_WINDOW, VMXD_NEEDS_SECONDARY(pause_loop_exiting))                       \
    X(VMXD_VMCS_CTRL_INSTRUCTION_TIMEOUT_CONTROL, VMXD_NEEDS_SECONDARY(instruction_timeout))     \
    X(VMXD_VMCS_CTRL_SEAM_GUEST_KEYID, VMXD_NEEDS_TERTIARY(seam_guest_physical_address_width))   \
    X(VMXD_VMCS_GUEST_VMX_PREEMPTION_TIMER_VALUE, VMXD_NEEDS_PIN(activate_vmx_preemption_timer)) \
    X(VMXD_VMCS_GUEST_S_CET, VMXD_NEEDS_ENTRY(load_cet_state))                                   \
    X(VMXD_VMCS_GUEST_SSP, VMXD_NEEDS_ENTRY(load_cet_state))                                     \
    X(VMXD_VMCS_GUEST_INTERRUPT_SSP_TABLE_ADDR, VMXD_NEEDS_ENTRY(load_cet_state))                \
    X(VMXD_VMCS_HOST_S_CET, VMXD_NEEDS_EXIT(load_cet_state))                                     \
    X(VMXD_VMCS_HOST_SSP, VMXD_NEEDS_EXIT(load_cet_state))                                       \
    X(VMXD_VMCS_HOST_INTERRUPT_SSP_TABLE_ADDR, VMXD_NEEDS_EXIT(load_cet_state))

/* Fields that need either of two controls. */
#define VMXD_VMCS_NEEDS_EITHER_LIST(X)                                                         \
    X(VMXD_VMCS_GUEST_UINV, VMXD_NEEDS_EXIT(clear_uinv), VMXD_NEEDS_ENTRY(load_uinv))          \
    X(VMXD_VMCS_GUEST_PAT, VMXD_NEEDS_ENTRY(load_ia32_pat), VMXD_NEEDS_EXIT(save_ia32_pat))    \
    X(VMXD_VMCS_GUEST_EFER, VMXD_NEEDS_ENTRY(load_ia32_efer), VMXD_NEEDS_EXIT(save_ia32_efer)) \
    X(VMXD_VMCS_GUEST_BNDCFGS, VMXD_NEEDS_ENTRY(load_ia32_bndcfgs),                            \
      VMXD_NEEDS_EXIT(clear_ia32_bndcfgs))                                                     \
    X(VMXD_VMCS_GUEST_RTIT_CTL, VMXD_NEEDS_ENTRY(load_ia32_rtit_ctl),                          \
      VMXD_NEEDS_EXIT(clear_ia32_rtit_ctl))                                                    \
    X(VMXD_VMCS_GUEST_LBR_CTL, VMXD_NEEDS_ENTRY(load_guest_ia32_lbr_ctl),                      \
      VMXD_NEEDS_EXIT(clear_ia32_lbr_ctl))                                                     \
    X(VMXD_VMCS_GUEST_FRED_CONFIG, VMXD_NEEDS_ENTRY(load_ia32_fred),                           \
      VMXD_NEEDS_SECONDARY_EXIT(save_ia32_fred))                                               \
    X(VMXD_VMCS_GUEST_FRED_RSP1, VMXD_NEEDS_ENTRY(load_ia32_fred),                             \
      VMXD_NEEDS_SECONDARY_EXIT(save_ia32_fred))                                               \
    X(VMXD_VMCS_GUEST_FRED_RSP2, VMXD_NEEDS_ENTRY(load_ia32_fred),                             \
      VMXD_NEEDS_SECONDARY_EXIT(save_ia32_fred))                                               \
    X(VMXD_VMCS_GUEST_FRED_RSP3, VMXD_NEEDS_ENTRY(load_ia32_fred),                             \
      VMXD_NEEDS_SECONDARY_EXIT(save_ia32_fred))                                               \
    X(VMXD_VMCS_GUEST_FRED_STKLVLS, VMXD_NEEDS_ENTRY(load_ia32_fred),                          \
      VMXD_NEEDS_SECONDARY_EXIT(save_ia32_fred))                                               \
    X(VMXD_VMCS_GUEST_FRED_SSP1, VMXD_NEEDS_ENTRY(load_ia32_fred),                             \
      VMXD_NEEDS_SECONDARY_EXIT(save_ia32_fred))                                               \
    X(VMXD_VMCS_GUEST_FRED_SSP2, VMXD_NEEDS_ENTRY(load_ia32_fred),                             \
      VMXD_NEEDS_SECONDARY_EXIT(save_ia32_fred))                                               \
    X(VMXD_VMCS_GUEST_FRED_SSP3, VMXD_NEEDS_ENTRY(load_ia32_fred),                             \
      VMXD_NEEDS_SECONDARY_EXIT(save_ia32_fred))

/* Fields of which no capability MSR tells, as far as is known: the first comes with APX (CPUID),
 * the other three are unconfirmed. */
#define VMXD_VMCS_UNTOLD_LIST(X)                       \
    X(VMXD_VMCS_INFO_EXTENDED_INSTRUCTION_INFORMATION) \
    X(VMXD_VMCS_GUEST_FMASK)                           \
    X(VMXD_VMCS_GUEST_PL0_SSP)                         \
    X(VMXD_VMCS_HOST_FMASK)

#define VMXD_ROW_COUNT(...) +1
VMXD_ASSERT((0 VMXD_VMCS_LIST(VMXD_ROW_COUNT)) ==
                (0 VMXD_VMCS_ALWAYS_LIST(VMXD_ROW_COUNT) VMXD_VMCS_NEEDS_LIST(VMXD_ROW_COUNT)
                     VMXD_VMCS_NEEDS_EITHER_LIST(VMXD_ROW_COUNT)
                         VMXD_VMCS_UNTOLD_LIST(VMXD_ROW_COUNT)),
            "VMXD_VMCS_LIST: a field is in none of the lists of vmcs_existence.h");

/* What a field needs: one VMXD_NEEDS number in bits 15:0, and an alternative, or the same again, in
 * bits 31:16; VMXD_NEEDS_UNTOLD if there is no such field. */
static inline uint32_t vmxd_vmcs_field_needs(uint32_t field)
{
#define VMXD_ROW_CASE(name) case name:
#define VMXD_ROW_NEEDS(name, need) \
    case name:                     \
        return VMXD_CAST(uint32_t, (need)*0x10001);
#define VMXD_ROW_EITHER(name, need, other) \
    case name:                             \
        return VMXD_CAST(uint32_t, (need) | (other) << 16);
    switch (field) { /* fields share their needs: branches are equal */
        VMXD_VMCS_ALWAYS_LIST(VMXD_ROW_CASE)
        return VMXD_NEEDS_NOTHING;
        VMXD_VMCS_NEEDS_LIST(VMXD_ROW_NEEDS)         /* NOLINT(bugprone-branch-clone) */
        VMXD_VMCS_NEEDS_EITHER_LIST(VMXD_ROW_EITHER) /* NOLINT(bugprone-branch-clone) */
        VMXD_VMCS_UNTOLD_LIST(VMXD_ROW_CASE)
    default:
        return VMXD_NEEDS_UNTOLD;
    }
#undef VMXD_ROW_CASE
#undef VMXD_ROW_NEEDS
#undef VMXD_ROW_EITHER
}

/* The bits of a word that the processor allows to be 1, or that it sets. */
static inline uint64_t vmxd_capabilities_word(const struct vmxd_capabilities *c, uint32_t word)
{
    switch (word) {
    case VMXD_WORD_PIN:
        return VMXD_GET64(vmxd_split_capability, may_be_1, c->pin);
    case VMXD_WORD_PRIMARY:
        return VMXD_GET64(vmxd_split_capability, may_be_1, c->primary);
    case VMXD_WORD_SECONDARY:
        return VMXD_GET64(vmxd_split_capability, may_be_1, c->secondary);
    case VMXD_WORD_TERTIARY:
        return c->tertiary.full;
    case VMXD_WORD_EXIT:
        return VMXD_GET64(vmxd_split_capability, may_be_1, c->exit);
    case VMXD_WORD_SECONDARY_EXIT:
        return c->secondary_exit.full;
    case VMXD_WORD_ENTRY:
        return VMXD_GET64(vmxd_split_capability, may_be_1, c->entry);
    case VMXD_WORD_FUNCTIONS:
        return c->functions.full;
    case VMXD_WORD_BASIC:
        return c->basic.full;
    default:
        return 0;
    }
}

/* A need is a word in bits 15:6 and a bit of that word in bits 5:0. */
static inline bool vmxd_need_is_met(const struct vmxd_capabilities *c, uint32_t need)
{
    return (vmxd_capabilities_word(c, need >> 6) >> (need & 63) & 1) != 0;
}

/* Whether a processor with these capabilities has the field.  The high half of a 64-bit field
 * exists where the field does.  No for the fields of VMXD_VMCS_UNTOLD_LIST. */
static inline bool vmxd_vmcs_field_exists(const struct vmxd_capabilities *c, uint32_t field)
{
    const uint32_t needs = vmxd_vmcs_field_needs(vmxd_vmcs_field_full(field));

    return vmxd_vmcs_field_is_valid(field) &&
           (needs == VMXD_NEEDS_NOTHING ||
            (needs != VMXD_NEEDS_UNTOLD &&
             (vmxd_need_is_met(c, needs & 0xFFFF) || vmxd_need_is_met(c, needs >> 16))));
}

/* Whether VMWRITE to the field succeeds.  Exit information is read-only on some processors. */
static inline bool vmxd_vmcs_field_is_writable(const struct vmxd_capabilities *c, uint32_t field)
{
    return vmxd_vmcs_field_exists(c, field) &&
           (!vmxd_vmcs_field_is_exit_information(field) ||
            VMXD_GET64(vmxd_misc, vmwrite_any_field, c->misc) != 0);
}

#endif /* VMXDEFS_VMCS_EXISTENCE_H */
