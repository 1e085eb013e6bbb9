/* SPDX-License-Identifier: MIT */
/* VMX instructions: what can be tested without executing one. */
#include "test.h"
#include "vmxdefs/insn.h"

/* CF or ZF, and CF. */
static void two_flags_tell_three_outcomes(void **state)
{
    (void)state;
    assert_int_equal(vmxd_status_from_flags(false, false), VMXD_VMSUCCEED);
    assert_int_equal(vmxd_status_from_flags(true, true), VMXD_VMFAIL_INVALID);
    assert_int_equal(vmxd_status_from_flags(true, false), VMXD_VMFAIL_VALID);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_flags_tell_three_outcomes),
    };

    return cmocka_run_group_tests_name("insn", tests, NULL, NULL);
}
