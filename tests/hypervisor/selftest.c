/* SPDX-License-Identifier: MIT */
/* selftest.c - runs the cases, the failures and the fuzzed guests, and prints the summary. */
#include "emulator_bugs.h"
#include "entry_bugs.h"
#include "entry_prediction.h"
#include "failures/failures.h"
#include "fuzz/fuzz.h"
#include "selftest.h"

static struct vmxd_capabilities capabilities;
static struct vcpu vcpu = {.guest = &test_guest, .capabilities = &capabilities};

/* --- The cases --- */

static void check_host(void)
{
    const char *damage = host_damage();

    if (damage == NULL)
        return;
    check_failed("the case changed host state");
    log_line("        %s", damage);
}

static void run_case(const struct test_case *c)
{
    const char *missing = test_missing(&capabilities, c);
    const struct emulator_bug *bug = emulator_bug(c->name, &capabilities);
    enum guest_end end;

    if (missing != NULL) {
        log_line("%s: not offered by this processor: %s", c->name, missing);
        check_not_offered(c, missing);
        return;
    }
    log_line("%s", c->name);
    if (bug != NULL && bug->not_run) {
        emulator_bug_found(bug);
        check_not_run(c, bug->what);
        return;
    }
    check_start(c, &capabilities);
    if (!test_setup(&vcpu, c)) {
        check_failed("the VMCS could not be set up");
        return;
    }
    vcpu.observe = check_exit;
    vcpu.before_entry = prediction_before;
    prediction_start(PREDICTION_OF_GOOD_ENTRIES);
    end = vcpu_run(&vcpu);
    checks_failed += prediction_after(&vcpu, end) != NULL;
    check_end(&vcpu, end);
    check_host();
}

/* --- All of it --- */

static bool setup(void)
{
    if (memory_setup(&capabilities, &test_guest) && test_memory_setup() && host_remember())
        return true;
    check_failed("the host has not enough pages");
    return false;
}

static uint32_t run_all(const struct selftest_options *options)
{
    uint32_t reasons;

    test_probe(&vcpu);
    log_line("each case and its exits: the exit-reason field, decoded");
    for (const struct test_case *const *c = __start_test_cases; c < __stop_test_cases; c++)
        run_case(*c);
    prediction_report(PREDICTION_OF_GOOD_ENTRIES);
    checks_failed += failures_run(&vcpu);
    checks_failed += cpu_check(&capabilities);
    reasons = coverage_report(&capabilities);
    bench_run(&vcpu);
    checks_failed += hostile_run(&vcpu, options);
    checks_failed += mutation_run(&vcpu, options);
    entry_bugs_report();
    emulator_bugs_report();
    return reasons;
}

/* And under a hypervisor, where the cases do not run, the VMCSs with random faults. */
static void run_entry_checks(const struct selftest_options *options)
{
    checks_failed += entry_checks_run(&vcpu, options);
    if (options->mutated != 0) {
        test_probe(&vcpu);
        checks_failed += mutation_run(&vcpu, options);
    }
    if (options->entry_checks != 1)
        entry_bugs_report();
}

enum hypervisor_result hypervisor_main(const char *text)
{
    struct selftest_options options;
    enum hypervisor_result result;
    uint32_t reasons = 0;

    if (!options_parse(&options, text)) {
        log_line("vmxdefs selftest: 0 exits, 0 reasons, result fail");
        return HYPERVISOR_FAIL;
    }
    emulator_set(options.emulator, options.kvm);
    emulator_warn();
    result = vmx_on(&capabilities);
    if (result != HYPERVISOR_PASS) {
        log_line("vmxdefs selftest: VMX cannot be used here, result none");
        return result;
    }
    if (setup() && options.entry_checks != 0)
        run_entry_checks(&options);
    else if (checks_failed == 0)
        reasons = run_all(&options);
    vmx_off(&vcpu);
    log_line("vmxdefs selftest: %lu exits, %u reasons, result %s", exits_checked, reasons,
             checks_failed ? "fail" : "pass");
    return checks_failed ? HYPERVISOR_FAIL : HYPERVISOR_PASS;
}
