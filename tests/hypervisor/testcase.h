/* SPDX-License-Identifier: MIT */
/* testcase.h - a test case: guest code, and the exits that it must cause.
 *
 *     GUEST_TEXT static uint64_t hlt(void)
 *     {
 *         __asm__ volatile("sti");
 *         EXIT("hlt", (NO_OPERANDS), .reason = VMXD_EXIT_HLT);
 *         return 0;
 *     }
 *     TEST_CASE(hlt_case) = {.name = "HLT", .run = hlt};
 *
 * Each EXIT executes an instruction and states, as a struct expected_exit, the exit that the instruction
 * must cause.  What a row does not name must be 0 or not valid.  A guest function returns 0, or the line
 * of the check that failed (CHECK).
 */
#ifndef VMXDEFS_TEST_TESTCASE_H
#define VMXDEFS_TEST_TESTCASE_H

#include "../../examples/hypervisor/guest/guest.h"
#include "cpuid.h"

/* --- Expected exits --- */

enum exit_place {
    RIP_AT_INSTRUCTION, /* fault-like: RIP is label 1 */
    RIP_AFTER,          /* trap-like: RIP is label 1, which is after the instruction */
    RIP_WITHIN          /* event: RIP is in [label 1, label 2) */
};

struct expected_exit {
    uint32_t reason; /* the whole exit-reason field */
    enum exit_place place;
    uint64_t qualification;
    uint64_t address;     /* guest-linear address; 0: not valid */
    uint64_t physical;    /* a linear address whose guest-physical address is expected; 0: none */
    uint32_t information; /* VM-exit instruction information */
    uint32_t event;       /* VM-exit interruption information ... */
    uint32_t error;       /* ... and error code */
    uint32_t interrupted; /* IDT-vectoring information ... */
    uint32_t interrupted_error; /* ... and error code */
    bool optional;              /* no failure if the exit does not come */
    uint64_t original_data;     /* with FRED: the event data of the interrupted event */
};

/* Where an expected exit comes: while RIP is in [begin, end).  The macros below make one for each exit, in
 * the section exit_locations. */
struct exit_location {
    const struct expected_exit *expected;
    uint64_t location;   /* an address in the guest function that causes the exit; 0: any case */
    uint64_t begin, end; /* linear addresses of the guest */
    uint64_t hits;       /* how often the exit came */
};

/* --- Test cases --- */

/* What a guest needs in addition to the controls of vcpu_config.  0: nothing. */
struct test_needs {
    uint32_t feature;           /* a bit of CPUID: X86_FEATURE */
    uint32_t cr4;               /* bits that the guest sets in CR4 */
    const char *name;           /* of the feature, in words; may be NULL */
    bool invvpid, execute_only; /* of IA32_VMX_EPT_VPID_CAP */
    bool interrupts;            /* platform_pend_interrupt */
};

struct test_case {
    const char *name;
    uint64_t (*run)(void);     /* in the guest */
    struct vcpu_config config; /* what the guest needs */
    struct test_needs needs;
    bool device;     /* the machine's local APIC, mapped at TEST_DEVICE */
    bool upper_half; /* it runs in the upper half of the linear addresses (test_upper_half) */
    /* What else this processor does not offer; NULL: it offers all.  May be NULL. */
    const char *(*missing)(const struct vmxd_capabilities *capabilities);
    void (*prepare)(struct vcpu *v); /* called when the VMCS is filled.  May be NULL. */
    /* Called after the guest has ended.  False: the VMCS or the host is not as it must be.  May be NULL. */
    bool (*finish)(const struct vcpu *v);
    enum guest_end end; /* how the guest ends; not given: GUEST_DONE */
};

/* GCC puts variables into a section in reverse order unless it is told otherwise. */
#ifdef __clang__
#define IN_ORDER
#else
#define IN_ORDER __attribute__((no_reorder))
#endif

/* A case, and a row in the table of all cases. */
#define TEST_CASE(id)                                       \
    static const struct test_case id;                       \
    static const struct test_case *const id##_row IN_ORDER  \
        __attribute__((section("test_cases"), used)) = &id; \
    static const struct test_case id

