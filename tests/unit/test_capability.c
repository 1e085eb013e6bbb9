/* SPDX-License-Identifier: MIT */
/* Capability MSRs: which are read, and which control words the processor accepts. */
#include "test.h"
#include "vmxdefs/capability.h"

/* --- A processor: the MSRs that a test sets --- */

static struct {
    uint32_t msr;
    uint64_t value;
} processor[32];
static size_t msr_count;
static uint32_t msrs_read[64];
static size_t read_count;

static int new_processor(void **state)
{
    (void)state;
    msr_count = 0;
    read_count = 0;
    return 0;
}

static void has(uint32_t msr, uint64_t value)
{
    processor[msr_count].msr = msr;
    processor[msr_count].value = value;
    msr_count++;
}

/* As RDMSR: an MSR that does not exist is a fault. */
static uint64_t read_msr(uint32_t msr)
{
    msrs_read[read_count++] = msr;
    for (size_t i = 0; i < msr_count; i++)
        if (processor[i].msr == msr)
            return processor[i].value;
    fail_msg("RDMSR of 0x%x, which this processor does not have", msr);
    return 0;
}

static bool was_read(uint32_t msr)
{
    for (size_t i = 0; i < read_count; i++)
        if (msrs_read[i] == msr)
            return true;
    return false;
}

static void has_what_every_processor_has(uint64_t basic)
{
    has(VMXD_MSR_BASIC, basic);
    has(VMXD_MSR_MISC, 0x1C0);
    has(VMXD_MSR_CR0_FIXED0, 0x80000021);
    has(VMXD_MSR_CR0_FIXED1, 0xFFFFFFFF);
    has(VMXD_MSR_CR4_FIXED0, 0x2000);
    has(VMXD_MSR_CR4_FIXED1, 0x67FF);
    has(VMXD_MSR_VMCS_ENUM, 0x2C);
}

#define TRUE_MSRS    (1ull << 55)
#define SECONDARY    (1ull << 63) /* may be 1: bit 31 of the primary controls */
#define TERTIARY     (1ull << 49) /* bit 17 */
#define EPT          (1ull << 33)
#define VPID         (1ull << 37)
#define VM_FUNCTIONS (1ull << 45)

static void the_first_processors_are_read_without_a_fault(void **state)
{
    struct vmxd_capabilities c;

    (void)state;
    has_what_every_processor_has(0x12);
    has(VMXD_MSR_PINBASED_CTLS, 0x0000003F00000016);
    has(VMXD_MSR_PROCBASED_CTLS, 0x67B9FFFE0401E172);
    has(VMXD_MSR_EXIT_CTLS, 0x0003FFFF00036DFF);
    has(VMXD_MSR_ENTRY_CTLS, 0x00003FFF000011FF);
    c = vmxd_capabilities_read(read_msr);
    assert_int_equal(c.basic.full, 0x12);
    assert_int_equal(c.pin.full, 0x0000003F00000016);
    assert_int_equal(c.primary.full, 0x67B9FFFE0401E172);
    assert_int_equal(c.exit.full, 0x0003FFFF00036DFF);
    assert_int_equal(c.entry.full, 0x00003FFF000011FF);
    assert_int_equal(c.misc.full, 0x1C0);
    assert_int_equal(c.secondary.full, 0);
    assert_int_equal(c.ept_vpid.full, 0);
    assert_int_equal(c.tertiary.full, 0);
    assert_int_equal(c.functions.full, 0);
    assert_int_equal(c.cr0_fixed0, 0x80000021);
    assert_int_equal(c.cr0_fixed1, 0xFFFFFFFF);
    assert_int_equal(c.cr4_fixed0, 0x2000);
    assert_int_equal(c.cr4_fixed1, 0x67FF);
    assert_int_equal(c.vmcs_enum.full, 0x2C);
}

