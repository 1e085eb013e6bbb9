/* SPDX-License-Identifier: MIT */
/* failures.c - each way in which a VMX instruction or an entry fails: it must fail in that way and no
 * other, and the next guest must run. */
#include <vmxdefs/rows.h>

#include "../core/report.h"
#include "hostile.h"

#define ERRORS         29 /* VM-instruction errors are below */
#define QUALIFICATIONS 5  /* those of failed entries by the guest state, too */

static uint32_t wrong;
static uint32_t provoked[ERRORS]; /* how often each VM-instruction error came */
static uint32_t by_guest_state[QUALIFICATIONS], by_msr_loading; /* failed entries */
static void *page;

void *failure_page(void)
{
    return page;
}

/* --- A good guest, from the beginning --- */

static bool set_up_good_guest(struct vcpu *v)
{
    return vmcs_setup(v, &guest_good_case.needs, guest_good_case.run);
}

bool good_guest_runs(struct vcpu *v)
{
    return set_up_good_guest(v) && vcpu_run(v) == GUEST_DONE && v->result == 0;
}

/* Let it run to its end, and put it back to its beginning: its next entry is a VMRESUME. */
static bool resume_good_guest(struct vcpu *v)
{
    if (!good_guest_runs(v))
        return false;
    WRITE_NATURAL(VMXD_VMCS_GUEST_RSP, memory_prepare_guest());
    WRITE_NATURAL(VMXD_VMCS_GUEST_RIP, (uintptr_t)guest_good_case.run);
    return true;
}

/* --- Outcomes --- */

static bool is_same(const struct outcome *a, const struct outcome *b)
{
    return a->status == b->status && a->error == b->error && a->reason == b->reason &&
           a->qualification == b->qualification;
}

static struct outcome outcome_of_run(const struct vcpu *v, enum guest_end end)
{
    struct outcome o = {v->status, 0, 0, 0};

    if (end == GUEST_VMFAIL)
        o.error = v->status == VMXD_VMFAIL_VALID ? v->error : 0;
    if (end == GUEST_FAILED_ENTRY) {
        o.reason = v->reason.full;
        o.qualification = READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION);
    }
    return o;
}

static struct outcome outcome_of_instruction(enum vmxd_status status)
{
    struct outcome o = {status, 0, 0, 0};

    if (status == VMXD_VMFAIL_VALID)
        o.error = READ32(VMXD_VMCS_INFO_INSTRUCTION_ERROR);
    return o;
}

static void say_outcome(const char *name, const char *when, const struct outcome *o,
                        const char *verdict)
{
    const uint32_t value = (uint32_t)o->qualification;
    const vmxd_exit_reason reason = vmxd_exit_reason_from(o->reason);

    if (o->status == VMXD_VMFAIL_VALID)
        say("  %-54s %-9s VMfailValid, error %u: %s  %s", name, when, o->error,
            vmxd_error_name(o->error), verdict);
    else if (o->status == VMXD_VMFAIL_INVALID)
        say("  %-54s %-9s VMfailInvalid  %s", name, when, verdict);
    else if (!vmxd_exit_is_failed_entry(reason))
        say("  %-54s %-9s VMsucceed  %s", name, when, verdict);
    else if (vmxd_exit_basic(reason) == VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING)
        say("  %-54s %-9s %08x, %s: entry %u  %s", name, when, o->reason,
            vmxd_exit_name(vmxd_exit_basic(reason)), value, verdict);
    else
        say("  %-54s %-9s %08x, %s: %s  %s", name, when, o->reason,
            vmxd_exit_name(vmxd_exit_basic(reason)), vmxd_failed_entry_name(value), verdict);
}

static void count(const struct outcome *o)
{
    const uint32_t basic = vmxd_exit_basic(vmxd_exit_reason_from(o->reason));

    if (o->status == VMXD_VMFAIL_VALID && o->error < ERRORS)
        provoked[o->error]++;
    if (o->reason != 0)
        reasons_provoked(basic);
    if (basic == VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE && o->qualification < QUALIFICATIONS)
        by_guest_state[o->qualification]++;
    if (basic == VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING)
        by_msr_loading++;
}