/* The linker makes these symbols of the names of the sections. */
extern struct exit_location __start_exit_locations[], __stop_exit_locations[];
extern const struct test_case *const __start_test_cases[], *const __stop_test_cases[];

/* --- Guest code that exits --- */

#define UNPACK(...) __VA_ARGS__

/* A row of exit_locations, before label 9 of the guest function. */
#define LOCATION(expected, begin, end)                     \
    ".pushsection exit_locations, \"aw\"\n\t.balign 8\n\t" \
    ".quad " expected ", 9f, " begin ", " end ", 0\n\t"    \
    ".popsection\n\t"

/* Execute `text`; the exit comes between the two labels (or symbols).  `operands` is a list of output
 * operands in parentheses; the rest are designated initialisers of the expected exit. */
#define EXPECT(begin, end, text, operands, ...)                           \
    do {                                                                  \
        static const struct expected_exit expected_ = {__VA_ARGS__};      \
        __asm__ volatile(LOCATION("%P[expected]", begin, end) "9:\t" text \
                         : UNPACK operands                                \
                         : [expected] "i"(&expected_)                     \
                         : "memory", "cc");                               \
    } while (0)

/* Two exits, one after the other.  Each is a list of initialisers in parentheses. */
#define EXPECT_TWO(begin, end, begin_2, end_2, text, operands, exit, exit_2)          \
    do {                                                                              \
        static const struct expected_exit expected_ = {UNPACK exit};                  \
        static const struct expected_exit expected_2_ = {UNPACK exit_2};              \
        __asm__ volatile(LOCATION("%P[expected]", begin, end)                         \
                             LOCATION("%P[expected_2]", begin_2, end_2) "9:\t" text   \
                         : UNPACK operands                                            \
                         : [expected] "i"(&expected_), [expected_2] "i"(&expected_2_) \
                         : "memory", "cc");                                           \
    } while (0)

#define NO_OPERANDS "+m"(guest_resume)

/* One instruction that exits before it is executed. */
#define EXIT(instruction, operands, ...) \
    EXPECT("1f", "2f", "1: " instruction "\n2:", operands, __VA_ARGS__)

/* The same; the host injects a fault, after which the guest continues after the instruction. */
#define EXIT_FAULTS(instruction, operands, ...)                                                    \
    do {                                                                                           \
        uint64_t scratch_;                                                                         \
        EXPECT("1f", "2f",                                                                         \
               RESUME_AT_2 "1: " instruction "\n2:", ([scratch] "=&r"(scratch_), UNPACK operands), \
               __VA_ARGS__);                                                                       \
    } while (0)
#define RESUME_AT_2 "lea 2f(%%rip), %[scratch]\n\tmov %[scratch], guest_resume(%%rip)\n\t"

/* An exit after an instruction that has been executed. */
#define EXIT_AFTER(instruction, operands, ...) \
    EXPECT("1f", "2f", instruction "\n1: nop\n2:", operands, .place = RIP_AFTER, __VA_ARGS__)

/* An exit for an event, between the labels 1 and 2 of `text`. */
#define EXIT_WITHIN(text, operands, ...) \
    EXPECT("1f", "2f", text, operands, .place = RIP_WITHIN, __VA_ARGS__)

/* An exit for an exception of an instruction.  The host injects the exception, and the guest continues
 * after the instruction.  `prepare` may fill %[scratch]. */
#define EXIT_EXCEPTION(prepare, instruction, ...)                                           \
    do {                                                                                    \
        uint64_t scratch_;                                                                  \
        EXPECT("1f", "2f",                                                                  \
               RESUME_AT_2 prepare "\n1: " instruction "\n2:", ([scratch] "=&r"(scratch_)), \
               .place = RIP_WITHIN, .reason = VMXD_EXIT_EXCEPTION_OR_NMI, __VA_ARGS__);     \
    } while (0)

/* A check in a guest function. */
#define CHECK(condition)     \
    do {                     \
        if (!(condition))    \
            return __LINE__; \
    } while (0)

/* --- Values of expected exits --- */

#define ADDRESS(object)      ((uint64_t)(uintptr_t)(object))
#define DISPLACEMENT(number) ((uint64_t)(int64_t)(number))

