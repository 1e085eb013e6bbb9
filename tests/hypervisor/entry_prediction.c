/* SPDX-License-Identifier: MIT */
/* entry_prediction.c - predict VM entries with the library, and compare each with what the processor does. */
#include <vmxdefs/entry_words.h>

#include "emulator_bugs.h"
#include "entry_bugs.h"
#include "entry_prediction.h"

#define ONLY_SUCCESS (1u << VMXD_OUTCOME_SUCCESS)

static enum prediction_kind kind;
static struct {
    uint64_t predicted;
    uint64_t agreed;  /* the outcome is one that the SDM allows ... */
    uint64_t certain; /* ... and no other was possible */
    uint64_t known;   /* it is a known bug of the emulator */
} figures[PREDICTION_KINDS];

/* The entry that comes next. */
static struct vmxd_snapshot *snapshot;
static bool is_predicted; /* and its outcome is not known yet */
static const struct vmxd_msr_entry *area;
static uint32_t area_count;
static struct vmxd_entry_prediction prediction;
static struct emulated_entry emulated;
static const char *wrong; /* the first that was wrong in this run */

static bool launched;
static uint32_t msr_fault;

void prediction_start(enum prediction_kind new_kind)
{
    kind = new_kind;
    wrong = NULL;
    is_predicted = false;
}

void prediction_set_launched(bool is_launched)
{
    launched = is_launched;
}

void prediction_set_msr_fault(uint32_t number)
{
    msr_fault = number;
}

static const char *outcome_name(uint32_t outcome)
{
    static const char *const names[] = {
        "#UD",
        "an exit to the parent",
        "#GP",
        "VMfailInvalid",
        "error 26",
        "error 4",
        "error 5",
        "error 6",
        "error 7",
        "error 8",
        "error 16",
        "error 17",
        "error 18",
        "error 25",
        "exit 33 (0)",
        "exit 33 (2)",
        "exit 33 (3)",
        "exit 33 (4)",
        "exit 34",
        "success",
        "not a known outcome",
    };

    return names[outcome];
}

/* The rules that are broken or not known, without those of the MSR-load area. */
static void print_rules(void)
{
    struct vmxd_rule_check r;

    for (uint32_t outcome = 0; outcome < VMXD_OUTCOME_SUCCESS; outcome++)
        if (prediction.possible >> outcome & 1)
            log_line("        possible: %s%s", outcome_name(outcome),
                     prediction.outcomes >> outcome & 1 ? ", a rule is broken" : "");
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        vmxd_rule_evaluate(&r, snapshot, rule);
        if (!vmxd_rule_is_msr_load(rule) && vmxd_rule_verdict(&r) >= VMXD_VERDICT_BROKEN)
            log_line("        %s: %s",
                     vmxd_rule_verdict(&r) == VMXD_VERDICT_BROKEN ? "broken" : "not known",
                     vmxd_rule_name(rule));
    }
}

static void set_wrong(const char *what, uint32_t outcome)
{
    if (wrong == NULL) {
        wrong = what;
        log_line("  FAIL: %s: the outcome is %s", what, outcome_name(outcome));
        print_rules();
    }
}

static void judge(uint32_t outcome, uint64_t qualification)
{
    const bool is_msr_load = outcome == VMXD_OUTCOME_MSR_LOAD;
    const bool agrees = (prediction.possible >> outcome & 1) &&
                        (!is_msr_load || prediction.msr_entry == qualification);

    figures[kind].predicted++;
    figures[kind].agreed += agrees;
    figures[kind].certain += agrees && prediction.possible == 1u << outcome;
    if (!(emulated.outcomes >> outcome & 1) ||
        (is_msr_load &&
         (emulated.msr_first > qualification || emulated.msr_last < qualification))) {
        set_wrong(agrees ? "a row of entry_bugs.c applies where there is no bug"
                         : "the processor does not agree with the rules of VM entry",
                  outcome);
        if (is_msr_load)
            log_line("        entry %lu of the MSR-load area, expected: %u to %u", qualification,
                     emulated.msr_first, emulated.msr_last);
        if (is_msr_load && area != NULL && qualification - 1 < area_count)
            log_line("        MSR 0x%x, value 0x%lx", area[qualification - 1].index,
                     area[qualification - 1].data);
    } else if (!agrees) {
        figures[kind].known++;
        entry_bugs_found(entry_bugs_of(snapshot, area, area_count, outcome, emulated.rows));
    }
    if (kind != PREDICTION_OF_FAULTS && prediction.possible != ONLY_SUCCESS)
        set_wrong("false alarm: the entry is good", outcome);
    kvm_mark(wrong != NULL ? KVM_MARK_WRONG
             : agrees      ? KVM_MARK_AS_PREDICTED
                           : KVM_MARK_KNOWN,
             KVM_MARK_RANDOM, outcome);
    launched |= outcome == VMXD_OUTCOME_SUCCESS;
    is_predicted = false;
}

