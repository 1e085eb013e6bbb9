/* SPDX-License-Identifier: MIT */
/* msr_instructions.c - instructions that access MSRs, in addition to RDMSR and WRMSR (registers.c). */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../selftest.h"

#define NO_MSR 0x40000000u /* never an MSR */

/* --- RDMSRLIST and WRMSRLIST: RSI is the list of MSRs, RDI that of values, RCX has a bit for each --- */

#define RDMSRLIST ".byte 0xF2, 0x0F, 0x01, 0xC6"
#define WRMSRLIST ".byte 0xF3, 0x0F, 0x01, 0xC6"
#define MSR_LIST  VMXD_TERTIARY_ENABLE_MSR_LIST_INSTRUCTIONS

static volatile uint64_t msr_list[64] GUEST_DATA = {0};
static volatile uint64_t msr_values[64] GUEST_DATA = {0};

/* Two exits of one instruction, one for each MSR. */
#define EXIT_LIST(instruction, basic, first, second)                                         \
    EXPECT_TWO(                                                                              \
        "1f", "2f", "1f", "2f", "1: " instruction "\n2:", ("+c"(rcx), "+S"(rsi), "+D"(rdi)), \
        (.reason = basic, .qualification = first), (.reason = basic, .qualification = second))

GUEST_TEXT static uint64_t guest_msr_list(void)
{
    volatile uint64_t *rsi = msr_list, *rdi = msr_values;
    uint64_t rcx = 1u << 1 | 1u << 5;

    msr_list[1] = X86_MSR_SYSENTER_ESP;
    msr_list[5] = X86_MSR_SYSENTER_EIP;
    msr_values[1] = 0x1111;
    msr_values[5] = 0x5555;
    EXIT_LIST(WRMSRLIST, VMXD_EXIT_WRMSRLIST, 0, 0);
    CHECK(rcx == 0);
    msr_values[1] = msr_values[5] = 0;
    rcx = 1u << 1 | 1u << 5;
    EXIT_LIST(RDMSRLIST, VMXD_EXIT_RDMSRLIST, 0, 0);
    CHECK(rcx == 0 && msr_values[1] == 0x1111 && msr_values[5] == 0x5555);
    return 0;
}
TEST_CASE(msr_list_case) = {
    .name = "RDMSRLIST and WRMSRLIST without MSR bitmaps",
    .run = guest_msr_list,
    .config = {.tertiary = MSR_LIST},
};

static void open_two_msrs(struct vcpu *v)
{
    (void)v;
    test_open_msr(X86_MSR_SYSENTER_CS);
    test_open_msr(X86_MSR_FS_BASE);
}

/* MSRs of both ranges that do not exit, and after each of them one that exits: the list is executed in parts. */
GUEST_TEXT static uint64_t guest_msr_list_bitmaps(void)
{
    volatile uint64_t *rsi = msr_list, *rdi = msr_values;
    const uint64_t all = 1u << 2 | 1u << 3 | 1u << 9 | 1ull << 63;
    uint64_t rcx = all;

    msr_list[2] = X86_MSR_SYSENTER_CS;
    msr_list[3] = X86_MSR_SYSENTER_ESP;
    msr_list[9] = X86_MSR_FS_BASE;
    msr_list[63] = X86_MSR_SYSENTER_EIP;
    for (uint64_t i = 0; i < 64; i++)
        msr_values[i] = 0x1000 + i;
    EXIT_LIST(WRMSRLIST, VMXD_EXIT_WRMSRLIST, X86_MSR_SYSENTER_ESP, X86_MSR_SYSENTER_EIP);
    CHECK(rcx == 0);
    for (uint64_t i = 0; i < 64; i++)
        msr_values[i] = 0;
    rcx = all;
    EXIT_LIST(RDMSRLIST, VMXD_EXIT_RDMSRLIST, X86_MSR_SYSENTER_ESP, X86_MSR_SYSENTER_EIP);
    CHECK(rcx == 0);
    for (uint64_t i = 0; i < 64; i++)
        CHECK(msr_values[i] == (all >> i & 1 ? 0x1000 + i : 0));
    return 0;
}
TEST_CASE(msr_list_bitmaps_case) = {
    .name = "RDMSRLIST and WRMSRLIST with MSR bitmaps",
    .run = guest_msr_list_bitmaps,
    .config = {.primary = VMXD_PRIMARY_USE_MSR_BITMAPS, .tertiary = MSR_LIST},
    .prepare = open_two_msrs,
};

