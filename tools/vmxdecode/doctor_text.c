/* SPDX-License-Identifier: MIT */
/* doctor_text.c - the answer as text, at most 100 columns wide. */
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "doctor.h"
#include "vmxdefs/entry_words.h"

#define WIDTH       100
#define INDENT      9
#define SHOWN_RULES 6  /* of a list that is not the cause */
#define MANY_RULES  60 /* too little is known */

/* --- Lines --- */

/* Prints a paragraph after a label of INDENT columns. */
static void paragraph(const char *label, const char *text)
{
    size_t column = (size_t)printf("%-*s", INDENT, label);

    while (*text) {
        const size_t blanks = strspn(text, " "), length = strcspn(text + blanks, " ");

        if (column > INDENT && column + blanks + length > WIDTH) {
            printf("\n%*s", INDENT, "");
            column = INDENT;
        } else if (column > INDENT) {
            column += (size_t)printf("%*s", (int)(blanks > 0), "");
        }
        column += (size_t)printf("%.*s", (int)length, text + blanks);
        text += blanks + length;
    }
    putchar('\n');
}

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static void
line(const char *label, const char *format, ...)
{
    char text[1200];
    va_list list;

    va_start(list, format);
    vsnprintf(text, sizeof(text), format, list);
    va_end(list);
    paragraph(label, text);
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* --- The case --- */

static void print_case(const struct doctor_case *c)
{
    const struct dump *d = c->dump;

    if (!c->has_dump) {
        line("Case", "No VMCS dump, only a message: %s:%u: %s", d->file, (unsigned)c->message->line,
             c->message->text);
        return;
    }
    line("Case", "%s, %s, lines %u to %u: %u value%s%s", doctor_format_name(d->format), d->file,
         (unsigned)d->first_line, (unsigned)d->last_line, d->values, plural(d->values),
         c->hints ? ".  They are what the guest sees, not the VMCS: only hints." : "");
    if (c->log->unread_lines)
        line("", "%zu line%s not understood: --unread lists them", c->log->unread_lines,
             plural(c->log->unread_lines));
    if (c->log->cut_lines)
        line("", "%zu line%s too long and %s cut", c->log->cut_lines,
             c->log->cut_lines == 1 ? " was" : "s were", c->log->cut_lines == 1 ? "was" : "were");
    if (d->bare_numbers)
        line("", "%u number%s without 0x, from line %u on, %s read as hexadecimal", d->bare_numbers,
             plural(d->bare_numbers), (unsigned)d->bare_line,
             d->bare_numbers == 1 ? "was" : "were");
}

static void print_outcome(const struct doctor_case *c)
{
    if (c->has_outcome) {
        line("Outcome", "%s (line %u)", doctor_outcome_words(c), (unsigned)c->outcome_line);
        line("", "%s", doctor_outcome_proof(c));
        return;
    }
    if (c->stale_reason)
        line("Outcome",
             "not known: the exit reason, %" PRIX64 "H in line %u, is that of an earlier VM exit",
             c->dump->reason.value, (unsigned)c->dump->reason.line);
    else
        line("Outcome", "not known: neither an exit reason nor a VM-instruction error was found");
}

/* --- Values --- */

/* Where a value is from. */
static void print_origin(const struct doctor_case *c, uint32_t rule, uint32_t input,
                         const struct vmxd_snapshot *s, char *text, size_t size)
{
    text[0] = '\0';
    if (doctor_line(c, input))
        snprintf(text, size, " (line %u)", (unsigned)doctor_line(c, input));
    else if (vmxd_inputs_have(&s->assumed, input))
        snprintf(text, size, " (assumed)");
    else if (!vmxd_inputs_have(&s->known, input))
        snprintf(text, size, " (not known)");
    else if (is_capability(input) && c->processor[c->rule[rule].first])
        snprintf(text, size, " (%s)", c->processor[c->rule[rule].first]->name);
}

/* An input that the rule has read, with the bits that count. */
static void print_value(const struct doctor_case *c, uint32_t rule, uint32_t input,
                        const struct vmxd_snapshot *s, const char *label)
{
    const uint64_t relevant = doctor_relevant_bits(c, rule, input);
    char bits[400] = "", origin[64];
    unsigned count = 0;

    for (uint64_t left = relevant; left; left &= left - 1)
        count++;
    if (count > 0 && count <= 12)
        doctor_bit_words(bits, sizeof(bits), input, s->value[input], relevant);
    print_origin(c, rule, input, s, origin, sizeof(origin));
    if (input == VMXD_INPUT_MAXPHYADDR || input == VMXD_INPUT_LINEAR_ADDRESS_WIDTH) {
        line(label, "%s = %" PRIu64 "%s", vmxd_input_name(input), s->value[input], origin);
        return;
    }
    line(label, "%s = 0x%" PRIx64 "%s%s%s", vmxd_input_name(input), s->value[input], origin,
         bits[0] ? ": " : "", bits);
}

static void print_values(const struct doctor_case *c, uint32_t rule)
{
    struct vmxd_snapshot s;
    struct vmxd_rule_check r;
    struct vmxd_inputs inputs;
    const char *label = "Values";

    doctor_snapshot(c, c->rule[rule].first, &s);
    doctor_check(c, rule, &s, &r);
    inputs = vmxd_rule_inputs(&r);
    for (uint32_t i = vmxd_inputs_next(&inputs, 0); i < VMXD_INPUTS;
         i = vmxd_inputs_next(&inputs, i + 1)) {
        print_value(c, rule, i, &s, label);
        label = "";
    }
    if (c->rule[rule].msr_entry) {
        const struct vmxd_msr_entry *e = &c->dump->msr_entry[c->rule[rule].msr_entry - 1];

        line(label, "entry %u of the VM-entry MSR-load area: MSR 0x%x, value 0x%" PRIx64,
             (unsigned)c->rule[rule].msr_entry, (unsigned)e->index, e->data);
    }
}

/* --- Changes --- */

/* Any other number would do: single bits say nothing. */
static bool is_any_number(const struct doctor_change *changes, unsigned count)
{
    char words[400];
    unsigned same = 0;

    for (unsigned i = 0; i < count; i++) {
        doctor_change_words(words, sizeof(words), &changes[i]);
        same += changes[i].input == changes[0].input && changes[i].breaks == VMXD_RULES &&
                strchr(words, '(') == NULL;
    }
    return same >= 3;
}

static void print_changes(const struct doctor_case *c, uint32_t rule)
{
    struct doctor_change changes[DOCTOR_CHANGES];
    const unsigned count = doctor_changes(c, rule, changes);

    if (count == 0 || is_any_number(changes, count)) {
        line("Change", "%s%s",
             count ? "the value, so that " : "no single bit satisfies it; required is: ",
             vmxd_rule_must(rule));
        return;
    }
    for (unsigned i = 0; i < count && i < 3; i++) {
        char words[400];

        if (changes[i].breaks != VMXD_RULES && i > 0)
            break;
        doctor_change_words(words, sizeof(words), &changes[i]);
        line(i == 0 ? "Change" : "or", "%s to 0x%" PRIx64 ": %s%s%s",
             vmxd_input_name(changes[i].input), changes[i].value, words,
             changes[i].breaks == VMXD_RULES ? "" : "; that breaks ",
             changes[i].breaks == VMXD_RULES ? "" : vmxd_rule_name(changes[i].breaks));
    }
}

/* --- Rules --- */

static void print_details(const struct doctor_case *c, uint32_t rule)
{
    line("", "SDM: \"%s\"", vmxd_rule_section(rule));
    print_values(c, rule);
    print_changes(c, rule);
    for (unsigned i = 0; doctor_way(rule, i); i++)
        line(i == 0 ? "Usually" : "", "%s", doctor_way(rule, i));
}

static void print_broken(const struct doctor_case *c, uint32_t rule, const char *label)
{
    line(label, "%s%s", vmxd_rule_name(rule),
         vmxd_rule_unconfirmed(rule) ? " (unconfirmed: the rule has one source)" : "");
    line("Rule", "%s", vmxd_rule_sentence(rule));
    print_details(c, rule);
    if (c->by_elimination)
        line("", "Whether it is broken depends on the processor, but no other rule can have this "
                 "outcome.");
}

static void print_processors_of(const struct doctor_case *c, uint32_t rule)
{
    const struct doctor_rule *d = &c->rule[rule];

    if (c->hints)
        line("Perhaps", "%s: %s", vmxd_rule_name(rule), vmxd_rule_sentence(rule));
    else
        line("Perhaps", "%s: broken on %u of %u known processors: %s", vmxd_rule_name(rule),
             d->broken, c->processors, vmxd_rule_sentence(rule));
}

/* The names of the rules of a list, in one paragraph. */
static void print_names(const struct doctor_case *c, enum doctor_list list, const char *label,
                        const char *text)
{
    char names[1000];
    size_t used = 0;
    const unsigned count = doctor_count(c, list);
    unsigned shown = 0;

    names[0] = '\0';
    for (uint32_t rule = 0; rule < VMXD_RULES && shown < SHOWN_RULES; rule++)
        if (doctor_list_of(c, rule) == list) {
            used += (size_t)snprintf(names + used, sizeof(names) - used, "%s%s", shown ? ", " : "",
                                     vmxd_rule_name(rule));
            shown++;
        }
    if (count > 0)
        line(label, "%s: %s%s", text, names, count > shown ? ", ..." : "");
}

/* How many of the causes are satisfied by the first change for the rule. */
static unsigned satisfied_with(const struct doctor_case *c, uint32_t rule)
{
    struct doctor_change changes[DOCTOR_CHANGES];
    unsigned count = 0;

    if (doctor_changes(c, rule, changes) == 0)
        return 0;
    for (uint32_t other = 0; other < VMXD_RULES; other++)
        count += doctor_list_of(c, other) == LIST_CAUSE &&
                 doctor_change_satisfies(c, &changes[0], other);
    return count;
}

/* The broken rule to print next: the one whose change satisfies most of the others. */
static uint32_t next_cause(const struct doctor_case *c, const bool done[VMXD_RULES])
{
    uint32_t best = VMXD_RULES;
    unsigned most = 0;

    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        unsigned count;

        if (done[rule] || doctor_list_of(c, rule) != LIST_CAUSE)
            continue;
        count = satisfied_with(c, rule);
        if (best == VMXD_RULES || count > most) {
            best = rule;
            most = count;
        }
    }
    return best;
}

