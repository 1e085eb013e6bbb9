/* SPDX-License-Identifier: MIT */
/* vmxdefs/names.h - the name of the field that holds a bit.
 *
 * For each table `vmxd_x` of the format headers
 *
 *     const char *vmxd_x_field(unsigned int bit)    the member that holds the bit, never NULL
 *
 * It comes from the rows of the table.  Reserved bits have names too (reserved_N and so on): a
 * tool that walks a word bit by bit says what this edition does not know.  The words of
 * enumerated values are beside their enumerations: vmxd_exit_name and others.
 *
 * Who does not call a function has none of its strings in the object file.
 */
#ifndef VMXDEFS_NAMES_H
#define VMXDEFS_NAMES_H

#include "areas.h"
#include "base.h"
#include "capability.h"
#include "controls.h"
#include "ept.h"
#include "event.h"
#include "exit_class.h"
#include "exit_qualification.h"
#include "exit_reason.h"
#include "guest_state.h"
#include "instruction_info.h"
#include "vmcs.h"

/* Define the function for any table: rows stand in order, so the first that ends beyond the bit
 * holds it. */
#define VMXD_FIELD_NAMES(function, TABLE)                     \
    static inline const char *function(unsigned int bit)      \
    {                                                         \
        return TABLE(VMXD_ROW_FIELD_NAME, bit) "no such bit"; \
    }                                                         \
    VMXD_ASSERT(sizeof(#function) > 1, "")
#define VMXD_ROW_FIELD_NAME(bit, member, lsb, width) (bit) < (lsb) + (width) ? #member:

/* exit_reason.h */
VMXD_FIELD_NAMES(vmxd_exit_reason_field, VMXD_EXIT_REASON_TABLE);

/* exit_qualification.h */
VMXD_FIELD_NAMES(vmxd_qualification_debug_field, VMXD_QUALIFICATION_DEBUG_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_vector_field, VMXD_QUALIFICATION_VECTOR_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_task_switch_field, VMXD_QUALIFICATION_TASK_SWITCH_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_cr_field, VMXD_QUALIFICATION_CR_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_dr_field, VMXD_QUALIFICATION_DR_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_io_field, VMXD_QUALIFICATION_IO_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_mwait_field, VMXD_QUALIFICATION_MWAIT_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_wbinvd_field, VMXD_QUALIFICATION_WBINVD_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_wrmsr_field, VMXD_QUALIFICATION_WRMSR_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_pasid_field, VMXD_QUALIFICATION_PASID_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_apic_access_field, VMXD_QUALIFICATION_APIC_ACCESS_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_apic_write_field, VMXD_QUALIFICATION_APIC_WRITE_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_ept_violation_field, VMXD_QUALIFICATION_EPT_VIOLATION_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_pml_field, VMXD_QUALIFICATION_PML_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_spp_field, VMXD_QUALIFICATION_SPP_TABLE);
VMXD_FIELD_NAMES(vmxd_qualification_instruction_timeout_field,
                 VMXD_QUALIFICATION_INSTRUCTION_TIMEOUT_TABLE);

/* instruction_info.h */
VMXD_FIELD_NAMES(vmxd_information_ins_outs_field, VMXD_INFORMATION_INS_OUTS_TABLE);
VMXD_FIELD_NAMES(vmxd_information_invalidate_field, VMXD_INFORMATION_INVALIDATE_TABLE);
VMXD_FIELD_NAMES(vmxd_information_gdtr_idtr_field, VMXD_INFORMATION_GDTR_IDTR_TABLE);
VMXD_FIELD_NAMES(vmxd_information_ldtr_tr_field, VMXD_INFORMATION_LDTR_TR_TABLE);
VMXD_FIELD_NAMES(vmxd_information_rdrand_rdseed_field, VMXD_INFORMATION_RDRAND_RDSEED_TABLE);
VMXD_FIELD_NAMES(vmxd_information_tpause_umwait_field, VMXD_INFORMATION_TPAUSE_UMWAIT_TABLE);
VMXD_FIELD_NAMES(vmxd_information_memory_field, VMXD_INFORMATION_MEMORY_TABLE);
VMXD_FIELD_NAMES(vmxd_information_vmread_vmwrite_field, VMXD_INFORMATION_VMREAD_VMWRITE_TABLE);
VMXD_FIELD_NAMES(vmxd_information_loadiwkey_field, VMXD_INFORMATION_LOADIWKEY_TABLE);
VMXD_FIELD_NAMES(vmxd_information_msr_field, VMXD_INFORMATION_MSR_TABLE);
VMXD_FIELD_NAMES(vmxd_extended_instruction_information_field,
                 VMXD_EXTENDED_INSTRUCTION_INFORMATION_TABLE);

/* event.h */
VMXD_FIELD_NAMES(vmxd_entry_interruption_field, VMXD_ENTRY_INTERRUPTION_TABLE);
VMXD_FIELD_NAMES(vmxd_exit_interruption_field, VMXD_EXIT_INTERRUPTION_TABLE);
VMXD_FIELD_NAMES(vmxd_idt_vectoring_field, VMXD_IDT_VECTORING_TABLE);

/* guest_state.h */
VMXD_FIELD_NAMES(vmxd_access_rights_field, VMXD_ACCESS_RIGHTS_TABLE);
VMXD_FIELD_NAMES(vmxd_interruptibility_field, VMXD_INTERRUPTIBILITY_TABLE);
VMXD_FIELD_NAMES(vmxd_pending_debug_exceptions_field, VMXD_PENDING_DEBUG_EXCEPTIONS_TABLE);
VMXD_FIELD_NAMES(vmxd_guest_interrupt_status_field, VMXD_GUEST_INTERRUPT_STATUS_TABLE);

/* controls.h */
VMXD_FIELD_NAMES(vmxd_pin_controls_field, VMXD_PIN_CONTROLS_TABLE);
VMXD_FIELD_NAMES(vmxd_primary_controls_field, VMXD_PRIMARY_CONTROLS_TABLE);
VMXD_FIELD_NAMES(vmxd_secondary_controls_field, VMXD_SECONDARY_CONTROLS_TABLE);
VMXD_FIELD_NAMES(vmxd_tertiary_controls_field, VMXD_TERTIARY_CONTROLS_TABLE);
VMXD_FIELD_NAMES(vmxd_exit_controls_field, VMXD_EXIT_CONTROLS_TABLE);
VMXD_FIELD_NAMES(vmxd_secondary_exit_controls_field, VMXD_SECONDARY_EXIT_CONTROLS_TABLE);
VMXD_FIELD_NAMES(vmxd_entry_controls_field, VMXD_ENTRY_CONTROLS_TABLE);
VMXD_FIELD_NAMES(vmxd_vm_functions_field, VMXD_VM_FUNCTIONS_TABLE);

/* vmcs.h */
VMXD_FIELD_NAMES(vmxd_vmcs_encoding_field, VMXD_VMCS_ENCODING_TABLE);
VMXD_FIELD_NAMES(vmxd_vmcs_revision_field, VMXD_VMCS_REVISION_TABLE);

/* capability.h */
VMXD_FIELD_NAMES(vmxd_feature_control_field, VMXD_FEATURE_CONTROL_TABLE);
VMXD_FIELD_NAMES(vmxd_basic_field, VMXD_BASIC_TABLE);
VMXD_FIELD_NAMES(vmxd_misc_field, VMXD_MISC_TABLE);
VMXD_FIELD_NAMES(vmxd_ept_vpid_cap_field, VMXD_EPT_VPID_CAP_TABLE);
VMXD_FIELD_NAMES(vmxd_vmcs_enum_field, VMXD_VMCS_ENUM_TABLE);
VMXD_FIELD_NAMES(vmxd_split_capability_field, VMXD_SPLIT_CAPABILITY_TABLE);
VMXD_FIELD_NAMES(vmxd_allowed1_capability_field, VMXD_ALLOWED1_CAPABILITY_TABLE);

/* ept.h */
VMXD_FIELD_NAMES(vmxd_eptp_field, VMXD_EPTP_TABLE);
VMXD_FIELD_NAMES(vmxd_ept_table_entry_field, VMXD_EPT_TABLE_ENTRY_TABLE);
VMXD_FIELD_NAMES(vmxd_ept_leaf_field, VMXD_EPT_LEAF_TABLE);
VMXD_FIELD_NAMES(vmxd_spp_pointer_field, VMXD_SPP_POINTER_TABLE);
VMXD_FIELD_NAMES(vmxd_spp_entry_field, VMXD_SPP_ENTRY_TABLE);
VMXD_FIELD_NAMES(vmxd_hlat_pointer_field, VMXD_HLAT_POINTER_TABLE);
VMXD_FIELD_NAMES(vmxd_shared_eptp_field, VMXD_SHARED_EPTP_TABLE);

/* areas.h */
VMXD_FIELD_NAMES(vmxd_notification_field, VMXD_NOTIFICATION_TABLE);
VMXD_FIELD_NAMES(vmxd_pid_pointer_field, VMXD_PID_POINTER_TABLE);
VMXD_FIELD_NAMES(vmxd_pasid_directory_entry_field, VMXD_PASID_DIRECTORY_ENTRY_TABLE);
VMXD_FIELD_NAMES(vmxd_pasid_entry_field, VMXD_PASID_ENTRY_TABLE);

/* exit_class.h */
VMXD_FIELD_NAMES(vmxd_exit_class_field, VMXD_EXIT_CLASS_TABLE);

#endif /* VMXDEFS_NAMES_H */
