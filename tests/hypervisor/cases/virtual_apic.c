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

/* --- Virtualized x2APIC mode: MSRs 800H to 8FFH; register 10H * i of the page is MSR 800H + i --- */

#define X2APIC_MSR(offset) (0x800u + (offset) / 16)
#define X2APIC_SELF_IPI    0x3F0
#define X2APIC             VMXD_SECONDARY_VIRTUALIZE_X2APIC_MODE
#define X2APIC_VECTOR      0x53

static inline __attribute__((always_inline)) void write_x2apic(uint32_t offset, uint32_t low)
{
    __asm__ volatile("wrmsr" : : "c"(X2APIC_MSR(offset)), "a"(low), "d"(0) : "memory");
}

static inline __attribute__((always_inline)) uint64_t read_x2apic(uint32_t offset)
{
    uint32_t low, high;

    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(X2APIC_MSR(offset)) : "memory");
    return (uint64_t)high << 32 | low;
}

/* The host puts a number into the register of the version, so that the guest can recognize the page. */
#define VERSION_OF_PAGE 0x50014

static void open_x2apic(struct vcpu *v)
{
    (void)v;
    for (uint32_t msr = 0x800; msr <= 0x8FF; msr++)
        test_open_msr(msr);
    *(uint32_t *)(void *)&vmcs_area(VMCS_AREA_VIRTUAL_APIC)[APIC_VERSION] = VERSION_OF_PAGE;
}

static void open_x2apic_with_threshold(struct vcpu *v)
{
    open_x2apic(v);
    set_tpr_threshold(v);
}

/* With this control alone, only the task-priority register is in the page. */
GUEST_TEXT static uint64_t guest_x2apic_tpr(void)
{
    uint64_t cr8;
    uint32_t low = (TPR_THRESHOLD - 1) << 4, high = 0, msr = X2APIC_MSR(VMXD_VIRTUAL_APIC_VTPR);

    CHECK(read_x2apic(VMXD_VIRTUAL_APIC_VTPR) == TPR_THRESHOLD << 4);
    write_x2apic(VMXD_VIRTUAL_APIC_VTPR, 0x95);
    CHECK(read_x2apic(VMXD_VIRTUAL_APIC_VTPR) == 0x95);
    __asm__ volatile("mov %%cr8, %0" : "=r"(cr8));
    CHECK(cr8 == 9);
    EXIT_AFTER("wrmsr", ("+c"(msr), "+a"(low), "+d"(high)),
               .reason = VMXD_EXIT_TPR_BELOW_THRESHOLD);
    CHECK(read_x2apic(VMXD_VIRTUAL_APIC_VTPR) == (TPR_THRESHOLD - 1) << 4);
    return 0;
}
TEST_CASE(x2apic_tpr_case) = {
    .name = "virtualized x2APIC mode: the task priority",
    .run = guest_x2apic_tpr,
    .config = {.primary = TPR_SHADOW | VMXD_PRIMARY_USE_MSR_BITMAPS,
               .primary_off = NO_CR8_EXITS,
               .secondary = X2APIC},
    .prepare = open_x2apic_with_threshold,
};

/* An MSR that the bitmaps close exits as any other. */
static void open_x2apic_but_svr(struct vcpu *v)
{
    open_x2apic(v);
    vmxd_bitmap_put(vmcs_area(VMCS_AREA_MSR_BITMAPS),
                    vmxd_msr_bitmap_bit(X2APIC_MSR(APIC_SVR), true), true);
    WRITE64(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_1, vmxd_eoi_exit_bit(X2APIC_VECTOR));
}
_Static_assert(X2APIC_VECTOR / 64 == 1, "open_x2apic_but_svr");

GUEST_TEXT static uint64_t guest_x2apic_registers(void)
{
    uint32_t low = 0x1FF, high = 0, msr = X2APIC_MSR(APIC_SVR);

    CHECK(read_x2apic(APIC_VERSION) == VERSION_OF_PAGE);
    EXIT_FAULTS("wrmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_WRMSR);
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);

    write_x2apic(X2APIC_SELF_IPI, X2APIC_VECTOR);
    CHECK(guest_events[X2APIC_VECTOR] == 0); /* not with RFLAGS.IF = 0 */
    CHECK(read_x2apic(VMXD_VIRTUAL_APIC_VIRR + 0x20) == 1u << X2APIC_VECTOR % 32);
    __asm__ volatile("sti\n\tnop\n\tnop\n\tcli" : : : "memory");
    CHECK(guest_events[X2APIC_VECTOR] == 1);
    CHECK(read_x2apic(VMXD_VIRTUAL_APIC_VISR + 0x20) == 1u << X2APIC_VECTOR % 32);
    CHECK(read_x2apic(VMXD_VIRTUAL_APIC_VPPR) == (X2APIC_VECTOR & 0xF0));
    low = 0;
    msr = X2APIC_MSR(VMXD_VIRTUAL_APIC_VEOI);
    EXIT_AFTER("wrmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_VIRTUALIZED_EOI,
               .qualification = X2APIC_VECTOR);
    CHECK(read_x2apic(VMXD_VIRTUAL_APIC_VISR + 0x20) == 0);

    low = 5; /* no vector: the host has to look at it */
    msr = X2APIC_MSR(X2APIC_SELF_IPI);
    EXIT_AFTER("wrmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_APIC_WRITE,
               .qualification = X2APIC_SELF_IPI);
    return 0;
}
_Static_assert(X2APIC_VECTOR / 32 * 16 == 0x20, "guest_x2apic_registers");
TEST_CASE(x2apic_registers_case) = {
    .name = "virtualized x2APIC mode: registers and interrupts",
    .run = guest_x2apic_registers,
    .config = {.primary = TPR_SHADOW | VMXD_PRIMARY_USE_MSR_BITMAPS,
               .secondary = X2APIC | VMXD_SECONDARY_APIC_REGISTER_VIRTUALIZATION |
                            VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY},
    .prepare = open_x2apic_but_svr,
};

