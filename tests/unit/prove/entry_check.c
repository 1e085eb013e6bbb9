/* SPDX-License-Identifier: MIT */
/* entry_check.h and its parts.  rule_of_any_snapshot and missing_values_do_not_matter evaluate all rules, and
 * with them every function that a rule is made of. */
#include "prove.h"

#include "vmxdefs/entry_check.h"

/* An external object has any value in CBMC. */
extern const struct vmxd_snapshot any_snapshot, any_values;
extern const struct vmxd_msr_entry any_msr_entry;
extern const struct vmxd_entry_prediction any_prediction;

static bool knows(const struct vmxd_snapshot *s, uint32_t input)
{
    return BIT(s->known.bits[input / 64], input % 64);
}

/* struct vmxd_snapshot: the value of an input that is not known is 0. */
static struct vmxd_snapshot snapshot_with_missing_values(void)
{
    struct vmxd_snapshot s = any_snapshot;
    uint32_t i;

    for (i = 0; i < VMXD_INPUTS; i++)
        if (!knows(&s, i))
            s.value[i] = 0;
    return s;
}

/* The same, with any values for what is not known. */
static struct vmxd_snapshot snapshot_with_all_values(const struct vmxd_snapshot *s)
{
    struct vmxd_snapshot full = any_values;
    uint32_t i;

    for (i = 0; i < VMXD_INPUTS; i++)
        if (knows(s, i))
            full.value[i] = s->value[i];
    for (i = 0; i < sizeof(full.known.bits) / sizeof(full.known.bits[0]); i++)
        full.known.bits[i] = ~(uint64_t)0;
    return full;
}

static enum vmxd_verdict verdict_of(const struct vmxd_snapshot *s, uint32_t rule, uint32_t number)
{
    struct vmxd_rule_check r;

    vmxd_rule_evaluate_entry(&r, s, rule, &any_msr_entry, number);
    return vmxd_rule_verdict(&r);
}

/* Whether the verdict about the complete snapshot is one that the verdict about the incomplete one allows. */
static bool agrees(enum vmxd_verdict incomplete, enum vmxd_verdict complete)
{
    switch (incomplete) {
    case VMXD_VERDICT_NOT_APPLICABLE:
    case VMXD_VERDICT_BROKEN:
        return complete == incomplete;
    case VMXD_VERDICT_HOLDS:
        return complete == VMXD_VERDICT_HOLDS || complete == VMXD_VERDICT_NOT_APPLICABLE;
    case VMXD_VERDICT_BROKEN_IF_APPLIES:
        return complete == VMXD_VERDICT_BROKEN || complete == VMXD_VERDICT_NOT_APPLICABLE;
    case VMXD_VERDICT_UNKNOWN:
        return complete <= VMXD_VERDICT_HOLDS || complete == VMXD_VERDICT_BROKEN;
    default:
        return false;
    }
}

PROOF(missing_values_do_not_change_a_verdict)
{
    const struct vmxd_snapshot s = snapshot_with_missing_values();
    const struct vmxd_snapshot full = snapshot_with_all_values(&s);
    const uint32_t rule = nondet_u32(), number = nondet_u32();

    GIVEN(rule < VMXD_RULES);
    GIVEN(full.value[VMXD_INPUT_MAXPHYADDR] >= 32 && full.value[VMXD_INPUT_MAXPHYADDR] <= 52);
    GIVEN(full.value[VMXD_INPUT_LINEAR_ADDRESS_WIDTH] == 48 ||
          full.value[VMXD_INPUT_LINEAR_ADDRESS_WIDTH] == 57);
    HOLDS(agrees(verdict_of(&s, rule, number), verdict_of(&full, rule, number)));
    QED;
}

PROOF(rule_of_any_snapshot)
{
    const uint32_t rule = nondet_u32(), number = nondet_u32();
    struct vmxd_rule_check r;
    enum vmxd_verdict verdict;

    GIVEN(rule < VMXD_RULES);
    vmxd_rule_evaluate_entry(&r, &any_snapshot, rule, &any_msr_entry, number);
    verdict = vmxd_rule_verdict(&r);
    HOLDS(verdict == VMXD_VERDICT_NOT_APPLICABLE || verdict == VMXD_VERDICT_HOLDS ||
          verdict == VMXD_VERDICT_BROKEN || verdict == VMXD_VERDICT_BROKEN_IF_APPLIES ||
          verdict == VMXD_VERDICT_UNKNOWN);
    HOLDS(r.wrong_input <= VMXD_INPUTS);
    /* Bits that are said to be wrong are in a rule that does not hold. */
    HOLDS(r.holds || r.wrong_input == VMXD_INPUTS || r.wrong_bits != 0);
    QED;
}

