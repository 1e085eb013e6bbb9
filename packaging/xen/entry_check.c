/* SPDX-License-Identifier: MIT */
/*
 * entry_check.c - print which rule of VM entry is broken.
 */
#include <xen/lib.h>
#include <xen/mm.h>
#include <xen/sched.h>
#include <asm/hvm/vmx/vmx.h>
#include <asm/msr.h>
#include <asm/processor.h>
#include <vmxdefs/entry_words.h>

void vmx_explain_failed_entry(vmxd_exit_reason reason);

static bool read_field(uint32_t field, uint64_t *value)
{
    unsigned long number;

    if ( vmread_safe(field, &number) )
        return false;
    *value = number;
    return true;
}

static uint64_t read_capability(uint32_t msr)
{
    uint64_t value = 0;

    return rdmsr_safe(msr, value) ? 0 : value;
}

static void read_cpuid(uint32_t leaf, uint32_t subleaf, uint32_t r[4])
{
    cpuid_count(leaf, subleaf, &r[0], &r[1], &r[2], &r[3]);
}

static void print_rule(uint32_t rule, const struct vmxd_rule_check *r, void *context)
{
    const struct vmxd_inputs inputs = vmxd_rule_inputs(r);
    unsigned int i;

    if ( vmxd_rule_verdict(r) == VMXD_VERDICT_UNKNOWN )
        return;
    printk("VM-entry rule %s is %s: %s\n", vmxd_rule_name(rule),
           vmxd_verdict_name(vmxd_rule_verdict(r)), vmxd_rule_sentence(rule));
    for ( i = vmxd_inputs_next(&inputs, 0); i < VMXD_INPUTS; i = vmxd_inputs_next(&inputs, i + 1) )
        printk("VM-entry value: %s = %#"PRIx64"\n", vmxd_input_name(i), r->snapshot->value[i]);
    if ( r->wrong_input < VMXD_INPUTS )
        printk("VM-entry wrong bits of %s: %#"PRIx64"\n", vmxd_input_name(r->wrong_input),
               r->wrong_bits);
}

void vmx_explain_failed_entry(vmxd_exit_reason reason)
{
    static struct vmxd_snapshot snapshot; /* too large for the stack */
    static DEFINE_SPINLOCK(lock);
    unsigned long qualification;
    uint32_t outcome;

    __vmread(EXIT_QUALIFICATION, &qualification);
    outcome = vmxd_entry_outcome_of_exit(reason, qualification);
    spin_lock(&lock);
    vmxd_snapshot_read(&snapshot, read_field, read_capability, read_cpuid);
    printk("VM entry: %s\n", vmxd_entry_outcome_name(outcome));
    if ( !vmxd_entry_explain(&snapshot, outcome, print_rule, NULL) )
        printk("VM-entry rules: none is known to be broken\n");
    spin_unlock(&lock);
}
