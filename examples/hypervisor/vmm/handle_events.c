/* SPDX-License-Identifier: MIT */
/* handle_events.c - exceptions, interrupts and NMIs: those of the host go to the host, those of the guest are
 * injected, and an event is injected again if the exit interrupted its delivery. */
#include "handlers.h"
#include "x86.h"

/* A guest with FRED gets `event_data` on its stack: CR2, the new bits of DR6, or IA32_XFD_ERR; else 0.  A processor
 * without FRED does not have the field.  SDM: "VM-Entry Controls for Event Injection". */
static void inject_with_data(vmxd_entry_interruption event, uint32_t error_code,
                             uint64_t event_data)
{
    WRITE32(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO, event.full);
    WRITE32(VMXD_VMCS_CTRL_ENTRY_EXCEPTION_ERROR_CODE, error_code);
    WRITE32(VMXD_VMCS_CTRL_ENTRY_INSTRUCTION_LENGTH,
            vmxd_event_needs_instruction_length(event)
                ? READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH)
                : 0);
    if (READ_NATURAL(VMXD_VMCS_GUEST_CR4) & X86_CR4_FRED)
        WRITE64(VMXD_VMCS_CTRL_INJECTED_EVENT_DATA, event_data);
}

void inject(vmxd_entry_interruption event, uint32_t error_code)
{
    inject_with_data(event, error_code, 0);
}

vmxd_entry_interruption event_of(enum vmxd_event_type type, uint8_t vector)
{
    const bool error_code =
        type == VMXD_EVENT_HARDWARE_EXCEPTION && vmxd_vector_has_error_code(vector);

    return vmxd_entry_interruption_from(
        VMXD_ENTRY_INTR_VALID | VMXD_PUT(VMXD_ENTRY_INTR_DELIVER_ERROR_CODE, error_code) |
        VMXD_PUT(VMXD_ENTRY_INTR_TYPE, type) | VMXD_PUT(VMXD_ENTRY_INTR_VECTOR, vector));
}

enum guest_end inject_exception(enum vmxd_vector vector)
{
    inject(event_of(VMXD_EVENT_HARDWARE_EXCEPTION, (uint8_t)vector), 0);
    return GUEST_RUNS;
}

static void set_nmi_blocking(bool blocked)
{
    const uint32_t mask = VMXD_INTR_STATE_BLOCKING_BY_NMI;
    const uint32_t state = READ32(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE);

    WRITE32(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE, blocked ? state | mask : state & ~mask);
}

static vmxd_idt_vectoring interrupted_event(void)
{
    return vmxd_idt_vectoring_from(READ32(VMXD_VMCS_INFO_IDT_VECTORING_INFO));
}

void resume_delivery(const struct vcpu *v, bool nmi_unblocking_due_to_iret)
{
    const bool fred = (v->capabilities->basic.full & VMXD_BASIC_NESTED_EXCEPTION) != 0;
    const struct vmxd_reinjection again =
        vmxd_event_reinjection(interrupted_event(), READ32(VMXD_VMCS_INFO_IDT_VECTORING_ERROR_CODE),
                               READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH),
                               fred ? READ64(VMXD_VMCS_INFO_ORIGINAL_EVENT_DATA) : 0, fred);

    if (VMXD_GET(VMXD_ENTRY_INTR_VALID, again.event)) {
        inject_with_data(again.event, again.error_code, again.event_data);
        if (again.clear_blocking_by_nmi)
            set_nmi_blocking(false);
    } else if (nmi_unblocking_due_to_iret) {
        set_nmi_blocking(true);
    }
}

/* --- An exception of the guest: inject it --- */

static bool is_contributory(uint32_t vector)
{
    return vector == VMXD_VECTOR_DE || (vector >= VMXD_VECTOR_TS && vector <= VMXD_VECTOR_GP) ||
           vector == VMXD_VECTOR_CP;
}

/* A fault during the delivery of another exception.  SERIAL: deliver the second; the guest gets the first
 * again when it repeats the instruction.  SDM: "Interrupt 8 - Double Fault Exception (#DF)". */
enum merged { MERGED_SERIAL, MERGED_DOUBLE_FAULT, MERGED_SHUTDOWN };

static enum merged merge_exceptions(vmxd_idt_vectoring first, uint32_t second)
{
    const uint32_t vector = VMXD_GET(VMXD_IDT_VECTORING_VECTOR, first);
    const bool second_counts = is_contributory(second) || second == VMXD_VECTOR_PF;

    if (!VMXD_GET(VMXD_IDT_VECTORING_VALID, first) ||
        VMXD_GET(VMXD_IDT_VECTORING_TYPE, first) != VMXD_EVENT_HARDWARE_EXCEPTION || !second_counts)
        return MERGED_SERIAL;
    if (vector == VMXD_VECTOR_DF)
        return MERGED_SHUTDOWN;
    return vector == VMXD_VECTOR_PF || (is_contributory(vector) && second != VMXD_VECTOR_PF)
               ? MERGED_DOUBLE_FAULT
               : MERGED_SERIAL;
}

