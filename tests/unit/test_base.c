/* SPDX-License-Identifier: MIT */
/* VMXD_GET, VMXD_PUT and the related macros, with numbers written by hand. */
#include "test.h"
#include "vmxdefs/vmxdefs.h"

static void get_moves_a_field_down_to_bit_0(void **state)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(0x88001234);
    const vmxd_eptp e = vmxd_eptp_from(0x0002345678ABC05E);

    (void)state;
    assert_int_equal(VMXD_GET(VMXD_EXIT_REASON_BASIC, r), 0x1234);
    assert_int_equal(VMXD_GET(VMXD_EXIT_REASON_ENCLAVE_MODE, r), 1);
    assert_int_equal(VMXD_GET(VMXD_EXIT_REASON_BUS_LOCK, r), 0);
    assert_int_equal(VMXD_GET(VMXD_EXIT_REASON_FAILED_ENTRY, r), 1);
    assert_int_equal(VMXD_GET(VMXD_EPTP_MEMORY_TYPE, e), 6);
    assert_int_equal(VMXD_GET(VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1, e), 3);
    assert_int_equal(VMXD_GET(VMXD_EPTP_PAGE_FRAME_NUMBER, e), 0x2345678ABC);
}

static void a_wide_field_keeps_its_upper_bits_when_it_is_shifted(void **state)
{
    const vmxd_eptp e = vmxd_eptp_from(0x000FFFFFFFFFF000);

    (void)state;
    assert_int_equal(VMXD_GET(VMXD_EPTP_PAGE_FRAME_NUMBER, e) << 12, 0x000FFFFFFFFFF000);
}

static void put_moves_a_value_up_and_cuts_off_what_does_not_fit(void **state)
{
    (void)state;
    assert_int_equal(VMXD_PUT(VMXD_QUAL_CR_GPR, 0xF), 0xF00);
    assert_int_equal(VMXD_PUT(VMXD_EPTP_MEMORY_TYPE, 0x1E), 6);
    assert_int_equal(VMXD_PUT(VMXD_EXIT_REASON_FAILED_ENTRY, 1), 0x80000000);
    assert_int_equal(VMXD_PUT(VMXD_EXIT_REASON_FAILED_ENTRY, true), 0x80000000);
    assert_int_equal(VMXD_PUT(VMXD_EPTP_PAGE_FRAME_NUMBER, 0x2345678ABC), 0x0002345678ABC000);
    assert_int_equal(VMXD_PUT(VMXD_EPT_LEAF_SUPPRESS_VE, 3), 0x8000000000000000);
    assert_int_equal(VMXD_PUT(VMXD_CTLS64_ALLOWED1, -1), 0xFFFFFFFFFFFFFFFF);
}

static void the_result_of_get_and_put_has_the_width_of_the_word(void **state)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(0);
    const vmxd_eptp e = vmxd_eptp_from(0);

    (void)state;
    assert_int_equal(VMXD_GET(VMXD_EXIT_REASON_BASIC, r) - 1, 0xFFFFFFFF);
    assert_int_equal(VMXD_GET(VMXD_EPTP_MEMORY_TYPE, e) - 1, 0xFFFFFFFFFFFFFFFF);
    assert_int_equal(VMXD_PUT(VMXD_EXIT_REASON_BASIC, 0ull) - 1, 0xFFFFFFFF);
    assert_int_equal(VMXD_PUT(VMXD_EPTP_MEMORY_TYPE, 0) - 1, 0xFFFFFFFFFFFFFFFF);
    assert_true(VMXD_PUT(VMXD_EXIT_REASON_FAILED_ENTRY, 1) > 0); /* not a negative int */
}

/* A 32-bit mask would clear the upper half of a 64-bit entry. */
static void the_complement_of_a_constant_keeps_the_upper_half(void **state)
{
    const uint64_t entry = 0x8123456789ABC007;

    (void)state;
    assert_int_equal(entry & ~VMXD_EPT_LEAF_READ, 0x8123456789ABC006);
}

static void shift_is_the_number_of_the_lowest_bit(void **state)
{
    (void)state;
    for (unsigned n = 0; n < 64; n++) {
        assert_int_equal(VMXD_SHIFT(1ull << n), n);
        assert_int_equal(VMXD_SHIFT(~0ull << n), n);
    }
    for (unsigned n = 0; n < 32; n++)
        assert_int_equal(VMXD_SHIFT(1u << n), n);
}

static void a_word_is_evaluated_once(void **state)
{
    vmxd_exit_reason words[2];
    const vmxd_exit_reason *next = words;

    (void)state;
    words[0].full = 7;
    words[1].full = 9;
    assert_int_equal(VMXD_GET(VMXD_EXIT_REASON_BASIC, *next++), 7);
    assert_int_equal(next - words, 1);
}

static void from_takes_as_many_bits_as_the_word_has(void **state)
{
    (void)state;
    assert_int_equal(vmxd_exit_reason_from(0x1234567880000021).full, 0x80000021);
    assert_int_equal(vmxd_eptp_from(0x1234567880000021).full, 0x1234567880000021);
}

static void words_and_put_work_in_static_initialisers(void **state)
{
    static const vmxd_eptp static_eptp = {VMXD_PUT(VMXD_EPTP_MEMORY_TYPE, VMXD_MEMORY_TYPE_WB) |
                                          VMXD_PUT(VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1, 3)};
    static const vmxd_exit_reason static_reason = {VMXD_EXIT_REASON_FAILED_ENTRY |
                                                   VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING};

    (void)state;
    assert_int_equal(static_eptp.full, 0x1E);
    assert_int_equal(static_reason.full, 0x80000022);
}

#if VMXD_EXIT_REASON_BASIC != 0xFFFF || VMXD_EPTP_MEMORY_TYPE_SHIFT != 0 || \
    VMXD_EPT_LEAF_SUPPRESS_VE != 0x8000000000000000
#error "constants work in #if"
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(get_moves_a_field_down_to_bit_0),
        cmocka_unit_test(a_wide_field_keeps_its_upper_bits_when_it_is_shifted),
        cmocka_unit_test(put_moves_a_value_up_and_cuts_off_what_does_not_fit),
        cmocka_unit_test(the_result_of_get_and_put_has_the_width_of_the_word),
        cmocka_unit_test(the_complement_of_a_constant_keeps_the_upper_half),
        cmocka_unit_test(shift_is_the_number_of_the_lowest_bit),
        cmocka_unit_test(a_word_is_evaluated_once),
        cmocka_unit_test(from_takes_as_many_bits_as_the_word_has),
        cmocka_unit_test(words_and_put_work_in_static_initialisers),
    };

    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
