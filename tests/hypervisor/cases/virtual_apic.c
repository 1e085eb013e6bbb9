/* SPDX-License-Identifier: MIT */
/* virtual_apic.c - the local APIC as the processor virtualizes it. */
#include "case.h"

#define ACCESS(type, place)                              \
    (VMXD_PUT(VMXD_QUAL_APIC_ACCESS_ACCESS_TYPE, type) | \
     VMXD_PUT(VMXD_QUAL_APIC_ACCESS_OFFSET, place))
#define APIC_VERSION 0x030
#define APIC_SVR     0x0F0
#define ICR_SELF     0x40000

#define TPR_SHADOW   VMXD_PRIMARY_USE_TPR_SHADOW
#define NO_CR8_EXITS (VMXD_PRIMARY_CR8_LOAD_EXITING | VMXD_PRIMARY_CR8_STORE_EXITING)

/* --- CR8 --- */

GUEST_TEXT static uint64_t guest_tpr_threshold(void)
{
    uint64_t priority = GUEST_TPR_THRESHOLD, seen;

    __asm__ volatile("mov %0, %%cr8" : : "r"(priority)); /* not below it */
    __asm__ volatile("mov %%cr8, %0" : "=r"(seen));
    CHECK(seen == GUEST_TPR_THRESHOLD);
    priority = GUEST_TPR_THRESHOLD - 1;
    EXIT_AFTER(VMXD_EXIT_TPR_BELOW_THRESHOLD, 0,
               "mov %[priority], %%cr8", [priority] "+r"(priority));
    __asm__ volatile("mov %%cr8, %0" : "=r"(seen));
    CHECK(seen == GUEST_TPR_THRESHOLD - 1);
    return 0;
}
GUEST_CASE(guest_tpr_threshold, "TPR below threshold", GUEST_DONE, .primary = TPR_SHADOW,
           .primary_off = NO_CR8_EXITS)

/* --- The APIC-access page --- */

GUEST_TEXT static uint64_t guest_apic_access(void)
{
    uint64_t value = 0;

    EXIT_FAULTS(VMXD_EXIT_APIC_ACCESS, ACCESS(VMXD_APIC_ACCESS_LINEAR_READ, APIC_VERSION), 0,
                "movl guest_apic_page + 0x30(%%rip), %k[value]", [value] "+r"(value));
    EXIT_FAULTS(VMXD_EXIT_APIC_ACCESS, ACCESS(VMXD_APIC_ACCESS_LINEAR_WRITE, APIC_SVR), 0,
                "movl %k[value], guest_apic_page + 0xF0(%%rip)", [value] "+r"(value));
    CHECK(guest_events[VMXD_VECTOR_GP] == 2);
    return 0;
}
GUEST_CASE(guest_apic_access, "APIC access: read and write", GUEST_DONE,
           .secondary = VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES)

/* Not here: an instruction fetch from the page, for which Bochs gives up, and the guest-physical
 * accesses, of which it knows none. */

static struct __attribute__((packed)) {
    uint16_t limit;
    void *base;
} guest_apic_idt GUEST_DATA = {0xFFF, guest_apic_page};

GUEST_TEXT static uint64_t guest_apic_event_delivery(void)
{
    __asm__ volatile("lidt %0" : : "m"(guest_apic_idt));
    EXPECT("1f", "2f",
           ROW(1, VMXD_KIND_FAULT, VMXD_EXIT_APIC_ACCESS,
               ACCESS(VMXD_APIC_ACCESS_LINEAR_EVENT_DELIVERY, 16 * VMXD_VECTOR_UD), 0, 0, 0, 0, 0,
               FAULT(VMXD_VECTOR_UD), 0),
           "1: ud2\n2:", NO_OPERANDS);
    return __LINE__;
}
GUEST_CASE(guest_apic_event_delivery, "APIC access: event delivery", GUEST_STOPPED,
           .secondary = VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES)

/* --- Registers in the virtual-APIC page, and virtual interrupts --- */

GUEST_TEXT static uint64_t guest_apic_write(void)
{
    uint64_t value = 0x1FF, seen;

    EXIT_AFTER(VMXD_EXIT_APIC_WRITE, APIC_SVR,
               "movl %k[value], guest_apic_page + 0xF0(%%rip)", [value] "+r"(value));
    seen = *(volatile uint32_t *)(void *)(guest_apic_page + APIC_SVR);
    CHECK(seen == value); /* the virtual-APIC page answers */
    return 0;
}
GUEST_CASE(guest_apic_write, "APIC write", GUEST_DONE, .primary = TPR_SHADOW,
           .secondary = VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES |
                        VMXD_SECONDARY_APIC_REGISTER_VIRTUALIZATION)

/* An interrupt to itself, which no exit needs, until it ends: its bit in the EOI-exit bitmap is set. */
GUEST_TEXT static uint64_t guest_virtual_interrupt(void)
{
    uint64_t zero = 0;

    *(volatile uint32_t *)(void *)(guest_apic_page + VMXD_VIRTUAL_APIC_VICR_LO) =
        ICR_SELF | GUEST_EOI_VECTOR;
    CHECK(guest_events[GUEST_EOI_VECTOR] == 0); /* not with RFLAGS.IF = 0 */
    __asm__ volatile("sti\n\tnop\n\tnop\n\tcli" : : : "memory");
    CHECK(guest_events[GUEST_EOI_VECTOR] == 1);
    EXIT_AFTER(VMXD_EXIT_VIRTUALIZED_EOI, GUEST_EOI_VECTOR,
               "movl %k[zero], guest_apic_page + 0xB0(%%rip)", [zero] "+r"(zero));
    return 0;
}
GUEST_CASE(guest_virtual_interrupt, "virtualized EOI", GUEST_DONE, .primary = TPR_SHADOW,
           .secondary = VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES |
                        VMXD_SECONDARY_APIC_REGISTER_VIRTUALIZATION |
                        VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY)
