/* SPDX-License-Identifier: MIT */
/* dump_line.c - the values in one line of a dump.
 *
 * A line is a sequence "KEY = VALUE KEY = VALUE".  The text before an equals sign ends with the key, and
 * may have before it the name of a register ("CR0: actual=") and a heading ("*** Host State ***").  So a
 * dump whose lines were joined is read like any other.
 */
#include "dump_line.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "capability_msr.h"
#include "dump_text.h"
#include "vmxdefs/entry_words.h"

#define KEY_SIZE    48
#define LONGEST_GAP 200 /* a key, and what belongs to it, is not longer */

enum { G = SECTION_GUEST, H = SECTION_HOST, C = SECTION_CONTROL, N = SECTION_NONE };

/* What follows the first number of a value. */
enum key_form {
    ONE,
    SYSENTER, /* CS:RIP=0010:ffffffff81851f60 */
    SVI_RVI   /* SVI|RVI = 00|41 */
};

struct key {
    unsigned sections;
    const char *context, *key;
    uint32_t number; /* the input */
    enum line_target target;
    unsigned digits; /* as the dumps print it */
    enum key_form form;
};

#define KEY(sections, context, key, input, digits)                          \
    {                                                                       \
        sections, context, key, VMXD_INPUT_##input, LINE_INPUT, digits, ONE \
    }
#define OTHER(sections, context, key, target, digits)  \
    {                                                  \
        sections, context, key, 0, target, digits, ONE \
    }

