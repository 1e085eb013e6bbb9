/* SPDX-License-Identifier: MIT */
/* vmxdefs/event.h - the three words that describe an event: injected, caused the exit,
 * interrupted by it.
 *
 * SDM: "VM-Entry Controls for Event Injection", "Information for VM Exits Due to Vectored
 * Events", "Information for VM Exits That Occur During Event Delivery".
 *
 * They look alike and differ in bit 12, so they are three types.
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

static inline bool vmxd_event_is_nmi(vmxd_entry_interruption event)
{
    return VMXD_GET32(vmxd_entry_interruption, valid, event) &&
           VMXD_GET32(vmxd_entry_interruption, type, event) == VMXD_EVENT_NMI;
}

/* Injecting an event of these types pushes a RIP past the instruction that caused it, so VM entry
 * wants the length of that instruction. */
static inline bool vmxd_event_needs_instruction_length(vmxd_entry_interruption event)
{
    const uint32_t type = VMXD_GET32(vmxd_entry_interruption, type, event);

    return type == VMXD_EVENT_SOFTWARE_INTERRUPT || type == VMXD_EVENT_SOFTWARE_EXCEPTION ||
           type == VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION;
}

/* Whether a hardware exception of this vector pushes an error code in protected mode: #DF, #TS,
 * #NP, #SS, #GP, #PF, #AC, #CP.  (SDM: "Checks on VM-Entry Control Fields") */
static inline bool vmxd_vector_has_error_code(uint8_t vector)
{
    return vector < 32 && (0x00227D00u >> vector & 1) != 0;
}

#endif /* VMXDEFS_EVENT_H */
