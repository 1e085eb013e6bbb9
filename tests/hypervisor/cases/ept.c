/* SPDX-License-Identifier: MIT */
/* ept.c - what EPT refuses: every access, permission and step of the walk; what it finds nonsense; what
 * it logs; what is left to sub-pages. */
#include "../core/x86.h"
#include "case.h"

#define R  VMXD_EPT_LEAF_READ
#define W  VMXD_EPT_LEAF_WRITE
#define X  VMXD_EPT_LEAF_EXECUTE
#define WB VMXD_PUT(VMXD_EPT_LEAF_MEMORY_TYPE, VMXD_MEMORY_TYPE_WB)
#define AD (VMXD_EPT_LEAF_ACCESSED | VMXD_EPT_LEAF_DIRTY)

/* An access by a linear address where EPT allows `allowed`: to what it translates to, or to an entry of
 * the page tables on the way. */
#define REFUSED(access, allowed)                                  \
    ((access) | (allowed) << VMXD_SHIFT(VMXD_QUAL_EPT_READABLE) | \
     VMXD_QUAL_EPT_GUEST_LINEAR_ADDRESS_VALID | VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED)
#define WALK_REFUSED(access, allowed) \
    (REFUSED(access, allowed) & ~VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED)

#define EXIT_EPT(qualification, address, physical, instruction, ...)                             \
    EXPECT("1f", "2f",                                                                           \
           ROW(1, VMXD_KIND_FAULT, VMXD_EXIT_EPT_VIOLATION, qualification, address, physical, 0, \
               0, 0, 0, 0),                                                                      \
           "1: " instruction "\n2:", __VA_ARGS__)
/* A fetch is refused at the target, not at the call. */
#define EXIT_EPT_FETCH(qualification)                                                       \
    EXPECT("guest_lazy_page", "guest_lazy_page + 1",                                        \
           ROW(1, VMXD_KIND_FAULT, VMXD_EXIT_EPT_VIOLATION, qualification, guest_lazy_page, \
               guest_lazy_page, 0, 0, 0, 0, 0),                                             \
           "call guest_lazy_page", NO_OPERANDS)

GUEST_TEXT static uint64_t guest_ept(void)
{
    uint64_t value = 1;

    EXIT_EPT(REFUSED(VMXD_QUAL_EPT_DATA_READ, 0ull), guest_lazy_page + 8, guest_lazy_page + 8,
             "mov guest_lazy_page + 8(%%rip), %[value]", [value] "+r"(value));
    value = 0x5A;
    EXIT_EPT(REFUSED(VMXD_QUAL_EPT_DATA_WRITE, R), guest_lazy_page + 16, guest_lazy_page + 16,
             "mov %[value], guest_lazy_page + 16(%%rip)", [value] "+r"(value));
    EXIT_EPT_FETCH(REFUSED(VMXD_QUAL_EPT_INSTRUCTION_FETCH, R | W));
    CHECK(guest_lazy_page[16] == 0x5A);
    return 0;
}
GUEST_CASE(guest_ept, "EPT violations, one right after the other", GUEST_DONE, .ept = true)

GUEST_TEXT static uint64_t guest_ept_write_first(void)
{
    uint64_t value = 1;

    EXIT_EPT(REFUSED(VMXD_QUAL_EPT_DATA_WRITE, 0ull), guest_lazy_page + 24, guest_lazy_page + 24,
             "mov %[value], guest_lazy_page + 24(%%rip)", [value] "+r"(value));
    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page, R | X | WB | AD);
    EXIT_EPT(REFUSED(VMXD_QUAL_EPT_DATA_WRITE, R | X), guest_lazy_page + 24, guest_lazy_page + 24,
             "mov %[value], guest_lazy_page + 24(%%rip)", [value] "+r"(value));
    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page, 0);
    EXIT_EPT_FETCH(REFUSED(VMXD_QUAL_EPT_INSTRUCTION_FETCH, 0ull));
    return 0;
}
GUEST_CASE(guest_ept_write_first, "EPT violations of a write, of a fetch", GUEST_DONE, .ept = true)

/* An instruction that reads and writes is refused for what is missing. */
GUEST_TEXT static uint64_t guest_ept_read_write(void)
{
    uint64_t value = 1;

    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page, R | WB | AD);
    EXIT_EPT(REFUSED(VMXD_QUAL_EPT_DATA_READ | VMXD_QUAL_EPT_DATA_WRITE, R), guest_lazy_page + 32,
             guest_lazy_page + 32,
             "xadd %[value], guest_lazy_page + 32(%%rip)", [value] "+r"(value));
    return 0;
}
GUEST_CASE(guest_ept_read_write, "EPT violation of a read and write", GUEST_DONE, .ept = true)

GUEST_TEXT static uint64_t guest_ept_execute_only(void)
{
    uint64_t value = 1;

    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page, X | WB | AD);
    __asm__ volatile("call guest_lazy_page" : : : "memory");
    EXIT_EPT(REFUSED(VMXD_QUAL_EPT_DATA_READ, X), guest_lazy_page + 8, guest_lazy_page + 8,
             "mov guest_lazy_page + 8(%%rip), %[value]", [value] "+r"(value));
    return 0;
}
GUEST_CASE(guest_ept_execute_only, "EPT violation of a page that is execute-only", GUEST_DONE,
           .ept = true, .execute_only = true)

