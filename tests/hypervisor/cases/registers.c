/* SPDX-License-Identifier: MIT */
/* registers.c - control registers, debug registers, MSRs, descriptor-table registers, XCR0. */
#include "../core/x86.h"
#include "case.h"

/* --- Control registers: MOV to and from each, CLTS, both forms of LMSW --- */

#define LMSW(memory, data)                                                              \
    (CR(VMXD_CR_ACCESS_LMSW, 0, 0) | VMXD_PUT(VMXD_QUAL_CR_LMSW_OPERAND_TYPE, memory) | \
     VMXD_PUT(VMXD_QUAL_CR_LMSW_SOURCE_DATA, data))
#define CR_EXIT VMXD_EXIT_CONTROL_REGISTER_ACCESSES
#define CR0_TS  0x8

static uint16_t guest_lmsw_operand GUEST_DATA = 1;

static inline __attribute__((always_inline)) uint64_t read_cr0(void)
{
    uint64_t value;

    __asm__ volatile("mov %%cr0, %0" : "=r"(value)); /* from the read shadow, without an exit */
    return value;
}

GUEST_TEXT static uint64_t guest_cr0(void)
{
    uint64_t cr0 = read_cr0() | CR0_TS, msw = 0x9;

    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_TO_CR, 0, VMXD_GPR_RBX), "mov %%rbx, %%cr0", "+b"(cr0));
    CHECK(read_cr0() == cr0);
    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_CLTS, 0, 0), "clts", NO_OPERANDS);
    CHECK(read_cr0() == (cr0 & ~(uint64_t)CR0_TS));
    EXIT(CR_EXIT, LMSW(0, 0x9), "lmsw %%ax", "+a"(msw));
    CHECK((read_cr0() & 0xF) == 0x9);
    EXIT_ADDRESS(CR_EXIT, LMSW(1, 0x1), &guest_lmsw_operand,
                 "lmsw %[operand]", [operand] "+m"(guest_lmsw_operand));
    CHECK((read_cr0() & 0xF) == 0x1);
    return 0;
}
GUEST_CASE(guest_cr0, "CR0", GUEST_DONE, 0)

GUEST_TEXT static uint64_t guest_cr3_cr4(void)
{
    uint64_t cr3, cr4, seen;

    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_FROM_CR, 3, VMXD_GPR_RSI), "mov %%cr3, %%rsi", "=S"(cr3));
    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_TO_CR, 3, VMXD_GPR_RSI), "mov %%rsi, %%cr3", "+S"(cr3));
    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_FROM_CR, 3, VMXD_GPR_RDX), "mov %%cr3, %%rdx", "=d"(seen));
    CHECK(seen == cr3);

    __asm__ volatile("mov %%cr4, %0" : "=r"(cr4));
    cr4 ^= 1u << 2; /* TSD */
    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_TO_CR, 4, VMXD_GPR_RDX), "mov %%rdx, %%cr4", "+d"(cr4));
    __asm__ volatile("mov %%cr4, %0" : "=r"(seen));
    CHECK(seen == cr4);
    return 0;
}
GUEST_CASE(guest_cr3_cr4, "CR3 and CR4", GUEST_DONE,
           .primary = VMXD_PRIMARY_CR3_LOAD_EXITING | VMXD_PRIMARY_CR3_STORE_EXITING)

GUEST_TEXT static uint64_t guest_cr8(void)
{
    register uint64_t cr8 __asm__("r9") = 5;
    uint64_t seen;

    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_TO_CR, 8, VMXD_GPR_R9), "mov %%r9, %%cr8", "+r"(cr8));
    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_FROM_CR, 8, VMXD_GPR_RCX), "mov %%cr8, %%rcx", "=c"(seen));
    CHECK(seen == 5);
    return 0;
}
GUEST_CASE(guest_cr8, "CR8", GUEST_DONE, 0)

/* --- Debug registers --- */

#define DR(from, dr, register_number)                                             \
    (VMXD_PUT(VMXD_QUAL_DR_DIRECTION, from) | VMXD_PUT(VMXD_QUAL_DR_NUMBER, dr) | \
     VMXD_PUT(VMXD_QUAL_DR_GPR, register_number))

