/* SPDX-License-Identifier: MIT */
/* verify.c - whether the vectors break the rule and no other. */
#include "host.h"

struct vector_reader vectors_start(FILE *file)
{
    struct vector_reader reader = {.file = file};

    reader.has_next = read_change(file, &reader.next);
    return reader;
}

bool vectors_read(struct vector_reader *reader, struct vector *v)
{
    const struct entry_change *first = &v->changes[0], *next = &reader->next;

    v->count = 0;
    if (!reader->has_next)
        return false;
    do {
        if (v->count == CHANGES_MAX)
            die("too many changes of a vector", vmxd_rule_name(first->rule));
        v->changes[v->count++] = *next;
        reader->has_next = read_change(reader->file, &reader->next);
    } while (reader->has_next && next->rule == first->rule && next->state == first->state);
    return true;
}

void vector_apply(struct trial *t, const struct processor *p, const struct vector *v)
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
    struct vector_reader reader = vectors_start(vectors);
    uint32_t wrong = 0, state;
    struct vector v;
    struct trial t;

    for (state = 0; state < ENTRY_STATES; state++)
        if (p->has_state[state]) {
            trial_start(&t, p, state);
            wrong += !is_right(&t, VMXD_RULES, entry_state_names[state]);
        }
    while (vectors_read(&reader, &v)) {
        vector_apply(&t, p, &v);
        wrong += !is_right(&t, v.changes[0].rule, entry_state_names[v.changes[0].state]);
        rules_seen[v.changes[0].rule]++;
    }
    return wrong;
}
