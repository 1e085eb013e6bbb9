/* SPDX-License-Identifier: MIT */
/* x86.h - the instructions and bits that vmm/ needs in addition to those of VMX. */
#ifndef VMXDEFS_EXAMPLE_X86_H
#define VMXDEFS_EXAMPLE_X86_H

#include <vmxdefs/base.h>

/* Whole registers: CPUID clears their high halves. */
struct cpuid {
    uint64_t rax, rbx, rcx, rdx;
};

static inline struct cpuid x86_cpuid(uint64_t leaf, uint64_t subleaf)
{
    struct cpuid c;

    __asm__ volatile("cpuid"
                     : "=a"(c.rax), "=b"(c.rbx), "=c"(c.rcx), "=d"(c.rdx)
                     : "a"(leaf), "c"(subleaf));
    return c;
}

#define X86_CPUID1_ECX_VMX     (1u << 5)
#define X86_CR4_PAE            (1u << 5)
#define X86_CR4_MCE            (1u << 6)
#define X86_CR4_LA57           (1u << 12)
#define X86_CR4_VMXE           (1u << 13)
#define X86_CR4_OSXSAVE        (1u << 18)
#define X86_CR4_CET            (1u << 23)
#define X86_CR4_FRED           (1ull << 32)
#define X86_CR0_TS             0x8u
#define X86_RFLAGS_FIXED       0x2u
#define X86_RFLAGS_CF          0x1u
#define X86_RFLAGS_STATUS      0x8D5u /* OF, SF, ZF, AF, PF, CF */
#define X86_RFLAGS_IF          0x200u
#define X86_RFLAGS_DF          0x400u
#define X86_XCR0_X87           0x1u
#define X86_MSR_APIC_BASE      0x1B
#define X86_APIC_BASE_X2APIC   0x400u
#define X86_MSR_FS_BASE        0xC0000100
#define X86_MSR_GS_BASE        0xC0000101
#define X86_MSR_SYSENTER_CS    0x174
#define X86_MSR_SYSENTER_ESP   0x175
#define X86_MSR_SYSENTER_EIP   0x176
#define X86_MSR_XFD            0x1C4
#define X86_MSR_XFD_ERR        0x1C5
#define X86_MSR_DEBUGCTL       0x1D9
#define X86_MSR_KERNEL_GS_BASE 0xC0000102
#define X86_DR6_INIT           0xFFFF0FF0u
#define X86_DR7_INIT           0x400u
#define X86_DR6_B0_B3          0xFu
#define X86_DR6_ACTIVE_LOW     0x10800u /* RTM, bus lock: 0 says that the event took place */

#define X86_READER(function, type, instruction)                   \
    static inline type function(void)                             \
    {                                                             \
        type value;                                               \
                                                                  \
        __asm__ volatile(instruction : "=r"(value) : : "memory"); \
        return value;                                             \
    }
X86_READER(x86_cr0, uint64_t, "mov %%cr0, %0")
X86_READER(x86_cr2, uint64_t, "mov %%cr2, %0")
X86_READER(x86_cr3, uint64_t, "mov %%cr3, %0")
X86_READER(x86_cr4, uint64_t, "mov %%cr4, %0")
X86_READER(x86_dr6, uint64_t, "mov %%dr6, %0")
X86_READER(x86_dr7, uint64_t, "mov %%dr7, %0")
X86_READER(x86_cs, uint16_t, "mov %%cs, %0")
X86_READER(x86_ds, uint16_t, "mov %%ds, %0")
X86_READER(x86_es, uint16_t, "mov %%es, %0")
X86_READER(x86_fs, uint16_t, "mov %%fs, %0")
X86_READER(x86_gs, uint16_t, "mov %%gs, %0")
X86_READER(x86_ss, uint16_t, "mov %%ss, %0")
X86_READER(x86_ldtr, uint16_t, "sldt %0")
X86_READER(x86_tr, uint16_t, "str %0")

#define X86_WRITER(function, type, constraint, instruction)             \
    static inline void function(type value)                             \
    {                                                                   \
        __asm__ volatile(instruction : : constraint(value) : "memory"); \
    }
X86_WRITER(x86_set_cr0, uint64_t, "r", "mov %0, %%cr0")
X86_WRITER(x86_set_cr2, uint64_t, "r", "mov %0, %%cr2")
X86_WRITER(x86_set_dr6, uint64_t, "r", "mov %0, %%dr6")
X86_WRITER(x86_set_dr7, uint64_t, "r", "mov %0, %%dr7")
X86_WRITER(x86_set_ldtr, uint16_t, "r", "lldt %0")

/* After a VM exit for an NMI, NMIs are blocked until the next IRET: execute one. */
static inline void x86_unblock_nmi(void)
{
    uint64_t scratch;

    __asm__ volatile("mov %%ss, %k0\n\tpush %0\n\tlea 8(%%rsp), %0\n\tpush %0\n\tpushf\n\t"
                     "mov %%cs, %k0\n\tpush %0\n\tlea 1f(%%rip), %0\n\tpush %0\n\tiretq\n1:"
                     : "=&r"(scratch)
                     :
                     : "memory", "cc");
}

static inline uint64_t x86_rdtsc(void)
{
    uint32_t low, high;

    __asm__ volatile("rdtsc" : "=a"(low), "=d"(high));
    return (uint64_t)high << 32 | low;
}

/* False: no number was available. */
static inline bool x86_rdrand(uint64_t *number)
{
    bool valid;

    __asm__ volatile("rdrand %0" : "=r"(*number), "=@ccc"(valid));
    return valid;
}

static inline bool x86_rdseed(uint64_t *number)
{
    bool valid;

    __asm__ volatile("rdseed %0" : "=r"(*number), "=@ccc"(valid));
    return valid;
}

static inline bool x86_is_canonical(uint64_t address)
{
    return address + (1ull << 47) < 1ull << 48; /* four levels of paging */
}

/* GDTR or IDTR, as SGDT and SIDT store them. */
struct __attribute__((packed)) descriptor_table {
    uint16_t limit;
    uint64_t base;
};

#define X86_TABLE(function, set_function, store, load)   \
    static inline struct descriptor_table function(void) \
    {                                                    \
        struct descriptor_table table;                   \
                                                         \
        __asm__ volatile(store " %0" : "=m"(table));     \
        return table;                                    \
    }                                                    \
    X86_WRITER(set_function, struct descriptor_table, "m", load " %0")
X86_TABLE(x86_gdtr, x86_set_gdtr, "sgdt", "lgdt")
X86_TABLE(x86_idtr, x86_set_idtr, "sidt", "lidt")

/* The base of the system segment that `selector` names in the GDT: of the task register. */
static inline uint64_t x86_system_segment_base(uint16_t selector)
{
    const uint8_t *d = (const uint8_t *)(uintptr_t)(x86_gdtr().base + (selector & ~7u));

    return (uint64_t)d[2] | (uint64_t)d[3] << 8 | (uint64_t)d[4] << 16 | (uint64_t)d[7] << 24 |
           (uint64_t)d[8] << 32 | (uint64_t)d[9] << 40 | (uint64_t)d[10] << 48 |
           (uint64_t)d[11] << 56;
}

#endif /* VMXDEFS_EXAMPLE_X86_H */
