/* SPDX-License-Identifier: MIT */
/* The exit-reason word, with the cases that existing code gets wrong. */
#include "test.h"
#include "vmxdefs/exit_reason.h"
#include "vmxdefs/names.h"

static void an_exit_without_modifiers_is_a_true_exit(void **state)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(10);

    (void)state;
    assert_true(vmxd_exit_is(r, VMXD_EXIT_CPUID));
    assert_false(vmxd_exit_is(r, VMXD_EXIT_HLT));
    assert_false(vmxd_exit_is_failed_entry(r));
    assert_int_equal(vmxd_exit_unknown_modifiers(r), 0);
    assert_string_equal(vmxd_exit_name(vmxd_exit_basic(r)), "CPUID");
}

static void reason_0_is_an_exception_and_not_nothing(void **state)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(0);

    (void)state;
    assert_true(vmxd_exit_is(r, VMXD_EXIT_EXCEPTION_OR_NMI));
    assert_string_equal(vmxd_exit_name(vmxd_exit_basic(r)), "exception or NMI");
}

/* 0x80000021: the word in many bug reports. */
static void failed_entry_is_not_a_true_exit(void **state)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(0x80000021);

    (void)state;
    assert_true(vmxd_exit_is_failed_entry(r));
    assert_int_equal(vmxd_exit_basic(r), VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE);
    assert_string_equal(vmxd_exit_name(vmxd_exit_basic(r)),
                        "VM-entry failure due to invalid guest state");
}

static void machine_check_during_entry_is_seen_with_the_failure_bit(void **state)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(0x80000029);

    (void)state;
    assert_true(vmxd_exit_is_failed_entry(r));
    assert_int_equal(vmxd_exit_basic(r), VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK);
}

static void an_exit_from_an_enclave_keeps_its_reason(void **state)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(0x08000030);

    (void)state;
    assert_true(vmxd_exit_is(r, VMXD_EXIT_EPT_VIOLATION));
    assert_true(vmxd_exit_is_enclave_mode(r));
    assert_false(vmxd_exit_is_failed_entry(r));
    assert_int_equal(vmxd_exit_unknown_modifiers(r), 0);
}

static void a_bus_lock_may_come_with_any_reason(void **state)
{
    const vmxd_exit_reason with_cpuid = vmxd_exit_reason_from(0x0400000A);
    const vmxd_exit_reason alone = vmxd_exit_reason_from(0x0400004A);

    (void)state;
    assert_true(vmxd_exit_has_bus_lock(with_cpuid));
    assert_true(vmxd_exit_is(with_cpuid, VMXD_EXIT_CPUID));
    assert_true(vmxd_exit_has_bus_lock(alone));
    assert_true(vmxd_exit_is(alone, VMXD_EXIT_BUS_LOCK));
}

static void an_exact_reason_has_no_modifier(void **state)
{
    (void)state;
    assert_true(vmxd_exit_is_exactly(vmxd_exit_reason_from(10), VMXD_EXIT_CPUID));
    assert_false(vmxd_exit_is_exactly(vmxd_exit_reason_from(11), VMXD_EXIT_CPUID));
    for (unsigned int bit = 16; bit < 32; bit++)
        assert_false(vmxd_exit_is_exactly(vmxd_exit_reason_from(1u << bit | 10), VMXD_EXIT_CPUID));
}

static void a_system_management_exit_tells_where_it_came_from(void **state)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(0x30000006);

    (void)state;
    assert_true(vmxd_exit_is(r, VMXD_EXIT_OTHER_SMI));
    assert_true(vmxd_exit_has_pending_mtf(r));
    assert_true(vmxd_exit_is_from_vmx_root(r));
}

/* A 32-bit field that was read with 64 bits and sign-extended through an int. */
static void the_low_half_of_a_sign_extended_read_is_the_word(void **state)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(0xFFFFFFFF80000021);

    (void)state;
    assert_int_equal(r.full, 0x80000021);
    assert_true(vmxd_exit_is_failed_entry(r));
    assert_int_equal(vmxd_exit_unknown_modifiers(r), 0);
}

static void each_modifier_is_seen_by_its_own_accessor_only(void **state)
{
    (void)state;
    for (unsigned bit = 0; bit < 32; bit++) {
        const vmxd_exit_reason r = vmxd_exit_reason_from(1ull << bit);

        assert_int_equal(vmxd_exit_has_shadow_stack_busy(r), bit == 25);
        assert_int_equal(vmxd_exit_has_bus_lock(r), bit == 26);
        assert_int_equal(vmxd_exit_is_enclave_mode(r), bit == 27);
        assert_int_equal(vmxd_exit_has_pending_mtf(r), bit == 28);
        assert_int_equal(vmxd_exit_is_from_vmx_root(r), bit == 29);
        assert_int_equal(vmxd_exit_is_failed_entry(r), bit == 31);
        assert_int_equal(vmxd_exit_basic(r), bit < 16 ? 1u << bit : 0);
    }
}