/* An MSR that the bitmaps do not cover exits; the host injects #GP, and RCX keeps its bit. */
GUEST_TEXT static uint64_t guest_msr_list_fault(void)
{
    volatile uint64_t *rsi = msr_list, *rdi = msr_values;
    uint64_t rcx = 1;

    msr_list[0] = NO_MSR;
    EXIT_FAULTS(RDMSRLIST, ("+c"(rcx), "+S"(rsi), "+D"(rdi)), .reason = VMXD_EXIT_RDMSRLIST,
                .qualification = NO_MSR);
    EXIT_FAULTS(WRMSRLIST, ("+c"(rcx), "+S"(rsi), "+D"(rdi)), .reason = VMXD_EXIT_WRMSRLIST,
                .qualification = NO_MSR);
    CHECK(rcx == 1 && guest_events[VMXD_VECTOR_GP] == 2);
    return 0;
}
TEST_CASE(msr_list_fault_case) = {
    .name = "RDMSRLIST and WRMSRLIST of an MSR that does not exist",
    .run = guest_msr_list_fault,
    .config = {.primary = VMXD_PRIMARY_USE_MSR_BITMAPS, .tertiary = MSR_LIST},
};

GUEST_TEXT static uint64_t guest_msr_list_disabled(void)
{
    EXIT_EXCEPTION("", RDMSRLIST, .event = FAULT(VMXD_VECTOR_UD));
    EXIT_EXCEPTION("", WRMSRLIST, .event = FAULT(VMXD_VECTOR_UD));
    CHECK(guest_events[VMXD_VECTOR_UD] == 2);
    return 0;
}
TEST_CASE(msr_list_disabled_case) = {
    .name = "RDMSRLIST and WRMSRLIST without their control",
    .run = guest_msr_list_disabled,
    .config = {.exceptions = VECTOR(VMXD_VECTOR_UD)},
    .needs = {.feature = X86_FEATURE_MSRLIST, .name = "RDMSRLIST and WRMSRLIST (CPUID)"},
};

/* --- WRMSRNS: the reason of WRMSR with another qualification --- */

#define WRMSRNS ".byte 0x0F, 0x01, 0xC6"
#define NEEDS_WRMSRNS                                             \
    {                                                             \
        .feature = X86_FEATURE_WRMSRNS, .name = "WRMSRNS (CPUID)" \
    }

GUEST_TEXT static uint64_t guest_wrmsrns(void)
{
    uint32_t low = 0, high = 0, msr = NO_MSR;

    EXIT_FAULTS(WRMSRNS, ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_WRMSR,
                .qualification = VMXD_QUAL_WRMSR_WRMSRNS);
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
TEST_CASE(wrmsrns_case) = {
    .name = "WRMSRNS",
    .run = guest_wrmsrns,
    .needs = NEEDS_WRMSRNS,
};

GUEST_TEXT static uint64_t guest_wrmsrns_bitmaps(void)
{
    uint32_t low = 0x1234, high = 0, msr = X86_MSR_SYSENTER_CS;

    __asm__ volatile(WRMSRNS : : "c"(msr), "a"(low), "d"(high));
    low = 0;
    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr));
    CHECK(low == 0x1234);
    msr = NO_MSR;
    EXIT_FAULTS(WRMSRNS, ("+c"(msr), "+a"(low), "+d"(high)), .reason = VMXD_EXIT_WRMSR,
                .qualification = VMXD_QUAL_WRMSR_WRMSRNS);
    CHECK(guest_events[VMXD_VECTOR_GP] == 1);
    return 0;
}
TEST_CASE(wrmsrns_bitmaps_case) = {
    .name = "WRMSRNS with MSR bitmaps",
    .run = guest_wrmsrns_bitmaps,
    .config = {.primary = VMXD_PRIMARY_USE_MSR_BITMAPS},
    .prepare = open_two_msrs,
    .needs = NEEDS_WRMSRNS,
};

/* --- RDMSR and WRMSRNS with an immediate: the number of the MSR is in the instruction --- */

#define DATA_IN(number) VMXD_PUT(VMXD_INFO_MSR_REG1, number)
#define MSR_IMM         0x0A11u
#define MSR_IMM_BYTES   "0x11, 0x0A, 0x00, 0x00"
#define MSR_IMM_NEEDS                                                                       \
    {                                                                                       \
        .feature = X86_FEATURE_MSR_IMM, .name = "the immediate forms of RDMSR and WRMSRNS " \
                                                "(CPUID)"                                   \
    }

