/* SPDX-License-Identifier: MIT */
/* trace_line.c - see trace_line.h.
 *
 * The line consists of pairs "name value" and of single words:
 *     vcpu 0 reason EPT_VIOLATION rip 0x7c00 info1 0x182 info2 0x0 intr_info 0x0 error_code 0x0
 * Older kernels and trace-cmd print "reason EPT_VIOLATION rip 0x7c00 info 182 0".  Nested exits of older
 * kernels have colons after the names:
 *     rip: 0x7c00 reason: EPT_VIOLATION ext_inf1: 0x182 ext_inf2: 0x0 ext_int: 0x0 ext_int_err: 0x0
 */
#include "trace_line.h"

#include <string.h>

#include "other_names.h"
#include "vmxdefs/describe.h"

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

/* This is the hot path: most of a trace is such numbers. */
uint64_t trace_parse_hex(const char **text, const char *end)
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
        *value = trace_parse_hex(&text, end);
        return text == end;
    }
    for (; text < end && digit_of(*text) < 10; text++)
        *value = *value * 10 + digit_of(*text);
    return w.length > 0 && text == end;
}

/* --- The reason --- */

/* Linux prints its names without this prefix. */
#define PREFIX        "EXIT_REASON_"
#define PREFIX_LENGTH (sizeof(PREFIX) - 1)

/* Before Linux 5.10, reason 7 had another name. */
static const struct other_name old_name = {PREFIX "PENDING_INTERRUPT", NAME_EXIT,
                                           VMXD_EXIT_INTERRUPT_WINDOW};

/* A hash table of the names.  It has room for more than twice as many. */
#define SLOTS 512

static size_t slot_of(const char *name, size_t length)
{
    size_t hash = length;

    for (size_t i = 0; i < length; i++)
        hash = hash * 31 + (unsigned char)name[i];
    return hash % SLOTS;
}

static void add_name(const struct other_name **slots, const struct other_name *n)
{
    size_t slot;

    if (n->kind != NAME_EXIT || strncmp(n->name, PREFIX, PREFIX_LENGTH) != 0)
        return;
    slot = slot_of(n->name + PREFIX_LENGTH, strlen(n->name + PREFIX_LENGTH));
    while (slots[slot])
        slot = (slot + 1) % SLOTS;
    slots[slot] = n;
}

static const struct other_name *const *name_slots(void)
{
    static const struct other_name *slots[SLOTS];
    static bool filled;

    if (filled)
        return slots;
    add_name(slots, &old_name);
    for (size_t i = 0; i < other_name_count; i++)
        add_name(slots, &other_names[i]);
    filled = true;
    return slots;
}

