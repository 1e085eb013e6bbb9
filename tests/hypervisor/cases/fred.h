/* SPDX-License-Identifier: MIT */
/* fred.h - what fred.c, fred_guest.S and fred_host.c share. */
#ifndef VMXDEFS_TEST_FRED_H
#define VMXDEFS_TEST_FRED_H

#define FRED_USER_CS 0x33 /* the selectors that ERETU loads without the GDT, from IA32_STAR */
#define FRED_USER_SS 0x2B

#define FRED_ENTRY_RING_0 256 /* bytes from the entry point for ring 3 to that for ring 0 */

/* A stack frame of FRED has eight words; the guest keeps those of its last FRED_EVENTS events. */
#define FRED_EVENTS       8
#define FRED_FRAME_SIZE   64
#define FRED_FRAME_RIP    8
#define FRED_FRAME_VECTOR 44

#define FRED_LEAVE 0x7F /* INT n in ring 3: return from fred_enter_user() */

#ifndef __ASSEMBLER__
#include "../testcase.h"

/* As event delivery writes it. */
struct fred_frame {
    uint64_t error, rip, cs, rflags, rsp, ss, data, zero;
};

#define MSR_FRED_STKLVLS 0x1D0
#define MSR_FRED_CONFIG  0x1D4

/* Words of a frame. */
#define CS_LEVEL(level) ((uint64_t)(level) << 16)
#define SS_SYSTEM_CALL  (1u << 17) /* by INT n, SYSCALL or SYSENTER */
#define SS_NMI          (1u << 18)
#define SS_LONG_MODE    (1ull << 57)
#define SS_NESTED       (1ull << 58)
#define SS_EVENT(type, vector, length) \
    ((uint64_t)(vector) << 32 | (uint64_t)(type) << 48 | SS_LONG_MODE | (uint64_t)(length) << 60)

/* What the processor does not have of FRED; NULL: nothing is missing. */
const char *fred_missing(const struct vmxd_capabilities *c);

/* fred_host.c: the host uses FRED, and an NMI of the machine is the host's.  False: an event did not reach the host as it
 * must. */
void fred_host_start(struct vcpu *v);
bool fred_host_end(const struct vcpu *v);
#endif

#endif /* VMXDEFS_TEST_FRED_H */
