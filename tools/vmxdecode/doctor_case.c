/* SPDX-License-Identifier: MIT */
/* doctor_case.c - the verdict on a dump: each rule on each processor that it can be about. */
#include <string.h>

#include "doctor.h"

static bool knows(const struct vmxd_snapshot *s, uint32_t input)
{
    return vmxd_inputs_have(&s->known, input);
}

/* --- The outcome --- */

/* Bit 31 of the word, whatever a dump has above it. */
static bool is_failed_entry(uint64_t reason)
{
    return vmxd_exit_is_failed_entry(vmxd_exit_reason_from(reason));
}

static void find_outcome(struct doctor_case *c)
{
    const struct dump *d = c->dump;
    struct dump_value reason = d->reason, error = d->error, qualification = d->qualification;

    c->stale_reason = reason.known && !is_failed_entry(reason.value);
    if (c->message && c->message->error.known && !error.known)
        error = c->message->error;
    if (c->message && c->message->reason.known && (!reason.known || c->stale_reason))
        reason = c->message->reason;
    if (c->message && c->message->qualification.known && !qualification.known)
        qualification = c->message->qualification;
    if (error.known) {
        c->outcome = vmxd_entry_outcome_of_error((uint32_t)error.value);
        c->outcome_line = error.line;
        c->has_outcome = c->outcome != VMXD_OUTCOME_UNDEFINED;
    } else if (reason.known && is_failed_entry(reason.value)) {
        c->outcome =
            vmxd_entry_outcome_of_exit(vmxd_exit_reason_from(reason.value), qualification.value);
        c->outcome_line = reason.line;
        c->has_outcome = c->outcome != VMXD_OUTCOME_UNDEFINED;
        c->any_qualification = c->outcome == VMXD_OUTCOME_GUEST_STATE && !qualification.known;
    }
}

enum vmxd_rule_role doctor_role(const struct doctor_case *c, uint32_t rule)
{
    if (!c->has_outcome ||
        (c->any_qualification && vmxd_rule_stage(rule) == VMXD_STAGE_GUEST_STATE))
        return VMXD_ROLE_CANDIDATE;
    return vmxd_rule_role(rule, c->outcome);
}

/* --- Assumptions --- */

static bool has_bit(const struct vmxd_snapshot *s, uint32_t input, uint64_t bit)
{
    return knows(s, input) && (s->value[input] & bit) != 0;
}

/* What the formats of KVM and Xen do not print because it is always the same. */
static void assume_hypervisor(struct doctor_case *c)
{
    struct vmxd_snapshot *s = &c->s;

    if (c->dump->format != DUMP_KVM && c->dump->format != DUMP_XEN)
        return;
    if (!has_bit(s, VMXD_INPUT_CTRL_SECONDARY_CONTROLS, VMXD_SECONDARY_VMCS_SHADOWING) &&
        !(c->has_outcome && c->outcome == VMXD_OUTCOME_LINK_POINTER))
        vmxd_snapshot_assume(s, VMXD_INPUT_GUEST_VMCS_LINK_POINTER, VMXD_VMCS_POINTER_NONE);
    vmxd_snapshot_assume(s, VMXD_INPUT_CTRL_CR3_TARGET_COUNT, 0);
    if (c->dump->format == DUMP_KVM)
        vmxd_snapshot_assume(s, VMXD_INPUT_CTRL_VM_FUNCTION_CONTROLS, 0);
    if (c->dump->msr_entries > 0)
        vmxd_snapshot_set(s, VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_COUNT, c->dump->msr_entries);
    if (!c->dump->says_no_msr_load)
        return;
    if (!(c->has_outcome && c->outcome == VMXD_OUTCOME_MSR_LOAD))
        vmxd_snapshot_assume(s, VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_COUNT, 0);
    vmxd_snapshot_assume(s, VMXD_INPUT_CTRL_EXIT_MSR_STORE_COUNT, 0);
}

/* A host with 64-bit addresses is in IA-32e mode.  All processors since 2008 have Intel 64, and the bits
 * of IA32_EFER that come with it and with NX. */
