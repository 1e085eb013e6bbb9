/* SPDX-License-Identifier: MIT */
/* Access rights, limit and base of a descriptor. */
#include "test.h"
#include "vmxdefs/guest_state.h"
#include "vmxdefs/names.h"

#define FLAT_CODE_64 0x00AF9B000000FFFFull
#define FLAT_DATA    0x00CF93000000FFFFull

static void access_rights_of_flat_segments_are_the_usual_ones(void **state)
{
    (void)state;
    assert_int_equal(vmxd_access_rights_from_descriptor(FLAT_CODE_64).full, 0xA09B);
    assert_int_equal(vmxd_access_rights_from_descriptor(FLAT_DATA).full, 0xC093);
    assert_int_equal(vmxd_access_rights_from_descriptor(0x00008B0000000067).full, 0x008B);
}

static void the_limit_bits_of_a_descriptor_are_not_access_rights(void **state)
{
    (void)state;
    assert_int_equal(vmxd_access_rights_from_descriptor(~0ull).full, 0xF0FF);
}

static void an_unusable_register_has_bit_16_only(void **state)
{
    (void)state;
    assert_int_equal(vmxd_access_rights_unusable().full, 0x10000);
}

static void the_limit_is_in_bytes(void **state)
{
    (void)state;
    assert_int_equal(vmxd_descriptor_limit(FLAT_DATA), 0xFFFFFFFF);
    assert_int_equal(vmxd_descriptor_limit(0x00008B0000000067), 0x67);
    assert_int_equal(vmxd_descriptor_limit(0x000F000000000000), 0xF0000);
    assert_int_equal(vmxd_descriptor_limit(0x0080000000000000), 0xFFF);
}

static void the_base_is_gathered_from_three_places_and_the_second_half(void **state)
{
    (void)state;
    assert_int_equal(vmxd_descriptor_base(0x7800005634120000, 0), 0x78563412);
    assert_int_equal(vmxd_descriptor_base(FLAT_DATA, ~0ull), 0xFFFFFFFF00000000);
    assert_int_equal(vmxd_descriptor_base(0x80008B0000100067, 0xFFFF8000), 0xFFFF800080000010);
}

static void segment_types_have_their_bits(void **state)
{
    (void)state;
    for (uint32_t type = 0; type < 16; type++) {
        const char *words = vmxd_segment_name(type);

        assert_int_equal(strncmp(words, "code", 4) == 0, type >> 3);
        assert_int_equal(strstr(words, "accessed") != NULL, type & 1);
        assert_int_equal(strstr(words, type & 8 ? "execute/read" : "read/write") != NULL,
                         type >> 1 & 1);
        assert_int_equal(strstr(words, type & 8 ? "conforming" : "expand-down") != NULL,
                         type >> 2 & 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(access_rights_of_flat_segments_are_the_usual_ones),
        cmocka_unit_test(the_limit_bits_of_a_descriptor_are_not_access_rights),
        cmocka_unit_test(an_unusable_register_has_bit_16_only),
        cmocka_unit_test(the_limit_is_in_bytes),
        cmocka_unit_test(the_base_is_gathered_from_three_places_and_the_second_half),
        cmocka_unit_test(segment_types_have_their_bits),
    };

    return cmocka_run_group_tests_name("guest_state", tests, NULL, NULL);
}
