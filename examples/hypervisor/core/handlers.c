/* SPDX-License-Identifier: MIT */
/* handlers.c - what the host does for each exit.
 *
 * A handler decodes what it needs with the library, does what the processor would have done for the
 * guest, and returns GUEST_RUNS, or how the guest ends.
 */
#include "../guests/guest.h"
#include "report.h"
#include "x86.h"

static uint64_t qualification(void)
{
    return READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION);
}

static uint64_t read_gpr(const struct vcpu *v, uint64_t number)
{
    return number == VMXD_GPR_RSP ? READ_NATURAL(VMXD_VMCS_GUEST_RSP) : v->gpr[number];
}

static void write_gpr(struct vcpu *v, uint64_t number, uint64_t value)
{
    if (number == VMXD_GPR_RSP)
        WRITE_NATURAL(VMXD_VMCS_GUEST_RSP, value);
    else
        v->gpr[number] = value;
}

static void set_primary_control(struct vcpu *v, uint32_t control, bool on)
{
    v->primary_controls = on ? v->primary_controls | control : v->primary_controls & ~control;
    WRITE32(VMXD_VMCS_CTRL_PRIMARY_CONTROLS, v->primary_controls);
}

/* --- Events --- */

static void inject(vmxd_entry_interruption event, uint32_t error_code)
{
    WRITE32(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFORMATION, event.full);
    if (VMXD_GET32(vmxd_entry_interruption, deliver_error_code, event))
        WRITE32(VMXD_VMCS_CTRL_ENTRY_EXCEPTION_ERROR_CODE, error_code);
    if (vmxd_event_needs_instruction_length(event))
        WRITE32(VMXD_VMCS_CTRL_ENTRY_INSTRUCTION_LENGTH,
                READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH));
}

static vmxd_entry_interruption event_of(enum vmxd_event_type type, uint8_t vector)
{
    const bool error_code =
        type == VMXD_EVENT_HARDWARE_EXCEPTION && vmxd_vector_has_error_code(vector);

    return vmxd_entry_interruption_from(
        VMXD_MASK32(vmxd_entry_interruption, valid) |
        VMXD_PUT32(vmxd_entry_interruption, deliver_error_code, error_code) |
        VMXD_PUT32(vmxd_entry_interruption, type, type) |
        VMXD_PUT32(vmxd_entry_interruption, vector, vector));
}

static enum guest_end inject_general_protection(void)
{
    inject(event_of(VMXD_EVENT_HARDWARE_EXCEPTION, 13), 0);
    return GUEST_RUNS;
}

static void set_nmi_blocking(bool blocked)
{
    const uint32_t mask = VMXD_MASK32(vmxd_interruptibility, blocking_by_nmi);
    const uint32_t state = READ32(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE);

    WRITE32(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE, blocked ? state | mask : state & ~mask);
}

/* An exit that is not an instruction's may come in the middle of delivering an event, or of an IRET
 * that had just unblocked NMIs: the event is injected again, the blocking is put back. */
static void resume_delivery(bool nmi_unblocking_due_to_iret)
{
    const vmxd_entry_interruption event = vmxd_event_reinject(
        vmxd_idt_vectoring_from(READ32(VMXD_VMCS_INFO_IDT_VECTORING_INFORMATION)));

    if (VMXD_GET32(vmxd_entry_interruption, valid, event)) {
        inject(event, READ32(VMXD_VMCS_INFO_IDT_VECTORING_ERROR_CODE));
        if (vmxd_event_is_nmi(event))
            set_nmi_blocking(false);
    } else if (nmi_unblocking_due_to_iret) {
        set_nmi_blocking(true);
    }
}

/* Give an exception that exited to the guest after all. */
static enum guest_end reflect(const struct vcpu *v, vmxd_exit_interruption event)
{
    const uint32_t nmi_unblocking = VMXD_MASK32(vmxd_exit_interruption, nmi_unblocking_due_to_iret);

