/* SPDX-License-Identifier: MIT */
#include "trace_summary.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "output.h"
#include "tally.h"
#include "vmxdefs/names.h"
#include "vmxdefs/vmxdefs.h"

#define BAR       40
#define MOST_ROWS 20 /* of a table, as text */
#define THREADS   1024
#define TASK_SIZE 24

/* A thread runs one vcpu.  Without a thread in the lines, the vcpu takes its place. */
struct thread {
    bool used, is_in_host; /* between an exit and an entry */
    bool has_thread, has_vcpu, has_exit_time;
    uint32_t thread, vcpu;
    uint64_t exit_time;
    struct tally *reason, *port, *mmio; /* of the exit, or NULL */
    struct tally *vcpu_tally;
    char task[TASK_SIZE];
};

static struct {
    uint64_t exits;
    struct thread threads[THREADS];
    struct tally_table reasons, vcpus, ports, mmio, nested, injected;
} summary;

/* --- Adding --- */

/* Returns NULL if there are too many threads. */
static struct thread *get_thread(const struct event_origin *origin, bool has_vcpu, uint32_t vcpu)
{
    const uint32_t number = origin->has_thread ? origin->thread : has_vcpu ? vcpu : 0;
    size_t slot = number % THREADS;

    for (size_t n = 0; n < THREADS; n++, slot = (slot + 1) % THREADS) {
        struct thread *t = &summary.threads[slot];

        if (!t->used) {
            t->used = true;
            t->thread = number;
            t->has_thread = origin->has_thread;
            snprintf(t->task, sizeof(t->task), "%.*s", (int)origin->task_length,
                     origin->task_length ? origin->task : "");
        }
        if (t->thread == number && t->has_thread == origin->has_thread) {
            t->has_vcpu |= has_vcpu;
            t->vcpu = has_vcpu ? vcpu : t->vcpu;
            return t;
        }
    }
    return NULL;
}

static uint64_t key_of_reason(uint32_t reason)
{
    return reason & (VMXD_EXIT_REASON_FAILED_ENTRY | VMXD_EXIT_REASON_BASIC);
}

/* The port and the direction: bits 31:16 and bit 3 of the qualification. */
static struct tally *count_port(const struct trace_exit *x)
{
    const vmxd_qual_io q = vmxd_qual_io_from(x->qualification);

    if (key_of_reason(x->reason) != VMXD_EXIT_IO_INSTRUCTION || !x->has_qualification)
        return NULL;
    return tally_count(&summary.ports,
                       VMXD_GET(VMXD_QUAL_IO_PORT, q) << 1 | VMXD_GET(VMXD_QUAL_IO_DIRECTION, q));
}

void summary_add_exit(const struct event_origin *origin, const struct trace_exit *x)
{
    struct thread *t = get_thread(origin, x->has_vcpu, x->vcpu);
    struct tally *reason = tally_count(&summary.reasons, key_of_reason(x->reason));
    struct tally *port = count_port(x);

    summary.exits++;
    if (!t)
        return;
    t->is_in_host = true;
    t->has_exit_time = origin->has_time;
    t->exit_time = origin->time;
    t->reason = reason;
    t->port = port;
    t->mmio = NULL;
    t->vcpu_tally = tally_count(&summary.vcpus, (uint64_t)(t - summary.threads));
}

static void add_entry(struct thread *t, const struct event_origin *origin)
{
    if (t->is_in_host && t->has_exit_time && origin->has_time && origin->time >= t->exit_time) {
        const uint64_t time = origin->time - t->exit_time;

        tally_add_time(t->reason, time);
        tally_add_time(t->vcpu_tally, time);
        if (t->port)
            tally_add_time(t->port, time);
        if (t->mmio)
            tally_add_time(t->mmio, time);
    }
    t->is_in_host = false;
}

/* Returns what is after the words at the beginning of the text, or NULL if it begins with others. */
static const char *after(const char *words, const char *text, const char *end)
{
    const size_t length = strlen(words);
    size_t left = (size_t)(end - text);

    for (; left > 0 && *text == ' '; left--)
        text++;
    return left > length && memcmp(text, words, length) == 0 ? text + length : NULL;
}

