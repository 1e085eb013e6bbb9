/* SPDX-License-Identifier: MIT */
/* vmxdefs/tables.h - every table, list, number and structure of the library, named once.
 *
 * For who walks them all: names.h, tools that print the definitions or make another language's from
 * them, tests.  Not in the umbrella.
 */
#ifndef VMXDEFS_TABLES_H
#define VMXDEFS_TABLES_H

#include "vmxdefs.h"

/* X(tag, TABLE) for each VMXD_LAYOUT32. */
#define VMXD_ALL_TABLES32(X)                                                  \
    X(vmxd_exit_reason, VMXD_EXIT_REASON_TABLE)                               \
    X(vmxd_information_ins_outs, VMXD_INFORMATION_INS_OUTS_TABLE)             \
    X(vmxd_information_invalidate, VMXD_INFORMATION_INVALIDATE_TABLE)         \
    X(vmxd_information_gdtr_idtr, VMXD_INFORMATION_GDTR_IDTR_TABLE)           \
    X(vmxd_information_ldtr_tr, VMXD_INFORMATION_LDTR_TR_TABLE)               \
    X(vmxd_information_rdrand_rdseed, VMXD_INFORMATION_RDRAND_RDSEED_TABLE)   \
    X(vmxd_information_tpause_umwait, VMXD_INFORMATION_TPAUSE_UMWAIT_TABLE)   \
    X(vmxd_information_memory, VMXD_INFORMATION_MEMORY_TABLE)                 \
    X(vmxd_information_vmread_vmwrite, VMXD_INFORMATION_VMREAD_VMWRITE_TABLE) \
    X(vmxd_information_loadiwkey, VMXD_INFORMATION_LOADIWKEY_TABLE)           \
    X(vmxd_information_msr, VMXD_INFORMATION_MSR_TABLE)                       \
    X(vmxd_entry_interruption, VMXD_ENTRY_INTERRUPTION_TABLE)                 \
    X(vmxd_exit_interruption, VMXD_EXIT_INTERRUPTION_TABLE)                   \
    X(vmxd_idt_vectoring, VMXD_IDT_VECTORING_TABLE)                           \
    X(vmxd_access_rights, VMXD_ACCESS_RIGHTS_TABLE)                           \
    X(vmxd_interruptibility, VMXD_INTERRUPTIBILITY_TABLE)                     \
    X(vmxd_guest_interrupt_status, VMXD_GUEST_INTERRUPT_STATUS_TABLE)         \
    X(vmxd_pin_controls, VMXD_PIN_CONTROLS_TABLE)                             \
    X(vmxd_primary_controls, VMXD_PRIMARY_CONTROLS_TABLE)                     \
    X(vmxd_secondary_controls, VMXD_SECONDARY_CONTROLS_TABLE)                 \
    X(vmxd_exit_controls, VMXD_EXIT_CONTROLS_TABLE)                           \
    X(vmxd_entry_controls, VMXD_ENTRY_CONTROLS_TABLE)                         \
    X(vmxd_vmcs_encoding, VMXD_VMCS_ENCODING_TABLE)                           \
    X(vmxd_vmcs_revision, VMXD_VMCS_REVISION_TABLE)                           \
    X(vmxd_pasid_entry, VMXD_PASID_ENTRY_TABLE)                               \
    X(vmxd_exit_class, VMXD_EXIT_CLASS_TABLE)