static void true_msrs_are_taken_where_they_exist_and_only_there(void **state)
{
    struct vmxd_capabilities c;

    (void)state;
    has_what_every_processor_has(TRUE_MSRS);
    has(VMXD_MSR_TRUE_PINBASED_CTLS, 0x1111);
    has(VMXD_MSR_TRUE_PROCBASED_CTLS, 0x2222);
    has(VMXD_MSR_TRUE_EXIT_CTLS, 0x3333);
    has(VMXD_MSR_TRUE_ENTRY_CTLS, 0x4444);
    c = vmxd_capabilities_read(read_msr);
    assert_int_equal(c.pin.full, 0x1111);
    assert_int_equal(c.primary.full, 0x2222);
    assert_int_equal(c.exit.full, 0x3333);
    assert_int_equal(c.entry.full, 0x4444);
    assert_false(was_read(VMXD_MSR_PROCBASED_CTLS));
}

static void what_another_msr_announces_is_read(void **state)
{
    struct vmxd_capabilities c;

    (void)state;
    has_what_every_processor_has(TRUE_MSRS);
    has(VMXD_MSR_TRUE_PINBASED_CTLS, 0);
    has(VMXD_MSR_TRUE_PROCBASED_CTLS, SECONDARY | TERTIARY);
    has(VMXD_MSR_TRUE_EXIT_CTLS, SECONDARY);
    has(VMXD_MSR_TRUE_ENTRY_CTLS, 0);
    has(VMXD_MSR_PROCBASED_CTLS2, EPT | VM_FUNCTIONS);
    has(VMXD_MSR_PROCBASED_CTLS3, 0x12);
    has(VMXD_MSR_EXIT_CTLS2, 0x8);
    has(VMXD_MSR_EPT_VPID_CAP, 0x40);
    has(VMXD_MSR_VMFUNC, 1);
    c = vmxd_capabilities_read(read_msr);
    assert_int_equal(c.tertiary.full, 0x12);
    assert_int_equal(c.secondary_exit.full, 0x8);
    assert_int_equal(c.ept_vpid.full, 0x40);
    assert_int_equal(c.functions.full, 1);
}

static struct vmxd_capabilities with_secondary_controls(uint64_t controls)
{
    msr_count = 0;
    read_count = 0;
    has_what_every_processor_has(TRUE_MSRS);
    has(VMXD_MSR_TRUE_PINBASED_CTLS, 0);
    has(VMXD_MSR_TRUE_PROCBASED_CTLS, SECONDARY);
    has(VMXD_MSR_TRUE_EXIT_CTLS, 0);
    has(VMXD_MSR_TRUE_ENTRY_CTLS, 0);
    has(VMXD_MSR_PROCBASED_CTLS2, controls);
    has(VMXD_MSR_EPT_VPID_CAP, 0x40);
    return vmxd_capabilities_read(read_msr);
}

static void the_capabilities_of_ept_and_vpid_are_read_with_either(void **state)
{
    (void)state;
    assert_int_equal(with_secondary_controls(EPT).ept_vpid.full, 0x40);
    assert_int_equal(with_secondary_controls(VPID).ept_vpid.full, 0x40);
    assert_int_equal(with_secondary_controls(~(EPT | VPID | VM_FUNCTIONS)).ept_vpid.full, 0);
    assert_false(was_read(VMXD_MSR_EPT_VPID_CAP));
}

/* The low half of the MSR has the bits that must be 1.  Read as the high half it allows no others. */
static void halves_of_a_split_msr_are_not_swapped(void **state)
{
    const vmxd_ctls_msr32 primary = vmxd_ctls_msr32_from(0xFFF9FFFE0401E172);

    (void)state;
    assert_int_equal(VMXD_GET(VMXD_CTLS32_ALLOWED0, primary), 0x0401E172);
    assert_int_equal(VMXD_GET(VMXD_CTLS32_ALLOWED1, primary), 0xFFF9FFFE);
    assert_true(vmxd_ctls32_allow(primary, VMXD_PRIMARY_HLT_EXITING));
    assert_false(vmxd_ctls32_allow(primary, VMXD_PRIMARY_ACTIVATE_TERTIARY_CONTROLS));
}

/* Rows named zero_N are reserved; the name of this field only begins like theirs. */
static void zero_length_injection_is_not_a_reserved_bit(void **state)
{
    (void)state;
    assert_int_equal(VMXD_MISC_RESERVED, 1ull << 31 | 0x1Full << 9);
    assert_int_equal(VMXD_BASIC_RESERVED & 1ull << 31, 1ull << 31);
}

