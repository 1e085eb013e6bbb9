/* SPDX-License-Identifier: MIT */
/* instructions.c - instructions that exit, always or because a control says so. */
#include "../core/x86.h"
#include "case.h"

GUEST_TEXT static uint64_t guest_cpuid(void)
{
    uint32_t eax = 1, ebx, ecx = 0, edx;

    EXIT(VMXD_EXIT_CPUID, 0, "cpuid", "+a"(eax), "=b"(ebx), "+c"(ecx), "=d"(edx));
    CHECK(!(ecx & X86_CPUID1_ECX_VMX)); /* the host has VMX, and hides it */
    CHECK(edx & 1u << 9);               /* an APIC: this is the real CPUID otherwise */
    return 0;
}
GUEST_CASE(guest_cpuid, "CPUID", GUEST_DONE, 0)

GUEST_TEXT static uint64_t guest_hlt(void)
{
    __asm__ volatile("sti");
    EXIT(VMXD_EXIT_HLT, 0, "hlt", NO_OPERANDS);
    __asm__ volatile("cli");
    return 0;
}
GUEST_CASE(guest_hlt, "HLT", GUEST_DONE, 0)

GUEST_TEXT static uint64_t guest_vmcall(void)
{
    uint64_t rax = HYPERCALL_ADD, rcx = 40, rdx = 2;

    EXIT(VMXD_EXIT_VMCALL, 0, "vmcall", "+a"(rax), "+c"(rcx), "+d"(rdx));
    CHECK(rax == 42);
    return 0;
}
GUEST_CASE(guest_vmcall, "VMCALL", GUEST_DONE, 0)

GUEST_TEXT static uint64_t guest_caches(void)
{
    EXIT(VMXD_EXIT_INVD, 0, "invd", NO_OPERANDS);
    EXIT(VMXD_EXIT_WBINVD_OR_WBNOINVD, 0, "wbinvd", NO_OPERANDS);
    return 0;
}
GUEST_CASE(guest_caches, "INVD and WBINVD", GUEST_DONE, .secondary = VMXD_SECONDARY_WBINVD_EXITING)

GUEST_TEXT static uint64_t guest_invlpg(void)
{
    uint64_t rbx = 0x10000, rcx = 0x800;

    EXIT(VMXD_EXIT_INVLPG, 0x12008, "invlpg 8(%%rbx, %%rcx, 4)", "+b"(rbx), "+c"(rcx));
    return 0;
}
GUEST_CASE(guest_invlpg, "INVLPG", GUEST_DONE, .primary = VMXD_PRIMARY_INVLPG_EXITING)

GUEST_TEXT static uint64_t guest_invpcid(void)
{
    volatile uint8_t *rsi = guest_operand + 32;
    uint64_t rdx = 2; /* all contexts */

    EXIT_INFORMATION(VMXD_EXIT_INVPCID, -32, OPERAND_RSI | REGISTER_2(VMXD_GPR_RDX),
                     "invpcid -32(%%rsi), %%rdx", "+S"(rsi), "+d"(rdx));
    return 0;
}
GUEST_CASE(guest_invpcid, "INVPCID", GUEST_DONE, .primary = VMXD_PRIMARY_INVLPG_EXITING,
           .secondary = VMXD_SECONDARY_ENABLE_INVPCID, .feature = X86_FEATURE_INVPCID)

