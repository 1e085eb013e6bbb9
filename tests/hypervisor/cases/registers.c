/* SPDX-License-Identifier: MIT */
/* registers.c - control registers, debug registers, MSRs, descriptor-table registers, XCR0. */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../testcase.h"

/* --- Control registers: MOV to and from each, CLTS, both forms of LMSW --- */

#define LMSW(memory, data)                                                              \
    (CR(VMXD_CR_ACCESS_LMSW, 0, 0) | VMXD_PUT(VMXD_QUAL_CR_LMSW_OPERAND_TYPE, memory) | \
     VMXD_PUT(VMXD_QUAL_CR_LMSW_SOURCE_DATA, data))
#define CR_EXIT VMXD_EXIT_CONTROL_REGISTER_ACCESSES
#define CR0_TS  0x8

static uint16_t lmsw_operand GUEST_DATA = 1;

static inline __attribute__((always_inline)) uint64_t read_cr0(void)
{
    uint64_t value;

    __asm__ volatile("mov %%cr0, %0" : "=r"(value)); /* from the read shadow, without an exit */
    return value;
}

GUEST_TEXT static uint64_t guest_cr0(void)
{
    uint64_t cr0 = read_cr0() | CR0_TS, msw = 0x9;

    EXIT("mov %%rbx, %%cr0", ("+b"(cr0)), .reason = CR_EXIT,
         .qualification = CR(VMXD_CR_ACCESS_MOV_TO_CR, 0, VMXD_GPR_RBX));
    CHECK(read_cr0() == cr0);
    EXIT("clts", (NO_OPERANDS), .reason = CR_EXIT, .qualification = CR(VMXD_CR_ACCESS_CLTS, 0, 0));
    CHECK(read_cr0() == (cr0 & ~(uint64_t)CR0_TS));
    EXIT("lmsw %%ax", ("+a"(msw)), .reason = CR_EXIT, .qualification = LMSW(0, 0x9));
    CHECK((read_cr0() & 0xF) == 0x9);
    EXIT("lmsw %[operand]", ([operand] "+m"(lmsw_operand)), .reason = CR_EXIT,
         .qualification = LMSW(1, 0x1), .address = ADDRESS(&lmsw_operand));
    CHECK((read_cr0() & 0xF) == 0x1);
    return 0;
}
TEST_CASE(cr0_case) = {
    .name = "CR0",
    .run = guest_cr0,
};

GUEST_TEXT static uint64_t guest_cr3_cr4(void)
{
    uint64_t cr3, cr4, seen;

    EXIT("mov %%cr3, %%rsi", ("=S"(cr3)), .reason = CR_EXIT,
         .qualification = CR(VMXD_CR_ACCESS_MOV_FROM_CR, 3, VMXD_GPR_RSI));
    EXIT("mov %%rsi, %%cr3", ("+S"(cr3)), .reason = CR_EXIT,
         .qualification = CR(VMXD_CR_ACCESS_MOV_TO_CR, 3, VMXD_GPR_RSI));
    EXIT("mov %%cr3, %%rdx", ("=d"(seen)), .reason = CR_EXIT,
         .qualification = CR(VMXD_CR_ACCESS_MOV_FROM_CR, 3, VMXD_GPR_RDX));
    CHECK(seen == cr3);

    __asm__ volatile("mov %%cr4, %0" : "=r"(cr4));
    cr4 ^= 1u << 2; /* TSD */
    EXIT("mov %%rdx, %%cr4", ("+d"(cr4)), .reason = CR_EXIT,
         .qualification = CR(VMXD_CR_ACCESS_MOV_TO_CR, 4, VMXD_GPR_RDX));
    __asm__ volatile("mov %%cr4, %0" : "=r"(seen));
    CHECK(seen == cr4);
    return 0;
}
TEST_CASE(cr3_cr4_case) = {
    .name = "CR3 and CR4",
    .run = guest_cr3_cr4,
    .config = {.primary = VMXD_PRIMARY_CR3_LOAD_EXITING | VMXD_PRIMARY_CR3_STORE_EXITING},
};

GUEST_TEXT static uint64_t guest_cr8(void)
{
    register uint64_t cr8 __asm__("r9") = 5;
    uint64_t seen;

    EXIT("mov %%r9, %%cr8", ("+r"(cr8)), .reason = CR_EXIT,
         .qualification = CR(VMXD_CR_ACCESS_MOV_TO_CR, 8, VMXD_GPR_R9));
    EXIT("mov %%cr8, %%rcx", ("=c"(seen)), .reason = CR_EXIT,
         .qualification = CR(VMXD_CR_ACCESS_MOV_FROM_CR, 8, VMXD_GPR_RCX));
    CHECK(seen == 5);
    return 0;
}
TEST_CASE(cr8_case) = {
    .name = "CR8",
    .run = guest_cr8,
};

