/* SPDX-License-Identifier: MIT */
/* event.c - the command event: a word in each of the three event formats, and the rules it breaks. */
#include "commands.h"
#include "output.h"
#include "vmxdefs/describe.h"
#include "word.h"

/* These fields have the same position in all three formats. */
static uint32_t type_of(uint32_t word)
{
    return VMXD_GET(VMXD_ENTRY_INTR_TYPE, vmxd_entry_interruption_from(word));
}

static uint8_t vector_of(uint32_t word)
{
    return (uint8_t)VMXD_GET(VMXD_ENTRY_INTR_VECTOR, vmxd_entry_interruption_from(word));
}

static bool has_error_code(uint32_t word)
{
    return VMXD_GET(VMXD_EXIT_INTR_ERROR_CODE_VALID, vmxd_exit_interruption_from(word)) != 0;
}

/* Prints the message if the condition is true.  Returns 1 then, else 0. */
static unsigned error_if(bool condition, const char *words)
{
    if (condition)
        output_warning(NULL, words);
    return condition;
}

/* The rules that are common to all three formats. */
static unsigned common_errors(uint32_t word, enum table_id table)
{
    const uint32_t type = type_of(word);
    unsigned errors = 0;

    errors += error_if(!list_find(LIST_vmxd_event_name, type), "the event type is reserved");
    errors += error_if((word & table_unknown_mask(&tables[table])) != 0, "a reserved bit is set");
    errors += error_if(type == VMXD_EVENT_NMI && vector_of(word) != VMXD_VECTOR_NMI,
                       "the vector of an NMI must be 2");
    errors += error_if(type == VMXD_EVENT_HARDWARE_EXCEPTION && vector_of(word) > 31,
                       "the vector of a hardware exception must be at most 31");
    return errors;
}

/* SDM: "VM-Entry Control Fields" of the checks on VMX controls. */
static unsigned entry_errors(uint32_t word)
{
    const uint32_t type = type_of(word);
    unsigned errors = common_errors(word, TABLE_vmxd_entry_interruption);

    errors += error_if(type == VMXD_EVENT_OTHER && vector_of(word) > VMXD_OTHER_EVENT_SYSENTER,
                       "the vector of an \"other event\" must be 0, 1 or 2");
    errors += error_if(has_error_code(word) && type != VMXD_EVENT_HARDWARE_EXCEPTION,
                       "only a hardware exception can deliver an error code");
    return errors;
}

static unsigned exit_errors(uint32_t word)
{
    const uint32_t type = type_of(word);
    unsigned errors = common_errors(word, TABLE_vmxd_exit_interruption);

    errors += error_if(type == VMXD_EVENT_SOFTWARE_INTERRUPT || type == VMXD_EVENT_OTHER,
                       "an event of this type does not cause a VM exit directly");
    errors += error_if(has_error_code(word) && type != VMXD_EVENT_HARDWARE_EXCEPTION,
                       "only a hardware exception can have an error code");
    return errors;
}

static unsigned idt_errors(uint32_t word)
{
    unsigned errors = common_errors(word, TABLE_vmxd_idt_vectoring);

    errors += error_if(has_error_code(word) && type_of(word) != VMXD_EVENT_HARDWARE_EXCEPTION,
                       "only a hardware exception can have an error code");
    return errors;
}

static const char *error_code_rule(uint32_t word)
{
    const uint32_t type = type_of(word);
    const uint8_t vector = vector_of(word);

    switch (vmxd_event_error_code(type, vector, true, false)) {
    case VMXD_ERROR_CODE_ALWAYS:
        return has_error_code(word)
                   ? "delivered, as required in protected mode"
                   : "not delivered: valid in real mode, or if IA32_VMX_BASIC[56] is 1";
    default:
        return has_error_code(word) ? "delivered: valid only if IA32_VMX_BASIC[56] is 1"
                                    : "not delivered, as required";
    }
}

static void print_entry_notes(uint32_t word)
{
    const vmxd_entry_interruption entry = vmxd_entry_interruption_from(word);

    if (type_of(word) == VMXD_EVENT_HARDWARE_EXCEPTION)
        output_text("error code", error_code_rule(word));
    output_text("instruction length", vmxd_event_needs_instruction_length(entry)
                                          ? "required: set the VM-entry instruction length"
                                          : "not used");
}

static void print_idt_notes(uint32_t word)
{
    output_hex("value to reinject", vmxd_event_reinject(vmxd_idt_vectoring_from(word)).full);
}

static const struct {
    const char *key;
    enum table_id table;
    unsigned (*errors)(uint32_t word);
    void (*notes)(uint32_t word);
} formats[] = {
    {"VM-entry interruption information", TABLE_vmxd_entry_interruption, entry_errors,
     print_entry_notes},
    {"VM-exit interruption information", TABLE_vmxd_exit_interruption, exit_errors, NULL},
    {"IDT-vectoring information", TABLE_vmxd_idt_vectoring, idt_errors, print_idt_notes},
};

/* Prints the word in one format.  Returns whether it breaks a rule of this format. */
static bool print_format(size_t i, uint32_t word)
{
    bool wrong;

    output_object(formats[i].key);
    word_print_fields(&tables[formats[i].table], word);
    if (formats[i].notes)
        formats[i].notes(word);
    output_list("invalid");
    wrong = formats[i].errors(word) != 0;
    output_end();
    word_print_unknown(word & table_unknown_mask(&tables[formats[i].table]));
    output_end();
    return wrong;
}

enum status command_event(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, none, 1, 1);
    const uint32_t word = get_word32(operands.text[0], "WORD", "0x80000b0e");
    char text[256] = "";
    struct vmxd_text t = {text, sizeof(text), 0, ""};
    unsigned wrong = 0;

    output_hex("event", word);
    if (word >> 31 == 0) {
        output_text("meaning", "no event: bit 31 (valid) is 0, so the other bits have no meaning");
        output_finish();
        return STATUS_OK;
    }
    vmxd_text_event(&t, type_of(word), vector_of(word));
    output_text("meaning", text);
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
        wrong += print_format(i, word);
    output_finish();
    return wrong == sizeof(formats) / sizeof(formats[0]) ? STATUS_UNKNOWN : STATUS_OK;
}
