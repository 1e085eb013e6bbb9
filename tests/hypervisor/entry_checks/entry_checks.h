/* SPDX-License-Identifier: MIT */
/* entry_checks.h - VMCSs that break one rule of VM entry each, entered by the processor.
 *
 *     states.c         good VMCSs in different modes
 *     entry_checks.c   prints the states; enters the VMCSs and compares the outcome with the prediction
 *     vectors.c        the changes that break one rule each, made by host/search.c
 *     host/            programs for the machine that builds: the search, and what it shares
 *
 * The image is started twice.  With the option entry_checks=1 it prints its states; host/search.c finds for each
 * rule and each state the smallest change that breaks this rule and no other; with these as vectors and
 * entry_checks=2 the image enters each of the VMCSs.
 */
#ifndef VMXDEFS_TEST_ENTRY_CHECKS_H
#define VMXDEFS_TEST_ENTRY_CHECKS_H

#include <vmxdefs/entry_check.h>

/* --- states.c --- */

enum entry_state {
    STATE_64_BIT, /* as the example hypervisor makes it; the others are changes of it */
    STATE_32_BIT,
    STATE_PAE_WITHOUT_EPT,
    STATE_PAE_WITH_EPT,
    STATE_REAL_MODE,
    STATE_VIRTUAL_8086,
    STATE_INJECT_NMI,
    STATE_INJECT_EXCEPTION,
    STATE_INJECT_SOFTWARE_INTERRUPT,
    STATE_MSR_LOAD, /* one entry in each MSR area */
    ENTRY_STATES
};

/* Pages in memory that the states point to. */
struct entry_pages {
    uint64_t link;   /* the first word is the VMCS revision identifier */
    uint64_t pdptes; /* a page-directory-pointer table without present entries */
};

/* A change: bits of an input, or of the first entry of the VM-entry MSR-load area.  The changes of one vector
 * follow each other. */
struct entry_change {
    uint16_t rule, state;
    uint32_t input;
    uint64_t flip;
};

/* Inputs of the rules of the MSR-load area. */
#define CHANGE_MSR_INDEX VMXD_INPUTS
#define CHANGE_MSR_HIGH  (VMXD_INPUTS + 1)
#define CHANGE_MSR_DATA  (VMXD_INPUTS + 2)

/* The first entry of each area: IA32_SYSENTER_CS, 0. */
#define ENTRY_MSR_INDEX 0x174u

extern const char *const entry_state_names[ENTRY_STATES];

/* Change the snapshot of STATE_64_BIT.  False: the processor does not have the state. */
bool entry_state_make(struct vmxd_snapshot *s, enum entry_state state,
                      const struct entry_pages *pages);

/* Make the change.  What is in memory at another address is not known. */
void entry_change_make(struct vmxd_snapshot *s, struct vmxd_msr_entry *entry,
                       const struct entry_change *change);

/* --- vectors.c --- */

/* The size does not depend on how many are used: the image that prints the states has the same addresses. */
#define ENTRY_CHANGES 8192
extern const struct entry_change entry_changes[ENTRY_CHANGES];

#endif /* VMXDEFS_TEST_ENTRY_CHECKS_H */
