/* SPDX-License-Identifier: MIT */
/* vmxdefs/exit_qualification.h - one format for each kind of exit qualification.
 *
 * SDM: "Basic VM-Exit Information" (the tables of exit qualifications).
 *
 * The field has natural width and the formats are 64-bit words: read it whole, then decode the
 * value.  exit_class.h says which format a reason has.  Some are plain numbers:
 *
 *   page fault     (reason 0, vector 14) the linear address; CR2 does not hold it, since an
 *                  exception that exits directly updates no register
 *   INVLPG         the linear address, as computed: check it before use, the segment may have been
 *                  unusable
 *   46, 47, VMCLEAR and kin, VMREAD, VMWRITE, INVEPT, INVVPID, INVPCID, XSAVES, XRSTORS
 *                  the displacement of the memory operand, sign-extended (with RIP-relative
 *                  addressing the sum, so an address); bits beyond the address size are undefined,
 *                  and the registers of the operand are in the instruction information
 *   RDMSRLIST, WRMSRLIST   the index of the MSR, if MSR bitmaps are used, else 0
 *   URDMSR, UWRMSR, immediate RDMSR and WRMSRNS   the index of the MSR (from KVM and Xen)
 *   NMI            the source, on processors with NMI-source reporting, else 0
 *   reason 34      the number of the entry of the MSR-load area that failed, counted from 1
 *
 * Every other exit clears the field.  In enclave mode bits 11:0 of the addresses are cleared.
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

/* Start-up IPIs (reason 4) and virtualized EOI (reason 45): the vector.  Of a SIPI it is the page
 * of the real-mode code to start at. */
/* clang-format off */
#define VMXD_QUALIFICATION_VECTOR_TABLE(F, T) \
    F(T, vector,  0,  8)                      \
    F(T, zero_8,  8, 56)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_vector, VMXD_QUALIFICATION_VECTOR_TABLE);

/* What started a task switch. */
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

/* Control registers whose accesses exit.  The number has four bits: CR8. */
#define VMXD_CR_LIST(X)      \
    X(VMXD_CR_CR0, 0, "CR0") \
    X(VMXD_CR_CR3, 3, "CR3") \
    X(VMXD_CR_CR4, 4, "CR4") \
    X(VMXD_CR_CR8, 8, "CR8")

