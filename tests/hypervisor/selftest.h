/* SPDX-License-Identifier: MIT */
/* selftest.h - the parts of the self-test.
 *
 *     selftest.c       runs all of it, prints the summary
 *     options.c        the words of the command line
 *     cases/           guest code, with the exits that it must cause (testcase.h)
 *     check.c          compares each exit with what the case expects, and with the library's exit_class.h
 *     hypercalls.c     hypercalls of the cases
 *     other_exits.c    handlers of the exits for which vmm/ has none
 *     test_memory.c    memory of the cases, and the set-up of a case
 *     host_check.c     what a guest must not change of the host
 *     coverage.c       the basic exit reasons: provoked, not offered, not provoked
 *     cpu_check.c      the library's definitions compared with the processor
 *     bench.c          instructions of an exit round trip
 *     emulator_bugs.c  known bugs of emulators (emulator_bugs.h)
 *     entry_prediction.c  predicts VM entries with the library, and compares
 *     entry_bugs.c     known bugs of emulators in the checks of VM entry (entry_bugs.h)
 *     entry_checks/    VMCSs that break one rule of VM entry each
 *     failures/        VMX instructions and VM entries that must fail
 *     fuzz/            guests of random code, and VMCSs with random faults
 */
#ifndef VMXDEFS_TEST_SELFTEST_H
#define VMXDEFS_TEST_SELFTEST_H

#include "testcase.h"

extern const struct guest test_guest;           /* hypercalls.c */
enum guest_end test_other_exit(struct vcpu *v); /* other_exits.c */
extern const struct test_case test_good_guest; /* cases/instructions.c: CPUID, on every processor */

extern const struct test_case
    test_msr_imm_probe; /* cases/msr_instructions.c: 0 if the instruction exists */

/* --- selftest.c --- */

/* Print a line; the result of the self-test is a failure. */
void check_failed(const char *what);
extern uint32_t checks_failed;

/* --- options.c --- */

struct selftest_options {
    uint64_t seed;    /* of the random numbers */
    uint64_t hostile; /* the number of guests of random code; 0: no hostile guests */
    uint64_t mutated; /* the number of VMCSs with random faults */
    /* Nothing but entry_checks/: 1 prints its states, 2 enters its VMCSs, and those with random faults. */
    uint64_t entry_checks;
    uint32_t emulator; /* the version of Bochs (emulator_bugs.h); 0: no emulator */
    uint32_t kvm;      /* the version of Linux whose KVM runs the self-test; 0: no KVM */
};

/* False, with a line: a word is unknown. */
bool options_parse(struct selftest_options *o, const char *text);

/* --- test_memory.c --- */

/* Map the memory of the cases.  After memory_setup().  False: the host has no page left. */
bool test_memory_setup(void);

/* Find out what CPUID does not report.  Before the first case. */
void test_probe(struct vcpu *v);

/* What this processor or host does not offer of a case; NULL: it offers all. */
const char *test_missing(const struct vmxd_capabilities *capabilities, const struct test_case *c);

/* Reset the guest's memory, and fill the VMCS for the case.  False, with a line: that failed. */
bool test_setup(struct vcpu *v, const struct test_case *c);

/* Run a good guest.  True: it ran to its end. */
bool good_guest_runs(struct vcpu *v);

/* The guest-physical address of a linear address, as in expected_exit.physical. */
uint64_t test_physical(uint64_t linear);

/* The address of an instruction of the running guest, as the linker knows it. */
uint64_t test_link_address(uint64_t rip);

/* Copy all memory that a guest can reach, and write the copy back.  False: the host has no page left. */
bool memory_snapshot(void);
void memory_restore(void);

/* --- check.c --- */

void check_start(const struct test_case *c, const struct vmxd_capabilities *capabilities);
void check_exit(const struct vcpu *v); /* as vcpu.observe */
/* Check how the guest ended, and that each expected exit came. */
void check_end(const struct vcpu *v, enum guest_end end);
/* The case is not run: its reasons are not offered, or a bug of the emulator prevents it. */
void check_not_offered(const struct test_case *c, const char *missing);
void check_not_run(const struct test_case *c, const char *bug);
extern uint64_t exits_checked;

/* --- host_check.c --- */

/* Remember the state of the host.  False, with a line: the host has no page left. */
bool host_remember(void);
/* What of the host is not as remembered; NULL: nothing changed.  A change is remembered, so that it is reported
 * once. */
const char *host_damage(void);

/* --- coverage.c --- */

void coverage_provoked(uint32_t basic);
void coverage_not_offered(uint32_t basic, const char *missing);
void coverage_not_run(uint32_t basic, const char *bug);
/* Print the table; returns the number of basic exit reasons that were provoked. */
uint32_t coverage_report(const struct vmxd_capabilities *capabilities);

/* --- entry_checks/ --- */

/* Run as the options say; returns the number of failures. */
uint32_t entry_checks_run(struct vcpu *v, const struct selftest_options *options);

/* --- cpu_check.c, bench.c --- */

/* Returns the number of contradictions between the library's definitions and this processor. */
uint32_t cpu_check(const struct vmxd_capabilities *capabilities);
void bench_run(struct vcpu *v);

#endif /* VMXDEFS_TEST_SELFTEST_H */
