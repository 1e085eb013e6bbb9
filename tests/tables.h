/* SPDX-License-Identifier: MIT */
/* tables.h - every table and list of the library, named once, for the tests that walk them all.
 * One that is missing here fails the part `lint`.
 */
#ifndef VMXDEFS_TESTS_TABLES_H
#define VMXDEFS_TESTS_TABLES_H

#include "vmxdefs/vmxdefs.h"

/* X(tag, TABLE) for each VMXD_LAYOUT32. */
#define TABLES32(X)                                           \
    X(vmxd_exit_reason, VMXD_EXIT_REASON_TABLE)               \
    X(vmxd_vmcs_encoding, VMXD_VMCS_ENCODING_TABLE)           \
    X(vmxd_vmcs_revision, VMXD_VMCS_REVISION_TABLE)           \
    X(vmxd_pin_controls, VMXD_PIN_CONTROLS_TABLE)             \
    X(vmxd_primary_controls, VMXD_PRIMARY_CONTROLS_TABLE)     \
    X(vmxd_secondary_controls, VMXD_SECONDARY_CONTROLS_TABLE) \
    X(vmxd_exit_controls, VMXD_EXIT_CONTROLS_TABLE)           \
    X(vmxd_entry_controls, VMXD_ENTRY_CONTROLS_TABLE)         \
    X(vmxd_entry_interruption, VMXD_ENTRY_INTERRUPTION_TABLE) \
    X(vmxd_exit_interruption, VMXD_EXIT_INTERRUPTION_TABLE)   \
    X(vmxd_idt_vectoring, VMXD_IDT_VECTORING_TABLE)           \
    X(vmxd_access_rights, VMXD_ACCESS_RIGHTS_TABLE)           \
    X(vmxd_interruptibility, VMXD_INTERRUPTIBILITY_TABLE)

/* X(tag, TABLE) for each VMXD_LAYOUT64. */
#define TABLES64(X)                                                             \
    X(vmxd_tertiary_controls, VMXD_TERTIARY_CONTROLS_TABLE)                     \
    X(vmxd_secondary_exit_controls, VMXD_SECONDARY_EXIT_CONTROLS_TABLE)         \
    X(vmxd_vm_functions, VMXD_VM_FUNCTIONS_TABLE)                               \
    X(vmxd_feature_control, VMXD_FEATURE_CONTROL_TABLE)                         \
    X(vmxd_basic, VMXD_BASIC_TABLE)                                             \
    X(vmxd_misc, VMXD_MISC_TABLE)                                               \
    X(vmxd_ept_vpid_cap, VMXD_EPT_VPID_CAP_TABLE)                               \
    X(vmxd_vmcs_enum, VMXD_VMCS_ENUM_TABLE)                                     \
    X(vmxd_split_capability, VMXD_SPLIT_CAPABILITY_TABLE)                       \
    X(vmxd_allowed1_capability, VMXD_ALLOWED1_CAPABILITY_TABLE)                 \
    X(vmxd_pending_debug_exceptions, VMXD_PENDING_DEBUG_EXCEPTIONS_TABLE)       \
    X(vmxd_qualification_debug, VMXD_QUALIFICATION_DEBUG_TABLE)                 \
    X(vmxd_qualification_task_switch, VMXD_QUALIFICATION_TASK_SWITCH_TABLE)     \
    X(vmxd_qualification_cr, VMXD_QUALIFICATION_CR_TABLE)                       \
    X(vmxd_qualification_dr, VMXD_QUALIFICATION_DR_TABLE)                       \
    X(vmxd_qualification_io, VMXD_QUALIFICATION_IO_TABLE)                       \
    X(vmxd_qualification_ept_violation, VMXD_QUALIFICATION_EPT_VIOLATION_TABLE) \
    X(vmxd_eptp, VMXD_EPTP_TABLE)                                               \
    X(vmxd_ept_table_entry, VMXD_EPT_TABLE_ENTRY_TABLE)                         \
    X(vmxd_ept_leaf, VMXD_EPT_LEAF_TABLE)

/* X(function, LIST, "words of a value that is not listed") for each VMXD_NAMES. */
#define LISTS(X)                                                                                   \
    X(vmxd_exit_name, VMXD_EXIT_LIST, "undefined exit reason")                                     \
    X(vmxd_vmcs_type_name, VMXD_VMCS_TYPE_LIST, "undefined field type")                            \
    X(vmxd_vmcs_width_name, VMXD_VMCS_WIDTH_LIST, "undefined field width")                         \
    X(vmxd_vmcs_name, VMXD_VMCS_LIST, "undefined VMCS field")                                      \
    X(vmxd_event_name, VMXD_EVENT_LIST, "reserved event type")                                     \
    X(vmxd_activity_name, VMXD_ACTIVITY_LIST, "undefined activity state")                          \
    X(vmxd_error_name, VMXD_ERROR_LIST, "undefined VM-instruction error")                          \
    X(vmxd_status_name, VMXD_STATUS_LIST, "undefined VMX instruction status")                      \
    X(vmxd_abort_name, VMXD_ABORT_LIST, "undefined VMX-abort indicator")                           \
    X(vmxd_task_switch_name, VMXD_TASK_SWITCH_LIST, "undefined task-switch source")                \
    X(vmxd_cr_access_name, VMXD_CR_ACCESS_LIST, "undefined control-register access")               \
    X(vmxd_gpr_name, VMXD_GPR_LIST, "undefined register")                                          \
    X(vmxd_failed_entry_name, VMXD_FAILED_ENTRY_LIST, "undefined qualification of a failed entry") \
    X(vmxd_memory_type_name, VMXD_MEMORY_TYPE_LIST, "reserved memory type")                        \
    X(vmxd_invept_name, VMXD_INVEPT_LIST, "undefined INVEPT type")                                 \
    X(vmxd_invvpid_name, VMXD_INVVPID_LIST, "undefined INVVPID type")

#endif /* VMXDEFS_TESTS_TABLES_H */
