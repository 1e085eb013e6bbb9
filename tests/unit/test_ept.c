/* SPDX-License-Identifier: MIT */
/* Extended page tables: the walk of an address, and misconfigured entries. */
#include "test.h"
#include "vmxdefs/ept.h"

#define R            1ull
#define W            2ull
#define X            4ull
#define WB           0x30ull
#define LARGE        0x80ull
#define USER_X       0x400ull
#define PAGING_WRITE (1ull << 58)
#define TO_BIT_39    0x8000000000ull

static const struct vmxd_ept_rules plain = {39, false, false, false, false, false};

static void an_entry_is_a_leaf_by_its_level_and_bit_7(void **state)
{
    (void)state;
    for (unsigned int level = 1; level <= 5; level++) {
        assert_int_equal(vmxd_ept_is_leaf(R, level), level == 1);
        assert_int_equal(vmxd_ept_is_leaf(R | LARGE, level), level <= 3);
    }
}

static void an_address_is_cut_into_indexes_and_an_offset(void **state)
{
    const uint64_t guest = 0x0001FF8040201ABDull;

    (void)state;
    assert_int_equal(vmxd_ept_shift(1), 12);
    assert_int_equal(vmxd_ept_shift(5), 48);
    assert_int_equal(vmxd_ept_address(0xFFF123456789AFFFull), 0x000123456789A000ull);
    assert_int_equal(vmxd_ept_translate(0xFFF0000000005FFFull, 1, guest), 0x5ABD);
    assert_int_equal(vmxd_ept_translate(0x0000000000A00087ull, 2, guest), 0xA01ABD);
    assert_int_equal(vmxd_ept_translate(0x0000000080000087ull, 3, guest), 0x80201ABD);
}

static void the_number_of_levels_comes_from_the_eptp(void **state)
{
    (void)state;
    assert_int_equal(vmxd_ept_levels(vmxd_eptp_from(0x18)), 4);
    assert_int_equal(vmxd_ept_levels(vmxd_eptp_from(0x20)), 5);
    assert_true(vmxd_ept_covers(0x0000FFFFFFFFFFFFull, 4));
    assert_false(vmxd_ept_covers(0x0001000000000000ull, 4));
    assert_true(vmxd_ept_covers(0x0001000000000000ull, 5));
}

static void in_seam_five_levels_cover_48_bits_unless_the_control_is_1(void **state)
{
    (void)state;
    for (unsigned int levels = 4; levels <= 5; levels++) {
        assert_true(vmxd_seam_ept_covers(0x0000FFFFFFFFFFFFull, levels, false));
        assert_true(vmxd_seam_ept_covers(0x0000FFFFFFFFFFFFull, levels, true));
        assert_false(vmxd_seam_ept_covers(0x0001000000000000ull, levels, false));
        assert_int_equal(vmxd_seam_ept_covers(0x0001000000000000ull, levels, true), levels == 5);
    }
}

static void the_shared_bit_is_the_highest_of_a_guest_physical_address(void **state)
{
    (void)state;
    for (unsigned int bit = 0; bit < 64; bit++) {
        assert_int_equal(vmxd_seam_is_shared(1ull << bit, false), bit == 47);
        assert_int_equal(vmxd_seam_is_shared(1ull << bit, true), bit == 51);
    }
}

static void any_permission_makes_an_entry_present(void **state)
{
    (void)state;
    assert_true(vmxd_ept_is_present(R, false));
    assert_true(vmxd_ept_is_present(W, false));
    assert_true(vmxd_ept_is_present(X, false));
    assert_true(vmxd_ept_is_present(USER_X, true));
    assert_false(vmxd_ept_is_present(USER_X, false));
    assert_false(vmxd_ept_is_present(~(R | W | X | USER_X), true));
}

static void what_is_not_present_is_not_misconfigured(void **state)
{
    (void)state;
    assert_false(vmxd_ept_is_misconfigured(~(R | W | X), 1, &plain));
    assert_false(vmxd_ept_is_misconfigured(0, 4, &plain));
}

