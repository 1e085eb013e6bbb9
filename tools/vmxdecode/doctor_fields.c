/* SPDX-License-Identifier: MIT */
/* doctor_fields.c - the option --fields: what was read, in a form that doctor reads again. */
#include <inttypes.h>
#include <stdio.h>

#include "doctor.h"
#include "output.h"
#include "vmxdefs/entry_words.h"

static void print_line(const char *id, uint64_t value, uint32_t line, bool assumed,
                       const char *words)
{
    char comment[500];

    snprintf(comment, sizeof(comment), "%s%s%s", assumed ? "assumed" : "",
             assumed && *words ? "; " : "", words);
    printf("%s = 0x%" PRIx64, id, value);
    if (line || comment[0]) {
        printf(" # ");
        if (line)
            printf("line %u%s", (unsigned)line, comment[0] ? "; " : "");
        fputs(comment, stdout);
    }
    putchar('\n');
}

static void print_json(const char *id, uint64_t value, uint32_t line, bool assumed)
{
    output_object(NULL);
    output_text("name", id);
    output_hex("value", value);
    if (line)
        output_number("line", line);
    output_flag("assumed", assumed);
    output_end();
}

static void print_input(const struct doctor_case *c, uint32_t input,
                        const struct doctor_options *options)
{
    const bool assumed = vmxd_inputs_have(&c->s.assumed, input);
    char id[80], words[400] = "";

    doctor_input_id(id, sizeof(id), input);
    if (options->words)
        doctor_value_words(words, sizeof(words), input, c->s.value[input]);
    if (output_is_json())
        print_json(id, c->s.value[input], doctor_line(c, input), assumed);
    else
        print_line(id, c->s.value[input], doctor_line(c, input), assumed, words);
}

static void print_information(const char *id, const struct dump_value *v)
{
    if (!v->known)
        return;
    if (output_is_json())
        print_json(id, v->value, v->line, false);
    else
        print_line(id, v->value, v->line, false, "");
}

static void print_reported(const struct doctor_case *c)
{
    const struct dump *d = c->dump;
    const struct dump_message *m = c->message;

    print_information("exit_reason", m && m->reason.known && (!d->reason.known || c->stale_reason)
                                         ? &m->reason
                                         : &d->reason);
    print_information("exit_qualification", m && m->qualification.known && !d->qualification.known
                                                ? &m->qualification
                                                : &d->qualification);
    print_information("instruction_error",
                      m && m->error.known && !d->error.known ? &m->error : &d->error);
}

static void print_area(const struct dump *d)
{
    if (d->msr_entries == 0 || output_is_json())
        return;
    puts("MSR guest autoload:");
    for (unsigned i = 0; i < d->msr_entries; i++)
        printf("  %2u: msr=0x%08x value=0x%016" PRIx64 "\n", i, (unsigned)d->msr_entry[i].index,
               d->msr_entry[i].data);
}

/* The capability MSRs of one processor.  Those of all known processors are not printed. */
static void print_msrs(const struct doctor_case *c)
{
    struct vmxd_snapshot s;

    if (c->source == PROCESSOR_ALL)
        return;
    doctor_snapshot(c, 0, &s);
    for (uint32_t i = VMXD_INPUT_IA32_VMX_BASIC; i <= VMXD_INPUT_IA32_VMX_CR4_FIXED1; i++) {
        if (!vmxd_inputs_have(&s.known, i))
            continue;
        if (output_is_json())
            print_json(vmxd_fact_name(i), s.value[i], 0, false);
        else
            print_line(vmxd_fact_name(i), s.value[i], 0, false, "");
    }
}

void doctor_print_fields(const struct doctor_case *c, const struct doctor_options *options)
{
    if (output_is_json()) {
        output_object(NULL);
        output_text("format", doctor_format_name(c->dump->format));
        output_list("fields");
    } else {
        printf("# vmxdecode doctor --fields: %s, %s, lines %u to %u\n",
               doctor_format_name(c->dump->format), c->dump->file, (unsigned)c->dump->first_line,
               (unsigned)c->dump->last_line);
    }
    print_reported(c);
    for (uint32_t i = vmxd_inputs_next(&c->s.known, 0); i < VMXD_INPUTS;
         i = vmxd_inputs_next(&c->s.known, i + 1))
        if (!is_capability(i))
            print_input(c, i, options);
    print_msrs(c);
    print_area(c->dump);
    if (output_is_json()) {
        output_end();
        output_end();
    }
}
