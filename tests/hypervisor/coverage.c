/* SPDX-License-Identifier: MIT */
/* coverage.c - the table of all basic exit reasons: provoked, not offered by this processor, or why no case
 * provokes it. */
#include <vmxdefs/rows.h>

#include "../../examples/hypervisor/vmm/x86.h"
#include "selftest.h"

#define REASONS 128

#define X86_FEATURE_SGX X86_FEATURE(7u, 1u, 2u)

static bool has_sgx(void)
{
    return x86_has_feature(X86_FEATURE_SGX);
}

/* Reasons that no case provokes.  The processor is asked whether it offers what is necessary: a control, or a
 * feature of CPUID.  A reason that is neither here nor in a case that this processor can run is a failure. */
static const struct {
    uint32_t basic;
    uint32_t secondary;        /* a control; 0: none */
    uint64_t tertiary;         /* a control; 0: none */
    bool (*has_feature)(void); /* NULL: none */
    const char *feature;
    const char *why;
} not_provoked[] = {
    {.basic = VMXD_EXIT_STARTUP_IPI, .why = "a second processor must send it"},
    {.basic = VMXD_EXIT_IO_SMI, .why = "it needs the dual-monitor treatment of SMM"},
    {.basic = VMXD_EXIT_OTHER_SMI, .why = "it needs the dual-monitor treatment of SMM"},
    {.basic = VMXD_EXIT_RSM, .why = "it needs a guest in SMM"},
    {.basic = VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK, .why = "it needs a machine check"},
    {.basic = VMXD_EXIT_ENCLS,
     .secondary = VMXD_SECONDARY_ENABLE_ENCLS_EXITING,
     .why = "no case for SGX"},
    {.basic = VMXD_EXIT_ENCLV,
     .secondary = VMXD_SECONDARY_ENABLE_ENCLV_EXITING,
     .why = "no case for SGX"},
    {.basic = VMXD_EXIT_SGX_CONFLICT,
     .has_feature = has_sgx,
     .feature = "SGX (CPUID)",
     .why = "no case for SGX"},
    {.basic = VMXD_EXIT_PCONFIG,
     .secondary = VMXD_SECONDARY_ENABLE_PCONFIG,
     .why = "no case for PCONFIG"},
    {.basic = VMXD_EXIT_LOADIWKEY,
     .tertiary = VMXD_TERTIARY_LOADIWKEY_EXITING,
     .why = "no case for Key Locker"},
    {.basic = VMXD_EXIT_ENQCMD_PASID_TRANSLATION_FAILURE,
     .secondary = VMXD_SECONDARY_PASID_TRANSLATION,
     .why = "no case for PASID translation"},
    {.basic = VMXD_EXIT_ENQCMDS_PASID_TRANSLATION_FAILURE,
     .secondary = VMXD_SECONDARY_PASID_TRANSLATION,
     .why = "no case for PASID translation"},
    {.basic = VMXD_EXIT_BUS_LOCK,
     .secondary = VMXD_SECONDARY_VMM_BUS_LOCK_DETECTION,
     .why = "no case for bus-lock detection"},
    {.basic = VMXD_EXIT_INSTRUCTION_TIMEOUT,
     .secondary = VMXD_SECONDARY_INSTRUCTION_TIMEOUT,
     .why = "no case for the instruction time-out"},
    {.basic = VMXD_EXIT_SEAMCALL, .why = "it needs a TDX module"},
    {.basic = VMXD_EXIT_TDCALL, .why = "it needs a TDX module"},
};

static uint32_t provoked[REASONS / 32];  /* one bit each */
static const char *not_offered[REASONS]; /* what a case that provokes it needs */
static const char *not_run[REASONS];     /* the emulator's bug because of which a case is not run */

void coverage_provoked(uint32_t basic)
{
    if (basic < REASONS)
        provoked[basic / 32] |= 1u << basic % 32;
}

void coverage_not_offered(uint32_t basic, const char *missing)
{
    if (basic < REASONS)
        not_offered[basic] = missing;
}

void coverage_not_run(uint32_t basic, const char *bug)
{
    if (basic < REASONS)
        not_run[basic] = bug;
}

/* The name of what row `i` needs and the processor does not offer; NULL: it offers it. */
static const char *needed_by(size_t i, const struct vmxd_capabilities *c)
{
    const uint32_t secondary = not_provoked[i].secondary;
    const uint64_t tertiary = not_provoked[i].tertiary;

    if (secondary != 0 && !vmxd_ctls32_allow(c->secondary, secondary))
        return vmxd_secondary_controls_field((unsigned int)__builtin_ctz(secondary));
    if (tertiary != 0 && !(c->tertiary.full & tertiary))
        return vmxd_tertiary_controls_field((unsigned int)__builtin_ctzll(tertiary));
    if (not_provoked[i].has_feature != NULL && !not_provoked[i].has_feature())
        return not_provoked[i].feature;
    return NULL;
}

static void report_missing(uint32_t basic, const char *missing)
{
    log_line("  reason %2u  %-44s not offered by this processor: %s", basic, vmxd_exit_name(basic),
             missing);
}

static void report_why(uint32_t basic, const char *why)
{
    log_line("  reason %2u  %-44s no case provokes it: %s", basic, vmxd_exit_name(basic), why);
}

static void report_known_bug(uint32_t basic, const char *bug)
{
    char why[160];

    log_text(why, sizeof(why), "known bug of the emulator: %s", bug);
    report_why(basic, why);
}

static void report_not_provoked(uint32_t basic, const struct vmxd_capabilities *c)
{
    for (size_t i = 0; i < sizeof(not_provoked) / sizeof(not_provoked[0]); i++) {
        if (not_provoked[i].basic != basic)
            continue;
        if (needed_by(i, c) != NULL)
            report_missing(basic, needed_by(i, c));
        else
            report_why(basic, not_provoked[i].why);
        return;
    }
    checks_failed++;
    log_line("  reason %2u  %-44s FAIL: not provoked", basic, vmxd_exit_name(basic));
}

static void report_reason(uint32_t basic, const struct vmxd_capabilities *c)
{
    if (provoked[basic / 32] >> basic % 32 & 1)
        log_line("  reason %2u  %-44s provoked", basic, vmxd_exit_name(basic));
    else if (not_run[basic] != NULL)
        report_known_bug(basic, not_run[basic]);
    else if (not_offered[basic] != NULL)
        report_missing(basic, not_offered[basic]);
    else
        report_not_provoked(basic, c);
}

uint32_t coverage_report(const struct vmxd_capabilities *capabilities)
{
    static const uint16_t known[] = {
#define BASIC(name, value, words) name,
        VMXD_ROWS_EXIT(BASIC)
#undef BASIC
    };
    uint32_t count = 0;

    log_line("every basic exit reason, on this processor");
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        report_reason(known[i], capabilities);
        count += provoked[known[i] / 32] >> known[i] % 32 & 1;
    }
    return count;
}
