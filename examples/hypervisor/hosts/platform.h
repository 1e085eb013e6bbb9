/* SPDX-License-Identifier: MIT */
/* platform.h - the functions that a host gives the hypervisor.
 *
 * vmm/ knows VMX and the processor, and reaches the host only through these functions.  README.md lists
 * what must be true when a host calls hypervisor_main().
 */
#ifndef VMXDEFS_EXAMPLE_PLATFORM_H
#define VMXDEFS_EXAMPLE_PLATFORM_H

#include <vmxdefs/base.h> /* the integer types, on every host */

#define PLATFORM_PAGE_SIZE 4096
#define PLATFORM_PAGES     320 /* the number of pages that every host has for platform_page() */

/* A zeroed page of memory, aligned to its size.  It is never freed by the caller.  NULL: none is left. */
void *platform_page(void);

/* The physical address of an address in the hypervisor's code, data or pages. */
uint64_t platform_physical(const void *address);

/* The page at a physical address, which the host can read.  NULL: it cannot. */
const void *platform_memory(uint64_t page);

/* RDMSR and WRMSR.  The MSR must exist. */
uint64_t platform_read_msr(uint32_t msr);
void platform_write_msr(uint32_t msr, uint64_t value);

/* RDMSR of an MSR that may not exist.  False: it raised #GP, or this host cannot catch a #GP. */
bool platform_try_read_msr(uint32_t msr, uint64_t *value);

/* MOV to CR4.  A function of the host, because a kernel keeps a copy of CR4. */
void platform_write_cr4(uint64_t value);

/* Print one line of text.  The text has no end of line. */
void platform_line(const char *text);

/* Print which rules of VM entry are broken after an entry with this outcome (entry_check.h).  `qualification`: after a
 * failed entry.  May write to the snapshot.  hosts/common/entry_report.c has it for every host. */
struct vmxd_snapshot;
void platform_entry_failed(struct vmxd_snapshot *s, uint32_t outcome, uint64_t qualification);

/* Make an interrupt pending at this processor, whose interrupts are off.  NULL: the host does not allow
 * it, because its interrupts are its own. */
extern void (*const platform_pend_interrupt)(uint8_t vector);

/* Called after a VM exit for an external interrupt.  If platform_pend_interrupt is NULL, the interrupt is
 * still pending: turn interrupts on until the host has handled it.  Otherwise the VM exit acknowledged
 * it: signal the end of interrupt. */
void platform_take_interrupt(void);

/* Call the host's own handler of an NMI or of a machine check that caused a VM exit.  The NMI handler unblocks NMIs. */
void platform_raise_nmi(void);
void platform_raise_machine_check(void);

/* Start a periodic timer interrupt, every `ticks` of a timer that is about as fast as the processor or
 * slower.  0 stops it.  False: the host has no such timer, so only a processor with the VMX-preemption
 * timer can stop a guest that does not exit. */
bool platform_alarm(uint32_t ticks);

/* --- The program: guest/demo.c, or the self-test in tests/hypervisor --- */

enum hypervisor_result {
    HYPERVISOR_PASS = 0,       /* every exit was as expected */
    HYPERVISOR_FAIL = 1,       /* at least one was not; the output says which */
    HYPERVISOR_NO_VMX = 2,     /* the processor has no usable VMX; the output says why */
    HYPERVISOR_LOCKED_OFF = 3, /* firmware has disabled VMX */
    HYPERVISOR_IN_USE = 4      /* another hypervisor uses VMX */
};

/* Enter VMX operation, run the program's guests, leave VMX operation.  The last line of the output is a
 * summary.  `options`: words that the program documents; may be empty. */
enum hypervisor_result hypervisor_main(const char *options);

#endif /* VMXDEFS_EXAMPLE_PLATFORM_H */