static void a_page_must_be_readable_to_be_written(void **state)
{
    struct vmxd_ept_rules rules = plain;

    (void)state;
    assert_true(vmxd_ept_is_misconfigured(W | WB, 1, &rules));
    assert_true(vmxd_ept_is_misconfigured(W | X | WB, 1, &rules));
    assert_false(vmxd_ept_is_misconfigured(R | W | WB, 1, &rules));
    assert_false(vmxd_ept_is_misconfigured(R | W | X | WB, 1, &rules));
    rules.execute_only = true;
    assert_true(vmxd_ept_is_misconfigured(W | X | WB, 1, &rules));
}

static void execute_only_needs_a_processor_that_has_it(void **state)
{
    struct vmxd_ept_rules rules = plain;

    (void)state;
    assert_true(vmxd_ept_is_misconfigured(X | WB, 1, &rules));
    assert_true(vmxd_ept_is_misconfigured(X, 1, &rules));
    assert_false(vmxd_ept_permissions_are_misconfigured(0, 1, &rules));
    rules.mbec = true;
    assert_true(vmxd_ept_is_misconfigured(USER_X | WB, 1, &rules));
    assert_false(vmxd_ept_is_misconfigured(R | USER_X | WB, 1, &rules));
    rules.execute_only = true;
    assert_false(vmxd_ept_is_misconfigured(X | WB, 1, &rules));
    assert_false(vmxd_ept_is_misconfigured(USER_X | WB, 1, &rules));
}

static void paging_writes_need_a_readable_page(void **state)
{
    struct vmxd_ept_rules rules = plain;

    (void)state;
    rules.execute_only = true;
    assert_false(vmxd_ept_is_misconfigured(X | WB | PAGING_WRITE, 1, &rules));
    rules.paging_write_control = true;
    assert_true(vmxd_ept_is_misconfigured(X | WB | PAGING_WRITE, 1, &rules));
    assert_false(vmxd_ept_is_misconfigured(X | WB, 1, &rules));
    assert_false(vmxd_ept_is_misconfigured(R | WB | PAGING_WRITE, 1, &rules));
    assert_false(vmxd_ept_is_misconfigured(X | PAGING_WRITE, 2, &rules)); /* not a leaf */
}

static void memory_types_2_3_and_7_are_reserved(void **state)
{
    static const bool reserved[8] = {false, false, true, true, false, false, false, true};

    (void)state;
    for (uint64_t type = 0; type < 8; type++) {
        assert_int_equal(vmxd_ept_memory_type_is_reserved(type), reserved[type]);
        assert_int_equal(vmxd_ept_is_misconfigured(R | type << 3, 1, &plain), reserved[type]);
    }
}

static void the_bits_between_permissions_and_address_are_reserved_in_tables(void **state)
{
    (void)state;
    for (unsigned int level = 2; level <= 5; level++) {
        assert_false(vmxd_ept_is_misconfigured(R | 0xF00, level, &plain));
        for (uint64_t bit = 8; bit <= 0x40; bit <<= 1)
            assert_true(vmxd_ept_is_misconfigured(R | bit, level, &plain));
        assert_true(vmxd_ept_is_misconfigured(R | LARGE, level, &plain));
    }
}