GUEST_TEXT static uint64_t guest_debug_registers(void)
{
    uint64_t value = 0x1000, seen;

    EXIT(VMXD_EXIT_MOV_DR, DR(0, 0, VMXD_GPR_RAX), "mov %%rax, %%dr0", "+a"(value));
    EXIT(VMXD_EXIT_MOV_DR, DR(0, 3, VMXD_GPR_RBX), "mov %%rbx, %%dr3", "+b"(value));
    EXIT(VMXD_EXIT_MOV_DR, DR(1, 3, VMXD_GPR_RDI), "mov %%dr3, %%rdi", "=D"(seen));
    CHECK(seen == value);
    EXIT(VMXD_EXIT_MOV_DR, DR(1, 6, VMXD_GPR_RDX), "mov %%dr6, %%rdx", "=d"(seen));
    CHECK(seen == 0xFFFF0FF0);
    EXIT(VMXD_EXIT_MOV_DR, DR(1, 7, VMXD_GPR_RCX), "mov %%dr7, %%rcx", "=c"(seen));
    CHECK(seen == 0x400);
    return 0;
}
GUEST_CASE(guest_debug_registers, "MOV DR", GUEST_DONE, 0)

/* --- MSRs --- */

GUEST_TEXT static uint64_t guest_msr(void)
{
    uint32_t low = 0x12345678, high = 0, msr = X86_MSR_SYSENTER_ESP;

    EXIT(VMXD_EXIT_WRMSR, 0, "wrmsr", "+c"(msr), "+a"(low), "+d"(high));
    low = high = 0xFFFFFFFF;
    EXIT(VMXD_EXIT_RDMSR, 0, "rdmsr", "+c"(msr), "+a"(low), "+d"(high));
    CHECK(low == 0x12345678 && high == 0);

    msr = 0x40000000; /* never an MSR */
    EXIT_FAULTS(VMXD_EXIT_RDMSR, 0, 0, "rdmsr", "+c"(msr), "+a"(low), "+d"(high));
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
GUEST_CASE(guest_msr, "RDMSR and WRMSR", GUEST_DONE, 0)

/* In each of the four bitmaps one MSR that exits and one that does not, and MSRs beyond them. */
GUEST_TEXT static uint64_t guest_msr_bitmaps(void)
{
    uint32_t low = 0x1000, high = 0, msr = X86_MSR_SYSENTER_CS;

    __asm__ volatile("wrmsr" : : "c"(msr), "a"(low), "d"(high));
    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr));
    CHECK(low == 0x1000);
    msr = X86_MSR_FS_BASE;
    __asm__ volatile("wrmsr" : : "c"(msr), "a"(low), "d"(high));
    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr));
    CHECK(low == 0x1000);

    msr = X86_MSR_SYSENTER_EIP;
    EXIT(VMXD_EXIT_WRMSR, 0, "wrmsr", "+c"(msr), "+a"(low), "+d"(high));
    EXIT(VMXD_EXIT_RDMSR, 0, "rdmsr", "+c"(msr), "+a"(low), "+d"(high));
    msr = X86_MSR_GS_BASE;
    EXIT(VMXD_EXIT_WRMSR, 0, "wrmsr", "+c"(msr), "+a"(low), "+d"(high));
    EXIT(VMXD_EXIT_RDMSR, 0, "rdmsr", "+c"(msr), "+a"(low), "+d"(high));

    msr = 0x2000; /* the first behind the low ones */
    EXIT_FAULTS(VMXD_EXIT_RDMSR, 0, 0, "rdmsr", "+c"(msr), "+a"(low), "+d"(high));
    msr = 0xC0002000; /* the first behind the high ones */
    EXIT_FAULTS(VMXD_EXIT_WRMSR, 0, 0, "wrmsr", "+c"(msr), "+a"(low), "+d"(high));
    msr = 0xBFFFFFFF; /* the last before them */
    EXIT_FAULTS(VMXD_EXIT_RDMSR, 0, 0, "rdmsr", "+c"(msr), "+a"(low), "+d"(high));
    CHECK(guest_events[VMXD_VECTOR_GP] == 3);
    return 0;
}
GUEST_CASE(guest_msr_bitmaps, "MSR bitmaps", GUEST_DONE, .primary = VMXD_PRIMARY_USE_MSR_BITMAPS)

/* --- XCR0 --- */

