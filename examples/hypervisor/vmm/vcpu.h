/* SPDX-License-Identifier: MIT */
/* vcpu.h - a virtual processor, and the functions of vmm/.
 *
 *     vmx_on.c      checks whether VMX is usable; enters and leaves VMX operation
 *     vmcs_setup.c  fills a VMCS, with the controls that the capability MSRs allow
 *     vmcs_areas.c  bitmaps and other areas in memory that controls need
 *     memory.c      page tables and EPT of the guest
 *     host_state.c  host state that the VMCS does not switch
 *     vmx_entry.S   enters the guest and returns after a VM exit
 *     run.c         the loop, the three outcomes of an entry, the dispatch of exits
 *     entry_failure.c  what the rules of VM entry read, for a failed entry
 *     handle_*.c    one handler for each exit (handlers.h)
 *     log.c         prints lines
 *
 * vmm/ includes hosts/platform.h and the library, and nothing of guest/, of a host or of a test.
 */
#ifndef VMXDEFS_EXAMPLE_VCPU_H
#define VMXDEFS_EXAMPLE_VCPU_H

#include <vmxdefs/entry_check.h>
#include <vmxdefs/exit_class.h>
#include <vmxdefs/insn.h>
#include <vmxdefs/names.h>
#include <vmxdefs/vmcs_support.h>
#include <vmxdefs/vmxdefs.h>

#include "../hosts/platform.h"
#include "vmx_entry.h"

struct vcpu;

/* Why vcpu_run() returned.  Handlers return GUEST_RUNS to resume the guest. */
enum guest_end {
    GUEST_RUNS,
    GUEST_DONE,         /* the guest said that it has finished */
    GUEST_TRIPLE_FAULT, /* the guest shut down */
    GUEST_STOPPED,      /* a handler stopped the guest and printed why */
    GUEST_VMFAIL,       /* VMfail: there was no VM exit, and the exit-reason field is stale */
    GUEST_FAILED_ENTRY  /* failed entry: only reason and qualification are valid */
};

/* The outcome of a VM entry.  SDM: "VM Entries", "VMX Instruction Reference: Conventions". */
struct vmx_outcome {
    enum vmxd_status status; /* VMsucceed: a VM exit or a failed entry */
    uint32_t error;          /* VM-instruction error, after VMfailValid */
    vmxd_exit_reason reason; /* after VMsucceed: all 32 bits, read once */
    uint64_t qualification;  /* after a failed entry */
};

/* The guest program, as vmm/ sees it.  Its code and its data are whole pages, mapped for the guest at the
 * linear addresses that they have in the host. */
struct guest {
    uint8_t *code_begin, *code_end, *data_begin, *data_end;
    uint64_t gdt_base, idt_base, tss_base;
    uint32_t gdt_limit, idt_limit, tss_limit;
    uint16_t cs, ss, tr;                         /* selectors: 64-bit code, data, busy 64-bit TSS */
    enum guest_end (*hypercall)(struct vcpu *v); /* VMCALL; RIP is already past it */
    uint32_t (*port_read)(struct vcpu *v, uint16_t port, unsigned int bytes);
    void (*port_write)(struct vcpu *v, uint16_t port, unsigned int bytes, uint32_t value);
    /* An exit that no instruction of the guest caused: preemption timer, interrupt or NMI that the guest
     * program asked for. */
    void (*asynchronous_exit)(struct vcpu *v);
    /* An exit for which vmm/ has no handler.  NULL: it stops the guest. */
    enum guest_end (*other_exit)(struct vcpu *v);
};

/* State of the guest or of the host that the VMCS does not hold: see host_state.c. */
#define EXTENDED_STATE_SIZE 16384
struct extended_state {
    uint8_t area[EXTENDED_STATE_SIZE] __attribute__((aligned(64))); /* XSAVE, or FXSAVE */
};
struct unswitched_state {
    uint64_t cr2, dr6, kernel_gs_base;
    struct extended_state *extended;
};

struct vcpu {
    uint64_t gpr[16];  /* by enum vmxd_gpr; RSP is unused: the VMCS holds it */
    uint64_t host_rsp; /* the host RSP of the VMCS; 0: not written yet */
    uint8_t launched;  /* an entry has succeeded, so the next one is VMRESUME */

    struct vmx_outcome entry; /* of the last VMLAUNCH or VMRESUME */
    void (*observe)(
        const struct vcpu *v); /* called at each exit, before its handler; may be NULL */
    /* Called before the first entry, and with an observer before every entry; may be NULL. */
    void (*before_entry)(const struct vcpu *v);
    uint32_t exits_left; /* with an observer: exits until the stop; 0: no limit */
    bool exits_over;     /* the last of them has been handled */
    bool quiet;          /* print nothing when a handler stops the guest or when an entry fails */

