/* SPDX-License-Identifier: MIT */
/* definitions.h - the words, fields and values of the library as arrays, made from vmxdefs/rows.h. */
#ifndef VMXDECODE_DEFINITIONS_H
#define VMXDECODE_DEFINITIONS_H

#include "vmxdefs/rows.h"

/* TABLE_vmxd_exit_reason, LIST_vmxd_exit_name and so on: the order of the arrays below. */
#define TABLE_ID(tag, ROWS) TABLE_##tag,
enum table_id { VMXD_ALL_WORDS32(TABLE_ID) VMXD_ALL_WORDS64(TABLE_ID) TABLES };
#define LIST_ID(tag, function, ROWS, otherwise) LIST_##function,
enum list_id { VMXD_ALL_ENUMS(LIST_ID) LISTS };

/* The kind of a row.  Reserved and zero bits are not defined in this SDM edition; default1 bits must
 * be 1; ignored and undefined bits can have any value. */
enum field_kind {
    FIELD_field,
    FIELD_reserved,
    FIELD_zero,
    FIELD_default1,
    FIELD_ignored,
    FIELD_undefined
};

struct field {
    enum field_kind kind;
    const char *name;
    unsigned lsb, width;
    const char *(*names)(uint32_t value); /* returns NULL for a plain number */
    const char *constant;                 /* the mask in the headers; "0" if they have none */
};

struct table {
    const char *tag;
    unsigned bits; /* 32 or 64 */
    const struct field *fields;
    size_t count;
};

struct value {
    const char *name; /* the identifier */
    uint64_t value;
    const char *words;
};

struct list {
    const struct value *values;
    size_t count;
    const char *otherwise;
};

/* A plain number, the size of a structure, or the offset of a member. */
struct number {
    const char *kind; /* value, msr, size or offset */
    const char *name;
    uint64_t value;
    unsigned width; /* in bits */
};

extern const struct table tables[TABLES];
extern const struct list lists[LISTS];
extern const struct number numbers[];
extern const size_t number_count;

/* The value of the field, and its mask. */
uint64_t field_value(const struct field *field, uint64_t word);
uint64_t field_mask(const struct field *field);

bool field_is_unknown(const struct field *field);
bool field_is_default1(const struct field *field);
bool field_is_ignored(const struct field *field);

/* The bits that are not defined in this SDM edition: those without a row, too. */
uint64_t table_unknown_mask(const struct table *table);

/* The reserved bits that must be 1. */
uint64_t table_default1_mask(const struct table *table);

/* Returns the row of a value, or NULL. */
const struct value *list_find(enum list_id list, uint64_t value);

/* Returns the description of a field value, or NULL if it is a plain number. */
const char *field_words(const struct field *field, uint64_t value);

#endif /* VMXDECODE_DEFINITIONS_H */
