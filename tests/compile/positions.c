/* SPDX-License-Identifier: MIT */
/* For each field of the library a function that returns 1 if the field is at the position of its row.
 * The compiler evaluates it, and compile_matrix.sh reads the result in the output of the compiler: the
 * layout of an ABI is tested without a machine that can run it. */
#include "vmxdefs/rows.h"

#define ONES32(width) (0xFFFFFFFFu >> (32 - (width)))
#define ONES64(width) (0xFFFFFFFFFFFFFFFFull >> (64 - (width)))

/* Every bit of the bit-field alone, and all of them. */
#define POSITION32(tag, kind, member, constant, lsb, width, names) \
    int position_##tag##_##member(void);                           \
    int position_##tag##_##member(void)                            \
    {                                                              \
        tag w = tag##_from(0);                                     \
        int right = 1;                                             \
        for (unsigned bit = 0; bit < (width); bit++) {             \
            w.bits.member = 1u << bit;                             \
            right &= w.full == 1u << (lsb) << bit;                 \
        }                                                          \
        w.bits.member = ONES32(width);                             \
        return right && w.full == ONES32(width) << (lsb);          \
    }
#define POSITIONS32(tag, ROWS) ROWS(POSITION32, tag)
VMXD_ALL_WORDS32(POSITIONS32)

/* VMXD_GET returns what VMXD_PUT was given, and no other bit is set. */
#define POSITION64(tag, kind, member, constant, lsb, width, names)                            \
    int position_##tag##_##member(void);                                                      \
    int position_##tag##_##member(void)                                                       \
    {                                                                                         \
        const uint64_t mask = (constant) ? (constant) : ONES64(width) << (lsb);               \
        const tag w = tag##_from(VMXD_PUT(mask, 0xFFFFFFFFFFFFFFFFull));                      \
        const tag others = tag##_from(~w.full);                                               \
        int right = w.full == ONES64(width) << (lsb);                                         \
        for (unsigned bit = 0; bit < (width); bit++)                                          \
            right &= VMXD_GET_AS(tag, mask, tag##_from(1ull << (lsb) << bit)) == 1ull << bit; \
        return right && VMXD_GET_AS(tag, mask, w) == ONES64(width) &&                         \
               VMXD_GET_AS(tag, mask, others) == 0;                                           \
    }
#define POSITIONS64(tag, ROWS) ROWS(POSITION64, tag)
VMXD_ALL_WORDS64(POSITIONS64)
