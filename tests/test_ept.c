/* SPDX-License-Identifier: MIT */
/* Walks and misconfigurations of EPT, and sub-page write permissions. */
#include "test.h"
#include "vmxdefs/ept.h"

static const struct vmxd_ept_rules all = {46, true, true, true, false, false};
static const struct vmxd_ept_rules bare = {36, false, false, false, false, false};

static bool bad(uint64_t entry, unsigned int level, struct vmxd_ept_rules rules)
{
    return vmxd_ept_is_misconfigured(entry, level, &rules);
}

static struct vmxd_ept_rules with(bool execute_only, bool mbec, bool paging_write)
{
    struct vmxd_ept_rules r = all;

    r.execute_only = execute_only;
    r.mbec = mbec;
    r.paging_write_control = paging_write;
    return r;
}

static void indexes_and_pages_of_the_levels(void **state)
{
    const uint64_t address = 1ull << 48 | 2ull << 39 | 3ull << 30 | 4ull << 21 | 5ull << 12 | 0x678;

    (void)state;
    assert_int_equal(vmxd_ept_index(address, 5), 1);
    assert_int_equal(vmxd_ept_index(address, 4), 2);
    assert_int_equal(vmxd_ept_index(address, 3), 3);
    assert_int_equal(vmxd_ept_index(address, 2), 4);
    assert_int_equal(vmxd_ept_index(address, 1), 5);
    assert_int_equal(vmxd_ept_shift(1), 12);
    assert_int_equal(vmxd_ept_shift(5), 48);
}

static void the_eptp_says_how_long_a_walk_is(void **state)
{
    (void)state;
    assert_int_equal(vmxd_ept_levels(vmxd_eptp_from(0x1E)), 4);
    assert_int_equal(vmxd_ept_levels(vmxd_eptp_from(0x26)), 5);
    assert_true(vmxd_ept_covers(0xFFFFFFFFFFFF, 4));
    assert_false(vmxd_ept_covers(0x1000000000000, 4));
    assert_true(vmxd_ept_covers(0x1000000000000, 5));
}

static void leaves_are_by_level_and_bit_7(void **state)
{
    (void)state;
    assert_true(vmxd_ept_is_leaf(0x07, 1));
    assert_true(vmxd_ept_is_leaf(0x87, 1));
    assert_false(vmxd_ept_is_leaf(0x07, 2));
    assert_true(vmxd_ept_is_leaf(0x87, 2));
    assert_true(vmxd_ept_is_leaf(0x87, 3));
    assert_false(vmxd_ept_is_leaf(0x87, 4));
    assert_false(vmxd_ept_is_leaf(0x87, 5));
}

static void a_page_gives_the_upper_bits_and_the_address_the_lower(void **state)
{
    (void)state;
    assert_int_equal(vmxd_ept_address(0xFFF0000012345FFF), 0x12345000);
    assert_int_equal(vmxd_ept_translate(0x12345037, 1, 0xABCDE678), 0x12345678);
    assert_int_equal(vmxd_ept_translate(0x40000000B7, 3, 0xABCDE678), 0x402BCDE678);
    assert_int_equal(vmxd_ept_translate(0x126000B7, 2, 0xABCDE678), 0x126DE678);
}

static void what_is_not_present_is_never_misconfigured(void **state)
{
    (void)state;
    for (unsigned int level = 1; level <= 5; level++)
        assert_false(bad(0xFFFFFFFFFFFFFFF8, level, bare));
    assert_false(vmxd_ept_is_present(0x400, false));
    assert_true(vmxd_ept_is_present(0x400, true));
    assert_true(vmxd_ept_is_present(0x4, false));
    assert_false(vmxd_ept_is_present(0x8, true));
}

static void writable_but_not_readable_is_misconfigured(void **state)
{
    (void)state;
    for (unsigned int level = 1; level <= 5; level++) {
        assert_true(bad(0x2, level, all));
        assert_true(bad(0x6, level, all));
        assert_false(bad(0x3, level, all));
        assert_false(bad(0x7, level, all));
    }
}

static void execute_only_needs_the_processor(void **state)
{
    (void)state;
    assert_false(bad(0x4, 1, with(true, false, false)));
    assert_true(bad(0x4, 1, with(false, false, false)));
    assert_false(bad(0x5, 1, with(false, false, false)));
    assert_true(bad(0x400, 1, with(false, true, false)));
    assert_false(bad(0x400, 1, with(true, true, false)));
    assert_false(bad(0x400, 1, with(false, false, false))); /* not present */
}

