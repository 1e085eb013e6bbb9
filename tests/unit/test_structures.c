/* SPDX-License-Identifier: MIT */
/* Bitmaps, posted interrupts, the page-modification log and the other structures. */
#include "test.h"
#include "vmxdefs/structures.h"

static void bitmaps_count_bits_from_the_lowest_of_the_first_byte(void **state)
{
    uint8_t bitmap[VMXD_BITMAP_BYTES] = {0};

    (void)state;
    vmxd_bitmap_put(bitmap, 0, true);
    vmxd_bitmap_put(bitmap, 9, true);
    vmxd_bitmap_put(bitmap, 15, true);
    vmxd_bitmap_put(bitmap, VMXD_BITMAP_BITS - 1, true);
    assert_int_equal(bitmap[0], 0x01);
    assert_int_equal(bitmap[1], 0x82);
    assert_int_equal(bitmap[VMXD_BITMAP_BYTES - 1], 0x80);
    assert_true(vmxd_bitmap_get(bitmap, 9));
    assert_false(vmxd_bitmap_get(bitmap, 8));
    vmxd_bitmap_put(bitmap, 9, false);
    assert_int_equal(bitmap[1], 0x80);
}

static void ports_are_in_two_bitmaps(void **state)
{
    (void)state;
    assert_false(vmxd_io_bitmap_is_b(0x7FFF));
    assert_true(vmxd_io_bitmap_is_b(0x8000));
    assert_int_equal(vmxd_io_bitmap_bit(0x7FFF), 0x7FFF);
    assert_int_equal(vmxd_io_bitmap_bit(0x8000), 0);
    assert_int_equal(vmxd_io_bitmap_bit(0xFFFF), 0x7FFF);
}

static void an_access_beyond_the_last_port_wraps(void **state)
{
    (void)state;
    assert_false(vmxd_io_access_wraps(0xFFFF, 1));
    assert_true(vmxd_io_access_wraps(0xFFFF, 2));
    assert_false(vmxd_io_access_wraps(0xFFFC, 4));
    assert_true(vmxd_io_access_wraps(0xFFFD, 4));
}

static void msr_bitmaps_cover_two_ranges(void **state)
{
    (void)state;
    assert_true(vmxd_msr_bitmap_covers(0));
    assert_true(vmxd_msr_bitmap_covers(0x1FFF));
    assert_false(vmxd_msr_bitmap_covers(0x2000));
    assert_false(vmxd_msr_bitmap_covers(0x40000000));
    assert_false(vmxd_msr_bitmap_covers(0x80000000));
    assert_false(vmxd_msr_bitmap_covers(0xBFFFFFFF));
    assert_true(vmxd_msr_bitmap_covers(0xC0000000));
    assert_true(vmxd_msr_bitmap_covers(0xC0001FFF));
    assert_false(vmxd_msr_bitmap_covers(0xC0002000));
    assert_false(vmxd_msr_bitmap_covers(0xFFFFFFFF));
}

static void msr_bits_are_in_the_quarter_of_range_and_direction(void **state)
{
    (void)state;
    assert_int_equal(vmxd_msr_bitmap_bit(0x10, false), 0x10);
    assert_int_equal(vmxd_msr_bitmap_bit(0xC0000080, false), 0x400 * 8 + 0x80);
    assert_int_equal(vmxd_msr_bitmap_bit(0x1FFF, true), 0x800 * 8 + 0x1FFF);
    assert_int_equal(vmxd_msr_bitmap_bit(0xC0001FFF, true), 0x7FFF);
    for (uint32_t bit = 0; bit < 32; bit++)
        assert_true(vmxd_msr_bitmap_bit(1u << bit, true) < VMXD_BITMAP_BITS);
}

static void vmcs_bitmaps_take_15_bits_of_the_encoding(void **state)
{
    (void)state;
    assert_true(vmxd_vmcs_bitmap_covers(0x7FFF));
    assert_false(vmxd_vmcs_bitmap_covers(0x8000));
    assert_int_equal(vmxd_vmcs_bitmap_bit(0x681E), 0x681E);
    assert_int_equal(vmxd_vmcs_bitmap_bit(0xFFFFFFFF), 0x7FFF);
}

/* In 64-bit mode the register operand of VMREAD has bits 63:32 too. */
static void any_bit_of_the_operand_above_the_encoding_exits(void **state)
{
    (void)state;
    for (unsigned int bit = 0; bit < 64; bit++)
        assert_int_equal(vmxd_vmcs_bitmap_covers(1ull << bit), bit < 15);
    assert_false(vmxd_vmcs_bitmap_covers(0x10000681Eull));
    assert_int_equal(vmxd_vmcs_bitmap_bit(0x10000681Eull), 0x681E);
}

static void the_mseg_header_has_eight_words(void **state)
{
    (void)state;
    assert_int_equal(sizeof(struct vmxd_mseg_header), 32);
    assert_int_equal(offsetof(struct vmxd_mseg_header, features), 4);
    assert_int_equal(offsetof(struct vmxd_mseg_header, gdtr_base_offset), 12);
    assert_int_equal(offsetof(struct vmxd_mseg_header, eip_offset), 20);
    assert_int_equal(offsetof(struct vmxd_mseg_header, cr3_offset), 28);
    assert_int_equal(VMXD_STM_FEATURES_IA32E_MODE, 1);
    assert_int_equal(VMXD_STM_FEATURES_RESERVED, ~1u);
}

