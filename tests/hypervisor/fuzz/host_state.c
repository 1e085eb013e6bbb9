/* SPDX-License-Identifier: MIT */
/* host_state.c - what no guest may change of the host: looked at after each of them.
 *
 * Most of it a guest cannot reach: the VMCS holds it, or its access exits (see setup_controls).  What
 * it can reach is put back: CR2, DR6, IA32_KERNEL_GS_BASE (SWAPGS), and the registers of the FPU, of
 * SSE and AVX, and PKRU, as far as the host itself uses them: its own CR4 says so.
 */
#include "../core/report.h"
#include "../core/x86.h"
#include "hostile.h"

#define CR4_OSXSAVE               (1u << 18)
#define CPUID_80000001_EDX_RDTSCP (1u << 27)
#define CPUID_D_1_EAX_XSAVES      (1u << 3)

#define MSR_APIC_BASE      0x1B
#define MSR_PAT            0x277
#define MSR_XSS            0xDA0
#define MSR_EFER           0xC0000080
#define MSR_STAR           0xC0000081
#define MSR_LSTAR          0xC0000082
#define MSR_FMASK          0xC0000084
#define MSR_KERNEL_GS_BASE 0xC0000102
#define MSR_TSC_AUX        0xC0000103

#define DR_READER(function, instruction)             \
    static uint64_t function(void)                   \
    {                                                \
        uint64_t value;                              \
        __asm__ volatile(instruction : "=r"(value)); \
        return value;                                \
    }
DR_READER(dr0, "mov %%dr0, %0")
DR_READER(dr1, "mov %%dr1, %0")
DR_READER(dr2, "mov %%dr2, %0")
DR_READER(dr3, "mov %%dr3, %0")
DR_READER(dr6, "mov %%dr6, %0")
DR_READER(cr2, "mov %%cr2, %0")
DR_READER(rflags, "pushfq\n\tpop %0")

static bool uses_xsave(void)
{
    return (x86_cr4() & CR4_OSXSAVE) != 0;
}

static uint64_t xcr0(void)
{
    uint32_t low, high;

    if (!uses_xsave())
        return 0;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (uint64_t)high << 32 | low;
}

static uint64_t tsc_aux(void)
{
    return (x86_cpuid(0x80000001, 0).rdx & CPUID_80000001_EDX_RDTSCP)
               ? platform_read_msr(MSR_TSC_AUX)
               : 0;
}

static uint64_t xss(void)
{
    return uses_xsave() && (x86_cpuid(0xD, 1).rax & CPUID_D_1_EAX_XSAVES)
               ? platform_read_msr(MSR_XSS)
               : 0;
}

/* --- The canary: pages that no guest is given --- */

#define CANARIES       2
#define CANARY_WORD(i) (0x5AFE5AFE00000000ull + (i))

static uint64_t *canaries[CANARIES];

static bool hatch_canaries(void)
{
    for (size_t page = 0; page < CANARIES; page++) {
        if (canaries[page] == NULL)
            canaries[page] = platform_page();
        if (canaries[page] == NULL)
            return false;
        for (size_t i = 0; i < PLATFORM_PAGE_SIZE / 8; i++)
            canaries[page][i] = CANARY_WORD(i);
    }
    return true;
}

static uint64_t dead_canary_words(void)
{
    uint64_t dead = 0;

    for (size_t page = 0; page < CANARIES; page++)
        for (size_t i = 0; i < PLATFORM_PAGE_SIZE / 8; i++)
            dead += canaries[page][i] != CANARY_WORD(i);
    return dead;
}

/* --- All that is compared --- */

