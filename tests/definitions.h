/* SPDX-License-Identifier: MIT */
/* definitions.h - every definition of the library as data: one row for each row of a table or list,
 * each plain number, each structure and each of its members.
 */
#ifndef VMXDEFS_TESTS_DEFINITIONS_H
#define VMXDEFS_TESTS_DEFINITIONS_H

#include "vmxdefs/tables.h"

struct definition {
    const char *kind; /* value, field, msr, size or offset */
    const char *name; /* the identifier; for a member "tag.member" */
    uint64_t value;   /* the number; of a field its mask, of a member its offset in bytes */
    unsigned width;   /* in bits: of a field or member, else of the number */
    const char *words;
};

#define FIELD_ROW32(tag, member, lsb, width) \
    {"field", #tag "." #member, VMXD_MASK32(tag, member), width, ""},
#define FIELD_ROW64(tag, member, lsb, width) \
    {"field", #tag "." #member, VMXD_MASK64(tag, member), width, ""},
#define TABLE_ROWS32(tag, TABLE) TABLE(FIELD_ROW32, tag)
#define TABLE_ROWS64(tag, TABLE) TABLE(FIELD_ROW64, tag)
#define VALUE_ROW(name, value, words) {"value", #name, (uint64_t)(name), 32, words},
#define LIST_ROWS(function, LIST, otherwise) LIST(VALUE_ROW)
#define NUMBER_ROW(kind, name) {#kind, #name, name, (uint64_t)(name) >> 32 ? 64 : 32, ""},
#define SIZE_ROW(tag) {"size", #tag, sizeof(struct tag), (unsigned)sizeof(struct tag) * 8, ""},
#define MEMBER_ROW(tag, member)                                \
    {"offset", #tag "." #member, offsetof(struct tag, member), \
     (unsigned)sizeof(((struct tag *)0)->member) * 8, ""},

/* clang-format off */
static const struct definition definitions[] = {
    VMXD_ALL_LISTS(LIST_ROWS)
    VMXD_ALL_TABLES32(TABLE_ROWS32)
    VMXD_ALL_TABLES64(TABLE_ROWS64)
    VMXD_ALL_NUMBERS(NUMBER_ROW)
    VMXD_ALL_AREAS(SIZE_ROW)
    VMXD_ALL_MEMBERS(MEMBER_ROW)
};
/* clang-format on */

#define DEFINITIONS (sizeof(definitions) / sizeof(definitions[0]))

#endif /* VMXDEFS_TESTS_DEFINITIONS_H */
