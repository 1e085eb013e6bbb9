/* SPDX-License-Identifier: MIT */
/* doctor_change.c - what would satisfy a broken rule: the bits that it names, and single bits of the
 * fields that it reads.
 */
#include <string.h>

#include "doctor.h"

/* The verdict of a rule if an input had another value. */
static enum vmxd_verdict verdict_with(const struct doctor_case *c, uint32_t rule,
                                      const struct vmxd_snapshot *s, uint32_t input, uint64_t value)
{
    struct vmxd_snapshot changed = *s;
    struct vmxd_rule_check r;

    changed.value[input] = value;
    doctor_check(c, rule, &changed, &r);
    return vmxd_rule_verdict(&r);
}

/* A rule that holds and would be broken by the change; VMXD_RULES: none. */
static uint32_t would_break(const struct doctor_case *c, const struct vmxd_snapshot *s,
                            uint32_t input, uint64_t value)
{
    struct vmxd_snapshot changed = *s;
    struct vmxd_rule_check r;

    changed.value[input] = value;
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        if (vmxd_rule_is_msr_load(rule) || c->rule[rule].broken > 0)
            continue;
        vmxd_rule_evaluate(&r, &changed, rule);
        if (vmxd_rule_verdict(&r) == VMXD_VERDICT_BROKEN)
            return rule;
    }
    return VMXD_RULES;
}

static unsigned width_of(uint32_t input)
{
    switch (vmxd_vmcs_field_width(vmxd_input_field(input))) {
    case VMXD_VMCS_WIDTH_16:
        return 16;
    case VMXD_VMCS_WIDTH_32:
        return 32;
    default:
        return 64;
    }
}

/* The changes that are found, the best first. */
struct search {
    const struct doctor_case *c;
    uint32_t rule;
    struct vmxd_snapshot s;
    struct vmxd_rule_check r;
    struct doctor_change *changes;
    unsigned count;
};

/* Better are changes after which the rule holds than those after which it does not apply, such as an unusable segment,
 * but for "there is no link pointer"; changes of what must hold than of the condition under which it must; and flags
 * than parts of a number. */
static unsigned rank(const struct search *search, const struct doctor_change *change)
{
    unsigned bit = 0;

    while ((change->bits >> bit & 1) == 0)
        bit++;
    return (change->breaks != VMXD_RULES) * 16u +
           (change->evades && change->input != VMXD_INPUT_GUEST_VMCS_LINK_POINTER) * 8u +
           (change->input == search->r.wrong_input             ? 0u
            : vmxd_inputs_have(&search->r.read, change->input) ? 2u
                                                               : 4u) +
           doctor_bit_is_part(change->input, bit);
}

static void add(struct search *search, const struct doctor_change *change)
{
    struct doctor_change *changes = search->changes;
    unsigned at = search->count;

    for (unsigned i = 0; i < search->count; i++)
        if (changes[i].input == change->input && changes[i].value == change->value)
            return;
    while (at > 0 && rank(search, change) < rank(search, &changes[at - 1])) {
        if (at < DOCTOR_CHANGES)
            changes[at] = changes[at - 1];
        at--;
    }
    if (at < DOCTOR_CHANGES)
        changes[at] = *change;
    if (search->count < DOCTOR_CHANGES)
        search->count++;
}

static bool satisfies(enum vmxd_verdict verdict)
{
    return verdict == VMXD_VERDICT_HOLDS || verdict == VMXD_VERDICT_NOT_APPLICABLE;
}

static void try_change(struct search *search, uint32_t input, uint64_t bits)
{
    const struct vmxd_snapshot *s = &search->s;
    struct doctor_change change = {.input = input, .bits = bits, .value = s->value[input] ^ bits};
    const enum vmxd_verdict verdict = verdict_with(search->c, search->rule, s, input, change.value);

    if (!satisfies(verdict))
        return;
    change.evades = verdict == VMXD_VERDICT_NOT_APPLICABLE;
    change.breaks = would_break(search->c, s, input, change.value);
    if (change.breaks == VMXD_RULES || input == search->r.wrong_input)
        add(search, &change);
}

/* Two bits that are near each other: a type, an access right. */
static void try_two_bits(struct search *search, uint32_t input)
{
    for (unsigned bit = 1; bit < width_of(input); bit++)
        for (unsigned other = bit < 4 ? 0 : bit - 3; other < bit; other++)
            try_change(search, input, 1ull << bit | 1ull << other);
}

unsigned doctor_changes(const struct doctor_case *c, uint32_t rule,
                        struct doctor_change changes[DOCTOR_CHANGES])
{
    struct search search = {.c = c, .rule = rule, .changes = changes};
    struct vmxd_inputs inputs;
    uint32_t wrong;

    doctor_snapshot(c, c->rule[rule].first, &search.s);
    doctor_check(c, rule, &search.s, &search.r);
    inputs = vmxd_rule_inputs(&search.r);
    wrong = search.r.wrong_input;
    if (vmxd_inputs_have(&inputs, VMXD_INPUT_GUEST_VMCS_LINK_POINTER)) /* "there is none" */
        try_change(&search, VMXD_INPUT_GUEST_VMCS_LINK_POINTER,
                   VMXD_VMCS_POINTER_NONE ^ search.s.value[VMXD_INPUT_GUEST_VMCS_LINK_POINTER]);
    if (wrong < VMXD_INPUT_FIELDS && search.r.wrong_bits)
        try_change(&search, wrong, search.r.wrong_bits);
    for (uint32_t i = vmxd_inputs_next(&inputs, 0); i < VMXD_INPUT_FIELDS;
         i = vmxd_inputs_next(&inputs, i + 1))
        for (unsigned bit = 0; bit < width_of(i); bit++)
            try_change(&search, i, 1ull << bit);
    /* The best is the first. */
    for (uint32_t i = vmxd_inputs_next(&inputs, 0);
         (search.count == 0 || changes[0].evades) && i < VMXD_INPUT_FIELDS;
         i = vmxd_inputs_next(&inputs, i + 1))
        try_two_bits(&search, i);
    return search.count;
}

bool doctor_change_satisfies(const struct doctor_case *c, const struct doctor_change *change,
                             uint32_t rule)
{
    struct vmxd_snapshot s;

    doctor_snapshot(c, c->rule[rule].first, &s);
    return satisfies(verdict_with(c, rule, &s, change->input, change->value));
}

uint64_t doctor_relevant_bits(const struct doctor_case *c, uint32_t rule, uint32_t input)
{
    struct vmxd_snapshot s;
    struct vmxd_rule_check r, changed;
    uint64_t bits = 0;

    if (input >= VMXD_INPUT_FIELDS)
        return 0;
    doctor_snapshot(c, c->rule[rule].first, &s);
    doctor_check(c, rule, &s, &r);
    if (r.wrong_input == input)
        return r.wrong_bits;
    for (unsigned bit = 0; bit < width_of(input); bit++) {
        s.value[input] ^= 1ull << bit;
        doctor_check(c, rule, &s, &changed);
        if (changed.applies != r.applies || changed.holds != r.holds)
            bits |= 1ull << bit;
        s.value[input] ^= 1ull << bit;
    }
    return bits;
}