/* The keys of KVM and Xen, in lower case with single blanks. */
static const struct key keys[] = {
    KEY(G | N, "cr0", "actual", GUEST_CR0, 16),
    KEY(G | N, "cr0", "shadow", CTRL_CR0_READ_SHADOW, 16),
    KEY(G | N, "cr0", "gh_mask", CTRL_CR0_GUEST_HOST_MASK, 16),
    KEY(G | N, "cr4", "actual", GUEST_CR4, 16),
    KEY(G | N, "cr4", "shadow", CTRL_CR4_READ_SHADOW, 16),
    KEY(G | N, "cr4", "gh_mask", CTRL_CR4_GUEST_HOST_MASK, 16),
    KEY(G, "cr3", "actual", GUEST_CR3, 16),
    KEY(G, "cr3", "target_count", CTRL_CR3_TARGET_COUNT, 8),
    KEY(G, "", "target0", CTRL_CR3_TARGET_VALUE_0, 16),
    KEY(G, "", "target1", CTRL_CR3_TARGET_VALUE_1, 16),
    KEY(G, "", "target2", CTRL_CR3_TARGET_VALUE_2, 16),
    KEY(G, "", "target3", CTRL_CR3_TARGET_VALUE_3, 16),
    KEY(G, "", "cr3", GUEST_CR3, 16),
    KEY(G | N, "", "pdptr0", GUEST_PDPTE0, 16),
    KEY(G | N, "", "pdptr1", GUEST_PDPTE1, 16),
    KEY(G | N, "", "pdptr2", GUEST_PDPTE2, 16),
    KEY(G | N, "", "pdptr3", GUEST_PDPTE3, 16),
    KEY(G | N, "", "pdpte0", GUEST_PDPTE0, 16),
    KEY(G | N, "", "pdpte1", GUEST_PDPTE1, 16),
    KEY(G | N, "", "pdpte2", GUEST_PDPTE2, 16),
    KEY(G | N, "", "pdpte3", GUEST_PDPTE3, 16),
    KEY(G, "", "rsp", GUEST_RSP, 16),
    KEY(G, "", "rip", GUEST_RIP, 16),
    KEY(G | N, "", "rflags", GUEST_RFLAGS, 8),
    KEY(G | N, "", "dr7", GUEST_DR7, 16),
    KEY(G, "", "sysenter rsp", GUEST_SYSENTER_ESP, 16),
    {G, "", "cs:rip", VMXD_INPUT_GUEST_SYSENTER_CS, LINE_INPUT, 4, SYSENTER},
    KEY(G, "", "efer", GUEST_EFER, 16),
    KEY(G, "", "efer(vmcs)", GUEST_EFER, 16),
    OTHER(G, "", "efer(msr ll)", LINE_NO_INPUT, 16),
    KEY(G, "", "pat", GUEST_PAT, 16),
    KEY(G, "", "guest pat", GUEST_PAT, 16),
    KEY(G, "", "guest efer", GUEST_EFER, 16),
    KEY(G, "", "preemptiontimer", GUEST_VMX_PREEMPTION_TIMER_VALUE, 8),
    KEY(G, "", "sm base", GUEST_SMBASE, 8),
    KEY(G | N, "", "debugctl", GUEST_DEBUGCTL, 16),
    KEY(G | N, "", "debugexceptions", GUEST_PENDING_DEBUG_EXCEPTIONS, 16),
    KEY(G, "", "perfglobctl", GUEST_PERF_GLOBAL_CTRL, 16),
    KEY(G | N, "", "bndcfgs", GUEST_BNDCFGS, 16),
    KEY(G, "", "s_cet", GUEST_S_CET, 16),
    KEY(G, "", "ssp", GUEST_SSP, 16),
    KEY(G, "", "ssp table", GUEST_INTERRUPT_SSP_TABLE_ADDR, 16),
    KEY(G, "", "ssp_table", GUEST_INTERRUPT_SSP_TABLE_ADDR, 16),
    KEY(G, "", "intr_ssp_tbl", GUEST_INTERRUPT_SSP_TABLE_ADDR, 16),
    KEY(G | N, "", "interruptibility", GUEST_INTERRUPTIBILITY_STATE, 8),
    KEY(G | N, "", "activitystate", GUEST_ACTIVITY_STATE, 8),
    KEY(G | N, "", "interruptstatus", GUEST_INTERRUPT_STATUS, 4),
    KEY(H, "", "rip", HOST_RIP, 16),
    KEY(H, "", "rsp", HOST_RSP, 16),
    KEY(H, "", "cs", HOST_CS_SELECTOR, 4),
    KEY(H, "", "ss", HOST_SS_SELECTOR, 4),
    KEY(H, "", "ds", HOST_DS_SELECTOR, 4),
    KEY(H, "", "es", HOST_ES_SELECTOR, 4),
    KEY(H, "", "fs", HOST_FS_SELECTOR, 4),
    KEY(H, "", "gs", HOST_GS_SELECTOR, 4),
    KEY(H, "", "tr", HOST_TR_SELECTOR, 4),
    KEY(H | N, "", "fsbase", HOST_FS_BASE, 16),
    KEY(H | N, "", "gsbase", HOST_GS_BASE, 16),
    KEY(H | N, "", "trbase", HOST_TR_BASE, 16),
    KEY(H | N, "", "gdtbase", HOST_GDTR_BASE, 16),
    KEY(H | N, "", "idtbase", HOST_IDTR_BASE, 16),
    KEY(H, "", "cr0", HOST_CR0, 16),
    KEY(H, "", "cr3", HOST_CR3, 16),
    KEY(H, "", "cr4", HOST_CR4, 16),
    KEY(H, "", "sysenter rsp", HOST_SYSENTER_ESP, 16),
    {H, "", "cs:rip", VMXD_INPUT_HOST_SYSENTER_CS, LINE_INPUT, 4, SYSENTER},
    KEY(H, "", "efer", HOST_EFER, 16),
    KEY(H, "", "pat", HOST_PAT, 16),
    KEY(H, "", "host pat", HOST_PAT, 16),
    KEY(H, "", "host efer", HOST_EFER, 16),
    KEY(H, "", "perfglobctl", HOST_PERF_GLOBAL_CTRL, 16),
    KEY(H, "", "s_cet", HOST_S_CET, 16),
    KEY(H, "", "ssp", HOST_SSP, 16),
    KEY(H, "", "ssp table", HOST_INTERRUPT_SSP_TABLE_ADDR, 16),
    KEY(H, "", "ssp_table", HOST_INTERRUPT_SSP_TABLE_ADDR, 16),
    KEY(H, "", "intr_ssp_tbl", HOST_INTERRUPT_SSP_TABLE_ADDR, 16),
    KEY(C | N, "", "pinbased", CTRL_PIN_BASED_CONTROLS, 8),
    KEY(C | N, "", "cpubased", CTRL_PRIMARY_CONTROLS, 8),
    KEY(C | N, "", "secondaryexec", CTRL_SECONDARY_CONTROLS, 8),
    KEY(C | N, "", "tertiaryexec", CTRL_TERTIARY_CONTROLS, 16),
    KEY(C | N, "", "entrycontrols", CTRL_ENTRY_CONTROLS, 8),
    KEY(C | N, "", "exitcontrols", CTRL_EXIT_CONTROLS, 8),
    KEY(C | N, "", "secondaryexitcontrols", CTRL_SECONDARY_EXIT_CONTROLS, 16),
    KEY(C | N, "", "exceptionbitmap", CTRL_EXCEPTION_BITMAP, 8),
    KEY(C | N, "", "pfecmask", CTRL_PAGE_FAULT_ERROR_CODE_MASK, 8),
    KEY(C | N, "", "pfecmatch", CTRL_PAGE_FAULT_ERROR_CODE_MATCH, 8),
    KEY(C | N, "vmentry", "intr_info", CTRL_ENTRY_INTERRUPTION_INFO, 8),
    KEY(C | N, "vmentry", "errcode", CTRL_ENTRY_EXCEPTION_ERROR_CODE, 8),
    KEY(C | N, "vmentry", "ilen", CTRL_ENTRY_INSTRUCTION_LENGTH, 8),
    KEY(C | N, "vmentry", "event_data", CTRL_INJECTED_EVENT_DATA, 16),
    OTHER(C | N, "vmexit", "intr_info", LINE_NO_INPUT, 8),
    OTHER(C | N, "vmexit", "errcode", LINE_NO_INPUT, 8),
    OTHER(C | N, "vmexit", "ilen", LINE_NO_INPUT, 8),
    OTHER(C, "", "reason", LINE_REASON, 8),
    OTHER(C, "", "qualification", LINE_QUALIFICATION, 16),
    OTHER(C | N, "idtvectoring", "info", LINE_NO_INPUT, 8),
    OTHER(C | N, "idtvectoring", "errcode", LINE_NO_INPUT, 8),
    KEY(G | C | N, "", "tsc offset", CTRL_TSC_OFFSET, 16),
    KEY(C | N, "", "tsc multiplier", CTRL_TSC_MULTIPLIER, 16),
    {C | N, "", "svi|rvi", VMXD_INPUT_GUEST_INTERRUPT_STATUS, LINE_INPUT, 2, SVI_RVI},
    KEY(C | N, "", "tpr threshold", CTRL_TPR_THRESHOLD, 2),
    KEY(C | N, "", "apic-access addr", CTRL_APIC_ACCESS_ADDRESS, 16),
    KEY(C | N, "", "virt-apic addr", CTRL_VIRTUAL_APIC_ADDRESS, 16),
    KEY(C | N, "", "postedintrvec", CTRL_POSTED_INTERRUPT_VECTOR, 2),
    KEY(C | N, "", "ept pointer", CTRL_EPT_POINTER, 16),
    KEY(C | N, "", "eptp index", CTRL_EPTP_INDEX, 4),
    KEY(C | N, "", "cr3 target0", CTRL_CR3_TARGET_VALUE_0, 16),
    KEY(C | N, "", "cr3 target2", CTRL_CR3_TARGET_VALUE_2, 16),
    KEY(C, "", "target1", CTRL_CR3_TARGET_VALUE_1, 16),
    KEY(C, "", "target3", CTRL_CR3_TARGET_VALUE_3, 16),
    KEY(C | N, "", "ple gap", CTRL_PLE_GAP, 8),
    KEY(C, "", "window", CTRL_PLE_WINDOW, 8),
    KEY(C | N, "", "virtual processor id", CTRL_VPID, 4),
    KEY(C | N, "", "vmfunc controls", CTRL_VM_FUNCTION_CONTROLS, 16),
    KEY(C | N, "", "ve info address", CTRL_VE_INFORMATION_ADDRESS, 16),
};

