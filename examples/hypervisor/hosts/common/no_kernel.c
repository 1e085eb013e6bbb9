/* SPDX-License-Identifier: MIT */
/* no_kernel.c - what hosts without a kernel have in common: an identity map, and no copy of CR4. */
#include "../platform.h"

uint64_t platform_physical(const void *address)
{
    return (uintptr_t)address;
}

/* The identity map has at least the first 4 GiB. */
const void *platform_memory(uint64_t page)
{
    return page >> 32 == 0 ? (const void *)(uintptr_t)page : NULL;
}

uint64_t platform_read_msr(uint32_t msr)
{
    uint32_t low, high;

    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr) : "memory");
    return (uint64_t)high << 32 | low;
}

/* A #GP is not caught here.  The MSRs that vmm/ tries are 0 on hosts without a kernel, and stay 0. */
bool platform_try_read_msr(uint32_t msr, uint64_t *value)
{
    (void)msr;
    (void)value;
    return false;
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
