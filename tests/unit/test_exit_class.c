/* SPDX-License-Identifier: MIT */
/* What is valid after an exit, by its reason. */
#include "test.h"
#include "vmxdefs/exit_class.h"
#include "vmxdefs/names.h"

#define VALID 0x80000000u

static vmxd_exit_reason reason(uint32_t word)
{
    return vmxd_exit_reason_from(word);
}

static bool has_length(uint32_t word, uint64_t qualification, uint32_t cause, uint32_t interrupted)
{
    return vmxd_exit_has_instruction_length(reason(word), qualification,
                                            vmxd_exit_interruption_from(cause),
                                            vmxd_idt_vectoring_from(interrupted));
}

/* All reasons of 16 bits, defined or not. */
static void every_defined_reason_has_a_kind_and_no_other_has(void **state)
{
    (void)state;
    for (uint32_t basic = 0; basic <= 0xFFFF; basic++) {
        const vmxd_exit_class c = vmxd_exit_class_of(basic);
        const bool defined = strcmp(vmxd_exit_name(basic), "undefined exit reason") != 0;

        assert_int_equal(VMXD_GET(VMXD_EXIT_CLASS_KIND, c) != VMXD_KIND_UNDEFINED, defined);
        if (!defined)
            assert_int_equal(c.full, 0);
    }
}

static void only_four_reasons_are_trap_like(void **state)
{
    (void)state;
    for (uint32_t basic = 0; basic <= 0xFFFF; basic++)
        assert_int_equal(vmxd_exit_is_trap_like(basic), basic == VMXD_EXIT_TPR_BELOW_THRESHOLD ||
                                                            basic == VMXD_EXIT_VIRTUALIZED_EOI ||
                                                            basic == VMXD_EXIT_APIC_WRITE ||
                                                            basic == VMXD_EXIT_BUS_LOCK);
}

static void instructions_are_fault_like_and_events_are_not(void **state)
{
    (void)state;
    assert_true(vmxd_exit_is_fault_like(VMXD_EXIT_CPUID));
    assert_true(vmxd_exit_is_fault_like(VMXD_EXIT_EPT_VIOLATION));
    assert_true(vmxd_exit_is_fault_like(VMXD_EXIT_APIC_ACCESS));
    assert_false(vmxd_exit_is_fault_like(VMXD_EXIT_EXTERNAL_INTERRUPT));
    assert_false(vmxd_exit_is_fault_like(VMXD_EXIT_MONITOR_TRAP_FLAG));
    assert_false(vmxd_exit_is_fault_like(VMXD_EXIT_APIC_WRITE));
    assert_false(vmxd_exit_is_fault_like(35));
}

static void eight_reasons_may_interrupt_event_delivery(void **state)
{
    (void)state;
    for (uint32_t basic = 0; basic <= 0xFFFF; basic++)
        assert_int_equal(vmxd_exit_may_interrupt_delivery(basic),
                         basic == 0 || basic == 9 || basic == 44 || basic == 48 || basic == 49 ||
                             basic == 62 || basic == 66 || basic == 75);
}

static void instruction_information_of_io_is_that_of_ins_and_outs_only(void **state)
{
    (void)state;
    assert_int_equal(vmxd_exit_instr_info_format(reason(30), 0x10), VMXD_INFO_FORMAT_INS_OUTS);
    assert_int_equal(vmxd_exit_instr_info_format(reason(30), 0xFFEF), VMXD_INFO_FORMAT_NONE);
    assert_int_equal(vmxd_exit_instr_info_format(reason(46), 0), VMXD_INFO_FORMAT_GDTR_IDTR);
    assert_int_equal(vmxd_exit_instr_info_format(reason(47), 0), VMXD_INFO_FORMAT_LDTR_TR);
    assert_int_equal(vmxd_exit_instr_info_format(reason(10), 0), VMXD_INFO_FORMAT_NONE);
}

static void enclave_mode_and_a_failed_entry_leave_no_instruction_information(void **state)
{
    (void)state;
    assert_int_equal(vmxd_exit_instr_info_format(reason(1u << 27 | 46), 0), VMXD_INFO_FORMAT_NONE);
    assert_int_equal(vmxd_exit_instr_info_format(reason(1u << 31 | 46), 0), VMXD_INFO_FORMAT_NONE);
    assert_false(has_length(1u << 27 | 10, 0, 0, 0));
    assert_false(has_length(1u << 31 | 10, 0, 0, 0));
}