static bool parse_reason(struct word w, uint32_t *reason)
{
    const struct other_name *const *slots = name_slots();
    uint64_t number;

    for (size_t slot = slot_of(w.text, w.length); slots[slot]; slot = (slot + 1) % SLOTS)
        if (word_is(w, slots[slot]->name + PREFIX_LENGTH)) {
            *reason = slots[slot]->value;
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

static uint32_t parse_decimal(const char **text, const char *end)
{
    const struct word w = next_word(text, end);
    uint32_t value = 0;

    for (size_t i = 0; i < w.length && digit_of(w.text[i]) < 10; i++)
        value = value * 10 + digit_of(w.text[i]);
    return value;
}

/* Parses a word and its value.  Returns false if it is an exit reason that is not one of VMX. */
static bool parse_item(struct word w, const char **text, const char *end, struct trace_exit *x)
{
    if (w.length > 1 && w.text[w.length - 1] == ':')
        w.length--;
    if (word_is(w, "rip")) {
        x->rip = trace_parse_hex(text, end);
        x->has_rip = true;
    } else if (word_is(w, "info1") || word_is(w, "ext_inf1")) {
        x->qualification = trace_parse_hex(text, end);
        x->has_qualification = true;
    } else if (word_is(w, "info2") || word_is(w, "ext_inf2")) {
        x->info2 = (uint32_t)trace_parse_hex(text, end);
        x->has_info2 = true;
    } else if (word_is(w, "intr_info") || word_is(w, "ext_int")) {
        x->interruption = (uint32_t)trace_parse_hex(text, end);
        x->has_interruption = true;
    } else if (word_is(w, "error_code") || word_is(w, "ext_int_err")) {
        x->interruption_error_code = (uint32_t)trace_parse_hex(text, end);
        x->has_error_code = true;
    } else if (word_is(w, "reason")) {
        x->has_reason = parse_exit_reason(text, end, &x->reason);
        return x->has_reason;
    } else if (word_is(w, "vcpu")) {
        x->vcpu = parse_decimal(text, end);
        x->has_vcpu = true;
    } else if (word_is(w, "requests")) {
        x->requests = trace_parse_hex(text, end);
        x->has_requests = true;
    } else if (word_is(w, "info")) {
        x->qualification = trace_parse_hex(text, end);
        x->has_qualification = true;
        x->info2 = (uint32_t)trace_parse_hex(text, end);
        x->has_info2 = true;
    } else if (x->has_reason) {
        parse_modifier(w, &x->reason);
    }
    return true;
}

/* Whether an exception can be the cause of an exit, and not only what the exit interrupted: an external
 * interrupt, INT n and the "other events" cannot.  (SDM: "Information for VM Exits Due to Vectored
 * Events") */
static bool can_be_cause(uint32_t event)
{
    switch ((event & VMXD_EXIT_INTR_TYPE) >> VMXD_EXIT_INTR_TYPE_SHIFT) {
    case VMXD_EVENT_NMI:
    case VMXD_EVENT_HARDWARE_EXCEPTION:
    case VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION:
    case VMXD_EVENT_SOFTWARE_EXCEPTION:
        return true;
    default:
        return false;
    }
}

/* With intr_info on the line, info2 is the IDT-vectoring information.  Without it, it is that since
 * Linux 5.10, of which trace-cmd does not print intr_info, and the VM-exit interruption information
 * before.  The reason decides: only exceptions and external interrupts have a valid interruption
 * information, and external interrupts do not occur during event delivery. */
static void assign_info2(struct trace_exit *x)
{
    const uint32_t basic = x->reason & VMXD_EXIT_REASON_BASIC;

    if (x->has_interruption) {
        x->idt_vectoring = x->info2;
        x->has_idt_vectoring = x->has_info2;
    } else if ((x->info2 & VMXD_EXIT_INTR_VALID) == 0) {
        return;
    } else if (!vmxd_exit_may_interrupt_delivery(basic)) {
        x->interruption = x->info2;
        x->has_interruption = true;
    } else if (basic != VMXD_EXIT_EXCEPTION_OR_NMI || !can_be_cause(x->info2)) {
        x->idt_vectoring = x->info2;
        x->has_idt_vectoring = true;
    } else {
        x->is_ambiguous = true;
    }
}

bool trace_line_parse(const char *text, const char *end, struct trace_exit *x)
{
    memset(x, 0, sizeof(*x));
    while (text < end)
        if (!parse_item(next_word(&text, end), &text, end, x))
            return false;
    assign_info2(x);
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
    if (x->is_ambiguous) {
        describe_event(t, "event", x->info2);
        vmxd_text_string(t, " (the cause before Linux 5.10, interrupted since)");
        return;
    }
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

    x.interruption = d->of.interruption; /* the qualification of an exception depends on it */
    x.qualification = d->of.qualification;
    vmxd_text_reason(&t, r);
    if (d->of.is_ambiguous)
        vmxd_text_number(&t, "qualification", x.qualification);
    else if (d->of.has_qualification)
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
           a->has_error_code == b->has_error_code && a->is_ambiguous == b->is_ambiguous &&
           a->info2 == b->info2;
}

const char *trace_line_describe(const struct trace_exit *x, size_t *length)
{
    static struct description cache[CACHE_SIZE];
    struct description *d;
    uint64_t hash;

    hash = x->qualification * 0x9E3779B97F4A7C15 + x->reason;
    hash = (hash ^ x->interruption) * 0x9E3779B97F4A7C15 + x->interruption_error_code;
    hash = (hash ^ x->info2) * 0x9E3779B97F4A7C15;
    d = &cache[hash >> 54];
    if (d->length == 0 || !is_same_text(&d->of, x)) {
        d->of = *x;
        describe(d);
    }
    *length = d->length;
    return d->text;
}
