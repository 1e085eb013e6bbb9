/* SPDX-License-Identifier: MIT */
/* trace.c - the command trace: describe the exits of a trace, print them as JSON, or summarize them.
 *
 * The input is read in large blocks and searched for events of KVM.  Everything else is copied without
 * parsing.  The memory used does not depend on the size of the input.
 */
#define _POSIX_C_SOURCE 200809L /* NOLINT(bugprone-reserved-identifier) */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"
#include "definitions.h"
#include "input.h"
#include "output.h"
#include "trace_event.h"
#include "trace_line.h"
#include "trace_summary.h"

#define BLOCK         (1 << 20)
#define PROGRESS_STEP (64u << 20)

static struct {
    bool summary;
    unsigned wanted; /* kinds of events */
    uint64_t bytes, exits, undefined, unparsed, ambiguous;
    char first[80];        /* the first line that could not be parsed */
    char head[INPUT_PEEK]; /* the beginning of the input */
    size_t head_length;
} trace;

/* --- Buffered output --- */

static char written[BLOCK];
static size_t used;

static void flush(void)
{
    if (output_is_json() && fflush(stdout) != 0)
        die("cannot write: %s", strerror(errno));
    for (size_t done = 0; done < used;) {
        const ssize_t n = write(STDOUT_FILENO, written + done, used - done);

        if (n < 0 && errno != EINTR)
            die("cannot write: %s", strerror(errno));
        if (n > 0)
            done += (size_t)n;
    }
    used = 0;
}

static void put(const char *text, size_t length)
{
    while (length > 0) {
        const size_t room = sizeof(written) - used, part = length < room ? length : room;

        memcpy(written + used, text, part);
        used += part;
        text += part;
        length -= part;
        if (used == sizeof(written))
            flush();
    }
}

/* --- One exit --- */

static void json_origin(const struct event_origin *o)
{
    char text[64];

    if (o->task_length) {
        snprintf(text, sizeof(text), "%.*s", (int)o->task_length, o->task);
        output_text("task", text);
    }
    if (o->has_thread)
        output_number("thread", o->thread);
    if (o->has_cpu)
        output_number("cpu", o->cpu);
    if (o->has_time) {
        snprintf(text, sizeof(text), "%" PRIu64 ".%09" PRIu64, o->time / 1000000000,
                 o->time % 1000000000);
        output_text("time", text);
    }
}

static void hex_if(bool present, const char *key, uint64_t value)
{
    if (present)
        output_hex(key, value);
}

/* What is absent in the line is absent in the object.  The names are those of the command exit. */
static void put_json(const struct event *event, const struct event_origin *origin,
                     const struct trace_exit *x)
{
    size_t length;

    output_line_begin();
    output_text("event", event_name(event->kind));
    json_origin(origin);
    if (x->has_vcpu)
        output_number("vcpu", x->vcpu);
    output_hex("exit reason", x->reason);
    hex_if(x->has_rip, "RIP", x->rip);
    hex_if(x->has_qualification, "exit qualification", x->qualification);
    hex_if(x->has_interruption, "interruption information", x->interruption);
    hex_if(x->has_error_code, "interruption error code", x->interruption_error_code);
    hex_if(x->has_idt_vectoring, "IDT-vectoring information", x->idt_vectoring);
    hex_if(x->has_info2 && !x->has_interruption && !x->has_idt_vectoring, "info2", x->info2);
    hex_if(x->has_requests, "requests", x->requests);
    output_text("meaning", trace_line_describe(x, &length));
    output_line_end();
}

static void count_unparsed(const char *text, const char *end)
{
    if (trace.unparsed++ == 0)
        snprintf(trace.first, sizeof(trace.first), "%.*s", (int)(end - text < 70 ? end - text : 70),
                 text);
}