static bool nmi_unblocked(const struct vcpu *v, vmxd_exit_interruption event)
{
    const bool virtual_nmis = (v->pin_controls & VMXD_PIN_VIRTUAL_NMIS) != 0;

    return vmxd_nmi_unblocking_is_defined(true, virtual_nmis, event, interrupted_event()) &&
           VMXD_GET(VMXD_EXIT_INTR_NMI_UNBLOCKING_DUE_TO_IRET, event);
}

/* The exit left CR2 and DR6 unchanged: the qualification has what delivery would have written.  Returns the
 * event data: the same, and for #NM IA32_XFD_ERR, which the processor has written, or 0 if CR0.TS is the cause.
 * SDM: "Basic VM-Exit Information". */
static uint64_t write_exception_registers(uint32_t vector)
{
    uint64_t data = qualification();

    if (vector == VMXD_VECTOR_PF)
        x86_set_cr2(data);
    if (vector == VMXD_VECTOR_DB)
        x86_set_dr6(((x86_dr6() & ~(uint64_t)X86_DR6_B0_B3) | X86_DR6_ACTIVE_LOW | data) ^
                    (data & X86_DR6_ACTIVE_LOW));
    if (vector == VMXD_VECTOR_NM && ((READ_NATURAL(VMXD_VMCS_GUEST_CR0) & X86_CR0_TS) ||
                                     !platform_try_read_msr(X86_MSR_XFD_ERR, &data)))
        data = 0;
    return data;
}

static enum guest_end reflect(const struct vcpu *v, vmxd_exit_interruption event)
{
    const uint32_t nmi_unblocking = VMXD_EXIT_INTR_NMI_UNBLOCKING_DUE_TO_IRET;
    const uint32_t vector = VMXD_GET(VMXD_EXIT_INTR_VECTOR, event);
    const enum merged merged = merge_exceptions(interrupted_event(), vector);

    if (merged != MERGED_SERIAL)
        return merged == MERGED_SHUTDOWN ? GUEST_TRIPLE_FAULT : inject_exception(VMXD_VECTOR_DF);
    if (nmi_unblocked(v, event))
        set_nmi_blocking(true);
    inject_with_data(vmxd_entry_interruption_from(event.full & ~nmi_unblocking),
                     READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_ERROR_CODE),
                     write_exception_registers(vector));
    return GUEST_RUNS;
}

/* --- Events of the host --- */

/* The host's own handler runs with the host's state.  It may change what a VM exit loads: Linux changes
 * CR3. */
static enum guest_end let_host_handle(struct vcpu *v, void (*handler)(void))
{
    host_state_to_host(v);
    handler();
    host_state_to_guest(v);
    return vmcs_set_host_state() ? GUEST_RUNS
                                 : stop_guest(v, "VMWRITE refused a field of the host state");
}

static enum guest_end handle_nmi(struct vcpu *v)
{
    if (v->owns_nmi) {
        v->guest->asynchronous_exit(v);
        x86_unblock_nmi();
        return GUEST_RUNS;
    }
    return let_host_handle(v, platform_raise_nmi);
}

enum guest_end handle_exception_or_nmi(struct vcpu *v)
{
    const vmxd_exit_interruption event =
        vmxd_exit_interruption_from(READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFO));
    enum guest_end end;

    if (VMXD_GET(VMXD_EXIT_INTR_TYPE, event) == VMXD_EVENT_NMI)
        end = handle_nmi(v);
    else if (VMXD_GET(VMXD_EXIT_INTR_VECTOR, event) == VMXD_VECTOR_MC)
        end = let_host_handle(v, platform_raise_machine_check);
    else
        return reflect(v, event);
    resume_delivery(v, false);
    return end;
}

enum guest_end handle_external_interrupt(struct vcpu *v)
{
    enum guest_end end;

    if (platform_pend_interrupt != NULL) { /* the guest program made it pending */
        platform_take_interrupt();
        v->guest->asynchronous_exit(v);
        return GUEST_RUNS;
    }
    end = let_host_handle(v, platform_take_interrupt);
    return --v->host_interrupts == 0 ? stop_guest(v, "too many host interrupts") : end;
}

/* --- Windows: the guest can take a pending event now --- */

enum guest_end handle_interrupt_window(struct vcpu *v)
{
    set_primary_control(v, VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING, false);
    inject(event_of(VMXD_EVENT_EXTERNAL_INTERRUPT, v->virtual_interrupt), 0);
    return GUEST_RUNS;
}

enum guest_end handle_nmi_window(struct vcpu *v)
{
    set_primary_control(v, VMXD_PRIMARY_NMI_WINDOW_EXITING, false);
    inject(event_of(VMXD_EVENT_NMI, VMXD_VECTOR_NMI), 0);
    return GUEST_RUNS;
}

/* Each entry starts the timer again, so it stops a guest that causes no other exits. */
enum guest_end handle_timer(struct vcpu *v)
{
    v->guest->asynchronous_exit(v);
    return --v->time_slices ? GUEST_RUNS : stop_guest(v, "it used all of its time slices");
}
