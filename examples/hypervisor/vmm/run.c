/* SPDX-License-Identifier: MIT */
/* run.c - the loop: enter the guest, tell the three outcomes apart, dispatch its exits. */
#include "handlers.h"
#include "report.h"
#include "x86.h"

struct field_accesses field_accesses;

/* Enter the guest and come back.  The stub destroys the registers that are listed here, so that the
 * compiler saves what it needs of them once, outside the loop. */
static inline enum vmxd_status vcpu_enter(struct vcpu *v)
{
    uint32_t status;

    __asm__ volatile("call vmx_enter"
                     : "=a"(status)
                     : "D"(v)
                     : "rbx", "rcx", "rdx", "rsi", "r8", "r9", "r10", "r11", "r12", "r13", "r14",
                       "r15", "cc", "memory");
    return (enum vmxd_status)status;
}

/* VMfail: no exit took place.  The exit-reason field is that of an earlier exit and is not read; the
 * error number is read now, before another VMX instruction can change it. */
static enum guest_end end_vmfail(struct vcpu *v, enum vmxd_status status)
{
    v->status = status;
    if (status == VMXD_VMFAIL_VALID)
        v->error = READ32(VMXD_VMCS_INFO_INSTRUCTION_ERROR);
    return GUEST_VMFAIL;
}

/* A failed entry: the guest did not run, the VMCS is not launched, and no exit information is valid
 * but the reason and the qualification.  A machine check goes to the host's handler before all else,
 * with interrupts still off. */
static enum guest_end end_failed_entry(const struct vcpu *v)
{
    if (vmxd_exit_basic(v->reason) == VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK)
        x86_raise_machine_check();
    return GUEST_FAILED_ENTRY;
}

/* CPUID as the processor answers it, without VMX: a guest of this example cannot have guests. */
static inline enum guest_end handle_cpuid(struct vcpu *v)
{
    const uint64_t leaf = v->gpr[VMXD_GPR_RAX];
    const struct cpuid c = x86_cpuid(leaf, v->gpr[VMXD_GPR_RCX]);

    v->gpr[VMXD_GPR_RAX] = c.rax;
    v->gpr[VMXD_GPR_RBX] = c.rbx;
    v->gpr[VMXD_GPR_RCX] = (uint32_t)leaf == 1 ? c.rcx & ~X86_CPUID1_ECX_VMX : c.rcx;
    v->gpr[VMXD_GPR_RDX] = c.rdx;
    skip_instruction();
    return GUEST_RUNS;
}

/* An interrupt that the host has not lent: the guest is not told, and nobody looks on.  While the host
 * handles it, it may change what a VM exit loads: Linux changes CR3. */
static bool is_interrupt_of_host(const struct vcpu *v)
{
    return vmxd_exit_is(v->reason, VMXD_EXIT_EXTERNAL_INTERRUPT) && platform_pend_interrupt == NULL;
}

static enum guest_end let_host_take_interrupt(struct vcpu *v)
{
    platform_take_interrupt();
    vmcs_set_host_state();
    if (--v->host_interrupts == 0)
        return stop_guest(v, "it runs for so long that the host's interrupts are many");
    return GUEST_RUNS;
}

static enum guest_end dispatch(struct vcpu *v)
{
    switch (vmxd_exit_basic(v->reason)) {
    case VMXD_EXIT_CPUID:
        return handle_cpuid(v);
    case VMXD_EXIT_RDMSR:
        return handle_rdmsr(v);
    case VMXD_EXIT_WRMSR:
        return handle_wrmsr(v);
    case VMXD_EXIT_VMCALL:
        return handle_vmcall(v);
    case VMXD_EXIT_HLT:
        return handle_hlt(v);
    case VMXD_EXIT_IO_INSTRUCTION:
        return handle_io(v);
    case VMXD_EXIT_CONTROL_REGISTER_ACCESSES:
        return handle_control_register(v);
    case VMXD_EXIT_MOV_DR:
        return handle_mov_dr(v);
    case VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR:
        return handle_gdtr_idtr(v);
    case VMXD_EXIT_ACCESS_TO_LDTR_OR_TR:
        return handle_ldtr_tr(v);
    case VMXD_EXIT_EXCEPTION_OR_NMI:
        return handle_exception_or_nmi(v);
    case VMXD_EXIT_EXTERNAL_INTERRUPT:
        return is_interrupt_of_host(v) ? let_host_take_interrupt(v) : handle_external_interrupt(v);
    case VMXD_EXIT_INTERRUPT_WINDOW:
        return handle_interrupt_window(v);
    case VMXD_EXIT_NMI_WINDOW:
        return handle_nmi_window(v);
    case VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED:
        return handle_timer(v);
    case VMXD_EXIT_MONITOR_TRAP_FLAG:
        return GUEST_RUNS; /* it was only to be seen */
    case VMXD_EXIT_EPT_VIOLATION:
        return handle_ept_violation(v);
    case VMXD_EXIT_EPT_MISCONFIGURATION:
        return handle_ept_misconfiguration(v);
    case VMXD_EXIT_PAGE_MODIFICATION_LOG_FULL:
        return handle_log_full(v);
    case VMXD_EXIT_SPP_RELATED_EVENT:
        return handle_spp(v);
    case VMXD_EXIT_APIC_ACCESS:
        return handle_apic_access(v);
    case VMXD_EXIT_TPR_BELOW_THRESHOLD:
    case VMXD_EXIT_VIRTUALIZED_EOI:
    case VMXD_EXIT_APIC_WRITE:
        return handle_after_apic_write(v);
    case VMXD_EXIT_TRIPLE_FAULT:
        return GUEST_TRIPLE_FAULT;
    default:
        return handle_instruction(v);
    }
}

/* The last exit of a guest that may have no more.  An interrupt was acknowledged by it and is the host's,
 * whatever becomes of the guest. */
static enum guest_end end_out_of_exits(struct vcpu *v)
{
    if (vmxd_exit_is(v->reason, VMXD_EXIT_EXTERNAL_INTERRUPT))
        handle_external_interrupt(v);
    return stop_guest(v, "it has used up its exits");
}

/* Run the guest until it ends.  `observe` sees each exit with all 32 bits of its reason, as they were
 * read once, before anything else could exit. */
enum guest_end vcpu_run(struct vcpu *v)
{
    enum guest_end end;

    do {
        const enum vmxd_status status = vcpu_enter(v);

        if (status != VMXD_VMSUCCEED)
            return end_vmfail(v, status);

        v->reason = vmxd_exit_reason_from(READ32(VMXD_VMCS_INFO_EXIT_REASON));
        if (vmxd_exit_is_failed_entry(v->reason))
            return end_failed_entry(v);
        v->launched = 1;
        if (v->observe != NULL && !is_interrupt_of_host(v)) {
            v->observe(v);
            if (--v->exits_left == 0)
                return end_out_of_exits(v);
        }

        /* Modifiers beside the reason, not instead of it. */
        if (vmxd_exit_has_bus_lock(v->reason))
            v->bus_locks++;
        end = dispatch(v);
    } while (end == GUEST_RUNS);
    return end;
}
