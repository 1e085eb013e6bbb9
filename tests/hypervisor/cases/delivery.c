/* SPDX-License-Identifier: MIT */
/* delivery.c - exits in the middle of event delivery: the host injects the event again, and the guest
 * sees it exactly once.  Where a fault meets a fault, the host does what the processor would. */
#include "case.h"

#define READ_REFUSED                                                      \
    (VMXD_QUAL_EPT_DATA_READ | VMXD_QUAL_EPT_GUEST_LINEAR_ADDRESS_VALID | \
     VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED)

#define INTERRUPTED(event_type, number)                                                      \
    (VMXD_PUT(VMXD_IDT_VECTORING_VALID, 1) | VMXD_PUT(VMXD_IDT_VECTORING_TYPE, event_type) | \
     VMXD_PUT(VMXD_IDT_VECTORING_VECTOR, number))
#define INTERRUPTED_WITH_ERROR_CODE(number) \
    (INTERRUPTED(VMXD_EVENT_HARDWARE_EXCEPTION, number) | VMXD_IDT_VECTORING_ERROR_CODE_VALID)
#define GATE(number) (&guest_idt[2ull * (number)])

/* EPT refuses the reading of `address`, in the delivery of an event. */
#define REFUSED_ROW(n, address, interrupted, error)                                           \
    ROW(n, VMXD_KIND_FAULT, VMXD_EXIT_EPT_VIOLATION, READ_REFUSED, address, address, 0, 0, 0, \
        interrupted, error)

static inline __attribute__((always_inline)) void take_away(const void *page)
{
    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)page, 0);
}

/* --- Each kind of event --- */

