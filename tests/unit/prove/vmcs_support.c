/* SPDX-License-Identifier: MIT */
/* vmcs_support.h: which fields a processor has, for every encoding and any capabilities.  SDM:
 * appendix "Field Encoding in VMCS". */
#include "prove.h"
#include "vmxdefs/vmcs_support.h"
#include "capabilities.h"

/* A bit of the control words that may be 1, by the numbers of the SDM. */
#define PIN(bit)       BIT(c->pin.full, 32 + (bit))
#define PRIMARY(bit)   BIT(c->primary.full, 32 + (bit))
#define SECONDARY(bit) BIT(c->secondary.full, 32 + (bit))
#define TERTIARY(bit)  BIT(c->tertiary.full, bit)
#define EXIT(bit)      BIT(c->exit.full, 32 + (bit))
#define EXIT2(bit)     BIT(c->secondary_exit.full, bit)
#define ENTRY(bit)     BIT(c->entry.full, 32 + (bit))

/* The fields of every processor with VMX: the first and the last encoding of each range. */
static const uint32_t always[][2] = {
    {0x0800, 0x080E}, /* guest selectors */
    {0x0C00, 0x0C0C}, /* host selectors */
    {0x2000, 0x2002}, /* I/O bitmaps */
    {0x2006, 0x200C}, /* MSR areas, executive-VMCS pointer */
    {0x2010, 0x2010}, /* TSC offset */
    {0x2800, 0x2802}, /* VMCS link pointer, IA32_DEBUGCTL */
    {0x4000, 0x401A}, /* controls */
    {0x4400, 0x440E}, /* exit information */
    {0x4800, 0x482A}, /* guest limits, access rights and other state */
    {0x4C00, 0x4C00}, /* host IA32_SYSENTER_CS */
    {0x6000, 0x600E}, /* masks and shadows of CR0 and CR4, CR3-target values */
    {0x6400, 0x640A}, /* exit information */
    {0x6800, 0x6826}, /* guest registers */
    {0x6C00, 0x6C16}, /* host registers */
};

static bool always_exists(uint32_t field)
{
    bool found = false;

    for (unsigned int i = 0; i < sizeof(always) / sizeof(always[0]); i++)
        found = found || (field >= always[i][0] && field <= always[i][1]);
    return found && field % 2 == 0;
}

/* The field, by its full encoding, exists on a processor with these capabilities. */
static bool exists(const struct vmxd_capabilities *c, uint32_t field)
{
    switch (field) {
    case 0x0000: /* VPID */
        return SECONDARY(5);
    case 0x0002: /* posted-interrupt notification vector and descriptor address */
    case 0x2016:
        return PIN(7);
    case 0x0004: /* EPTP index, virtualization-exception information address */
    case 0x202A:
        return SECONDARY(18);
    case 0x0006: /* HLAT prefix size and pointer */
    case 0x2040:
        return TERTIARY(1);
    case 0x0008: /* last PID-pointer index, PID-pointer table address */
    case 0x2042:
        return TERTIARY(4);
    case 0x000A: /* virtual timer vector, guest deadline shadow, guest deadline */
    case 0x204E:
    case 0x2830:
        return TERTIARY(8);
    case 0x0810: /* guest interrupt status, EOI-exit bitmaps */
    case 0x201C:
    case 0x201E:
    case 0x2020:
    case 0x2022:
        return SECONDARY(9);
    case 0x0812: /* PML index and address */
    case 0x200E:
        return SECONDARY(17);
    case 0x0814: /* guest UINV */
        return EXIT(27) || ENTRY(19);
    case 0x2004: /* MSR bitmaps */
        return PRIMARY(28);
    case 0x2012: /* virtual-APIC address, TPR threshold */
    case 0x401C:
        return PRIMARY(21);
    case 0x2014: /* APIC-access address */
        return SECONDARY(0);
    case 0x2018: /* VM-function controls */
        return SECONDARY(13);
    case 0x201A: /* EPT pointer, guest-physical address, PDPTEs */
    case 0x2400:
    case 0x280A:
    case 0x280C:
    case 0x280E:
    case 0x2810:
        return SECONDARY(1);
    case 0x2024: /* EPTP-list address */
        return BIT(c->functions.full, 0);
    case 0x2026: /* VMREAD and VMWRITE bitmaps */
    case 0x2028:
        return SECONDARY(14);
    case 0x202C: /* XSS-exiting bitmap */
        return SECONDARY(20);
    case 0x202E: /* ENCLS-exiting bitmap */
        return SECONDARY(15);
    case 0x2030: /* sub-page-permission-table pointer */
        return SECONDARY(23);
    case 0x2032: /* TSC multiplier */
        return SECONDARY(25);
    case 0x2034: /* tertiary controls */
        return PRIMARY(17);
    case 0x2036: /* ENCLV-exiting bitmap */
        return SECONDARY(28);
    case 0x2038: /* PASID directories */
    case 0x203A:
        return SECONDARY(21);
    case 0x203C: /* shared EPT pointer, SEAM guest key ID */
    case 0x4026:
        return TERTIARY(5);
    case 0x203E: /* PCONFIG-exiting bitmap */
        return SECONDARY(27);
    case 0x2044: /* secondary VM-exit controls */
        return EXIT(31);
    case 0x204A: /* IA32_SPEC_CTRL mask and shadow */
    case 0x204C:
        return TERTIARY(7);
    case 0x2052: /* injected-event and original-event data: FRED */
    case 0x2404:
        return BIT(c->basic.full, 58);
    case 0x2402: /* MSR data */
        return TERTIARY(6);
    case 0x2804: /* guest PAT */
        return ENTRY(14) || EXIT(18);
    case 0x2806: /* guest EFER */
        return ENTRY(15) || EXIT(20);
    case 0x2808: /* guest PERF_GLOBAL_CTRL */
        return ENTRY(13);
    case 0x2812: /* guest BNDCFGS */
        return ENTRY(16) || EXIT(23);
    case 0x2814: /* guest RTIT_CTL */
        return ENTRY(18) || EXIT(25);
    case 0x2816: /* guest LBR_CTL */
        return ENTRY(21) || EXIT(26);
    case 0x2818: /* guest PKRS */
        return ENTRY(22);
    case 0x282E: /* guest SPEC_CTRL */
        return ENTRY(24);
    case 0x2C00: /* host PAT, EFER, PERF_GLOBAL_CTRL, PKRS */
        return EXIT(19);
    case 0x2C02:
        return EXIT(21);
    case 0x2C04:
        return EXIT(12);
    case 0x2C06:
        return EXIT(29);
    case 0x2C1A: /* host SPEC_CTRL */
        return EXIT2(2);
    case 0x401E: /* secondary controls */
        return PRIMARY(31);
    case 0x4020: /* PLE gap and window */
    case 0x4022:
        return SECONDARY(10);
    case 0x4024: /* instruction-timeout control */
        return SECONDARY(31);
    case 0x482E: /* VMX-preemption timer value */
        return PIN(6);
    case 0x6828: /* guest S_CET, SSP, interrupt-SSP table */
    case 0x682A:
    case 0x682C:
        return ENTRY(20);
    case 0x6C18: /* host S_CET, SSP, interrupt-SSP table */
    case 0x6C1A:
    case 0x6C1C:
        return EXIT(28);
    default:
        if (field % 2 == 0 && field >= 0x281A && field <= 0x2828) /* guest FRED state */
            return ENTRY(23) || EXIT2(0);
        if (field % 2 == 0 && field >= 0x2C08 && field <= 0x2C16) /* host FRED state */
            return EXIT2(1);
        return always_exists(field);
    }
}

