/* SPDX-License-Identifier: MIT */
/* vmx_instructions.c - VMX instructions in a guest: each exits, and the host injects #UD. */
#include "../testcase.h"

#define DATA(number)                                     \
    (VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_IS_REGISTER, 1) | \
     VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_REG1, number))
#define CHECK_UD_COUNT(count) CHECK(guest_events[VMXD_VECTOR_UD] == (count))

GUEST_TEXT static uint64_t guest_vmx_without_operand(void)
{
    EXIT_FAULTS("vmlaunch", (NO_OPERANDS), .reason = VMXD_EXIT_VMLAUNCH);
    EXIT_FAULTS("vmresume", (NO_OPERANDS), .reason = VMXD_EXIT_VMRESUME);
    EXIT_FAULTS("vmxoff", (NO_OPERANDS), .reason = VMXD_EXIT_VMXOFF);
    CHECK_UD_COUNT(3);
    return 0;
}
TEST_CASE(vmx_without_operand_case) = {
    .name = "VMLAUNCH, VMRESUME, VMXOFF",
    .run = guest_vmx_without_operand,
};

GUEST_TEXT static uint64_t guest_vmx_with_region(void)
{
    uint8_t *rsi = test_operand;
    uint64_t rbx = (uint64_t)(uintptr_t)test_operand, rcx = 1;

    EXIT_FAULTS("vmclear 8(%%rbx, %%rcx, 4)", ("+b"(rbx), "+c"(rcx)), .reason = VMXD_EXIT_VMCLEAR,
                .qualification = 8, .information = OPERAND_RBX_RCX_4);
    EXIT_FAULTS("vmptrld -0x1000(%%rsi)", ("+S"(rsi)), .reason = VMXD_EXIT_VMPTRLD,
                .qualification = DISPLACEMENT(-0x1000), .information = OPERAND_RSI);
    EXIT_FAULTS("vmptrst test_operand + 16(%%rip)", (NO_OPERANDS), .reason = VMXD_EXIT_VMPTRST,
                .qualification = ADDRESS(test_operand + 16), .information = OPERAND_RIP);
    EXIT_FAULTS("vmxon %%fs:(%%rsi)", ("+S"(rsi)), .reason = VMXD_EXIT_VMXON,
                .information = OPERAND_IN(VMXD_SEGMENT_REGISTER_FS) | NO_INDEX |
                               VMXD_PUT(VMXD_INFO_MEMORY_BASE_REGISTER, VMXD_GPR_RSI));
    CHECK_UD_COUNT(4);
    return 0;
}
TEST_CASE(vmx_with_region_case) = {
    .name = "VMCLEAR, VMPTRLD, VMPTRST, VMXON",
    .run = guest_vmx_with_region,
};

GUEST_TEXT static uint64_t guest_vmread_vmwrite(void)
{
    register uint64_t r10 __asm__("r10") = VMXD_VMCS_GUEST_RIP;
    uint8_t *rsi = test_operand;
    uint64_t rax = 0, rbx = (uint64_t)(uintptr_t)test_operand, rcx = 1;

    EXIT_FAULTS("vmread %%r10, 0x40(%%rsi)", ("+S"(rsi), "+r"(r10)), .reason = VMXD_EXIT_VMREAD,
                .qualification = 0x40, .information = OPERAND_RSI | REGISTER_2(VMXD_GPR_R10));
    EXIT_FAULTS("vmwrite 4(%%rbx, %%rcx, 4), %%rax", ("+a"(rax), "+b"(rbx), "+c"(rcx)),
                .reason = VMXD_EXIT_VMWRITE, .qualification = 4,
                .information = OPERAND_RBX_RCX_4 | REGISTER_2(VMXD_GPR_RAX));
    CHECK_UD_COUNT(2);
    return 0;
}
TEST_CASE(vmread_vmwrite_case) = {
    .name = "VMREAD and VMWRITE with a memory operand",
    .run = guest_vmread_vmwrite,
};

GUEST_TEXT static uint64_t guest_vmread_vmwrite_register(void)
{
    register uint64_t r10 __asm__("r10") = VMXD_VMCS_GUEST_RIP;
    uint64_t rax = 0, rbx = 0;

    EXIT_FAULTS("vmread %%r10, %%rax", ("+a"(rax), "+r"(r10)), .reason = VMXD_EXIT_VMREAD,
                .information = DATA(VMXD_GPR_RAX) | REGISTER_2(VMXD_GPR_R10));
    EXIT_FAULTS("vmwrite %%rbx, %%rax", ("+a"(rax), "+b"(rbx)), .reason = VMXD_EXIT_VMWRITE,
                .information = DATA(VMXD_GPR_RBX) | REGISTER_2(VMXD_GPR_RAX));
    CHECK_UD_COUNT(2);
    return 0;
}
TEST_CASE(vmread_vmwrite_register_case) = {
    .name = "VMREAD and VMWRITE with a register",
    .run = guest_vmread_vmwrite_register,
};

GUEST_TEXT static uint64_t guest_invept(void)
{
    uint8_t *rsi = test_operand;
    uint64_t rdi = 2;

    EXIT_FAULTS("invept 16(%%rsi), %%rdi", ("+S"(rsi), "+D"(rdi)), .reason = VMXD_EXIT_INVEPT,
                .qualification = 16, .information = OPERAND_RSI | REGISTER_2(VMXD_GPR_RDI));
    CHECK_UD_COUNT(1);
    return 0;
}
TEST_CASE(invept_case) = {
    .name = "INVEPT",
    .run = guest_invept,
    .config = {.secondary = VMXD_SECONDARY_ENABLE_EPT},
};

GUEST_TEXT static uint64_t guest_invvpid(void)
{
    uint64_t rbx = (uint64_t)(uintptr_t)test_operand, rcx = 0, rax = 2;

    EXIT_FAULTS("invvpid -16(%%rbx, %%rcx, 4), %%rax", ("+b"(rbx), "+c"(rcx), "+a"(rax)),
                .reason = VMXD_EXIT_INVVPID, .qualification = DISPLACEMENT(-16),
                .information = OPERAND_RBX_RCX_4 | REGISTER_2(VMXD_GPR_RAX));
    CHECK_UD_COUNT(1);
    return 0;
}
TEST_CASE(invvpid_case) = {
    .name = "INVVPID",
    .run = guest_invvpid,
    .needs = {.invvpid = true},
};

/* No VM function is enabled, so each number below 64 exits. */
GUEST_TEXT static uint64_t guest_vmfunc(void)
{
    uint32_t function = VMXD_VM_FUNCTION_EPTP_SWITCHING, index = 0;

    EXIT_FAULTS("vmfunc", ("+a"(function), "+c"(index)), .reason = VMXD_EXIT_VMFUNC);
    CHECK_UD_COUNT(1);
    return 0;
}
TEST_CASE(vmfunc_case) = {
    .name = "VMFUNC",
    .run = guest_vmfunc,
    .config = {.secondary = VMXD_SECONDARY_ENABLE_VM_FUNCTIONS},
};
