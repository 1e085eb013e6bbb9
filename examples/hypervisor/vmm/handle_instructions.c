/* SPDX-License-Identifier: MIT */
/* handle_instructions.c - instructions that neither access registers of the system nor ports. */
#include "handlers.h"
#include "report.h"
#include "x86.h"

enum guest_end handle_hlt(struct vcpu *v)
{
    if (!(READ_NATURAL(VMXD_VMCS_GUEST_RFLAGS) & X86_RFLAGS_IF))
        return stop_guest(v, "HLT with interrupts off: nothing would wake it");
    skip_instruction(); /* it wakes at once, as if by an interrupt */
    return GUEST_RUNS;
}

/* PAUSE, MONITOR and MWAIT are hints; the host's caches are coherent, so INVD and WBINVD have nothing
 * to do; and each VM entry without VPID drops what INVLPG and INVPCID would. */
static enum guest_end handle_nothing_to_do(struct vcpu *v)
{
    (void)v;
    skip_instruction();
    return GUEST_RUNS;
}

/* RDTSC and RDTSCP; this guest's IA32_TSC_AUX is 0. */
static enum guest_end handle_rdtsc(struct vcpu *v)
{
    const uint64_t tsc = x86_rdtsc();

    v->gpr[VMXD_GPR_RAX] = (uint32_t)tsc;
    v->gpr[VMXD_GPR_RDX] = tsc >> 32;
    if (vmxd_exit_is(v->reason, VMXD_EXIT_RDTSCP))
        v->gpr[VMXD_GPR_RCX] = 0;
    skip_instruction();
    return GUEST_RUNS;
}

/* The guest has what XCR0 enables after reset, and can have no more: the host's stays as it is. */
static enum guest_end handle_xsetbv(struct vcpu *v)
{
    const uint64_t value = v->gpr[VMXD_GPR_RDX] << 32 | (uint32_t)v->gpr[VMXD_GPR_RAX];

    if ((uint32_t)v->gpr[VMXD_GPR_RCX] != 0 || value != X86_XCR0_X87)
        return inject_exception(VMXD_VECTOR_GP);
    skip_instruction();
    return GUEST_RUNS;
}

/* --- RDRAND and RDSEED --- */

/* A destination of 16 bits keeps the rest of its register, one of 32 clears it. */
static uint64_t resized(uint64_t old, uint64_t value, uint32_t size)
{
    switch (size) {
    case VMXD_OPERAND_SIZE_16:
        return (old & ~0xFFFFull) | (value & 0xFFFF);
    case VMXD_OPERAND_SIZE_32:
        return (uint32_t)value;
    default:
        return value;
    }
}

/* CF says whether there was a number; the other status flags are cleared. */
static enum guest_end handle_random(struct vcpu *v)
{
    const vmxd_instr_info_rdrand_rdseed info =
        vmxd_instr_info_rdrand_rdseed_from(READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFO));
    const uint64_t flags = READ_NATURAL(VMXD_VMCS_GUEST_RFLAGS) & ~(uint64_t)X86_RFLAGS_STATUS;
    uint64_t number;
    const bool valid =
        vmxd_exit_is(v->reason, VMXD_EXIT_RDRAND) ? x86_rdrand(&number) : x86_rdseed(&number);

    write_gpr(v, VMXD_GET(VMXD_INFO_RDRAND_RDSEED_REG1, info),
              resized(read_gpr(v, VMXD_GET(VMXD_INFO_RDRAND_RDSEED_REG1, info)), valid ? number : 0,
                      VMXD_GET(VMXD_INFO_RDRAND_RDSEED_OPERAND_SIZE, info)));
    WRITE_NATURAL(VMXD_VMCS_GUEST_RFLAGS, valid ? flags | X86_RFLAGS_CF : flags);
    skip_instruction();
    return GUEST_RUNS;
}

/* --- VMCALL: see enum hypercall --- */

static enum guest_end unless_refused(const struct vcpu *v, bool done)
{
    return done ? GUEST_RUNS : stop_guest(v, "this hypercall is not for it");
}

