/* SPDX-License-Identifier: MIT */
/* Error codes, FRED event data and NMI unblocking. */
#include "test.h"
#include "vmxdefs/event.h"

static void events_by_instruction_need_its_length(void **state)
{
    (void)state;
    for (uint32_t type = 0; type < 8; type++) {
        assert_int_equal(vmxd_event_type_is_by_instruction(type), type >= 4 && type <= 6);
        for (uint32_t vector = 0; vector < 256; vector++) {
            const bool by_instruction =
                (type >= 4 && type <= 6) || (type == 7 && (vector == 1 || vector == 2));

            assert_int_equal(vmxd_event_is_by_instruction(type, vector), by_instruction);
            assert_int_equal(vmxd_event_needs_instruction_length(
                                 vmxd_entry_interruption_from(0x80000000 | type << 8 | vector)),
                             by_instruction);
        }
    }
}

static void only_hardware_exceptions_in_protected_mode_have_an_error_code(void **state)
{
    (void)state;
    for (unsigned vector = 0; vector < 256; vector++)
        for (uint32_t type = 0; type < 8; type++) {
            assert_int_equal(vmxd_event_error_code(type, VMXD_CAST(uint8_t, vector), false, true),
                             VMXD_ERROR_CODE_NEVER);
            if (type != VMXD_EVENT_HARDWARE_EXCEPTION)
                assert_int_equal(
                    vmxd_event_error_code(type, VMXD_CAST(uint8_t, vector), true, true),
                    VMXD_ERROR_CODE_NEVER);
        }
}

static void the_vector_decides_unless_basic_56_lets_it_be(void **state)
{
    static const char must[] = "--------*-*****--*--------------";

    (void)state;
    for (unsigned vector = 0; vector < 32; vector++) {
        assert_int_equal(vmxd_event_error_code(VMXD_EVENT_HARDWARE_EXCEPTION,
                                               VMXD_CAST(uint8_t, vector), true, false),
                         must[vector] == '*' ? VMXD_ERROR_CODE_ALWAYS : VMXD_ERROR_CODE_NEVER);
        assert_int_equal(vmxd_event_error_code(VMXD_EVENT_HARDWARE_EXCEPTION,
                                               VMXD_CAST(uint8_t, vector), true, true),
                         VMXD_ERROR_CODE_EITHER);
        assert_int_equal(vmxd_vector_has_error_code(VMXD_CAST(uint8_t, vector)),
                         must[vector] == '*' || vector == VMXD_VECTOR_CP);
    }
    assert_false(vmxd_vector_has_error_code(40));
}

static void nmi_unblocking_is_defined_in_the_cases_of_the_manual(void **state)
{
    const vmxd_exit_interruption fault = vmxd_exit_interruption_from(0x80000B0D);
    const vmxd_exit_interruption double_fault = vmxd_exit_interruption_from(0x80000B08);
    const vmxd_exit_interruption interrupt_8 = vmxd_exit_interruption_from(0x80000008);
    const vmxd_exit_interruption stale = vmxd_exit_interruption_from(0x00000B08);
    const vmxd_idt_vectoring no = vmxd_idt_vectoring_from(0x00000B0E);
    const vmxd_idt_vectoring yes = vmxd_idt_vectoring_from(0x80000B0E);

    (void)state;
    assert_true(vmxd_nmi_unblocking_is_defined(false, false, fault, no));
    assert_true(vmxd_nmi_unblocking_is_defined(true, true, fault, no));
    assert_false(vmxd_nmi_unblocking_is_defined(true, false, fault, no));
    assert_false(vmxd_nmi_unblocking_is_defined(true, true, fault, yes));
    assert_false(vmxd_nmi_unblocking_is_defined(true, true, double_fault, no));
    assert_true(vmxd_nmi_unblocking_is_defined(true, true, interrupt_8, no));
    assert_true(vmxd_nmi_unblocking_is_defined(true, true, stale, no));
}

static void fred_event_data_belong_to_four_events(void **state)
{
    (void)state;
    assert_int_equal(vmxd_event_fred_data(VMXD_EVENT_HARDWARE_EXCEPTION, 1), VMXD_FRED_DATA_DEBUG);
    assert_int_equal(vmxd_event_fred_data(VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION, 1),
                     VMXD_FRED_DATA_DEBUG);
    assert_int_equal(vmxd_event_fred_data(VMXD_EVENT_NMI, 2), VMXD_FRED_DATA_NMI_SOURCE);
    assert_int_equal(vmxd_event_fred_data(VMXD_EVENT_HARDWARE_EXCEPTION, 7),
                     VMXD_FRED_DATA_XFD_ERROR);
    assert_int_equal(vmxd_event_fred_data(VMXD_EVENT_HARDWARE_EXCEPTION, 14),
                     VMXD_FRED_DATA_LINEAR_ADDRESS);
    assert_int_equal(vmxd_event_fred_data(VMXD_EVENT_HARDWARE_EXCEPTION, 13), VMXD_FRED_DATA_ZERO);
    assert_int_equal(vmxd_event_fred_data(VMXD_EVENT_SOFTWARE_INTERRUPT, 14), VMXD_FRED_DATA_ZERO);
    assert_int_equal(vmxd_event_fred_data(VMXD_EVENT_EXTERNAL_INTERRUPT, 1), VMXD_FRED_DATA_ZERO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(events_by_instruction_need_its_length),
        cmocka_unit_test(only_hardware_exceptions_in_protected_mode_have_an_error_code),
        cmocka_unit_test(the_vector_decides_unless_basic_56_lets_it_be),
        cmocka_unit_test(nmi_unblocking_is_defined_in_the_cases_of_the_manual),
        cmocka_unit_test(fred_event_data_belong_to_four_events),
    };

    return cmocka_run_group_tests_name("event_rules", tests, NULL, NULL);
}
