/* SPDX-License-Identifier: MIT */
/* vcpu.h - a virtual processor, and what the parts of the core offer each other.
 *
 *     preflight.c   can VMX be used here?  VMX operation on and off
 *     vmcs_setup.c  a VMCS from the capability MSRs; vmcs_areas.c: what its controls work on in memory;
 *                   vmcs_32.c: for a guest outside IA-32e mode
 *     memory.c      the guest's memory: page tables, EPT, what it finds there when it starts
 *     vmx_entry.S   into the guest and back
 *     run.c         the loop: the three outcomes of an entry, and the dispatch of exits
 *     handle_*.c    what the host does for each exit (handlers.h)
 *     report.c      exits in words
 *     options.c     what the user asked for
 */
#ifndef VMXDEFS_EXAMPLE_VCPU_H
#define VMXDEFS_EXAMPLE_VCPU_H

#include <vmxdefs/insn.h>
#include <vmxdefs/exit_class.h>
#include <vmxdefs/names.h>
#include <vmxdefs/vmcs_support.h>
#include <vmxdefs/vmxdefs.h>

#include "../platform.h"
#include "vmx_entry.h"

/* How a guest ended.  GUEST_RUNS is none: a handler says so to enter it again. */
enum guest_end {
    GUEST_RUNS,
    GUEST_DONE,         /* it said so */
    GUEST_TRIPLE_FAULT, /* it shut itself down */
    GUEST_STOPPED,      /* by the host, which said why */
    GUEST_VMFAIL,       /* it was not entered: no exit took place, the exit reason is stale */
    GUEST_FAILED_ENTRY  /* it was not entered: the exit reason and the qualification say why */
};

struct vcpu {
    uint64_t gpr[16];  /* by enum vmxd_gpr; that of RSP is unused: the VMCS holds it */
    uint64_t host_rsp; /* what the VMCS holds as host RSP; 0: nothing yet */
    uint8_t launched;  /* an entry has succeeded: the next one is VMRESUME */

    enum vmxd_status status;               /* of the VMLAUNCH or VMRESUME that ended the run */
    uint32_t error;                        /* VM-instruction error, if that was VMfailValid */
    vmxd_exit_reason reason;               /* of the last exit, all 32 bits, read once */
    void (*observe)(const struct vcpu *v); /* sees each exit before it is handled; may be NULL */
    uint32_t exits_left; /* with an observer: after so many exits the guest ends; 0: never */
    bool quiet;          /* one of many: the host stops it without a word */

    const struct vmxd_capabilities *capabilities;
    void *vmcs_region;
    uint64_t vmcs; /* its physical address */
    uint32_t pin_controls, primary_controls;

    /* The guest's small machine. */
    uint64_t dr[8]; /* kept, not armed */
    uint64_t cr8;
    uint32_t port_latch;       /* behind GUEST_PORT */
    uint8_t virtual_interrupt; /* vector that waits for an interrupt window; 0: none */
    uint32_t time_slices;      /* how many more expirations of the preemption timer it may have */
    uint32_t host_interrupts;  /* how many more interrupts of the host may hit it */
    bool sends_nmi;            /* it has the machine's APIC: an NMI is its, not the host's */
    uint64_t bus_locks;
    uint64_t result; /* of the guest: 0, or the line of its source that found a fault */
};

_Static_assert(offsetof(struct vcpu, host_rsp) == VCPU_HOST_RSP, "vmx_entry.h: VCPU_HOST_RSP");
_Static_assert(offsetof(struct vcpu, launched) == VCPU_LAUNCHED, "vmx_entry.h: VCPU_LAUNCHED");
_Static_assert(VMXD_VMCS_HOST_RSP == VMCS_HOST_RSP, "vmx_entry.h: VMCS_HOST_RSP");
_Static_assert(VMXD_VMFAIL_VALID == 1 && VMXD_VMFAIL_INVALID == 2, "vmx_entry.S: the status");

/* --- VMCS fields, counted, so that the demo can say what an exit costs --- */

struct field_accesses {
    uint64_t reads, writes;
};
extern struct field_accesses field_accesses;

/* For fields that every processor has: there is no VMfail to look at. */
static inline uint64_t field_read(uint32_t field)
{
    uint64_t value;

    field_accesses.reads++;
    vmxd_vmread(field, &value);
    return value;
}

