/* SPDX-License-Identifier: MIT */
/* demo.c - the program of examples/demo: a guest that causes VM exits, and VM entries that fail.  Each is
 * printed in the words of the library, and compared with what must come.
 */
#include "../vmm/handlers.h"
#include "guest.h"
#include "../vmm/x86.h"

static struct vmxd_capabilities capabilities;
static uint32_t exits, failed_entries, unexpected;

/* --- The guest --- */

#define HYPERCALL_INTERRUPT HYPERCALL_FIRST_OF_PROGRAM /* inject RCX when the guest can take it */
#define INTERRUPT           0x51

static uint8_t demo_page[PLATFORM_PAGE_SIZE] GUEST_PAGE = {0}; /* no rights in EPT at first */

#define EXECUTE(instruction, ...) __asm__ volatile(instruction:__VA_ARGS__ : : "memory", "cc")
/* An instruction that raises an exception; the handler returns to the instruction after it. */
#define EXECUTE_FAULTING(instruction)                                                         \
    __asm__ volatile("lea 1f(%%rip), %%rax\n\tmov %%rax, guest_resume(%%rip)\n\t" instruction \
                     "\n1:"                                                                   \
                     :                                                                        \
                     :                                                                        \
                     : "rax", "memory", "cc")

GUEST_TEXT static uint64_t demo_guest(void)
{
    uint64_t rax = 0, rbx, rcx = 0, rdx = 0;
    struct descriptor_table gdtr;

    EXECUTE("cpuid", "+a"(rax), "+c"(rcx), "=d"(rdx), "=b"(rbx));
    rcx = X86_MSR_SYSENTER_ESP;
    EXECUTE("rdmsr", "=a"(rax), "+c"(rcx), "=d"(rdx));
    EXECUTE("wrmsr", "+a"(rax), "+c"(rcx), "+d"(rdx));
    EXECUTE("outb %%al, $0x80", "+a"(rax));
    rdx = GUEST_PORT;
    EXECUTE("inl %%dx, %%eax", "=a"(rax), "+d"(rdx));
    EXECUTE("mov %%cr0, %0\n\tor $8, %0\n\tmov %0, %%cr0", "=a"(rax)); /* TS */
    EXECUTE("mov %%dr7, %0", "=b"(rbx));
    EXECUTE("sgdt %0", "=m"(gdtr));
    EXECUTE("rdtsc", "=a"(rax), "=d"(rdx));
    EXECUTE("invlpg demo_page(%%rip)", "+m"(guest_resume));
    EXECUTE("sti\n\thlt\n\tcli", "+m"(guest_resume));
    EXECUTE_FAULTING("ud2");
    EXECUTE_FAULTING("movb $0, 0x18");
    EXECUTE_FAULTING("vmread %%rax, %%rax");
    EXECUTE("movb $1, demo_page(%%rip)", "+m"(guest_resume));
    rax = HYPERCALL_INTERRUPT;
    rcx = INTERRUPT;
    EXECUTE("vmcall", "+a"(rax), "+c"(rcx));
    EXECUTE("sti\n\tnop\n\tcli", "+m"(guest_resume));
    rax = 1;
    EXECUTE("1: cmp guest_async_exits(%%rip), %0\n\tja 1b", "+a"(rax));
    return guest_events[INTERRUPT] != 1 || guest_events[VMXD_VECTOR_UD] != 2;
}

/* What the guest does, and the exits that must come.  A step whose control this processor does not offer
 * causes no exit. */
struct step {
    const char *instruction;
    enum vmxd_exit reason;
    bool (*is_offered)(void); /* NULL: always */
};

static bool has_ept(void)
{
    return memory_eptp() != 0;
}

static bool has_timer(void)
{
    return vmxd_ctls32_allow(capabilities.pin, VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER);
}

static bool has_descriptor_table_exiting(void)
{
    return vmxd_ctls32_allow(capabilities.secondary, VMXD_SECONDARY_DESCRIPTOR_TABLE_EXITING);
}

