/* SPDX-License-Identifier: MIT */
/* Exit qualifications: bits that are valid only if another bit is 1. */
#include "test.h"
#include "vmxdefs/exit_qualification.h"

#define LINEAR     0x80ull /* the guest-linear address is valid */
#define TRANSLATED 0x100ull

static vmxd_qual_ept_violation violation(uint64_t value)
{
    return vmxd_qual_ept_violation_from(value);
}

static void bit_8_says_something_only_with_bit_7(void **state)
{
    (void)state;
    assert_true(vmxd_ept_violation_has_linear_address(violation(LINEAR)));
    assert_false(vmxd_ept_violation_has_linear_address(violation(~LINEAR)));
    assert_true(vmxd_ept_violation_is_to_translation(violation(LINEAR | TRANSLATED)));
    assert_false(vmxd_ept_violation_is_to_translation(violation(~LINEAR)));
    assert_false(vmxd_ept_violation_is_to_translation(violation(~TRANSLATED)));
}

static void page_information_needs_bits_7_and_8_and_the_capability(void **state)
{
    (void)state;
    assert_true(vmxd_ept_violation_has_page_information(violation(LINEAR | TRANSLATED), true));
    assert_false(vmxd_ept_violation_has_page_information(violation(LINEAR | TRANSLATED), false));
    assert_false(vmxd_ept_violation_has_page_information(violation(~TRANSLATED), true));
}

static void the_shadow_stack_bit_needs_a_walk_to_the_end(void **state)
{
    (void)state;
    for (uint64_t permission = 0x08; permission <= 0x20; permission <<= 1) {
        assert_true(vmxd_ept_violation_has_shadow_stack_bit(violation(permission), true));
        assert_false(vmxd_ept_violation_has_shadow_stack_bit(violation(permission), false));
    }
    assert_false(vmxd_ept_violation_has_shadow_stack_bit(violation(~0x38ull), true));
}

static void fetches_in_user_mode_have_a_bit_only_with_mbec(void **state)
{
    (void)state;
    assert_true(vmxd_ept_violation_executable_for_user(violation(0x40), true));
    assert_false(vmxd_ept_violation_executable_for_user(violation(0x40), false));
    assert_true(vmxd_ept_violation_executable_for_user(violation(0x20), false));
    assert_false(vmxd_ept_violation_executable_for_user(violation(0x20), true));
}

static void nothing_is_allowed_where_all_permissions_are_0(void **state)
{
    (void)state;
    assert_true(vmxd_ept_violation_allows_nothing(violation(~0x78ull), true));
    assert_true(vmxd_ept_violation_allows_nothing(violation(~0x38ull), false));
    for (uint64_t permission = 0x08; permission <= 0x40; permission <<= 1)
        assert_false(vmxd_ept_violation_allows_nothing(violation(permission), true));
}

static void guest_physical_apic_accesses_have_no_offset(void **state)
{
    (void)state;
    for (uint64_t type = 0; type < 16; type++)
        assert_int_equal(vmxd_apic_access_has_offset(vmxd_qual_apic_access_from(type << 12)),
                         type <= 4);
}

/* 0x1103 is MOV to CR3 of RCX, and of R17 on a processor with APX. */
static void the_register_has_five_bits_only_with_apx(void **state)
{
    (void)state;
    assert_int_equal(vmxd_qual_cr_gpr(vmxd_qual_cr_from(0x1103), false), VMXD_GPR_RCX);
    assert_int_equal(vmxd_qual_cr_gpr(vmxd_qual_cr_from(0x1103), true), VMXD_GPR_R17);
    assert_int_equal(vmxd_qual_dr_gpr(vmxd_qual_dr_from(0x1F17), false), VMXD_GPR_R15);
    assert_int_equal(vmxd_qual_dr_gpr(vmxd_qual_dr_from(0x1F17), true), VMXD_GPR_R31);
}

static void no_other_bit_reaches_the_register(void **state)
{
    (void)state;
    for (uint32_t number = 0; number < 32; number++) {
        const uint64_t q = ~0x1F00ull | number << 8;

        assert_int_equal(vmxd_qual_cr_gpr(vmxd_qual_cr_from(q), true), number);
        assert_int_equal(vmxd_qual_dr_gpr(vmxd_qual_dr_from(q), true), number);
        assert_int_equal(vmxd_qual_cr_gpr(vmxd_qual_cr_from(q), false), number & 15);
        assert_int_equal(vmxd_qual_dr_gpr(vmxd_qual_dr_from(q), false), number & 15);
    }
}

static void a_machine_check_smi_has_bit_0(void **state)
{
    (void)state;
    assert_true(VMXD_GET(VMXD_QUAL_OTHER_SMI_MSMI, vmxd_qual_other_smi_from(1)));
    assert_false(VMXD_GET(VMXD_QUAL_OTHER_SMI_MSMI, vmxd_qual_other_smi_from(~1ull)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bit_8_says_something_only_with_bit_7),
        cmocka_unit_test(page_information_needs_bits_7_and_8_and_the_capability),
        cmocka_unit_test(the_shadow_stack_bit_needs_a_walk_to_the_end),
        cmocka_unit_test(fetches_in_user_mode_have_a_bit_only_with_mbec),
        cmocka_unit_test(nothing_is_allowed_where_all_permissions_are_0),
        cmocka_unit_test(guest_physical_apic_accesses_have_no_offset),
        cmocka_unit_test(the_register_has_five_bits_only_with_apx),
        cmocka_unit_test(no_other_bit_reaches_the_register),
        cmocka_unit_test(a_machine_check_smi_has_bit_0),
    };

    return cmocka_run_group_tests_name("exit_qualification", tests, NULL, NULL);
}
