/* SPDX-License-Identifier: MIT */
/* ept.c - EPT violations of each access, right and step of the page walk; EPT misconfigurations; page-modification
 * logging; sub-page write permissions. */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../testcase.h"

#define R  VMXD_EPT_LEAF_READ
#define W  VMXD_EPT_LEAF_WRITE
#define X  VMXD_EPT_LEAF_EXECUTE
#define WB VMXD_PUT(VMXD_EPT_LEAF_MEMORY_TYPE, VMXD_MEMORY_TYPE_WB)
#define AD (VMXD_EPT_LEAF_ACCESSED | VMXD_EPT_LEAF_DIRTY)

/* An access by a linear address where EPT gives the rights `allowed`: to the translated address, or to an entry
 * of the guest's page tables during the walk. */
#define REFUSED(access, allowed)                                                          \
    ((access) | (allowed) << VMXD_SHIFT(VMXD_QUAL_EPT_READABLE) |                         \
     VMXD_QUAL_EPT_GUEST_LINEAR_ADDRESS_VALID | VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED | \
     VMXD_QUAL_EPT_READ_WRITE_PAGE)
#define WALK_REFUSED(access, allowed) \
    (REFUSED(access, allowed) &       \
     ~(VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED | VMXD_QUAL_EPT_READ_WRITE_PAGE))

#define EXIT_EPT(instruction, operands, q, linear, address_of_physical)                \
    EXIT(instruction, operands, .reason = VMXD_EXIT_EPT_VIOLATION, .qualification = q, \
         .address = linear, .physical = address_of_physical)
/* An access to test_demand_page. */
#define EXIT_DEMAND(instruction, operands, q, offset)                        \
    EXIT_EPT(instruction, operands, q, ADDRESS(test_demand_page + (offset)), \
             ADDRESS(test_demand_page + (offset)))
/* A fetch is refused at the target, not at the call. */
#define EXIT_EPT_FETCH(q)                                                                      \
    EXPECT("test_demand_page", "test_demand_page + 1", "call test_demand_page", (NO_OPERANDS), \
           .reason = VMXD_EXIT_EPT_VIOLATION, .qualification = q,                              \
           .address = ADDRESS(test_demand_page), .physical = ADDRESS(test_demand_page))

GUEST_TEXT static uint64_t guest_ept(void)
{
    uint64_t value = 1;

    EXIT_DEMAND("mov test_demand_page + 8(%%rip), %[value]", ([value] "+r"(value)),
                REFUSED(VMXD_QUAL_EPT_DATA_READ, 0ull), 8);
    value = 0x5A;
    EXIT_DEMAND("mov %[value], test_demand_page + 16(%%rip)", ([value] "+r"(value)),
                REFUSED(VMXD_QUAL_EPT_DATA_WRITE, R), 16);
    EXIT_EPT_FETCH(REFUSED(VMXD_QUAL_EPT_INSTRUCTION_FETCH, R | W));
    CHECK(test_demand_page[16] == 0x5A);
    return 0;
}
TEST_CASE(ept_case) = {
    .name = "EPT violations of a read, a write and a fetch in a row",
    .run = guest_ept,
    .config = {.ept = true},
};

GUEST_TEXT static uint64_t guest_ept_write_first(void)
{
    uint64_t value = 1;

    EXIT_DEMAND("mov %[value], test_demand_page + 24(%%rip)", ([value] "+r"(value)),
                REFUSED(VMXD_QUAL_EPT_DATA_WRITE, 0ull), 24);
    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, R | X | WB | AD);
    EXIT_DEMAND("mov %[value], test_demand_page + 24(%%rip)", ([value] "+r"(value)),
                REFUSED(VMXD_QUAL_EPT_DATA_WRITE, R | X), 24);
    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, 0);
    EXIT_EPT_FETCH(REFUSED(VMXD_QUAL_EPT_INSTRUCTION_FETCH, 0ull));
    return 0;
}
TEST_CASE(ept_write_first_case) = {
    .name = "EPT violations of a write and of a fetch",
    .run = guest_ept_write_first,
    .config = {.ept = true},
};

