/* SPDX-License-Identifier: MIT */
/* doctor.c - the command doctor: reads VMCS dumps and says which rule of VM entry is broken. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "doctor.h"
#include "dump_text.h"
#include "input_kind.h"
#include "output.h"
#include "vmxdefs/entry_words.h"

/* Messages so far from a dump are about it. */
#define LARGEST_DISTANCE 300

/* The files that --caps and --cpuinfo name, and the value of --physical-width. */
static struct dump_log log_of_input, log_of_facts;

/* --- Options --- */

/* "--set guest_rflags=0x202" */
static void set_value(struct vmxd_snapshot *s, const char *text)
{
    const size_t length = strcspn(text, "=");
    uint32_t number, input;
    uint64_t value;
    enum text_kind kind;

    if (length == 0 || text[length] == '\0')
        die("--set %s: expected FIELD=VALUE, for example guest_rflags=0x202", text);
    kind = text_name(text, length, &number);
    input = kind == TEXT_FIELD ? vmxd_input_of_field(number) : number;
    if (kind == TEXT_MSR) {
        for (input = VMXD_INPUT_IA32_VMX_BASIC; input <= VMXD_INPUT_IA32_VMX_CR4_FIXED1; input++)
            if (strlen(vmxd_fact_name(input)) == length &&
                strncmp(vmxd_fact_name(input), text, length) == 0)
                break;
        if (input > VMXD_INPUT_IA32_VMX_CR4_FIXED1)
            die("--set %s: give capability MSRs with --caps FILE", text);
    }
    if (kind == TEXT_UNKNOWN || kind == TEXT_FIELD_HIGH || input >= VMXD_INPUTS)
        die("--set %s: unknown field or fact; \"vmxdecode doctor --explain RULE\" has the names",
            text);
    value = get_number(text + length + 1, 64, "--set", "guest_rflags=0x202");
    vmxd_snapshot_set(s, input, value);
}

/* Removes all options --set from argv. */
static void take_sets(char **argv, struct vmxd_snapshot *s)
{
    char **kept = argv;

    vmxd_snapshot_clear(s);
    for (; *argv; argv++)
        if (strncmp(*argv, "--set=", 6) == 0) {
            set_value(s, *argv + 6);
        } else if (strcmp(*argv, "--set") == 0) {
            if (argv[1] == NULL)
                die("option --set needs a value, for example guest_rflags=0x202");
            set_value(s, *++argv);
        } else {
            *kept++ = *argv;
        }
    *kept = NULL;
}

static void read_file(struct dump_log *log, const char *name)
{
    struct input input = input_open(name);

    if (!dump_read(log, &input))
        die("%s: %s", name, strerror(errno));
    input_close(&input);
}

static bool has_msrs(const struct dump_processor *p)
{
    for (size_t i = 0; i < DUMP_MSRS; i++)
        if (p->has_msr[i])
            return true;
    return false;
}

static void read_facts(struct doctor_options *options, const char *caps, const char *cpuinfo,
                       const char *width)
{
    struct dump_processor *p = &log_of_facts.processor;

    dump_log_start(&log_of_facts);
    if (caps) {
        read_file(&log_of_facts, caps);
        if (!has_msrs(p))
            die("--caps %s: no capability MSR found; example of a line: 0x480 0x00da040000000004",
                caps);
    }
    if (cpuinfo) {
        read_file(&log_of_facts, cpuinfo);
        if (vmxd_inputs_next(&p->facts.known, 0) == VMXD_INPUTS)
            die("--cpuinfo %s: no line \"flags\" with vmx and no line \"address sizes\" found",
                cpuinfo);
    }
    if (width) {
        const uint64_t bits = get_number(width, 8, "--physical-width", "39");

        if (bits < 32 || bits > 52)
            die("--physical-width: %s is not between 32 and 52", width);
        vmxd_snapshot_set(&p->facts, VMXD_INPUT_MAXPHYADDR, bits);
    }
    options->facts = p;
}

static void print_models(void)
{
    output_list("models");
    for (size_t i = 0; i < known_processor_count; i++)
        output_text(NULL, known_processors[i].name);
    output_end();
    output_finish();
}

static enum status explain(const char *name)
{
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++)
        if (strcmp(vmxd_rule_name(rule), name) == 0) {
            doctor_explain(rule);
            return STATUS_OK;
        }
    die("--explain: unknown rule %s; \"vmxdecode doctor --rules\" lists them", name);
}

/* --- Dumps --- */

