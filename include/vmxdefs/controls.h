/* SPDX-License-Identifier: MIT */
/* vmxdefs/controls.h - the control words of the VMCS.
 *
 * SDM: "VM-Execution Control Fields", "VM-Exit Control Fields", "VM-Entry Control Fields".
 *
 * The rows default1_N are reserved and must be 1 (the default1 class of the appendix "VMX
 * Capability Reporting Facility"); the rows reserved_N must be 0.  Take the value of a control
 * word from vmxd_adjust_controls (capability.h), which knows what the processor wants of them.
 */
#ifndef VMXDEFS_CONTROLS_H
#define VMXDEFS_CONTROLS_H

#include "base.h"

/* Pin-based VM-execution controls. */
/* clang-format off */
#define VMXD_PIN_CONTROLS_TABLE(F, T)                                    \
    F(T, external_interrupt_exiting,     0,  1)                          \
    F(T, default1_1,                     1,  2)                          \
    F(T, nmi_exiting,                    3,  1)                          \
    F(T, default1_4,                     4,  1)                          \
    F(T, virtual_nmis,                   5,  1)  /* needs nmi_exiting */ \
    F(T, activate_vmx_preemption_timer,  6,  1)                          \
    F(T, process_posted_interrupts,      7,  1)                          \
    F(T, reserved_8,                     8, 24)
/* clang-format on */
VMXD_LAYOUT32(vmxd_pin_controls, VMXD_PIN_CONTROLS_TABLE);

/* Primary processor-based VM-execution controls. */
/* clang-format off */
#define VMXD_PRIMARY_CONTROLS_TABLE(F, T)                                                    \
    F(T, reserved_0,                   0,  1)                                                \
    F(T, default1_1,                   1,  1)                                                \
    F(T, interrupt_window_exiting,     2,  1)                                                \
    F(T, use_tsc_offsetting,           3,  1)                                                \
    F(T, default1_4,                   4,  3)                                                \
    F(T, hlt_exiting,                  7,  1)                                                \
    F(T, default1_8,                   8,  1)                                                \
    F(T, invlpg_exiting,               9,  1)                                                \
    F(T, mwait_exiting,               10,  1)                                                \
    F(T, rdpmc_exiting,               11,  1)                                                \
    F(T, rdtsc_exiting,               12,  1)                                                \
    F(T, default1_13,                 13,  2)                                                \
    F(T, cr3_load_exiting,            15,  1)  /* default1: may be 0 only by the TRUE MSR */ \
    F(T, cr3_store_exiting,           16,  1)  /* default1: may be 0 only by the TRUE MSR */ \
    F(T, activate_tertiary_controls,  17,  1)                                                \
    F(T, reserved_18,                 18,  1)                                                \
    F(T, cr8_load_exiting,            19,  1)                                                \
    F(T, cr8_store_exiting,           20,  1)                                                \
    F(T, use_tpr_shadow,              21,  1)                                                \
    F(T, nmi_window_exiting,          22,  1)  /* needs virtual_nmis */                      \
    F(T, mov_dr_exiting,              23,  1)                                                \
    F(T, unconditional_io_exiting,    24,  1)  /* ignored with use_io_bitmaps */             \
    F(T, use_io_bitmaps,              25,  1)                                                \
    F(T, default1_26,                 26,  1)                                                \
    F(T, monitor_trap_flag,           27,  1)                                                \
    F(T, use_msr_bitmaps,             28,  1)  /* if 0, every RDMSR and WRMSR exits */       \
    F(T, monitor_exiting,             29,  1)                                                \
    F(T, pause_exiting,               30,  1)                                                \
    F(T, activate_secondary_controls, 31,  1)
/* clang-format on */
VMXD_LAYOUT32(vmxd_primary_controls, VMXD_PRIMARY_CONTROLS_TABLE);

