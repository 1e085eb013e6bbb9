/* SPDX-License-Identifier: MIT */
/* compare.c - the command compare: the differences between two lists of capability MSRs, or of VMCS
 * fields.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "capability_msr.h"
#include "commands.h"
#include "dump.h"
#include "field_list.h"
#include "field_value.h"
#include "input.h"
#include "msr_list.h"
#include "output.h"
#include "vmxdefs/names.h"

/* A file of the command line. */
struct side {
    const char *name;
    char *text;
    size_t length;
    enum input_kind kind;
};

static void print_names(const struct side *a, const struct side *b)
{
    output_text("A", a->name);
    output_text("B", b->name);
}

/* "x in A, y in B" */
static void print_two(const char *key, const char *a, const char *b)
{
    char text[300];

    if (output_is_json()) {
        output_object(key);
        output_text("A", a);
        output_text("B", b);
        output_end();
        return;
    }
    snprintf(text, sizeof(text), "%s in A, %s in B", a, b);
    output_text(key, text);
}

static void print_two_numbers(const char *key, uint64_t a, uint64_t b)
{
    char texts[2][24];

    snprintf(texts[0], sizeof(texts[0]), "0x%" PRIx64, a);
    snprintf(texts[1], sizeof(texts[1]), "0x%" PRIx64, b);
    print_two(key, texts[0], texts[1]);
}

/* --- The bits of a word --- */

/* Prints each field of a word that differs: "PG  0x0 in A, 0x1 in B".  Bits without a row are one item. */
static void print_differing_fields(const struct table *table, uint64_t a, uint64_t b)
{
    uint64_t rest = a ^ b;

    for (size_t i = 0; i < table->count; i++) {
        const struct field *field = &table->fields[i];

        if (((a ^ b) & field_mask(field)) == 0 || field_is_unknown(field))
            continue;
        print_two_numbers(field->name, field_value(field, a), field_value(field, b));
        rest &= ~field_mask(field);
    }
    if (rest)
        print_two_numbers("other bits", a & rest, b & rest);
}

/* --- Capability MSRs --- */

/* What the processor allows for a control: bit `bit` of the allowed 0-settings and 1-settings. */
static const char *setting(uint64_t allowed0, uint64_t allowed1, unsigned bit)
{
    if ((allowed1 >> bit & 1) == 0)
        return "must be 0";
    return allowed0 >> bit & 1 ? "must be 1" : "may be 0 or 1";
}

struct settings {
    uint64_t allowed0, allowed1;
};

static struct settings settings_of(const struct capability_msr *msr, uint64_t value)
{
    switch (msr->kind) {
    case CAPABILITY_SPLIT:
        return (struct settings){value & 0xFFFFFFFF, value >> 32};
    case CAPABILITY_FIXED0:
        return (struct settings){value, ~0ull};
    default: /* CAPABILITY_ALLOWED1, CAPABILITY_FIXED1 */
        return (struct settings){0, value};
    }
}

static const char *name_of_bit(const struct table *table, unsigned bit, char *text, size_t size)
{
    for (size_t i = 0; i < table->count; i++)
        if (field_mask(&table->fields[i]) >> bit & 1 && !field_is_unknown(&table->fields[i]))
            return table->fields[i].name;
    snprintf(text, size, "bit %u", bit);
    return text;
}

static void print_differing_settings(const struct table *table, struct settings a,
                                     struct settings b)
{
    const uint64_t changed = (a.allowed0 ^ b.allowed0) | (a.allowed1 ^ b.allowed1);
    char text[16];

    for (unsigned bit = 0; bit < 64; bit++)
        if (changed >> bit & 1)
            print_two(name_of_bit(table, bit, text, sizeof(text)),
                      setting(a.allowed0, a.allowed1, bit), setting(b.allowed0, b.allowed1, bit));
}

static void print_msr(size_t slot, const struct processor *a, const struct processor *b)
{
    const struct capability_msr *msr = capability_msr_find(msr_address(slot));
    char name[16];

    snprintf(name, sizeof(name), "MSR 0x%x", (unsigned)msr_address(slot));
    output_object(msr ? msr->name : name);
    if (!a->has[slot] || !b->has[slot])
        print_two("MSR", a->has[slot] ? "exists" : "not in the list",
                  b->has[slot] ? "exists" : "not in the list");
    else if (!msr)
        print_two_numbers("value", a->value[slot], b->value[slot]);
    else if (msr->kind == CAPABILITY_FIELDS)
        print_differing_fields(capability_msr_table(msr), a->value[slot], b->value[slot]);
    else
        print_differing_settings(capability_msr_table(msr), settings_of(msr, a->value[slot]),
                                 settings_of(msr, b->value[slot]));
    output_end();
}

