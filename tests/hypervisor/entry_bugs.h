/* SPDX-License-Identifier: MIT */
/* entry_bugs.h - rules of VM entry that an emulator does not check, or checks in another way.
 *
 * As in emulator_bugs.h: a row is as narrow as the bug (rule, condition, versions of Bochs), and the outcome must be
 * that of the row.
 */
#ifndef VMXDEFS_TEST_ENTRY_BUGS_H
#define VMXDEFS_TEST_ENTRY_BUGS_H

#include <vmxdefs/entry_check.h>

struct entry_bug {
    uint32_t first, last; /* versions of Bochs, both included */
    uint32_t rule;
    bool (*only)(const struct vmxd_snapshot *s); /* the condition; NULL: always */
    bool not_run;                                /* the emulator panics */
    uint32_t outcomes;  /* what comes if no other rule is broken: 1 << enum vmxd_entry_outcome */
    const char *what;   /* in words */
    const char *source; /* where: file of the emulator's source, function */
};

/* The row for a broken rule, for the emulator of emulator_set(); NULL: none. */
const struct entry_bug *entry_bug(uint32_t rule, const struct vmxd_snapshot *s);

#endif /* VMXDEFS_TEST_ENTRY_BUGS_H */
