/* SPDX-License-Identifier: MIT */
/* failures.h - VMX instructions and VM entries that must fail.
 *
 *     failures.c             runs the rows, compares each outcome, prints which errors were provoked
 *     failed_instructions.c  rows: VMX instructions
 *     failed_entries.c       rows: VM entries with one fault each
 */
#ifndef VMXDEFS_TEST_FAILURES_H
#define VMXDEFS_TEST_FAILURES_H

#include "../selftest.h"

/* Initialisers of struct vmx_outcome. */
#define INVALID                       \
    {                                 \
        .status = VMXD_VMFAIL_INVALID \
    }
#define ERROR(number)                                  \
    {                                                  \
        .status = VMXD_VMFAIL_VALID, .error = (number) \
    }
#define FAILED_ENTRY(basic, entry_qualification)                                                  \
    {                                                                                             \
        .reason = {VMXD_EXIT_REASON_FAILED_ENTRY | (basic)}, .qualification = entry_qualification \
    }

/* When an entry is tried with the fault. */
enum failure_time {
    AT_LAUNCH_AND_RESUME,
    AT_LAUNCH, /* VMLAUNCH alone */
    AT_RESUME  /* VMRESUME alone, after the guest has run */
};

/* A VM entry that must fail: with other bits in a field, or with what a function makes. */
struct entry_failure {
    const char *name;
    enum failure_time when;
    uint32_t field;                   /* with `flip`; 0: none */
    uint64_t flip;                    /* the bits to change */
    bool (*break_it)(struct vcpu *v); /* false: this processor does not offer it */
    struct vmx_outcome expected;
    bool may_succeed; /* the manual lets a processor allow it */
    /* The rules of VM entry that it breaks, and no other of this outcome.  0: none, as rule 0 is not broken here. */
    enum vmxd_rule rule, second_rule;
    enum vmxd_rule rule_without_ept; /* instead */
    bool and_others;                 /* it breaks other rules, too */
};

/* Another VMX instruction that must fail. */
struct instruction_failure {
    const char *name;
    enum vmxd_status (*execute)(const struct vcpu *v);
    bool (*is_offered)(const struct vmxd_capabilities *c); /* NULL: by every processor */
    struct vmx_outcome expected;
    bool without_vmcs; /* there is no current VMCS */
};

/* The rows by subject; the last row of each has no name. */
extern const struct instruction_failure failed_instructions[];
extern const struct entry_failure failed_by_controls[], failed_by_host_state[],
    failed_by_guest_state[], failed_by_launch_state[];

/* Set control bits.  False: the processor does not offer them. */
bool failure_turn_on(const struct vcpu *v, uint32_t field, uint32_t bits);

/* A page for a fault that needs one. */
void *failure_page(void);

/* Run all rows; returns how many did not fail as expected. */
uint32_t failures_run(struct vcpu *v);

#endif /* VMXDEFS_TEST_FAILURES_H */