/* struct vmxd_rule_check: "the bits of an input that must change".  Once they are changed, the rule is not broken any
 * more, or the next evaluation names others. */
PROOF(wrong_bits_once_changed_are_not_wrong)
{
    struct vmxd_snapshot s = snapshot_with_missing_values();
    const uint32_t rule = nondet_u32(), number = nondet_u32();
    struct vmxd_rule_check before, after;

    GIVEN(rule < VMXD_RULES);
    vmxd_rule_evaluate_entry(&before, &s, rule, &any_msr_entry, number);
    GIVEN(vmxd_rule_verdict(&before) == VMXD_VERDICT_BROKEN && before.wrong_input < VMXD_INPUTS);
    s.value[before.wrong_input] ^= before.wrong_bits;
    vmxd_rule_evaluate_entry(&after, &s, rule, &any_msr_entry, number);
    HOLDS(vmxd_rule_verdict(&after) != VMXD_VERDICT_BROKEN ||
          after.wrong_input != before.wrong_input || (after.wrong_bits & before.wrong_bits) == 0);
    QED;
}

/* What a rule has read, and what of that is missing or assumed. */
PROOF(inputs_of_a_rule)
{
    const struct vmxd_snapshot s = any_snapshot;
    const uint32_t rule = nondet_u32(), input = nondet_u32();
    struct vmxd_rule_check r;
    struct vmxd_inputs inputs, missing;

    GIVEN(rule < VMXD_RULES && input < VMXD_INPUTS);
    vmxd_rule_evaluate(&r, &s, rule);
    inputs = vmxd_rule_inputs(&r);
    missing = vmxd_rule_missing(&r);
    HOLDS(vmxd_inputs_have(&missing, input) ==
          (vmxd_inputs_have(&inputs, input) && !knows(&s, input)));
    HOLDS(vmxd_rule_is_assumed(&r) || !vmxd_inputs_have(&inputs, input) ||
          !vmxd_inputs_have(&s.assumed, input));
    HOLDS(vmxd_rule_verdict(&r) != VMXD_VERDICT_UNKNOWN || !vmxd_snapshot_knows(&s, &inputs));
    QED;
}

/* SDM, "VM Entries": the order of the checks is #UD, exit, #GP, VMfailInvalid, error 26, errors 4 to 6, controls
 * and host state, guest state, MSRs. */
PROOF(stage_of_a_rule)
{
    const uint32_t rule = nondet_u32();
    enum vmxd_entry_outcome outcome;

    GIVEN(rule < VMXD_RULES);
    outcome = vmxd_rule_outcome(rule);
    HOLDS(vmxd_rule_stage(rule) == vmxd_entry_outcome_stage(outcome));
    HOLDS((vmxd_rule_stage(rule) == VMXD_STAGE_DONE) == (outcome == VMXD_OUTCOME_UNDEFINED));
    HOLDS(vmxd_rule_is_msr_load(rule) == (outcome == VMXD_OUTCOME_MSR_LOAD));
    HOLDS(vmxd_rule_is_msr_load(rule) == (vmxd_rule_stage(rule) == VMXD_STAGE_MSR_LOAD));
    HOLDS(!vmxd_rule_is_per_entry(rule) || vmxd_rule_stage(rule) >= VMXD_STAGE_CONTROLS_AND_HOST);
    HOLDS(!vmxd_rule_some_processors(rule) || vmxd_rule_stage(rule) < VMXD_STAGE_MSR_LOAD);
    QED;
}

/* "VM-Instruction Error Numbers": 4 and 5 the launch state, 6 after VMXOFF, 7 controls, 8 host state, 16 to 18 and 25
 * the executive VMCS, 26 MOV SS; the others are not of VM entry. */
PROOF(outcome_of_an_error)
{
    const uint32_t error = nondet_u32();
    const enum vmxd_entry_outcome outcome = vmxd_entry_outcome_of_error(error);
    const bool is_of_entry =
        (error >= 4 && error <= 8) || (error >= 16 && error <= 18) || error == 25 || error == 26;

    HOLDS((outcome == VMXD_OUTCOME_UNDEFINED) == !is_of_entry);
    HOLDS(!(error >= 4 && error <= 6) ||
          vmxd_entry_outcome_stage(outcome) == VMXD_STAGE_LAUNCH_STATE);
    HOLDS((error != 7 && error != 8) ||
          vmxd_entry_outcome_stage(outcome) == VMXD_STAGE_CONTROLS_AND_HOST);
    HOLDS(error != 26 || vmxd_entry_outcome_stage(outcome) == VMXD_STAGE_MOV_SS);
    QED;
}