static void bits_without_a_name_are_reported_in_place(void **state)
{
    (void)state;
    assert_int_equal(vmxd_exit_unknown_modifiers(vmxd_exit_reason_from(0xFFFFFFFF)), 0x41FF0000);
    assert_int_equal(vmxd_exit_unknown_modifiers(vmxd_exit_reason_from(0x4000000A)), 0x40000000);
    assert_int_equal(vmxd_exit_unknown_modifiers(vmxd_exit_reason_from(0xBE00FFFF)), 0);
}

/* 0x2000a: a comparison of the low byte, or of 16 bits of a wider word, gives CPUID. */
static void an_unknown_modifier_does_not_hide_the_reason(void **state)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(0x0002000A);

    (void)state;
    assert_true(vmxd_exit_is(r, VMXD_EXIT_CPUID));
    assert_int_equal(vmxd_exit_unknown_modifiers(r), 0x00020000);
}

static void numbers_that_intel_left_out_are_undefined(void **state)
{
    static const uint32_t holes[] = {35, 38, 42, 82, 83, 86, 0xFFFF, 0x10000, 0x8000000A};

    (void)state;
    for (size_t i = 0; i < sizeof(holes) / sizeof(holes[0]); i++)
        assert_string_equal(vmxd_exit_name(holes[i]), "undefined exit reason");
}

static void the_newest_reasons_have_words(void **state)
{
    (void)state;
    assert_string_equal(vmxd_exit_name(84), "RDMSR, immediate form");
    assert_string_equal(vmxd_exit_name(85), "WRMSRNS, immediate form");
}

#if defined(__linux__) && defined(__has_include)
#if __has_include(<asm/vmx.h>)
#define HAVE_LINUX_NUMBERS
#include <asm/vmx.h>

