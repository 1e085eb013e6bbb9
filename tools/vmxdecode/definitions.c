/* SPDX-License-Identifier: MIT */
#include "definitions.h"

#include "vmxdefs/names.h"

/* The names function of a field that is a plain number. */
static const char *vmxd_no_name(uint32_t number)
{
    (void)number;
    return NULL;
}

#define FIELD(tag, kind, member, constant, lsb, width, names) \
    {FIELD_##kind, #member, lsb, width, names, #constant},
#define FIELDS(tag, ROWS) static const struct field tag##_fields[] = {ROWS(FIELD, tag)};
VMXD_ALL_WORDS32(FIELDS)
VMXD_ALL_WORDS64(FIELDS)

#define VALUE(name, value, words) {#name, (uint64_t)(name), words},
#define VALUES(tag, function, ROWS, otherwise) \
    static const struct value function##_values[] = {ROWS(VALUE)};
VMXD_ALL_ENUMS(VALUES)

#define COUNT(array)       (sizeof(array) / sizeof((array)[0]))
#define TABLE32(tag, ROWS) {#tag, 32, tag##_fields, COUNT(tag##_fields)},
#define TABLE64(tag, ROWS) {#tag, 64, tag##_fields, COUNT(tag##_fields)},
const struct table tables[TABLES] = {VMXD_ALL_WORDS32(TABLE32) VMXD_ALL_WORDS64(TABLE64)};

#define LIST(tag, function, ROWS, otherwise) \
    {function##_values, COUNT(function##_values), otherwise},
const struct list lists[LISTS] = {VMXD_ALL_ENUMS(LIST)};

#define NUMBER(kind, name) {#kind, #name, name, (uint64_t)(name) >> 32 ? 64 : 32},
#define SIZE(tag)          {"size", #tag, sizeof(struct tag), (unsigned)sizeof(struct tag) * 8},
#define MEMBER(tag, member)                                    \
    {"offset", #tag "." #member, offsetof(struct tag, member), \
     (unsigned)sizeof(((struct tag *)0)->member) * 8},
/* clang-format off */
const struct number numbers[] = {
    VMXD_ALL_NUMBERS(NUMBER)
    VMXD_ALL_STRUCTS(SIZE)
    VMXD_ALL_MEMBERS(MEMBER)
};
/* clang-format on */
const size_t number_count = COUNT(numbers);

uint64_t field_value(const struct field *field, uint64_t word)
{
    return (word & field_mask(field)) >> field->lsb;
}

uint64_t field_mask(const struct field *field)
{
    return ~0ull >> (64 - field->width) << field->lsb;
}

bool field_is_unknown(const struct field *field)
{
    return field->kind == FIELD_reserved || field->kind == FIELD_zero;
}

bool field_is_default1(const struct field *field)
{
    return field->kind == FIELD_default1;
}

bool field_is_ignored(const struct field *field)
{
    return field->kind == FIELD_ignored || field->kind == FIELD_undefined;
}

uint64_t table_unknown_mask(const struct table *table)
{
    uint64_t known = 0;

    for (size_t i = 0; i < table->count; i++)
        if (!field_is_unknown(&table->fields[i]))
            known |= field_mask(&table->fields[i]);
    return ~known & ~0ull >> (64 - table->bits);
}

uint64_t table_default1_mask(const struct table *table)
{
    uint64_t mask = 0;

    for (size_t i = 0; i < table->count; i++)
        if (field_is_default1(&table->fields[i]))
            mask |= field_mask(&table->fields[i]);
    return mask;
}

const struct value *list_find(enum list_id list, uint64_t value)
{
    for (size_t i = 0; i < lists[list].count; i++)
        if (lists[list].values[i].value == value)
            return &lists[list].values[i];
    return NULL;
}

const char *field_words(const struct field *field, uint64_t value)
{
    return field->names((uint32_t)value);
}
