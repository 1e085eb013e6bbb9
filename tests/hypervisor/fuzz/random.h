/* SPDX-License-Identifier: MIT */
/* random.h - reproducible random numbers: the generator SplitMix64.
 *
 * The streams of neighbouring seeds are independent, so number n of a series has the seed + n.
 */
#ifndef VMXDEFS_TEST_RANDOM_H
#define VMXDEFS_TEST_RANDOM_H

#include <vmxdefs/base.h>

struct random {
    uint64_t state;
};

static inline uint64_t random_mix(uint64_t z)
{
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
    z = (z ^ z >> 27) * 0x94D049BB133111EB;
    return z ^ z >> 31;
}

static inline struct random random_from(uint64_t seed)
{
    return (struct random){random_mix(seed)};
}

static inline uint64_t random_word(struct random *r)
{
    r->state += 0x9E3779B97F4A7C15;
    return random_mix(r->state);
}

/* A number below `limit`, which is small. */
static inline size_t random_below(struct random *r, size_t limit)
{
    return (size_t)(random_word(r) >> 32) * limit >> 32;
}

#endif /* VMXDEFS_TEST_RANDOM_H */