GUEST_TEXT static uint64_t guest_msr_imm(void)
{
    register uint64_t r9 __asm__("r9") = 0;
    uint64_t rbx = 0;

    EXIT_FAULTS(".byte 0xC4, 0xE7, 0x7B, 0xF6, 0xC3, " MSR_IMM_BYTES /* rdmsr $MSR_IMM, %rbx */,
                ("+b"(rbx)), .reason = VMXD_EXIT_RDMSR_IMM, .qualification = MSR_IMM,
                .information = DATA_IN(VMXD_GPR_RBX));
    EXIT_FAULTS(".byte 0xC4, 0xC7, 0x7A, 0xF6, 0xC1, " MSR_IMM_BYTES /* wrmsrns %r9, $MSR_IMM */,
                ("+r"(r9)), .reason = VMXD_EXIT_WRMSRNS_IMM, .qualification = MSR_IMM,
                .information = DATA_IN(VMXD_GPR_R9));
    CHECK(guest_events[VMXD_VECTOR_GP] == 2);
    return 0;
}
TEST_CASE(msr_imm_case) = {
    .name = "RDMSR and WRMSRNS with an immediate",
    .run = guest_msr_imm,
    .needs = MSR_IMM_NEEDS,
};

/* An emulator may have the instruction and not report it.  The host injects #GP. */
GUEST_TEXT static uint64_t guest_msr_imm_probe(void)
{
    uint64_t scratch;

    __asm__ volatile(RESUME_AT_2 ".byte 0xC4, 0xE7, 0x7B, 0xF6, 0xC3, " MSR_IMM_BYTES "\n2:"
                     : [scratch] "=&r"(scratch)
                     : "c"(NO_MSR)
                     : "rbx", "memory");
    return guest_events[VMXD_VECTOR_UD];
}
const struct test_case test_msr_imm_probe = {.name = "RDMSR with an immediate",
                                             .run = guest_msr_imm_probe};

/* --- URDMSR and UWRMSR: a bitmap in linear memory says which MSRs they may access --- */

#define MSR_USER_MSR_CTL 0x1C
#define USER_MSR_ENABLE  1u

static uint8_t user_msrs[PLATFORM_PAGE_SIZE] GUEST_PAGE = {
    0}; /* MSRs below 4000H: to read; to write */

static void load_user_msr_ctl(struct vcpu *v)
{
    (void)v;
    for (size_t i = 0; i < sizeof(user_msrs); i++)
        user_msrs[i] = 0xFF;
    test_load_msr(MSR_USER_MSR_CTL, ADDRESS(user_msrs) | USER_MSR_ENABLE);
}

GUEST_TEXT static uint64_t guest_user_msr(void)
{
    uint64_t rbx = 0, rcx = MSR_IMM;

    EXIT_FAULTS(".byte 0xF2, 0x0F, 0x38, 0xF8, 0xCB" /* urdmsr %rcx, %rbx */,
                ("+b"(rbx), "+c"(rcx)), .reason = VMXD_EXIT_URDMSR, .qualification = MSR_IMM,
                .information = DATA_IN(VMXD_GPR_RBX));
    EXIT_FAULTS(".byte 0xF3, 0x0F, 0x38, 0xF8, 0xCB" /* uwrmsr %rbx, %rcx */,
                ("+b"(rbx), "+c"(rcx)), .reason = VMXD_EXIT_UWRMSR, .qualification = MSR_IMM,
                .information = DATA_IN(VMXD_GPR_RBX));
    EXIT_FAULTS(".byte 0xC4, 0xE7, 0x7B, 0xF8, 0xC3, " MSR_IMM_BYTES /* urdmsr $MSR_IMM, %rbx */,
                ("+b"(rbx)), .reason = VMXD_EXIT_URDMSR, .qualification = MSR_IMM,
                .information = DATA_IN(VMXD_GPR_RBX));
    EXIT_FAULTS(".byte 0xC4, 0xE7, 0x7A, 0xF8, 0xC3, " MSR_IMM_BYTES /* uwrmsr %rbx, $MSR_IMM */,
                ("+b"(rbx)), .reason = VMXD_EXIT_UWRMSR, .qualification = MSR_IMM,
                .information = DATA_IN(VMXD_GPR_RBX));
    CHECK(guest_events[VMXD_VECTOR_GP] == 4);
    return 0;
}
TEST_CASE(user_msr_case) = {
    .name = "URDMSR and UWRMSR",
    .run = guest_user_msr,
    .prepare = load_user_msr_ctl,
    .needs = {.feature = X86_FEATURE_USER_MSR, .name = "URDMSR and UWRMSR (CPUID)"},
};
