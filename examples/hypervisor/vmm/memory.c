/* SPDX-License-Identifier: MIT */
/* memory.c - the guest's page tables, and EPT where the processor has it.
 *
 * Both map the pages of the guest program and of its page tables, and no other memory of the machine.  The
 * page tables map the guest program at the host's linear addresses.  EPT is an identity map of physical
 * addresses.
 */
#include "vcpu.h"

#define PAGE_PRESENT_WRITABLE 0x3u
#define EPT_TABLE_RIGHTS                                                   \
    (VMXD_EPT_TABLE_READ | VMXD_EPT_TABLE_WRITE | VMXD_EPT_TABLE_EXECUTE | \
     VMXD_EPT_TABLE_USER_EXECUTE | VMXD_EPT_TABLE_ACCESSED)
#define EPT_ADDRESS VMXD_EPT_LEAF_PAGE_FRAME_NUMBER

/* Tables by both addresses: their entries hold the physical one. */
struct table {
    uint64_t *entries;
    uint64_t physical;
};
/* Page tables of the guest, or EPT paging structures; the first is the PML4 table. */
static struct tables {
    struct table list[48];
    size_t count;
} guest_tables, ept_tables; /* ept_tables is empty without EPT */

static const struct guest *program;

static struct table *new_table(struct tables *t)
{
    struct table *table = &t->list[t->count];

    if (t->count == sizeof(t->list) / sizeof(t->list[0]))
        return NULL;
    table->entries = platform_page();
    if (table->entries == NULL)
        return NULL;
    table->physical = platform_physical(table->entries);
    t->count++;
    return table;
}

static struct table *find_table(struct tables *t, uint64_t physical)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->list[i].physical == physical)
            return &t->list[i];
    return NULL;
}

/* The entry that maps `address`.  Missing tables are made, with the rights `link`; 0: none is made.  NULL: a
 * table is missing, no page is left, or the guest changed an entry.  Page tables and EPT have the same shape:
 * four levels of 512 entries. */
static uint64_t *entry_for(struct tables *t, uint64_t address, uint64_t link)
{
    struct table *table = t->list;

    for (unsigned int level = 4; level > 1 && table != NULL; level--) {
        uint64_t *entry = &table->entries[vmxd_ept_index(address, level)];

        if (*entry != 0) {
            table = find_table(t, *entry & VMXD_EPT_TABLE_PAGE_FRAME_NUMBER);
            continue;
        }
        table = link ? new_table(t) : NULL;
        if (table != NULL)
            *entry = table->physical | link;
    }
    return table != NULL ? &table->entries[vmxd_ept_index(address, 1)] : NULL;
}

bool memory_map_ept(uint64_t physical, uint64_t entry)
{
    uint64_t *place = entry_for(&ept_tables, physical, EPT_TABLE_RIGHTS);

    if (place != NULL)
        *place = entry;
    return place != NULL;
}

/* New page tables are pages that the guest reaches: they need an entry in EPT, too. */
bool memory_map(uint64_t linear, uint64_t entry)
{
    const size_t count = guest_tables.count;
    uint64_t *place = entry_for(&guest_tables, linear, PAGE_PRESENT_WRITABLE);

    if (place == NULL)
        return false;
    *place = entry;
    for (size_t i = count; ept_tables.count != 0 && i < guest_tables.count; i++) {
        const uint64_t physical = guest_tables.list[i].physical;

        if (!memory_map_ept(physical, physical | MEMORY_ALL_RIGHTS))
            return false;
    }
    return true;
}

/* --- The pages that a guest can reach --- */

static size_t pages_between(const uint8_t *begin, const uint8_t *end)
{
    return (size_t)(end - begin) / PLATFORM_PAGE_SIZE;
}

size_t memory_pages(void)
{
    return pages_between(program->code_begin, program->code_end) +
           pages_between(program->data_begin, program->data_end) + guest_tables.count;
}

uint64_t *memory_page(size_t i)
{
    const size_t code = pages_between(program->code_begin, program->code_end);
    const size_t data = pages_between(program->data_begin, program->data_end);

    if (i < code)
        return (uint64_t *)(void *)(program->code_begin + i * PLATFORM_PAGE_SIZE);
    if (i < code + data)
        return (uint64_t *)(void *)(program->data_begin + (i - code) * PLATFORM_PAGE_SIZE);
    return guest_tables.list[i - code - data].entries;
}

/* --- Set-up --- */

