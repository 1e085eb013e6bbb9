/* SPDX-License-Identifier: MIT */
/* The VM-entry checker on snapshots that are made by hand.  tests/hypervisor/entry_search.sh has each rule. */
#include "test.h"

static uint32_t asserted = 0xFFFF;
static int reads;

#define VMXD_ENTRY_ASSERTIONS
#include "vmxdefs/entry_check.h"

#define BIT(outcome) (1u << (outcome))

static struct vmxd_snapshot s;

/* --- The functions of a caller --- */

static uint64_t read_capability(uint32_t msr)
{
    switch (msr) {
    case VMXD_MSR_BASIC:
        return 0x00D8100000000004; /* no TRUE capability MSRs */
    case VMXD_MSR_PINBASED_CTLS:
        return 0x0000003F00000016;
    case VMXD_MSR_PROCBASED_CTLS:
        return 0x77F9FFFE0401E172; /* no secondary controls */
    case VMXD_MSR_EXIT_CTLS:
        return 0x003FFFFF00036DFF;
    case VMXD_MSR_ENTRY_CTLS:
        return 0x0000FFFF000011FF;
    case VMXD_MSR_CR0_FIXED0:
        return 0x80000021;
    case VMXD_MSR_CR0_FIXED1:
        return 0xFFFFFFFF;
    case VMXD_MSR_CR4_FIXED0:
        return 0x2000;
    case VMXD_MSR_CR4_FIXED1:
        return 0x67FF;
    default:
        return 0;
    }
}

static void read_cpuid(uint32_t leaf, uint32_t subleaf, uint32_t registers[4])
{
    (void)subleaf;
    registers[0] = registers[1] = registers[2] = registers[3] = 0;
    if (leaf == 0)
        registers[0] = 0xD;
    if (leaf == 0x80000000)
        registers[0] = 0x80000008;
    if (leaf == 0x80000001)
        registers[3] = 1u << 29 | 1u << 20;
    if (leaf == 0x80000008)
        registers[0] = 39;
}

/* VMREAD of the link pointer fails. */
static bool read_field(uint32_t field, uint64_t *number)
{
    reads++;
    *number = field;
    return field != VMXD_VMCS_GUEST_VMCS_LINK_POINTER;
}

static bool is_known(uint32_t input)
{
    return vmxd_inputs_have(&s.known, input);
}

static void a_snapshot_skips_the_fields_that_the_processor_lacks(void **state)
{
    (void)state;
    reads = 0;
    vmxd_snapshot_read(&s, read_field, read_capability, read_cpuid);
    assert_true(reads > 80 && reads < VMXD_INPUT_FIELDS);
    assert_true(is_known(VMXD_INPUT_GUEST_RIP));
    assert_int_equal(s.value[VMXD_INPUT_GUEST_RIP], VMXD_VMCS_GUEST_RIP);
    assert_false(is_known(VMXD_INPUT_GUEST_VMCS_LINK_POINTER)); /* VMREAD failed */
    assert_int_equal(s.value[VMXD_INPUT_GUEST_VMCS_LINK_POINTER], 0);
    assert_false(is_known(VMXD_INPUT_CTRL_SECONDARY_CONTROLS)); /* not read */
    assert_false(is_known(VMXD_INPUT_CTRL_EPT_POINTER));
    assert_int_equal(s.value[VMXD_INPUT_MAXPHYADDR], 39);
    assert_int_equal(s.value[VMXD_INPUT_EFER_BITS], 0xD01);
    assert_int_equal(s.value[VMXD_INPUT_LINEAR_ADDRESS_WIDTH], 48);
    assert_true(vmxd_inputs_have(&s.assumed, VMXD_INPUT_IN_SMM));
    assert_false(vmxd_inputs_have(&s.assumed, VMXD_INPUT_MAXPHYADDR));
}

static void a_known_value_is_not_replaced_by_an_assumption(void **state)
{
    (void)state;
    vmxd_snapshot_clear(&s);
    vmxd_snapshot_set(&s, VMXD_INPUT_IN_SMM, 1);
    vmxd_snapshot_assume_usual(&s);
    assert_int_equal(s.value[VMXD_INPUT_IN_SMM], 1);
    assert_false(vmxd_inputs_have(&s.assumed, VMXD_INPUT_IN_SMM));
    vmxd_snapshot_forget(&s, VMXD_INPUT_IN_SMM);
    assert_false(is_known(VMXD_INPUT_IN_SMM));
    assert_int_equal(s.value[VMXD_INPUT_IN_SMM], 0);
}

/* --- Rules --- */

