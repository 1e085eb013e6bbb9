/* SPDX-License-Identifier: MIT */
/* events.c - exceptions, interrupts, NMIs, INIT, windows, the timer, the monitor trap flag. */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../testcase.h"
#include "fred.h"

GUEST_TEXT static uint64_t guest_exceptions(void)
{
    uint64_t cr2;

    EXIT_WITHIN("1: int3\n2:", (NO_OPERANDS), .reason = VMXD_EXIT_EXCEPTION_OR_NMI,
                .event = EVENT(VMXD_EVENT_SOFTWARE_EXCEPTION, VMXD_VECTOR_BP));
    CHECK(guest_events[VMXD_VECTOR_BP] == 1);
    EXIT_EXCEPTION("", "ud2", .event = FAULT(VMXD_VECTOR_UD));
    CHECK(guest_events[VMXD_VECTOR_UD] == 1);
    EXIT_EXCEPTION("mov $-1, %[scratch]\n\tshr $1, %[scratch]\n" /* not canonical */,
                   "cmpb $0, (%[scratch])", .event = FAULT(VMXD_VECTOR_GP) | ERROR_CODE);
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    EXIT_EXCEPTION("mov $0x18, %[scratch]\n", "movb $0, (%[scratch])",
                   .event = FAULT(VMXD_VECTOR_PF) | ERROR_CODE, .error = 2 /* write */,
                   .qualification = 0x18);
    CHECK(guest_events[VMXD_VECTOR_PF] == 1);
    __asm__ volatile("mov %%cr2, %0" : "=r"(cr2));
    CHECK(cr2 == 0x18); /* the host wrote it */
    return 0;
}
TEST_CASE(exceptions_case) = {
    .name = "exceptions",
    .run = guest_exceptions,
    .config = {.exceptions = VECTOR(VMXD_VECTOR_BP) | VECTOR(VMXD_VECTOR_UD) |
                             VECTOR(VMXD_VECTOR_GP) | VECTOR(VMXD_VECTOR_PF)},
};

/* INT1 raises the only privileged software exception. */
GUEST_TEXT static uint64_t guest_int1(void)
{
    EXIT_WITHIN("1: .byte 0xF1\n2:", (NO_OPERANDS), .reason = VMXD_EXIT_EXCEPTION_OR_NMI,
                .event = EVENT(VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION, VMXD_VECTOR_DB));
    CHECK(guest_events[VMXD_VECTOR_DB] == 1);
    return 0;
}
TEST_CASE(int1_case) = {
    .name = "INT1",
    .run = guest_int1,
    .config = {.exceptions = VECTOR(VMXD_VECTOR_DB)},
};

/* The trap flag: a debug exception after each instruction, and after the one that clears the flag.  The host
 * writes DR6, as delivery without an exit does. */
#define STEP                                                    \
    (.place = RIP_WITHIN, .reason = VMXD_EXIT_EXCEPTION_OR_NMI, \
     .qualification = VMXD_QUAL_DEBUG_BS, .event = FAULT(VMXD_VECTOR_DB))
#define DR6_BS 0x4000u

GUEST_TEXT static uint64_t guest_single_step(void)
{
    uint64_t dr6 = X86_DR6_INIT;

    EXIT("mov %%rdx, %%dr6", ("+d"(dr6)), .reason = VMXD_EXIT_MOV_DR,
         .qualification = DR(0, 6, VMXD_GPR_RDX));
    EXPECT_TWO("1f", "2f", "2f", "3f",
               "pushf\n\tpushf\n\torl $0x100, (%%rsp)\n\tpopf\n\tnop\n1: popf\n2: nop\n3:",
               (NO_OPERANDS), STEP, STEP);
    CHECK(guest_events[VMXD_VECTOR_DB] == 2);
    EXIT("mov %%dr6, %%rdx", ("=d"(dr6)), .reason = VMXD_EXIT_MOV_DR,
         .qualification = DR(1, 6, VMXD_GPR_RDX));
    CHECK(dr6 == (X86_DR6_INIT | DR6_BS));
    return 0;
}
TEST_CASE(single_step_case) = {
    .name = "single step",
    .run = guest_single_step,
    .config = {.exceptions = VECTOR(VMXD_VECTOR_DB)},
};

