/* SPDX-License-Identifier: MIT */
/* lass.c - violations of linear-address-space separation (LASS): the supervisor's fetches and accesses in the lower half
 * of the linear addresses, and the user's in the upper half.
 *
 * The guest runs in the upper half.  An access that LASS refuses causes #GP(0), or #SS(0) for an access to the stack
 * segment, before the page tables count: a page fault would say that LASS was not checked.
 * SDM: "Linear-Address Space Separation".
 */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../testcase.h"

#define CR4_SMAP (1u << 21)
#define CR4_LASS (1u << 27)
#define NEEDS_LASS \
    .needs = {.feature = X86_FEATURE_LASS, .cr4 = CR4_LASS | CR4_SMAP, .name = "LASS (CPUID)"}

#define LOWER         "$0x70000000" /* TEST_FAR: test_operand, which begins with a RET */
#define RET           0xC3
#define REFUSED(id)   .event = FAULT(id) | ERROR_CODE
#define VIOLATION(id) .place = RIP_WITHIN, .reason = VMXD_EXIT_EXCEPTION_OR_NMI, REFUSED(id)

static void prepare_lower_page(struct vcpu *v)
{
    (void)v;
    test_operand[0] = RET;
    test_map_far(0, test_operand, TEST_FAR_PRESENT | TEST_FAR_WRITABLE);
}

/* Without CR4.SMAP the supervisor may access the lower half, but not fetch from it.  RIP is already there. */
GUEST_TEXT static uint64_t guest_fetch(void)
{
    uint64_t scratch;

    set_cr4_bits(CR4_LASS);
    EXPECT("0x70000000", "0x70000001",
           RESUME_AT_2 "mov " LOWER ", %k[scratch]\n\tjmp *%[scratch]\n2:",
           ([scratch] "=&r"(scratch)), VIOLATION(VMXD_VECTOR_GP));
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    CHECK(*(volatile uint8_t *)TEST_FAR == RET);
    return 0;
}
TEST_CASE(lass_fetch_case) = {
    .name = "LASS violation of the supervisor: fetch",
    .run = guest_fetch,
    .config = {.exceptions = VECTOR(VMXD_VECTOR_GP)},
    .upper_half = true,
    .prepare = prepare_lower_page,
    NEEDS_LASS,
};

/* With CR4.SMAP an access needs RFLAGS.AC; code of a compiler, too, which may use the addresses of the linker. */
GUEST_TEXT static uint64_t guest_access(void)
{
    uint64_t scratch;

    set_cr4_bits(CR4_LASS | CR4_SMAP);
    EXIT_EXCEPTION("mov " LOWER ", %k[scratch]\n", "cmpb $0, (%[scratch])",
                   REFUSED(VMXD_VECTOR_GP));
    EXIT_EXCEPTION("mov " LOWER ", %k[scratch]\n", "movb $0, (%[scratch])",
                   REFUSED(VMXD_VECTOR_GP));
    EXPECT("1f", "2f",
           RESUME_AT_2 "push %%rbp\n\tmov " LOWER ", %%ebp\n1: cmpb $0, (%%rbp)\n2: pop %%rbp",
           ([scratch] "=&r"(scratch)), VIOLATION(VMXD_VECTOR_SS));
    __asm__ volatile("stac" : : : "memory", "cc");
    CHECK(*(volatile uint8_t *)TEST_FAR == RET); /* not written either */
    CHECK(guest_events[VMXD_VECTOR_GP] == 2 && guest_events[VMXD_VECTOR_SS] == 1);
    return 0;
}
TEST_CASE(lass_access_case) = {
    .name = "LASS violation of the supervisor: read, write, stack segment",
    .run = guest_access,
    .config = {.exceptions = VECTOR(VMXD_VECTOR_GP) | VECTOR(VMXD_VECTOR_SS)},
    .upper_half = true,
    .prepare = prepare_lower_page,
    NEEDS_LASS,
};

/* --- Ring 3: a read of the upper half, a fetch from there, and the VMCALL at the end of the guest --- */

#define USER_PAGE    0x70002000 /* page 2 from TEST_FAR on */
#define USER_SS      0x2B
#define USER_CS      0x33
#define DESCRIPTOR   0x000F00000000FFFFull
#define USER_DATA    (0xC0F3ull << 40 | DESCRIPTOR)
#define USER_CODE    (0xA0FBull << 40 | DESCRIPTOR)
#define TSS_RSP0     4
#define ENTER_RING_3 "push $0x2B\n\tpush $0\n\tpush $2\n\tpush $0x33\n\tpush $0x70002000\n\tiretq"
#define USER_AT(at)  "lass_user_" at " - lass_user_page + 0x70002000"

/* RDI is an address in the upper half. */
__asm__(".pushsection .guest.data, \"aw\"\n"
        "\t.balign 4096\n"
        "lass_user_page:\n"
        "lass_user_read: cmpb $0, (%rdi)\n"
        "lass_user_jump: jmp *%rdi\n"
        "lass_user_last: xor %eax, %eax\n"
        "\txor %ecx, %ecx\n"
        "lass_user_vmcall: vmcall\n"
        "lass_user_end:\n"
        "\t.balign 4096\n"
        "\t.popsection");
extern const uint8_t lass_user_page[], lass_user_jump[], lass_user_last[];

static void prepare_ring_3(struct vcpu *v)
{
    const uint64_t stack = test_upper_half(&guest_stack[GUEST_STACK_WORDS / 2]);

    (void)v;
    test_map_far(2, lass_user_page, TEST_FAR_PRESENT | TEST_FAR_WRITABLE | TEST_FAR_USER);
    guest_gdt[USER_SS / 8] = USER_DATA;
    guest_gdt[USER_CS / 8] = USER_CODE;
    for (size_t i = 0; i < 8; i++)
        guest_tss[TSS_RSP0 + i] = (uint8_t)(stack >> 8 * i);
}

#define USER_RIP(label) (USER_PAGE + (uint64_t)(lass_user_##label - lass_user_page))

/* The handler of the first #GP calls it: the second returns to the last part.  In assembly, because a compiler may use
 * the address of the linker. */
GUEST_TEXT static void resume_at_last_part(void)
{
    __asm__ volatile("mov %0, guest_resume(%%rip)" : : "r"(USER_RIP(last)) : "memory");
}

static bool both_were_delivered(const struct vcpu *v)
{
    (void)v;
    return guest_events[VMXD_VECTOR_GP] == 2;
}

GUEST_TEXT static uint64_t guest_ring_3(void)
{
    uint64_t callback, target;

    guest_resume = USER_RIP(jump);
    __asm__("lea %P1(%%rip), %0" : "=r"(callback) : "i"(resume_at_last_part));
    guest_irq_callback = (void (*)(void))callback;
    set_cr4_bits(CR4_LASS | CR4_SMAP);
    __asm__("lea guest_return(%%rip), %0" : "=r"(target));
    EXPECT_TWO(USER_AT("read"), USER_AT("jump"), "guest_return", "guest_return + 1",
               HYPERCALL_LOCATION_AT(USER_AT("vmcall"), USER_AT("end")) ENTER_RING_3,
               ("+D"(target)), (VIOLATION(VMXD_VECTOR_GP)), (VIOLATION(VMXD_VECTOR_GP)));
    return __LINE__;
}
TEST_CASE(lass_ring_3_case) = {
    .name = "LASS violation of the user: read, fetch",
    .run = guest_ring_3,
    .config = {.exceptions = VECTOR(VMXD_VECTOR_GP)},
    .upper_half = true,
    .prepare = prepare_ring_3,
    .finish = both_were_delivered,
    NEEDS_LASS,
};
