/* SPDX-License-Identifier: MIT */
/* dump_names.c - the names of values: fields, capability MSRs and facts, in many spellings.
 *
 * A name is reduced to its essential words: "VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS", "GUEST_CS_AR_BYTES",
 * "guest CS access rights" and "GuestCsAccessRights" have the same ones.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "capability_msr.h"
#include "dump_text.h"
#include "other_names.h"
#include "vmxdefs/entry_words.h"

#define NAME_SIZE 80

static const struct list *const all_fields = &lists[LIST_vmxd_vmcs_name];

struct word {
    const char *word, *essential; /* "": the word does not count */
};

static const struct word words[] = {
    {"VMXD", ""},
    {"VMCS", ""},
    {"VMX", ""},
    {"VM", ""},
    {"FIELD", ""},
    {"SEGMENT", ""},
    {"REGISTER", ""},
    {"IA32", ""},
    {"MSR", ""},
    {"BASED", ""},
    {"EXEC", ""},
    {"EXECUTION", ""},
    {"BYTES", ""},
    {"FULL", ""},
    {"THE", ""},
    {"K", ""},
    {"CTRL", ""},
    {"READ", ""},
    {"POINTER", ""},
    {"PTR", ""},
    {"ADDRESS", ""},
    {"ADDR", ""},
    {"FIELDS", ""},
    {"NATURAL", ""},
    {"SEL", "SELECTOR"},
    {"AR", "ACCESS_RIGHTS"},
    {"ATTR", "ACCESS_RIGHTS"},
    {"ATTRIBUTES", "ACCESS_RIGHTS"},
    {"DBG", "DEBUG"},
    {"CONTROL", "CONTROLS"},
    {"CTLS", "CONTROLS"},
    {"CTL", "CONTROLS"},
    {"EFLAGS", "RFLAGS"},
    {"INTR", "INTERRUPTION"},
    {"VMENTRY", "ENTRY"},
    {"VMEXIT", "EXIT"},
    {"PROCESSOR", "PRIMARY"},
    {"PROC", "PRIMARY"},
    {"CPU", "PRIMARY"},
    {"HI", "HIGH"},
    {"LEN", "LENGTH"},
    {"INFORMATION", "INFO"},
    {"BITMAPS", "BITMAP"},
    {"EXCEPTIONS", "EXCEPTION"},
    {"PDPTR0", "PDPTE0"},
    {"PDPTR1", "PDPTE1"},
    {"PDPTR2", "PDPTE2"},
    {"PDPTR3", "PDPTE3"},
    {"LDT", "LDTR"},
    {"GDT", "GDTR"},
    {"IDT", "IDTR"},
};

static const char *essential_word(const char *word)
{
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (words[i].word[0] == word[0] && strcmp(words[i].word, word) == 0)
            return words[i].essential;
    return word;
}

/* The next word in upper case; a word also begins at a capital after a small letter. */
static size_t next_word(const char *name, size_t length, char word[NAME_SIZE])
{
    size_t n = 0, size = 0;

    while (n < length && !isalnum((unsigned char)name[n]))
        n++;
    for (; n < length && isalnum((unsigned char)name[n]); n++) {
        if (size > 0 && isupper((unsigned char)name[n]) && islower((unsigned char)name[n - 1]))
            break;
        if (size < NAME_SIZE - 1)
            word[size++] = (char)toupper((unsigned char)name[n]);
    }
    word[size] = '\0';
    return n;
}

/* The essential words, joined by underscores.  Returns false if there are too many or none. */
static bool reduce(const char *name, size_t length, char essential[NAME_SIZE])
{
    size_t used = 0;
    char word[NAME_SIZE];

    essential[0] = '\0';
    while (length > 0) {
        const size_t n = next_word(name, length, word);
        const char *text = essential_word(word);

        name += n;
        length -= n;
        if (*text == '\0')
            continue;
        if (used + strlen(text) + 2 > NAME_SIZE)
            return false;
        used += (size_t)snprintf(essential + used, NAME_SIZE - used, "%s%s", used ? "_" : "", text);
    }
    return used > 0;
}

struct field_name {
    char essential[NAME_SIZE];
    uint32_t field;
};

/* Names that are in none of the maps, for example of HAXM. */
static const struct field_name more_names[] = {
    {"GUEST_INTERRUPTIBILITY_INFO", VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE},
    {"GUEST_INTERRUPTIBILITY", VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE},
    {"GUEST_ACTIVITY", VMXD_VMCS_GUEST_ACTIVITY_STATE},
    {"ENTRY_INTERRUPTION_INFO_FIELD", VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO},
    {"ENTRY_INTERRUPTION", VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO},
    {"ENTRY_INTERRUPT_INFO", VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO},
    {"ENTRY_EXCEPTION_ERROR_CODE", VMXD_VMCS_CTRL_ENTRY_EXCEPTION_ERROR_CODE},
    {"GUEST_INTERRUPTION_STATUS", VMXD_VMCS_GUEST_INTERRUPT_STATUS},
    {"LINK", VMXD_VMCS_GUEST_VMCS_LINK_POINTER},
    {"EPTP", VMXD_VMCS_CTRL_EPT_POINTER},
    {"VIRTUAL_PRIMARY_ID", VMXD_VMCS_CTRL_VPID},
    {"GUEST_PENDING_DBE", VMXD_VMCS_GUEST_PENDING_DEBUG_EXCEPTIONS},
    {"PRIMARY_PRIMARY_CONTROLS", VMXD_VMCS_CTRL_PRIMARY_CONTROLS},
    {"SECONDARY_PRIMARY_CONTROLS", VMXD_VMCS_CTRL_SECONDARY_CONTROLS},
    {"TERTIARY_PRIMARY_CONTROLS", VMXD_VMCS_CTRL_TERTIARY_CONTROLS},
};

