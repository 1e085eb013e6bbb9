/* SPDX-License-Identifier: MIT */
/* demo.c - run every guest, hold every exit against what the guest did, sum up. */
#include "../core/report.h"
#include "hostile.h"

static struct {
    uint64_t exits;
    uint32_t seen[128 / 32]; /* basic exit reasons, a bit each */
    uint32_t failed;
} tally;

static struct vmxd_capabilities capabilities;
static struct vcpu vcpu = {.capabilities = &capabilities};

static void count_exit(uint16_t basic)
{
    tally.exits++;
    if (basic < 128)
        tally.seen[basic / 32] |= 1u << basic % 32;
}

static uint32_t reasons_seen(void)
{
    uint32_t count = 0;

    for (unsigned int basic = 0; basic < 128; basic++)
        count += tally.seen[basic / 32] >> basic % 32 & 1;
    return count;
}

/* --- An exit against the row that stands beside the instruction --- */

static struct expected_exit *row_at(uint64_t rip)
{
    for (struct expected_exit *row = __start_expected_exits; row < __stop_expected_exits; row++)
        if (rip >= row->begin && rip < row->end)
            return row;
    return NULL;
}

/* As the library knows it; so this checks the classes of exit reasons, too. */
static bool has_instruction_length(const struct vcpu *v)
{
    return vmxd_exit_has_instruction_length(
        v->reason, READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION),
        vmxd_exit_interruption_from(READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFORMATION)),
        vmxd_idt_vectoring_from(READ32(VMXD_VMCS_INFO_IDT_VECTORING_INFORMATION)));
}

static bool has_interruption(uint16_t basic)
{
    return basic == VMXD_EXIT_EXCEPTION_OR_NMI || basic == VMXD_EXIT_EXTERNAL_INTERRUPT;
}

/* What does not fit, in words; NULL if the exit is the one that the guest provoked. */
static const char *mismatch(const struct vcpu *v, const struct expected_exit *row)
{
    const uint16_t basic = vmxd_exit_basic(v->reason);
    const uint64_t advanced = /* only some processors report these, and the guest does not say */
        basic == VMXD_EXIT_EPT_VIOLATION
            ? VMXD_MASK64(vmxd_qualification_ept_violation, user_mode_linear_address) |
                  VMXD_MASK64(vmxd_qualification_ept_violation, read_write_page) |
                  VMXD_MASK64(vmxd_qualification_ept_violation, execute_disable_page)
            : 0;

    if (v->reason.full != row->reason)
        return "the exit reason";
    if ((READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION) & ~advanced) != row->qualification)
        return "the exit qualification";
    if (row->address && READ_NATURAL(VMXD_VMCS_INFO_GUEST_LINEAR_ADDRESS) != row->address)
        return "the guest-linear address";
    if (basic == VMXD_EXIT_EPT_VIOLATION &&
        READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS) !=
            platform_physical((const void *)(uintptr_t)row->address))
        return "the guest-physical address";
    if (has_interruption(basic) &&
        READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFORMATION) != row->interruption)
        return "the interruption information";
    if (row->interruption & VMXD_MASK32(vmxd_exit_interruption, error_code_valid) &&
        READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_ERROR_CODE) != row->error_code)
        return "the error code";
    if (has_instruction_length(v) &&
        READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH) != row->end - row->begin)
        return "the instruction length";
    return NULL;
}

static void check_exit(const struct vcpu *v)
{
    const uint16_t basic = vmxd_exit_basic(v->reason);
    const uint64_t rip = READ_NATURAL(VMXD_VMCS_GUEST_RIP);
    struct expected_exit *row = row_at(rip);
    const char *wrong = row == NULL ? "no exit is expected at this instruction" : mismatch(v, row);
    char details[100];

    count_exit(basic);
    report_details(v, details, sizeof(details));
    say("  %08x  %-30s %-48s %s", v->reason.full, vmxd_exit_name(basic), details,
        wrong ? "FAIL" : "ok");
    if (wrong) {
        tally.failed++;
        say("  FAIL: RIP 0x%lx: %s", rip, wrong);
        if (row != NULL)
            say("        expected %08x, qualification 0x%lx, interruption 0x%x", row->reason,
                row->qualification, row->interruption);
        say("        it came with qualification 0x%lx, instruction length %u",
            READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION),
            READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH));
    }
    if (row != NULL)
        row->seen++;
}

