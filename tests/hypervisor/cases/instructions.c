/* SPDX-License-Identifier: MIT */
/* instructions.c - instructions that exit, always or by a control. */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../selftest.h"

GUEST_TEXT static uint64_t guest_cpuid(void)
{
    uint32_t eax = 1, ebx, ecx = 0, edx;

    EXIT("cpuid", ("+a"(eax), "=b"(ebx), "+c"(ecx), "=d"(edx)), .reason = VMXD_EXIT_CPUID);
    CHECK(!(ecx & X86_CPUID1_ECX_VMX)); /* the host hides VMX */
    CHECK(edx & 1u << 9);               /* an APIC: the rest is the real CPUID */
    return 0;
}
TEST_CASE(cpuid_case) = {
    .name = "CPUID",
    .run = guest_cpuid,
};

GUEST_TEXT static uint64_t guest_hlt(void)
{
    __asm__ volatile("sti");
    EXIT("hlt", (NO_OPERANDS), .reason = VMXD_EXIT_HLT);
    __asm__ volatile("cli");
    return 0;
}
TEST_CASE(hlt_case) = {
    .name = "HLT",
    .run = guest_hlt,
};

GUEST_TEXT static uint64_t guest_vmcall(void)
{
    uint64_t rax = HYPERCALL_ADD, rcx = 40, rdx = 2;

    EXIT("vmcall", ("+a"(rax), "+c"(rcx), "+d"(rdx)), .reason = VMXD_EXIT_VMCALL);
    CHECK(rax == 42);
    return 0;
}
TEST_CASE(vmcall_case) = {
    .name = "VMCALL",
    .run = guest_vmcall,
};

GUEST_TEXT static uint64_t guest_caches(void)
{
    EXIT("invd", (NO_OPERANDS), .reason = VMXD_EXIT_INVD);
    EXIT("wbinvd", (NO_OPERANDS), .reason = VMXD_EXIT_WBINVD_OR_WBNOINVD);
    return 0;
}
TEST_CASE(caches_case) = {
    .name = "INVD and WBINVD",
    .run = guest_caches,
    .config = {.secondary = VMXD_SECONDARY_WBINVD_EXITING},
};

GUEST_TEXT static uint64_t guest_invlpg(void)
{
    uint64_t rbx = 0x10000, rcx = 0x800;

    EXIT("invlpg 8(%%rbx, %%rcx, 4)", ("+b"(rbx), "+c"(rcx)), .reason = VMXD_EXIT_INVLPG,
         .qualification = 0x12008);
    return 0;
}
TEST_CASE(invlpg_case) = {
    .name = "INVLPG",
    .run = guest_invlpg,
    .config = {.primary = VMXD_PRIMARY_INVLPG_EXITING},
};

GUEST_TEXT static uint64_t guest_invpcid(void)
{
    volatile uint8_t *rsi = test_operand + 32;
    uint64_t rdx = 2; /* all contexts */

    EXIT("invpcid -32(%%rsi), %%rdx", ("+S"(rsi), "+d"(rdx)), .reason = VMXD_EXIT_INVPCID,
         .qualification = DISPLACEMENT(-32), .information = OPERAND_RSI | REGISTER_2(VMXD_GPR_RDX));
    return 0;
}
TEST_CASE(invpcid_case) = {
    .name = "INVPCID",
    .run = guest_invpcid,
    .config = {.primary = VMXD_PRIMARY_INVLPG_EXITING, .secondary = VMXD_SECONDARY_ENABLE_INVPCID},
    .needs = {.feature = X86_FEATURE_INVPCID},
};

