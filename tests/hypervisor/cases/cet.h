/* SPDX-License-Identifier: MIT */
/* cet.h - a guest with a supervisor shadow stack (cet.c). */
#ifndef VMXDEFS_TEST_CET_H
#define VMXDEFS_TEST_CET_H

#include "../testcase.h"

/* Two pages of shadow stack, one after the other, read-only in the guest's page tables.  The arrays are the same pages,
 * to read. */
#define STACK_LOW  (TEST_FAR + 0x2000ull)
#define STACK_HIGH (TEST_FAR + 0x3000ull)
#define FIRST_SSP  (STACK_HIGH + 0xFF8) /* it holds the return address of the guest function */
extern uint64_t cet_stack_low[512], cet_stack_high[512];

/* Let VM entries load the state of the guest, and VM exits that of the host. */
#define CET_CONTROLS .entry = VMXD_ENTRY_CTL_LOAD_CET_STATE, .exit = VMXD_EXIT_CTL_LOAD_CET_STATE
#define NEEDS_CET    .needs = {.feature = X86_FEATURE_CET_SS, .cr4 = X86_CR4_CET}
void cet_load_state(struct vcpu *v);
bool cet_host_has_its_state(void);

static inline __attribute__((always_inline)) uint64_t read_ssp(void)
{
    uint64_t ssp = 0;

    __asm__ volatile(".byte 0xF3, 0x48, 0x0F, 0x1E, 0xC8" /* rdsspq %rax */ : "+a"(ssp));
    return ssp;
}

#endif /* VMXDEFS_TEST_CET_H */
