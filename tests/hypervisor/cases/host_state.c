/* SPDX-License-Identifier: MIT */
/* host_state.c - state that the VMCS does not switch: the guest keeps its own, and so does the host. */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../testcase.h"

#define CR4_OSFXSR 0x200u
#define CR2_VALUE  0x5A5A5000u
#define DR6_VALUE  (X86_DR6_INIT | 5)
#define GS_VALUE   0x12345678u

/* WRMSR and RDMSR of IA32_GS_BASE exit; SWAPGS exchanges it with IA32_KERNEL_GS_BASE without an exit. */
static inline __attribute__((always_inline)) void write_gs_base(uint32_t low)
{
    uint32_t msr = X86_MSR_GS_BASE, high = 0;

    EXIT("wrmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_WRMSR);
}

static inline __attribute__((always_inline)) uint32_t read_gs_base(void)
{
    uint32_t msr = X86_MSR_GS_BASE, low, high;

    EXIT("rdmsr", ("+c"(msr), "=a"(low), "=d"(high)), .reason = VMXD_EXIT_RDMSR);
    return low;
}

/* The hypercall loads the host's state, compares it, and loads the guest's state again. */
GUEST_TEXT static uint64_t guest_unswitched_state(void)
{
    uint64_t dr6 = DR6_VALUE, cr2, xmm0;
    uint32_t leaf = 0, ebx, ecx, edx;

    set_cr4_bits(CR4_OSFXSR);
    __asm__ volatile("mov %0, %%cr2" : : "r"((uint64_t)CR2_VALUE));
    EXIT("mov %%rdx, %%dr6", ("+d"(dr6)), .reason = VMXD_EXIT_MOV_DR,
         .qualification = DR(0, 6, VMXD_GPR_RDX));
    write_gs_base(GS_VALUE);
    __asm__ volatile("swapgs\n\tpcmpeqd %%xmm0, %%xmm0" : "+m"(guest_resume)); /* all ones */

    CHECK(hypercall(TEST_SWITCH_STATE, 0, 0));
    EXIT("cpuid", ("+a"(leaf), "=b"(ebx), "=c"(ecx), "=d"(edx)), .reason = VMXD_EXIT_CPUID);

    __asm__ volatile("mov %%cr2, %0" : "=r"(cr2));
    CHECK(cr2 == CR2_VALUE);
    EXIT("mov %%dr6, %%rdx", ("=d"(dr6)), .reason = VMXD_EXIT_MOV_DR,
         .qualification = DR(1, 6, VMXD_GPR_RDX));
    CHECK(dr6 == DR6_VALUE);
    __asm__ volatile("swapgs\n\tmovq %%xmm0, %0" : "=r"(xmm0));
    CHECK(xmm0 == ~0ull);
    CHECK(read_gs_base() == GS_VALUE);
    return 0;
}
TEST_CASE(unswitched_state_case) = {
    .name = "CR2, DR6, IA32_KERNEL_GS_BASE and XMM0 of guest and host",
    .run = guest_unswitched_state,
    .needs = {.cr4 = CR4_OSFXSR},
};
