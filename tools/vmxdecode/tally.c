/* SPDX-License-Identifier: MIT */
#include "tally.h"

#include <stdlib.h>

struct tally *tally_count(struct tally_table *table, uint64_t key)
{
    size_t slot = (size_t)(key * 0x9E3779B97F4A7C15 >> 52) % TALLY_SLOTS;
    struct tally *tally = &table->others;

    while (table->rows[slot].tally.count && table->rows[slot].key != key)
        slot = (slot + 1) % TALLY_SLOTS;
    if (table->rows[slot].tally.count || table->keys < TALLY_KEYS)
        tally = &table->rows[slot].tally;
    if (tally != &table->others && tally->count == 0) {
        table->rows[slot].key = key;
        table->keys++;
    }
    tally->count++;
    return tally;
}

void tally_add_time(struct tally *tally, uint64_t time)
{
    if (tally->timed == 0 || time < tally->least)
        tally->least = time;
    if (time > tally->most)
        tally->most = time;
    tally->total += time;
    tally->timed++;
}

static int by_count(const void *a, const void *b)
{
    const struct tally_row *x = a, *y = b;

    if (x->tally.count != y->tally.count)
        return x->tally.count < y->tally.count ? 1 : -1;
    return x->key < y->key ? -1 : x->key > y->key;
}

const struct tally_row *tally_sort(struct tally_table *table, size_t *count)
{
    qsort(table->rows, TALLY_SLOTS, sizeof(table->rows[0]), by_count);
    *count = table->keys;
    return table->rows;
}
