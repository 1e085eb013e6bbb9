/* SPDX-License-Identifier: MIT */
/* vmxdefs/exit_class.h - what is valid after an exit, by its basic reason.
 *
 * SDM: "Recording VM-Exit Information and Updating VM-Entry Control Fields", "Saving RIP, RSP,
 * RFLAGS, and SSP", "Other Causes of VM Exits".
 *
 * Fields of the exit information that an exit does not define keep what an earlier one has left
 * there.  Whoever reads them without asking works until the guest does something unusual.
 */
#ifndef VMXDEFS_EXIT_CLASS_H
#define VMXDEFS_EXIT_CLASS_H

#include "base.h"
#include "event.h"
#include "exit_qualification.h"
#include "exit_reason.h"

/* What RIP says. */
#define VMXD_KIND_LIST(X)                                                                       \
    X(VMXD_KIND_UNDEFINED, 0, "undefined exit reason")                                          \
    X(VMXD_KIND_FAULT, 1, "fault-like: RIP is at the instruction, which has not been executed") \
    X(VMXD_KIND_TRAP, 2, "trap-like: RIP is past the instruction, which has been executed")     \
    X(VMXD_KIND_BOUNDARY, 3, "event: RIP is where the guest goes on")                           \
    X(VMXD_KIND_FAILED_ENTRY, 4, "failed entry: the guest has not run")

