/* SPDX-License-Identifier: MIT */
/* capabilities.c - the command capabilities: the capability MSRs of all processors, from text or from
 * this machine, and the differences between processors.
 */
#define _POSIX_C_SOURCE 200809L /* NOLINT(bugprone-reserved-identifier) */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

#include "capability_msr.h"
#include "commands.h"
#include "output.h"
#include "vmxdefs/vmcs_support.h"
#include "word.h"

#define EXAMPLE "example: 0x480 0x00da040000000004"

/* The range of the VMX capability MSRs, with room for later ones. */
#define FIRST_MSR 0x480
#define MSRS      0x20

/* One processor: the MSRs from FIRST_MSR, and after them IA32_FEATURE_CONTROL. */
struct processor {
    unsigned number;
    bool has[MSRS + 1];
    uint64_t value[MSRS + 1];
};

static struct processor *processors;
static size_t processor_count;
static size_t other_msrs; /* MSRs in the input that are outside of the range */

/* Finds the slot of an MSR in struct processor.  Returns false if it has none. */
static bool slot_of(uint64_t address, size_t *slot)
{
    *slot = address == VMXD_MSR_FEATURE_CONTROL ? MSRS : (size_t)(address - FIRST_MSR);
    return address == VMXD_MSR_FEATURE_CONTROL || (address >= FIRST_MSR && *slot < MSRS);
}

static uint32_t address_of(size_t slot)
{
    return slot == MSRS ? VMXD_MSR_FEATURE_CONTROL : FIRST_MSR + (uint32_t)slot;
}

static struct processor *get_processor(unsigned number)
{
    for (size_t i = 0; i < processor_count; i++)
        if (processors[i].number == number)
            return &processors[i];
    processors = realloc(processors, (processor_count + 1) * sizeof(*processors));
    if (!processors)
        die("out of memory");
    processors[processor_count] = (struct processor){.number = number};
    return &processors[processor_count++];
}

/* --- From text --- */

static bool parse_hex(const char *text, uint64_t *value)
{
    char *end;

    if (!isxdigit((unsigned char)text[0]))
        return false;
    errno = 0;
    *value = strtoull(text, &end, 16);
    return *end == '\0' && errno == 0;
}

/* Parses "[cpuN] [msr] ADDRESS VALUE", separated by blanks, colons or equals signs. */
static bool parse_line(char *line, uint64_t *cpu, uint64_t *address, uint64_t *value)
{
    char *words[4], *rest = NULL;
    size_t count = 0;

    for (char *word = strtok_r(line, " \t\r\n:=,[]", &rest); word;
         word = strtok_r(NULL, " \t\r\n:=,[]", &rest)) {
        if (strncmp(word, "cpu", 3) == 0 || strncmp(word, "CPU", 3) == 0)
            word += 3;
        if (*word == '\0' || strcmp(word, "msr") == 0 || strcmp(word, "MSR") == 0)
            continue;
        if (count == 3)
            return false;
        words[count++] = word;
    }
    if (count < 2)
        return false;
    *cpu = 0;
    if (count == 3 && (!parse_number(words[0], cpu) || *cpu > 0xFFFF))
        return false;
    return parse_hex(words[count - 2], address) && parse_hex(words[count - 1], value);
}

static void add_msr(const char *where, uint64_t cpu, uint64_t address, uint64_t value)
{
    struct processor *p;
    size_t slot;

    if (!slot_of(address, &slot)) {
        other_msrs++;
        return;
    }
    p = get_processor((unsigned)cpu);
    if (p->has[slot])
        die("%s: MSR 0x%" PRIx64 " of processor %u given more than once", where, address,
            p->number);
    p->has[slot] = true;
    p->value[slot] = value;
}

static bool is_blank(const char *line)
{
    line += strspn(line, " \t\r\n");
    return *line == '\0' || *line == '#';
}

