/* SPDX-License-Identifier: MIT */
/* Which rows have no meaning: their names say so, and names that look like them do not. */
#include "test.h"
#include <stdlib.h>
#include "vmxdefs/tables.h"

/* clang-format off */
#define WORD_TABLE(F, T)     \
    F(T, reserved_0,   0, 1) \
    F(T, desert,       1, 1) \
    F(T, rasen,        2, 1) \
    F(T, redeem,       3, 1) \
    F(T, resin,        4, 1) \
    F(T, readable,     5, 1) \
    F(T, zero_6,       6, 1) \
    F(T, zero_length,  7, 1) \
    F(T, zebra,        8, 1) \
    F(T, zero_9,       9, 1) \
    F(T, zero_a1,     10, 1) \
    F(T, hero_1,      11, 1) \
    F(T, zero_12,     12, 2) \
    F(T, ignored_14,  14, 1) \
    F(T, default1_15, 15, 1) \
    F(T, reserved_16, 16, 16)
#define LONG_TABLE(F, T)     \
    WORD_TABLE(F, T)         \
    F(T, value,       32, 8) \
    F(T, reserved_40, 40, 24)
/* clang-format on */
VMXD_PROVE(small, WORD_TABLE, 32);
VMXD_PROVE(large, LONG_TABLE, 64);

#define RESERVED (1u << 0 | 1u << 6 | 1u << 9 | 3u << 12 | 0xFFFF0000u)

static void the_name_of_a_row_says_that_it_is_reserved(void **state)
{
    (void)state;
    assert_int_equal(VMXD_RESERVED32(small, WORD_TABLE), RESERVED);
    assert_int_equal(VMXD_RESERVED64(large, LONG_TABLE), RESERVED | 0xFFFFFF0000000000ull);
}

/* zero_length_injection has a meaning: what follows is no number. */
static void check_number(const char *member, unsigned long lsb)
{
    static const char *const kinds[] = {"reserved_", "zero_", "ignored_", "undefined_",
                                        "default1_"};

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        const size_t length = strlen(kinds[i]);

        if (strncmp(member, kinds[i], length) == 0 &&
            member[length + strspn(member + length, "0123456789")] == 0)
            assert_int_equal(strtoul(member + length, NULL, 10), lsb);
    }
}

static void a_row_without_a_meaning_has_the_number_of_its_first_bit(void **state)
{
    (void)state;
#define CHECK(table, member, lsb, width) check_number(#member, lsb);
#define WALK(tag, TABLE) TABLE(CHECK, tag)
    VMXD_ALL_TABLES32(WALK)
    VMXD_ALL_TABLES64(WALK)
#undef WALK
#undef CHECK
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_name_of_a_row_says_that_it_is_reserved),
        cmocka_unit_test(a_row_without_a_meaning_has_the_number_of_its_first_bit),
    };

    return cmocka_run_group_tests_name("reserved", tests, NULL, NULL);
}
