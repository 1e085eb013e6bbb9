/* SPDX-License-Identifier: MIT */
/* field.c - the command field: a VMCS field by encoding or by name. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "definitions.h"
#include "vmxdefs/names.h"
#include "output.h"

#define PREFIX        "VMXD_VMCS_"
#define PREFIX_LENGTH (sizeof(PREFIX) - 1)
#define NAME_SIZE     80

static const struct list *const fields = &lists[LIST_vmxd_vmcs_name];

/* --- From a name to a field --- */

static const char *short_name(const struct value *field)
{
    return field->name + PREFIX_LENGTH;
}

/* Whether `end` is `name`, or the part of it after one of its underscores. */
static bool is_end_of(const char *end, const char *name)
{
    const size_t length = strlen(end), whole = strlen(name);

    return length <= whole && strcmp(name + whole - length, end) == 0 &&
           (length == whole || name[whole - length - 1] == '_');
}

/* The Levenshtein distance: the number of insertions, deletions and substitutions. */
static size_t distance(const char *a, const char *b)
{
    size_t row[NAME_SIZE] = {0};
    const size_t width = strlen(b);

    for (size_t i = 0; i <= width; i++)
        row[i] = i;
    for (size_t line = 1; *a; a++, line++) {
        size_t diagonal = row[0];

        row[0] = line;
        for (size_t i = 1; i <= width; i++) {
            const size_t changed = diagonal + (*a != b[i - 1]);
            const size_t added = (row[i] < row[i - 1] ? row[i] : row[i - 1]) + 1;

            diagonal = row[i];
            row[i] = changed < added ? changed : added;
        }
    }
    return row[width];
}

/* The distance to the name of a field, with or without its first word (GUEST_, CTRL_ ...). */
static size_t distance_to(const char *name, const struct value *field)
{
    const char *rest = strchr(short_name(field), '_');
    const size_t whole = distance(name, short_name(field));
    const size_t end = rest ? distance(name, rest + 1) : whole;

    return end < whole ? end : whole;
}

/* The field with the most similar name that is not in `these`. */
static const struct value *nearest(const char *name, const struct value *const these[],
                                   size_t count)
{
    const struct value *best = fields->values;
    size_t least = SIZE_MAX;

    for (size_t i = 0; i < fields->count; i++) {
        const struct value *field = &fields->values[i];
        bool taken = false;

        for (size_t n = 0; n < count; n++)
            taken |= these[n] == field;
        if (taken || distance_to(name, field) >= least)
            continue;
        least = distance_to(name, field);
        best = field;
    }
    return best;
}

static _Noreturn void die_unknown_field(const char *text, const char *name)
{
    const struct value *found[3] = {NULL, NULL, NULL};

    for (size_t n = 0; n < 3; n++)
        found[n] = nearest(name, found, n);
    die("unknown VMCS field %s; similar names: %s, %s, %s", text, short_name(found[0]),
        short_name(found[1]), short_name(found[2]));
}

/* Whether `end` is the name without its first word (GUEST_, CTRL_ ...). */
static bool is_rest_of(const char *end, const char *name)
{
    return strcmp(strchr(name, '_') + 1, end) == 0;
}

/* Returns the last field that matches, and the number of matches. */
static const struct value *find(bool (*matches)(const char *, const char *), const char *name,
                                size_t *count)
{
    const struct value *found = NULL;

    *count = 0;
    for (size_t i = 0; i < fields->count; i++)
        if (matches(name, short_name(&fields->values[i]))) {
            found = &fields->values[i];
            (*count)++;
        }
    return found;
}

static _Noreturn void die_ambiguous(const char *text, const char *name)
{
    char names[256];
    size_t used = 0;

    names[0] = '\0';
    for (size_t i = 0; i < fields->count && used < sizeof(names); i++)
        if (is_end_of(name, short_name(&fields->values[i])))
            used += (size_t)snprintf(names + used, sizeof(names) - used, " %s",
                                     short_name(&fields->values[i]));
    die("%s is ambiguous:%s", text, names);
}

/* Returns `text` in upper case and without the prefix. */
static const char *plain_name(const char *text, char upper[NAME_SIZE])
{
    size_t length = 0;

    if (strlen(text) >= NAME_SIZE)
        die("the name of the VMCS field is too long; example: guest_s_cet");
    for (; text[length]; length++)
        upper[length] = (char)toupper((unsigned char)text[length]);
    upper[length] = '\0';
    if (strncmp(upper, PREFIX, PREFIX_LENGTH) == 0)
        upper += PREFIX_LENGTH;
    if (*upper == '\0')
        die("NUMBER|NAME is empty; examples: 0x6828, guest_s_cet");
    return upper;
}