/* Looks a reason up once. */
static bool is_defined(uint32_t basic)
{
    enum { NOT_LOOKED_UP, YES, NO };
    static unsigned char answers[0x10000];

    if (answers[basic] == NOT_LOOKED_UP)
        answers[basic] = list_find(LIST_vmxd_exit_name, basic) ? YES : NO;
    return answers[basic] == YES;
}

static void count_exit(const struct trace_exit *x)
{
    trace.exits++;
    trace.ambiguous += x->is_ambiguous;
    trace.undefined += !is_defined(x->reason & VMXD_EXIT_REASON_BASIC);
}

static void annotate(enum event_kind kind, const struct trace_exit *x)
{
    static const char *const before[] = {[EVENT_EXIT] = "  # ",
                                         [EVENT_NESTED_EXIT] = "  # of L2: ",
                                         [EVENT_NESTED_INJECT] = "  # to L1: "};
    size_t length;
    const char *words = trace_line_describe(x, &length);

    put(before[kind], strlen(before[kind]));
    put(words, length);
}

/* Handles an exit: prints its description, or adds it to the summary.  `line` is not after the beginning
 * of its line. */
static void process_exit(const char *line, const struct event *event, const char *end)
{
    struct trace_exit x;
    struct event_origin origin;

    if (!trace_line_parse(event->text, end, &x)) {
        count_unparsed(event->text, end);
        return;
    }
    count_exit(&x);
    if (!trace.summary && !output_is_json()) {
        annotate(event->kind, &x);
        return;
    }
    origin = event_origin_parse(line, event);
    if (!trace.summary)
        put_json(event, &origin, &x);
    else if (event->kind == EVENT_EXIT)
        summary_add_exit(&origin, &x);
    else
        summary_add_nested(event->kind, &x);
}

static void process_event(const char *line, const struct event *event, const char *end)
{
    struct event_origin origin;

    if (EVENTS_OF_EXITS >> event->kind & 1) {
        process_exit(line, event, end);
        return;
    }
    origin = event_origin_parse(line, event);
    summary_add_event(event->kind, &origin, event->text, end);
}

static void pass_through(const char *text, const char *end)
{
    if (!trace.summary && !output_is_json())
        put(text, (size_t)(end - text));
}

/* Handles complete lines. */
static void process_lines(const char *text, const char *end)
{
    const char *copied = text;
    struct event event;

    while (event_find(text, end, trace.wanted, &event)) {
        const char *line_end = memchr(event.text, '\n', (size_t)(end - event.text));

        if (line_end == NULL)
            line_end = end;
        if (line_end[-1] == '\r')
            line_end--;
        pass_through(copied, line_end);
        copied = line_end;
        process_event(text, &event, line_end);
        text = line_end;
    }
    pass_through(copied, end);
}

/* --- The input --- */

static void show_progress(uint64_t bytes, uint64_t total)
{
    if (total)
        fprintf(stderr, "\rvmxdecode: trace: %" PRIu64 " of %" PRIu64 " MB", bytes >> 20,
                total >> 20);
    else
        fprintf(stderr, "\rvmxdecode: trace: %" PRIu64 " MB", bytes >> 20);
}

static ssize_t read_block(struct input *input, char *to, size_t size)
{
    const ssize_t n = input_read(input, to, size);

    if (n < 0) {
        flush();
        die("%s: %s", input->name, strerror(errno));
    }
    if (trace.bytes < sizeof(trace.head) && n > 0) {
        const size_t room = sizeof(trace.head) - trace.head_length;
        const size_t part = (size_t)n < room ? (size_t)n : room;

        memcpy(trace.head + trace.head_length, to, part);
        trace.head_length += part;
    }
    trace.bytes += (uint64_t)n;
    return n;
}

/* Returns the end of the last complete line, or `text` if there is none. */
static const char *end_of_lines(const char *text, const char *end)
{
    while (end > text && end[-1] != '\n')
        end--;
    return end;
}