#define EVENT(event_type, number)                                                    \
    (VMXD_PUT(VMXD_EXIT_INTR_VALID, 1) | VMXD_PUT(VMXD_EXIT_INTR_TYPE, event_type) | \
     VMXD_PUT(VMXD_EXIT_INTR_VECTOR, number))
#define ERROR_CODE     VMXD_EXIT_INTR_ERROR_CODE_VALID
#define FAULT(number)  EVENT(VMXD_EVENT_HARDWARE_EXCEPTION, number)
#define VECTOR(number) (1u << (number)) /* for vcpu_config.exceptions */

/* The memory operand of an instruction with 64-bit addresses, the same in every format that has one. */
#define OPERAND_IN(segment_register)                                 \
    (VMXD_PUT(VMXD_INFO_MEMORY_ADDRESS_SIZE, VMXD_OPERAND_SIZE_64) | \
     VMXD_PUT(VMXD_INFO_MEMORY_SEGMENT, segment_register))
#define NO_BASE  VMXD_PUT(VMXD_INFO_MEMORY_NO_BASE_REGISTER, 1)
#define NO_INDEX VMXD_PUT(VMXD_INFO_MEMORY_NO_INDEX_REGISTER, 1)
/* DISPLACEMENT(%rbx, %rcx, 4), and DISPLACEMENT(%rsi) */
#define OPERAND_RBX_RCX_4                                      \
    (OPERAND_IN(VMXD_SEGMENT_REGISTER_DS) |                    \
     VMXD_PUT(VMXD_INFO_MEMORY_BASE_REGISTER, VMXD_GPR_RBX) |  \
     VMXD_PUT(VMXD_INFO_MEMORY_INDEX_REGISTER, VMXD_GPR_RCX) | \
     VMXD_PUT(VMXD_INFO_MEMORY_SCALING, VMXD_SCALING_4))
#define OPERAND_RSI                                    \
    (OPERAND_IN(VMXD_SEGMENT_REGISTER_DS) | NO_INDEX | \
     VMXD_PUT(VMXD_INFO_MEMORY_BASE_REGISTER, VMXD_GPR_RSI))
#define OPERAND_RIP        (OPERAND_IN(VMXD_SEGMENT_REGISTER_DS) | NO_INDEX | NO_BASE)
#define REGISTER_2(number) VMXD_PUT(VMXD_INFO_VMREAD_VMWRITE_REG2, number)

/* Qualifications of accesses to control registers and debug registers. */
#define CR(access, cr, register_number)                                               \
    (VMXD_PUT(VMXD_QUAL_CR_ACCESS_TYPE, access) | VMXD_PUT(VMXD_QUAL_CR_NUMBER, cr) | \
     VMXD_PUT(VMXD_QUAL_CR_GPR, register_number))

#define DR(from, dr, register_number)                                             \
    (VMXD_PUT(VMXD_QUAL_DR_DIRECTION, from) | VMXD_PUT(VMXD_QUAL_DR_NUMBER, dr) | \
     VMXD_PUT(VMXD_QUAL_DR_GPR, register_number))

/* --- Hypercalls of the tests (hypercalls.c) --- */

enum test_hypercall {
    TEST_PEND_INTERRUPT =
        HYPERCALL_FIRST_OF_PROGRAM, /* make interrupt RCX pending at the processor */
    TEST_VIRTUAL_INTERRUPT,         /* inject interrupt RCX when the guest can take it */
    TEST_VIRTUAL_NMI,               /* inject an NMI when the guest can take it */
    TEST_TRAP,                      /* inject a pending MTF VM exit */
    TEST_TRAP_CONTROL,   /* set the monitor-trap-flag control; the second time: clear it */
    TEST_EPT_PAGE,       /* EPT maps the guest's page at RCX with the rights RDX */
    TEST_EPT_PAGE_TABLE, /* EPT maps the page table of TEST_FAR with the rights RDX */
    TEST_LOGGED,         /* RAX: is the page at RCX the last one in the PML? */
    TEST_SUB_PAGES,      /* all entries of the top SPP table become RDX */
    TEST_SWITCH_STATE /* load the host's state and the guest's again; RAX: is the host's right? */
};