/* address + 8 * 1 + 7 is 7 in 64 bits. */
static void the_end_of_a_table_does_not_wrap(void **state)
{
    struct vmxd_rule_check r;

    (void)state;
    vmxd_snapshot_clear(&s);
    vmxd_snapshot_set(&s, VMXD_INPUT_CTRL_PRIMARY_CONTROLS,
                      VMXD_PRIMARY_ACTIVATE_TERTIARY_CONTROLS);
    vmxd_snapshot_set(&s, VMXD_INPUT_CTRL_TERTIARY_CONTROLS, VMXD_TERTIARY_IPI_VIRTUALIZATION);
    vmxd_snapshot_set(&s, VMXD_INPUT_CTRL_PID_POINTER_TABLE_ADDRESS, 0xFFFFFFFFFFFFFFF8);
    vmxd_snapshot_set(&s, VMXD_INPUT_CTRL_LAST_PID_POINTER_INDEX, 1);
    vmxd_snapshot_set(&s, VMXD_INPUT_MAXPHYADDR, 46);
    vmxd_rule_evaluate(&r, &s, VMXD_RULE_PID_TABLE_LAST_WIDTH);
    assert_int_equal(vmxd_rule_verdict(&r), VMXD_VERDICT_BROKEN);
}

/* --- Predictions --- */

static const struct vmxd_msr_entry area[3] = {
    {0x174, 0, 0},
    {0xC0000100, 0, 0},
    {0x174, 1, 0}, /* the second and the third cannot be loaded */
};

static struct vmxd_entry_prediction predict(void)
{
    return vmxd_entry_predict(&s, NULL, 0);
}

static void with_nothing_known_everything_is_possible(void **state)
{
    struct vmxd_entry_prediction p;

    (void)state;
    vmxd_snapshot_clear(&s);
    p = predict();
    assert_int_equal(p.outcomes, BIT(VMXD_OUTCOME_SUCCESS));
    assert_int_equal(p.broken, 0);
    assert_true(p.unknown > 100);
    assert_int_equal(p.possible & BIT(VMXD_OUTCOME_UNDEFINED), 0);
    assert_true((p.possible & BIT(VMXD_OUTCOME_ERROR_7)) != 0 &&
                (p.possible & BIT(VMXD_OUTCOME_GUEST_STATE)) != 0 &&
                (p.possible & BIT(VMXD_OUTCOME_MSR_LOAD)) != 0);
}

static void a_stage_that_fails_hides_the_later_ones(void **state)
{
    (void)state;
    vmxd_snapshot_clear(&s);
    vmxd_snapshot_set(&s, VMXD_INPUT_GUEST_RFLAGS, 0); /* bit 1 must be 1 */
    assert_int_equal(predict().outcomes, BIT(VMXD_OUTCOME_GUEST_STATE));
    vmxd_snapshot_set(&s, VMXD_INPUT_HOST_CS_SELECTOR, 0);
    assert_int_equal(predict().outcomes, BIT(VMXD_OUTCOME_ERROR_8));
    vmxd_snapshot_set(&s, VMXD_INPUT_CTRL_PIN_BASED_CONTROLS, 0);
    vmxd_snapshot_set(&s, VMXD_INPUT_IA32_VMX_PINBASED_CTLS, 0x16);
    assert_int_equal(predict().outcomes, BIT(VMXD_OUTCOME_ERROR_7) | BIT(VMXD_OUTCOME_ERROR_8));
    assert_int_equal(predict().broken, 2);
    vmxd_snapshot_set(&s, VMXD_INPUT_MOV_SS_BLOCKING, 1);
    assert_int_equal(predict().outcomes, BIT(VMXD_OUTCOME_ERROR_26));
    vmxd_snapshot_set(&s, VMXD_INPUT_CURRENT_VMCS, VMXD_VMCS_POINTER_NONE);
    assert_int_equal(predict().outcomes, BIT(VMXD_OUTCOME_VMFAIL_INVALID));
    vmxd_snapshot_set(&s, VMXD_INPUT_CPL, 3);
    assert_int_equal(predict().outcomes, BIT(VMXD_OUTCOME_GP));
    vmxd_snapshot_set(&s, VMXD_INPUT_IN_NON_ROOT_OPERATION, 1);
    assert_int_equal(predict().outcomes, BIT(VMXD_OUTCOME_EXIT_TO_PARENT));
    vmxd_snapshot_set(&s, VMXD_INPUT_IN_VMX_OPERATION, 0);
    assert_int_equal(predict().outcomes, BIT(VMXD_OUTCOME_UD));
}