static void paging_write_access_needs_read_access_in_a_leaf(void **state)
{
    (void)state;
    assert_true(bad(0x0400000000000004, 1, with(true, false, true)));
    assert_false(bad(0x0400000000000005, 1, with(true, false, true)));
    assert_false(bad(0x0400000000000004, 1, with(true, false, false)));
    assert_false(bad(0x0400000000000004, 2, with(true, false, true)));
    assert_true(bad(0x0400000000000084, 2, with(true, false, true)));
}

static void addresses_beyond_maxphyaddr_are_misconfigured(void **state)
{
    (void)state;
    for (unsigned int level = 1; level <= 5; level++)
        for (unsigned int bit = 30; bit < 52; bit++)
            assert_int_equal(bad(1ull << bit | 7, level, all), bit >= 46);
}

static void reserved_bits_of_table_entries_are_misconfigured(void **state)
{
    (void)state;
    for (unsigned int level = 2; level <= 5; level++)
        for (unsigned int bit = 3; bit < 12; bit++)
            assert_int_equal(bad(1ull << bit | 7, level, all),
                             bit <= 6 || (bit == 7 && level >= 4));
    for (unsigned int bit = 52; bit < 64; bit++)
        assert_false(bad(1ull << bit | 7, 4, all));
}

static void large_pages_are_aligned_and_supported(void **state)
{
    (void)state;
    for (unsigned int bit = 12; bit < 46; bit++) {
        assert_int_equal(bad(1ull << bit | 0x87, 2, all), bit < 21);
        assert_int_equal(bad(1ull << bit | 0x87, 3, all), bit < 30);
        assert_false(bad(1ull << bit | 0x87, 1, all));
    }
    assert_true(bad(0x87, 2, bare));
    assert_true(bad(0x87, 3, bare));
    assert_false(bad(0x87, 1, bare));
}

static void reserved_memory_types_of_leaves_are_misconfigured(void **state)
{
    (void)state;
    for (uint64_t type = 0; type < 8; type++) {
        const bool reserved = type == 2 || type == 3 || type == 7;

        assert_int_equal(bad(type << 3 | 0x07, 1, all), reserved);
        assert_int_equal(bad(type << 3 | 0x87, 2, all), reserved);
        assert_int_equal(bad(type << 3 | 0x87, 3, all), reserved);
        assert_int_equal(
            vmxd_ept_memory_type_is_reserved(type),
            strcmp(vmxd_memory_type_name(VMXD_CAST(uint32_t, type)), "reserved memory type") == 0);
    }
}

static void ignored_bits_of_leaves_are_ignored(void **state)
{
    (void)state;
    for (unsigned int level = 1; level <= 3; level++)
        assert_false(bad(0xFFF0000000000FC7, level, all));
}

static void a_sub_page_has_every_second_bit_of_its_vector(void **state)
{
    (void)state;
    assert_int_equal(vmxd_spp_vector_bit(0x12345000), 1);
    assert_int_equal(vmxd_spp_vector_bit(0x1234507F), 1);
    assert_int_equal(vmxd_spp_vector_bit(0x12345080), 4);
    assert_int_equal(vmxd_spp_vector_bit(0x12345FFF), 1ull << 62);
    for (uint64_t page = 0; page < 32; page++)
        assert_int_equal(vmxd_spp_vector_bit(page * 128) & VMXD_SPP_VECTOR_RESERVED, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(indexes_and_pages_of_the_levels),
        cmocka_unit_test(the_eptp_says_how_long_a_walk_is),
        cmocka_unit_test(leaves_are_by_level_and_bit_7),
        cmocka_unit_test(a_page_gives_the_upper_bits_and_the_address_the_lower),
        cmocka_unit_test(what_is_not_present_is_never_misconfigured),
        cmocka_unit_test(writable_but_not_readable_is_misconfigured),
        cmocka_unit_test(execute_only_needs_the_processor),
        cmocka_unit_test(paging_write_access_needs_read_access_in_a_leaf),
        cmocka_unit_test(addresses_beyond_maxphyaddr_are_misconfigured),
        cmocka_unit_test(reserved_bits_of_table_entries_are_misconfigured),
        cmocka_unit_test(large_pages_are_aligned_and_supported),
        cmocka_unit_test(reserved_memory_types_of_leaves_are_misconfigured),
        cmocka_unit_test(ignored_bits_of_leaves_are_ignored),
        cmocka_unit_test(a_sub_page_has_every_second_bit_of_its_vector),
    };

    return cmocka_run_group_tests_name("ept", tests, NULL, NULL);
}
