/* SPDX-License-Identifier: MIT */
/* field_value.h - the format of the values of a VMCS field. */
#ifndef VMXDECODE_FIELD_VALUE_H
#define VMXDECODE_FIELD_VALUE_H

#include "definitions.h"

struct value_format {
    const char *name;          /* "access rights" */
    const struct table *table; /* the bits, or NULL */
    /* Appends what the bits do not say, or NULL. */
    void (*meaning)(char *text, size_t size, uint64_t value);
    const uint32_t *fields; /* the VMCS fields with this format, VALUE_FIELDS_END last */
};
#define VALUE_FIELDS_END 0xFFFFFFFF

/* Returns NULL if the values of the field are plain numbers. */
const struct value_format *value_format_of_field(uint32_t field);

/* By its name ("activity state", "CR0"), or one of the names of a field.  Names that several fields have
 * are accepted if all have the same format.  Returns NULL if there is none. */
const struct value_format *value_format_find(const char *name);

/* The bits of the field: 16, 32 or 64. */
unsigned value_bits(uint32_t field);

/* Prints the value.  Returns the bits that are wrong. */
uint64_t value_print(const struct value_format *format, uint64_t value);

#endif /* VMXDECODE_FIELD_VALUE_H */
