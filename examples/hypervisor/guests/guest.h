/* SPDX-License-Identifier: MIT */
/* guest.h - the guest program as the host sees it.
 *
 * The guest is part of the image: two ranges of whole pages, its code and its data, that are mapped
 * for it at the same linear addresses as for the host.
 */
#ifndef VMXDEFS_EXAMPLE_GUEST_H
#define VMXDEFS_EXAMPLE_GUEST_H

#include "../core/vcpu.h"

/* --- What the two agree on --- */

/* VMCALL: RAX is one of these, RCX its argument; the answer comes in RAX. */
enum hypercall {
    HYPERCALL_DONE,           /* the guest has finished; RCX: 0, or the line that found a fault */
    HYPERCALL_ADD,            /* RCX + RDX */
    HYPERCALL_PEND_INTERRUPT, /* make interrupt RCX pending at the processor: it hits the guest */
    HYPERCALL_VIRTUAL_INTERRUPT, /* inject interrupt RCX as soon as the guest can take it */
    HYPERCALL_TRAP               /* an MTF VM exit before the next instruction */
};

#define GUEST_PORT 0x5658 /* reads back what was written last; every other port reads as ones */

#define GUEST_STACK_WORDS 1024

/* Memory of the guest that the host fills or looks at. */
extern uint8_t guest_code_begin[], guest_code_end[], guest_data_begin[], guest_data_end[];
extern uint64_t guest_gdt[5];
extern uint8_t guest_tss[104];
extern uint64_t guest_idt[2 * 256];
extern uint8_t guest_vectors[];   /* entry points, GUEST_VECTOR_SIZE bytes each */
extern const char guest_return[]; /* where its functions return to */
extern uint64_t guest_stack[GUEST_STACK_WORDS];
extern volatile uint64_t guest_resume;              /* where an announced fault goes on; 0: none */
extern uint8_t guest_lazy_page[PLATFORM_PAGE_SIZE]; /* not in EPT until the guest touches it */
extern volatile uint64_t guest_wakeups;             /* counts timer and external-interrupt exits */
extern volatile uint64_t guest_events[256];         /* how often each vector was delivered to it */
#define GUEST_TSC_FLOOR_IN_INSTRUCTIONS 3           /* if the TSC counts instructions */
extern uint64_t guest_tsc_floor, guest_tsc_cpuid;   /* what it measured: see guest_round_trip */

#define GUEST_VECTOR_SIZE 16
/* Its segments: selectors, and the access rights in the VMCS and in its GDT. */
#define GUEST_CS 0x08
#define GUEST_SS 0x10
#define GUEST_TR 0x18
#define GUEST_RIGHTS_CODE_OR_DATA(segment_type, is_code)                                           \
    (VMXD_PUT32(vmxd_access_rights, type, segment_type) |                                          \
     VMXD_MASK32(vmxd_access_rights, descriptor_type) | VMXD_MASK32(vmxd_access_rights, present) | \
     (is_code ? VMXD_MASK32(vmxd_access_rights, long_mode)                                         \
              : VMXD_MASK32(vmxd_access_rights, default_operation_size)) |                         \
     VMXD_MASK32(vmxd_access_rights, granularity))
#define GUEST_RIGHTS_CODE GUEST_RIGHTS_CODE_OR_DATA(11, true) /* execute, read, accessed */
#define GUEST_RIGHTS_DATA GUEST_RIGHTS_CODE_OR_DATA(3, false) /* read, write, accessed */
#define GUEST_RIGHTS_BUSY_TSS \
    (VMXD_PUT32(vmxd_access_rights, type, 11) | VMXD_MASK32(vmxd_access_rights, present))

/* --- What the guest provokes --- */

/* An exit that the guest is going to cause, written down beside the instruction (see EXIT in guest.c):
 * while RIP is in [begin, end), this exit must come, and nothing else may. */
struct expected_exit {
    uint64_t site; /* where in the guest's code the row stands */
    uint64_t begin, end;
    uint64_t qualification;
    uint64_t address;      /* guest-linear address of the access, if not 0 */
    uint32_t reason;       /* the whole exit-reason field */
    uint32_t interruption; /* VM-exit interruption information, if not 0 */
    uint32_t error_code;   /* VM-exit interruption error code */
    uint32_t seen;         /* how often it came */
};
/* The linker makes these two of the section's name. */
extern struct expected_exit __start_expected_exits[], __stop_expected_exits[];

struct guest_case {
    const char *name;
    uint64_t (*run)(void); /* in the guest; returns 0, or the line of what it found wrong */
    struct vcpu_needs needs;
    enum guest_end end;
};
extern const struct guest_case guest_cases[];
extern const size_t guest_case_count;
extern const struct guest_case guest_round_trip_case;

/* Hold the definitions of the library against this processor; returns how many it contradicts. */
uint32_t definitions_selftest(const struct vmxd_capabilities *capabilities);

#endif /* VMXDEFS_EXAMPLE_GUEST_H */
