/* SPDX-License-Identifier: MIT */
/* entry_failure.c - why a VM entry failed: a snapshot of the VMCS, and the rules of the SDM that it breaks. */
#include <vmxdefs/entry_words.h>

#include "vcpu.h"
#include "x86.h"

/* --- The snapshot --- */

static struct vmxd_snapshot snapshot; /* 2 KBytes: too much for a kernel's stack */

static bool read_field(uint32_t field, uint64_t *number)
{
    return vmxd_vmread(field, number) == VMXD_VMSUCCEED;
}

static void read_cpuid(uint32_t leaf, uint32_t subleaf, uint32_t registers[4])
{
    const struct cpuid c = x86_cpuid(leaf, subleaf);

    registers[0] = (uint32_t)c.rax;
    registers[1] = (uint32_t)c.rbx;
    registers[2] = (uint32_t)c.rcx;
    registers[3] = (uint32_t)c.rdx;
}

/* What the processor reads in memory.  Not known if the address is not that of a page, or if the host cannot read it. */
static void set_memory(uint32_t input, uint64_t page, uint64_t offset, uint64_t mask)
{
    const uint8_t *memory = page % PLATFORM_PAGE_SIZE == 0 ? platform_memory(page) : NULL;

    if (memory != NULL)
        vmxd_snapshot_set(&snapshot, input,
                          *(const uint64_t *)(const void *)(memory + offset) & mask);
}

struct vmxd_snapshot *entry_snapshot(const struct vcpu *v)
{
    uint64_t *const value = snapshot.value, cr3, vmcs = VMXD_VMCS_POINTER_NONE;

    vmxd_snapshot_read(&snapshot, read_field, platform_read_msr, read_cpuid);
    vmxd_vmptrst(&vmcs);
    cr3 = value[VMXD_INPUT_GUEST_CR3];
    vmxd_snapshot_set(&snapshot, VMXD_INPUT_CURRENT_VMCS, vmcs);
    vmxd_snapshot_set(&snapshot, VMXD_INPUT_VMXON_POINTER, vmxon_pointer());
    vmxd_snapshot_set(&snapshot, VMXD_INPUT_IS_VMRESUME, v->launched);
    vmxd_snapshot_set(&snapshot, VMXD_INPUT_LAUNCHED, v->launched);
    vmxd_snapshot_set(&snapshot, VMXD_INPUT_X2APIC_MODE,
                      (platform_read_msr(X86_MSR_APIC_BASE) & X86_APIC_BASE_X2APIC) != 0);
    set_memory(VMXD_INPUT_CURRENT_REVISION, vmcs, 0, 0xFFFFFFFF);
    set_memory(VMXD_INPUT_LINK_REVISION, value[VMXD_INPUT_GUEST_VMCS_LINK_POINTER], 0, 0xFFFFFFFF);
    set_memory(VMXD_INPUT_VTPR, value[VMXD_INPUT_CTRL_VIRTUAL_APIC_ADDRESS], 0x80, 0xFF);
    for (uint32_t i = 0; i < 4; i++) /* bits 31:5 of CR3 are the address */
        set_memory(VMXD_INPUT_CR3_PDPTE0 + i, cr3 & 0xFFFFF000, (cr3 & 0xFE0) + 8 * i, ~0ull);
    return &snapshot;
}

/* --- The rules --- */

static void print_rule(uint32_t rule, const struct vmxd_rule_check *r, void *context)
{
    const bool is_broken = vmxd_rule_verdict(r) == VMXD_VERDICT_BROKEN;
    const struct vmxd_inputs inputs = vmxd_rule_inputs(r);

    (void)context;
    log_line("  %s %s: %s", is_broken ? "breaks" : "may break", vmxd_rule_name(rule),
             vmxd_rule_sentence(rule));
    log_line("    SDM: \"%s\"", vmxd_rule_section(rule));
    for (uint32_t i = 0; (i = vmxd_inputs_next(&inputs, i)) < VMXD_INPUTS; i++) {
        const uint64_t value = r->snapshot->value[i];

        if (!vmxd_inputs_have(&r->snapshot->known, i))
            log_line("    %s is not known", vmxd_input_name(i));
        else if (i == r->wrong_input)
            log_line("    %s = 0x%lx: the bits 0x%lx are wrong, 0x%lx would be right",
                     vmxd_input_name(i), value, r->wrong_bits, value ^ r->wrong_bits);
        else
            log_line("    %s = 0x%lx", vmxd_input_name(i), value);
    }
    if (r->wrong_input == VMXD_INPUTS)
        log_line("    to satisfy it: %s", vmxd_rule_must(rule));
}

/* Print the rules that an entry of the MSR-load area breaks; `fault` is the number of an entry whose WRMSR faults. */
static bool print_msr_rules(struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry,
                            uint32_t number, uint32_t fault)
{
    struct vmxd_rule_check r;
    bool broken = false;

    vmxd_snapshot_set(s, VMXD_INPUT_MSR_WRITE_FAULT, fault);
    for (uint32_t rule = 0; rule < VMXD_RULES; rule++) {
        vmxd_rule_evaluate_entry(&r, s, rule, entry, number);
        if (!vmxd_rule_is_msr_load(rule) || vmxd_rule_verdict(&r) != VMXD_VERDICT_BROKEN)
            continue;
        print_rule(rule, &r, NULL);
        broken = true;
    }
    return broken;
}

/* If the entry breaks no rule that can be checked, its WRMSR has faulted. */
static void print_msr_entry(struct vmxd_snapshot *s, uint32_t number)
{
    const struct vmxd_msr_entry *area =
        platform_memory(s->value[VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_ADDRESS]);

    if (area == NULL)
        return;
    log_line("  entry %u of the MSR-load area: MSR 0x%x, value 0x%lx", number,
             area[number - 1].index, area[number - 1].data);
    if (!print_msr_rules(s, &area[number - 1], number, 0))
        print_msr_rules(s, &area[number - 1], number, number);
}

uint32_t entry_outcome(const struct vmx_outcome *o)
{
    if (o->status == VMXD_VMFAIL_VALID)
        return vmxd_entry_outcome_of_error(o->error);
    return o->status == VMXD_VMFAIL_INVALID
               ? VMXD_OUTCOME_VMFAIL_INVALID
               : vmxd_entry_outcome_of_exit(o->reason, o->qualification);
}

void entry_failure_print(const struct vcpu *v)
{
    const uint32_t outcome = entry_outcome(&v->entry);
    struct vmxd_snapshot *s = entry_snapshot(v);

    /* The launch state cannot be read.  These two errors say what it is. */
    if (outcome == VMXD_OUTCOME_ERROR_4 || outcome == VMXD_OUTCOME_ERROR_5)
        vmxd_snapshot_set(s, VMXD_INPUT_LAUNCHED, outcome == VMXD_OUTCOME_ERROR_4);
    if (outcome == VMXD_OUTCOME_MSR_LOAD)
        print_msr_entry(s, (uint32_t)v->entry.qualification);
    else if (vmxd_entry_explain(s, outcome, print_rule, NULL) == 0)
        log_line("  no rule that this processor can have checked is broken");
}
