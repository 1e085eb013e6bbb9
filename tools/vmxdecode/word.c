/* SPDX-License-Identifier: MIT */
#include "word.h"

#include <stdio.h>

#include "output.h"

void format_bits(char *text, size_t size, uint64_t mask)
{
    const bool one = (mask & (mask - 1)) == 0;
    size_t used = 0;

    text[0] = '\0';
    for (unsigned bit = 0; bit < 64 && used < size; bit++) {
        const char *before = used ? ", " : one ? "bit " : "bits ";
        unsigned last = bit;

        if ((mask >> bit & 1) == 0)
            continue;
        while (last < 63 && (mask >> (last + 1) & 1) != 0)
            last++;
        used += (size_t)(last == bit
                             ? snprintf(text + used, size - used, "%s%u", before, bit)
                             : snprintf(text + used, size - used, "%s%u:%u", before, last, bit));
        bit = last;
    }
}

/* Prints bits, if there are any, and what is wrong with them. */
static void print_wrong(const char *key, uint64_t bits, const char *words)
{
    char text[256], where[200];

    if (bits == 0)
        return;
    format_bits(where, sizeof(where), bits);
    snprintf(text, sizeof(text), "%s: %s", where, words);
    output_state(key, text, &bits, true);
}

void word_print_unknown(uint64_t bits)
{
    print_wrong("unknown bits", bits, "not defined in this SDM edition");
}

static bool is_shown(const struct field *field, uint64_t value, const char *words)
{
    if (field_is_ignored(field) || field_is_default1(field))
        return false;
    return value != 0 || words || (field->width > 1 && !field_is_unknown(field));
}

void word_print_defined_fields(const struct table *table, uint64_t word, uint64_t undefined)
{
    output_list("fields");
    for (size_t i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];
        const uint64_t value = field_value(field, word);
        const char *words = field_words(field, value);

        if (is_shown(field, value, words) && (undefined >> field->lsb & 1) == 0)
            output_field(field->name, field->lsb, field->width, value, words,
                         field_is_unknown(field));
    }
    output_end();
}

void word_print_fields(const struct table *table, uint64_t word)
{
    word_print_defined_fields(table, word, 0);
}

uint64_t word_print_all(const struct table *table, uint64_t word)
{
    const uint64_t unknown = word & table_unknown_mask(table);
    const uint64_t missing = table_default1_mask(table) & ~word;

    word_print_fields(table, word);
    word_print_unknown(unknown);
    print_wrong("not set", missing, "reserved, must be 1");
    return unknown | missing;
}
