/* SPDX-License-Identifier: MIT */
/* processor.c - the states of a processor, and the names in the files. */
#include <stdlib.h>
#include <string.h>

#include "host.h"

_Noreturn void die(const char *what, const char *name)
{
    fprintf(stderr, "entry_checks: %s: %s\n", what, name);
    exit(2);
}

/* --- Names --- */

uint32_t rule_of_name(const char *name)
{
    uint32_t rule;

    for (rule = 0; rule < VMXD_RULES; rule++)
        if (strcmp(vmxd_rule_name(rule), name) == 0)
            return rule;
    die("no rule has this name", name);
}

uint32_t state_of_name(const char *name)
{
    uint32_t state;

    for (state = 0; state < ENTRY_STATES; state++)
        if (strcmp(entry_state_names[state], name) == 0)
            return state;
    die("no state has this name", name);
}

static const char *const entry_names[] = {"msr_index", "msr_high", "msr_data"};

/* A field by its encoding, a fact by its name. */
uint32_t input_of_name(const char *name)
{
    uint32_t i;

    if (name[0] == '0') {
        i = vmxd_input_of_field((uint32_t)strtoul(name, NULL, 16));
        if (i < VMXD_INPUTS)
            return i;
    }
    for (i = VMXD_INPUT_FIELDS; i < VMXD_INPUTS; i++)
        if (strcmp(vmxd_fact_name(i), name) == 0)
            return i;
    for (i = 0; i < 3; i++)
        if (strcmp(entry_names[i], name) == 0)
            return CHANGE_MSR_INDEX + i;
    die("no field and no fact has this name", name);
}

void print_change(FILE *file, const struct entry_change *c)
{
    fprintf(file, "%s %s ", vmxd_rule_name(c->rule), entry_state_names[c->state]);
    if (c->input < VMXD_INPUT_FIELDS)
        fprintf(file, "0x%04x", vmxd_input_field(c->input));
    else
        fprintf(file, "%s",
                c->input < VMXD_INPUTS ? vmxd_fact_name(c->input)
                                       : entry_names[c->input - CHANGE_MSR_INDEX]);
    fprintf(file, " 0x%llx\n", (unsigned long long)c->flip);
}

bool read_change(FILE *file, struct entry_change *c)
{
    char line[256], rule[80], state[80], input[80];
    unsigned long long flip;

    do
        if (fgets(line, sizeof(line), file) == NULL)
            return false;
    while (line[0] == '#' || line[0] == '\n');
    if (sscanf(line, "%79s %79s %79s %llx", rule, state, input, &flip) != 4)
        die("not a change", line);
    *c = (struct entry_change){.rule = (uint16_t)rule_of_name(rule),
                               .state = (uint16_t)state_of_name(state),
                               .input = input_of_name(input),
                               .flip = flip};
    return true;
}

/* --- A processor that was asked --- */

void processor_read(struct processor *p, const char *path)
{
    FILE *file = fopen(path, "r");
    char line[256], name[80];
    unsigned long long value;
    struct vmxd_snapshot *s = NULL;
    uint32_t state;

    if (file == NULL)
        die("cannot read", path);
    *p = (struct processor){.imaginary = false};
    while (fgets(line, sizeof(line), file) != NULL) {
        if (sscanf(line, "state %79s", name) == 1) {
            state = state_of_name(name);
            if (state != STATE_64_BIT && !p->has_state[STATE_64_BIT])
                die("the state 64_bit must come first", path);
            s = &p->states[state];
            *s = p->states[STATE_64_BIT];
            p->has_state[state] = true;
        } else if (s != NULL && sscanf(line, " %79s 0x%llx", name, &value) == 2) {
            vmxd_snapshot_set(s, input_of_name(name), value);
        }
    }
    fclose(file);
    if (!p->has_state[STATE_64_BIT])
        die("has no states; it should have the output of the self-test with entry_checks=1", path);
}

/* --- The imaginary processor --- */

struct value {
    uint32_t input;
    uint64_t value;
};

/* Everything is offered.  A reserved bit remains in each MSR that has a mask. */
static const struct value imaginary_facts[] = {
    {VMXD_INPUT_IA32_VMX_EPT_VPID_CAP, ~0ull},
    {VMXD_INPUT_IA32_VMX_PROCBASED_CTLS3, 0x7FFFFFFFFFFFFFFF},
    {VMXD_INPUT_IA32_VMX_EXIT_CTLS2, 0x7FFFFFFFFFFFFFFF},
    {VMXD_INPUT_IA32_VMX_VMFUNC, 0x7FFFFFFFFFFFFFFF},
    {VMXD_INPUT_IA32_VMX_CR0_FIXED1, 0xFFFFFFFF},
    {VMXD_INPUT_IA32_VMX_CR4_FIXED1, 0x1FFFFFFFF},
    {VMXD_INPUT_MAXPHYADDR, 46},
    {VMXD_INPUT_LINEAR_ADDRESS_WIDTH, 57},
    {VMXD_INPUT_HAS_INTEL64, 1},
    {VMXD_INPUT_HAS_LAM, 1},
    {VMXD_INPUT_HAS_SGX, 1},
    {VMXD_INPUT_HAS_RTM, 1},
    {VMXD_INPUT_HAS_BUS_LOCK_DETECTION, 1},
    {VMXD_INPUT_EFER_BITS, 0xD01},
    {VMXD_INPUT_DEBUGCTL_BITS, 0xFFC7},
    {VMXD_INPUT_PERF_GLOBAL_CTRL_BITS, 0xF000000FF},
    {VMXD_INPUT_RTIT_CTL_BITS, 0xFFFF},
    {VMXD_INPUT_LBR_CTL_BITS, 0x7F000F},
    {VMXD_INPUT_SPEC_CTRL_BITS, 0x5FF},
    {VMXD_INPUT_EXECUTIVE_LAUNCHED, 1},
    {VMXD_INPUT_EXECUTIVE_CONTROLS_VALID, 1},
};

