/* SPDX-License-Identifier: MIT */
/* vmcs_areas.c - areas in memory that controls need: one page each, allocated when first needed. */
#include "vcpu.h"

/* A control needs the area, and a field of the VMCS points to it.  The area is filled with `fill`: ones in the
 * bitmaps, so that every port and MSR exits. */
static const struct {
    uint32_t primary, secondary;
    uint32_t field;
    uint8_t fill;
} areas[VMCS_AREAS] = {
    /* in the order of enum vmcs_area */
    {VMXD_PRIMARY_USE_IO_BITMAPS, 0, VMXD_VMCS_CTRL_IO_BITMAP_A_ADDRESS, 0xFF},
    {VMXD_PRIMARY_USE_IO_BITMAPS, 0, VMXD_VMCS_CTRL_IO_BITMAP_B_ADDRESS, 0xFF},
    {VMXD_PRIMARY_USE_MSR_BITMAPS, 0, VMXD_VMCS_CTRL_MSR_BITMAPS_ADDRESS, 0xFF},
    {VMXD_PRIMARY_USE_TPR_SHADOW, 0, VMXD_VMCS_CTRL_VIRTUAL_APIC_ADDRESS, 0},
    {0, VMXD_SECONDARY_ENABLE_PML, VMXD_VMCS_CTRL_PML_ADDRESS, 0},
    {0, VMXD_SECONDARY_SUB_PAGE_WRITE_PERMISSIONS_FOR_EPT, VMXD_VMCS_CTRL_SPP_TABLE_POINTER, 0},
};
static uint8_t *pages[VMCS_AREAS];

uint8_t *vmcs_area(enum vmcs_area area)
{
    return pages[area];
}

static bool point_to_area(size_t area)
{
    if (pages[area] == NULL)
        pages[area] = platform_page();
    if (pages[area] == NULL)
        return false;
    for (size_t i = 0; i < PLATFORM_PAGE_SIZE; i++)
        pages[area][i] = areas[area].fill;
    field_write(areas[area].field, platform_physical(pages[area]));
    return true;
}

bool vmcs_setup_areas(uint32_t primary, uint32_t secondary)
{
    for (size_t area = 0; area < VMCS_AREAS; area++)
        if (((primary & areas[area].primary) || (secondary & areas[area].secondary)) &&
            !point_to_area(area)) {
            log_line("the host has no page left for the area of %s",
                     vmxd_vmcs_name(areas[area].field));
            return false;
        }
    return true;
}
