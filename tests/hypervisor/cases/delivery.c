/* SPDX-License-Identifier: MIT */
/* delivery.c - exits during event delivery: the host injects the event again, and the guest gets it exactly
 * once.  For an exception during the delivery of another the host does what the processor would do. */
#include "../testcase.h"

#define READ_REFUSED                                                      \
    (VMXD_QUAL_EPT_DATA_READ | VMXD_QUAL_EPT_GUEST_LINEAR_ADDRESS_VALID | \
     VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED | VMXD_QUAL_EPT_READ_WRITE_PAGE)

#define INTERRUPTED(event_type, number)                                                      \
    (VMXD_PUT(VMXD_IDT_VECTORING_VALID, 1) | VMXD_PUT(VMXD_IDT_VECTORING_TYPE, event_type) | \
     VMXD_PUT(VMXD_IDT_VECTORING_VECTOR, number))
#define INTERRUPTED_WITH_ERROR_CODE(number) \
    (INTERRUPTED(VMXD_EVENT_HARDWARE_EXCEPTION, number) | VMXD_IDT_VECTORING_ERROR_CODE_VALID)
#define GATE(number) (&guest_idt[2ull * (number)])

/* The initialisers of an EPT violation: a read of `object` during the delivery of an event. */
#define REFUSED(object, event_interrupted)                                                        \
    .reason = VMXD_EXIT_EPT_VIOLATION, .qualification = READ_REFUSED, .address = ADDRESS(object), \
    .physical = ADDRESS(object), .interrupted = event_interrupted
#define WINDOW(window_reason) .place = RIP_WITHIN, .reason = window_reason

static inline __attribute__((always_inline)) void take_away(const void *page)
{
    hypercall(TEST_EPT_PAGE, (uintptr_t)page, 0);
}

/* --- Each kind of event --- */

GUEST_TEXT static uint64_t guest_exception_in_delivery(void)
{
    take_away(guest_idt);
    EXIT_FAULTS(
        "ud2", (NO_OPERANDS),
        REFUSED(GATE(VMXD_VECTOR_UD), INTERRUPTED(VMXD_EVENT_HARDWARE_EXCEPTION, VMXD_VECTOR_UD)));
    CHECK(guest_events[VMXD_VECTOR_UD] == 1);
    return 0;
}
TEST_CASE(exception_in_delivery_case) = {
    .name = "EPT violation in the delivery of an exception",
    .run = guest_exception_in_delivery,
    .config = {.ept = true},
};

