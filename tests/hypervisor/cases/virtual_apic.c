/* SPDX-License-Identifier: MIT */
/* virtual_apic.c - the local APIC as the processor virtualizes it. */
#include "../testcase.h"

#define ACCESS(type, place)                              \
    (VMXD_PUT(VMXD_QUAL_APIC_ACCESS_ACCESS_TYPE, type) | \
     VMXD_PUT(VMXD_QUAL_APIC_ACCESS_OFFSET, place))
#define APIC_VERSION 0x030
#define APIC_SVR     0x0F0
#define ICR_SELF     0x40000

#define TPR_SHADOW   VMXD_PRIMARY_USE_TPR_SHADOW
#define NO_CR8_EXITS (VMXD_PRIMARY_CR8_LOAD_EXITING | VMXD_PRIMARY_CR8_STORE_EXITING)

/* --- CR8 --- */

#define TPR_THRESHOLD 4 /* a lower priority causes an exit */

static void set_tpr_threshold(struct vcpu *v)
{
    (void)v;
    vmcs_area(VMCS_AREA_VIRTUAL_APIC)[VMXD_VIRTUAL_APIC_VTPR] = TPR_THRESHOLD << 4;
    WRITE32(VMXD_VMCS_CTRL_TPR_THRESHOLD, TPR_THRESHOLD);
}

GUEST_TEXT static uint64_t guest_tpr_threshold(void)
{
    uint64_t priority = TPR_THRESHOLD, seen;

    __asm__ volatile("mov %0, %%cr8" : : "r"(priority)); /* not below it */
    __asm__ volatile("mov %%cr8, %0" : "=r"(seen));
    CHECK(seen == TPR_THRESHOLD);
    priority = TPR_THRESHOLD - 1;
    EXIT_AFTER("mov %[priority], %%cr8", ([priority] "+r"(priority)),
               .reason = VMXD_EXIT_TPR_BELOW_THRESHOLD);
    __asm__ volatile("mov %%cr8, %0" : "=r"(seen));
    CHECK(seen == TPR_THRESHOLD - 1);
    return 0;
}
TEST_CASE(tpr_threshold_case) = {
    .name = "TPR below threshold",
    .run = guest_tpr_threshold,
    .config = {.primary = TPR_SHADOW, .primary_off = NO_CR8_EXITS},
    .prepare = set_tpr_threshold,
};

/* --- The APIC-access page --- */

static void set_apic_access_page(struct vcpu *v)
{
    (void)v;
    WRITE64(VMXD_VMCS_CTRL_APIC_ACCESS_ADDRESS, platform_physical(test_apic_page));
}

GUEST_TEXT static uint64_t guest_apic_access(void)
{
    uint64_t value = 0;

    EXIT_FAULTS("movl test_apic_page + 0x30(%%rip), %k[value]", ([value] "+r"(value)),
                .reason = VMXD_EXIT_APIC_ACCESS,
                .qualification = ACCESS(VMXD_APIC_ACCESS_LINEAR_READ, APIC_VERSION));
    EXIT_FAULTS("movl %k[value], test_apic_page + 0xF0(%%rip)", ([value] "+r"(value)),
                .reason = VMXD_EXIT_APIC_ACCESS,
                .qualification = ACCESS(VMXD_APIC_ACCESS_LINEAR_WRITE, APIC_SVR));
    CHECK(guest_events[VMXD_VECTOR_GP] == 2);
    return 0;
}
TEST_CASE(apic_access_case) = {
    .name = "APIC access: read and write",
    .run = guest_apic_access,
    .config = {.secondary = VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES},
    .prepare = set_apic_access_page,
};