/* --- Debug registers --- */

GUEST_TEXT static uint64_t guest_debug_registers(void)
{
    uint64_t value = 0x1000, seen;

    EXIT("mov %%rax, %%dr0", ("+a"(value)), .reason = VMXD_EXIT_MOV_DR,
         .qualification = DR(0, 0, VMXD_GPR_RAX));
    EXIT("mov %%rbx, %%dr3", ("+b"(value)), .reason = VMXD_EXIT_MOV_DR,
         .qualification = DR(0, 3, VMXD_GPR_RBX));
    EXIT("mov %%dr3, %%rdi", ("=D"(seen)), .reason = VMXD_EXIT_MOV_DR,
         .qualification = DR(1, 3, VMXD_GPR_RDI));
    CHECK(seen == value);
    EXIT("mov %%dr6, %%rdx", ("=d"(seen)), .reason = VMXD_EXIT_MOV_DR,
         .qualification = DR(1, 6, VMXD_GPR_RDX));
    CHECK(seen == X86_DR6_INIT);
    EXIT("mov %%dr7, %%rcx", ("=c"(seen)), .reason = VMXD_EXIT_MOV_DR,
         .qualification = DR(1, 7, VMXD_GPR_RCX));
    CHECK(seen == X86_DR7_INIT);
    return 0;
}
TEST_CASE(debug_registers_case) = {
    .name = "MOV DR",
    .run = guest_debug_registers,
};

/* --- MSRs --- */

