/* SPDX-License-Identifier: MIT */
/* gdt.h - where a TSS descriptor goes in a copy of a GDT. */
#ifndef VMXDEFS_EXAMPLE_UEFI_GDT_H
#define VMXDEFS_EXAMPLE_UEFI_GDT_H

#include <stddef.h>
#include <stdint.h>

#define GDT_TSS_DESCRIPTOR_SIZE 16u

/* The selector of a TSS descriptor after the last entry of a GDT with this limit, in a copy of `space` bytes; 0: it does
 * not fit.  A GDT has up to 10000H bytes, one more than 16 bits can say: a VM exit leaves the limit FFFFH. */
static inline uint32_t gdt_tss_selector(uint32_t limit, size_t space)
{
    const uint32_t size = limit + 1u;
    const uint32_t selector = (size + 7) & ~7u;

    return selector + GDT_TSS_DESCRIPTOR_SIZE <= space ? selector : 0;
}

#endif /* VMXDEFS_EXAMPLE_UEFI_GDT_H */