/* "VM-Entry Failures During or After Loading Guest State": bit 31 with 33, whose qualification is 0, 2, 3 or 4, and
 * with 34. */
PROOF(outcome_of_an_exit)
{
    const uint32_t w = nondet_u32();
    const uint64_t qualification = nondet_u64();
    const enum vmxd_entry_outcome outcome =
        vmxd_entry_outcome_of_exit(vmxd_exit_reason_from(w), qualification);
    const bool failed = BIT(w, 31), is_33 = failed && w % 0x10000 == 33,
               is_34 = failed && w % 0x10000 == 34;

    HOLDS((outcome == VMXD_OUTCOME_SUCCESS) == !failed);
    HOLDS((outcome == VMXD_OUTCOME_MSR_LOAD) == is_34);
    HOLDS((outcome == VMXD_OUTCOME_PDPTE) == (is_33 && qualification == 2));
    HOLDS((outcome == VMXD_OUTCOME_NMI) == (is_33 && qualification == 3));
    HOLDS((outcome == VMXD_OUTCOME_LINK_POINTER) == (is_33 && qualification == 4));
    HOLDS((outcome == VMXD_OUTCOME_UNDEFINED) == (failed && !is_33 && !is_34));
    QED;
}

/* A reported outcome: its own rules can be the cause; those of an earlier stage passed; those of a later one were
 * not reached. */
PROOF(role_of_a_rule)
{
    const uint32_t rule = nondet_u32(), outcome = nondet_u32();
    enum vmxd_rule_role role;
    uint32_t stage, reported;

    GIVEN(rule < VMXD_RULES && outcome <= VMXD_OUTCOME_SUCCESS);
    role = vmxd_rule_role(rule, outcome);
    stage = vmxd_rule_stage(rule);
    reported = vmxd_entry_outcome_stage(outcome);
    HOLDS((role == VMXD_ROLE_CANDIDATE) == ((uint32_t)vmxd_rule_outcome(rule) == outcome));
    HOLDS((role == VMXD_ROLE_PASSED) == (stage < reported && !vmxd_rule_some_processors(rule)));
    HOLDS((role == VMXD_ROLE_NOT_REACHED) == (stage > reported));
    QED;
}

/* The memory types 0, 1, 4, 5, 6 and 7 (SDM: "IA32_PAT MSR"). */
PROOF(valid_pat)
{
    const uint64_t pat = nondet_u64();
    bool valid = true;

    for (uint32_t i = 0; i < 8; i++) {
        const uint64_t type = pat >> (8 * i) & 0xFF;

        valid = valid && type <= 7 && type != 2 && type != 3;
    }
    HOLDS(vmxd_pat_is_valid(pat) == valid);
    QED;
}

PROOF(equal_bits)
{
    const uint64_t address = nondet_u64(), bit = nondet_u64();
    const int64_t high = (int64_t)address;

    GIVEN(bit < 64);
    HOLDS(vmxd_equal_from(address, bit) == (high >> bit == 0 || high >> bit == -1));
    QED;
}

/* A broken rule ends VM entry with its outcome; one that cannot be evaluated makes the outcome possible; others
 * change nothing. */
PROOF(outcome_of_a_rule_is_added)
{
    struct vmxd_entry_prediction p = any_prediction;
    const uint32_t rule = nondet_u32();
    struct vmxd_rule_check r;
    enum vmxd_verdict verdict;
    uint32_t outcome;
    bool ends;

    GIVEN(rule < VMXD_RULES);
    vmxd_rule_evaluate(&r, &any_snapshot, rule);
    verdict = vmxd_rule_verdict(&r);
    outcome = (uint32_t)vmxd_rule_outcome(rule);
    ends = vmxd_entry_add(&p, rule, &r);
    if (verdict <= VMXD_VERDICT_HOLDS || outcome == VMXD_OUTCOME_UNDEFINED) {
        HOLDS(!ends && p.outcomes == any_prediction.outcomes &&
              p.possible == any_prediction.possible);
    } else {
        HOLDS(p.possible == (any_prediction.possible | 1u << outcome));
        HOLDS(verdict == VMXD_VERDICT_BROKEN
                  ? p.outcomes == (any_prediction.outcomes | 1u << outcome)
                  : p.outcomes == any_prediction.outcomes && !ends);
        HOLDS(ends == (verdict == VMXD_VERDICT_BROKEN && !vmxd_rule_some_processors(rule)));
    }
    QED;
}
