/* SPDX-License-Identifier: MIT */
#include "field_value.h"

#include <inttypes.h>
#include <stdio.h>

#include "control.h"
#include "names.h"
#include "output.h"
#include "registers.h"
#include "vmxdefs/describe.h"
#include "word.h"

/* --- What the bits do not say --- */

/* SDM: "Guest Register State".  The meaning of the type depends on the descriptor type. */
static void say_access_rights(char *text, size_t size, uint64_t value)
{
    const vmxd_access_rights r = vmxd_access_rights_from(value);
    const uint32_t type = VMXD_GET(VMXD_AR_TYPE, r);

    if (VMXD_GET(VMXD_AR_SEGMENT_UNUSABLE, r))
        snprintf(text, size, "unusable");
    else
        snprintf(text, size, "%s, DPL %u, %s%s",
                 VMXD_GET(VMXD_AR_DESCRIPTOR_TYPE, r) ? vmxd_segment_name(type)
                                                      : vmxd_system_segment_name(type),
                 (unsigned)VMXD_GET(VMXD_AR_DPL, r),
                 VMXD_GET(VMXD_AR_PRESENT, r) ? "present" : "not present",
                 VMXD_GET(VMXD_AR_LONG_MODE, r) ? ", 64-bit code" : "");
}

static void say_activity(char *text, size_t size, uint64_t value)
{
    snprintf(text, size, "%s", vmxd_activity_name((uint32_t)value));
}

static void say_eptp(char *text, size_t size, uint64_t value)
{
    const vmxd_eptp e = vmxd_eptp_from(value);

    snprintf(text, size, "%u levels of EPT tables, the first at 0x%" PRIx64,
             (unsigned)VMXD_GET(VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1, e) + 1,
             (uint64_t)VMXD_GET(VMXD_EPTP_PAGE_FRAME_NUMBER, e) << 12);
}

static void say_event(char *text, size_t size, uint64_t value)
{
    struct vmxd_text t = {text, size, 0, ""};
    const vmxd_entry_interruption e = vmxd_entry_interruption_from(value);

    if (VMXD_GET(VMXD_ENTRY_INTR_VALID, e))
        vmxd_text_event(&t, VMXD_GET(VMXD_ENTRY_INTR_TYPE, e), VMXD_GET(VMXD_ENTRY_INTR_VECTOR, e));
    else
        snprintf(text, size, "no event: bit 31 is 0");
}

static void say_reason(char *text, size_t size, uint64_t value)
{
    struct vmxd_text t = {text, size, 0, ""};

    vmxd_text_reason(&t, vmxd_exit_reason_from(value));
}

static void say_error(char *text, size_t size, uint64_t value)
{
    snprintf(text, size, "%s", value ? vmxd_error_name((uint32_t)value) : "no error");
}

/* SDM: "Exception Bitmap": bit n is for exception n. */
static void say_exceptions(char *text, size_t size, uint64_t value)
{
    struct vmxd_text t = {text, size, 0, ""};

    for (uint32_t vector = 0; vector < 32; vector++) {
        const struct value *row = list_find(LIST_vmxd_vector_name, vector);

        if ((value >> vector & 1) == 0)
            continue;
        vmxd_text_words(&t, row ? row->words : "vector ");
        if (!row)
            vmxd_text_decimal(&t, vector);
        t.before = ", ";
    }
    if (t.length == 0)
        snprintf(text, size, "no exception causes a VM exit");
}

/* The specification of FRED: two bits per vector. */
static void say_stack_levels(char *text, size_t size, uint64_t value)
{
    struct vmxd_text t = {text, size, 0, ""};

    for (uint32_t vector = 0; vector < 32; vector++)
        if (value >> 2 * vector & 3) {
            vmxd_text_words(&t, "vector ");
            vmxd_text_decimal(&t, vector);
            vmxd_text_string(&t, ": level ");
            vmxd_text_decimal(&t, (uint32_t)(value >> 2 * vector & 3));
        }
    if (t.length == 0)
        snprintf(text, size, "level 0 for all vectors");
}

