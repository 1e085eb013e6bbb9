/* SPDX-License-Identifier: MIT */
/* The name of the field that contains a bit. */
#include "test.h"
#include "vmxdefs/rows.h"
#include "vmxdefs/names.h"

static void a_bit_has_the_name_of_its_row(void **state)
{
    (void)state;
    assert_string_equal(vmxd_exit_reason_field(0), "basic");
    assert_string_equal(vmxd_exit_reason_field(15), "basic");
    assert_string_equal(vmxd_exit_reason_field(16), "zero_16");
    assert_string_equal(vmxd_exit_reason_field(27), "enclave_mode");
    assert_string_equal(vmxd_exit_reason_field(31), "failed_entry");
    assert_string_equal(vmxd_tertiary_controls_field(63), "reserved_13");
    assert_string_equal(vmxd_ept_leaf_field(63), "suppress_ve");
}

static void a_bit_beyond_the_word_has_none(void **state)
{
    (void)state;
    assert_string_equal(vmxd_exit_reason_field(32), "no such bit");
    assert_string_equal(vmxd_ept_leaf_field(64), "no such bit");
    assert_string_equal(vmxd_exit_reason_field(0xFFFFFFFF), "no such bit");
}

#define CHECK(function, kind, member, constant, lsb, width, names) \
    for (unsigned bit = lsb; bit < lsb + width; bit++)             \
        assert_string_equal(function(bit), #member);
#define WALK(tag, TABLE) TABLE(CHECK, tag##_field)

static void every_bit_of_every_table_has_its_name(void **state)
{
    (void)state;
    VMXD_ALL_WORDS32(WALK)
    VMXD_ALL_WORDS64(WALK)
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bit_has_the_name_of_its_row),
        cmocka_unit_test(a_bit_beyond_the_word_has_none),
        cmocka_unit_test(every_bit_of_every_table_has_its_name),
    };

    return cmocka_run_group_tests_name("names", tests, NULL, NULL);
}
