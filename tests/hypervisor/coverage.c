/* SPDX-License-Identifier: MIT */
/* reasons.c - the table of all basic exit reasons: which have been provoked, and why the others not. */
#include <vmxdefs/rows.h>

#include "../core/report.h"
#include "guest.h"

#define REASONS 128

/* What no guest here provokes, and why.  A reason that is neither here nor provoked by a case that this
 * processor can run is a failure. */
static const struct {
    uint32_t basic;
    const char *why;
} out_of_reach[] = {
    {VMXD_EXIT_INIT_SIGNAL, "Bochs keeps an INIT pending after the exit, and VMXOFF resets"},
    {VMXD_EXIT_STARTUP_IPI, "needs a second processor to send it"},
    {VMXD_EXIT_IO_SMI, "needs the dual-monitor treatment of SMM"},
    {VMXD_EXIT_OTHER_SMI, "needs the dual-monitor treatment of SMM"},
    {VMXD_EXIT_RSM, "needs a guest in SMM"},
    {VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK, "needs a machine check"},
    {VMXD_EXIT_ENCLS, "Bochs has no SGX"},
    {VMXD_EXIT_PCONFIG, "Bochs has no PCONFIG"},
    {VMXD_EXIT_UMWAIT, "Bochs has no WAITPKG"},
    {VMXD_EXIT_TPAUSE, "Bochs has no WAITPKG"},
    {VMXD_EXIT_LOADIWKEY, "Bochs has no Key Locker"},
    {VMXD_EXIT_ENCLV, "Bochs has no SGX"},
    {VMXD_EXIT_SGX_CONFLICT, "Bochs has no SGX"},
    {VMXD_EXIT_ENQCMD_PASID_TRANSLATION_FAILURE, "Bochs has no PASID translation"},
    {VMXD_EXIT_ENQCMDS_PASID_TRANSLATION_FAILURE, "Bochs has no PASID translation"},
    {VMXD_EXIT_BUS_LOCK, "Bochs has no bus-lock detection"},
    {VMXD_EXIT_INSTRUCTION_TIMEOUT, "Bochs has no instruction time-out"},
    {VMXD_EXIT_SEAMCALL, "Bochs has no TDX"},
    {VMXD_EXIT_TDCALL, "Bochs has no TDX"},
    {VMXD_EXIT_RDMSRLIST, "Bochs has no MSRLIST"},
    {VMXD_EXIT_WRMSRLIST, "Bochs has no MSRLIST"},
    {VMXD_EXIT_URDMSR, "Bochs has no user-mode MSR access"},
    {VMXD_EXIT_UWRMSR, "Bochs has no user-mode MSR access"},
    {VMXD_EXIT_RDMSR_IMM, "Bochs has no immediate form of RDMSR"},
    {VMXD_EXIT_WRMSRNS_IMM, "Bochs has no immediate form of WRMSRNS"},
};

static uint32_t provoked[REASONS / 32];  /* a bit each */
static const char *not_offered[REASONS]; /* what a case that would provoke it misses here */

void reasons_provoked(uint32_t basic)
{
    if (basic < REASONS)
        provoked[basic / 32] |= 1u << basic % 32;
}

void reasons_not_offered(uint32_t basic, const char *missing)
{
    if (basic < REASONS)
        not_offered[basic] = missing;
}

static const char *why_out_of_reach(uint32_t basic)
{
    for (size_t i = 0; i < sizeof(out_of_reach) / sizeof(out_of_reach[0]); i++)
        if (out_of_reach[i].basic == basic)
            return out_of_reach[i].why;
    return NULL;
}

static void report_reason(uint32_t basic)
{
    const char *name = vmxd_exit_name(basic);

    if (provoked[basic / 32] >> basic % 32 & 1)
        say("  reason %2u  %-44s provoked", basic, name);
    else if (not_offered[basic] != NULL)
        say("  reason %2u  %-44s not offered here: %s", basic, name, not_offered[basic]);
    else if (why_out_of_reach(basic) != NULL)
        say("  reason %2u  %-44s out of reach: %s", basic, name, why_out_of_reach(basic));
    else
        check_failed(name);
}

uint32_t reasons_report(void)
{
    static const uint16_t known[] = {
#define BASIC(name, value, words) name,
        VMXD_ROWS_EXIT(BASIC)
#undef BASIC
    };
    uint32_t count = 0;

    say("every basic exit reason, on this processor");
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        report_reason(known[i]);
        count += provoked[known[i] / 32] >> known[i] % 32 & 1;
    }
    return count;
}
