/* SPDX-License-Identifier: MIT */
/* names.h: for every number, every function returns a text that is not empty. */
#include "prove.h"
#include "vmxdefs/names.h"
#include "vmxdefs/rows.h"

#define NAME(tag, function, ROWS, otherwise)       \
    PROOF(function)                                \
    {                                              \
        const char *text = function(nondet_u32()); \
                                                   \
        HOLDS(text != NULL && text[0] != 0);       \
        QED;                                       \
    }
VMXD_ALL_ENUMS(NAME)

#define FIELD(tag, ROWS)                              \
    PROOF(tag##_field)                                \
    {                                                 \
        const char *text = tag##_field(nondet_u32()); \
                                                      \
        HOLDS(text != NULL && text[0] != 0);          \
        QED;                                          \
    }
VMXD_ALL_WORDS32(FIELD)
VMXD_ALL_WORDS64(FIELD)
