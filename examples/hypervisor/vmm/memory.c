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
#define EPT_ALL               0x7 /* read, write, execute */
#define EPT_TABLE             (EPT_ALL | VMXD_EPT_TABLE_ACCESSED)
/* Accessed and dirty already: with these flags in use, only what a test clears is logged. */
#define EPT_PAGE                                                                                   \
    (EPT_ALL | VMXD_PUT(VMXD_EPT_LEAF_MEMORY_TYPE, VMXD_MEMORY_TYPE_WB) | VMXD_EPT_LEAF_ACCESSED | \
     VMXD_EPT_LEAF_DIRTY)

/* A table that was made here, by both its addresses: entries hold the physical one. */
static struct table {
    uint64_t *entries;
    uint64_t physical;
} tables[64];
static size_t table_count;

static struct table *guest_root, *ept_root; /* PML4 tables; no ept_root: no EPT on this processor */
static uint64_t far_table;                  /* the page table on the way to GUEST_FAR */
static size_t guest_tables;                 /* so many of the tables are the guest's */

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

/* The last-level entry for `address`, with the tables on the way to it; NULL if memory ran out, or, with
 * a `link` of 0, if there is none.  Page tables and EPT have the same shape: four levels of 512 entries
 * that point to the next table. */
static uint64_t *entry_for(struct table *table, uint64_t address, uint64_t link)
{
    for (unsigned int level = 4; level > 1; level--) {
        uint64_t *entry = &table->entries[vmxd_ept_index(address, level)];

        if (*entry == 0) {
            table = link ? new_table() : NULL;
            if (table == NULL)
                return NULL;
            *entry = table->physical | link;
        } else {
            table = find_table(*entry & VMXD_EPT_TABLE_PAGE_FRAME_NUMBER);
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
    uint64_t *entry = entry_for(ept_root, physical, EPT_TABLE);

    if (entry == NULL)
        return false;
    *entry = physical | EPT_PAGE;
    return true;
}

/* The lazy page a second time, at the end of page tables of its own. */
static bool map_far_page(void)
{
    uint64_t *entry = entry_for(guest_root, GUEST_FAR, PAGE_PRESENT_WRITABLE);

    if (entry == NULL)
        return false;
    far_table = tables[table_count - 1].physical;
    *entry = platform_physical(guest_lazy_page) | PAGE_PRESENT_WRITABLE;
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
    return guest_root != NULL && for_guest_memory(map_page_for_guest) && map_far_page();
}

static bool setup_ept(void)
{
    guest_tables = table_count;
    ept_root = new_table();
    if (ept_root == NULL)
        return false;
    for (size_t i = 0; i < guest_tables; i++)
        if (!map_physical(tables[i].physical))
            return false;
    if (!for_guest_memory(map_in_ept))
        return false;
    return true;
}

static bool ept_is_usable(const struct vmxd_capabilities *c)
{
    return vmxd_ctls32_allow(c->secondary, VMXD_SECONDARY_ENABLE_EPT) &&
           VMXD_GET(VMXD_EPT_VPID_CAP_PAGE_WALK_LENGTH_4, c->ept_vpid) &&
           VMXD_GET(VMXD_EPT_VPID_CAP_MEMORY_TYPE_WB, c->ept_vpid) &&
           VMXD_GET(VMXD_EPT_VPID_CAP_INVEPT_ALL_CONTEXTS, c->ept_vpid);
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
    return ept_root->physical | VMXD_PUT(VMXD_EPTP_MEMORY_TYPE, VMXD_MEMORY_TYPE_WB) |
           VMXD_PUT(VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1, 3);
}

/* --- Rights that come and go: of the guest's own pages --- */

#define EPT_ADDRESS VMXD_EPT_LEAF_PAGE_FRAME_NUMBER

/* NULL if the page is not the guest's. */
static uint64_t *own_entry(uint64_t guest_physical)
{
    uint64_t *entry = ept_root ? entry_for(ept_root, guest_physical, 0) : NULL;

    return entry != NULL && (*entry & EPT_ADDRESS) == (guest_physical & EPT_ADDRESS) ? entry : NULL;
}

/* Adding rights needs no INVEPT: the EPT violation has dropped what was cached of this page.  What may
 * be written must be readable, too. */
bool memory_grant(uint64_t guest_physical, vmxd_qual_ept_violation access)
{
    uint64_t *entry = own_entry(guest_physical);

    if (entry == NULL)
        return false;
    *entry |= (access.full & EPT_ALL) | VMXD_GET(VMXD_QUAL_EPT_DATA_WRITE, access) |
              VMXD_PUT(VMXD_EPT_LEAF_MEMORY_TYPE, VMXD_MEMORY_TYPE_WB);
    return true;
}

/* Taking rights away leaves what the processor has cached of them. */
static bool change_entry(uint64_t guest_physical, uint64_t flags)
{
    uint64_t *entry = own_entry(guest_physical);

    if (entry == NULL)
        return false;
    *entry = (*entry & EPT_ADDRESS) | (flags & ~EPT_ADDRESS); /* never another page */
    vmxd_invept(VMXD_INVEPT_ALL_CONTEXT, 0);
    return true;
}

bool memory_repair(uint64_t guest_physical)
{
    return change_entry(guest_physical, EPT_PAGE);
}

bool memory_change_page(const void *page, uint64_t flags)
{
    return change_entry(platform_physical(page), flags);
}

bool memory_change_page_table(uint64_t flags)
{
    return change_entry(far_table, flags);
}

uint64_t memory_physical_of(uint64_t linear)
{
    if (linear == GUEST_FAR_ENTRY)
        return far_table + 8 * (uint64_t)vmxd_ept_index(GUEST_FAR, 1);
    if (linear >= GUEST_FAR && linear < GUEST_FAR + PLATFORM_PAGE_SIZE)
        return platform_physical(guest_lazy_page) + (linear - GUEST_FAR);
    return platform_physical((const void *)(uintptr_t)linear);
}

static bool restore_in_ept(const uint8_t *page)
{
    *own_entry(platform_physical(page)) = platform_physical(page) | EPT_PAGE;
    return true;
}

/* Everything as it was at first: the guest has all of its memory but the lazy page. */
static void restore_rights(void)
{
    if (ept_root == NULL)
        return;
    for (size_t i = 0; i < guest_tables; i++)
        *own_entry(tables[i].physical) = tables[i].physical | EPT_PAGE;
    for_guest_memory(restore_in_ept);
    change_entry(platform_physical(guest_lazy_page), 0);
}

/* --- A device of the machine, lent to one guest --- */

#define PAGE_UNCACHEABLE 0x18 /* PCD, PWT */

static uint64_t *device_entry, *device_ept_entry;

bool memory_lend_device(uint64_t physical)
{
    device_entry = entry_for(guest_root, GUEST_DEVICE, PAGE_PRESENT_WRITABLE);
    device_ept_entry = ept_root ? entry_for(ept_root, physical, EPT_TABLE) : NULL;
    if (device_entry == NULL || (ept_root && device_ept_entry == NULL))
        return false;
    *device_entry = physical | PAGE_PRESENT_WRITABLE | PAGE_UNCACHEABLE;
    if (device_ept_entry != NULL)
        *device_ept_entry =
            physical | EPT_ALL | VMXD_PUT(VMXD_EPT_LEAF_MEMORY_TYPE, VMXD_MEMORY_TYPE_UC);
    return true;
}

static void take_device_back(void)
{
    if (device_entry != NULL)
        *device_entry = 0;
    if (device_ept_entry != NULL)
        *device_ept_entry = 0;
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
    take_device_back();
    restore_rights();
    guest_resume = 0;
    guest_hook = NULL;
    *return_address = (uintptr_t)guest_return;
    return (uintptr_t)return_address;
}

/* --- A copy of the guest, to begin again from --- */

static uint64_t *copies[192];

static size_t pages_between(const uint8_t *begin, const uint8_t *end)
{
    return (size_t)(end - begin) / PLATFORM_PAGE_SIZE;
}

static size_t reachable_pages(void)
{
    return pages_between(guest_code_begin, guest_code_end) +
           pages_between(guest_data_begin, guest_data_end) + table_count;
}

/* Page number i of all that a guest can reach: of its code, of its data, of the tables. */
static uint64_t *reachable_page(size_t i)
{
    const size_t code = pages_between(guest_code_begin, guest_code_end);
    const size_t data = pages_between(guest_data_begin, guest_data_end);

    if (i < code)
        return (uint64_t *)(void *)(guest_code_begin + i * PLATFORM_PAGE_SIZE);
    if (i < code + data)
        return (uint64_t *)(void *)(guest_data_begin + (i - code) * PLATFORM_PAGE_SIZE);
    return tables[i - code - data].entries;
}

static void copy_page(uint64_t *to, const uint64_t *from)
{
    for (size_t i = 0; i < PLATFORM_PAGE_SIZE / sizeof(*to); i++)
        to[i] = from[i];
}

bool memory_keep(void)
{
    const size_t count = reachable_pages();

    if (count > sizeof(copies) / sizeof(copies[0]))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (copies[i] == NULL)
            copies[i] = platform_page();
        if (copies[i] == NULL)
            return false;
        copy_page(copies[i], reachable_page(i));
    }
    return true;
}

void memory_put_back(void)
{
    for (size_t i = 0; i < reachable_pages(); i++)
        copy_page(reachable_page(i), copies[i]);
}
