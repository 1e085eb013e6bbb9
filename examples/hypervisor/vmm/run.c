/* SPDX-License-Identifier: MIT */
/* run.c - the loop: enter the guest, distinguish the three outcomes of an entry, dispatch the VM exits. */
#include "handlers.h"
#include "x86.h"

/* Enter the guest and return after a VM exit.  The stub changes the registers in the list, so that the
 * compiler saves what it needs once, outside the loop. */
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

/* VMfail: there was no VM exit.  The exit-reason field has the value of an earlier exit and is not read.
 * The error number is read before another VMX instruction can change it. */
static enum guest_end end_vmfail(struct vcpu *v, enum vmxd_status status)
{
    v->entry.status = status;
    if (status == VMXD_VMFAIL_VALID)
        v->entry.error = READ32(VMXD_VMCS_INFO_INSTRUCTION_ERROR);
    return GUEST_VMFAIL;
}

enum guest_end stop_guest(const struct vcpu *v, const char *why)
{
    char text[LOG_EXIT_SIZE];

    if (v->quiet)
        return GUEST_STOPPED;
    log_exit(v, text, sizeof(text));
    log_line("  %08x  %s", v->entry.reason.full, text);
    log_line("  guest stopped: %s", why);
    if (vmxd_exit_unknown_modifiers(v->entry.reason))
        log_line("  exit-reason bits 0x%x are undefined in " VMXD_SDM_EDITION,
                 vmxd_exit_unknown_modifiers(v->entry.reason));
    return GUEST_STOPPED;
}

/* CPUID of the processor, but without VMX, which a guest of this example cannot use. */
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

/* The one place that maps an exit reason to its handler. */
static inline __attribute__((__always_inline__)) enum guest_end dispatch(struct vcpu *v)
{
    if (vmxd_exit_has_bus_lock(v->entry.reason)) /* a modifier, in addition to the basic reason */
        v->bus_locks++;
    switch (vmxd_exit_basic(v->entry.reason)) {
    case VMXD_EXIT_CPUID:
        return handle_cpuid(v);
    case VMXD_EXIT_RDMSR:
        return handle_rdmsr(v);
    case VMXD_EXIT_WRMSR:
        return handle_wrmsr(v);
    case VMXD_EXIT_VMCALL:
        return handle_vmcall(v);
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
        return handle_external_interrupt(v);
    case VMXD_EXIT_INTERRUPT_WINDOW:
        return handle_interrupt_window(v);
    case VMXD_EXIT_NMI_WINDOW:
        return handle_nmi_window(v);
    case VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED:
        return handle_timer(v);
    case VMXD_EXIT_MONITOR_TRAP_FLAG:
        return GUEST_RUNS; /* only an observer uses it */
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
    case VMXD_EXIT_HLT:
        return handle_hlt(v);
    case VMXD_EXIT_RDTSC:
    case VMXD_EXIT_RDTSCP:
        return handle_rdtsc(v);
    case VMXD_EXIT_RDRAND:
    case VMXD_EXIT_RDSEED:
        return handle_random(v);
    case VMXD_EXIT_XSETBV:
        return handle_xsetbv(v);
    case VMXD_EXIT_INVD:
    case VMXD_EXIT_WBINVD_OR_WBNOINVD:
    case VMXD_EXIT_INVLPG:
    case VMXD_EXIT_INVPCID:
    case VMXD_EXIT_MONITOR:
    case VMXD_EXIT_MWAIT:
    case VMXD_EXIT_PAUSE:
        return handle_as_nop();
    case VMXD_EXIT_RDPMC: /* the guest has no performance counters */
        return inject_exception(VMXD_VECTOR_GP);
    case VMXD_EXIT_GETSEC: /* nor SMX, VMX, VM functions, XSAVES */
    case VMXD_EXIT_VMCLEAR:
    case VMXD_EXIT_VMLAUNCH:
    case VMXD_EXIT_VMPTRLD:
    case VMXD_EXIT_VMPTRST:
    case VMXD_EXIT_VMREAD:
    case VMXD_EXIT_VMRESUME:
    case VMXD_EXIT_VMWRITE:
    case VMXD_EXIT_VMXOFF:
    case VMXD_EXIT_VMXON:
    case VMXD_EXIT_INVEPT:
    case VMXD_EXIT_INVVPID:
    case VMXD_EXIT_VMFUNC:
    case VMXD_EXIT_XSAVES:
    case VMXD_EXIT_XRSTORS:
        return inject_exception(VMXD_VECTOR_UD);
    case VMXD_EXIT_TASK_SWITCH:
        return stop_guest(v, "task switches are not implemented");
    default: /* RIP stays at the instruction: nothing is skipped that has no handler */
        if (v->guest->other_exit != NULL)
            return v->guest->other_exit(v);
        return stop_guest(v, "no handler for this exit reason");
    }
}

