/* SPDX-License-Identifier: MIT */
/* cpu_check.c - the library's definitions compared with this processor: every field that an encoding can name, and
 * every capability bit.
 *
 * What the processor has and the library does not know is listed.  A contradiction is a failure.
 */
#include <vmxdefs/rows.h>

#include "emulator_bugs.h"
#include "selftest.h"

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

/* Each known field exists if and only if the capability MSRs say so.  A row of emulator_bugs.c has the name of the
 * field as its test. */
static uint32_t check_known_fields(const struct vmxd_capabilities *c, uint32_t *existing)
{
    uint32_t wrong = 0;

    for (size_t i = 0; i < KNOWN_FIELDS; i++) {
        const uint32_t field = known_fields[i];
        const struct emulator_bug *bug = emulator_bug(vmxd_vmcs_name(field), c);
        const bool exists = processor_has(field);

        *existing += exists;
        if (exists == vmxd_vmcs_field_exists(c, field)) {
            if (bug != NULL)
                emulator_bug_gone(bug);
        } else if (bug != NULL) {
            emulator_bug_found(bug);
        } else {
            wrong++;
            log_line("  FAIL: field 0x%04x, %s: the capabilities say %s, VMREAD says %s", field,
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
            log_line("  unknown: field 0x%04x", field);
        }
    }
    return highest;
}

static void list_unknown_bits(const char *word, uint64_t bits, const struct vmxd_capabilities *c,
                              uint32_t *unknown)
{
    const struct emulator_bug *bug = emulator_bug(word, c);

    if (bug != NULL && (bits & bug->bits)) {
        emulator_bug_found(bug);
        bits &= ~bug->bits;
    } else if (bug != NULL) {
        emulator_bug_gone(bug);
    }
    if (bits != 0) {
        (*unknown)++;
        log_line("  unknown: bits 0x%lx of %s", bits, word);
    }
}

#define ALLOWED1(capability) VMXD_GET(VMXD_CTLS32_ALLOWED1, capability)

static void list_unknown_capabilities(const struct vmxd_capabilities *c, uint32_t *unknown)
{
    const struct {
        const char *word;
        uint64_t bits;
    } words[] = {
        {"the pin-based controls", ALLOWED1(c->pin) & VMXD_PIN_RESERVED},
        {"the primary processor-based controls", ALLOWED1(c->primary) & VMXD_PRIMARY_RESERVED},
        {"the secondary processor-based controls",
         ALLOWED1(c->secondary) & VMXD_SECONDARY_RESERVED},
        {"the tertiary processor-based controls", c->tertiary.full & VMXD_TERTIARY_RESERVED},
        {"the VM-exit controls", ALLOWED1(c->exit) & VMXD_EXIT_CTL_RESERVED},
        {"the secondary VM-exit controls", c->secondary_exit.full & VMXD_EXIT_CTL2_RESERVED},
        {"the VM-entry controls", ALLOWED1(c->entry) & VMXD_ENTRY_CTL_RESERVED},
        {"the VM functions", c->functions.full & VMXD_VMFUNC_RESERVED},
        {"IA32_VMX_BASIC", c->basic.full & VMXD_BASIC_RESERVED},
        {"IA32_VMX_MISC", c->misc.full & VMXD_MISC_RESERVED},
        {"IA32_VMX_EPT_VPID_CAP", c->ept_vpid.full & VMXD_EPT_VPID_CAP_RESERVED},
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        list_unknown_bits(words[i].word, words[i].bits, c, unknown);
}

/* In the form that `vmxdecode capabilities` reads. */
static uint64_t log_msr(uint32_t msr)
{
    const uint64_t value = platform_read_msr(msr);

    log_line("  msr 0x%03x 0x%016lx", msr, value);
    return value;
}

uint32_t cpu_check(const struct vmxd_capabilities *c)
{
    const uint32_t limit = (uint32_t)VMXD_GET(VMXD_VMCS_ENUM_HIGHEST_INDEX, c->vmcs_enum);
    uint32_t existing = 0, unknown = 0, wrong, highest;

    log_line("the definitions of the library compared with this processor");
    (void)vmxd_capabilities_read(log_msr);
    wrong = check_known_fields(c, &existing);
    highest = list_unknown_fields(&unknown);
    list_unknown_capabilities(c, &unknown);
    if (highest > limit) { /* a lower one is allowed: of a field that no processor has yet */
        wrong++;
        log_line(
            "  FAIL: a field has the index 0x%x; IA32_VMX_VMCS_ENUM says that 0x%x is the highest",
            highest, limit);
    }
    log_line(
        "  %u of %u known fields exist, up to index 0x%x of 0x%x; %u contradictions, %u unknown",
        existing, (uint32_t)KNOWN_FIELDS, highest, limit, wrong, unknown);
    return wrong;
}