/* The compiler must not know the number, or it computes the constants of the row from it. */
static inline __attribute__((always_inline)) uint64_t far_page(void)
{
    uint64_t address;

    __asm__("mov %1, %k0" : "=r"(address) : "i"(GUEST_FAR));
    return address;
}

/* The page table on the way to GUEST_FAR: not to be read; then not to be written, which the accessed
 * flag wants. */
GUEST_TEXT static uint64_t guest_ept_walk(void)
{
    uint64_t rbx = far_page(), value = 1;

    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page, R | WB | AD);
    hypercall(HYPERCALL_EPT_PAGE_TABLE, 0, 0);
    EXIT_EPT(WALK_REFUSED(VMXD_QUAL_EPT_DATA_READ, 0ull), GUEST_FAR + 8, GUEST_FAR_ENTRY,
             "mov 8(%%rbx), %[value]", "+b"(rbx), [value] "+r"(value));
    return 0;
}
GUEST_CASE(guest_ept_walk, "EPT violation in the page walk", GUEST_DONE, .ept = true)

/* With accessed and dirty flags for EPT each step of a walk counts as a write, too. */
GUEST_TEXT static uint64_t guest_ept_walk_write(void)
{
    uint64_t rbx = far_page(), value = 1;

    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page, R | WB | AD);
    hypercall(HYPERCALL_EPT_PAGE_TABLE, 0, R | WB | AD);
    EXIT_EPT(WALK_REFUSED(VMXD_QUAL_EPT_DATA_READ | VMXD_QUAL_EPT_DATA_WRITE, R), GUEST_FAR + 8,
             GUEST_FAR_ENTRY, "mov 8(%%rbx), %[value]", "+b"(rbx), [value] "+r"(value));
    return 0;
}
GUEST_CASE(guest_ept_walk_write, "EPT violation in the page walk, with accessed flags", GUEST_DONE,
           .ept = true, .accessed_dirty = true)

/* --- EPT misconfigurations --- */

#define EXIT_EPT_MISCONFIGURATION                                                                \
    EXPECT("1f", "2f",                                                                           \
           ROW(1, VMXD_KIND_FAULT, VMXD_EXIT_EPT_MISCONFIGURATION, 0, 0, guest_lazy_page + 8, 0, \
               0, 0, 0, 0),                                                                      \
           "1: mov guest_lazy_page + 8(%%rip), %[value]\n2:", [value] "+r"(value))

GUEST_TEXT static uint64_t guest_ept_misconfiguration(void)
{
    uint64_t value = 1;

    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page, W | WB); /* write-only */
    EXIT_EPT_MISCONFIGURATION;
    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page, W | X | WB);
    EXIT_EPT_MISCONFIGURATION;
    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page,
              R | VMXD_PUT(VMXD_EPT_LEAF_MEMORY_TYPE, 2)); /* reserved */
    EXIT_EPT_MISCONFIGURATION;
    return 0;
}
GUEST_CASE(guest_ept_misconfiguration, "EPT misconfigurations", GUEST_DONE, .ept = true)

/* --- Page-modification logging: one entry is left --- */

GUEST_TEXT static uint64_t guest_log(void)
{
    const uint64_t clean = R | W | X | WB | VMXD_EPT_LEAF_ACCESSED;
    uint64_t value = 1;

    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_apic_page, clean);
    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page, clean);
    EXPECT("1f", "2f", EXIT_ROW(VMXD_EXIT_PAGE_MODIFICATION_LOG_FULL, 0, 0, 0),
           "mov %[value], guest_apic_page(%%rip)\n1: mov %[value], guest_lazy_page(%%rip)\n2:",
           [value] "+r"(value));
    CHECK(hypercall(HYPERCALL_LOGGED, (uintptr_t)guest_apic_page, 0));
    return 0;
}
GUEST_CASE(guest_log, "page-modification log full", GUEST_DONE, .ept = true, .accessed_dirty = true,
           .secondary = VMXD_SECONDARY_ENABLE_PML)

/* --- Sub-page write permissions --- */

#define SUB_PAGES VMXD_EPT_LEAF_SUB_PAGE_WRITE_PERMISSIONS
#define EXIT_SPP(qualification)                                                \
    EXPECT("1f", "2f",                                                         \
           ROW(1, VMXD_KIND_FAULT, VMXD_EXIT_SPP_RELATED_EVENT, qualification, \
               guest_lazy_page + 8, guest_lazy_page + 8, 0, 0, 0, 0, 0),       \
           "1: mov %[value], guest_lazy_page + 8(%%rip)\n2:", [value] "+r"(value))

GUEST_TEXT static uint64_t guest_sub_pages(void)
{
    uint64_t value = 1;

    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page, R | WB | AD | SUB_PAGES);
    EXIT_SPP(VMXD_QUAL_SPP_MISS); /* the top table is empty */
    hypercall(HYPERCALL_EPT_PAGE, (uintptr_t)guest_lazy_page, R | WB | AD | SUB_PAGES);
    hypercall(HYPERCALL_SUB_PAGES, 0, VMXD_SPP_ENTRY_VALID | VMXD_SPP_ENTRY_RESERVED);
    EXIT_SPP(0);
    return 0;
}
GUEST_CASE(guest_sub_pages, "sub-page permissions: miss and misconfiguration", GUEST_DONE,
           .ept = true, .secondary = VMXD_SECONDARY_SUB_PAGE_WRITE_PERMISSIONS_FOR_EPT)