enum vmxd_cr { VMXD_CR_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_cr_name(uint32_t value) */
VMXD_NAMES(vmxd_cr_name, VMXD_CR_LIST, "undefined control register");

/* Where LMSW took its data from. */
#define VMXD_LMSW_LIST(X)                \
    X(VMXD_LMSW_REGISTER, 0, "register") \
    X(VMXD_LMSW_MEMORY, 1, "memory")

enum vmxd_lmsw { VMXD_LMSW_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_lmsw_name(uint32_t value) */
VMXD_NAMES(vmxd_lmsw_name, VMXD_LMSW_LIST, "undefined operand of LMSW");

/* Control-register accesses.  LMSW with a memory operand also has
 * the guest-linear address; its data are here already. */
/* clang-format off */
#define VMXD_QUALIFICATION_CR_TABLE(F, T)                        \
    F(T, number,             0,  4)  /* enum vmxd_cr */          \
    F(T, access_type,        4,  2)  /* enum vmxd_cr_access */   \
    F(T, lmsw_operand_type,  6,  1)  /* enum vmxd_lmsw */        \
    F(T, reserved_7,         7,  1)                              \
    F(T, gpr,                8,  4)  /* of MOV; enum vmxd_gpr */ \
    F(T, reserved_12,       12,  4)                              \
    F(T, lmsw_source_data,  16, 16)                              \
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

/* Debug registers.  DR4 and DR5 are DR6 and DR7, or undefined: CR4.DE. */
#define VMXD_DR_LIST(X)      \
    X(VMXD_DR_DR0, 0, "DR0") \
    X(VMXD_DR_DR1, 1, "DR1") \
    X(VMXD_DR_DR2, 2, "DR2") \
    X(VMXD_DR_DR3, 3, "DR3") \
    X(VMXD_DR_DR4, 4, "DR4") \
    X(VMXD_DR_DR5, 5, "DR5") \
    X(VMXD_DR_DR6, 6, "DR6") \
    X(VMXD_DR_DR7, 7, "DR7")

enum vmxd_dr { VMXD_DR_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_dr_name(uint32_t value) */
VMXD_NAMES(vmxd_dr_name, VMXD_DR_LIST, "undefined debug register");

/* Which way MOV DR moves. */
#define VMXD_DR_DIRECTION_LIST(X)                  \
    X(VMXD_DR_DIRECTION_MOV_TO_DR, 0, "MOV to DR") \
    X(VMXD_DR_DIRECTION_MOV_FROM_DR, 1, "MOV from DR")

enum vmxd_dr_direction { VMXD_DR_DIRECTION_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_dr_direction_name(uint32_t value) */
VMXD_NAMES(vmxd_dr_direction_name, VMXD_DR_DIRECTION_LIST, "undefined direction of MOV DR");

/* MOV DR.  The exit comes before the checks of CPL and of CR4.DE (DR4, DR5): make them. */
/* clang-format off */
#define VMXD_QUALIFICATION_DR_TABLE(F, T)                   \
    F(T, number,       0,  3)  /* enum vmxd_dr */           \
    F(T, reserved_3,   3,  1)                               \
    F(T, direction,    4,  1)  /* enum vmxd_dr_direction */ \
    F(T, reserved_5,   5,  3)                               \
    F(T, gpr,          8,  4)  /* enum vmxd_gpr */          \
    F(T, reserved_12, 12, 52)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_dr, VMXD_QUALIFICATION_DR_TABLE);

/* Bytes of an I/O access, less one. */
#define VMXD_IO_SIZE_LIST(X)        \
    X(VMXD_IO_SIZE_BYTE, 0, "byte") \
    X(VMXD_IO_SIZE_WORD, 1, "word") \
    X(VMXD_IO_SIZE_DWORD, 3, "doubleword")

enum vmxd_io_size { VMXD_IO_SIZE_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_io_size_name(uint32_t value) */
VMXD_NAMES(vmxd_io_size_name, VMXD_IO_SIZE_LIST, "undefined size of an I/O access");

/* Which way an I/O instruction moves. */
#define VMXD_IO_DIRECTION_LIST(X)      \
    X(VMXD_IO_DIRECTION_OUT, 0, "OUT") \
    X(VMXD_IO_DIRECTION_IN, 1, "IN")

enum vmxd_io_direction { VMXD_IO_DIRECTION_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_io_direction_name(uint32_t value) */
VMXD_NAMES(vmxd_io_direction_name, VMXD_IO_DIRECTION_LIST, "undefined direction of an I/O access");

/* Where an I/O instruction has its port from. */
#define VMXD_IO_PORT_LIST(X)    \
    X(VMXD_IO_PORT_DX, 0, "DX") \
    X(VMXD_IO_PORT_IMMEDIATE, 1, "immediate")

enum vmxd_io_port { VMXD_IO_PORT_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_io_port_name(uint32_t value) */
VMXD_NAMES(vmxd_io_port_name, VMXD_IO_PORT_LIST, "undefined operand encoding of an I/O access");

/* I/O instructions, and SMIs right after one (reason 5).  Only of INS and OUTS are there
 * instruction information and a guest-linear address. */
/* clang-format off */
#define VMXD_QUALIFICATION_IO_TABLE(F, T)                        \
    F(T, size,              0,  3)  /* enum vmxd_io_size */      \
    F(T, direction,         3,  1)  /* enum vmxd_io_direction */ \
    F(T, string,            4,  1)  /* INS or OUTS */            \
    F(T, rep,               5,  1)  /* REP prefix */             \
    F(T, operand_encoding,  6,  1)  /* enum vmxd_io_port */      \
    F(T, reserved_7,        7,  9)                               \
    F(T, port,             16, 16)                               \
    F(T, reserved_32,      32, 32)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_io, VMXD_QUALIFICATION_IO_TABLE);

/* MWAIT. */
/* clang-format off */
#define VMXD_QUALIFICATION_MWAIT_TABLE(F, T)                             \
    F(T, monitor_armed,  0,  1)  /* address-range monitoring hardware */ \
    F(T, zero_1,         1, 63)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_mwait, VMXD_QUALIFICATION_MWAIT_TABLE);

/* WBINVD and WBNOINVD, which share reason 54. */
/* clang-format off */
#define VMXD_QUALIFICATION_WBINVD_TABLE(F, T) \
    F(T, wbnoinvd,  0,  1)  /* 0: WBINVD */   \
    F(T, zero_1,    1, 63)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_wbinvd, VMXD_QUALIFICATION_WBINVD_TABLE);

/* WRMSR and WRMSRNS, which share reason 32. */
/* clang-format off */
#define VMXD_QUALIFICATION_WRMSR_TABLE(F, T) \
    F(T, wrmsrns,  0,  1)  /* 0: WRMSR */    \
    F(T, zero_1,   1, 63)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_wrmsr, VMXD_QUALIFICATION_WRMSR_TABLE);

/* PASID translation failures (72 and 73).  ENQCMD: IA32_PASID[19:0]; ENQCMDS: the low 32 bits of
 * the source operand. */
/* clang-format off */
#define VMXD_QUALIFICATION_PASID_TABLE(F, T)                 \
    F(T, pasid,        0, 20)                                \
    F(T, reserved_20, 20, 11)                                \
    F(T, privileged,  31,  1)  /* of ENQCMDS; unconfirmed */ \
    F(T, zero_32,     32, 32)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_pasid, VMXD_QUALIFICATION_PASID_TABLE);

/* What an access to the APIC-access page was. */
#define VMXD_APIC_ACCESS_LIST(X)                                                                   \
    X(VMXD_APIC_ACCESS_LINEAR_READ, 0, "linear access for a data read")                            \
    X(VMXD_APIC_ACCESS_LINEAR_WRITE, 1, "linear access for a data write")                          \
    X(VMXD_APIC_ACCESS_LINEAR_INSTRUCTION_FETCH, 2, "linear access for an instruction fetch")      \
    X(VMXD_APIC_ACCESS_LINEAR_EVENT_DELIVERY, 3, "linear access during event delivery")            \
    X(VMXD_APIC_ACCESS_LINEAR_ASYNCHRONOUS, 4,                                                     \
      "linear access asynchronous to instruction execution")                                       \
    X(VMXD_APIC_ACCESS_PHYSICAL_EVENT_DELIVERY, 10, "guest-physical access during event delivery") \
    X(VMXD_APIC_ACCESS_PHYSICAL_ASYNCHRONOUS, 11,                                                  \
      "guest-physical access asynchronous to instruction execution")                               \
    X(VMXD_APIC_ACCESS_PHYSICAL_INSTRUCTION, 15,                                                   \
      "guest-physical access for an instruction fetch or during instruction execution")

enum vmxd_apic_access { VMXD_APIC_ACCESS_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_apic_access_name(uint32_t value) */
VMXD_NAMES(vmxd_apic_access_name, VMXD_APIC_ACCESS_LIST, "undefined APIC access");

/* APIC accesses (reason 44); fault-like.  IDT-vectoring information is valid exactly for the access
 * types 3 and 10.  Undefined after physical accesses that are neither linear nor guest-physical. */
/* clang-format off */
#define VMXD_QUALIFICATION_APIC_ACCESS_TABLE(F, T)                                        \
    F(T, offset,                       0, 12)  /* in the page; of linear accesses only */ \
    F(T, access_type,                 12,  4)  /* enum vmxd_apic_access: four bits */     \
    F(T, asynchronous_to_instruction, 16,  1)  /* Intel PT, PEBS, user interrupts */      \
    F(T, reserved_17,                 17, 47)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_apic_access, VMXD_QUALIFICATION_APIC_ACCESS_TABLE);

/* The offset means something: the access was a linear one. */
static inline bool vmxd_apic_access_has_offset(vmxd_qualification_apic_access q)
{
    return VMXD_GET64(vmxd_qualification_apic_access, access_type, q) <=
           VMXD_APIC_ACCESS_LINEAR_ASYNCHRONOUS;
}

/* APIC writes (reason 56); trap-like: the data are in the virtual-APIC page already, RIP is past
 * the instruction. */
/* clang-format off */
#define VMXD_QUALIFICATION_APIC_WRITE_TABLE(F, T) \
    F(T, offset,   0, 12)  /* in the page */      \
    F(T, zero_12, 12, 52)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_apic_write, VMXD_QUALIFICATION_APIC_WRITE_TABLE);

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

