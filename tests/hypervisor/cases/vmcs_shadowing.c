/* SPDX-License-Identifier: MIT */
/* vmcs_shadowing.c - VMREAD and VMWRITE of a guest that access a shadow VMCS without an exit. */
#include "../selftest.h"

#define SHADOWING   VMXD_SECONDARY_VMCS_SHADOWING
#define OPEN_FIELD  VMXD_VMCS_GUEST_RSP
#define WRITE_EXITS VMXD_VMCS_GUEST_RIP /* only its VMWRITE exits */
#define NO_FIELD    0x7FFEu             /* not a field; its bits in the bitmaps are 0 */
#define HIGH        0x8000u             /* above the fields that the bitmaps cover */
#define DATA(number)                                     \
    (VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_IS_REGISTER, 1) | \
     VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_REG1, number))

static struct {
    struct vmxd_vmcs_header *vmcs;
    uint8_t *vmread_bitmap, *vmwrite_bitmap;
} shadow;

static bool allocate_shadow(void)
{
    if (shadow.vmcs == NULL) {
        shadow.vmcs = platform_page();
        shadow.vmread_bitmap = platform_page();
        shadow.vmwrite_bitmap = platform_page();
    }
    return shadow.vmcs != NULL && shadow.vmread_bitmap != NULL && shadow.vmwrite_bitmap != NULL;
}

/* The host writes two fields of the shadow VMCS, as long as it is the current one. */
static bool fill_shadow(const struct vcpu *v)
{
    const uint64_t physical = platform_physical(shadow.vmcs);
    bool done;

    shadow.vmcs->revision =
        vmxd_vmcs_revision_from(v->vmcs_region->revision.full | VMXD_REVISION_SHADOW_VMCS);
    if (vmxd_vmclear(physical) != VMXD_VMSUCCEED || vmxd_vmptrld(physical) != VMXD_VMSUCCEED)
        return false;
    done = vmxd_vmwrite(OPEN_FIELD, 0x1111) == VMXD_VMSUCCEED &&
           vmxd_vmwrite(WRITE_EXITS, 0x2222) == VMXD_VMSUCCEED;
    return vmxd_vmclear(physical) == VMXD_VMSUCCEED && vmxd_vmptrld(v->vmcs) == VMXD_VMSUCCEED &&
           done;
}

static void set_shadow(struct vcpu *v)
{
    static const uint32_t open[] = {OPEN_FIELD, WRITE_EXITS, NO_FIELD};

    if (!allocate_shadow() || !fill_shadow(v)) {
        check_failed("the shadow VMCS could not be filled");
        return;
    }
    for (size_t i = 0; i < PLATFORM_PAGE_SIZE; i++)
        shadow.vmread_bitmap[i] = shadow.vmwrite_bitmap[i] = 0xFF;
    for (size_t i = 0; i < sizeof(open) / sizeof(open[0]); i++) {
        vmxd_bitmap_put(shadow.vmread_bitmap, vmxd_vmcs_bitmap_bit(open[i]), false);
        if (open[i] != WRITE_EXITS)
            vmxd_bitmap_put(shadow.vmwrite_bitmap, vmxd_vmcs_bitmap_bit(open[i]), false);
    }
    WRITE64(VMXD_VMCS_CTRL_VMREAD_BITMAP_ADDRESS, platform_physical(shadow.vmread_bitmap));
    WRITE64(VMXD_VMCS_CTRL_VMWRITE_BITMAP_ADDRESS, platform_physical(shadow.vmwrite_bitmap));
    WRITE64(VMXD_VMCS_GUEST_VMCS_LINK_POINTER, platform_physical(shadow.vmcs));
}

/* The guest has written the field of the shadow VMCS, and not that of its own VMCS. */
static bool shadow_is_written(const struct vcpu *v)
{
    const uint64_t physical = platform_physical(shadow.vmcs);
    uint64_t open = 0, exits = 0;

    if (READ_NATURAL(OPEN_FIELD) == 0x3333 || vmxd_vmptrld(physical) != VMXD_VMSUCCEED)
        return false;
    open = vmxd_vmread_unchecked(OPEN_FIELD);
    exits = vmxd_vmread_unchecked(WRITE_EXITS);
    return vmxd_vmclear(physical) == VMXD_VMSUCCEED && vmxd_vmptrld(v->vmcs) == VMXD_VMSUCCEED &&
           open == 0x3333 && exits == 0x2222;
}

