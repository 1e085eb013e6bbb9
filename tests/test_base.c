/* SPDX-License-Identifier: MIT */
/* The machinery of base.h, on tables made for the purpose. */
#include "test.h"
#include "vmxdefs/base.h"

/* clang-format off */
#define SMALL_TABLE(F, T)           \
    F(T, low,         0,  4)        \
    F(T, zero_4,      4,  1)        \
    F(T, middle,      5, 11)        \
    F(T, reserved_16, 16, 15)       \
    F(T, top,         31, 1)
VMXD_LAYOUT32(small, SMALL_TABLE);

#define LARGE_TABLE(F, T)           \
    F(T, low,         0, 12)        \
    F(T, address,    12, 40)        \
    F(T, zero_52,    52,  1)        \
    F(T, reserved_53, 53, 10)       \
    F(T, top,         63, 1)
VMXD_LAYOUT64(large, LARGE_TABLE);

#define WHOLE32_TABLE(F, T) F(T, all, 0, 32)
VMXD_LAYOUT32(whole32, WHOLE32_TABLE);

#define WHOLE64_TABLE(F, T) F(T, all, 0, 64)
VMXD_LAYOUT64(whole64, WHOLE64_TABLE);

#define COLOUR_LIST(X)              \
    X(COLOUR_RED,    1, "red")      \
    X(COLOUR_GREEN, 30, "green")
enum colour { COLOUR_LIST(VMXD_ROW_ENUM) };
VMXD_NAMES(colour_name, COLOUR_LIST, "undefined colour");
/* clang-format on */

static void masks_of_a_32_bit_table_stand_where_the_rows_say(void **state)
{
    (void)state;
    assert_int_equal(VMXD_MASK32(small, low), 0x0000000F);
    assert_int_equal(VMXD_MASK32(small, zero_4), 0x00000010);
    assert_int_equal(VMXD_MASK32(small, middle), 0x0000FFE0);
    assert_int_equal(VMXD_MASK32(small, reserved_16), 0x7FFF0000);
    assert_int_equal(VMXD_MASK32(small, top), 0x80000000);
    assert_int_equal(VMXD_MASK32(whole32, all), 0xFFFFFFFF);
}

static void masks_of_a_64_bit_table_stand_where_the_rows_say(void **state)
{
    (void)state;
    assert_int_equal(VMXD_MASK64(large, low), 0x0000000000000FFF);
    assert_int_equal(VMXD_MASK64(large, address), 0x000FFFFFFFFFF000);
    assert_int_equal(VMXD_MASK64(large, zero_52), 0x0010000000000000);
    assert_int_equal(VMXD_MASK64(large, reserved_53), 0x7FE0000000000000);
    assert_int_equal(VMXD_MASK64(large, top), 0x8000000000000000);
    assert_int_equal(VMXD_MASK64(whole64, all), 0xFFFFFFFFFFFFFFFF);
}

static void masks_have_the_width_of_the_word(void **state)
{
    (void)state;
    assert_int_equal(sizeof(VMXD_MASK32(small, low)), 4);
    assert_int_equal(sizeof(VMXD_MASK64(large, low)), 8);
    assert_true(VMXD_MASK32(small, top) > 0); /* not a negative int */
}

static void get_moves_a_field_down_to_bit_0(void **state)
{
    const small s = small_from(0x8001AB5A);
    const large l = large_from(0x8012345678ABCFFE);

    (void)state;
    assert_int_equal(VMXD_GET32(small, low, s), 0xA);
    assert_int_equal(VMXD_GET32(small, middle, s), 0x55A);
    assert_int_equal(VMXD_GET32(small, reserved_16, s), 1);
    assert_int_equal(VMXD_GET32(small, top, s), 1);
    assert_int_equal(VMXD_GET64(large, low, l), 0xFFE);
    assert_int_equal(VMXD_GET64(large, address, l), 0x2345678ABC);
    assert_int_equal(VMXD_GET64(large, zero_52, l), 1);
    assert_int_equal(VMXD_GET64(large, top, l), 1);
}