    if (VMXD_GET32(vmxd_idt_vectoring, valid,
                   vmxd_idt_vectoring_from(READ32(VMXD_VMCS_INFO_IDT_VECTORING_INFORMATION))))
        return stop_guest(v, "an exception in the delivery of another event is not handled here");
    if (VMXD_GET32(vmxd_exit_interruption, vector, event) == 14)
        x86_set_cr2(qualification());
    if (event.full & nmi_unblocking)
        set_nmi_blocking(true);
    inject(vmxd_entry_interruption_from(event.full & ~nmi_unblocking),
           READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_ERROR_CODE));
    return GUEST_RUNS;
}

enum guest_end handle_exception_or_nmi(struct vcpu *v)
{
    const vmxd_exit_interruption event =
        vmxd_exit_interruption_from(READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFORMATION));

    if (VMXD_GET32(vmxd_exit_interruption, vector, event) == 18) {
        x86_raise_machine_check(); /* the host's, and first of all */
        return GUEST_RUNS;
    }
    if (VMXD_GET32(vmxd_exit_interruption, type, event) == VMXD_EVENT_NMI) {
        x86_raise_nmi(); /* the host's as well */
        resume_delivery(false);
        return GUEST_RUNS;
    }
    return reflect(v, event);
}

/* The exit has acknowledged the interrupt; its vector is in the interruption information. */
enum guest_end handle_external_interrupt(struct vcpu *v)
{
    (void)v;
    platform_take_interrupt();
    guest_wakeups++;
    return GUEST_RUNS;
}

enum guest_end handle_interrupt_window(struct vcpu *v)
{
    set_primary_control(v, VMXD_MASK32(vmxd_primary_controls, interrupt_window_exiting), false);
    inject(event_of(VMXD_EVENT_EXTERNAL_INTERRUPT, v->virtual_interrupt), 0);
    return GUEST_RUNS;
}

/* The timer starts anew at each entry, so it ends a guest that does not exit by itself. */
enum guest_end handle_timer(struct vcpu *v)
{
    guest_wakeups++;
    if (--v->time_slices == 0)
        return stop_guest(v, "it has used up its time");
    return GUEST_RUNS;
}

enum guest_end handle_ept_violation(struct vcpu *v)
{
    const vmxd_qualification_ept_violation access =
        vmxd_qualification_ept_violation_from(READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION));

    if (!memory_grant(READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS), access))
        return stop_guest(v, "it has no right to that memory");
    resume_delivery(
        VMXD_GET64(vmxd_qualification_ept_violation, nmi_unblocking_due_to_iret, access) != 0);
    return GUEST_RUNS;
}

/* --- Instructions --- */

enum guest_end handle_hlt(struct vcpu *v)
{
    if (!(READ_NATURAL(VMXD_VMCS_GUEST_RFLAGS) & X86_RFLAGS_IF))
        return stop_guest(v, "HLT with interrupts off: nothing would wake it");
    skip_instruction(); /* it wakes at once, as if by an interrupt */
    return GUEST_RUNS;
}

enum guest_end handle_vmcall(struct vcpu *v)
{
    const uint64_t argument = v->gpr[VMXD_GPR_RCX];

    skip_instruction();
    switch (v->gpr[VMXD_GPR_RAX]) {
    case HYPERCALL_DONE:
        v->result = argument;
        return GUEST_DONE;
    case HYPERCALL_ADD:
        v->gpr[VMXD_GPR_RAX] = argument + v->gpr[VMXD_GPR_RDX];
        return GUEST_RUNS;
    case HYPERCALL_PEND_INTERRUPT:
        platform_pend_interrupt((uint8_t)argument);
        return GUEST_RUNS;
    case HYPERCALL_VIRTUAL_INTERRUPT:
        v->virtual_interrupt = (uint8_t)argument;
        set_primary_control(v, VMXD_MASK32(vmxd_primary_controls, interrupt_window_exiting), true);
        return GUEST_RUNS;
    case HYPERCALL_TRAP:
        inject(event_of(VMXD_EVENT_OTHER, 0), 0); /* a pending MTF VM exit */
        return GUEST_RUNS;
    default:
        return stop_guest(v, "no such hypercall");
    }
}

