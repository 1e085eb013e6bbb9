/* SPDX-License-Identifier: MIT */
/* A target for libFuzzer: the functions that take a raw number, with any number.
 *
 * The sanitizers find accesses out of range and undefined behaviour.  The checks here find texts that
 * are missing, empty, not terminated, or of another length than the function returns.  An input is a
 * `struct input`, filled with zeros at the end.
 */
#include <stdlib.h>
#include <string.h>

#include "vmxdefs/rows.h"
#include "vmxdefs/describe.h"
#include "vmxdefs/exit_class.h"
#include "vmxdefs/names.h"
#include "vmxdefs/vmcs_support.h"

#define CHECK(condition)      \
    do {                      \
        if (!(condition))     \
            __builtin_trap(); \
    } while (0)

struct input {
    struct vmxd_exit_information exit;
    uint64_t number, other;
    uint32_t word, second_word;
    uint16_t size;
    uint8_t level, flags;
    struct vmxd_capabilities capabilities;
    struct vmxd_controls_request request;
    struct vmxd_ept_rules rules;
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* --- Texts --- */

static void check_words(const char *words)
{
    CHECK(words != NULL);
    CHECK(strlen(words) > 1 && strlen(words) < 200);
}

static void check_names(uint32_t value)
{
#define NAME(tag, function, ROWS, otherwise) check_words(function(value));
    VMXD_ALL_ENUMS(NAME)
#undef NAME
#define FIELD(tag, TABLE)            \
    check_words(tag##_field(value)); \
    check_words(tag##_field(value & 63));
    VMXD_ALL_WORDS32(FIELD)
    VMXD_ALL_WORDS64(FIELD)
#undef FIELD
}

/* Into a block of exactly this size, so that the sanitizer finds a write after its end. */
static size_t describe(size_t size, const struct vmxd_exit_information *x, const char *whole)
{
    char *buffer = size ? (char *)malloc(size) : NULL;
    const size_t length = vmxd_describe_exit(buffer, size, x);

    if (size > 0) {
        const size_t written = length < size ? length : size - 1;

        CHECK(strlen(buffer) == written);
        CHECK(whole == NULL || memcmp(buffer, whole, written) == 0);
    }
    free(buffer);
    return length;
}

static void check_description(const struct vmxd_exit_information *x, uint16_t size)
{
    char whole[4096];
    const size_t length = vmxd_describe_exit(whole, sizeof(whole), x);

    CHECK(length > 3 && length < sizeof(whole));
    CHECK(strlen(whole) == length);
    for (size_t i = 0; i < length; i++)
        CHECK(whole[i] >= ' ' && whole[i] <= '~');
    for (size_t small = 0; small <= 16; small++)
        CHECK(describe(small, x, whole) == length);
    CHECK(describe(size % (length + 16), x, whole) == length);
    CHECK(describe(length, x, whole) == length);
    CHECK(describe(length + 1, x, whole) == length);
}

/* --- Numbers --- */

static void check_vmcs(const struct input *in)
{
    const struct vmxd_capabilities *c = &in->capabilities;
    const uint32_t field = in->word;
    const uint32_t whole = vmxd_vmcs_field_full(field);

    CHECK(vmxd_vmcs_field_width(field) <= 3 && vmxd_vmcs_field_type(field) <= 3);
    CHECK(vmxd_vmcs_field_index(field) < 512);
    CHECK(vmxd_vmcs_field_high(whole) == (whole | 1));
    CHECK(!vmxd_vmcs_field_exists(c, field) || vmxd_vmcs_field_is_valid(field));
    CHECK(!vmxd_vmcs_field_exists(c, field) || vmxd_vmcs_field_exists(c, whole));
    CHECK(!vmxd_vmcs_field_exists(c, field) || strncmp(vmxd_vmcs_name(whole), "undefined", 9) != 0);
    CHECK(!vmxd_vmcs_field_is_writable(c, field) || vmxd_vmcs_field_exists(c, field));
    (void)vmxd_vmcs_field_requires(field);
    (void)vmxd_capability_source_bits(c, field);
    (void)vmxd_vmcs_field_is_exit_information(field);
}

static void check_controls(const struct input *in)
{
    const struct vmxd_capabilities *c = &in->capabilities;
    const struct vmxd_controls_request r = in->request;
    const struct vmxd_controls_result a = vmxd_adjust_controls32(c->secondary, r);
    const struct vmxd_controls_result b = vmxd_adjust_controls64(c->tertiary, r);
    const uint64_t cr0 = vmxd_guest_cr0_adjust(c, in->number, in->flags & 1);

    CHECK((a.not_offered & ~r.required) == 0 && (a.not_clearable & ~r.forbidden) == 0);
    CHECK(vmxd_controls64_bad_bits(c->tertiary, b.value) == 0);
    CHECK((b.value & r.required) == (r.required & ~b.not_offered));
    /* No processor has a bit that must be 1 and must be 0. */
    if ((vmxd_guest_cr0_fixed0(c, in->flags & 1) & ~c->cr0_fixed1) == 0)
        CHECK(vmxd_cr_bad_bits(cr0, vmxd_guest_cr0_fixed0(c, in->flags & 1), c->cr0_fixed1) == 0);
    (void)vmxd_guest_cr0_bad_bits(c, in->number, in->flags & 1);
    (void)vmxd_controls32_bad_bits(c->pin, in->word);
    (void)vmxd_feature_control_allows(vmxd_ia32_feature_control_from(in->number), in->flags & 1);
    CHECK(vmxd_msr_list_max(c->misc) >= 512 && vmxd_msr_list_max(c->misc) <= 4096);
    CHECK(in->word <= 3 || !vmxd_activity_is_supported(c->misc, in->word));
    CHECK(in->word <= 2 || !vmxd_invept_is_supported(c->ept_vpid, in->word));
    CHECK(in->word <= 3 || !vmxd_invvpid_is_supported(c->ept_vpid, in->word));
    (void)vmxd_physical_address_fits(c, in->number, in->second_word);
    (void)vmxd_eptp_is_valid(c, vmxd_eptp_from(in->number), in->second_word);
    (void)vmxd_ept_rules_of(c, in->second_word, in->flags & 1, in->flags & 2);
}

static void check_ept(const struct input *in)
{
    struct vmxd_ept_rules rules = in->rules;
    const unsigned int level = in->level % 5 + 1; /* the levels of a walk */

    /* A bool with another value than 0 and 1 is undefined before the library reads it. */
    rules.execute_only = in->flags & 1;
    rules.page_2mb = in->flags & 2;
    rules.page_1gb = in->flags & 4;
    rules.mbec = in->flags & 8;
    rules.paging_write_control = in->flags & 16;
    CHECK(vmxd_ept_index(in->number, level) < 512);
    CHECK(vmxd_ept_levels(vmxd_eptp_from(in->number)) <= 8);
    CHECK((vmxd_ept_address(in->number) & 0xFFF) == 0);
    CHECK(!vmxd_ept_is_misconfigured(in->number, level, &rules) ||
          vmxd_ept_is_present(in->number, rules.mbec));
    CHECK((vmxd_ept_translate(in->number, level, in->other) & 0xFFF) == (in->other & 0xFFF));
    CHECK(vmxd_ept_covers(in->number, level) ||
          !vmxd_seam_ept_covers(in->number, level, in->flags & 1));
    (void)vmxd_seam_is_shared(in->number, in->flags & 1);
    (void)vmxd_ept_reserved(in->number, level, &rules);
    CHECK((vmxd_spp_vector_bit(in->number) & VMXD_SPP_VECTOR_RESERVED) == 0);
}

static void check_reinjection(const struct input *in)
{
    const vmxd_idt_vectoring interrupted = vmxd_idt_vectoring_from(in->word);
    const struct vmxd_reinjection r =
        vmxd_event_reinjection(interrupted, in->second_word, in->word, in->number, in->flags & 1);

    CHECK(r.event.full == vmxd_event_reinject(interrupted).full);
    CHECK(r.event.bits.deliver_error_code || r.error_code == 0);
    CHECK(vmxd_event_needs_instruction_length(r.event) || r.instruction_length == 0);
    CHECK(r.has_event_data ? r.event_data == in->number : r.event_data == 0);
    CHECK(r.event.bits.valid || !(r.has_event_data || r.clear_blocking_by_nmi));
}

static void check_event(const struct input *in)
{
    const vmxd_idt_vectoring interrupted = vmxd_idt_vectoring_from(in->word);
    const vmxd_exit_interruption cause = vmxd_exit_interruption_from(in->second_word);
    const vmxd_entry_interruption e = vmxd_event_reinject(interrupted);

    CHECK(in->word >> 31 ? e.bits.vector == interrupted.bits.vector : e.full == 0);
    CHECK(e.bits.reserved_12 == 0 && e.bits.reserved_14 == 0);
    CHECK(!vmxd_event_is_nmi(e) || e.bits.valid);
    (void)vmxd_event_needs_instruction_length(e);
    CHECK(vmxd_event_is_by_instruction(in->word & 7, in->level) ||
          !vmxd_event_type_is_by_instruction(in->word & 7));
    check_reinjection(in);
    CHECK(vmxd_event_error_code(in->word, in->level, in->flags & 1, in->flags & 2) <= 2);
    (void)vmxd_vector_has_error_code(in->level);
    check_words(
        vmxd_fred_data_name(VMXD_CAST(uint32_t, vmxd_event_fred_data(in->word, in->level))));
    (void)vmxd_nmi_unblocking_is_defined(in->flags & 1, in->flags & 2, cause, interrupted);
}

static void check_class(const struct input *in)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(in->exit.reason);
    const vmxd_exit_interruption cause = vmxd_exit_interruption_from(in->exit.interruption);
    const vmxd_idt_vectoring interrupted = vmxd_idt_vectoring_from(in->exit.idt_vectoring);
    const uint32_t basic = in->word;

    CHECK(!vmxd_exit_is_fault_like(basic) || !vmxd_exit_is_trap_like(basic));
    CHECK(vmxd_exit_class_of(basic).bits.kind != 0 ||
          strcmp(vmxd_exit_name(basic), "undefined exit reason") == 0);
    check_words(vmxd_qual_format_name(VMXD_CAST(uint32_t, vmxd_exit_qual_format(basic))));
    check_words(vmxd_instr_info_format_name(
        VMXD_CAST(uint32_t, vmxd_exit_instr_info_format(r, in->exit.qualification))));
    (void)vmxd_exit_may_interrupt_delivery(basic);
    (void)vmxd_exit_has_physical_address(r);
    (void)vmxd_exit_has_linear_address(r, in->exit.qualification);
    (void)vmxd_exit_has_instruction_length(r, in->exit.qualification, cause, interrupted);
    CHECK(vmxd_exit_is_failed_entry(r) == (in->exit.reason >> 31 != 0));
    CHECK(vmxd_qual_cr_gpr(vmxd_qual_cr_from(in->number), in->flags & 1) <= VMXD_GPR_R31);
    CHECK(vmxd_qual_dr_gpr(vmxd_qual_dr_from(in->number), false) <= VMXD_GPR_R15);
}

static void check_areas(const struct input *in)
{
    const uint16_t port = VMXD_CAST(uint16_t, in->word);
    uint8_t *bitmap = (uint8_t *)calloc(1, VMXD_BITMAP_BYTES);
    const uint32_t bits[] = {vmxd_io_bitmap_bit(port), vmxd_vmcs_bitmap_bit(in->word),
                             vmxd_msr_bitmap_bit(in->word, in->flags & 1)};

    CHECK(bitmap != NULL);
    for (size_t i = 0; i < sizeof(bits) / sizeof(bits[0]); i++) {
        CHECK(bits[i] < VMXD_BITMAP_BITS);
        vmxd_bitmap_put(bitmap, bits[i], true);
        CHECK(vmxd_bitmap_get(bitmap, bits[i]));
        vmxd_bitmap_put(bitmap, bits[i], false);
        CHECK(!vmxd_bitmap_get(bitmap, bits[i]));
    }
    free(bitmap);
    CHECK(vmxd_leaf_bitmap_bit(in->word) != 0);
    CHECK(vmxd_eoi_exit_bitmap(in->level) < 4 && vmxd_eoi_exit_bit(in->level) != 0);
    CHECK(vmxd_pasid_directory_index(in->word) < VMXD_PASID_DIRECTORY_ENTRIES);
    CHECK(vmxd_pasid_table_index(in->word) < VMXD_PASID_TABLE_ENTRIES);
    CHECK(vmxd_pml_first(port) <= VMXD_PML_ENTRIES);
    CHECK(vmxd_virtual_apic_word(in->level) <= 0x70 && vmxd_virtual_apic_bit(in->level) != 0);
    (void)vmxd_io_access_wraps(port, in->level);
    CHECK(vmxd_vmcs_bitmap_covers(in->number) == (in->number <= 0x7FFF));
    (void)vmxd_msr_bitmap_covers(in->word);
    (void)vmxd_pasid_is_high(in->word);
    (void)vmxd_access_rights_from_descriptor(in->number);
    (void)vmxd_descriptor_limit(in->number);
    (void)vmxd_descriptor_base(in->number, in->other);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input in;

    memset(&in, 0, sizeof(in));
    /* Without the EPT rules: check_ept sets their members. */
    memcpy(&in, data, size < offsetof(struct input, rules) ? size : offsetof(struct input, rules));
    in.rules.physical_address_bits = in.word;
    check_names(in.word);
    check_names(in.exit.reason & 0xFFFF);
    check_description(&in.exit, in.size);
    check_vmcs(&in);
    check_controls(&in);
    check_ept(&in);
    check_event(&in);
    check_class(&in);
    check_areas(&in);
    return 0;
}
