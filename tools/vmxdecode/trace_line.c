/* SPDX-License-Identifier: MIT */
/* trace_line.c - see trace_line.h.
 *
 * The line consists of pairs "name value" and of single words:
 *     vcpu 0 reason EPT_VIOLATION rip 0x7c00 info1 0x182 info2 0x0 intr_info 0x0 error_code 0x0
 * Older kernels and trace-cmd print "reason EPT_VIOLATION rip 0x7c00 info 182 0".
 */
#include "trace_line.h"

#include <string.h>

#include "vmxdefs/describe.h"

/* Older kernels print PENDING_INTERRUPT for INTERRUPT_WINDOW. */
const struct trace_name trace_names[] = {
    {"EXCEPTION_NMI", VMXD_EXIT_EXCEPTION_OR_NMI},
    {"EXTERNAL_INTERRUPT", VMXD_EXIT_EXTERNAL_INTERRUPT},
    {"TRIPLE_FAULT", VMXD_EXIT_TRIPLE_FAULT},
    {"INIT_SIGNAL", VMXD_EXIT_INIT_SIGNAL},
    {"SIPI_SIGNAL", VMXD_EXIT_STARTUP_IPI},
    {"OTHER_SMI", VMXD_EXIT_OTHER_SMI},
    {"INTERRUPT_WINDOW", VMXD_EXIT_INTERRUPT_WINDOW},
    {"PENDING_INTERRUPT", VMXD_EXIT_INTERRUPT_WINDOW},
    {"NMI_WINDOW", VMXD_EXIT_NMI_WINDOW},
    {"TASK_SWITCH", VMXD_EXIT_TASK_SWITCH},
    {"CPUID", VMXD_EXIT_CPUID},
    {"HLT", VMXD_EXIT_HLT},
    {"INVD", VMXD_EXIT_INVD},
    {"INVLPG", VMXD_EXIT_INVLPG},
    {"RDPMC", VMXD_EXIT_RDPMC},
    {"RDTSC", VMXD_EXIT_RDTSC},
    {"VMCALL", VMXD_EXIT_VMCALL},
    {"VMCLEAR", VMXD_EXIT_VMCLEAR},
    {"VMLAUNCH", VMXD_EXIT_VMLAUNCH},
    {"VMPTRLD", VMXD_EXIT_VMPTRLD},
    {"VMPTRST", VMXD_EXIT_VMPTRST},
    {"VMREAD", VMXD_EXIT_VMREAD},
    {"VMRESUME", VMXD_EXIT_VMRESUME},
    {"VMWRITE", VMXD_EXIT_VMWRITE},
    {"VMOFF", VMXD_EXIT_VMXOFF},
    {"VMON", VMXD_EXIT_VMXON},
    {"CR_ACCESS", VMXD_EXIT_CONTROL_REGISTER_ACCESSES},
    {"DR_ACCESS", VMXD_EXIT_MOV_DR},
    {"IO_INSTRUCTION", VMXD_EXIT_IO_INSTRUCTION},
    {"MSR_READ", VMXD_EXIT_RDMSR},
    {"MSR_WRITE", VMXD_EXIT_WRMSR},
    {"INVALID_STATE", VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE},
    {"MSR_LOAD_FAIL", VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING},
    {"MWAIT_INSTRUCTION", VMXD_EXIT_MWAIT},
    {"MONITOR_TRAP_FLAG", VMXD_EXIT_MONITOR_TRAP_FLAG},
    {"MONITOR_INSTRUCTION", VMXD_EXIT_MONITOR},
    {"PAUSE_INSTRUCTION", VMXD_EXIT_PAUSE},
    {"MCE_DURING_VMENTRY", VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK},
    {"TPR_BELOW_THRESHOLD", VMXD_EXIT_TPR_BELOW_THRESHOLD},
    {"APIC_ACCESS", VMXD_EXIT_APIC_ACCESS},
    {"EOI_INDUCED", VMXD_EXIT_VIRTUALIZED_EOI},
    {"GDTR_IDTR", VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR},
    {"LDTR_TR", VMXD_EXIT_ACCESS_TO_LDTR_OR_TR},
    {"EPT_VIOLATION", VMXD_EXIT_EPT_VIOLATION},
    {"EPT_MISCONFIG", VMXD_EXIT_EPT_MISCONFIGURATION},
    {"INVEPT", VMXD_EXIT_INVEPT},
    {"RDTSCP", VMXD_EXIT_RDTSCP},
    {"PREEMPTION_TIMER", VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED},
    {"INVVPID", VMXD_EXIT_INVVPID},
    {"WBINVD", VMXD_EXIT_WBINVD_OR_WBNOINVD},
    {"XSETBV", VMXD_EXIT_XSETBV},
    {"APIC_WRITE", VMXD_EXIT_APIC_WRITE},
    {"RDRAND", VMXD_EXIT_RDRAND},
    {"INVPCID", VMXD_EXIT_INVPCID},
    {"VMFUNC", VMXD_EXIT_VMFUNC},
    {"ENCLS", VMXD_EXIT_ENCLS},
    {"RDSEED", VMXD_EXIT_RDSEED},
    {"PML_FULL", VMXD_EXIT_PAGE_MODIFICATION_LOG_FULL},
    {"XSAVES", VMXD_EXIT_XSAVES},
    {"XRSTORS", VMXD_EXIT_XRSTORS},
    {"UMWAIT", VMXD_EXIT_UMWAIT},
    {"TPAUSE", VMXD_EXIT_TPAUSE},
    {"BUS_LOCK", VMXD_EXIT_BUS_LOCK},
    {"NOTIFY", VMXD_EXIT_INSTRUCTION_TIMEOUT},
    {"SEAMCALL", VMXD_EXIT_SEAMCALL},
    {"TDCALL", VMXD_EXIT_TDCALL},
    {"MSR_READ_IMM", VMXD_EXIT_RDMSR_IMM},
    {"MSR_WRITE_IMM", VMXD_EXIT_WRMSRNS_IMM},
    {NULL, 0},
};

