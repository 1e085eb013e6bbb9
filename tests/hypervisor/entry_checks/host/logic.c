/* SPDX-License-Identifier: MIT */
/* logic.c - the verdict about a rule if one of its inputs is not known, or only assumed; and the wrong bits.
 *
 * Judged in each VMCS that breaks the rule alone, and in those with one bit changed in which the rule holds.
 */
#include "host.h"

static uint32_t judged, wrong, repaired[3]; /* by the number of inputs; 2: several */

static void fail(uint32_t rule, uint32_t input, const char *what)
{
    wrong++;
    printf("FAIL %s, %s: %s\n", vmxd_rule_name(rule), vmxd_input_name(input), what);
}

/* Whether a VMCS with a known value contradicts a verdict that was given without it. */
static bool contradicts(enum vmxd_verdict verdict, const struct trial *t, uint32_t rule)
{
    struct vmxd_rule_check r;
    const enum vmxd_verdict known = trial_verdict(t, rule, &r);
    const bool applies = r.applies && known != VMXD_VERDICT_NOT_APPLICABLE;

    switch (verdict) {
    case VMXD_VERDICT_NOT_APPLICABLE:
        return applies;
    case VMXD_VERDICT_HOLDS:
        return known == VMXD_VERDICT_BROKEN;
    case VMXD_VERDICT_BROKEN:
        return known != VMXD_VERDICT_BROKEN;
    case VMXD_VERDICT_BROKEN_IF_APPLIES:
        return applies && known == VMXD_VERDICT_HOLDS;
    default:
        return false;
    }
}

/* Each bit, 0, all ones and the old value. */
static bool some_value_contradicts(enum vmxd_verdict verdict, struct trial *t, uint32_t rule,
                                   uint32_t input)
{
    const uint32_t width = input_width(input) != 0 ? input_width(input) : 6;
    const uint64_t value = t->s.value[input];
    bool found = contradicts(verdict, t, rule);
    uint32_t bit;

    for (bit = 0; bit < width && !found; bit++) {
        t->s.value[input] = value ^ 1ull << bit;
        found = contradicts(verdict, t, rule);
    }
    t->s.value[input] = 0;
    found = found || contradicts(verdict, t, rule);
    t->s.value[input] = ~0ull >> (64 - width);
    found = found || contradicts(verdict, t, rule);
    t->s.value[input] = value;
    return found;
}

static void judge_input(struct trial *t, uint32_t rule, uint32_t input)
{
    struct trial changed = *t;
    struct vmxd_rule_check r;
    struct vmxd_inputs missing;
    enum vmxd_verdict verdict, known = trial_verdict(t, rule, &r);

    judged++;
    vmxd_snapshot_forget(&changed.s, input);
    verdict = trial_verdict(&changed, rule, &r);
    missing = vmxd_rule_missing(&r);
    if (some_value_contradicts(verdict, t, rule, input))
        fail(rule, input, "a value contradicts the verdict without it");
    if (verdict >= VMXD_VERDICT_BROKEN_IF_APPLIES && !vmxd_inputs_have(&missing, input))
        fail(rule, input, "is missing, and is not named");

    vmxd_snapshot_assume(&changed.s, input, t->s.value[input]);
    verdict = trial_verdict(&changed, rule, &r);
    if (verdict != known || !vmxd_rule_is_assumed(&r))
        fail(rule, input, "is assumed, and is not reported as assumed");
    vmxd_snapshot_set(&changed.s, input, t->s.value[input]);
    trial_verdict(&changed, rule, &r);
    if (vmxd_rule_is_assumed(&r))
        fail(rule, input, "is known, and is reported as assumed");
}

static void judge_inputs(struct trial *t, uint32_t rule)
{
    struct vmxd_rule_check r;
    struct vmxd_inputs inputs;
    uint32_t input;

    trial_verdict(t, rule, &r);
    inputs = vmxd_rule_inputs(&r);
    if (vmxd_rule_is_assumed(&r))
        fail(rule, 0, "nothing is assumed");
    for (input = vmxd_inputs_next(&inputs, 0); input < VMXD_INPUTS;
         input = vmxd_inputs_next(&inputs, input + 1))
        judge_input(t, rule, input);
}

/* Change the wrong bits that the rule names until it is not broken.  Returns how many inputs it has named. */
static uint32_t repair(struct trial *t, uint32_t rule)
{
    struct vmxd_inputs named = {{0}};
    struct vmxd_rule_check r;
    uint32_t count = 0;

    for (;;) {
        if (trial_verdict(t, rule, &r) != VMXD_VERDICT_BROKEN)
            return count;
        if (r.wrong_input == VMXD_INPUTS && count == 0)
            return 0;
        if (r.wrong_input == VMXD_INPUTS || r.wrong_bits == 0 ||
            vmxd_inputs_have(&named, r.wrong_input)) {
            fail(rule, 0, "the rule is broken also with the wrong bits changed");
            return count;
        }
        vmxd_inputs_add(&named, r.wrong_input);
        t->s.value[r.wrong_input] ^= r.wrong_bits;
        count++;
    }
}

/* One bit of an input is another one, and the rule holds. */
static bool find_good(struct trial *t, uint32_t rule)
{
    struct vmxd_rule_check r;
    struct vmxd_inputs inputs;
    uint32_t input, bit;

    trial_verdict(t, rule, &r);
    inputs = vmxd_rule_inputs(&r);
    for (input = vmxd_inputs_next(&inputs, 0); input < VMXD_INPUTS;
         input = vmxd_inputs_next(&inputs, input + 1))
        for (bit = 0; bit < input_width(input); bit++) {
            t->s.value[input] ^= 1ull << bit;
            if (trial_verdict(t, rule, &r) == VMXD_VERDICT_HOLDS)
                return true;
            t->s.value[input] ^= 1ull << bit;
        }
    return false;
}

uint32_t check_logic(const struct processor *p, FILE *vectors)
{
    struct vector_reader reader = vectors_start(vectors);
    struct vector v;
    struct trial t;
    uint32_t rule, named;

    while (vectors_read(&reader, &v)) {
        rule = v.changes[0].rule;
        vector_apply(&t, p, &v);
        judge_inputs(&t, rule);
        if (find_good(&t, rule))
            judge_inputs(&t, rule);
        vector_apply(&t, p, &v);
        named = repair(&t, rule);
        repaired[named < 2 ? named : 2]++;
    }
    printf("%u inputs made unknown; wrong bits of one input in %u VMCSs, of several in %u, of none "
           "in %u; "
           "%u wrong\n",
           judged, repaired[1], repaired[2], repaired[0], wrong);
    return wrong;
}
