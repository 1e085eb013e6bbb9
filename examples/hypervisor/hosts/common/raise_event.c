/* SPDX-License-Identifier: MIT */
/* raise_event.c - call the host's own handler of an NMI or of a machine check, after a VM exit that the event caused.
 *
 * The VM exit was the delivery of the event: it does not come again.  Without FRED, INT n calls the handler through the
 * IDT.  With FRED, INT n is an event of its own, a software interrupt, which the host would take for a mistake: so the
 * stack frame of the event is made here, and the code at the entry point for events in ring 0 returns with ERETS.  The
 * stack level stays as it is, whatever IA32_FRED_STKLVLS says, because the stack of the other level may be in use.
 * SDM: "FRED Event Delivery", "ERETS".
 *
 * The host has no supervisor shadow stack, which ERETS would use (README.md).
 */
#include <vmxdefs/event.h>

#include "../../vmm/x86.h"
#include "../platform.h"

#define MSR_FRED_CONFIG      0x1D4
#define CONFIG_STACK_LEVEL   3u
#define CONFIG_ENTRY         (~0xFFFull) /* for events in ring 3; 256 bytes after it: in ring 0 */
#define CS_STACK_LEVEL_SHIFT 16
#define SS_NMI               (1ull << 18) /* ERETS unblocks NMIs */
#define SS_LONG_MODE         (1ull << 57)
#define SS_VECTOR(vector)    ((uint64_t)(vector) << 32)
#define SS_TYPE(type)        ((uint64_t)(type) << 48) /* as in a VMCS: enum vmxd_event_type */

/* The frame, from its end: 0, event data, SS, RSP, RFLAGS, CS, RIP, error code.  RET, because an indirect jump would
 * need an ENDBR64 at the entry point, and event delivery does not. */
static void raise_with_fred(uint64_t event)
{
    const uint64_t config = platform_read_msr(MSR_FRED_CONFIG);
    const uint64_t cs = x86_cs() | (config & CONFIG_STACK_LEVEL) << CS_STACK_LEVEL_SHIFT;
    uint64_t rsp, scratch;

    __asm__ volatile(
        "mov %%rsp, %[rsp]\n\tand $-64, %%rsp\n\t"
        "push $0\n\tpush $0\n\tpush %[ss]\n\tpush %[rsp]\n\tpushf\n\tpush %[cs]\n\t"
        "lea 1f(%%rip), %[scratch]\n\tpush %[scratch]\n\tpush $0\n\t"
        "push %[entry]\n\tret\n1:"
        : [rsp] "=&r"(rsp), [scratch] "=&r"(scratch)
        : [ss] "r"(x86_ss() | event), [cs] "r"(cs), [entry] "r"((config & CONFIG_ENTRY) + 256)
        : "memory", "cc");
}

void platform_raise_nmi(void)
{
    if (x86_cr4() & X86_CR4_FRED)
        raise_with_fred(SS_NMI | SS_VECTOR(VMXD_VECTOR_NMI) | SS_TYPE(VMXD_EVENT_NMI) |
                        SS_LONG_MODE);
    else
        __asm__ volatile("int $2" : : : "memory");
}

void platform_raise_machine_check(void)
{
    if (x86_cr4() & X86_CR4_FRED)
        raise_with_fred(SS_VECTOR(VMXD_VECTOR_MC) | SS_TYPE(VMXD_EVENT_HARDWARE_EXCEPTION) |
                        SS_LONG_MODE);
    else
        __asm__ volatile("int $18" : : : "memory");
}
