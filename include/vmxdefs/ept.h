/* SPDX-License-Identifier: MIT */
/* vmxdefs/ept.h - extended page tables.
 *
 * SDM: "The Extended Page Table Mechanism (EPT)", "Extended-Page-Table Pointer (EPTP)".
 *
 * MBEC below is the control "mode-based execute control for EPT".
 */
#ifndef VMXDEFS_EPT_H
#define VMXDEFS_EPT_H

#include "base.h"

/* Memory types of EPT entries; of the EPTP and of IA32_VMX_BASIC only UC and WB. */
#define VMXD_MEMORY_TYPE_LIST(X)                 \
    X(VMXD_MEMORY_TYPE_UC, 0, "uncacheable")     \
    X(VMXD_MEMORY_TYPE_WC, 1, "write combining") \
    X(VMXD_MEMORY_TYPE_WT, 4, "write through")   \
    X(VMXD_MEMORY_TYPE_WP, 5, "write protected") \
    X(VMXD_MEMORY_TYPE_WB, 6, "write back")

enum vmxd_memory_type { VMXD_MEMORY_TYPE_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_memory_type_name(uint32_t value) */
VMXD_NAMES(vmxd_memory_type_name, VMXD_MEMORY_TYPE_LIST, "reserved memory type");

/* Extended-page-table pointer. */
/* clang-format off */
#define VMXD_EPTP_TABLE(F, T)                                                              \
    F(T, memory_type,                     0,  3)  /* enum vmxd_memory_type: UC or WB */    \
    F(T, page_walk_length_minus_1,        3,  3)  /* 3 for four levels, 4 for five */      \
    F(T, enable_accessed_dirty,           6,  1)                                           \
    F(T, enable_supervisor_shadow_stack,  7,  1)                                           \
    F(T, reserved_8,                      8,  4)                                           \
    F(T, page_frame_number,              12, 40)  /* of the top table; up to MAXPHYADDR */ \
    F(T, reserved_52,                    52, 12)
/* clang-format on */
VMXD_LAYOUT64(vmxd_eptp, VMXD_EPTP_TABLE);

/* An entry that points to another table, at any level. */
/* clang-format off */
#define VMXD_EPT_TABLE_ENTRY_TABLE(F, T)                                       \
    F(T, read,               0,  1)                                            \
    F(T, write,              1,  1)                                            \
    F(T, execute,            2,  1)  /* with MBEC for supervisor mode */       \
    F(T, reserved_3,         3,  5)  /* no memory type here: only in leaves */ \
    F(T, accessed,           8,  1)  /* if the EPTP enables it */              \
    F(T, ignored_9,          9,  1)                                            \
    F(T, user_execute,      10,  1)  /* with MBEC, else ignored */             \
    F(T, ignored_11,        11,  1)                                            \
    F(T, page_frame_number, 12, 40)  /* of the next table; up to MAXPHYADDR */ \
    F(T, ignored_52,        52, 12)
/* clang-format on */
VMXD_LAYOUT64(vmxd_ept_table_entry, VMXD_EPT_TABLE_ENTRY_TABLE);

/* An entry that maps a page: of 4 KBytes at level 1, 2 MBytes at level 2, 1 GByte at level 3. */
/* clang-format off */
#define VMXD_EPT_LEAF_TABLE(F, T)                                                           \
    F(T, read,                        0,  1)                                                \
    F(T, write,                       1,  1)                                                \
    F(T, execute,                     2,  1)  /* with MBEC for supervisor mode */           \
    F(T, memory_type,                 3,  3)  /* enum vmxd_memory_type */                   \
    F(T, ignore_pat,                  6,  1)                                                \
    F(T, large_page,                  7,  1)  /* 1 at levels 3 and 2; ignored at level 1 */ \
    F(T, accessed,                    8,  1)  /* if the EPTP enables it */                  \
    F(T, dirty,                       9,  1)  /* if the EPTP enables it */                  \
    F(T, user_execute,               10,  1)  /* with MBEC, else ignored */                 \
    F(T, ignored_11,                 11,  1)                                                \
    F(T, page_frame_number,          12, 40)  /* low bits of a large page: 0 */             \
    F(T, ignored_52,                 52,  5)                                                \
    F(T, verify_guest_paging,        57,  1)                                                \
    F(T, paging_write_access,        58,  1)                                                \
    F(T, ignored_59,                 59,  1)                                                \
    F(T, supervisor_shadow_stack,    60,  1)                                                \
    F(T, sub_page_write_permissions, 61,  1)  /* 4-KByte pages only */                      \
    F(T, ignored_62,                 62,  1)                                                \
    F(T, suppress_ve,                63,  1)
/* clang-format on */
VMXD_LAYOUT64(vmxd_ept_leaf, VMXD_EPT_LEAF_TABLE);

/* A table of any level fills a page of 4 KBytes. */
#define VMXD_EPT_ENTRIES_PER_TABLE 512

/* Levels: 1 page table, 2 page directory, 3 page-directory-pointer table, 4 PML4, 5 PML5. */

/* The number of guest-physical address bits below what an entry of the level maps: 12, 21, 30, 39,
 * 48. */
static inline uint32_t vmxd_ept_shift(unsigned int level)
{
    return 12 + 9 * (level - 1);
}

/* The index of a guest-physical address into the table of a level. */
static inline uint32_t vmxd_ept_index(uint64_t guest_physical_address, unsigned int level)
{
    return VMXD_CAST(uint32_t, guest_physical_address >> vmxd_ept_shift(level) & 0x1FF);
}

/* How many levels a walk has, 4 or 5, if the EPTP is one that the processor accepts. */
static inline unsigned int vmxd_ept_levels(vmxd_eptp eptp)
{
    return VMXD_CAST(unsigned int, VMXD_GET64(vmxd_eptp, page_walk_length_minus_1, eptp) + 1);
}

/* A walk of this many levels can translate the address.  With four levels an address beyond 48 bits
 * is an EPT violation. */
static inline bool vmxd_ept_covers(uint64_t guest_physical_address, unsigned int levels)
{
    return levels >= 5 || guest_physical_address >> 48 == 0;
}

/* The physical address that an entry or an EPTP holds (the low bits of a large page are 0). */
static inline uint64_t vmxd_ept_address(uint64_t entry)
{
    return entry & VMXD_MASK64(vmxd_ept_leaf, page_frame_number);
}

/* The entry maps a page.  At level 1 all do; bit 7 of an entry at levels 4 and 5 is reserved. */
static inline bool vmxd_ept_is_leaf(uint64_t entry, unsigned int level)
{
    return level == 1 || (level <= 3 && (entry & VMXD_MASK64(vmxd_ept_leaf, large_page)) != 0);
}

/* Where a guest-physical address is, by the entry that maps its page. */
static inline uint64_t vmxd_ept_translate(uint64_t leaf, unsigned int level,
                                          uint64_t guest_physical_address)
{
    const uint64_t offset = (1ull << vmxd_ept_shift(level)) - 1;

    return (vmxd_ept_address(leaf) & ~offset) | (guest_physical_address & offset);
}

/* What the processor and the controls make of EPT entries.  (capability.h fills the first four.) */
struct vmxd_ept_rules {
    unsigned int physical_address_bits; /* MAXPHYADDR: less than CPUID says if TME reserves some */
    bool execute_only;                  /* the processor supports translations of this kind */
    bool page_2mb, page_1gb;            /* ... and pages of these sizes */
    bool mbec;                          /* control "mode-based execute control for EPT" */
    bool paging_write_control;          /* control "EPT paging-write control" */
};

/* Any permission, with MBEC also bit 10, makes an entry present.  What is not present is an EPT
 * violation, whatever else is in the entry. */
static inline bool vmxd_ept_is_present(uint64_t entry, bool mbec)
{
    const uint64_t permissions =
        VMXD_MASK64(vmxd_ept_leaf, read) | VMXD_MASK64(vmxd_ept_leaf, write) |
        VMXD_MASK64(vmxd_ept_leaf, execute) | (mbec ? VMXD_MASK64(vmxd_ept_leaf, user_execute) : 0);

    return (entry & permissions) != 0;
}

/* The bits of an entry that must be 0. */
static inline uint64_t vmxd_ept_reserved(uint64_t entry, unsigned int level,
                                         const struct vmxd_ept_rules *rules)
{
    const uint64_t address = VMXD_MASK64(vmxd_ept_leaf, page_frame_number);
    const uint64_t too_wide =
        rules->physical_address_bits < 52 ? address & ~0ull << rules->physical_address_bits : 0;
    const bool page_size =
        level == 1 || (level == 2 && rules->page_2mb) || (level == 3 && rules->page_1gb);

    if (vmxd_ept_is_leaf(entry, level) && page_size)
        return too_wide | (address & ((1ull << vmxd_ept_shift(level)) - 1));
    return too_wide | VMXD_MASK64(vmxd_ept_table_entry, reserved_3);
}

/* Permissions that make no sense: not readable, but writable, or executable though the processor
 * does not support execute-only, or written by paging. */
static inline bool vmxd_ept_permissions_are_misconfigured(uint64_t entry, unsigned int level,
                                                          const struct vmxd_ept_rules *rules)
{
    const uint64_t execute = VMXD_MASK64(vmxd_ept_leaf, execute) |
                             (rules->mbec ? VMXD_MASK64(vmxd_ept_leaf, user_execute) : 0);

    return (entry & VMXD_MASK64(vmxd_ept_leaf, read)) == 0 &&
           ((entry & VMXD_MASK64(vmxd_ept_leaf, write)) != 0 ||
            (!rules->execute_only && (entry & execute) != 0) ||
            (rules->paging_write_control && vmxd_ept_is_leaf(entry, level) &&
             (entry & VMXD_MASK64(vmxd_ept_leaf, paging_write_access)) != 0));
}

/* The memory types that a leaf must not have. */
static inline bool vmxd_ept_memory_type_is_reserved(uint64_t type)
{
    return type == 2 || type == 3 || type == 7;
}

/* The entry, found at this level, is an EPT misconfiguration.  (SDM: "EPT Misconfigurations") */
static inline bool vmxd_ept_is_misconfigured(uint64_t entry, unsigned int level,
                                             const struct vmxd_ept_rules *rules)
{
    return vmxd_ept_is_present(entry, rules->mbec) &&
           (vmxd_ept_permissions_are_misconfigured(entry, level, rules) ||
            (entry & vmxd_ept_reserved(entry, level, rules)) != 0 ||
            (vmxd_ept_is_leaf(entry, level) &&
             vmxd_ept_memory_type_is_reserved(
                 VMXD_GET64(vmxd_ept_leaf, memory_type, vmxd_ept_leaf_from(entry)))));
}

/* --- Sub-page write permissions (SDM: "Sub-Page Write Permissions") --- */

/* Sub-page-permission-table pointer. */
/* clang-format off */
#define VMXD_SPP_POINTER_TABLE(F, T)                                               \
    F(T, reserved_0,         0, 12)                                                \
    F(T, page_frame_number, 12, 40)  /* of the root SPP table; up to MAXPHYADDR */ \
    F(T, reserved_52,       52, 12)
/* clang-format on */
VMXD_LAYOUT64(vmxd_spp_pointer, VMXD_SPP_POINTER_TABLE);

/* An entry of an SPP table at levels 4, 3 and 2; the indexes are those of EPT.  An entry of level 1
 * is a vector.  Not valid: SPP miss; a reserved bit set: SPP misconfiguration. */
/* clang-format off */
#define VMXD_SPP_ENTRY_TABLE(F, T)                                             \
    F(T, valid,              0,  1)                                            \
    F(T, reserved_1,         1, 11)                                            \
    F(T, page_frame_number, 12, 40)  /* of the next table; up to MAXPHYADDR */ \
    F(T, reserved_52,       52, 12)
/* clang-format on */
VMXD_LAYOUT64(vmxd_spp_entry, VMXD_SPP_ENTRY_TABLE);

/* The bits of an SPP vector that must be 0: the odd ones. */
#define VMXD_SPP_VECTOR_RESERVED 0xAAAAAAAAAAAAAAAAull

/* The bit of its SPP vector that allows writes to the 128 bytes around an address. */
static inline uint64_t vmxd_spp_vector_bit(uint64_t guest_physical_address)
{
    return 1ull << 2 * (guest_physical_address >> 7 & 0x1F);
}

/* --- Other pointers with the format of a physical page --- */

/* HLAT pointer: like CR3, and like CR3 it holds a guest-physical address.  (SDM: "Fields Relating
 * to Hypervisor-Managed Linear-Address Translation") */
/* clang-format off */
#define VMXD_HLAT_POINTER_TABLE(F, T)                                                           \
    F(T, reserved_0,         0,  3)                                                             \
    F(T, pwt,                3,  1)  /* page-level write-through, for the first structure */    \
    F(T, pcd,                4,  1)  /* page-level cache disable, for the first structure */    \
    F(T, reserved_5,         5,  7)                                                             \
    F(T, page_frame_number, 12, 40)  /* of the first HLAT paging structure; up to MAXPHYADDR */ \
    F(T, reserved_52,       52, 12)
/* clang-format on */
VMXD_LAYOUT64(vmxd_hlat_pointer, VMXD_HLAT_POINTER_TABLE);

/* SEAM shared EPT pointer: the rest of an EPTP it takes from the EPTP. */
/* clang-format off */
#define VMXD_SHARED_EPTP_TABLE(F, T)                                                         \
    F(T, reserved_0,         0, 12)                                                          \
    F(T, page_frame_number, 12, 40)  /* of the top table; up to the width that CPUID says */ \
    F(T, reserved_52,       52, 12)
/* clang-format on */
VMXD_LAYOUT64(vmxd_shared_eptp, VMXD_SHARED_EPTP_TABLE);

#endif /* VMXDEFS_EPT_H */
