/* SPDX-License-Identifier: MIT */
/* failures.c - runs each VMX instruction and each VM entry that must fail: it must fail as the row says, the host must
 * not change, and the next guest must run. */
#include <vmxdefs/entry_words.h>
#include <vmxdefs/rows.h>

#include "../emulator_bugs.h"
#include "../entry_prediction.h"
#include "failures.h"

#define ERRORS         29 /* VM-instruction errors are below */
#define QUALIFICATIONS 5  /* of failed entries by invalid guest state: they are below */

static uint32_t wrong;
static uint32_t provoked[ERRORS]; /* how often each VM-instruction error came */
static uint32_t by_guest_state[QUALIFICATIONS], by_msr_loading; /* failed entries */
static void *page;

void *failure_page(void)
{
    return page;
}

static void failed(const char *name, const char *what)
{
    wrong++;
    log_line("  FAIL: %s: %s", name, what);
}

/* --- A good guest that has run to its end, at its beginning again: the next entry is a VMRESUME --- */

static bool resume_good_guest(struct vcpu *v)
{
    if (!good_guest_runs(v))
        return false;
    prediction_set_launched(true);
    WRITE_NATURAL(VMXD_VMCS_GUEST_RSP, guest_reset());
    WRITE_NATURAL(VMXD_VMCS_GUEST_RIP, (uintptr_t)test_good_guest.run);
    return true;
}

/* --- Outcomes --- */

static bool is_same(const struct vmx_outcome *a, const struct vmx_outcome *b)
{
    return a->status == b->status && a->error == b->error && a->reason.full == b->reason.full &&
           a->qualification == b->qualification;
}

/* A guest that ran has the reason 0. */
static struct vmx_outcome outcome_of_run(const struct vcpu *v, enum guest_end end)
{
    return end == GUEST_VMFAIL || end == GUEST_FAILED_ENTRY
               ? v->entry
               : (struct vmx_outcome){.status = VMXD_VMSUCCEED};
}

static struct vmx_outcome outcome_of_instruction(enum vmxd_status status)
{
    struct vmx_outcome o = {.status = status};

    if (status == VMXD_VMFAIL_VALID)
        o.error = READ32(VMXD_VMCS_INFO_INSTRUCTION_ERROR);
    return o;
}

static void print_outcome(const char *name, const char *when, const struct vmx_outcome *o,
                          const char *verdict)
{
    char text[LOG_EXIT_SIZE];

    if (o->status == VMXD_VMSUCCEED && !vmxd_exit_is_failed_entry(o->reason)) {
        log_line("  %-62s %-9s VMsucceed  %s", name, when, verdict);
        return;
    }
    log_entry_failure(o, text, sizeof(text));
    log_line("  %-62s %-9s %s  %s", name, when, text, verdict);
}

static void count(const struct vmx_outcome *o)
{
    const uint32_t basic = vmxd_exit_basic(o->reason);

    if (o->status == VMXD_VMFAIL_VALID && o->error < ERRORS)
        provoked[o->error]++;
    if (o->reason.full != 0)
        coverage_provoked(basic);
    if (basic == VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE && o->qualification < QUALIFICATIONS)
        by_guest_state[o->qualification]++;
    if (basic == VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING)
        by_msr_loading++;
}

/* The state after a failure: a guest that ran although it should not may have changed any of its memory. */
static void check_afterwards(struct vcpu *v, const char *name, const struct vmx_outcome *seen)
{
    const char *damage = host_damage();

    if (damage != NULL) {
        failed(name, "changed host state");
        log_line("        %s", damage);
    }
    if (seen->status == VMXD_VMSUCCEED && !vmxd_exit_is_failed_entry(seen->reason))
        memory_restore();
    if (!good_guest_runs(v))
        failed(name, "the next guest does not run");
}

static void check(struct vcpu *v, const char *name, const char *when,
                  const struct vmx_outcome *seen, const struct vmx_outcome *expected)
{
    const struct emulator_bug *bug = emulator_bug(name, v->capabilities);

    if (bug != NULL && is_same(seen, &bug->outcome)) {
        print_outcome(name, when, seen, "known bug");
        emulator_bug_found(bug);
    } else if (is_same(seen, expected)) {
        print_outcome(name, when, seen, "ok");
        if (bug != NULL)
            emulator_bug_gone(bug);
    } else {
        wrong++;
        print_outcome(name, when, seen, "FAIL");
        print_outcome("    expected", "", expected, "");
    }
    count(seen);
    check_afterwards(v, name, seen);
}

static void print_not_offered(const char *name)
{
    log_line("  %-62s not offered by this processor", name);
}

