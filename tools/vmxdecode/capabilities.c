/* SPDX-License-Identifier: MIT */
/* capabilities.c - the command capabilities: the capability MSRs of all processors, from text or from
 * this machine, and the differences between processors.
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "capability_msr.h"
#include "commands.h"
#include "input.h"
#include "msr_list.h"
#include "output.h"
#include "vmxdefs/vmcs_support.h"
#include "word.h"

static struct msr_list list;

/* --- Output --- */

/* Formats the numbers of the processors that have the same value as `like` in an MSR. */
static void format_processors(char *text, size_t size, const struct processor *like, size_t slot)
{
    size_t used = 0;

    text[0] = '\0';
    for (size_t i = 0; i < list.count && used < size; i++)
        if (list.processors[i].has[slot] == like->has[slot] &&
            list.processors[i].value[slot] == like->value[slot])
            used += (size_t)snprintf(text + used, size - used, "%s%u", used ? ", " : "",
                                     list.processors[i].number);
}

/* Whether an earlier processor has the same value in the MSR. */
static bool is_listed(size_t i, size_t slot)
{
    for (size_t n = 0; n < i; n++)
        if (list.processors[n].has[slot] == list.processors[i].has[slot] &&
            list.processors[n].value[slot] == list.processors[i].value[slot])
            return true;
    return false;
}

static bool differs(size_t slot)
{
    for (size_t i = 1; i < list.count; i++)
        if (!is_listed(i, slot))
            return true;
    return false;
}

/* Prints the fields or controls in which the values of an MSR differ. */
static void print_differing_fields(size_t slot, uint64_t changed)
{
    const struct capability_msr *msr = capability_msr_find(msr_address(slot));
    uint64_t bits = changed;

    if (!msr || msr->table == TABLES)
        return;
    if (msr->kind == CAPABILITY_SPLIT)
        bits = (changed | changed >> 32) & 0xFFFFFFFF;
    output_list("differing fields");
    for (size_t i = 0; i < tables[msr->table].count; i++)
        if (field_mask(&tables[msr->table].fields[i]) & bits)
            output_text(NULL, tables[msr->table].fields[i].name);
    output_end();
}

static void print_difference(size_t slot)
{
    const struct capability_msr *msr = capability_msr_find(msr_address(slot));
    char text[200];
    uint64_t changed = 0;

    output_object(NULL);
    output_text("MSR", msr ? msr->name : "not defined in this SDM edition");
    output_hex("address", msr_address(slot));
    output_list("values");
    for (size_t i = 0; i < list.count; i++) {
        const struct processor *p = &list.processors[i];

        if (is_listed(i, slot))
            continue;
        changed |= p->value[slot] ^ list.processors[0].value[slot];
        output_object(NULL);
        format_processors(text, sizeof(text), p, slot);
        output_text("processors", text);
        if (p->has[slot])
            output_hex("value", p->value[slot]);
        else
            output_text("value", "does not exist");
        output_end();
    }
    output_end();
    print_differing_fields(slot, changed);
    output_end();
}

static bool print_differences(void)
{
    bool any = false;

    output_list("differences");
    for (size_t slot = 0; slot < MSR_SLOTS; slot++)
        if (differs(slot)) {
            print_difference(slot);
            any = true;
        }
    output_end();
    return any;
}

/* The processor that read_current() reads: vmxd_capabilities_read() passes the address only. */
static const struct processor *current;

static uint64_t read_current(uint32_t address)
{
    size_t slot;

    return msr_slot(address, &slot) ? current->value[slot] : 0;
}

/* Whether each control MSR is present, plain or TRUE.  They decide which VMCS fields exist. */
static bool has_controls(const struct processor *p)
{
    for (size_t i = 0; i < capability_msr_count; i++) {
        size_t slot, true_slot;

        if (capability_msrs[i].true_msr && msr_slot(capability_msrs[i].address, &slot) &&
            msr_slot(capability_msrs[i].true_msr, &true_slot) && !p->has[slot] &&
            !p->has[true_slot])
            return false;
    }
    return true;
}

static void print_existing_fields(const struct processor *p)
{
    struct vmxd_capabilities c;
    const struct list *fields = &lists[LIST_vmxd_vmcs_name];
    size_t existing = 0;

    current = p;
    c = vmxd_capabilities_read(read_current);
    for (size_t i = 0; i < fields->count; i++)
        existing += vmxd_vmcs_field_exists(&c, (uint32_t)fields->values[i].value);
    output_number("VMCS fields", existing);
}

/* Prints the MSRs of one processor.  A TRUE MSR replaces the plain one. */
static uint64_t print_msrs(const struct processor *p)
{
    uint64_t unknown = 0;

    output_object("MSRs");
    for (size_t i = 0; i < capability_msr_count; i++) {
        const struct capability_msr *msr = &capability_msrs[i];
        size_t slot, true_slot;

        if (!msr_slot(msr->address, &slot) || !p->has[slot])
            continue;
        if (msr->true_msr && msr_slot(msr->true_msr, &true_slot) && p->has[true_slot])
            continue;
        unknown |= capability_msr_print(msr, p->value[slot]);
    }
    output_end();
    return unknown;
}

static bool print_unknown_msrs(const struct processor *p)
{
    char text[64];
    bool any = false;

    output_list("unknown MSRs");
    for (size_t slot = 0; slot < MSR_SLOTS; slot++)
        if (p->has[slot] && !capability_msr_find(msr_address(slot))) {
            snprintf(text, sizeof(text), "0x%x = 0x%" PRIx64, (unsigned)msr_address(slot),
                     p->value[slot]);
            output_warning(NULL, text);
            any = true;
        }
    output_end();
    return any;
}

/* MSRs that the list names without a value. */
static void print_unreadable_msrs(const struct processor *p)
{
    output_list("not readable");
    for (size_t slot = 0; slot < MSR_SLOTS; slot++) {
        const struct capability_msr *msr = capability_msr_find(msr_address(slot));
        char text[64];

        if (!p->unreadable[slot])
            continue;
        snprintf(text, sizeof(text), "0x%x %s", (unsigned)msr_address(slot), msr ? msr->name : "");
        output_text(NULL, text);
    }
    output_end();
}

static struct msr_list read_list(const char *name)
{
    struct msr_list read;
    struct input input;
    size_t length;
    char *text;

    if (!name && !input_stdin_has_data())
        return msr_list_of_machine();
    input = input_open(name);
    text = input_read_all(&input, &length);
    input_close(&input);
    if (!name && length == 0) {
        free(text);
        return msr_list_of_machine();
    }
    refuse_text(text, length, input.name, INPUT_MSRS);
    read = msr_list_read(text, length, input.name);
    free(text);
    return read;
}

enum status command_capabilities(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, none, 0, 1);
    bool bad;

    list = read_list(operands.count ? operands.text[0] : NULL);
    output_number("processors", list.count);
    output_number("decoded processor", list.processors[0].number);
    if (has_controls(&list.processors[0]))
        print_existing_fields(&list.processors[0]);
    bad = print_msrs(&list.processors[0]) != 0;
    bad |= print_unknown_msrs(&list.processors[0]);
    print_unreadable_msrs(&list.processors[0]);
    bad |= print_differences();
    if (list.others)
        output_number("other MSRs in the input", list.others);
    output_finish();
    msr_list_free(&list);
    return bad ? STATUS_UNKNOWN : STATUS_OK;
}