/* The registers of QEMU and VirtualBox.  QEMU writes capital letters. */
struct reg {
    const char *name;
    uint32_t input;
};

static const struct reg registers[] = {
    {"rip", VMXD_INPUT_GUEST_RIP},       {"eip", VMXD_INPUT_GUEST_RIP},
    {"rsp", VMXD_INPUT_GUEST_RSP},       {"esp", VMXD_INPUT_GUEST_RSP},
    {"rfl", VMXD_INPUT_GUEST_RFLAGS},    {"efl", VMXD_INPUT_GUEST_RFLAGS},
    {"eflags", VMXD_INPUT_GUEST_RFLAGS}, {"rflags", VMXD_INPUT_GUEST_RFLAGS},
    {"cr0", VMXD_INPUT_GUEST_CR0},       {"cr3", VMXD_INPUT_GUEST_CR3},
    {"cr4", VMXD_INPUT_GUEST_CR4},       {"dr7", VMXD_INPUT_GUEST_DR7},
    {"efer", VMXD_INPUT_GUEST_EFER},
};

static const char *const registers_without_input[] = {
    "rax", "rbx", "rcx", "rdx", "rsi", "rdi", "rbp",   "r8",   "r9",  "r10", "r11",
    "r12", "r13", "r14", "r15", "eax", "ebx", "ecx",   "edx",  "esi", "edi", "ebp",
    "cpl", "ii",  "a20", "smm", "hlt", "cr2", "dr0",   "dr1",  "dr2", "dr3", "dr6",
    "ccs", "ccd", "cco", "fcw", "fsw", "ftw", "mxcsr", "iopl",
};

/* The registers with selector, limit, access rights and base, in the order of the inputs. */
static const char *const segments[] = {"es", "cs",   "ss", "ds",   "fs",
                                       "gs", "ldtr", "tr", "gdtr", "idtr"};
#define SEGMENTS          (sizeof(segments) / sizeof(segments[0]))
#define SEGMENTS_SELECTOR 8 /* GDTR and IDTR have limit and base only */

static const char *const contexts[] = {"cr0", "cr3", "cr4", "vmentry", "vmexit", "idtvectoring"};

/* The work on one line. */
struct parser {
    struct line_state *state;
    void (*found)(const struct line_value *v, void *context);
    void *context;
    unsigned count;
    bool assumed;
    char owner[64]; /* "Guest CS Segment" of "Guest CS Segment - Selector: 0x10" */
};

static void give(struct parser *p, enum line_target target, uint32_t number, uint64_t value)
{
    const struct line_value v = {.target = target,
                                 .number = number,
                                 .value = value,
                                 .assumed = p->assumed,
                                 .seen_by_guest = p->state->section >= SECTION_QEMU};

    p->found(&v, p->context);
    p->count++;
}

/* --- Segment registers --- */

static size_t segment_of(const char *name)
{
    if (strcmp(name, "ldt") == 0 || strcmp(name, "gdt") == 0 || strcmp(name, "idt") == 0)
        return name[0] == 'l' ? 6 : name[0] == 'g' ? 8 : 9;
    for (size_t i = 0; i < SEGMENTS; i++)
        if (strcmp(segments[i], name) == 0)
            return i;
    return SEGMENTS;
}

/* The input for the part of a segment register; VMXD_INPUTS if it does not exist. */
static uint32_t segment_input(size_t segment, const char *part)
{
    static const struct {
        const char *part;
        uint32_t first;
        size_t registers;
    } parts[] = {{"sel", VMXD_INPUT_GUEST_ES_SELECTOR, SEGMENTS_SELECTOR},
                 {"attr", VMXD_INPUT_GUEST_ES_ACCESS_RIGHTS, SEGMENTS_SELECTOR},
                 {"flags", VMXD_INPUT_GUEST_ES_ACCESS_RIGHTS, SEGMENTS_SELECTOR},
                 {"limit", VMXD_INPUT_GUEST_ES_LIMIT, SEGMENTS},
                 {"base", VMXD_INPUT_GUEST_ES_BASE, SEGMENTS}};

    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
        if (strcmp(parts[i].part, part) == 0 && segment < parts[i].registers)
            return parts[i].first + (uint32_t)segment;
    return VMXD_INPUTS;
}

static void give_part(struct parser *p, size_t segment, const char *part, uint64_t value)
{
    const uint32_t input = segment_input(segment, part);

    if (input < VMXD_INPUTS)
        give(p, LINE_INPUT, input, value);
}