/* "mmio write len 4 gpa 0xfee000b0 val 0x0", or "fast mmio at gpa 0xfee000b0".  A read can have two
 * lines: one counts. */
static void add_mmio(struct thread *t, enum event_kind kind, const char *text, const char *end)
{
    const char *gpa = text;
    const bool is_read = kind == EVENT_MMIO && !after("mmio write ", text, end);
    uint64_t address;

    while (end - gpa > 4 && memcmp(gpa, "gpa ", 4) != 0)
        gpa++;
    if (end - gpa <= 4 || (t->is_in_host && t->mmio))
        return;
    gpa += 4;
    address = trace_parse_hex(&gpa, end);
    t->mmio = tally_count(&summary.mmio, address << 1 | is_read);
}

/* "vcpu 0, rip 0x7c00" */
static bool parse_vcpu(const char *text, const char *end, uint32_t *vcpu)
{
    const char *digits = after("vcpu ", text, end);

    for (*vcpu = 0, text = digits; digits && text < end && *text >= '0' && *text <= '9'; text++)
        *vcpu = *vcpu * 10 + (uint32_t)(*text - '0');
    return digits != NULL;
}

void summary_add_event(enum event_kind kind, const struct event_origin *origin, const char *text,
                       const char *end)
{
    uint32_t vcpu = 0;
    const bool has_vcpu = parse_vcpu(text, end, &vcpu);
    struct thread *t = get_thread(origin, has_vcpu, vcpu);

    if (t && kind == EVENT_ENTRY)
        add_entry(t, origin);
    else if (t)
        add_mmio(t, kind, text, end);
}

void summary_add_nested(enum event_kind kind, const struct trace_exit *x)
{
    tally_count(kind == EVENT_NESTED_EXIT ? &summary.nested : &summary.injected,
                key_of_reason(x->reason));
}

/* --- Printing --- */

/* A table of the summary: its heading, and what its keys are. */
struct table_view {
    const char *key, *heading;
    struct tally_table *table;
    void (*label)(char *text, size_t size, uint64_t key);
    void (*members)(uint64_t key); /* in JSON */
};

static void label_reason(char *text, size_t size, uint64_t key)
{
    const uint32_t basic = (uint32_t)key & VMXD_EXIT_REASON_BASIC;

    snprintf(text, size, "%s%u %s", key & VMXD_EXIT_REASON_FAILED_ENTRY ? "failed entry: " : "",
             (unsigned)basic, vmxd_exit_name(basic));
}

static void members_reason(uint64_t key)
{
    const uint32_t basic = (uint32_t)key & VMXD_EXIT_REASON_BASIC;

    output_number("basic", basic);
    output_flag("failed entry", (key & VMXD_EXIT_REASON_FAILED_ENTRY) != 0);
    output_text("words", vmxd_exit_name(basic));
}

static void label_vcpu(char *text, size_t size, uint64_t key)
{
    const struct thread *t = &summary.threads[key];
    char vcpu[24] = "";

    if (t->has_vcpu)
        snprintf(vcpu, sizeof(vcpu), "vcpu %u", (unsigned)t->vcpu);
    if (t->has_thread)
        snprintf(text, size, "%s%sthread %u %s", vcpu, *vcpu ? ", " : "", (unsigned)t->thread,
                 t->task);
    else
        snprintf(text, size, "%s", *vcpu ? vcpu : "no thread and no vcpu in the lines");
}

static void members_vcpu(uint64_t key)
{
    const struct thread *t = &summary.threads[key];

    if (t->has_vcpu)
        output_number("vcpu", t->vcpu);
    if (t->has_thread) {
        output_number("thread", t->thread);
        output_text("task", t->task);
    }
}

static void label_port(char *text, size_t size, uint64_t key)
{
    snprintf(text, size, "port 0x%" PRIx64 " %s", key >> 1, vmxd_io_direction_name(key & 1));
}

static void members_port(uint64_t key)
{
    output_hex("port", key >> 1);
    output_text("direction", vmxd_io_direction_name(key & 1));
}

static void label_mmio(char *text, size_t size, uint64_t key)
{
    snprintf(text, size, "0x%" PRIx64 " %s", key >> 1, key & 1 ? "read" : "write");
}

