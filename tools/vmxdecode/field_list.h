/* SPDX-License-Identifier: MIT */
/* field_list.h - VMCS fields with their values, from text. */
#ifndef VMXDECODE_FIELD_LIST_H
#define VMXDECODE_FIELD_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct field_entry {
    uint32_t field; /* the full encoding */
    uint64_t value;
};

struct field_list {
    struct field_entry *entries;
    size_t count;
    size_t ignored; /* lines that were not understood */
};

/* A reader adds the fields of a text to a list.  A dump has a reader of its own. */
typedef void field_reader(struct field_list *list, const char *text, size_t length);

/* Reads lines FIELD = VALUE. */
void field_list_read(struct field_list *list, const char *text, size_t length);

/* A later value of the same field replaces an earlier one. */
void field_list_add(struct field_list *list, uint32_t field, uint64_t value);

/* Returns NULL if the list does not have the field. */
const struct field_entry *field_list_find(const struct field_list *list, uint32_t field);

void field_list_free(struct field_list *list);

/* Parses "FIELD = VALUE" or "FIELD: VALUE".  FIELD is an encoding or a name, VALUE is hexadecimal, with
 * or without 0x.  Returns false if the line is something else. */
bool field_line_parse(const char *line, size_t length, struct field_entry *entry);

#endif /* VMXDECODE_FIELD_LIST_H */