/* The exit has the RIP of the target.  The handler returns to label 2, which drops the return address. */
GUEST_TEXT static uint64_t guest_apic_fetch(void)
{
    uint64_t scratch_;

    EXPECT("test_apic_page", "test_apic_page + 1",
           RESUME_AT_2 "call test_apic_page\n2: add $8, %%rsp", ([scratch] "=&r"(scratch_)),
           .reason = VMXD_EXIT_APIC_ACCESS,
           .qualification = ACCESS(VMXD_APIC_ACCESS_LINEAR_INSTRUCTION_FETCH, 0));
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
TEST_CASE(apic_fetch_case) = {
    .name = "APIC access: instruction fetch",
    .run = guest_apic_fetch,
    .config = {.secondary = VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES},
    .prepare = set_apic_access_page,
};

static struct __attribute__((packed)) {
    uint16_t limit;
    void *base;
} guest_apic_idt GUEST_DATA = {0xFFF, test_apic_page};

GUEST_TEXT static uint64_t guest_apic_event_delivery(void)
{
    __asm__ volatile("lidt %0" : : "m"(guest_apic_idt));
    EXIT("ud2", (NO_OPERANDS), .reason = VMXD_EXIT_APIC_ACCESS,
         .qualification = ACCESS(VMXD_APIC_ACCESS_LINEAR_EVENT_DELIVERY, 16 * VMXD_VECTOR_UD),
         .interrupted = FAULT(VMXD_VECTOR_UD));
    return __LINE__;
}
TEST_CASE(apic_event_delivery_case) = {
    .name = "APIC access: event delivery",
    .run = guest_apic_event_delivery,
    .config = {.secondary = VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES},
    .prepare = set_apic_access_page,
    .end = GUEST_STOPPED,
};

/* The APIC-access page is the page table of TEST_FAR, which the page walk of an access reads by its
 * guest-physical address. */
static void set_apic_access_page_to_page_table(struct vcpu *v)
{
    (void)v;
    WRITE64(VMXD_VMCS_CTRL_APIC_ACCESS_ADDRESS, test_far_page_table());
}

GUEST_TEXT static uint64_t guest_apic_physical_access(void)
{
    uint64_t address, value;

    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, MEMORY_ALL_RIGHTS);
    __asm__("mov %1, %k0" : "=r"(address) : "i"(TEST_FAR));
    EXIT_FAULTS("mov (%[address]), %[value]", ([address] "+r"(address), [value] "=&r"(value)),
                .reason = VMXD_EXIT_APIC_ACCESS,
                .qualification = ACCESS(VMXD_APIC_ACCESS_PHYSICAL_INSTRUCTION, 0));
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
TEST_CASE(apic_physical_access_case) = {
    .name = "APIC access: guest-physical access",
    .run = guest_apic_physical_access,
    .config = {.secondary = VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES, .ept = true},
    .prepare = set_apic_access_page_to_page_table,
};

/* --- Registers in the virtual-APIC page, and virtual interrupts --- */

GUEST_TEXT static uint64_t guest_apic_write(void)
{
    uint64_t value = 0x1FF, seen;

    EXIT_AFTER("movl %k[value], test_apic_page + 0xF0(%%rip)", ([value] "+r"(value)),
               .reason = VMXD_EXIT_APIC_WRITE, .qualification = APIC_SVR);
    seen = *(volatile uint32_t *)(void *)(test_apic_page + APIC_SVR);
    CHECK(seen == value); /* read from the virtual-APIC page */
    return 0;
}
TEST_CASE(apic_write_case) = {
    .name = "APIC write",
    .run = guest_apic_write,
    .config = {.primary = TPR_SHADOW,
               .secondary = VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES |
                            VMXD_SECONDARY_APIC_REGISTER_VIRTUALIZATION},
    .prepare = set_apic_access_page,
};

#define EOI_VECTOR 0x52 /* its EOI causes an exit */

static void set_eoi_exit_bitmap(struct vcpu *v)
{
    set_apic_access_page(v);
    WRITE64(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_1, vmxd_eoi_exit_bit(EOI_VECTOR));
}
_Static_assert(EOI_VECTOR / 64 == 1, "set_eoi_exit_bitmap");

/* The guest sends an interrupt to itself.  Only the EOI causes an exit. */
GUEST_TEXT static uint64_t guest_virtual_interrupt(void)
{
    uint64_t zero = 0;

    *(volatile uint32_t *)(void *)(test_apic_page + VMXD_VIRTUAL_APIC_VICR_LO) =
        ICR_SELF | EOI_VECTOR;
    CHECK(guest_events[EOI_VECTOR] == 0); /* not with RFLAGS.IF = 0 */
    __asm__ volatile("sti\n\tnop\n\tnop\n\tcli" : : : "memory");
    CHECK(guest_events[EOI_VECTOR] == 1);
    EXIT_AFTER("movl %k[zero], test_apic_page + 0xB0(%%rip)", ([zero] "+r"(zero)),
               .reason = VMXD_EXIT_VIRTUALIZED_EOI, .qualification = EOI_VECTOR);
    return 0;
}
TEST_CASE(virtual_interrupt_case) = {
    .name = "virtualized EOI",
    .run = guest_virtual_interrupt,
    .config = {.primary = TPR_SHADOW,
               .secondary = VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES |
                            VMXD_SECONDARY_APIC_REGISTER_VIRTUALIZATION |
                            VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY},
    .prepare = set_eoi_exit_bitmap,
};
