/* SPDX-License-Identifier: MIT */
/* cpuid.h - features, bits and MSRs that only the tests use. */
#ifndef VMXDEFS_TEST_CPUID_H
#define VMXDEFS_TEST_CPUID_H

#include "../../examples/hypervisor/vmm/x86.h"

/* A bit of CPUID as one number: leaf 1, 7, LEAF_7_1 (subleaf 1 of leaf 7) or 0DH (subleaf 1); register 0 to 3 for
 * EAX to EDX. */
#define X86_FEATURE(leaf, reg, bit) (0x80000000u | (leaf) << 16 | (reg) << 8 | (bit))
#define LEAF_7_1                    0x107u
#define X86_FEATURE_MONITOR         X86_FEATURE(1u, 2u, 3u)
#define X86_FEATURE_SMX             X86_FEATURE(1u, 2u, 6u)
#define X86_FEATURE_XSAVE           X86_FEATURE(1u, 2u, 26u)
#define X86_FEATURE_CET_SS          X86_FEATURE(7u, 2u, 7u)
#define X86_FEATURE_INVPCID         X86_FEATURE(7u, 1u, 10u)
#define X86_FEATURE_LASS            X86_FEATURE(LEAF_7_1, 0u, 6u)
#define X86_FEATURE_WRMSRNS         X86_FEATURE(LEAF_7_1, 0u, 19u)
#define X86_FEATURE_MSRLIST         X86_FEATURE(LEAF_7_1, 0u, 27u)
#define X86_FEATURE_MSR_IMM         X86_FEATURE(LEAF_7_1, 2u, 5u)
#define X86_FEATURE_USER_MSR        X86_FEATURE(LEAF_7_1, 3u, 15u)

static inline bool x86_has_feature(uint32_t feature)
{
    const uint32_t leaf = feature >> 16 & 0xFF;
    const bool subleaf = (feature >> 16 & 0x100) != 0;
    const uint64_t top = x86_cpuid(0, 0).rax;
    struct cpuid c;

    if (leaf > top || (subleaf && x86_cpuid(leaf, 0).rax < 1))
        return false;
    c = x86_cpuid(leaf, subleaf || leaf == 0xD);
    return ((const uint64_t[]){c.rax, c.rbx, c.rcx, c.rdx}[feature >> 8 & 3] >> (feature & 31)) & 1;
}

#define X86_CR4_SMXE          (1u << 14)
#define X86_XSS_CET           0x1800u /* user and supervisor state */
#define X86_MSR_XSS           0xDA0
#define X86_APIC_BASE_ADDRESS 0x000FFFFFFFFFF000u

#endif /* VMXDEFS_TEST_CPUID_H */
