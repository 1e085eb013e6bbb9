/* SPDX-License-Identifier: MIT */
/* Exits as text: only what is valid is in the text, and the text fits into the buffer. */
#include <stdio.h>

#include "test.h"
#include "vmxdefs/describe.h"

/* reason, exit interruption information and its error code, IDT-vectoring information and its, length,
 * instruction information, qualification, linear and physical address. */
static const struct {
    struct vmxd_exit_information exit;
    const char *text;
} cases[] = {
    {{10, 0, 0, 0, 0, 2, 0, 0, 0, 0}, "10 CPUID; instruction length 0x2"},
    {{0x0C00000A, 0, 0, 0, 2, 0, 0, 0, 0, 0}, "10 CPUID, bus lock, enclave mode"},
    {{0x8000000A, 0x80000B0E, 2, 0x80000B0E, 2, 7, 8, 1, 9, 10}, "failed entry: 10 CPUID"},
    {{0x7FFF0045, 0, 0, 0, 2, 0x12345678, 0, 0, 0, 0},
     "69 LOADIWKEY, zero 16, reserved 17 0xff, shadow stack busy, bus lock, enclave mode, pending "
     "mtf, from vmx root, reserved 30"},
    {{0x40010023, 0, 0, 0, 2, 0, 0, 0, 0, 0}, "35 undefined exit reason, zero 16, reserved 30"},
    {{65535, 0, 0, 0, 2, 0, 0, 0, 0, 0}, "65535 undefined exit reason"},
    {{0, 0x80000B0E, 2, 0, 0, 3, 0, 0xFFFF800012345678, 0, 0},
     "0 exception or NMI; linear address 0xffff800012345678; cause 0x80000b0e: hardware exception "
     "#PF, error code 0x2"},
    {{0, 0x80000301, 0, 0, 0, 3, 0, 0x4001, 0, 0},
     "0 exception or NMI; qualification 0x4001: b0, bs; cause 0x80000301: hardware exception #DB"},
    {{0, 0x80000202, 0, 0, 0, 3, 0, 0x5, 0, 0},
     "0 exception or NMI; NMI source 0x5; cause 0x80000202: NMI"},
    {{0, 0x80000202, 0, 0, 0, 0, 0, 1, 0, 0},
     "0 exception or NMI; NMI source 0x1; cause 0x80000202: NMI"},
    {{0, 0x80000202, 0, 0, 0, 0, 0, 0, 0, 0}, "0 exception or NMI; cause 0x80000202: NMI"},
    {{0, 0x80000203, 0, 0, 0, 0, 0, 0, 0, 0}, "0 exception or NMI; cause 0x80000203: NMI #BP"},
    {{0, 0x80000603, 0, 0, 0, 1, 0, 0, 0, 0},
     "0 exception or NMI; cause 0x80000603: software exception #BP; instruction length 0x1"},
    {{0, 0x80000309, 0, 0, 0, 1, 0, 0, 0, 0},
     "0 exception or NMI; cause 0x80000309: hardware exception undefined exception"},
    {{0, 0x80002B08, 0, 0, 0, 1, 0, 0, 0, 0},
     "0 exception or NMI; cause 0x80002b08: hardware exception #DF, error code 0x0, nested "
     "exception"},
    {{1, 0x80000041, 0, 0, 0, 1, 0, 0, 0, 0},
     "1 external interrupt; cause 0x80000041: external interrupt 0x41"},
    {{4, 0, 0, 0, 0, 1, 0, 0x99, 0, 0}, "4 start-up IPI; qualification 0x99: vector 0x99"},
    {{5, 0, 0, 0, 0, 1, 0, 0x03F8001A, 0x1000, 0},
     "5 I/O system-management interrupt; qualification 0x3f8001a: size undefined size of an I/O "
     "access, direction IN, string, operand encoding DX, port 0x3f8; guest-linear address 0x1000"},
    {{6, 0, 0, 0, 0, 1, 0, 0, 0, 0}, "6 other system-management interrupt; qualification 0x0"},
    {{6, 0, 0, 0, 0, 1, 0, 1, 0, 0},
     "6 other system-management interrupt; qualification 0x1: msmi"},
    {{9, 0, 0, 0x80000480, 0, 2, 0, 0xC0000028, 0, 0},
     "9 task switch; qualification 0xc0000028: selector 0x28, source task gate in IDT; interrupted "
     "0x80000480: software interrupt 0x80; instruction length 0x2"},
    {{9, 0, 0, 0, 0, 2, 0, 0x40000028, 0, 0},
     "9 task switch; qualification 0x40000028: selector 0x28, source IRET; instruction length 0x2"},
    {{14, 0, 0, 0, 0, 3, 0, 0xABCD, 0, 0},
     "14 INVLPG; qualification 0xabcd; instruction length 0x3"},
    {{19, 0, 0, 0, 0, 3, 0x2A3F8103, 0xFFFFFFFFFFFFFFF8, 0, 0},
     "19 VMCLEAR; qualification 0xfffffffffffffff8; instruction length 0x3; instruction "
     "information 0x2a3f8103: scaling scale by 8, address size 64-bit, segment undefined segment "
     "register, index register R15, no base register"},
    {{23, 0, 0, 0, 0, 3, 0x81A03C4D, 0x8, 0, 0},
     "23 VMREAD; qualification 0x8; instruction length 0x3; instruction information 0x81a03c4d: "
     "reg1 R9, is register register, reg2 R8"},
    {{23, 0, 0, 0, 0, 3, 0x0C418080, 0x8, 0, 0},
     "23 VMREAD; qualification 0x8; instruction length 0x3; instruction information 0xc418080: "
     "address size 32-bit, is register memory, segment DS, no index register, no base register, "
     "reg2 RAX"},
    {{23, 0, 0, 0, 0, 3, 0x8C403C08, 0x8, 0, 0},
     "23 VMREAD; qualification 0x8; instruction length 0x3; instruction information 0x8c403c08: "
     "reg1 RCX, is register register, reg2 R8"},
    {{28, 0, 0, 0, 0, 2, 0, 0x20, 0, 0},
     "28 control-register accesses; qualification 0x20: CLTS; instruction length 0x2"},
    {{28, 0, 0, 0, 0, 3, 0, 0x8000E080, 0, 0},
     "28 control-register accesses; qualification 0x8000e080: MOV to CR, CR0, RAX, reserved "
     "0xe080; "
     "instruction length 0x3"},
    {{28, 0, 0, 0, 0, 3, 0, 0x300, 0, 0},
     "28 control-register accesses; qualification 0x300: MOV to CR, CR0, RBX; instruction length "
     "0x3"},
    {{28, 0, 0, 0, 0, 3, 0, 0x00010F13, 0, 0},
     "28 control-register accesses; qualification 0x10f13: MOV from CR, CR3, R15; instruction "
     "length 0x3"},
    {{28, 0, 0, 0, 0, 3, 0, 0xABCD0070, 0x7000, 0},
     "28 control-register accesses; qualification 0xabcd0070: LMSW, operand memory, source data "
     "0xabcd; guest-linear address 0x7000; instruction length 0x3"},
    {{28, 0, 0, 0, 0, 3, 0, 0x1103, 0, 0},
     "28 control-register accesses; qualification 0x1103: MOV to CR, CR3, RCX, gpr bit 4; "
     "instruction length 0x3"},
    {{28, 0, 0, 0, 0, 3, 0, 0x2303, 0, 0},
     "28 control-register accesses; qualification 0x2303: MOV to CR, CR3, RBX, reserved 0x2000; "
     "instruction length 0x3"},
    {{29, 0, 0, 0, 0, 3, 0, 0xF17, 0, 0},
     "29 MOV DR; qualification 0xf17: number DR7, direction MOV from DR, gpr R15; instruction "
     "length 0x3"},
    {{30, 0, 0, 0, 0, 1, 0x18080, 0x03F80008, 0, 0},
     "30 I/O instruction; qualification 0x3f80008: size byte, direction IN, operand encoding DX, "
     "port 0x3f8; instruction length 0x1"},
    {{30, 0, 0, 0, 0, 1, 0x18080, 0x03F8003B, 0x2000, 0},
     "30 I/O instruction; qualification 0x3f8003b: size doubleword, direction IN, string, rep, "
     "operand encoding DX, port 0x3f8; guest-linear address 0x2000; instruction length 0x1; "
     "instruction information 0x18080: address size 32-bit, segment DS"},
    {{32, 0, 0, 0, 0, 2, 0, 1, 0, 0},
     "32 WRMSR or WRMSRNS; qualification 0x1: wrmsrns; instruction length 0x2"},
    {{0x80000021, 0, 0, 0, 0, 0, 0, 4, 0, 0},
     "failed entry: 33 VM-entry failure due to invalid guest state; qualification 0x4: VMCS link "
     "pointer"},
    {{0x80000021, 0, 0, 0, 0, 0, 0, 9, 0, 0},
     "failed entry: 33 VM-entry failure due to invalid guest state; qualification 0x9: undefined "
     "qualification of a failed entry"},
    {{0x80000022, 0, 0, 0, 0, 0, 0, 3, 0, 0},
     "failed entry: 34 VM-entry failure due to MSR loading; qualification 0x3"},
    {{0x80000029, 0, 0, 0, 0, 0, 0, 0, 0, 0},
     "failed entry: 41 VM-entry failure due to machine-check event"},
    {{36, 0, 0, 0, 0, 3, 0, 1, 0, 0},
     "36 MWAIT; qualification 0x1: monitor armed; instruction length 0x3"},
    {{44, 0, 0, 0x80000B0E, 0x11, 3, 0, 0x10B0, 0, 0},
     "44 APIC access; qualification 0x10b0: offset 0xb0, access type linear access for a data "
     "write; interrupted 0x80000b0e: hardware exception #PF, error code 0x11"},
    {{45, 0, 0, 0, 0, 3, 0, 0x41, 0, 0}, "45 virtualized EOI; qualification 0x41: vector 0x41"},
    {{46, 0, 0, 0, 0, 4, 0x30418890, 0x10, 0, 0},
     "46 access to GDTR or IDTR; qualification 0x10; instruction length 0x4; instruction "
     "information 0x30418890: address size 32-bit, operand size, segment DS, no index register, "
     "base register RAX, identity LIDT"},
    {{46, 0, 0, 0, 0, 4, 0x38018891, 0x10, 0, 0},
     "46 access to GDTR or IDTR; qualification 0x10; instruction length 0x4; instruction "
     "information 0x38018891: scaling scale by 2, address size 32-bit, operand size, segment DS, "
     "index register RAX, no base register, identity LIDT"},
    {{47, 0, 0, 0, 0, 4, 0x2044047D, 0x10, 0, 0},
     "47 access to LDTR or TR; qualification 0x10; instruction length 0x4; instruction information "
     "0x2044047d: reg1 R15, is register register, identity LLDT"},
    {{47, 0, 0, 0, 0, 4, 0x2044007D, 0x10, 0, 0},
     "47 access to LDTR or TR; qualification 0x10; instruction length 0x4; instruction information "
     "0x2044007d: address size 16-bit, is register memory, segment ES, no index register, base "
     "register RAX, identity LLDT"},
    {{48, 0, 0, 0x80000603, 0, 1, 0, 0x1181, 0xFFFF8000, 0x111008},
     "48 EPT violation; qualification 0x1181: data read, guest linear address valid, linear "
     "address translated, nmi unblocking due to iret; guest-physical address 0x111008; "
     "guest-linear address 0xffff8000; interrupted 0x80000603: software exception #BP; instruction "
     "length 0x1"},
    {{48, 0, 0, 0x80000701, 0, 2, 0, 0x2, 0, 0x111008},
     "48 EPT violation; qualification 0x2: data write; guest-physical address 0x111008; "
     "interrupted 0x80000701: other event SYSCALL; instruction length 0x2"},
    {{48, 0, 0, 0x80000B0E, 0x2, 1, 0, 0x2, 0xFFFF8000, 0x111008},
     "48 EPT violation; qualification 0x2: data write; guest-physical address 0x111008; "
     "interrupted 0x80000b0e: hardware exception #PF, error code 0x2"},
    {{48, 0, 0, 0, 0, 0, 0, 0x200, 0, 0x1000},
     "48 EPT violation; qualification 0x200: user mode linear address; guest-physical address "
     "0x1000"},
    {{49, 0, 0, 0, 0, 1, 0, 0, 0xFFFF8000, 0x111008},
     "49 EPT misconfiguration; guest-physical address 0x111008"},
    {{50, 0, 0, 0, 0, 4, 0x1234D582, 0x20, 0, 0},
     "50 INVEPT; qualification 0x20; instruction length 0x4; instruction information 0x1234d582: "
     "scaling scale by 4, address size undefined size, zero 10, segment CS, index register R13, "
     "base register RSP, reg2 RCX"},
    {{54, 0, 0, 0, 0, 2, 0, 1, 0, 0},
     "54 WBINVD or WBNOINVD; qualification 0x1: wbnoinvd; instruction length 0x2"},
    {{56, 0, 0, 0, 0, 2, 0, 0x0B0, 0, 0}, "56 APIC write; qualification 0xb0: offset 0xb0"},
    {{57, 0, 0, 0, 0, 3, 0x1018, 0, 0, 0},
     "57 RDRAND; instruction length 0x3; instruction information 0x1018: reg1 RBX, operand size "
     "64-bit"},
    {{62, 0, 0, 0, 0, 3, 0, 0x11000, 5, 6},
     "62 page-modification log full; qualification 0x11000: nmi unblocking due to iret, "
     "asynchronous to instruction"},
    {{66, 0, 0, 0, 0, 3, 0, 0x1800, 0x50, 0x60},
     "66 SPP-related event; qualification 0x1800: miss, nmi unblocking due to iret; guest-physical "
     "address 0x60; guest-linear address 0x50"},
    {{57, 0, 0, 0, 0, 3, 0, 0, 0, 0},
     "57 RDRAND; instruction length 0x3; instruction information 0x0: reg1 RAX, operand size "
     "16-bit"},
    {{67, 0, 0, 0, 0, 3, 0x18, 0, 0, 0},
     "67 UMWAIT; instruction length 0x3; instruction information 0x18: reg1 RBX"},
    {{69, 0, 0, 0, 0, 3, 0x30000028, 0, 0, 0},
     "69 LOADIWKEY; instruction length 0x3; instruction information 0x30000028: reg1 0x5, reg2 "
     "0x3"},
    {{71, 0, 0, 0, 0, 3, 0, 0, 0, 0x80001000},
     "71 SGX conflict; qualification 0x0: tracking resource conflict; guest-physical address "
     "0x80001000; guest-linear address 0x0"},
    {{71, 0, 0, 0, 0, 3, 0, 2, 0x7000, 0x80001000},
     "71 SGX conflict; qualification 0x2: EPC page conflict exception; guest-physical address "
     "0x80001000; guest-linear address 0x7000"},
    {{71, 0, 0, 0, 0, 3, 0, 4, 0x7000, 0x80001000},
     "71 SGX conflict; qualification 0x4: undefined SGX conflict; guest-physical address "
     "0x80001000; guest-linear address 0x7000"},
    {{72, 0, 0, 0, 0, 3, 0, 0x100042, 0, 0},
     "72 ENQCMD PASID translation failure; qualification 0x100042: pasid 0x42, reserved 20 0x1"},
    {{75, 0, 0, 0, 0, 3, 0, 0x1, 0, 0},
     "75 instruction time-out; qualification 0x1: context invalid"},
    {{78, 0, 0, 0, 0, 3, 0, 0xC0000080, 0, 0}, "78 RDMSRLIST; qualification 0xc0000080"},
    {{84, 0, 0, 0, 0, 9, 0x18, 0xC0000080, 0, 0},
     "84 RDMSR, immediate form; qualification 0xc0000080; instruction length 0x9; instruction "
     "information 0x18: reg1 RBX"},
    {{3, 0, 0, 0x80000702, 0, 0, 0, 0xFFFFFFFF, 0, 0},
     "3 INIT signal; interrupted 0x80000702: other event SYSENTER"},
    {{12, 0, 0, 0x80000500, 0, 10, 0, 0xFFFFFFFF, 0, 0},
     "12 HLT; interrupted 0x80000500: privileged software exception #DE; instruction length 0xa"},
    {{12, 0, 0, 0x80000100, 0, 0xFFFFFFFF, 0, 0, 0, 0},
     "12 HLT; interrupted 0x80000100: reserved event type #DE; instruction length 0xffffffff"},
};