/* The guest-linear address is valid.  Not so for the loading of PDPTEs by MOV CR, for Intel PT and
 * for PEBS. */
static inline bool vmxd_ept_violation_has_linear_address(vmxd_qualification_ept_violation q)
{
    return VMXD_GET64(vmxd_qualification_ept_violation, guest_linear_address_valid, q) != 0;
}

/* The access was to what the guest-linear address translates to.  If not, but the address is valid,
 * it was to a guest paging-structure entry, which is read and, with accessed and dirty flags for
 * EPT, always written too (bits 0 and 1 are both set). */
static inline bool vmxd_ept_violation_is_to_translation(vmxd_qualification_ept_violation q)
{
    return vmxd_ept_violation_has_linear_address(q) &&
           VMXD_GET64(vmxd_qualification_ept_violation, linear_address_translated, q) != 0;
}

/* Bits 9 to 11 mean something.  `advanced` is what IA32_VMX_EPT_VPID_CAP says of "advanced VM-exit
 * information for EPT violations". */
static inline bool vmxd_ept_violation_has_page_information(vmxd_qualification_ept_violation q,
                                                           bool advanced)
{
    return advanced && vmxd_ept_violation_is_to_translation(q);
}

/* Bit 14 means something: the EPTP enables supervisor shadow-stack control and the walk came as far
 * as the entry that maps the page (certainly so if a permission is set). */