/* The rules that are broken only because of the same value. */
static void print_followers(const struct doctor_case *c, uint32_t rule, bool done[VMXD_RULES])
{
    struct doctor_change changes[DOCTOR_CHANGES];
    char names[1000];
    size_t used = 0;
    unsigned count = 0;

    if (doctor_changes(c, rule, changes) == 0)
        return;
    names[0] = '\0';
    for (uint32_t other = 0; other < VMXD_RULES; other++) {
        if (done[other] || doctor_list_of(c, other) != LIST_CAUSE ||
            !doctor_change_satisfies(c, &changes[0], other))
            continue;
        done[other] = true;
        if (count++ < SHOWN_RULES)
            used += (size_t)snprintf(names + used, sizeof(names) - used, "%s%s",
                                     count > 1 ? ", " : "", vmxd_rule_name(other));
    }
    if (count > 0)
        line("Also", "%u rule%s broken that the first change satisfies: %s%s", count,
             count == 1 ? " is" : "s are", names, count > SHOWN_RULES ? ", ..." : "");
}

static unsigned print_causes(const struct doctor_case *c)
{
    static bool done[VMXD_RULES];
    unsigned shown = 0;

    memset(done, 0, sizeof(done));
    for (uint32_t rule = next_cause(c, done); rule < VMXD_RULES; rule = next_cause(c, done)) {
        if (shown++)
            putchar('\n');
        done[rule] = true;
        print_broken(c, rule, "Broken");
        print_followers(c, rule, done);
    }
    return shown;
}

