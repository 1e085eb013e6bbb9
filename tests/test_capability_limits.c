/* SPDX-License-Identifier: MIT */
/* What the capability MSRs forbid, and what they offer beside controls. */
#include "test.h"
#include "vmxdefs/capability.h"
#include "vmxdefs/guest_state.h"
#include "vmxdefs/invalidate.h"

static struct vmxd_capabilities none(void)
{
    struct vmxd_capabilities c;

    memset(&c, 0, sizeof(c));
    return c;
}

static void bad_bits_of_a_control_word_are_those_that_fail_the_entry(void **state)
{
    const vmxd_split_capability s = vmxd_split_capability_from(0x0000007F00000016);

    (void)state;
    assert_int_equal(vmxd_controls32_bad_bits(s, 0x16), 0);
    assert_int_equal(vmxd_controls32_bad_bits(s, 0x7F), 0);
    assert_int_equal(vmxd_controls32_bad_bits(s, 0x80), 0x96);
    assert_int_equal(vmxd_controls32_bad_bits(s, 0xFFFFFFFF), 0xFFFFFF80);
    assert_int_equal(vmxd_controls64_bad_bits(vmxd_allowed1_capability_from(5), 7), 2);
    assert_int_equal(vmxd_controls64_bad_bits(vmxd_allowed1_capability_from(5), 4), 0);
}

static void fixed_bits_of_cr_are_told_apart(void **state)
{
    (void)state;
    assert_int_equal(vmxd_cr_bad_bits(0x80000031, 0x80000021, 0xFFFFFFFF), 0);
    assert_int_equal(vmxd_cr_bad_bits(0x00000011, 0x80000021, 0xFFFFFFFF), 0x80000020);
    assert_int_equal(vmxd_cr_bad_bits(0x180000021, 0x80000021, 0xFFFFFFFF), 0x100000000);
    assert_int_equal(vmxd_cr_adjust(0x100000010, 0x80000021, 0xFFFFFFFF), 0x80000031);
}

static void an_unrestricted_guest_may_have_pe_and_pg_0(void **state)
{
    struct vmxd_capabilities c = none();

    (void)state;
    c.cr0_fixed0 = 0x80000021;
    c.cr0_fixed1 = 0xFFFFFFFF;
    assert_int_equal(vmxd_guest_cr0_fixed0(&c, false), 0x80000021);
    assert_int_equal(vmxd_guest_cr0_fixed0(&c, true), 0x20);
    assert_int_equal(vmxd_guest_cr0_adjust(&c, 0x10, false), 0x80000031);
    assert_int_equal(vmxd_guest_cr0_adjust(&c, 0x10, true), 0x30);
    assert_int_equal(vmxd_guest_cr0_bad_bits(&c, 0x30, true), 0);
    assert_int_equal(vmxd_guest_cr0_bad_bits(&c, 0x30, false), 0x80000001);
    assert_int_equal(vmxd_guest_cr0_bad_bits(&c, 0x80000030, true), 1); /* PG without PE */
}

static void vmxon_needs_the_lock_and_the_enable_bit_of_the_mode(void **state)
{
    (void)state;
    assert_false(vmxd_feature_control_allows(vmxd_feature_control_from(0x6), false));
    assert_true(vmxd_feature_control_allows(vmxd_feature_control_from(0x5), false));
    assert_false(vmxd_feature_control_allows(vmxd_feature_control_from(0x5), true));
    assert_true(vmxd_feature_control_allows(vmxd_feature_control_from(0x3), true));
    assert_false(vmxd_feature_control_allows(vmxd_feature_control_from(0x3), false));
}

static void msr_lists_may_have_512_entries_and_more(void **state)
{
    (void)state;
    assert_int_equal(vmxd_msr_list_max(vmxd_misc_from(0)), 512);
    assert_int_equal(vmxd_msr_list_max(vmxd_misc_from(7ull << 25)), 4096);
}

static void activity_states_are_supported_as_misc_says(void **state)
{
    (void)state;
    for (uint32_t bits = 0; bits < 8; bits++) {
        const vmxd_misc misc = vmxd_misc_from(VMXD_CAST(uint64_t, bits) << 6);

        assert_true(vmxd_activity_is_supported(misc, VMXD_ACTIVITY_ACTIVE));
        assert_int_equal(vmxd_activity_is_supported(misc, VMXD_ACTIVITY_HLT), bits & 1);
        assert_int_equal(vmxd_activity_is_supported(misc, VMXD_ACTIVITY_SHUTDOWN), bits >> 1 & 1);
        assert_int_equal(vmxd_activity_is_supported(misc, VMXD_ACTIVITY_WAIT_FOR_SIPI), bits >> 2);
        assert_false(vmxd_activity_is_supported(misc, 4));
        assert_false(vmxd_activity_is_supported(misc, 0xFFFFFFFF));
    }
}

static void physical_addresses_end_at_maxphyaddr(void **state)
{
    struct vmxd_capabilities c = none();

    (void)state;
    assert_true(vmxd_physical_address_fits(&c, 0x7FFFFFFFFF, 39));
    assert_false(vmxd_physical_address_fits(&c, 0x8000000000, 39));
    assert_true(vmxd_physical_address_fits(&c, ~0ull, 64));
    c.basic = vmxd_basic_from(1ull << 48);
    assert_true(vmxd_physical_address_fits(&c, 0xFFFFFFFF, 39));
    assert_false(vmxd_physical_address_fits(&c, 0x100000000, 39));
}