GUEST_TEXT static uint64_t guest_msr(void)
{
    uint32_t low = 0x12345678, high = 0, msr = X86_MSR_SYSENTER_ESP;

    EXIT("wrmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_WRMSR);
    low = high = 0xFFFFFFFF;
    EXIT("rdmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_RDMSR);
    CHECK(low == 0x12345678 && high == 0);

    msr = 0x40000000; /* never an MSR */
    EXIT_FAULTS("rdmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_RDMSR);
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
TEST_CASE(msr_case) = {
    .name = "RDMSR and WRMSR",
    .run = guest_msr,
};

static void open_msrs(struct vcpu *v)
{
    (void)v;
    test_open_msr(X86_MSR_SYSENTER_CS); /* both have fields in the VMCS */
    test_open_msr(X86_MSR_FS_BASE);
}

/* In each of the four bitmaps one MSR that exits and one that does not, and MSRs that no bitmap has. */
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
    EXIT("wrmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_WRMSR);
    EXIT("rdmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_RDMSR);
    msr = X86_MSR_GS_BASE;
    EXIT("wrmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_WRMSR);
    EXIT("rdmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_RDMSR);

    msr = 0x2000; /* the first after the low range */
    EXIT_FAULTS("rdmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_RDMSR);
    msr = 0xC0002000; /* the first after the high range */
    EXIT_FAULTS("wrmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_WRMSR);
    msr = 0xBFFFFFFF; /* the last before the high range */
    EXIT_FAULTS("rdmsr", ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_RDMSR);
    CHECK(guest_events[VMXD_VECTOR_GP] == 3);
    return 0;
}
TEST_CASE(msr_bitmaps_case) = {
    .name = "MSR bitmaps",
    .run = guest_msr_bitmaps,
    .config = {.primary = VMXD_PRIMARY_USE_MSR_BITMAPS},
    .prepare = open_msrs,
};

/* --- XCR0 --- */

GUEST_TEXT static uint64_t guest_xsetbv(void)
{
    uint32_t xcr = 0, low = X86_XCR0_X87, high = 0;

    set_cr4_bits(X86_CR4_OSXSAVE);
    EXIT("xsetbv", ("+c"(xcr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_XSETBV);
    low = 0; /* bit 0, x87, must be 1 */
    EXIT_FAULTS("xsetbv", ("+c"(xcr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_XSETBV);
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
TEST_CASE(xsetbv_case) = {
    .name = "XSETBV",
    .run = guest_xsetbv,
    .needs = {.feature = X86_FEATURE_XSAVE, .cr4 = X86_CR4_OSXSAVE},
};

/* --- Descriptor-table registers --- */

#define TABLE(identity_of) VMXD_PUT(VMXD_INFO_GDTR_IDTR_IDENTITY, identity_of)

static struct descriptor_table guest_table GUEST_DATA = {0, 0};

GUEST_TEXT static uint64_t guest_gdtr_idtr(void)
{
    struct descriptor_table *rsi = &guest_table;
    uint64_t rbx = (uint64_t)(uintptr_t)test_operand - 16, rcx = 4;

    EXIT("sgdt (%%rsi)", ("+S"(rsi)), .reason = VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR,
         .information = TABLE(VMXD_GDTR_IDTR_SGDT) | OPERAND_RSI);
    CHECK(guest_table.base == (uintptr_t)guest_gdt && guest_table.limit == sizeof(guest_gdt) - 1);
    EXIT("lgdt (%%rsi)", ("+S"(rsi)), .reason = VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR,
         .information = TABLE(VMXD_GDTR_IDTR_LGDT) | OPERAND_RSI);
    EXIT("sidt 2(%%rbx, %%rcx, 4)", ("+b"(rbx), "+c"(rcx)),
         .reason = VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR, .qualification = 2,
         .information = TABLE(VMXD_GDTR_IDTR_SIDT) | OPERAND_RBX_RCX_4);
    CHECK(*(uint16_t *)(void *)(test_operand + 2) == sizeof(guest_idt) - 1);
    EXIT("lidt test_operand + 2(%%rip)", (NO_OPERANDS), .reason = VMXD_EXIT_ACCESS_TO_GDTR_OR_IDTR,
         .qualification = ADDRESS(test_operand + 2),
         .information = TABLE(VMXD_GDTR_IDTR_LIDT) | OPERAND_RIP);
    return 0;
}
TEST_CASE(gdtr_idtr_case) = {
    .name = "GDTR and IDTR",
    .run = guest_gdtr_idtr,
    .config = {.secondary = VMXD_SECONDARY_DESCRIPTOR_TABLE_EXITING},
};

#define SELECTOR(identity_of) VMXD_PUT(VMXD_INFO_LDTR_TR_IDENTITY, identity_of)
#define IN_REGISTER(number) \
    (VMXD_PUT(VMXD_INFO_LDTR_TR_IS_REGISTER, 1) | VMXD_PUT(VMXD_INFO_LDTR_TR_REG1, number))

GUEST_TEXT static uint64_t guest_ldtr_tr(void)
{
    uint64_t rax = 0, rbx = GUEST_TR, rdx = ~0ull;

    EXIT("sldt %%rdx", ("+d"(rdx)), .reason = VMXD_EXIT_ACCESS_TO_LDTR_OR_TR,
         .information = SELECTOR(VMXD_LDTR_TR_SLDT) | IN_REGISTER(VMXD_GPR_RDX));
    CHECK(rdx == 0);
    EXIT("lldt %%ax", ("+a"(rax)), .reason = VMXD_EXIT_ACCESS_TO_LDTR_OR_TR,
         .information = SELECTOR(VMXD_LDTR_TR_LLDT) | IN_REGISTER(VMXD_GPR_RAX));
    EXIT_FAULTS("ltr %%bx", ("+b"(rbx)), .reason = VMXD_EXIT_ACCESS_TO_LDTR_OR_TR,
                .information = SELECTOR(VMXD_LDTR_TR_LTR) | IN_REGISTER(VMXD_GPR_RBX));
    CHECK(guest_events[VMXD_VECTOR_GP] == 1); /* the TSS is busy */
    return 0;
}
TEST_CASE(ldtr_tr_case) = {
    .name = "LDTR and TR with a register",
    .run = guest_ldtr_tr,
    .config = {.secondary = VMXD_SECONDARY_DESCRIPTOR_TABLE_EXITING},
};

GUEST_TEXT static uint64_t guest_ldtr_tr_memory(void)
{
    uint8_t *rsi = test_operand + 8;

    EXIT("str -8(%%rsi)", ("+S"(rsi)), .reason = VMXD_EXIT_ACCESS_TO_LDTR_OR_TR,
         .qualification = DISPLACEMENT(-8),
         .information = SELECTOR(VMXD_LDTR_TR_STR) | OPERAND_RSI);
    CHECK(*(uint16_t *)(void *)test_operand == GUEST_TR);
    return 0;
}
TEST_CASE(ldtr_tr_memory_case) = {
    .name = "TR with a memory operand",
    .run = guest_ldtr_tr_memory,
    .config = {.secondary = VMXD_SECONDARY_DESCRIPTOR_TABLE_EXITING},
};
