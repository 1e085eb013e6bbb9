/* SPDX-License-Identifier: MIT */
/* Which VMCS fields a processor has, by its capability MSRs. */
#include "test.h"
#include "vmxdefs/vmcs_existence.h"

static const uint32_t fields[] = {
#define ROW(name, value, words) name,
    VMXD_VMCS_LIST(ROW)
#undef ROW
};

static struct vmxd_capabilities with_every_bit(uint64_t bits)
{
    struct vmxd_capabilities c;

    memset(&c, 0, sizeof(c));
    c.pin = c.primary = c.secondary = c.exit = c.entry =
        vmxd_split_capability_from(bits & 0xFFFFFFFF00000000);
    c.tertiary = c.secondary_exit = c.functions = vmxd_allowed1_capability_from(bits);
    c.basic = vmxd_basic_from(bits);
    return c;
}

static unsigned count(const struct vmxd_capabilities *c)
{
    unsigned n = 0;

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        n += vmxd_vmcs_field_exists(c, fields[i]) ? 1u : 0u;
    return n;
}

#define ONE(...) +1u

static void a_processor_without_any_option_has_the_fields_of_every_processor(void **state)
{
    const struct vmxd_capabilities c = with_every_bit(0);

    (void)state;
    assert_int_equal(count(&c), 0u VMXD_VMCS_ALWAYS_LIST(ONE));
#define ROW(name) assert_true(vmxd_vmcs_field_exists(&c, name));
    VMXD_VMCS_ALWAYS_LIST(ROW)
#undef ROW
}

static void a_processor_with_every_option_has_all_that_the_msrs_tell_of(void **state)
{
    const struct vmxd_capabilities c = with_every_bit(~0ull);

    (void)state;
    assert_int_equal(count(&c),
                     sizeof(fields) / sizeof(fields[0]) - (0u VMXD_VMCS_UNTOLD_LIST(ONE)));
}

static void each_field_is_there_with_the_one_bit_that_it_needs_and_no_other(void **state)
{
    (void)state;
    for (unsigned word = 0; word <= VMXD_WORD_BASIC; word++)
        for (unsigned bit = 0; bit < 64; bit++) {
            struct vmxd_capabilities c = with_every_bit(0);
            vmxd_split_capability split =
                vmxd_split_capability_from(bit < 32 ? 1ull << (32 + bit) : 0);
            vmxd_allowed1_capability allowed1 = vmxd_allowed1_capability_from(1ull << bit);

            switch (word) {
            case VMXD_WORD_PIN:
                c.pin = split;
                break;
            case VMXD_WORD_PRIMARY:
                c.primary = split;
                break;
            case VMXD_WORD_SECONDARY:
                c.secondary = split;
                break;
            case VMXD_WORD_TERTIARY:
                c.tertiary = allowed1;
                break;
            case VMXD_WORD_EXIT:
                c.exit = split;
                break;
            case VMXD_WORD_SECONDARY_EXIT:
                c.secondary_exit = allowed1;
                break;
            case VMXD_WORD_ENTRY:
                c.entry = split;
                break;
            case VMXD_WORD_FUNCTIONS:
                c.functions = allowed1;
                break;
            default:
                c.basic = vmxd_basic_from(1ull << bit);
                break;
            }
#define ROW(name, need) \
    assert_int_equal(vmxd_vmcs_field_exists(&c, name), (need) == VMXD_NEEDS(word, bit));
            VMXD_VMCS_NEEDS_LIST(ROW)
#undef ROW
#define ROW(name, need, other)                         \
    assert_int_equal(vmxd_vmcs_field_exists(&c, name), \
                     (need) == VMXD_NEEDS(word, bit) || (other) == VMXD_NEEDS(word, bit));
            VMXD_VMCS_NEEDS_EITHER_LIST(ROW)
#undef ROW
        }
}