static void assume_processor(struct doctor_case *c)
{
    struct vmxd_snapshot *s = &c->s;

    if (s->value[VMXD_INPUT_HOST_RIP] >> 32 != 0 ||
        has_bit(s, VMXD_INPUT_CTRL_EXIT_CONTROLS, VMXD_EXIT_CTL_HOST_ADDRESS_SPACE_SIZE))
        vmxd_snapshot_assume(s, VMXD_INPUT_IN_IA32E_MODE, 1);
    vmxd_snapshot_assume(s, VMXD_INPUT_HAS_INTEL64, 1);
    vmxd_snapshot_assume(s, VMXD_INPUT_EFER_BITS, 0xD01);
    vmxd_snapshot_assume_usual(s);
}

static void copy_known(struct vmxd_snapshot *to, const struct vmxd_snapshot *from)
{
    for (uint32_t i = vmxd_inputs_next(&from->known, 0); i < VMXD_INPUTS;
         i = vmxd_inputs_next(&from->known, i + 1))
        if (vmxd_inputs_have(&from->assumed, i))
            vmxd_snapshot_assume(to, i, from->value[i]);
        else
            vmxd_snapshot_set(to, i, from->value[i]);
}

static void make_snapshot(struct doctor_case *c, const struct doctor_options *options)
{
    bool told;

    c->s = c->dump->s;
    told = set_told_processor(&c->s, &c->log->processor);
    if (options->facts)
        told |= set_told_processor(&c->s, options->facts);
    c->source = options->model ? PROCESSOR_MODEL : told ? PROCESSOR_TOLD : PROCESSOR_ALL;
    copy_known(&c->s, &options->set);
    c->set = options->set.known;
    assume_hypervisor(c);
    assume_processor(c);
}

uint32_t doctor_line(const struct doctor_case *c, uint32_t input)
{
    return vmxd_inputs_have(&c->set, input) ? 0 : c->dump->line[input];
}

/* --- Processors --- */

/* A processor that allows CR4.LA57 has linear addresses of 57 bits. */
void doctor_snapshot(const struct doctor_case *c, unsigned processor, struct vmxd_snapshot *s)
{
    *s = c->s;
    if (c->processor[processor])
        set_known_processor(s, c->processor[processor]);
    if (knows(s, VMXD_INPUT_IA32_VMX_CR4_FIXED1))
        vmxd_snapshot_assume(s, VMXD_INPUT_LINEAR_ADDRESS_WIDTH,
                             has_bit(s, VMXD_INPUT_IA32_VMX_CR4_FIXED1, VMXD_CR4_LA57) ? 57 : 48);
}

static void list_processors(struct doctor_case *c, const struct doctor_options *options)
{
    c->processors = 0;
    if (c->source == PROCESSOR_TOLD)
        c->processor[c->processors++] = NULL;
    else if (c->source == PROCESSOR_MODEL)
        c->processor[c->processors++] = find_processor(options->model);
    else
        for (size_t i = 0; i < known_processor_count && i < DOCTOR_PROCESSORS; i++)
            c->processor[c->processors++] = &known_processors[i];
    c->all_processors = c->processors;
}

static bool reads_capability(const struct vmxd_rule_check *r)
{
    const struct vmxd_inputs inputs = vmxd_rule_inputs(r);

    for (uint32_t i = VMXD_INPUT_IA32_VMX_BASIC; i <= VMXD_INPUT_IA32_VMX_CR4_FIXED1; i++)
        if (vmxd_inputs_have(&inputs, i))
            return true;
    return false;
}

/* Whether a rule that compares controls, CR4 or the EPT pointer with what the processor offers. */
static bool is_offer(uint32_t rule)
{
    switch (rule) {
    case VMXD_RULE_PIN_CTLS_ALLOWED1:
    case VMXD_RULE_PROC_CTLS_ALLOWED1:
    case VMXD_RULE_PROC2_CTLS_ALLOWED1:
    case VMXD_RULE_PROC3_CTLS_ALLOWED1:
    case VMXD_RULE_EXIT_CTLS_ALLOWED1:
    case VMXD_RULE_EXIT2_CTLS_ALLOWED1:
    case VMXD_RULE_ENTRY_CTLS_ALLOWED1:
    case VMXD_RULE_EPTP_MEMTYPE:
    case VMXD_RULE_EPTP_WALK_LENGTH:
    case VMXD_RULE_EPTP_AD_SUPPORTED:
    case VMXD_RULE_HOST_CR4_FIXED1:
        return true;
    default:
        return false;
    }
}

