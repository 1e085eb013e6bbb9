/* SPDX-License-Identifier: MIT */
/* trace_event.c - see trace_event.h.
 *
 * The beginnings of lines:
 *     qemu-system-x86-2101  [002] d..1.  5123.456789: kvm_exit: ...            ftrace
 *     qemu-system-x86-2101  [002]  5123.456789:       kvm_exit:  ...           trace-cmd
 *     CPU 0/KVM  2101 [002]  5123.456789:       kvm:kvm_exit: ...              perf script
 */
#include "trace_event.h"

#include <string.h>

static const struct {
    const char *name;
    size_t length;
} names[EVENTS] = {
#define NAME(name)             \
    {                          \
        name, sizeof(name) - 1 \
    }
    [EVENT_EXIT] = NAME("kvm_exit"),
    [EVENT_NESTED_EXIT] = NAME("kvm_nested_vmexit"),
    [EVENT_NESTED_INJECT] = NAME("kvm_nested_vmexit_inject"),
    [EVENT_ENTRY] = NAME("kvm_entry"),
    [EVENT_MMIO] = NAME("kvm_mmio"),
    [EVENT_FAST_MMIO] = NAME("kvm_fast_mmio"),
};

const char *event_name(enum event_kind kind)
{
    return names[kind].name;
}

/* Whether the name of the event ends at `end`. */
static inline bool ends_with(const char *text, const char *end, enum event_kind kind)
{
    const size_t length = names[kind].length;

    return (size_t)(end - text) >= length && memcmp(end - length, names[kind].name, length) == 0;
}

/* Each event is before a colon.  The last character excludes most of the other colons. */
bool event_find(const char *text, const char *end, unsigned wanted, struct event *event)
{
    const char *colon = text;

    while ((colon = memchr(colon, ':', (size_t)(end - colon))) != NULL) {
        const int last = colon > text ? colon[-1] : '\0';

        if (last == 't' || last == 'y' || last == 'o')
            for (int kind = 0; kind < EVENTS; kind++)
                if (wanted >> kind & 1 && ends_with(text, colon, (enum event_kind)kind)) {
                    event->kind = (enum event_kind)kind;
                    event->name = colon - names[kind].length;
                    event->text = colon + 1;
                    return true;
                }
        colon++;
    }
    return false;
}

/* --- The beginning of the line, from its end --- */

static inline bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static const char *skip_blanks(const char *line, const char *end)
{
    while (end > line && (end[-1] == ' ' || end[-1] == '\t'))
        end--;
    return end;
}

static const char *skip_digits(const char *line, const char *end)
{
    while (end > line && is_digit(end[-1]))
        end--;
    return end;
}

static uint64_t parse_digits(const char *text, const char *end)
{
    uint64_t value = 0;

    for (; text < end && is_digit(*text); text++)
        value = value * 10 + (uint64_t)(*text - '0');
    return value;
}

/* "5123.456789": takes it from the end of the text. */
static const char *take_time(const char *line, const char *end, struct event_origin *o)
{
    const char *fraction = skip_digits(line, end), *seconds;
    uint64_t unit = 1000000000;

    if (fraction == end || fraction == line || fraction[-1] != '.')
        return end;
    seconds = skip_digits(line, fraction - 1);
    if (seconds == fraction - 1 || end - fraction > 9 || fraction - seconds > 11)
        return end;
    for (const char *c = fraction; c < end; c++)
        unit /= 10;
    o->time = parse_digits(seconds, end) * 1000000000 + parse_digits(fraction, end) * unit;
    o->has_time = true;
    return seconds;
}

/* "[002]", perhaps with the flags of ftrace after it. */
static const char *take_cpu(const char *line, const char *end, struct event_origin *o)
{
    for (int words = 0; words < 3; words++) {
        const char *word;

        end = skip_blanks(line, end);
        word = end;
        if (end - line > 2 && end[-1] == ']') {
            word = skip_digits(line, end - 1);
            if (word > line && word < end - 1 && word[-1] == '[') {
                o->cpu = (uint32_t)parse_digits(word, end - 1);
                o->has_cpu = true;
                return word - 1;
            }
        }
        while (word > line && word[-1] != ' ')
            word--;
        end = word;
    }
    return end;
}

/* "qemu-system-x86-2101", "CPU 0/KVM  2101" or "CPU 0/KVM  2100/2101".  ftrace can print "(2100)", the
 * process, after the thread. */
static void take_task(const char *line, const char *end, struct event_origin *o)
{
    const char *digits;

    end = skip_blanks(line, end);
    if (end > line && end[-1] == ')') {
        while (end > line && end[-1] != '(')
            end--;
        end = skip_blanks(line, end > line ? end - 1 : end);
    }
    digits = skip_digits(line, end);
    if (digits == end || digits == line || end - digits > 10)
        return;
    o->thread = (uint32_t)parse_digits(digits, end);
    o->has_thread = true;
    end = digits - 1;
    if (*end == '/')
        end = skip_digits(line, end);
    end = skip_blanks(line, end);
    while (line < end && (*line == ' ' || *line == '\t'))
        line++;
    o->task = line;
    o->task_length = (size_t)(end - line);
}

static const char *line_begin(const char *text, const char *end)
{
    while (end > text && end[-1] != '\n')
        end--;
    return end;
}

struct event_origin event_origin_parse(const char *text, const struct event *event)
{
    static const char group[] = "kvm:";
    const char *line = line_begin(text, event->name), *end = event->name;
    struct event_origin o = {NULL, 0, 0, 0, 0, false, false, false};

    if (end - line >= (long)sizeof(group) - 1 &&
        memcmp(end - sizeof(group) + 1, group, sizeof(group) - 1) == 0)
        end -= sizeof(group) - 1;
    end = skip_blanks(line, end);
    if (end == line || end[-1] != ':')
        return o;
    end = take_time(line, end - 1, &o);
    if (!o.has_time)
        return o;
    end = take_cpu(line, end, &o);
    if (o.has_cpu)
        take_task(line, end, &o);
    return o;
}
