/* SPDX-License-Identifier: MIT */
/* vmxdefs/instruction_error.h - how VMX instructions and VM exits fail.
 *
 * SDM: "Conventions" (VMsucceed, VMfail), "VM Instruction Error Numbers", "VMX Aborts".
 */
#ifndef VMXDEFS_INSTRUCTION_ERROR_H
#define VMXDEFS_INSTRUCTION_ERROR_H

#include "base.h"

/* VM-instruction errors: what the VM-instruction-error field holds after a VMfailValid.  Read it
 * at once: the next VMfailValid overwrites it, and after VMXOFF it cannot be read at all.  7 and
 * 8 name no field; a processor may check in any order, so two of them may differ for one VMCS.  6
 * is VMRESUME of a VMCS that was launched before a VMXOFF and VMXON in between. */
#define VMXD_ERROR_LIST(X)                                                                        \
    X(VMXD_ERROR_VMCALL_IN_VMX_ROOT_OPERATION, 1, "VMCALL executed in VMX root operation")        \
    X(VMXD_ERROR_VMCLEAR_INVALID_PHYSICAL_ADDRESS, 2, "VMCLEAR with invalid physical address")    \
    X(VMXD_ERROR_VMCLEAR_VMXON_POINTER, 3, "VMCLEAR with VMXON pointer")                          \
    X(VMXD_ERROR_VMLAUNCH_NON_CLEAR_VMCS, 4, "VMLAUNCH with non-clear VMCS")                      \
    X(VMXD_ERROR_VMRESUME_NON_LAUNCHED_VMCS, 5, "VMRESUME with non-launched VMCS")                \
    X(VMXD_ERROR_VMRESUME_AFTER_VMXOFF, 6, "VMRESUME after VMXOFF")                               \
    X(VMXD_ERROR_ENTRY_INVALID_CONTROL_FIELDS, 7, "VM entry with invalid control field(s)")       \
    X(VMXD_ERROR_ENTRY_INVALID_HOST_STATE_FIELDS, 8, "VM entry with invalid host-state field(s)") \
    X(VMXD_ERROR_VMPTRLD_INVALID_PHYSICAL_ADDRESS, 9, "VMPTRLD with invalid physical address")    \
    X(VMXD_ERROR_VMPTRLD_VMXON_POINTER, 10, "VMPTRLD with VMXON pointer")                         \
    X(VMXD_ERROR_VMPTRLD_INCORRECT_VMCS_REVISION_IDENTIFIER, 11,                                  \
      "VMPTRLD with incorrect VMCS revision identifier")                                          \
    X(VMXD_ERROR_VMREAD_VMWRITE_UNSUPPORTED_VMCS_COMPONENT, 12,                                   \
      "VMREAD or VMWRITE of an unsupported VMCS component")                                       \
    X(VMXD_ERROR_VMWRITE_READ_ONLY_VMCS_COMPONENT, 13, "VMWRITE to read-only VMCS component")     \
    X(VMXD_ERROR_VMXON_IN_VMX_ROOT_OPERATION, 15, "VMXON executed in VMX root operation")         \
    X(VMXD_ERROR_ENTRY_INVALID_EXECUTIVE_VMCS_POINTER, 16,                                        \
      "VM entry with invalid executive-VMCS pointer")                                             \
    X(VMXD_ERROR_ENTRY_NON_LAUNCHED_EXECUTIVE_VMCS, 17,                                           \
      "VM entry with non-launched executive VMCS")                                                \
    X(VMXD_ERROR_ENTRY_EXECUTIVE_VMCS_POINTER_NOT_VMXON_POINTER, 18,                              \
      "VM entry with executive-VMCS pointer not VMXON pointer")                                   \
    X(VMXD_ERROR_VMCALL_NON_CLEAR_VMCS, 19, "VMCALL with non-clear VMCS")                         \
    X(VMXD_ERROR_VMCALL_INVALID_EXIT_CONTROL_FIELDS, 20,                                          \
      "VMCALL with invalid VM-exit control fields")                                               \
    X(VMXD_ERROR_VMCALL_INCORRECT_MSEG_REVISION_IDENTIFIER, 22,                                   \
      "VMCALL with incorrect MSEG revision identifier")                                           \
    X(VMXD_ERROR_VMXOFF_UNDER_DUAL_MONITOR_TREATMENT, 23,                                         \
      "VMXOFF under dual-monitor treatment of SMIs and SMM")                                      \
    X(VMXD_ERROR_VMCALL_INVALID_SMM_MONITOR_FEATURES, 24,                                         \
      "VMCALL with invalid SMM-monitor features")                                                 \
    X(VMXD_ERROR_ENTRY_INVALID_EXECUTION_CONTROL_FIELDS_IN_EXECUTIVE_VMCS, 25,                    \
      "VM entry with invalid VM-execution control fields in executive VMCS")                      \
    X(VMXD_ERROR_ENTRY_EVENTS_BLOCKED_BY_MOV_SS, 26, "VM entry with events blocked by MOV SS")    \
    X(VMXD_ERROR_INVALID_OPERAND_TO_INVEPT_INVVPID, 28, "invalid operand to INVEPT or INVVPID")

enum vmxd_error { VMXD_ERROR_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_error_name(uint32_t value) */
VMXD_NAMES(vmxd_error_name, VMXD_ERROR_LIST, "undefined VM-instruction error");

/* How a VMX instruction ended.  The values are those of the compiler intrinsics of MSVC. */
#define VMXD_STATUS_LIST(X)                                                                      \
    X(VMXD_VMSUCCEED, 0, "VMsucceed")                                                            \
    X(VMXD_VMFAIL_VALID, 1, "VMfailValid")     /* ZF: the error number is in the current VMCS */ \
    X(VMXD_VMFAIL_INVALID, 2, "VMfailInvalid") /* CF: no current VMCS, hence no error number */

enum vmxd_status { VMXD_STATUS_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_status_name(uint32_t value) */
VMXD_NAMES(vmxd_status_name, VMXD_STATUS_LIST, "undefined VMX instruction status");

/* The status that RFLAGS tells after a VMX instruction, for callers with assembly of their own. */
static inline enum vmxd_status vmxd_status_from_rflags(uint64_t rflags)
{
    if (rflags & 0x01) /* CF */
        return VMXD_VMFAIL_INVALID;
    return rflags & 0x40 ? VMXD_VMFAIL_VALID : VMXD_VMSUCCEED; /* ZF */
}

/* VMX-abort indicators (second word of the VMCS region).  Such an exit ends in shutdown. */
#define VMXD_ABORT_LIST(X)                                                           \
    X(VMXD_ABORT_SAVING_GUEST_MSRS, 1, "failure in saving guest MSRs")               \
    X(VMXD_ABORT_HOST_PDPTE_CHECKING, 2, "host checking of the PDPTEs failed")       \
    X(VMXD_ABORT_CURRENT_VMCS_CORRUPTED, 3, "the current VMCS has been corrupted")   \
    X(VMXD_ABORT_LOADING_HOST_MSRS, 4, "failure on loading host MSRs")               \
    X(VMXD_ABORT_MACHINE_CHECK_DURING_EXIT, 5, "machine-check event during VM exit") \
    X(VMXD_ABORT_IA32E_GUEST_TO_32BIT_HOST, 6, "exit from IA-32e mode to a host outside it")

enum vmxd_abort { VMXD_ABORT_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_abort_name(uint32_t value) */
VMXD_NAMES(vmxd_abort_name, VMXD_ABORT_LIST, "undefined VMX-abort indicator");

#endif /* VMXDEFS_INSTRUCTION_ERROR_H */
