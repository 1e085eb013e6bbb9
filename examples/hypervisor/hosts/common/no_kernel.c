/* SPDX-License-Identifier: MIT */
/* no_kernel.c - what the hosts without a kernel have in common: memory that is mapped to itself, MSRs
 * and CR4 that need no leave. */
#include "platform.h"

uint64_t platform_physical(const void *address)
{
    return (uintptr_t)address;
}

uint64_t platform_read_msr(uint32_t msr)
{
    uint32_t low, high;

    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr) : "memory");
    return (uint64_t)high << 32 | low;
}

void platform_write_msr(uint32_t msr, uint64_t value)
{
    __asm__ volatile("wrmsr"
                     :
                     : "c"(msr), "a"((uint32_t)value), "d"((uint32_t)(value >> 32))
                     : "memory");
}

void platform_write_cr4(uint64_t value)
{
    __asm__ volatile("mov %0, %%cr4" : : "r"(value) : "memory");
}