/* X(tag, TABLE) for each VMXD_LAYOUT64. */
#define VMXD_ALL_TABLES64(X)                                                                \
    X(vmxd_qualification_debug, VMXD_QUALIFICATION_DEBUG_TABLE)                             \
    X(vmxd_qualification_vector, VMXD_QUALIFICATION_VECTOR_TABLE)                           \
    X(vmxd_qualification_task_switch, VMXD_QUALIFICATION_TASK_SWITCH_TABLE)                 \
    X(vmxd_qualification_cr, VMXD_QUALIFICATION_CR_TABLE)                                   \
    X(vmxd_qualification_dr, VMXD_QUALIFICATION_DR_TABLE)                                   \
    X(vmxd_qualification_io, VMXD_QUALIFICATION_IO_TABLE)                                   \
    X(vmxd_qualification_mwait, VMXD_QUALIFICATION_MWAIT_TABLE)                             \
    X(vmxd_qualification_wbinvd, VMXD_QUALIFICATION_WBINVD_TABLE)                           \
    X(vmxd_qualification_wrmsr, VMXD_QUALIFICATION_WRMSR_TABLE)                             \
    X(vmxd_qualification_pasid, VMXD_QUALIFICATION_PASID_TABLE)                             \
    X(vmxd_qualification_apic_access, VMXD_QUALIFICATION_APIC_ACCESS_TABLE)                 \
    X(vmxd_qualification_apic_write, VMXD_QUALIFICATION_APIC_WRITE_TABLE)                   \
    X(vmxd_qualification_ept_violation, VMXD_QUALIFICATION_EPT_VIOLATION_TABLE)             \
    X(vmxd_qualification_pml, VMXD_QUALIFICATION_PML_TABLE)                                 \
    X(vmxd_qualification_spp, VMXD_QUALIFICATION_SPP_TABLE)                                 \
    X(vmxd_qualification_instruction_timeout, VMXD_QUALIFICATION_INSTRUCTION_TIMEOUT_TABLE) \
    X(vmxd_extended_instruction_information, VMXD_EXTENDED_INSTRUCTION_INFORMATION_TABLE)   \
    X(vmxd_pending_debug_exceptions, VMXD_PENDING_DEBUG_EXCEPTIONS_TABLE)                   \
    X(vmxd_tertiary_controls, VMXD_TERTIARY_CONTROLS_TABLE)                                 \
    X(vmxd_secondary_exit_controls, VMXD_SECONDARY_EXIT_CONTROLS_TABLE)                     \
    X(vmxd_vm_functions, VMXD_VM_FUNCTIONS_TABLE)                                           \
    X(vmxd_feature_control, VMXD_FEATURE_CONTROL_TABLE)                                     \
    X(vmxd_basic, VMXD_BASIC_TABLE)                                                         \
    X(vmxd_misc, VMXD_MISC_TABLE)                                                           \
    X(vmxd_ept_vpid_cap, VMXD_EPT_VPID_CAP_TABLE)                                           \
    X(vmxd_vmcs_enum, VMXD_VMCS_ENUM_TABLE)                                                 \
    X(vmxd_split_capability, VMXD_SPLIT_CAPABILITY_TABLE)                                   \
    X(vmxd_allowed1_capability, VMXD_ALLOWED1_CAPABILITY_TABLE)                             \
    X(vmxd_eptp, VMXD_EPTP_TABLE)                                                           \
    X(vmxd_ept_table_entry, VMXD_EPT_TABLE_ENTRY_TABLE)                                     \
    X(vmxd_ept_leaf, VMXD_EPT_LEAF_TABLE)                                                   \
    X(vmxd_spp_pointer, VMXD_SPP_POINTER_TABLE)                                             \
    X(vmxd_spp_entry, VMXD_SPP_ENTRY_TABLE)                                                 \
    X(vmxd_hlat_pointer, VMXD_HLAT_POINTER_TABLE)                                           \
    X(vmxd_shared_eptp, VMXD_SHARED_EPTP_TABLE)                                             \
    X(vmxd_notification, VMXD_NOTIFICATION_TABLE)                                           \
    X(vmxd_pid_pointer, VMXD_PID_POINTER_TABLE)                                             \
    X(vmxd_pasid_directory_entry, VMXD_PASID_DIRECTORY_ENTRY_TABLE)