/* --- Words of a line --- */

struct word {
    const char *text;
    size_t length;
};

static struct word next_word(const char **text, const char *end)
{
    struct word w;

    while (*text < end && **text == ' ')
        (*text)++;
    w.text = *text;
    while (*text < end && **text != ' ')
        (*text)++;
    w.length = (size_t)(*text - w.text);
    return w;
}

static inline bool word_is(struct word w, const char *name)
{
    return w.length == strlen(name) && memcmp(w.text, name, w.length) == 0;
}

static inline unsigned digit_of(char c)
{
    const unsigned decimal = (unsigned)(unsigned char)c - '0';
    const unsigned letter = ((unsigned)(unsigned char)c | 0x20) - 'a';

    return decimal < 10 ? decimal : letter < 6 ? letter + 10 : 16;
}

/* Parses the next hexadecimal number, with or without the prefix 0x.  Of a number with more than 64
 * bits it returns the low 64.  This is the hot path: most of a trace is such numbers. */
static uint64_t parse_hex(const char **text, const char *end)
{
    const char *p = *text;
    uint64_t value = 0;

    for (; p < end && *p == ' '; p++)
        ;
    if (end - p > 2 && p[0] == '0' && p[1] == 'x')
        p += 2;
    while (end - p >= 8 && memcmp(p, "00000000", 8) == 0)
        p += 8;
    for (unsigned digit; p < end && (digit = digit_of(*p)) < 16; p++)
        value = value << 4 | digit;
    *text = p;
    return value;
}

/* Parses a whole word as a decimal number, or as a hexadecimal one with the prefix 0x. */
static bool parse_number_word(struct word w, uint64_t *value)
{
    const char *text = w.text, *const end = w.text + w.length;

    *value = 0;
    if (w.length > 2 && text[0] == '0' && text[1] == 'x') {
        *value = parse_hex(&text, end);
        return text == end;
    }
    for (; text < end && digit_of(*text) < 10; text++)
        *value = *value * 10 + digit_of(*text);
    return w.length > 0 && text == end;
}

/* --- The reason --- */

/* A hash table of the names.  It has room for more than twice as many. */
#define SLOTS 256

static size_t slot_of(const char *name, size_t length)
{
    size_t hash = length;

    for (size_t i = 0; i < length; i++)
        hash = hash * 31 + (unsigned char)name[i];
    return hash % SLOTS;
}

static const struct trace_name *const *name_slots(void)
{
    static const struct trace_name *slots[SLOTS];
    static bool filled;

    for (const struct trace_name *n = trace_names; !filled && n->name; n++) {
        size_t slot = slot_of(n->name, strlen(n->name));

        while (slots[slot])
            slot = (slot + 1) % SLOTS;
        slots[slot] = n;
    }
    filled = true;
    return slots;
}

static bool parse_reason(struct word w, uint32_t *reason)
{
    const struct trace_name *const *slots = name_slots();
    uint64_t number;

    for (size_t slot = slot_of(w.text, w.length); slots[slot]; slot = (slot + 1) % SLOTS)
        if (word_is(w, slots[slot]->name)) {
            *reason = slots[slot]->basic;
            return true;
        }
    if (!parse_number_word(w, &number) || number >> 32 != 0)
        return false;
    *reason = (uint32_t)number;
    return true;
}

/* Parses a name or a number.  trace-cmd prints "UNKNOWN (74)" for a reason without a name. */
static bool parse_exit_reason(const char **text, const char *end, uint32_t *reason)
{
    struct word w = next_word(text, end);

    if (word_is(w, "UNKNOWN")) {
        w = next_word(text, end);
        if (w.length < 3 || w.text[0] != '(' || w.text[w.length - 1] != ')')
            return false;
        w.text++;
        w.length -= 2;
    }
    return parse_reason(w, reason);
}

