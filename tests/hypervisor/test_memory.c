/* SPDX-License-Identifier: MIT */
/* test_memory.c - memory of the test cases, and the set-up of a case. */
#include "../../examples/hypervisor/vmm/x86.h"
#include "emulator_bugs.h"
#include "entry_prediction.h"
#include "selftest.h"

#define RET 0xC3 /* the guest can call the page */

uint8_t test_operand[64] GUEST_PAGE = {0};
uint8_t test_apic_page[PLATFORM_PAGE_SIZE] GUEST_PAGE = {RET};
uint8_t test_demand_page[PLATFORM_PAGE_SIZE] GUEST_PAGE = {RET};

#define PAGE_PRESENT_WRITABLE 0x3u
#define PAGE_UNCACHEABLE      0x18u /* PCD, PWT */

static uint64_t far_table;

/* The last page table that memory_map() makes is the one with the entry. */
bool test_memory_setup(void)
{
    const bool mapped =
        memory_map(TEST_FAR, platform_physical(test_demand_page) | PAGE_PRESENT_WRITABLE);

    far_table = platform_physical(memory_page(memory_pages() - 1));
    return mapped;
}

uint64_t test_far_page_table(void)
{
    return far_table;
}

/* The page table at a physical address, among the pages of the guest. */
static uint64_t *table_at(uint64_t physical)
{
    for (size_t i = 0; i < memory_pages(); i++)
        if (platform_physical(memory_page(i)) == physical)
            return memory_page(i);
    return NULL;
}

static uint64_t far_pages[TEST_FAR_PAGES]; /* their physical addresses */

void test_map_far(unsigned int number, const void *page, uint64_t flags)
{
    uint64_t *table = table_at(memory_guest_cr3());

    far_pages[number] = platform_physical(page);
    memory_map(TEST_FAR + number * (uint64_t)PLATFORM_PAGE_SIZE, far_pages[number] | flags);
    for (unsigned int level = 4; level > 1 && table != NULL; level--) {
        uint64_t *entry = &table[vmxd_ept_index(TEST_FAR, level)];

        *entry = (*entry & ~(uint64_t)TEST_FAR_USER) | (flags & TEST_FAR_USER);
        table = table_at(*entry & VMXD_EPT_TABLE_PAGE_FRAME_NUMBER);
    }
}

uint64_t test_physical(uint64_t linear)
{
    if (linear == TEST_FAR_ENTRY)
        return far_table + 8 * (uint64_t)vmxd_ept_index(TEST_FAR, 1);
    if (linear >= TEST_FAR && linear < TEST_FAR + TEST_FAR_PAGES * PLATFORM_PAGE_SIZE)
        return far_pages[(linear - TEST_FAR) / PLATFORM_PAGE_SIZE] + linear % PLATFORM_PAGE_SIZE;
    return platform_physical((const void *)(uintptr_t)linear);
}

/* --- The upper half of the linear addresses: the entries of the PML4 table for the lower half a second time --- */

#define HALF           256u /* entries of a PML4 table */
#define UPPER_HALF     0xFFFF800000000000u
#define GATE_HIGH_HALF (UPPER_HALF >> 32)

static bool uses_upper_half;

uint64_t test_upper_half(const void *address)
{
    return (uintptr_t)address | UPPER_HALF;
}

/* A host whose addresses are in the upper half has linked the guest there. */
uint64_t test_link_address(uint64_t rip)
{
    const bool linked_there = (uintptr_t)guest_code_begin >> 63 != 0;

    return uses_upper_half && !linked_there && rip >> 63 ? rip & ~UPPER_HALF : rip;
}

static void map_upper_half(bool on)
{
    uint64_t *table = table_at(memory_guest_cr3());

    for (size_t i = 0; i < HALF; i++) {
        const bool is_free = table[HALF + i] == 0;
        const bool is_copy = ((table[HALF + i] ^ table[i]) & VMXD_EPT_TABLE_PAGE_FRAME_NUMBER) == 0;

        if (table[i] != 0 && (on ? is_free : is_copy))
            table[HALF + i] = on ? table[i] : 0;
    }
}

