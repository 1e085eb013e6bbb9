/* SPDX-License-Identifier: MIT */
/* entry_input.h: sets of inputs, and what a snapshot knows. */
#include "prove.h"

#include "vmxdefs/entry_check.h"

/* An external object has any value in CBMC. */
extern const struct vmxd_snapshot any_snapshot;
extern const struct vmxd_capabilities any_capabilities;

static bool has(const struct vmxd_inputs *inputs, uint32_t input)
{
    return BIT(inputs->bits[input / 64], input % 64);
}

static bool same(const struct vmxd_snapshot *s, const struct vmxd_snapshot *t, uint32_t input)
{
    return s->value[input] == t->value[input] && has(&s->known, input) == has(&t->known, input) &&
           has(&s->assumed, input) == has(&t->assumed, input);
}

PROOF(sets_of_inputs)
{
    struct vmxd_inputs set = any_snapshot.known;
    const uint32_t input = nondet_u32(), other = nondet_u32();
    const struct vmxd_inputs before = set;

    GIVEN(input < VMXD_INPUTS && other < VMXD_INPUTS && other != input);
    vmxd_inputs_add(&set, input);
    HOLDS(vmxd_inputs_have(&set, input));
    HOLDS(vmxd_inputs_have(&set, other) == has(&before, other));
    vmxd_inputs_remove(&set, input);
    HOLDS(!vmxd_inputs_have(&set, input));
    HOLDS(vmxd_inputs_have(&set, other) == has(&before, other));
    QED;
}

/* The result is in the set, and nothing before it is.  From 0: the loop of 246 steps from any start takes CBMC
 * minutes. */
PROOF(next_input)
{
    const struct vmxd_inputs set = any_snapshot.known;
    const uint32_t before = nondet_u32(), next = vmxd_inputs_next(&set, 0);

    HOLDS(next <= VMXD_INPUTS);
    HOLDS(next == VMXD_INPUTS || has(&set, next));
    HOLDS(before >= next || !has(&set, before));
    HOLDS(vmxd_inputs_next(&set, VMXD_INPUTS) == VMXD_INPUTS);
    QED;
}

PROOF(clear_snapshot)
{
    struct vmxd_snapshot s = any_snapshot;
    const uint32_t input = nondet_u32();

    GIVEN(input < VMXD_INPUTS);
    vmxd_snapshot_clear(&s);
    HOLDS(s.value[input] == 0 && !has(&s.known, input) && !has(&s.assumed, input));
    QED;
}

PROOF(set_and_forget_an_input)
{
    struct vmxd_snapshot s = any_snapshot;
    const uint32_t input = nondet_u32(), other = nondet_u32();
    const uint64_t value = nondet_u64();

    GIVEN(input < VMXD_INPUTS && other < VMXD_INPUTS && other != input);
    vmxd_snapshot_set(&s, input, value);
    HOLDS(s.value[input] == value && has(&s.known, input) && !has(&s.assumed, input));
    HOLDS(same(&s, &any_snapshot, other));
    vmxd_snapshot_forget(&s, input);
    HOLDS(s.value[input] == 0 && !has(&s.known, input) && !has(&s.assumed, input));
    HOLDS(same(&s, &any_snapshot, other));
    QED;
}

/* An assumption never replaces what is known. */
PROOF(assume_an_input)
{
    struct vmxd_snapshot s = any_snapshot;
    const uint32_t input = nondet_u32(), other = nondet_u32();
    const uint64_t value = nondet_u64();

    GIVEN(input < VMXD_INPUTS && other < VMXD_INPUTS && other != input);
    vmxd_snapshot_assume(&s, input, value);
    if (has(&any_snapshot.known, input))
        HOLDS(same(&s, &any_snapshot, input));
    else
        HOLDS(s.value[input] == value && has(&s.known, input) && has(&s.assumed, input));
    HOLDS(same(&s, &any_snapshot, other));
    QED;
}

PROOF(usual_assumptions)
{
    struct vmxd_snapshot s = any_snapshot;
    const uint32_t input = nondet_u32();

    GIVEN(input < VMXD_INPUTS);
    vmxd_snapshot_assume_usual(&s);
    HOLDS(same(&s, &any_snapshot, input) ||
          (!has(&any_snapshot.known, input) && has(&s.assumed, input)));
    QED;
}