static void the_guest_physical_address_belongs_to_four_reasons(void **state)
{
    (void)state;
    for (uint32_t basic = 0; basic <= 0xFFFF; basic++)
        assert_int_equal(vmxd_exit_has_physical_address(reason(basic)),
                         basic == 48 || basic == 49 || basic == 66 || basic == 71);
    assert_false(vmxd_exit_has_physical_address(reason(1u << 31 | 48)));
}

static void lmsw_with_a_memory_operand_is_told_from_the_rest(void **state)
{
    (void)state;
    assert_true(vmxd_exit_is_lmsw_from_memory(0x70));
    assert_false(vmxd_exit_is_lmsw_from_memory(0x30));
    assert_false(vmxd_exit_is_lmsw_from_memory(0x40));
}

static void the_guest_linear_address_is_valid_in_the_cases_of_the_manual(void **state)
{
    (void)state;
    assert_true(vmxd_exit_has_linear_address(reason(28), 0x70));
    assert_false(vmxd_exit_has_linear_address(reason(28), 0x00));
    assert_true(vmxd_exit_has_linear_address(reason(30), 0x10));
    assert_false(vmxd_exit_has_linear_address(reason(30), 0x00));
    assert_true(vmxd_exit_has_linear_address(reason(5), 0x10));
    assert_false(vmxd_exit_has_linear_address(reason(5), 0x00));
    assert_true(vmxd_exit_has_linear_address(reason(48), 0x80));
    assert_false(vmxd_exit_has_linear_address(reason(48), 0x00));
    assert_true(vmxd_exit_has_linear_address(reason(66), 0));
    assert_true(vmxd_exit_has_linear_address(reason(71), 0));
    assert_false(vmxd_exit_has_linear_address(reason(10), ~0ull));
    assert_false(vmxd_exit_has_linear_address(reason(1u << 31 | 66), 0));
}

static void a_busy_shadow_stack_makes_the_linear_address_valid(void **state)
{
    const uint32_t busy = 1u << 25;

    (void)state;
    assert_true(vmxd_exit_has_linear_address(reason(busy | 49), 0));
    assert_false(vmxd_exit_has_linear_address(reason(49), 0));
    assert_true(vmxd_exit_has_linear_address(reason(busy | 62), 0));
    assert_false(vmxd_exit_has_linear_address(reason(62), 0));
    assert_true(vmxd_exit_has_linear_address(reason(busy | 75), 0));
    assert_false(vmxd_exit_has_linear_address(reason(75), 0));
    assert_false(vmxd_exit_has_linear_address(reason(busy | 75), 1));
}

static void instructions_have_a_length_and_events_have_none(void **state)
{
    (void)state;
    assert_true(has_length(VMXD_EXIT_CPUID, 0, 0, 0));
    assert_true(has_length(VMXD_EXIT_VMCALL, 0, 0, 0));
    assert_true(has_length(1u << 26 | VMXD_EXIT_CPUID, 0, 0, 0));
    assert_false(has_length(VMXD_EXIT_EXTERNAL_INTERRUPT, 0, 0, 0));
    assert_false(has_length(VMXD_EXIT_APIC_WRITE, 0, 0, 0));
    assert_false(has_length(VMXD_EXIT_EPT_MISCONFIGURATION, 0, 0, VALID | 4 << 8));
    assert_false(has_length(35, 0, 0, 0));
}

static void exceptions_have_a_length_if_an_instruction_raised_or_caused_them(void **state)
{
    (void)state;
    assert_true(has_length(0, 0, VALID | 6 << 8 | 3, 0));
    assert_true(has_length(0, 0, VALID | 5 << 8 | 1, 0));
    assert_false(has_length(0, 0, VALID | 3 << 8 | 14, 0));
    assert_false(has_length(0, 0, 6 << 8 | 3, 0)); /* not valid */
    assert_true(has_length(0, 0, VALID | 3 << 8 | 14, VALID | 4 << 8 | 0x80));
    assert_false(has_length(0, 0, VALID | 3 << 8 | 14, VALID | 3 << 8 | 13));
    assert_false(has_length(0, 0, VALID | 3 << 8 | 14, 4 << 8 | 0x80));
}

static void a_task_switch_has_a_length_unless_an_event_made_it(void **state)
{
    (void)state;
    for (uint64_t source = 0; source < 3; source++)
        assert_true(has_length(9, source << 30, 0, 0));
    assert_false(has_length(9, 3ull << 30, 0, VALID | 0x20));
    assert_true(has_length(9, 3ull << 30, 0, VALID | 4 << 8 | 0x20));
}

