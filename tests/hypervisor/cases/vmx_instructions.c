/* SPDX-License-Identifier: MIT */
/* vmx_instructions.c - VMX instructions in a guest: each exits, and for this host they do not exist. */
#include "case.h"

#define DATA(number)                                     \
    (VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_IS_REGISTER, 1) | \
     VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_REG1, number))
#define SEEN_AS_UNDEFINED(count) CHECK(guest_events[VMXD_VECTOR_UD] == (count))

GUEST_TEXT static uint64_t guest_vmx_without_operand(void)
{
    EXIT_FAULTS(VMXD_EXIT_VMLAUNCH, 0, 0, "vmlaunch", NO_OPERANDS);
    EXIT_FAULTS(VMXD_EXIT_VMRESUME, 0, 0, "vmresume", NO_OPERANDS);
    EXIT_FAULTS(VMXD_EXIT_VMXOFF, 0, 0, "vmxoff", NO_OPERANDS);
    SEEN_AS_UNDEFINED(3);
    return 0;
}
GUEST_CASE(guest_vmx_without_operand, "VMLAUNCH, VMRESUME, VMXOFF", GUEST_DONE, 0)

GUEST_TEXT static uint64_t guest_vmx_with_region(void)
{
    uint8_t *rsi = guest_operand;
    uint64_t rbx = (uint64_t)(uintptr_t)guest_operand, rcx = 1;

    EXIT_FAULTS(VMXD_EXIT_VMCLEAR, 8, OPERAND_RBX_RCX_4, "vmclear 8(%%rbx, %%rcx, 4)", "+b"(rbx),
                "+c"(rcx));
    EXIT_FAULTS(VMXD_EXIT_VMPTRLD, -0x1000, OPERAND_RSI, "vmptrld -0x1000(%%rsi)", "+S"(rsi));
    EXIT_FAULTS(VMXD_EXIT_VMPTRST, guest_operand + 16, OPERAND_RIP,
                "vmptrst guest_operand + 16(%%rip)", NO_OPERANDS);
    EXIT_FAULTS(VMXD_EXIT_VMXON, 0,
                OPERAND_IN(VMXD_SEGMENT_REGISTER_FS) | NO_INDEX |
                    VMXD_PUT(VMXD_INFO_MEMORY_BASE_REGISTER, VMXD_GPR_RSI),
                "vmxon %%fs:(%%rsi)", "+S"(rsi));
    SEEN_AS_UNDEFINED(4);
    return 0;
}
GUEST_CASE(guest_vmx_with_region, "VMCLEAR, VMPTRLD, VMPTRST, VMXON", GUEST_DONE, 0)

GUEST_TEXT static uint64_t guest_vmread_vmwrite(void)
{
    register uint64_t r10 __asm__("r10") = VMXD_VMCS_GUEST_RIP;
    uint8_t *rsi = guest_operand;
    uint64_t rax = 0, rbx = (uint64_t)(uintptr_t)guest_operand, rcx = 1;

    EXIT_FAULTS(VMXD_EXIT_VMREAD, 0, DATA(VMXD_GPR_RAX) | REGISTER_2(VMXD_GPR_R10),
                "vmread %%r10, %%rax", "+a"(rax), "+r"(r10));
    EXIT_FAULTS(VMXD_EXIT_VMREAD, 0x40, OPERAND_RSI | REGISTER_2(VMXD_GPR_R10),
                "vmread %%r10, 0x40(%%rsi)", "+S"(rsi), "+r"(r10));
    EXIT_FAULTS(VMXD_EXIT_VMWRITE, 0, DATA(VMXD_GPR_RBX) | REGISTER_2(VMXD_GPR_RAX),
                "vmwrite %%rbx, %%rax", "+a"(rax), "+b"(rbx));
    EXIT_FAULTS(VMXD_EXIT_VMWRITE, 4, OPERAND_RBX_RCX_4 | REGISTER_2(VMXD_GPR_RAX),
                "vmwrite 4(%%rbx, %%rcx, 4), %%rax", "+a"(rax), "+b"(rbx), "+c"(rcx));
    SEEN_AS_UNDEFINED(4);
    return 0;
}
GUEST_CASE(guest_vmread_vmwrite, "VMREAD and VMWRITE", GUEST_DONE, 0)

GUEST_TEXT static uint64_t guest_invept(void)
{
    uint8_t *rsi = guest_operand;
    uint64_t rdi = 2;

    EXIT_FAULTS(VMXD_EXIT_INVEPT, 16, OPERAND_RSI | REGISTER_2(VMXD_GPR_RDI),
                "invept 16(%%rsi), %%rdi", "+S"(rsi), "+D"(rdi));
    SEEN_AS_UNDEFINED(1);
    return 0;
}
GUEST_CASE(guest_invept, "INVEPT", GUEST_DONE, .secondary = VMXD_SECONDARY_ENABLE_EPT)

GUEST_TEXT static uint64_t guest_invvpid(void)
{
    uint64_t rbx = (uint64_t)(uintptr_t)guest_operand, rcx = 0, rax = 2;

    EXIT_FAULTS(VMXD_EXIT_INVVPID, -16, OPERAND_RBX_RCX_4 | REGISTER_2(VMXD_GPR_RAX),
                "invvpid -16(%%rbx, %%rcx, 4), %%rax", "+b"(rbx), "+c"(rcx), "+a"(rax));
    SEEN_AS_UNDEFINED(1);
    return 0;
}
GUEST_CASE(guest_invvpid, "INVVPID", GUEST_DONE, .invvpid = true)

/* No function is enabled, so each below 64 exits. */
GUEST_TEXT static uint64_t guest_vmfunc(void)
{
    uint32_t function = VMXD_VM_FUNCTION_EPTP_SWITCHING, index = 0;

    EXIT_FAULTS(VMXD_EXIT_VMFUNC, 0, 0, "vmfunc", "+a"(function), "+c"(index));
    SEEN_AS_UNDEFINED(1);
    return 0;
}
GUEST_CASE(guest_vmfunc, "VMFUNC", GUEST_DONE, .secondary = VMXD_SECONDARY_ENABLE_VM_FUNCTIONS)
