/* SPDX-License-Identifier: MIT */
/* entry_report.c - print why a VM entry failed: the rules of the SDM that the VMCS breaks. */
#include <vmxdefs/describe.h>
#include <vmxdefs/entry_words.h>

#include "../platform.h"

/* --- Lines --- */

static char line[440];
static struct vmxd_text text;

static void add(const char *words)
{
    vmxd_text_string(&text, words);
}

static void add_number(const char *words, uint64_t number)
{
    add(words);
    vmxd_text_hex(&text, number);
}

static void begin(const char *words)
{
    text = (struct vmxd_text){.buffer = line, .size = sizeof(line)};
    add(words);
}

static void end(const char *words)
{
    add(words);
    platform_line(line);
}

/* --- Rules --- */

static void print_input(const struct vmxd_rule_check *r, uint32_t input)
{
    const uint64_t value = r->snapshot->value[input];

    begin("      ");
    add(vmxd_input_name(input));
    if (input >= VMXD_INPUT_FIELDS) {
        add(" (");
        add(vmxd_fact_words(input));
        add(")");
    }
    if (!vmxd_inputs_have(&r->snapshot->known, input)) {
        end(" is not known");
        return;
    }
    add_number(" = ", value);
    if (input == r->wrong_input) {
        add_number(": wrong bits ", r->wrong_bits);
        add_number(", right would be ", value ^ r->wrong_bits);
    }
    end("");
}

/* Rules that may be broken, because something is not known, count only if no other is broken. */
static void print_rule(uint32_t rule, const struct vmxd_rule_check *r, void *context)
{
    const struct vmxd_inputs inputs = vmxd_rule_inputs(r);
    const bool is_broken = vmxd_rule_verdict(r) == VMXD_VERDICT_BROKEN;
    bool *const one_is_broken = context;

    if (!is_broken && *one_is_broken)
        return;
    *one_is_broken |= is_broken;
    begin(is_broken ? "    breaks " : "    may break ");
    add(vmxd_rule_name(rule));
    add(": ");
    add(vmxd_rule_sentence(rule));
    add(" (SDM: \"");
    add(vmxd_rule_section(rule));
    end("\")");
    for (uint32_t i = vmxd_inputs_next(&inputs, 0); i < VMXD_INPUTS;
         i = vmxd_inputs_next(&inputs, i + 1))
        print_input(r, i);
    if (r->wrong_input == VMXD_INPUTS) { /* it cannot be said in bits of one field */
        begin("      to satisfy it: ");
        end(vmxd_rule_must(rule));
    }
}

/* The rules that an entry of the MSR-load area breaks, if the WRMSR of entry number `fault` faults.  False: none. */
static bool print_msr_rules(struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry,
                            uint32_t number, uint32_t fault)
{
    struct vmxd_rule_check r;
    bool broken = false;

    vmxd_snapshot_set(s, VMXD_INPUT_MSR_WRITE_FAULT, fault);
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        vmxd_rule_evaluate_entry(&r, s, rule, entry, number);
        if (!vmxd_rule_is_msr_load(rule) || vmxd_rule_verdict(&r) != VMXD_VERDICT_BROKEN)
            continue;
        print_rule(rule, &r, &broken);
    }
    return broken;
}

/* An entry that breaks no rule that can be checked here failed because its WRMSR faulted. */
static void print_msr_entry(struct vmxd_snapshot *s, uint32_t number)
{
    const struct vmxd_msr_entry *entry =
        platform_memory(s->value[VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_ADDRESS]);

    if (entry == NULL)
        return;
    entry += number - 1;
    begin("    entry ");
    vmxd_text_decimal(&text, number);
    add_number(" of the VM-entry MSR-load area: MSR ", entry->index);
    add_number(", value ", entry->data);
    end("");
    if (!print_msr_rules(s, entry, number, 0))
        print_msr_rules(s, entry, number, number);
}

void platform_entry_failed(struct vmxd_snapshot *s, uint32_t outcome, uint64_t qualification)
{
    bool one_is_broken = false;

    /* The launch state cannot be read.  These two errors say what it is. */
    if (outcome == VMXD_OUTCOME_ERROR_4 || outcome == VMXD_OUTCOME_ERROR_5)
        vmxd_snapshot_set(s, VMXD_INPUT_LAUNCHED, outcome == VMXD_OUTCOME_ERROR_4);
    if (outcome == VMXD_OUTCOME_MSR_LOAD)
        print_msr_entry(s, (uint32_t)qualification);
    else if (vmxd_entry_explain(s, outcome, print_rule, &one_is_broken) == 0)
        platform_line("    no rule with this outcome is known to be broken");
}