static void a_rule_that_some_processors_check_may_succeed(void **state)
{
    (void)state;
    vmxd_snapshot_clear(&s);
    vmxd_snapshot_set(&s, VMXD_INPUT_IS_VMRESUME, 1);
    vmxd_snapshot_set(&s, VMXD_INPUT_VMXOFF_SINCE_LAUNCH, 1);
    assert_int_equal(predict().outcomes, BIT(VMXD_OUTCOME_ERROR_6) | BIT(VMXD_OUTCOME_SUCCESS));

    vmxd_snapshot_clear(&s);
    vmxd_snapshot_set(&s, VMXD_INPUT_CTRL_ENTRY_INTERRUPTION_INFO, 0x80000202); /* NMI */
    vmxd_snapshot_set(&s, VMXD_INPUT_GUEST_INTERRUPTIBILITY_STATE, VMXD_INTR_STATE_BLOCKING_BY_STI);
    assert_int_equal(predict().outcomes, BIT(VMXD_OUTCOME_NMI) | BIT(VMXD_OUTCOME_SUCCESS));
    vmxd_snapshot_set(&s, VMXD_INPUT_GUEST_RFLAGS, 0);
    assert_int_equal(predict().outcomes, BIT(VMXD_OUTCOME_NMI) | BIT(VMXD_OUTCOME_GUEST_STATE));
}

static void the_first_entry_that_cannot_be_loaded_is_named(void **state)
{
    struct vmxd_entry_prediction p;

    (void)state;
    vmxd_snapshot_clear(&s);
    vmxd_snapshot_set(&s, VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_COUNT, 3);
    p = vmxd_entry_predict(&s, area, 3);
    assert_int_equal(p.outcomes, BIT(VMXD_OUTCOME_MSR_LOAD));
    assert_int_equal(p.msr_entry, 2);
    vmxd_snapshot_set(&s, VMXD_INPUT_MSR_WRITE_FAULT, 1);
    assert_int_equal(vmxd_entry_predict(&s, area, 3).msr_entry, 1);
    vmxd_snapshot_set(&s, VMXD_INPUT_MSR_WRITE_FAULT, 0);
    p = vmxd_entry_predict(&s, area, 1);
    assert_int_equal(p.outcomes, BIT(VMXD_OUTCOME_SUCCESS));
    assert_int_equal(p.msr_entry, 0);
    /* An area that is not known, and one without entries. */
    assert_true((predict().possible & BIT(VMXD_OUTCOME_MSR_LOAD)) != 0);
    vmxd_snapshot_set(&s, VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_COUNT, 0);
    assert_int_equal(predict().possible & BIT(VMXD_OUTCOME_MSR_LOAD), 0);
}

/* --- Explanations --- */

static uint32_t with_role(enum vmxd_rule_role role, uint32_t outcome)
{
    uint32_t rule, count = 0;

    for (rule = 0; rule < VMXD_RULES; rule++)
        count += vmxd_rule_role(rule, outcome) == role;
    return count;
}

/* The numbers of rules in tests/data/entry-checks.csv by outcome. */
static void an_outcome_leaves_the_rules_of_its_kind(void **state)
{
    (void)state;
    assert_int_equal(with_role(VMXD_ROLE_CANDIDATE, VMXD_OUTCOME_ERROR_7), 110);
    assert_int_equal(with_role(VMXD_ROLE_CANDIDATE, VMXD_OUTCOME_ERROR_8), 52);
    assert_int_equal(with_role(VMXD_ROLE_CANDIDATE, VMXD_OUTCOME_MSR_LOAD), 7);
    assert_int_equal(vmxd_rule_role(VMXD_RULE_HOST_CR0_FIXED0, VMXD_OUTCOME_ERROR_7),
                     VMXD_ROLE_NOT_CAUSE);
    assert_int_equal(vmxd_rule_role(VMXD_RULE_GUEST_CR0_FIXED0, VMXD_OUTCOME_ERROR_7),
                     VMXD_ROLE_NOT_REACHED);
    assert_int_equal(vmxd_rule_role(VMXD_RULE_BASIC_CPL0, VMXD_OUTCOME_ERROR_7), VMXD_ROLE_PASSED);
}

static void an_exit_33_proves_controls_and_host_state(void **state)
{
    uint32_t rule;

    (void)state;
    for (rule = 0; rule < VMXD_RULES; rule++) {
        const uint32_t outcome = vmxd_rule_outcome(rule);

        if (outcome == VMXD_OUTCOME_ERROR_7 || outcome == VMXD_OUTCOME_ERROR_8)
            assert_int_equal(vmxd_rule_role(rule, VMXD_OUTCOME_GUEST_STATE), VMXD_ROLE_PASSED);
        if (outcome == VMXD_OUTCOME_ERROR_6 || outcome == VMXD_OUTCOME_NMI) /* some processors */
            assert_int_equal(vmxd_rule_role(rule, VMXD_OUTCOME_SUCCESS), VMXD_ROLE_NOT_CAUSE);
        if (outcome == VMXD_OUTCOME_MSR_LOAD)
            assert_int_equal(vmxd_rule_role(rule, VMXD_OUTCOME_GUEST_STATE), VMXD_ROLE_NOT_REACHED);
    }
}

