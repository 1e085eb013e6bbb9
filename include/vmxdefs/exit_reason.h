/* SPDX-License-Identifier: MIT */
/* vmxdefs/exit_reason.h - why the processor left the guest.
 *
 * SDM: "Basic VM-Exit Information" (the exit-reason field), appendix "VMX Basic Exit Reasons".
 *
 * The field has 32 bits.  What everybody calls the exit reason is the low 16, the *basic exit
 * reason*; the bits above are modifiers that may come with almost any exit.  The type below keeps
 * the two apart: it cannot be compared, switched on or narrowed by accident.
 *
 *     vmxd_exit_reason r = vmxd_exit_reason_from(vmread(VMXD_VMCS_INFO_EXIT_REASON));
 *     trace(r.full);
 *     if (vmxd_exit_is_failed_entry(r))
 *         ...
 *     switch (vmxd_exit_basic(r)) {
 *     case VMXD_EXIT_CPUID:
 */
#ifndef VMXDEFS_EXIT_REASON_H
#define VMXDEFS_EXIT_REASON_H

#include "base.h"

/* Basic exit reasons.  A number that is not listed is not defined by this edition. */
#define VMXD_EXIT_LIST(X)                                                                       \
    X(VMXD_EXIT_EXCEPTION_OR_NMI, 0, "exception or NMI")                                        \
    X(VMXD_EXIT_EXTERNAL_INTERRUPT, 1, "external interrupt")                                    \
    X(VMXD_EXIT_TRIPLE_FAULT, 2, "triple fault")                                                \
    X(VMXD_EXIT_INIT_SIGNAL, 3, "INIT signal")                                                  \
    X(VMXD_EXIT_STARTUP_IPI, 4, "start-up IPI")                                                 \
    X(VMXD_EXIT_IO_SMI, 5, "I/O system-management interrupt")                                   \
    X(VMXD_EXIT_OTHER_SMI, 6, "other system-management interrupt")                              \
    X(VMXD_EXIT_INTERRUPT_WINDOW, 7, "interrupt window")                                        \
    X(VMXD_EXIT_NMI_WINDOW, 8, "NMI window")                                                    \
    X(VMXD_EXIT_TASK_SWITCH, 9, "task switch")                                                  \
    X(VMXD_EXIT_CPUID, 10, "CPUID")                                                             \
    X(VMXD_EXIT_GETSEC, 11, "GETSEC")                                                           \
    X(VMXD_EXIT_HLT, 12, "HLT")                                                                 \
    X(VMXD_EXIT_INVD, 13, "INVD")                                                               \
    X(VMXD_EXIT_INVLPG, 14, "INVLPG")                                                           \
    X(VMXD_EXIT_RDPMC, 15, "RDPMC")                                                             \
    X(VMXD_EXIT_RDTSC, 16, "RDTSC")                                                             \
    X(VMXD_EXIT_RSM, 17, "RSM")                                                                 \
    X(VMXD_EXIT_VMCALL, 18, "VMCALL")                                                           \
    X(VMXD_EXIT_VMCLEAR, 19, "VMCLEAR")                                                         \
    X(VMXD_EXIT_VMLAUNCH, 20, "VMLAUNCH")                                                       \
    X(VMXD_EXIT_VMPTRLD, 21, "VMPTRLD")                                                         \
    X(VMXD_EXIT_VMPTRST, 22, "VMPTRST")                                                         \
    X(VMXD_EXIT_VMREAD, 23, "VMREAD")                                                           \
    X(VMXD_EXIT_VMRESUME, 24, "VMRESUME")                                                       \
    X(VMXD_EXIT_VMWRITE, 25, "VMWRITE")                                                         \
    X(VMXD_EXIT_VMXOFF, 26, "VMXOFF")                                                           \
    X(VMXD_EXIT_VMXON, 27, "VMXON")                                                             \
    X(VMXD_EXIT_CONTROL_REGISTER_ACCESSES, 28, "control-register accesses")                     \
    X(VMXD_EXIT_MOV_DR, 29, "MOV DR")                                                           \
    X(VMXD_EXIT_IO_INSTRUCTION, 30, "I/O instruction")                                          \
    X(VMXD_EXIT_RDMSR, 31, "RDMSR")                                                             \
    X(VMXD_EXIT_WRMSR, 32, "WRMSR or WRMSRNS")                                                  \
    X(VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE, 33,                                          \
      "VM-entry failure due to invalid guest state")                                            \
    X(VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING, 34, "VM-entry failure due to MSR loading")           \
    X(VMXD_EXIT_MWAIT, 36, "MWAIT")                                                             \
    X(VMXD_EXIT_MONITOR_TRAP_FLAG, 37, "monitor trap flag")                                     \
    X(VMXD_EXIT_MONITOR, 39, "MONITOR")                                                         \
    X(VMXD_EXIT_PAUSE, 40, "PAUSE")                                                             \
    X(VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK, 41, "VM-entry failure due to machine-check event") \
    X(VMXD_EXIT_TPR_BELOW_THRESHOLD, 43, "TPR below threshold")                                 \
    X(VMXD_EXIT_APIC_ACCESS, 44, "APIC access")                                                 \
    X(VMXD_EXIT_VIRTUALIZED_EOI, 45, "virtualized EOI")                                         \
    X(VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR, 46, "access to GDTR or IDTR")                           \
    X(VMXD_EXIT_ACCESS_TO_LDTR_OR_TR, 47, "access to LDTR or TR")                               \
    X(VMXD_EXIT_EPT_VIOLATION, 48, "EPT violation")                                             \
    X(VMXD_EXIT_EPT_MISCONFIGURATION, 49, "EPT misconfiguration")                               \
    X(VMXD_EXIT_INVEPT, 50, "INVEPT")                                                           \
    X(VMXD_EXIT_RDTSCP, 51, "RDTSCP")                                                           \
    X(VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED, 52, "VMX-preemption timer expired")               \
    X(VMXD_EXIT_INVVPID, 53, "INVVPID")                                                         \
    X(VMXD_EXIT_WBINVD_OR_WBNOINVD, 54, "WBINVD or WBNOINVD")                                   \
    X(VMXD_EXIT_XSETBV, 55, "XSETBV")                                                           \
    X(VMXD_EXIT_APIC_WRITE, 56, "APIC write")                                                   \
    X(VMXD_EXIT_RDRAND, 57, "RDRAND")                                                           \
    X(VMXD_EXIT_INVPCID, 58, "INVPCID")                                                         \
    X(VMXD_EXIT_VMFUNC, 59, "VMFUNC")                                                           \
    X(VMXD_EXIT_ENCLS, 60, "ENCLS")                                                             \
    X(VMXD_EXIT_RDSEED, 61, "RDSEED")                                                           \
    X(VMXD_EXIT_PAGE_MODIFICATION_LOG_FULL, 62, "page-modification log full")                   \
    X(VMXD_EXIT_XSAVES, 63, "XSAVES")                                                           \
    X(VMXD_EXIT_XRSTORS, 64, "XRSTORS")                                                         \
    X(VMXD_EXIT_PCONFIG, 65, "PCONFIG")                                                         \
    X(VMXD_EXIT_SPP_RELATED_EVENT, 66, "SPP-related event")                                     \
    X(VMXD_EXIT_UMWAIT, 67, "UMWAIT")                                                           \
    X(VMXD_EXIT_TPAUSE, 68, "TPAUSE")                                                           \
    X(VMXD_EXIT_LOADIWKEY, 69, "LOADIWKEY")                                                     \
    X(VMXD_EXIT_ENCLV, 70, "ENCLV")                                                             \
    X(VMXD_EXIT_ENQCMD_PASID_TRANSLATION_FAILURE, 72, "ENQCMD PASID translation failure")       \
    X(VMXD_EXIT_ENQCMDS_PASID_TRANSLATION_FAILURE, 73, "ENQCMDS PASID translation failure")     \
    X(VMXD_EXIT_BUS_LOCK, 74, "bus lock")                                                       \
    X(VMXD_EXIT_INSTRUCTION_TIMEOUT, 75, "instruction time-out")                                \
    X(VMXD_EXIT_SEAMCALL, 76, "SEAMCALL")                                                       \
    X(VMXD_EXIT_TDCALL, 77, "TDCALL")                                                           \
    X(VMXD_EXIT_RDMSRLIST, 78, "RDMSRLIST")                                                     \
    X(VMXD_EXIT_WRMSRLIST, 79, "WRMSRLIST")                                                     \
    X(VMXD_EXIT_URDMSR, 80, "URDMSR")                                                           \
    X(VMXD_EXIT_UWRMSR, 81, "UWRMSR")                                                           \
    X(VMXD_EXIT_RDMSR_IMM, 84, "RDMSR, immediate form")                                         \
    X(VMXD_EXIT_WRMSRNS_IMM, 85, "WRMSRNS, immediate form")

