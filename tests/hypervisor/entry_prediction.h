/* SPDX-License-Identifier: MIT */
/* entry_prediction.h - the checker of the library (entry_check.h) predicts each VM entry; the processor must agree.
 *
 *     v->before_entry = prediction_before;
 *     end = vcpu_run(v);
 *     wrong = prediction_after(v, end);
 */
#ifndef VMXDEFS_TEST_ENTRY_PREDICTION_H
#define VMXDEFS_TEST_ENTRY_PREDICTION_H

#include "selftest.h"

/* What the entries are: each kind is counted for itself. */
enum prediction_kind {
    PREDICTION_OF_GOOD_ENTRIES,  /* no rule may be broken, and all must be known */
    PREDICTION_OF_RANDOM_GUESTS, /* the same */
    PREDICTION_OF_FAULTS,
    PREDICTION_KINDS
};
void prediction_start(enum prediction_kind kind);

/* As vcpu.before_entry: predict the entry.  If it is not the first of the run, the last one has succeeded. */
void prediction_before(const struct vcpu *v);

/* An exit came: the predicted entry has succeeded. */
void prediction_entered(void);

/* After the run: NULL, or what is wrong. */
const char *prediction_after(const struct vcpu *v, enum guest_end end);

/* The launch state of the VMCS, when something else than a predicted entry changed it. */
void prediction_set_launched(bool launched);

/* The rules with this outcome that the last predicted entry breaks: how many, and the first of them. */
uint32_t prediction_broken_rules(uint32_t outcome, uint32_t *rules, uint32_t max);

/* Number of the first entry of the MSR-load area whose WRMSR faults; 0: none does. */
void prediction_set_msr_fault(uint32_t number);

/* Print the figures of a kind in a line. */
void prediction_report(enum prediction_kind kind);

#endif /* VMXDEFS_TEST_ENTRY_PREDICTION_H */