/* Whether the rule holds on the processor of the dump, if it is possible at all. */
static bool is_given(const struct doctor_case *c, uint32_t rule)
{
    if (doctor_role(c, rule) == VMXD_ROLE_PASSED)
        return true;
    return c->offers_controls && is_offer(rule);
}

/* Whether the dump can be of this processor. */
static bool agrees(const struct doctor_case *c, unsigned processor)
{
    struct vmxd_snapshot s;
    struct vmxd_rule_check r;

    doctor_snapshot(c, processor, &s);
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        if (!is_given(c, rule) || vmxd_rule_is_msr_load(rule))
            continue;
        vmxd_rule_evaluate(&r, &s, rule);
        if (vmxd_rule_verdict(&r) == VMXD_VERDICT_BROKEN && reads_capability(&r))
            return false;
    }
    return true;
}

/* Of the known processors those that the dump can be of; if there is none, all.  KVM and Xen adjust the
 * controls to the processor. */
static void filter_processors(struct doctor_case *c)
{
    const struct known_processor *left[DOCTOR_PROCESSORS];
    unsigned count = 0;

    if (c->source != PROCESSOR_ALL || !c->has_dump)
        return;
    c->offers_controls = c->dump->format == DUMP_KVM || c->dump->format == DUMP_XEN;
    for (unsigned i = 0; i < c->processors; i++)
        if (agrees(c, i))
            left[count++] = c->processor[i];
    if (count == 0) {
        c->offers_controls = false;
        return;
    }
    for (c->processors = 0; c->processors < count; c->processors++)
        c->processor[c->processors] = left[c->processors];
}

/* --- Rules --- */

void doctor_check(const struct doctor_case *c, uint32_t rule, const struct vmxd_snapshot *s,
                  struct vmxd_rule_check *r)
{
    const uint32_t entry = c->rule[rule].msr_entry;

    if (vmxd_rule_is_msr_load(rule) && entry > 0)
        vmxd_rule_evaluate_entry(r, s, rule, &c->dump->msr_entry[entry - 1], entry);
    else
        vmxd_rule_evaluate(r, s, rule);
}

static void count_verdict(struct doctor_rule *d, const struct vmxd_rule_check *r,
                          unsigned processor)
{
    switch (vmxd_rule_verdict(r)) {
    case VMXD_VERDICT_BROKEN_IF_APPLIES:
        d->if_applies = true;
        d->unknown++;
        break;
    case VMXD_VERDICT_UNKNOWN:
        d->unknown++;
        break;
    case VMXD_VERDICT_BROKEN:
        if (d->broken++ == 0)
            d->first = processor;
        break;
    default:
        d->holds++;
        break;
    }
}

/* A rule of the MSR-load area: the first entry that breaks it. */
static void evaluate_area(struct doctor_case *c, uint32_t rule, const struct vmxd_snapshot *s,
                          unsigned processor)
{
    struct doctor_rule *d = &c->rule[rule];
    struct vmxd_rule_check r;

    if (c->dump->msr_entries == 0) {
        if (knows(s, VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_COUNT) &&
            s->value[VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_COUNT] == 0)
            d->holds++;
        else
            d->unknown++;
        return;
    }
    for (uint32_t n = 1; n <= c->dump->msr_entries; n++) {
        vmxd_rule_evaluate_entry(&r, s, rule, &c->dump->msr_entry[n - 1], n);
        if (vmxd_rule_verdict(&r) == VMXD_VERDICT_BROKEN || n == c->dump->msr_entries) {
            if (vmxd_rule_verdict(&r) == VMXD_VERDICT_BROKEN)
                d->msr_entry = n;
            count_verdict(d, &r, processor);
            return;
        }
    }
}