static void say_link_pointer(char *text, size_t size, uint64_t value)
{
    snprintf(text, size, "%s", value == ~0ull ? "no shadow VMCS" : "address of a shadow VMCS");
}

/* --- The formats --- */

#define GUEST(name) VMXD_VMCS_GUEST_##name
#define HOST(name)  VMXD_VMCS_HOST_##name
#define CTRL(name)  VMXD_VMCS_CTRL_##name
#define INFO(name)  VMXD_VMCS_INFO_##name
#define FIELDS(...)                   \
    (const uint32_t[])                \
    {                                 \
        __VA_ARGS__, VALUE_FIELDS_END \
    }

static const struct value_format formats[] = {
    {"access rights", &tables[TABLE_vmxd_access_rights], say_access_rights,
     FIELDS(GUEST(ES_ACCESS_RIGHTS), GUEST(CS_ACCESS_RIGHTS), GUEST(SS_ACCESS_RIGHTS),
            GUEST(DS_ACCESS_RIGHTS), GUEST(FS_ACCESS_RIGHTS), GUEST(GS_ACCESS_RIGHTS),
            GUEST(LDTR_ACCESS_RIGHTS), GUEST(TR_ACCESS_RIGHTS))},
    {"selector", &registers[REGISTER_SELECTOR], NULL,
     FIELDS(GUEST(ES_SELECTOR), GUEST(CS_SELECTOR), GUEST(SS_SELECTOR), GUEST(DS_SELECTOR),
            GUEST(FS_SELECTOR), GUEST(GS_SELECTOR), GUEST(LDTR_SELECTOR), GUEST(TR_SELECTOR),
            HOST(ES_SELECTOR), HOST(CS_SELECTOR), HOST(SS_SELECTOR), HOST(DS_SELECTOR),
            HOST(FS_SELECTOR), HOST(GS_SELECTOR), HOST(TR_SELECTOR))},
    {"interruptibility", &tables[TABLE_vmxd_interruptibility], NULL,
     FIELDS(GUEST(INTERRUPTIBILITY_STATE))},
    {"activity", NULL, say_activity, FIELDS(GUEST(ACTIVITY_STATE))},
    {"pending debug exceptions", &tables[TABLE_vmxd_pending_debug_exceptions], NULL,
     FIELDS(GUEST(PENDING_DEBUG_EXCEPTIONS))},
    {"interrupt status", &tables[TABLE_vmxd_guest_interrupt_status], NULL,
     FIELDS(GUEST(INTERRUPT_STATUS))},
    {"VMCS link pointer", NULL, say_link_pointer, FIELDS(GUEST(VMCS_LINK_POINTER))},
    {"CR0", &registers[REGISTER_CR0], NULL,
     FIELDS(GUEST(CR0), HOST(CR0), CTRL(CR0_GUEST_HOST_MASK), CTRL(CR0_READ_SHADOW))},
    {"CR3", &registers[REGISTER_CR3], NULL,
     FIELDS(GUEST(CR3), HOST(CR3), CTRL(CR3_TARGET_VALUE_0), CTRL(CR3_TARGET_VALUE_1),
            CTRL(CR3_TARGET_VALUE_2), CTRL(CR3_TARGET_VALUE_3))},
    {"CR4", &registers[REGISTER_CR4], NULL,
     FIELDS(GUEST(CR4), HOST(CR4), CTRL(CR4_GUEST_HOST_MASK), CTRL(CR4_READ_SHADOW))},
    {"EFER", &registers[REGISTER_EFER], NULL, FIELDS(GUEST(EFER), HOST(EFER))},
    {"RFLAGS", &registers[REGISTER_RFLAGS], NULL, FIELDS(GUEST(RFLAGS))},
    {"DR7", &registers[REGISTER_DR7], NULL, FIELDS(GUEST(DR7))},
    {"DEBUGCTL", &registers[REGISTER_DEBUGCTL], NULL, FIELDS(GUEST(DEBUGCTL))},
    {"PAT", &registers[REGISTER_PAT], NULL, FIELDS(GUEST(PAT), HOST(PAT))},
    {"S_CET", &registers[REGISTER_S_CET], NULL, FIELDS(GUEST(S_CET), HOST(S_CET))},
    {"FRED_CONFIG", &registers[REGISTER_FRED_CONFIG], NULL,
     FIELDS(GUEST(FRED_CONFIG), HOST(FRED_CONFIG))},
    {"FRED_STKLVLS", NULL, say_stack_levels, FIELDS(GUEST(FRED_STKLVLS), HOST(FRED_STKLVLS))},
    {"EPTP", &tables[TABLE_vmxd_eptp], say_eptp, FIELDS(CTRL(EPT_POINTER))},
    {"shared EPTP", &tables[TABLE_vmxd_shared_eptp], NULL, FIELDS(CTRL(SHARED_EPT_POINTER))},
    {"HLAT pointer", &tables[TABLE_vmxd_hlat_pointer], NULL, FIELDS(CTRL(HLAT_POINTER))},
    {"SPP table pointer", &tables[TABLE_vmxd_spp_pointer], NULL, FIELDS(CTRL(SPP_TABLE_POINTER))},
    {"exception bitmap", NULL, say_exceptions, FIELDS(CTRL(EXCEPTION_BITMAP))},
    {"VM-entry interruption information", &tables[TABLE_vmxd_entry_interruption], say_event,
     FIELDS(CTRL(ENTRY_INTERRUPTION_INFO))},
    {"VM-exit interruption information", &tables[TABLE_vmxd_exit_interruption], say_event,
     FIELDS(INFO(EXIT_INTERRUPTION_INFO))},
    {"IDT-vectoring information", &tables[TABLE_vmxd_idt_vectoring], say_event,
     FIELDS(INFO(IDT_VECTORING_INFO))},
    {"exit reason", &tables[TABLE_vmxd_exit_reason], say_reason, FIELDS(INFO(EXIT_REASON))},
    {"VM-instruction error", NULL, say_error, FIELDS(INFO(INSTRUCTION_ERROR))},
};
#define FORMATS (sizeof(formats) / sizeof(formats[0]))