/* The message that is nearest to the dump and not nearer to another one. */
static const struct dump_message *message_for(const struct dump_log *log, const struct dump *d)
{
    const struct dump_message *best = NULL;
    uint32_t least = LARGEST_DISTANCE;

    for (size_t i = 0; i < log->messages; i++) {
        const struct dump_message *m = &log->message[i];

        const uint32_t distance = m->line < d->first_line  ? d->first_line - m->line
                                  : m->line > d->last_line ? m->line - d->last_line
                                                           : 0;

        if (m->file == d->file && distance < least) {
            least = distance;
            best = m;
        }
    }
    /* Of another file, if it can only be about this dump. */
    if (best == NULL && log->dumps == 1 && log->messages > 0)
        best = &log->message[log->messages - 1];
    return best;
}

static bool is_registers(const struct dump *d)
{
    return d->format == DUMP_QEMU || d->format == DUMP_VIRTUALBOX;
}

/* Registers are only used if there is no VMCS dump. */
static bool is_used(const struct dump_log *log, const struct dump *d)
{
    if (d->values == 0)
        return false;
    for (size_t i = 0; is_registers(d) && i < log->dumps; i++)
        if (!is_registers(&log->dump[i]) && log->dump[i].values > 0)
            return false;
    return true;
}

/* The number of a dump for --dump with its file alone.  0 if the file has one dump only. */
static unsigned number_in_file(const struct dump_log *log, const struct dump *d)
{
    unsigned count = 0, number = 0;

    for (size_t i = 0; i < log->dumps; i++)
        if (log->dump[i].file == d->file && is_used(log, &log->dump[i])) {
            count++;
            if (&log->dump[i] == d)
                number = count;
        }
    return count > 1 ? number : 0;
}

static void make_case(struct doctor_case *c, const struct dump_log *log, const struct dump *d,
                      const struct dump_message *m, const struct doctor_options *options)
{
    memset(c, 0, sizeof(*c));
    c->log = log;
    c->dump = d;
    c->has_dump = d->values > 0;
    c->number = number_in_file(log, d);
    c->message = m;
    doctor_evaluate(c, options);
}

/* Whether another dump before has the same broken rules. */
static bool same_rules(const struct doctor_case *a, const struct doctor_case *b)
{
    if (a->verdict != b->verdict || a->has_outcome != b->has_outcome || a->outcome != b->outcome)
        return false;
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++)
        if (doctor_list_of(a, rule) != doctor_list_of(b, rule))
            return false;
    return true;
}

static enum doctor_verdict worse(enum doctor_verdict a, enum doctor_verdict b)
{
    if (a == DOCTOR_BROKEN || b == DOCTOR_BROKEN)
        return DOCTOR_BROKEN;
    return a == DOCTOR_UNKNOWN || b == DOCTOR_UNKNOWN ? DOCTOR_UNKNOWN : DOCTOR_HOLDS;
}

struct printing {
    const struct doctor_options *options;
    bool fields;
    size_t count, number; /* of dumps; of this one, from 1 */
};

static void print_one(const struct doctor_case *c, const struct doctor_case *before,
                      const struct printing *p)
{
    if (p->fields) {
        doctor_print_fields(c, p->options);
        return;
    }
    if (output_is_json()) {
        doctor_print_json(c);
        return;
    }
    if (p->count > 1)
        printf("%sDump %zu of %zu\n", before ? "\n" : "", p->number, p->count);
    if (before && same_rules(c, before))
        printf("The same answer as for the dump before: %s, lines %u to %u\n", c->dump->file,
               (unsigned)c->dump->first_line, (unsigned)c->dump->last_line);
    else
        doctor_print_text(c, p->options);
}

/* All dumps of the log, or only number `only`, from 1. */
static enum doctor_verdict answer_dumps(const struct dump_log *log, struct printing *p,
                                        uint64_t only)
{
    static struct doctor_case cases[2];
    const struct doctor_case *before = NULL;
    enum doctor_verdict verdict = DOCTOR_HOLDS;

    for (size_t i = 0; i < log->dumps; i++)
        p->count += is_used(log, &log->dump[i]);
    if (only > p->count)
        die("--dump: there are %zu dumps", p->count);
    for (size_t i = 0; i < log->dumps; i++) {
        const struct dump *d = &log->dump[i];
        struct doctor_case *c = &cases[p->number % 2];

        if (!is_used(log, d) || (++p->number != only && only != 0))
            continue;
        make_case(c, log, d, message_for(log, d), p->options);
        print_one(c, before, p);
        before = c;
        verdict = worse(verdict, c->verdict);
    }
    if (log->more_dumps > 0 && !output_is_json())
        printf("\n%zu more dumps were not read: split the file\n", log->more_dumps);
    return verdict;
}

