/* SPDX-License-Identifier: MIT */
/* Every word of the library: vmxd_x_from, the bit-fields, VMXD_GET and VMXD_PUT give the bits that
 * the row states. */
#include "prove.h"
#include "vmxdefs/rows.h"

/* `width` bits of a number, from bit `lsb` on. */
static uint64_t part(uint64_t number, unsigned int lsb, unsigned int width)
{
    return number >> lsb & 0xFFFFFFFFFFFFFFFF >> (64 - width);
}

/* Only a row of the kind `field` has a constant: a mask.  The bits outside of the field are 0
 * after VMXD_PUT.  (VMXD_GET is VMXD_GET_AS with the word that the constant belongs to.) */
#define FIELD(tag, kind, member, CONSTANT, lsb, width, ...)                              \
    HOLDS((#kind[0] == 'f') == ((CONSTANT) != 0));                                       \
    HOLDS((CONSTANT) == 0 || VMXD_GET_AS(tag, CONSTANT, w) == part(number, lsb, width)); \
    HOLDS((CONSTANT) == 0 || VMXD_PUT(CONSTANT, number) == part(number, 0, width) << lsb);

#define MEMBER(tag, kind, member, CONSTANT, lsb, width, ...) \
    HOLDS(w.bits.member == part(number, lsb, width));

/* A proof for each word, from any number of 64 bits. */
#define WORD32(tag, ROWS)                      \
    PROOF(tag)                                 \
    {                                          \
        const uint64_t number = nondet_u64();  \
        const tag w = tag##_from(number);      \
                                               \
        HOLDS(w.full == number % 0x100000000); \
        ROWS(MEMBER, tag)                      \
        ROWS(FIELD, tag)                       \
        QED;                                   \
    }
VMXD_ALL_WORDS32(WORD32)

/* These have no bit-fields. */
#define WORD64(tag, ROWS)                     \
    PROOF(tag)                                \
    {                                         \
        const uint64_t number = nondet_u64(); \
        const tag w = tag##_from(number);     \
                                              \
        HOLDS(w.full == number);              \
        ROWS(FIELD, tag)                      \
        QED;                                  \
    }
VMXD_ALL_WORDS64(WORD64)
