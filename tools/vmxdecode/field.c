/* SPDX-License-Identifier: MIT */
/* field.c - the command field: a VMCS field by encoding or by name. */
#include <stdio.h>

#include "commands.h"
#include "definitions.h"
#include "field.h"
#include "names.h"
#include "output.h"
#include "vmxdefs/names.h"

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
    const bool reserved = (field & table_unknown_mask(&tables[TABLE_vmxd_vmcs_encoding])) != 0;

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

static bool is_known(uint64_t number)
{
    return number >> 32 == 0 && vmxd_vmcs_field_is_valid((uint32_t)number) &&
           list_find(LIST_vmxd_vmcs_name, vmxd_vmcs_field_full((uint32_t)number)) != NULL;
}

uint32_t field_get(const char *text)
{
    uint64_t number;

    if (!is_number(text))
        return name_get(NAME_FIELD, text);
    number = get_known(text, "NUMBER", "0x6828", is_known);
    if (number >> 32 != 0)
        die("NUMBER: %s has more than 32 bits; example: 0x6828", text);
    return (uint32_t)number;
}

enum status command_field(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const char *text = parse_arguments(argv, none, 1, 1).text[0];
    const uint32_t field = field_get(text);
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