static uint32_t found[4];
static enum vmxd_verdict last_verdict;
static bool in_order;

static void rule_found(uint32_t rule, const struct vmxd_rule_check *r, void *context)
{
    const enum vmxd_verdict verdict = vmxd_rule_verdict(r);

    assert_ptr_equal(context, found);
    assert_int_equal(vmxd_rule_outcome(rule), VMXD_OUTCOME_GUEST_STATE);
    in_order &= verdict >= last_verdict;
    last_verdict = verdict;
    if (verdict == VMXD_VERDICT_BROKEN)
        found[0] = rule;
    found[1] += verdict == VMXD_VERDICT_UNKNOWN;
}

static void an_explanation_begins_with_the_broken_rules(void **state)
{
    (void)state;
    vmxd_snapshot_clear(&s);
    vmxd_snapshot_set(&s, VMXD_INPUT_GUEST_RFLAGS, 0x200);
    found[0] = VMXD_RULES;
    found[1] = 0;
    last_verdict = VMXD_VERDICT_BROKEN;
    in_order = 1;
    assert_int_equal(vmxd_entry_explain(&s, VMXD_OUTCOME_GUEST_STATE, rule_found, found), 1);
    assert_int_equal(found[0], VMXD_RULE_GUEST_RFLAGS_BIT1);
    assert_true(found[1] > 50 && in_order);
}

static void errors_and_exits_have_an_outcome(void **state)
{
    (void)state;
    assert_int_equal(vmxd_entry_outcome_of_error(7), VMXD_OUTCOME_ERROR_7);
    assert_int_equal(vmxd_entry_outcome_of_error(26), VMXD_OUTCOME_ERROR_26);
    assert_int_equal(vmxd_entry_outcome_of_error(12), VMXD_OUTCOME_UNDEFINED);
    assert_int_equal(vmxd_entry_outcome_of_exit(vmxd_exit_reason_from(0x80000021), 2),
                     VMXD_OUTCOME_PDPTE);
    assert_int_equal(vmxd_entry_outcome_of_exit(vmxd_exit_reason_from(0x80000021), 3),
                     VMXD_OUTCOME_NMI);
    assert_int_equal(vmxd_entry_outcome_of_exit(vmxd_exit_reason_from(0x80000021), 4),
                     VMXD_OUTCOME_LINK_POINTER);
    assert_int_equal(vmxd_entry_outcome_of_exit(vmxd_exit_reason_from(0x80000022), 1),
                     VMXD_OUTCOME_MSR_LOAD);
    assert_int_equal(vmxd_entry_outcome_of_exit(vmxd_exit_reason_from(10), 0),
                     VMXD_OUTCOME_SUCCESS);
}

/* --- The assertion --- */

static void failed(uint32_t rule)
{
    asserted = rule;
}

static void an_assertion_names_the_first_broken_rule(void **state)
{
    (void)state;
    vmxd_snapshot_clear(&s);
    asserted = VMXD_RULES;
    VMXD_ENTRY_ASSERT(&s, 0, failed);
    assert_int_equal(asserted, VMXD_RULES);
    vmxd_snapshot_set(&s, VMXD_INPUT_HOST_CS_SELECTOR, 0);
    VMXD_ENTRY_ASSERT(&s, 1, failed); /* a host selector is not changed from entry to entry */
    assert_int_equal(asserted, VMXD_RULES);
    VMXD_ENTRY_ASSERT(&s, 0, failed);
    assert_int_equal(asserted, VMXD_RULE_HOST_CS_NONNULL);
    vmxd_snapshot_set(&s, VMXD_INPUT_GUEST_RFLAGS, 0);
    VMXD_ENTRY_ASSERT(&s, 1, failed);
    assert_int_equal(asserted, VMXD_RULE_GUEST_RFLAGS_BIT1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_snapshot_skips_the_fields_that_the_processor_lacks),
        cmocka_unit_test(a_known_value_is_not_replaced_by_an_assumption),
        cmocka_unit_test(the_end_of_a_table_does_not_wrap),
        cmocka_unit_test(with_nothing_known_everything_is_possible),
        cmocka_unit_test(a_stage_that_fails_hides_the_later_ones),
        cmocka_unit_test(a_rule_that_some_processors_check_may_succeed),
        cmocka_unit_test(the_first_entry_that_cannot_be_loaded_is_named),
        cmocka_unit_test(an_outcome_leaves_the_rules_of_its_kind),
        cmocka_unit_test(an_exit_33_proves_controls_and_host_state),
        cmocka_unit_test(an_explanation_begins_with_the_broken_rules),
        cmocka_unit_test(errors_and_exits_have_an_outcome),
        cmocka_unit_test(an_assertion_names_the_first_broken_rule),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
