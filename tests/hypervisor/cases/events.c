/* SPDX-License-Identifier: MIT */
/* events.c - exceptions, interrupts, NMIs, windows, the timer. */
#include "case.h"

GUEST_TEXT static uint64_t guest_exceptions(void)
{
    EXIT_WITHIN(VMXD_EXIT_EXCEPTION_OR_NMI, EVENT(VMXD_EVENT_SOFTWARE_EXCEPTION, VMXD_VECTOR_BP),
                "1: int3\n2:", NO_OPERANDS);
    CHECK(guest_events[VMXD_VECTOR_BP] == 1);
    EXIT_EXCEPTION(FAULT(VMXD_VECTOR_UD), 0, 0, "", "ud2");
    CHECK(guest_events[VMXD_VECTOR_UD] == 1);
    EXIT_EXCEPTION(FAULT(VMXD_VECTOR_GP) | ERROR_CODE, 0, 0,
                   "mov $-1, %[scratch]\n\tshr $1, %[scratch]\n" /* not canonical */,
                   "cmpb $0, (%[scratch])");
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    EXIT_EXCEPTION(FAULT(VMXD_VECTOR_PF) | ERROR_CODE, 2 /* write */, 0x18,
                   "mov $0x18, %[scratch]\n", "movb $0, (%[scratch])");
    CHECK(guest_events[VMXD_VECTOR_PF] == 1);
    return 0;
}
GUEST_CASE(guest_exceptions, "exceptions", GUEST_DONE,
           .exceptions = VECTOR(VMXD_VECTOR_BP) | VECTOR(VMXD_VECTOR_UD) | VECTOR(VMXD_VECTOR_GP) |
                         VECTOR(VMXD_VECTOR_PF))

/* INT1 is an exception of an instruction, too, and the only privileged one. */
GUEST_TEXT static uint64_t guest_int1(void)
{
    EXIT_WITHIN(VMXD_EXIT_EXCEPTION_OR_NMI,
                EVENT(VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION, VMXD_VECTOR_DB),
                "1: .byte 0xF1\n2:", NO_OPERANDS);
    CHECK(guest_events[VMXD_VECTOR_DB] == 1);
    return 0;
}
GUEST_CASE(guest_int1, "INT1", GUEST_DONE, .exceptions = VECTOR(VMXD_VECTOR_DB))

/* The trap flag: a debug exception after each instruction, that which clears it as well. */
#define STEP_ROW(n)                                                                  \
    ROW(n, VMXD_KIND_EVENT, VMXD_EXIT_EXCEPTION_OR_NMI, VMXD_QUAL_DEBUG_BS, 0, 0, 0, \
        FAULT(VMXD_VECTOR_DB), 0, 0, 0)

GUEST_TEXT static uint64_t guest_single_step(void)
{
    EXPECT_2(
        "1f", "2f", STEP_ROW(1), "2f", "3f", STEP_ROW(2),
        "pushf\n\tpushf\n\torl $0x100, (%%rsp)\n\tpopf\n\tnop\n1: popf\n2: nop\n3:", NO_OPERANDS);
    CHECK(guest_events[VMXD_VECTOR_DB] == 2);
    return 0;
}
GUEST_CASE(guest_single_step, "single step", GUEST_DONE, .exceptions = VECTOR(VMXD_VECTOR_DB))

/* It exits whatever RFLAGS.IF is, so it may come right after the VMCALL; Bochs waits for STI. */
GUEST_TEXT static uint64_t guest_external_interrupt(void)
{
    uint64_t before = guest_wakeups, function = HYPERCALL_PEND_INTERRUPT, vector = 0x41;

    EXIT_WITHIN(VMXD_EXIT_EXTERNAL_INTERRUPT, EVENT(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x41),
                HYPERCALL_ROW_TEXT "0: vmcall\n1: sti\n"
                                   "3: cmp guest_wakeups(%%rip), %[before]\n\tje 3b\n2: cli",
                "+a"(function), "+c"(vector), [before] "+r"(before));
    CHECK(guest_events[0x41] == 0); /* it was the host's */
    return 0;
}
GUEST_CASE(guest_external_interrupt, "external interrupt", GUEST_DONE, .interrupts = true)

GUEST_TEXT static uint64_t guest_interrupt_window(void)
{
    hypercall(HYPERCALL_VIRTUAL_INTERRUPT, 0x51, 0);
    CHECK(guest_events[0x51] == 0); /* not with RFLAGS.IF = 0 */
    EXIT_WITHIN(VMXD_EXIT_INTERRUPT_WINDOW, 0, "sti\n1: nop\n\tnop\n2: cli", NO_OPERANDS);
    CHECK(guest_events[0x51] == 1);
    return 0;
}
GUEST_CASE(guest_interrupt_window, "interrupt window", GUEST_DONE,
           .primary_later = VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING)