/* Secondary processor-based VM-execution controls. */
/* clang-format off */
#define VMXD_SECONDARY_CONTROLS_TABLE(F, T)                                                        \
    F(T, virtualize_apic_accesses,                0,  1)                                           \
    F(T, enable_ept,                              1,  1)                                           \
    F(T, descriptor_table_exiting,                2,  1)                                           \
    F(T, enable_rdtscp,                           3,  1)  /* if 0, RDTSCP raises #UD */            \
    F(T, virtualize_x2apic_mode,                  4,  1)                                           \
    F(T, enable_vpid,                             5,  1)                                           \
    F(T, wbinvd_exiting,                          6,  1)                                           \
    F(T, unrestricted_guest,                      7,  1)  /* needs enable_ept */                   \
    F(T, apic_register_virtualization,            8,  1)                                           \
    F(T, virtual_interrupt_delivery,              9,  1)                                           \
    F(T, pause_loop_exiting,                     10,  1)                                           \
    F(T, rdrand_exiting,                         11,  1)                                           \
    F(T, enable_invpcid,                         12,  1)  /* if 0, INVPCID raises #UD */           \
    F(T, enable_vm_functions,                    13,  1)                                           \
    F(T, vmcs_shadowing,                         14,  1)                                           \
    F(T, enable_encls_exiting,                   15,  1)                                           \
    F(T, rdseed_exiting,                         16,  1)                                           \
    F(T, enable_pml,                             17,  1)                                           \
    F(T, ept_violation_ve,                       18,  1)  /* EPT violations may become #VE */      \
    F(T, conceal_vmx_from_pt,                    19,  1)                                           \
    F(T, enable_xsaves_xrstors,                  20,  1)  /* if 0, XSAVES and XRSTORS raise #UD */ \
    F(T, pasid_translation,                      21,  1)                                           \
    F(T, mode_based_execute_control_for_ept,     22,  1)                                           \
    F(T, sub_page_write_permissions_for_ept,     23,  1)                                           \
    F(T, intel_pt_uses_guest_physical_addresses, 24,  1)                                           \
    F(T, use_tsc_scaling,                        25,  1)                                           \
    F(T, enable_user_wait_and_pause,             26,  1)  /* if 0, TPAUSE and kin raise #UD */     \
    F(T, enable_pconfig,                         27,  1)                                           \
    F(T, enable_enclv_exiting,                   28,  1)  /* not in newer editions, nor is 29 */   \
    F(T, enable_epc_virtualization_extensions,   29,  1)                                           \
    F(T, vmm_bus_lock_detection,                 30,  1)                                           \
    F(T, instruction_timeout,                    31,  1)
/* clang-format on */
VMXD_LAYOUT32(vmxd_secondary_controls, VMXD_SECONDARY_CONTROLS_TABLE);

/* Tertiary processor-based VM-execution controls. */
/* clang-format off */
#define VMXD_TERTIARY_CONTROLS_TABLE(F, T)                                                        \
    F(T, loadiwkey_exiting,                   0,  1)                                              \
    F(T, enable_hlat,                         1,  1)  /* this and the next two need enable_ept */ \
    F(T, ept_paging_write_control,            2,  1)                                              \
    F(T, guest_paging_verification,           3,  1)                                              \
    F(T, ipi_virtualization,                  4,  1)  /* needs use_tpr_shadow */                  \
    F(T, seam_guest_physical_address_width,   5,  1)  /* in SEAM non-root operation only */       \
    F(T, enable_msr_list_instructions,        6,  1)  /* if 0, RDMSRLIST and WRMSRLIST: #UD */    \
    F(T, virtualize_ia32_spec_ctrl,           7,  1)                                              \
    F(T, apic_timer_virtualization,           8,  1)  /* needs virtual_interrupt_delivery */      \
    F(T, enable_pbndkb,                       9,  1)  /* if 0, PBNDKB raises #UD */               \
    F(T, reserved_10,                        10,  2)                                              \
    F(T, pebs_uses_guest_physical_addresses, 12,  1)  /* architectural PEBS; needs enable_ept */  \
    F(T, reserved_13,                        13, 51)
/* clang-format on */
VMXD_LAYOUT64(vmxd_tertiary_controls, VMXD_TERTIARY_CONTROLS_TABLE);

/* Primary VM-exit controls. */
/* clang-format off */
#define VMXD_EXIT_CONTROLS_TABLE(F, T)                                                           \
    F(T, default1_0,                       0,  2)                                                \
    F(T, save_debug_controls,              2,  1)  /* default1: may be 0 only by the TRUE MSR */ \
    F(T, default1_3,                       3,  6)                                                \
    F(T, host_address_space_size,          9,  1)  /* 1: the host is in 64-bit mode */           \
    F(T, default1_10,                     10,  2)                                                \
    F(T, load_ia32_perf_global_ctrl,      12,  1)                                                \
    F(T, default1_13,                     13,  2)                                                \
    F(T, acknowledge_interrupt_on_exit,   15,  1)                                                \
    F(T, default1_16,                     16,  2)                                                \
    F(T, save_ia32_pat,                   18,  1)                                                \
    F(T, load_ia32_pat,                   19,  1)                                                \
    F(T, save_ia32_efer,                  20,  1)                                                \
    F(T, load_ia32_efer,                  21,  1)                                                \
    F(T, save_vmx_preemption_timer_value, 22,  1)                                                \
    F(T, clear_ia32_bndcfgs,              23,  1)                                                \
    F(T, conceal_vmx_from_pt,             24,  1)                                                \
    F(T, clear_ia32_rtit_ctl,             25,  1)                                                \
    F(T, clear_ia32_lbr_ctl,              26,  1)                                                \
    F(T, clear_uinv,                      27,  1)                                                \
    F(T, load_cet_state,                  28,  1)                                                \
    F(T, load_pkrs,                       29,  1)                                                \
    F(T, save_ia32_perf_global_ctl,       30,  1)                                                \
    F(T, activate_secondary_controls,     31,  1)
/* clang-format on */
VMXD_LAYOUT32(vmxd_exit_controls, VMXD_EXIT_CONTROLS_TABLE);