/* Rules that are perhaps broken: with all details if there are few and nothing is certain. */
static void print_perhaps(const struct doctor_case *c, bool in_full)
{
    unsigned shown = 0;

    for (uint32_t rule = 0; rule < VMXD_RULES && shown < SHOWN_RULES; rule++)
        if (doctor_list_of(c, rule) == LIST_PERHAPS) {
            print_processors_of(c, rule);
            if (in_full)
                print_details(c, rule);
            shown++;
        }
    if (doctor_count(c, LIST_PERHAPS) > shown)
        line("", "and %u more: --json lists them", doctor_count(c, LIST_PERHAPS) - shown);
}

/* No rule is broken as far as it is known. */
static void print_unknown(const struct doctor_case *c)
{
    uint32_t rule = 0;

    line("Broken", "no rule of those that could be evaluated.");
    if (!c->has_outcome || c->hints || doctor_count(c, LIST_UNKNOWN) > MANY_RULES)
        return;
    print_names(c, LIST_UNKNOWN, "Perhaps", "one of the others must be the cause");
    while (rule < VMXD_RULES && doctor_list_of(c, rule) != LIST_UNKNOWN)
        rule++;
    if (rule < VMXD_RULES && doctor_count(c, LIST_UNKNOWN) <= SHOWN_RULES && doctor_way(rule, 0))
        line("Usually", "%s", doctor_way(rule, 0));
}

