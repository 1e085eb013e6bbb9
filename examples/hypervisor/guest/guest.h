/* SPDX-License-Identifier: MIT */
/* guest.h - what every guest may rely on: descriptor tables, a stack, interrupt handlers, hypercalls.
 *
 * Guest code is a C function with the attribute GUEST_TEXT, its data has GUEST_DATA or GUEST_PAGE.  It runs
 * in ring 0 and 64-bit mode at the host's linear addresses, with nothing of the image mapped but these
 * sections: no calls to other functions, no strings, no jump tables.
 */
#ifndef VMXDEFS_EXAMPLE_GUEST_H
#define VMXDEFS_EXAMPLE_GUEST_H

#include "../vmm/vcpu.h"

#define GUEST_TEXT \
    __attribute__((section(".guest.text"), __noinline__, used)) /* Linux has a macro noinline */
#define GUEST_DATA __attribute__((section(".guest.data"), aligned(16)))
#define GUEST_PAGE __attribute__((section(".guest.data"), aligned(4096)))

/* VMCALL: RAX is the function, RCX and RDX its arguments, RAX the result. */
enum guest_hypercall {
    HYPERCALL_DONE, /* the guest has finished; RCX: 0, or the source line of the check that failed */
    HYPERCALL_ADD,  /* RCX + RDX */
    HYPERCALL_FIRST_OF_PROGRAM = 16 /* from here on a program has its own */
};

#define GUEST_PORT 0x5658 /* reads what was last written to it; every other port reads as ones */

#define GUEST_STACK_WORDS 1024
#define GUEST_VECTOR_SIZE 16 /* bytes from one entry point in guest_vectors to the next */

#define GUEST_CS 0x08
#define GUEST_SS 0x10
#define GUEST_TR 0x18

/* The linker script makes these. */
extern uint8_t guest_code_begin[], guest_code_end[], guest_data_begin[], guest_data_end[];

extern uint64_t guest_gdt[PLATFORM_PAGE_SIZE / 8];
extern uint8_t guest_tss[104];
extern uint64_t guest_idt[2 * 256];
extern uint64_t guest_stack[GUEST_STACK_WORDS];
extern uint8_t guest_vectors[];                   /* guest_vectors.S */
extern const char guest_return[];                 /* the return address of guest functions */
extern const char guest_return_end[];             /* the end of its VMCALL ... */
extern const char guest_return_vmcall[];          /* ... which begins here */
extern volatile uint64_t guest_events[256];       /* deliveries to the guest, by vector */
extern volatile uint64_t guest_resume;            /* RIP after the next event; 0: as usual */
extern void (*volatile guest_irq_callback)(void); /* the next event handler calls it, once */
extern volatile uint64_t guest_async_exits;       /* exits counted by guest_asynchronous_exit() */

/* Members of struct guest that every program has in common. */
#define GUEST_LAYOUT                                                                            \
    .code_begin = guest_code_begin, .code_end = guest_code_end, .data_begin = guest_data_begin, \
    .data_end = guest_data_end, .gdt_base = (uintptr_t)guest_gdt,                               \
    .idt_base = (uintptr_t)guest_idt, .tss_base = (uintptr_t)guest_tss,                         \
    .gdt_limit = sizeof(guest_gdt) - 1, .idt_limit = sizeof(guest_idt) - 1,                     \
    .tss_limit = sizeof(guest_tss) - 1, .cs = GUEST_CS, .ss = GUEST_SS, .tr = GUEST_TR,         \
    .port_read = guest_port_read, .port_write = guest_port_write,                               \
    .asynchronous_exit = guest_asynchronous_exit

uint32_t guest_port_read(struct vcpu *v, uint16_t port, unsigned int bytes);
void guest_port_write(struct vcpu *v, uint16_t port, unsigned int bytes, uint32_t value);
void guest_asynchronous_exit(struct vcpu *v);
/* HYPERCALL_DONE and HYPERCALL_ADD; any other stops the guest. */
enum guest_end guest_hypercall(struct vcpu *v);

/* Fill the descriptor tables, clear the counters, put the return address on the stack; returns RSP. */
uint64_t guest_reset(void);

#endif /* VMXDEFS_EXAMPLE_GUEST_H */