/* --- Adjustment --- */

static struct vmxd_controls_result adjust(uint64_t capability, uint64_t required, uint64_t wanted,
                                          uint64_t forbidden)
{
    struct vmxd_controls_request r;

    r.required = required;
    r.wanted = wanted;
    r.forbidden = forbidden;
    return vmxd_adjust_controls32(vmxd_ctls_msr32_from(capability), r);
}

/* must be 1: bit 0; may be 1: bits 0, 1, 2 */
#define CAPABILITY 0x0000000700000001ull

static void what_the_processor_demands_is_set_without_asking(void **state)
{
    const struct vmxd_controls_result a = adjust(CAPABILITY, 0, 0, 0);

    (void)state;
    assert_int_equal(a.value, 1);
    assert_int_equal(a.not_offered, 0);
    assert_int_equal(a.not_clearable, 0);
}

static void a_wanted_control_that_is_not_offered_is_left_out_silently(void **state)
{
    const struct vmxd_controls_result a = adjust(CAPABILITY, 0, 0xA, 0);

    (void)state;
    assert_int_equal(a.value, 3);
    assert_int_equal(a.not_offered, 0);
}

static void a_required_control_that_is_not_offered_is_reported(void **state)
{
    const struct vmxd_controls_result a = adjust(CAPABILITY, 0xC, 0, 0);

    (void)state;
    assert_int_equal(a.value, 5);
    assert_int_equal(a.not_offered, 8);
}

static void a_forbidden_control_that_must_be_1_is_reported(void **state)
{
    const struct vmxd_controls_result a = adjust(CAPABILITY, 0, 0x2, 0x3);

    (void)state;
    assert_int_equal(a.value, 1);
    assert_int_equal(a.not_clearable, 1);
}

static void a_control_that_is_both_required_and_forbidden_is_reported(void **state)
{
    const struct vmxd_controls_result a = adjust(CAPABILITY, 0x2, 0, 0x2);

    (void)state;
    assert_int_equal(a.not_clearable, 2);
}

static void all_64_bits_of_an_allowed_1_msr_count(void **state)
{
    struct vmxd_controls_request r = {0, 0, 0};
    struct vmxd_controls_result a;

    (void)state;
    r.required = 1ull << 40 | 1;
    r.wanted = 1ull << 63;
    a = vmxd_adjust_controls64(vmxd_ctls_msr64_from(1ull << 40 | 1ull << 63), r);
    assert_int_equal(a.value, 1ull << 40 | 1ull << 63);
    assert_int_equal(a.not_offered, 1);
}

static void control_registers_get_the_bits_that_are_fixed(void **state)
{
    (void)state;
    assert_int_equal(vmxd_cr_adjust(0x11, 0x80000021, 0xFFFFFFFF), 0x80000031);
    assert_int_equal(vmxd_cr_adjust(0x80000, 0x2000, 0x67FF), 0x2000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_first_processors_are_read_without_a_fault, new_processor),
        cmocka_unit_test_setup(true_msrs_are_taken_where_they_exist_and_only_there, new_processor),
        cmocka_unit_test_setup(what_another_msr_announces_is_read, new_processor),
        cmocka_unit_test(the_capabilities_of_ept_and_vpid_are_read_with_either),
        cmocka_unit_test(halves_of_a_split_msr_are_not_swapped),
        cmocka_unit_test(zero_length_injection_is_not_a_reserved_bit),
        cmocka_unit_test(what_the_processor_demands_is_set_without_asking),
        cmocka_unit_test(a_wanted_control_that_is_not_offered_is_left_out_silently),
        cmocka_unit_test(a_required_control_that_is_not_offered_is_reported),
        cmocka_unit_test(a_forbidden_control_that_must_be_1_is_reported),
        cmocka_unit_test(a_control_that_is_both_required_and_forbidden_is_reported),
        cmocka_unit_test(all_64_bits_of_an_allowed_1_msr_count),
        cmocka_unit_test(control_registers_get_the_bits_that_are_fixed),
    };

    return cmocka_run_group_tests_name("capability", tests, NULL, NULL);
}
