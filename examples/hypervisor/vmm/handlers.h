/* SPDX-License-Identifier: MIT */
/* handlers.h - what the host does for each exit, by theme.
 *
 * A handler decodes what it needs with the library, does what the processor would have done for the
 * guest, and returns GUEST_RUNS, or how the guest ends.
 */
#ifndef VMXDEFS_EXAMPLE_HANDLERS_H
#define VMXDEFS_EXAMPLE_HANDLERS_H

#include "../guests/guest.h"

/* --- handle_events.c --- */

enum guest_end handle_exception_or_nmi(struct vcpu *v);
enum guest_end handle_external_interrupt(struct vcpu *v);
enum guest_end handle_interrupt_window(struct vcpu *v);
enum guest_end handle_nmi_window(struct vcpu *v);
enum guest_end handle_timer(struct vcpu *v);

vmxd_entry_interruption event_of(enum vmxd_event_type type, uint8_t vector);
void inject(vmxd_entry_interruption event, uint32_t error_code);
enum guest_end inject_exception(enum vmxd_vector vector); /* error code 0, if it has one */

/* An exit that is not an instruction's may come in the middle of delivering an event, or of an IRET
 * that had just unblocked NMIs: inject the event again, put the blocking back. */
void resume_delivery(const struct vcpu *v, bool nmi_unblocking_due_to_iret);

/* --- handle_memory.c --- */

enum guest_end handle_ept_violation(struct vcpu *v);
enum guest_end handle_ept_misconfiguration(struct vcpu *v);
enum guest_end handle_log_full(struct vcpu *v);
enum guest_end handle_spp(struct vcpu *v);

/* --- handle_apic.c --- */

enum guest_end handle_apic_access(struct vcpu *v);
enum guest_end handle_after_apic_write(struct vcpu *v);

/* --- handle_instructions.c --- */

enum guest_end handle_hlt(struct vcpu *v);
enum guest_end handle_vmcall(struct vcpu *v);
/* All other instruction exits; an unknown exit stops the guest. */
enum guest_end handle_instruction(struct vcpu *v);

/* --- handle_registers.c --- */

enum guest_end handle_control_register(struct vcpu *v);
enum guest_end handle_mov_dr(struct vcpu *v);
enum guest_end handle_rdmsr(struct vcpu *v);
enum guest_end handle_wrmsr(struct vcpu *v);

/* --- handle_descriptor_tables.c --- */

enum guest_end handle_gdtr_idtr(struct vcpu *v);
enum guest_end handle_ldtr_tr(struct vcpu *v);

/* --- handle_io.c --- */

enum guest_end handle_io(struct vcpu *v);

/* --- What they share --- */

static inline uint64_t qualification(void)
{
    return READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION);
}

/* Where the host finds what is at an address of the guest: at the same address, if it is the guest's. */
static inline uint8_t *guest_data(uint64_t address, size_t bytes)
{
    const uint64_t begin = (uintptr_t)guest_data_begin, end = (uintptr_t)guest_data_end;

    return address >= begin && address < end && end - address >= bytes
               ? guest_data_begin + (address - begin)
               : NULL;
}

static inline uint64_t read_gpr(const struct vcpu *v, uint64_t number)
{
    return number == VMXD_GPR_RSP ? READ_NATURAL(VMXD_VMCS_GUEST_RSP) : v->gpr[number];
}

static inline void write_gpr(struct vcpu *v, uint64_t number, uint64_t value)
{
    if (number == VMXD_GPR_RSP)
        WRITE_NATURAL(VMXD_VMCS_GUEST_RSP, value);
    else
        v->gpr[number] = value;
}

static inline void set_primary_control(struct vcpu *v, uint32_t control, bool on)
{
    v->primary_controls = on ? v->primary_controls | control : v->primary_controls & ~control;
    WRITE32(VMXD_VMCS_CTRL_PRIMARY_CONTROLS, v->primary_controls);
}

#endif /* VMXDEFS_EXAMPLE_HANDLERS_H */