static void accesses_have_a_length_only_in_the_delivery_of_int_n_and_kin(void **state)
{
    static const uint32_t reasons[] = {44, 48, 62, 66};

    (void)state;
    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
        for (uint32_t type = 0; type < 8; type++) {
            assert_int_equal(has_length(reasons[i], 0, 0, VALID | type << 8),
                             type >= 4 && type <= 6);
            assert_false(has_length(reasons[i], 0, 0, type << 8));
        }
}

/* An exit in the delivery of an event has an instruction length if and only if the VM entry that
 * injects the event again needs it. */
static void the_length_is_there_whenever_the_event_is_injected_again_with_it(void **state)
{
    static const uint32_t reasons[] = {0, 44, 48, 62, 66};
    const uint32_t page_fault = VALID | 3 << 8 | 14;

    (void)state;
    for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
        for (uint32_t event = 0; event < 8 << 8; event++) {
            const vmxd_entry_interruption again =
                vmxd_event_reinject(vmxd_idt_vectoring_from(VALID | event));

            assert_int_equal(has_length(reasons[i], 0, page_fault, VALID | event),
                             vmxd_event_needs_instruction_length(again));
            assert_false(has_length(reasons[i], 0, page_fault, event));
        }
}

/* With FRED a fault in the delivery of SYSCALL (1) or SYSENTER (2); 0 is a pending MTF VM exit. */
static void a_fault_in_the_delivery_of_syscall_or_sysenter_has_a_length(void **state)
{
    (void)state;
    assert_true(has_length(0, 0, VALID | 3 << 8 | 14, VALID | 7 << 8 | 1));
    assert_true(has_length(0, 0, VALID | 3 << 8 | 14, VALID | 7 << 8 | 2));
    assert_false(has_length(0, 0, VALID | 3 << 8 | 14, VALID | 7 << 8));
    assert_false(has_length(0, 0, VALID | 3 << 8 | 14, VALID | 7 << 8 | 3));
    assert_false(has_length(0, 0, VALID | 3 << 8 | 14, 7 << 8 | 1));
}

static void an_sgx_conflict_has_both_addresses_and_no_length(void **state)
{
    (void)state;
    assert_true(vmxd_exit_is_fault_like(VMXD_EXIT_SGX_CONFLICT));
    assert_int_equal(vmxd_exit_qual_format(VMXD_EXIT_SGX_CONFLICT), VMXD_QUAL_FORMAT_SGX_CONFLICT);
    assert_true(vmxd_exit_has_physical_address(reason(VMXD_EXIT_SGX_CONFLICT)));
    assert_true(vmxd_exit_has_linear_address(reason(VMXD_EXIT_SGX_CONFLICT), 0));
    assert_false(has_length(VMXD_EXIT_SGX_CONFLICT, 0, 0, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_defined_reason_has_a_kind_and_no_other_has),
        cmocka_unit_test(only_four_reasons_are_trap_like),
        cmocka_unit_test(instructions_are_fault_like_and_events_are_not),
        cmocka_unit_test(eight_reasons_may_interrupt_event_delivery),
        cmocka_unit_test(instruction_information_of_io_is_that_of_ins_and_outs_only),
        cmocka_unit_test(enclave_mode_and_a_failed_entry_leave_no_instruction_information),
        cmocka_unit_test(the_guest_physical_address_belongs_to_four_reasons),
        cmocka_unit_test(lmsw_with_a_memory_operand_is_told_from_the_rest),
        cmocka_unit_test(the_guest_linear_address_is_valid_in_the_cases_of_the_manual),
        cmocka_unit_test(a_busy_shadow_stack_makes_the_linear_address_valid),
        cmocka_unit_test(instructions_have_a_length_and_events_have_none),
        cmocka_unit_test(exceptions_have_a_length_if_an_instruction_raised_or_caused_them),
        cmocka_unit_test(a_task_switch_has_a_length_unless_an_event_made_it),
        cmocka_unit_test(the_length_is_there_whenever_the_event_is_injected_again_with_it),
        cmocka_unit_test(a_fault_in_the_delivery_of_syscall_or_sysenter_has_a_length),
        cmocka_unit_test(an_sgx_conflict_has_both_addresses_and_no_length),
        cmocka_unit_test(accesses_have_a_length_only_in_the_delivery_of_int_n_and_kin),
    };

    return cmocka_run_group_tests_name("exit_class", tests, NULL, NULL);
}