static const struct step steps[] = {
    {"CPUID", VMXD_EXIT_CPUID, NULL},
    {"RDMSR", VMXD_EXIT_RDMSR, NULL},
    {"WRMSR", VMXD_EXIT_WRMSR, NULL},
    {"OUT 80H, AL", VMXD_EXIT_IO_INSTRUCTION, NULL},
    {"IN EAX, DX", VMXD_EXIT_IO_INSTRUCTION, NULL},
    {"MOV CR0, RAX", VMXD_EXIT_CONTROL_REGISTER_ACCESSES, NULL},
    {"MOV RBX, DR7", VMXD_EXIT_MOV_DR, NULL},
    {"SGDT", VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR, has_descriptor_table_exiting},
    {"RDTSC", VMXD_EXIT_RDTSC, NULL},
    {"INVLPG", VMXD_EXIT_INVLPG, NULL},
    {"HLT", VMXD_EXIT_HLT, NULL},
    {"UD2", VMXD_EXIT_EXCEPTION_OR_NMI, NULL},
    {"MOV [18H], 0", VMXD_EXIT_EXCEPTION_OR_NMI, NULL},
    {"VMREAD", VMXD_EXIT_VMREAD, NULL},
    {"MOV [page], 1", VMXD_EXIT_EPT_VIOLATION, has_ept},
    {"VMCALL", VMXD_EXIT_VMCALL, NULL},
    {"STI", VMXD_EXIT_INTERRUPT_WINDOW, NULL},
    {"a loop", VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED, has_timer},
    {"VMCALL (done)", VMXD_EXIT_VMCALL, NULL},
};
#define STEPS (sizeof(steps) / sizeof(steps[0]))

/* --- The host --- */

static enum guest_end demo_hypercall(struct vcpu *v)
{
    if (v->gpr[VMXD_GPR_RAX] != HYPERCALL_INTERRUPT)
        return guest_hypercall(v);
    v->virtual_interrupt = (uint8_t)v->gpr[VMXD_GPR_RCX];
    set_primary_control(v, VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING, true);
    return GUEST_RUNS;
}

static const struct guest demo = {GUEST_LAYOUT, .hypercall = demo_hypercall};
static struct vcpu vcpu = {.guest = &demo, .capabilities = &capabilities};

static const struct step *next_step;

static void skip_steps_not_offered(void)
{
    while (next_step < steps + STEPS && next_step->is_offered != NULL && !next_step->is_offered())
        next_step++;
}

/* Called at each exit, before its handler. */
static void observe(const struct vcpu *v)
{
    char text[LOG_EXIT_SIZE];
    bool expected;

    skip_steps_not_offered();
    expected = next_step < steps + STEPS &&
               v->entry.reason.full == (uint32_t)next_step->reason /* no modifier is set */;
    log_exit(v, text, sizeof(text));
    log_line("%-14s %08x  %s%s", expected ? next_step->instruction : "unexpected",
             v->entry.reason.full, text, expected ? "" : "  FAIL");
    exits++;
    unexpected += !expected;
    next_step += expected;
}

static bool setup(void)
{
    const struct vcpu_config config = {
        .primary = VMXD_PRIMARY_RDTSC_EXITING | VMXD_PRIMARY_INVLPG_EXITING,
        .primary_later = VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING,
        .secondary = has_descriptor_table_exiting() ? VMXD_SECONDARY_DESCRIPTOR_TABLE_EXITING : 0,
        .exceptions = 1u << VMXD_VECTOR_UD | 1u << VMXD_VECTOR_PF,
        .time_slice = has_timer() ? 20000 : 0,
    };

    memory_reset();
    memory_set_rights(platform_physical(demo_page), 0);
    guest_async_exits = has_timer() ? 0 : 1; /* without the timer the loop ends at once */
    return vcpu_setup(&vcpu, &config, (uintptr_t)demo_guest, guest_reset());
}

static void run_guest(void)
{
    enum guest_end end;

    if (!setup()) {
        unexpected++;
        return;
    }
    next_step = steps;
    vcpu.observe = observe;
    end = vcpu_run(&vcpu);
    skip_steps_not_offered();
    if (end == GUEST_DONE && vcpu.result == 0 && next_step == steps + STEPS)
        return;
    unexpected++;
    log_line("FAIL: the guest did not finish (end %u, result %lu)", (uint32_t)end, vcpu.result);
}

/* --- VM entries that fail --- */

static void clear_vmcs(void)
{
    vmxd_vmclear(vcpu.vmcs);
}