static inline void field_write(uint32_t field, uint64_t value)
{
    field_accesses.writes++;
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

/* --- preflight.c --- */

/* Look whether VMX can be used, and enter VMX operation.  HYPERVISOR_PASS, or what stands in the way,
 * with lines about it. */
enum hypervisor_result vmx_preflight(struct vmxd_capabilities *capabilities);
enum hypervisor_result vmx_on(const struct vmxd_capabilities *capabilities);
void vmx_off(void);
uint64_t vmx_on_pointer(void); /* the physical address of the VMXON region */

/* --- vmcs_setup.c --- */

/* What a guest needs beyond the common set-up; 0 if nothing.  A control brings the area with it that
 * it works on (see vmcs_areas.c). */
struct vcpu_needs {
    uint32_t primary;       /* controls that must be 1, of vmxd_primary_controls */
    uint32_t primary_later; /* controls that the host turns on while the guest runs */
    uint32_t primary_off;   /* controls that must be 0, though a guest has them else */
    uint32_t secondary;     /* controls that must be 1, of vmxd_secondary_controls */
    uint32_t exceptions;    /* vectors that exit, a bit each */
    uint32_t time_slice;    /* ticks of the VMX-preemption timer; 0: a long one, if there is one */
    uint32_t xss;           /* IA32_XSS, if not 0 */
    uint32_t feature;       /* a bit of CPUID: X86_FEATURE */
    uint32_t cr4;           /* bits that it sets in CR4 */
    bool ept, invvpid;
    bool accessed_dirty, execute_only; /* what EPT can do */
    bool protected_mode;               /* not IA-32e mode: see guest_32.h */
    bool apic;                         /* the local APIC of the machine, at GUEST_DEVICE */
    bool interrupts;                   /* of its own at the processor, which only some hosts lend */
};

/* Make the VMCS current and fill it for a guest that starts at `entry`.  False, with a line that names
 * it, if the processor refuses a field or does not offer a control that is required. */
bool vmcs_setup(struct vcpu *v, const struct vcpu_needs *needs, uint64_t (*entry)(void));

/* The host state of the current VMCS: the host as it is now. */
void vmcs_set_host_state(void);

/* What of `needs` this processor does not offer, in words; NULL if it offers all. */
const char *vmcs_missing(const struct vmxd_capabilities *capabilities,
                         const struct vcpu_needs *needs);

/* --- vmcs_32.c --- */

/* Fill the page tables of the guests of guest_32.h; false if their memory lies beyond 4 GBytes. */
bool vmcs_has_protected_mode(void);
/* Make a guest of 64-bit mode one of them. */
void vmcs_set_protected_mode(const struct vcpu *v, uint64_t (*entry)(void));

/* --- vmcs_areas.c --- */

enum vmcs_area {
    VMCS_AREA_IO_BITMAP_A,
    VMCS_AREA_IO_BITMAP_B,
    VMCS_AREA_MSR_BITMAPS,
    VMCS_AREA_VIRTUAL_APIC,
    VMCS_AREA_LOG,
    VMCS_AREA_SUB_PAGES,
    VMCS_AREAS
};

/* Make what these controls work on, and let the VMCS point there; false, with a line, without memory. */
bool vmcs_setup_areas(uint32_t primary, uint32_t secondary);
/* Each entry gives the MSR this value, each exit the one that it has now; false without memory. */
bool vmcs_load_msr(uint32_t msr, uint64_t value);
uint8_t *vmcs_area(enum vmcs_area area); /* NULL: no guest has needed it yet */

/* --- memory.c --- */

bool memory_setup(const struct vmxd_capabilities *capabilities);
uint64_t memory_guest_cr3(void);
uint64_t memory_eptp(void); /* 0: no EPT here */
/* Fill the guest's descriptor tables and stack and take back the lazy page; returns its RSP. */
uint64_t memory_prepare_guest(void);
/* Give the guest the access to a page of its own that it asked for; false if it is not its own. */
bool memory_grant(uint64_t guest_physical, vmxd_qual_ept_violation access);
/* Make the EPT entry of such a page what it was at first. */
bool memory_repair(uint64_t guest_physical);
/* Put `flags` in the place of all but the address of an EPT entry: of a page of the guest, or of the
 * page table through which it sees guest_lazy_page at GUEST_FAR. */
bool memory_change_page(const void *page, uint64_t flags);
bool memory_change_page_table(uint64_t flags);
/* Until the next guest is prepared, this page of the machine is at GUEST_DEVICE; false without memory. */
bool memory_lend_device(uint64_t physical);
/* What is behind a linear address of the guest. */
uint64_t memory_physical_of(uint64_t linear);
/* Keep a copy of all that a guest can reach, and put it back when one has spoilt it.  The first says
 * false if the platform has not enough pages. */
bool memory_keep(void);
void memory_put_back(void);

/* --- run.c --- */

extern const char vmx_exit[]; /* vmx_entry.S: where the processor goes on after an exit */
enum guest_end vcpu_run(struct vcpu *v);

/* --- Of handlers.h, what the loop itself needs --- */

/* RIP past the instruction that exited.  Blocking by STI or MOV SS is left as it is, which saves a
 * VMREAD: it then lasts one instruction longer, and the host injects only through the interrupt
 * window, which waits for it. */
static inline void skip_instruction(void)
{
    WRITE_NATURAL(VMXD_VMCS_GUEST_RIP, READ_NATURAL(VMXD_VMCS_GUEST_RIP) +
                                           READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH));
}

#endif /* VMXDEFS_EXAMPLE_VCPU_H */
