/* SPDX-License-Identifier: MIT */
/* tally.h - counts and times by key.  The memory does not depend on the number of keys. */
#ifndef VMXDECODE_TALLY_H
#define VMXDECODE_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tally {
    uint64_t count;
    uint64_t timed, total, least, most; /* the times are in nanoseconds */
};

struct tally_row {
    uint64_t key;
    struct tally tally;
};

#define TALLY_SLOTS 4096
#define TALLY_KEYS  3072

struct tally_table {
    struct tally_row rows[TALLY_SLOTS]; /* a hash table; the count of a free row is 0 */
    size_t keys;
    struct tally others; /* of keys for which there was no room */
};

/* Counts the key.  The result remains valid. */
struct tally *tally_count(struct tally_table *table, uint64_t key);

void tally_add_time(struct tally *tally, uint64_t time);

/* Returns the rows in the order of their counts, the largest first, and their number. */
const struct tally_row *tally_sort(struct tally_table *table, size_t *count);

#endif /* VMXDECODE_TALLY_H */
