/* SPDX-License-Identifier: MIT */
/* What is valid after an exit: the statements of the SDM, each with the reasons that it lists. */
#include "test.h"
#include "vmxdefs/exit_class.h"
#include "vmxdefs/names.h"

#define END 0xFFFF

static bool among(uint32_t reason, const uint16_t *reasons)
{
    while (*reasons != END && *reasons != reason)
        reasons++;
    return *reasons == reason && reason != END;
}

static bool is_defined(uint32_t reason)
{
    return strcmp(vmxd_exit_name(reason), "undefined exit reason") != 0;
}

static const uint16_t failed_entries[] = {33, 34, 41, END};
static const uint16_t trap_like[] = {43, 45, 56, 74, END};
static const uint16_t events[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 37, 52, 75, END};
static const uint16_t without_length[] = {49, 71, 72, 73, 78, 79, END}; /* at an instruction */
static const uint16_t sometimes_with_length[] = {0, 9, 44, 48, 62, 66, END};
static const uint16_t with_linear_address[] = {66, 71, END};
static const uint16_t sometimes_with_linear_address[] = {5, 28, 30, 48, 49, 62, 75, END};
static const uint16_t with_physical_address[] = {48, 49, 66, 71, END};
static const uint16_t in_delivery[] = {0, 9, 44, 48, 49, 62, 66, 75, END};

static enum vmxd_kind kind_of(uint32_t reason)
{
    if (!is_defined(reason))
        return VMXD_KIND_UNDEFINED;
    return among(reason, failed_entries) ? VMXD_KIND_FAILED_ENTRY
           : among(reason, trap_like)    ? VMXD_KIND_TRAP
           : among(reason, events)       ? VMXD_KIND_EVENT
                                         : VMXD_KIND_FAULT;
}

static bool has_length(uint32_t reason)
{
    return kind_of(reason) == VMXD_KIND_FAULT && !among(reason, without_length) &&
           !among(reason, sometimes_with_length);
}

static void each_reason_has_what_the_lists_say(void **state)
{
    (void)state;
    for (uint32_t reason = 0; reason <= 0x10000; reason++) {
        const vmxd_exit_class c = vmxd_exit_class_of(reason);

        assert_int_equal(c.bits.kind, kind_of(reason));
        assert_int_equal(vmxd_exit_is_fault_like(reason), kind_of(reason) == VMXD_KIND_FAULT);
        assert_int_equal(vmxd_exit_is_trap_like(reason), kind_of(reason) == VMXD_KIND_TRAP);
        assert_int_equal(c.bits.instruction_length, has_length(reason));
        assert_int_equal(c.bits.maybe_instruction_length, among(reason, sometimes_with_length));
        assert_int_equal(c.bits.linear_address, among(reason, with_linear_address));
        assert_int_equal(c.bits.maybe_linear_address, among(reason, sometimes_with_linear_address));
        assert_int_equal(c.bits.physical_address, among(reason, with_physical_address));
        assert_int_equal(vmxd_exit_may_interrupt_delivery(reason), among(reason, in_delivery));
        assert_int_equal(c.bits.zero_18, 0);
    }
}

#define MOST 16

