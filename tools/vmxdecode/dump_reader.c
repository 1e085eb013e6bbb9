/* SPDX-License-Identifier: MIT */
/* dump_reader.c - from the lines of a log to its dumps. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "arguments.h"
#include "dump.h"
#include "dump_line.h"
#include "dump_text.h"

/* Longer lines are cut. */
#define LINE_SIZE 65536

/* A dump ends after so many lines without a value. */
#define LARGEST_GAP 200

/* A list of names and values needs so many values, or it is not taken for a dump. */
#define FEWEST_VALUES 4

struct reader {
    struct dump_log *log;
    const char *name;
    struct line_state state;
    struct dump *dump; /* the current dump, or NULL */
    uint32_t line, line_in_dump;
    bool other_processor; /* the list of MSRs has reached the second processor */
    uint32_t processor;
    char text[LINE_SIZE];
    size_t used;
};

void dump_log_start(struct dump_log *log)
{
    memset(log, 0, sizeof(*log));
    vmxd_snapshot_clear(&log->processor.facts);
}

void dump_log_finish(struct dump_log *log)
{
    free(log->dump);
    log->dump = NULL;
    log->dumps = 0;
}

/* --- Dumps --- */

/* A dump that is too short to be one. */
static bool is_empty(const struct dump *d)
{
    return d->values == 0 || (d->format == DUMP_LIST && d->values < FEWEST_VALUES &&
                              !d->reason.known && !d->error.known && !d->has_header);
}

/* Unread lines after the end of a dump are not part of it. */
static void forget_unread_after(struct dump_log *log, const struct dump *d)
{
    while (log->unread_lines > 0 && log->unread_lines <= DUMP_MAX_UNREAD &&
           log->unread[log->unread_lines - 1].file == d->file &&
           log->unread[log->unread_lines - 1].line > d->last_line)
        log->unread_lines--;
}

static void end_dump(struct reader *r)
{
    struct dump *d = r->dump;

    r->dump = NULL;
    r->state.section = SECTION_NONE;
    r->state.context[0] = '\0';
    r->state.in_dump = false;
    if (d && is_empty(d) && r->log->dumps > 1)
        r->log->dumps--;
}

static void begin_dump(struct reader *r, enum dump_format format)
{
    struct dump_log *log = r->log;
    struct dump *dumps;

    if (r->dump)
        forget_unread_after(log, r->dump);
    r->dump = NULL;
    if (log->dumps == DUMP_MAX_DUMPS) {
        log->more_dumps++;
        return;
    }
    if (log->dumps > 0 && is_empty(&log->dump[log->dumps - 1]))
        log->dumps--; /* the first dump had less than it needs */
    dumps = realloc(log->dump, (log->dumps + 1) * sizeof(*dumps));
    if (!dumps)
        die("out of memory");
    log->dump = dumps;
    r->dump = &dumps[log->dumps++];
    memset(r->dump, 0, sizeof(*r->dump));
    vmxd_snapshot_clear(&r->dump->s);
    r->dump->format = format;
    r->dump->file = r->name;
    r->dump->first_line = r->line;
    r->line_in_dump = r->line;
}

/* The dump that a value belongs to; a second value of a field begins a new dump. */
static struct dump *dump_for(struct reader *r, const struct line_value *v)
{
    if (r->dump == NULL) {
        if (r->log->more_dumps > 0)
            return NULL;
        begin_dump(r, DUMP_LIST);
    } else if (v->listed && v->target == LINE_INPUT && v->number < VMXD_INPUT_FIELDS &&
               r->dump->line[v->number] && r->dump->values >= 2 * FEWEST_VALUES) {
        const enum dump_format format = r->dump->format;

        end_dump(r);
        begin_dump(r, format == DUMP_LIST ? DUMP_LIST : format);
    }
    return r->dump;
}

static void set_input(struct reader *r, struct dump *d, const struct line_value *v)
{
    uint64_t value = v->value;

    if (d->line[v->number])
        return; /* KVM prints some fields twice */
    if (v->seen_by_guest && v->number == VMXD_INPUT_GUEST_CR0)
        value |= 0x20; /* hypervisors set NE and VMXE, which the guest may not see */
    if (v->seen_by_guest && v->number == VMXD_INPUT_GUEST_CR4)
        value |= 0x2000;
    if (v->seen_by_guest || v->assumed)
        vmxd_snapshot_assume(&d->s, v->number, value);
    else
        vmxd_snapshot_set(&d->s, v->number, value);
    d->line[v->number] = r->line;
    if (v->bare && v->listed && value > 9 && d->format == DUMP_LIST)
        if (d->bare_numbers++ == 0)
            d->bare_line = r->line;
}

