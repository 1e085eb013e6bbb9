/* SPDX-License-Identifier: MIT */
/* What holds for every table and every list of the library. */
#include "test.h"
#include "vmxdefs/tables.h"

#define ONES32(width) (0xFFFFFFFFu >> (32 - (width)))
#define ONES64(width) (0xFFFFFFFFFFFFFFFFull >> (64 - (width)))

/* One member set to all ones, seen from the outside as the bits that its row names. */
#define WALK_BITS(tag, member, lsb, width)                   \
    {                                                        \
        tag word = tag##_from(0);                            \
        word.bits.member = ONES32(width);                    \
        assert_int_equal(word.full, ONES32(width) << (lsb)); \
    }

static void every_bit_field_stands_at_the_bits_of_its_row(void **state)
{
    (void)state;
#define WALK(tag, TABLE) TABLE(WALK_BITS, tag)
    VMXD_ALL_TABLES32(WALK)
#undef WALK
}

/* What a member of `width` bits from `lsb` holds when only `bit` of the word is set. */
static uint64_t seen(unsigned bit, unsigned lsb, unsigned width)
{
    return bit >= lsb && bit < lsb + width ? 1ull << (bit - lsb) : 0;
}

#define WALK_GET32(tag, member, lsb, width)                                             \
    for (unsigned bit = 0; bit < 32; bit++) {                                           \
        const tag word = tag##_from(1ull << bit);                                       \
        const uint64_t value = seen(bit, lsb, width);                                   \
        assert_int_equal(VMXD_GET32(tag, member, word), value);                         \
        assert_int_equal(word.bits.member, value);                                      \
        assert_int_equal(VMXD_PUT32(tag, member, value), value != 0 ? 1ull << bit : 0); \
    }

static void every_bit_of_a_32_bit_word_is_seen_in_its_member_only(void **state)
{
    (void)state;
#define WALK(tag, TABLE) TABLE(WALK_GET32, tag)
    VMXD_ALL_TABLES32(WALK)
#undef WALK
}

#define WALK_GET64(tag, member, lsb, width)                                             \
    for (unsigned bit = 0; bit < 64; bit++) {                                           \
        const tag word = tag##_from(1ull << bit);                                       \
        const uint64_t value = seen(bit, lsb, width);                                   \
        assert_int_equal(VMXD_GET64(tag, member, word), value);                         \
        assert_int_equal(VMXD_PUT64(tag, member, value), value != 0 ? 1ull << bit : 0); \
    }

static void every_bit_of_a_64_bit_word_is_seen_in_its_member_only(void **state)
{
    (void)state;
#define WALK(tag, TABLE) TABLE(WALK_GET64, tag)
    VMXD_ALL_TABLES64(WALK)
#undef WALK
}

#define JOIN_MASK32(tag, member, lsb, width) ^VMXD_MASK32(tag, member)
#define JOIN_MASK64(tag, member, lsb, width) ^VMXD_MASK64(tag, member)

static void the_masks_of_a_table_cover_every_bit_once(void **state)
{
    (void)state;
#define WALK(tag, TABLE) assert_int_equal(0u TABLE(JOIN_MASK32, tag), 0xFFFFFFFF);
    VMXD_ALL_TABLES32(WALK)
#undef WALK
#define WALK(tag, TABLE) assert_int_equal(0ull TABLE(JOIN_MASK64, tag), 0xFFFFFFFFFFFFFFFF);
    VMXD_ALL_TABLES64(WALK)
#undef WALK
}

struct list_row {
    uint32_t value;
    const char *words;
};

#define LIST_ROW(name, value, words) {VMXD_CAST(uint32_t, name), words},

static const char *words_in(const struct list_row *rows, size_t count, uint32_t value)
{
    for (size_t i = 0; i < count; i++)
        if (rows[i].value == value)
            return rows[i].words;
    return NULL;
}

/* All 16-bit values: no list of the manual goes beyond, and the field that holds one seldom. */
static void check_names(const char *(*name)(uint32_t), const struct list_row *rows, size_t count,
                        const char *otherwise)
{
    assert_true(strncmp(otherwise, "undefined ", 10) == 0 ||
                strncmp(otherwise, "reserved ", 9) == 0);
    for (uint32_t value = 0; value <= 0xFFFF; value++) {
        const char *words = words_in(rows, count, value);

        assert_string_equal(name(value), words ? words : otherwise);
        assert_true(strlen(name(value)) > 1);
    }
    assert_string_equal(name(0x10000u | rows[0].value), otherwise);
    assert_string_equal(name(0xFFFFFFFFu), otherwise);
}

static void listed_values_have_their_words_and_all_others_say_so(void **state)
{
    (void)state;
#define WALK(function, LIST, otherwise)                                         \
    {                                                                           \
        static const struct list_row rows[] = {LIST(LIST_ROW)};                 \
        check_names(function, rows, sizeof(rows) / sizeof(rows[0]), otherwise); \
    }
    VMXD_ALL_LISTS(WALK)
#undef WALK
}

static void check_unique(const struct list_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++) {
            assert_int_not_equal(rows[i].value, rows[k].value);
            assert_string_not_equal(rows[i].words, rows[k].words);
        }
}

static void no_two_values_of_a_list_are_equal_in_number_or_words(void **state)
{
    (void)state;
#define WALK(function, LIST, otherwise)                         \
    {                                                           \
        static const struct list_row rows[] = {LIST(LIST_ROW)}; \
        check_unique(rows, sizeof(rows) / sizeof(rows[0]));     \
    }
    VMXD_ALL_LISTS(WALK)
#undef WALK
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_bit_field_stands_at_the_bits_of_its_row),
        cmocka_unit_test(every_bit_of_a_32_bit_word_is_seen_in_its_member_only),
        cmocka_unit_test(every_bit_of_a_64_bit_word_is_seen_in_its_member_only),
        cmocka_unit_test(the_masks_of_a_table_cover_every_bit_once),
        cmocka_unit_test(listed_values_have_their_words_and_all_others_say_so),
        cmocka_unit_test(no_two_values_of_a_list_are_equal_in_number_or_words),
    };

    return cmocka_run_group_tests_name("tables", tests, NULL, NULL);
}
