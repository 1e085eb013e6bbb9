/* SPDX-License-Identifier: MIT */
/* doctor_json.c - the answer as JSON.  The manual page describes it; members are only added. */
#include <stdio.h>

#include "doctor.h"
#include "output.h"
#include "vmxdefs/entry_words.h"

static void print_number_or_null(const char *key, uint32_t line)
{
    if (line)
        output_number(key, line);
}

static void print_outcome(const struct doctor_case *c)
{
    output_object("outcome");
    output_flag("told", c->has_outcome);
    if (c->has_outcome) {
        output_text("outcome", vmxd_entry_outcome_name(c->outcome));
        output_text("words", doctor_outcome_words(c));
        output_text("proves", doctor_outcome_proof(c));
        print_number_or_null("line", c->outcome_line);
    }
    output_end();
}

static void print_value(const struct doctor_case *c, uint32_t rule, uint32_t input,
                        const struct vmxd_snapshot *s)
{
    const uint64_t relevant = doctor_relevant_bits(c, rule, input);
    char id[80];

    doctor_input_id(id, sizeof(id), input);
    output_object(NULL);
    output_text("name", id);
    output_text("words", vmxd_input_name(input));
    if (input < VMXD_INPUT_FIELDS)
        output_hex("encoding", vmxd_input_field(input));
    output_hex("value", s->value[input]);
    output_hex("relevant bits", relevant);
    print_number_or_null("line", doctor_line(c, input));
    output_flag("known", vmxd_inputs_have(&s->known, input));
    output_flag("assumed", vmxd_inputs_have(&s->assumed, input));
    output_end();
}

static void print_changes(const struct doctor_case *c, uint32_t rule)
{
    struct doctor_change changes[DOCTOR_CHANGES];
    const unsigned count = doctor_changes(c, rule, changes);

    output_list("changes");
    for (unsigned i = 0; i < count; i++) {
        char id[80], words[400];

        doctor_input_id(id, sizeof(id), changes[i].input);
        doctor_change_words(words, sizeof(words), &changes[i]);
        output_object(NULL);
        output_text("name", id);
        output_hex("value", changes[i].value);
        output_hex("bits", changes[i].bits);
        output_text("words", words);
        if (changes[i].breaks != VMXD_RULES)
            output_text("breaks", vmxd_rule_name(changes[i].breaks));
        output_end();
    }
    output_end();
}

static void print_details(const struct doctor_case *c, uint32_t rule)
{
    struct vmxd_snapshot s;
    struct vmxd_rule_check r;
    struct vmxd_inputs inputs;

    doctor_snapshot(c, c->rule[rule].first, &s);
    doctor_check(c, rule, &s, &r);
    inputs = vmxd_rule_inputs(&r);
    output_list("values");
    for (uint32_t i = vmxd_inputs_next(&inputs, 0); i < VMXD_INPUTS;
         i = vmxd_inputs_next(&inputs, i + 1))
        print_value(c, rule, i, &s);
    output_end();
    print_changes(c, rule);
    output_list("ways");
    for (unsigned i = 0; doctor_way(rule, i); i++)
        output_text(NULL, doctor_way(rule, i));
    output_end();
}

static void print_missing(const struct doctor_case *c, uint32_t rule)
{
    struct vmxd_snapshot s;
    struct vmxd_rule_check r;
    struct vmxd_inputs missing;

    doctor_snapshot(c, 0, &s);
    doctor_check(c, rule, &s, &r);
    missing = vmxd_rule_missing(&r);
    output_list("missing");
    for (uint32_t i = vmxd_inputs_next(&missing, 0); i < VMXD_INPUTS;
         i = vmxd_inputs_next(&missing, i + 1)) {
        char id[80];

        doctor_input_id(id, sizeof(id), i);
        output_text(NULL, id);
    }
    output_end();
}

static void print_list(const struct doctor_case *c, enum doctor_list list, const char *key)
{
    output_list(key);
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        if (doctor_list_of(c, rule) != list)
            continue;
        output_object(NULL);
        output_text("rule", vmxd_rule_name(rule));
        output_text("sentence", vmxd_rule_sentence(rule));
        output_text("section", vmxd_rule_section(rule));
        output_number("broken on", c->rule[rule].broken);
        output_number("processors", c->processors);
        if (list == LIST_CAUSE)
            print_details(c, rule);
        if (list == LIST_UNKNOWN || list == LIST_IF_APPLIES || list == LIST_PERHAPS)
            print_missing(c, rule);
        output_end();
    }
    output_end();
}

static void print_assumed(const struct doctor_case *c)
{
    output_list("assumed");
    for (uint32_t i = vmxd_inputs_next(&c->s.assumed, 0); i < VMXD_INPUTS;
         i = vmxd_inputs_next(&c->s.assumed, i + 1)) {
        char id[80];

        doctor_input_id(id, sizeof(id), i);
        output_object(NULL);
        output_text("name", id);
        output_hex("value", c->s.value[i]);
        output_end();
    }
    output_end();
}

static void print_processors(const struct doctor_case *c)
{
    output_object("processor");
    output_text("source", c->source == PROCESSOR_TOLD    ? "told"
                          : c->source == PROCESSOR_MODEL ? "model"
                                                         : "all known");
    output_number("known", known_processor_count);
    output_list("models");
    for (unsigned i = 0; i < c->processors && c->processor[i]; i++)
        output_text(NULL, c->processor[i]->name);
    output_end();
    output_end();
}

void doctor_print_json(const struct doctor_case *c)
{
    static const char *const verdicts[] = {"holds", "broken", "", "unknown"};

    output_object(NULL);
    output_text("format", c->has_dump ? doctor_format_name(c->dump->format) : "message");
    output_text("file", c->dump->file);
    output_number("first line", c->dump->first_line);
    output_number("last line", c->dump->last_line);
    output_number("values", c->dump->values);
    output_flag("hints only", c->hints);
    output_text("verdict", verdicts[c->verdict]);
    output_flag("by elimination", c->by_elimination);
    print_outcome(c);
    print_list(c, LIST_CAUSE, "broken");
    print_list(c, LIST_PERHAPS, "perhaps broken");
    print_list(c, LIST_IF_APPLIES, "broken if it applies");
    print_list(c, LIST_UNKNOWN, "unknown");
    print_list(c, LIST_LATER, "other outcome");
    print_list(c, LIST_CONTRADICTION, "contradiction");
    print_list(c, LIST_ADVICE, "advice");
    print_processors(c);
    print_assumed(c);
    output_list("next");
    for (unsigned i = 0; i < 3 && doctor_step(c, i); i++)
        output_text(NULL, doctor_step(c, i));
    output_end();
    output_end();
}