#define CR0_PE 0x1u
#define CR0_LMSW 0xFu
#define CR0_TS 0x8u
#define CR0_PG 0x80000000u

static bool set_cr0(const struct vcpu *v, uint64_t value)
{
    if (!(value & CR0_PE) || !(value & CR0_PG))
        return false; /* it was built for 64-bit mode */
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR0,
                  vmxd_cr_adjust(value, v->capabilities->cr0_fixed0, v->capabilities->cr0_fixed1));
    WRITE_NATURAL(VMXD_VMCS_CTRL_CR0_READ_SHADOW, value);
    return true;
}

static bool set_cr4(const struct vcpu *v, uint64_t value)
{
    if (!(value & X86_CR4_PAE) || (value & X86_CR4_VMXE) || (value & ~v->capabilities->cr4_fixed1))
        return false;
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR4,
                  vmxd_cr_adjust(value | X86_CR4_MCE, v->capabilities->cr4_fixed0,
                                 v->capabilities->cr4_fixed1));
    WRITE_NATURAL(VMXD_VMCS_CTRL_CR4_READ_SHADOW, value);
    return true;
}

/* Without EPT the guest's page tables are all that keeps it from the host's memory. */
static bool set_cr3(uint64_t value)
{
    if (memory_eptp() == 0 && value != memory_guest_cr3())
        return false;
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR3, value);
    return true;
}

static bool mov_to_cr(struct vcpu *v, uint64_t number, uint64_t value)
{
    switch (number) {
    case 0:
        return set_cr0(v, value);
    case 3:
        return set_cr3(value);
    case 4:
        return set_cr4(v, value);
    default: /* 8 */
        v->cr8 = value;
        return value <= 0xF;
    }
}

#define CR(member) VMXD_GET64(vmxd_qualification_cr, member, q)

enum guest_end handle_control_register(struct vcpu *v)
{
    const vmxd_qualification_cr q = vmxd_qualification_cr_from(qualification());
    const uint64_t cr0 = READ_NATURAL(VMXD_VMCS_CTRL_CR0_READ_SHADOW);
    bool allowed = true;

    switch (CR(access_type)) {
    case VMXD_CR_ACCESS_MOV_TO_CR:
        allowed = mov_to_cr(v, CR(number), read_gpr(v, CR(gpr)));
        break;
    case VMXD_CR_ACCESS_MOV_FROM_CR:
        write_gpr(v, CR(gpr), CR(number) == 3 ? READ_NATURAL(VMXD_VMCS_GUEST_CR3) : v->cr8);
        break;
    case VMXD_CR_ACCESS_CLTS:
        allowed = set_cr0(v, cr0 & ~(uint64_t)CR0_TS);
        break;
    case VMXD_CR_ACCESS_LMSW: /* it can set PE, not clear it */
        allowed = set_cr0(v, (cr0 & ~(uint64_t)CR0_LMSW) | (cr0 & CR0_PE) |
                                 (CR(lmsw_source_data) & CR0_LMSW));
        break;
    }
    if (!allowed)
        return inject_general_protection();
    skip_instruction();
    return GUEST_RUNS;
}

#define DR(member) VMXD_GET64(vmxd_qualification_dr, member, q)

/* The guest's breakpoints are kept for it, but not armed. */
enum guest_end handle_mov_dr(struct vcpu *v)
{
    const vmxd_qualification_dr q = vmxd_qualification_dr_from(qualification());

    if (DR(direction))
        write_gpr(v, DR(gpr), v->dr[DR(number)]);
    else
        v->dr[DR(number)] = read_gpr(v, DR(gpr));
    skip_instruction();
    return GUEST_RUNS;
}

/* --- MSRs: those that the VMCS keeps for the guest; any other is #GP --- */

static uint32_t field_of_msr(uint64_t msr)
{
    switch (msr) {
    case X86_MSR_SYSENTER_ESP:
        return VMXD_VMCS_GUEST_SYSENTER_ESP;
    case X86_MSR_SYSENTER_EIP:
        return VMXD_VMCS_GUEST_SYSENTER_EIP;
    case X86_MSR_FS_BASE:
        return VMXD_VMCS_GUEST_FS_BASE;
    case X86_MSR_GS_BASE:
        return VMXD_VMCS_GUEST_GS_BASE;
    default:
        return 0;
    }
}