/* The control words have a table of their own. */
static const struct value_format *format_of_control(const struct control_word *word)
{
    static struct value_format words[CONTROL_WORDS];
    const size_t i = (size_t)(word - control_words);

    words[i] = (struct value_format){word->name, &tables[word->table], NULL, NULL};
    return &words[i];
}

static bool has_field(const struct value_format *format, uint32_t field)
{
    for (const uint32_t *f = format->fields; *f != VALUE_FIELDS_END; f++)
        if (*f == field)
            return true;
    return false;
}

const struct value_format *value_format_of_field(uint32_t field)
{
    const struct control_word *word = control_word_of_field(field);

    if (word)
        return format_of_control(word);
    for (size_t i = 0; i < FORMATS; i++)
        if (has_field(&formats[i], field))
            return &formats[i];
    return NULL;
}

static const struct value_format *common_format(const uint32_t *fields, size_t count)
{
    const struct value_format *first = count ? value_format_of_field(fields[0]) : NULL;

    for (size_t i = 1; i < count; i++)
        if (value_format_of_field(fields[i]) != first)
            return NULL;
    return first;
}

const struct value_format *value_format_find(const char *name)
{
    const struct control_word *word = control_word_find(name);
    uint32_t fields[16] = {0};

    if (word)
        return format_of_control(word);
    for (size_t i = 0; i < FORMATS; i++)
        if (name_is_same(name, formats[i].name))
            return &formats[i];
    return common_format(
        fields, name_candidates(NAME_FIELD, name, fields, sizeof(fields) / sizeof(fields[0])));
}

unsigned value_bits(uint32_t field)
{
    switch (VMXD_GET(VMXD_VMCS_ENC_WIDTH, vmxd_vmcs_encoding_from(field))) {
    case VMXD_VMCS_WIDTH_16:
        return 16;
    case VMXD_VMCS_WIDTH_32:
        return 32;
    default:
        return 64;
    }
}

uint64_t value_print(const struct value_format *format, uint64_t value)
{
    char text[512] = "";

    if (format->meaning)
        format->meaning(text, sizeof(text), value);
    if (*text)
        output_text("meaning", text);
    return format->table ? word_print_all(format->table, value) : 0;
}
