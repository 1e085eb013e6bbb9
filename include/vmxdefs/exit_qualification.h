/* SPDX-License-Identifier: MIT */
/* vmxdefs/exit_qualification.h - one format for each kind of exit qualification.
 *
 * SDM: "Basic VM-Exit Information" (the tables of exit qualifications).
 *
 * The field has natural width and the formats are 64-bit words: read it whole, then decode the
 * value.  Reasons that are not here either have no qualification or an address in it.
 */
#ifndef VMXDEFS_EXIT_QUALIFICATION_H
#define VMXDEFS_EXIT_QUALIFICATION_H

#include "base.h"

/* Debug exceptions (reason 0 with vector 1). */
/* clang-format off */
#define VMXD_QUALIFICATION_DEBUG_TABLE(F, T)                        \
    F(T, b0,           0,  1)                                       \
    F(T, b1,           1,  1)                                       \
    F(T, b2,           2,  1)                                       \
    F(T, b3,           3,  1)                                       \
    F(T, reserved_4,   4,  7)                                       \
    F(T, bus_lock,    11,  1)  /* BLD: OS bus-lock detection */     \
    F(T, reserved_12, 12,  1)                                       \
    F(T, bd,          13,  1)  /* debug-register access detected */ \
    F(T, bs,          14,  1)  /* single step or taken branch */    \
    F(T, reserved_15, 15,  1)                                       \
    F(T, rtm,         16,  1)  /* inside an RTM region */           \
    F(T, reserved_17, 17, 47)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_debug, VMXD_QUALIFICATION_DEBUG_TABLE);

#define VMXD_TASK_SWITCH_LIST(X)        \
    X(VMXD_TASK_SWITCH_CALL, 0, "CALL") \
    X(VMXD_TASK_SWITCH_IRET, 1, "IRET") \
    X(VMXD_TASK_SWITCH_JMP, 2, "JMP")   \
    X(VMXD_TASK_SWITCH_IDT_TASK_GATE, 3, "task gate in IDT")

enum vmxd_task_switch { VMXD_TASK_SWITCH_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_task_switch_name(uint32_t value) */
VMXD_NAMES(vmxd_task_switch_name, VMXD_TASK_SWITCH_LIST, "undefined task-switch source");

/* Task switches. */
/* clang-format off */
#define VMXD_QUALIFICATION_TASK_SWITCH_TABLE(F, T)                                     \
    F(T, selector,     0, 16)  /* of the TSS to which the guest attempted to switch */ \
    F(T, reserved_16, 16, 14)                                                          \
    F(T, source,      30,  2)  /* enum vmxd_task_switch */                             \
    F(T, reserved_32, 32, 32)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_task_switch, VMXD_QUALIFICATION_TASK_SWITCH_TABLE);

/* What a control-register access was. */
#define VMXD_CR_ACCESS_LIST(X)                      \
    X(VMXD_CR_ACCESS_MOV_TO_CR, 0, "MOV to CR")     \
    X(VMXD_CR_ACCESS_MOV_FROM_CR, 1, "MOV from CR") \
    X(VMXD_CR_ACCESS_CLTS, 2, "CLTS")               \
    X(VMXD_CR_ACCESS_LMSW, 3, "LMSW")

enum vmxd_cr_access { VMXD_CR_ACCESS_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_cr_access_name(uint32_t value) */
VMXD_NAMES(vmxd_cr_access_name, VMXD_CR_ACCESS_LIST, "undefined control-register access");

/* Control-register accesses.  The number has four bits: CR8. */
/* clang-format off */
#define VMXD_QUALIFICATION_CR_TABLE(F, T)                         \
    F(T, number,             0,  4)  /* 0, 3, 4 or 8 */           \
    F(T, access_type,        4,  2)  /* enum vmxd_cr_access */    \
    F(T, lmsw_operand_type,  6,  1)  /* 0: register, 1: memory */ \
    F(T, reserved_7,         7,  1)                               \
    F(T, gpr,                8,  4)  /* of MOV; enum vmxd_gpr */  \
    F(T, reserved_12,       12,  4)                               \
    F(T, lmsw_source_data,  16, 16)                               \
    F(T, reserved_32,       32, 32)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_cr, VMXD_QUALIFICATION_CR_TABLE);

/* General-purpose registers, as instructions and qualifications number them. */
#define VMXD_GPR_LIST(X)       \
    X(VMXD_GPR_RAX, 0, "RAX")  \
    X(VMXD_GPR_RCX, 1, "RCX")  \
    X(VMXD_GPR_RDX, 2, "RDX")  \
    X(VMXD_GPR_RBX, 3, "RBX")  \
    X(VMXD_GPR_RSP, 4, "RSP")  \
    X(VMXD_GPR_RBP, 5, "RBP")  \
    X(VMXD_GPR_RSI, 6, "RSI")  \
    X(VMXD_GPR_RDI, 7, "RDI")  \
    X(VMXD_GPR_R8, 8, "R8")    \
    X(VMXD_GPR_R9, 9, "R9")    \
    X(VMXD_GPR_R10, 10, "R10") \
    X(VMXD_GPR_R11, 11, "R11") \
    X(VMXD_GPR_R12, 12, "R12") \
    X(VMXD_GPR_R13, 13, "R13") \
    X(VMXD_GPR_R14, 14, "R14") \
    X(VMXD_GPR_R15, 15, "R15")

