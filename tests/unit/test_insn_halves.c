/* SPDX-License-Identifier: MIT */
/* Fields by number on a processor with words of 32 bits, where a 64-bit field has two halves.  This file
 * defines the intrinsics of MSVC, which insn.h uses here instead of assembly.  They return 0 for VMsucceed,
 * 1 for VMfailValid and 2 for VMfailInvalid. */
#include "test.h"
#include "vmxdefs/instruction_error.h"
#include "vmxdefs/invalidate.h"
#include "vmxdefs/vmcs.h"

#undef __GNUC__
#undef __clang__
#undef __x86_64__
#undef __i386__
#undef _MSC_VER
#define __i386__ 1    /* NOLINT(bugprone-reserved-identifier) */
#define _MSC_VER 1930 /* NOLINT(bugprone-reserved-identifier) */
#include "vmxdefs/insn.h"

/* A VMCS with these fields.  Accesses from number `failing` on return VMfailValid. */
static struct {
    uint32_t field, value;
} fields[4];
static unsigned int accesses, failing;

static int new_vmcs(void **state)
{
    static const uint32_t numbers[] = {0x2010, 0x2011, 0x4402, 0x0000};

    (void)state;
    for (unsigned int i = 0; i < 4; i++) {
        fields[i].field = numbers[i];
        fields[i].value = 0x11111111u * (i + 1);
    }
    accesses = 0;
    failing = 100;
    return 0;
}

static uint32_t *reached(uint32_t field)
{
    for (unsigned int i = 0; i < 4; i++)
        if (fields[i].field == field)
            return &fields[i].value;
    fail_msg("access to field 0x%x", VMXD_CAST(unsigned int, field));
    return NULL;
}

static unsigned char __vmx_vmread(uint32_t field, uint32_t *value)
{
    if (++accesses > failing)
        return 1;
    *value = *reached(field);
    return 0;
}

static unsigned char __vmx_vmwrite(uint32_t field, uint32_t value)
{
    if (++accesses > failing)
        return 1;
    *reached(field) = value;
    return 0;
}

static uint64_t taken;

static unsigned char take(uint64_t address, unsigned char status)
{
    taken = address;
    return status;
}

static unsigned char __vmx_on(uint64_t *physical_address)
{
    return take(*physical_address, 2);
}

static unsigned char __vmx_vmclear(uint64_t *physical_address)
{
    return take(*physical_address, 1);
}

static unsigned char __vmx_vmptrld(uint64_t *physical_address)
{
    return take(*physical_address, 0);
}

static void __vmx_vmptrst(uint64_t *physical_address)
{
    *physical_address = 0x5000;
}

static void __vmx_off(void)
{
    taken = 0xFF;
}

static void a_64_bit_field_is_read_in_two_halves(void **state)
{
    uint64_t value = 0;

    (void)state;
    assert_int_equal(vmxd_vmread64(VMXD_VMCS_CTRL_TSC_OFFSET, &value), VMXD_VMSUCCEED);
    assert_int_equal(value, 0x2222222211111111ull);
    assert_int_equal(accesses, 2);
}

static void other_fields_are_read_at_once(void **state)
{
    uint64_t value = 0;
    uint32_t word = 0;
    uint16_t half = 0;

    (void)state;
    assert_int_equal(vmxd_vmread(VMXD_VMCS_INFO_EXIT_REASON, &value), VMXD_VMSUCCEED);
    assert_int_equal(value, 0x33333333);
    assert_int_equal(vmxd_vmread(0x2011, &value), VMXD_VMSUCCEED);
    assert_int_equal(value, 0x22222222);
    assert_int_equal(vmxd_vmread32(VMXD_VMCS_INFO_EXIT_REASON, &word), VMXD_VMSUCCEED);
    assert_int_equal(word, 0x33333333);
    assert_int_equal(vmxd_vmread16(VMXD_VMCS_CTRL_VPID, &half), VMXD_VMSUCCEED);
    assert_int_equal(half, 0x4444);
    assert_int_equal(accesses, 4);
}