/* --- Interrupts: the guest asks the host to make one pending --- */

GUEST_TEXT static uint64_t guest_external_interrupt(void)
{
    uint64_t before = guest_async_exits, function = TEST_PEND_INTERRUPT, vector = 0x41;

    /* The exit may come right after the VMCALL: RFLAGS.IF does not matter. */
    EXIT_WITHIN(HYPERCALL_LOCATION "0: vmcall\n1: sti\n"
                                   "3: cmp guest_async_exits(%%rip), %[before]\n\tje 3b\n2: cli",
                ("+a"(function), "+c"(vector), [before] "+r"(before)),
                .reason = VMXD_EXIT_EXTERNAL_INTERRUPT,
                .event = EVENT(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x41));
    CHECK(guest_events[0x41] == 0); /* the host took it */
    return 0;
}
TEST_CASE(external_interrupt_case) = {
    .name = "external interrupt",
    .run = guest_external_interrupt,
    .needs = {.interrupts = true},
};

/* If no exit comes with RFLAGS.IF = 0, the guest sets it, so that the interrupt does not stay pending. */
GUEST_TEXT static uint64_t guest_external_interrupt_if_0(void)
{
    uint64_t before = guest_async_exits, after, function = TEST_PEND_INTERRUPT, vector = 0x41;

    EXPECT_TWO("1f", "2f", "4f", "5f",
               HYPERCALL_LOCATION "0: vmcall\n1: mov $1000, %k[after]\n3: dec %k[after]\n\tjnz 3b\n"
                                  "2: mov guest_async_exits(%%rip), %[after]\n"
                                  "\tsti\n\tnop\n4: nop\n\tnop\n5: cli",
               ("+a"(function), "+c"(vector), [after] "=&r"(after)),
               (.place = RIP_WITHIN, .reason = VMXD_EXIT_EXTERNAL_INTERRUPT,
                .event = EVENT(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x41)),
               (.place = RIP_WITHIN, .reason = VMXD_EXIT_EXTERNAL_INTERRUPT,
                .event = EVENT(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x41), .optional = true));
    CHECK(after == before + 1);
    return 0;
}
TEST_CASE(external_interrupt_if_0_case) = {
    .name = "external interrupt with RFLAGS.IF = 0",
    .run = guest_external_interrupt_if_0,
    .needs = {.interrupts = true},
};

GUEST_TEXT static uint64_t guest_interrupt_window(void)
{
    hypercall(TEST_VIRTUAL_INTERRUPT, 0x51, 0);
    CHECK(guest_events[0x51] == 0); /* not with RFLAGS.IF = 0 */
    EXIT_WITHIN("sti\n1: nop\n\tnop\n2: cli", (NO_OPERANDS), .reason = VMXD_EXIT_INTERRUPT_WINDOW);
    CHECK(guest_events[0x51] == 1);
    return 0;
}
TEST_CASE(interrupt_window_case) = {
    .name = "interrupt window",
    .run = guest_interrupt_window,
    .config = {.primary_later = VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING},
};

/* --- Virtual NMIs: the machine's NMIs are the host's --- */

GUEST_TEXT static uint64_t guest_nmi_window(void)
{
    NMI_IN_WINDOW;
    CHECK(guest_events[VMXD_VECTOR_NMI] == 1);
    return 0;
}
TEST_CASE(nmi_window_case) = {
    .name = "NMI window",
    .run = guest_nmi_window,
    .config = {.primary_later = VMXD_PRIMARY_NMI_WINDOW_EXITING},
};

GUEST_TEXT static void request_nmi(void)
{
    hypercall(TEST_VIRTUAL_NMI, 0, 0);
}

