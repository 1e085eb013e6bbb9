/* SPDX-License-Identifier: MIT */
/* selftest.c - the definitions of the library against the processor that runs this.
 *
 * The processor is asked for every field that an encoding can name, and for every capability bit.
 * What it has and the library does not know is listed; where it contradicts the library, that is a
 * failure.
 */
#include <vmxdefs/rows.h>

#include "../core/report.h"
#include "guest.h"

static const uint32_t known_fields[] = {
#define FIELD(name, value, words) name,
    VMXD_ROWS_VMCS(FIELD)
#undef FIELD
};
#define KNOWN_FIELDS (sizeof(known_fields) / sizeof(known_fields[0]))

static bool processor_has(uint32_t field)
{
    uint64_t value;

    return vmxd_vmread(field, &value) == VMXD_VMSUCCEED;
}

static bool is_known(uint32_t field)
{
    for (size_t i = 0; i < KNOWN_FIELDS; i++)
        if (known_fields[i] == field)
            return true;
    return false;
}

/* Each known field exists if and only if the capability MSRs say so. */
static uint32_t check_known_fields(const struct vmxd_capabilities *c, uint32_t *existing)
{
    uint32_t wrong = 0;

    for (size_t i = 0; i < KNOWN_FIELDS; i++) {
        const uint32_t field = known_fields[i];
        const bool exists = processor_has(field);

        *existing += exists;
        if (exists != vmxd_vmcs_field_exists(c, field)) {
            wrong++;
            say("  FAIL: field 0x%04x, %s: the capabilities say %s, VMREAD says %s", field,
                vmxd_vmcs_name(field), exists ? "no" : "yes", exists ? "yes" : "no");
        }
    }
    return wrong;
}

/* All full encodings, whether the library knows them or not; returns the highest index in use. */
static uint32_t list_unknown_fields(uint32_t *unknown)
{
    uint32_t highest = 0;

    for (uint32_t field = 0; field < 0x8000; field += 2) {
        const vmxd_vmcs_encoding e = vmxd_vmcs_encoding_from(field);

        if ((field & VMXD_VMCS_ENC_RESERVED) != 0 || !processor_has(field))
            continue;
        if (VMXD_GET(VMXD_VMCS_ENC_INDEX, e) > highest)
            highest = VMXD_GET(VMXD_VMCS_ENC_INDEX, e);
        if (!is_known(field)) {
            (*unknown)++;
            say("  unknown: field 0x%04x", field);
        }
    }
    return highest;
}

static void list_unknown_bits(const char *word, uint64_t bits, uint32_t *unknown)
{
    if (bits != 0) {
        (*unknown)++;
        say("  unknown: bits 0x%lx of %s", bits, word);
    }
}

#define MAY_BE_1(split) VMXD_GET(VMXD_CTLS32_ALLOWED1, split)

static void list_unknown_capabilities(const struct vmxd_capabilities *c, uint32_t *unknown)
{
    list_unknown_bits("the pin-based controls", MAY_BE_1(c->pin) & VMXD_PIN_RESERVED, unknown);
    list_unknown_bits("the primary processor-based controls",
                      MAY_BE_1(c->primary) & VMXD_PRIMARY_RESERVED, unknown);
    list_unknown_bits("the secondary processor-based controls",
                      MAY_BE_1(c->secondary) & VMXD_SECONDARY_RESERVED, unknown);
    list_unknown_bits("the tertiary processor-based controls",
                      c->tertiary.full & VMXD_TERTIARY_RESERVED, unknown);
    list_unknown_bits("the VM-exit controls", MAY_BE_1(c->exit) & VMXD_EXIT_CTL_RESERVED, unknown);
    list_unknown_bits("the secondary VM-exit controls",
                      c->secondary_exit.full & VMXD_EXIT_CTL2_RESERVED, unknown);
    list_unknown_bits("the VM-entry controls", MAY_BE_1(c->entry) & VMXD_ENTRY_CTL_RESERVED,
                      unknown);
    list_unknown_bits("the VM functions", c->functions.full & VMXD_VMFUNC_RESERVED, unknown);
    list_unknown_bits("IA32_VMX_BASIC", c->basic.full & VMXD_BASIC_RESERVED, unknown);
    list_unknown_bits("IA32_VMX_MISC", c->misc.full & VMXD_MISC_RESERVED, unknown);
    list_unknown_bits("IA32_VMX_EPT_VPID_CAP", c->ept_vpid.full & VMXD_EPT_VPID_CAP_RESERVED,
                      unknown);
}

/* In the form that `vmxdecode capabilities` reads. */
static uint64_t say_msr(uint32_t msr)
{
    const uint64_t value = platform_read_msr(msr);

    say("  msr 0x%03x 0x%016lx", msr, value);
    return value;
}

uint32_t definitions_selftest(const struct vmxd_capabilities *c)
{
    const uint32_t stated = (uint32_t)VMXD_GET(VMXD_VMCS_ENUM_HIGHEST_INDEX, c->vmcs_enum);
    uint32_t existing = 0, unknown = 0, wrong, highest;

    say("the definitions of the library against this processor");
    (void)vmxd_capabilities_read(say_msr);
    wrong = check_known_fields(c, &existing);
    highest = list_unknown_fields(&unknown);
    list_unknown_capabilities(c, &unknown);
    if (highest > stated) { /* less is no contradiction: Bochs states 0x1a on every model */
        wrong++;
        say("  FAIL: a field has the index 0x%x; IA32_VMX_VMCS_ENUM says that 0x%x is the highest",
            highest, stated);
    }
    say("  %u of %u known fields exist, up to index 0x%x of 0x%x; %u contradictions, %u unknown",
        existing, (uint32_t)KNOWN_FIELDS, highest, stated, wrong, unknown);
    return wrong;
}
