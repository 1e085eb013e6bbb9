/* SPDX-License-Identifier: MIT */
/* Events: what is injected again after an exit that interrupted their delivery. */
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

/* Without the valid bit the rest of the field is left over from something else. */
static void nothing_is_injected_without_the_valid_bit(void **state)
{
    (void)state;
    assert_int_equal(reinjected(0x00000B0E), 0);
    assert_int_equal(reinjected(0), 0);
}

/* Bit 12 is undefined there and reserved for entries: copied, it fails the entry. */
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
        cmocka_unit_test(these_vectors_push_an_error_code_and_no_others),
    };

    return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