    const struct guest *guest;
    const struct vmxd_capabilities *capabilities;
    struct vmxd_vmcs_header *vmcs_region;
    uint64_t vmcs; /* the physical address of vmcs_region */
    uint32_t pin_controls, primary_controls;

    struct unswitched_state state; /* of the guest, while the host's is in the processor */
    uint64_t dr[8]; /* DR0-DR3 and DR7 as the guest wrote them; not in the processor */
    uint64_t cr8;
    uint8_t virtual_interrupt; /* vector to inject at the next interrupt window */
    uint32_t time_slices;      /* expirations of the preemption timer until the guest is stopped */
    uint32_t host_interrupts;  /* interrupts of the host until the guest is stopped */
    bool owns_nmi;             /* the guest has the machine's APIC: an NMI is the guest's */
    uint64_t bus_locks;
    uint64_t result; /* what the guest reported when it finished */
};

_Static_assert(offsetof(struct vcpu, host_rsp) == VCPU_HOST_RSP, "vmx_entry.h: VCPU_HOST_RSP");
_Static_assert(offsetof(struct vcpu, launched) == VCPU_LAUNCHED, "vmx_entry.h: VCPU_LAUNCHED");
_Static_assert(VMXD_VMFAIL_VALID == 1 && VMXD_VMFAIL_INVALID == 2, "vmx_entry.S: the status");

/* --- VMCS fields that every processor has: VMREAD and VMWRITE cannot fail --- */

#ifdef COUNT_FIELD_ACCESSES /* the self-test defines it, to report the accesses of an exit */
extern struct field_accesses {
    uint64_t reads, writes;
} field_accesses;
#define COUNT_ACCESS(kind) field_accesses.kind++
#else
#define COUNT_ACCESS(kind) (void)0
#endif

static inline uint64_t field_read(uint32_t field)
{
    COUNT_ACCESS(reads);
    return vmxd_vmread_unchecked(field);
}

static inline void field_write(uint32_t field, uint64_t value)
{
    COUNT_ACCESS(writes);
    vmxd_vmwrite(field, value);
}

#define READ16(field)               ((uint16_t)field_read(VMXD_VMCS16(field)))
#define READ32(field)               ((uint32_t)field_read(VMXD_VMCS32(field)))
#define READ64(field)               field_read(VMXD_VMCS64(field))
#define READ_NATURAL(field)         field_read(VMXD_VMCS_NATURAL(field))
#define WRITE16(field, value)       field_write(VMXD_VMCS16(field), (uint16_t)(value))
#define WRITE32(field, value)       field_write(VMXD_VMCS32(field), (uint32_t)(value))
#define WRITE64(field, value)       field_write(VMXD_VMCS64(field), value)
#define WRITE_NATURAL(field, value) field_write(VMXD_VMCS_NATURAL(field), value)

/* --- vmx_on.c --- */

/* Check whether VMX is usable, read the capability MSRs, enter VMX operation.  On failure: print why and
 * what to do, and leave the processor as it was. */
enum hypervisor_result vmx_on(struct vmxd_capabilities *capabilities);
/* VMCLEAR the VMCS of `v`, leave VMX operation, restore what vmx_on() changed. */
void vmx_off(struct vcpu *v);
uint64_t vmxon_pointer(void); /* the physical address of the VMXON region */

/* --- vmcs_setup.c, vmcs_areas.c --- */

/* What a guest needs in addition to the common set-up.  0: nothing.  A control comes with the area in
 * memory that it uses. */
struct vcpu_config {
    uint32_t pin, exit, entry;         /* controls that must be 1 ... */
    uint64_t tertiary, secondary_exit; /* ... in addition to those that turn these two words on */
    uint32_t primary;                  /* primary controls that must be 1 */
    uint32_t primary_later; /* primary controls that the host sets while the guest runs */
    uint32_t primary_off; /* primary controls that must be 0, although the common set-up has them */
    uint32_t secondary;   /* secondary controls that must be 1 */
    uint32_t exceptions;  /* exception bitmap: one bit for each vector */
    uint32_t time_slice;  /* ticks of the VMX-preemption timer; 0: many, if there is a timer */
    bool ept, accessed_dirty; /* EPT, with accessed and dirty flags */
};

/* The first thing of `config` that this processor or host does not offer; NULL: all is offered. */
const char *vcpu_missing(const struct vmxd_capabilities *capabilities,
                         const struct vcpu_config *config);

