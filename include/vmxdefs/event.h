/* SPDX-License-Identifier: MIT */
/* vmxdefs/event.h - the three words that describe an event: injected, caused the exit,
 * interrupted by it.
 *
 * SDM: "VM-Entry Controls for Event Injection", "Information for VM Exits Due to Vectored
 * Events", "Information for VM Exits That Occur During Event Delivery".
 *
 * They look alike and differ in bit 12, so they are three types.  Newer editions call the fields
 * injected-event, exiting-event and original-event identification.
 */
#ifndef VMXDEFS_EVENT_H
#define VMXDEFS_EVENT_H

#include "base.h"

/* Event types.  #BP and #OF by INT3 and INTO are software exceptions, #DB by INT1 a privileged
 * one; every other exception is a hardware exception.  OTHER is, for an entry, a pending MTF VM
 * exit (vector 0) or, with FRED, SYSCALL and SYSENTER (1 and 2). */
#define VMXD_EVENT_LIST(X)                                                          \
    X(VMXD_EVENT_EXTERNAL_INTERRUPT, 0, "external interrupt")                       \
    X(VMXD_EVENT_NMI, 2, "NMI")                                                     \
    X(VMXD_EVENT_HARDWARE_EXCEPTION, 3, "hardware exception")                       \
    X(VMXD_EVENT_SOFTWARE_INTERRUPT, 4, "software interrupt")                       \
    X(VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION, 5, "privileged software exception") \
    X(VMXD_EVENT_SOFTWARE_EXCEPTION, 6, "software exception")                       \
    X(VMXD_EVENT_OTHER, 7, "other event")

