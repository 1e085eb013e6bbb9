/* SPDX-License-Identifier: MIT */
/* Which fields a processor has, by the control or capability that the SDM requires. */
#include "test.h"
#include "vmxdefs/names.h"
#include "vmxdefs/rows.h"
#include "vmxdefs/vmcs_support.h"

#define PIN            VMXD_SOURCE_PIN
#define PRIMARY        VMXD_SOURCE_PRIMARY
#define SECONDARY      VMXD_SOURCE_SECONDARY
#define TERTIARY       VMXD_SOURCE_TERTIARY
#define EXIT           VMXD_SOURCE_EXIT_CTL
#define SECONDARY_EXIT VMXD_SOURCE_EXIT_CTL2
#define ENTRY          VMXD_SOURCE_ENTRY_CTL
#define FUNCTIONS      VMXD_SOURCE_VMFUNC
#define BASIC          VMXD_SOURCE_BASIC
#define MOST           13
#define END            0xFFFF

/* Fields that exist with one bit, by their numbers; a field with two bits exists with either. */
static const struct {
    uint32_t word, bit;
    uint16_t fields[MOST];
} bits_of_fields[] = {
    {PIN, 6, {0x482E, END}},              /* VMX-preemption timer */
    {PIN, 7, {0x0002, 0x2016, END}},      /* posted interrupts */
    {PRIMARY, 17, {0x2034, END}},         /* tertiary controls */
    {PRIMARY, 21, {0x2012, 0x401C, END}}, /* TPR shadow */
    {PRIMARY, 28, {0x2004, END}},         /* MSR bitmaps */
    {PRIMARY, 31, {0x401E, END}},         /* secondary controls */
    {SECONDARY, 0, {0x2014, END}},        /* APIC accesses */
    {SECONDARY, 1, {0x201A, 0x2400, 0x280A, 0x280C, 0x280E, 0x2810, END}}, /* EPT */
    {SECONDARY, 5, {0x0000, END}},                                         /* VPID */
    {SECONDARY, 9, {0x0810, 0x201C, 0x201E, 0x2020, 0x2022, END}},         /* virtual interrupts */
    {SECONDARY, 10, {0x4020, 0x4022, END}},                                /* PAUSE loops */
    {SECONDARY, 13, {0x2018, END}},                                        /* VM functions */
    {SECONDARY, 14, {0x2026, 0x2028, END}},                                /* VMCS shadowing */
    {SECONDARY, 15, {0x202E, END}},                                        /* ENCLS */
    {SECONDARY, 17, {0x200E, 0x0812, END}},       /* page-modification log */
    {SECONDARY, 18, {0x0004, 0x202A, END}},       /* #VE */
    {SECONDARY, 20, {0x202C, END}},               /* XSAVES */
    {SECONDARY, 21, {0x2038, 0x203A, END}},       /* PASID translation */
    {SECONDARY, 23, {0x2030, END}},               /* sub-page write permissions */
    {SECONDARY, 25, {0x2032, END}},               /* TSC scaling */
    {SECONDARY, 27, {0x203E, END}},               /* PCONFIG */
    {SECONDARY, 28, {0x2036, END}},               /* ENCLV */
    {SECONDARY, 31, {0x4024, END}},               /* instruction time-out */
    {TERTIARY, 1, {0x0006, 0x2040, END}},         /* HLAT */
    {TERTIARY, 4, {0x0008, 0x2042, END}},         /* IPI virtualization */
    {TERTIARY, 5, {0x203C, 0x4026, END}},         /* SEAM */
    {TERTIARY, 6, {0x2402, END}},                 /* MSR lists */
    {TERTIARY, 7, {0x204A, 0x204C, END}},         /* IA32_SPEC_CTRL */
    {TERTIARY, 8, {0x000A, 0x204E, 0x2830, END}}, /* APIC timer */
    {EXIT, 12, {0x2C04, END}},                    /* IA32_PERF_GLOBAL_CTRL */
    {EXIT, 18, {0x2804, END}},                    /* save IA32_PAT */
    {EXIT, 19, {0x2C00, END}},                    /* load IA32_PAT */
    {EXIT, 20, {0x2806, END}},                    /* save IA32_EFER */
    {EXIT, 21, {0x2C02, END}},                    /* load IA32_EFER */
    {EXIT, 23, {0x2812, END}},                    /* clear IA32_BNDCFGS */
    {EXIT, 25, {0x2814, END}},                    /* clear IA32_RTIT_CTL */
    {EXIT, 26, {0x2816, END}},                    /* clear IA32_LBR_CTL */
    {EXIT, 27, {0x0814, END}},                    /* clear UINV */
    {EXIT, 28, {0x6C18, 0x6C1A, 0x6C1C, END}},    /* CET */
    {EXIT, 29, {0x2C06, END}},                    /* PKRS */
    {EXIT, 31, {0x2044, END}},                    /* secondary exit controls */
    {SECONDARY_EXIT, 0, {0x281A, 0x281C, 0x281E, 0x2820, 0x2822, 0x2824, 0x2826, 0x2828, END}},
    {SECONDARY_EXIT, 1, {0x2C08, 0x2C0A, 0x2C0C, 0x2C0E, 0x2C10, 0x2C12, 0x2C14, 0x2C16, END}},
    {SECONDARY_EXIT, 2, {0x2C1A, END}},         /* IA32_SPEC_CTRL */
    {ENTRY, 13, {0x2808, END}},                 /* IA32_PERF_GLOBAL_CTRL */
    {ENTRY, 14, {0x2804, END}},                 /* IA32_PAT */
    {ENTRY, 15, {0x2806, END}},                 /* IA32_EFER */
    {ENTRY, 16, {0x2812, END}},                 /* IA32_BNDCFGS */
    {ENTRY, 18, {0x2814, END}},                 /* IA32_RTIT_CTL */
    {ENTRY, 19, {0x0814, END}},                 /* UINV */
    {ENTRY, 20, {0x6828, 0x682A, 0x682C, END}}, /* CET */
    {ENTRY, 21, {0x2816, END}},                 /* IA32_LBR_CTL */
    {ENTRY, 22, {0x2818, END}},                 /* PKRS */
    {ENTRY, 23, {0x281A, 0x281C, 0x281E, 0x2820, 0x2822, 0x2824, 0x2826, 0x2828, END}}, /* FRED */
    {ENTRY, 24, {0x282E, END}},         /* IA32_SPEC_CTRL */
    {FUNCTIONS, 0, {0x2024, END}},      /* EPTP switching */
    {BASIC, 58, {0x2052, 0x2404, END}}, /* nested exceptions */
};

