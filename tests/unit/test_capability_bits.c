/* SPDX-License-Identifier: MIT */
/* Capabilities bit by bit: each function depends on its bit, and on no other. */
#include "test.h"
#include "vmxdefs/capability.h"

/* must be 1: bit 0; may be 1: bits 0, 1, 2 */
#define CAPABILITY 0x0000000700000001ull

static void a_control_of_64_bits_may_be_1_by_its_own_bit(void **state)
{
    (void)state;
    assert_true(vmxd_ctls64_allow(vmxd_ctls_msr64_from(1ull << 1), VMXD_TERTIARY_ENABLE_HLAT));
    assert_false(vmxd_ctls64_allow(vmxd_ctls_msr64_from(~(1ull << 1)), VMXD_TERTIARY_ENABLE_HLAT));
}

static uint64_t read_0(uint32_t msr)
{
    (void)msr;
    return 0;
}

static void what_no_msr_announces_is_0(void **state)
{
    const struct vmxd_capabilities c = vmxd_capabilities_read(read_0);

    (void)state;
    assert_int_equal(c.secondary.full, 0);
    assert_int_equal(c.tertiary.full, 0);
    assert_int_equal(c.secondary_exit.full, 0);
    assert_int_equal(c.ept_vpid.full, 0);
    assert_int_equal(c.functions.full, 0);
}

static void bad_bits_are_those_that_fail_the_entry(void **state)
{
    const vmxd_ctls_msr32 split = vmxd_ctls_msr32_from(CAPABILITY);

    (void)state;
    assert_int_equal(vmxd_controls32_bad_bits(split, 0x1), 0);
    assert_int_equal(vmxd_controls32_bad_bits(split, 0x7), 0);
    assert_int_equal(vmxd_controls32_bad_bits(split, 0x6), 0x1);
    assert_int_equal(vmxd_controls32_bad_bits(split, 0x80000009), 0x80000008);
    assert_int_equal(vmxd_controls64_bad_bits(vmxd_ctls_msr64_from(5), 7), 2);
    assert_int_equal(vmxd_controls64_bad_bits(vmxd_ctls_msr64_from(5), 4), 0);
}

static void bad_bits_of_cr0_and_cr4(void **state)
{
    (void)state;
    assert_int_equal(vmxd_cr_bad_bits(0x80000031, 0x80000021, 0xFFFFFFFF), 0);
    assert_int_equal(vmxd_cr_bad_bits(0x10, 0x80000021, 0xFFFFFFFF), 0x80000021);
    assert_int_equal(vmxd_cr_bad_bits(0x100002000, 0x2000, 0x67FF), 0x100000000);
}

static void an_unrestricted_guest_may_be_without_paging(void **state)
{
    struct vmxd_capabilities c;

    (void)state;
    memset(&c, 0, sizeof(c));
    c.cr0_fixed0 = 0x80000021;
    c.cr0_fixed1 = 0xFFFFFFFF;
    assert_int_equal(vmxd_guest_cr0_fixed0(&c, false), 0x80000021);
    assert_int_equal(vmxd_guest_cr0_fixed0(&c, true), 0x20);
    assert_int_equal(vmxd_guest_cr0_adjust(&c, 0x10, false), 0x80000031);
    assert_int_equal(vmxd_guest_cr0_adjust(&c, 0x100000010, true), 0x30);
    assert_int_equal(vmxd_guest_cr0_adjust(&c, 0x80000000, true), 0x80000021); /* PG needs PE */
    assert_int_equal(vmxd_guest_cr0_bad_bits(&c, 0x20, true), 0);
    assert_int_equal(vmxd_guest_cr0_bad_bits(&c, 0x21, true), 0);
    assert_int_equal(vmxd_guest_cr0_bad_bits(&c, 0x80000021, true), 0);
    assert_int_equal(vmxd_guest_cr0_bad_bits(&c, 0x80000020, true), 1); /* PG without PE */
    assert_int_equal(vmxd_guest_cr0_bad_bits(&c, 0x21, false), 0x80000000);
    assert_int_equal(vmxd_guest_cr0_bad_bits(&c, 0x0, true), 0x20);
}

