/* SPDX-License-Identifier: MIT */
/* platform.h - what a platform gives the hypervisor core.
 *
 * The core knows VMX and the processor; where it runs it learns only through these functions.  To
 * bring it to a new host is to write them, and to call hypervisor_demo() on one processor with
 * interrupts off, a flat 64-bit code segment and a task register that holds a TSS.
 */
#ifndef VMXDEFS_EXAMPLE_PLATFORM_H
#define VMXDEFS_EXAMPLE_PLATFORM_H

#include <stdbool.h>
#include <stdint.h>

#define PLATFORM_PAGE_SIZE 4096

/* A page of memory, aligned to its size and zeroed, that stays until the platform ends; NULL when
 * there is none left. */
void *platform_page(void);

/* The physical address behind an address of the core: its code, its data, its pages. */
uint64_t platform_physical(const void *address);

/* RDMSR and WRMSR, for MSRs that exist on this processor. */
uint64_t platform_read_msr(uint32_t msr);
void platform_write_msr(uint32_t msr, uint64_t value);

/* One line of text, without its end of line, to wherever the user reads. */
void platform_line(const char *text);

/* Make an interrupt pending at this processor, and tell its interrupt controller that one was
 * handled.  Interrupts are off: it is the guest that the interrupt will hit. */
void platform_pend_interrupt(uint8_t vector);
void platform_end_of_interrupt(void);

/* --- What the core gives the platform --- */

enum hypervisor_result {
    HYPERVISOR_PASS = 0,  /* every exit came as the guest provoked it */
    HYPERVISOR_FAIL = 1,  /* one did not: the lines say which */
    HYPERVISOR_NO_VMX = 2 /* VMX cannot be used here: the lines say why and what to do */
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