/* X(function, LIST, "words of a value that is not listed") for each VMXD_NAMES. */
#define VMXD_ALL_LISTS(X)                                                                          \
    X(vmxd_exit_name, VMXD_EXIT_LIST, "undefined exit reason")                                     \
    X(vmxd_task_switch_name, VMXD_TASK_SWITCH_LIST, "undefined task-switch source")                \
    X(vmxd_cr_access_name, VMXD_CR_ACCESS_LIST, "undefined control-register access")               \
    X(vmxd_cr_name, VMXD_CR_LIST, "undefined control register")                                    \
    X(vmxd_lmsw_name, VMXD_LMSW_LIST, "undefined operand of LMSW")                                 \
    X(vmxd_dr_name, VMXD_DR_LIST, "undefined debug register")                                      \
    X(vmxd_dr_direction_name, VMXD_DR_DIRECTION_LIST, "undefined direction of MOV DR")             \
    X(vmxd_io_size_name, VMXD_IO_SIZE_LIST, "undefined size of an I/O access")                     \
    X(vmxd_io_direction_name, VMXD_IO_DIRECTION_LIST, "undefined direction of an I/O access")      \
    X(vmxd_io_port_name, VMXD_IO_PORT_LIST, "undefined operand encoding of an I/O access")         \
    X(vmxd_gpr_name, VMXD_GPR_LIST, "undefined register")                                          \
    X(vmxd_apic_access_name, VMXD_APIC_ACCESS_LIST, "undefined APIC access")                       \
    X(vmxd_failed_entry_name, VMXD_FAILED_ENTRY_LIST, "undefined qualification of a failed entry") \
    X(vmxd_scaling_name, VMXD_SCALING_LIST, "undefined scaling")                                   \
    X(vmxd_operand_name, VMXD_OPERAND_LIST, "undefined operand")                                   \
    X(vmxd_operand_size_name, VMXD_OPERAND_SIZE_LIST, "undefined size")                            \
    X(vmxd_segment_register_name, VMXD_SEGMENT_REGISTER_LIST, "undefined segment register")        \
    X(vmxd_gdtr_idtr_name, VMXD_GDTR_IDTR_LIST, "undefined access to GDTR or IDTR")                \
    X(vmxd_ldtr_tr_name, VMXD_LDTR_TR_LIST, "undefined access to LDTR or TR")                      \
    X(vmxd_event_name, VMXD_EVENT_LIST, "reserved event type")                                     \
    X(vmxd_other_event_name, VMXD_OTHER_EVENT_LIST, "undefined other event")                       \
    X(vmxd_vector_name, VMXD_VECTOR_LIST, "undefined exception")                                   \
    X(vmxd_error_code_name, VMXD_ERROR_CODE_LIST, "undefined error-code rule")                     \
    X(vmxd_fred_data_name, VMXD_FRED_DATA_LIST, "undefined event data")                            \
    X(vmxd_segment_name, VMXD_SEGMENT_LIST, "undefined segment type")                              \
    X(vmxd_segment_bit_name, VMXD_SEGMENT_BIT_LIST, "undefined bit of a segment type")             \
    X(vmxd_system_segment_name, VMXD_SYSTEM_SEGMENT_LIST, "undefined type of LDTR or TR")          \
    X(vmxd_activity_name, VMXD_ACTIVITY_LIST, "undefined activity state")                          \
    X(vmxd_vm_function_name, VMXD_VM_FUNCTION_LIST, "undefined VM function")                       \
    X(vmxd_vmcs_type_name, VMXD_VMCS_TYPE_LIST, "undefined field type")                            \
    X(vmxd_vmcs_width_name, VMXD_VMCS_WIDTH_LIST, "undefined field width")                         \
    X(vmxd_vmcs_name, VMXD_VMCS_LIST, "undefined VMCS field")                                      \
    X(vmxd_memory_type_name, VMXD_MEMORY_TYPE_LIST, "reserved memory type")                        \
    X(vmxd_virtual_apic_name, VMXD_VIRTUAL_APIC_LIST, "undefined virtual-APIC register")           \
    X(vmxd_invept_name, VMXD_INVEPT_LIST, "undefined INVEPT type")                                 \
    X(vmxd_invvpid_name, VMXD_INVVPID_LIST, "undefined INVVPID type")                              \
    X(vmxd_error_name, VMXD_ERROR_LIST, "undefined VM-instruction error")                          \
    X(vmxd_status_name, VMXD_STATUS_LIST, "undefined VMX instruction status")                      \
    X(vmxd_abort_name, VMXD_ABORT_LIST, "undefined VMX-abort indicator")                           \
    X(vmxd_kind_name, VMXD_KIND_LIST, "undefined kind of exit")                                    \
    X(vmxd_format_name, VMXD_FORMAT_LIST, "undefined format of an exit qualification")             \
    X(vmxd_layout_name, VMXD_LAYOUT_LIST, "undefined format of instruction information")           \
    X(vmxd_word_name, VMXD_WORD_LIST, "undefined word")

