/* SPDX-License-Identifier: MIT */
/* apic.c - the local APIC, in the mode (xAPIC or x2APIC) in which firmware left it. */
#include "../platform.h"
#include "metal.h"

#define MSR_APIC_BASE     0x1B
#define APIC_BASE_X2APIC  0x400u
#define APIC_BASE_ENABLE  0x800u
#define APIC_BASE_ADDRESS 0x000FFFFFFFFFF000u
#define MSR_X2APIC        0x800

#define CPUID_1_EDX_APIC (1u << 9)

/* Registers: the offset in the page of the xAPIC; the MSR of the x2APIC is 800H + offset / 16. */
#define APIC_TPR                 0x80
#define APIC_EOI                 0xB0
#define APIC_SVR                 0xF0
#define APIC_IRR                 0x200
#define APIC_ICR                 0x300
#define APIC_LVT_TIMER           0x320
#define APIC_LVT_LINT0           0x350
#define APIC_TIMER_INITIAL_COUNT 0x380
#define APIC_TIMER_DIVIDE        0x3E0
#define X2APIC_SELF_IPI          0x3F0

#define SVR_ENABLE        0x100u
#define LVT_MASKED        0x10000u
#define LVT_PERIODIC      0x20000u
#define TIMER_DIVIDE_BY_1 0xBu
#define ALARM_VECTOR      0x40
#define ICR_SELF          0x40000u

#define PIC_1_MASK 0x21
#define PIC_2_MASK 0xA1

#define MAX_READS 100000 /* limit of the wait for a bit */

static bool present;
static bool x2apic;
static volatile uint8_t *xapic;

static uint32_t apic_read(uint32_t offset)
{
    if (x2apic)
        return (uint32_t)platform_read_msr(MSR_X2APIC + offset / 16);
    return *(volatile uint32_t *)(xapic + offset);
}

static void apic_write(uint32_t offset, uint32_t value)
{
    if (x2apic)
        platform_write_msr(MSR_X2APIC + offset / 16, value);
    else
        *(volatile uint32_t *)(xapic + offset) = value;
}

/* End and take the interrupts that firmware left in service or pending; they would interrupt the guest. */
static void drain(void)
{
    unsigned i;

    for (i = 0; i < 256; i++)
        apic_write(APIC_EOI, 0);
    for (i = 0; i < 256; i++)
        __asm__ volatile("sti; nop; nop; cli" : : : "memory");
}

void apic_init(void)
{
    uint64_t base;

    out8(PIC_1_MASK, 0xFF);
    out8(PIC_2_MASK, 0xFF);
    if (!(cpuid(1).edx & CPUID_1_EDX_APIC))
        return;
    base = platform_read_msr(MSR_APIC_BASE);
    if (!(base & APIC_BASE_ENABLE))
        platform_write_msr(MSR_APIC_BASE, base | APIC_BASE_ENABLE);
    x2apic = (base & APIC_BASE_X2APIC) != 0;
    xapic = (volatile uint8_t *)(uintptr_t)(base & APIC_BASE_ADDRESS);
    if (!x2apic &&
        !paging_map_device(base & APIC_BASE_ADDRESS, PLATFORM_PAGE_SIZE, PAGING_UNCACHEABLE))
        return;
    present = true;

    apic_write(APIC_SVR, SVR_ENABLE | APIC_SPURIOUS_VECTOR);
    apic_write(APIC_LVT_TIMER, LVT_MASKED);
    apic_write(APIC_LVT_LINT0, LVT_MASKED);
    apic_write(APIC_TPR, 0);
    drain();
}

static void pend_interrupt(uint8_t vector)
{
    const uint32_t request = APIC_IRR + vector / 32 * 16u;
    unsigned reads_left = MAX_READS;

    if (!present)
        return;
    if (x2apic)
        platform_write_msr(MSR_X2APIC + X2APIC_SELF_IPI / 16, vector);
    else
        apic_write(APIC_ICR, ICR_SELF | vector);
    while (!(apic_read(request) >> vector % 32 & 1) && --reads_left)
        __asm__ volatile("pause");
}

void (*const platform_pend_interrupt)(uint8_t vector) = pend_interrupt;

void platform_take_interrupt(void)
{
    if (present)
        apic_write(APIC_EOI, 0);
}

bool platform_alarm(uint32_t ticks)
{
    if (!present)
        return false;
    apic_write(APIC_TIMER_DIVIDE, TIMER_DIVIDE_BY_1);
    apic_write(APIC_LVT_TIMER, ticks ? LVT_PERIODIC | ALARM_VECTOR : LVT_MASKED);
    apic_write(APIC_TIMER_INITIAL_COUNT, ticks);
    if (ticks == 0) /* a last one may be pending */
        __asm__ volatile("sti; nop; nop; cli" : : : "memory");
    return true;
}