static void print_rules(const struct doctor_case *c)
{
    const unsigned shown = print_causes(c), perhaps = doctor_count(c, LIST_PERHAPS);

    print_perhaps(c, shown == 0 && perhaps <= 2);
    if (doctor_count(c, LIST_UNKNOWN) <= MANY_RULES)
        print_names(c, LIST_IF_APPLIES, "Perhaps", "broken if they apply, which is not known");
    print_names(c, LIST_LATER, "Also", "broken, but not the cause of this outcome");
    print_names(
        c, LIST_CONTRADICTION, "But",
        "the outcome says that these rules hold, and the dump breaks them; the dump may be of "
        "another moment");
    print_names(c, LIST_ADVICE, "Advice", "not followed");
    if (shown == 0 && c->verdict == DOCTOR_HOLDS)
        line("Broken", "no rule. All rules could be evaluated, and they hold.");
    else if (shown == 0 && c->has_dump && perhaps == 0)
        print_unknown(c);
}

/* --- What is known, and what is missing --- */

static void print_processors(const struct doctor_case *c)
{
    char names[500];
    size_t used = 0;

    if (c->source == PROCESSOR_MODEL)
        line("", "Processor: %s (--model)", c->processor[0]->name);
    if (c->source != PROCESSOR_ALL)
        return;
    names[0] = '\0';
    for (unsigned i = 0; i < c->processors && c->processors <= 3; i++)
        used += (size_t)snprintf(names + used, sizeof(names) - used, "%s%s", i ? ", " : ": ",
                                 c->processor[i]->name);
    if (c->processors < c->all_processors)
        line("", "The processor is not known: %u of the %u known models can have made this dump%s.",
             c->processors, c->all_processors, names);
    else
        line("", "The processor is not known: the rules were evaluated for all %u known models.",
             c->processors);
}

/* How many rules can be the cause, and how many of them were evaluated. */
static void print_known(const struct doctor_case *c)
{
    unsigned candidates = 0, unknown = 0;

    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        if (doctor_role(c, rule) != VMXD_ROLE_CANDIDATE)
            continue;
        if (!c->has_outcome &&
            vmxd_entry_outcome_stage(vmxd_rule_outcome(rule)) < VMXD_STAGE_CONTROLS_AND_HOST)
            continue;
        candidates++;
        unknown += c->rule[rule].unknown > 0;
    }
    line("Known", "enough to evaluate %u of the %u rules that %s.", candidates - unknown,
         candidates, c->has_outcome ? "can have this outcome" : "read the VMCS");
    print_processors(c);
}

/* The inputs that are missing for rules that can be the cause. */
static struct vmxd_inputs missing_inputs(const struct doctor_case *c, unsigned rules[SOURCES])
{
    struct vmxd_inputs all = {{0}};
    struct vmxd_snapshot s;
    struct vmxd_rule_check r;

    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        bool source[SOURCES] = {false};
        struct vmxd_inputs missing;

