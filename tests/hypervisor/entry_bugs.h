/* SPDX-License-Identifier: MIT */
/* entry_bugs.h - VM entry on an emulator: where its checks are not those of the SDM.
 *
 * A row of entry_bugs.c changes the outcomes that the SDM allows: the emulator does not check some rules, or it refuses
 * what no rule forbids.  The outcome of every VM entry must be one of the changed ones, so that a row is as narrow as the
 * bug: a row that applies where the emulator follows the SDM is reported, too.
 */
#ifndef VMXDEFS_TEST_ENTRY_BUGS_H
#define VMXDEFS_TEST_ENTRY_BUGS_H

#include "../../examples/hypervisor/vmm/vcpu.h"

struct entry_bug {
    uint32_t first, last;  /* versions of Bochs, both included ... */
    bool is_of_kvm;        /* ... or of Linux: a difference of KVM's nested VMX */
    const uint32_t *rules; /* that it does not check; the last is VMXD_RULES.  NULL: none */
    /* What it refuses although no rule forbids it has this outcome; 0: nothing. */
    enum vmxd_entry_outcome outcome;
    /* That outcome is only possible. */
    bool sometimes;
    /* What it leaves to the processor is checked last. */
    bool processor_is_last;
    /* The processor does not enter the guest, so that it refuses nothing. */
    bool processor_is_skipped;
    /* It loads no more MSRs than recommended. */
    bool limits_msr_load;
    /* Its linear addresses have 48 bits, although the processor supports 57. */
    bool has_48_bits;
    /* When: a condition over the snapshot, and for a rule of the MSR-load area over its entry, which else has the
     * number 0.  NULL: always. */
    bool (*only)(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *entry);

    const char *what;   /* in words */
    const char *source; /* where: file of the emulator's source, function */
};

/* The outcomes of a VM entry on this emulator: those of the SDM, changed by its rows. */
struct emulated_entry {
    uint32_t outcomes; /* 1 << enum vmxd_entry_outcome, also of rules that could not be evaluated */
    /* With VMXD_OUTCOME_MSR_LOAD: the numbers, from 1, of the first and the last entry that can be the one.  They differ
     * if a row hides the first WRMSR that faults, because no snapshot says which is the next. */
    uint32_t msr_first, msr_last;
    uint64_t rows; /* that changed something: bit i for row i */
};

/* `area` has the `count` entries of the VM-entry MSR-load area; NULL: there are none.  `without`: rows that do not
 * count. */
struct emulated_entry emulated_entry(const struct vmxd_snapshot *s,
                                     const struct vmxd_msr_entry *area, uint32_t count,
                                     uint64_t without);

/* Whether the emulator may refuse what no rule forbids. */
bool entry_bugs_refuse(const struct vmxd_snapshot *s);

/* Of `rows`, those without which the emulator would not have this outcome. */
uint64_t entry_bugs_of(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *area,
                       uint32_t count, uint32_t outcome, uint64_t rows);

/* Count the rows of a VM entry whose outcome is not one of the SDM's; print how often each was seen. */
void entry_bugs_found(uint64_t rows);
void entry_bugs_report(void);

#endif /* VMXDEFS_TEST_ENTRY_BUGS_H */