static void judge(struct vcpu *v, const char *name, const char *when, const struct outcome *seen,
                  const struct outcome *expected)
{
    const bool right = is_same(seen, expected);

    say_outcome(name, when, seen, right ? "ok" : "FAIL");
    if (!right) {
        wrong++;
        say_outcome("    expected is", "", expected, "");
    }
    count(seen);
    if (!good_guest_runs(v)) {
        wrong++;
        say("  FAIL: the next guest does not run");
    }
}

static void say_not_offered(const char *name)
{
    say("  %-54s not offered by this processor", name);
}

/* --- Instructions --- */

static void run_instruction(struct vcpu *v, const struct instruction_failure *f)
{
    struct outcome seen;

    if (f->is_offered != NULL && !f->is_offered(v->capabilities)) {
        say_not_offered(f->name);
        return;
    }
    if (!set_up_good_guest(v) || (f->without_vmcs && vmxd_vmclear(v->vmcs) != VMXD_VMSUCCEED)) {
        wrong++;
        say("  FAIL: %s: there is no VMCS to try it with", f->name);
        return;
    }
    seen = outcome_of_instruction(f->execute(v));
    judge(v, f->name, f->without_vmcs ? "no VMCS" : "", &seen, &f->expected);
}

/* --- Entries --- */

bool failure_turn_on(const struct vcpu *v, uint32_t field, uint32_t bits)
{
    const struct vmxd_capabilities *c = v->capabilities;
    const uint64_t allowed1 = field == VMXD_VMCS_CTRL_PIN_BASED_CONTROLS ? c->pin.full >> 32
                              : field == VMXD_VMCS_CTRL_PRIMARY_CONTROLS ? c->primary.full >> 32
                              : field == VMXD_VMCS_CTRL_EXIT_CONTROLS    ? c->exit.full >> 32
                              : field == VMXD_VMCS_CTRL_ENTRY_CONTROLS   ? c->entry.full >> 32
                                                                         : c->secondary.full >> 32;

    if (bits & ~allowed1)
        return false;
    field_write(field, field_read(field) | bits);
    return true;
}

static bool break_entry(struct vcpu *v, const struct entry_failure *f)
{
    if (f->break_it != NULL)
        return f->break_it(v);
    if (!vmxd_vmcs_field_exists(v->capabilities, f->field))
        return false;
    field_write(f->field, field_read(f->field) ^ f->flip);
    return true;
}

static void run_entry(struct vcpu *v, const struct entry_failure *f, enum failure_time when)
{
    struct outcome seen;

    if (!(when == AT_FIRST ? set_up_good_guest(v) : resume_good_guest(v))) {
        wrong++;
        say("  FAIL: %s: there is no good guest to try it with", f->name);
        return;
    }
    if (!break_entry(v, f)) {
        say_not_offered(f->name);
        return;
    }
    seen = outcome_of_run(v, vcpu_run(v));
    judge(v, f->name, v->launched ? "VMRESUME" : "VMLAUNCH", &seen, &f->expected);
}

static void run_entries(struct vcpu *v, const char *title, const struct entry_failure *f)
{
    say("%s", title);
    for (; f->name != NULL; f++) {
        if (f->when != LATER)
            run_entry(v, f, AT_FIRST);
        if (f->when != AT_FIRST)
            run_entry(v, f, LATER);
    }
}

/* --- The table at the end --- */