static void evaluate_rules(struct doctor_case *c)
{
    struct vmxd_snapshot s;
    struct vmxd_rule_check r;

    memset(c->rule, 0, sizeof(c->rule));
    for (unsigned i = 0; i < c->processors; i++) {
        doctor_snapshot(c, i, &s);
        for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
            if (vmxd_rule_is_msr_load(rule)) {
                evaluate_area(c, rule, &s, i);
                continue;
            }
            vmxd_rule_evaluate(&r, &s, rule);
            count_verdict(&c->rule[rule], &r, i);
        }
    }
}

/* --- The verdict --- */

enum doctor_list doctor_list_of(const struct doctor_case *c, uint32_t rule)
{
    const struct doctor_rule *d = &c->rule[rule];
    const enum vmxd_rule_role role = doctor_role(c, rule);

    if (d->holds == c->processors)
        return LIST_NONE;
    /* Whoever prints a VMCS has a current VMCS. */
    if (!c->has_outcome && d->broken == 0 &&
        vmxd_entry_outcome_stage(vmxd_rule_outcome(rule)) < VMXD_STAGE_CONTROLS_AND_HOST)
        return LIST_NONE;
    if (vmxd_rule_outcome(rule) == VMXD_OUTCOME_UNDEFINED)
        return d->broken == c->processors ? LIST_ADVICE : LIST_NONE;
    if (role == VMXD_ROLE_CANDIDATE) {
        if (d->broken == c->processors)
            return c->hints ? LIST_PERHAPS : LIST_CAUSE;
        return d->broken > 0 ? LIST_PERHAPS : d->if_applies ? LIST_IF_APPLIES : LIST_UNKNOWN;
    }
    if (d->broken < c->processors)
        return LIST_NONE;
    return role == VMXD_ROLE_PASSED ? LIST_CONTRADICTION : LIST_LATER;
}

unsigned doctor_count(const struct doctor_case *c, enum doctor_list list)
{
    unsigned count = 0;

    for (uint32_t rule = 0; rule < VMXD_RULES; rule++)
        count += doctor_list_of(c, rule) == list;
    return count;
}

/* If one rule is left that can be the cause, it is broken: the processor is one of those on which it
 * is. */
static void eliminate(struct doctor_case *c)
{
    unsigned count = 0;
    uint32_t rule = 0;

    if (!c->has_outcome || !c->has_dump || c->hints || doctor_count(c, LIST_CAUSE) > 0 ||
        doctor_count(c, LIST_UNKNOWN) > 0 || doctor_count(c, LIST_IF_APPLIES) > 0 ||
        doctor_count(c, LIST_PERHAPS) != 1)
        return;
    while (doctor_list_of(c, rule) != LIST_PERHAPS)
        rule++;
    for (unsigned i = 0; i < c->processors; i++) {
        struct vmxd_snapshot s;
        struct vmxd_rule_check r;

        doctor_snapshot(c, i, &s);
        doctor_check(c, rule, &s, &r);
        if (vmxd_rule_verdict(&r) == VMXD_VERDICT_BROKEN)
            c->processor[count++] = c->processor[i];
    }
    c->processors = count;
    c->by_elimination = true;
    evaluate_rules(c);
}

void doctor_evaluate(struct doctor_case *c, const struct doctor_options *options)
{
    c->hints = c->dump->format == DUMP_QEMU || c->dump->format == DUMP_VIRTUALBOX;
    find_outcome(c);
    make_snapshot(c, options);
    list_processors(c, options);
    filter_processors(c);
    evaluate_rules(c);
    eliminate(c);
    if (!c->has_dump || c->hints)
        c->verdict = DOCTOR_UNKNOWN;
    else if (doctor_count(c, LIST_CAUSE) > 0)
        c->verdict = DOCTOR_BROKEN;
    else
        c->verdict = doctor_count(c, LIST_PERHAPS) + doctor_count(c, LIST_IF_APPLIES) +
                                 doctor_count(c, LIST_UNKNOWN) >
                             0
                         ? DOCTOR_UNKNOWN
                         : DOCTOR_HOLDS;
}
