/* SPDX-License-Identifier: MIT */
#include "field_list.h"

#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "definitions.h"
#include "names.h"

#define LINE_SIZE 200

static char *trim(char *text)
{
    char *end;

    text += strspn(text, " \t");
    end = text + strlen(text);
    while (end > text && strchr(" \t\r\n;,", end[-1]))
        *--end = '\0';
    return text;
}

/* Encodings have four or more digits, so that "17 = 5" is not a field. */
static bool parse_field(const char *name, uint32_t *field)
{
    char *end;
    const unsigned long number = strtoul(name, &end, 16);

    if (end != name && *end == '\0') {
        *field = (uint32_t)number;
        return strlen(name) >= 4 && number <= 0xFFFF &&
               list_find(LIST_vmxd_vmcs_name, vmxd_vmcs_field_full((uint32_t)number)) != NULL;
    }
    return name_find(NAME_FIELD, name, field);
}

bool field_line_parse(const char *line, size_t length, struct field_entry *entry)
{
    char copy[LINE_SIZE], *separator, *end, *value;

    if (length >= sizeof(copy) || memchr(line, '\0', length))
        return false;
    memcpy(copy, line, length);
    copy[length] = '\0';
    separator = strpbrk(copy, "=:");
    if (!separator)
        return false;
    *separator = '\0';
    value = trim(separator + 1);
    entry->value = strtoull(value, &end, 16);
    return end != value && *end == '\0' && *value != '-' && parse_field(trim(copy), &entry->field);
}

void field_list_add(struct field_list *list, uint32_t field, uint64_t value)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->entries[i].field == field) {
            list->entries[i].value = value;
            return;
        }
    list->entries = realloc(list->entries, (list->count + 1) * sizeof(*list->entries));
    if (!list->entries)
        die("out of memory");
    list->entries[list->count++] = (struct field_entry){field, value};
}

const struct field_entry *field_list_find(const struct field_list *list, uint32_t field)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->entries[i].field == field)
            return &list->entries[i];
    return NULL;
}

/* The two halves of a 64-bit field are one value. */
static void add_half(struct field_list *list, const struct field_entry *entry)
{
    const uint32_t full = vmxd_vmcs_field_full(entry->field);
    const struct field_entry *old = field_list_find(list, full);
    uint64_t value = entry->value;

    if (entry->field != full)
        value = entry->value << 32 | (old ? old->value & 0xFFFFFFFF : 0);
    field_list_add(list, full, value);
}

void field_list_read(struct field_list *list, const char *text, size_t length)
{
    const char *const end = text + length;

    while (text < end) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        const size_t line = (size_t)((newline ? newline : end) - text);
        struct field_entry entry;

        if (field_line_parse(text, line, &entry))
            add_half(list, &entry);
        else if (line > 0 && text[0] != '#' && text[strspn(text, " \t\r")] != '\n')
            list->ignored++;
        text = newline ? newline + 1 : end;
    }
}

void field_list_free(struct field_list *list)
{
    free(list->entries);
}
