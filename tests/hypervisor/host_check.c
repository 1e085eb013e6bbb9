/* SPDX-License-Identifier: MIT */
/* host_check.c - the state of the host that no guest may change: remembered once, compared after each guest.
 *
 * vmm/ keeps it: by the VMCS, by exits, or in host_state.c.  Nothing is restored here.
 */
#include "../../examples/hypervisor/vmm/x86.h"
#include "selftest.h"

#define CPUID_80000001_EDX_RDTSCP (1u << 27)
#define CPUID_D_1_EAX_XSAVES      (1u << 3)
#define CPUID_7_1_EAX_FRED        (1u << 17)

#define MSR_PAT          0x277
#define MSR_EFER         0xC0000080
#define MSR_STAR         0xC0000081
#define MSR_LSTAR        0xC0000082
#define MSR_FMASK        0xC0000084
#define MSR_TSC_AUX      0xC0000103
#define MSR_FRED_RSP0    0x1CC
#define MSR_FRED_RSP1    0x1CD
#define MSR_FRED_RSP2    0x1CE
#define MSR_FRED_RSP3    0x1CF
#define MSR_FRED_STKLVLS 0x1D0
#define MSR_FRED_CONFIG  0x1D4

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
DR_READER(rflags, "pushfq\n\tpop %0")

static bool uses_xsave(void)
{
    return (x86_cr4() & X86_CR4_OSXSAVE) != 0;
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
               ? platform_read_msr(X86_MSR_XSS)
               : 0;
}

static uint64_t fred_msr(uint32_t msr)
{
    return x86_cpuid(0, 0).rax >= 7 && x86_cpuid(7, 0).rax >= 1 &&
                   (x86_cpuid(7, 1).rax & CPUID_7_1_EAX_FRED)
               ? platform_read_msr(msr)
               : 0;
}

/* The registers of x87 and SSE, as far as FXSAVE stores them, as one number.  The last instruction and its operand
 * are left out: they change without a change of state. */
static uint64_t fpu_checksum(void)
{
    static struct __attribute__((aligned(16))) {
        uint8_t bytes[512];
    } area;
    uint64_t sum = 0;

    __asm__ volatile("fxsave64 %0" : "+m"(area));
    for (size_t i = 0; i < 416; i++) /* the rest is reserved */
        if (i < 6 || (i >= 24 && i < 28) || i >= 32)
            sum = (sum << 7 | sum >> 57) ^ area.bytes[i];
    return sum;
}

/* --- Canaries: pages of the host that no guest has --- */

#define CANARIES       2
#define CANARY_WORD(i) (0x5AFE5AFE00000000ull + (i))

static uint64_t *canaries[CANARIES];

static bool init_canaries(void)
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

static uint64_t changed_canary_words(void)
{
    uint64_t changed = 0;

    for (size_t page = 0; page < CANARIES; page++)
        for (size_t i = 0; i < PLATFORM_PAGE_SIZE / 8; i++)
            changed += canaries[page][i] != CANARY_WORD(i);
    return changed;
}

/* --- The state that is compared --- */

#define HOST_LIST(X)                                                    \
    X("CR0", x86_cr0())                                                 \
    X("CR2", x86_cr2())                                                 \
    X("CR3", x86_cr3())                                                 \
    X("CR4", x86_cr4())                                                 \
    X("XCR0", xcr0())                                                   \
    X("DR0", dr0())                                                     \
    X("DR1", dr1())                                                     \
    X("DR2", dr2())                                                     \
    X("DR3", dr3())                                                     \
    X("DR6", x86_dr6())                                                 \
    X("DR7", x86_dr7())                                                 \
    X("RFLAGS.IF", rflags() & X86_RFLAGS_IF)                            \
    X("RFLAGS.DF", rflags() & X86_RFLAGS_DF)                            \
    X("CS", x86_cs())                                                   \
    X("SS", x86_ss())                                                   \
    X("DS", x86_ds())                                                   \
    X("ES", x86_es())                                                   \
    X("FS", x86_fs())                                                   \
    X("GS", x86_gs())                                                   \
    X("TR", x86_tr())                                                   \
    X("the base in GDTR", x86_gdtr().base)                              \
    X("the base in IDTR", x86_idtr().base)                              \
    X("IA32_APIC_BASE", platform_read_msr(X86_MSR_APIC_BASE))           \
    X("IA32_SYSENTER_CS", platform_read_msr(X86_MSR_SYSENTER_CS))       \
    X("IA32_SYSENTER_ESP", platform_read_msr(X86_MSR_SYSENTER_ESP))     \
    X("IA32_SYSENTER_EIP", platform_read_msr(X86_MSR_SYSENTER_EIP))     \
    X("IA32_PAT", platform_read_msr(MSR_PAT))                           \
    X("IA32_XSS", xss())                                                \
    X("IA32_EFER", platform_read_msr(MSR_EFER))                         \
    X("IA32_STAR", platform_read_msr(MSR_STAR))                         \
    X("IA32_FRED_CONFIG", fred_msr(MSR_FRED_CONFIG))                    \
    X("IA32_FRED_STKLVLS", fred_msr(MSR_FRED_STKLVLS))                  \
    X("IA32_FRED_RSP0", fred_msr(MSR_FRED_RSP0))                        \
    X("IA32_FRED_RSP1", fred_msr(MSR_FRED_RSP1))                        \
    X("IA32_FRED_RSP2", fred_msr(MSR_FRED_RSP2))                        \
    X("IA32_FRED_RSP3", fred_msr(MSR_FRED_RSP3))                        \
    X("IA32_LSTAR", platform_read_msr(MSR_LSTAR))                       \
    X("IA32_FMASK", platform_read_msr(MSR_FMASK))                       \
    X("IA32_FS_BASE", platform_read_msr(X86_MSR_FS_BASE))               \
    X("IA32_GS_BASE", platform_read_msr(X86_MSR_GS_BASE))               \
    X("IA32_KERNEL_GS_BASE", platform_read_msr(X86_MSR_KERNEL_GS_BASE)) \
    X("IA32_TSC_AUX", tsc_aux())                                        \
    X("x87 or SSE registers", fpu_checksum())                           \
    X("memory of the host", changed_canary_words())

static const char *const names[] = {
#define NAME(name, value) name,
    HOST_LIST(NAME)
#undef NAME
};
#define VALUES (sizeof(names) / sizeof(names[0]))

static uint64_t remembered[VALUES];

static void read_host(uint64_t values[static VALUES])
{
    size_t i = 0;

#define VALUE(name, value) values[i++] = value;
    HOST_LIST(VALUE)
#undef VALUE
}

bool host_remember(void)
{
    if (!init_canaries()) {
        log_line("the host has no page left for the canaries");
        return false;
    }
    read_host(remembered);
    return true;
}

const char *host_damage(void)
{
    uint64_t now[VALUES];

    read_host(now);
    for (size_t i = 0; i < VALUES; i++)
        if (now[i] != remembered[i]) {
            host_remember();
            return names[i];
        }
    return NULL;
}
