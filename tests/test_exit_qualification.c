/* SPDX-License-Identifier: MIT */
/* Which bits of an exit qualification mean something when. */
#include "test.h"
#include "vmxdefs/exit_qualification.h"

static vmxd_qualification_ept_violation ept(uint64_t bits)
{
    return vmxd_qualification_ept_violation_from(bits);
}

static void the_linear_address_is_valid_by_bit_7(void **state)
{
    (void)state;
    assert_true(vmxd_ept_violation_has_linear_address(ept(0x80)));
    assert_false(vmxd_ept_violation_has_linear_address(ept(~0x80ull)));
}

static void bit_8_says_nothing_without_bit_7(void **state)
{
    (void)state;
    assert_true(vmxd_ept_violation_is_to_translation(ept(0x180)));
    assert_false(vmxd_ept_violation_is_to_translation(ept(0x100)));
    assert_false(vmxd_ept_violation_is_to_translation(ept(0x080)));
}

static void page_information_needs_bits_7_and_8_and_the_capability(void **state)
{
    (void)state;
    assert_true(vmxd_ept_violation_has_page_information(ept(0x180), true));
    assert_false(vmxd_ept_violation_has_page_information(ept(0x180), false));
    assert_false(vmxd_ept_violation_has_page_information(ept(0xF80 & ~0x100ull), true));
}

static void the_shadow_stack_bit_needs_the_eptp_and_a_walk_to_the_end(void **state)
{
    (void)state;
    assert_true(vmxd_ept_violation_has_shadow_stack_bit(ept(0x08), true));
    assert_true(vmxd_ept_violation_has_shadow_stack_bit(ept(0x20), true));
    assert_false(vmxd_ept_violation_has_shadow_stack_bit(ept(0x08), false));
    assert_false(vmxd_ept_violation_has_shadow_stack_bit(ept(0x4000), true));
}

static void without_mbec_bit_5_speaks_for_user_mode_too(void **state)
{
    (void)state;
    assert_true(vmxd_ept_violation_executable_for_user(ept(0x20), false));
    assert_false(vmxd_ept_violation_executable_for_user(ept(0x20), true));
    assert_true(vmxd_ept_violation_executable_for_user(ept(0x40), true));
    assert_false(vmxd_ept_violation_executable_for_user(ept(0x40), false));
}

static void nothing_is_allowed_if_no_permission_is_set(void **state)
{
    (void)state;
    assert_true(vmxd_ept_violation_allows_nothing(ept(0x187), false));
    assert_true(vmxd_ept_violation_allows_nothing(ept(0x40), false)); /* undefined then */
    assert_false(vmxd_ept_violation_allows_nothing(ept(0x40), true));
    assert_false(vmxd_ept_violation_allows_nothing(ept(0x08), true));
    assert_false(vmxd_ept_violation_allows_nothing(ept(0x10), true));
    assert_false(vmxd_ept_violation_allows_nothing(ept(0x20), true));
}

static void only_linear_accesses_to_the_apic_page_have_an_offset(void **state)
{
    (void)state;
    for (uint64_t type = 0; type < 16; type++)
        assert_int_equal(
            vmxd_apic_access_has_offset(vmxd_qualification_apic_access_from(type << 12 | 0x300)),
            type <= 4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_linear_address_is_valid_by_bit_7),
        cmocka_unit_test(bit_8_says_nothing_without_bit_7),
        cmocka_unit_test(page_information_needs_bits_7_and_8_and_the_capability),
        cmocka_unit_test(the_shadow_stack_bit_needs_the_eptp_and_a_walk_to_the_end),
        cmocka_unit_test(without_mbec_bit_5_speaks_for_user_mode_too),
        cmocka_unit_test(nothing_is_allowed_if_no_permission_is_set),
        cmocka_unit_test(only_linear_accesses_to_the_apic_page_have_an_offset),
    };

    return cmocka_run_group_tests_name("exit_qualification", tests, NULL, NULL);
}