enum vmxd_gpr { VMXD_GPR_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_gpr_name(uint32_t value) */
VMXD_NAMES(vmxd_gpr_name, VMXD_GPR_LIST, "undefined register");

/* MOV DR. */
/* clang-format off */
#define VMXD_QUALIFICATION_DR_TABLE(F, T)                         \
    F(T, number,       0,  3)                                     \
    F(T, reserved_3,   3,  1)                                     \
    F(T, direction,    4,  1)  /* 0: MOV to DR, 1: MOV from DR */ \
    F(T, reserved_5,   5,  3)                                     \
    F(T, gpr,          8,  4)  /* enum vmxd_gpr */                \
    F(T, reserved_12, 12, 52)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_dr, VMXD_QUALIFICATION_DR_TABLE);

/* I/O instructions. */
/* clang-format off */
#define VMXD_QUALIFICATION_IO_TABLE(F, T)                      \
    F(T, size,              0,  3)  /* bytes - 1: 0, 1 or 3 */ \
    F(T, direction,         3,  1)  /* 0: OUT, 1: IN */        \
    F(T, string,            4,  1)  /* INS or OUTS */          \
    F(T, rep,               5,  1)  /* REP prefix */           \
    F(T, operand_encoding,  6,  1)  /* 0: DX, 1: immediate */  \
    F(T, reserved_7,        7,  9)                             \
    F(T, port,             16, 16)                             \
    F(T, reserved_32,      32, 32)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_io, VMXD_QUALIFICATION_IO_TABLE);

/* EPT violations.  Bit 8 tells an access to the translation of the linear address (1) from one to
 * a paging-structure entry on the way (0).  Bits 9 to 11 are there only with "advanced VM-exit
 * information for EPT violations" (IA32_VMX_EPT_VPID_CAP[22]).  MBEC is the control "mode-based
 * execute control for EPT". */
/* clang-format off */
#define VMXD_QUALIFICATION_EPT_VIOLATION_TABLE(F, T)                                         \
    F(T, data_read,                    0,  1)                                                \
    F(T, data_write,                   1,  1)                                                \
    F(T, instruction_fetch,            2,  1)  /* execute */                                 \
    F(T, readable,                     3,  1)  /* 3 to 6: what all EPT entries used allow */ \
    F(T, writable,                     4,  1)                                                \
    F(T, executable,                   5,  1)  /* with MBEC for supervisor mode */           \
    F(T, executable_for_user,          6,  1)  /* with MBEC only: for user mode */           \
    F(T, guest_linear_address_valid,   7,  1)  /* if 0, 8 to 11 say nothing */               \
    F(T, linear_address_translated,    8,  1)  /* 0: to a paging entry */                    \
    F(T, user_mode_linear_address,     9,  1)  /* 9 to 11: valid if 7 and 8 are 1 */         \
    F(T, read_write_page,             10,  1)                                                \
    F(T, execute_disable_page,        11,  1)                                                \
    F(T, nmi_unblocking_due_to_iret,  12,  1)                                                \
    F(T, shadow_stack_access,         13,  1)                                                \
    F(T, supervisor_shadow_stack,     14,  1)  /* bit 60 of the last EPT entry */            \
    F(T, guest_paging_verification,   15,  1)                                                \
    F(T, asynchronous_to_instruction, 16,  1)  /* event delivery, Intel PT */                \
    F(T, reserved_17,                 17, 47)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_ept_violation, VMXD_QUALIFICATION_EPT_VIOLATION_TABLE);

/* VM-entry failure due to invalid guest state (reason 33): the qualification is one of
 * these.  For reason 34 it is the number of the entry of the MSR-load area that failed, counted
 * from 1. */
#define VMXD_FAILED_ENTRY_LIST(X)                                                         \
    X(VMXD_FAILED_ENTRY_OTHER, 0, "a check on guest state that has no number of its own") \
    X(VMXD_FAILED_ENTRY_PDPTE_LOADING, 2, "loading of the PDPTEs")                        \
    X(VMXD_FAILED_ENTRY_NMI_INJECTION_BLOCKED_BY_STI, 3,                                  \
      "injection of an NMI into a guest blocked by STI")                                  \
    X(VMXD_FAILED_ENTRY_VMCS_LINK_POINTER, 4, "VMCS link pointer")

enum vmxd_failed_entry { VMXD_FAILED_ENTRY_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_failed_entry_name(uint32_t value) */
VMXD_NAMES(vmxd_failed_entry_name, VMXD_FAILED_ENTRY_LIST,
           "undefined qualification of a failed entry");

#endif /* VMXDEFS_EXIT_QUALIFICATION_H */
