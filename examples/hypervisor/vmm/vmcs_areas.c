/* SPDX-License-Identifier: MIT */
/* vmcs_areas.c - the areas in memory that controls work on: each is a page, made when first needed. */
#include "../guests/guest.h"
#include "report.h"
#include "x86.h"

static const struct {
    uint32_t primary, secondary; /* either of them wants the area */
    uint32_t field;              /* that points to it */
} users[VMCS_AREAS] = {
    [VMCS_AREA_IO_BITMAP_A] = {VMXD_PRIMARY_USE_IO_BITMAPS, 0, VMXD_VMCS_CTRL_IO_BITMAP_A_ADDRESS},
    [VMCS_AREA_IO_BITMAP_B] = {VMXD_PRIMARY_USE_IO_BITMAPS, 0, VMXD_VMCS_CTRL_IO_BITMAP_B_ADDRESS},
    [VMCS_AREA_MSR_BITMAPS] = {VMXD_PRIMARY_USE_MSR_BITMAPS, 0, VMXD_VMCS_CTRL_MSR_BITMAPS_ADDRESS},
    [VMCS_AREA_VIRTUAL_APIC] = {VMXD_PRIMARY_USE_TPR_SHADOW, 0,
                                VMXD_VMCS_CTRL_VIRTUAL_APIC_ADDRESS},
    [VMCS_AREA_LOG] = {0, VMXD_SECONDARY_ENABLE_PML, VMXD_VMCS_CTRL_PML_ADDRESS},
    [VMCS_AREA_SUB_PAGES] = {0, VMXD_SECONDARY_SUB_PAGE_WRITE_PERMISSIONS_FOR_EPT,
                             VMXD_VMCS_CTRL_SPP_TABLE_POINTER},
};
static uint8_t *pages[VMCS_AREAS];

/* Two areas of one entry each: the guest's value, and what was there before. */
static struct vmxd_msr_entry *msr_areas;

uint8_t *vmcs_area(enum vmcs_area area)
{
    return pages[area];
}

/* Everything exits but what the guests need to see that something does not. */
static void fill_bitmaps(void)
{
    static const uint32_t msrs[] = {X86_MSR_SYSENTER_CS, X86_MSR_FS_BASE}; /* in the VMCS */
    uint8_t *const msr_bitmaps = pages[VMCS_AREA_MSR_BITMAPS];
    uint8_t *const ports = pages[VMCS_AREA_IO_BITMAP_A];

    for (size_t i = 0; i < VMXD_BITMAP_BYTES; i++) {
        if (msr_bitmaps != NULL)
            msr_bitmaps[i] = 0xFF;
        if (ports != NULL)
            ports[i] = pages[VMCS_AREA_IO_BITMAP_B][i] = 0xFF;
    }
    for (size_t i = 0; msr_bitmaps != NULL && i < sizeof(msrs) / sizeof(msrs[0]); i++) {
        vmxd_bitmap_put(msr_bitmaps, vmxd_msr_bitmap_bit(msrs[i], false), false);
        vmxd_bitmap_put(msr_bitmaps, vmxd_msr_bitmap_bit(msrs[i], true), false);
    }
    if (ports != NULL)
        vmxd_bitmap_put(ports, vmxd_io_bitmap_bit(GUEST_OPEN_PORT), false);
}

static bool point_to_area(size_t area)
{
    if (pages[area] == NULL)
        pages[area] = platform_page();
    if (pages[area] == NULL)
        return false;
    for (size_t i = 0; i < PLATFORM_PAGE_SIZE; i++)
        pages[area][i] = 0;
    field_write(users[area].field, platform_physical(pages[area]));
    return true;
}

/* The fields beside the addresses. */
static void set_limits(uint32_t primary, uint32_t secondary)
{
    if (primary & VMXD_PRIMARY_USE_TPR_SHADOW &&
        !(secondary & VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY)) {
        pages[VMCS_AREA_VIRTUAL_APIC][VMXD_VIRTUAL_APIC_VTPR] = GUEST_TPR_THRESHOLD << 4;
        WRITE32(VMXD_VMCS_CTRL_TPR_THRESHOLD, GUEST_TPR_THRESHOLD);
    }
    if (secondary & VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES)
        WRITE64(VMXD_VMCS_CTRL_APIC_ACCESS_ADDRESS, platform_physical(guest_apic_page));
    if (secondary & VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY) {
        WRITE64(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_0, 0);
        WRITE64(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_1, vmxd_eoi_exit_bit(GUEST_EOI_VECTOR));
        WRITE64(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_2, 0);
        WRITE64(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_3, 0);
        WRITE16(VMXD_VMCS_GUEST_INTERRUPT_STATUS, 0);
    }
    if (secondary & VMXD_SECONDARY_PAUSE_LOOP_EXITING) {
        WRITE32(VMXD_VMCS_CTRL_PLE_GAP, 128);
        WRITE32(VMXD_VMCS_CTRL_PLE_WINDOW, 4096);
    }
    if (secondary & VMXD_SECONDARY_ENABLE_PML) /* full after one more */
        WRITE16(VMXD_VMCS_GUEST_PML_INDEX, 0);
    if (secondary & VMXD_SECONDARY_ENABLE_VM_FUNCTIONS)
        WRITE64(VMXD_VMCS_CTRL_VM_FUNCTION_CONTROLS, 0);
    if (secondary & VMXD_SECONDARY_ENABLE_XSAVES_XRSTORS)
        WRITE64(VMXD_VMCS_CTRL_XSS_EXITING_BITMAP, ~0ull);
}

bool vmcs_setup_areas(uint32_t primary, uint32_t secondary)
{
    for (size_t area = 0; area < VMCS_AREAS; area++)
        if (((primary & users[area].primary) || (secondary & users[area].secondary)) &&
            !point_to_area(area)) {
            say("there is no page for what %s points to: give the platform more memory",
                vmxd_vmcs_name(users[area].field));
            return false;
        }
    fill_bitmaps();
    set_limits(primary, secondary);
    return true;
}

bool vmcs_load_msr(uint32_t msr, uint64_t value)
{
    if (msr_areas == NULL)
        msr_areas = platform_page();
    if (msr_areas == NULL)
        return false;
    msr_areas[0] = (struct vmxd_msr_entry){.index = msr, .data = value};
    msr_areas[1] = (struct vmxd_msr_entry){.index = msr, .data = platform_read_msr(msr)};
    WRITE64(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS, platform_physical(&msr_areas[0]));
    WRITE32(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, 1);
    WRITE64(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_ADDRESS, platform_physical(&msr_areas[1]));
    WRITE32(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_COUNT, 1);
    return true;
}
