/* SPDX-License-Identifier: MIT */
/* exceptions.c - the TSS, the interrupt-descriptor table, and the report of a host exception.
 *
 * VM exits load TR from the VMCS, and VM entry fails if the host TR is null.  So there is a TSS,
 * although there are no task switches. */
#include <stddef.h>

#include "../platform.h"
#include "metal.h"

#define CODE_SELECTOR            0x08
#define TSS_SELECTOR             0x18
#define GATE_INTERRUPT           0x8E00
#define DESCRIPTOR_TSS_AVAILABLE 0x89
#define EXCEPTIONS               32
#define STUB_BYTES               16

#define VECTOR_NMI           2
#define VECTOR_DOUBLE_FAULT  8
#define VECTOR_MACHINE_CHECK 18

struct tss {
    uint32_t reserved_0;
    uint32_t rsp[6];
    uint32_t reserved_1[2];
    uint32_t ist[14]; /* low and high halves of IST1 to IST7 */
    uint32_t reserved_2[2];
    uint16_t reserved_3;
    uint16_t io_bitmap;
};
_Static_assert(sizeof(struct tss) == 0x68, "VM exits set TR's limit to 67H");

struct gate {
    uint16_t offset_low;
    uint16_t selector;
    uint16_t flags; /* bits 2:0: IST */
    uint16_t offset_middle;
    uint32_t offset_high;
    uint32_t reserved;
};

struct exception_frame {
    uint64_t vector, error_code, rip, cs, rflags, rsp, ss;
};

extern uint64_t boot_gdt[];
extern const uint8_t exception_stubs[], interrupt_stub[], spurious_stub[];
_Noreturn void exception_report(const struct exception_frame *frame);

static struct tss tss;
static struct gate idt[256];
static uint8_t ist_stacks[3][4096] __attribute__((aligned(16)));

static void set_gate(size_t vector, const uint8_t *entry, size_t ist)
{
    const uint64_t offset = (uintptr_t)entry;

    idt[vector].offset_low = (uint16_t)offset;
    idt[vector].selector = CODE_SELECTOR;
    idt[vector].flags = (uint16_t)(GATE_INTERRUPT | ist);
    idt[vector].offset_middle = (uint16_t)(offset >> 16);
    idt[vector].offset_high = (uint32_t)(offset >> 32);
}

/* Give the vector its own stack (IST), because RSP may be invalid when it is delivered. */
static void set_own_stack(size_t vector, size_t ist)
{
    const uint64_t top = (uintptr_t)ist_stacks[ist - 1] + sizeof ist_stacks[0];

    tss.ist[2 * (ist - 1)] = (uint32_t)top;
    tss.ist[2 * (ist - 1) + 1] = (uint32_t)(top >> 32);
    set_gate(vector, exception_stubs + vector * STUB_BYTES, ist);
}

static void load_tss(void)
{
    const uint64_t base = (uintptr_t)&tss;

    tss.io_bitmap = sizeof tss;
    boot_gdt[TSS_SELECTOR / 8] = (sizeof tss - 1) | (base & 0xFFFFFF) << 16 |
                                 (uint64_t)DESCRIPTOR_TSS_AVAILABLE << 40 |
                                 (base >> 24 & 0xFF) << 56;
    boot_gdt[TSS_SELECTOR / 8 + 1] = base >> 32;
    __asm__ volatile("ltr %w0" : : "r"(TSS_SELECTOR) : "memory");
}

void exceptions_init(void)
{
    const struct __attribute__((packed)) {
        uint16_t limit;
        uint64_t base;
    } pointer = {sizeof idt - 1, (uintptr_t)idt};
    size_t vector;

    for (vector = 0; vector < EXCEPTIONS; vector++)
        set_gate(vector, exception_stubs + vector * STUB_BYTES, 0);
    for (; vector < 256; vector++)
        set_gate(vector, interrupt_stub, 0);
    set_gate(APIC_SPURIOUS_VECTOR, spurious_stub, 0);
    set_own_stack(VECTOR_DOUBLE_FAULT, 1);
    set_own_stack(VECTOR_NMI, 2);
    set_own_stack(VECTOR_MACHINE_CHECK, 3);
    load_tss();
    __asm__ volatile("lidt %0" : : "m"(pointer));
}

/* Append `text`, then `value` in hexadecimal, to the string that ends at `at`. */
static char *append(char *at, const char *text, uint64_t value, unsigned digits)
{
    while (*text)
        *at++ = *text++;
    while (digits--)
        *at++ = "0123456789abcdef"[value >> 4 * digits & 15];
    *at = '\0';
    return at;
}

void exception_report(const struct exception_frame *frame)
{
    static bool reporting;
    char line[128], *at = line;
    uint64_t cr2;

    if (!reporting) { /* otherwise the report itself caused the exception */
        reporting = true;
        __asm__ volatile("movq %%cr2, %0" : "=r"(cr2));
        at = append(at, "vmxdefs: host exception ", frame->vector, 2);
        at = append(at, "h, error code ", frame->error_code, 8);
        at = append(at, ", RIP ", frame->rip, 16);
        append(at, ", CR2 ", cr2, 16);
        platform_line(line);
    }
    power_off();
}
