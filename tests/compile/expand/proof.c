/* SPDX-License-Identifier: MIT */
/* Compile-time checks of the generated headers: types, constants and rows.h agree, and the rows are
 * complete.  This file is not generated, and it adds no code. */
#include "vmxdefs/rows.h"

/* An enumerator without a value is the one before plus one, so the first bit of each row is counted.
 * It must be the bit that the row states; otherwise this divides by zero. */
#define COUNT(tag, kind, member, constant, lsb, width, names) \
    tag##_##member##_begin,                                   \
        tag##_##member##_last = -1 / (tag##_##member##_begin == (lsb)) + (lsb) + (width),
#define SAME(tag, kind, member, constant, lsb, width, names) \
    SAME_##kind(constant, 0xFFFFFFFFFFFFFFFFull >> (64 - (width)) << (lsb), #tag "." #member)
#define SAME_field(constant, mask, what) \
    VMXD_ASSERT((constant) == (mask), what ": the constant is not the mask of the row");
#define SAME_reserved(constant, mask, what)  VMXD_ASSERT((constant) == 0, what);
#define SAME_zero(constant, mask, what)      VMXD_ASSERT((constant) == 0, what);
#define SAME_default1(constant, mask, what)  VMXD_ASSERT((constant) == 0, what);
#define SAME_ignored(constant, mask, what)   VMXD_ASSERT((constant) == 0, what);
#define SAME_undefined(constant, mask, what) VMXD_ASSERT((constant) == 0, what);
#define PROVE(tag, ROWS, size)                                                           \
    enum { ROWS(COUNT, tag) tag##_end };                                                 \
    VMXD_ASSERT(tag##_end == (size), #tag ": the rows do not add up to " #size " bits"); \
    VMXD_ASSERT(sizeof(tag) == (size) / 8, #tag ": the compiler pads it");               \
    ROWS(SAME, tag)
#define PROVE32(tag, ROWS) PROVE(tag, ROWS, 32)
#define PROVE64(tag, ROWS) PROVE(tag, ROWS, 64)
VMXD_ALL_WORDS32(PROVE32)
VMXD_ALL_WORDS64(PROVE64)

/* The bits of all rows of a kind. */
#define BITS(wanted, lsb, width) | (0xFFFFFFFFFFFFFFFFull >> (64 - (width)) << (lsb))
#define RESERVED_BITS(tag, kind, member, constant, lsb, width, names) \
    RESERVED_##kind(BITS(kind, lsb, width))
#define RESERVED_field(bits)
#define RESERVED_reserved(bits) bits
#define RESERVED_zero(bits)     bits
#define RESERVED_default1(bits)
#define RESERVED_ignored(bits)
#define RESERVED_undefined(bits)
VMXD_ASSERT((0 VMXD_ROWS_EXIT_REASON(RESERVED_BITS, 0)) == VMXD_EXIT_REASON_RESERVED,
            "exit reason");
VMXD_ASSERT((0 VMXD_ROWS_EPTP(RESERVED_BITS, 0)) == VMXD_EPTP_RESERVED, "EPTP");
VMXD_ASSERT((0 VMXD_ROWS_PRIMARY_CONTROLS(RESERVED_BITS, 0)) == VMXD_PRIMARY_RESERVED, "primary");

/* A value that occurs twice is a duplicate case; a name has the number of its row. */
#define NAMED(name, number, words) \
    VMXD_ASSERT(name == (number), #name ": not the number of its row");
#define CASE(name, number, words) case number:
#define LISTED(tag, function, ROWS, otherwise) \
    ROWS(NAMED)                                \
    int tag##_has(uint32_t number);            \
    int tag##_has(uint32_t number)             \
    {                                          \
        switch (number) {                      \
            ROWS(CASE)                         \
            return 1;                          \
        default:                               \
            return 0;                          \
        }                                      \
    }                                          \
    VMXD_ASSERT(sizeof(otherwise) > 1, "an unknown value needs words");
VMXD_ALL_ENUMS(LISTED)