/* Copied from the SDM independently of the headers: both must be equal. */
static void numbers_agree_with_those_of_linux(void **state)
{
    static const uint32_t pairs[][2] = {
        {VMXD_EXIT_EXCEPTION_OR_NMI, EXIT_REASON_EXCEPTION_NMI},
        {VMXD_EXIT_EXTERNAL_INTERRUPT, EXIT_REASON_EXTERNAL_INTERRUPT},
        {VMXD_EXIT_TRIPLE_FAULT, EXIT_REASON_TRIPLE_FAULT},
        {VMXD_EXIT_INIT_SIGNAL, EXIT_REASON_INIT_SIGNAL},
        {VMXD_EXIT_STARTUP_IPI, EXIT_REASON_SIPI_SIGNAL},
        {VMXD_EXIT_INTERRUPT_WINDOW, EXIT_REASON_INTERRUPT_WINDOW},
        {VMXD_EXIT_NMI_WINDOW, EXIT_REASON_NMI_WINDOW},
        {VMXD_EXIT_TASK_SWITCH, EXIT_REASON_TASK_SWITCH},
        {VMXD_EXIT_CPUID, EXIT_REASON_CPUID},
        {VMXD_EXIT_HLT, EXIT_REASON_HLT},
        {VMXD_EXIT_INVD, EXIT_REASON_INVD},
        {VMXD_EXIT_INVLPG, EXIT_REASON_INVLPG},
        {VMXD_EXIT_RDPMC, EXIT_REASON_RDPMC},
        {VMXD_EXIT_RDTSC, EXIT_REASON_RDTSC},
        {VMXD_EXIT_VMCALL, EXIT_REASON_VMCALL},
        {VMXD_EXIT_VMCLEAR, EXIT_REASON_VMCLEAR},
        {VMXD_EXIT_VMLAUNCH, EXIT_REASON_VMLAUNCH},
        {VMXD_EXIT_VMPTRLD, EXIT_REASON_VMPTRLD},
        {VMXD_EXIT_VMPTRST, EXIT_REASON_VMPTRST},
        {VMXD_EXIT_VMREAD, EXIT_REASON_VMREAD},
        {VMXD_EXIT_VMRESUME, EXIT_REASON_VMRESUME},
        {VMXD_EXIT_VMWRITE, EXIT_REASON_VMWRITE},
        {VMXD_EXIT_VMXOFF, EXIT_REASON_VMOFF},
        {VMXD_EXIT_VMXON, EXIT_REASON_VMON},
        {VMXD_EXIT_CONTROL_REGISTER_ACCESSES, EXIT_REASON_CR_ACCESS},
        {VMXD_EXIT_MOV_DR, EXIT_REASON_DR_ACCESS},
        {VMXD_EXIT_IO_INSTRUCTION, EXIT_REASON_IO_INSTRUCTION},
        {VMXD_EXIT_RDMSR, EXIT_REASON_MSR_READ},
        {VMXD_EXIT_WRMSR, EXIT_REASON_MSR_WRITE},
        {VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE, EXIT_REASON_INVALID_STATE},
        {VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING, EXIT_REASON_MSR_LOAD_FAIL},
        {VMXD_EXIT_MWAIT, EXIT_REASON_MWAIT_INSTRUCTION},
        {VMXD_EXIT_MONITOR_TRAP_FLAG, EXIT_REASON_MONITOR_TRAP_FLAG},
        {VMXD_EXIT_MONITOR, EXIT_REASON_MONITOR_INSTRUCTION},
        {VMXD_EXIT_PAUSE, EXIT_REASON_PAUSE_INSTRUCTION},
        {VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK, EXIT_REASON_MCE_DURING_VMENTRY},
        {VMXD_EXIT_TPR_BELOW_THRESHOLD, EXIT_REASON_TPR_BELOW_THRESHOLD},
        {VMXD_EXIT_APIC_ACCESS, EXIT_REASON_APIC_ACCESS},
        {VMXD_EXIT_VIRTUALIZED_EOI, EXIT_REASON_EOI_INDUCED},
        {VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR, EXIT_REASON_GDTR_IDTR},
        {VMXD_EXIT_ACCESS_TO_LDTR_OR_TR, EXIT_REASON_LDTR_TR},
        {VMXD_EXIT_EPT_VIOLATION, EXIT_REASON_EPT_VIOLATION},
        {VMXD_EXIT_EPT_MISCONFIGURATION, EXIT_REASON_EPT_MISCONFIG},
        {VMXD_EXIT_INVEPT, EXIT_REASON_INVEPT},
        {VMXD_EXIT_RDTSCP, EXIT_REASON_RDTSCP},
        {VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED, EXIT_REASON_PREEMPTION_TIMER},
        {VMXD_EXIT_INVVPID, EXIT_REASON_INVVPID},
        {VMXD_EXIT_WBINVD_OR_WBNOINVD, EXIT_REASON_WBINVD},
        {VMXD_EXIT_XSETBV, EXIT_REASON_XSETBV},
        {VMXD_EXIT_APIC_WRITE, EXIT_REASON_APIC_WRITE},
        {VMXD_EXIT_RDRAND, EXIT_REASON_RDRAND},
        {VMXD_EXIT_INVPCID, EXIT_REASON_INVPCID},
        {VMXD_EXIT_VMFUNC, EXIT_REASON_VMFUNC},
        {VMXD_EXIT_ENCLS, EXIT_REASON_ENCLS},
        {VMXD_EXIT_RDSEED, EXIT_REASON_RDSEED},
        {VMXD_EXIT_PAGE_MODIFICATION_LOG_FULL, EXIT_REASON_PML_FULL},
        {VMXD_EXIT_XSAVES, EXIT_REASON_XSAVES},
        {VMXD_EXIT_XRSTORS, EXIT_REASON_XRSTORS},
        {VMXD_EXIT_UMWAIT, EXIT_REASON_UMWAIT},
        {VMXD_EXIT_TPAUSE, EXIT_REASON_TPAUSE},
        {VMXD_EXIT_BUS_LOCK, EXIT_REASON_BUS_LOCK},
        {VMXD_EXIT_INSTRUCTION_TIMEOUT, EXIT_REASON_NOTIFY},
    };

    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++)
        assert_int_equal(pairs[i][0], pairs[i][1]);
    assert_int_equal(VMXD_EXIT_REASON_FAILED_ENTRY, VMX_EXIT_REASONS_FAILED_VMENTRY);
    assert_int_equal(VMXD_EXIT_REASON_ENCLAVE_MODE, VMX_EXIT_REASONS_SGX_ENCLAVE_MODE);
}
#endif
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_exit_without_modifiers_is_a_true_exit),
        cmocka_unit_test(reason_0_is_an_exception_and_not_nothing),
        cmocka_unit_test(failed_entry_is_not_a_true_exit),
        cmocka_unit_test(machine_check_during_entry_is_seen_with_the_failure_bit),
        cmocka_unit_test(an_exit_from_an_enclave_keeps_its_reason),
        cmocka_unit_test(a_bus_lock_may_come_with_any_reason),
        cmocka_unit_test(an_exact_reason_has_no_modifier),
        cmocka_unit_test(a_system_management_exit_tells_where_it_came_from),
        cmocka_unit_test(the_low_half_of_a_sign_extended_read_is_the_word),
        cmocka_unit_test(each_modifier_is_seen_by_its_own_accessor_only),
        cmocka_unit_test(bits_without_a_name_are_reported_in_place),
        cmocka_unit_test(an_unknown_modifier_does_not_hide_the_reason),
        cmocka_unit_test(numbers_that_intel_left_out_are_undefined),
        cmocka_unit_test(the_newest_reasons_have_words),
#ifdef HAVE_LINUX_NUMBERS
        cmocka_unit_test(numbers_agree_with_those_of_linux),
#endif
    };

    return cmocka_run_group_tests_name("exit_reason", tests, NULL, NULL);
}