/* Reads `most` numbers, separated by blanks.  Returns how many there are, and their end. */
static unsigned read_numbers(const char *text, uint64_t *number, unsigned most, const char **end)
{
    unsigned count = 0;

    *end = text;
    while (count < most) {
        const char *next = text_hex(text + strspn(text, " "), &number[count]);

        if (next == NULL)
            break;
        text = *end = next;
        count++;
    }
    return count;
}

/* Xen: "CS: 0010 0a09b ffffffff 0000000000000000", "GDTR:            0000007f ffff88001f40c000".  Returns
 * the end, or NULL. */
static const char *parse_segment_row(struct parser *p, const char *text)
{
    char name[KEY_SIZE];
    size_t n = 0, segment;
    uint64_t number[4] = {0, 0, 0, 0};
    const char *end;
    unsigned count;

    for (; n < 5 && isalpha((unsigned char)text[n]); n++)
        name[n] = (char)tolower((unsigned char)text[n]);
    name[n] = '\0';
    segment = segment_of(name);
    if (segment == SEGMENTS || text[n] != ':' || (p->state->section & (G | N)) == 0)
        return NULL;
    count = read_numbers(text + n + 1, number, segment < SEGMENTS_SELECTOR ? 4 : 2, &end);
    if (count != (segment < SEGMENTS_SELECTOR ? 4 : 2) || (*end != '\0' && *end != ' '))
        return NULL;
    if (count == 4) {
        give_part(p, segment, "sel", number[0]);
        give_part(p, segment, "attr", number[1]);
    }
    give_part(p, segment, "limit", number[count - 2]);
    give_part(p, segment, "base", number[count - 1]);
    return end;
}

/* All rows in a text, for dumps whose lines were joined. */
static void parse_segment_rows(struct parser *p, const char *text, size_t length)
{
    for (size_t i = 0; i + 4 < length; i++) {
        const char *end = NULL;

        if ((i == 0 || text[i - 1] == ' ') && isalpha((unsigned char)text[i]))
            end = parse_segment_row(p, text + i);
        if (end)
            i = (size_t)(end - text);
    }
}

/* QEMU: "ES =0000 00000000 0000ffff 00009300", "GDT=     000f61e0 00000037": the flags are bits 23:8 of
 * the descriptor's high half.  A segment that is not present is unusable. */
static const char *parse_qemu_segment(struct parser *p, size_t segment, const char *text)
{
    uint64_t number[4] = {0, 0, 0, 0}, rights;
    const char *end;

    if (segment >= SEGMENTS_SELECTOR) {
        if (read_numbers(text, number, 2, &end) == 2) {
            give_part(p, segment, "base", number[0]);
            give_part(p, segment, "limit", number[1]);
        }
        return end;
    }
    if (read_numbers(text, number, 4, &end) < 4)
        return end;
    rights = number[3] >> 8 & 0xF0FF;
    give_part(p, segment, "sel", number[0]);
    give_part(p, segment, "base", number[1]);
    give_part(p, segment, "limit", number[2]);
    give_part(p, segment, "attr",
              rights & VMXD_AR_PRESENT ? rights : rights | VMXD_AR_SEGMENT_UNUSABLE);
    return end;
}

/* VirtualBox: "cs={0008 base=0000000000000000 limit=ffffffff flags=0000a09b}" */
static const char *parse_braces(struct parser *p, size_t segment, const char *text)
{
    uint64_t selector;
    const char *end = text_hex(text + strspn(text, " "), &selector);

    if (end == NULL)
        return text;
    snprintf(p->state->context, sizeof(p->state->context), "%s", segments[segment]);
    give_part(p, segment, "sel", selector);
    return end;
}

/* VirtualBox: "gdtr=00000000000fa1b8:0047" */
static const char *parse_base_limit(struct parser *p, size_t segment, const char *text)
{
    uint64_t base, limit;
    const char *end = text_hex(text, &base);

    end = end && *end == ':' ? text_hex(end + 1, &limit) : NULL;
    if (end == NULL)
        return text;
    give_part(p, segment, "base", base);
    give_part(p, segment, "limit", limit);
    return end;
}

/* --- Keys --- */

static const struct key *find_key(const struct line_state *state, const char *key)
{
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (keys[i].key[0] == key[0] && (keys[i].sections & state->section) != 0 &&
            strcmp(keys[i].key, key) == 0 &&
            (keys[i].context[0] == '\0' || strcmp(keys[i].context, state->context) == 0))
            return &keys[i];
    return NULL;
}

/* The same for any register. */
static const struct key *find_any_key(const struct line_state *state, const char *key)
{
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        if (keys[i].key[0] == key[0] && (keys[i].sections & state->section) != 0 &&
            strcmp(keys[i].key, key) == 0)
            return &keys[i];
    return NULL;
}

/* The last `count` words of the text in lower case, with single blanks; blanks before "(" do not count.
 * Returns false if there are not as many, or if they are too long. */
static bool last_words(const char *text, size_t length, unsigned count, char key[KEY_SIZE])
{
    size_t used = 0, from;

    while (length > 0 && text[length - 1] == ' ')
        length--;
    for (from = length; from > 0 && length - from < KEY_SIZE; from--)
        if (text[from - 1] == ' ' && (from < 2 || text[from - 2] != ' ') && --count == 0)
            break;
        else if (strchr(",;{}", text[from - 1]))
            break;
    if (from == 0)
        count -= count > 0;
    if (count != 0 || length - from >= KEY_SIZE || length == from)
        return false;
    for (; from < length; from++)
        if (text[from] != ' ' || (used > 0 && key[used - 1] != ' '))
            key[used++] = (char)tolower((unsigned char)text[from]);
    key[used] = '\0';
    return used > 0;
}