static void run_in_upper_half(const struct test_case *c, uint64_t rsp)
{
    map_upper_half(true);
    for (size_t vector = 0; vector < 256; vector++)
        guest_idt[2 * vector + 1] |= GATE_HIGH_HALF;
    guest_stack[GUEST_STACK_WORDS - 1] |= UPPER_HALF; /* the return address */
    WRITE_NATURAL(VMXD_VMCS_GUEST_RIP, (uintptr_t)c->run | UPPER_HALF);
    WRITE_NATURAL(VMXD_VMCS_GUEST_RSP, rsp | UPPER_HALF);
    WRITE_NATURAL(VMXD_VMCS_GUEST_GDTR_BASE, test_upper_half(guest_gdt));
    WRITE_NATURAL(VMXD_VMCS_GUEST_IDTR_BASE, test_upper_half(guest_idt));
    WRITE_NATURAL(VMXD_VMCS_GUEST_TR_BASE, test_upper_half(guest_tss));
}

/* --- The machine's local APIC --- */

static uint64_t device; /* the physical address that is mapped at TEST_DEVICE; 0: none */

static bool map_device(void)
{
    device = platform_read_msr(X86_MSR_APIC_BASE) & X86_APIC_BASE_ADDRESS;
    return memory_map(TEST_DEVICE, device | PAGE_PRESENT_WRITABLE | PAGE_UNCACHEABLE) &&
           (memory_eptp() == 0 ||
            memory_map_ept(device, device | VMXD_EPT_LEAF_READ | VMXD_EPT_LEAF_WRITE |
                                       VMXD_PUT(VMXD_EPT_LEAF_MEMORY_TYPE, VMXD_MEMORY_TYPE_UC)));
}

static void unmap_device(void)
{
    if (device == 0)
        return;
    memory_map(TEST_DEVICE, 0);
    if (memory_eptp() != 0)
        memory_map_ept(device, 0);
    device = 0;
}

/* --- A case --- */

static bool has_msr_imm; /* although CPUID does not report it */

static bool has_feature(uint32_t feature)
{
    return x86_has_feature(feature) || (feature == X86_FEATURE_MSR_IMM && has_msr_imm);
}

static const char *missing_need(const struct vmxd_capabilities *c, const struct test_needs *needs)
{
    if (needs->execute_only && !VMXD_GET(VMXD_EPT_VPID_CAP_EXECUTE_ONLY, c->ept_vpid))
        return "execute_only for EPT";
    if (needs->invvpid && !VMXD_GET(VMXD_EPT_VPID_CAP_INVVPID, c->ept_vpid))
        return "invvpid";
    if (needs->interrupts && platform_pend_interrupt == NULL)
        return "interrupts of its own: the host keeps them";
    if ((needs->feature && !has_feature(needs->feature)) || (needs->cr4 & ~c->cr4_fixed1))
        return needs->name != NULL ? needs->name : "a feature of CPUID or CR4";
    return NULL;
}

const char *test_missing(const struct vmxd_capabilities *capabilities, const struct test_case *c)
{
    const char *missing = vcpu_missing(capabilities, &c->config);

    if (missing == NULL)
        missing = missing_need(capabilities, &c->needs);
    if (missing == NULL && c->device && platform_pend_interrupt == NULL)
        missing = "the machine's APIC: the host uses it";
    if (missing == NULL && c->device &&
        (platform_read_msr(X86_MSR_APIC_BASE) & X86_APIC_BASE_X2APIC))
        missing = "the machine's APIC in xAPIC mode";
    if (missing == NULL && c->missing != NULL)
        missing = c->missing(capabilities);
    return missing;
}