/* An instruction that reads and writes its operand. */
GUEST_TEXT static uint64_t guest_ept_read_write(void)
{
    uint64_t value = 1;

    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, R | WB | AD);
    EXIT_DEMAND("xadd %[value], test_demand_page + 32(%%rip)", ([value] "+r"(value)),
                REFUSED(VMXD_QUAL_EPT_DATA_READ | VMXD_QUAL_EPT_DATA_WRITE, R), 32);
    return 0;
}
TEST_CASE(ept_read_write_case) = {
    .name = "EPT violation of a read and write",
    .run = guest_ept_read_write,
    .config = {.ept = true},
};

GUEST_TEXT static uint64_t guest_ept_execute_only(void)
{
    uint64_t value = 1;

    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, X | WB | AD);
    __asm__ volatile("call test_demand_page" : : : "memory");
    EXIT_DEMAND("mov test_demand_page + 8(%%rip), %[value]", ([value] "+r"(value)),
                REFUSED(VMXD_QUAL_EPT_DATA_READ, X), 8);
    return 0;
}
TEST_CASE(ept_execute_only_case) = {
    .name = "EPT violation of a page that is execute-only",
    .run = guest_ept_execute_only,
    .config = {.ept = true},
    .needs = {.execute_only = true},
};

/* The address is loaded by an instruction: the compiler must not use it as an address of an object. */
static inline __attribute__((always_inline)) uint64_t far_page(void)
{
    uint64_t address;

    __asm__("mov %1, %k0" : "=r"(address) : "i"(TEST_FAR));
    return address;
}

/* The page walk reads the page table of TEST_FAR. */
GUEST_TEXT static uint64_t guest_ept_walk(void)
{
    uint64_t rbx = far_page(), value = 1;

    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, R | WB | AD);
    hypercall(TEST_EPT_PAGE_TABLE, 0, 0);
    EXIT_EPT("mov 8(%%rbx), %[value]", ("+b"(rbx), [value] "+r"(value)),
             WALK_REFUSED(VMXD_QUAL_EPT_DATA_READ, 0ull), TEST_FAR + 8, TEST_FAR_ENTRY);
    return 0;
}
TEST_CASE(ept_walk_case) = {
    .name = "EPT violation in the page walk",
    .run = guest_ept_walk,
    .config = {.ept = true},
};

/* With accessed and dirty flags for EPT each access of a page walk counts as a write, too. */
GUEST_TEXT static uint64_t guest_ept_walk_write(void)
{
    uint64_t rbx = far_page(), value = 1;

    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, R | WB | AD);
    hypercall(TEST_EPT_PAGE_TABLE, 0, R | WB | AD);
    EXIT_EPT("mov 8(%%rbx), %[value]", ("+b"(rbx), [value] "+r"(value)),
             WALK_REFUSED(VMXD_QUAL_EPT_DATA_READ | VMXD_QUAL_EPT_DATA_WRITE, R), TEST_FAR + 8,
             TEST_FAR_ENTRY);
    return 0;
}
TEST_CASE(ept_walk_write_case) = {
    .name = "EPT violation in the page walk, with accessed flags",
    .run = guest_ept_walk_write,
    .config = {.ept = true, .accessed_dirty = true},
};

/* --- What the guest's page tables say of the page: bits 11:9 of the qualification --- */

#define USER            VMXD_QUAL_EPT_USER_MODE_LINEAR_ADDRESS
#define EXECUTE_DISABLE VMXD_QUAL_EPT_EXECUTE_DISABLE_PAGE
#define READ_ONLY       (REFUSED(VMXD_QUAL_EPT_DATA_READ, 0ull) & ~VMXD_QUAL_EPT_READ_WRITE_PAGE)
#define EXIT_FAR(q)                                                                         \
    EXIT_EPT("mov 16(%%rbx), %[value]", ("+b"(rbx), [value] "+r"(value)), q, TEST_FAR + 16, \
             TEST_FAR + 16)

static const char *needs_advanced(const struct vmxd_capabilities *c)
{
    return VMXD_GET(VMXD_EPT_VPID_CAP_ADVANCED_EPT_VIOLATION_INFORMATION, c->ept_vpid)
               ? NULL
               : "advanced_ept_violation_information";
}

static void map_user(struct vcpu *v)
{
    (void)v;
    test_map_far(0, test_demand_page, TEST_FAR_PRESENT | TEST_FAR_WRITABLE | TEST_FAR_USER);
}

