/* SPDX-License-Identifier: MIT */
/* vmcs_32.c - a guest in protected mode without IA-32e: see guest_32.h. */
#include "../guests/guest.h"
#include "x86.h"

#define PAGE_PRESENT_WRITABLE 0x3u
#define RIGHTS_CODE           0xC09Bu
#define RIGHTS_DATA           0xC093u
#define RIGHTS_BUSY_TSS       0x008Bu

#define WRITE_SEGMENT(register_name, selector, base, limit, rights)       \
    do {                                                                  \
        WRITE16(VMXD_VMCS_GUEST_##register_name##_SELECTOR, selector);    \
        WRITE_NATURAL(VMXD_VMCS_GUEST_##register_name##_BASE, base);      \
        WRITE32(VMXD_VMCS_GUEST_##register_name##_LIMIT, limit);          \
        WRITE32(VMXD_VMCS_GUEST_##register_name##_ACCESS_RIGHTS, rights); \
    } while (0)

/* 32-bit paging holds physical addresses of 32 bits. */
static bool map(uint32_t *entry, const void *page)
{
    const uint64_t physical = platform_physical(page);

    *entry = (uint32_t)physical | PAGE_PRESENT_WRITABLE;
    return physical >> 32 == 0;
}

bool vmcs_has_protected_mode(void)
{
    return map(&guest_directory_32[0], guest_table_32) &&
           map(&guest_table_32[GUEST_32 / PLATFORM_PAGE_SIZE], guest_code_32) &&
           map(&guest_table_32[GUEST_32_DATA / PLATFORM_PAGE_SIZE], guest_data_32) &&
           platform_physical(guest_directory_32) >> 32 == 0;
}

void vmcs_set_protected_mode(const struct vcpu *v, uint64_t (*entry)(void))
{
    const uint64_t offset = (uintptr_t)entry - (uintptr_t)guest_code_32;
    const uint64_t cr4 =
        vmxd_cr_adjust(X86_CR4_MCE, v->capabilities->cr4_fixed0, v->capabilities->cr4_fixed1);

    WRITE_SEGMENT(CS, GUEST_32_CS, 0, 0xFFFFFFFF, RIGHTS_CODE);
    WRITE_SEGMENT(SS, GUEST_32_SS, 0, 0xFFFFFFFF, RIGHTS_DATA);
    WRITE_SEGMENT(DS, GUEST_32_SS, 0, 0xFFFFFFFF, RIGHTS_DATA);
    WRITE_SEGMENT(ES, GUEST_32_SS, 0, 0xFFFFFFFF, RIGHTS_DATA);
    WRITE_SEGMENT(FS, GUEST_32_SS, 0, 0xFFFFFFFF, RIGHTS_DATA);
    WRITE_SEGMENT(GS, GUEST_32_SS, 0, 0xFFFFFFFF, RIGHTS_DATA);
    WRITE_SEGMENT(TR, GUEST_32_TR, GUEST_32_TSS, 0x67, RIGHTS_BUSY_TSS);
    WRITE_NATURAL(VMXD_VMCS_GUEST_GDTR_BASE, GUEST_32_GDT);
    WRITE32(VMXD_VMCS_GUEST_GDTR_LIMIT, 0xFF);
    WRITE_NATURAL(VMXD_VMCS_GUEST_IDTR_BASE, GUEST_32_IDT);
    WRITE32(VMXD_VMCS_GUEST_IDTR_LIMIT, 0x1FF);
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR3, platform_physical(guest_directory_32));
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR4, cr4);
    WRITE_NATURAL(VMXD_VMCS_CTRL_CR4_READ_SHADOW, 0);
    WRITE_NATURAL(VMXD_VMCS_GUEST_RSP, GUEST_32_STACK);
    WRITE_NATURAL(VMXD_VMCS_GUEST_RIP, GUEST_32 + offset);
}