/* The reduced names of all fields, by a hash of the name. */
#define TABLE_SIZE 2048
static struct field_name table[TABLE_SIZE];
static size_t table_used;

static uint32_t hash(const char *text)
{
    uint32_t h = 5381;

    for (; *text; text++)
        h = h * 33 ^ (unsigned char)*text;
    return h % TABLE_SIZE;
}

/* The entry of the name, or the empty one where it belongs. */
static struct field_name *entry(const char *essential)
{
    uint32_t i = hash(essential);

    while (table[i].essential[0] && strcmp(table[i].essential, essential) != 0)
        i = (i + 1) % TABLE_SIZE;
    return &table[i];
}

static void add_name(const char *essential, uint32_t field)
{
    struct field_name *e = entry(essential);

    if (e->essential[0] || strlen(essential) >= NAME_SIZE || table_used == TABLE_SIZE / 2)
        return;
    table_used++;
    memcpy(e->essential, essential, strlen(essential) + 1);
    e->field = field;
}

static void make_table(void)
{
    char essential[NAME_SIZE];

    for (size_t i = 0; i < all_fields->count; i++) {
        const char *name = all_fields->values[i].name;

        if (strncmp(name, "VMXD_VMCS_INFO_", 15) == 0)
            name += 15;
        if (reduce(name, strlen(name), essential))
            add_name(essential, (uint32_t)all_fields->values[i].value);
        /* The words of the SDM. */
        if (reduce(all_fields->values[i].words, strlen(all_fields->values[i].words), essential))
            add_name(essential, (uint32_t)all_fields->values[i].value);
    }
    for (size_t i = 0; i < sizeof(more_names) / sizeof(more_names[0]); i++)
        add_name(more_names[i].essential, more_names[i].field);
    for (size_t i = 0; i < other_name_count; i++) /* find_field() knows the high halves */
        if (other_names[i].kind == NAME_FIELD && !(other_names[i].value & 1) &&
            reduce(other_names[i].name, strlen(other_names[i].name), essential))
            add_name(essential, other_names[i].value);
}

static enum text_kind find_reduced(const char *essential, uint32_t *field)
{
    const struct field_name *e;

    if (table_used == 0)
        make_table();
    e = entry(essential);
    *field = e->field;
    return e->essential[0] ? TEXT_FIELD : TEXT_UNKNOWN;
}

static enum text_kind find_field(const char *name, size_t length, uint32_t *field)
{
    char essential[NAME_SIZE];
    size_t size;

    if (!reduce(name, length, essential))
        return TEXT_UNKNOWN;
    if (find_reduced(essential, field) == TEXT_FIELD)
        return TEXT_FIELD;
    size = strlen(essential);
    if (size <= 5 || strcmp(essential + size - 5, "_HIGH") != 0)
        return TEXT_UNKNOWN;
    essential[size - 5] = '\0';
    return find_reduced(essential, field) == TEXT_FIELD ? TEXT_FIELD_HIGH : TEXT_UNKNOWN;
}

/* Without regard to case; `other` has `length` characters. */
static bool same(const char *name, size_t length, const char *other)
{
    for (size_t i = 0; i < length; i++)
        if (tolower((unsigned char)name[i]) != tolower((unsigned char)other[i]))
            return false;
    return other[length] == '\0';
}

static bool has_vmx(const char *name, size_t length)
{
    for (size_t i = 0; i + 4 < length; i++)
        if ((name[i] == 'V' || name[i] == 'v') && same(name + i, 4, "vmx_"))
            return true;
    return false;
}

/* "IA32_VMX_BASIC", "MSR_IA32_VMX_BASIC", "vmx_basic" */
static enum text_kind find_msr(const char *name, size_t length, uint32_t *address)
{
    if (!has_vmx(name, length))
        return TEXT_UNKNOWN;
    for (size_t i = 0; i < capability_msr_count; i++) {
        const char *whole = capability_msrs[i].name;
        const size_t all = strlen(whole);

        if (strncmp(whole, "IA32_VMX_", 9) != 0)
            continue;
        for (size_t skip = 0; skip <= 5; skip += 5)
            if (length >= all - skip &&
                same(name + length - (all - skip), all - skip, whole + skip) &&
                (length == all - skip || name[length - (all - skip) - 1] == '_')) {
                *address = capability_msrs[i].address;
                return TEXT_MSR;
            }
    }
    return TEXT_UNKNOWN;
}

static enum text_kind find_fact(const char *name, size_t length, uint32_t *input)
{
    static size_t lengths[VMXD_INPUTS];

    for (*input = VMXD_INPUT_MAXPHYADDR; *input < VMXD_INPUTS; (*input)++)
        if (lengths[*input] == 0)
            lengths[*input] = strlen(vmxd_fact_name(*input));
    for (*input = VMXD_INPUT_MAXPHYADDR; *input < VMXD_INPUTS; (*input)++)
        if (lengths[*input] == length && same(name, length, vmxd_fact_name(*input)))
            return TEXT_FACT;
    return TEXT_UNKNOWN;
}

enum text_kind text_name(const char *name, size_t length, uint32_t *number)
{
    enum text_kind kind;

    while (length > 0 && name[length - 1] == ' ')
        length--;
    if (length == 0 || length >= NAME_SIZE || memchr(name, '\0', length))
        return TEXT_UNKNOWN;
    kind = find_msr(name, length, number);
    if (kind == TEXT_UNKNOWN)
        kind = find_fact(name, length, number);
    return kind == TEXT_UNKNOWN ? find_field(name, length, number) : kind;
}