#define CASES (sizeof(cases) / sizeof(cases[0]))

static void each_exit_is_described_by_what_is_valid(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASES; i++) {
        char buffer[512];

        assert_int_equal(vmxd_describe_exit(buffer, sizeof(buffer), &cases[i].exit),
                         strlen(cases[i].text));
        assert_string_equal(buffer, cases[i].text);
    }
}

static void a_text_that_does_not_fit_is_cut_off_and_terminated(void **state)
{
    (void)state;
    for (size_t i = 0; i < CASES; i++) {
        const size_t length = strlen(cases[i].text);

        for (size_t size = 1; size <= length + 1; size++) {
            char buffer[512];

            memset(buffer, 'x', sizeof(buffer));
            assert_int_equal(vmxd_describe_exit(buffer, size, &cases[i].exit), length);
            assert_int_equal(strlen(buffer), size - 1);
            assert_memory_equal(buffer, cases[i].text, size - 1);
            assert_int_equal(buffer[size], 'x');
        }
        assert_int_equal(vmxd_describe_exit(NULL, 0, &cases[i].exit), length);
    }
}

/* The texts of bits that are 0 in the exits above. */
static void numbers_are_written_as_they_are(void **state)
{
    struct vmxd_exit_information x = cases[0].exit;
    char buffer[512];

    (void)state;
    x.reason = 14;
    for (unsigned int bit = 0; bit < 64; bit++) {
        char expected[96];

        x.qualification = 1ull << bit;
        (void)vmxd_describe_exit(buffer, sizeof(buffer), &x);
        (void)snprintf(expected, sizeof(expected),
                       "14 INVLPG; qualification 0x%llx; instruction length 0x2", 1ull << bit);
        assert_string_equal(buffer, expected);
    }
    for (uint32_t reason = 90; reason < 2000; reason += 5) {
        char expected[96];

        x.reason = reason;
        (void)vmxd_describe_exit(buffer, sizeof(buffer), &x);
        (void)snprintf(expected, sizeof(expected), "%u undefined exit reason",
                       VMXD_CAST(unsigned int, reason));
        assert_string_equal(buffer, expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_exit_is_described_by_what_is_valid),
        cmocka_unit_test(a_text_that_does_not_fit_is_cut_off_and_terminated),
        cmocka_unit_test(numbers_are_written_as_they_are),
    };

    return cmocka_run_group_tests_name("describe_formats", tests, NULL, NULL);
}
