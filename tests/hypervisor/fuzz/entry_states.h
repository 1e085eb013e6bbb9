/* SPDX-License-Identifier: MIT */
/* entry_states.h - guests in other modes than 64-bit mode, and mutations of fields that belong together. */
#ifndef VMXDEFS_TEST_ENTRY_STATES_H
#define VMXDEFS_TEST_ENTRY_STATES_H

#include "fuzz.h"
#include "random.h"

/* Pages for the mutations. */
struct state_pages {
    uint8_t *scratch;              /* the processor may write to it */
    uint8_t *ones;                 /* bitmaps: every port and every MSR exits */
    uint8_t *zeros;                /* an EPTP list without a valid entry */
    struct vmxd_vmcs_header *link; /* for the VMCS link pointer */
    struct vmxd_msr_entry *load;   /* the VM-entry MSR-load area */
};
bool state_pages_allocate(struct state_pages *p); /* false: the host has no page left */

/* Change the VMCS of the guest in 64-bit mode: perhaps to another mode.  Only with EPT. */
void state_choose(struct random *r, const struct vmxd_capabilities *c);

/* One mutation.  A fault of the MSR-load area is told to entry_prediction.h. */
void state_mutate(struct random *r, const struct vcpu *v, const struct state_pages *p);

uint64_t random_bit(struct random *r, uint64_t mask); /* one bit of the mask, which is not 0 */

#endif /* VMXDEFS_TEST_ENTRY_STATES_H */