GUEST_TEXT static uint64_t guest_rdpmc(void)
{
    uint32_t counter = 0;

    EXIT_FAULTS(VMXD_EXIT_RDPMC, 0, 0, "rdpmc", "+c"(counter));
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
GUEST_CASE(guest_rdpmc, "RDPMC", GUEST_DONE, .primary = VMXD_PRIMARY_RDPMC_EXITING)

GUEST_TEXT static uint64_t guest_rdtsc(void)
{
    uint64_t low, high, low_2, high_2;

    EXIT(VMXD_EXIT_RDTSC, 0, "rdtsc", "=a"(low), "=d"(high));
    EXIT(VMXD_EXIT_RDTSC, 0, "rdtsc", "=a"(low_2), "=d"(high_2));
    CHECK((low | high << 32) < (low_2 | high_2 << 32));
    return 0;
}
GUEST_CASE(guest_rdtsc, "RDTSC", GUEST_DONE, .primary = VMXD_PRIMARY_RDTSC_EXITING)

GUEST_TEXT static uint64_t guest_rdtscp(void)
{
    uint64_t low, high, aux = ~0ull;

    EXIT(VMXD_EXIT_RDTSCP, 0, "rdtscp", "=a"(low), "=d"(high), "+c"(aux));
    CHECK(aux == 0 && (low | high) != 0);
    return 0;
}
GUEST_CASE(guest_rdtscp, "RDTSCP", GUEST_DONE, .primary = VMXD_PRIMARY_RDTSC_EXITING,
           .secondary = VMXD_SECONDARY_ENABLE_RDTSCP)

GUEST_TEXT static uint64_t guest_monitor(void)
{
    uint8_t *address = guest_operand;
    uint32_t extensions = 0, hints = 0;

    EXIT(VMXD_EXIT_MONITOR, 0, "monitor", "+a"(address), "+c"(extensions), "+d"(hints));
    hints = 0;
    EXIT(VMXD_EXIT_MWAIT, 0, "mwait", "+a"(hints), "+c"(extensions)); /* nothing is armed */
    return 0;
}
GUEST_CASE(guest_monitor, "MONITOR and MWAIT", GUEST_DONE,
           .primary = VMXD_PRIMARY_MONITOR_EXITING | VMXD_PRIMARY_MWAIT_EXITING,
           .feature = X86_FEATURE_MONITOR)

/* MONITOR is executed, so that MWAIT finds the address-range hardware armed. */
GUEST_TEXT static uint64_t guest_mwait_armed(void)
{
    uint8_t *address = guest_operand;
    uint32_t extensions = 0, hints = 0;

    __asm__ volatile("monitor" : "+a"(address), "+c"(extensions), "+d"(hints));
    EXIT(VMXD_EXIT_MWAIT, VMXD_QUAL_MWAIT_MONITOR_ARMED, "mwait", "+a"(hints), "+c"(extensions));
    return 0;
}
GUEST_CASE(guest_mwait_armed, "MWAIT after MONITOR", GUEST_DONE,
           .primary = VMXD_PRIMARY_MWAIT_EXITING, .feature = X86_FEATURE_MONITOR)

GUEST_TEXT static uint64_t guest_pause(void)
{
    EXIT(VMXD_EXIT_PAUSE, 0, "pause", NO_OPERANDS);
    return 0;
}
GUEST_CASE(guest_pause, "PAUSE", GUEST_DONE, .primary = VMXD_PRIMARY_PAUSE_EXITING)

/* Many of them, with little between them, for longer than the window. */
GUEST_TEXT static uint64_t guest_pause_loop(void)
{
    uint64_t count = 100000;

    EXPECT("1f", "2f", EXIT_ROW(VMXD_EXIT_PAUSE, 0, 0, 0),
           "1: pause\n2: dec %[count]\n\tjnz 1b", [count] "+r"(count));
    return 0;
}
GUEST_CASE(guest_pause_loop, "PAUSE loop", GUEST_DONE,
           .secondary = VMXD_SECONDARY_PAUSE_LOOP_EXITING)

GUEST_TEXT static uint64_t guest_getsec(void)
{
    uint32_t leaf = 0;

    set_cr4_bits(X86_CR4_SMXE);
    EXIT_FAULTS(VMXD_EXIT_GETSEC, 0, 0, "getsec", "+a"(leaf));
    CHECK(guest_events[VMXD_VECTOR_UD] == 1);
    return 0;
}
GUEST_CASE(guest_getsec, "GETSEC", GUEST_DONE, .feature = X86_FEATURE_SMX, .cr4 = X86_CR4_SMXE)

#define RANDOM(size, destination)                           \
    (VMXD_PUT(VMXD_INFO_RDRAND_RDSEED_OPERAND_SIZE, size) | \
     VMXD_PUT(VMXD_INFO_RDRAND_RDSEED_REG1, destination))

/* Not here: a destination of 16 bits, whose size Bochs gives as 32. */
GUEST_TEXT static uint64_t guest_rdrand(void)
{
    register uint64_t r9 __asm__("r9") = 0;
    uint64_t rbx = ~0ull;
    bool valid;

    EXIT_INFORMATION(VMXD_EXIT_RDRAND, 0, RANDOM(VMXD_OPERAND_SIZE_64, VMXD_GPR_R9), "rdrand %%r9",
                     "+r"(r9), "=@ccc"(valid));
    CHECK(valid && r9 != 0);
    EXIT_INFORMATION(VMXD_EXIT_RDRAND, 0, RANDOM(VMXD_OPERAND_SIZE_32, VMXD_GPR_RBX),
                     "rdrand %%ebx", "+b"(rbx), "=@ccc"(valid));
    CHECK(valid && rbx >> 32 == 0);
    return 0;
}
GUEST_CASE(guest_rdrand, "RDRAND", GUEST_DONE, .secondary = VMXD_SECONDARY_RDRAND_EXITING)

GUEST_TEXT static uint64_t guest_rdseed(void)
{
    uint64_t rsi = 0;
    bool valid;

    EXIT_INFORMATION(VMXD_EXIT_RDSEED, 0, RANDOM(VMXD_OPERAND_SIZE_64, VMXD_GPR_RSI),
                     "rdseed %%rsi", "+S"(rsi), "=@ccc"(valid));
    CHECK(valid && rsi != 0);
    return 0;
}
GUEST_CASE(guest_rdseed, "RDSEED", GUEST_DONE, .secondary = VMXD_SECONDARY_RDSEED_EXITING)

/* What IA32_XSS has, the instruction asks for and the XSS-exiting bitmap names. */
GUEST_TEXT static uint64_t guest_xsaves(void)
{
    uint8_t *rsi = guest_operand;
    uint64_t rbx = (uint64_t)(uintptr_t)guest_operand, rcx = 16;
    uint32_t low = X86_XSS_CET, high = 0;

    set_cr4_bits(X86_CR4_OSXSAVE);
    EXIT_FAULTS(VMXD_EXIT_XSAVES, 0, OPERAND_RSI, "xsaves (%%rsi)", "+S"(rsi), "+a"(low),
                "+d"(high));
    EXIT_FAULTS(VMXD_EXIT_XRSTORS, -64, OPERAND_RBX_RCX_4, "xrstors64 -64(%%rbx, %%rcx, 4)",
                "+b"(rbx), "+c"(rcx), "+a"(low), "+d"(high));
    CHECK(guest_events[VMXD_VECTOR_UD] == 2); /* this host has them not */
    return 0;
}
GUEST_CASE(guest_xsaves, "XSAVES and XRSTORS", GUEST_DONE,
           .secondary = VMXD_SECONDARY_ENABLE_XSAVES_XRSTORS, .xss = X86_XSS_CET,
           .feature = X86_FEATURE_CET_SS, .cr4 = X86_CR4_OSXSAVE)

const struct guest_case guest_good_case = {"CPUID", guest_cpuid, {0}, GUEST_DONE};