/* An emulator bug prevents the test. */
static bool is_not_run(const char *name, const struct vmxd_capabilities *c)
{
    const struct emulator_bug *bug = emulator_bug(name, c);

    if (bug == NULL || !bug->not_run)
        return false;
    log_line("  %-62s not run", name);
    emulator_bug_found(bug);
    return true;
}

/* --- Instructions --- */

static void run_instruction(struct vcpu *v, const struct instruction_failure *f)
{
    struct vmx_outcome seen;

    if (f->is_offered != NULL && !f->is_offered(v->capabilities)) {
        print_not_offered(f->name);
        return;
    }
    if (is_not_run(f->name, v->capabilities))
        return;
    if (!test_setup(v, &test_good_guest) ||
        (f->without_vmcs && vmxd_vmclear(v->vmcs) != VMXD_VMSUCCEED)) {
        failed(f->name, "there is no VMCS to try it with");
        return;
    }
    seen = outcome_of_instruction(f->execute(v));
    check(v, f->name, "", &seen, &f->expected);
}

/* --- Entries --- */

bool failure_turn_on(const struct vcpu *v, uint32_t field, uint32_t bits)
{
    const struct vmxd_capabilities *c = v->capabilities;
    vmxd_ctls_msr32 capability;

    switch (field) {
    case VMXD_VMCS_CTRL_PIN_BASED_CONTROLS:
        capability = c->pin;
        break;
    case VMXD_VMCS_CTRL_PRIMARY_CONTROLS:
        capability = c->primary;
        break;
    case VMXD_VMCS_CTRL_SECONDARY_CONTROLS:
        capability = c->secondary;
        break;
    case VMXD_VMCS_CTRL_EXIT_CONTROLS:
        capability = c->exit;
        break;
    case VMXD_VMCS_CTRL_ENTRY_CONTROLS:
        capability = c->entry;
        break;
    default:
        return false;
    }
    if (bits & ~VMXD_GET(VMXD_CTLS32_ALLOWED1, capability))
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

/* A guest that runs although the entry must fail is stopped at its second exit, whatever it does. */
static void ignore_exit(const struct vcpu *v)
{
    (void)v;
}

/* What the checker says before the entry with the fault.  The guest may run, and enter again. */
static const struct entry_failure *entering;
static uint32_t broken_rules[2], rule_count;

static void predict(const struct vcpu *v)
{
    prediction_before(v);
    if (entering == NULL)
        return;
    broken_rules[0] = broken_rules[1] = 0;
    rule_count = prediction_broken_rules(entry_outcome(&entering->expected), broken_rules, 2);
    entering = NULL;
}

static enum guest_end enter_broken(struct vcpu *v)
{
    v->observe = ignore_exit;
    v->exits_left = 1;
    v->quiet = true;
    v->before_entry = predict;
    WRITE32(VMXD_VMCS_CTRL_EXCEPTION_BITMAP, 0xFFFFFFFF);
    return vcpu_run(v);
}

static uint32_t faults_named; /* by their rules */

/* The checker names the rules that the row breaks. */
static void check_rules(const struct entry_failure *f)
{
    const uint32_t rule =
        f->rule_without_ept != 0 && memory_eptp() == 0 ? f->rule_without_ept : f->rule;
    const uint32_t second = f->and_others ? broken_rules[1] : (uint32_t)f->second_rule;

    log_line("        breaks %s%s%s%s", vmxd_rule_name(broken_rules[0]), rule_count > 1 ? ", " : "",
             rule_count > 1 ? vmxd_rule_name(broken_rules[1]) : "", rule_count > 2 ? ", ..." : "");
    if (broken_rules[0] != rule || broken_rules[1] != second || (rule_count > 2 && !f->and_others))
        failed(f->name, "the checker does not name the rules that are broken");
    else
        faults_named++;
}

static void run_entry(struct vcpu *v, const struct entry_failure *f, bool resume)
{
    struct vmx_outcome seen;
    const char *instruction;
    enum guest_end end;

    if (!(resume ? resume_good_guest(v) : test_setup(v, &test_good_guest))) {
        failed(f->name, "there is no good guest to try it with");
        return;
    }
    if (!break_entry(v, f)) {
        print_not_offered(f->name);
        return;
    }
    if (is_not_run(f->name, v->capabilities))
        return;
    instruction = v->launched ? "VMRESUME" : "VMLAUNCH"; /* a success changes `launched` */
    prediction_start(PREDICTION_OF_FAULTS);
    entering = f;
    end = enter_broken(v);
    if (prediction_after(v, end) != NULL)
        failed(f->name, "the checker and the processor do not agree");
    check_rules(f);
    seen = outcome_of_run(v, end);
    if (f->may_succeed && seen.status == VMXD_VMSUCCEED && seen.reason.full == 0) {
        print_outcome(f->name, instruction, &seen, "ok: the manual lets a processor allow it");
        check_afterwards(v, f->name, &seen);
        return;
    }
    check(v, f->name, instruction, &seen, &f->expected);
}

static void run_entries(struct vcpu *v, const char *title, const struct entry_failure *f)
{
    log_line("%s", title);
    for (; f->name != NULL; f++) {
        if (f->when != AT_RESUME)
            run_entry(v, f, false);
        if (f->when != AT_LAUNCH)
            run_entry(v, f, true);
    }
}

/* --- The table of what was provoked --- */

/* The text is overwritten by the next call. */
static const char *known_bug(const char *test, const struct vmxd_capabilities *c)
{
    static char text[160];
    const struct emulator_bug *bug = emulator_bug(test, c);

    if (bug == NULL)
        return NULL;
    log_text(text, sizeof(text), "known bug of the emulator: %s", bug->what);
    return text;
}

/* Why nothing here provokes an error; NULL: something does. */
static const char *why_not(uint32_t error, const struct vmxd_capabilities *c)
{
    switch (error) {
    case VMXD_ERROR_VMCALL_IN_VMX_ROOT_OPERATION:
        return known_bug("VMCALL in VMX root operation", c);
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
        return "it needs the dual-monitor treatment, which firmware activates";
    case VMXD_ERROR_INVALID_OPERAND_TO_INVEPT_INVVPID:
        return c->ept_vpid.full ? NULL : "this processor has no INVEPT and no INVVPID";
    default:
        return NULL;
    }
}

static void print_provoked(const char *kind, uint32_t number, const char *words, uint32_t times,
                           const char *why)
{
    if (times != 0)
        log_line("  %s %2u  %-66s %u times", kind, number, words, times);
    else
        log_line("  %s %2u  %-66s %s", kind, number, words, why ? why : "FAIL: never");
    wrong += times == 0 && why == NULL;
}

static void print_errors(const struct vmxd_capabilities *c)
{
    static const uint32_t errors[] = {
#define ERROR_NUMBER(name, value, words) name,
        VMXD_ROWS_ERROR(ERROR_NUMBER)
#undef ERROR_NUMBER
    };

    for (size_t i = 0; i < sizeof(errors) / sizeof(errors[0]); i++)
        print_provoked("error", errors[i], vmxd_error_name(errors[i]), provoked[errors[i]],
                       why_not(errors[i], c));
}

static void print_failed_entries(const struct vmxd_capabilities *c)
{
    static const uint32_t qualifications[] = {
#define QUALIFICATION(name, value, words) name,
        VMXD_ROWS_FAILED_ENTRY(QUALIFICATION)
#undef QUALIFICATION
    };

    for (size_t i = 0; i < sizeof(qualifications) / sizeof(qualifications[0]); i++) {
        const uint32_t value = qualifications[i];
        const char *why = NULL;

        if (value == VMXD_FAILED_ENTRY_NMI_INJECTION_BLOCKED_BY_STI) {
            why = known_bug("injection of an NMI blocked by STI", c);
            why = why != NULL ? why : "this processor allows the entry";
        }
        print_provoked("reason 33,", value, vmxd_failed_entry_name(value), by_guest_state[value],
                       why);
    }
    print_provoked("reason", VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING,
                   vmxd_exit_name(VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING), by_msr_loading, NULL);
    print_provoked("reason", VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK,
                   vmxd_exit_name(VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK), 0,
                   "nothing here causes a machine check");
}

uint32_t failures_run(struct vcpu *v)
{
    wrong = 0;
    page = platform_page();
    if (page == NULL || !memory_snapshot()) {
        log_line("FAIL: the host has no page left for the failures");
        return 1;
    }
    log_line("VMX instructions that must fail");
    for (const struct instruction_failure *f = failed_instructions; f->name != NULL; f++)
        run_instruction(v, f);
    run_entries(v, "VM entries in the wrong launch state", failed_by_launch_state);
    run_entries(v, "VM entries with invalid controls", failed_by_controls);
    run_entries(v, "VM entries with an invalid host state", failed_by_host_state);
    run_entries(v, "VM entries with an invalid guest state", failed_by_guest_state);
    log_line("entry check: the broken rules were named for %u faults", faults_named);
    prediction_report(PREDICTION_OF_FAULTS);
    log_line("what was provoked");
    print_errors(v->capabilities);
    print_failed_entries(v->capabilities);
    return wrong;
}