static void vmxon_needs_the_lock_and_the_bit_of_the_mode(void **state)
{
    (void)state;
    assert_true(vmxd_feature_control_allows(vmxd_ia32_feature_control_from(0x5), false));
    assert_false(vmxd_feature_control_allows(vmxd_ia32_feature_control_from(0x5), true));
    assert_true(vmxd_feature_control_allows(vmxd_ia32_feature_control_from(0x3), true));
    assert_false(vmxd_feature_control_allows(vmxd_ia32_feature_control_from(0x3), false));
    assert_false(vmxd_feature_control_allows(vmxd_ia32_feature_control_from(0x6), false));
    assert_false(vmxd_feature_control_allows(vmxd_ia32_feature_control_from(0x6), true));
}

/* Bit 2 exists only if IA32_VMX_MISC[28] is 1; the base of MSEG is below 4 GBytes. */
static void smm_monitor_ctl_holds_the_page_of_mseg(void **state)
{
    const vmxd_ia32_smm_monitor_ctl m = vmxd_ia32_smm_monitor_ctl_from(0x7F000005);

    (void)state;
    assert_int_equal(VMXD_MSR_SMM_MONITOR_CTL, 0x9B);
    assert_int_equal(VMXD_MSR_SMBASE, 0x9E);
    assert_true(VMXD_GET(VMXD_SMM_MONITOR_VALID, m));
    assert_true(VMXD_GET(VMXD_SMM_MONITOR_SMI_UNBLOCKING_BY_VMXOFF, m));
    assert_int_equal(VMXD_GET(VMXD_SMM_MONITOR_MSEG_BASE, m) << 12, 0x7F000000);
    assert_int_equal(VMXD_SMM_MONITOR_RESERVED, ~0xFFFFF005ull);
}

static void msr_lists_grow_in_steps_of_512(void **state)
{
    (void)state;
    assert_int_equal(vmxd_msr_list_max(vmxd_ia32_vmx_misc_from(0)), 512);
    assert_int_equal(vmxd_msr_list_max(vmxd_ia32_vmx_misc_from(7ull << 25)), 4096);
}

static void activity_states_have_a_bit_each_but_the_first(void **state)
{
    (void)state;
    for (uint32_t activity = 0; activity < 6; activity++) {
        assert_int_equal(vmxd_activity_is_supported(vmxd_ia32_vmx_misc_from(0), activity),
                         activity == 0);
        assert_int_equal(vmxd_activity_is_supported(vmxd_ia32_vmx_misc_from(~0ull), activity),
                         activity < 4);
        assert_int_equal(vmxd_activity_is_supported(vmxd_ia32_vmx_misc_from(0x80), activity),
                         activity == 0 || activity == 2);
    }
}

static void an_address_has_maxphyaddr_bits_or_32(void **state)
{
    struct vmxd_capabilities c;

    (void)state;
    memset(&c, 0, sizeof(c));
    assert_true(vmxd_physical_address_fits(&c, 0x7FFFFFFFFF, 39));
    assert_false(vmxd_physical_address_fits(&c, 0x8000000000, 39));
    assert_true(vmxd_physical_address_fits(&c, ~0ull, 64));
    assert_false(vmxd_physical_address_fits(&c, ~0ull, 63));
    c.basic = vmxd_ia32_vmx_basic_from(1ull << 48);
    assert_true(vmxd_physical_address_fits(&c, 0xFFFFFFFF, 39));
    assert_false(vmxd_physical_address_fits(&c, 0x100000000, 39));
    assert_false(vmxd_physical_address_fits(&c, 0xFFFFFFFF, 31));
}

static void the_rules_of_ept_come_from_their_bits(void **state)
{
    (void)state;
    for (unsigned int bit = 0; bit < 64; bit++) {
        struct vmxd_capabilities c;
        struct vmxd_ept_rules rules;

        memset(&c, 0, sizeof(c));
        c.ept_vpid.full = 1ull << bit;
        rules = vmxd_ept_rules_of(&c, bit, bit & 1, bit & 2);
        assert_int_equal(rules.execute_only, bit == 0);
        assert_int_equal(rules.page_2mb, bit == 16);
        assert_int_equal(rules.page_1gb, bit == 17);
        assert_int_equal(rules.physical_address_bits, bit);
        assert_int_equal(rules.mbec, (bit & 1) != 0);
        assert_int_equal(rules.paging_write_control, (bit & 2) != 0);
    }
}

static bool eptp_is_valid(uint64_t capabilities, uint64_t eptp)
{
    struct vmxd_capabilities c;

    memset(&c, 0, sizeof(c));
    c.ept_vpid.full = capabilities;
    return vmxd_eptp_is_valid(&c, vmxd_eptp_from(eptp), 39);
}