enum guest_end handle_rdmsr(struct vcpu *v)
{
    const uint32_t field = field_of_msr((uint32_t)v->gpr[VMXD_GPR_RCX]);
    uint64_t value;

    if (field == 0)
        return inject_general_protection();
    value = field_read(field);
    v->gpr[VMXD_GPR_RAX] = (uint32_t)value;
    v->gpr[VMXD_GPR_RDX] = value >> 32;
    skip_instruction();
    return GUEST_RUNS;
}

enum guest_end handle_wrmsr(struct vcpu *v)
{
    const uint32_t field = field_of_msr((uint32_t)v->gpr[VMXD_GPR_RCX]);
    const uint64_t value = v->gpr[VMXD_GPR_RDX] << 32 | (uint32_t)v->gpr[VMXD_GPR_RAX];

    if (field == 0 || !x86_is_canonical(value))
        return inject_general_protection(); /* all of them hold addresses */
    field_write(field, value);
    skip_instruction();
    return GUEST_RUNS;
}

/* --- Ports: one that latches, the others as if nothing were there --- */

static uint32_t port_read(const struct vcpu *v, uint64_t port, unsigned int bytes)
{
    const uint32_t value = port == GUEST_PORT ? v->port_latch : 0xFFFFFFFF;

    return value & (0xFFFFFFFF >> (32 - 8 * bytes));
}

static void port_write(struct vcpu *v, uint64_t port, uint32_t value)
{
    if (port == GUEST_PORT)
        v->port_latch = value;
}

/* IN to AL and AX leaves the rest of RAX; IN to EAX clears the high half. */
static void register_io(struct vcpu *v, uint64_t port, unsigned int bytes, bool in)
{
    const uint32_t mask = 0xFFFFFFFF >> (32 - 8 * bytes);
    uint64_t *rax = &v->gpr[VMXD_GPR_RAX];

    if (!in)
        port_write(v, port, (uint32_t)*rax & mask);
    else
        *rax = (bytes == 4 ? 0 : *rax & ~(uint64_t)mask) | port_read(v, port, bytes);
}

#define IO(member) VMXD_GET64(vmxd_qualification_io, member, q)

/* One element of INS or OUTS; with REP the guest executes the instruction again for the next. */
static enum guest_end string_io(struct vcpu *v, vmxd_qualification_io q, unsigned int bytes)
{
    uint8_t *memory = (uint8_t *)(uintptr_t)READ_NATURAL(VMXD_VMCS_INFO_GUEST_LINEAR_ADDRESS);
    const bool down = (READ_NATURAL(VMXD_VMCS_GUEST_RFLAGS) & X86_RFLAGS_DF) != 0;
    uint32_t value = IO(direction) ? port_read(v, IO(port), bytes) : 0;

    if (memory < guest_data_begin || memory >= guest_data_end ||
        (size_t)(guest_data_end - memory) < bytes)
        return stop_guest(v, "INS or OUTS outside the guest's memory");
    for (unsigned int i = 0; i < bytes; i++) {
        if (IO(direction))
            memory[i] = (uint8_t)(value >> 8 * i);
        else
            value |= (uint32_t)memory[i] << 8 * i;
    }
    if (!IO(direction))
        port_write(v, IO(port), value);
    v->gpr[IO(direction) ? VMXD_GPR_RDI : VMXD_GPR_RSI] += down ? -(uint64_t)bytes : bytes;
    if (!IO(rep) || --v->gpr[VMXD_GPR_RCX] == 0)
        skip_instruction();
    return GUEST_RUNS;
}

enum guest_end handle_io(struct vcpu *v)
{
    const vmxd_qualification_io q = vmxd_qualification_io_from(qualification());
    const unsigned int bytes = (unsigned int)IO(size) + 1;

    if (IO(string))
        return string_io(v, q, bytes);
    register_io(v, IO(port), bytes, IO(direction) != 0);
    skip_instruction();
    return GUEST_RUNS;
}
