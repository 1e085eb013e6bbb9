/* SPDX-License-Identifier: MIT */
/* memory.c - the guest's memory: its page tables, EPT where the processor has it, and what a guest
 * finds in memory when it starts.
 *
 * Page tables and EPT map the same pages: those of the guest program and those of its page tables,
 * and nothing else of the machine.  The page tables map them at the host's linear addresses; EPT is
 * an identity map of physical addresses, which need not follow each other.
 */
#include "../guests/guest.h"

#define PAGE_PRESENT_WRITABLE 0x3
#define EPT_ALL 0x7 /* read, write, execute */

/* A table that was made here, by both its addresses: entries hold the physical one. */
static struct table {
    uint64_t *entries;
    uint64_t physical;
} tables[64];
static size_t table_count;

static struct table *guest_root, *ept_root; /* PML4 tables; no ept_root: no EPT on this processor */
static uint64_t *lazy_entry;                /* the EPT entry of guest_lazy_page */

static struct table *new_table(void)
{
    struct table *table = &tables[table_count];

    if (table_count == sizeof(tables) / sizeof(tables[0]))
        return NULL;
    table->entries = platform_page();
    if (table->entries == NULL)
        return NULL;
    table->physical = platform_physical(table->entries);
    table_count++;
    return table;
}

static struct table *find_table(uint64_t physical)
{
    struct table *table = tables;

    while (table->physical != physical)
        table++;
    return table;
}

/* The last-level entry for `address`, with the tables on the way to it; NULL if memory ran out.  Page
 * tables and EPT have the same shape: four levels of 512 entries that point to the next table. */
static uint64_t *entry_for(struct table *table, uint64_t address, uint64_t link)
{
    for (unsigned int level = 4; level > 1; level--) {
        uint64_t *entry = &table->entries[vmxd_ept_index(address, level)];

        if (*entry == 0) {
            table = new_table();
            if (table == NULL)
                return NULL;
            *entry = table->physical | link;
        } else {
            table = find_table(*entry & VMXD_MASK64(vmxd_ept_table_entry, page_frame_number));
        }
    }
    return &table->entries[vmxd_ept_index(address, 1)];
}

static bool map_page_for_guest(const uint8_t *page)
{
    uint64_t *entry = entry_for(guest_root, (uint64_t)(uintptr_t)page, PAGE_PRESENT_WRITABLE);

    if (entry == NULL)
        return false;
    *entry = platform_physical(page) | PAGE_PRESENT_WRITABLE;
    return true;
}

static bool map_physical(uint64_t physical)
{
    uint64_t *entry = entry_for(ept_root, physical, EPT_ALL);

    if (entry == NULL)
        return false;
    *entry = physical | EPT_ALL | VMXD_PUT64(vmxd_ept_leaf, memory_type, VMXD_MEMORY_TYPE_WB);
    return true;
}

static bool map_in_ept(const uint8_t *page)
{
    return map_physical(platform_physical(page));
}

static bool for_each_page(const uint8_t *begin, const uint8_t *end,
                          bool (*map)(const uint8_t *page))
{
    for (const uint8_t *page = begin; page < end; page += PLATFORM_PAGE_SIZE)
        if (!map(page))
            return false;
    return true;
}

static bool for_guest_memory(bool (*map)(const uint8_t *page))
{
    return for_each_page(guest_code_begin, guest_code_end, map) &&
           for_each_page(guest_data_begin, guest_data_end, map);
}

static bool setup_page_tables(void)
{
    guest_root = new_table();
    return guest_root != NULL && for_guest_memory(map_page_for_guest);
}

static bool setup_ept(void)
{
    const size_t guest_tables = table_count;

    ept_root = new_table();
    if (ept_root == NULL)
        return false;
    for (size_t i = 0; i < guest_tables; i++)
        if (!map_physical(tables[i].physical))
            return false;
    if (!for_guest_memory(map_in_ept))
        return false;
    lazy_entry = entry_for(ept_root, platform_physical(guest_lazy_page), EPT_ALL);
    return true;
}