/* --- Posted interrupts --- */

#define NOTIFICATION 0x42
#define POSTED_LOW   0x44
#define POSTED_HIGH  0xE1

/* Of the guest, so that it can post interrupts to itself. */
static volatile struct vmxd_posted_interrupt_descriptor guest_descriptor GUEST_PAGE = {
    .requests = {0}};

#define POST(vector) guest_descriptor.requests[(vector) / 64] |= 1ull << (vector) % 64

static void open_x2apic_and_descriptor(struct vcpu *v)
{
    open_x2apic(v);
    WRITE16(VMXD_VMCS_CTRL_POSTED_INTERRUPT_VECTOR, NOTIFICATION);
    WRITE64(VMXD_VMCS_CTRL_POSTED_INTERRUPT_DESCRIPTOR,
            platform_physical((const void *)(uintptr_t)&guest_descriptor));
}

/* The host makes an interrupt with the notification vector pending.  The processor takes it and delivers the posted
 * interrupts, without an exit: the hypercalls are the only ones. */
GUEST_TEXT static uint64_t guest_posted_interrupts(void)
{
    const uint64_t before = guest_async_exits;

    POST(POSTED_LOW);
    POST(POSTED_HIGH);
    guest_descriptor.notification.full = VMXD_NOTIFICATION_OUTSTANDING;
    __asm__ volatile("sti\n\tnop\n\tnop\n\tcli" : : : "memory");
    CHECK(guest_events[POSTED_LOW] == 0 &&
          guest_events[POSTED_HIGH] == 0); /* no notification yet */
    hypercall(TEST_PEND_INTERRUPT, NOTIFICATION, 0);
    __asm__ volatile("sti\n\tnop\n\tnop\n\tcli" : : : "memory");
    CHECK(guest_events[POSTED_HIGH] == 1);
    CHECK(guest_events[POSTED_LOW] == 0); /* its priority is lower: it waits for the EOI */
    CHECK(guest_descriptor.requests[POSTED_LOW / 64] == 0 &&
          guest_descriptor.requests[POSTED_HIGH / 64] == 0);
    CHECK(guest_descriptor.notification.full == 0);
    write_x2apic(VMXD_VIRTUAL_APIC_VEOI, 0);
    __asm__ volatile("sti\n\tnop\n\tnop\n\tcli" : : : "memory");
    CHECK(guest_events[POSTED_LOW] == 1 && guest_events[POSTED_HIGH] == 1);
    CHECK(guest_events[NOTIFICATION] == 0 && guest_async_exits == before);
    return 0;
}
#define POSTED_CONFIG                                                       \
    {                                                                       \
        .pin = VMXD_PIN_PROCESS_POSTED_INTERRUPTS,                          \
        .primary = TPR_SHADOW | VMXD_PRIMARY_USE_MSR_BITMAPS,               \
        .secondary = X2APIC | VMXD_SECONDARY_APIC_REGISTER_VIRTUALIZATION | \
                     VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY,             \
        .exit = VMXD_EXIT_CTL_ACKNOWLEDGE_INTERRUPT_ON_EXIT                 \
    }
TEST_CASE(posted_interrupts_case) = {
    .name = "posted interrupts",
    .run = guest_posted_interrupts,
    .config = POSTED_CONFIG,
    .prepare = open_x2apic_and_descriptor,
    .needs = {.interrupts = true},
};

/* Any other vector exits. */
GUEST_TEXT static uint64_t guest_other_than_notification(void)
{
    uint64_t before = guest_async_exits, function = TEST_PEND_INTERRUPT, vector = NOTIFICATION + 1;

    EXIT_WITHIN(HYPERCALL_LOCATION "0: vmcall\n1: sti\n"
                                   "3: cmp guest_async_exits(%%rip), %[before]\n\tje 3b\n2: cli",
                ("+a"(function), "+c"(vector), [before] "+r"(before)),
                .reason = VMXD_EXIT_EXTERNAL_INTERRUPT,
                .event = EVENT(VMXD_EVENT_EXTERNAL_INTERRUPT, NOTIFICATION + 1));
    CHECK(guest_events[NOTIFICATION + 1] == 0);
    return 0;
}
TEST_CASE(other_than_notification_case) = {
    .name = "external interrupt that is not the notification of posted interrupts",
    .run = guest_other_than_notification,
    .config = POSTED_CONFIG,
    .prepare = open_x2apic_and_descriptor,
    .needs = {.interrupts = true},
};