static void use_vmresume(void)
{
    vcpu.launched = 1;
}

/* IA32_FS_BASE must not be in the area. */
static void load_fs_base(void)
{
    static struct vmxd_msr_entry *area;

    area = area != NULL ? area : platform_page();
    area->index = X86_MSR_FS_BASE;
    WRITE64(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS, platform_physical(area));
    WRITE32(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, 1);
}

static const struct {
    const char *fault;
    enum vmxd_entry_outcome expected;
    void (*make)(void); /* NULL: write `value` to `field` */
    uint32_t field;
    uint64_t value;
} failures[] = {
    {"no current VMCS", VMXD_OUTCOME_VMFAIL_INVALID, clear_vmcs, 0, 0},
    {"VMRESUME before VMLAUNCH", VMXD_OUTCOME_ERROR_5, use_vmresume, 0, 0},
    {"pin-based controls = 0", VMXD_OUTCOME_ERROR_7, NULL, VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, 0},
    {"host CS selector = 3", VMXD_OUTCOME_ERROR_8, NULL, VMXD_VMCS_HOST_CS_SELECTOR, 3},
    {"guest RFLAGS = 0", VMXD_OUTCOME_GUEST_STATE, NULL, VMXD_VMCS_GUEST_RFLAGS, 0},
    {"link pointer = 8", VMXD_OUTCOME_LINK_POINTER, NULL, VMXD_VMCS_GUEST_VMCS_LINK_POINTER, 8},
    {"MSR-load of IA32_FS_BASE", VMXD_OUTCOME_MSR_LOAD, load_fs_base, 0, 0},
};

/* vcpu_run() prints the outcome and the broken rules. */
static void run_failures(void)
{
    for (size_t i = 0; i < sizeof(failures) / sizeof(failures[0]); i++, failed_entries++) {
        unexpected += !setup();
        if (failures[i].make != NULL)
            failures[i].make();
        else
            field_write(failures[i].field, failures[i].value);
        log_line("%s", failures[i].fault);
        vcpu_run(&vcpu);
        if (entry_outcome(&vcpu.entry) != (uint32_t)failures[i].expected) {
            log_line("  FAIL: this outcome is not expected");
            unexpected++;
        }
    }
}

/* --- The page --- */

static void print_processor(void)
{
    char brand[49] = "";
    const struct vmxd_capabilities *c = &capabilities;

    for (uint32_t i = 0; i < 3; i++) {
        const struct cpuid part = x86_cpuid(0x80000002 + i, 0);
        const uint64_t words[] = {part.rax, part.rbx, part.rcx, part.rdx};

        for (uint32_t byte = 0; byte < 16; byte++)
            brand[16 * i + byte] = (char)(words[byte / 4] >> 8 * (byte % 4));
    }
    log_line("processor: %s", brand);
    log_line("VMX: revision 0x%x, %s, %s",
             (uint32_t)VMXD_GET(VMXD_BASIC_VMCS_REVISION_IDENTIFIER, c->basic),
             has_ept() ? "EPT" : "no EPT",
             has_timer() ? "preemption timer" : "no preemption timer");
}

enum hypervisor_result hypervisor_main(const char *options)
{
    const enum hypervisor_result result = vmx_on(&capabilities);

    (void)options;
    if (result != HYPERVISOR_PASS) {
        log_line("vmxdefs demo: VMX cannot be used here, result none");
        return result;
    }
    if (!memory_setup(&capabilities, &demo)) {
        log_line("the host has not enough pages for the page tables of the guest");
        unexpected++;
    } else {
        print_processor();
        log_line("VM exits of a guest: what the guest executed, the exit-reason field, decoded");
        run_guest();
        log_line("VM entries that fail: the fault, the outcome, the broken rule and what it read");
        run_failures();
    }
    vmx_off(&vcpu);
    log_line("Next: `./examples/demo --all` runs the self-test, `./examples/demo --help` lists "
             "options.");
    log_line("vmxdefs demo: %u exits, %u failed entries, %u not as expected, result %s", exits,
             failed_entries, unexpected, unexpected ? "fail" : "pass");
    return unexpected ? HYPERVISOR_FAIL : HYPERVISOR_PASS;
}
