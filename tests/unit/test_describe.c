/* SPDX-License-Identifier: MIT */
/* Exits as text in buffers of any size. */
#include "test.h"
#include "vmxdefs/describe.h"

static const char *described(const struct vmxd_exit_information *x)
{
    static char line[1024];
    const size_t length = vmxd_describe_exit(line, sizeof(line), x);

    assert_true(length < sizeof(line));
    assert_int_equal(strlen(line), length);
    return line;
}

static struct vmxd_exit_information of(uint32_t reason, uint64_t qualification)
{
    struct vmxd_exit_information x;

    memset(&x, 0, sizeof(x));
    x.reason = reason;
    x.qualification = qualification;
    return x;
}

static void an_ept_violation_in_event_delivery_is_told_whole(void **state)
{
    struct vmxd_exit_information x = of(1u << 26 | 48, 0x191);

    (void)state;
    x.guest_physical_address = 0xFEE00000;
    x.guest_linear_address = 0xFFFF800000001000;
    x.idt_vectoring = 0x80000B0E;
    x.idt_vectoring_error_code = 2;
    assert_string_equal(
        described(&x),
        "48 EPT violation, bus lock; qualification 0x191: data read, writable, "
        "guest linear address valid, linear address translated; guest-physical address "
        "0xfee00000; guest-linear address 0xffff800000001000; interrupted 0x80000b0e: "
        "hardware exception #PF, error code 0x2");
}

static void a_failed_entry_has_a_reason_and_a_qualification_only(void **state)
{
    struct vmxd_exit_information x = of(0x80000021, 4);

    (void)state;
    x.interruption = x.idt_vectoring = 0xFFFFFFFF;
    x.instruction_length = 3;
    assert_string_equal(described(&x),
                        "failed entry: 33 VM-entry failure due to invalid guest state; "
                        "qualification 0x4: VMCS link pointer");
}

static void an_exception_is_told_by_its_vector(void **state)
{
    struct vmxd_exit_information x = of(0, 0x4001);

    (void)state;
    x.interruption = 0x80000301;
    assert_string_equal(described(&x), "0 exception or NMI; qualification 0x4001: b0, bs; "
                                       "cause 0x80000301: hardware exception #DB");
    x.interruption = 0x80000B0E;
    x.interruption_error_code = 6;
    assert_string_equal(described(&x), "0 exception or NMI; linear address 0x4001; "
                                       "cause 0x80000b0e: hardware exception #PF, error code 0x6");
    x.interruption = 0x80000202;
    assert_string_equal(described(&x), "0 exception or NMI; NMI source 0x4001; "
                                       "cause 0x80000202: NMI");
    x.interruption = 0x80000600 | 3;
    x.instruction_length = 1;
    assert_string_equal(described(&x), "0 exception or NMI; cause 0x80000603: "
                                       "software exception #BP; instruction length 0x1");
}

static void numbers_in_a_qualification_have_words(void **state)
{
    struct vmxd_exit_information x = of(28, 0x313);

    (void)state;
    x.instruction_length = 3;
    assert_string_equal(described(&x), "28 control-register accesses; qualification 0x313: "
                                       "MOV from CR, CR3, RBX; instruction length 0x3");
    x = of(9, 0xC0000018);
    assert_string_equal(described(&x), "9 task switch; qualification 0xc0000018: "
                                       "selector 0x18, source task gate in IDT");
    x = of(44, 0x1300);
    assert_string_equal(described(&x), "44 APIC access; qualification 0x1300: offset 0x300, "
                                       "access type linear access for a data write");
    x = of(1, 0);
    x.interruption = 0x80000020;
    assert_string_equal(described(&x),
                        "1 external interrupt; cause 0x80000020: external interrupt 0x20");
}

static void instruction_information_is_told_in_the_format_of_the_reason(void **state)
{
    struct vmxd_exit_information x = of(57, 0);

    (void)state;
    x.instruction_information = 0xFFFFE7FF & ~0x78u;
    x.instruction_length = 15;
    assert_string_equal(described(&x), "57 RDRAND; instruction length 0xf; instruction information "
                                       "0xffffe787: reg1 RAX, operand size 16-bit");
    x = of(46, 0x10);
    x.instruction_information = 0x2381C100;
    assert_non_null(
        strstr(described(&x), "segment DS, index register RAX, base register RDI, identity LGDT"));
    x.reason = 47;
    assert_non_null(strstr(described(&x), ", identity LLDT"));
}

static void an_undefined_reason_and_unknown_modifiers_are_told(void **state)
{
    const struct vmxd_exit_information x = of(0x40001234, 0);

    (void)state;
    assert_string_equal(described(&x), "4660 undefined exit reason, reserved 30");
}

static void the_length_is_that_of_the_whole_text_and_the_text_ends_in_the_buffer(void **state)
{
    const struct vmxd_exit_information x = of(48, 0x181);
    char whole[256], line[256];
    const size_t length = vmxd_describe_exit(whole, sizeof(whole), &x);

    (void)state;
    for (size_t size = 0; size < sizeof(line); size++) {
        memset(line, '#', sizeof(line));
        assert_int_equal(vmxd_describe_exit(line, size, &x), length);
        for (size_t i = size; i < sizeof(line); i++)
            assert_int_equal(line[i], '#');
        if (size > 0) {
            assert_int_equal(strlen(line), size - 1 < length ? size - 1 : length);
            assert_memory_equal(line, whole, strlen(line));
        }
    }
    assert_int_equal(vmxd_describe_exit(NULL, 0, &x), length);
}

/* Every basic reason that has a name, and some that have none, with numbers of all kinds. */
static void no_numbers_make_a_text_that_does_not_end(void **state)
{
    uint64_t random = 0x9E3779B97F4A7C15;
    struct vmxd_exit_information x;
    char line[300];

    (void)state;
    for (uint32_t round = 0; round < 100000; round++) {
        uint64_t words[sizeof(x) / 8] = {0};

        for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            words[i] = random;
        }
        memcpy(&x, words, sizeof(x));
        x.reason = (round & 3 ? x.reason & 0x0E000000 : x.reason & 0xFFFF0000) | round % 96;
        memset(line, '#', sizeof(line));
        vmxd_describe_exit(line, 299, &x);
        assert_non_null(memchr(line, 0, 299));
        assert_int_equal(line[299], '#');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_ept_violation_in_event_delivery_is_told_whole),
        cmocka_unit_test(a_failed_entry_has_a_reason_and_a_qualification_only),
        cmocka_unit_test(an_exception_is_told_by_its_vector),
        cmocka_unit_test(numbers_in_a_qualification_have_words),
        cmocka_unit_test(instruction_information_is_told_in_the_format_of_the_reason),
        cmocka_unit_test(an_undefined_reason_and_unknown_modifiers_are_told),
        cmocka_unit_test(the_length_is_that_of_the_whole_text_and_the_text_ends_in_the_buffer),
        cmocka_unit_test(no_numbers_make_a_text_that_does_not_end),
    };

    return cmocka_run_group_tests_name("describe", tests, NULL, NULL);
}