static bool setup_page_tables(void)
{
    const size_t count = memory_pages(); /* before there are tables: the guest program's */

    if (new_table(&guest_tables) == NULL)
        return false;
    for (size_t i = 0; i < count; i++) {
        const uint64_t *page = memory_page(i);

        if (!memory_map((uintptr_t)page, platform_physical(page) | PAGE_PRESENT_WRITABLE))
            return false;
    }
    return true;
}

static bool setup_ept(void)
{
    if (new_table(&ept_tables) == NULL)
        return false;
    for (size_t i = 0; i < memory_pages(); i++) {
        const uint64_t physical = platform_physical(memory_page(i));

        if (!memory_map_ept(physical, physical | MEMORY_ALL_RIGHTS))
            return false;
    }
    return true;
}

static bool ept_is_usable(const struct vmxd_capabilities *c)
{
    return vmxd_ctls32_allow(c->secondary, VMXD_SECONDARY_ENABLE_EPT) &&
           VMXD_GET(VMXD_EPT_VPID_CAP_PAGE_WALK_LENGTH_4, c->ept_vpid) &&
           VMXD_GET(VMXD_EPT_VPID_CAP_MEMORY_TYPE_WB, c->ept_vpid) &&
           VMXD_GET(VMXD_EPT_VPID_CAP_INVEPT_ALL_CONTEXTS, c->ept_vpid);
}

bool memory_setup(const struct vmxd_capabilities *capabilities, const struct guest *guest)
{
    program = guest;
    return setup_page_tables() && (!ept_is_usable(capabilities) || setup_ept());
}

uint64_t memory_guest_cr3(void)
{
    return guest_tables.list[0].physical;
}

uint64_t memory_eptp(void)
{
    if (ept_tables.count == 0)
        return 0;
    return ept_tables.list[0].physical | VMXD_PUT(VMXD_EPTP_MEMORY_TYPE, VMXD_MEMORY_TYPE_WB) |
           VMXD_PUT(VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1, 3);
}

/* --- Rights of the guest's own pages in EPT --- */

/* NULL: there is no EPT, or the page is not the guest's. */
static uint64_t *own_entry(uint64_t physical)
{
    uint64_t *entry = ept_tables.count != 0 ? entry_for(&ept_tables, physical, 0) : NULL;

    return entry != NULL && (*entry & EPT_ADDRESS) == (physical & EPT_ADDRESS) ? entry : NULL;
}

/* Adding rights needs no INVEPT: the EPT violation invalidated the mappings of this page.  A writable page
 * must be readable too. */
bool memory_grant(uint64_t physical, vmxd_qual_ept_violation access)
{
    uint64_t *entry = own_entry(physical);

    if (entry == NULL)
        return false;
    if (VMXD_GET(VMXD_QUAL_EPT_DATA_READ, access) || VMXD_GET(VMXD_QUAL_EPT_DATA_WRITE, access))
        *entry |= VMXD_EPT_LEAF_READ;
    if (VMXD_GET(VMXD_QUAL_EPT_DATA_WRITE, access))
        *entry |= VMXD_EPT_LEAF_WRITE;
    if (VMXD_GET(VMXD_QUAL_EPT_INSTRUCTION_FETCH, access))
        *entry |= VMXD_EPT_LEAF_EXECUTE | VMXD_EPT_LEAF_USER_EXECUTE;
    *entry |= VMXD_PUT(VMXD_EPT_LEAF_MEMORY_TYPE, VMXD_MEMORY_TYPE_WB);
    return true;
}

static bool set_rights(uint64_t physical, uint64_t rights)
{
    uint64_t *entry = own_entry(physical);

    if (entry != NULL)
        *entry = (physical & EPT_ADDRESS) | (rights & ~EPT_ADDRESS);
    return entry != NULL;
}

/* Removing rights needs INVEPT: the processor may have cached them. */
bool memory_set_rights(uint64_t physical, uint64_t rights)
{
    const bool own = set_rights(physical, rights);

    if (own)
        vmxd_invept(VMXD_INVEPT_ALL_CONTEXT, 0);
    return own;
}

void memory_reset(void)
{
    if (ept_tables.count == 0)
        return;
    for (size_t i = 0; i < memory_pages(); i++)
        set_rights(platform_physical(memory_page(i)), MEMORY_ALL_RIGHTS);
    vmxd_invept(VMXD_INVEPT_ALL_CONTEXT, 0);
}