/* Each encoding of a field has one input, and the other way round. */
PROOF(inputs_and_fields)
{
    const uint32_t input = nondet_u32(), field = nondet_u32();

    HOLDS(input < VMXD_INPUT_FIELDS || vmxd_input_field(input) == 0xFFFFFFFF);
    GIVEN(input < VMXD_INPUT_FIELDS);
    HOLDS(vmxd_vmcs_field_is_valid(vmxd_input_field(input)));
    HOLDS(vmxd_input_of_field(vmxd_input_field(input)) == input);
    HOLDS(vmxd_input_of_field(field) == VMXD_INPUTS ||
          vmxd_input_field(vmxd_input_of_field(field)) == field);
    QED;
}

PROOF(known_inputs)
{
    const uint32_t input = nondet_u32();
    const struct vmxd_inputs set = any_snapshot.assumed;
    bool knows;

    GIVEN(input < VMXD_INPUTS);
    knows = vmxd_snapshot_knows(&any_snapshot, &set);
    HOLDS(!knows || !has(&set, input) || has(&any_snapshot.known, input));
    QED;
}

/* The numbers of the MSRs: 0x480 IA32_VMX_BASIC to 0x493 IA32_VMX_EXIT_CTLS2; for each input its own. */
PROOF(capabilities_as_inputs)
{
    struct vmxd_snapshot s = any_snapshot;
    const struct vmxd_capabilities c = any_capabilities;

    vmxd_snapshot_set_capabilities(&s, &c);
    HOLDS(s.value[VMXD_INPUT_IA32_VMX_BASIC] == c.basic.full &&
          has(&s.known, VMXD_INPUT_IA32_VMX_BASIC));
    HOLDS(s.value[VMXD_INPUT_IA32_VMX_PINBASED_CTLS] == c.pin.full);
    HOLDS(s.value[VMXD_INPUT_IA32_VMX_PROCBASED_CTLS] == c.primary.full);
    HOLDS(s.value[VMXD_INPUT_IA32_VMX_EXIT_CTLS] == c.exit.full);
    HOLDS(s.value[VMXD_INPUT_IA32_VMX_ENTRY_CTLS] == c.entry.full);
    HOLDS(s.value[VMXD_INPUT_IA32_VMX_PROCBASED_CTLS2] == c.secondary.full);
    HOLDS(s.value[VMXD_INPUT_IA32_VMX_PROCBASED_CTLS3] == c.tertiary.full);
    HOLDS(s.value[VMXD_INPUT_IA32_VMX_EXIT_CTLS2] == c.secondary_exit.full);
    HOLDS(s.value[VMXD_INPUT_IA32_VMX_CR0_FIXED0] == c.cr0_fixed0);
    HOLDS(s.value[VMXD_INPUT_IA32_VMX_CR4_FIXED1] == c.cr4_fixed1);
    QED;
}

static void any_cpuid(uint32_t leaf, uint32_t subleaf, uint32_t registers[4])
{
    (void)leaf;
    (void)subleaf;
    for (int i = 0; i < 4; i++)
        registers[i] = nondet_u32();
}

/* Whatever CPUID returns, no register is used that it has not set. */
PROOF(cpuid_as_inputs)
{
    struct vmxd_snapshot s = any_snapshot;

    vmxd_snapshot_set_cpuid(&s, any_cpuid);
    HOLDS(s.value[VMXD_INPUT_LINEAR_ADDRESS_WIDTH] == 48 ||
          s.value[VMXD_INPUT_LINEAR_ADDRESS_WIDTH] == 57);
    HOLDS(s.value[VMXD_INPUT_MAXPHYADDR] <= 255 && has(&s.known, VMXD_INPUT_MAXPHYADDR));
    HOLDS((s.value[VMXD_INPUT_EFER_BITS] & ~(uint64_t)0xD01) == 0);
    HOLDS(s.value[VMXD_INPUT_HAS_LAM] <= 1 && s.value[VMXD_INPUT_HAS_SGX] <= 1);
    QED;
}
