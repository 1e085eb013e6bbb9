/* SPDX-License-Identifier: MIT */
#include "processors.h"

#include <string.h>

const struct known_processor known_processors[] = {
#include "processors_known.h"
};
const size_t known_processor_count = sizeof(known_processors) / sizeof(known_processors[0]);

const struct known_processor *find_processor(const char *name)
{
    for (size_t i = 0; i < known_processor_count; i++)
        if (strcmp(known_processors[i].name, name) == 0)
            return &known_processors[i];
    for (size_t i = 0; i < known_processor_count; i++)
        if (strncmp(known_processors[i].name, name, strlen(name)) == 0)
            return &known_processors[i];
    for (size_t i = 0; i < known_processor_count; i++)
        if (strstr(known_processors[i].name, name))
            return &known_processors[i];
    return NULL;
}

bool is_capability(uint32_t input)
{
    return input >= VMXD_INPUT_IA32_VMX_BASIC && input <= VMXD_INPUT_IA32_VMX_CR4_FIXED1;
}

/* vmxd_capabilities_read() passes the address only. */
static const struct known_processor *current;

static uint64_t read_current(uint32_t address)
{
    return address >= DUMP_FIRST_MSR && address < DUMP_FIRST_MSR + PROCESSOR_MSRS
               ? current->msr[address - DUMP_FIRST_MSR]
               : 0;
}

void set_known_processor(struct vmxd_snapshot *s, const struct known_processor *p)
{
    struct vmxd_capabilities c;

    current = p;
    c = vmxd_capabilities_read(read_current);
    vmxd_snapshot_set_capabilities(s, &c);
}

/* The MSR of an input: the TRUE MSR counts if it was given. */
static void set_told(struct vmxd_snapshot *s, const struct dump_processor *p, uint32_t input,
                     uint32_t msr, uint32_t true_msr)
{
    const uint32_t i = msr - DUMP_FIRST_MSR, t = true_msr - DUMP_FIRST_MSR;

    if (true_msr && p->has_msr[t])
        vmxd_snapshot_set(s, input, p->msr[t]);
    else if (p->has_msr[i])
        vmxd_snapshot_set(s, input, p->msr[i]);
}

/* An MSR that exists only with a control that is not offered is 0. */
static void set_absent(struct vmxd_snapshot *s)
{
    static const struct {
        uint32_t input, controls;
        uint64_t control;
    } msrs[] = {
        {VMXD_INPUT_IA32_VMX_PROCBASED_CTLS2, VMXD_INPUT_IA32_VMX_PROCBASED_CTLS,
         VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS},
        {VMXD_INPUT_IA32_VMX_PROCBASED_CTLS3, VMXD_INPUT_IA32_VMX_PROCBASED_CTLS,
         VMXD_PRIMARY_ACTIVATE_TERTIARY_CONTROLS},
        {VMXD_INPUT_IA32_VMX_EXIT_CTLS2, VMXD_INPUT_IA32_VMX_EXIT_CTLS,
         VMXD_EXIT_CTL_ACTIVATE_SECONDARY_CONTROLS},
        {VMXD_INPUT_IA32_VMX_VMFUNC, VMXD_INPUT_IA32_VMX_PROCBASED_CTLS2,
         VMXD_SECONDARY_ENABLE_VM_FUNCTIONS},
        {VMXD_INPUT_IA32_VMX_EPT_VPID_CAP, VMXD_INPUT_IA32_VMX_PROCBASED_CTLS2,
         VMXD_SECONDARY_ENABLE_EPT | VMXD_SECONDARY_ENABLE_VPID},
    };

    for (size_t i = 0; i < sizeof(msrs) / sizeof(msrs[0]); i++)
        if (!vmxd_inputs_have(&s->known, msrs[i].input) &&
            vmxd_inputs_have(&s->known, msrs[i].controls) &&
            (s->value[msrs[i].controls] >> 32 & msrs[i].control) == 0)
            vmxd_snapshot_set(s, msrs[i].input, 0);
}

bool set_told_processor(struct vmxd_snapshot *s, const struct dump_processor *p)
{
    static const struct {
        uint32_t input, msr, true_msr;
    } msrs[] = {
        {VMXD_INPUT_IA32_VMX_BASIC, VMXD_MSR_BASIC, 0},
        {VMXD_INPUT_IA32_VMX_MISC, VMXD_MSR_MISC, 0},
        {VMXD_INPUT_IA32_VMX_EPT_VPID_CAP, VMXD_MSR_EPT_VPID_CAP, 0},
        {VMXD_INPUT_IA32_VMX_PINBASED_CTLS, VMXD_MSR_PINBASED_CTLS, VMXD_MSR_TRUE_PINBASED_CTLS},
        {VMXD_INPUT_IA32_VMX_PROCBASED_CTLS, VMXD_MSR_PROCBASED_CTLS, VMXD_MSR_TRUE_PROCBASED_CTLS},
        {VMXD_INPUT_IA32_VMX_EXIT_CTLS, VMXD_MSR_EXIT_CTLS, VMXD_MSR_TRUE_EXIT_CTLS},
        {VMXD_INPUT_IA32_VMX_ENTRY_CTLS, VMXD_MSR_ENTRY_CTLS, VMXD_MSR_TRUE_ENTRY_CTLS},
        {VMXD_INPUT_IA32_VMX_PROCBASED_CTLS2, VMXD_MSR_PROCBASED_CTLS2, 0},
        {VMXD_INPUT_IA32_VMX_PROCBASED_CTLS3, VMXD_MSR_PROCBASED_CTLS3, 0},
        {VMXD_INPUT_IA32_VMX_EXIT_CTLS2, VMXD_MSR_EXIT_CTLS2, 0},
        {VMXD_INPUT_IA32_VMX_VMFUNC, VMXD_MSR_VMFUNC, 0},
        {VMXD_INPUT_IA32_VMX_CR0_FIXED0, VMXD_MSR_CR0_FIXED0, 0},
        {VMXD_INPUT_IA32_VMX_CR0_FIXED1, VMXD_MSR_CR0_FIXED1, 0},
        {VMXD_INPUT_IA32_VMX_CR4_FIXED0, VMXD_MSR_CR4_FIXED0, 0},
        {VMXD_INPUT_IA32_VMX_CR4_FIXED1, VMXD_MSR_CR4_FIXED1, 0},
    };
    bool any = false;

    for (size_t i = 0; i < DUMP_MSRS; i++)
        any |= p->has_msr[i];
    for (size_t i = 0; any && i < sizeof(msrs) / sizeof(msrs[0]); i++)
        set_told(s, p, msrs[i].input, msrs[i].msr, msrs[i].true_msr);
    set_absent(s);
    for (uint32_t i = vmxd_inputs_next(&p->facts.known, 0); i < VMXD_INPUTS;
         i = vmxd_inputs_next(&p->facts.known, i + 1))
        if (vmxd_inputs_have(&p->facts.assumed, i))
            vmxd_snapshot_assume(s, i, p->facts.value[i]);
        else
            vmxd_snapshot_set(s, i, p->facts.value[i]);
    return any;
}
