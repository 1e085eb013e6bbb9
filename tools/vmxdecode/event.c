/* SPDX-License-Identifier: MIT */
/* event.c - one word as each of the three formats for events, and what is wrong with it there. */
#include <stdio.h>

#include "commands.h"
#include "output.h"
#include "vmxdefs/describe.h"
#include "word.h"

/* The three formats have these rows in the same places. */
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

/* Reports if the condition holds; returns 1 then, else 0. */
static unsigned fault(bool condition, const char *words)
{
    if (condition)
        output_warning(NULL, words);
    return condition;
}

/* What is the same for all three. */
static unsigned common_faults(uint32_t word, enum table_id table)
{
    const uint32_t type = type_of(word);
    unsigned faults = 0;

    faults += fault(!list_find(LIST_vmxd_event_name, type), "the event type is reserved");
    faults += fault((word & table_unknown_mask(table)) != 0, "a reserved bit is set");
    faults += fault(type == VMXD_EVENT_NMI && vector_of(word) != VMXD_VECTOR_NMI,
                    "an NMI has the vector 2");
    faults += fault(type == VMXD_EVENT_HARDWARE_EXCEPTION && vector_of(word) > 31,
                    "a hardware exception has a vector of at most 31");
    return faults;
}

/* SDM: "VM-Entry Control Fields" of the checks on VMX controls. */
static unsigned entry_faults(uint32_t word)
{
    const uint32_t type = type_of(word);
    unsigned faults = common_faults(word, TABLE_vmxd_entry_interruption);

    faults += fault(type == VMXD_EVENT_OTHER && vector_of(word) > VMXD_OTHER_EVENT_SYSENTER,
                    "an event of the type \"other\" has the vector 0, 1 or 2");
    faults += fault(has_error_code(word) && type != VMXD_EVENT_HARDWARE_EXCEPTION,
                    "only a hardware exception is delivered with an error code");
    return faults;
}

static unsigned exit_faults(uint32_t word)
{
    const uint32_t type = type_of(word);
    unsigned faults = common_faults(word, TABLE_vmxd_exit_interruption);

    faults += fault(type == VMXD_EVENT_SOFTWARE_INTERRUPT || type == VMXD_EVENT_OTHER,
                    "no event of this type causes an exit directly");
    faults += fault(has_error_code(word) && type != VMXD_EVENT_HARDWARE_EXCEPTION,
                    "only a hardware exception has an error code");
    return faults;
}

static unsigned idt_faults(uint32_t word)
{
    unsigned faults = common_faults(word, TABLE_vmxd_idt_vectoring);

    faults += fault(has_error_code(word) && type_of(word) != VMXD_EVENT_HARDWARE_EXCEPTION,
                    "only a hardware exception has an error code");
    return faults;
}

static const char *error_code_rule(uint32_t word)
{
    const uint32_t type = type_of(word);
    const uint8_t vector = vector_of(word);

    switch (vmxd_event_error_code(type, vector, true, false)) {
    case VMXD_ERROR_CODE_ALWAYS:
        return has_error_code(word) ? "with one, as in protected mode"
                                    : "without one: good in real mode, or with IA32_VMX_BASIC[56]";
    default:
        return has_error_code(word) ? "with one: good with IA32_VMX_BASIC[56] only"
                                    : "without one, as it must be";
    }
}

static void print_entry_notes(uint32_t word)
{
    const vmxd_entry_interruption entry = vmxd_entry_interruption_from(word);

    if (type_of(word) == VMXD_EVENT_HARDWARE_EXCEPTION)
        output_text("error code", error_code_rule(word));
    output_text("instruction length", vmxd_event_needs_instruction_length(entry)
                                          ? "VM entry wants it in the VM-entry instruction length"
                                          : "not used");
}

static void print_idt_notes(uint32_t word)
{
    output_hex("to inject it again", vmxd_event_reinject(vmxd_idt_vectoring_from(word)).full);
}

static const struct {
    const char *key;
    enum table_id table;
    unsigned (*faults)(uint32_t word);
    void (*notes)(uint32_t word);
} formats[] = {
    {"VM-entry interruption information", TABLE_vmxd_entry_interruption, entry_faults,
     print_entry_notes},
    {"VM-exit interruption information", TABLE_vmxd_exit_interruption, exit_faults, NULL},
    {"IDT-vectoring information", TABLE_vmxd_idt_vectoring, idt_faults, print_idt_notes},
};

/* The word in one format; whether something is wrong with it there. */
static bool print_format(size_t i, uint32_t word)
{
    bool wrong;

    output_object(formats[i].key);
    word_print_fields(formats[i].table, word);
    if (formats[i].notes)
        formats[i].notes(word);
    output_list("invalid");
    wrong = formats[i].faults(word) != 0;
    output_end();
    word_print_unknown(word & table_unknown_mask(formats[i].table));
    output_end();
    return wrong;
}

enum status command_event(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = arguments(argv, none, 1, 1);
    const uint32_t word = word32_from(operands.text[0], "WORD", "0x80000b0e");
    char text[256] = "";
    struct vmxd_text t = {text, sizeof(text), 0, ""};
    unsigned wrong = 0;

    output_hex("event", word);
    if (word >> 31 == 0) {
        output_text("meaning", "no event: bit 31 (valid) is 0, and nothing else means anything");
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