/* The controls may be 1; those that must be 1 stay. */
static const uint32_t imaginary_controls[] = {
    VMXD_INPUT_IA32_VMX_PINBASED_CTLS,   VMXD_INPUT_IA32_VMX_PROCBASED_CTLS,
    VMXD_INPUT_IA32_VMX_PROCBASED_CTLS2, VMXD_INPUT_IA32_VMX_EXIT_CTLS,
    VMXD_INPUT_IA32_VMX_ENTRY_CTLS,
};

static void imagine(struct vmxd_snapshot *s)
{
    const uint64_t page = s->value[VMXD_INPUT_CTRL_IO_BITMAP_A_ADDRESS];
    uint32_t i;

    for (i = 0; i < VMXD_INPUTS; i++)
        if (!vmxd_inputs_have(&s->known, i))
            vmxd_snapshot_set(s, i, 0);
    for (i = 0; i < sizeof(imaginary_facts) / sizeof(imaginary_facts[0]); i++)
        vmxd_snapshot_set(s, imaginary_facts[i].input, imaginary_facts[i].value);
    for (i = 0; i < sizeof(imaginary_controls) / sizeof(imaginary_controls[0]); i++)
        s->value[imaginary_controls[i]] |= 0x7FFFFFFF00000000;
    s->value[VMXD_INPUT_IA32_VMX_BASIC] |= VMXD_BASIC_NESTED_EXCEPTION;
    s->value[VMXD_INPUT_IA32_VMX_BASIC] &= ~(uint64_t)VMXD_BASIC_HARDWARE_EXCEPTION_ANY_ERROR_CODE;
    s->value[VMXD_INPUT_IA32_VMX_MISC] |= VMXD_MISC_ZERO_LENGTH_INJECTION;
    s->value[VMXD_INPUT_CTRL_HLAT_POINTER] = page;
    s->value[VMXD_INPUT_CTRL_EXECUTIVE_VMCS_POINTER] = s->value[VMXD_INPUT_VMXON_POINTER];
    s->value[VMXD_INPUT_EXECUTIVE_REVISION] = s->value[VMXD_INPUT_CURRENT_REVISION];
}

void processor_imagine(struct processor *p)
{
    uint32_t state;

    p->imaginary = true;
    for (state = 0; state < ENTRY_STATES; state++)
        imagine(&p->states[state]);
}

/* --- Inputs --- */

static uint32_t fact_width(uint32_t fact)
{
    switch (fact) {
    case VMXD_INPUT_MAXPHYADDR:
    case VMXD_INPUT_LINEAR_ADDRESS_WIDTH:
        return 0;
    case VMXD_INPUT_CPL:
        return 2;
    case VMXD_INPUT_VTPR:
        return 8;
    case VMXD_INPUT_CURRENT_REVISION:
    case VMXD_INPUT_LINK_REVISION:
    case VMXD_INPUT_EXECUTIVE_REVISION:
        return 32;
    default:
        break;
    }
    if (fact < VMXD_INPUT_MAXPHYADDR ||
        (fact >= VMXD_INPUT_EFER_BITS && fact <= VMXD_INPUT_SPEC_CTRL_BITS) ||
        fact == VMXD_INPUT_CURRENT_VMCS || fact == VMXD_INPUT_VMXON_POINTER ||
        fact >= VMXD_INPUT_CR3_PDPTE0)
        return 64;
    return 1;
}

uint32_t input_width(uint32_t input)
{
    static const uint32_t widths[] = {16, 64, 32, 64}; /* by bits 14:13 of the encoding */

    if (input >= VMXD_INPUTS)
        return input == CHANGE_MSR_DATA ? 64 : 32;
    if (input >= VMXD_INPUT_FIELDS)
        return fact_width(input);
    return widths[vmxd_input_field(input) >> 13 & 3];
}

/* --- A VMCS that is tried --- */

void trial_start(struct trial *t, const struct processor *p, uint32_t state)
{
    t->s = p->states[state];
    t->entry = (struct vmxd_msr_entry){.index = ENTRY_MSR_INDEX};
}

enum vmxd_verdict trial_verdict(const struct trial *t, uint32_t rule, struct vmxd_rule_check *r)
{
    vmxd_rule_evaluate_entry(r, &t->s, rule, &t->entry, 1);
    if (vmxd_rule_is_msr_load(rule) && t->s.value[VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_COUNT] == 0)
        return VMXD_VERDICT_NOT_APPLICABLE;
    return vmxd_rule_verdict(r);
}

uint32_t trial_other(const struct trial *t, uint32_t rule)
{
    struct vmxd_rule_check r;
    uint32_t i;

    for (i = 0; i < VMXD_RULES; i++)
        if (i != rule && vmxd_rule_outcome(i) != VMXD_OUTCOME_UNDEFINED &&
            trial_verdict(t, i, &r) > VMXD_VERDICT_HOLDS)
            return i;
    return VMXD_RULES;
}