static void an_eptp_asks_for_nothing_that_the_processor_lacks(void **state)
{
    static const struct {
        uint64_t capability, eptp;
    } pairs[] = {
        {1ull << 6 | 1ull << 8, 0x18},               /* four levels, UC */
        {1ull << 6 | 1ull << 14, 0x1E},              /* four levels, WB */
        {1ull << 7 | 1ull << 14, 0x26},              /* five levels */
        {1ull << 6 | 1ull << 14 | 1ull << 21, 0x5E}, /* accessed and dirty */
        {1ull << 6 | 1ull << 14 | 1ull << 23, 0x9E}, /* supervisor shadow stack */
    };
    const uint64_t all = ~0ull;

    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        assert_true(eptp_is_valid(pairs[i].capability, pairs[i].eptp));
        assert_true(eptp_is_valid(pairs[i].capability, pairs[i].eptp | 0x7FFFFFF000));
        for (uint64_t bit = 1; bit != 0; bit <<= 1)
            if (pairs[i].capability & bit)
                assert_false(eptp_is_valid(all & ~bit, pairs[i].eptp));
    }
    for (uint64_t type = 1; type < 8; type++)
        assert_int_equal(eptp_is_valid(all, 0x18 | type), type == 6);
    for (uint64_t levels = 0; levels < 8; levels++)
        assert_int_equal(eptp_is_valid(all, 0x06 | levels << 3), levels == 3 || levels == 4);
    for (unsigned int bit = 8; bit < 64; bit++)
        assert_int_equal(eptp_is_valid(all, 0x1E | 1ull << bit), bit >= 12 && bit < 39);
}

static void invept_and_invvpid_have_a_bit_for_each_type(void **state)
{
    static const unsigned int invept[] = {0, 25, 26, 0, 0}, invvpid[] = {40, 41, 42, 43, 0, 0};

    (void)state;
    for (uint32_t type = 0; type < 5; type++) {
        const uint64_t bit = 1ull << invept[type] | 1ull << 20;
        const bool exists = invept[type] != 0;

        assert_int_equal(vmxd_invept_is_supported(vmxd_ia32_vmx_ept_vpid_cap_from(bit), type),
                         exists);
        assert_false(
            vmxd_invept_is_supported(vmxd_ia32_vmx_ept_vpid_cap_from(~(1ull << 20)), type));
        if (exists)
            assert_false(vmxd_invept_is_supported(
                vmxd_ia32_vmx_ept_vpid_cap_from(~(1ull << invept[type])), type));
    }
    for (uint32_t type = 0; type < 6; type++) {
        const uint64_t bit = 1ull << invvpid[type] | 1ull << 32;
        const bool exists = invvpid[type] != 0;

        assert_int_equal(vmxd_invvpid_is_supported(vmxd_ia32_vmx_ept_vpid_cap_from(bit), type),
                         exists);
        assert_false(
            vmxd_invvpid_is_supported(vmxd_ia32_vmx_ept_vpid_cap_from(~(1ull << 32)), type));
        assert_int_equal(vmxd_invvpid_is_supported(vmxd_ia32_vmx_ept_vpid_cap_from(~0ull), type),
                         exists);
        if (exists)
            assert_false(vmxd_invvpid_is_supported(
                vmxd_ia32_vmx_ept_vpid_cap_from(~(1ull << invvpid[type])), type));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_control_of_64_bits_may_be_1_by_its_own_bit),
        cmocka_unit_test(what_no_msr_announces_is_0),
        cmocka_unit_test(bad_bits_are_those_that_fail_the_entry),
        cmocka_unit_test(bad_bits_of_cr0_and_cr4),
        cmocka_unit_test(an_unrestricted_guest_may_be_without_paging),
        cmocka_unit_test(vmxon_needs_the_lock_and_the_bit_of_the_mode),
        cmocka_unit_test(smm_monitor_ctl_holds_the_page_of_mseg),
        cmocka_unit_test(msr_lists_grow_in_steps_of_512),
        cmocka_unit_test(activity_states_have_a_bit_each_but_the_first),
        cmocka_unit_test(an_address_has_maxphyaddr_bits_or_32),
        cmocka_unit_test(the_rules_of_ept_come_from_their_bits),
        cmocka_unit_test(an_eptp_asks_for_nothing_that_the_processor_lacks),
        cmocka_unit_test(invept_and_invvpid_have_a_bit_for_each_type),
    };

    return cmocka_run_group_tests_name("capability_bits", tests, NULL, NULL);
}