static void leaf_functions_from_63_on_share_a_bit(void **state)
{
    (void)state;
    assert_int_equal(vmxd_leaf_bitmap_bit(0), 1);
    assert_int_equal(vmxd_leaf_bitmap_bit(62), 1ull << 62);
    assert_int_equal(vmxd_leaf_bitmap_bit(63), 1ull << 63);
    assert_int_equal(vmxd_leaf_bitmap_bit(0xFFFFFFFF), 1ull << 63);
}

static void eoi_exit_bitmaps_have_64_vectors_each(void **state)
{
    (void)state;
    for (unsigned vector = 0; vector < 256; vector++) {
        assert_int_equal(vmxd_eoi_exit_bitmap(VMXD_CAST(uint8_t, vector)), vector / 64);
        assert_int_equal(vmxd_eoi_exit_bit(VMXD_CAST(uint8_t, vector)), 1ull << vector % 64);
    }
}

static void structures_stand_as_the_manual_says(void **state)
{
    (void)state;
    assert_int_equal(offsetof(struct vmxd_msr_entry, data), 8);
    assert_int_equal(offsetof(struct vmxd_ve_information, exit_reason), 0);
    assert_int_equal(offsetof(struct vmxd_ve_information, guest_linear_address), 16);
    assert_int_equal(offsetof(struct vmxd_ve_information, guest_physical_address), 24);
    assert_int_equal(offsetof(struct vmxd_ve_information, eptp_index), 32);
    assert_int_equal(offsetof(struct vmxd_posted_interrupt_descriptor, notification), 32);
    assert_int_equal(VMXD_NOTIFICATION_VECTOR, 0xFFull << (272 - 256));
    assert_int_equal(VMXD_NOTIFICATION_DESTINATION, 0xFFFFFFFFull << (288 - 256));
}

struct with_a_descriptor {
    char before;
    struct vmxd_posted_interrupt_descriptor descriptor;
};

static void a_posted_interrupt_descriptor_is_aligned(void **state)
{
    (void)state;
    assert_int_equal(offsetof(struct with_a_descriptor, descriptor), 64);
    assert_int_equal(sizeof(struct with_a_descriptor), 128);
}

static void the_log_fills_from_its_end(void **state)
{
    (void)state;
    assert_int_equal(vmxd_pml_first(VMXD_PML_INDEX_START), VMXD_PML_ENTRIES);
    assert_int_equal(vmxd_pml_first(510), 511);
    assert_int_equal(vmxd_pml_first(0), 1);
    assert_int_equal(vmxd_pml_first(0xFFFF), 0);
    assert_false(vmxd_pml_is_full(0));
    assert_false(vmxd_pml_is_full(511));
    assert_true(vmxd_pml_is_full(512));
    assert_true(vmxd_pml_is_full(0xFFFF));
}

static void a_pasid_is_taken_apart(void **state)
{
    (void)state;
    assert_false(vmxd_pasid_is_high(0x7FFFF));
    assert_true(vmxd_pasid_is_high(0x80000));
    assert_int_equal(vmxd_pasid_directory_index(0xFFFFF), 0x1FF);
    assert_int_equal(vmxd_pasid_directory_index(0x80400), 1);
    assert_int_equal(vmxd_pasid_table_index(0xFFFFF), 0x3FF);
    assert_int_equal(vmxd_pasid_table_index(0x80401), 1);
}

static void virtual_apic_bits_are_16_bytes_apart(void **state)
{
    (void)state;
    for (unsigned vector = 0; vector < 256; vector++) {
        assert_int_equal(vmxd_virtual_apic_word(VMXD_CAST(uint8_t, vector)), vector / 32 * 16);
        assert_int_equal(vmxd_virtual_apic_bit(VMXD_CAST(uint8_t, vector)), 1u << vector % 32);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bitmaps_count_bits_from_the_lowest_of_the_first_byte),
        cmocka_unit_test(ports_are_in_two_bitmaps),
        cmocka_unit_test(an_access_beyond_the_last_port_wraps),
        cmocka_unit_test(msr_bitmaps_cover_two_ranges),
        cmocka_unit_test(msr_bits_are_in_the_quarter_of_range_and_direction),
        cmocka_unit_test(vmcs_bitmaps_take_15_bits_of_the_encoding),
        cmocka_unit_test(any_bit_of_the_operand_above_the_encoding_exits),
        cmocka_unit_test(the_mseg_header_has_eight_words),
        cmocka_unit_test(leaf_functions_from_63_on_share_a_bit),
        cmocka_unit_test(eoi_exit_bitmaps_have_64_vectors_each),
        cmocka_unit_test(structures_stand_as_the_manual_says),
        cmocka_unit_test(a_posted_interrupt_descriptor_is_aligned),
        cmocka_unit_test(the_log_fills_from_its_end),
        cmocka_unit_test(a_pasid_is_taken_apart),
        cmocka_unit_test(virtual_apic_bits_are_16_bytes_apart),
    };

    return cmocka_run_group_tests_name("areas", tests, NULL, NULL);
}