static void set_section(struct parser *p, enum line_section section)
{
    p->state->section = section;
    p->state->context[0] = '\0';
    p->state->area = AREA_NONE;
}

static bool begins_with(const char *text, size_t length, const char *lower)
{
    for (; *lower; text++, lower++, length--)
        if (length == 0 || tolower((unsigned char)*text) != *lower)
            return false;
    return true;
}

/* Headings: "*** Guest State ***" */
static void read_heading(struct parser *p, const char *text, size_t length)
{
    static const struct {
        const char *heading;
        enum line_section section;
    } headings[] = {{"*** guest state ***", SECTION_GUEST},
                    {"*** host state ***", SECTION_HOST},
                    {"*** control state ***", SECTION_CONTROL}};

    for (; length > 0; text++, length--)
        for (size_t i = 0; *text == '*' && i < 3; i++) {
            if (!begins_with(text, length, headings[i].heading))
                continue;
            set_section(p, headings[i].section);
            if (headings[i].section == SECTION_GUEST)
                give(p, LINE_NEW_DUMP, DUMP_KVM, 0);
            else
                p->count++;
        }
}

/* The last "WORD:" before the key that is the name of a register or of a group. */
static void read_context(struct parser *p, const char *text, size_t length)
{
    for (size_t end = length; end > 1; end--) {
        char word[KEY_SIZE];
        size_t from = end - 1;

        if (text[end - 1] != ':' || (end < length && text[end] != ' '))
            continue;
        while (from > 0 && isalnum((unsigned char)text[from - 1]))
            from--;
        if (end - from >= KEY_SIZE || !last_words(text + from, end - 1 - from, 1, word))
            continue;
        for (size_t i = 0; i < sizeof(contexts) / sizeof(contexts[0]); i++)
            if (strcmp(contexts[i], word) == 0)
                snprintf(p->state->context, sizeof(p->state->context), "%s", contexts[i]);
        if (segment_of(word) < SEGMENTS)
            snprintf(p->state->context, sizeof(p->state->context), "%s",
                     segments[segment_of(word)]);
        return;
    }
}

/* The value of a key of the table.  Returns its end, or NULL. */
static const char *parse_key_value(struct parser *p, const struct key *k, const char *text)
{
    uint64_t value, second;
    const char *end = text_hex(text, &value);

    if (k->form == SVI_RVI || k->form == SYSENTER) {
        const char separator = k->form == SVI_RVI ? '|' : ':';

        end = end && *end == separator ? text_hex(end + 1, &second) : NULL;
        if (end == NULL)
            return NULL;
        if (k->form == SVI_RVI) {
            give(p, LINE_INPUT, k->number, (value & 0xFF) << 8 | (second & 0xFF));
            return end;
        }
        give(p, LINE_INPUT,
             k->number == VMXD_INPUT_GUEST_SYSENTER_CS ? VMXD_INPUT_GUEST_SYSENTER_EIP
                                                       : VMXD_INPUT_HOST_SYSENTER_EIP,
             second);
    }
    if (end)
        give(p, k->target, k->number, value);
    return end;
}

/* A register of QEMU or VirtualBox.  Returns the end of its value, or NULL. */
static const char *parse_register(struct parser *p, const char *key, const char *text)
{
    const size_t segment = segment_of(key);
    uint64_t value;
    const char *end;

    if (segment < SEGMENTS && *text == '{')
        return parse_braces(p, segment, text + 1);
    if (p->state->section == SECTION_VIRTUALBOX && segment >= SEGMENTS_SELECTOR &&
        segment < SEGMENTS)
        return parse_base_limit(p, segment, text);
    if (segment < SEGMENTS)
        return p->state->section == SECTION_QEMU ? parse_qemu_segment(p, segment, text) : NULL;
    end = text_hex(text, &value);
    for (size_t i = 0; end && i < sizeof(registers) / sizeof(registers[0]); i++)
        if (strcmp(registers[i].name, key) == 0) {
            give(p, LINE_INPUT, registers[i].input, value);
            return end;
        }
    for (size_t i = 0; end && i < sizeof(registers_without_input) / sizeof(char *); i++)
        if (strcmp(registers_without_input[i], key) == 0) {
            give(p, LINE_NO_INPUT, 0, value);
            return end;
        }
    if (segment_input(segment_of(p->state->context), key) < VMXD_INPUTS && end) {
        give_part(p, segment_of(p->state->context), key, value);
        return end;
    }
    return NULL;
}

/* "EAX=" begins the registers of QEMU, "eax=" those of VirtualBox. */
static void begin_registers(struct parser *p, const char *text, size_t length)
{
    while (length > 0 && text[length - 1] == ' ')
        length--;
    if (length < 3)
        return;
    text += length - 3;
    if (strncmp(text, "EAX", 3) == 0 || strncmp(text, "RAX", 3) == 0) {
        set_section(p, SECTION_QEMU);
        give(p, LINE_NEW_DUMP, DUMP_QEMU, 0);
    } else if (strncmp(text, "eax", 3) == 0 || strncmp(text, "rax", 3) == 0) {
        set_section(p, SECTION_VIRTUALBOX);
        give(p, LINE_NEW_DUMP, DUMP_VIRTUALBOX, 0);
    }
}