/* Every reason that is not here has a qualification of 0. */
static const struct {
    enum vmxd_qual_format format;
    uint16_t reasons[MOST];
} formats[] = {
    {VMXD_QUAL_FORMAT_EXCEPTION, {0, END}},
    {VMXD_QUAL_FORMAT_VECTOR, {4, 45, END}},
    {VMXD_QUAL_FORMAT_OTHER_SMI, {6, END}},
    {VMXD_QUAL_FORMAT_TASK_SWITCH, {9, END}},
    {VMXD_QUAL_FORMAT_LINEAR_ADDRESS, {14, END}},
    {VMXD_QUAL_FORMAT_DISPLACEMENT, {19, 21, 22, 23, 25, 27, 46, 47, 50, 53, 58, 63, 64, END}},
    {VMXD_QUAL_FORMAT_CR, {28, END}},
    {VMXD_QUAL_FORMAT_DR, {29, END}},
    {VMXD_QUAL_FORMAT_IO, {5, 30, END}},
    {VMXD_QUAL_FORMAT_WRMSR, {32, END}},
    {VMXD_QUAL_FORMAT_FAILED_ENTRY, {33, END}},
    {VMXD_QUAL_FORMAT_MSR_ENTRY, {34, END}},
    {VMXD_QUAL_FORMAT_MWAIT, {36, END}},
    {VMXD_QUAL_FORMAT_APIC_ACCESS, {44, END}},
    {VMXD_QUAL_FORMAT_EPT_VIOLATION, {48, END}},
    {VMXD_QUAL_FORMAT_WBINVD, {54, END}},
    {VMXD_QUAL_FORMAT_APIC_WRITE, {56, END}},
    {VMXD_QUAL_FORMAT_PML, {62, END}},
    {VMXD_QUAL_FORMAT_SPP, {66, END}},
    {VMXD_QUAL_FORMAT_SGX_CONFLICT, {71, END}},
    {VMXD_QUAL_FORMAT_PASID, {72, 73, END}},
    {VMXD_QUAL_FORMAT_TIMEOUT, {75, END}},
    {VMXD_QUAL_FORMAT_MSR, {78, 79, 80, 81, 84, 85, END}},
};

static void each_reason_has_one_format_of_the_qualification(void **state)
{
    (void)state;
    for (uint32_t reason = 0; reason < 256; reason++) {
        enum vmxd_qual_format expected = VMXD_QUAL_FORMAT_NONE;

        for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
            if (among(reason, formats[i].reasons))
                expected = formats[i].format;
        assert_int_equal(vmxd_exit_qual_format(reason), expected);
    }
}

static const struct {
    enum vmxd_instr_info_format layout;
    uint16_t reasons[MOST];
} layouts[] = {
    {VMXD_INFO_FORMAT_MEMORY, {19, 21, 22, 27, 63, 64, END}},
    {VMXD_INFO_FORMAT_VMREAD_VMWRITE, {23, 25, END}},
    {VMXD_INFO_FORMAT_INS_OUTS, {30, END}},
    {VMXD_INFO_FORMAT_GDTR_IDTR, {46, END}},
    {VMXD_INFO_FORMAT_LDTR_TR, {47, END}},
    {VMXD_INFO_FORMAT_INVALIDATE, {50, 53, 58, END}},
    {VMXD_INFO_FORMAT_RDRAND_RDSEED, {57, 61, END}},
    {VMXD_INFO_FORMAT_TPAUSE_UMWAIT, {67, 68, END}},
    {VMXD_INFO_FORMAT_LOADIWKEY, {69, END}},
    {VMXD_INFO_FORMAT_MSR, {80, 81, 84, 85, END}},
};

#define STRING 0x10 /* of the qualification of an I/O instruction: INS or OUTS */

static enum vmxd_instr_info_format layout_of(uint32_t word, uint64_t qualification)
{
    return vmxd_exit_instr_info_format(vmxd_exit_reason_from(word), qualification);
}

static void each_reason_has_one_format_of_the_instruction_information(void **state)
{
    (void)state;
    for (uint32_t reason = 0; reason < 256; reason++) {
        enum vmxd_instr_info_format expected = VMXD_INFO_FORMAT_NONE;

        for (size_t i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++)
            if (among(reason, layouts[i].reasons))
                expected = layouts[i].layout;
        assert_int_equal(layout_of(reason, STRING), expected);
        assert_int_equal(layout_of(0x80000000u | reason, STRING), VMXD_INFO_FORMAT_NONE);
        assert_int_equal(layout_of(0x08000000u | reason, STRING), VMXD_INFO_FORMAT_NONE);
        assert_int_equal(layout_of(reason, 0), reason == 30 ? VMXD_INFO_FORMAT_NONE : expected);
    }
}

#define FAILED 0x80000000u
#define BUSY   0x02000000u /* the shadow stack became prematurely busy */

static bool linear(uint32_t word, uint64_t qualification)
{
    return vmxd_exit_has_linear_address(vmxd_exit_reason_from(word), qualification);
}

