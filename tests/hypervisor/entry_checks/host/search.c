/* SPDX-License-Identifier: MIT */
/* search.c - the smallest change of a good VMCS that breaks one rule and no other.
 *
 * A rule records what it has read.  Only changes of these inputs can change the verdict, and of the bits only those
 * are followed that change what the rule reads or whether its conditions are true.  When the rule is broken, the
 * inputs of the first other broken rule are changed until that holds, too.
 */
#include <string.h>

#include "host.h"

static const struct processor *processor;
static struct trial trial;
static uint32_t target, state, depth_limit;
static struct vector path;
static long budget;        /* evaluations that are left */
static bool may_be_silent; /* one change that the rule does not notice may be made */

/* --- What may be changed --- */

static bool is_pae_state(void)
{
    return state == STATE_PAE_WITHOUT_EPT || state == STATE_PAE_WITH_EPT;
}

/* Of a link pointer, bits that keep it in its page or that no address has: what it points to is known.  Words in memory
 * are aligned. */
static bool is_link_pointer_bit(uint64_t flip)
{
    const uint64_t pointer = trial.s.value[VMXD_INPUT_GUEST_VMCS_LINK_POINTER];
    const uint64_t none = ~0ull, current = trial.s.value[VMXD_INPUT_CURRENT_VMCS];

    if ((pointer ^ flip) == current || (pointer ^ flip) == none)
        return true;
    return pointer != none &&
           ((flip & ~0xFFCull) == 0 || (flip >> trial.s.value[VMXD_INPUT_MAXPHYADDR]) != 0);
}

/* Facts that the image can make true: words in memory, and the state of the VMCS. */
static bool is_real_fact(uint32_t input, uint64_t flip)
{
    switch (input) {
    case VMXD_INPUT_LINK_REVISION:
    case VMXD_INPUT_VTPR:
    case VMXD_INPUT_IS_VMRESUME:
    case VMXD_INPUT_LAUNCHED:
        return true;
    case VMXD_INPUT_CURRENT_REVISION:
        return flip == 0x80000000 && (trial.s.value[VMXD_INPUT_IA32_VMX_PROCBASED_CTLS2] >> 32 &
                                      VMXD_SECONDARY_VMCS_SHADOWING);
    case VMXD_INPUT_CURRENT_VMCS:
        return (trial.s.value[input] ^ flip) == VMXD_VMCS_POINTER_NONE;
    default:
        return input >= VMXD_INPUT_CR3_PDPTE0 && input <= VMXD_INPUT_CR3_PDPTE3 && is_pae_state();
    }
}

static bool may_change(uint32_t input, uint64_t flip)
{
    if (input >= VMXD_INPUTS)
        return true;
    if (flip == 0 || !vmxd_inputs_have(&trial.s.known, input))
        return false;
    if (processor->imaginary)
        return true;
    if (input >= VMXD_INPUT_FIELDS)
        return is_real_fact(input, flip);
    if (input == VMXD_INPUT_GUEST_VMCS_LINK_POINTER)
        return is_link_pointer_bit(flip);
    return input != VMXD_INPUT_GUEST_CR4 || !(flip & VMXD_CR4_LA57);
}

/* --- Changes --- */

static bool was_changed(uint32_t input, uint64_t flip)
{
    uint32_t i;

    for (i = 0; i < path.count; i++)
        if (path.changes[i].input == input && path.changes[i].flip & flip)
            return true;
    return false;
}

static struct trial saved[CHANGES_MAX];

static void make_change(uint32_t input, uint64_t flip)
{
    struct entry_change *c = &path.changes[path.count];

    saved[path.count++] = trial;
    *c = (struct entry_change){
        .rule = (uint16_t)target, .state = (uint16_t)state, .input = input, .flip = flip};
    entry_change_make(&trial.s, &trial.entry, c);
}

static void undo_change(void)
{
    trial = saved[--path.count];
}

static bool is_same(const struct vmxd_rule_check *a, const struct vmxd_rule_check *b)
{
    return a->applies == b->applies && a->holds == b->holds &&
           memcmp(&a->applies_read, &b->applies_read, sizeof(a->applies_read)) == 0 &&
           memcmp(&a->read, &b->read, sizeof(a->read)) == 0;
}

static bool go_on(void);

/* Whether a change helps: before the rule is broken, any that it notices, and one that it does not, because some
 * rules are about two bits; afterwards, one that repairs the other rule. */
static bool helps(const struct vmxd_rule_check *before, uint32_t other)
{
    struct vmxd_rule_check r;
    const enum vmxd_verdict verdict = trial_verdict(&trial, target, &r);

    if (other == VMXD_RULES && is_same(before, &r) && verdict != VMXD_VERDICT_BROKEN) {
        if (!may_be_silent || path.count == depth_limit)
            return false;
        may_be_silent = false;
    }
    if (other == VMXD_RULES)
        return true;
    return verdict == VMXD_VERDICT_BROKEN && trial_verdict(&trial, other, &r) <= VMXD_VERDICT_HOLDS;
}

static bool try_change(uint32_t input, uint64_t flip, const struct vmxd_rule_check *before,
                       uint32_t other)
{
    const bool could_be_silent = may_be_silent;

    if (!may_change(input, flip) || was_changed(input, flip) || --budget < 0)
        return false;
    make_change(input, flip);
    if (helps(before, other) && go_on())
        return true;
    may_be_silent = could_be_silent;
    undo_change();
    return false;
}

