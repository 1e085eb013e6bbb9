/* SPDX-License-Identifier: MIT */
/* VMCS fields: names, widths, status of instructions, EPT indexes. */
#include "test.h"
#include "vmxdefs/names.h"
#include "vmxdefs/rows.h"
#include "vmxdefs/vmxdefs.h"

static uint32_t type_that_the_name_promises(const char *name)
{
    static const struct {
        const char *prefix;
        uint32_t type;
    } types[] = {
        {"VMXD_VMCS_CTRL_", VMXD_VMCS_TYPE_CONTROL},
        {"VMXD_VMCS_INFO_", VMXD_VMCS_TYPE_INFO},
        {"VMXD_VMCS_GUEST_", VMXD_VMCS_TYPE_GUEST},
        {"VMXD_VMCS_HOST_", VMXD_VMCS_TYPE_HOST},
    };

    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (strncmp(name, types[i].prefix, strlen(types[i].prefix)) == 0)
            return types[i].type;
    fail_msg("%s says neither CTRL nor INFO, GUEST or HOST", name);
    return 0;
}

/* In another library the guest's CET fields had host encodings for almost five years. */
static void each_field_has_the_type_that_its_name_says(void **state)
{
    static const struct {
        const char *name;
        uint32_t value;
    } fields[] = {
#define ROW(name, value, words) {#name, value},
        VMXD_ROWS_VMCS(ROW)
#undef ROW
    };

    (void)state;
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        if (VMXD_GET(VMXD_VMCS_ENC_TYPE, vmxd_vmcs_encoding_from(fields[i].value)) !=
            type_that_the_name_promises(fields[i].name))
            fail_msg("%s is 0x%x", fields[i].name, fields[i].value);
}

static void a_guest_field_is_not_its_host_twin(void **state)
{
    (void)state;
    assert_int_equal(VMXD_VMCS_GUEST_S_CET, 0x6828);
    assert_int_equal(VMXD_VMCS_HOST_S_CET, 0x6C18);
}

static void the_width_of_a_field_is_that_of_its_group(void **state)
{
    (void)state;
    assert_int_equal(vmxd_vmcs_field_width(VMXD_VMCS_CTRL_VPID), VMXD_VMCS_WIDTH_16);
    assert_int_equal(vmxd_vmcs_field_width(VMXD_VMCS_CTRL_TSC_OFFSET), VMXD_VMCS_WIDTH_64);
    assert_int_equal(vmxd_vmcs_field_width(VMXD_VMCS_INFO_EXIT_REASON), VMXD_VMCS_WIDTH_32);
    assert_int_equal(vmxd_vmcs_field_width(VMXD_VMCS_GUEST_RIP), VMXD_VMCS_WIDTH_NATURAL);
}

static void the_high_half_of_a_64_bit_field_has_32_bits(void **state)
{
    const uint32_t high = vmxd_vmcs_field_high(VMXD_VMCS_CTRL_TSC_OFFSET);

    (void)state;
    assert_int_equal(high, 0x2011);
    assert_int_equal(vmxd_vmcs_field_width(high), VMXD_VMCS_WIDTH_32);
}

static void the_width_checked_form_is_the_field_itself(void **state)
{
    (void)state;
    assert_int_equal(VMXD_VMCS16(VMXD_VMCS_CTRL_VPID), 0);
    assert_int_equal(VMXD_VMCS32(VMXD_VMCS_INFO_EXIT_REASON), 0x4402);
    assert_int_equal(VMXD_VMCS64(VMXD_VMCS_CTRL_EPT_POINTER), 0x201A);
    assert_int_equal(VMXD_VMCS_NATURAL(VMXD_VMCS_GUEST_CR0), 0x6800);
}

/* Bit 31 of the first word is the shadow indicator, not part of the identifier. */
static void the_revision_identifier_has_31_bits(void **state)
{
    const vmxd_vmcs_revision shadow = vmxd_vmcs_revision_from(0x80000004);

    (void)state;
    assert_int_equal(VMXD_GET(VMXD_REVISION_REVISION_IDENTIFIER, shadow), 4);
    assert_int_equal(VMXD_GET(VMXD_REVISION_SHADOW_VMCS, shadow), 1);
}

static void the_flags_tell_the_three_outcomes_of_an_instruction(void **state)
{
    (void)state;
    assert_int_equal(vmxd_status_from_rflags(0x2), VMXD_VMSUCCEED);
    assert_int_equal(vmxd_status_from_rflags(0x42), VMXD_VMFAIL_VALID);
    assert_int_equal(vmxd_status_from_rflags(0x3), VMXD_VMFAIL_INVALID);
    assert_int_equal(vmxd_status_from_rflags(0xFFFFFFFFFFFFFFBEull), VMXD_VMSUCCEED);
}

static void each_level_of_ept_takes_nine_bits_of_the_address(void **state)
{
    const uint64_t address = 5ull << 48 | 4ull << 39 | 3ull << 30 | 2ull << 21 | 1ull << 12 | 0xFFF;

    (void)state;
    for (unsigned int level = 1; level <= 5; level++)
        assert_int_equal(vmxd_ept_index(address, level), level);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_field_has_the_type_that_its_name_says),
        cmocka_unit_test(a_guest_field_is_not_its_host_twin),
        cmocka_unit_test(the_width_of_a_field_is_that_of_its_group),
        cmocka_unit_test(the_high_half_of_a_64_bit_field_has_32_bits),
        cmocka_unit_test(the_width_checked_form_is_the_field_itself),
        cmocka_unit_test(the_revision_identifier_has_31_bits),
        cmocka_unit_test(the_flags_tell_the_three_outcomes_of_an_instruction),
        cmocka_unit_test(each_level_of_ept_takes_nine_bits_of_the_address),
    };

    return cmocka_run_group_tests_name("vmcs", tests, NULL, NULL);
}
