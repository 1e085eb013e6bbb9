/* SPDX-License-Identifier: MIT */
/* Properties of every word and every enumeration of the library. */
#include "test.h"
#include <stdio.h>
#include "vmxdefs/names.h"
#include "vmxdefs/rows.h"

#define ONES32(width) (0xFFFFFFFFu >> (32 - (width)))
#define ONES64(width) (0xFFFFFFFFFFFFFFFFull >> (64 - (width)))

/* The kinds of rows that make up a mask of a word. */
enum kind { field, reserved, zero, default1, ignored, undefined };

struct row {
    enum kind kind;
    const char *member, *constant;
    uint64_t mask;
    unsigned lsb, width;
};

#define ROW(tag, kind, member, constant, lsb, width, names) \
    {kind, #member, #constant, constant, lsb, width},

static uint64_t ones(const struct row *row)
{
    return ONES64(row->width) << row->lsb;
}

static void check_word(const struct row *rows, size_t count, unsigned size)
{
    unsigned at = 0;

    for (size_t i = 0; i < count; i++) {
        assert_int_equal(rows[i].lsb, at);
        if (rows[i].kind == field)
            assert_int_equal(rows[i].mask, ones(&rows[i]));
        at += rows[i].width;
    }
    assert_int_equal(at, size);
}

static void the_rows_of_a_word_cover_every_bit_once_and_constants_are_their_masks(void **state)
{
    (void)state;
#define CHECK(tag, ROWS)                                                                        \
    {                                                                                           \
        static const struct row rows[] = {ROWS(ROW, tag)};                                      \
        check_word(rows, sizeof(rows) / sizeof(rows[0]), VMXD_CAST(unsigned, sizeof(tag)) * 8); \
    }
    VMXD_ALL_WORDS32(CHECK)
    VMXD_ALL_WORDS64(CHECK)
#undef CHECK
}

/* A member set to all ones sets the bits of its row, and no others. */
#define SET_BITS(tag, kind, member, constant, lsb, width) \
    {                                                     \
        tag w = tag##_from(0);                            \
        w.bits.member = ONES32(width);                    \
        assert_int_equal(w.full, ONES32(width) << (lsb)); \
    }

static void every_bit_field_is_at_the_bits_of_its_row(void **state)
{
    (void)state;
#define WALK_BITS(tag, kind, member, constant, lsb, width, names) \
    SET_BITS(tag, kind, member, constant, lsb, width)
#define CHECK(tag, ROWS) ROWS(WALK_BITS, tag)
    VMXD_ALL_WORDS32(CHECK)
#undef CHECK
}

/* The value of a field of `width` bits from `lsb` on if only `bit` of the word is 1. */
static uint64_t seen(unsigned bit, unsigned lsb, unsigned width)
{
    return bit >= lsb && bit < lsb + width ? 1ull << (bit - lsb) : 0;
}

/* VMXD_GET and VMXD_PUT of a field, for each bit of the word alone. */
#define WALK_field(tag, constant, lsb, width)                                            \
    for (unsigned bit = 0; bit < sizeof(tag) * 8; bit++) {                               \
        const tag w = tag##_from(1ull << bit);                                           \
        const uint64_t expected = seen(bit, lsb, width);                                 \
        assert_int_equal(VMXD_GET_AS(tag, constant, w), expected);                       \
        assert_int_equal(VMXD_PUT(constant, expected), expected != 0 ? 1ull << bit : 0); \
    }
#define WALK_reserved(tag, constant, lsb, width)
#define WALK_zero(tag, constant, lsb, width)
#define WALK_default1(tag, constant, lsb, width)
#define WALK_ignored(tag, constant, lsb, width)
#define WALK_undefined(tag, constant, lsb, width)
#define WALK(tag, kind, member, constant, lsb, width, names) WALK_##kind(tag, constant, lsb, width)

static void get_and_put_reach_the_bits_of_a_field_and_no_other(void **state)
{
    (void)state;
#define CHECK(tag, ROWS) ROWS(WALK, tag)
    VMXD_ALL_WORDS32(CHECK)
    VMXD_ALL_WORDS64(CHECK)
#undef CHECK
}

static uint64_t joined(const struct row *rows, size_t count, enum kind kind, enum kind other)
{
    uint64_t mask = 0;

    for (size_t i = 0; i < count; i++)
        mask |= rows[i].kind == kind || rows[i].kind == other ? ones(&rows[i]) : 0;
    return mask;
}

/* PREFIX_RESERVED and so on have no row; the prefix of a word is that of its first field. */
#define MASKS_OF(tag, ROWS, PREFIX)                                               \
    {                                                                             \
        static const struct row rows[] = {ROWS(ROW, tag)};                        \
        const size_t count = sizeof(rows) / sizeof(rows[0]);                      \
        assert_int_equal(PREFIX##_RESERVED, joined(rows, count, reserved, zero)); \
    }

static void reserved_masks_are_the_reserved_rows(void **state)
{
    (void)state;
    MASKS_OF(vmxd_exit_reason, VMXD_ROWS_EXIT_REASON, VMXD_EXIT_REASON)
    MASKS_OF(vmxd_eptp, VMXD_ROWS_EPTP, VMXD_EPTP)
    MASKS_OF(vmxd_primary_controls, VMXD_ROWS_PRIMARY_CONTROLS, VMXD_PRIMARY)
    MASKS_OF(vmxd_secondary_controls, VMXD_ROWS_SECONDARY_CONTROLS, VMXD_SECONDARY)
    MASKS_OF(vmxd_ia32_vmx_basic, VMXD_ROWS_IA32_VMX_BASIC, VMXD_BASIC)
    assert_int_equal(VMXD_EXIT_REASON_RESERVED, 0x41FF0000);
    assert_int_equal(VMXD_SECONDARY_RESERVED, 0);
    assert_int_equal(VMXD_EPT_LEAF_IGNORED, 0x49F0000000000800);
    assert_int_equal(VMXD_QUAL_SPP_UNDEFINED, 0xFFFFFFFFFFFEE7FF);
    assert_int_equal(VMXD_MISC_ZERO_LENGTH_INJECTION, 1u << 30); /* a field with such a name */
    assert_int_equal(VMXD_MISC_RESERVED, 0x80003E00);
}

static void check_number(const struct row *row)
{
    char expected[32];
    static const char *const kinds[] = {"", "reserved", "zero", "default1", "ignored", "undefined"};

    (void)snprintf(expected, sizeof(expected), "%s_%u", kinds[row->kind], row->lsb);
    if (row->kind != field)
        assert_string_equal(row->member, expected);
    else
        assert_true(strlen(row->constant) > 5);
}

static void a_row_without_a_meaning_has_the_number_of_its_first_bit(void **state)
{
    (void)state;
#define CHECK(tag, ROWS)                                            \
    {                                                               \
        static const struct row rows[] = {ROWS(ROW, tag)};          \
        for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) \
            check_number(&rows[i]);                                 \
    }
    VMXD_ALL_WORDS32(CHECK)
    VMXD_ALL_WORDS64(CHECK)
#undef CHECK
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

/* All 16-bit values: no list of the SDM has larger numbers. */
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
#define CHECK(tag, function, LIST, otherwise)                                   \
    {                                                                           \
        static const struct list_row rows[] = {LIST(LIST_ROW)};                 \
        check_names(function, rows, sizeof(rows) / sizeof(rows[0]), otherwise); \
    }
    VMXD_ALL_ENUMS(CHECK)
#undef CHECK
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
#define CHECK(tag, function, LIST, otherwise)                   \
    {                                                           \
        static const struct list_row rows[] = {LIST(LIST_ROW)}; \
        check_unique(rows, sizeof(rows) / sizeof(rows[0]));     \
    }
    VMXD_ALL_ENUMS(CHECK)
#undef CHECK
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rows_of_a_word_cover_every_bit_once_and_constants_are_their_masks),
        cmocka_unit_test(every_bit_field_is_at_the_bits_of_its_row),
        cmocka_unit_test(get_and_put_reach_the_bits_of_a_field_and_no_other),
        cmocka_unit_test(reserved_masks_are_the_reserved_rows),
        cmocka_unit_test(a_row_without_a_meaning_has_the_number_of_its_first_bit),
        cmocka_unit_test(listed_values_have_their_words_and_all_others_say_so),
        cmocka_unit_test(no_two_values_of_a_list_are_equal_in_number_or_words),
    };

    return cmocka_run_group_tests_name("rows", tests, NULL, NULL);
}
