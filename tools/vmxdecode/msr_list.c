/* SPDX-License-Identifier: MIT */
/* msr_list.c - see msr_list.h.
 *
 * A line is "[cpuN] [msr] ADDRESS VALUE", separated by blanks, colons, equals signs or brackets.  An MSR
 * that does not exist is a line without a value, as rdmsr in a loop leaves it, or with words in place of
 * the value ("#GP", "-"), or the message of rdmsr.
 */
#define _POSIX_C_SOURCE 200809L /* NOLINT(bugprone-reserved-identifier) */
#include "msr_list.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/types.h>
#include <unistd.h>

#include "arguments.h"
#include "names.h"
#include "vmxdefs/capability.h"

#define EXAMPLE    "example: 0x480 0x00da040000000004"
#define MOST_WORDS 8
#define LINE_SIZE  200
#define BLANKS     " \t\r\n:=,[]()"

bool msr_slot(uint64_t address, size_t *slot)
{
    *slot = address == VMXD_MSR_FEATURE_CONTROL ? MSR_SLOTS - 1 : (size_t)(address - MSR_FIRST);
    return address == VMXD_MSR_FEATURE_CONTROL || (address >= MSR_FIRST && *slot < MSR_SLOTS - 1);
}

uint32_t msr_address(size_t slot)
{
    return slot == MSR_SLOTS - 1 ? VMXD_MSR_FEATURE_CONTROL : MSR_FIRST + (uint32_t)slot;
}

/* --- One line --- */

/* Debuggers print 00da0400`00000004. */
static bool parse_hex(const char *text, uint64_t *value)
{
    unsigned digits = 0;

    if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X'))
        text += 2;
    for (*value = 0; *text; text++) {
        if (*text == '`')
            continue;
        if (!isxdigit((unsigned char)*text) || *value >> 60 != 0)
            return false;
        *value =
            *value << 4 |
            (uint64_t)(isdigit((unsigned char)*text) ? *text - '0' : (*text | 0x20) - 'a' + 10);
        digits++;
    }
    return digits > 0;
}

/* An address, or a name such as IA32_VMX_BASIC. */
static bool parse_address(const char *word, uint64_t *address)
{
    uint32_t value;

    if (parse_hex(word, address))
        return true;
    if (!name_find(NAME_MSR, word, &value))
        return false;
    *address = value;
    return true;
}

/* Removes "msr", and the number of the processor, from the words: "cpu1", "CPU 1", or a number before the
 * address and the value.  Returns the number of words that are left. */
static size_t take_processor(char **words, size_t count, uint64_t *cpu)
{
    size_t kept = 0;
    bool next_is_cpu = false;
    uint64_t number;

    for (size_t i = 0; i < count; i++) {
        if (next_is_cpu && parse_decimal(words[i], cpu)) {
            next_is_cpu = false;
            continue;
        }
        if (strncasecmp(words[i], "cpu", 3) == 0) {
            next_is_cpu = words[i][3] == '\0';
            if (next_is_cpu || parse_decimal(words[i] + 3, cpu))
                continue;
        }
        if (strcasecmp(words[i], "msr") != 0)
            words[kept++] = words[i];
    }
    if (kept == 3 && parse_decimal(words[0], &number) && parse_address(words[1], &number)) {
        (void)parse_decimal(words[0], cpu);
        words[0] = words[1];
        words[1] = words[2];
        kept = 2;
    }
    return kept;
}

/* What people and programs print in place of the value of an MSR that cannot be read. */
static bool says_unreadable(const char *word)
{
    static const char *const beginnings[] = {
        "#",    "-",    "gp",     "n/a",    "none",       "error",       "no",     "fault",
        "fail", "does", "cannot", "absent", "unreadable", "unsupported", "invalid"};

    for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++)
        if (strncasecmp(word, beginnings[i], strlen(beginnings[i])) == 0)
            return true;
    return false;
}

/* A name may have its address after it: "IA32_VMX_BASIC (480): VALUE". */
static enum msr_line parse_words(char **words, size_t count, struct msr_entry *entry)
{
    uint64_t again;
    size_t slot;

    if (count == 0 || !parse_address(words[0], &entry->address))
        return MSR_LINE_WRONG;
    if (count == 3 && parse_address(words[1], &again) && again == entry->address)
        words++, count--;
    if (count == 2 && parse_hex(words[1], &entry->value))
        return MSR_LINE_VALUE;
    if (msr_slot(entry->address, &slot) && (count == 1 || says_unreadable(words[1])))
        return MSR_LINE_UNREADABLE;
    return MSR_LINE_WRONG;
}

enum msr_line msr_line_parse(const char *line, size_t length, struct msr_entry *entry)
{
    static const char cannot[] = "cannot read MSR ";
    char copy[LINE_SIZE], *words[MOST_WORDS], *rest = NULL, *word;
    size_t count = 0;