/* --- NMIs: virtual ones, since those of the machine are the host's --- */

GUEST_TEXT static uint64_t guest_nmi_window(void)
{
    NMI_IN_WINDOW;
    CHECK(guest_events[VMXD_VECTOR_NMI] == 1);
    return 0;
}
GUEST_CASE(guest_nmi_window, "NMI window", GUEST_DONE,
           .primary_later = VMXD_PRIMARY_NMI_WINDOW_EXITING)

GUEST_TEXT static void request_nmi(void)
{
    hypercall(HYPERCALL_VIRTUAL_NMI, 0, 0);
}

/* A second NMI, within the handler of the first: it waits for the IRET. */
GUEST_TEXT static uint64_t guest_nmi_blocked(void)
{
    guest_hook = request_nmi;
    NMI_IN_WINDOW; /* twice */
    CHECK(guest_events[VMXD_VECTOR_NMI] == 2);
    return 0;
}
GUEST_CASE(guest_nmi_blocked, "NMI window that waits for IRET", GUEST_DONE,
           .primary_later = VMXD_PRIMARY_NMI_WINDOW_EXITING)

/* --- An NMI of the machine: the guest sends it to its own processor, and waits --- */

#define APIC_ID              0x20
#define APIC_ICR             0x300
#define APIC_ICR_DESTINATION 0x310
#define ICR_NMI              0x4400 /* level: assert */

static inline __attribute__((always_inline)) uint64_t own_apic(void)
{
    uint64_t address;

    __asm__("mov %1, %k0" : "=r"(address) : "i"(GUEST_DEVICE));
    return address;
}

/* The exit comes at the next instruction, or some time later. */
GUEST_TEXT static uint64_t guest_nmi(void)
{
    const uint64_t apic = own_apic();
    uint64_t before = guest_wakeups, icr = apic + APIC_ICR, command = ICR_NMI;

    *(volatile uint32_t *)(apic + APIC_ICR_DESTINATION) = *(volatile uint32_t *)(apic + APIC_ID);
    EXIT_WITHIN(VMXD_EXIT_EXCEPTION_OR_NMI, EVENT(VMXD_EVENT_NMI, VMXD_VECTOR_NMI),
                "mov %k[command], (%[icr])\n"
                "1: cmp guest_wakeups(%%rip), %[before]\n\tje 1b\n2:",
                [before] "+r"(before), [icr] "+r"(icr), [command] "+r"(command));
    CHECK(guest_events[VMXD_VECTOR_NMI] == 0); /* it was the host's */
    return 0;
}
GUEST_CASE(guest_nmi, "NMI", GUEST_DONE, .apic = true)

/* --- Others --- */

GUEST_TEXT static uint64_t guest_timer(void)
{
    uint64_t before = guest_wakeups;

    EXIT_WITHIN(VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED, 0,
                "1: cmp guest_wakeups(%%rip), %[before]\n\tje 1b\n2:", [before] "+r"(before));
    return 0;
}
GUEST_CASE(guest_timer, "VMX-preemption timer", GUEST_DONE, .time_slice = 100)

/* By an injected pending MTF VM exit: Bochs ignores the control of that name. */
GUEST_TEXT static uint64_t guest_monitor_trap(void)
{
    uint64_t unused; /* an operand that takes no code: the exit comes at once */

    hypercall(HYPERCALL_TRAP, 0, 0);
    EXIT_WITHIN(VMXD_EXIT_MONITOR_TRAP_FLAG, 0, "1: nop\n2:", "=r"(unused));
    return 0;
}
GUEST_CASE(guest_monitor_trap, "monitor trap flag", GUEST_DONE,
           .primary_later = VMXD_PRIMARY_MONITOR_TRAP_FLAG)

static uint16_t guest_no_idt[5] GUEST_DATA = {0};

GUEST_TEXT static uint64_t guest_triple_fault(void)
{
    __asm__ volatile("lidt %0" : : "m"(guest_no_idt));
    EXPECT("1f", "2f", ROW(1, VMXD_KIND_EVENT, VMXD_EXIT_TRIPLE_FAULT, 0, 0, 0, 0, 0, 0, 0, 0),
           "1: ud2\n2:", NO_OPERANDS);
    return __LINE__;
}
GUEST_CASE(guest_triple_fault, "triple fault", GUEST_TRIPLE_FAULT, 0)
