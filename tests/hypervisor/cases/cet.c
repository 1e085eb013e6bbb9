/* SPDX-License-Identifier: MIT */
/* cet.c - guests with a supervisor shadow stack: CET state loaded and saved; a shadow stack that an exit leaves
 * prematurely busy. */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "cet.h"

#define MSR_S_CET                    0x6A2u
#define MSR_INTERRUPT_SSP_TABLE_ADDR 0x6A8u
#define S_CET_SHADOW_STACK           0x1u

#define BUSY_TOKEN  STACK_HIGH /* so that a push after it is in the lower page */
#define SHADOW_PAGE (TEST_FAR_PRESENT | TEST_FAR_ACCESSED_DIRTY)

uint64_t cet_stack_low[512] GUEST_PAGE = {0};
uint64_t cet_stack_high[512] GUEST_PAGE = {0};
static uint64_t ssp_table[8] GUEST_DATA = {0}; /* by IST number */
static uint64_t host_s_cet, host_ssp_table;

void cet_load_state(struct vcpu *v)
{
    host_s_cet = platform_read_msr(MSR_S_CET);
    host_ssp_table = platform_read_msr(MSR_INTERRUPT_SSP_TABLE_ADDR);
    test_map_far(2, cet_stack_low, SHADOW_PAGE);
    test_map_far(3, cet_stack_high, SHADOW_PAGE);
    cet_stack_high[511] = (uintptr_t)guest_return;
    cet_stack_high[0] = BUSY_TOKEN; /* a supervisor shadow-stack token that is not busy */
    ssp_table[1] = BUSY_TOKEN;
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR4, READ_NATURAL(VMXD_VMCS_GUEST_CR4) | X86_CR4_CET);
    WRITE_NATURAL(VMXD_VMCS_CTRL_CR4_READ_SHADOW,
                  READ_NATURAL(VMXD_VMCS_CTRL_CR4_READ_SHADOW) | X86_CR4_CET);
    WRITE_NATURAL(VMXD_VMCS_GUEST_S_CET, S_CET_SHADOW_STACK);
    WRITE_NATURAL(VMXD_VMCS_GUEST_SSP, FIRST_SSP);
    WRITE_NATURAL(VMXD_VMCS_GUEST_INTERRUPT_SSP_TABLE_ADDR, (uintptr_t)ssp_table);
    WRITE_NATURAL(VMXD_VMCS_HOST_S_CET, host_s_cet);
    WRITE_NATURAL(VMXD_VMCS_HOST_SSP, 0);
    WRITE_NATURAL(VMXD_VMCS_HOST_INTERRUPT_SSP_TABLE_ADDR, host_ssp_table);
    (void)v;
}

bool cet_host_has_its_state(void)
{
    return platform_read_msr(MSR_S_CET) == host_s_cet &&
           platform_read_msr(MSR_INTERRUPT_SSP_TABLE_ADDR) == host_ssp_table;
}

/* The last VMCALL comes after the RET of the guest function. */
static bool cet_state_is_saved(const struct vcpu *v)
{
    (void)v;
    return READ_NATURAL(VMXD_VMCS_GUEST_S_CET) == S_CET_SHADOW_STACK &&
           READ_NATURAL(VMXD_VMCS_GUEST_SSP) == FIRST_SSP + 8 &&
           READ_NATURAL(VMXD_VMCS_GUEST_INTERRUPT_SSP_TABLE_ADDR) == (uintptr_t)ssp_table &&
           cet_host_has_its_state();
}

GUEST_TEXT static uint64_t guest_cet_state(void)
{
    uint32_t eax = 0, ebx, ecx, edx;

    CHECK(read_ssp() == FIRST_SSP);
    EXIT("cpuid", ("+a"(eax), "=b"(ebx), "=c"(ecx), "=d"(edx)), .reason = VMXD_EXIT_CPUID);
    CHECK(read_ssp() == FIRST_SSP);
    __asm__ volatile("int $0x61" : : : "memory"); /* its delivery and IRET use the shadow stack */
    CHECK(guest_events[0x61] == 1 && read_ssp() == FIRST_SSP);
    return 0;
}
TEST_CASE(cet_state_case) = {
    .name = "CET state of guest and host",
    .run = guest_cet_state,
    .config = {CET_CONTROLS},
    .prepare = cet_load_state,
    .finish = cet_state_is_saved,
    NEEDS_CET,
};

/* The delivery of #UD by IST 1 makes the token of the new shadow stack busy.  The first push after that is an EPT
 * violation.  The host of this example does not make the token free again: it stops the guest at the next exit. */
#define GATE_IST_1 (1ull << 32)

static uint64_t guest_ist_stack[32] GUEST_DATA = {0};

static void use_ist_1(struct vcpu *v)
{
    const uint64_t top = (uintptr_t)&guest_ist_stack[32];

    cet_load_state(v);
    memory_set_rights(platform_physical(cet_stack_low), 0);
    guest_idt[(size_t)2 * VMXD_VECTOR_UD] |= GATE_IST_1;
    for (size_t i = 0; i < 8; i++)
        guest_tss[0x24 + i] = (uint8_t)(top >> 8 * i);
    v->exits_left = 1;
}

static bool token_is_busy(const struct vcpu *v)
{
    (void)v;
    return cet_stack_high[0] == (BUSY_TOKEN | 1) && cet_host_has_its_state();
}

/* Called by the handler of #GP, which the busy token causes when the host injects #UD again. */
GUEST_TEXT static void exit_again(void)
{
    hypercall(HYPERCALL_ADD, 0, 0);
}

GUEST_TEXT static uint64_t guest_shadow_stack_busy(void)
{
    guest_irq_callback = exit_again;
    EXIT("ud2", (NO_OPERANDS),
         .reason = VMXD_EXIT_EPT_VIOLATION | VMXD_EXIT_REASON_SHADOW_STACK_BUSY,
         .qualification = VMXD_QUAL_EPT_DATA_WRITE | VMXD_QUAL_EPT_SHADOW_STACK_ACCESS |
                          VMXD_QUAL_EPT_GUEST_LINEAR_ADDRESS_VALID |
                          VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED,
         .address = STACK_HIGH - 8, .physical = STACK_HIGH - 8,
         .interrupted = FAULT(VMXD_VECTOR_UD));
    return __LINE__;
}
TEST_CASE(shadow_stack_busy_case) = {
    .name = "shadow stack prematurely busy",
    .run = guest_shadow_stack_busy,
    .config = {CET_CONTROLS, .secondary_exit = VMXD_EXIT_CTL2_PREMATURELY_BUSY_SHADOW_STACK,
               .ept = true},
    .prepare = use_ist_1,
    .finish = token_is_busy,
    NEEDS_CET,
    .end = GUEST_STOPPED,
};