void prediction_entered(void)
{
    if (is_predicted)
        judge(VMXD_OUTCOME_SUCCESS, 0);
}

/* The host has handled an interrupt, and the guest goes on as it was.  On an emulated processor a prediction takes
 * longer than the period of the host's timer: if this entry were predicted, too, the next interrupt would be pending
 * before the guest has executed an instruction. */
static bool is_after_host_interrupt(const struct vcpu *v)
{
    return platform_pend_interrupt == NULL &&
           vmxd_exit_is(v->entry.reason, VMXD_EXIT_EXTERNAL_INTERRUPT);
}

void prediction_before(const struct vcpu *v)
{
    uint64_t *value;

    prediction_entered();
    if (is_after_host_interrupt(v))
        return;
    snapshot = entry_snapshot(v);
    is_predicted = true;
    vmxd_snapshot_set(snapshot, VMXD_INPUT_LAUNCHED, launched);
    vmxd_snapshot_set(snapshot, VMXD_INPUT_MSR_WRITE_FAULT, msr_fault);
    value = snapshot->value;
    area_count = (uint32_t)value[VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_COUNT];
    area = area_count == 0 ? NULL : platform_memory(value[VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_ADDRESS]);
    prediction = vmxd_entry_predict(snapshot, area, area_count);
    if (prediction.possible == ONLY_SUCCESS && !entry_bugs_refuse(snapshot))
        emulated = (struct emulated_entry){.outcomes = ONLY_SUCCESS};
    else
        emulated = emulated_entry(snapshot, area, area_count, 0);
    kvm_mark(KVM_MARK_ENTRY, KVM_MARK_RANDOM, 0);
}

const char *prediction_after(const struct vcpu *v, enum guest_end end)
{
    if (is_predicted)
        judge(end == GUEST_VMFAIL || end == GUEST_FAILED_ENTRY ? entry_outcome(&v->entry)
                                                               : VMXD_OUTCOME_SUCCESS,
              v->entry.qualification);
    return wrong;
}

uint32_t prediction_broken_rules(uint32_t outcome, uint32_t *rules, uint32_t max)
{
    static const struct vmxd_msr_entry not_an_entry;
    const bool in_area = outcome == VMXD_OUTCOME_MSR_LOAD && prediction.msr_entry != 0;
    const struct vmxd_msr_entry *entry = in_area ? &area[prediction.msr_entry - 1] : &not_an_entry;
    struct vmxd_rule_check r;
    uint32_t count = 0;

    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        if (vmxd_rule_outcome(rule) != outcome)
            continue;
        vmxd_rule_evaluate_entry(&r, snapshot, rule, entry, in_area ? prediction.msr_entry : 0);
        if (vmxd_rule_verdict(&r) != VMXD_VERDICT_BROKEN)
            continue;
        if (count < max)
            rules[count] = rule;
        count++;
    }
    return count;
}

void prediction_report(enum prediction_kind of)
{
    static const char *const names[] = {
        [PREDICTION_OF_GOOD_ENTRIES] = "good entries",
        [PREDICTION_OF_FAULTS] = "entries with faults",
        [PREDICTION_OF_RANDOM_GUESTS] = "entries of random guests",
    };

    log_line(
        "entry check: %lu %s, %lu as predicted (%lu with one possible outcome), %lu known bugs, "
        "%lu wrong",
        figures[of].predicted, names[of], figures[of].agreed, figures[of].certain,
        figures[of].known, figures[of].predicted - figures[of].agreed - figures[of].known);
}
