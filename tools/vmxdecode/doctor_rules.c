/* SPDX-License-Identifier: MIT */
/* doctor_rules.c - the options --rules and --explain: the catalogue of the rules. */
#include <stdio.h>
#include <string.h>

#include "doctor.h"
#include "output.h"
#include "vmxdefs/entry_words.h"

static void print_rule_json(uint32_t rule)
{
    output_object(NULL);
    output_text("rule", vmxd_rule_name(rule));
    output_text("sentence", vmxd_rule_sentence(rule));
    output_text("section", vmxd_rule_section(rule));
    output_text("outcome", vmxd_entry_outcome_name(vmxd_rule_outcome(rule)));
    output_flag("unconfirmed", vmxd_rule_unconfirmed(rule));
    output_end();
}

void doctor_print_rules(void)
{
    const char *section = "";

    if (output_is_json()) {
        output_list("rules");
        for (uint32_t rule = 0; rule < VMXD_RULES; rule++)
            print_rule_json(rule);
        output_end();
        return;
    }
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        if (strcmp(section, vmxd_rule_section(rule)) != 0)
            printf("%s%s\n", *section ? "\n" : "", vmxd_rule_section(rule));
        section = vmxd_rule_section(rule);
        printf("  %-40s %s\n", vmxd_rule_name(rule), vmxd_rule_sentence(rule));
    }
}

/* A number that looks random and is always the same. */
static uint64_t scramble(uint64_t x)
{
    x += 0x9E3779B97F4A7C15ull;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9ull;
    x = (x ^ x >> 27) * 0x94D049BB133111EBull;
    return x ^ x >> 31;
}

/* The inputs of a rule: what it reads with many snapshots.  All bits 0, all bits 1, and others. */
static struct vmxd_inputs inputs_of(uint32_t rule)
{
    struct vmxd_snapshot s;
    struct vmxd_rule_check r;
    struct vmxd_inputs all = {{0}};

    for (uint64_t n = 0; n < 200; n++) {
        vmxd_snapshot_clear(&s);
        for (uint32_t i = 0; i < VMXD_INPUTS; i++) {
            const uint64_t random = scramble(n * VMXD_INPUTS + i);

            vmxd_snapshot_set(&s, i, n == 0 ? 0 : n == 1 ? ~0ull : n & 1 ? random : random & 1);
        }
        vmxd_rule_evaluate(&r, &s, rule);
        for (uint32_t i = 0; i < VMXD_INPUTS; i++)
            if (vmxd_inputs_have(&r.read, i) || vmxd_inputs_have(&r.applies_read, i))
                vmxd_inputs_add(&all, i);
    }
    return all;
}

static void print_inputs(uint32_t rule)
{
    const struct vmxd_inputs inputs = inputs_of(rule);

    output_list("reads");
    for (uint32_t i = vmxd_inputs_next(&inputs, 0); i < VMXD_INPUTS;
         i = vmxd_inputs_next(&inputs, i + 1)) {
        char id[80], text[300];

        doctor_input_id(id, sizeof(id), i);
        if (i < VMXD_INPUT_FIELDS)
            snprintf(text, sizeof(text), "%s: VMCS field 0x%04x, %s", id,
                     (unsigned)vmxd_input_field(i), vmxd_input_name(i));
        else
            snprintf(text, sizeof(text), "%s: %s", id, vmxd_fact_words(i));
        output_text(NULL, text);
    }
    output_end();
}

void doctor_explain(uint32_t rule)
{
    output_text("rule", vmxd_rule_name(rule));
    output_text("what must hold", vmxd_rule_sentence(rule));
    output_text("section", vmxd_rule_section(rule));
    output_text("if it is broken", vmxd_entry_outcome_name(vmxd_rule_outcome(rule)));
    output_text("applies if", *vmxd_rule_when(rule) ? vmxd_rule_when(rule) : "always");
    output_text("condition", vmxd_rule_must(rule));
    print_inputs(rule);
    if (doctor_way(rule, 0)) {
        output_list("usual causes");
        for (unsigned i = 0; doctor_way(rule, i); i++)
            output_text(NULL, doctor_way(rule, i));
        output_end();
    }
    if (vmxd_rule_unconfirmed(rule))
        output_text("confidence", "unconfirmed: the rule has one source");
    output_finish();
}