static const uint32_t fields[] = {
#define VALUE(name, value, words) value,
    VMXD_ROWS_VMCS(VALUE)
#undef VALUE
};

#define FIELDS (sizeof(fields) / sizeof(fields[0]))

static struct vmxd_capabilities with(uint32_t word, uint32_t bit)
{
    struct vmxd_capabilities c;
    const uint64_t high = 1ull << (bit + 32) % 64;

    memset(&c, 0, sizeof(c));
    switch (word) {
    case PIN:
        c.pin.full = high;
        break;
    case PRIMARY:
        c.primary.full = high;
        break;
    case SECONDARY:
        c.secondary.full = high;
        break;
    case EXIT:
        c.exit.full = high;
        break;
    case ENTRY:
        c.entry.full = high;
        break;
    case TERTIARY:
        c.tertiary.full = 1ull << bit;
        break;
    case SECONDARY_EXIT:
        c.secondary_exit.full = 1ull << bit;
        break;
    case FUNCTIONS:
        c.functions.full = 1ull << bit;
        break;
    default:
        c.basic.full = 1ull << bit;
        break;
    }
    return c;
}

#define ROWS (sizeof(bits_of_fields) / sizeof(bits_of_fields[0]))

static bool row_has(size_t row, uint32_t field)
{
    for (size_t i = 0; bits_of_fields[row].fields[i] != END; i++)
        if (bits_of_fields[row].fields[i] == field)
            return true;
    return false;
}

static bool comes_with(uint32_t field, uint32_t word, uint32_t bit)
{
    for (size_t row = 0; row < ROWS; row++)
        if (bits_of_fields[row].word == word && bits_of_fields[row].bit == bit)
            return row_has(row, field);
    return false;
}

static bool is_in_the_table(uint32_t field)
{
    for (size_t row = 0; row < ROWS; row++)
        if (row_has(row, field))
            return true;
    return false;
}

/* No capability MSR enumerates them. */
static bool is_untold(uint32_t field)
{
    return field == 0x2406 || field == VMXD_VMCS_GUEST_FMASK || field == VMXD_VMCS_GUEST_PL0_SSP ||
           field == VMXD_VMCS_HOST_FMASK;
}

static void a_field_comes_with_the_bit_that_it_needs_and_with_no_other(void **state)
{
    (void)state;
    for (uint32_t word = 0; word <= 8; word++)
        for (uint32_t bit = 0; bit < 64; bit++) {
            const struct vmxd_capabilities c = with(word, bit);
            const bool is_split =
                word != TERTIARY && word != SECONDARY_EXIT && word != FUNCTIONS && word != BASIC;

            for (size_t i = 0; i < FIELDS; i++)
                if (is_in_the_table(fields[i]) && (bit < 32 || !is_split))
                    assert_int_equal(vmxd_vmcs_field_exists(&c, fields[i]),
                                     comes_with(fields[i], word, bit));
        }
}