static void read_text(FILE *file, const char *name)
{
    char *line = NULL, where[300], shown[64];
    size_t size = 0, number = 0;
    ssize_t length;

    while ((length = getline(&line, &size, file)) >= 0) {
        uint64_t cpu, address, value;

        snprintf(where, sizeof(where), "%.256s:%zu", name, ++number);
        if (strlen(line) != (size_t)length)
            die("%s: the line contains a NUL byte; " EXAMPLE, where);
        if (is_blank(line))
            continue;
        snprintf(shown, sizeof(shown), "%.*s", (int)strcspn(line, "\r\n"), line);
        if (!parse_line(line, &cpu, &address, &value))
            die("%s: expected the address and the value of an MSR: %s; " EXAMPLE, where, shown);
        add_msr(where, cpu, address, value);
    }
    free(line);
    if (ferror(file))
        die("%s: %s", name, strerror(errno));
    if (processor_count == 0)
        die("%s: no VMX capability MSR found; " EXAMPLE, name);
}

static void read_file(const char *name)
{
    FILE *file = strcmp(name, "-") == 0 ? stdin : fopen(name, "r");

    if (!file)
        die("%s: %s", name, strerror(errno));
    read_text(file, file == stdin ? "standard input" : name);
    if (file != stdin)
        fclose(file);
}

/* --- From this machine --- */

/* Reading an MSR that does not exist fails with EIO. */
static void read_processor(unsigned number)
{
    char path[64];
    int file;

    snprintf(path, sizeof(path), "/dev/cpu/%u/msr", number);
    file = open(path, O_RDONLY);
    if (file < 0)
        die("%s: %s; run 'modprobe msr' first, and run as root", path, strerror(errno));
    for (size_t slot = 0; slot <= MSRS; slot++) {
        uint64_t value;

        if (pread(file, &value, sizeof(value), (off_t)address_of(slot)) == (ssize_t)sizeof(value))
            add_msr(path, number, address_of(slot), value);
    }
    close(file);
}

static void read_machine(void)
{
    DIR *folder = opendir("/dev/cpu");
    struct dirent *entry;

    if (!folder)
        die("/dev/cpu: %s; run 'modprobe msr' first, or name a FILE", strerror(errno));
    while ((entry = readdir(folder)) != NULL) {
        uint64_t number;

        if (parse_number(entry->d_name, &number) && number <= 0xFFFF)
            read_processor((unsigned)number);
    }
    closedir(folder);
    if (processor_count == 0)
        die("no VMX on this machine: none of the capability MSRs could be read");
}

static int by_number(const void *a, const void *b)
{
    const unsigned x = ((const struct processor *)a)->number;
    const unsigned y = ((const struct processor *)b)->number;

    return (x > y) - (x < y);
}

/* --- Output --- */

/* Formats the numbers of the processors that have the same value as `like` in an MSR. */
static void format_processors(char *text, size_t size, const struct processor *like, size_t slot)
{
    size_t used = 0;

    text[0] = '\0';
    for (size_t i = 0; i < processor_count && used < size; i++)
        if (processors[i].has[slot] == like->has[slot] &&
            processors[i].value[slot] == like->value[slot])
            used += (size_t)snprintf(text + used, size - used, "%s%u", used ? ", " : "",
                                     processors[i].number);
}

/* Whether an earlier processor has the same value in the MSR. */
static bool is_listed(size_t i, size_t slot)
{
    for (size_t n = 0; n < i; n++)
        if (processors[n].has[slot] == processors[i].has[slot] &&
            processors[n].value[slot] == processors[i].value[slot])
            return true;
    return false;
}

static bool differs(size_t slot)
{
    for (size_t i = 1; i < processor_count; i++)
        if (!is_listed(i, slot))
            return true;
    return false;
}

/* Prints the fields or controls in which the values of an MSR differ. */
static void print_differing_fields(size_t slot, uint64_t changed)
{
    const struct capability_msr *msr = capability_msr_find(address_of(slot));
    uint64_t bits = changed;

    if (!msr || msr->table == TABLES)
        return;
    if (msr->kind == CAPABILITY_SPLIT)
        bits = (changed | changed >> 32) & 0xFFFFFFFF;
    output_list("differing fields");
    for (size_t i = 0; i < tables[msr->table].count; i++)
        if (field_mask(&tables[msr->table].fields[i]) & bits)
            output_text(NULL, tables[msr->table].fields[i].name);
    output_end();
}