static void members_mmio(uint64_t key)
{
    output_hex("guest-physical address", key >> 1);
    output_text("direction", key & 1 ? "read" : "write");
}

static double percent(uint64_t part, uint64_t whole)
{
    return whole ? 100.0 * (double)part / (double)whole : 0.0;
}

static double microseconds(uint64_t nanoseconds)
{
    return (double)nanoseconds / 1000.0;
}

/* Prints a row as text.  Without times in the table, a bar takes their place. */
static void print_row(const struct tally *t, const char *label, const struct tally *all,
                      uint64_t most)
{
    const unsigned bar = most ? (unsigned)((t->count * BAR + most - 1) / most) : 0;

    printf("%12" PRIu64 " %5.1f%%  ", t->count, percent(t->count, all->count));
    if (!all->timed)
        printf("%-*.*s  %s\n", BAR, (int)bar, "########################################", label);
    else if (!t->timed)
        printf("%6s  %12s  %12s  %12s  %s\n", "-", "-", "-", "-", label);
    else
        printf("%5.1f%%  %12.3f  %12.3f  %12.3f  %s\n", percent(t->total, all->total),
               microseconds(t->least), microseconds(t->total) / (double)t->timed,
               microseconds(t->most), label);
}

static void print_json_row(const struct tally *t, const struct table_view *view, uint64_t key)
{
    output_object(NULL);
    output_number("exits", t->count);
    view->members(key);
    if (t->timed) {
        output_number("timed exits", t->timed);
        output_number("total ns", t->total);
        output_number("min ns", t->least);
        output_number("average ns", t->total / t->timed);
        output_number("max ns", t->most);
    }
    output_end();
}

static struct tally sum_of(const struct tally_table *table)
{
    struct tally all = table->others;

    for (size_t i = 0; i < TALLY_SLOTS; i++) {
        all.count += table->rows[i].tally.count;
        all.timed += table->rows[i].tally.timed;
        all.total += table->rows[i].tally.total;
    }
    return all;
}

static void print_table(const struct table_view *view)
{
    const struct tally all = sum_of(view->table);
    const struct tally_row *rows;
    char label[200];
    size_t count, shown;

    rows = tally_sort(view->table, &count);
    shown = count > MOST_ROWS && view->table != &summary.reasons ? MOST_ROWS : count;
    printf("%s\n", view->heading);
    if (all.timed)
        printf("%12s %6s  %6s  %12s  %12s  %12s\n", "count", "share", "time", "min us",
               "average us", "max us");
    for (size_t i = 0; i < shown; i++) {
        view->label(label, sizeof(label), rows[i].key);
        print_row(&rows[i].tally, label, &all, rows[0].tally.count);
    }
    if (shown < count)
        printf("%12s %zu more; --json prints all\n", "", count - shown);
    if (view->table->others.count)
        print_row(&view->table->others, "others, for which there is no room", &all, 0);
}

static void print_json_table(const struct table_view *view)
{
    const struct tally_row *rows;
    size_t count;

    rows = tally_sort(view->table, &count);
    output_list(view->key);
    for (size_t i = 0; i < count; i++)
        print_json_row(&rows[i].tally, view, rows[i].key);
    output_end();
    if (view->table->others.count) {
        char key[64];

        snprintf(key, sizeof(key), "other %s", view->key);
        output_number(key, view->table->others.count);
    }
}

static const struct table_view views[] = {
    {"reasons", "exit reasons", &summary.reasons, label_reason, members_reason},
    {"vcpus", "vcpus and threads", &summary.vcpus, label_vcpu, members_vcpu},
    {"ports", "ports", &summary.ports, label_port, members_port},
    {"MMIO", "MMIO addresses (kvm_mmio)", &summary.mmio, label_mmio, members_mmio},
    {"nested exits", "exits of nested guests (kvm_nested_vmexit)", &summary.nested, label_reason,
     members_reason},
    {"injected exits", "exits passed to the guest hypervisor (kvm_nested_vmexit_inject)",
     &summary.injected, label_reason, members_reason},
};

void summary_print(void)
{
    output_number("kvm_exit lines", summary.exits);
    for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++) {
        if (output_is_json())
            print_json_table(&views[i]);
        else if (views[i].table->keys)
            print_table(&views[i]);
    }
    output_finish();
}
