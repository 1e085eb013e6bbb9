/* SPDX-License-Identifier: MIT */
/* loaded_state.c - state that VM entries load, and that VM exits save and load: areas of MSRs; by controls of their
 * own PKRS, UINV, IA32_SPEC_CTRL.  (CET state: cet.c; IA32_EFER: ept.c.) */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../testcase.h"

#define BITMAPS VMXD_PRIMARY_USE_MSR_BITMAPS

static inline __attribute__((always_inline)) uint64_t read_msr(uint32_t msr)
{
    uint32_t low, high;

    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr) : "memory");
    return (uint64_t)high << 32 | low;
}

static inline __attribute__((always_inline)) void write_msr(uint32_t msr, uint64_t value)
{
    __asm__ volatile("wrmsr"
                     :
                     : "c"(msr), "a"((uint32_t)value), "d"((uint32_t)(value >> 32))
                     : "memory");
}

static inline __attribute__((always_inline)) void exit_once(void)
{
    uint32_t eax = 0, ebx, ecx, edx;

    EXIT("cpuid", ("+a"(eax), "=b"(ebx), "=c"(ecx), "=d"(edx)), .reason = VMXD_EXIT_CPUID);
}

static uint64_t host_value; /* of the MSR, before the guest runs */

/* --- The areas of MSRs: loaded by entry, stored and loaded by exit --- */

#define LOADED 0x12340000u
#define STORED 0x56780000u

static struct vmxd_msr_entry *stored;

static void use_msr_areas(struct vcpu *v)
{
    (void)v;
    host_value = platform_read_msr(X86_MSR_KERNEL_GS_BASE);
    stored = stored != NULL ? stored : platform_page();
    if (stored == NULL)
        return;
    test_load_msr(X86_MSR_KERNEL_GS_BASE, LOADED);
    *stored = (struct vmxd_msr_entry){.index = X86_MSR_KERNEL_GS_BASE};
    WRITE64(VMXD_VMCS_CTRL_EXIT_MSR_STORE_ADDRESS, platform_physical(stored));
    WRITE32(VMXD_VMCS_CTRL_EXIT_MSR_STORE_COUNT, 1);
}

static bool msr_is_stored(const struct vcpu *v)
{
    (void)v;
    return stored != NULL && stored->data == STORED &&
           platform_read_msr(X86_MSR_KERNEL_GS_BASE) == host_value;
}