static void set_value(struct dump_value *to, const struct line_value *v, uint32_t line)
{
    if (!to->known) {
        to->known = true;
        to->value = v->value;
        to->line = line;
    }
}

static void add_msr_entry(struct dump *d, const struct line_value *v)
{
    if (v->target == LINE_MSR_INDEX && d->msr_entries < DUMP_MSR_ENTRIES) {
        d->msr_entry[d->msr_entries].index = (uint32_t)v->value;
        d->msr_entry[d->msr_entries].zero_32 = (uint32_t)(v->value >> 32);
        d->msr_entry[d->msr_entries++].data = 0;
    } else if (v->target == LINE_MSR_VALUE && d->msr_entries > 0) {
        d->msr_entry[d->msr_entries - 1].data = v->value;
    }
}

static void add_msr(struct reader *r, const struct line_value *v)
{
    struct dump_processor *p = &r->log->processor;
    const uint32_t i = v->number - DUMP_FIRST_MSR;

    if (i >= DUMP_MSRS)
        return;
    if (p->has_msr[i]) {
        p->differs |= p->msr[i] != v->value;
        return;
    }
    p->has_msr[i] = true;
    p->msr[i] = v->value;
    p->line[i] = r->line;
}

static void add_fact(struct reader *r, const struct line_value *v)
{
    struct dump_processor *p = &r->log->processor;

    if (v->assumed)
        vmxd_snapshot_assume(&p->facts, v->number, v->value);
    else
        vmxd_snapshot_set(&p->facts, v->number, v->value);
    p->fact_line[v->number] = r->line;
}

static void add_to_dump(struct reader *r, struct dump *d, const struct line_value *v)
{
    switch (v->target) {
    case LINE_INPUT:
        set_input(r, d, v);
        break;
    case LINE_INPUT_HIGH:
        if (v->number < VMXD_INPUTS && d->line[v->number])
            d->s.value[v->number] |= v->value << 32;
        break;
    case LINE_REASON:
        set_value(&d->reason, v, r->line);
        break;
    case LINE_QUALIFICATION:
        set_value(&d->qualification, v, r->line);
        break;
    case LINE_ERROR:
        if (v->value != 0)
            set_value(&d->error, v, r->line);
        break;
    case LINE_MSR_INDEX:
    case LINE_MSR_VALUE:
        add_msr_entry(d, v);
        break;
    default:
        break;
    }
    d->values++;
    d->last_line = r->line;
    r->line_in_dump = r->line;
    r->state.in_dump = d->values >= FEWEST_VALUES;
}

static void begin_if_new(struct reader *r, enum dump_format format)
{
    if (format == DUMP_KVM && r->dump && r->dump->values == 0) {
        r->dump->has_header = true;
        return;
    }
    begin_dump(r, format);
    if (r->dump)
        r->dump->has_header = true;
}

static void take_value(const struct line_value *v, void *context)
{
    struct reader *r = context;
    struct dump *d;

    if (v->target == LINE_NEW_DUMP) {
        begin_if_new(r, (enum dump_format)v->number);
        return;
    }
    if (v->target == LINE_MSR) {
        add_msr(r, v);
        return;
    }
    if (v->target == LINE_INPUT && v->number >= VMXD_INPUT_FIELDS) {
        add_fact(r, v);
        return;
    }
    if (v->target >= LINE_MSR_INDEX && r->dump == NULL)
        return;
    d = dump_for(r, v);
    if (d)
        add_to_dump(r, d, v);
}

/* --- Lines --- */

static void keep_unread(struct reader *r, const char *text)
{
    struct dump_log *log = r->log;

    if (log->unread_lines < DUMP_MAX_UNREAD) {
        struct dump_unread *u = &log->unread[log->unread_lines];

        u->file = r->name;
        u->line = r->line;
        snprintf(u->text, sizeof(u->text), "%s", text);
    }
    log->unread_lines++;
}

static bool take_message(struct reader *r, const char *text)
{
    struct dump_message *m = &r->log->message[r->log->messages];

    if (r->log->messages == DUMP_MAX_MESSAGES)
        return false;
    memset(m, 0, sizeof(*m));
    m->line = r->line;
    m->file = r->name;
    if (!line_message(text, m))
        return false;
    r->log->messages++;
    return true;
}

/* Xen and new kernels have lines of their own before the guest state. */
static void read_format(struct reader *r, const char *raw, const char *text)
{
    struct dump *d = r->dump;

    if (text_find(text, "last attempted vm-entry on cpu")) {
        begin_if_new(r, DUMP_KVM);
        if (r->dump)
            r->dump->says_no_msr_load = true;
    } else if (d && d->format == DUMP_KVM && strstr(raw, "(XEN)")) {
        d->format = DUMP_XEN;
    } else if (d && d->format == DUMP_KVM &&
               (text_find(text, "sel  attr  limit   base") || text_find(text, "pdpte0 ="))) {
        d->format = DUMP_XEN;
    }
}