/* Make the VMCS current and fill it for a guest that starts at `rip` with `rsp`, in 64-bit mode and ring
 * 0.  False: the processor refused a field or a control, or memory ran out; a line says which. */
bool vcpu_setup(struct vcpu *v, const struct vcpu_config *config, uint64_t rip, uint64_t rsp);

/* Write the host-state area of the current VMCS: the host as it is now.  False: VMWRITE refused a field. */
bool vmcs_set_host_state(void);

enum vmcs_area {
    VMCS_AREA_IO_BITMAP_A, /* filled with ones: every port exits */
    VMCS_AREA_IO_BITMAP_B,
    VMCS_AREA_MSR_BITMAPS, /* filled with ones: every MSR exits */
    VMCS_AREA_VIRTUAL_APIC,
    VMCS_AREA_PML,
    VMCS_AREA_SUB_PAGES,
    VMCS_AREAS
};
/* Allocate and fill the areas that these controls need, and write their addresses to the VMCS.  False, with a
 * line: the host has no page left. */
bool vmcs_setup_areas(uint32_t primary, uint32_t secondary);
uint8_t *vmcs_area(enum vmcs_area area); /* NULL: no guest has needed it yet */

/* --- memory.c --- */

/* Map the guest's code and data in its page tables, and those and the tables in EPT where the processor
 * has it.  False: no pages are left. */
bool memory_setup(const struct vmxd_capabilities *capabilities, const struct guest *guest);
uint64_t memory_guest_cr3(void);
uint64_t memory_eptp(void); /* 0: no EPT */
/* Make every page of the guest readable, writable and executable in EPT again. */
void memory_reset(void);
/* Write an entry of the guest's page tables, or of EPT, for a page that is not the guest program's.
 * False: no pages are left for tables. */
bool memory_map(uint64_t linear, uint64_t entry);
bool memory_map_ept(uint64_t physical, uint64_t entry);
/* Add the access that an EPT violation reports to the rights of a page of the guest.  False: the page is
 * not the guest's. */
bool memory_grant(uint64_t physical, vmxd_qual_ept_violation access);
/* Replace all of an EPT entry but its address.  False: the page is not the guest's. */
bool memory_set_rights(uint64_t physical, uint64_t rights);
#define MEMORY_ALL_RIGHTS                                                        \
    (VMXD_EPT_LEAF_READ | VMXD_EPT_LEAF_WRITE | VMXD_EPT_LEAF_EXECUTE |          \
     VMXD_EPT_LEAF_USER_EXECUTE | VMXD_EPT_LEAF_ACCESSED | VMXD_EPT_LEAF_DIRTY | \
     VMXD_PUT(VMXD_EPT_LEAF_MEMORY_TYPE, VMXD_MEMORY_TYPE_WB))
/* Every page that a guest can reach: number i of memory_pages().  The page tables come last, in the order in
 * which they were made. */
size_t memory_pages(void);
uint64_t *memory_page(size_t i);

/* --- host_state.c --- */

bool host_state_setup(
    struct vcpu *v); /* false, with a line: there is more state than space for it */
/* Exchange the host's state and the guest's state: before the guest runs, and after it. */
void host_state_to_guest(struct vcpu *v);
void host_state_to_host(struct vcpu *v);

/* --- run.c --- */

extern const char vmx_exit[]; /* vmx_entry.S: the host RIP of the VMCS */
/* Run the guest until a handler ends it.  The caller's interrupts are off. */
enum guest_end vcpu_run(struct vcpu *v);
/* Print why the host stops the guest; returns GUEST_STOPPED. */
enum guest_end stop_guest(const struct vcpu *v, const char *why);

/* --- entry_failure.c --- */

/* What the rules of VM entry read: the current VMCS, the processor, memory.  The next call overwrites it. */
struct vmxd_snapshot *entry_snapshot(const struct vcpu *v);
/* The outcome of an entry, for the functions of entry_check.h. */
uint32_t entry_outcome(const struct vmx_outcome *o);
/* Have the host print which rules the failed entry breaks. */
void entry_failure_report(const struct vcpu *v);

/* --- log.c --- */

/* Print one line, or write text to a buffer.  The formats are %s, %u, %x, %lu and %lx, with a width, a
 * leading 0 to pad with zeros, or a leading - to pad on the right. */
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));
void log_text(char *buffer, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
#define LOG_EXIT_SIZE 400 /* a buffer for the text of any exit */
/* The last VM exit in words; the outcome of an entry that failed in words. */
void log_exit(const struct vcpu *v, char *text, size_t size);
void log_entry_failure(const struct vmx_outcome *o, char *text, size_t size);

#endif /* VMXDEFS_EXAMPLE_VCPU_H */