static void some_conditions_written_by_hand(void **state)
{
    struct vmxd_capabilities c = with_every_bit(0);

    (void)state;
    assert_false(vmxd_vmcs_field_exists(&c, VMXD_VMCS_CTRL_VPID));
    assert_false(vmxd_vmcs_field_exists(&c, VMXD_VMCS_CTRL_SECONDARY_CONTROLS));
    c.primary = vmxd_split_capability_from(1ull << 63); /* activate secondary controls */
    assert_true(vmxd_vmcs_field_exists(&c, VMXD_VMCS_CTRL_SECONDARY_CONTROLS));
    c.secondary = vmxd_split_capability_from(1ull << (32 + 5)); /* enable VPID */
    assert_true(vmxd_vmcs_field_exists(&c, VMXD_VMCS_CTRL_VPID));
    assert_false(vmxd_vmcs_field_exists(&c, VMXD_VMCS_CTRL_EPT_POINTER));
    c.secondary = vmxd_split_capability_from(1ull << (32 + 1)); /* enable EPT */
    assert_true(vmxd_vmcs_field_exists(&c, VMXD_VMCS_CTRL_EPT_POINTER));
    assert_true(vmxd_vmcs_field_exists(&c, VMXD_VMCS_GUEST_PDPTE3));
    assert_true(vmxd_vmcs_field_exists(&c, VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS));
    c.exit = vmxd_split_capability_from(1ull << (32 + 20)); /* save IA32_EFER */
    assert_true(vmxd_vmcs_field_exists(&c, VMXD_VMCS_GUEST_EFER));
    assert_false(vmxd_vmcs_field_exists(&c, VMXD_VMCS_HOST_EFER));
    c.pin = vmxd_split_capability_from(1ull << (32 + 6));
    assert_true(vmxd_vmcs_field_exists(&c, VMXD_VMCS_GUEST_VMX_PREEMPTION_TIMER_VALUE));
    c.basic = vmxd_basic_from(1ull << 58);
    assert_true(vmxd_vmcs_field_exists(&c, VMXD_VMCS_CTRL_INJECTED_EVENT_DATA));
}

static void what_must_be_1_in_the_low_half_is_not_taken_for_what_may_be(void **state)
{
    struct vmxd_capabilities c = with_every_bit(0);

    (void)state;
    c.primary = vmxd_split_capability_from(0xFFFFFFFF);
    assert_false(vmxd_vmcs_field_exists(&c, VMXD_VMCS_CTRL_SECONDARY_CONTROLS));
}

static void the_high_half_exists_where_the_field_does(void **state)
{
    struct vmxd_capabilities c = with_every_bit(0);

    (void)state;
    assert_true(vmxd_vmcs_field_exists(&c, 0x2011));
    assert_false(vmxd_vmcs_field_exists(&c, 0x201B));
    c.secondary = vmxd_split_capability_from(1ull << 33);
    assert_true(vmxd_vmcs_field_exists(&c, 0x201B));
    assert_false(vmxd_vmcs_field_exists(&c, 0x4003)); /* of a 32-bit field */
}

static void what_names_no_field_does_not_exist(void **state)
{
    const struct vmxd_capabilities c = with_every_bit(~0ull);

    (void)state;
    assert_false(vmxd_vmcs_field_exists(&c, 0x3FE));
    assert_false(vmxd_vmcs_field_exists(&c, 0x1000));
    assert_false(vmxd_vmcs_field_exists(&c, 0x10000 | VMXD_VMCS_GUEST_RIP));
    assert_false(vmxd_vmcs_field_exists(&c, 0xFFFFFFFF));
}

static void exit_information_is_writable_only_if_misc_says_so(void **state)
{
    struct vmxd_capabilities c = with_every_bit(0);

    (void)state;
    assert_true(vmxd_vmcs_field_is_writable(&c, VMXD_VMCS_GUEST_RIP));
    assert_false(vmxd_vmcs_field_is_writable(&c, VMXD_VMCS_INFO_EXIT_REASON));
    assert_false(vmxd_vmcs_field_is_writable(&c, VMXD_VMCS_CTRL_VPID));
    c.misc = vmxd_misc_from(1ull << 29);
    assert_true(vmxd_vmcs_field_is_writable(&c, VMXD_VMCS_INFO_EXIT_REASON));
}

static void a_word_that_is_none_has_no_bits(void **state)
{
    const struct vmxd_capabilities c = with_every_bit(~0ull);

    (void)state;
    assert_int_equal(vmxd_capabilities_word(&c, 9), 0);
    assert_int_equal(vmxd_capabilities_word(&c, 0xFFFFFFFF), 0);
    assert_int_equal(vmxd_capabilities_word(&c, VMXD_WORD_PIN), 0xFFFFFFFF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_processor_without_any_option_has_the_fields_of_every_processor),
        cmocka_unit_test(a_processor_with_every_option_has_all_that_the_msrs_tell_of),
        cmocka_unit_test(each_field_is_there_with_the_one_bit_that_it_needs_and_no_other),
        cmocka_unit_test(some_conditions_written_by_hand),
        cmocka_unit_test(what_must_be_1_in_the_low_half_is_not_taken_for_what_may_be),
        cmocka_unit_test(the_high_half_exists_where_the_field_does),
        cmocka_unit_test(what_names_no_field_does_not_exist),
        cmocka_unit_test(exit_information_is_writable_only_if_misc_says_so),
        cmocka_unit_test(a_word_that_is_none_has_no_bits),
    };

    return cmocka_run_group_tests_name("vmcs_existence", tests, NULL, NULL);
}
