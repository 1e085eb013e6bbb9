/* SPDX-License-Identifier: MIT */
/* cpuid.h - features, bits and MSRs that only the tests use. */
#ifndef VMXDEFS_TEST_CPUID_H
#define VMXDEFS_TEST_CPUID_H

#include "../../examples/hypervisor/vmm/x86.h"

/* A bit of CPUID as one number: leaf 1, 7 or 0DH (subleaf 1); register 0 to 3 for EAX to EDX. */
#define X86_FEATURE(leaf, reg, bit) (0x80000000u | (leaf) << 16 | (reg) << 8 | (bit))
#define X86_FEATURE_MONITOR         X86_FEATURE(1u, 2u, 3u)
#define X86_FEATURE_SMX             X86_FEATURE(1u, 2u, 6u)
#define X86_FEATURE_XSAVE           X86_FEATURE(1u, 2u, 26u)
#define X86_FEATURE_CET_SS          X86_FEATURE(7u, 2u, 7u)
#define X86_FEATURE_INVPCID         X86_FEATURE(7u, 1u, 10u)

static inline bool x86_has_feature(uint32_t feature)
{
    const uint32_t leaf = feature >> 16 & 0x7FFF;
    const uint64_t top = x86_cpuid(0, 0).rax;
    struct cpuid c;

    if (leaf > top)
        return false;
    c = x86_cpuid(leaf, leaf == 0xD);
    return ((const uint64_t[]){c.rax, c.rbx, c.rcx, c.rdx}[feature >> 8 & 3] >> (feature & 31)) & 1;
}

#define X86_CR4_SMXE          (1u << 14)
#define X86_XSS_CET           0x1800u /* user and supervisor state */
#define X86_MSR_XSS           0xDA0
#define X86_MSR_APIC_BASE     0x1B
#define X86_APIC_BASE_X2APIC  0x400u
#define X86_APIC_BASE_ADDRESS 0x000FFFFFFFFFF000u

#endif /* VMXDEFS_TEST_CPUID_H */
