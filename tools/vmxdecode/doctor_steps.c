/* SPDX-License-Identifier: MIT */
/* doctor_steps.c - what to do next. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "doctor.h"
#include "dump_text.h"
#include "vmxdefs/entry_words.h"

static bool is_missing(const struct doctor_case *c, enum doctor_source source)
{
    struct vmxd_snapshot s;
    struct vmxd_rule_check r;

    doctor_snapshot(c, 0, &s);
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        struct vmxd_inputs missing;

        if (doctor_list_of(c, rule) != LIST_UNKNOWN)
            continue;
        doctor_check(c, rule, &s, &r);
        missing = vmxd_rule_missing(&r);
        for (uint32_t i = vmxd_inputs_next(&missing, 0); i < VMXD_INPUTS;
             i = vmxd_inputs_next(&missing, i + 1))
            if (doctor_source_of(i) == source)
                return true;
    }
    return false;
}

static bool step_dump(const struct doctor_case *c, char *text, size_t size)
{
    if (c->has_dump && !c->hints)
        return false;
    if (c->dump->format == DUMP_VIRTUALBOX ||
        (c->message && text_find(c->message->text, "verr_"))) {
        snprintf(text, size,
                 "VirtualBox does not print the VMCS.  The number after \"HM error\" in its log is "
                 "a value of "
                 "VMX_IGS_... in its header hm_vmx.h, which names the check.");
        return true;
    }
    snprintf(text, size,
             "Get the VMCS.  On a Linux host, as root: echo 1 "
             ">/sys/module/kvm_intel/parameters/dump_invalid_vmcs; start the guest again; dmesg | "
             "vmxdecode "
             "doctor -");
    return true;
}

/* The first change of the first broken rule, to be tried. */
static bool step_try(const struct doctor_case *c, char *text, size_t size)
{
    struct doctor_change changes[DOCTOR_CHANGES];
    char id[80], dump[24] = "";
    uint32_t rule = 0;

    while (rule < VMXD_RULES && doctor_list_of(c, rule) != LIST_CAUSE)
        rule++;
    if (rule == VMXD_RULES || c->verdict != DOCTOR_BROKEN)
        return false;
    if (doctor_changes(c, rule, changes) == 0) {
        snprintf(text, size, "Read about the rule: vmxdecode doctor --explain %s",
                 vmxd_rule_name(rule));
        return true;
    }
    doctor_input_id(id, sizeof(id), changes[0].input);
    if (c->number > 0)
        snprintf(dump, sizeof(dump), " --dump %u", c->number);
    snprintf(text, size,
             "Find where the hypervisor writes this field.  To test a value: vmxdecode doctor "
             "%s%s --set %s=0x%" PRIx64,
             strcmp(c->dump->file, "standard input") == 0 ? "-" : c->dump->file, dump, id,
             changes[0].value);
    return true;
}

static bool step_msrs(const struct doctor_case *c, char *text, size_t size)
{
    const bool depends = doctor_count(c, LIST_PERHAPS) > 0 && c->source == PROCESSOR_ALL;

    if (!c->has_dump || c->hints || (!depends && !is_missing(c, SOURCE_MSRS)))
        return false;
    snprintf(text, size,
             "Give the capability MSRs of the host with --caps FILE; \"vmxdecode capabilities "
             "--help\" has "
             "the command that reads them.");
    return true;
}

static bool step_cpuinfo(const struct doctor_case *c, char *text, size_t size)
{
    if (!c->has_dump || c->hints || c->verdict == DOCTOR_BROKEN || !is_missing(c, SOURCE_CPUINFO))
        return false;
    snprintf(text, size,
             "Give the features of the host: --cpuinfo FILE, a copy of its /proc/cpuinfo.");
    return true;
}

static bool step_fields(const struct doctor_case *c, char *text, size_t size)
{
    if (!c->has_dump || c->hints || c->verdict != DOCTOR_UNKNOWN || !is_missing(c, SOURCE_FIELD))
        return false;
    snprintf(text, size,
             "Print the missing fields where VM entry fails, or give them: --set FIELD=VALUE.");
    return true;
}

static bool step_other_moment(const struct doctor_case *c, char *text, size_t size)
{
    if (!c->has_outcome || c->verdict != DOCTOR_HOLDS)
        return false;
    snprintf(text, size,
             "Check that the dump was made after the failed VM entry and before anything was "
             "written to the "
             "VMCS.");
    return true;
}

const char *doctor_step(const struct doctor_case *c, unsigned number)
{
    static bool (*const steps[])(const struct doctor_case *, char *, size_t) = {
        step_dump, step_try, step_msrs, step_cpuinfo, step_fields, step_other_moment};
    static char text[400];

    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
        if (steps[i](c, text, sizeof(text)) && number-- == 0)
            return text;
    return NULL;
}