static inline bool vmxd_ept_violation_has_shadow_stack_bit(vmxd_qualification_ept_violation q,
                                                           bool eptp_enables)
{
    const uint64_t permissions = VMXD_MASK64(vmxd_qualification_ept_violation, readable) |
                                 VMXD_MASK64(vmxd_qualification_ept_violation, writable) |
                                 VMXD_MASK64(vmxd_qualification_ept_violation, executable);

    return eptp_enables && (q.full & permissions) != 0;
}

/* Whether EPT allows fetches by linear addresses of user mode.  Without MBEC bit 6 is undefined,
 * and bit 5 speaks for both modes. */
static inline bool vmxd_ept_violation_executable_for_user(vmxd_qualification_ept_violation q,
                                                          bool mbec)
{
    return (mbec ? VMXD_GET64(vmxd_qualification_ept_violation, executable_for_user, q)
                 : VMXD_GET64(vmxd_qualification_ept_violation, executable, q)) != 0;
}

/* No access at all is allowed: an entry was not present, or the address too wide for the page walk
 * (or present entries on the way have no permission in common). */
static inline bool vmxd_ept_violation_allows_nothing(vmxd_qualification_ept_violation q, bool mbec)
{
    return VMXD_GET64(vmxd_qualification_ept_violation, readable, q) == 0 &&
           VMXD_GET64(vmxd_qualification_ept_violation, writable, q) == 0 &&
           VMXD_GET64(vmxd_qualification_ept_violation, executable, q) == 0 &&
           !vmxd_ept_violation_executable_for_user(q, mbec);
}

/* Page-modification log full (reason 62).  The access did not take place. */
/* clang-format off */
#define VMXD_QUALIFICATION_PML_TABLE(F, T)                                           \
    F(T, undefined_0,                  0, 12)                                        \
    F(T, nmi_unblocking_due_to_iret,  12,  1)                                        \
    F(T, undefined_13,                13,  3)                                        \
    F(T, asynchronous_to_instruction, 16,  1)  /* Intel PT, PEBS, user interrupts */ \
    F(T, undefined_17,                17, 47)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_pml, VMXD_QUALIFICATION_PML_TABLE);

/* SPP-related events (reason 66). */
/* clang-format off */
#define VMXD_QUALIFICATION_SPP_TABLE(F, T)                                                \
    F(T, undefined_0,                  0, 11)                                             \
    F(T, miss,                        11,  1)  /* 0: SPP misconfiguration, 1: SPP miss */ \
    F(T, nmi_unblocking_due_to_iret,  12,  1)                                             \
    F(T, undefined_13,                13,  3)                                             \
    F(T, asynchronous_to_instruction, 16,  1)  /* Intel PT, PEBS, user interrupts */      \
    F(T, undefined_17,                17, 47)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_spp, VMXD_QUALIFICATION_SPP_TABLE);

/* Instruction time-out (reason 75; "notify" in Linux and Xen). */
/* clang-format off */
#define VMXD_QUALIFICATION_INSTRUCTION_TIMEOUT_TABLE(F, T)                                  \
    F(T, context_invalid,             0,  1)  /* the virtual machine must not be resumed */ \
    F(T, undefined_1,                 1, 11)                                                \
    F(T, nmi_unblocking_due_to_iret, 12,  1)                                                \
    F(T, undefined_13,               13, 51)
/* clang-format on */
VMXD_LAYOUT64(vmxd_qualification_instruction_timeout, VMXD_QUALIFICATION_INSTRUCTION_TIMEOUT_TABLE);

/* VM-entry failure due to invalid guest state (reason 33): the qualification is one of
 * these. */
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
