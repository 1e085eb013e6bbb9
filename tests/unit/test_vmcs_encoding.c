/* SPDX-License-Identifier: MIT */
/* The parts of the encoding of VMCS fields. */
#include "test.h"
#include "vmxdefs/names.h"
#include "vmxdefs/rows.h"
#include "vmxdefs/vmcs.h"

static void type_and_index_are_those_of_the_encoding(void **state)
{
    (void)state;
    assert_int_equal(vmxd_vmcs_field_type(VMXD_VMCS_CTRL_TSC_OFFSET), VMXD_VMCS_TYPE_CONTROL);
    assert_int_equal(vmxd_vmcs_field_type(VMXD_VMCS_INFO_EXIT_REASON), VMXD_VMCS_TYPE_INFO);
    assert_int_equal(vmxd_vmcs_field_type(VMXD_VMCS_GUEST_RIP), VMXD_VMCS_TYPE_GUEST);
    assert_int_equal(vmxd_vmcs_field_type(VMXD_VMCS_HOST_RIP), VMXD_VMCS_TYPE_HOST);
    assert_int_equal(vmxd_vmcs_field_index(0x2052), 0x29);
    assert_int_equal(vmxd_vmcs_field_index(0x2053), 0x29);
    assert_int_equal(vmxd_vmcs_field_index(0x7FFF), 0x1FF);
}

static void only_fields_of_the_info_type_are_exit_information(void **state)
{
    (void)state;
#define ROW(name, value, words)                                 \
    assert_int_equal(vmxd_vmcs_field_is_exit_information(name), \
                     strncmp(#name, "VMXD_VMCS_INFO_", 15) == 0);
    VMXD_ROWS_VMCS(ROW)
#undef ROW
}

static void
every_listed_field_is_validly_encoded_and_only_64_bit_fields_have_a_high_half(void **state)
{
    (void)state;
#define ROW(name, value, words)                                               \
    assert_true(vmxd_vmcs_field_is_valid(name));                              \
    assert_int_equal(vmxd_vmcs_field_is_valid(vmxd_vmcs_field_high(name)),    \
                     vmxd_vmcs_field_width(name) == VMXD_VMCS_WIDTH_64);      \
    assert_int_equal(vmxd_vmcs_field_full(vmxd_vmcs_field_high(name)), name); \
    assert_int_equal(vmxd_vmcs_field_full(name), name);
    VMXD_ROWS_VMCS(ROW)
#undef ROW
}

static void an_encoding_with_a_reserved_bit_is_invalid(void **state)
{
    (void)state;
    assert_false(vmxd_vmcs_field_is_valid(0x00001000));
    for (unsigned bit = 15; bit < 32; bit++)
        assert_false(vmxd_vmcs_field_is_valid(1u << bit));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(type_and_index_are_those_of_the_encoding),
        cmocka_unit_test(only_fields_of_the_info_type_are_exit_information),
        cmocka_unit_test(
            every_listed_field_is_validly_encoded_and_only_64_bit_fields_have_a_high_half),
        cmocka_unit_test(an_encoding_with_a_reserved_bit_is_invalid),
    };

    return cmocka_run_group_tests_name("vmcs_encoding", tests, NULL, NULL);
}