GUEST_TEXT static uint64_t guest_exception_in_delivery(void)
{
    uint64_t scratch;

    take_away(guest_idt);
    EXPECT("1f", "2f",
           REFUSED_ROW(1, GATE(VMXD_VECTOR_UD),
                       INTERRUPTED(VMXD_EVENT_HARDWARE_EXCEPTION, VMXD_VECTOR_UD), 0),
           RESUME_AT_2 "1: ud2\n2:", [scratch] "=&r"(scratch));
    CHECK(guest_events[VMXD_VECTOR_UD] == 1);

    take_away(
        guest_gdt); /* one step later in the delivery, and with an error code: a bad selector */
    EXPECT("1f", "2f",
           REFUSED_ROW(1, guest_gdt + GUEST_CS / 8, INTERRUPTED_WITH_ERROR_CODE(VMXD_VECTOR_GP),
                       0xFFF8),
           RESUME_AT_2 "mov $0xFFF8, %k[scratch]\n1: mov %w[scratch], %%fs\n2:",
           [scratch] "=&r"(scratch));
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
GUEST_CASE(guest_exception_in_delivery, "EPT violation in the delivery of an exception", GUEST_DONE,
           .ept = true)

GUEST_TEXT static uint64_t guest_software_interrupt_in_delivery(void)
{
    take_away(guest_idt);
    EXPECT("1f", "2f",
           REFUSED_ROW(1, GATE(0x61), INTERRUPTED(VMXD_EVENT_SOFTWARE_INTERRUPT, 0x61), 0),
           "1: int $0x61\n2:", NO_OPERANDS);
    CHECK(guest_events[0x61] == 1);
    take_away(guest_idt);
    EXPECT("1f", "2f",
           REFUSED_ROW(1, GATE(VMXD_VECTOR_BP),
                       INTERRUPTED(VMXD_EVENT_SOFTWARE_EXCEPTION, VMXD_VECTOR_BP), 0),
           "1: int3\n2:", NO_OPERANDS);
    CHECK(guest_events[VMXD_VECTOR_BP] == 1);
    return 0;
}
GUEST_CASE(guest_software_interrupt_in_delivery,
           "EPT violation in the delivery of a software interrupt", GUEST_DONE, .ept = true)

GUEST_TEXT static uint64_t guest_interrupt_in_delivery(void)
{
    take_away(guest_idt);
    hypercall(HYPERCALL_VIRTUAL_INTERRUPT, 0x51, 0);
    EXPECT_2("1f", "2f",
             ROW(1, VMXD_KIND_EVENT, VMXD_EXIT_INTERRUPT_WINDOW, 0, 0, 0, 0, 0, 0, 0, 0), "1f",
             "2f", REFUSED_ROW(2, GATE(0x51), INTERRUPTED(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x51), 0),
             "sti\n\tnop\n1: nop\n2: cli", NO_OPERANDS);
    CHECK(guest_events[0x51] == 1);
    return 0;
}
GUEST_CASE(guest_interrupt_in_delivery, "EPT violation in the delivery of an external interrupt",
           GUEST_DONE, .ept = true, .primary_later = VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING)

/* The interrupted delivery has set blocking by NMI: an entry that injects the NMI again would fail. */
GUEST_TEXT static uint64_t guest_nmi_in_delivery(void)
{
    uint64_t function = HYPERCALL_VIRTUAL_NMI;

    take_away(guest_idt);
    EXPECT_2("1f", "2f", ROW(1, VMXD_KIND_EVENT, VMXD_EXIT_NMI_WINDOW, 0, 0, 0, 0, 0, 0, 0, 0),
             "1f", "2f",
             REFUSED_ROW(2, GATE(VMXD_VECTOR_NMI), INTERRUPTED(VMXD_EVENT_NMI, VMXD_VECTOR_NMI), 0),
             HYPERCALL_ROW_TEXT "0: vmcall\n1: nop\n2:", "+a"(function));
    CHECK(guest_events[VMXD_VECTOR_NMI] == 1);
    return 0;
}
GUEST_CASE(guest_nmi_in_delivery, "EPT violation in the delivery of an NMI", GUEST_DONE,
           .ept = true, .primary_later = VMXD_PRIMARY_NMI_WINDOW_EXITING)

/* --- IRET from an NMI handler: what it has unblocked is blocked again until it succeeds --- */

GUEST_TEXT static void break_iret(void)
{
    hypercall(HYPERCALL_VIRTUAL_NMI, 0, 0); /* it must not come before the IRET */
    take_away(guest_gdt);
}

GUEST_TEXT static uint64_t guest_nmi_iret(void)
{
    guest_hook = break_iret;
    EXPECT("guest_iret", "guest_iret + 2",
           ROW(1, VMXD_KIND_FAULT, VMXD_EXIT_EPT_VIOLATION,
               READ_REFUSED | VMXD_QUAL_EPT_NMI_UNBLOCKING_DUE_TO_IRET, guest_gdt + GUEST_CS / 8,
               guest_gdt + GUEST_CS / 8, 0, 0, 0, 0, 0),
           "nop", NO_OPERANDS);
    NMI_IN_WINDOW; /* twice */
    CHECK(guest_events[VMXD_VECTOR_NMI] == 2);
    return 0;
}
GUEST_CASE(guest_nmi_iret, "EPT violation in the IRET from an NMI handler", GUEST_DONE, .ept = true,
           .primary_later = VMXD_PRIMARY_NMI_WINDOW_EXITING)

/* --- A fault in the delivery of another --- */

#define GATE_PRESENT (1ull << 47)
/* The error code of #NP for a gate of the IDT, met in the delivery of an event. */
#define NO_GATE(number) ((number) << 3 | 2 | 1)

#define EXIT_NO_GATE(number, interrupted, prepare, instruction)                          \
    do {                                                                                 \
        uint64_t scratch;                                                                \
        EXPECT("1f", "2f",                                                               \
               ROW(1, VMXD_KIND_EVENT, VMXD_EXIT_EXCEPTION_OR_NMI, 0, 0, 0, 0,           \
                   FAULT(VMXD_VECTOR_NP) | ERROR_CODE, NO_GATE(number), interrupted, 0), \
               RESUME_AT_2 prepare "1: " instruction "\n2:", [scratch] "=&r"(scratch));  \
    } while (0)

GUEST_TEXT static uint64_t guest_fault_after_benign(void)
{
    *GATE(VMXD_VECTOR_UD) &= ~GATE_PRESENT;
    EXIT_NO_GATE(VMXD_VECTOR_UD, INTERRUPTED(VMXD_EVENT_HARDWARE_EXCEPTION, VMXD_VECTOR_UD), "",
                 "ud2");
    CHECK(guest_events[VMXD_VECTOR_NP] == 1 && guest_events[VMXD_VECTOR_DF] == 0);
    return 0;
}
GUEST_CASE(guest_fault_after_benign, "a fault in the delivery of #UD", GUEST_DONE,
           .exceptions = VECTOR(VMXD_VECTOR_NP))

GUEST_TEXT static uint64_t guest_double_fault(void)
{
    *GATE(VMXD_VECTOR_GP) &= ~GATE_PRESENT;
    EXIT_NO_GATE(VMXD_VECTOR_GP, INTERRUPTED_WITH_ERROR_CODE(VMXD_VECTOR_GP),
                 "mov $-1, %[scratch]\n\tshr $1, %[scratch]\n", "cmpb $0, (%[scratch])");
    CHECK(guest_events[VMXD_VECTOR_NP] == 0 && guest_events[VMXD_VECTOR_DF] == 1);
    return 0;
}
GUEST_CASE(guest_double_fault, "a fault in the delivery of #GP", GUEST_DONE,
           .exceptions = VECTOR(VMXD_VECTOR_NP))

/* The host ends it as the processor would. */
GUEST_TEXT static uint64_t guest_fault_after_double_fault(void)
{
    uint64_t scratch;

    *GATE(VMXD_VECTOR_GP) &= ~GATE_PRESENT;
    *GATE(VMXD_VECTOR_DF) &= ~GATE_PRESENT;
    EXPECT_2("1f", "2f",
             ROW(1, VMXD_KIND_EVENT, VMXD_EXIT_EXCEPTION_OR_NMI, 0, 0, 0, 0,
                 FAULT(VMXD_VECTOR_NP) | ERROR_CODE, NO_GATE(VMXD_VECTOR_GP),
                 INTERRUPTED_WITH_ERROR_CODE(VMXD_VECTOR_GP), 0),
             "1f", "2f",
             ROW(2, VMXD_KIND_EVENT, VMXD_EXIT_EXCEPTION_OR_NMI, 0, 0, 0, 0,
                 FAULT(VMXD_VECTOR_NP) | ERROR_CODE, NO_GATE(VMXD_VECTOR_DF),
                 INTERRUPTED_WITH_ERROR_CODE(VMXD_VECTOR_DF), 0),
             "mov $-1, %[scratch]\n\tshr $1, %[scratch]\n1: cmpb $0, (%[scratch])\n2:",
             [scratch] "=&r"(scratch));
    return __LINE__;
}
GUEST_CASE(guest_fault_after_double_fault, "a fault in the delivery of #DF", GUEST_TRIPLE_FAULT,
           .exceptions = VECTOR(VMXD_VECTOR_NP))
