/* SPDX-License-Identifier: MIT */
/* platform.h - what a platform gives the hypervisor core.
 *
 * The core knows VMX and the processor; where it runs it learns only through these functions.
 * README.md tells what must be true when hypervisor_demo() is called.
 */
#ifndef VMXDEFS_EXAMPLE_PLATFORM_H
#define VMXDEFS_EXAMPLE_PLATFORM_H

#include <vmxdefs/base.h> /* the integer types, on every host */

#define PLATFORM_PAGE_SIZE 4096
#define PLATFORM_PAGES     256 /* so many a platform has at least */

/* A page of memory, aligned to its size and zeroed, that stays until the platform ends; NULL when
 * there is none left. */
void *platform_page(void);

/* The physical address behind an address of the core: its code, its data, its pages. */
uint64_t platform_physical(const void *address);

/* RDMSR and WRMSR, for MSRs that exist on this processor. */
uint64_t platform_read_msr(uint32_t msr);
void platform_write_msr(uint32_t msr, uint64_t value);

/* MOV to CR4: a kernel keeps a copy of it, which must stay true. */
void platform_write_cr4(uint64_t value);

/* One line of text, without its end of line, to wherever the user reads. */
void platform_line(const char *text);

/* Make an interrupt pending at this processor, whose interrupts are off: it hits the guest.  NULL
 * if the interrupts of this processor are not the core's to play with. */
extern void (*const platform_pend_interrupt)(uint8_t vector);

/* An interrupt has ended the guest's run.  One that the core made pending has been acknowledged by
 * the exit: tell the interrupt controller that it was handled.  One of the host is still pending:
 * turn interrupts on for a moment, so that the host takes it. */
void platform_take_interrupt(void);

/* Interrupt this processor again and again, every `ticks` of some timer of about its own frequency or
 * less, until it is called with 0.  False if the platform has no such timer: then only a processor
 * with a VMX-preemption timer can run guests that do not end by themselves. */
bool platform_alarm(uint32_t ticks);

/* --- What the core gives the platform --- */

enum hypervisor_result {
    HYPERVISOR_PASS = 0,       /* every exit came as the guest provoked it */
    HYPERVISOR_FAIL = 1,       /* one did not: the lines say which */
    HYPERVISOR_NO_VMX = 2,     /* no VMX here, or none that can be used: the lines say why */
    HYPERVISOR_LOCKED_OFF = 3, /* firmware has turned VMX off */
    HYPERVISOR_IN_USE = 4      /* by another hypervisor */
};

/* How much of the soak to run.  Guest (or VMCS) number n of it is made from seed + n alone, so that
 * one which failed can be run again by itself. */
struct hypervisor_options {
    uint64_t seed;
    uint64_t hostile; /* guests of random code */
    uint64_t mutated; /* VMCSs with random faults */
};

/* From words like "seed=7 hostile=10000 mutated=10000"; what they do not name is as by default.
 * False, with a line that names it, at a word that is none of these. */
bool hypervisor_parse_options(struct hypervisor_options *options, const char *text);

/* Enter VMX operation, run all the guests, leave VMX operation, and sum up in a last line. */
enum hypervisor_result hypervisor_demo(const struct hypervisor_options *options);

#endif /* VMXDEFS_EXAMPLE_PLATFORM_H */
