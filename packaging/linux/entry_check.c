// SPDX-License-Identifier: MIT
/*
 * entry_check.c - print which rule of VM entry is broken.
 */
#define pr_fmt(fmt) KBUILD_MODNAME ": " fmt

#include <linux/slab.h>
#include <vmxdefs/entry_words.h>

#include "vmx.h"

static bool read_field(u32 field, u64 *value)
{
	*value = __vmcs_readl(field);
	return true;
}

static u64 read_capability(u32 msr)
{
	u32 low = 0, high = 0;

	/* It is read only if another capability MSR says that it exists. */
	rdmsr_safe(msr, &low, &high);
	return (u64)high << 32 | low;
}

static void read_cpuid(u32 leaf, u32 subleaf, u32 registers[4])
{
	cpuid_count(leaf, subleaf, &registers[0], &registers[1], &registers[2], &registers[3]);
}

static void print_rule(u32 rule, const struct vmxd_rule_check *r, void *context)
{
	struct vmxd_inputs inputs = vmxd_rule_inputs(r);
	u32 i;

	if (vmxd_rule_verdict(r) == VMXD_VERDICT_UNKNOWN)
		return;
	pr_err("VM-entry rule %s is %s: %s\n", vmxd_rule_name(rule),
	       vmxd_verdict_name(vmxd_rule_verdict(r)), vmxd_rule_sentence(rule));
	for (i = vmxd_inputs_next(&inputs, 0); i < VMXD_INPUTS; i = vmxd_inputs_next(&inputs, i + 1))
		pr_err("VM-entry value: %s = 0x%llx\n", vmxd_input_name(i), r->snapshot->value[i]);
	if (r->wrong_input < VMXD_INPUTS)
		pr_err("VM-entry wrong bits of %s: 0x%llx\n", vmxd_input_name(r->wrong_input), r->wrong_bits);
}

static void add_facts(struct vmxd_snapshot *s, struct vcpu_vmx *vmx)
{
	u64 link = s->value[VMXD_INPUT_GUEST_VMCS_LINK_POINTER];

	vmxd_snapshot_set(s, VMXD_INPUT_CURRENT_VMCS, __pa(vmx->loaded_vmcs->vmcs));
	vmxd_snapshot_set(s, VMXD_INPUT_LAUNCHED, vmx->loaded_vmcs->launched);
	if (link != VMXD_VMCS_POINTER_NONE && pfn_valid(link >> PAGE_SHIFT))
		vmxd_snapshot_set(s, VMXD_INPUT_LINK_REVISION, *(u32 *)__va(link));
}

void vmx_explain_failed_entry(struct kvm_vcpu *vcpu)
{
	struct vcpu_vmx *vmx = to_vmx(vcpu);
	struct vmxd_snapshot *snapshot; /* too large for the stack */
	u32 outcome;

	if (vmx->fail)
		outcome = vmxd_entry_outcome_of_error(vmcs_read32(VM_INSTRUCTION_ERROR));
	else
		outcome = vmxd_entry_outcome_of_exit(vmxd_exit_reason_from(vmcs_read32(VM_EXIT_REASON)),
						     vmcs_readl(EXIT_QUALIFICATION));
	if (outcome == VMXD_OUTCOME_SUCCESS)
		return;
	snapshot = kmalloc(sizeof(*snapshot), GFP_KERNEL);
	if (!snapshot)
		return;
	vmxd_snapshot_read(snapshot, read_field, read_capability, read_cpuid);
	add_facts(snapshot, vmx);
	pr_err("VM entry: %s\n", vmxd_entry_outcome_name(outcome));
	if (!vmxd_entry_explain(snapshot, outcome, print_rule, NULL))
		pr_err("VM-entry rules: none is known to be broken\n");
	kfree(snapshot);
}
