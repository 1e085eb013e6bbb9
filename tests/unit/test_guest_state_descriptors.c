/* SPDX-License-Identifier: MIT */
/* Guest state from segment descriptors. */
#include "test.h"
#include "vmxdefs/guest_state.h"

static void a_flat_code_segment(void **state)
{
    const uint64_t descriptor = 0x00AF9B000000FFFFull; /* 64-bit code, 4 GBytes */
    const vmxd_access_rights rights = vmxd_access_rights_from_descriptor(descriptor);

    (void)state;
    assert_int_equal(rights.full, 0xA09B);
    assert_int_equal(rights.bits.type, VMXD_SEGMENT_CODE_ACCESSED);
    assert_int_equal(rights.bits.long_mode, 1);
    assert_int_equal(vmxd_descriptor_limit(descriptor), 0xFFFFFFFF);
    assert_int_equal(vmxd_descriptor_base(descriptor, 0), 0);
}

static void every_part_of_a_descriptor_finds_its_place(void **state)
{
    const uint64_t tss = 0x12008B3456780067ull; /* base 0x12345678, limit 0x67, busy TSS */

    (void)state;
    assert_int_equal(vmxd_access_rights_from_descriptor(tss).full, 0x008B);
    assert_int_equal(vmxd_descriptor_limit(tss), 0x67);
    assert_int_equal(vmxd_descriptor_base(tss, 0xFFFFFFFFFFFF8000ull), 0xFFFF800012345678ull);
    assert_int_equal(vmxd_descriptor_base(tss, 0xFFFF8000), 0xFFFF800012345678ull);
    assert_int_equal(vmxd_access_rights_from_descriptor(~0ull).full, 0xF0FF);
    assert_int_equal(vmxd_descriptor_base(~0ull, 0), 0xFFFFFFFF);
    assert_int_equal(vmxd_descriptor_base(1ull << 32, 0), 0x10000);
}

static void a_limit_counts_bytes_or_pages(void **state)
{
    (void)state;
    assert_int_equal(vmxd_descriptor_limit(0x000A000000001234ull), 0xA1234);
    assert_int_equal(vmxd_descriptor_limit(0x008A000000001234ull), 0xA1234FFF);
    assert_int_equal(vmxd_descriptor_limit(0xFF70FFFFFFFF0000ull), 0);
}

static void a_null_selector_makes_a_register_unusable(void **state)
{
    (void)state;
    assert_int_equal(vmxd_access_rights_unusable().full, 0x10000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_flat_code_segment),
        cmocka_unit_test(every_part_of_a_descriptor_finds_its_place),
        cmocka_unit_test(a_limit_counts_bytes_or_pages),
        cmocka_unit_test(a_null_selector_makes_a_register_unusable),
    };

    return cmocka_run_group_tests_name("guest_state_descriptors", tests, NULL, NULL);
}