/* X(kind, NAME) for each constant that is a plain #define. */
#define VMXD_ALL_NUMBERS(X)               \
    X(size, VMXD_VMCS_REGION_SIZE_MAX)    \
    X(value, VMXD_VMCS_POINTER_NONE)      \
    X(value, VMXD_DEFAULT1_PIN)           \
    X(value, VMXD_DEFAULT1_PRIMARY)       \
    X(value, VMXD_DEFAULT1_EXIT)          \
    X(value, VMXD_DEFAULT1_ENTRY)         \
    X(msr, VMXD_MSR_FEATURE_CONTROL)      \
    X(msr, VMXD_MSR_BASIC)                \
    X(msr, VMXD_MSR_PINBASED_CTLS)        \
    X(msr, VMXD_MSR_PROCBASED_CTLS)       \
    X(msr, VMXD_MSR_EXIT_CTLS)            \
    X(msr, VMXD_MSR_ENTRY_CTLS)           \
    X(msr, VMXD_MSR_MISC)                 \
    X(msr, VMXD_MSR_CR0_FIXED0)           \
    X(msr, VMXD_MSR_CR0_FIXED1)           \
    X(msr, VMXD_MSR_CR4_FIXED0)           \
    X(msr, VMXD_MSR_CR4_FIXED1)           \
    X(msr, VMXD_MSR_VMCS_ENUM)            \
    X(msr, VMXD_MSR_PROCBASED_CTLS2)      \
    X(msr, VMXD_MSR_EPT_VPID_CAP)         \
    X(msr, VMXD_MSR_TRUE_PINBASED_CTLS)   \
    X(msr, VMXD_MSR_TRUE_PROCBASED_CTLS)  \
    X(msr, VMXD_MSR_TRUE_EXIT_CTLS)       \
    X(msr, VMXD_MSR_TRUE_ENTRY_CTLS)      \
    X(msr, VMXD_MSR_VMFUNC)               \
    X(msr, VMXD_MSR_PROCBASED_CTLS3)      \
    X(msr, VMXD_MSR_EXIT_CTLS2)           \
    X(value, VMXD_CR0_PE)                 \
    X(value, VMXD_CR0_PG)                 \
    X(value, VMXD_CR4_VMXE)               \
    X(size, VMXD_EPT_ENTRIES_PER_TABLE)   \
    X(value, VMXD_SPP_VECTOR_RESERVED)    \
    X(size, VMXD_BITMAP_BYTES)            \
    X(size, VMXD_BITMAP_BITS)             \
    X(offset, VMXD_MSR_BITMAP_READ_LOW)   \
    X(offset, VMXD_MSR_BITMAP_READ_HIGH)  \
    X(offset, VMXD_MSR_BITMAP_WRITE_LOW)  \
    X(offset, VMXD_MSR_BITMAP_WRITE_HIGH) \
    X(value, VMXD_VE_BUSY)                \
    X(size, VMXD_PML_ENTRIES)             \
    X(value, VMXD_PML_INDEX_START)        \
    X(size, VMXD_EPTP_LIST_ENTRIES)       \
    X(size, VMXD_PASID_DIRECTORY_ENTRIES) \
    X(size, VMXD_PASID_TABLE_ENTRIES)

/* X(tag) for each structure that the processor reads or writes, X(tag, member) for each member. */
#define VMXD_ALL_AREAS(X)      \
    X(vmxd_vmcs_header)        \
    X(vmxd_invept_descriptor)  \
    X(vmxd_invvpid_descriptor) \
    X(vmxd_msr_entry)          \
    X(vmxd_ve_information)     \
    X(vmxd_posted_interrupt_descriptor)

#define VMXD_ALL_MEMBERS(X)                           \
    X(vmxd_vmcs_header, revision)                     \
    X(vmxd_vmcs_header, abort_indicator)              \
    X(vmxd_invept_descriptor, eptp)                   \
    X(vmxd_invept_descriptor, zero_64)                \
    X(vmxd_invvpid_descriptor, vpid)                  \
    X(vmxd_invvpid_descriptor, zero_16)               \
    X(vmxd_invvpid_descriptor, linear_address)        \
    X(vmxd_msr_entry, index)                          \
    X(vmxd_msr_entry, zero_32)                        \
    X(vmxd_msr_entry, data)                           \
    X(vmxd_ve_information, exit_reason)               \
    X(vmxd_ve_information, busy)                      \
    X(vmxd_ve_information, exit_qualification)        \
    X(vmxd_ve_information, guest_linear_address)      \
    X(vmxd_ve_information, guest_physical_address)    \
    X(vmxd_ve_information, eptp_index)                \
    X(vmxd_ve_information, unused_34)                 \
    X(vmxd_posted_interrupt_descriptor, requests)     \
    X(vmxd_posted_interrupt_descriptor, notification) \
    X(vmxd_posted_interrupt_descriptor, reserved_320)

#endif /* VMXDEFS_TABLES_H */