static void parse(struct reader *r, const char *text)
{
    if (line_parse(text, &r->state, take_value, r) > 0) {
        if (r->dump)
            r->line_in_dump = r->line;
        return;
    }
    if (r->dump && r->dump->values > 0 && *text && *text != '#')
        keep_unread(r, text);
}

/* Whether a terminal or a mail program broke the line before, and the text is the rest of it. */
static bool continues(const struct reader *r, const char *text, bool own)
{
    const unsigned missing = r->state.missing;
    const size_t digits = strspn(text, "0123456789abcdefABCDEF");

    if (own || missing == 0)
        return !own;
    return digits == missing || (digits > 0 && digits < missing + 3);
}

/* The line before is complete: a number at its end that seems to be cut is what it is. */
static void end_line_before(struct reader *r)
{
    struct line_state *s = &r->state;
    char text[sizeof(s->tail)];

    snprintf(text, sizeof(text), "%s", s->tail);
    s->tail[0] = '\0';
    if (s->missing == 0)
        return;
    s->last_try = true;
    r->line--;
    parse(r, text);
    r->line++;
    s->last_try = false;
    s->tail[0] = '\0';
}

static void join(struct reader *r, const char *text)
{
    const struct line_state *s = &r->state;
    char joined[sizeof(s->tail) + 400];

    snprintf(joined, sizeof(joined), "%s%s%.399s", s->tail,
             s->missing > 0 || line_continues_word(s, text) ? "" : " ", text);
    parse(r, joined);
}

static void take_line(struct reader *r, size_t length)
{
    char *raw = r->text, *text;
    bool own;

    r->line++;
    r->log->lines++;
    r->log->cut_lines += length == LINE_SIZE - 1;
    text_clean(raw, length);
    text = text_peel(raw, &own);
    if (*text == '\0')
        return;
    if (r->dump && r->line - r->line_in_dump > LARGEST_GAP) {
        forget_unread_after(r->log, r->dump);
        end_dump(r);
    }
    if (r->state.tail[0] && !continues(r, text, own))
        end_line_before(r);
    read_format(r, raw, text);
    if (r->state.tail[0]) {
        join(r, text);
    } else if (line_cpuinfo(text, &r->log->processor.facts)) {
        return;
    } else if (!take_message(r, text) || strstr(text, "***")) {
        parse(r, text);
    }
    read_format(r, raw, text);
}

static void take_bytes(struct reader *r, const char *bytes, size_t length)
{
    while (length > 0) {
        const char *end = memchr(bytes, '\n', length);
        const size_t n = end ? (size_t)(end - bytes) : length;
        const size_t room = LINE_SIZE - 1 - r->used, copied = n < room ? n : room;

        memcpy(r->text + r->used, bytes, copied);
        r->used += copied;
        if (end == NULL)
            return;
        take_line(r, r->used);
        r->used = 0;
        bytes = end + 1;
        length -= n + 1;
    }
}

static void start(struct reader *r, struct dump_log *log, const char *name)
{
    memset(&r->state, 0, sizeof(r->state));
    r->log = log;
    r->name = name;
    r->state.section = SECTION_NONE;
    r->dump = NULL;
    r->line = r->line_in_dump = 0;
    r->used = 0;
}

static void finish(struct reader *r)
{
    if (r->used > 0)
        take_line(r, r->used);
    r->line++;
    if (r->state.tail[0])
        end_line_before(r);
    r->line--;
    if (r->dump)
        forget_unread_after(r->log, r->dump);
    end_dump(r);
}

bool dump_read(struct dump_log *log, struct input *input)
{
    static struct reader r;
    static char bytes[LINE_SIZE];
    ssize_t length;

    start(&r, log, input->name);
    while ((length = input_read(input, bytes, sizeof(bytes))) > 0)
        take_bytes(&r, bytes, (size_t)length);
    if (length < 0)
        return false;
    finish(&r);
    return true;
}

void dump_read_text(struct dump_log *log, const char *text, size_t length, const char *name)
{
    static struct reader r;

    start(&r, log, name);
    take_bytes(&r, text, length);
    finish(&r);
}

bool dump_is_text(const char *text, size_t length)
{
    static struct dump_log log;
    bool found;

    dump_log_start(&log);
    dump_read_text(&log, text, length, "");
    found = log.messages > 0 || (log.dumps > 0 && log.dump[0].values > 0);
    dump_log_finish(&log);
    return found;
}