static void every_processor_has_the_other_fields(void **state)
{
    const struct vmxd_capabilities none = with(PIN, 60);

    (void)state;
    for (size_t i = 0; i < FIELDS; i++)
        assert_int_equal(vmxd_vmcs_field_exists(&none, fields[i]),
                         !is_in_the_table(fields[i]) && !is_untold(fields[i]));
}

static void no_processor_is_known_to_have_the_untold(void **state)
{
    struct vmxd_capabilities all;

    (void)state;
    memset(&all, 0xFF, sizeof(all));
    for (size_t i = 0; i < FIELDS; i++)
        assert_int_equal(vmxd_vmcs_field_exists(&all, fields[i]), !is_untold(fields[i]));
    assert_int_equal(vmxd_vmcs_field_requires(VMXD_VMCS_GUEST_FMASK), VMXD_REQUIRES_NOT_ENUMERATED);
    assert_int_equal(vmxd_vmcs_field_requires(0x7FFE), VMXD_REQUIRES_NOT_ENUMERATED);
    assert_int_equal(vmxd_vmcs_field_requires(VMXD_VMCS_GUEST_RIP), VMXD_REQUIRES_NOTHING);
    assert_false(vmxd_vmcs_field_exists(&all, 0x7FFE));
}

static void a_high_half_exists_where_its_field_does(void **state)
{
    const struct vmxd_capabilities none = with(PIN, 60), ept = with(SECONDARY, 1);

    (void)state;
    assert_true(vmxd_vmcs_field_exists(&none, 0x2011));
    assert_false(vmxd_vmcs_field_exists(&none, 0x201B));
    assert_true(vmxd_vmcs_field_exists(&ept, 0x201B));
    assert_false(vmxd_vmcs_field_exists(&none, 0x4401)); /* a 32-bit field has none */
    assert_false(vmxd_vmcs_field_exists(&none, VMXD_VMCS_GUEST_RIP | 0x8000));
}

static void the_words_are_those_of_the_capabilities(void **state)
{
    (void)state;
    for (uint32_t word = 0; word <= 8; word++) {
        const struct vmxd_capabilities c = with(word, 3);

        for (uint32_t other = 0; other <= 10; other++)
            assert_int_equal(vmxd_capability_source_bits(&c, other), other == word ? 8 : 0);
    }
}

static void exit_information_is_read_only_on_some_processors(void **state)
{
    struct vmxd_capabilities c = with(PIN, 60);

    (void)state;
    assert_true(vmxd_vmcs_field_is_writable(&c, VMXD_VMCS_GUEST_RIP));
    assert_false(vmxd_vmcs_field_is_writable(&c, VMXD_VMCS_INFO_EXIT_REASON));
    assert_false(vmxd_vmcs_field_is_writable(&c, VMXD_VMCS_CTRL_VPID));
    c.misc = vmxd_ia32_vmx_misc_from(1ull << 29);
    assert_true(vmxd_vmcs_field_is_writable(&c, VMXD_VMCS_INFO_EXIT_REASON));
    assert_false(vmxd_vmcs_field_is_writable(&c, VMXD_VMCS_CTRL_VPID));
}

/* They are larger than every source and bit, so that they are different from every requirement. */
static void the_two_answers_that_are_no_bit_have_numbers_of_their_own(void **state)
{
    (void)state;
    assert_int_equal(VMXD_REQUIRES_NOTHING, 0x400);
    assert_int_equal(VMXD_REQUIRES_NOT_ENUMERATED, 0x401);
    assert_int_equal(vmxd_vmcs_field_requires(0x681E), 0x400); /* guest RIP */
    assert_int_equal(vmxd_vmcs_field_requires(0x7FFE), 0x401); /* no field */
    for (uint32_t encoding = 0; encoding < 0x8000; encoding++) {
        const uint32_t needed = vmxd_vmcs_field_requires(encoding);

        if (needed != 0x400 && needed != 0x401)
            assert_true((needed & 0xFFFF) >> 6 <= VMXD_SOURCE_BASIC);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_two_answers_that_are_no_bit_have_numbers_of_their_own),
        cmocka_unit_test(a_field_comes_with_the_bit_that_it_needs_and_with_no_other),
        cmocka_unit_test(every_processor_has_the_other_fields),
        cmocka_unit_test(no_processor_is_known_to_have_the_untold),
        cmocka_unit_test(a_high_half_exists_where_its_field_does),
        cmocka_unit_test(the_words_are_those_of_the_capabilities),
        cmocka_unit_test(exit_information_is_read_only_on_some_processors),
    };

    return cmocka_run_group_tests_name("vmcs_support", tests, NULL, NULL);
}