/* Parses a word between the reason and the next name: FAILED_VMENTRY, or modifiers as a number. */
static void parse_modifier(struct word w, uint32_t *reason)
{
    uint64_t number;

    if (word_is(w, "FAILED_VMENTRY"))
        *reason |= VMXD_EXIT_REASON_FAILED_ENTRY;
    else if (parse_number_word(w, &number))
        *reason |= (uint32_t)number;
}

/* Parses a word and its value.  Returns false if it is an exit reason that is not one of VMX. */
static bool parse_item(struct word w, const char **text, const char *end, struct trace_exit *x,
                       uint64_t *info2)
{
    if (word_is(w, "rip")) {
        x->rip = parse_hex(text, end);
    } else if (word_is(w, "info1")) {
        x->qualification = parse_hex(text, end);
        x->has_qualification = true;
    } else if (word_is(w, "info2")) {
        *info2 = parse_hex(text, end);
    } else if (word_is(w, "intr_info")) {
        x->interruption = (uint32_t)parse_hex(text, end);
        x->has_interruption = true;
    } else if (word_is(w, "error_code")) {
        x->interruption_error_code = (uint32_t)parse_hex(text, end);
        x->has_error_code = true;
    } else if (word_is(w, "reason")) {
        x->has_reason = parse_exit_reason(text, end, &x->reason);
        return x->has_reason;
    } else if (word_is(w, "vcpu") || word_is(w, "requests")) {
        (void)next_word(text, end);
    } else if (word_is(w, "info")) {
        x->qualification = parse_hex(text, end);
        x->has_qualification = true;
        *info2 = parse_hex(text, end);
    } else if (x->has_reason) {
        parse_modifier(w, &x->reason);
    }
    return true;
}

/* In KVM's traces, info1 is the exit qualification.  If the line has intr_info (since Linux 5.10),
 * info2 is the IDT-vectoring information, otherwise it is the interruption information. */
bool trace_line_parse(const char *text, const char *end, struct trace_exit *x)
{
    uint64_t info2 = 0;

    memset(x, 0, sizeof(*x));
    while (text < end)
        if (!parse_item(next_word(&text, end), &text, end, x, &info2))
            return false;
    if (x->has_interruption)
        x->idt_vectoring = (uint32_t)info2;
    else
        x->interruption = (uint32_t)info2;
    return x->has_reason;
}

/* --- The description --- */

/* The same exits occur often, so the descriptions are cached. */
#define CACHE_SIZE 1024

struct description {
    struct trace_exit of;
    size_t length;
    char text[400];
};

/* Describes an event without its error code. */
static void describe_event(struct vmxd_text *t, const char *what, uint32_t word)
{
    const vmxd_idt_vectoring event = vmxd_idt_vectoring_from(word);

    if (!VMXD_GET(VMXD_IDT_VECTORING_VALID, event))
        return;
    vmxd_text_number(t, what, word);
    vmxd_text_event(t, VMXD_GET(VMXD_IDT_VECTORING_TYPE, event),
                    VMXD_GET(VMXD_IDT_VECTORING_VECTOR, event));
}

static void describe_events(struct vmxd_text *t, const struct trace_exit *x)
{
    if (x->has_error_code)
        vmxd_text_interruption(t, "cause", x->interruption, x->interruption_error_code);
    else
        describe_event(t, "cause", x->interruption);
    describe_event(t, "interrupted", x->idt_vectoring);
}

static void describe(struct description *d)
{
    struct vmxd_exit_information x = {0};
    const vmxd_exit_reason r = vmxd_exit_reason_from(d->of.reason);
    struct vmxd_text t = {d->text, sizeof(d->text), 0, ""};

    x.interruption = d->of.interruption;
    x.qualification = d->of.qualification;
    vmxd_text_reason(&t, r);
    if (d->of.has_qualification)
        vmxd_text_qualification(&t, &x, vmxd_exit_basic(r));
    if (!vmxd_exit_is_failed_entry(r))
        describe_events(&t, &d->of);
    d->length = t.length < sizeof(d->text) ? t.length : sizeof(d->text) - 1;
}

/* Whether two exits have the same description.  RIP is not part of it. */
static bool is_same_text(const struct trace_exit *a, const struct trace_exit *b)
{
    return a->reason == b->reason && a->qualification == b->qualification &&
           a->interruption == b->interruption &&
           a->interruption_error_code == b->interruption_error_code &&
           a->idt_vectoring == b->idt_vectoring && a->has_qualification == b->has_qualification &&
           a->has_error_code == b->has_error_code;
}

const char *trace_line_describe(const struct trace_exit *x, size_t *length)
{
    static struct description cache[CACHE_SIZE];
    struct description *d;
    uint64_t hash;

    hash = x->qualification * 0x9E3779B97F4A7C15 + x->reason;
    hash = (hash ^ x->interruption) * 0x9E3779B97F4A7C15 + x->interruption_error_code;
    hash = (hash ^ x->idt_vectoring) * 0x9E3779B97F4A7C15;
    d = &cache[hash >> 54];
    if (d->length == 0 || !is_same_text(&d->of, x)) {
        d->of = *x;
        describe(d);
    }
    *length = d->length;
    return d->text;
}