/* "   0: msr=0x00000600 value=0x..." of the list of MSRs.  Returns the end of the value, or NULL. */
static const char *parse_area(struct parser *p, const char *key, const char *text)
{
    const bool index = strcmp(key, "msr") == 0;
    uint64_t value;
    const char *end = text_hex(text, &value);

    if (end == NULL || p->state->area == AREA_NONE || (!index && strcmp(key, "value") != 0))
        return NULL;
    give(p,
         p->state->area != AREA_ENTRY_LOAD ? LINE_NO_INPUT
         : index                           ? LINE_MSR_INDEX
                                           : LINE_MSR_VALUE,
         0, value);
    return end;
}

/* --- Names --- */

static bool is_bare(const char *text)
{
    const size_t digits = strspn(text, "0123456789");

    return !(text[0] == '0' && (text[1] == 'x' || text[1] == 'X')) && digits > 1 &&
           !isxdigit((unsigned char)text[digits]);
}

static bool give_named(struct parser *p, enum text_kind kind, uint32_t number, const char *text,
                       uint64_t value)
{
    struct line_value v = {.number = number,
                           .value = value,
                           .assumed = p->assumed,
                           .bare = is_bare(text),
                           .listed = true};

    if (kind == TEXT_FIELD || kind == TEXT_FIELD_HIGH) {
        v.target = kind == TEXT_FIELD ? LINE_INPUT : LINE_INPUT_HIGH;
        v.number = vmxd_input_of_field(number);
        if (number == VMXD_VMCS_INFO_EXIT_REASON)
            v.target = LINE_REASON;
        else if (number == VMXD_VMCS_INFO_EXIT_QUALIFICATION)
            v.target = LINE_QUALIFICATION;
        else if (number == VMXD_VMCS_INFO_INSTRUCTION_ERROR)
            v.target = LINE_ERROR;
        else if (v.number == VMXD_INPUTS)
            v.target = LINE_NO_INPUT;
    } else {
        v.target = kind == TEXT_MSR ? LINE_MSR : LINE_INPUT;
    }
    p->found(&v, p->context);
    p->count++;
    return true;
}

/* A name of one word can be anything, unless values have been read before. */
static bool is_certain(const struct parser *p, const char *name, size_t length)
{
    for (size_t i = 1; i + 1 < length; i++)
        if (!isalnum((unsigned char)name[i]) ||
            (isupper((unsigned char)name[i]) && islower((unsigned char)name[i - 1])))
            return true;
    return p->state->in_dump;
}

/* Where the longest name can begin: a name has at most eight words. */
static size_t name_limit(const char *text, size_t length)
{
    size_t from = length, words = 0;

    while (from > 0 && length - from < 70) {
        from--;
        words += text[from] == ' ' && text[from + 1] != ' ';
        if (words == 8 || strchr(",;=\"'()<>", text[from]))
            return from + 1;
    }
    return from;
}

/* Finds the longest end of the text that is a name, beginning at a word. */
static enum text_kind find_name(const struct parser *p, const char *text, size_t length,
                                uint32_t *number)
{
    char owned[160];

    while (length > 0 && strchr(" :=#\"'", text[length - 1]))
        length--;
    if (p->owner[0]) {
        snprintf(owned, sizeof(owned), "%s %.*s", p->owner, (int)(length < 64 ? length : 64), text);
        if (text_name(owned, strlen(owned), number) != TEXT_UNKNOWN)
            return text_name(owned, strlen(owned), number);
    }
    for (size_t from = name_limit(text, length); from < length; from++) {
        enum text_kind kind;

        if (!isalpha((unsigned char)text[from]) ||
            (from > 0 && (isalnum((unsigned char)text[from - 1]) || text[from - 1] == '_')))
            continue;
        kind = text_name(text + from, length - from, number);
        if (kind != TEXT_UNKNOWN)
            return is_certain(p, text + from, length - from) ? kind : TEXT_UNKNOWN;
    }
    return TEXT_UNKNOWN;
}

/* "vmread(0x6820)", "0x6820": an encoding before an equals sign. */
static enum text_kind find_encoding(const char *text, size_t length, uint32_t *number)
{
    uint64_t encoding;
    size_t digits = 0;

    while (length > 0 && strchr(" ):", text[length - 1]))
        length--;
    while (digits < length && isalnum((unsigned char)text[length - 1 - digits]))
        digits++;
    if (digits > 6 || digits < 3 || text_hex(text + length - digits, &encoding) == NULL)
        return TEXT_UNKNOWN;
    *number = (uint32_t)encoding;
    if (capability_msr_find(encoding) && encoding >= DUMP_FIRST_MSR)
        return TEXT_MSR;
    *number &= ~1u;
    if (list_find(LIST_vmxd_vmcs_name, *number) == NULL)
        return TEXT_UNKNOWN;
    return encoding & 1 ? TEXT_FIELD_HIGH : TEXT_FIELD;
}

/* --- A line --- */

/* A pair whose key is the end of `gap`.  Returns the end of the value, or NULL. */
static const char *parse_pair(struct parser *p, const char *gap, size_t length, const char *text)
{
    char key[KEY_SIZE];
    const char *end = NULL;
    uint32_t number;
    uint64_t value;
    enum text_kind kind;

    for (unsigned count = 3; count > 0; count--) {
        const struct key *k = last_words(gap, length, count, key) ? find_key(p->state, key) : NULL;

        end = k ? parse_key_value(p, k, text) : NULL;
        if (end)
            return end;
    }
    if (last_words(gap, length, 1, key)) {
        const uint32_t input = segment_input(segment_of(p->state->context), key);

        end = parse_area(p, key, text);
        if (end == NULL && p->state->section >= SECTION_QEMU)
            end = parse_register(p, key, text);
        if (end)
            return end;
        end = input < VMXD_INPUTS ? text_hex(text, &value) : NULL;
        if (end) {
            give(p, LINE_INPUT, input, value);
            return end;
        }
    }
    kind = find_name(p, gap, length, &number);
    if (kind == TEXT_UNKNOWN && p->count == 0)
        kind = find_encoding(gap, length, &number);
    end = kind == TEXT_UNKNOWN ? NULL : text_hex(text, &value);
    if (end == NULL)
        return NULL;
    give_named(p, kind, number, text, value);
    return end;
}