/* Only messages. */
static enum doctor_verdict answer_message(const struct dump_log *log, struct printing *p,
                                          const char *name)
{
    static struct doctor_case c;
    static struct dump none;

    none.file = name;
    vmxd_snapshot_clear(&none.s);
    p->count = p->number = 1;
    make_case(&c, log, &none, &log->message[log->messages - 1], p->options);
    print_one(&c, NULL, p);
    return c.verdict;
}

static void print_unread(const struct dump_log *log)
{
    output_list("not understood");
    for (size_t i = 0; i < log->unread_lines && i < DUMP_MAX_UNREAD; i++) {
        char text[200];

        snprintf(text, sizeof(text), "line %u: %s", (unsigned)log->unread[i].line,
                 log->unread[i].text);
        output_text(NULL, text);
    }
    output_end();
    if (log->unread_lines > DUMP_MAX_UNREAD)
        output_number("more lines", log->unread_lines - DUMP_MAX_UNREAD);
    output_finish();
}

static enum status answer(const struct doctor_options *options, const char *name, bool fields,
                          uint64_t only)
{
    struct printing p = {.options = options, .fields = fields};
    const struct dump_log *log = &log_of_input;
    enum doctor_verdict verdict;

    if (output_is_json())
        output_list("dumps");
    if (log->dumps > 0 && log->dump[0].values > 0)
        verdict = answer_dumps(log, &p, only);
    else
        verdict = answer_message(log, &p, name);
    if (output_is_json()) {
        output_end();
        output_number("lines", log->lines);
        output_number("lines not understood", log->unread_lines);
        output_number("lines cut", log->cut_lines);
        output_finish();
    }
    return fields ? STATUS_OK : (enum status)verdict;
}

/* Nothing to answer.  What the file has instead, if it is the only one. */
_Noreturn static void die_without_dump(const char *name, bool is_only_file)
{
    const enum input_kind kind = is_only_file ? input_kind_of_file(name) : INPUT_UNKNOWN;
    const char *const command = input_kind_command(kind);

    if (command && strcmp(command, "doctor") != 0)
        die("%s contains %s, no VMCS dump; 'vmxdecode %s' reads it", name, input_kind_words(kind),
            command);
    die("%s: no VMCS dump and no report of a failed VM entry in %zu line%s; KVM prints a dump only "
        "with kvm_intel.dump_invalid_vmcs=1",
        !is_only_file            ? "the files"
        : strcmp(name, "-") == 0 ? "standard input"
                                 : name,
        log_of_input.lines, log_of_input.lines == 1 ? "" : "s");
}

enum status command_doctor(char **argv)
{
    struct option o[] = {
        {"caps", false, NULL},           {"model", false, NULL}, {"cpuinfo", false, NULL},
        {"physical-width", false, NULL}, {"dump", false, NULL},  {"explain", false, NULL},
        {"rules", true, NULL},           {"models", true, NULL}, {"fields", true, NULL},
        {"words", true, NULL},           {"unread", true, NULL}, {NULL, false, NULL}};
    struct doctor_options options = {0};
    struct operands files;

    take_sets(argv, &options.set);
    files = parse_arguments(argv, o, 0, 100);
    if (o[5].text)
        return explain(o[5].text);
    if (o[6].text || o[7].text) {
        if (o[6].text)
            doctor_print_rules();
        else
            print_models();
        if (o[6].text && output_is_json())
            output_finish();
        return STATUS_OK;
    }
    if (files.count == 0)
        die("no file given; a dump can be pasted into: vmxdecode doctor -");
    if (o[1].text && !find_processor(o[1].text))
        die("--model: unknown processor %s; \"vmxdecode doctor --models\" lists them", o[1].text);
    options.model = o[1].text;
    options.unread = o[10].text != NULL;
    options.words = o[9].text != NULL;
    read_facts(&options, o[0].text, o[2].text, o[3].text);
    dump_log_start(&log_of_input);
    for (int i = 0; i < files.count; i++)
        read_file(&log_of_input, files.text[i]);
    if ((log_of_input.dumps == 0 || log_of_input.dump[0].values == 0) && log_of_input.messages == 0)
        die_without_dump(files.text[0], files.count == 1);
    if (options.unread) {
        print_unread(&log_of_input);
        return STATUS_OK;
    }
    return answer(&options, files.text[0], o[8].text != NULL,
                  o[4].text ? get_number(o[4].text, 16, "--dump", "1") : 0);
}
