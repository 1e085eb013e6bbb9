/* SPDX-License-Identifier: MIT */
/* The default1 class of the control words. */
#include "test.h"
#include "vmxdefs/controls.h"
#include "vmxdefs/names.h"

/* The numbers are from the text of the SDM: bits 1, 2 and 4; 1, 4-6, 8, 13-16 and 26; 0-8, 10, 11,
 * 13, 14, 16 and 17; 0-8 and 12. */
static void the_default1_class_is_that_of_the_manual(void **state)
{
    (void)state;
    assert_int_equal(VMXD_PIN_DEFAULT1, 0x00000016);
    assert_int_equal(VMXD_PRIMARY_DEFAULT1, 0x0401E172);
    assert_int_equal(VMXD_EXIT_CTL_DEFAULT1, 0x00036DFF);
    assert_int_equal(VMXD_ENTRY_CTL_DEFAULT1, 0x000011FF);
}

static void vm_function_0_switches_the_eptp(void **state)
{
    (void)state;
    assert_string_equal(vmxd_vm_function_name(0), "EPTP switching");
    assert_int_equal(VMXD_VMFUNC_EPTP_SWITCHING, 1ull << VMXD_VM_FUNCTION_EPTP_SWITCHING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_default1_class_is_that_of_the_manual),
        cmocka_unit_test(vm_function_0_switches_the_eptp),
    };

    return cmocka_run_group_tests_name("default1", tests, NULL, NULL);
}