static void a_wide_field_keeps_its_top_bits_when_it_is_shifted(void **state)
{
    const large l = large_from(0x000FFFFFFFFFF000);

    (void)state;
    assert_int_equal(VMXD_GET64(large, address, l) << 12, 0x000FFFFFFFFFF000);
}

static void put_moves_a_value_up_and_cuts_off_what_does_not_fit(void **state)
{
    (void)state;
    assert_int_equal(VMXD_PUT32(small, middle, 0x55A), 0xAB40);
    assert_int_equal(VMXD_PUT32(small, middle, 0xFFFFF), 0xFFE0);
    assert_int_equal(VMXD_PUT32(small, low, 0x12), 0x2);
    assert_int_equal(VMXD_PUT32(small, top, 1), 0x80000000);
    assert_int_equal(VMXD_PUT64(large, address, 0x2345678ABC), 0x0002345678ABC000);
    assert_int_equal(VMXD_PUT64(large, top, 3), 0x8000000000000000);
    assert_int_equal(VMXD_PUT64(whole64, all, -1), 0xFFFFFFFFFFFFFFFF);
}

static void get_returns_what_put_was_given(void **state)
{
    const small s = small_from(VMXD_PUT32(small, low, 9) | VMXD_PUT32(small, middle, 0x7FF) |
                               VMXD_PUT32(small, top, 1));

    (void)state;
    assert_int_equal(s.full, 0x8000FFE9);
    assert_int_equal(VMXD_GET32(small, low, s), 9);
    assert_int_equal(VMXD_GET32(small, middle, s), 0x7FF);
    assert_int_equal(VMXD_GET32(small, top, s), 1);
}

static void reserved_masks_gather_the_rows_named_so(void **state)
{
    (void)state;
    assert_int_equal(VMXD_RESERVED32(small, SMALL_TABLE), 0x7FFF0010);
    assert_int_equal(VMXD_RESERVED64(large, LARGE_TABLE), 0x7FF0000000000000);
    assert_int_equal(VMXD_RESERVED32(whole32, WHOLE32_TABLE), 0);
}

static void from_takes_as_many_bits_as_the_word_has(void **state)
{
    (void)state;
    assert_int_equal(small_full(small_from(0xFFFFFFFF80000021)), 0x80000021);
    assert_int_equal(whole32_full(whole32_from(0xFFFFFFFF80000021)), 0x80000021);
    assert_int_equal(large_full(large_from(0xFFFFFFFF80000021)), 0xFFFFFFFF80000021);
    assert_int_equal(whole64_full(whole64_from(0xFFFFFFFF80000021)), 0xFFFFFFFF80000021);
}

static void names_are_the_words_of_the_list_and_never_null(void **state)
{
    (void)state;
    assert_string_equal(colour_name(COLOUR_RED), "red");
    assert_string_equal(colour_name(30), "green");
    assert_string_equal(colour_name(0), "undefined colour");
    assert_string_equal(colour_name(0x1001E), "undefined colour");
    assert_string_equal(colour_name(0xFFFFFFFF), "undefined colour");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(masks_of_a_32_bit_table_stand_where_the_rows_say),
        cmocka_unit_test(masks_of_a_64_bit_table_stand_where_the_rows_say),
        cmocka_unit_test(masks_have_the_width_of_the_word),
        cmocka_unit_test(get_moves_a_field_down_to_bit_0),
        cmocka_unit_test(a_wide_field_keeps_its_top_bits_when_it_is_shifted),
        cmocka_unit_test(put_moves_a_value_up_and_cuts_off_what_does_not_fit),
        cmocka_unit_test(get_returns_what_put_was_given),
        cmocka_unit_test(reserved_masks_gather_the_rows_named_so),
        cmocka_unit_test(from_takes_as_many_bits_as_the_word_has),
        cmocka_unit_test(names_are_the_words_of_the_list_and_never_null),
    };

    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
