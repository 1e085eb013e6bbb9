/* SPDX-License-Identifier: MIT */
/* vmxdefs/names.h - the name of the field that holds a bit.
 *
 * For each table `vmxd_x` of the format headers
 *
 *     const char *vmxd_x_field(unsigned int bit)    the member that holds the bit, never NULL
 *
 * It comes from the rows of the table.  Reserved bits have names too (reserved_N and so on): a
 * tool that walks a word bit by bit says what this edition does not know.  The words of
 * enumerated values are beside their enumerations: vmxd_exit_name and others.
 *
 * Who does not call a function has none of its strings in the object file.
 */
#ifndef VMXDEFS_NAMES_H
#define VMXDEFS_NAMES_H

#include "tables.h"

/* Define the function for any table: rows stand in order, so the first that ends beyond the bit
 * holds it. */
#define VMXD_FIELD_NAMES(tag, TABLE)                          \
    static inline const char *tag##_field(unsigned int bit)   \
    {                                                         \
        return TABLE(VMXD_ROW_FIELD_NAME, bit) "no such bit"; \
    }
#define VMXD_ROW_FIELD_NAME(bit, member, lsb, width) (bit) < (lsb) + (width) ? #member:

VMXD_ALL_TABLES32(VMXD_FIELD_NAMES)
VMXD_ALL_TABLES64(VMXD_FIELD_NAMES)

#endif /* VMXDEFS_NAMES_H */