static bool pend_interrupt(uint64_t vector)
{
    if (platform_pend_interrupt == NULL || vector < 32 || vector > 255)
        return false;
    platform_pend_interrupt((uint8_t)vector);
    return true;
}

static bool open_nmi_window(struct vcpu *v)
{
    if (!vmxd_ctls32_allow(v->capabilities->primary, VMXD_PRIMARY_NMI_WINDOW_EXITING) ||
        !(v->pin_controls & VMXD_PIN_VIRTUAL_NMIS))
        return false;
    set_primary_control(v, VMXD_PRIMARY_NMI_WINDOW_EXITING, true);
    return true;
}

static bool pend_trap(const struct vcpu *v)
{
    if (!vmxd_ctls32_allow(v->capabilities->primary, VMXD_PRIMARY_MONITOR_TRAP_FLAG))
        return false;
    inject(event_of(VMXD_EVENT_OTHER, VMXD_OTHER_EVENT_MTF), 0);
    return true;
}

static bool change_page(uint64_t address, uint64_t flags)
{
    const uint8_t *page = guest_data(address, 1);

    return page != NULL && memory_change_page(page, flags);
}

static bool is_logged(uint64_t linear)
{
    const uint64_t *log = (const void *)vmcs_area(VMCS_AREA_LOG);

    return log != NULL && log[0] == memory_physical_of(linear);
}

static bool change_sub_pages(uint64_t value)
{
    uint64_t *top = (void *)vmcs_area(VMCS_AREA_SUB_PAGES);

    if (top == NULL)
        return false;
    for (size_t i = 0; i < VMXD_EPT_ENTRIES_PER_TABLE; i++)
        top[i] = value;
    return true;
}

enum guest_end handle_vmcall(struct vcpu *v)
{
    const uint64_t rcx = v->gpr[VMXD_GPR_RCX], rdx = v->gpr[VMXD_GPR_RDX];

    skip_instruction();
    switch (v->gpr[VMXD_GPR_RAX]) {
    case HYPERCALL_DONE:
        v->result = rcx;
        return GUEST_DONE;
    case HYPERCALL_ADD:
        v->gpr[VMXD_GPR_RAX] = rcx + rdx;
        return GUEST_RUNS;
    case HYPERCALL_PEND_INTERRUPT:
        return unless_refused(v, pend_interrupt(rcx));
    case HYPERCALL_VIRTUAL_INTERRUPT:
        v->virtual_interrupt = (uint8_t)rcx;
        set_primary_control(v, VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING, true);
        return GUEST_RUNS;
    case HYPERCALL_VIRTUAL_NMI:
        return unless_refused(v, open_nmi_window(v));
    case HYPERCALL_TRAP:
        return unless_refused(v, pend_trap(v));
    case HYPERCALL_EPT_PAGE:
        return unless_refused(v, change_page(rcx, rdx));
    case HYPERCALL_EPT_PAGE_TABLE:
        return unless_refused(v, memory_change_page_table(rdx));
    case HYPERCALL_LOGGED:
        v->gpr[VMXD_GPR_RAX] = is_logged(rcx);
        return GUEST_RUNS;
    case HYPERCALL_SUB_PAGES:
        return unless_refused(v, change_sub_pages(rdx));
    default:
        return stop_guest(v, "no such hypercall");
    }
}

/* --- All others --- */

enum guest_end handle_instruction(struct vcpu *v)
{
    switch (vmxd_exit_basic(v->reason)) {
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
        return handle_nothing_to_do(v);
    case VMXD_EXIT_RDPMC: /* it has no counters */
        return inject_exception(VMXD_VECTOR_GP);
    case VMXD_EXIT_GETSEC: /* nor SMX, VMX, VM functions, extended states */
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
        return stop_guest(v, "this example has no tasks");
    default:
        /* Not understood, so nothing is skipped: RIP stays where it is, and this guest ends. */
        return stop_guest(v, "this example has no handler for the exit");
    }
}
