/* SPDX-License-Identifier: MIT */
/* demo.c - run every guest, sum up. */
#include "../core/report.h"
#include "hostile.h"

static struct vmxd_capabilities capabilities;
static struct vcpu vcpu = {.capabilities = &capabilities};

/* --- The guests --- */

static void run_case(const struct guest_case *c)
{
    const char *missing = vmcs_missing(&capabilities, &c->needs);

    if (missing != NULL) {
        say("%s: not offered here (%s)", c->name, missing);
        check_not_offered(c, missing);
        return;
    }
    say("%s", c->name);
    check_start(c);
    if (!vmcs_setup(&vcpu, &c->needs, c->run)) {
        check_failed("the VMCS could not be set up");
        return;
    }
    vcpu.observe = check_exit;
    check_end(&vcpu, c, vcpu_run(&vcpu));
}

/* --- All of it --- */

static uint32_t run_all(void)
{
    say("each guest, and its exits: the whole exit-reason field, its words, the details");
    for (const struct guest_case *const *c = __start_guest_cases; c < __stop_guest_cases; c++)
        run_case(*c);
    checks_failed += failures_run(&vcpu);
    checks_failed += definitions_selftest(&capabilities);
    return reasons_report();
}

enum hypervisor_result hypervisor_demo(const struct hypervisor_options *options)
{
    enum hypervisor_result result = vmx_preflight(&capabilities);
    uint32_t reasons = 0;

    if (result == HYPERVISOR_PASS)
        result = vmx_on(&capabilities);
    if (result != HYPERVISOR_PASS) {
        say("vmxdefs demo: VMX cannot be used here, result none");
        return result;
    }
    if (memory_setup(&capabilities)) {
        reasons = run_all();
        measure_cost(&vcpu);
        checks_failed += hostile_run(&vcpu, options);
        checks_failed += mutation_run(&vcpu, options);
    } else {
        check_failed("there are not enough pages for the page tables");
    }
    vmx_off();
    say("vmxdefs demo: %lu exits, %u reasons, result %s", exits_checked, reasons,
        checks_failed ? "fail" : "pass");
    return checks_failed ? HYPERVISOR_FAIL : HYPERVISOR_PASS;
}