    *entry = (struct msr_entry){0, 0, 0};
    if (length >= sizeof(copy) || memchr(line, '\0', length))
        return MSR_LINE_WRONG;
    memcpy(copy, line, length);
    copy[length] = '\0';
    word = copy + strspn(copy, " \t\r\n");
    if (*word == '\0' || *word == '#')
        return MSR_LINE_EMPTY;
    word = strstr(copy, cannot);
    for (word = strtok_r(word ? word + strlen(cannot) : copy, BLANKS, &rest); word;
         word = strtok_r(NULL, BLANKS, &rest)) {
        if (count == MOST_WORDS)
            return MSR_LINE_WRONG;
        words[count++] = word;
    }
    count = take_processor(words, count, &entry->cpu);
    return entry->cpu > 0xFFFF ? MSR_LINE_WRONG : parse_words(words, count, entry);
}

/* --- The list --- */

static struct processor *get_processor(struct msr_list *list, unsigned number)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->processors[i].number == number)
            return &list->processors[i];
    list->processors = realloc(list->processors, (list->count + 1) * sizeof(*list->processors));
    if (!list->processors)
        die("out of memory");
    list->processors[list->count] = (struct processor){.number = number};
    return &list->processors[list->count++];
}

static void add_msr(struct msr_list *list, const char *where, const struct msr_entry *entry)
{
    struct processor *p;
    size_t slot;

    if (!msr_slot(entry->address, &slot)) {
        list->others++;
        return;
    }
    p = get_processor(list, (unsigned)entry->cpu);
    if (p->has[slot])
        die("%s: MSR 0x%" PRIx64 " of processor %u given more than once", where, entry->address,
            p->number);
    p->has[slot] = true;
    p->value[slot] = entry->value;
}

static void read_line(struct msr_list *list, const char *line, size_t length, const char *where)
{
    struct msr_entry entry;
    size_t slot;

    switch (msr_line_parse(line, length, &entry)) {
    case MSR_LINE_VALUE:
        add_msr(list, where, &entry);
        break;
    case MSR_LINE_UNREADABLE:
        if (msr_slot(entry.address, &slot))
            get_processor(list, (unsigned)entry.cpu)->unreadable[slot] = true;
        break;
    case MSR_LINE_WRONG:
        if (memchr(line, '\0', length))
            die("%s: the line contains a NUL byte; " EXAMPLE, where);
        die("%s: expected the address and the value of an MSR: %.*s; " EXAMPLE, where,
            (int)(length < 63 ? length : 63), line);
    default:
        break;
    }
}

static int by_number(const void *a, const void *b)
{
    const unsigned x = ((const struct processor *)a)->number;
    const unsigned y = ((const struct processor *)b)->number;

    return (x > y) - (x < y);
}

static bool has_values(const struct msr_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        for (size_t slot = 0; slot < MSR_SLOTS; slot++)
            if (list->processors[i].has[slot])
                return true;
    return false;
}

struct msr_list msr_list_read(const char *text, size_t length, const char *name)
{
    const char *const end = text + length;
    struct msr_list list = {NULL, 0, 0};
    char where[300];

    for (size_t number = 1; text < end; number++) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        const char *line_end = newline ? newline : end;

        snprintf(where, sizeof(where), "%.256s:%zu", name, number);
        while (line_end > text && line_end[-1] == '\r')
            line_end--;
        read_line(&list, text, (size_t)(line_end - text), where);
        text = newline ? newline + 1 : end;
    }
    if (!list.processors || !has_values(&list))
        die("%s: no VMX capability MSR %s; " EXAMPLE, name, list.count ? "has a value" : "found");
    qsort(list.processors, list.count, sizeof(*list.processors), by_number);
    return list;
}

void msr_list_free(struct msr_list *list)
{
    free(list->processors);
}

/* --- This machine --- */

/* Reading an MSR that does not exist fails with EIO. */
static void read_processor(struct msr_list *list, unsigned number)
{
    char path[64];
    int file;

    snprintf(path, sizeof(path), "/dev/cpu/%u/msr", number);
    file = open(path, O_RDONLY);
    if (file < 0)
        die("%s: %s; run 'modprobe msr' first, and run as root", path, strerror(errno));
    for (size_t slot = 0; slot < MSR_SLOTS; slot++) {
        struct msr_entry entry = {number, msr_address(slot), 0};

        if (pread(file, &entry.value, sizeof(entry.value), (off_t)entry.address) ==
            (ssize_t)sizeof(entry.value))
            add_msr(list, path, &entry);
    }
    close(file);
}

struct msr_list msr_list_of_machine(void)
{
    DIR *folder = opendir("/dev/cpu");
    struct msr_list list = {NULL, 0, 0};
    struct dirent *entry;

    if (!folder)
        die("/dev/cpu: %s; run 'modprobe msr' first, or name a FILE", strerror(errno));
    while ((entry = readdir(folder)) != NULL) {
        uint64_t number;

        if (parse_decimal(entry->d_name, &number) && number <= 0xFFFF)
            read_processor(&list, (unsigned)number);
    }
    closedir(folder);
    if (!list.processors)
        die("no VMX on this machine: none of the capability MSRs could be read");
    qsort(list.processors, list.count, sizeof(*list.processors), by_number);
    return list;
}
