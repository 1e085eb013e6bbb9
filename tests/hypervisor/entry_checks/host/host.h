/* SPDX-License-Identifier: MIT */
/* host.h - the search for VMCSs that break one rule each, and what checks them, on the machine that builds.
 *
 *     main.c       the commands
 *     processor.c  the states of a processor: as the image printed them, or imaginary
 *     search.c     finds the changes
 *     verify.c     whether the changes break the rule and no other
 *     logic.c      verdicts without an input, and wrong bits
 *     mutants.c    whether they detect changes of the rules (tests/mutation/entry_mutants.py)
 */
#ifndef VMXDEFS_TEST_ENTRY_CHECKS_HOST_H
#define VMXDEFS_TEST_ENTRY_CHECKS_HOST_H

#include <stdio.h>

#include "../entry_checks.h"
#include <vmxdefs/entry_words.h>

/* --- processor.c --- */

struct processor {
    struct vmxd_snapshot states[ENTRY_STATES];
    bool has_state[ENTRY_STATES];
    bool imaginary; /* every fact can be changed, too */
};

/* Read what the image printed; exits with a message if that is something else. */
void processor_read(struct processor *p, const char *path);
/* Make it a processor that has every capability. */
void processor_imagine(struct processor *p);
/* The changes of a vector are read and written with the names of the rule, the state and the input. */
uint32_t rule_of_name(const char *name);
uint32_t input_of_name(const char *name);
uint32_t state_of_name(const char *name);
void print_change(FILE *file, const struct entry_change *c);
bool read_change(FILE *file, struct entry_change *c);
/* The number of bits of an input that a change may concern; 0: none. */
uint32_t input_width(uint32_t input);
_Noreturn void die(const char *what, const char *name);

/* --- A VMCS that is tried --- */

struct trial {
    struct vmxd_snapshot s;
    struct vmxd_msr_entry entry; /* the first of the VM-entry MSR-load area */
};

void trial_start(struct trial *t, const struct processor *p, uint32_t state);
/* The verdict about a rule.  A rule of the MSR-load area does not apply if the area has no entry. */
enum vmxd_verdict trial_verdict(const struct trial *t, uint32_t rule, struct vmxd_rule_check *r);
/* The first other rule, but for advice, that is broken, or could be; VMXD_RULES: none. */
uint32_t trial_other(const struct trial *t, uint32_t rule);

/* --- search.c --- */

#define CHANGES_MAX 12
struct vector {
    uint32_t count;
    struct entry_change changes[CHANGES_MAX];
};

/* Find changes of the state that break the rule and no other, at most `depth`; with `silent`, one of them may be a
 * change that the rule alone does not notice.  False: there are none, or the search was too long. */
bool search(const struct processor *p, uint32_t rule, uint32_t state, uint32_t depth, bool silent,
            struct vector *v);

/* --- verify.c --- */

struct vector_reader {
    FILE *file;
    struct entry_change next; /* the first change of the next vector */
    bool has_next;
};
struct vector_reader vectors_start(FILE *file);
bool vectors_read(struct vector_reader *reader, struct vector *v); /* false: that was the last */
void vector_apply(struct trial *t, const struct processor *p, const struct vector *v);

/* Print what is wrong with the vectors in the file; returns how many are wrong. */
uint32_t verify_vectors(const struct processor *p, FILE *vectors, uint32_t *rules_seen);

/* --- logic.c --- */

/* Make each input of each rule unknown and assumed, and change the wrong bits.  Returns how many verdicts are wrong. */
uint32_t check_logic(const struct processor *p, FILE *vectors);

/* --- mutants.c, only with VMXDEFS_MUTANTS --- */

/* Print the numbers of the changes of the rules that no vector detects. */
void print_undetected(const struct processor *p, FILE *vectors);

#endif /* VMXDEFS_TEST_ENTRY_CHECKS_HOST_H */
