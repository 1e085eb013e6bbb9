/* SPDX-License-Identifier: MIT */
/* guest.c - the memory of every guest, and its small machine: one port, two hypercalls. */
#include "guest.h"

uint64_t guest_gdt[PLATFORM_PAGE_SIZE / 8] GUEST_PAGE = {0};
uint64_t guest_stack[GUEST_STACK_WORDS] GUEST_PAGE = {0};
uint64_t guest_idt[2 * 256] GUEST_PAGE = {0};
uint8_t guest_tss[104] GUEST_DATA = {0};
volatile uint64_t guest_events[256] GUEST_DATA = {0};
volatile uint64_t guest_resume GUEST_DATA = 0;
void (*volatile guest_irq_callback)(void) GUEST_DATA = NULL;
volatile uint64_t guest_async_exits GUEST_DATA = 0;

static uint32_t port_latch;

uint32_t guest_port_read(struct vcpu *v, uint16_t port, unsigned int bytes)
{
    (void)v;
    (void)bytes;
    return port == GUEST_PORT ? port_latch : 0xFFFFFFFF;
}

void guest_port_write(struct vcpu *v, uint16_t port, unsigned int bytes, uint32_t value)
{
    (void)v;
    (void)bytes;
    if (port == GUEST_PORT)
        port_latch = value;
}

void guest_asynchronous_exit(struct vcpu *v)
{
    (void)v;
    guest_async_exits++;
}

enum guest_end guest_hypercall(struct vcpu *v)
{
    switch (v->gpr[VMXD_GPR_RAX]) {
    case HYPERCALL_DONE:
        v->result = v->gpr[VMXD_GPR_RCX];
        return GUEST_DONE;
    case HYPERCALL_ADD:
        v->gpr[VMXD_GPR_RAX] = v->gpr[VMXD_GPR_RCX] + v->gpr[VMXD_GPR_RDX];
        return GUEST_RUNS;
    default:
        return stop_guest(v, "unknown hypercall");
    }
}

/* Flat segments: access rights in bits 55:40, limit FFFFFH. */
#define DESCRIPTOR(rights) ((uint64_t)(rights) << 40 | 0x000F00000000FFFFull)
#define RIGHTS_CODE_64     0xA09Bu
#define RIGHTS_DATA        0xC093u
#define RIGHTS_BUSY_TSS    0x008Bu
#define INTERRUPT_GATE     (0x8Eull << 40 | (uint64_t)GUEST_CS << 16)

static void fill_gdt(void)
{
    const uint64_t tss = (uintptr_t)guest_tss;

    guest_gdt[GUEST_CS / 8] = DESCRIPTOR(RIGHTS_CODE_64);
    guest_gdt[GUEST_SS / 8] = DESCRIPTOR(RIGHTS_DATA);
    guest_gdt[GUEST_TR / 8] = (sizeof(guest_tss) - 1) | (tss & 0xFFFFFF) << 16 |
                              (uint64_t)RIGHTS_BUSY_TSS << 40 | (tss >> 24 & 0xFF) << 56;
    guest_gdt[GUEST_TR / 8 + 1] = tss >> 32;
}

static void fill_idt(void)
{
    for (size_t vector = 0; vector < 256; vector++) {
        const uint64_t handler = (uintptr_t)guest_vectors + vector * GUEST_VECTOR_SIZE;

        guest_idt[2 * vector] =
            INTERRUPT_GATE | (handler & 0xFFFF) | (handler >> 16 & 0xFFFF) << 48;
        guest_idt[2 * vector + 1] = handler >> 32;
        guest_events[vector] = 0;
    }
}

uint64_t guest_reset(void)
{
    uint64_t *const return_address = &guest_stack[GUEST_STACK_WORDS - 1];

    fill_gdt();
    fill_idt();
    guest_resume = 0;
    guest_irq_callback = NULL;
    port_latch = 0;
    *return_address = (uintptr_t)guest_return;
    return (uintptr_t)return_address;
}
