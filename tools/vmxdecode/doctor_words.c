/* SPDX-License-Identifier: MIT */
/* doctor_words.c - the words of the answer: names of bits, outcomes, assumptions, sources. */
#include "doctor.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "definitions.h"
#include "field_value.h"
#include "vmxdefs/entry_words.h"
#include "word.h"

/* --- Names of bits --- */

/* Wider fields are addresses: their bits are named by number. */
#define WIDEST_NUMBER 8

/* The table of the word that an input is; NULL: a number. */
static const struct table *table_of(uint32_t input)
{
    const struct value_format *format =
        input < VMXD_INPUT_FIELDS ? value_format_of_field(vmxd_input_field(input)) : NULL;

    return format ? format->table : NULL;
}

bool doctor_has_names(uint32_t input)
{
    return table_of(input) != NULL;
}

static const struct field *field_at(uint32_t input, unsigned bit)
{
    const struct table *table = table_of(input);

    for (size_t i = 0; table && i < table->count; i++)
        if (field_mask(&table->fields[i]) >> bit & 1)
            return &table->fields[i];
    return NULL;
}

/* The names of the library are in small letters; these are not words. */
static void capitalize(char *text)
{
    static const char *const acronyms[] = {
        "sti",    "mov",   "ss",   "nmi",    "nmis",    "smi",    "smm",     "ept", "vpid",
        "tpr",    "msr",   "msrs", "io",     "cr0",     "cr3",    "cr4",     "cr8", "vm",
        "vmcs",   "pat",   "efer", "dpl",    "bs",      "rtm",    "pml",     "hlt", "apic",
        "x2apic", "ia32e", "tsc",  "rdtscp", "invpcid", "xsaves", "xrstors", "pt",  "cet",
    };

    for (char *word = text; *word;) {
        const size_t n = strcspn(word, " ");

        for (size_t i = 0; i < sizeof(acronyms) / sizeof(acronyms[0]); i++)
            if (strlen(acronyms[i]) == n && strncmp(acronyms[i], word, n) == 0)
                for (size_t k = 0; k < n; k++)
                    word[k] = (char)toupper((unsigned char)word[k]);
        word += n + (word[n] != '\0');
    }
}

/* The name of a bit, with the underscores of identifiers as blanks; "" if it has none. */
static void name_bit(char *text, size_t size, uint32_t input, unsigned bit)
{
    const struct field *f = field_at(input, bit);

    snprintf(text, size, "%s", table_of(input) && !f ? "reserved" : "");
    if (f && f->width <= WIDEST_NUMBER)
        snprintf(text, size, "%s",
                 field_is_unknown(f)    ? "reserved"
                 : field_is_default1(f) ? "default1"
                                        : f->name);
    for (char *c = text; *c; c++)
        if (*c == '_')
            *c = ' ';
    if (f)
        capitalize(text);
}

/* Bits with this name are listed together. */
static bool is_plain(const char *name)
{
    return name[0] == '\0' || strcmp(name, "reserved") == 0 || strcmp(name, "default1") == 0;
}

static unsigned lowest(uint64_t bits)
{
    unsigned bit = 0;

    while ((bits >> bit & 1) == 0)
        bit++;
    return bit;
}

static void append(char *text, size_t size, const char *more)
{
    const size_t used = strlen(text);

    snprintf(text + used, size - used, "%s%s", used ? ", " : "", more);
}

/* The field of several bits that the bits are in; NULL: there is none. */
static const struct field *wide_field(uint32_t input, uint64_t bits)
{
    const struct field *f = field_at(input, lowest(bits));

    return f && f->width > 1 && f->width <= WIDEST_NUMBER && !field_is_unknown(f) &&
                   !field_is_default1(f)
               ? f
               : NULL;
}

bool doctor_bit_is_part(uint32_t input, unsigned bit)
{
    return wide_field(input, 1ull << bit) != NULL;
}

static void wide_words(char *text, size_t size, const struct field *f, uint64_t value)
{
    const uint64_t number = field_value(f, value);
    const char *words = field_words(f, number);

    snprintf(text, size, "bits %u:%u (%s) are %" PRIu64 "%s%s", f->lsb + f->width - 1, f->lsb,
             f->name, number, words ? ": " : "", words ? words : "");
}

