/* SPDX-License-Identifier: MIT */
/* control.c - the command control: the fields of a control word, and wrong reserved bits. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "output.h"
#include "word.h"

static const struct {
    const char *name;
    enum table_id table;
    const char *words;
} control_words[] = {
    {"pin", TABLE_vmxd_pin_controls, "pin-based VM-execution controls"},
    {"proc", TABLE_vmxd_primary_controls, "primary processor-based VM-execution controls"},
    {"proc2", TABLE_vmxd_secondary_controls, "secondary processor-based VM-execution controls"},
    {"proc3", TABLE_vmxd_tertiary_controls, "tertiary processor-based VM-execution controls"},
    {"exit", TABLE_vmxd_exit_controls, "primary VM-exit controls"},
    {"exit2", TABLE_vmxd_secondary_exit_controls, "secondary VM-exit controls"},
    {"entry", TABLE_vmxd_entry_controls, "VM-entry controls"},
    {"vmfunc", TABLE_vmxd_vm_functions, "VM-function controls"},
};

#define CONTROL_WORDS (sizeof(control_words) / sizeof(control_words[0]))

static size_t find_word(const char *name)
{
    for (size_t i = 0; i < CONTROL_WORDS; i++)
        if (strcmp(control_words[i].name, name) == 0)
            return i;
    die("unknown control word %s; use pin, proc, proc2, proc3, exit, exit2, entry or vmfunc", name);
}

static uint64_t default1_mask(enum table_id table)
{
    const struct table *t = &tables[table];
    uint64_t mask = 0;

    for (size_t i = 0; i < t->count; i++)
        if (field_is_default1(&t->fields[i]))
            mask |= field_mask(&t->fields[i]);
    return mask;
}

static void print_missing(uint64_t bits)
{
    char text[256], where[200];

    format_bits(where, sizeof(where), bits);
    snprintf(text, sizeof(text), "%s: reserved, must be 1", where);
    output_state("not set", text, &bits, true);
}

enum status command_control(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, none, 2, 2);
    const size_t i = find_word(operands.text[0]);
    const enum table_id table = control_words[i].table;
    const uint64_t value = tables[table].bits == 32
                               ? get_word32(operands.text[1], "VALUE", "0x1010bf")
                               : get_number(operands.text[1], 64, "VALUE", "0x1010bf");
    const uint64_t unknown = value & table_unknown_mask(table);
    const uint64_t missing = default1_mask(table) & ~value;

    output_text("control word", control_words[i].words);
    output_hex("value", value);
    word_print_fields(table, value);
    word_print_unknown(unknown);
    if (missing)
        print_missing(missing);
    output_finish();
    return unknown || missing ? STATUS_UNKNOWN : STATUS_OK;
}
