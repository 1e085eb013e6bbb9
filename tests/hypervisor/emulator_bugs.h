/* SPDX-License-Identifier: MIT */
/* emulator_bugs.h - known bugs of emulators: where the result of a test is not what the manual says.
 *
 * The option bochs=X.Y names the emulator that runs the self-test.  A test with a row for that version is run, and
 * its result must be the one of the row.  Such a result is printed and counted as a known bug, neither as ok nor as
 * a failure.  If the result is what the manual says, the row is out of date: that is a failure.
 *
 * The option kvm=X.Y says that the self-test is a guest of KVM of this version of Linux, with nested VMX.  KVM has rows
 * in entry_bugs.c; what it leaves to the processor is judged by the emulator.
 */
#ifndef VMXDEFS_TEST_EMULATOR_BUGS_H
#define VMXDEFS_TEST_EMULATOR_BUGS_H

#include "../../examples/hypervisor/vmm/vcpu.h"

#define VERSION(major, minor) ((uint32_t)(major) << 8 | (uint32_t)(minor))

struct emulator_bug {
    uint32_t first, last; /* versions of Bochs, both included */
    const char
        *test; /* the name of a test case, of a failure, or of a check in cpu_check.c or fuzz/ */
    bool (*only)(const struct vmxd_capabilities *c); /* processors that have the bug; NULL: all */

    /* What happens instead.  Of a test case: */
    bool not_run;       /* it is not run, because the emulator panics or resets */
    bool no_exit;       /* an expected exit does not come */
    const char *member; /* this of an exit differs, in the words of check.c ... */
    uint64_t bits;      /* ... in these bits; 0: in any */
    bool sometimes;     /* the result may be right */
    bool guest_check;   /* a check of the guest fails */
    /* Of a failure: */
    struct vmx_outcome outcome;

    const char *what;   /* in words */
    const char *source; /* where: file of the emulator's source, function */
};

/* Which emulator runs the self-test, and which KVM on it; 0: none that is known. */
void emulator_set(uint32_t version, uint32_t kvm);
/* If none is known, print what happens under Bochs. */
void emulator_warn(void);
uint32_t emulator_version(void);
uint32_t kvm_version(void);

/* For the trace of the kernel that runs KVM: a VM entry follows, or it had this outcome. */
enum kvm_mark { KVM_MARK_ENTRY = 1, KVM_MARK_AS_PREDICTED, KVM_MARK_KNOWN, KVM_MARK_WRONG };
/* `rule`: the one that is broken; VMXD_RULES: none; KVM_MARK_RANDOM: random faults. */
#define KVM_MARK_RANDOM 0xFFFFu
void kvm_mark(enum kvm_mark mark, uint32_t rule, uint32_t outcome);

/* The row of a test for this emulator and this processor; NULL: the manual alone counts. */
const struct emulator_bug *emulator_bug(const char *test, const struct vmxd_capabilities *c);

/* Print and count a result that is the one of the row. */
void emulator_bug_found(const struct emulator_bug *bug);
/* The result is what the manual says, although there is a row. */
void emulator_bug_gone(const struct emulator_bug *bug);
/* Print the number of results that are known bugs. */
void emulator_bugs_report(void);

#endif /* VMXDEFS_TEST_EMULATOR_BUGS_H */