GUEST_TEXT static uint64_t guest_ept_user(void)
{
    uint64_t rbx = far_page(), value = 1;

    EXIT_FAR(REFUSED(VMXD_QUAL_EPT_DATA_READ, 0ull) | USER);
    return 0;
}
TEST_CASE(ept_user_case) = {
    .name = "EPT violation of a user page",
    .run = guest_ept_user,
    .config = {.ept = true},
    .prepare = map_user,
    .missing = needs_advanced,
};

static void map_read_only(struct vcpu *v)
{
    (void)v;
    test_map_far(0, test_demand_page, TEST_FAR_PRESENT);
}

GUEST_TEXT static uint64_t guest_ept_read_only(void)
{
    uint64_t rbx = far_page(), value = 1;

    EXIT_FAR(READ_ONLY);
    return 0;
}
TEST_CASE(ept_read_only_case) = {
    .name = "EPT violation of a read-only page",
    .run = guest_ept_read_only,
    .config = {.ept = true},
    .prepare = map_read_only,
    .missing = needs_advanced,
};

/* The guest has IA32_EFER.NXE, loaded by VM entry; VM exit loads the value of the host. */
#define MSR_EFER 0xC0000080
#define EFER_NXE 0x800u

static void map_execute_disable(struct vcpu *v)
{
    const uint64_t efer = platform_read_msr(MSR_EFER);

    (void)v;
    WRITE64(VMXD_VMCS_GUEST_EFER, efer | EFER_NXE);
    WRITE64(VMXD_VMCS_HOST_EFER, efer);
    test_map_far(0, test_demand_page, TEST_FAR_PRESENT | TEST_FAR_USER | TEST_FAR_EXECUTE_DISABLE);
}

static bool efer_is_saved(const struct vcpu *v)
{
    (void)v;
    return READ64(VMXD_VMCS_GUEST_EFER) == (READ64(VMXD_VMCS_HOST_EFER) | EFER_NXE) &&
           platform_read_msr(MSR_EFER) == READ64(VMXD_VMCS_HOST_EFER);
}

GUEST_TEXT static uint64_t guest_ept_execute_disable(void)
{
    uint64_t rbx = far_page(), value = 1;

    EXIT_FAR(READ_ONLY | USER | EXECUTE_DISABLE);
    return 0;
}
TEST_CASE(ept_execute_disable_case) = {
    .name = "EPT violation of an execute-disable page",
    .run = guest_ept_execute_disable,
    .config = {.ept = true,
               .entry = VMXD_ENTRY_CTL_LOAD_IA32_EFER,
               .exit = VMXD_EXIT_CTL_SAVE_IA32_EFER | VMXD_EXIT_CTL_LOAD_IA32_EFER},
    .prepare = map_execute_disable,
    .finish = efer_is_saved,
    .missing = needs_advanced,
};

/* --- Mode-based execute control: bit 2 is for supervisor-mode addresses, bit 10 for user-mode addresses --- */

#define XU         VMXD_EPT_LEAF_USER_EXECUTE
#define FETCH      REFUSED(VMXD_QUAL_EPT_INSTRUCTION_FETCH, R)
#define XS_ALLOWED VMXD_QUAL_EPT_EXECUTABLE
#define XU_ALLOWED VMXD_QUAL_EPT_EXECUTABLE_FOR_USER
#define EXIT_FAR_FETCH(q)                                                                       \
    EXPECT("0x70000000", "0x70000001", "call *%[far]", ([far] "+r"(far)),                       \
           .reason = VMXD_EXIT_EPT_VIOLATION, .qualification = (q) | USER, .address = TEST_FAR, \
           .physical = TEST_FAR)
_Static_assert(TEST_FAR == 0x70000000, "EXIT_FAR_FETCH");

