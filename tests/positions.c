/* SPDX-License-Identifier: MIT */
/* For each bit-field of the library a function that is 1 if the field stands where its row says:
 * the compiler folds it, and the part `everywhere` reads the answer in its output.  So the layout
 * of an ABI is known without a machine to run it on. */
#include "tables.h"

#define ONES(width) (0xFFFFFFFFu >> (32 - (width)))

#define POSITION(tag, member, lsb, width)         \
    int position_##tag##_##member(void);          \
    int position_##tag##_##member(void)           \
    {                                             \
        tag word = tag##_from(0);                 \
        word.bits.member = ONES(width);           \
        return word.full == ONES(width) << (lsb); \
    }
#define POSITIONS(tag, TABLE) TABLE(POSITION, tag)
TABLES32(POSITIONS)