static bool ept_is_usable(const struct vmxd_capabilities *c)
{
    return VMXD_MAY_BE_1_32(vmxd_secondary_controls, enable_ept, c->secondary) &&
           VMXD_GET64(vmxd_ept_vpid_cap, page_walk_length_4, c->ept_vpid) &&
           VMXD_GET64(vmxd_ept_vpid_cap, memory_type_wb, c->ept_vpid) &&
           VMXD_GET64(vmxd_ept_vpid_cap, invept_all_contexts, c->ept_vpid);
}

bool memory_setup(const struct vmxd_capabilities *capabilities)
{
    return setup_page_tables() && (!ept_is_usable(capabilities) || setup_ept());
}

uint64_t memory_guest_cr3(void)
{
    return guest_root->physical;
}

uint64_t memory_eptp(void)
{
    if (ept_root == NULL)
        return 0;
    return ept_root->physical | VMXD_PUT64(vmxd_eptp, memory_type, VMXD_MEMORY_TYPE_WB) |
           VMXD_PUT64(vmxd_eptp, page_walk_length_minus_1, 3);
}

/* Taking rights away leaves what the processor has cached of them. */
static void withdraw_lazy_page(void)
{
    if (ept_root == NULL)
        return;
    *lazy_entry = 0;
    vmxd_invept(VMXD_INVEPT_ALL_CONTEXT, 0);
}

/* Adding rights needs no INVEPT: the EPT violation has dropped what was cached of this page. */
bool memory_grant(uint64_t guest_physical, vmxd_qualification_ept_violation access)
{
    const uint64_t page = platform_physical(guest_lazy_page);

    if ((guest_physical & ~(uint64_t)(PLATFORM_PAGE_SIZE - 1)) != page)
        return false;
    *lazy_entry |= page | (access.full & EPT_ALL) |
                   VMXD_PUT64(vmxd_ept_leaf, memory_type, VMXD_MEMORY_TYPE_WB);
    return true;
}

static uint64_t descriptor(uint32_t rights)
{
    /* Bits 15:0 of access rights are bits 55:40 of a descriptor; the limit is FFFFFH. */
    return (uint64_t)rights << 40 | 0x000F00000000FFFFull;
}

static void prepare_gdt(void)
{
    const uint64_t tss = (uintptr_t)guest_tss;

    guest_gdt[GUEST_CS / 8] = descriptor(GUEST_RIGHTS_CODE);
    guest_gdt[GUEST_SS / 8] = descriptor(GUEST_RIGHTS_DATA);
    guest_gdt[GUEST_TR / 8] = (sizeof(guest_tss) - 1) | (tss & 0xFFFFFF) << 16 |
                              (uint64_t)GUEST_RIGHTS_BUSY_TSS << 40 | (tss >> 24 & 0xFF) << 56;
    guest_gdt[GUEST_TR / 8 + 1] = tss >> 32;
}

static void prepare_idt(void)
{
    const uint64_t interrupt_gate = 0x8Eull << 40 | (uint64_t)GUEST_CS << 16;

    for (size_t vector = 0; vector < 256; vector++) {
        const uint64_t handler = (uintptr_t)guest_vectors + vector * GUEST_VECTOR_SIZE;

        guest_idt[2 * vector] =
            interrupt_gate | (handler & 0xFFFF) | (handler >> 16 & 0xFFFF) << 48;
        guest_idt[2 * vector + 1] = handler >> 32;
        guest_events[vector] = 0;
    }
}

uint64_t memory_prepare_guest(void)
{
    uint64_t *const return_address = &guest_stack[GUEST_STACK_WORDS - 1];

    prepare_gdt();
    prepare_idt();
    withdraw_lazy_page();
    guest_resume = 0;
    *return_address = (uintptr_t)guest_return;
    return (uintptr_t)return_address;
}