static bool is_same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* A match of the whole name has priority, then one without the first word, then any other end. */
static uint32_t field_by_name(const char *text)
{
    bool (*const ways[])(const char *, const char *) = {is_same, is_rest_of, is_end_of};
    char upper[NAME_SIZE] = "";
    const char *name = plain_name(text, upper);

    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        size_t count;
        const struct value *found = find(ways[i], name, &count);

        if (count == 1)
            return (uint32_t)found->value;
        if (count > 1)
            die_ambiguous(text, name);
    }
    die_unknown_field(text, name);
}

/* --- Whether it exists --- */

static const enum table_id word_tables[] = {
    [VMXD_SOURCE_PIN] = TABLE_vmxd_pin_controls,
    [VMXD_SOURCE_PRIMARY] = TABLE_vmxd_primary_controls,
    [VMXD_SOURCE_SECONDARY] = TABLE_vmxd_secondary_controls,
    [VMXD_SOURCE_TERTIARY] = TABLE_vmxd_tertiary_controls,
    [VMXD_SOURCE_EXIT_CTL] = TABLE_vmxd_exit_controls,
    [VMXD_SOURCE_EXIT_CTL2] = TABLE_vmxd_secondary_exit_controls,
    [VMXD_SOURCE_ENTRY_CTL] = TABLE_vmxd_entry_controls,
    [VMXD_SOURCE_VMFUNC] = TABLE_vmxd_vm_functions,
    [VMXD_SOURCE_BASIC] = TABLE_vmxd_ia32_vmx_basic,
};

/* Formats a requirement as "load_cet_state (bit 20 of VM-entry controls)". */
static int format_requirement(char *text, size_t size, uint32_t need)
{
    const struct table *t = &tables[word_tables[need >> 6]];
    const char *member = "?";

    for (size_t i = 0; i < t->count; i++)
        if (field_mask(&t->fields[i]) >> (need & 63) & 1)
            member = t->fields[i].name;
    return snprintf(text, size, "%s (bit %u of %s)", member, (unsigned)(need & 63),
                    vmxd_capability_source_name(need >> 6));
}

static void print_existence(uint32_t field)
{
    const uint32_t needs = vmxd_vmcs_field_requires(vmxd_vmcs_field_full(field));
    const uint32_t need = needs & 0xFFFF, other = needs >> 16;
    char first[128], second[128], text[300];

    if (needs == VMXD_REQUIRES_NOTHING) {
        output_text("exists", "on every processor with VMX");
    } else if (needs == VMXD_REQUIRES_NOT_ENUMERATED) {
        output_text("exists", "not enumerated by a capability MSR, as far as is known");
    } else {
        format_requirement(first, sizeof(first), need);
        format_requirement(second, sizeof(second), other);
        snprintf(text, sizeof(text),
                 need == other ? "if the processor supports %s"
                               : "if the processor supports %s or %s",
                 first, second);
        output_text("exists", text);
    }
}

/* --- The command --- */

static void print_malformed(uint32_t field)
{
    const vmxd_vmcs_encoding e = vmxd_vmcs_encoding_from(field);
    const bool reserved = (field & table_unknown_mask(TABLE_vmxd_vmcs_encoding)) != 0;

    output_warning("invalid encoding", reserved
                                           ? "a reserved bit is set"
                                           : "only a 64-bit field can have the access type high");
    output_text("width", vmxd_vmcs_width_name(VMXD_GET(VMXD_VMCS_ENC_WIDTH, e)));
}

static void print_parts(uint32_t field)
{
    const vmxd_vmcs_encoding e = vmxd_vmcs_encoding_from(field);
    const uint32_t width = VMXD_GET(VMXD_VMCS_ENC_WIDTH, e);

    output_text("width", vmxd_vmcs_width_name(width));
    output_text("type", vmxd_vmcs_type_name(vmxd_vmcs_field_type(field)));
    output_number("index", vmxd_vmcs_field_index(field));
    if (width == VMXD_VMCS_WIDTH_64)
        output_hex("encoding of high half", vmxd_vmcs_field_high(field));
    if (vmxd_vmcs_field_is_exit_information(field))
        output_text("VMWRITE", "only if IA32_VMX_MISC[29] is 1");
}

enum status command_field(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const char *text = parse_arguments(argv, none, 1, 1).text[0];
    const uint32_t field = isdigit((unsigned char)text[0]) ? get_word32(text, "NUMBER", "0x6828")
                                                           : field_by_name(text);
    const struct value *row = list_find(LIST_vmxd_vmcs_name, vmxd_vmcs_field_full(field));
    const bool valid = vmxd_vmcs_field_is_valid(field), known = valid && row;

    output_hex("encoding", field);
    output_text("identifier", known ? row->name : "none: not defined in this SDM edition");
    output_text("meaning", known ? row->words : "undefined VMCS field");
    if (valid) {
        output_text("access", field & 1 ? "high (bits 63:32)" : "full");
        print_parts(field);
    } else {
        print_malformed(field);
    }
    if (known)
        print_existence(field);
    output_finish();
    return known ? STATUS_OK : STATUS_UNKNOWN;
}