/* Interrupts, NMIs and machine checks are the host's, whatever the limit of exits is. */
static void handle_host_event(struct vcpu *v)
{
    const vmxd_exit_interruption event =
        vmxd_exit_interruption_from(READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFO));

    if (vmxd_exit_is(v->entry.reason, VMXD_EXIT_EXTERNAL_INTERRUPT))
        handle_external_interrupt(v);
    if (vmxd_exit_is(v->entry.reason, VMXD_EXIT_EXCEPTION_OR_NMI) &&
        (VMXD_GET(VMXD_EXIT_INTR_TYPE, event) == VMXD_EVENT_NMI ||
         VMXD_GET(VMXD_EXIT_INTR_VECTOR, event) == VMXD_VECTOR_MC))
        handle_exception_or_nmi(v);
}

/* Show the exit to the observer, but not an interrupt that only the host owns. */
static __attribute__((__noinline__)) enum guest_end dispatch_observed(struct vcpu *v)
{
    enum guest_end end;

    if (v->exits_over) {
        handle_host_event(v);
        return stop_guest(v, "it reached its limit of exits");
    }
    if (!vmxd_exit_is(v->entry.reason, VMXD_EXIT_EXTERNAL_INTERRUPT) ||
        platform_pend_interrupt != NULL) {
        v->observe(v);
        v->exits_over = v->exits_left != 0 && --v->exits_left == 0;
    }
    end = dispatch(v);
    if (end == GUEST_RUNS && v->before_entry != NULL)
        v->before_entry(v);
    return end;
}

static enum guest_end run_loop(struct vcpu *v)
{
    enum guest_end end;

    do {
        const enum vmxd_status status = vcpu_enter(v);

        if (status != VMXD_VMSUCCEED)
            return end_vmfail(v, status);

        /* All 32 bits, read once, before another VM exit can change the field. */
        v->entry.reason = vmxd_exit_reason_from(READ32(VMXD_VMCS_INFO_EXIT_REASON));
        if (vmxd_exit_is_failed_entry(v->entry.reason)) {
            /* The guest did not run and the VMCS is not launched.  No other exit information is valid. */
            v->entry.qualification = READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION);
            return GUEST_FAILED_ENTRY;
        }
        v->launched = 1;
        end = v->observe != NULL ? dispatch_observed(v) : dispatch(v);
    } while (end == GUEST_RUNS);
    return end;
}

enum guest_end vcpu_run(struct vcpu *v)
{
    enum guest_end end;

    v->entry = (struct vmx_outcome){.status = VMXD_VMSUCCEED};
    if (v->before_entry != NULL)
        v->before_entry(v);
    host_state_to_guest(v);
    end = run_loop(v);
    host_state_to_host(v);

    /* A machine check during VM entry: the host handles it first, with interrupts off. */
    if (end == GUEST_FAILED_ENTRY &&
        vmxd_exit_basic(v->entry.reason) == VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK)
        platform_raise_machine_check();
    if ((end == GUEST_VMFAIL || end == GUEST_FAILED_ENTRY) && !v->quiet)
        entry_failure_report(v);
    return end;
}
