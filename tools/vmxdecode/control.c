/* SPDX-License-Identifier: MIT */
/* control.c - the command control: the fields of a control word, and wrong reserved bits. */
#include "control.h"

#include "commands.h"
#include "names.h"
#include "output.h"
#include "vmxdefs/names.h"
#include "word.h"

const struct control_word control_words[CONTROL_WORDS] = {
    {"pin", "PinBased", VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, TABLE_vmxd_pin_controls},
    {"proc", "CPUBased", VMXD_VMCS_CTRL_PRIMARY_CONTROLS, TABLE_vmxd_primary_controls},
    {"proc2", "SecondaryExec", VMXD_VMCS_CTRL_SECONDARY_CONTROLS, TABLE_vmxd_secondary_controls},
    {"proc3", "TertiaryExec", VMXD_VMCS_CTRL_TERTIARY_CONTROLS, TABLE_vmxd_tertiary_controls},
    {"exit", "ExitControls", VMXD_VMCS_CTRL_EXIT_CONTROLS, TABLE_vmxd_exit_controls},
    {"exit2", "SecondaryExitControls", VMXD_VMCS_CTRL_SECONDARY_EXIT_CONTROLS,
     TABLE_vmxd_secondary_exit_controls},
    {"entry", "EntryControls", VMXD_VMCS_CTRL_ENTRY_CONTROLS, TABLE_vmxd_entry_controls},
    {"vmfunc", "VMFunctionControls", VMXD_VMCS_CTRL_VM_FUNCTION_CONTROLS, TABLE_vmxd_vm_functions},
};

const struct control_word *control_word_of_field(uint32_t field)
{
    for (size_t i = 0; i < CONTROL_WORDS; i++)
        if (control_words[i].field == field)
            return &control_words[i];
    return NULL;
}

const struct control_word *control_word_find(const char *name)
{
    uint32_t field;

    for (size_t i = 0; i < CONTROL_WORDS; i++)
        if (name_is_same(control_words[i].name, name) || name_is_same(control_words[i].label, name))
            return &control_words[i];
    return name_find(NAME_FIELD, name, &field) ? control_word_of_field(field) : NULL;
}

static const struct control_word *get_word(const char *name)
{
    const struct control_word *word = control_word_find(name);

    if (word)
        return word;
    die("unknown control word %s; use pin, proc, proc2, proc3, exit, exit2, entry, vmfunc, or the "
        "name of the field",
        name);
}

enum status command_control(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, none, 2, 2);
    const struct control_word *word = get_word(operands.text[0]);
    uint64_t value;
    bool wrong;

    value = tables[word->table].bits == 32 ? get_word32(operands.text[1], "VALUE", "0x1010bf")
                                           : get_number(operands.text[1], 64, "VALUE", "0x1010bf");
    output_text("control word", vmxd_vmcs_name(word->field));
    output_hex("value", value);
    wrong = word_print_all(&tables[word->table], value) != 0;
    output_finish();
    return wrong ? STATUS_UNKNOWN : STATUS_OK;
}
