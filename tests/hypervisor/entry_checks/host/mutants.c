/* SPDX-License-Identifier: MIT */
/* mutants.c - which changes of the rules the vectors do not detect, for tests/mutation/entry_mutants.py.
 *
 * vmxd_mutant selects a change; 0: the right rules.  First the right rules judge each VMCS and those near to it; each
 * change must then judge one of them in another way.
 */
#include <stdlib.h>

#include "host.h"

extern unsigned vmxd_mutant;
extern const uint16_t mutant_rules[]; /* VMXD_RULES: the change may concern any rule */
extern const uint32_t mutant_count;

#define NEAR_MAX 4096
#define OTHER_WIDTH \
    9u /* of a linear address: 57 becomes 48; of a physical address: 46 becomes 39 */

/* A VMCS, and what the right rules say of it and of those near to it: broken or not. */
struct vmcs {
    struct trial trial;
    struct vmxd_inputs inputs;
    uint32_t near;
    bool broken[];
};

#define VMCSS_MAX 96 /* of a rule */
#define GOOD_MAX  6  /* VMCSs near to a vector that do not break the rule */
static struct vmcs *vmcss[VMXD_RULES][VMCSS_MAX];
static uint32_t counts[VMXD_RULES];

static bool judge(const struct trial *t, uint32_t rule)
{
    struct vmxd_rule_check r;

    return trial_verdict(t, rule, &r) == VMXD_VERDICT_BROKEN;
}

/* Number `n` of those near to it: one bit of an input that the rule has read is another one, then one of the first entry
 * of the MSR-load area.  False: there are not so many. */
static uint32_t near_of(uint32_t input)
{
    const uint32_t width = input_width(input);

    return width != 0 ? width : 1;
}

static bool make_near(struct trial *t, const struct vmxd_inputs *inputs, uint32_t rule, uint32_t n)
{
    struct entry_change c = {.rule = (uint16_t)rule};

    for (c.input = vmxd_inputs_next(inputs, 0); c.input < VMXD_INPUTS;
         c.input = vmxd_inputs_next(inputs, c.input + 1)) {
        if (n < near_of(c.input)) {
            t->s.value[c.input] ^= input_width(c.input) != 0 ? 1ull << n : OTHER_WIDTH;
            return true;
        }
        n -= near_of(c.input);
    }
    if (!vmxd_rule_is_msr_load(rule) || n >= 128)
        return false;
    c.input = n < 32 ? CHANGE_MSR_INDEX : n < 64 ? CHANGE_MSR_HIGH : CHANGE_MSR_DATA;
    c.flip = 1ull << (n < 64 ? n % 32 : n - 64);
    entry_change_make(&t->s, &t->entry, &c);
    return true;
}

static bool applies(const struct trial *t, uint32_t rule)
{
    struct vmxd_rule_check r;

    return trial_verdict(t, rule, &r) == VMXD_VERDICT_HOLDS && r.applies;
}

static void remember(const struct trial *t, uint32_t rule)
{
    static bool broken[NEAR_MAX];
    struct vmxd_inputs inputs;
    struct vmxd_rule_check r;
    struct trial near;
    struct vmcs *v;
    uint32_t n;

    if (counts[rule] == VMCSS_MAX)
        return;
    trial_verdict(t, rule, &r);
    inputs = vmxd_rule_inputs(&r);
    for (n = 0; near = *t, n < NEAR_MAX && make_near(&near, &inputs, rule, n); n++)
        broken[n] = judge(&near, rule);
    v = malloc(sizeof(*v) + n + 1);
    if (v == NULL) {
        fputs("entry_checks: no memory\n", stderr);
        exit(2);
    }
    *v = (struct vmcs){.trial = *t, .inputs = inputs, .near = n};
    for (n = 0; n < v->near; n++)
        v->broken[n] = broken[n];
    v->broken[n] = judge(t, rule);
    vmcss[rule][counts[rule]++] = v;
}

/* A VMCS with one wrong bit hides what the rule says of the other bits: also take some that do not break the rule. */
static void remember_vector(const struct trial *t, uint32_t rule)
{
    struct vmxd_rule_check r;
    struct vmxd_inputs inputs;
    struct trial near;
    uint32_t n, good = 0;

    remember(t, rule);
    trial_verdict(t, rule, &r);
    inputs = vmxd_rule_inputs(&r);
    for (n = 0; near = *t, good < GOOD_MAX && make_near(&near, &inputs, rule, n); n++)
        if (applies(&near, rule)) {
            remember(&near, rule);
            good++;
        }
}

/* The good VMCSs, too, for each rule. */
static void remember_vectors(const struct processor *p, FILE *vectors)
{
    struct vector_reader reader = vectors_start(vectors);
    uint32_t rule, state;
    struct vector v;
    struct trial t;

    while (vectors_read(&reader, &v)) {
        vector_apply(&t, p, &v);
        remember_vector(&t, v.changes[0].rule);
    }
    for (rule = 0; rule < VMXD_RULES; rule++)
        for (state = 0; state < ENTRY_STATES; state++)
            if (p->has_state[state]) {
                trial_start(&t, p, state);
                remember(&t, rule);
            }
}

static bool differs(const struct vmcs *v, uint32_t rule)
{
    struct trial near;
    uint32_t n;

    if (judge(&v->trial, rule) != v->broken[v->near])
        return true;
    for (n = 0; n < v->near; n++) {
        near = v->trial;
        make_near(&near, &v->inputs, rule, n);
        if (judge(&near, rule) != v->broken[n])
            return true;
    }
    return false;
}

static bool is_detected_by(uint32_t rule)
{
    uint32_t i;

    for (i = 0; i < counts[rule]; i++)
        if (differs(vmcss[rule][i], rule))
            return true;
    return false;
}

static bool is_detected(uint32_t rule)
{
    if (rule < VMXD_RULES)
        return is_detected_by(rule);
    for (rule = 0; rule < VMXD_RULES; rule++)
        if (is_detected_by(rule))
            return true;
    return false;
}

void print_undetected(const struct processor *p, FILE *vectors)
{
    uint32_t i;

    vmxd_mutant = 0;
    remember_vectors(p, vectors);
    for (i = 1; i <= mutant_count; i++) {
        vmxd_mutant = i;
        if (!is_detected(mutant_rules[i - 1]))
            printf("%u\n", i);
    }
}
