/* SPDX-License-Identifier: MIT */
/* guest.h - the guest program as the host sees it.
 *
 * The guest is part of the image: two ranges of whole pages, its code and its data, that are mapped
 * for it at the same linear addresses as for the host.
 */
#ifndef VMXDEFS_EXAMPLE_GUEST_H
#define VMXDEFS_EXAMPLE_GUEST_H

#include "../core/vcpu.h"
#include "guest_32.h"

/* --- What the two agree on --- */

/* VMCALL: RAX is one of these, RCX its argument; the answer comes in RAX. */
enum hypercall {
    HYPERCALL_DONE,           /* the guest has finished; RCX: 0, or the line that found a fault */
    HYPERCALL_ADD,            /* RCX + RDX */
    HYPERCALL_PEND_INTERRUPT, /* make interrupt RCX pending at the processor: it hits the guest */
    HYPERCALL_VIRTUAL_INTERRUPT, /* inject interrupt RCX as soon as the guest can take it */
    HYPERCALL_VIRTUAL_NMI,       /* inject an NMI as soon as the guest can take it */
    HYPERCALL_TRAP,              /* an MTF VM exit before the next instruction */
    HYPERCALL_EPT_PAGE,          /* EPT maps the guest's page at RCX with the flags RDX */
    HYPERCALL_EPT_PAGE_TABLE,    /* EPT maps the page table of GUEST_FAR with the flags RDX */
    HYPERCALL_LOGGED,   /* is the page at RCX the last that the page-modification log has? */
    HYPERCALL_SUB_PAGES /* the entry of the top SPP table for all pages becomes RDX */
};

#define GUEST_PORT      0x5658 /* reads back what was written last; every other port reads as ones */
#define GUEST_OPEN_PORT 0x80   /* the I/O bitmaps let it through: power-on codes go there */

#define GUEST_TPR_THRESHOLD 4    /* with a TPR shadow; a priority below it exits */
#define GUEST_EOI_VECTOR    0x52 /* with virtual-interrupt delivery: its EOI exits */

/* guest_lazy_page a second time, through page tables of its own, and, as an address that says so, the
 * entry of them that maps it. */
#define GUEST_FAR       0x70000000
#define GUEST_FAR_ENTRY 8

#define GUEST_STACK_WORDS 1024

#define GUEST_DEVICE (GUEST_FAR + 0x1000) /* a page of the machine, lent to one guest */

/* The 32-bit guests. */
extern const uint8_t guest_code_32[];
extern uint8_t guest_data_32[];
extern uint32_t guest_directory_32[1024], guest_table_32[1024];

/* Memory of the guest that the host fills or looks at. */
extern uint8_t guest_code_begin[], guest_code_end[], guest_data_begin[], guest_data_end[];
extern uint64_t guest_gdt[PLATFORM_PAGE_SIZE / 8]; /* a page, of which it uses little */
extern uint8_t guest_tss[104];
extern uint64_t guest_idt[2 * 256];
extern uint8_t guest_vectors[];   /* entry points, GUEST_VECTOR_SIZE bytes each */
extern const char guest_return[]; /* where its functions return to */
extern uint64_t guest_stack[GUEST_STACK_WORDS];
extern volatile uint64_t guest_resume;    /* where an announced fault goes on; 0: none */
extern uint8_t guest_operand[64];         /* for instructions with an operand in memory */
extern void (*volatile guest_hook)(void); /* its event handler calls it, once; NULL: nothing */
extern uint8_t guest_apic_page[PLATFORM_PAGE_SIZE]; /* where its APIC is, if one is virtualized */
extern uint8_t guest_lazy_page[PLATFORM_PAGE_SIZE]; /* not in EPT until the guest touches it */
extern volatile uint64_t guest_wakeups;             /* counts timer and external-interrupt exits */
extern volatile uint64_t guest_events[256];         /* how often each vector was delivered to it */

#define GUEST_VECTOR_SIZE 16
/* Its segments: selectors, and the access rights in the VMCS and in its GDT. */
#define GUEST_CS 0x08
#define GUEST_SS 0x10
#define GUEST_TR 0x18
#define GUEST_RIGHTS_CODE_OR_DATA(segment_type, is_code)                                \
    (VMXD_PUT(VMXD_AR_TYPE, segment_type) | VMXD_AR_DESCRIPTOR_TYPE | VMXD_AR_PRESENT | \
     (is_code ? VMXD_AR_LONG_MODE : VMXD_AR_DEFAULT_OPERATION_SIZE) | VMXD_AR_GRANULARITY)
#define GUEST_RIGHTS_CODE     GUEST_RIGHTS_CODE_OR_DATA(11, true) /* execute, read, accessed */
#define GUEST_RIGHTS_DATA     GUEST_RIGHTS_CODE_OR_DATA(3, false) /* read, write, accessed */
#define GUEST_RIGHTS_BUSY_TSS (VMXD_PUT(VMXD_AR_TYPE, 11) | VMXD_AR_PRESENT)

/* --- What the guest provokes --- */

/* An exit that the guest is going to cause, written down beside the instruction (case.h): while RIP is
 * in [begin, end), this exit must come, and nothing else may.  Of two rows for one place the first is
 * the first to come.  What is 0 must not be valid. */
struct expected_exit {
    uint64_t site; /* where in the guest's code the row stands; 0: every case may cause it */
    uint64_t begin, end;
    uint64_t qualification;
    uint64_t address;           /* guest-linear address */
    uint64_t physical;          /* guest-physical address: that of this linear address */
    uint32_t reason;            /* the whole exit-reason field */
    uint32_t kind;              /* enum vmxd_kind: what RIP says */
    uint32_t information;       /* VM-exit instruction information */
    uint32_t event;             /* VM-exit interruption information ... */
    uint32_t error;             /* ... and error code */
    uint32_t interrupted;       /* IDT-vectoring information ... */
    uint32_t interrupted_error; /* ... and error code */
    uint32_t seen;              /* how often it came */
};

struct guest_case {
    const char *name;
    uint64_t (*run)(void); /* in the guest; returns 0, or the line of what it found wrong */
    struct vcpu_needs needs;
    enum guest_end end;
};
extern const struct guest_case
    guest_good_case; /* for who wants a guest that does nothing special */

/* The linker makes these of the names of the sections. */
extern struct expected_exit __start_expected_exits[], __stop_expected_exits[];
extern const struct guest_case *const __start_guest_cases[], *const __stop_guest_cases[];

/* --- check.c: exits against their rows --- */

/* Forget what has been seen; from now on it is the exits of `c` that come. */
void check_start(const struct guest_case *c);
void check_exit(const struct vcpu *v); /* for vcpu.observe */
/* Whether the guest ended as it should, and every exit came that it provokes. */
void check_end(const struct vcpu *v, const struct guest_case *c, enum guest_end end);
/* It is not run here: what it would have provoked is not offered by this processor. */
void check_not_offered(const struct guest_case *c, const char *missing);
void check_failed(const char *what); /* a line, and the demo's result is a failure */
extern uint32_t checks_failed;
extern uint64_t exits_checked;

/* --- reasons.c: which reasons have been provoked, and why not --- */

void reasons_provoked(uint32_t basic);
void reasons_not_offered(uint32_t basic, const char *missing);
uint32_t reasons_report(void); /* returns how many were provoked */

/* --- cost.c --- */

void measure_cost(struct vcpu *v);

/* Hold the definitions of the library against this processor; returns how many it contradicts. */
uint32_t definitions_selftest(const struct vmxd_capabilities *capabilities);

#endif /* VMXDEFS_EXAMPLE_GUEST_H */