/* The text before a key: headings, the register, the owner. */
static void read_gap(struct parser *p, const char *gap, size_t length)
{
    const char *dash = NULL;

    if (memchr(gap, '*', length))
        read_heading(p, gap, length);
    if (memchr(gap, ':', length)) {
        parse_segment_rows(p, gap, length);
        read_context(p, gap, length);
    }
    for (size_t i = 0; i + 3 <= length; i++)
        if (strncmp(gap + i, " - ", 3) == 0)
            dash = gap + i;
    if (dash && (size_t)(dash - gap) < sizeof(p->owner))
        snprintf(p->owner, sizeof(p->owner), "%.*s", (int)(dash - gap), gap);
    if (p->state->section == SECTION_NONE || p->state->section >= SECTION_QEMU || length < 12)
        begin_registers(p, gap, length);
}

/* The next "=", or ":" before a number. */
static const char *next_separator(const char *text)
{
    uint64_t value;

    for (; *text; text++) {
        if (*text == '=')
            return text;
        if (*text == ':' && text[1] == ' ' && text_hex(text + 1 + strspn(text + 1, " "), &value))
            return text;
    }
    return NULL;
}

static const char *after_value(const char *text)
{
    text += strspn(text, " ");
    if (*text == '(') {
        const size_t inside = strcspn(text, ")=");

        text += text[inside] == ')' ? inside + 1 : 0;
    }
    return text + strspn(text, " ,;");
}

/* "0x6820 0x2", "480: 00da040000000004", "cpu1: msr 0x480 = 0x00da040000000004", "6820 GUEST_RFLAGS: 2"
 * and "GUEST_RFLAGS 0x2": a line that has one value. */
static bool parse_columns(struct parser *p, const char *text)
{
    char line[200], *word[4] = {NULL};
    struct line_value v = {.target = LINE_MSR, .listed = true};
    unsigned count = 0;
    uint32_t number;
    uint64_t value, cpu = 0;
    enum text_kind kind;

    if (strlen(text) >= sizeof(line))
        return false;
    strcpy(line, text);
    for (char *c = line; *c;) {
        char *start = c += strspn(c, " \t=:,|[]#");
        const size_t n = strcspn(c, " \t=:,|[]#");

        if (n == 0)
            break;
        c += n;
        if (*c)
            *c++ = '\0';
        if (text_find(start, "cpu") == start)
            start += 3;
        if (*start == '\0' || strcmp(start, "msr") == 0 || strcmp(start, "MSR") == 0)
            continue;
        if (count == 4)
            return false;
        word[count++] = start;
    }
    if (count < 2 || count > 3 || text_hex(word[count - 1], &value) == NULL)
        return false;
    kind = find_encoding(word[count - 2], strlen(word[count - 2]), &number);
    if (count == 3 && isalpha((unsigned char)word[1][0]) &&
        find_encoding(word[0], strlen(word[0]), &number) == TEXT_FIELD)
        return give_named(p, TEXT_FIELD, number, word[2], value);
    if (kind == TEXT_UNKNOWN)
        kind = find_name(p, word[count - 2], strlen(word[count - 2]), &number);
    if (kind == TEXT_UNKNOWN || (count == 3 && text_number(word[0], &cpu) == NULL))
        return false;
    if (kind != TEXT_MSR)
        return give_named(p, kind, number, word[count - 1], value);
    v.number = number;
    v.value = value;
    v.processor = (uint32_t)cpu;
    p->found(&v, p->context);
    p->count++;
    return true;
}

/* "MSR guest autoload:": lists of MSRs; only the first is read by VM entry. */
static bool parse_area_heading(struct parser *p, const char *text)
{
    if (strncmp(text, "MSR ", 4) != 0 ||
        (!text_find(text, "autoload") && !text_find(text, "autostore")))
        return false;
    p->state->area = text_find(text, "guest autoload") ? AREA_ENTRY_LOAD : AREA_OTHER;
    p->count++;
    return true;
}

/* Lines that have no value but belong to a dump. */
static bool is_known_line(const char *text)
{
    return text_find(text, "last attempted vm-entry") || text_find(text, "vmcs area") ||
           strspn(text, "*") > 20 || text[strspn(text, "(x0123456789abcdef")] == ')' ||
           text_find(text, "sel  attr  limit   base") || strncmp(text, "ve_info:", 8) == 0 ||
           strncmp(text, "Code=", 5) == 0 || strncmp(text, "XMM", 3) == 0 ||
           strncmp(text, "YMM", 3) == 0 || strncmp(text, "ZMM", 3) == 0 ||
           strncmp(text, "FPR", 3) == 0 || strncmp(text, "Opmask", 6) == 0;
}

/* Whether the text can be the beginning of a key. */
static bool begins_key(const struct line_state *state, const char *text)
{
    char key[KEY_SIZE];

    for (unsigned count = 3; count > 0; count--) {
        if (!last_words(text, strlen(text), count, key))
            continue;
        for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
            if ((keys[i].sections & state->section) && strncmp(keys[i].key, key, strlen(key)) == 0)
                return true;
    }
    return false;
}