GUEST_TEXT static uint64_t guest_mode_based_execute(void)
{
    uint64_t far = far_page();

    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, R | WB | AD);
    EXIT_EPT_FETCH(FETCH);
    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, R | WB | AD);
    EXIT_FAR_FETCH(FETCH);
    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, R | X | WB | AD);
    __asm__ volatile("call test_demand_page" : : : "memory");
    EXIT_FAR_FETCH(FETCH | XS_ALLOWED);
    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, R | XU | WB | AD);
    __asm__ volatile("call *%0" : : "r"(far) : "memory");
    EXIT_EPT_FETCH(FETCH | XU_ALLOWED);
    return 0;
}
TEST_CASE(mode_based_execute_case) = {
    .name = "mode-based execute control for EPT",
    .run = guest_mode_based_execute,
    .config = {.ept = true, .secondary = VMXD_SECONDARY_MODE_BASED_EXECUTE_CONTROL_FOR_EPT},
    .prepare = map_user,
};

/* --- EPT misconfigurations --- */

#define EXIT_EPT_MISCONFIGURATION                                            \
    EXIT("mov test_demand_page + 8(%%rip), %[value]", ([value] "+r"(value)), \
         .reason = VMXD_EXIT_EPT_MISCONFIGURATION, .physical = ADDRESS(test_demand_page + 8))

GUEST_TEXT static uint64_t guest_ept_misconfiguration(void)
{
    uint64_t value = 1;

    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, W | WB); /* write-only */
    EXIT_EPT_MISCONFIGURATION;
    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, W | X | WB);
    EXIT_EPT_MISCONFIGURATION;
    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page,
              R | VMXD_PUT(VMXD_EPT_LEAF_MEMORY_TYPE, 2)); /* reserved */
    EXIT_EPT_MISCONFIGURATION;
    return 0;
}
TEST_CASE(ept_misconfiguration_case) = {
    .name = "EPT misconfigurations",
    .run = guest_ept_misconfiguration,
    .config = {.ept = true},
};

/* --- Page-modification logging --- */

static void leave_one_log_entry(struct vcpu *v)
{
    (void)v;
    WRITE16(VMXD_VMCS_GUEST_PML_INDEX, 0);
}

GUEST_TEXT static uint64_t guest_log(void)
{
    const uint64_t clean = R | W | X | WB | VMXD_EPT_LEAF_ACCESSED;
    uint64_t value = 1;

    hypercall(TEST_EPT_PAGE, (uintptr_t)test_apic_page, clean);
    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, clean);
    EXPECT("1f", "2f",
           "mov %[value], test_apic_page(%%rip)\n1: mov %[value], test_demand_page(%%rip)\n2:",
           ([value] "+r"(value)), .reason = VMXD_EXIT_PAGE_MODIFICATION_LOG_FULL);
    CHECK(hypercall(TEST_LOGGED, (uintptr_t)test_apic_page, 0));
    return 0;
}
TEST_CASE(log_full_case) = {
    .name = "page-modification log full",
    .run = guest_log,
    .config = {.ept = true, .accessed_dirty = true, .secondary = VMXD_SECONDARY_ENABLE_PML},
    .prepare = leave_one_log_entry,
};

/* --- Sub-page write permissions --- */

#define SUB_PAGES VMXD_EPT_LEAF_SUB_PAGE_WRITE_PERMISSIONS
#define EXIT_SPP(q)                                                          \
    EXIT("mov %[value], test_demand_page + 8(%%rip)", ([value] "+r"(value)), \
         .reason = VMXD_EXIT_SPP_RELATED_EVENT, .qualification = q,          \
         .address = ADDRESS(test_demand_page + 8), .physical = ADDRESS(test_demand_page + 8))

GUEST_TEXT static uint64_t guest_sub_pages(void)
{
    uint64_t value = 1;

    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, R | WB | AD | SUB_PAGES);
    EXIT_SPP(VMXD_QUAL_SPP_MISS); /* the top table is empty */
    hypercall(TEST_EPT_PAGE, (uintptr_t)test_demand_page, R | WB | AD | SUB_PAGES);
    hypercall(TEST_SUB_PAGES, 0, VMXD_SPP_ENTRY_VALID | VMXD_SPP_ENTRY_RESERVED);
    EXIT_SPP(0);
    return 0;
}
TEST_CASE(sub_pages_case) = {
    .name = "sub-page permissions: miss and misconfiguration",
    .run = guest_sub_pages,
    .config = {.ept = true, .secondary = VMXD_SECONDARY_SUB_PAGE_WRITE_PERMISSIONS_FOR_EPT},
};