GUEST_TEXT static uint64_t guest_xsetbv(void)
{
    uint32_t xcr = 0, low = X86_XCR0_X87, high = 0;

    set_cr4_bits(X86_CR4_OSXSAVE);
    EXIT(VMXD_EXIT_XSETBV, 0, "xsetbv", "+c"(xcr), "+a"(low), "+d"(high));
    low = 0; /* x87 must stay */
    EXIT_FAULTS(VMXD_EXIT_XSETBV, 0, 0, "xsetbv", "+c"(xcr), "+a"(low), "+d"(high));
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
GUEST_CASE(guest_xsetbv, "XSETBV", GUEST_DONE, .feature = X86_FEATURE_XSAVE, .cr4 = X86_CR4_OSXSAVE)

/* --- Descriptor-table registers --- */

#define TABLE(identity_of) VMXD_PUT(VMXD_INFO_GDTR_IDTR_IDENTITY, identity_of)

static struct descriptor_table guest_table GUEST_DATA = {0, 0};

GUEST_TEXT static uint64_t guest_gdtr_idtr(void)
{
    struct descriptor_table *rsi = &guest_table;
    uint64_t rbx = (uint64_t)(uintptr_t)guest_operand - 16, rcx = 4;

    EXIT_INFORMATION(VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR, 0, TABLE(VMXD_GDTR_IDTR_SGDT) | OPERAND_RSI,
                     "sgdt (%%rsi)", "+S"(rsi));
    CHECK(guest_table.base == (uintptr_t)guest_gdt && guest_table.limit == sizeof(guest_gdt) - 1);
    EXIT_INFORMATION(VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR, 0, TABLE(VMXD_GDTR_IDTR_LGDT) | OPERAND_RSI,
                     "lgdt (%%rsi)", "+S"(rsi));
    EXIT_INFORMATION(VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR, 2,
                     TABLE(VMXD_GDTR_IDTR_SIDT) | OPERAND_RBX_RCX_4, "sidt 2(%%rbx, %%rcx, 4)",
                     "+b"(rbx), "+c"(rcx));
    CHECK(*(uint16_t *)(void *)(guest_operand + 2) == sizeof(guest_idt) - 1);
    EXIT_INFORMATION(VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR, guest_operand + 2,
                     TABLE(VMXD_GDTR_IDTR_LIDT) | OPERAND_RIP, "lidt guest_operand + 2(%%rip)",
                     NO_OPERANDS);
    return 0;
}
GUEST_CASE(guest_gdtr_idtr, "GDTR and IDTR", GUEST_DONE,
           .secondary = VMXD_SECONDARY_DESCRIPTOR_TABLE_EXITING)

#define SELECTOR(identity_of) VMXD_PUT(VMXD_INFO_LDTR_TR_IDENTITY, identity_of)
#define IN_REGISTER(number) \
    (VMXD_PUT(VMXD_INFO_LDTR_TR_IS_REGISTER, 1) | VMXD_PUT(VMXD_INFO_LDTR_TR_REG1, number))

GUEST_TEXT static uint64_t guest_ldtr_tr(void)
{
    uint8_t *rsi = guest_operand + 8;
    uint64_t rax = ~0ull, rbx = GUEST_TR, rdx = ~0ull;

    EXIT_INFORMATION(VMXD_EXIT_ACCESS_TO_LDTR_OR_TR, 0,
                     SELECTOR(VMXD_LDTR_TR_SLDT) | IN_REGISTER(VMXD_GPR_RDX), "sldt %%rdx",
                     "+d"(rdx));
    CHECK(rdx == 0);
    EXIT_INFORMATION(VMXD_EXIT_ACCESS_TO_LDTR_OR_TR, -8, SELECTOR(VMXD_LDTR_TR_STR) | OPERAND_RSI,
                     "str -8(%%rsi)", "+S"(rsi));
    CHECK(*(uint16_t *)(void *)guest_operand == GUEST_TR);
    rax = 0;
    EXIT_INFORMATION(VMXD_EXIT_ACCESS_TO_LDTR_OR_TR, 0,
                     SELECTOR(VMXD_LDTR_TR_LLDT) | IN_REGISTER(VMXD_GPR_RAX), "lldt %%ax",
                     "+a"(rax));
    EXIT_FAULTS(VMXD_EXIT_ACCESS_TO_LDTR_OR_TR, 0,
                SELECTOR(VMXD_LDTR_TR_LTR) | IN_REGISTER(VMXD_GPR_RBX), "ltr %%bx", "+b"(rbx));
    CHECK(guest_events[VMXD_VECTOR_GP] == 1); /* it is busy */
    return 0;
}
GUEST_CASE(guest_ldtr_tr, "LDTR and TR", GUEST_DONE,
           .secondary = VMXD_SECONDARY_DESCRIPTOR_TABLE_EXITING)
