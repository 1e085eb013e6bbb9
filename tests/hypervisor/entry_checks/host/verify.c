/* SPDX-License-Identifier: MIT */
/* verify.c - whether the vectors break the rule and no other, and what the rule says of VMCSs near to them. */
#include "host.h"

/* Read the changes of one vector; *next is the first change of the next.  False: there is none. */
static bool read_vector(FILE *file, struct entry_change *next, bool *has_next, struct vector *v)
{
    if (!*has_next)
        return false;
    v->count = 0;
    do {
        if (v->count == CHANGES_MAX)
            die("too many changes of a vector", vmxd_rule_name(next->rule));
        v->changes[v->count++] = *next;
        *has_next = read_change(file, next);
    } while (*has_next && next->rule == v->changes[0].rule && next->state == v->changes[0].state);
    return true;
}

static void start(struct trial *t, const struct processor *p, const struct vector *v)
{
    uint32_t i;

    if (!p->has_state[v->changes[0].state])
        die("the processor does not have this state", entry_state_names[v->changes[0].state]);
    trial_start(t, p, v->changes[0].state);
    for (i = 0; i < v->count; i++)
        entry_change_make(&t->s, &t->entry, &v->changes[i]);
}

static bool is_right(const struct trial *t, uint32_t rule, const char *state)
{
    struct vmxd_rule_check r;
    const uint32_t other = trial_other(t, rule);
    const enum vmxd_verdict verdict =
        rule < VMXD_RULES ? trial_verdict(t, rule, &r) : VMXD_VERDICT_BROKEN;

    if (verdict != VMXD_VERDICT_BROKEN)
        printf("FAIL %s, %s: %s\n", state, vmxd_rule_name(rule), vmxd_verdict_name(verdict));
    if (other < VMXD_RULES)
        printf("FAIL %s, %s: %s is broken, too, or is unknown\n", state, vmxd_rule_name(rule),
               vmxd_rule_name(other));
    return verdict == VMXD_VERDICT_BROKEN && other == VMXD_RULES;
}

uint32_t verify_vectors(const struct processor *p, FILE *vectors, uint32_t *rules_seen)
{
    struct entry_change next;
    bool has_next = read_change(vectors, &next);
    uint32_t wrong = 0, state;
    struct vector v;
    struct trial t;

    for (state = 0; state < ENTRY_STATES; state++)
        if (p->has_state[state]) {
            trial_start(&t, p, state);
            wrong += !is_right(&t, VMXD_RULES, entry_state_names[state]);
        }
    while (read_vector(vectors, &next, &has_next, &v)) {
        start(&t, p, &v);
        wrong += !is_right(&t, v.changes[0].rule, entry_state_names[v.changes[0].state]);
        rules_seen[v.changes[0].rule]++;
    }
    return wrong;
}

/* --- Signatures --- */

static uint64_t mix(uint64_t hash, uint64_t number)
{
    return (hash ^ number) * 0x100000001B3ull; /* FNV-1a */
}

static uint64_t mix_verdict(uint64_t hash, const struct trial *t, uint32_t rule)
{
    struct vmxd_rule_check r;
    const enum vmxd_verdict verdict = trial_verdict(t, rule, &r);

    hash = mix(hash, verdict);
    if (verdict == VMXD_VERDICT_BROKEN && r.wrong_input < VMXD_INPUTS)
        hash = mix(mix(hash, r.wrong_input), r.wrong_bits);
    return hash;
}

/* The VMCS, and the same with each bit of each input that the rule has read. */
static uint64_t mix_near(uint64_t hash, struct trial *t, uint32_t rule)
{
    struct vmxd_rule_check r;
    struct vmxd_inputs inputs;
    uint32_t input, bit;

    trial_verdict(t, rule, &r);
    inputs = vmxd_rule_inputs(&r);
    hash = mix_verdict(hash, t, rule);
    for (input = vmxd_inputs_next(&inputs, 0); input < VMXD_INPUTS;
         input = vmxd_inputs_next(&inputs, input + 1))
        for (bit = 0; bit < input_width(input); bit++) {
            t->s.value[input] ^= 1ull << bit;
            hash = mix_verdict(hash, t, rule);
            t->s.value[input] ^= 1ull << bit;
        }
    return hash;
}

void print_signatures(const struct processor *p, FILE *vectors)
{
    static uint64_t hashes[VMXD_RULES];
    struct entry_change next;
    bool has_next = read_change(vectors, &next);
    uint32_t rule, state;
    struct vector v;
    struct trial t;

    for (rule = 0; rule < VMXD_RULES; rule++)
        for (state = 0; state < ENTRY_STATES; state++)
            if (p->has_state[state]) {
                trial_start(&t, p, state);
                hashes[rule] = mix_near(hashes[rule], &t, rule);
            }
    while (read_vector(vectors, &next, &has_next, &v)) {
        start(&t, p, &v);
        rule = v.changes[0].rule;
        hashes[rule] = mix_near(hashes[rule], &t, rule);
    }
    for (rule = 0; rule < VMXD_RULES; rule++)
        printf("%s %016llx\n", vmxd_rule_name(rule), (unsigned long long)hashes[rule]);
}
