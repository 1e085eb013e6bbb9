/* SPDX-License-Identifier: MIT */
/* handlers.h - one handler for each VM exit, in files by subject.
 *
 * A handler decodes the exit with the library, does for the guest what the processor would have done, and
 * returns GUEST_RUNS, or why the guest ends.
 */
#ifndef VMXDEFS_EXAMPLE_HANDLERS_H
#define VMXDEFS_EXAMPLE_HANDLERS_H

#include "vcpu.h"

/* --- handle_events.c --- */

enum guest_end handle_exception_or_nmi(struct vcpu *v);
enum guest_end handle_external_interrupt(struct vcpu *v);
enum guest_end handle_interrupt_window(struct vcpu *v);
enum guest_end handle_nmi_window(struct vcpu *v);
enum guest_end handle_timer(struct vcpu *v);

/* Have the next VM entry inject an event, or an exception with error code 0 if it has one. */
void inject(vmxd_entry_interruption event, uint32_t error_code);
enum guest_end inject_exception(enum vmxd_vector vector);
vmxd_entry_interruption event_of(enum vmxd_event_type type, uint8_t vector);

/* The exit may have interrupted the delivery of an event, or an IRET that had unblocked NMIs: inject the
 * event again, or block NMIs again. */
void resume_delivery(const struct vcpu *v, bool nmi_unblocking_due_to_iret);

/* --- handle_memory.c: EPT, page-modification logging, sub-page permissions, the APIC page --- */

enum guest_end handle_ept_violation(struct vcpu *v);
enum guest_end handle_ept_misconfiguration(struct vcpu *v);
enum guest_end handle_log_full(struct vcpu *v);
enum guest_end handle_spp(struct vcpu *v);
enum guest_end handle_apic_access(struct vcpu *v);
enum guest_end handle_after_apic_write(struct vcpu *v);

/* --- handle_instructions.c --- */

enum guest_end handle_hlt(struct vcpu *v);
enum guest_end handle_as_nop(void);
enum guest_end handle_rdtsc(struct vcpu *v);
enum guest_end handle_random(struct vcpu *v);
enum guest_end handle_xsetbv(struct vcpu *v);
enum guest_end handle_vmcall(struct vcpu *v);

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

/* --- Shared by the handlers --- */

/* Move RIP past the instruction that exited.
 *
 * Limits of this example: blocking by STI or MOV SS is not cleared, so it lasts one instruction longer (the
 * host injects only at the interrupt window, which waits for it); and a guest that single-steps (RFLAGS.TF)
 * gets no #DB for an instruction that a handler completed. */
static inline void skip_instruction(void)
{
    WRITE_NATURAL(VMXD_VMCS_GUEST_RIP, READ_NATURAL(VMXD_VMCS_GUEST_RIP) +
                                           READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH));
}

static inline uint64_t qualification(void)
{
    return READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION);
}

/* The host's pointer to `bytes` bytes at a linear address of the guest: the same address, if it is in the
 * guest's data; otherwise NULL. */
static inline uint8_t *guest_data(const struct vcpu *v, uint64_t address, size_t bytes)
{
    const uint64_t begin = (uintptr_t)v->guest->data_begin, end = (uintptr_t)v->guest->data_end;

    return address >= begin && address < end && end - address >= bytes
               ? v->guest->data_begin + (address - begin)
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