static void print_difference(size_t slot)
{
    const struct capability_msr *msr = capability_msr_find(address_of(slot));
    char text[200];
    uint64_t changed = 0;

    output_object(NULL);
    output_text("MSR", msr ? msr->name : "not defined in this SDM edition");
    output_hex("address", address_of(slot));
    output_list("values");
    for (size_t i = 0; i < processor_count; i++) {
        const struct processor *p = &processors[i];

        if (is_listed(i, slot))
            continue;
        changed |= p->value[slot] ^ processors[0].value[slot];
        output_object(NULL);
        format_processors(text, sizeof(text), p, slot);
        output_text("processors", text);
        if (p->has[slot])
            output_hex("value", p->value[slot]);
        else
            output_text("value", "does not exist");
        output_end();
    }
    output_end();
    print_differing_fields(slot, changed);
    output_end();
}

static bool print_differences(void)
{
    bool any = false;

    output_list("differences");
    for (size_t slot = 0; slot <= MSRS; slot++)
        if (differs(slot)) {
            print_difference(slot);
            any = true;
        }
    output_end();
    return any;
}

/* The processor that read_current() reads: vmxd_capabilities_read() passes the address only. */
static const struct processor *current;

static uint64_t read_current(uint32_t address)
{
    size_t slot;

    return slot_of(address, &slot) ? current->value[slot] : 0;
}

/* Whether each control MSR is present, plain or TRUE.  They decide which VMCS fields exist. */
static bool has_controls(const struct processor *p)
{
    for (size_t i = 0; i < capability_msr_count; i++) {
        size_t slot, true_slot;

        if (capability_msrs[i].true_msr && slot_of(capability_msrs[i].address, &slot) &&
            slot_of(capability_msrs[i].true_msr, &true_slot) && !p->has[slot] && !p->has[true_slot])
            return false;
    }
    return true;
}

static void print_existing_fields(const struct processor *p)
{
    struct vmxd_capabilities c;
    const struct list *fields = &lists[LIST_vmxd_vmcs_name];
    size_t existing = 0;

    current = p;
    c = vmxd_capabilities_read(read_current);
    for (size_t i = 0; i < fields->count; i++)
        existing += vmxd_vmcs_field_exists(&c, (uint32_t)fields->values[i].value);
    output_number("VMCS fields", existing);
}

/* Prints the MSRs of one processor.  A TRUE MSR replaces the plain one. */
static uint64_t print_msrs(const struct processor *p)
{
    uint64_t unknown = 0;

    output_object("MSRs");
    for (size_t i = 0; i < capability_msr_count; i++) {
        const struct capability_msr *msr = &capability_msrs[i];
        size_t slot, true_slot;

        if (!slot_of(msr->address, &slot) || !p->has[slot])
            continue;
        if (msr->true_msr && slot_of(msr->true_msr, &true_slot) && p->has[true_slot])
            continue;
        unknown |= capability_msr_print(msr, p->value[slot]);
    }
    output_end();
    return unknown;
}

static bool print_unknown_msrs(const struct processor *p)
{
    char text[64];
    bool any = false;

    output_list("unknown MSRs");
    for (size_t slot = 0; slot < MSRS; slot++)
        if (p->has[slot] && !capability_msr_find(address_of(slot))) {
            snprintf(text, sizeof(text), "0x%x = 0x%" PRIx64, (unsigned)address_of(slot),
                     p->value[slot]);
            output_warning(NULL, text);
            any = true;
        }
    output_end();
    return any;
}

enum status command_capabilities(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, none, 0, 1);
    bool bad;

    if (operands.count)
        read_file(operands.text[0]);
    else
        read_machine();
    qsort(processors, processor_count, sizeof(*processors), by_number);

    output_number("processors", processor_count);
    output_number("decoded processor", processors[0].number);
    if (has_controls(&processors[0]))
        print_existing_fields(&processors[0]);
    bad = print_msrs(&processors[0]) != 0;
    bad |= print_unknown_msrs(&processors[0]);
    bad |= print_differences();
    if (other_msrs)
        output_number("other MSRs in the input", other_msrs);
    output_finish();
    free(processors);
    return bad ? STATUS_UNKNOWN : STATUS_OK;
}
