/* SPDX-License-Identifier: MIT */
/* Events: what must be injected again after an exit in the delivery of an event. */
#include "test.h"
#include "vmxdefs/event.h"

static uint32_t reinjected(uint32_t idt_vectoring)
{
    return vmxd_event_reinject(vmxd_idt_vectoring_from(idt_vectoring)).full;
}

static void an_interrupted_event_is_injected_as_it_was(void **state)
{
    (void)state;
    assert_int_equal(reinjected(0x80000041), 0x80000041); /* external interrupt */
    assert_int_equal(reinjected(0x80000B0E), 0x80000B0E); /* #PF with its error code */
    assert_int_equal(reinjected(0x80000603), 0x80000603); /* INT3 */
}

/* Without the valid bit the other bits have no meaning. */
static void nothing_is_injected_without_the_valid_bit(void **state)
{
    (void)state;
    assert_int_equal(reinjected(0x00000B0E), 0);
    assert_int_equal(reinjected(0), 0);
}

/* Bit 12 is undefined in the exit field and reserved in the entry field: if it is copied, VM entry fails. */
static void the_undefined_bit_12_is_not_carried_over(void **state)
{
    (void)state;
    assert_int_equal(reinjected(0x80001B0E), 0x80000B0E);
}

static void reserved_bits_are_not_carried_over(void **state)
{
    (void)state;
    assert_int_equal(reinjected(0xFFFFC202), 0x80000202);
}

static void an_nmi_is_known_as_one(void **state)
{
    (void)state;
    assert_true(vmxd_event_is_nmi(vmxd_entry_interruption_from(0x80000202)));
    assert_false(vmxd_event_is_nmi(vmxd_entry_interruption_from(0x00000202)));
    assert_false(vmxd_event_is_nmi(vmxd_entry_interruption_from(0x80000302)));
}

static void software_events_need_the_length_of_their_instruction(void **state)
{
    static const bool needs[8] = {false, false, false, false, true, true, true, false};

    (void)state;
    for (uint32_t type = 0; type < 8; type++)
        assert_int_equal(vmxd_event_needs_instruction_length(
                             vmxd_entry_interruption_from(0x80000000u | type << 8)),
                         needs[type]);
}

static void an_event_that_is_not_injected_needs_no_length(void **state)
{
    (void)state;
    for (uint32_t type = 0; type < 8; type++)
        for (uint32_t vector = 0; vector < 256; vector++)
            assert_false(vmxd_event_needs_instruction_length(
                vmxd_entry_interruption_from(type << 8 | vector)));
}

/* Error code, instruction length and event data have different numbers. */
static struct vmxd_reinjection reinjection(uint32_t idt_vectoring, bool fred)
{
    return vmxd_event_reinjection(vmxd_idt_vectoring_from(idt_vectoring), 0xE, 0x7,
                                  0xFFFF800012345678, fred);
}

static void check_reinjection(struct vmxd_reinjection r, uint32_t event, uint32_t error_code,
                              uint32_t instruction_length, bool has_event_data,
                              bool clear_blocking_by_nmi)
{
    assert_int_equal(r.event.full, event);
    assert_int_equal(r.error_code, error_code);
    assert_int_equal(r.instruction_length, instruction_length);
    assert_int_equal(r.has_event_data, has_event_data);
    assert_int_equal(r.event_data, has_event_data ? 0xFFFF800012345678 : 0);
    assert_int_equal(r.clear_blocking_by_nmi, clear_blocking_by_nmi);
}

static void an_event_is_injected_again_with_all_that_it_uses(void **state)
{
    (void)state;
    check_reinjection(reinjection(0x80001B0E, false), 0x80000B0E, 0xE, 0, false, false); /* #PF */
    check_reinjection(reinjection(0x80000603, false), 0x80000603, 0, 7, false, false);   /* INT3 */
    check_reinjection(reinjection(0x80000480, false), 0x80000480, 0, 7, false, false);   /* INT n */
    check_reinjection(reinjection(0x80000202, false), 0x80000202, 0, 0, false, true);    /* NMI */
    check_reinjection(reinjection(0x80000041, false), 0x80000041, 0, 0, false, false);
}

/* Without the linear address of a page fault in the event data the guest's handler reads 0. */
static void with_fred_the_event_data_go_with_the_event(void **state)
{
    (void)state;
    check_reinjection(reinjection(0x80002B0E, true), 0x80002B0E, 0xE, 0, true, false); /* nested */
    check_reinjection(reinjection(0x80000202, true), 0x80000202, 0, 0, true, true);
    check_reinjection(reinjection(0x80000701, true), 0x80000701, 0, 7, true, false); /* SYSCALL */
    check_reinjection(reinjection(0x80000702, true), 0x80000702, 0, 7, true, false); /* SYSENTER */
}

static void without_an_interrupted_event_nothing_is_written(void **state)
{
    (void)state;
    check_reinjection(reinjection(0x00002B0E, true), 0, 0, 0, false, false);
    check_reinjection(reinjection(0x00000202, true), 0, 0, 0, false, false);
    check_reinjection(reinjection(0x00000603, false), 0, 0, 0, false, false);
}

static void these_vectors_push_an_error_code_and_no_others(void **state)
{
    uint32_t found = 0;

    (void)state;
    for (unsigned int vector = 0; vector < 256; vector++)
        if (vmxd_vector_has_error_code(VMXD_CAST(uint8_t, vector))) {
            assert_true(vector < 32);
            found |= 1u << vector;
        }
    assert_int_equal(found, 1u << 8 | 1u << 10 | 1u << 11 | 1u << 12 | 1u << 13 | 1u << 14 |
                                1u << 17 | 1u << 21);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_interrupted_event_is_injected_as_it_was),
        cmocka_unit_test(nothing_is_injected_without_the_valid_bit),
        cmocka_unit_test(the_undefined_bit_12_is_not_carried_over),
        cmocka_unit_test(reserved_bits_are_not_carried_over),
        cmocka_unit_test(an_nmi_is_known_as_one),
        cmocka_unit_test(software_events_need_the_length_of_their_instruction),
        cmocka_unit_test(an_event_that_is_not_injected_needs_no_length),
        cmocka_unit_test(an_event_is_injected_again_with_all_that_it_uses),
        cmocka_unit_test(with_fred_the_event_data_go_with_the_event),
        cmocka_unit_test(without_an_interrupted_event_nothing_is_written),
        cmocka_unit_test(these_vectors_push_an_error_code_and_no_others),
    };

    return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