/* A line that is longer than a block is not a kvm_exit line.  It is copied in parts. */
static void read_trace(struct input *input)
{
    static char block[BLOCK];
    const bool quiet = trace.summary || !isatty(STDOUT_FILENO);
    const bool progress = quiet && isatty(STDERR_FILENO);
    uint64_t shown = 0;
    size_t have = 0;
    bool in_long_line = false;
    struct stat status;
    const uint64_t total = fstat(input->file, &status) == 0 ? (uint64_t)status.st_size : 0;
    ssize_t n;

    while ((n = read_block(input, block + have, sizeof(block) - have)) > 0) {
        const char *end, *start = block;

        have += (size_t)n;
        if (progress && trace.bytes - shown >= PROGRESS_STEP) {
            show_progress(trace.bytes, total);
            shown = trace.bytes;
        }
        end = end_of_lines(block, block + have);
        if (end == block && have < sizeof(block))
            continue;
        if (end == block)
            end = block + have;
        if (in_long_line || end[-1] != '\n') {
            const char *rest = memchr(block, '\n', (size_t)(end - block));

            start = rest ? rest + 1 : end;
            in_long_line = rest == NULL;
            pass_through(block, start);
        }
        process_lines(start, end);
        if (n < BLOCK / 2) /* a slow pipe: print the lines now */
            flush();
        have -= (size_t)(end - block);
        memmove(block, end, have);
    }
    if (in_long_line)
        pass_through(block, block + have);
    else
        process_lines(block, block + have);
    flush();
    if (shown)
        fputs("\r\033[K", stderr);
}

/* --- The command --- */

static void report_unparsed(void)
{
    fprintf(stderr,
            "vmxdecode: trace: %" PRIu64 " lines with exits could not be parsed, the first:",
            trace.unparsed);
    for (const char *c = trace.first; *c; c++)
        fputc(*c >= ' ' && *c < 0x7F ? *c : '?', stderr);
    fputc('\n', stderr);
}

/* One warning, however many there are. */
static void report_ambiguous(void)
{
    fprintf(stderr,
            "vmxdecode: trace: %" PRIu64
            " exits by an exception have an event that is their cause before "
            "Linux 5.10, and the interrupted event since; 'trace-cmd report -N' prints which\n",
            trace.ambiguous);
}

/* The input has no exit. */
static void report_no_exits(const char *name)
{
    const enum input_kind kind = input_kind(trace.head, trace.head_length);
    const char *command = input_kind_command(kind);

    fprintf(stderr, "vmxdecode: trace: %s has no kvm_exit line", name);
    if (kind == INPUT_PERF_TABLE || kind == INPUT_BCC_TABLE)
        fprintf(stderr,
                ": it is %s, which has counts only; record the exits with 'trace-cmd record -e "
                "kvm', or "
                "print those of perf.data.guest with 'perf script'",
                input_kind_words(kind));
    else if (kind == INPUT_PERF_TRACE)
        fprintf(stderr,
                ": it is %s; record the exits with 'perf record -e kvm:*' and print them "
                "with 'perf script'",
                input_kind_words(kind));
    else if (command && kind != INPUT_TRACE)
        fprintf(stderr, ": it is %s; 'vmxdecode %s' reads it", input_kind_words(kind), command);
    fputc('\n', stderr);
}

enum status command_trace(char **argv)
{
    struct option options[] = {{"summary", true, NULL}, {NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, options, 0, 1);
    struct input input = input_open(operands.count ? operands.text[0] : NULL);
    bool no_exits;

    trace.summary = options[0].text != NULL;
    trace.wanted = trace.summary ? EVENTS_ALL : EVENTS_OF_EXITS;
    read_trace(&input);
    input_close(&input);
    if (trace.summary)
        summary_print();
    no_exits = trace.bytes && !trace.exits && !trace.unparsed;
    if (no_exits)
        report_no_exits(input.name);
    if (trace.unparsed)
        report_unparsed();
    if (trace.ambiguous)
        report_ambiguous();
    return trace.unparsed || trace.undefined || no_exits ? STATUS_UNKNOWN : STATUS_OK;
}