extern const struct expected_exit expected_hypercall; /* check.c */

/* The row of a VMCALL between two labels; usually 0 and 1. */
#define HYPERCALL_LOCATION_AT(begin, end)                  \
    ".pushsection exit_locations, \"aw\"\n\t.balign 8\n\t" \
    ".quad expected_hypercall, 0, " begin ", " end ", 0\n\t.popsection\n\t"
#define HYPERCALL_LOCATION HYPERCALL_LOCATION_AT("0f", "1f")

/* VMCALL.  Any case may execute it, and interrupt callbacks too. */
static inline __attribute__((always_inline)) uint64_t hypercall(uint64_t function, uint64_t rcx,
                                                                uint64_t rdx)
{
    uint64_t rax = function;

    __asm__ volatile(HYPERCALL_LOCATION "0: vmcall\n1:"
                     : "+a"(rax), "+c"(rcx), "+d"(rdx)
                     :
                     : "memory", "cc");
    return rax;
}
/* An NMI for the guest.  Its window opens at once, whatever RFLAGS.IF is. */
#define NMI_IN_WINDOW                                                              \
    do {                                                                           \
        uint64_t function_ = TEST_VIRTUAL_NMI;                                     \
        EXIT_WITHIN(HYPERCALL_LOCATION "0: vmcall\n1: nop\n2:", ("+a"(function_)), \
                    .reason = VMXD_EXIT_NMI_WINDOW);                               \
    } while (0)

/* Set bits in CR4.  The row names RDX, so the value is in RDX. */
static inline __attribute__((always_inline)) void set_cr4_bits(uint64_t bits)
{
    uint64_t cr4;

    __asm__ volatile("mov %%cr4, %0" : "=r"(cr4));
    cr4 |= bits;
    EXIT("mov %%rdx, %%cr4", ("+d"(cr4)), .reason = VMXD_EXIT_CONTROL_REGISTER_ACCESSES,
         .qualification = CR(VMXD_CR_ACCESS_MOV_TO_CR, 4, VMXD_GPR_RDX));
}

/* --- Memory of the test guests (test_memory.c) --- */

/* test_demand_page a second time, through page tables of its own. */
#define TEST_FAR       0x70000000
#define TEST_FAR_ENTRY 8 /* as expected_exit.physical: the entry in the page table of TEST_FAR */
#define TEST_DEVICE    (TEST_FAR + 0x1000) /* the machine's local APIC, for cases with .device */

uint64_t test_far_page_table(void); /* its physical address */
/* Map a page of the guest as page `number` from TEST_FAR on, with these flags of its page-table entry.  Number 1 is
 * TEST_DEVICE.  With TEST_FAR_USER the tables above give user mode access, too.  In the next case, page 0 is
 * test_demand_page again. */
#define TEST_FAR_PAGES           4
#define TEST_FAR_PRESENT         0x1u
#define TEST_FAR_WRITABLE        0x2u
#define TEST_FAR_USER            0x4u
#define TEST_FAR_ACCESSED_DIRTY  0x60u
#define TEST_FAR_EXECUTE_DISABLE (1ull << 63)
void test_map_far(unsigned int number, const void *page, uint64_t flags);
/* Where a guest with .upper_half has its code, its data and its descriptor tables: at these addresses, and not where the
 * linker has put them.  What the guest addresses relative to RIP is in the upper half, too. */
uint64_t test_upper_half(const void *address);
/* Let the guest read and write an MSR without an exit.  The case has MSR bitmaps. */
void test_open_msr(uint32_t msr);
/* Each VM entry loads the MSR with `value`, each VM exit loads it with the value that it has now. */
void test_load_msr(uint32_t msr, uint64_t value);
extern uint8_t test_operand[64];                   /* operand of instructions; a page of its own */
extern uint8_t test_apic_page[PLATFORM_PAGE_SIZE]; /* the APIC-access page */
extern uint8_t
    test_demand_page[PLATFORM_PAGE_SIZE]; /* not present in EPT until the guest uses it; it begins
                                                         with a RET */

#endif /* VMXDEFS_TEST_TESTCASE_H */