bool test_setup(struct vcpu *v, const struct test_case *c)
{
    uint64_t rsp;

    unmap_device();
    memory_reset();
    map_upper_half(false);
    uses_upper_half = c->upper_half;
    test_map_far(0, test_demand_page, PAGE_PRESENT_WRITABLE);
    if (memory_eptp() != 0)
        memory_set_rights(platform_physical(test_demand_page), 0);
    rsp = guest_reset();
    if ((c->device && !map_device()) || !vcpu_setup(v, &c->config, (uintptr_t)c->run, rsp))
        return false;
    if (c->upper_half)
        run_in_upper_half(c, rsp);
    prediction_set_launched(false);
    v->owns_nmi = c->device;
    if (c->prepare != NULL)
        c->prepare(v);
    return true;
}

void test_open_msr(uint32_t msr)
{
    uint8_t *const bitmaps = vmcs_area(VMCS_AREA_MSR_BITMAPS);

    vmxd_bitmap_put(bitmaps, vmxd_msr_bitmap_bit(msr, false), false);
    vmxd_bitmap_put(bitmaps, vmxd_msr_bitmap_bit(msr, true), false);
}

/* The VM-entry MSR-load area is the first half of a page, the VM-exit MSR-load area the second half. */
void test_load_msr(uint32_t msr, uint64_t value)
{
    static struct vmxd_msr_entry *entry;
    const size_t half = PLATFORM_PAGE_SIZE / sizeof(*entry) / 2;
    const uint32_t count = READ32(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT);

    entry = entry != NULL ? entry : platform_page();
    if (entry == NULL) {
        check_failed("the host has no page left for the MSR areas");
        return;
    }
    entry[count] = (struct vmxd_msr_entry){.index = msr, .data = value};
    entry[half + count] = (struct vmxd_msr_entry){.index = msr, .data = platform_read_msr(msr)};
    WRITE64(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS, platform_physical(&entry[0]));
    WRITE32(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, count + 1);
    WRITE64(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_ADDRESS, platform_physical(&entry[half]));
    WRITE32(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_COUNT, count + 1);
}

void test_probe(struct vcpu *v)
{
    const struct emulator_bug *bug = emulator_bug("immediate forms in CPUID", v->capabilities);

    if (bug == NULL || x86_has_feature(X86_FEATURE_MSR_IMM) || !test_setup(v, &test_msr_imm_probe))
        return;
    v->quiet = true;
    has_msr_imm = vcpu_run(v) == GUEST_DONE && v->result == 0;
    if (has_msr_imm)
        emulator_bug_found(bug);
}

bool good_guest_runs(struct vcpu *v)
{
    return test_setup(v, &test_good_guest) && vcpu_run(v) == GUEST_DONE && v->result == 0;
}

/* --- A copy of the guest's memory --- */

static uint64_t *copies[192];

static void copy_page(uint64_t *to, const uint64_t *from)
{
    for (size_t i = 0; i < PLATFORM_PAGE_SIZE / sizeof(*to); i++)
        to[i] = from[i];
}

bool memory_snapshot(void)
{
    const size_t count = memory_pages();

    if (count > sizeof(copies) / sizeof(copies[0]))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (copies[i] == NULL)
            copies[i] = platform_page();
        if (copies[i] == NULL)
            return false;
        copy_page(copies[i], memory_page(i));
    }
    return true;
}

static bool is_same_page(const uint64_t *a, const uint64_t *b)
{
    for (size_t i = 0; i < PLATFORM_PAGE_SIZE / sizeof(*a); i++) {
        if (a[i] != b[i])
            return false;
    }
    return true;
}

/* Writes only pages that have changed: Linux maps the code of the guest read-only. */
void memory_restore(void)
{
    for (size_t i = 0; i < memory_pages(); i++) {
        if (!is_same_page(memory_page(i), copies[i]))
            copy_page(memory_page(i), copies[i]);
    }
}