/* The values of MSRs that the lists do not have are 0. */
static bool compare_msrs(const struct side *a, const struct side *b)
{
    struct msr_list list_a = msr_list_read(a->text, a->length, a->name);
    struct msr_list list_b = msr_list_read(b->text, b->length, b->name);
    const struct processor *pa = &list_a.processors[0], *pb = &list_b.processors[0];
    bool differ = false;

    print_names(a, b);
    output_object("differences");
    for (size_t slot = 0; slot < MSR_SLOTS; slot++)
        if (pa->has[slot] != pb->has[slot] || pa->value[slot] != pb->value[slot]) {
            print_msr(slot, pa, pb);
            differ = true;
        }
    output_end();
    if (list_a.count > 1 || list_b.count > 1)
        output_note("of several processors, the first is compared (%u in A, %u in B)", pa->number,
                    pb->number);
    msr_list_free(&list_a);
    msr_list_free(&list_b);
    return differ;
}

/* --- VMCS fields --- */

static void print_field(uint32_t field, const struct field_entry *a, const struct field_entry *b)
{
    const struct value_format *format = value_format_of_field(field);
    char texts[2][24] = {"absent", "absent"}, meanings[2][400] = {"", ""};

    output_object(vmxd_vmcs_name(field));
    if (a)
        snprintf(texts[0], sizeof(texts[0]), "0x%" PRIx64, a->value);
    if (b)
        snprintf(texts[1], sizeof(texts[1]), "0x%" PRIx64, b->value);
    print_two("value", texts[0], texts[1]);
    if (a && b && format && format->meaning) {
        format->meaning(meanings[0], sizeof(meanings[0]), a->value);
        format->meaning(meanings[1], sizeof(meanings[1]), b->value);
        output_text("meaning in A", meanings[0]);
        output_text("meaning in B", meanings[1]);
    }
    if (a && b && format && format->table)
        print_differing_fields(format->table, a->value, b->value);
    output_end();
}

/* The fields of the last dump of a log, and what it says about the last VM exit. */
static void read_dump(struct field_list *list, const char *text, size_t length)
{
    static struct dump_log log; /* too large for the stack */
    const struct dump *d;

    dump_log_start(&log);
    dump_read_text(&log, text, length, "");
    d = log.dumps ? &log.dump[log.dumps - 1] : NULL;
    for (uint32_t i = 0; d && i < VMXD_INPUT_FIELDS; i++)
        if (d->line[i])
            field_list_add(list, vmxd_input_field(i), d->s.value[i]);
    if (d && d->reason.known)
        field_list_add(list, VMXD_VMCS_INFO_EXIT_REASON, d->reason.value);
    if (d && d->qualification.known)
        field_list_add(list, VMXD_VMCS_INFO_EXIT_QUALIFICATION, d->qualification.value);
    dump_log_finish(&log);
}

static struct field_list read_fields(const struct side *side)
{
    struct field_list list = {NULL, 0, 0};
    field_reader *const read = side->kind == INPUT_DUMP ? read_dump : field_list_read;

    read(&list, side->text, side->length);
    if (list.count == 0)
        die("%s: no VMCS field found; example: GUEST_CR0 = 0x80000031", side->name);
    if (list.ignored)
        output_note("%.80s: %zu lines were not understood", side->name, list.ignored);
    return list;
}

static bool compare_fields(const struct side *a, const struct side *b)
{
    struct field_list list_a = read_fields(a), list_b = read_fields(b);
    const struct list *names = &lists[LIST_vmxd_vmcs_name];
    bool differ = false;

    print_names(a, b);
    output_object("differences");
    for (size_t i = 0; i < names->count; i++) {
        const uint32_t field = (uint32_t)names->values[i].value;
        const struct field_entry *x = field_list_find(&list_a, field);
        const struct field_entry *y = field_list_find(&list_b, field);

        if ((!x && !y) || (x && y && x->value == y->value))
            continue;
        print_field(field, x, y);
        differ = true;
    }
    output_end();
    field_list_free(&list_a);
    field_list_free(&list_b);
    return differ;
}

/* --- The command --- */

static struct side read_side(const char *name)
{
    struct input input = input_open(name);
    struct side side = {input.name, NULL, 0, INPUT_UNKNOWN};

    side.text = input_read_all(&input, &side.length);
    input_close(&input);
    side.kind = input_kind(side.text, side.length);
    return side;
}

enum status command_compare(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, none, 2, 2);
    struct side a = read_side(operands.text[0]), b = read_side(operands.text[1]);
    const bool msrs = a.kind == INPUT_MSRS;
    bool differ;

    for (int i = 0; i < 2; i++) {
        const struct side *side = i ? &b : &a;

        if (side->kind != INPUT_MSRS && side->kind != INPUT_FIELDS && side->kind != INPUT_DUMP)
            die("%s contains %s; compare reads two lists of capability MSRs, or two VMCS dumps or "
                "lists of VMCS fields",
                side->name, input_kind_words(side->kind));
    }
    if (msrs != (b.kind == INPUT_MSRS))
        die("%s contains %s, and %s contains %s: they cannot be compared", a.name,
            input_kind_words(a.kind), b.name, input_kind_words(b.kind));
    differ = msrs ? compare_msrs(&a, &b) : compare_fields(&a, &b);
    if (!differ)
        output_text("result", "no differences");
    output_finish();
    free(a.text);
    free(b.text);
    return differ ? STATUS_UNKNOWN : STATUS_OK;
}
