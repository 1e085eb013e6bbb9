/* SPDX-License-Identifier: MIT */
/* entry_check.c - a hypervisor that uses all of the VM-entry checker.  With WORDS also the IDs and
 * sentences, with READ also the functions that read a snapshot. */
#include "vmxdefs/entry_check.h"
#ifdef WORDS
#include "vmxdefs/entry_words.h"
#endif

extern bool my_vmread(uint32_t field, uint64_t *number);
extern uint64_t my_rdmsr(uint32_t msr);
extern void my_cpuid(uint32_t leaf, uint32_t subleaf, uint32_t registers[4]);
extern void my_print(const char *id, const char *sentence, uint64_t wrong_bits);
extern void my_failed(uint32_t rule);
extern struct vmxd_snapshot *my_snapshot(void);

static struct vmxd_snapshot snapshot;

static void print_rule(uint32_t rule, const struct vmxd_rule_check *r, void *context)
{
    (void)context;
#ifdef WORDS
    my_print(vmxd_rule_name(rule), vmxd_rule_sentence(rule), r->wrong_bits);
#else
    (void)rule;
    my_print(0, 0, r->wrong_bits);
#endif
}

void failed_entry(uint32_t error);
uint32_t predict(const struct vmxd_msr_entry *area, uint32_t count);
void before_entry(void);

void failed_entry(uint32_t error)
{
#ifdef READ
    vmxd_snapshot_read(&snapshot, my_vmread, my_rdmsr, my_cpuid);
#endif
    vmxd_entry_explain(&snapshot, vmxd_entry_outcome_of_error(error), print_rule, 0);
}

uint32_t predict(const struct vmxd_msr_entry *area, uint32_t count)
{
    return vmxd_entry_predict(&snapshot, area, count).outcomes;
}

/* Without VMXD_ENTRY_ASSERTIONS no argument is evaluated. */
void before_entry(void)
{
    VMXD_ENTRY_ASSERT(my_snapshot(), 1, my_failed);
}
