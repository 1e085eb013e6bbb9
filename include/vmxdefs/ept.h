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

#define VMXD_EPT_ENTRIES_PER_TABLE 512

/* The index of a guest-physical address into the table of a level (1: page table, 2: page
 * directory, 3: page-directory-pointer table, 4: PML4, 5: PML5). */
static inline uint32_t vmxd_ept_index(uint64_t guest_physical_address, unsigned int level)
{
    return VMXD_CAST(uint32_t, guest_physical_address >> (12 + 9 * (level - 1)) & 0x1FF);
}

#endif /* VMXDEFS_EPT_H */
