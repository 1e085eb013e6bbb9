/* SPDX-License-Identifier: MIT */
/* paging.c - devices in the identity map of boot.S, with the memory type that each needs. */
#include "../platform.h"
#include "metal.h"

#define PAGE_PRESENT 0x01u
#define PAGE_WRITE   0x02u
#define PAGE_PWT     0x08u
#define PAGE_PCD     0x10u
#define PAGE_LARGE   0x80u
#define PAGE_ADDRESS 0x000FFFFFFFFFF000u

#define LARGE_PAGE 0x200000u
#define MAP_END    (512ull << 30) /* one page-directory-pointer table */

/* As after reset, but entry 1 (PWT alone) is write-combining instead of write-through. */
#define MSR_PAT 0x277
#define PAT     0x0007040600070106u

extern uint64_t boot_pdpt[512];

static bool map_large_page(uint64_t address, uint64_t flags)
{
    uint64_t *entry = &boot_pdpt[address >> 30];
    uint64_t *directory;

    if (!(*entry & PAGE_PRESENT)) {
        directory = platform_page();
        if (!directory)
            return false;
        *entry = (uintptr_t)directory | PAGE_PRESENT | PAGE_WRITE;
    }
    directory = (uint64_t *)(uintptr_t)(*entry & PAGE_ADDRESS);
    directory[address / LARGE_PAGE % 512] = address | flags;
    return true;
}

bool paging_map_device(uint64_t address, uint64_t bytes, enum paging_cache cache)
{
    const uint64_t flags = PAGE_PRESENT | PAGE_WRITE | PAGE_LARGE | PAGE_PWT |
                           (cache == PAGING_UNCACHEABLE ? PAGE_PCD : 0);
    uint64_t page = address & ~(uint64_t)(LARGE_PAGE - 1);
    uint64_t cr3;

    if (address >= MAP_END || bytes > MAP_END - address)
        return false;
    platform_write_msr(MSR_PAT, PAT);
    for (; page < address + bytes; page += LARGE_PAGE)
        if (!map_large_page(page, flags))
            return false;
    __asm__ volatile("movq %%cr3, %0; movq %0, %%cr3" : "=r"(cr3) : : "memory");
    return true;
}
