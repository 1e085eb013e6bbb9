/* SPDX-License-Identifier: MIT */
/* value.c - the command value: the value of a VMCS field. */
#include "commands.h"
#include "field.h"
#include "field_value.h"
#include "names.h"
#include "output.h"
#include "vmxdefs/names.h"

#define EXAMPLE "0xa09b"

/* Prints a field whose values are plain numbers, or an encoding that is not defined. */
static bool print_plain(uint32_t field)
{
    const bool known = list_find(LIST_vmxd_vmcs_name, field) != NULL;

    output_text("format", known ? vmxd_vmcs_width_name(
                                      VMXD_GET(VMXD_VMCS_ENC_WIDTH, vmxd_vmcs_encoding_from(field)))
                                : "none: not defined in this SDM edition");
    return known;
}

/* FIELD is one field, or the high half of one. */
static bool print_value_of_field(uint32_t name, const char *text)
{
    const bool is_high = VMXD_GET(VMXD_VMCS_ENC_ACCESS_TYPE, vmxd_vmcs_encoding_from(name)) != 0;
    const uint32_t field = vmxd_vmcs_field_full(name);
    const struct value_format *format = value_format_of_field(field);
    const unsigned bits = is_high ? 32 : value_bits(field);
    const uint64_t number =
        bits == 32 ? get_word32(text, "VALUE", EXAMPLE) : get_number(text, bits, "VALUE", EXAMPLE);
    const uint64_t value = is_high ? number << 32 : number;

    output_text("field", vmxd_vmcs_name(field));
    if (is_high)
        output_text("part", "the high half: bits 31:0 of the field are taken as 0");
    output_hex("value", value);
    return format ? value_print(format, value) == 0 : print_plain(field);
}

/* FIELD is the name of a format, such as CR0, and not of one field. */
static bool print_value_of_format(const struct value_format *format, const char *text)
{
    const unsigned bits = format->table ? format->table->bits : 64;
    const uint64_t value =
        bits == 32 ? get_word32(text, "VALUE", EXAMPLE) : get_number(text, bits, "VALUE", EXAMPLE);

    output_text("format", format->name);
    output_hex("value", value);
    return value_print(format, value) == 0;
}

enum status command_value(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, none, 2, 2);
    const char *name = operands.text[0], *text = operands.text[1];
    const struct value_format *format = NULL;
    uint32_t field;
    bool right;

    if (!is_number(name) && !name_find(NAME_FIELD, name, &field))
        format = value_format_find(name);
    right =
        format ? print_value_of_format(format, text) : print_value_of_field(field_get(name), text);
    output_finish();
    return right ? STATUS_OK : STATUS_UNKNOWN;
}