/* Why an error cannot be provoked here; NULL: it can. */
static const char *why_not(uint32_t error, const struct vmxd_capabilities *c)
{
    switch (error) {
    case VMXD_ERROR_VMCALL_IN_VMX_ROOT_OPERATION:
        return "not tried: Bochs panics at it, unless there is no current VMCS";
    case VMXD_ERROR_VMRESUME_AFTER_VMXOFF:
        return "not tried: a VMCS must be cleared before VMXOFF";
    case VMXD_ERROR_VMWRITE_READ_ONLY_VMCS_COMPONENT:
        return VMXD_GET(VMXD_MISC_VMWRITE_ANY_FIELD, c->misc)
                   ? "this processor writes every field (IA32_VMX_MISC[29])"
                   : NULL;
    case VMXD_ERROR_ENTRY_INVALID_EXECUTIVE_VMCS_POINTER:
    case VMXD_ERROR_ENTRY_NON_LAUNCHED_EXECUTIVE_VMCS:
    case VMXD_ERROR_ENTRY_EXECUTIVE_VMCS_POINTER_NOT_VMXON_POINTER:
    case VMXD_ERROR_ENTRY_INVALID_EXECUTION_CONTROL_FIELDS_IN_EXECUTIVE_VMCS:
        return "only an entry from system-management mode has it";
    case VMXD_ERROR_VMCALL_NON_CLEAR_VMCS:
    case VMXD_ERROR_VMCALL_INVALID_EXIT_CONTROL_FIELDS:
    case VMXD_ERROR_VMCALL_INCORRECT_MSEG_REVISION_IDENTIFIER:
    case VMXD_ERROR_VMXOFF_UNDER_DUAL_MONITOR_TREATMENT:
    case VMXD_ERROR_VMCALL_INVALID_SMM_MONITOR_FEATURES:
        return "it needs the dual-monitor treatment, which is the firmware's";
    case VMXD_ERROR_INVALID_OPERAND_TO_INVEPT_INVVPID:
        return c->ept_vpid.full ? NULL : "this processor has no INVEPT and no INVVPID";
    default:
        return NULL;
    }
}

/* One line of the table; what is neither provoked nor impossible is missing. */
static void say_provoked(const char *kind, uint32_t number, const char *words, uint32_t times,
                         const char *reason)
{
    if (times != 0)
        say("  %s %2u  %-66s %u times", kind, number, words, times);
    else
        say("  %s %2u  %-66s %s", kind, number, words, reason ? reason : "FAIL: never");
    wrong += times == 0 && reason == NULL;
}

static void say_errors(const struct vmxd_capabilities *c)
{
    static const uint32_t errors[] = {
#define ERROR(name, value, words) name,
        VMXD_ROWS_ERROR(ERROR)
#undef ERROR
    };

    for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
        say_provoked("error", errors[i], vmxd_error_name(errors[i]), provoked[errors[i]],
                     why_not(errors[i], c));
}

static void say_failed_entries(void)
{
    static const uint32_t qualifications[] = {
#define QUALIFICATION(name, value, words) name,
        VMXD_ROWS_FAILED_ENTRY(QUALIFICATION)
#undef QUALIFICATION
    };

    for (size_t i = 0; i < sizeof(qualifications) / sizeof(qualifications[0]); i++) {
        const uint32_t value = qualifications[i];

        say_provoked("reason 33,", value, vmxd_failed_entry_name(value), by_guest_state[value],
                     value == VMXD_FAILED_ENTRY_NMI_INJECTION_BLOCKED_BY_STI
                         ? "not tried: Bochs says 0, and some processors allow it"
                         : NULL);
    }
    say_provoked("reason", VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING,
                 vmxd_exit_name(VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING), by_msr_loading, NULL);
    say_provoked("reason", VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK,
                 vmxd_exit_name(VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK), 0,
                 "nothing here can cause a machine check");
}

uint32_t failures_run(struct vcpu *v)
{
    wrong = 0;
    page = platform_page();
    if (page == NULL) {
        say("FAIL: there is no page for what must fail: give the platform more memory");
        return 1;
    }
    say("VMX instructions that must fail");
    for (const struct instruction_failure *f = failed_instructions; f->name != NULL; f++)
        run_instruction(v, f);
    run_entries(v, "entries in the wrong launch state", failed_by_launch_state);
    run_entries(v, "entries with invalid controls", failed_by_controls);
    run_entries(v, "entries with an invalid host state", failed_by_host_state);
    run_entries(v, "entries with an invalid guest state", failed_by_guest_state);
    say("what was provoked");
    say_errors(v->capabilities);
    say_failed_entries();
    return wrong;
}