GUEST_TEXT static uint64_t guest_shadow_vmcs(void)
{
    uint64_t rax = 0, rbx = OPEN_FIELD;
    bool zf, cf;

    __asm__ volatile("vmread %%rbx, %%rax" : "=@ccz"(zf), "=@ccc"(cf), "+a"(rax) : "b"(rbx));
    CHECK(!zf && !cf && rax == 0x1111);
    rax = 0x3333;
    __asm__ volatile("vmwrite %%rax, %%rbx" : "=@ccz"(zf), "=@ccc"(cf) : "b"(rbx), "a"(rax));
    CHECK(!zf && !cf);
    rbx = WRITE_EXITS;
    __asm__ volatile("vmread %%rbx, %%rax" : "=@ccz"(zf), "=@ccc"(cf), "+a"(rax) : "b"(rbx));
    CHECK(!zf && !cf && rax == 0x2222);
    EXIT_FAULTS("vmwrite %%rax, %%rbx", ("+a"(rax), "+b"(rbx)), .reason = VMXD_EXIT_VMWRITE,
                .information = DATA(VMXD_GPR_RAX) | REGISTER_2(VMXD_GPR_RBX));
    rbx = NO_FIELD;
    __asm__ volatile("vmread %%rbx, %%rax" : "=@ccz"(zf), "=@ccc"(cf), "+a"(rax) : "b"(rbx));
    CHECK(zf && !cf); /* VMfailValid */
    rbx = VMXD_VMCS_GUEST_RFLAGS;
    EXIT_FAULTS("vmread %%rbx, %%rax", ("+a"(rax), "+b"(rbx)), .reason = VMXD_EXIT_VMREAD,
                .information = DATA(VMXD_GPR_RAX) | REGISTER_2(VMXD_GPR_RBX));
    rbx = OPEN_FIELD | HIGH;
    EXIT_FAULTS("vmread %%rbx, %%rax", ("+a"(rax), "+b"(rbx)), .reason = VMXD_EXIT_VMREAD,
                .information = DATA(VMXD_GPR_RAX) | REGISTER_2(VMXD_GPR_RBX));
    EXIT_FAULTS("vmwrite %%rax, %%rbx", ("+a"(rax), "+b"(rbx)), .reason = VMXD_EXIT_VMWRITE,
                .information = DATA(VMXD_GPR_RAX) | REGISTER_2(VMXD_GPR_RBX));
    CHECK(guest_events[VMXD_VECTOR_UD] == 4);
    return 0;
}
TEST_CASE(shadow_vmcs_case) = {
    .name = "VMREAD and VMWRITE of a shadow VMCS",
    .run = guest_shadow_vmcs,
    .config = {.secondary = SHADOWING},
    .prepare = set_shadow,
    .finish = shadow_is_written,
};

static void set_bitmaps_alone(struct vcpu *v)
{
    set_shadow(v);
    WRITE64(VMXD_VMCS_GUEST_VMCS_LINK_POINTER, VMXD_VMCS_POINTER_NONE);
}

/* Without a shadow VMCS an access that does not exit is a VMfailInvalid. */
GUEST_TEXT static uint64_t guest_no_shadow_vmcs(void)
{
    uint64_t rax = 0, rbx = OPEN_FIELD;
    bool zf, cf;

    __asm__ volatile("vmread %%rbx, %%rax" : "=@ccz"(zf), "=@ccc"(cf), "+a"(rax) : "b"(rbx));
    CHECK(cf && !zf && rax == 0);
    __asm__ volatile("vmwrite %%rax, %%rbx" : "=@ccz"(zf), "=@ccc"(cf) : "b"(rbx), "a"(rax));
    CHECK(cf && !zf);
    rbx = VMXD_VMCS_GUEST_RFLAGS;
    EXIT_FAULTS("vmread %%rbx, %%rax", ("+a"(rax), "+b"(rbx)), .reason = VMXD_EXIT_VMREAD,
                .information = DATA(VMXD_GPR_RAX) | REGISTER_2(VMXD_GPR_RBX));
    return 0;
}
TEST_CASE(no_shadow_vmcs_case) = {
    .name = "VMREAD and VMWRITE without a shadow VMCS",
    .run = guest_no_shadow_vmcs,
    .config = {.secondary = SHADOWING},
    .prepare = set_bitmaps_alone,
};