/* The delivery has read the gate and reads the GDT.  The error code is that of an invalid selector. */
GUEST_TEXT static uint64_t guest_error_code_in_delivery(void)
{
    uint64_t scratch_;

    take_away(guest_gdt);
    EXPECT("1f", "2f", RESUME_AT_2 "mov $0xFFF8, %k[scratch]\n1: mov %w[scratch], %%fs\n2:",
           ([scratch] "=&r"(scratch_)),
           REFUSED(guest_gdt + GUEST_CS / 8, INTERRUPTED_WITH_ERROR_CODE(VMXD_VECTOR_GP)),
           .interrupted_error = 0xFFF8);
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
TEST_CASE(error_code_in_delivery_case) = {
    .name = "EPT violation in the delivery of an exception with an error code",
    .run = guest_error_code_in_delivery,
    .config = {.ept = true},
};

GUEST_TEXT static uint64_t guest_software_interrupt_in_delivery(void)
{
    take_away(guest_idt);
    EXIT("int $0x61", (NO_OPERANDS),
         REFUSED(GATE(0x61), INTERRUPTED(VMXD_EVENT_SOFTWARE_INTERRUPT, 0x61)));
    CHECK(guest_events[0x61] == 1);
    take_away(guest_idt);
    EXIT("int3", (NO_OPERANDS),
         REFUSED(GATE(VMXD_VECTOR_BP), INTERRUPTED(VMXD_EVENT_SOFTWARE_EXCEPTION, VMXD_VECTOR_BP)));
    CHECK(guest_events[VMXD_VECTOR_BP] == 1);
    return 0;
}
TEST_CASE(software_interrupt_in_delivery_case) = {
    .name = "EPT violation in the delivery of a software interrupt",
    .run = guest_software_interrupt_in_delivery,
    .config = {.ept = true},
};

GUEST_TEXT static uint64_t guest_interrupt_in_delivery(void)
{
    take_away(guest_idt);
    hypercall(TEST_VIRTUAL_INTERRUPT, 0x51, 0);
    EXPECT_TWO("1f", "2f", "1f", "2f", "sti\n\tnop\n1: nop\n2: cli", (NO_OPERANDS),
               (WINDOW(VMXD_EXIT_INTERRUPT_WINDOW)),
               (REFUSED(GATE(0x51), INTERRUPTED(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x51))));
    CHECK(guest_events[0x51] == 1);
    return 0;
}
TEST_CASE(interrupt_in_delivery_case) = {
    .name = "EPT violation in the delivery of an external interrupt",
    .run = guest_interrupt_in_delivery,
    .config = {.ept = true, .primary_later = VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING},
};

/* The interrupted delivery has set blocking by NMI: an entry that injects the NMI again would fail. */
GUEST_TEXT static uint64_t guest_nmi_in_delivery(void)
{
    uint64_t function = TEST_VIRTUAL_NMI;

    take_away(guest_idt);
    EXPECT_TWO("1f", "2f", "1f", "2f", HYPERCALL_LOCATION "0: vmcall\n1: nop\n2:", ("+a"(function)),
               (WINDOW(VMXD_EXIT_NMI_WINDOW)),
               (REFUSED(GATE(VMXD_VECTOR_NMI), INTERRUPTED(VMXD_EVENT_NMI, VMXD_VECTOR_NMI))));
    CHECK(guest_events[VMXD_VECTOR_NMI] == 1);
    return 0;
}
TEST_CASE(nmi_in_delivery_case) = {
    .name = "EPT violation in the delivery of an NMI",
    .run = guest_nmi_in_delivery,
    .config = {.ept = true, .primary_later = VMXD_PRIMARY_NMI_WINDOW_EXITING},
};

/* --- IRET from an NMI handler: NMIs that it has unblocked are blocked again until it succeeds --- */

GUEST_TEXT static void break_iret(void)
{
    hypercall(TEST_VIRTUAL_NMI, 0, 0); /* it must not come before the IRET */
    take_away(guest_gdt);
}

GUEST_TEXT static uint64_t guest_nmi_iret(void)
{
    guest_irq_callback = break_iret;
    EXPECT("guest_iret", "guest_iret + 2", "nop", (NO_OPERANDS), .reason = VMXD_EXIT_EPT_VIOLATION,
           .qualification = READ_REFUSED | VMXD_QUAL_EPT_NMI_UNBLOCKING_DUE_TO_IRET,
           .address = ADDRESS(guest_gdt + GUEST_CS / 8),
           .physical = ADDRESS(guest_gdt + GUEST_CS / 8));
    NMI_IN_WINDOW; /* twice */
    CHECK(guest_events[VMXD_VECTOR_NMI] == 2);
    return 0;
}
TEST_CASE(nmi_iret_case) = {
    .name = "EPT violation in the IRET from an NMI handler",
    .run = guest_nmi_iret,
    .config = {.ept = true, .primary_later = VMXD_PRIMARY_NMI_WINDOW_EXITING},
};

/* --- A fault in the delivery of another exception --- */

#define GATE_PRESENT (1ull << 47)
/* The error code of #NP for a gate of the IDT that is used to deliver an event. */
#define NO_GATE(number)    ((number) << 3 | 2 | 1)
#define LOAD_NOT_CANONICAL "mov $-1, %[scratch]\n\tshr $1, %[scratch]\n"
/* The initialisers of #NP for the gate of vector `number`. */
#define GATE_NOT_PRESENT(number, event_interrupted)                        \
    .place = RIP_WITHIN, .reason = VMXD_EXIT_EXCEPTION_OR_NMI,             \
    .event = FAULT(VMXD_VECTOR_NP) | ERROR_CODE, .error = NO_GATE(number), \
    .interrupted = event_interrupted

GUEST_TEXT static uint64_t guest_fault_after_benign(void)
{
    uint64_t scratch_;

    *GATE(VMXD_VECTOR_UD) &= ~GATE_PRESENT;
    EXPECT("1f", "2f", RESUME_AT_2 "1: ud2\n2:", ([scratch] "=&r"(scratch_)),
           GATE_NOT_PRESENT(VMXD_VECTOR_UD,
                            INTERRUPTED(VMXD_EVENT_HARDWARE_EXCEPTION, VMXD_VECTOR_UD)));
    CHECK(guest_events[VMXD_VECTOR_NP] == 1 && guest_events[VMXD_VECTOR_DF] == 0);
    return 0;
}
TEST_CASE(fault_after_benign_case) = {
    .name = "fault in the delivery of #UD",
    .run = guest_fault_after_benign,
    .config = {.exceptions = VECTOR(VMXD_VECTOR_NP)},
};

GUEST_TEXT static uint64_t guest_double_fault(void)
{
    uint64_t scratch_;

    *GATE(VMXD_VECTOR_GP) &= ~GATE_PRESENT;
    EXPECT("1f", "2f", RESUME_AT_2 LOAD_NOT_CANONICAL "1: cmpb $0, (%[scratch])\n2:",
           ([scratch] "=&r"(scratch_)),
           GATE_NOT_PRESENT(VMXD_VECTOR_GP, INTERRUPTED_WITH_ERROR_CODE(VMXD_VECTOR_GP)));
    CHECK(guest_events[VMXD_VECTOR_NP] == 0 && guest_events[VMXD_VECTOR_DF] == 1);
    return 0;
}
TEST_CASE(double_fault_case) = {
    .name = "fault in the delivery of #GP",
    .run = guest_double_fault,
    .config = {.exceptions = VECTOR(VMXD_VECTOR_NP)},
};

/* The host shuts the guest down, as the processor would. */
GUEST_TEXT static uint64_t guest_fault_after_double_fault(void)
{
    uint64_t scratch_;

    *GATE(VMXD_VECTOR_GP) &= ~GATE_PRESENT;
    *GATE(VMXD_VECTOR_DF) &= ~GATE_PRESENT;
    EXPECT_TWO("1f", "2f", "1f", "2f",
               LOAD_NOT_CANONICAL "1: cmpb $0, (%[scratch])\n2:", ([scratch] "=&r"(scratch_)),
               (GATE_NOT_PRESENT(VMXD_VECTOR_GP, INTERRUPTED_WITH_ERROR_CODE(VMXD_VECTOR_GP))),
               (GATE_NOT_PRESENT(VMXD_VECTOR_DF, INTERRUPTED_WITH_ERROR_CODE(VMXD_VECTOR_DF))));
    return __LINE__;
}
TEST_CASE(fault_after_double_fault_case) = {
    .name = "fault in the delivery of #DF",
    .run = guest_fault_after_double_fault,
    .config = {.exceptions = VECTOR(VMXD_VECTOR_NP)},
    .end = GUEST_TRIPLE_FAULT,
};