#define HOST_LIST(X)                                                \
    X("CR0", x86_cr0())                                             \
    X("CR2", cr2())                                                 \
    X("CR3", x86_cr3())                                             \
    X("CR4", x86_cr4())                                             \
    X("XCR0", xcr0())                                               \
    X("DR0", dr0())                                                 \
    X("DR1", dr1())                                                 \
    X("DR2", dr2())                                                 \
    X("DR3", dr3())                                                 \
    X("DR6", dr6())                                                 \
    X("DR7", x86_dr7())                                             \
    X("RFLAGS.IF", rflags() & X86_RFLAGS_IF)                        \
    X("RFLAGS.DF", rflags() & X86_RFLAGS_DF)                        \
    X("CS", x86_cs())                                               \
    X("SS", x86_ss())                                               \
    X("DS", x86_ds())                                               \
    X("ES", x86_es())                                               \
    X("FS", x86_fs())                                               \
    X("GS", x86_gs())                                               \
    X("TR", x86_tr())                                               \
    X("the base in GDTR", x86_gdtr().base)                          \
    X("the base in IDTR", x86_idtr().base)                          \
    X("IA32_APIC_BASE", platform_read_msr(MSR_APIC_BASE))           \
    X("IA32_SYSENTER_CS", platform_read_msr(X86_MSR_SYSENTER_CS))   \
    X("IA32_SYSENTER_ESP", platform_read_msr(X86_MSR_SYSENTER_ESP)) \
    X("IA32_SYSENTER_EIP", platform_read_msr(X86_MSR_SYSENTER_EIP)) \
    X("IA32_PAT", platform_read_msr(MSR_PAT))                       \
    X("IA32_XSS", xss())                                            \
    X("IA32_EFER", platform_read_msr(MSR_EFER))                     \
    X("IA32_STAR", platform_read_msr(MSR_STAR))                     \
    X("IA32_LSTAR", platform_read_msr(MSR_LSTAR))                   \
    X("IA32_FMASK", platform_read_msr(MSR_FMASK))                   \
    X("IA32_FS_BASE", platform_read_msr(X86_MSR_FS_BASE))           \
    X("IA32_GS_BASE", platform_read_msr(X86_MSR_GS_BASE))           \
    X("IA32_KERNEL_GS_BASE", platform_read_msr(MSR_KERNEL_GS_BASE)) \
    X("IA32_TSC_AUX", tsc_aux())                                    \
    X("memory of the host", dead_canary_words())

static const char *const names[] = {
#define NAME(name, value) name,
    HOST_LIST(NAME)
#undef NAME
};
#define VALUES (sizeof(names) / sizeof(names[0]))

static uint64_t found[VALUES];

/* FXSAVE wants 512 bytes, XSAVE what CPUID says. */
static uint8_t extended_state[16384] __attribute__((aligned(64)));

static void save_extended_state(void)
{
    if (uses_xsave())
        __asm__ volatile("xsave64 %0" : "+m"(extended_state) : "a"(-1), "d"(-1));
    else
        __asm__ volatile("fxsave64 %0" : "+m"(extended_state));
}

static void restore_extended_state(void)
{
    if (uses_xsave())
        __asm__ volatile("xrstor64 %0" : : "m"(extended_state), "a"(-1), "d"(-1));
    else
        __asm__ volatile("fxrstor64 %0" : : "m"(extended_state));
}

static void read_host(uint64_t values[static VALUES])
{
    size_t i = 0;

#define VALUE(name, value) values[i++] = value;
    HOST_LIST(VALUE)
#undef VALUE
}

/* Those that are put back have a place of their own. */
static uint64_t found_cr2, found_dr6, found_kernel_gs_base;

void host_restore(void)
{
    x86_set_cr2(found_cr2);
    __asm__ volatile("mov %0, %%dr6" : : "r"(found_dr6));
    platform_write_msr(MSR_KERNEL_GS_BASE, found_kernel_gs_base);
    restore_extended_state();
}

bool host_remember(void)
{
    if (uses_xsave() && x86_cpuid(0xD, 0).rbx > sizeof(extended_state)) {
        say("the host uses more extended state than this example can keep");
        return false;
    }
    if (!hatch_canaries()) {
        say("there is no page for the canary: give the platform more memory");
        return false;
    }
    save_extended_state();
    found_cr2 = cr2();
    found_dr6 = dr6();
    found_kernel_gs_base = platform_read_msr(MSR_KERNEL_GS_BASE);
    read_host(found);
    return true;
}

const char *host_damage(void)
{
    uint64_t now[VALUES];

    read_host(now);
    for (size_t i = 0; i < VALUES; i++)
        if (now[i] != found[i])
            return names[i];
    return NULL;
}