enum vmxd_event_type { VMXD_EVENT_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_event_name(uint32_t value) */
VMXD_NAMES(vmxd_event_name, VMXD_EVENT_LIST, "reserved event type");

/* What the vector of the type OTHER says. */
#define VMXD_OTHER_EVENT_LIST(X)                                                        \
    X(VMXD_OTHER_EVENT_MTF, 0, "pending MTF VM exit") /* if the control is supported */ \
    X(VMXD_OTHER_EVENT_SYSCALL, 1, "SYSCALL")         /* 1 and 2: with FRED */          \
    X(VMXD_OTHER_EVENT_SYSENTER, 2, "SYSENTER")

enum vmxd_other_event { VMXD_OTHER_EVENT_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_other_event_name(uint32_t vector) */
VMXD_NAMES(vmxd_other_event_name, VMXD_OTHER_EVENT_LIST, "undefined other event");

/* Exceptions, and the NMI.  (SDM: "Sources of Interrupts and Exceptions") */
#define VMXD_VECTOR_LIST(X)      \
    X(VMXD_VECTOR_DE, 0, "#DE")  \
    X(VMXD_VECTOR_DB, 1, "#DB")  \
    X(VMXD_VECTOR_NMI, 2, "NMI") \
    X(VMXD_VECTOR_BP, 3, "#BP")  \
    X(VMXD_VECTOR_OF, 4, "#OF")  \
    X(VMXD_VECTOR_BR, 5, "#BR")  \
    X(VMXD_VECTOR_UD, 6, "#UD")  \
    X(VMXD_VECTOR_NM, 7, "#NM")  \
    X(VMXD_VECTOR_DF, 8, "#DF")  \
    X(VMXD_VECTOR_TS, 10, "#TS") \
    X(VMXD_VECTOR_NP, 11, "#NP") \
    X(VMXD_VECTOR_SS, 12, "#SS") \
    X(VMXD_VECTOR_GP, 13, "#GP") \
    X(VMXD_VECTOR_PF, 14, "#PF") \
    X(VMXD_VECTOR_MF, 16, "#MF") \
    X(VMXD_VECTOR_AC, 17, "#AC") \
    X(VMXD_VECTOR_MC, 18, "#MC") \
    X(VMXD_VECTOR_XM, 19, "#XM") \
    X(VMXD_VECTOR_VE, 20, "#VE") \
    X(VMXD_VECTOR_CP, 21, "#CP")

enum vmxd_vector { VMXD_VECTOR_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_vector_name(uint32_t vector) */
VMXD_NAMES(vmxd_vector_name, VMXD_VECTOR_LIST, "undefined exception");

/* VM-entry interruption information: the event that VM entry injects. */
/* clang-format off */
#define VMXD_ENTRY_INTERRUPTION_TABLE(F, T)                                        \
    F(T, vector,              0,  8)                                               \
    F(T, type,                8,  3)  /* enum vmxd_event_type */                   \
    F(T, deliver_error_code, 11,  1)                                               \
    F(T, reserved_12,        12,  1)                                               \
    F(T, nested_exception,   13,  1)  /* with FRED */                              \
    F(T, reserved_14,        14, 17)                                               \
    F(T, valid,              31,  1)  /* if 0, nothing else here means anything */
/* clang-format on */
VMXD_LAYOUT32(vmxd_entry_interruption, VMXD_ENTRY_INTERRUPTION_TABLE);

/* VM-exit interruption information: the event that caused the exit. */
/* clang-format off */
#define VMXD_EXIT_INTERRUPTION_TABLE(F, T)                                                 \
    F(T, vector,                      0,  8)                                               \
    F(T, type,                        8,  3)  /* enum vmxd_event_type */                   \
    F(T, error_code_valid,           11,  1)                                               \
    F(T, nmi_unblocking_due_to_iret, 12,  1)                                               \
    F(T, nested_exception,           13,  1)  /* with FRED */                              \
    F(T, reserved_14,                14, 17)                                               \
    F(T, valid,                      31,  1)  /* if 0, nothing else here means anything */
/* clang-format on */
VMXD_LAYOUT32(vmxd_exit_interruption, VMXD_EXIT_INTERRUPTION_TABLE);

/* IDT-vectoring information: the event whose delivery the exit interrupted. */
/* clang-format off */
#define VMXD_IDT_VECTORING_TABLE(F, T)                                           \
    F(T, vector,            0,  8)                                               \
    F(T, type,              8,  3)  /* enum vmxd_event_type */                   \
    F(T, error_code_valid, 11,  1)                                               \
    F(T, undefined_12,     12,  1)  /* may be set: take no meaning from it */    \
    F(T, nested_exception, 13,  1)  /* with FRED */                              \
    F(T, reserved_14,      14, 17)                                               \
    F(T, valid,            31,  1)  /* if 0, nothing else here means anything */
/* clang-format on */
VMXD_LAYOUT32(vmxd_idt_vectoring, VMXD_IDT_VECTORING_TABLE);

/* The entry information that injects the interrupted event again; 0 (inject nothing) if there was
 * none.
 *
 * Beside it: write the IDT-vectoring error code to the VM-entry exception error code if
 * deliver_error_code is set; write the VM-exit instruction length to the VM-entry instruction
 * length if vmxd_event_needs_instruction_length; and if vmxd_event_is_nmi, clear blocking by NMI
 * in the interruptibility state: the interrupted delivery has set it, and with virtual NMIs an
 * entry that injects an NMI into a guest blocked by NMI fails. */
static inline vmxd_entry_interruption vmxd_event_reinject(vmxd_idt_vectoring event)
{
    const uint32_t keep =
        VMXD_MASK32(vmxd_idt_vectoring, vector) | VMXD_MASK32(vmxd_idt_vectoring, type) |
        VMXD_MASK32(vmxd_idt_vectoring, error_code_valid) |
        VMXD_MASK32(vmxd_idt_vectoring, nested_exception) | VMXD_MASK32(vmxd_idt_vectoring, valid);

    return vmxd_entry_interruption_from(
        VMXD_GET32(vmxd_idt_vectoring, valid, event) ? event.full & keep : 0);
}

/* The entry will inject an NMI: clear blocking by NMI first. */
static inline bool vmxd_event_is_nmi(vmxd_entry_interruption event)
{
    return VMXD_GET32(vmxd_entry_interruption, valid, event) &&
           VMXD_GET32(vmxd_entry_interruption, type, event) == VMXD_EVENT_NMI;
}

/* The types whose delivery pushes a RIP past the instruction that caused the event. */
static inline bool vmxd_event_type_is_by_instruction(uint32_t type)
{
    return type == VMXD_EVENT_SOFTWARE_INTERRUPT || type == VMXD_EVENT_SOFTWARE_EXCEPTION ||
           type == VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION;
}

/* VM entry wants the length of the instruction that caused this event (0 to 15; 0 only if
 * IA32_VMX_MISC[30] is 1). */
static inline bool vmxd_event_needs_instruction_length(vmxd_entry_interruption event)
{
    const uint32_t type = VMXD_GET32(vmxd_entry_interruption, type, event);

    return vmxd_event_type_is_by_instruction(type) ||
           (type == VMXD_EVENT_OTHER &&
            VMXD_GET32(vmxd_entry_interruption, vector, event) != VMXD_OTHER_EVENT_MTF);
}

/* Whether a hardware exception of this vector pushes an error code in protected mode: #DF, #TS,
 * #NP, #SS, #GP, #PF, #AC, #CP.  With FRED every event has one, mostly 0. */
static inline bool vmxd_vector_has_error_code(uint8_t vector)
{
    return vector < 32 && (0x00227D00u >> vector & 1) != 0;
}

/* What VM entry demands of deliver_error_code. */
#define VMXD_ERROR_CODE_LIST(X)                                  \
    X(VMXD_ERROR_CODE_NEVER, 0, "deliver_error_code must be 0")  \
    X(VMXD_ERROR_CODE_ALWAYS, 1, "deliver_error_code must be 1") \
    X(VMXD_ERROR_CODE_EITHER, 2, "deliver_error_code may be 0 or 1")

enum vmxd_error_code { VMXD_ERROR_CODE_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_error_code_name(uint32_t value) */
VMXD_NAMES(vmxd_error_code_name, VMXD_ERROR_CODE_LIST, "undefined error-code rule");

/* SDM: "VM-Entry Control Fields" (of "Checks on VMX Controls").  `protected_mode`: the guest's
 * CR0.PE is 1, or "unrestricted guest" is 0.  `any_vector`: IA32_VMX_BASIC[56], as on every
 * processor with CET or FRED; without it #CP cannot be injected with its error code.  The error
 * code has 16 bits. */
static inline enum vmxd_error_code vmxd_event_error_code(uint32_t type, uint8_t vector,
                                                         bool protected_mode, bool any_vector)
{
    if (type != VMXD_EVENT_HARDWARE_EXCEPTION || !protected_mode)
        return VMXD_ERROR_CODE_NEVER;
    if (any_vector)
        return VMXD_ERROR_CODE_EITHER;
    return vmxd_vector_has_error_code(vector) && vector != VMXD_VECTOR_CP ? VMXD_ERROR_CODE_ALWAYS
                                                                          : VMXD_ERROR_CODE_NEVER;
}

/* Whether "NMI unblocking due to IRET" means something: bit 12 of the exit interruption information
 * after a fault, of the exit qualification after an EPT violation, PML full, SPP event or
 * instruction time-out.  If it does and is 1, the exit came in the middle of an IRET that had
 * unblocked NMIs: set blocking by NMI in the interruptibility state before the guest executes the
 * IRET again.  (APIC access and EPT misconfiguration do not tell.)
 * (SDM: "Information About NMI Unblocking Due to IRET") */
static inline bool vmxd_nmi_unblocking_is_defined(bool nmi_exiting, bool virtual_nmis,
                                                  vmxd_exit_interruption cause,
                                                  vmxd_idt_vectoring interrupted)
{
    const bool double_fault =
        VMXD_GET32(vmxd_exit_interruption, valid, cause) &&
        VMXD_GET32(vmxd_exit_interruption, type, cause) == VMXD_EVENT_HARDWARE_EXCEPTION &&
        VMXD_GET32(vmxd_exit_interruption, vector, cause) == VMXD_VECTOR_DF;

    return (!nmi_exiting || virtual_nmis) && !double_fault &&
           VMXD_GET32(vmxd_idt_vectoring, valid, interrupted) == 0;
}

/* FRED event data: what FRED delivery saves beside the error code.  It is in original-event data
 * after an exit during such a delivery, to be written to injected-event data as it is; software
 * that injects an event of its own makes it up.  Of an exit that an event causes directly the
 * same is in the exit qualification, except that of #NM. */
#define VMXD_FRED_DATA_LIST(X)                                                          \
    X(VMXD_FRED_DATA_ZERO, 0, "zero")                                                   \
    X(VMXD_FRED_DATA_DEBUG, 1, "debug exception: as in its exit qualification")         \
    X(VMXD_FRED_DATA_NMI_SOURCE, 2, "NMI source, or 0 without NMI-source reporting")    \
    X(VMXD_FRED_DATA_XFD_ERROR, 3, "IA32_XFD_ERR, or 0 if CR0.TS caused the exception") \
    X(VMXD_FRED_DATA_LINEAR_ADDRESS, 4, "faulting linear address, as in CR2")

enum vmxd_fred_data { VMXD_FRED_DATA_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_fred_data_name(uint32_t value) */
VMXD_NAMES(vmxd_fred_data_name, VMXD_FRED_DATA_LIST, "undefined event data");

/* DR6 inverts two bits (11 and 16) that the event data do not. */
static inline enum vmxd_fred_data vmxd_event_fred_data(uint32_t type, uint8_t vector)
{
    if (type == VMXD_EVENT_NMI)
        return VMXD_FRED_DATA_NMI_SOURCE;
    if (vector == VMXD_VECTOR_DB &&
        (type == VMXD_EVENT_HARDWARE_EXCEPTION || type == VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION))
        return VMXD_FRED_DATA_DEBUG;
    if (type != VMXD_EVENT_HARDWARE_EXCEPTION)
        return VMXD_FRED_DATA_ZERO;
    return vector == VMXD_VECTOR_NM   ? VMXD_FRED_DATA_XFD_ERROR
           : vector == VMXD_VECTOR_PF ? VMXD_FRED_DATA_LINEAR_ADDRESS
                                      : VMXD_FRED_DATA_ZERO;
}

#endif /* VMXDEFS_EVENT_H */