/* Bit 0 selects the high half, which a field of 64 bits (width 1 in bits 14:13) has. */
static bool encoding_exists(const struct vmxd_capabilities *c, uint32_t field)
{
    return (field % 2 == 0 || field / 0x2000 % 4 == 1) && exists(c, field - field % 2);
}

PROOF(field_exists)
{
    const struct vmxd_capabilities c = any_capabilities();
    const uint32_t field = nondet_u32();

    HOLDS(vmxd_vmcs_field_exists(&c, field) == encoding_exists(&c, field));
    QED;
}

/* Exit information (type 1 in bits 11:10) can be written if IA32_VMX_MISC[29] is 1. */
PROOF(field_is_writable)
{
    const struct vmxd_capabilities c = any_capabilities();
    const uint32_t field = nondet_u32();

    HOLDS(vmxd_vmcs_field_is_writable(&c, field) ==
          (encoding_exists(&c, field) && (field / 0x400 % 4 != 1 || BIT(c.misc.full, 29))));
    QED;
}

/* The words by number: 0 pin-based, 1 primary, 2 secondary, 3 tertiary, 4 VM-exit, 5 secondary
 * VM-exit, 6 VM-entry, 7 VM-function controls, 8 IA32_VMX_BASIC. */
static uint64_t word(const struct vmxd_capabilities *c, uint32_t number)
{
    const uint64_t words[9] = {c->pin.full >> 32,   c->primary.full >> 32, c->secondary.full >> 32,
                               c->tertiary.full,    c->exit.full >> 32,    c->secondary_exit.full,
                               c->entry.full >> 32, c->functions.full,     c->basic.full};

    return number < 9 ? words[number] : 0;
}

PROOF(requirement_is_met)
{
    const struct vmxd_capabilities c = any_capabilities();
    const uint32_t number = nondet_u32(), requirement = nondet_u32();

    HOLDS(vmxd_capability_source_bits(&c, number) == word(&c, number));
    HOLDS(vmxd_requirement_is_met(&c, requirement) ==
          BIT(word(&c, requirement / 64), requirement % 64));
    QED;
}

/* One of the nine words and a bit of it: 3, 5, 7 and 8 have 64 bits, the others 32. */
static bool is_bit_of_a_word(uint32_t requirement)
{
    const uint32_t number = requirement / 64, bit = requirement % 64;

    return number < 9 && (bit < 32 || number == 3 || number == 5 || number >= 7);
}

/* Two requirements of 16 bits; or 0x400, nothing; or 0x401, not known. */
PROOF(field_requires)
{
    const uint32_t field = nondet_u32();
    const uint32_t requires = vmxd_vmcs_field_requires(field);

    HOLDS((requires == 0x400) == always_exists(field));
    HOLDS(requires == 0x400 || requires == 0x401 ||
          (is_bit_of_a_word(requires % 0x10000) && is_bit_of_a_word(requires / 0x10000)));
    QED;
}