/* A second NMI is requested in the handler of the first: it waits for the IRET. */
GUEST_TEXT static uint64_t guest_nmi_blocked(void)
{
    guest_irq_callback = request_nmi;
    NMI_IN_WINDOW; /* twice */
    CHECK(guest_events[VMXD_VECTOR_NMI] == 2);
    return 0;
}
TEST_CASE(nmi_blocked_case) = {
    .name = "NMI window that waits for IRET",
    .run = guest_nmi_blocked,
    .config = {.primary_later = VMXD_PRIMARY_NMI_WINDOW_EXITING},
};

/* --- NMI and INIT: the guest sends them to its own processor through the machine's APIC --- */

#define APIC_ID              0x20
#define APIC_ICR             0x300
#define APIC_ICR_DESTINATION 0x310
#define ICR_NMI              0x4400 /* level: assert */
#define ICR_INIT             0x4500

static inline __attribute__((always_inline)) uint64_t own_apic(void)
{
    uint64_t address;

    __asm__("mov %1, %k0" : "=r"(address) : "i"(TEST_DEVICE));
    return address;
}

/* The exit comes after the store, or some instructions later. */
GUEST_TEXT static uint64_t guest_nmi(void)
{
    const uint64_t apic = own_apic();
    uint64_t before = guest_async_exits, icr = apic + APIC_ICR, command = ICR_NMI;

    *(volatile uint32_t *)(apic + APIC_ICR_DESTINATION) = *(volatile uint32_t *)(apic + APIC_ID);
    EXIT_WITHIN("mov %k[command], (%[icr])\n"
                "1: cmp guest_async_exits(%%rip), %[before]\n\tje 1b\n2:",
                ([before] "+r"(before), [icr] "+r"(icr), [command] "+r"(command)),
                .reason = VMXD_EXIT_EXCEPTION_OR_NMI,
                .event = EVENT(VMXD_EVENT_NMI, VMXD_VECTOR_NMI));
    CHECK(guest_events[VMXD_VECTOR_NMI] == 0); /* the host took it */
    return 0;
}
TEST_CASE(nmi_case) = {
    .name = "NMI",
    .run = guest_nmi,
    .device = true,
};

/* The same with a host that uses FRED: its handler runs before the guest goes on. */
TEST_CASE(fred_host_nmi_case) = {
    .name = "FRED: NMI of a host that uses FRED",
    .run = guest_nmi,
    .device = true,
    .missing = fred_missing,
    .prepare = fred_host_start,
    .finish = fred_host_end,
};

/* An NMI of the machine, while the guest handles a virtual NMI.  Virtual NMIs are blocked, that of the machine exits;
 * a second virtual NMI waits for the IRET. */
GUEST_TEXT static void send_nmi_to_itself(void)
{
    const uint64_t apic = own_apic();
    uint64_t before = guest_async_exits, icr = apic + APIC_ICR, command = ICR_NMI;

    hypercall(TEST_VIRTUAL_NMI, 0, 0);
    *(volatile uint32_t *)(apic + APIC_ICR_DESTINATION) = *(volatile uint32_t *)(apic + APIC_ID);
    __asm__ volatile(
        "mov %k[command], (%[icr])\n"
        "nmi_sent: cmp guest_async_exits(%%rip), %[before]\n\tje nmi_sent\nnmi_sent_end:"
        : [before] "+r"(before), [icr] "+r"(icr), [command] "+r"(command)
        :
        : "memory", "cc");
}

GUEST_TEXT static uint64_t guest_nmi_of_both(void)
{
    const uint64_t before = guest_async_exits;

    guest_irq_callback = send_nmi_to_itself;
    EXPECT("nmi_sent", "nmi_sent_end", "nop", (NO_OPERANDS), .place = RIP_WITHIN,
           .reason = VMXD_EXIT_EXCEPTION_OR_NMI, .event = EVENT(VMXD_EVENT_NMI, VMXD_VECTOR_NMI));
    NMI_IN_WINDOW; /* twice */
    CHECK(guest_async_exits == before + 1 && guest_events[VMXD_VECTOR_NMI] == 2);
    return 0;
}
TEST_CASE(nmi_of_both_case) = {
    .name = "NMI while virtual NMIs are blocked",
    .run = guest_nmi_of_both,
    .config = {.pin = VMXD_PIN_VIRTUAL_NMIS, .primary_later = VMXD_PRIMARY_NMI_WINDOW_EXITING},
    .device = true,
};

