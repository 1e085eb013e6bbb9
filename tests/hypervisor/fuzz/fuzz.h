/* SPDX-License-Identifier: MIT */
/* fuzz.h - hostile guests, and VMCSs with random faults: the host must not change, and the next guest must run.
 *
 *     hostile.c        runs hostile guests: those of hostile_guests.c, and guests of random code
 *     hostile_guests.c guests that try to change or to stop the host
 *     mutation.c       VMCSs with random faults: the fields, and what must be corrected for the host
 *     entry_states.c   the same: other modes than 64-bit mode, and fields that belong together
 *     random.h         reproducible random numbers
 */
#ifndef VMXDEFS_TEST_FUZZ_H
#define VMXDEFS_TEST_FUZZ_H

#include "../selftest.h"

#define END(end) (1u << (end))

struct hostile_guest {
    const char *name;
    uint64_t (*run)(void);
    uint32_t ends;  /* how it may end: END of each */
    uint32_t exits; /* the number of exits it may have; 0: any */
    bool ept;       /* only with EPT */
};
extern const struct hostile_guest hostile_guests[]; /* the last has no name */
extern uint8_t hostile_code[PLATFORM_PAGE_SIZE];    /* random code */
extern uint64_t hostile_table[512];                 /* page tables that a guest makes itself */
extern uint64_t hostile_table_physical;

/* Whether a guest that does not end by itself can be stopped: by the preemption timer, or by an interrupt of the host.
 * If so, `config` gets what is necessary. */
bool hostile_bound(const struct vmxd_capabilities *capabilities, struct vcpu_config *config);

/* Run the guest that was set up, for at most this number of exits (0: any). */
enum guest_end hostile_enter(struct vcpu *v, uint32_t exits);

/* As vcpu.before_entry: predict the entry (entry_prediction.h). */
void hostile_predict(const struct vcpu *v);

/* Both run as the options say, and return the number of guests or VMCSs that failed. */
uint32_t hostile_run(struct vcpu *v, const struct selftest_options *options);
uint32_t mutation_run(struct vcpu *v, const struct selftest_options *options);

#endif /* VMXDEFS_TEST_FUZZ_H */