enum vmxd_kind { VMXD_KIND_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_kind_name(uint32_t value) */
VMXD_NAMES(vmxd_kind_name, VMXD_KIND_LIST, "undefined kind of exit");

/* Which format of exit_qualification.h the qualification has. */
#define VMXD_FORMAT_LIST(X)                                             \
    X(VMXD_FORMAT_NONE, 0, "none: it is 0")                             \
    X(VMXD_FORMAT_EXCEPTION, 1, "by vector: #DB, #PF and NMI have one") \
    X(VMXD_FORMAT_VECTOR, 2, "vector")                                  \
    X(VMXD_FORMAT_TASK_SWITCH, 3, "task switch")                        \
    X(VMXD_FORMAT_LINEAR_ADDRESS, 4, "linear address")                  \
    X(VMXD_FORMAT_DISPLACEMENT, 5, "displacement")                      \
    X(VMXD_FORMAT_CR, 6, "control-register access")                     \
    X(VMXD_FORMAT_DR, 7, "MOV DR")                                      \
    X(VMXD_FORMAT_IO, 8, "I/O instruction")                             \
    X(VMXD_FORMAT_MWAIT, 9, "MWAIT")                                    \
    X(VMXD_FORMAT_FAILED_ENTRY, 10, "reason of a failed entry")         \
    X(VMXD_FORMAT_MSR_ENTRY, 11, "number of an MSR-load entry, from 1") \
    X(VMXD_FORMAT_APIC_ACCESS, 12, "APIC access")                       \
    X(VMXD_FORMAT_APIC_WRITE, 13, "APIC write")                         \
    X(VMXD_FORMAT_EPT_VIOLATION, 14, "EPT violation")                   \
    X(VMXD_FORMAT_PML, 15, "page-modification log full")                \
    X(VMXD_FORMAT_SPP, 16, "SPP-related event")                         \
    X(VMXD_FORMAT_PASID, 17, "PASID")                                   \
    X(VMXD_FORMAT_MSR, 18, "index of an MSR")                           \
    X(VMXD_FORMAT_WRMSR, 19, "WRMSR or WRMSRNS")                        \
    X(VMXD_FORMAT_WBINVD, 20, "WBINVD or WBNOINVD")                     \
    X(VMXD_FORMAT_TIMEOUT, 21, "instruction time-out")

enum vmxd_format { VMXD_FORMAT_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_format_name(uint32_t value) */
VMXD_NAMES(vmxd_format_name, VMXD_FORMAT_LIST, "undefined format of an exit qualification");

/* Which format of instruction_info.h the instruction information has. */
#define VMXD_LAYOUT_LIST(X)                                                                   \
    X(VMXD_LAYOUT_NONE, 0, "none: it is undefined")                                           \
    X(VMXD_LAYOUT_INS_OUTS, 1, "INS, OUTS") /* only with bit `string` of the qualification */ \
    X(VMXD_LAYOUT_INVALIDATE, 2, "INVEPT, INVPCID, INVVPID")                                  \
    X(VMXD_LAYOUT_GDTR_IDTR, 3, "LGDT, LIDT, SGDT, SIDT")                                     \
    X(VMXD_LAYOUT_LDTR_TR, 4, "LLDT, LTR, SLDT, STR")                                         \
    X(VMXD_LAYOUT_RDRAND_RDSEED, 5, "RDRAND, RDSEED")                                         \
    X(VMXD_LAYOUT_TPAUSE_UMWAIT, 6, "TPAUSE, UMWAIT")                                         \
    X(VMXD_LAYOUT_MEMORY, 7, "VMCLEAR, VMPTRLD, VMPTRST, VMXON, XRSTORS, XSAVES")             \
    X(VMXD_LAYOUT_VMREAD_VMWRITE, 8, "VMREAD, VMWRITE")                                       \
    X(VMXD_LAYOUT_LOADIWKEY, 9, "LOADIWKEY")                                                  \
    X(VMXD_LAYOUT_MSR, 10, "URDMSR, UWRMSR, RDMSR and WRMSRNS with an immediate")

enum vmxd_layout { VMXD_LAYOUT_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_layout_name(uint32_t value) */
VMXD_NAMES(vmxd_layout_name, VMXD_LAYOUT_LIST, "undefined format of instruction information");

/* The class of a basic exit reason.  Where something is valid in some cases only, the functions
 * below know in which. */
/* clang-format off */
#define VMXD_EXIT_CLASS_TABLE(F, T)                                                            \
    F(T, kind,                  0,  3)  /* enum vmxd_kind */                                   \
    F(T, format,                3,  5)  /* enum vmxd_format: of the exit qualification */      \
    F(T, layout,                8,  4)  /* enum vmxd_layout: of the instruction information */ \
    F(T, length,               12,  1)  /* the instruction length is valid */                  \
    F(T, maybe_length,         13,  1)  /* ... in some cases */                                \
    F(T, linear_address,       14,  1)  /* the guest-linear address is valid */                \
    F(T, maybe_linear_address, 15,  1)  /* ... in some cases */                                \
    F(T, physical_address,     16,  1)  /* the guest-physical address is valid */              \
    F(T, in_delivery,          17,  1)  /* IDT-vectoring information may be valid */           \
    F(T, zero_18,              18, 14)
/* clang-format on */
VMXD_LAYOUT32(vmxd_exit_class, VMXD_EXIT_CLASS_TABLE);

/* Its last rows, as the last column of the list names them. */
enum vmxd_exit_validity {
    VMXD_HAS_LENGTH = 1 << vmxd_exit_class_length_lsb,
    VMXD_MAY_HAVE_LENGTH = 1 << vmxd_exit_class_maybe_length_lsb,
    VMXD_HAS_LINEAR_ADDRESS = 1 << vmxd_exit_class_linear_address_lsb,
    VMXD_MAY_HAVE_LINEAR_ADDRESS = 1 << vmxd_exit_class_maybe_linear_address_lsb,
    VMXD_HAS_PHYSICAL_ADDRESS = 1 << vmxd_exit_class_physical_address_lsb,
    VMXD_IN_DELIVERY = 1 << vmxd_exit_class_in_delivery_lsb
};

/* The reasons, in the order of VMXD_EXIT_LIST.  One that is missing or stands twice does not
 * compile.
 *
 * Exceptions are events here: RIP is what would have been pushed, so at the instruction after a
 * fault, past it after a trap, and at INT3, INTO and INT1.  The SDM does not say that the length
 * is valid for ENQCMD, ENQCMDS, RDMSRLIST and WRMSRLIST, nor for ENCLV (here as ENCLS) and the
 * last four (here as KVM and Xen use it). */
#define VMXD_EXIT_CLASS_LIST(X)                                                                 \
    X(VMXD_EXIT_EXCEPTION_OR_NMI, VMXD_KIND_BOUNDARY, VMXD_FORMAT_EXCEPTION, VMXD_LAYOUT_NONE,  \
      VMXD_MAY_HAVE_LENGTH | VMXD_IN_DELIVERY)                                                  \
    X(VMXD_EXIT_EXTERNAL_INTERRUPT, VMXD_KIND_BOUNDARY, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, 0)  \
    X(VMXD_EXIT_TRIPLE_FAULT, VMXD_KIND_BOUNDARY, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, 0)        \
    X(VMXD_EXIT_INIT_SIGNAL, VMXD_KIND_BOUNDARY, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, 0)         \
    X(VMXD_EXIT_STARTUP_IPI, VMXD_KIND_BOUNDARY, VMXD_FORMAT_VECTOR, VMXD_LAYOUT_NONE, 0)       \
    X(VMXD_EXIT_IO_SMI, VMXD_KIND_BOUNDARY, VMXD_FORMAT_IO, VMXD_LAYOUT_NONE,                   \
      VMXD_MAY_HAVE_LINEAR_ADDRESS)                                                             \
    X(VMXD_EXIT_OTHER_SMI, VMXD_KIND_BOUNDARY, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, 0)           \
    X(VMXD_EXIT_INTERRUPT_WINDOW, VMXD_KIND_BOUNDARY, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, 0)    \
    X(VMXD_EXIT_NMI_WINDOW, VMXD_KIND_BOUNDARY, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, 0)          \
    X(VMXD_EXIT_TASK_SWITCH, VMXD_KIND_FAULT, VMXD_FORMAT_TASK_SWITCH, VMXD_LAYOUT_NONE,        \
      VMXD_MAY_HAVE_LENGTH | VMXD_IN_DELIVERY)                                                  \
    X(VMXD_EXIT_CPUID, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)    \
    X(VMXD_EXIT_GETSEC, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)   \
    X(VMXD_EXIT_HLT, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)      \
    X(VMXD_EXIT_INVD, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)     \
    X(VMXD_EXIT_INVLPG, VMXD_KIND_FAULT, VMXD_FORMAT_LINEAR_ADDRESS, VMXD_LAYOUT_NONE,          \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_RDPMC, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)    \
    X(VMXD_EXIT_RDTSC, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)    \
    X(VMXD_EXIT_RSM, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)      \
    X(VMXD_EXIT_VMCALL, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)   \
    X(VMXD_EXIT_VMCLEAR, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT, VMXD_LAYOUT_MEMORY,         \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_VMLAUNCH, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH) \
    X(VMXD_EXIT_VMPTRLD, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT, VMXD_LAYOUT_MEMORY,         \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_VMPTRST, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT, VMXD_LAYOUT_MEMORY,         \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_VMREAD, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT, VMXD_LAYOUT_VMREAD_VMWRITE,  \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_VMRESUME, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH) \
    X(VMXD_EXIT_VMWRITE, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT, VMXD_LAYOUT_VMREAD_VMWRITE, \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_VMXOFF, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)   \
    X(VMXD_EXIT_VMXON, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT, VMXD_LAYOUT_MEMORY,           \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_CONTROL_REGISTER_ACCESSES, VMXD_KIND_FAULT, VMXD_FORMAT_CR, VMXD_LAYOUT_NONE,   \
      VMXD_HAS_LENGTH | VMXD_MAY_HAVE_LINEAR_ADDRESS)                                           \
    X(VMXD_EXIT_MOV_DR, VMXD_KIND_FAULT, VMXD_FORMAT_DR, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)     \
    X(VMXD_EXIT_IO_INSTRUCTION, VMXD_KIND_FAULT, VMXD_FORMAT_IO, VMXD_LAYOUT_INS_OUTS,          \
      VMXD_HAS_LENGTH | VMXD_MAY_HAVE_LINEAR_ADDRESS)                                           \
    X(VMXD_EXIT_RDMSR, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)    \
    X(VMXD_EXIT_WRMSR, VMXD_KIND_FAULT, VMXD_FORMAT_WRMSR, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)   \
    X(VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE, VMXD_KIND_FAILED_ENTRY,                      \
      VMXD_FORMAT_FAILED_ENTRY, VMXD_LAYOUT_NONE, 0)                                            \
    X(VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING, VMXD_KIND_FAILED_ENTRY, VMXD_FORMAT_MSR_ENTRY,       \
      VMXD_LAYOUT_NONE, 0)                                                                      \
    X(VMXD_EXIT_MWAIT, VMXD_KIND_FAULT, VMXD_FORMAT_MWAIT, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)   \
    X(VMXD_EXIT_MONITOR_TRAP_FLAG, VMXD_KIND_BOUNDARY, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, 0)   \
    X(VMXD_EXIT_MONITOR, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)  \
    X(VMXD_EXIT_PAUSE, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)    \
    X(VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK, VMXD_KIND_FAILED_ENTRY, VMXD_FORMAT_NONE,          \
      VMXD_LAYOUT_NONE, 0)                                                                      \
    X(VMXD_EXIT_TPR_BELOW_THRESHOLD, VMXD_KIND_TRAP, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, 0)     \
    X(VMXD_EXIT_APIC_ACCESS, VMXD_KIND_FAULT, VMXD_FORMAT_APIC_ACCESS, VMXD_LAYOUT_NONE,        \
      VMXD_MAY_HAVE_LENGTH | VMXD_IN_DELIVERY)                                                  \
    X(VMXD_EXIT_VIRTUALIZED_EOI, VMXD_KIND_TRAP, VMXD_FORMAT_VECTOR, VMXD_LAYOUT_NONE, 0)       \
    X(VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT,              \
      VMXD_LAYOUT_GDTR_IDTR, VMXD_HAS_LENGTH)                                                   \
    X(VMXD_EXIT_ACCESS_TO_LDTR_OR_TR, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT,                \
      VMXD_LAYOUT_LDTR_TR, VMXD_HAS_LENGTH)                                                     \
    X(VMXD_EXIT_EPT_VIOLATION, VMXD_KIND_FAULT, VMXD_FORMAT_EPT_VIOLATION, VMXD_LAYOUT_NONE,    \
      VMXD_MAY_HAVE_LENGTH | VMXD_IN_DELIVERY | VMXD_HAS_PHYSICAL_ADDRESS |                     \
          VMXD_MAY_HAVE_LINEAR_ADDRESS)                                                         \
    X(VMXD_EXIT_EPT_MISCONFIGURATION, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE,      \
      VMXD_IN_DELIVERY | VMXD_HAS_PHYSICAL_ADDRESS | VMXD_MAY_HAVE_LINEAR_ADDRESS)              \
    X(VMXD_EXIT_INVEPT, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT, VMXD_LAYOUT_INVALIDATE,      \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_RDTSCP, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)   \
    X(VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED, VMXD_KIND_BOUNDARY, VMXD_FORMAT_NONE,             \
      VMXD_LAYOUT_NONE, 0)                                                                      \
    X(VMXD_EXIT_INVVPID, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT, VMXD_LAYOUT_INVALIDATE,     \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_WBINVD_OR_WBNOINVD, VMXD_KIND_FAULT, VMXD_FORMAT_WBINVD, VMXD_LAYOUT_NONE,      \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_XSETBV, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)   \
    X(VMXD_EXIT_APIC_WRITE, VMXD_KIND_TRAP, VMXD_FORMAT_APIC_WRITE, VMXD_LAYOUT_NONE, 0)        \
    X(VMXD_EXIT_RDRAND, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_RDRAND_RDSEED,           \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_INVPCID, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT, VMXD_LAYOUT_INVALIDATE,     \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_VMFUNC, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)   \
    X(VMXD_EXIT_ENCLS, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)    \
    X(VMXD_EXIT_RDSEED, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_RDRAND_RDSEED,           \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_PAGE_MODIFICATION_LOG_FULL, VMXD_KIND_FAULT, VMXD_FORMAT_PML, VMXD_LAYOUT_NONE, \
      VMXD_MAY_HAVE_LENGTH | VMXD_IN_DELIVERY | VMXD_MAY_HAVE_LINEAR_ADDRESS)                   \
    X(VMXD_EXIT_XSAVES, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT, VMXD_LAYOUT_MEMORY,          \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_XRSTORS, VMXD_KIND_FAULT, VMXD_FORMAT_DISPLACEMENT, VMXD_LAYOUT_MEMORY,         \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_PCONFIG, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)  \
    X(VMXD_EXIT_SPP_RELATED_EVENT, VMXD_KIND_FAULT, VMXD_FORMAT_SPP, VMXD_LAYOUT_NONE,          \
      VMXD_MAY_HAVE_LENGTH | VMXD_IN_DELIVERY | VMXD_HAS_PHYSICAL_ADDRESS |                     \
          VMXD_HAS_LINEAR_ADDRESS)                                                              \
    X(VMXD_EXIT_UMWAIT, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_TPAUSE_UMWAIT,           \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_TPAUSE, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_TPAUSE_UMWAIT,           \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_LOADIWKEY, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_LOADIWKEY,            \
      VMXD_HAS_LENGTH)                                                                          \
    X(VMXD_EXIT_ENCLV, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)    \
    X(VMXD_EXIT_ENQCMD_PASID_TRANSLATION_FAILURE, VMXD_KIND_FAULT, VMXD_FORMAT_PASID,           \
      VMXD_LAYOUT_NONE, 0)                                                                      \
    X(VMXD_EXIT_ENQCMDS_PASID_TRANSLATION_FAILURE, VMXD_KIND_FAULT, VMXD_FORMAT_PASID,          \
      VMXD_LAYOUT_NONE, 0)                                                                      \
    X(VMXD_EXIT_BUS_LOCK, VMXD_KIND_TRAP, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, 0)                \
    X(VMXD_EXIT_INSTRUCTION_TIMEOUT, VMXD_KIND_BOUNDARY, VMXD_FORMAT_TIMEOUT, VMXD_LAYOUT_NONE, \
      VMXD_MAY_HAVE_LINEAR_ADDRESS)                                                             \
    X(VMXD_EXIT_SEAMCALL, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH) \
    X(VMXD_EXIT_TDCALL, VMXD_KIND_FAULT, VMXD_FORMAT_NONE, VMXD_LAYOUT_NONE, VMXD_HAS_LENGTH)   \
    X(VMXD_EXIT_RDMSRLIST, VMXD_KIND_FAULT, VMXD_FORMAT_MSR, VMXD_LAYOUT_NONE, 0)               \
    X(VMXD_EXIT_WRMSRLIST, VMXD_KIND_FAULT, VMXD_FORMAT_MSR, VMXD_LAYOUT_NONE, 0)               \
    X(VMXD_EXIT_URDMSR, VMXD_KIND_FAULT, VMXD_FORMAT_MSR, VMXD_LAYOUT_MSR, VMXD_HAS_LENGTH)     \
    X(VMXD_EXIT_UWRMSR, VMXD_KIND_FAULT, VMXD_FORMAT_MSR, VMXD_LAYOUT_MSR, VMXD_HAS_LENGTH)     \
    X(VMXD_EXIT_RDMSR_IMM, VMXD_KIND_FAULT, VMXD_FORMAT_MSR, VMXD_LAYOUT_MSR, VMXD_HAS_LENGTH)  \
    X(VMXD_EXIT_WRMSRNS_IMM, VMXD_KIND_FAULT, VMXD_FORMAT_MSR, VMXD_LAYOUT_MSR, VMXD_HAS_LENGTH)

#define VMXD_ROW_ONE(...) +1
VMXD_ASSERT((0 VMXD_EXIT_LIST(VMXD_ROW_ONE)) == (0 VMXD_EXIT_CLASS_LIST(VMXD_ROW_ONE)),
            "VMXD_EXIT_CLASS_LIST: a reason of VMXD_EXIT_LIST has no class");

/* The row of a reason as the bits of a vmxd_exit_class. */
static inline uint32_t vmxd_exit_class_bits(uint32_t basic)
{
#define VMXD_ROW_CLASS(name, kind, format, layout, validity) \
    case name:                                               \
        return kind | format << vmxd_exit_class_format_lsb | \
               layout << vmxd_exit_class_layout_lsb | (validity);
    switch (basic) {
        VMXD_EXIT_CLASS_LIST(VMXD_ROW_CLASS) /* NOLINT(bugprone-branch-clone): classes are shared */
    default:
        return VMXD_KIND_UNDEFINED;
    }
#undef VMXD_ROW_CLASS
}

/* Of a reason that is not defined: kind VMXD_KIND_UNDEFINED, and nothing valid. */
static inline vmxd_exit_class vmxd_exit_class_of(uint32_t basic)
{
    return vmxd_exit_class_from(vmxd_exit_class_bits(basic));
}

/* The instruction at RIP has not been executed: emulate it and go past it, or remove the cause and
 * let it be executed again. */
static inline bool vmxd_exit_is_fault_like(uint32_t basic)
{
    return VMXD_GET32(vmxd_exit_class, kind, vmxd_exit_class_of(basic)) == VMXD_KIND_FAULT;
}

/* The instruction has been executed and RIP is past it: do not advance RIP again. */
static inline bool vmxd_exit_is_trap_like(uint32_t basic)
{
    return VMXD_GET32(vmxd_exit_class, kind, vmxd_exit_class_of(basic)) == VMXD_KIND_TRAP;
}

/* The exit may have come in the middle of event delivery: look at the IDT-vectoring information. */
static inline bool vmxd_exit_may_interrupt_delivery(uint32_t basic)
{
    return VMXD_GET32(vmxd_exit_class, in_delivery, vmxd_exit_class_of(basic)) != 0;
}

/* The format of the exit qualification. */
static inline enum vmxd_format vmxd_exit_qualification_format(uint32_t basic)
{
    return VMXD_CAST(enum vmxd_format,
                     VMXD_GET32(vmxd_exit_class, format, vmxd_exit_class_of(basic)));
}

/* The format of the VM-exit instruction information: VMXD_LAYOUT_NONE if it is undefined, as it is
 * for IN and OUT, for a failed entry and in enclave mode. */
static inline enum vmxd_layout vmxd_exit_information_layout(vmxd_exit_reason r,
                                                            uint64_t qualification)
{
    const enum vmxd_layout layout =
        VMXD_CAST(enum vmxd_layout,
                  VMXD_GET32(vmxd_exit_class, layout, vmxd_exit_class_of(vmxd_exit_basic(r))));
    const bool string =
        VMXD_GET64(vmxd_qualification_io, string, vmxd_qualification_io_from(qualification)) != 0;

    if (vmxd_exit_is_failed_entry(r) || vmxd_exit_is_enclave_mode(r))
        return VMXD_LAYOUT_NONE;
    return layout == VMXD_LAYOUT_INS_OUTS && !string ? VMXD_LAYOUT_NONE : layout;
}

/* The guest-physical address is valid. */
static inline bool vmxd_exit_has_physical_address(vmxd_exit_reason r)
{
    return !vmxd_exit_is_failed_entry(r) && VMXD_GET32(vmxd_exit_class, physical_address,
                                                       vmxd_exit_class_of(vmxd_exit_basic(r))) != 0;
}

/* LMSW with a memory operand. */
static inline bool vmxd_exit_is_lmsw_from_memory(uint64_t qualification)
{
    const vmxd_qualification_cr q = vmxd_qualification_cr_from(qualification);

    return VMXD_GET64(vmxd_qualification_cr, access_type, q) == VMXD_CR_ACCESS_LMSW &&
           VMXD_GET64(vmxd_qualification_cr, lmsw_operand_type, q) != 0;
}

/* The cases of the reasons that have a guest-linear address in some. */
static inline bool vmxd_exit_case_has_linear_address(vmxd_exit_reason r, uint64_t qualification)
{
    switch (vmxd_exit_basic(r)) {
    case VMXD_EXIT_CONTROL_REGISTER_ACCESSES:
        return vmxd_exit_is_lmsw_from_memory(qualification);
    case VMXD_EXIT_IO_INSTRUCTION:
    case VMXD_EXIT_IO_SMI:
        return VMXD_GET64(vmxd_qualification_io, string,
                          vmxd_qualification_io_from(qualification)) != 0;
    case VMXD_EXIT_EPT_VIOLATION:
        return vmxd_ept_violation_has_linear_address(
            vmxd_qualification_ept_violation_from(qualification));
    case VMXD_EXIT_INSTRUCTION_TIMEOUT:
        return vmxd_exit_has_shadow_stack_busy(r) &&
               VMXD_GET64(vmxd_qualification_instruction_timeout, context_invalid,
                          vmxd_qualification_instruction_timeout_from(qualification)) == 0;
    default: /* EPT misconfiguration, page-modification log full */
        return vmxd_exit_has_shadow_stack_busy(r);
    }
}

/* The guest-linear address is valid: for INS and OUTS (if their segment was usable), SMIs after
 * such, LMSW with a memory operand, SPP events, most EPT violations, and what has left a shadow
 * stack prematurely busy. */
static inline bool vmxd_exit_has_linear_address(vmxd_exit_reason r, uint64_t qualification)
{
    const vmxd_exit_class c = vmxd_exit_class_of(vmxd_exit_basic(r));

    return !vmxd_exit_is_failed_entry(r) &&
           (VMXD_GET32(vmxd_exit_class, linear_address, c) != 0 ||
            (VMXD_GET32(vmxd_exit_class, maybe_linear_address, c) != 0 &&
             vmxd_exit_case_has_linear_address(r, qualification)));
}

/* The event that the exit interrupted is INT n, INT3, INTO or INT1. */
static inline bool vmxd_exit_interrupted_instruction(vmxd_idt_vectoring interrupted)
{
    return VMXD_GET32(vmxd_idt_vectoring, valid, interrupted) != 0 &&
           vmxd_event_type_is_by_instruction(VMXD_GET32(vmxd_idt_vectoring, type, interrupted));
}

/* The cases of the reasons that have an instruction length in some, beside an interrupted delivery
 * as above. */
static inline bool vmxd_exit_case_has_instruction_length(vmxd_exit_reason r, uint64_t qualification,
                                                         vmxd_exit_interruption cause)
{
    switch (vmxd_exit_basic(r)) {
    case VMXD_EXIT_EXCEPTION_OR_NMI:
        return VMXD_GET32(vmxd_exit_interruption, valid, cause) != 0 &&
               vmxd_event_type_is_by_instruction(VMXD_GET32(vmxd_exit_interruption, type, cause));
    case VMXD_EXIT_TASK_SWITCH:
        return VMXD_GET64(vmxd_qualification_task_switch, source,
                          vmxd_qualification_task_switch_from(qualification)) !=
               VMXD_TASK_SWITCH_IDT_TASK_GATE;
    default: /* APIC access, EPT violation, page-modification log full, SPP-related event */
        return 0;
    }
}

/* The VM-exit instruction length is valid.  `cause` and `interrupted` are the exit interruption and
 * the IDT-vectoring information: the length of INT n, INT3, INTO or INT1 is there if the exit came
 * from one of them or interrupted its delivery. */
static inline bool vmxd_exit_has_instruction_length(vmxd_exit_reason r, uint64_t qualification,
                                                    vmxd_exit_interruption cause,
                                                    vmxd_idt_vectoring interrupted)
{
    const vmxd_exit_class c = vmxd_exit_class_of(vmxd_exit_basic(r));

    return !vmxd_exit_is_failed_entry(r) && !vmxd_exit_is_enclave_mode(r) &&
           (VMXD_GET32(vmxd_exit_class, length, c) != 0 ||
            (VMXD_GET32(vmxd_exit_class, maybe_length, c) != 0 &&
             (vmxd_exit_interrupted_instruction(interrupted) ||
              vmxd_exit_case_has_instruction_length(r, qualification, cause))));
}

#endif /* VMXDEFS_EXIT_CLASS_H */