static void the_linear_address_is_valid_in_these_cases(void **state)
{
    (void)state;
    assert_true(linear(66, 0));
    assert_false(linear(66 | FAILED, 0));
    assert_false(linear(10, 0xFFFF));
    for (uint32_t io = 5; io <= 30; io += 25) { /* an SMI after I/O; an I/O instruction */
        assert_true(linear(io, STRING));
        assert_false(linear(io, ~0ull - STRING));
        assert_false(linear(io | BUSY, 0));
    }
    assert_true(linear(28, 0x70)); /* LMSW with a memory operand */
    assert_false(linear(28, 0x30));
    assert_false(linear(28, 0x40));
    assert_false(linear(28, 0x60));
    assert_true(linear(48, 0x80));
    assert_false(linear(48, ~0x80ull));
    assert_false(linear(49, ~0ull));
    assert_true(linear(49 | BUSY, 0));
    assert_false(linear(62, ~0ull));
    assert_true(linear(62 | BUSY, 0));
    assert_true(linear(75 | BUSY, 0));
    assert_false(linear(75 | BUSY, 1)); /* the context is invalid */
    assert_false(linear(75, 0));
}

static bool length(uint32_t word, uint64_t qualification, uint32_t cause, uint32_t interrupted)
{
    return vmxd_exit_has_instruction_length(vmxd_exit_reason_from(word), qualification,
                                            vmxd_exit_interruption_from(cause),
                                            vmxd_idt_vectoring_from(interrupted));
}

#define INT3          0x80000603u
#define PAGE_FAULT    0x80000B0Eu
#define IDT_TASK_GATE 0xC0000000u

static void the_instruction_length_is_valid_in_these_cases(void **state)
{
    static const uint32_t by_delivery[] = {0, 44, 48, 62, 66};

    (void)state;
    assert_true(length(10, 0, 0, 0));
    assert_false(length(10 | FAILED, 0, 0, 0));
    assert_false(length(10 | 0x08000000u, 0, 0, 0)); /* enclave mode */
    assert_false(length(1, 0, INT3, INT3));
    assert_false(length(49, 0, INT3, INT3));
    for (size_t i = 0; i < sizeof(by_delivery) / sizeof(by_delivery[0]); i++) {
        assert_true(length(by_delivery[i], 0, 0, INT3));
        assert_true(length(by_delivery[i], 0, 0, 0x80000480)); /* INT n */
        assert_true(length(by_delivery[i], 0, 0, 0x80000501)); /* INT1 */
        assert_true(length(by_delivery[i], 0, 0, 0x80000701)); /* SYSCALL */
        assert_true(length(by_delivery[i], 0, 0, 0x80000702)); /* SYSENTER */
        assert_false(length(by_delivery[i], 0, 0, 0x80000700));
        assert_false(length(by_delivery[i], 0, 0, PAGE_FAULT));
        assert_false(length(by_delivery[i], 0, 0, INT3 & 0x7FFFFFFF));
        assert_false(length(by_delivery[i] | FAILED, 0, INT3, INT3));
    }
    assert_true(length(0, 0, INT3, 0));
    assert_false(length(0, 0, INT3 & 0x7FFFFFFF, 0));
    assert_false(length(0, 0, PAGE_FAULT, 0));
    assert_false(length(48, 0, INT3, 0));
    assert_true(length(9, 0, 0, 0)); /* CALL, IRET, JMP */
    assert_false(length(9, IDT_TASK_GATE, 0, PAGE_FAULT));
    assert_true(length(9, IDT_TASK_GATE, 0, INT3));
}

static void a_failed_entry_has_no_guest_physical_address(void **state)
{
    (void)state;
    for (uint32_t reason = 0; reason < 256; reason++) {
        assert_int_equal(vmxd_exit_has_physical_address(vmxd_exit_reason_from(reason)),
                         among(reason, with_physical_address));
        assert_false(vmxd_exit_has_physical_address(vmxd_exit_reason_from(reason | FAILED)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_reason_has_what_the_lists_say),
        cmocka_unit_test(each_reason_has_one_format_of_the_qualification),
        cmocka_unit_test(each_reason_has_one_format_of_the_instruction_information),
        cmocka_unit_test(the_linear_address_is_valid_in_these_cases),
        cmocka_unit_test(the_instruction_length_is_valid_in_these_cases),
        cmocka_unit_test(a_failed_entry_has_no_guest_physical_address),
    };

    return cmocka_run_group_tests_name("exit_class_lists", tests, NULL, NULL);
}