/* SWAPGS exchanges the MSR of the areas with IA32_GS_BASE, whose RDMSR and WRMSR exit. */
GUEST_TEXT static uint64_t guest_msr_areas(void)
{
    uint32_t low = STORED, high = 0, msr = X86_MSR_GS_BASE;

    __asm__ volatile("swapgs" : : : "memory");
    EXIT("rdmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_RDMSR);
    CHECK(low == LOADED && high == 0);
    low = STORED;
    EXIT("wrmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_WRMSR);
    __asm__ volatile("swapgs" : : : "memory");
    return 0;
}
TEST_CASE(msr_areas_case) = {
    .name = "MSRs that entries load, and that exits store and load",
    .run = guest_msr_areas,
    .prepare = use_msr_areas,
    .finish = msr_is_stored,
};

/* --- PKRS --- */

#define MSR_PKRS 0x6E1u

static void load_pkrs(struct vcpu *v)
{
    (void)v;
    test_open_msr(MSR_PKRS);
    host_value = platform_read_msr(MSR_PKRS);
    WRITE64(VMXD_VMCS_GUEST_PKRS, 0x12345678);
    WRITE64(VMXD_VMCS_HOST_PKRS, host_value);
}

static bool pkrs_is_saved(const struct vcpu *v)
{
    (void)v;
    return READ64(VMXD_VMCS_GUEST_PKRS) == 0x55AA55AA && platform_read_msr(MSR_PKRS) == host_value;
}

GUEST_TEXT static uint64_t guest_pkrs(void)
{
    CHECK(read_msr(MSR_PKRS) == 0x12345678);
    write_msr(MSR_PKRS, 0x55AA55AA);
    exit_once();
    CHECK(read_msr(MSR_PKRS) == 0x55AA55AA);
    return 0;
}
TEST_CASE(pkrs_case) = {
    .name = "IA32_PKRS of guest and host",
    .run = guest_pkrs,
    .config = {.primary = BITMAPS,
               .entry = VMXD_ENTRY_CTL_LOAD_PKRS,
               .exit = VMXD_EXIT_CTL_LOAD_PKRS},
    .prepare = load_pkrs,
    .finish = pkrs_is_saved,
};

/* --- UINV: bits 39:32 of IA32_UINTR_MISC --- */

#define MSR_UINTR_MISC 0x988u
#define UINV(value)    ((uint64_t)(value) << 32)

static void load_uinv(struct vcpu *v)
{
    (void)v;
    test_open_msr(MSR_UINTR_MISC);
    host_value = platform_read_msr(MSR_UINTR_MISC) & ~UINV(0xFF);
    WRITE16(VMXD_VMCS_GUEST_UINV, 0x45);
}

static bool uinv_is_saved(const struct vcpu *v)
{
    (void)v;
    return READ16(VMXD_VMCS_GUEST_UINV) == 0x46 && platform_read_msr(MSR_UINTR_MISC) == host_value;
}

GUEST_TEXT static uint64_t guest_uinv(void)
{
    const uint64_t value = read_msr(MSR_UINTR_MISC);

    CHECK((value & UINV(0xFF)) == UINV(0x45));
    write_msr(MSR_UINTR_MISC, (value & ~UINV(0xFF)) | UINV(0x46));
    exit_once();
    CHECK((read_msr(MSR_UINTR_MISC) & UINV(0xFF)) == UINV(0x46));
    return 0;
}
TEST_CASE(uinv_case) = {
    .name = "UINV of the guest, cleared for the host",
    .run = guest_uinv,
    .config = {.primary = BITMAPS,
               .entry = VMXD_ENTRY_CTL_LOAD_UINV,
               .exit = VMXD_EXIT_CTL_CLEAR_UINV},
    .prepare = load_uinv,
    .finish = uinv_is_saved,
};

/* --- Virtualized IA32_SPEC_CTRL: the guest reads and writes the shadow, but not the bits of the mask --- */

#define MSR_SPEC_CTRL   0x48u
#define SPEC_CTRL_IBRS  0x1u
#define SPEC_CTRL_STIBP 0x2u

static void virtualize_spec_ctrl(struct vcpu *v)
{
    (void)v;
    test_open_msr(MSR_SPEC_CTRL);
    host_value = platform_read_msr(MSR_SPEC_CTRL);
    WRITE64(VMXD_VMCS_CTRL_SPEC_CTRL_MASK, SPEC_CTRL_IBRS);
    WRITE64(VMXD_VMCS_CTRL_SPEC_CTRL_SHADOW, SPEC_CTRL_IBRS);
    WRITE64(VMXD_VMCS_HOST_SPEC_CTRL, host_value);
}

/* The value that VM entry loads.  No Bochs offers the control: tests/data/not_executed.csv. */
static void load_spec_ctrl(struct vcpu *v)
{
    (void)v;
    test_open_msr(MSR_SPEC_CTRL);
    host_value = platform_read_msr(MSR_SPEC_CTRL);
    WRITE64(VMXD_VMCS_GUEST_SPEC_CTRL, SPEC_CTRL_STIBP);
    WRITE64(VMXD_VMCS_HOST_SPEC_CTRL, host_value);
}

/* A VM exit loads the value of the host, so that the guest's own bits are gone. */
static bool spec_ctrl_is_the_hosts(const struct vcpu *v)
{
    (void)v;
    return platform_read_msr(MSR_SPEC_CTRL) == host_value;
}

GUEST_TEXT static uint64_t guest_spec_ctrl(void)
{
    CHECK(read_msr(MSR_SPEC_CTRL) == SPEC_CTRL_IBRS);
    exit_once();
    CHECK(read_msr(MSR_SPEC_CTRL) == SPEC_CTRL_IBRS);
    return 0;
}
TEST_CASE(spec_ctrl_case) = {
    .name = "virtualized IA32_SPEC_CTRL: read",
    .run = guest_spec_ctrl,
    .config = {.primary = BITMAPS,
               .tertiary = VMXD_TERTIARY_VIRTUALIZE_IA32_SPEC_CTRL,
               .secondary_exit = VMXD_EXIT_CTL2_LOAD_IA32_SPEC_CTRL},
    .prepare = virtualize_spec_ctrl,
    .finish = spec_ctrl_is_the_hosts,
};

GUEST_TEXT static uint64_t guest_loaded_spec_ctrl(void)
{
    CHECK(read_msr(MSR_SPEC_CTRL) == SPEC_CTRL_STIBP);
    exit_once();
    CHECK(read_msr(MSR_SPEC_CTRL) == SPEC_CTRL_STIBP);
    return 0;
}
TEST_CASE(loaded_spec_ctrl_case) = {
    .name = "IA32_SPEC_CTRL of guest and host",
    .run = guest_loaded_spec_ctrl,
    .config = {.primary = BITMAPS,
               .entry = VMXD_ENTRY_CTL_LOAD_IA32_SPEC_CTRL,
               .secondary_exit = VMXD_EXIT_CTL2_LOAD_IA32_SPEC_CTRL},
    .prepare = load_spec_ctrl,
    .finish = spec_ctrl_is_the_hosts,
};

GUEST_TEXT static uint64_t guest_spec_ctrl_write(void)
{
    write_msr(MSR_SPEC_CTRL, SPEC_CTRL_STIBP);
    CHECK(read_msr(MSR_SPEC_CTRL) == SPEC_CTRL_STIBP);
    return 0;
}
TEST_CASE(spec_ctrl_write_case) = {
    .name = "virtualized IA32_SPEC_CTRL: write",
    .run = guest_spec_ctrl_write,
    .config = {.primary = BITMAPS,
               .tertiary = VMXD_TERTIARY_VIRTUALIZE_IA32_SPEC_CTRL,
               .secondary_exit = VMXD_EXIT_CTL2_LOAD_IA32_SPEC_CTRL},
    .prepare = virtualize_spec_ctrl,
    .finish = spec_ctrl_is_the_hosts,
};