static void ept_rules_are_those_of_the_processor(void **state)
{
    struct vmxd_capabilities c = none();
    struct vmxd_ept_rules r = vmxd_ept_rules_of(&c, 46, true, false);

    (void)state;
    assert_int_equal(r.physical_address_bits, 46);
    assert_false(r.execute_only || r.page_2mb || r.page_1gb || r.paging_write_control);
    assert_true(r.mbec);
    c.ept_vpid = vmxd_ept_vpid_cap_from(1 | 1 << 16);
    r = vmxd_ept_rules_of(&c, 46, false, true);
    assert_true(r.execute_only && r.page_2mb && !r.page_1gb && !r.mbec && r.paging_write_control);
    c.ept_vpid = vmxd_ept_vpid_cap_from(1 << 17);
    assert_true(vmxd_ept_rules_of(&c, 46, false, true).page_1gb);
}

static void an_eptp_is_valid_as_far_as_the_processor_supports_it(void **state)
{
    struct vmxd_capabilities c = none();

    (void)state;
    c.ept_vpid = vmxd_ept_vpid_cap_from(0x4040); /* write-back, four levels */
    assert_true(vmxd_eptp_is_valid(&c, vmxd_eptp_from(0x7000 | 3 << 3 | 6), 36));
    assert_false(vmxd_eptp_is_valid(&c, vmxd_eptp_from(0x7000 | 3 << 3), 36)); /* uncacheable */
    assert_false(vmxd_eptp_is_valid(&c, vmxd_eptp_from(0x7000 | 3 << 3 | 5), 36));
    assert_false(vmxd_eptp_is_valid(&c, vmxd_eptp_from(0x7000 | 4 << 3 | 6), 36)); /* five levels */
    assert_false(vmxd_eptp_is_valid(&c, vmxd_eptp_from(0x7000 | 2 << 3 | 6), 36));
    assert_false(vmxd_eptp_is_valid(&c, vmxd_eptp_from(0x7040 | 3 << 3 | 6), 36)); /* A/D */
    assert_false(vmxd_eptp_is_valid(&c, vmxd_eptp_from(0x7080 | 3 << 3 | 6), 36)); /* SSS */
    assert_false(vmxd_eptp_is_valid(&c, vmxd_eptp_from(0x7100 | 3 << 3 | 6), 36)); /* reserved */
    assert_false(vmxd_eptp_is_valid(&c, vmxd_eptp_from(1ull << 36 | 3 << 3 | 6), 36));
    assert_false(vmxd_eptp_is_valid(&c, vmxd_eptp_from(1ull << 52 | 3 << 3 | 6), 52));
    c.ept_vpid = vmxd_ept_vpid_cap_from(0xA00180);
    assert_true(vmxd_eptp_is_valid(&c, vmxd_eptp_from(0x70C0 | 4 << 3), 36));
}

static void invalidations_are_supported_as_the_msr_says(void **state)
{
    const vmxd_ept_vpid_cap all = vmxd_ept_vpid_cap_from(0x00000F0106100000);
    const vmxd_ept_vpid_cap one = vmxd_ept_vpid_cap_from(0x0000020102100000);
    const vmxd_ept_vpid_cap without = vmxd_ept_vpid_cap_from(0x00000F0006000000);

    (void)state;
    assert_true(vmxd_invept_is_supported(all, VMXD_INVEPT_ALL_CONTEXT));
    assert_true(vmxd_invept_is_supported(one, VMXD_INVEPT_SINGLE_CONTEXT));
    assert_false(vmxd_invept_is_supported(one, VMXD_INVEPT_ALL_CONTEXT));
    assert_false(vmxd_invept_is_supported(without, VMXD_INVEPT_ALL_CONTEXT));
    assert_false(vmxd_invept_is_supported(all, 0));
    assert_false(vmxd_invept_is_supported(all, 3));
    for (uint32_t type = 0; type < 4; type++) {
        assert_true(vmxd_invvpid_is_supported(all, type));
        assert_false(vmxd_invvpid_is_supported(without, type));
        assert_int_equal(vmxd_invvpid_is_supported(one, type), type == VMXD_INVVPID_SINGLE_CONTEXT);
    }
    assert_false(vmxd_invvpid_is_supported(vmxd_ept_vpid_cap_from(~0ull), 4));
    assert_false(vmxd_invvpid_is_supported(vmxd_ept_vpid_cap_from(~0ull), 0xFFFFFFFF));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bad_bits_of_a_control_word_are_those_that_fail_the_entry),
        cmocka_unit_test(fixed_bits_of_cr_are_told_apart),
        cmocka_unit_test(an_unrestricted_guest_may_have_pe_and_pg_0),
        cmocka_unit_test(vmxon_needs_the_lock_and_the_enable_bit_of_the_mode),
        cmocka_unit_test(msr_lists_may_have_512_entries_and_more),
        cmocka_unit_test(activity_states_are_supported_as_misc_says),
        cmocka_unit_test(physical_addresses_end_at_maxphyaddr),
        cmocka_unit_test(ept_rules_are_those_of_the_processor),
        cmocka_unit_test(an_eptp_is_valid_as_far_as_the_processor_supports_it),
        cmocka_unit_test(invalidations_are_supported_as_the_msr_says),
    };

    return cmocka_run_group_tests_name("capability_limits", tests, NULL, NULL);
}