static void an_address_beyond_maxphyaddr_is_misconfigured(void **state)
{
    struct vmxd_ept_rules rules = plain;

    (void)state;
    for (unsigned int level = 1; level <= 5; level++) {
        rules.physical_address_bits = 39;
        assert_true(vmxd_ept_is_misconfigured(R | TO_BIT_39, level, &rules));
        assert_false(vmxd_ept_is_misconfigured(R | TO_BIT_39 >> 1, level, &rules));
        assert_true(vmxd_ept_is_misconfigured(R | 1ull << 51, level, &rules));
        assert_false(vmxd_ept_is_misconfigured(R | 1ull << 52, level, &rules));
        rules.physical_address_bits = 40;
        assert_false(vmxd_ept_is_misconfigured(R | TO_BIT_39, level, &rules));
        rules.physical_address_bits = 51;
        assert_true(vmxd_ept_is_misconfigured(R | 1ull << 51, level, &rules));
        rules.physical_address_bits = 52;
        assert_false(vmxd_ept_is_misconfigured(R | 1ull << 51, level, &rules));
        assert_int_equal(vmxd_ept_reserved(R, level, &rules) >> 12, 0);
        rules.physical_address_bits = 64;
        assert_false(vmxd_ept_is_misconfigured(R | 1ull << 51, level, &rules));
    }
}

static void a_large_page_needs_its_size_and_an_aligned_address(void **state)
{
    struct vmxd_ept_rules rules = plain;

    (void)state;
    rules.page_2mb = true;
    assert_false(vmxd_ept_is_misconfigured(R | WB | LARGE | 0x200000, 2, &rules));
    assert_true(vmxd_ept_is_misconfigured(R | WB | LARGE | 0x100000, 2, &rules));
    assert_true(vmxd_ept_is_misconfigured(R | WB | LARGE | 0x1000, 2, &rules));
    assert_true(vmxd_ept_is_misconfigured(R | WB | LARGE, 3, &rules));
    rules.page_2mb = false;
    rules.page_1gb = true;
    assert_false(vmxd_ept_is_misconfigured(R | WB | LARGE | 0x40000000, 3, &rules));
    assert_true(vmxd_ept_is_misconfigured(R | WB | LARGE | 0x20000000, 3, &rules));
    assert_true(vmxd_ept_is_misconfigured(R | WB | LARGE, 2, &rules));
    assert_true(vmxd_ept_is_misconfigured(R | WB | LARGE, 4, &rules));
    assert_true(vmxd_ept_is_misconfigured(R | WB, 3, &rules));
    assert_false(vmxd_ept_is_misconfigured(R | 0x1000, 3, &rules));
    assert_false(vmxd_ept_is_misconfigured(R | WB | LARGE | 0x1000, 1, &rules));
}

static void each_128_bytes_of_a_page_have_an_even_bit(void **state)
{
    (void)state;
    assert_int_equal(vmxd_spp_vector_bit(0x1234507F), 1);
    assert_int_equal(vmxd_spp_vector_bit(0x12345080), 4);
    assert_int_equal(vmxd_spp_vector_bit(0xFFF), 1ull << 62);
    assert_int_equal(vmxd_spp_vector_bit(0x1000), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_entry_is_a_leaf_by_its_level_and_bit_7),
        cmocka_unit_test(an_address_is_cut_into_indexes_and_an_offset),
        cmocka_unit_test(the_number_of_levels_comes_from_the_eptp),
        cmocka_unit_test(in_seam_five_levels_cover_48_bits_unless_the_control_is_1),
        cmocka_unit_test(the_shared_bit_is_the_highest_of_a_guest_physical_address),
        cmocka_unit_test(any_permission_makes_an_entry_present),
        cmocka_unit_test(what_is_not_present_is_not_misconfigured),
        cmocka_unit_test(a_page_must_be_readable_to_be_written),
        cmocka_unit_test(execute_only_needs_a_processor_that_has_it),
        cmocka_unit_test(paging_writes_need_a_readable_page),
        cmocka_unit_test(memory_types_2_3_and_7_are_reserved),
        cmocka_unit_test(the_bits_between_permissions_and_address_are_reserved_in_tables),
        cmocka_unit_test(an_address_beyond_maxphyaddr_is_misconfigured),
        cmocka_unit_test(a_large_page_needs_its_size_and_an_aligned_address),
        cmocka_unit_test(each_128_bytes_of_a_page_have_an_even_bit),
    };

    return cmocka_run_group_tests_name("ept", tests, NULL, NULL);
}