/* Values that single bits do not reach. */
static bool try_values(uint32_t input, const struct vmxd_rule_check *before, uint32_t other)
{
    static const uint8_t vectors[] = {0, 1, 2, 3, 13, 14, 18, 32};
    const uint64_t value = trial.s.value[input];
    const uint64_t memory_end = 1ull << trial.s.value[VMXD_INPUT_MAXPHYADDR];
    uint32_t type, i;

    if (input == VMXD_INPUT_CTRL_ENTRY_INTERRUPTION_INFO)
        for (type = 0; type < 8; type++)
            for (i = 0; i < sizeof(vectors); i++)
                if (try_change(input,
                               (value ^ (type << VMXD_ENTRY_INTR_TYPE_SHIFT | vectors[i])) &
                                   (VMXD_ENTRY_INTR_TYPE | VMXD_ENTRY_INTR_VECTOR),
                               before, other))
                    return true;
    if (input == VMXD_INPUT_GUEST_ACTIVITY_STATE)
        for (i = 0; i <= VMXD_ACTIVITY_WAIT_FOR_SIPI; i++)
            if (try_change(input, value ^ i, before, other))
                return true;
    return input_width(input) == 64 &&
           (try_change(input, value ^ (memory_end - 8), before, other) ||
            try_change(input, value ^ (memory_end - 16), before, other));
}

/* Each bit, then 0, all ones, and the values of the other inputs. */
static bool try_input(uint32_t input, const struct vmxd_inputs *inputs,
                      const struct vmxd_rule_check *before, uint32_t other)
{
    const uint32_t width = input_width(input);
    const uint64_t value = trial.s.value[input];
    const uint64_t all = width < 64 ? (1ull << width) - 1 : ~0ull;
    uint32_t i;

    for (i = 0; i < width; i++)
        if (try_change(input, 1ull << i, before, other))
            return true;
    if (width == 0)
        return false;
    if (try_change(input, value, before, other) || try_change(input, ~value & all, before, other))
        return true;
    for (i = vmxd_inputs_next(inputs, 0); i < VMXD_INPUTS; i = vmxd_inputs_next(inputs, i + 1))
        if (i != input && try_change(input, (value ^ trial.s.value[i]) & all, before, other))
            return true;
    return try_values(input, before, other);
}

/* MSRs that rules name, and one of which WRMSR faults with an address that is not canonical. */
static bool try_entry(const struct vmxd_rule_check *before, uint32_t other)
{
    static const uint32_t msrs[] = {
        0xC0000100,      0xC0000101, 0x800, 0x808,     0x8FF, VMXD_MSR_SMM_MONITOR_CTL,
        VMXD_MSR_SMBASE, 0x79,       0x8B,  0xC0000080};
    uint32_t i;

    for (i = 0; i < sizeof(msrs) / sizeof(msrs[0]); i++)
        if (try_change(CHANGE_MSR_INDEX, trial.entry.index ^ msrs[i], before, other))
            return true;
    if (try_change(CHANGE_MSR_HIGH, 1, before, other) ||
        try_change(CHANGE_MSR_DATA, VMXD_EFER_LME, before, other))
        return true;
    if (path.count + 3 > depth_limit || trial.s.value[VMXD_INPUT_MSR_WRITE_FAULT] != 0)
        return false;
    make_change(CHANGE_MSR_INDEX, trial.entry.index ^ 0x175);
    make_change(CHANGE_MSR_DATA, 1ull << 63);
    make_change(VMXD_INPUT_MSR_WRITE_FAULT, 1);
    if (helps(before, other) && go_on())
        return true;
    undo_change();
    undo_change();
    undo_change();
    return false;
}

/* The rule is not broken: change what it reads, first so that it applies.  It is broken, and so is another: change what that reads. */
static bool go_on(void)
{
    struct vmxd_rule_check r, of_other;
    struct vmxd_inputs inputs;
    const bool broken = trial_verdict(&trial, target, &r) == VMXD_VERDICT_BROKEN;
    const uint32_t other = broken ? trial_other(&trial, target) : VMXD_RULES;
    uint32_t i;

    budget -= broken ? 400 : 0;
    if (broken && other == VMXD_RULES)
        return true;
    if (path.count == depth_limit || budget < 0)
        return false;
    inputs = r.applies ? vmxd_rule_inputs(&r) : r.applies_read;
    if (broken) {
        trial_verdict(&trial, other, &of_other);
        inputs = vmxd_rule_inputs(&of_other);
    }
    for (i = vmxd_inputs_next(&inputs, 0); i < VMXD_INPUTS; i = vmxd_inputs_next(&inputs, i + 1))
        if (try_input(i, &inputs, &r, other))
            return true;
    return vmxd_rule_is_msr_load(target) && try_entry(&r, other);
}

bool search(const struct processor *p, uint32_t rule, uint32_t in_state, uint32_t depth,
            bool with_silent, struct vector *v)
{
    bool found;

    processor = p;
    target = rule;
    state = in_state;
    depth_limit = depth;
    budget = p->imaginary ? 1000000 : 400000;
    path.count = 0;
    may_be_silent = with_silent;
    trial_start(&trial, p, state);
    found = go_on();
    *v = path;
    return found;
}