/* The bits that have the same value, do not belong to a wide field, and have no name. */
static uint64_t plain_run(uint32_t input, uint64_t value, uint64_t bits)
{
    const unsigned first = lowest(bits);
    char name[40];
    uint64_t run = 0;

    for (unsigned bit = first; bit < 64; bit++) {
        name_bit(name, sizeof(name), input, bit);
        if ((bits >> bit & 1) == 0 || (value >> bit & 1) != (value >> first & 1) || !is_plain(name))
            continue;
        run |= 1ull << bit;
    }
    return run;
}

void doctor_bit_words(char *text, size_t size, uint32_t input, uint64_t value, uint64_t bits)
{
    char part[300], name[40], list[200];

    text[0] = '\0';
    while (bits) {
        const unsigned bit = lowest(bits);
        const struct field *f = wide_field(input, bits);
        uint64_t run = 1ull << bit;

        name_bit(name, sizeof(name), input, bit);
        if (f) {
            wide_words(part, sizeof(part), f, value);
            run = field_mask(f);
        } else if (!is_plain(name)) {
            snprintf(part, sizeof(part), "bit %u (%s) is %u", bit, name,
                     (unsigned)(value >> bit & 1));
        } else {
            run = plain_run(input, value, bits);
            format_bits(list, sizeof(list), run);
            snprintf(part, sizeof(part), "%s%s%s%s %s %u", list, name[0] ? " (" : "", name,
                     name[0] ? ")" : "", run & (run - 1) ? "are" : "is",
                     (unsigned)(value >> bit & 1));
        }
        append(text, size, part);
        bits &= ~run;
    }
}

void doctor_value_words(char *text, size_t size, uint32_t input, uint64_t value)
{
    const struct value_format *format =
        input < VMXD_INPUT_FIELDS ? value_format_of_field(vmxd_input_field(input)) : NULL;

    text[0] = '\0';
    if (format && format->table)
        doctor_bit_words(text, size, input, value, value);
    if (format && format->meaning) {
        char meaning[300] = "";

        format->meaning(meaning, sizeof(meaning), value);
        if (meaning[0])
            append(text, size, meaning);
    }
}

void doctor_change_words(char *text, size_t size, const struct doctor_change *change)
{
    uint64_t bits = change->bits;
    char part[300], name[40], list[200];

    text[0] = '\0';
    while (bits) {
        const unsigned bit = lowest(bits);
        const bool set = change->value >> bit & 1;
        const uint64_t same = plain_run(change->input, change->value, bits);
        const struct field *f = wide_field(change->input, bits);
        uint64_t run = 1ull << bit;

        name_bit(name, sizeof(name), change->input, bit);
        if (f) {
            wide_words(part, sizeof(part), f, change->value);
            run = field_mask(f);
        } else if (!is_plain(name)) {
            snprintf(part, sizeof(part), "%s bit %u (%s)", set ? "set" : "clear", bit, name);
        } else {
            run = same ? same : run;
            format_bits(list, sizeof(list), run);
            snprintf(part, sizeof(part), "%s %s", set ? "set" : "clear", list);
        }
        append(text, size, part);
        bits &= ~run;
    }
}

void doctor_input_id(char *text, size_t size, uint32_t input)
{
    const struct value *field;

    if (input >= VMXD_INPUT_FIELDS) {
        snprintf(text, size, "%s", vmxd_fact_name(input));
        return;
    }
    field = list_find(LIST_vmxd_vmcs_name, vmxd_input_field(input));
    snprintf(text, size, "%s", field->name + strlen("VMXD_VMCS_"));
    for (; *text; text++)
        *text = (char)tolower((unsigned char)*text);
}

/* --- Outcomes --- */

const char *doctor_format_name(enum dump_format format)
{
    static const char *const names[] = {"list of fields", "VMCS dump of KVM", "VMCS dump of Xen",
                                        "registers of QEMU", "registers of VirtualBox"};

    return names[format];
}