static void an_unchecked_read_has_all_bits_of_the_field(void **state)
{
    (void)state;
    assert_int_equal(vmxd_vmread_unchecked(VMXD_VMCS_CTRL_TSC_OFFSET), 0x2222222211111111ull);
    assert_int_equal(accesses, 2);
    assert_int_equal(vmxd_vmread_unchecked(VMXD_VMCS_INFO_EXIT_REASON), 0x33333333);
    assert_int_equal(vmxd_vmread_unchecked(VMXD_VMCS_CTRL_VPID) & 0xFFFF, 0x4444);
    assert_int_equal(accesses, 4);
}

static void a_failed_read_gives_0_and_does_not_go_on(void **state)
{
    uint64_t value = 5;

    (void)state;
    failing = 0;
    assert_int_equal(vmxd_vmread(VMXD_VMCS_CTRL_TSC_OFFSET, &value), VMXD_VMFAIL_VALID);
    assert_int_equal(value, 0);
    assert_int_equal(accesses, 1);
}

static void a_64_bit_field_is_written_in_two_halves(void **state)
{
    (void)state;
    assert_int_equal(vmxd_vmwrite64(VMXD_VMCS_CTRL_TSC_OFFSET, 0xAAAAAAAABBBBBBBBull),
                     VMXD_VMSUCCEED);
    assert_int_equal(fields[0].value, 0xBBBBBBBB);
    assert_int_equal(fields[1].value, 0xAAAAAAAA);
    assert_int_equal(vmxd_vmwrite32(VMXD_VMCS_INFO_EXIT_REASON, 7), VMXD_VMSUCCEED);
    assert_int_equal(vmxd_vmwrite16(VMXD_VMCS_CTRL_VPID, 8), VMXD_VMSUCCEED);
    assert_int_equal(fields[2].value, 7);
    assert_int_equal(fields[3].value, 8);
    assert_int_equal(accesses, 4);
}

static void a_failed_write_does_not_go_on(void **state)
{
    (void)state;
    failing = 0;
    assert_int_equal(vmxd_vmwrite(VMXD_VMCS_CTRL_TSC_OFFSET, 1), VMXD_VMFAIL_VALID);
    assert_int_equal(accesses, 1);
    failing = 2;
    assert_int_equal(vmxd_vmwrite(VMXD_VMCS_CTRL_TSC_OFFSET, 1), VMXD_VMFAIL_VALID);
    assert_int_equal(accesses, 3);
}

static void the_other_instructions_take_an_address_and_tell_their_status(void **state)
{
    uint64_t address = 0;

    (void)state;
    assert_int_equal(vmxd_vmxon(0x1000), VMXD_VMFAIL_INVALID);
    assert_int_equal(taken, 0x1000);
    assert_int_equal(vmxd_vmclear(0x2000), VMXD_VMFAIL_VALID);
    assert_int_equal(taken, 0x2000);
    assert_int_equal(vmxd_vmptrld(0x3000), VMXD_VMSUCCEED);
    assert_int_equal(taken, 0x3000);
    assert_int_equal(vmxd_vmptrst(&address), VMXD_VMSUCCEED);
    assert_int_equal(address, 0x5000);
    assert_int_equal(vmxd_vmxoff(), VMXD_VMSUCCEED);
    assert_int_equal(taken, 0xFF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(a_64_bit_field_is_read_in_two_halves, new_vmcs),
        cmocka_unit_test_setup(other_fields_are_read_at_once, new_vmcs),
        cmocka_unit_test_setup(an_unchecked_read_has_all_bits_of_the_field, new_vmcs),
        cmocka_unit_test_setup(a_failed_read_gives_0_and_does_not_go_on, new_vmcs),
        cmocka_unit_test_setup(a_64_bit_field_is_written_in_two_halves, new_vmcs),
        cmocka_unit_test_setup(a_failed_write_does_not_go_on, new_vmcs),
        cmocka_unit_test_setup(the_other_instructions_take_an_address_and_tell_their_status,
                               new_vmcs),
    };

    return cmocka_run_group_tests_name("insn_halves", tests, NULL, NULL);
}