        if (c->rule[rule].unknown == 0 ||
            (doctor_list_of(c, rule) != LIST_UNKNOWN &&
             doctor_list_of(c, rule) != LIST_IF_APPLIES && doctor_list_of(c, rule) != LIST_PERHAPS))
            continue;
        doctor_snapshot(c, 0, &s);
        doctor_check(c, rule, &s, &r);
        missing = vmxd_rule_missing(&r);
        for (uint32_t i = vmxd_inputs_next(&missing, 0); i < VMXD_INPUTS;
             i = vmxd_inputs_next(&missing, i + 1)) {
            vmxd_inputs_add(&all, i);
            source[doctor_source_of(i)] = true;
        }
        for (unsigned i = 0; i < SOURCES; i++)
            rules[i] += source[i];
    }
    return all;
}

static void print_missing(const struct doctor_case *c)
{
    unsigned rules[SOURCES] = {0};
    const struct vmxd_inputs missing = missing_inputs(c, rules);

    for (unsigned source = 0; source < SOURCES; source++) {
        char names[300];
        size_t used = 0, count = 0;

        names[0] = '\0';
        for (uint32_t i = vmxd_inputs_next(&missing, 0); i < VMXD_INPUTS;
             i = vmxd_inputs_next(&missing, i + 1)) {
            char id[80];

            if (doctor_source_of(i) != (enum doctor_source)source)
                continue;
            doctor_input_id(id, sizeof(id), i);
            if (count++ < 4)
                used += (size_t)snprintf(names + used, sizeof(names) - used, "%s%s",
                                         count > 1 ? ", " : "", id);
        }
        if (count > 0)
            line("Missing", "for %u rule%s: %s (%s%s)", rules[source], plural(rules[source]),
                 doctor_source_words((enum doctor_source)source), names, count > 4 ? ", ..." : "");
    }
}

/* The assumptions that a rule of this outcome depends on. */
static void print_assumed(const struct doctor_case *c)
{
    struct vmxd_inputs read = {{0}};
    struct vmxd_snapshot s;
    struct vmxd_rule_check r;
    char words[800];
    size_t used = 0;

    doctor_snapshot(c, 0, &s);
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        if (vmxd_rule_is_msr_load(rule) || doctor_role(c, rule) != VMXD_ROLE_CANDIDATE)
            continue;
        vmxd_rule_evaluate(&r, &s, rule);
        for (uint32_t i = 0; i < VMXD_INPUTS; i++)
            if (vmxd_inputs_have(&r.read, i) || vmxd_inputs_have(&r.applies_read, i))
                vmxd_inputs_add(&read, i);
    }
    words[0] = '\0';
    for (uint32_t i = 0; i < VMXD_INPUTS; i++)
        if (vmxd_inputs_have(&read, i) && vmxd_inputs_have(&s.assumed, i) &&
            doctor_assumption_words(i) && used < sizeof(words))
            used += (size_t)snprintf(words + used, sizeof(words) - used, "%s%s", used ? "; " : "",
                                     doctor_assumption_words(i));
    if (c->offers_controls && c->processors < c->all_processors && used < sizeof(words))
        used +=
            (size_t)snprintf(words + used, sizeof(words) - used,
                             "%sthe processor offers the controls that are set", used ? "; " : "");
    if (used > 0)
        line("Assumed", "%s", words);
    if (c->hints)
        line("", "the VMCS has what the guest sees, and CR0.NE and CR4.VMXE in addition");
}

void doctor_print_text(const struct doctor_case *c, const struct doctor_options *options)
{
    (void)options;
    print_case(c);
    print_outcome(c);
    if (c->has_dump) {
        print_rules(c);
        print_known(c);
        print_missing(c);
        print_assumed(c);
    }
    for (unsigned i = 0; i < 3 && doctor_step(c, i); i++)
        line(i == 0 ? "Next" : "", "%u. %s", i + 1, doctor_step(c, i));
}