const char *doctor_outcome_words(const struct doctor_case *c)
{
    switch (c->outcome) {
    case VMXD_OUTCOME_VMFAIL_INVALID:
        return "VMfailInvalid: there is no current VMCS";
    case VMXD_OUTCOME_GUEST_STATE:
        return c->any_qualification
                   ? "failed VM entry, exit reason 80000021H: invalid guest state; the "
                     "exit qualification is not known"
                   : "failed VM entry, exit reason 80000021H: invalid guest state";
    case VMXD_OUTCOME_PDPTE:
        return "failed VM entry, exit reason 80000021H, qualification 2: the PDPTEs";
    case VMXD_OUTCOME_NMI:
        return "failed VM entry, exit reason 80000021H, qualification 3: NMI and blocking by STI";
    case VMXD_OUTCOME_LINK_POINTER:
        return "failed VM entry, exit reason 80000021H, qualification 4: the VMCS link pointer";
    case VMXD_OUTCOME_MSR_LOAD:
        return "failed VM entry, exit reason 80000022H: loading MSRs";
    case VMXD_OUTCOME_ERROR_7:
        return "VM-instruction error 7: VM entry with invalid control fields";
    case VMXD_OUTCOME_ERROR_8:
        return "VM-instruction error 8: VM entry with invalid host-state fields";
    default:
        return vmxd_entry_outcome_name(c->outcome);
    }
}

const char *doctor_outcome_proof(const struct doctor_case *c)
{
    switch (vmxd_entry_outcome_stage(c->outcome)) {
    case VMXD_STAGE_CONTROLS_AND_HOST:
        return "The processor refused the controls or the host state.  It has not looked at the "
               "guest "
               "state.";
    case VMXD_STAGE_GUEST_STATE:
        return "The controls and the host state are valid.  A rule about the guest state is "
               "broken; the "
               "guest did not run.";
    case VMXD_STAGE_MSR_LOAD:
        return "The controls, the host state and the guest state are valid.  An entry of the "
               "VM-entry "
               "MSR-load area was refused; the guest did not run.";
    default:
        return "The processor has not looked at the fields of the VMCS.";
    }
}

const char *doctor_assumption_words(uint32_t input)
{
    switch (input) {
    case VMXD_INPUT_IN_SMM:
        return "the processor is not in SMM";
    case VMXD_INPUT_IN_IA32E_MODE:
        return "the host is in IA-32e mode";
    case VMXD_INPUT_HAS_INTEL64:
        return "the processor has Intel 64";
    case VMXD_INPUT_EFER_BITS:
        return "the processor has the bits 0, 8, 10 and 11 of IA32_EFER";
    case VMXD_INPUT_GUEST_VMCS_LINK_POINTER:
        return "the VMCS link pointer is FFFFFFFF_FFFFFFFFH";
    case VMXD_INPUT_LINEAR_ADDRESS_WIDTH:
        return "linear addresses have 57 bits if IA32_VMX_CR4_FIXED1 allows LA57, or else 48";
    case VMXD_INPUT_CTRL_VM_FUNCTION_CONTROLS:
        return "the VM-function controls are 0";
    case VMXD_INPUT_CTRL_CR3_TARGET_COUNT:
        return "the CR3-target count is 0";
    case VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_COUNT:
        return "the VM-entry MSR-load count is 0";
    case VMXD_INPUT_CTRL_EXIT_MSR_STORE_COUNT:
        return "the VM-exit MSR-store count is 0";
    case VMXD_INPUT_PT_TRACE_EN:
        return "Intel PT is off";
    case VMXD_INPUT_HAS_LAM:
        return "no linear-address masking";
    case VMXD_INPUT_HAS_SGX:
        return "no SGX";
    case VMXD_INPUT_HAS_RTM:
        return "no RTM";
    case VMXD_INPUT_HAS_BUS_LOCK_DETECTION:
        return "no bus-lock detection";
    default:
        return NULL;
    }
}

/* --- Sources --- */

enum doctor_source doctor_source_of(uint32_t input)
{
    if (input < VMXD_INPUT_FIELDS)
        return SOURCE_FIELD;
    if (is_capability(input))
        return SOURCE_MSRS;
    if (input <= VMXD_INPUT_SPEC_CTRL_BITS)
        return SOURCE_CPUINFO;
    return input >= VMXD_INPUT_LINK_REVISION ? SOURCE_MEMORY : SOURCE_STATE;
}

const char *doctor_source_words(enum doctor_source source)
{
    static const char *const words[SOURCES] = {
        "capability MSRs: --caps FILE or --model NAME",
        "features of the processor: --cpuinfo FILE, --physical-width N",
        "fields that the dump does not have: --set FIELD=VALUE",
        "words in memory: --set FACT=VALUE",
        "state of the processor: --set FACT=VALUE",
    };

    return words[source];
}