GUEST_TEXT static uint64_t guest_rdpmc(void)
{
    uint32_t counter = 0;

    EXIT_FAULTS("rdpmc", ("+c"(counter)), .reason = VMXD_EXIT_RDPMC);
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
TEST_CASE(rdpmc_case) = {
    .name = "RDPMC",
    .run = guest_rdpmc,
    .config = {.primary = VMXD_PRIMARY_RDPMC_EXITING},
};

GUEST_TEXT static uint64_t guest_rdtsc(void)
{
    uint64_t low, high, low_2, high_2;

    EXIT("rdtsc", ("=a"(low), "=d"(high)), .reason = VMXD_EXIT_RDTSC);
    EXIT("rdtsc", ("=a"(low_2), "=d"(high_2)), .reason = VMXD_EXIT_RDTSC);
    CHECK((low | high << 32) < (low_2 | high_2 << 32));
    return 0;
}
TEST_CASE(rdtsc_case) = {
    .name = "RDTSC",
    .run = guest_rdtsc,
    .config = {.primary = VMXD_PRIMARY_RDTSC_EXITING},
};

GUEST_TEXT static uint64_t guest_rdtscp(void)
{
    uint64_t low, high, aux = ~0ull;

    EXIT("rdtscp", ("=a"(low), "=d"(high), "+c"(aux)), .reason = VMXD_EXIT_RDTSCP);
    CHECK(aux == 0 && (low | high) != 0);
    return 0;
}
TEST_CASE(rdtscp_case) = {
    .name = "RDTSCP",
    .run = guest_rdtscp,
    .config = {.primary = VMXD_PRIMARY_RDTSC_EXITING, .secondary = VMXD_SECONDARY_ENABLE_RDTSCP},
};

GUEST_TEXT static uint64_t guest_monitor(void)
{
    uint8_t *address = test_operand;
    uint32_t extensions = 0, hints = 0;

    EXIT("monitor", ("+a"(address), "+c"(extensions), "+d"(hints)), .reason = VMXD_EXIT_MONITOR);
    hints = 0;
    EXIT("mwait", ("+a"(hints), "+c"(extensions)),
         .reason = VMXD_EXIT_MWAIT); /* no MONITOR was executed */
    return 0;
}
TEST_CASE(monitor_case) = {
    .name = "MONITOR and MWAIT",
    .run = guest_monitor,
    .config = {.primary = VMXD_PRIMARY_MONITOR_EXITING | VMXD_PRIMARY_MWAIT_EXITING},
    .needs = {.feature = X86_FEATURE_MONITOR},
};

/* MONITOR is executed, so the address-range hardware is armed. */
GUEST_TEXT static uint64_t guest_mwait_armed(void)
{
    uint8_t *address = test_operand;
    uint32_t extensions = 0, hints = 0;

    __asm__ volatile("monitor" : "+a"(address), "+c"(extensions), "+d"(hints));
    EXIT("mwait", ("+a"(hints), "+c"(extensions)), .reason = VMXD_EXIT_MWAIT,
         .qualification = VMXD_QUAL_MWAIT_MONITOR_ARMED);
    return 0;
}
TEST_CASE(mwait_armed_case) = {
    .name = "MWAIT after MONITOR",
    .run = guest_mwait_armed,
    .config = {.primary = VMXD_PRIMARY_MWAIT_EXITING},
    .needs = {.feature = X86_FEATURE_MONITOR},
};

GUEST_TEXT static uint64_t guest_pause(void)
{
    EXIT("pause", (NO_OPERANDS), .reason = VMXD_EXIT_PAUSE);
    return 0;
}
TEST_CASE(pause_case) = {
    .name = "PAUSE",
    .run = guest_pause,
    .config = {.primary = VMXD_PRIMARY_PAUSE_EXITING},
};

#define PLE_GAP    128
#define PLE_WINDOW 4096

static void set_pause_loop_window(struct vcpu *v)
{
    (void)v;
    WRITE32(VMXD_VMCS_CTRL_PLE_GAP, PLE_GAP);
    WRITE32(VMXD_VMCS_CTRL_PLE_WINDOW, PLE_WINDOW);
}

/* PAUSE in a loop, for longer than the window. */
GUEST_TEXT static uint64_t guest_pause_loop(void)
{
    uint64_t count = 100000;

    EXPECT("1f", "2f", "1: pause\n2: dec %[count]\n\tjnz 1b", ([count] "+r"(count)),
           .reason = VMXD_EXIT_PAUSE);
    return 0;
}
TEST_CASE(pause_loop_case) = {
    .name = "PAUSE loop",
    .run = guest_pause_loop,
    .config = {.secondary = VMXD_SECONDARY_PAUSE_LOOP_EXITING},
    .prepare = set_pause_loop_window,
};

GUEST_TEXT static uint64_t guest_getsec(void)
{
    uint32_t leaf = 0;

    set_cr4_bits(X86_CR4_SMXE);
    EXIT_FAULTS("getsec", ("+a"(leaf)), .reason = VMXD_EXIT_GETSEC);
    CHECK(guest_events[VMXD_VECTOR_UD] == 1);
    return 0;
}
TEST_CASE(getsec_case) = {
    .name = "GETSEC",
    .run = guest_getsec,
    .needs = {.feature = X86_FEATURE_SMX, .cr4 = X86_CR4_SMXE},
};

#define RANDOM(size, destination)                           \
    (VMXD_PUT(VMXD_INFO_RDRAND_RDSEED_OPERAND_SIZE, size) | \
     VMXD_PUT(VMXD_INFO_RDRAND_RDSEED_REG1, destination))

GUEST_TEXT static uint64_t guest_rdrand(void)
{
    register uint64_t r9 __asm__("r9") = 0;
    uint64_t rbx = ~0ull;
    bool valid;

    EXIT("rdrand %%r9", ("+r"(r9), "=@ccc"(valid)), .reason = VMXD_EXIT_RDRAND,
         .information = RANDOM(VMXD_OPERAND_SIZE_64, VMXD_GPR_R9));
    CHECK(valid && r9 != 0);
    EXIT("rdrand %%ebx", ("+b"(rbx), "=@ccc"(valid)), .reason = VMXD_EXIT_RDRAND,
         .information = RANDOM(VMXD_OPERAND_SIZE_32, VMXD_GPR_RBX));
    CHECK(valid && rbx >> 32 == 0);
    return 0;
}
TEST_CASE(rdrand_case) = {
    .name = "RDRAND",
    .run = guest_rdrand,
    .config = {.secondary = VMXD_SECONDARY_RDRAND_EXITING},
};

GUEST_TEXT static uint64_t guest_rdrand_16(void)
{
    uint64_t rbx = 0;
    bool valid;

    EXIT("rdrand %%bx", ("+b"(rbx), "=@ccc"(valid)), .reason = VMXD_EXIT_RDRAND,
         .information = RANDOM(VMXD_OPERAND_SIZE_16, VMXD_GPR_RBX));
    CHECK(valid);
    return 0;
}
TEST_CASE(rdrand_16_case) = {
    .name = "RDRAND of 16 bits",
    .run = guest_rdrand_16,
    .config = {.secondary = VMXD_SECONDARY_RDRAND_EXITING},
};

GUEST_TEXT static uint64_t guest_rdseed(void)
{
    uint64_t rsi = 0;
    bool valid;

    EXIT("rdseed %%rsi", ("+S"(rsi), "=@ccc"(valid)), .reason = VMXD_EXIT_RDSEED,
         .information = RANDOM(VMXD_OPERAND_SIZE_64, VMXD_GPR_RSI));
    CHECK(valid && rsi != 0);
    return 0;
}
TEST_CASE(rdseed_case) = {
    .name = "RDSEED",
    .run = guest_rdseed,
    .config = {.secondary = VMXD_SECONDARY_RDSEED_EXITING},
};

/* Both exit for a component that IA32_XSS, the operand (EDX:EAX) and the XSS-exiting bitmap have. */
GUEST_TEXT static uint64_t guest_xsaves(void)
{
    uint8_t *rsi = test_operand;
    uint64_t rbx = (uint64_t)(uintptr_t)test_operand, rcx = 16;
    uint32_t low = X86_XSS_CET, high = 0;

    set_cr4_bits(X86_CR4_OSXSAVE);
    EXIT_FAULTS("xsaves (%%rsi)", ("+S"(rsi), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_XSAVES,
                .information = OPERAND_RSI);
    EXIT_FAULTS("xrstors64 -64(%%rbx, %%rcx, 4)", ("+b"(rbx), "+c"(rcx), "+a"(low), "+d"(high)),
                .reason = VMXD_EXIT_XRSTORS, .qualification = DISPLACEMENT(-64),
                .information = OPERAND_RBX_RCX_4);
    CHECK(guest_events[VMXD_VECTOR_UD] == 2); /* this host injects #UD */
    return 0;
}
static void load_xss(struct vcpu *v)
{
    (void)v;
    test_load_msr(X86_MSR_XSS, X86_XSS_CET);
}
TEST_CASE(xsaves_case) = {
    .name = "XSAVES and XRSTORS",
    .run = guest_xsaves,
    .config = {.secondary = VMXD_SECONDARY_ENABLE_XSAVES_XRSTORS},
    .prepare = load_xss,
    .needs = {.feature = X86_FEATURE_CET_SS, .cr4 = X86_CR4_OSXSAVE},
};

/* TPAUSE and UMWAIT, each with a low and a high register. */
#define WAIT_CONFIG                                            \
    {                                                          \
        .primary = VMXD_PRIMARY_RDTSC_EXITING,                 \
        .secondary = VMXD_SECONDARY_ENABLE_USER_WAIT_AND_PAUSE \
    }
#define WAIT(wait_register) VMXD_PUT(VMXD_INFO_TPAUSE_UMWAIT_REG1, wait_register)

GUEST_TEXT static uint64_t guest_tpause(void)
{
    register uint32_t r9 __asm__("r9") = 0;
    uint32_t rcx = 0, low = 0, high = 0;

    EXIT(".byte 0x66, 0x0F, 0xAE, 0xF1" /* tpause %ecx */, ("+c"(rcx), "+a"(low), "+d"(high)),
         .reason = VMXD_EXIT_TPAUSE, .information = WAIT(VMXD_GPR_RCX));
    EXIT(".byte 0x66, 0x41, 0x0F, 0xAE, 0xF1" /* tpause %r9d */, ("+r"(r9), "+a"(low), "+d"(high)),
         .reason = VMXD_EXIT_TPAUSE, .information = WAIT(VMXD_GPR_R9));
    return 0;
}
TEST_CASE(tpause_case) = {
    .name = "TPAUSE",
    .run = guest_tpause,
    .config = WAIT_CONFIG,
};

GUEST_TEXT static uint64_t guest_umwait(void)
{
    register uint32_t r9 __asm__("r9") = 0;
    uint32_t rcx = 0, low = 0, high = 0;

    EXIT(".byte 0xF2, 0x0F, 0xAE, 0xF1" /* umwait %ecx */, ("+c"(rcx), "+a"(low), "+d"(high)),
         .reason = VMXD_EXIT_UMWAIT, .information = WAIT(VMXD_GPR_RCX));
    EXIT(".byte 0xF2, 0x41, 0x0F, 0xAE, 0xF1" /* umwait %r9d */, ("+r"(r9), "+a"(low), "+d"(high)),
         .reason = VMXD_EXIT_UMWAIT, .information = WAIT(VMXD_GPR_R9));
    return 0;
}
TEST_CASE(umwait_case) = {
    .name = "UMWAIT",
    .run = guest_umwait,
    .config = WAIT_CONFIG,
};

const struct test_case test_good_guest = {.name = "CPUID", .run = guest_cpuid};