/* The host of this example has no handler for INIT: it stops the guest. */
GUEST_TEXT static uint64_t guest_init(void)
{
    const uint64_t apic = own_apic();
    uint64_t icr = apic + APIC_ICR, command = ICR_INIT, count = 1000;

    *(volatile uint32_t *)(apic + APIC_ICR_DESTINATION) = *(volatile uint32_t *)(apic + APIC_ID);
    EXIT_WITHIN("mov %k[command], (%[icr])\n1: dec %[count]\n\tjnz 1b\n2:",
                ([icr] "+r"(icr), [command] "+r"(command), [count] "+r"(count)),
                .reason = VMXD_EXIT_INIT_SIGNAL);
    return __LINE__;
}
TEST_CASE(init_case) = {
    .name = "INIT",
    .run = guest_init,
    .device = true,
    .end = GUEST_STOPPED,
};

/* --- The timer and the monitor trap flag --- */

GUEST_TEXT static uint64_t guest_timer(void)
{
    uint64_t before = guest_async_exits;

    EXIT_WITHIN("1: cmp guest_async_exits(%%rip), %[before]\n\tje 1b\n2:", ([before] "+r"(before)),
                .reason = VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED);
    return 0;
}
TEST_CASE(timer_case) = {
    .name = "VMX-preemption timer",
    .run = guest_timer,
    .config = {.time_slice = 100},
};

/* The host injects a pending MTF VM exit. */
GUEST_TEXT static uint64_t guest_pending_trap(void)
{
    uint64_t unused; /* an operand without instructions before label 1: the exit comes at once */

    hypercall(TEST_TRAP, 0, 0);
    EXIT_WITHIN("1: nop\n2:", ("=r"(unused)), .reason = VMXD_EXIT_MONITOR_TRAP_FLAG);
    return 0;
}
TEST_CASE(pending_trap_case) = {
    .name = "monitor trap flag, injected",
    .run = guest_pending_trap,
    .config = {.primary_later = VMXD_PRIMARY_MONITOR_TRAP_FLAG},
};

/* The host sets the control, and clears it at the second hypercall: an exit after each NOP. */
GUEST_TEXT static uint64_t guest_monitor_trap(void)
{
    uint64_t function = TEST_TRAP_CONTROL;

    EXPECT_TWO("2f", "3f", "3f", "4f",
               HYPERCALL_LOCATION
               "0: vmcall\n1: nop\n2: nop\n" HYPERCALL_LOCATION_AT("3f", "4f") "3: vmcall\n4:",
               ("+a"(function)), (.place = RIP_WITHIN, .reason = VMXD_EXIT_MONITOR_TRAP_FLAG),
               (.place = RIP_WITHIN, .reason = VMXD_EXIT_MONITOR_TRAP_FLAG));
    return 0;
}
TEST_CASE(monitor_trap_case) = {
    .name = "monitor trap flag, by its control",
    .run = guest_monitor_trap,
    .config = {.primary_later = VMXD_PRIMARY_MONITOR_TRAP_FLAG},
};

static uint16_t guest_no_idt[5] GUEST_DATA = {0};

GUEST_TEXT static uint64_t guest_triple_fault(void)
{
    __asm__ volatile("lidt %0" : : "m"(guest_no_idt));
    EXIT_WITHIN("1: ud2\n2:", (NO_OPERANDS), .reason = VMXD_EXIT_TRIPLE_FAULT);
    return __LINE__;
}
TEST_CASE(triple_fault_case) = {
    .name = "triple fault",
    .run = guest_triple_fault,
    .end = GUEST_TRIPLE_FAULT,
};