enum vmxd_exit { VMXD_EXIT_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_exit_name(uint32_t basic): the words of a basic exit reason; never NULL. */
VMXD_NAMES(vmxd_exit_name, VMXD_EXIT_LIST, "undefined exit reason");

/* The exit-reason field.  Only `basic` may be compared with enum vmxd_exit.
 *
 * vmxd_exit_reason_from makes it of the word that VMREAD returned; of a 64-bit VMREAD it takes the
 * low half.  Read it once, before anything can exit again, and not after a VMfail: no exit took
 * place then, and the field still holds the reason of an earlier one. */
/* clang-format off */
#define VMXD_EXIT_REASON_TABLE(F, T)                                                               \
    F(T, basic,              0, 16)  /* enum vmxd_exit */                                          \
    F(T, zero_16,           16,  1)  /* always 0 */                                                \
    F(T, reserved_17,       17,  8)                                                                \
    F(T, shadow_stack_busy, 25,  1)  /* it left a supervisor shadow stack prematurely busy */      \
    F(T, bus_lock,          26,  1)  /* a bus lock was asserted: handle it beside */               \
    F(T, enclave_mode,      27,  1)  /* it came from enclave mode (SGX); with almost any reason */ \
    F(T, pending_mtf,       28,  1)  /* an MTF VM exit was pending (SMM VM exits only) */          \
    F(T, from_vmx_root,     29,  1)  /* it came from VMX root operation (SMM VM exits only) */     \
    F(T, reserved_30,       30,  1)                                                                \
    F(T, failed_entry,      31,  1)  /* the guest never ran: reasons 33, 34 and 41 */
/* clang-format on */
VMXD_LAYOUT32(vmxd_exit_reason, VMXD_EXIT_REASON_TABLE);

/* The basic exit reason: the only thing to compare with enum vmxd_exit. */
static inline uint16_t vmxd_exit_basic(vmxd_exit_reason r)
{
    return VMXD_CAST(uint16_t, VMXD_GET32(vmxd_exit_reason, basic, r));
}

/* VM entry failed after it had begun to load guest state: no instruction of the guest was
 * executed, the VMCS is not launched, and of the exit information only the reason and the
 * qualification are valid.  Not to be confused with VMfail, after which there is no exit reason
 * at all. */
static inline bool vmxd_exit_is_failed_entry(vmxd_exit_reason r)
{
    return VMXD_GET32(vmxd_exit_reason, failed_entry, r) != 0;
}

/* A true exit (not a failed entry) for this basic reason, whatever the other modifiers say. */
static inline bool vmxd_exit_is(vmxd_exit_reason r, enum vmxd_exit reason)
{
    const uint32_t mask =
        VMXD_MASK32(vmxd_exit_reason, basic) | VMXD_MASK32(vmxd_exit_reason, failed_entry);

    return (r.full & mask) == VMXD_CAST(uint32_t, reason);
}

/* It came from an SGX enclave: RIP and the general registers do not show its code. */
static inline bool vmxd_exit_is_enclave_mode(vmxd_exit_reason r)
{
    return VMXD_GET32(vmxd_exit_reason, enclave_mode, r) != 0;
}

/* Of an SMM VM exit: a monitor-trap-flag VM exit was pending when the SMI came. */
static inline bool vmxd_exit_has_pending_mtf(vmxd_exit_reason r)
{
    return VMXD_GET32(vmxd_exit_reason, pending_mtf, r) != 0;
}

/* Of an SMM VM exit: the SMI came in VMX root operation, so that it interrupted no guest. */
static inline bool vmxd_exit_is_from_vmx_root(vmxd_exit_reason r)
{
    return VMXD_GET32(vmxd_exit_reason, from_vmx_root, r) != 0;
}

/* The guest asserted a bus lock: handle that beside the basic reason, not instead of it. */
static inline bool vmxd_exit_has_bus_lock(vmxd_exit_reason r)
{
    return VMXD_GET32(vmxd_exit_reason, bus_lock, r) != 0;
}

/* The exit left a supervisor shadow stack marked busy before its time. */
static inline bool vmxd_exit_has_shadow_stack_busy(vmxd_exit_reason r)
{
    return VMXD_GET32(vmxd_exit_reason, shadow_stack_busy, r) != 0;
}

/* The bits that are set though this edition has no name for them, in place; 0 if there are
 * none.  Report them: a processor newer than this header says something that nobody here can
 * interpret. */
static inline uint32_t vmxd_exit_unknown_modifiers(vmxd_exit_reason r)
{
    return r.full & VMXD_RESERVED32(vmxd_exit_reason, VMXD_EXIT_REASON_TABLE);
}

#endif /* VMXDEFS_EXIT_REASON_H */
