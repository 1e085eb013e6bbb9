/* SPDX-License-Identifier: MIT */
/* For each field of the library a function that is 1 if the field stands where its row says: the
 * compiler folds it, and the part `everywhere` reads the answer in its output.  So the layout of an
 * ABI is known without a machine to run it on. */
#include "vmxdefs/tables.h"

#define ONES32(width) (0xFFFFFFFFu >> (32 - (width)))
#define ONES64(width) (0xFFFFFFFFFFFFFFFFull >> (64 - (width)))

/* Every bit of the field alone, set as a bit-field, and all of them. */
#define POSITION32(tag, member, lsb, width)                      \
    int position_##tag##_##member(void);                         \
    int position_##tag##_##member(void)                          \
    {                                                            \
        tag word = tag##_from(0);                                \
        int right = 1;                                           \
        for (unsigned bit = 0; bit < (width); bit++) {           \
            word.bits.member = 1u << bit;                        \
            right &= word.full == 1u << (lsb) << bit;            \
            right &= VMXD_GET32(tag, member, word) == 1u << bit; \
        }                                                        \
        word.bits.member = ONES32(width);                        \
        return right && word.full == ONES32(width) << (lsb);     \
    }
#define POSITIONS32(tag, TABLE) TABLE(POSITION32, tag)
VMXD_ALL_TABLES32(POSITIONS32)

/* What has been put is got, and nothing stands beside it. */
#define POSITION64(tag, member, lsb, width)                                                    \
    int position_##tag##_##member(void);                                                       \
    int position_##tag##_##member(void)                                                        \
    {                                                                                          \
        const tag word = tag##_from(VMXD_PUT64(tag, member, 0xFFFFFFFFFFFFFFFFull));           \
        const tag others = tag##_from(~word.full);                                             \
        int right = word.full == ONES64(width) << (lsb);                                       \
        for (unsigned bit = 0; bit < (width); bit++)                                           \
            right &= VMXD_GET64(tag, member, tag##_from(1ull << (lsb) << bit)) == 1ull << bit; \
        return right && VMXD_GET64(tag, member, word) == ONES64(width) &&                      \
               VMXD_GET64(tag, member, others) == 0;                                           \
    }
#define POSITIONS64(tag, TABLE) TABLE(POSITION64, tag)
VMXD_ALL_TABLES64(POSITIONS64)