bool line_continues_word(const struct line_state *state, const char *text)
{
    char joined[sizeof(state->tail) + KEY_SIZE], key[KEY_SIZE];

    snprintf(joined, sizeof(joined), "%s%.*s", state->tail, (int)strcspn(text, "="), text);
    for (unsigned count = 3; count > 0; count--)
        if (last_words(joined, strlen(joined), count, key) && find_any_key(state, key))
            return true;
    return false;
}

/* Xen's row of a segment register, without its end.  Returns how many digits are missing, if a number was
 * cut. */
static bool begins_row(const struct line_state *state, const char *text, unsigned *missing)
{
    static const unsigned digits[] = {4, 5, 8, 16};
    char name[KEY_SIZE];
    size_t n = 0, segment, i;

    for (text += strspn(text, " "); n < 5 && isalpha((unsigned char)text[n]); n++)
        name[n] = (char)tolower((unsigned char)text[n]);
    name[n] = '\0';
    segment = segment_of(name);
    *missing = 0;
    if (state->section != SECTION_GUEST || segment == SEGMENTS || text[n] != ':')
        return false;
    text += n + 1;
    for (i = segment < SEGMENTS_SELECTOR ? 0 : 2; i < 4; i++) {
        const size_t length = strspn(text += strspn(text, " "), "0123456789abcdefABCDEF");

        if (length < digits[i]) {
            *missing = length ? digits[i] - (unsigned)length : 0;
            return text[length] == '\0';
        }
        text += length;
    }
    return false;
}

static void keep_tail(struct line_state *state, const char *text)
{
    text += strspn(text, " ,");
    if (*text && strlen(text) < sizeof(state->tail) - 1)
        snprintf(state->tail, sizeof(state->tail), "%s", text);
}

/* How many digits dumps print for a value of the key at the end of the text; 0: any number. */
static unsigned printed_digits(const struct line_state *state, const char *text, size_t length)
{
    static const struct {
        const char *part;
        unsigned digits;
    } parts[] = {{"sel", 4}, {"attr", 5}, {"limit", 8}, {"base", 16}};
    char key[KEY_SIZE];

    for (unsigned count = 3; count > 0; count--) {
        const struct key *k =
            last_words(text, length, count, key) ? find_any_key(state, key) : NULL;

        if (k)
            return k->form == ONE ? k->digits : 0;
    }
    for (size_t i = 0; i < 4 && last_words(text, length, 1, key); i++)
        if (strcmp(parts[i].part, key) == 0)
            return parts[i].digits;
    return 0;
}

/* A number at the end of the line that is shorter than dumps print it: the terminal broke the line.
 * Returns how many digits are missing. */
static unsigned missing_digits(const struct line_state *state, const char *text)
{
    const char *last = strrchr(text, '='), *value;
    unsigned digits, printed;

    if (last == NULL || state->section == SECTION_NONE || state->section >= SECTION_QEMU)
        return 0;
    value = last + 1 + strspn(last + 1, " ");
    if (value[0] == '0' && (value[1] == 'x' || value[1] == '\0'))
        value += value[1] == 'x' ? 2 : 0;
    digits = (unsigned)strspn(value, "0123456789abcdefABCDEF");
    printed = printed_digits(state, text, (size_t)(last - text));
    return digits < printed && value[digits] == '\0' ? printed - digits : 0;
}

/* All pairs of a line.  Returns what follows the last value.  `gap` has the key, and `unread` what was not
 * searched for headings: both begin after the last value, but a sign that belongs to no value does not
 * end the gap. */
static const char *parse_pairs(struct parser *p, const char *text)
{
    const char *gap = text, *unread = text;

    for (const char *at = next_separator(text); at; at = next_separator(text)) {
        const char *value = at + 1 + strspn(at + 1, " "), *end;

        if (at - gap > LONGEST_GAP)
            gap = at - LONGEST_GAP;
        read_gap(p, unread, (size_t)(at - unread));
        end = *value ? parse_pair(p, gap, (size_t)(at - gap), value) : NULL;
        text = end ? after_value(end) : at + 1;
        gap = end ? text : gap;
        unread = text;
    }
    return gap;
}

unsigned line_parse(const char *text, struct line_state *state,
                    void (*found)(const struct line_value *v, void *context), void *context)
{
    struct parser p = {.state = state, .found = found, .context = context};
    const char *comment = strstr(text, "# "), *rest;
    char line[512];

    if (comment && comment > text && comment[-1] == ' ' && comment - text < 500) {
        p.assumed = text_find(comment, "assumed") != NULL;
        snprintf(line, sizeof(line), "%.*s", (int)(comment - text), text);
        text = line;
    }
    state->tail[0] = '\0';
    if (parse_area_heading(&p, text))
        return p.count;
    state->missing = state->last_try ? 0 : missing_digits(state, text);
    if (state->missing || (!state->last_try && begins_row(state, text, &state->missing))) {
        keep_tail(state, text);
        return 1;
    }
    rest = parse_pairs(&p, text);
    if (p.count > 0 && *rest == '\0')
        return p.count;
    if (p.count == 0 && parse_columns(&p, text))
        return p.count;
    read_gap(&p, rest, strlen(rest));
    if (p.count == 0 && state->section != SECTION_NONE && is_known_line(text))
        p.count++;
    if (state->section != SECTION_NONE && (strchr(rest, '=') || begins_key(state, rest)))
        keep_tail(state, rest);
    return p.count;
}
