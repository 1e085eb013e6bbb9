/* SPDX-License-Identifier: MIT */
/* event.h: re-injection, error codes and the other rules for events. */
#include "prove.h"

/* Bits 7:0, 10:8, 11, 13 and 31 are copied; bit 12, which is reserved in the entry information, and
 * 30:14 become 0.  Without bit 31 nothing is injected. */
PROOF(reinject)
{
    const uint32_t w = nondet_u32();
    const uint32_t again = vmxd_event_reinject(vmxd_idt_vectoring_from(w)).full;

    HOLDS(again == (BIT(w, 31) ? w & 0x80002FFF : 0));
    HOLDS((again & 0x7FFFD000) == 0);
    QED;
}

PROOF(event_is_nmi)
{
    const uint32_t w = nondet_u32();

    HOLDS(vmxd_event_is_nmi(vmxd_entry_interruption_from(w)) == ((w & 0x80000700) == 0x80000200));
    QED;
}

/* Software interrupt 4, privileged software exception 5, software exception 6; and, of the type 7,
 * SYSCALL (1) and SYSENTER (2), not the pending MTF (0). */
static bool is_by_instruction(uint32_t type, uint32_t vector)
{
    return (type >= 4 && type <= 6) || (type == 7 && (vector == 1 || vector == 2));
}

PROOF(events_by_instruction)
{
    const uint32_t type = nondet_u32(), vector = nondet_u32(), w = nondet_u32();

    HOLDS(vmxd_event_type_is_by_instruction(type) == (type >= 4 && type <= 6));
    HOLDS(vmxd_event_is_by_instruction(type, vector) == is_by_instruction(type, vector));
    HOLDS(vmxd_event_needs_instruction_length(vmxd_entry_interruption_from(w)) ==
          (BIT(w, 31) && is_by_instruction(w / 0x100 % 8, w % 0x100)));
    QED;
}

/* Bit 11: the event has an error code. */
PROOF(reinjection)
{
    const uint32_t w = nondet_u32(), error_code = nondet_u32(), length = nondet_u32();
    const uint64_t data = nondet_u64();
    const bool fred = nondet_bit();
    const bool valid = BIT(w, 31);
    const struct vmxd_reinjection r =
        vmxd_event_reinjection(vmxd_idt_vectoring_from(w), error_code, length, data, fred);

    HOLDS(r.event.full == (valid ? w & 0x80002FFF : 0));
    HOLDS(r.error_code == (valid && BIT(w, 11) ? error_code : 0));
    HOLDS(r.instruction_length ==
          (valid && is_by_instruction(w / 0x100 % 8, w % 0x100) ? length : 0));
    HOLDS(r.has_event_data == (valid && fred));
    HOLDS(r.event_data == (valid && fred ? data : 0));
    HOLDS(r.clear_blocking_by_nmi == ((w & 0x80000700) == 0x80000200));
    QED;
}

/* #DF, #TS, #NP, #SS, #GP, #PF, #AC. */
static bool pushes_error_code(uint8_t vector)
{
    return vector == 8 || (vector >= 10 && vector <= 14) || vector == 17;
}

PROOF(vectors_with_error_code)
{
    const uint8_t vector = nondet_u8();

    HOLDS(vmxd_vector_has_error_code(vector) == (pushes_error_code(vector) || vector == 21));
    QED;
}

/* 0 never, 1 always, 2 either. */
PROOF(error_code_of_an_injected_event)
{
    const uint32_t type = nondet_u32();
    const uint8_t vector = nondet_u8();
    const bool protected_mode = nondet_bit(), any_vector = nondet_bit();
    const uint32_t rule = vmxd_event_error_code(type, vector, protected_mode, any_vector);

    HOLDS(rule <= 2);
    HOLDS((rule == 2) == (type == 3 && protected_mode && any_vector));
    HOLDS((rule == 1) == (type == 3 && protected_mode && !any_vector && pushes_error_code(vector)));
    QED;
}

/* Not when NMI exiting is 1 and virtual NMIs is 0, not for #DF (a valid hardware exception, type 3,
 * of vector 8), and not when the exit interrupted the delivery of an event. */
PROOF(nmi_unblocking)
{
    const bool nmi_exiting = nondet_bit(), virtual_nmis = nondet_bit();
    const uint32_t cause = nondet_u32(), interrupted = nondet_u32();

    HOLDS(vmxd_nmi_unblocking_is_defined(nmi_exiting, virtual_nmis,
                                         vmxd_exit_interruption_from(cause),
                                         vmxd_idt_vectoring_from(interrupted)) ==
          (!(nmi_exiting && !virtual_nmis) && (cause & 0x800007FF) != 0x80000308 &&
           !BIT(interrupted, 31)));
    QED;
}

/* 0 zero, 1 debug exception, 2 NMI source, 3 IA32_XFD_ERR, 4 linear address. */
PROOF(fred_event_data)
{
    const uint32_t type = nondet_u32();
    const uint8_t vector = nondet_u8();
    const uint32_t data = vmxd_event_fred_data(type, vector);

    HOLDS(data <= 4);
    HOLDS((data == 1) == (vector == 1 && (type == 3 || type == 5)));
    HOLDS((data == 2) == (type == 2));
    HOLDS((data == 3) == (vector == 7 && type == 3));
    HOLDS((data == 4) == (vector == 14 && type == 3));
    QED;
}