/* A row belongs to the case whose function it stands in: the nearest one below. */
static const struct guest_case *owner_of(const struct expected_exit *row)
{
    const struct guest_case *owner = NULL;

    for (size_t i = 0; i < guest_case_count; i++) {
        const uint64_t start = (uintptr_t)guest_cases[i].run;

        if (start <= row->site && (owner == NULL || start > (uintptr_t)owner->run))
            owner = &guest_cases[i];
    }
    return owner;
}

/* --- The guests --- */

static void fail(const char *what)
{
    tally.failed++;
    say("  FAIL: %s", what);
}

static void check_end(const struct vcpu *v, const struct guest_case *c, enum guest_end end)
{
    if (end == GUEST_VMFAIL || end == GUEST_FAILED_ENTRY)
        report_entry_failure(v);
    if (end != c->end)
        fail("the guest did not end as it should");
    if (end == GUEST_DONE && v->result != 0) {
        fail("the guest is not content with what the host did");
        say("        guest.c, line %lu", v->result);
    }
    for (const struct expected_exit *row = __start_expected_exits; row < __stop_expected_exits;
         row++)
        if (owner_of(row) == c && row->seen == 0) {
            fail("an exit that the guest provokes did not come");
            say("        %s at 0x%lx", vmxd_exit_name(row->reason), row->begin);
        }
}

static void run_case(const struct guest_case *c)
{
    const char *missing = vmcs_missing(&capabilities, &c->needs);

    if (missing != NULL) {
        say("%s: not offered here (%s)", c->name, missing);
        return;
    }
    say("%s", c->name);
    if (!vmcs_setup(&vcpu, &c->needs, c->run)) {
        fail("the VMCS could not be set up");
        return;
    }
    vcpu.observe = check_exit;
    check_end(&vcpu, c, vcpu_run(&vcpu));
}

/* --- What an exit costs --- */

static struct field_accesses accesses_at_exit[2]; /* at the last two exits, the newer one first */

static void note_accesses(const struct vcpu *v)
{
    if (vmxd_exit_is(v->reason, VMXD_EXIT_CPUID)) {
        accesses_at_exit[1] = accesses_at_exit[0];
        accesses_at_exit[0] = field_accesses;
    }
}

static bool run_round_trip(void (*observe)(const struct vcpu *v))
{
    const struct guest_case *c = &guest_round_trip_case;

    if (!vmcs_setup(&vcpu, &c->needs, c->run))
        return false;
    vcpu.observe = observe;
    return vcpu_run(&vcpu) == GUEST_DONE;
}

/* The fields are counted in one run, the time in another, in which nobody looks on. */
static void measure_round_trip(void)
{
    if (!run_round_trip(note_accesses) || !run_round_trip(NULL)) {
        fail("the round trip could not be measured");
        return;
    }
    say("vmxdefs demo: CPUID round trip %lu %s, %lu VMREADs, %lu VMWRITEs",
        guest_tsc_cpuid - guest_tsc_floor,
        guest_tsc_floor == GUEST_TSC_FLOOR_IN_INSTRUCTIONS ? "instructions" : "TSC ticks",
        accesses_at_exit[0].reads - accesses_at_exit[1].reads,
        accesses_at_exit[0].writes - accesses_at_exit[1].writes);
}

enum hypervisor_result hypervisor_demo(const struct hypervisor_options *options)
{
    enum hypervisor_result result = vmx_preflight(&capabilities);

    (void)options;
    if (result == HYPERVISOR_PASS)
        result = vmx_on(&capabilities);
    if (result != HYPERVISOR_PASS) {
        say("vmxdefs demo: VMX cannot be used here, result none");
        return result;
    }
    if (memory_setup(&capabilities)) {
        say("each guest, and its exits: the whole exit-reason field, its words, the details");
        for (size_t i = 0; i < guest_case_count; i++)
            run_case(&guest_cases[i]);
        tally.failed += failures_run(&vcpu);
        tally.failed += definitions_selftest(&capabilities);
        measure_round_trip();
    } else {
        fail("there are not enough pages for the page tables: give the platform more memory");
    }
    vmx_off();
    say("vmxdefs demo: %lu exits, %u reasons, result %s", tally.exits, reasons_seen(),
        tally.failed ? "fail" : "pass");
    return tally.failed ? HYPERVISOR_FAIL : HYPERVISOR_PASS;
}
