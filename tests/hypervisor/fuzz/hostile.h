/* SPDX-License-Identifier: MIT */
/* hostile.h - what is meant to fail: entries, guests, whole VMCSs.
 *
 *     failures.c       each way in which a VMX instruction or an entry fails, one after the other
 *     failed_*.c       the rows of it, by what is wrong
 *     host_state.c     what no guest may change of the host
 *     hostile.c        runs guests that mean harm: the written ones, and random code
 *     hostile_guests.c what the written ones do
 *     mutation.c       VMCSs with random faults
 *     random.h         random numbers that can be had again
 */
#ifndef VMXDEFS_EXAMPLE_HOSTILE_H
#define VMXDEFS_EXAMPLE_HOSTILE_H

#include "guest.h"

/* --- failures.c --- */

/* How a VMX instruction ended, an entry among them. */
struct outcome {
    enum vmxd_status status;
    uint32_t error;         /* VM-instruction error of a VMfailValid */
    uint32_t reason;        /* of a failed entry: the whole exit-reason field; 0: it was none */
    uint64_t qualification; /* of a failed entry */
};

#define OUTCOME_INVALID              \
    {                                \
        VMXD_VMFAIL_INVALID, 0, 0, 0 \
    }
#define OUTCOME_ERROR(number)           \
    {                                   \
        VMXD_VMFAIL_VALID, number, 0, 0 \
    }
#define OUTCOME_CONTROLS OUTCOME_ERROR(VMXD_ERROR_ENTRY_INVALID_CONTROL_FIELDS)
#define OUTCOME_HOST     OUTCOME_ERROR(VMXD_ERROR_ENTRY_INVALID_HOST_STATE_FIELDS)
#define OUTCOME_FAILED(basic, qualification)                                      \
    {                                                                             \
        VMXD_VMSUCCEED, 0, VMXD_EXIT_REASON_FAILED_ENTRY | (basic), qualification \
    }
#define OUTCOME_GUEST(qualification) \
    OUTCOME_FAILED(VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE, qualification)

/* When an entry is tried with the fault. */
enum failure_time {
    AT_FIRST = 1, /* VMLAUNCH */
    LATER = 2,    /* VMRESUME, after the guest has run well */
    ALWAYS = AT_FIRST | LATER
};

/* An entry that must fail.  The fault is in one bit or a few of a field, or else a function makes it. */
struct entry_failure {
    const char *name;
    uint8_t when; /* enum failure_time; 0 is ALWAYS */
    uint32_t field;
    uint64_t flip;
    bool (*break_it)(struct vcpu *v); /* false: this processor does not offer it */
    struct outcome expected;
};

/* Another VMX instruction that must fail. */
struct instruction_failure {
    const char *name;
    enum vmxd_status (*execute)(const struct vcpu *v);
    bool (*is_offered)(const struct vmxd_capabilities *c); /* NULL: everywhere */
    struct outcome expected;
    bool without_vmcs; /* there is no current VMCS */
};

/* The rows, by theme; each table ends with a row without a name. */
extern const struct instruction_failure failed_instructions[];
extern const struct entry_failure failed_by_controls[], failed_by_host_state[],
    failed_by_guest_state[], failed_by_launch_state[];

/* Set the control bits; false if the processor does not offer them. */
bool failure_turn_on(const struct vcpu *v, uint32_t field, uint32_t bits);

/* A page for what a fault needs. */
void *failure_page(void);

/* All of them; returns how many did not fail as they should. */
uint32_t failures_run(struct vcpu *v);

/* The common end of a fault: a good guest runs as if nothing had been. */
bool good_guest_runs(struct vcpu *v);

/* --- host_state.c --- */

/* Note the state of the host as it is, or as a good guest has left it.  False, with a line, if it has
 * more than can be kept here. */
bool host_remember(void);

/* Put back what neither the VMCS nor an exit keeps from the guest. */
void host_restore(void);

/* What of the host is not as it was, in words; NULL: all is. */
const char *host_damage(void);

/* --- hostile.c, hostile_guests.c --- */

#define END(end) (1u << (end))

struct hostile_guest {
    const char *name;
    uint64_t (*run)(void);
    uint32_t ends;  /* how it may end: END of each */
    uint32_t exits; /* so many it may have; 0: any number */
    bool ept;       /* only with EPT */
};
extern const struct hostile_guest hostile_guests[]; /* the last has no name */
extern uint8_t hostile_code[PLATFORM_PAGE_SIZE];    /* where random code stands */
extern uint64_t hostile_table[512];                 /* page tables of a guest's own making */
extern uint64_t hostile_table_physical;

/* Whether a guest that does not end by itself can be ended here, by the preemption timer or by an
 * interrupt of the platform; if so, `needs` gets what it takes. */
bool hostile_bound(const struct vmxd_capabilities *capabilities, struct vcpu_needs *needs);

/* Run the guest that has been set up, for so many exits at most (0: any number), and put the host
 * back.  The caller asks host_damage() what came of it. */
enum guest_end hostile_enter(struct vcpu *v, uint32_t exits);

/* The written guests, then random code; return how many did harm. */
uint32_t hostile_run(struct vcpu *v, const struct hypervisor_options *options);

/* --- mutation.c --- */

/* VMCSs with random faults, each to be entered once; returns how many did harm.  After hostile_run. */
uint32_t mutation_run(struct vcpu *v, const struct hypervisor_options *options);

#endif /* VMXDEFS_EXAMPLE_HOSTILE_H */
