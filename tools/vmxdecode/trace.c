/* SPDX-License-Identifier: MIT */
/* trace.c - the command trace: describe the kvm_exit lines of a trace, print them as JSON, or count
 * them by reason.
 *
 * The input is read in large blocks and searched for "kvm_exit:".  Everything else is copied without
 * parsing.  The memory used does not depend on the size of the input.
 */
#define _GNU_SOURCE /* memmem */ /* NOLINT(bugprone-reserved-identifier) */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "commands.h"
#include "definitions.h"
#include "vmxdefs/names.h"
#include "output.h"
#include "trace_line.h"

#define BLOCK         (1 << 20)
#define EVENT         "kvm_exit:"
#define EVENT_LENGTH  (sizeof(EVENT) - 1)
#define BAR           40
#define PROGRESS_STEP (64u << 20)

static struct {
    bool summary;
    uint64_t exits, unparsed;
    uint64_t counts[2][0x10000]; /* [failed entry][basic reason] */
    char first[80];              /* the first line that could not be parsed */
} trace;

/* --- Buffered output --- */

static char written[BLOCK];
static size_t used;

static void flush(void)
{
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

static void put_json(const struct trace_exit *x)
{
    char line[1024];
    size_t length;
    const char *text = trace_line_describe(x, &length);
    const int n = snprintf(line, sizeof(line),
                           "{\"reason\": \"0x%" PRIx32 "\", \"rip\": \"0x%" PRIx64
                           "\", \"qualification\": \"0x%" PRIx64
                           "\", \"interruption\": \"0x%" PRIx32 "\", \"error_code\": \"0x%" PRIx32
                           "\", \"idt_vectoring\": \"0x%" PRIx32 "\", \"text\": \"%.*s\"}\n",
                           x->reason, x->rip, x->qualification, x->interruption,
                           x->interruption_error_code, x->idt_vectoring, (int)length, text);

    put(line, (size_t)n);
}

static void count_unparsed(const char *text, const char *end)
{
    if (trace.unparsed++ == 0)
        snprintf(trace.first, sizeof(trace.first), "%.*s", (int)(end - text < 70 ? end - text : 70),
                 text);
}

/* Handles the text after "kvm_exit:": prints its description, or counts it. */
static void process_exit(const char *text, const char *end)
{
    struct trace_exit x;
    size_t length;
    const char *words;

    if (!trace_line_parse(text, end, &x)) {
        count_unparsed(text, end);
        return;
    }
    trace.exits++;
    trace.counts[x.reason >> 31][x.reason & 0xFFFF]++;
    if (trace.summary)
        return;
    if (output_is_json()) {
        put_json(&x);
        return;
    }
    words = trace_line_describe(&x, &length);
    put("  # ", 4);
    put(words, length);
}

static void pass_through(const char *text, const char *end)
{
    if (!trace.summary && !output_is_json())
        put(text, (size_t)(end - text));
}

/* Handles complete lines. */
static void process_lines(const char *text, const char *end)
{
    const char *copied = text, *hit;

    while ((hit = memmem(text, (size_t)(end - text), EVENT, EVENT_LENGTH)) != NULL) {
        const char *line_end = memchr(hit, '\n', (size_t)(end - hit));

        if (line_end == NULL)
            line_end = end;
        text = line_end;
        if (line_end[-1] == '\r')
            line_end--;
        pass_through(copied, line_end);
        copied = line_end;
        process_exit(hit + EVENT_LENGTH, line_end);
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

static ssize_t read_block(int file, char *to, size_t size, const char *name)
{
    ssize_t n;

    do
        n = read(file, to, size);
    while (n < 0 && errno == EINTR);
    if (n < 0) {
        flush();
        die("%s: %s", name, strerror(errno));
    }
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
static void read_trace(int file, const char *name)
{
    static char block[BLOCK];
    const bool quiet = trace.summary || !isatty(STDOUT_FILENO);
    const bool progress = quiet && isatty(STDERR_FILENO);
    uint64_t bytes = 0, shown = 0;
    size_t have = 0;
    bool in_long_line = false;
    struct stat status;
    const uint64_t total = fstat(file, &status) == 0 ? (uint64_t)status.st_size : 0;
    ssize_t n;

    while ((n = read_block(file, block + have, sizeof(block) - have, name)) > 0) {
        const char *end, *start = block;

        bytes += (uint64_t)n;
        have += (size_t)n;
        if (progress && bytes - shown >= PROGRESS_STEP) {
            show_progress(bytes, total);
            shown = bytes;
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

/* --- The summary --- */

struct count {
    uint64_t exits;
    unsigned basic, failed;
};

static int by_count(const void *a, const void *b)
{
    const struct count *x = a, *y = b;

    if (x->exits != y->exits)
        return x->exits < y->exits ? 1 : -1;
    return x->basic < y->basic ? -1 : x->basic > y->basic;
}

/* "    612  61.2%  ######  48 EPT violation" */
static void print_count(const struct count *c, uint64_t most)
{
    const unsigned bar = (unsigned)((c->exits * BAR + most - 1) / most);
    const char *const failed = c->failed ? "failed entry: " : "";

    if (output_is_json()) {
        output_object(NULL);
        output_number("exits", c->exits);
        output_number("basic", c->basic);
        output_flag("failed entry", c->failed != 0);
        output_text("words", vmxd_exit_name(c->basic));
        output_end();
        return;
    }
    printf("%12" PRIu64 " %5.1f%%  %-*.*s  %s%u %s\n", c->exits,
           100.0 * (double)c->exits / (double)trace.exits, BAR, (int)bar,
           "########################################", failed, c->basic, vmxd_exit_name(c->basic));
}

static void print_summary(void)
{
    static struct count counts[0x20000];
    size_t count = 0;

    for (unsigned failed = 0; failed < 2; failed++)
        for (unsigned basic = 0; basic < 0x10000; basic++)
            if (trace.counts[failed][basic])
                counts[count++] = (struct count){trace.counts[failed][basic], basic, failed};
    qsort(counts, count, sizeof(counts[0]), by_count);
    output_number("kvm_exit lines", trace.exits);
    output_list("reasons");
    for (size_t i = 0; i < count; i++)
        print_count(&counts[i], counts[0].exits);
    output_end();
    output_finish();
}

/* --- The command --- */

static uint64_t undefined_reasons(void)
{
    uint64_t exits = 0;

    for (unsigned basic = 0; basic < 0x10000; basic++)
        if (!list_find(LIST_vmxd_exit_name, basic))
            exits += trace.counts[0][basic] + trace.counts[1][basic];
    return exits;
}

static void report_unparsed(void)
{
    fprintf(stderr, "vmxdecode: trace: %" PRIu64 " kvm_exit lines could not be parsed, the first:",
            trace.unparsed);
    for (const char *c = trace.first; *c; c++)
        fputc(*c >= ' ' && *c < 0x7F ? *c : '?', stderr);
    fputc('\n', stderr);
}

enum status command_trace(char **argv)
{
    struct option options[] = {{"summary", true, NULL}, {NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, options, 0, 1);
    const bool from_stdin = operands.count == 0 || strcmp(operands.text[0], "-") == 0;
    const char *name = from_stdin ? "standard input" : operands.text[0];
    const int file = from_stdin ? STDIN_FILENO : open(name, O_RDONLY);

    if (file < 0)
        die("%s: %s", name, strerror(errno));
    trace.summary = options[0].text != NULL;
    read_trace(file, name);
    if (trace.summary)
        print_summary();
    if (trace.unparsed)
        report_unparsed();
    return trace.unparsed || undefined_reasons() ? STATUS_UNKNOWN : STATUS_OK;
}