/* Secondary VM-exit controls. */
/* clang-format off */
#define VMXD_SECONDARY_EXIT_CONTROLS_TABLE(F, T) \
    F(T, save_ia32_fred,                 0,  1)  \
    F(T, load_ia32_fred,                 1,  1)  \
    F(T, load_ia32_spec_ctrl,            2,  1)  \
    F(T, prematurely_busy_shadow_stack,  3,  1)  \
    F(T, reserved_4,                     4, 60)
/* clang-format on */
VMXD_LAYOUT64(vmxd_secondary_exit_controls, VMXD_SECONDARY_EXIT_CONTROLS_TABLE);

/* VM-entry controls. */
/* clang-format off */
#define VMXD_ENTRY_CONTROLS_TABLE(F, T)                                                            \
    F(T, default1_0,                         0,  2)                                                \
    F(T, load_debug_controls,                2,  1)  /* default1: may be 0 only by the TRUE MSR */ \
    F(T, default1_3,                         3,  6)                                                \
    F(T, ia32e_mode_guest,                   9,  1)                                                \
    F(T, entry_to_smm,                      10,  1)                                                \
    F(T, deactivate_dual_monitor_treatment, 11,  1)                                                \
    F(T, default1_12,                       12,  1)                                                \
    F(T, load_ia32_perf_global_ctrl,        13,  1)                                                \
    F(T, load_ia32_pat,                     14,  1)                                                \
    F(T, load_ia32_efer,                    15,  1)                                                \
    F(T, load_ia32_bndcfgs,                 16,  1)                                                \
    F(T, conceal_vmx_from_pt,               17,  1)                                                \
    F(T, load_ia32_rtit_ctl,                18,  1)                                                \
    F(T, load_uinv,                         19,  1)                                                \
    F(T, load_cet_state,                    20,  1)                                                \
    F(T, load_guest_ia32_lbr_ctl,           21,  1)                                                \
    F(T, load_pkrs,                         22,  1)                                                \
    F(T, load_ia32_fred,                    23,  1)                                                \
    F(T, load_ia32_spec_ctrl,               24,  1)                                                \
    F(T, allow_seam_guest_telemetry,        25,  1)  /* on entries to SEAM non-root operation */   \
    F(T, reserved_26,                       26,  6)
/* clang-format on */
VMXD_LAYOUT32(vmxd_entry_controls, VMXD_ENTRY_CONTROLS_TABLE);

/* VM-function controls: bit N enables VM function N. */
/* clang-format off */
#define VMXD_VM_FUNCTIONS_TABLE(F, T) \
    F(T, eptp_switching,  0,  1)      \
    F(T, reserved_1,      1, 63)
/* clang-format on */
VMXD_LAYOUT64(vmxd_vm_functions, VMXD_VM_FUNCTIONS_TABLE);

/* What EAX selects for VMFUNC: the numbers of the bits above. */
#define VMXD_VM_FUNCTION_LIST(X) X(VMXD_VM_FUNCTION_EPTP_SWITCHING, 0, "EPTP switching")

enum vmxd_vm_function { VMXD_VM_FUNCTION_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_vm_function_name(uint32_t eax) */
VMXD_NAMES(vmxd_vm_function_name, VMXD_VM_FUNCTION_LIST, "undefined VM function");

/* The default1 class: the bits that the first processors with VMX demanded to be 1, and that
 * software which does not know a bit of the class must leave 1.  Made of the rows named default1_N
 * and of those few that have got a meaning since: they may be 0 only where the TRUE MSR says so.
 * The secondary, tertiary, secondary VM-exit and VM-function words have no such class. */
#define VMXD_DEFAULT1_PIN VMXD_DEFAULT1_ROWS(vmxd_pin_controls, VMXD_PIN_CONTROLS_TABLE)
#define VMXD_DEFAULT1_PRIMARY                                                 \
    (VMXD_DEFAULT1_ROWS(vmxd_primary_controls, VMXD_PRIMARY_CONTROLS_TABLE) | \
     VMXD_MASK32(vmxd_primary_controls, cr3_load_exiting) |                   \
     VMXD_MASK32(vmxd_primary_controls, cr3_store_exiting))
#define VMXD_DEFAULT1_EXIT                                              \
    (VMXD_DEFAULT1_ROWS(vmxd_exit_controls, VMXD_EXIT_CONTROLS_TABLE) | \
     VMXD_MASK32(vmxd_exit_controls, save_debug_controls))
#define VMXD_DEFAULT1_ENTRY                                               \
    (VMXD_DEFAULT1_ROWS(vmxd_entry_controls, VMXD_ENTRY_CONTROLS_TABLE) | \
     VMXD_MASK32(vmxd_entry_controls, load_debug_controls))
#define VMXD_DEFAULT1_ROWS(tag, TABLE) (0u TABLE(VMXD_ROW_DEFAULT1, tag))
#define VMXD_ROW_DEFAULT1(tag, member, lsb, width)                                                 \
    | ((#member)[0] == 'd' && (#member)[1] == 'e' && (#member)[2] == 'f' && sizeof(#member) > 8 && \
               (#member)[7] == '1'                                                                 \
           ? VMXD_MASK32(tag, member)                                                              \
           : 0u)

#endif /* VMXDEFS_CONTROLS_H */
