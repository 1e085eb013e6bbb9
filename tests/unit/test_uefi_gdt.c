/* SPDX-License-Identifier: MIT */
/* hosts/uefi/gdt.h: the copy of the firmware's GDT, for every limit that GDTR can have. */
#include "../../examples/hypervisor/hosts/uefi/gdt.h"
#include "test.h"

#define SPACE 512 /* 64 descriptors */

static void the_tss_descriptor_comes_after_the_last_entry(void **state)
{
    (void)state;
    assert_int_equal(gdt_tss_selector(0x2F, SPACE), 0x30);
    assert_int_equal(gdt_tss_selector(0x07, SPACE), 0x08);
    assert_int_equal(gdt_tss_selector(0x1EF, SPACE), 0x1F0); /* it is the last */
}

static void a_limit_within_an_entry_is_rounded_up(void **state)
{
    (void)state;
    assert_int_equal(gdt_tss_selector(0x28, SPACE), 0x30);
    assert_int_equal(gdt_tss_selector(0, SPACE), 0x08);
}

static void a_gdt_without_space_is_refused(void **state)
{
    (void)state;
    assert_int_equal(gdt_tss_selector(0x1F0, SPACE), 0);
    assert_int_equal(gdt_tss_selector(0xFFEF, SPACE), 0);
    assert_int_equal(gdt_tss_selector(0xFFF0, SPACE), 0); /* 16 bits would wrap */
    assert_int_equal(gdt_tss_selector(0xFFFF, SPACE), 0); /* after a VM exit */
}

static void no_limit_makes_the_copy_too_long(void **state)
{
    unsigned int fit = 0;

    (void)state;
    for (uint32_t limit = 0; limit <= 0xFFFF; limit++) {
        const uint32_t selector = gdt_tss_selector(limit, SPACE);

        assert_true(selector == 0 || (limit < selector && selector % 8 == 0 &&
                                      selector + GDT_TSS_DESCRIPTOR_SIZE <= SPACE));
        fit += selector != 0;
    }
    assert_int_equal(fit, 0x1F0); /* all limits that leave 16 bytes */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_tss_descriptor_comes_after_the_last_entry),
        cmocka_unit_test(a_limit_within_an_entry_is_rounded_up),
        cmocka_unit_test(a_gdt_without_space_is_refused),
        cmocka_unit_test(no_limit_makes_the_copy_too_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
