/* SPDX-License-Identifier: MIT */
/* case.h - for the files with guest code: a case in one place.
 *
 *     GUEST_TEXT static uint64_t guest_hlt(void)
 *     {
 *         EXIT(VMXD_EXIT_HLT, 0, "hlt", NO_OPERANDS);
 *         return 0;
 *     }
 *     GUEST_CASE(guest_hlt, "HLT", GUEST_DONE, .primary = ...)
 *
 * The functions run in the guest, at the host's addresses, but with nothing of the image mapped
 * except .guest.*: no calls out of it, no strings, no jump tables.  Beside each instruction stands the
 * exit that it must cause.
 */
#ifndef VMXDEFS_EXAMPLE_CASE_H
#define VMXDEFS_EXAMPLE_CASE_H

#include "guest.h"

#define GUEST_TEXT \
    __attribute__((section(".guest.text"), __noinline__, used)) /* Linux has a macro noinline */
#define GUEST_DATA __attribute__((section(".guest.data"), aligned(16)))
#define GUEST_PAGE __attribute__((section(".guest.data"), aligned(4096)))

/* GCC puts variables into a section from the last to the first, if it is not told. */
#ifdef __clang__
#define IN_ORDER
#else
#define IN_ORDER __attribute__((no_reorder))
#endif

/* A row of the table of cases; what follows is its struct vcpu_needs. */
#define GUEST_CASE(function, words, guest_end, ...)                                               \
    static const struct guest_case function##_case = {words, function, {__VA_ARGS__}, guest_end}; \
    static const struct guest_case *const function##_row IN_ORDER                                 \
        __attribute__((section("guest_cases"), used)) = &function##_case;

#define VECTOR(number) (1u << (number))

/* --- Rows of the table of expected exits --- */

/* The columns of row `n` that are constants, as operands of the instruction ... */
#define ROW(n, e_kind, e_reason, e_qualification, e_address, e_physical, e_information, e_event, \
            e_error, e_interrupted, e_interrupted_error)                                         \
    [reason##n] "i"(e_reason), [kind##n] "i"(e_kind), [qualification##n] "i"(e_qualification),   \
        [address##n] "i"(e_address), [physical##n] "i"(e_physical),                              \
        [information##n] "i"(e_information), [event##n] "i"(e_event), [error##n] "i"(e_error),   \
        [interrupted##n] "i"(e_interrupted), [interrupted_error##n] "i"(e_interrupted_error)
/* ... and the row: while RIP is in [begin, end), labels of the instruction's text, this exit must come. */
#define ROW_TEXT(n, begin, end)                                                                   \
    ".pushsection expected_exits, \"aw\"\n\t.balign 8\n\t"                                        \
    ".quad 9f, " begin ", " end ", %P[qualification" #n "], %P[address" #n "], %P[physical" #n    \
    "]\n\t"                                                                                       \
    ".long %c[reason" #n "], %c[kind" #n "], %c[information" #n "], %c[event" #n "], %c[error" #n \
    "], %c[interrupted" #n "], %c[interrupted_error" #n "], 0\n\t"                                \
    ".popsection\n\t"

/* `text` with a row.  The operands are in-out or outputs, one at least. */
#define EXPECT(begin, end, row, text, ...) \
    __asm__ volatile(ROW_TEXT(1, begin, end) "9:\t" text:__VA_ARGS__:row : "memory", "cc")
/* ... with two, for exits one after the other. */
#define EXPECT_2(begin, end, row, begin_2, end_2, row_2, text, ...)                              \
    __asm__ volatile(ROW_TEXT(1, begin, end) ROW_TEXT(2, begin_2, end_2) "9:\t" text:__VA_ARGS__ \
                     : row, row_2                                                                \
                     : "memory", "cc")

#define NO_OPERANDS "+m"(guest_resume)

/* --- One instruction that exits, before it is executed --- */

#define EXIT_ROW(reason, qualification, address, information) \
    ROW(1, VMXD_KIND_FAULT, reason, qualification, address, 0, information, 0, 0, 0, 0)
#define EXIT(reason, qualification, instruction, ...) \
    EXPECT("1f", "2f", EXIT_ROW(reason, qualification, 0, 0), "1: " instruction "\n2:", __VA_ARGS__)
/* ... whose access has a guest-linear address. */
#define EXIT_ADDRESS(reason, qualification, address, instruction, ...) \
    EXPECT("1f", "2f", EXIT_ROW(reason, qualification, address, 0),    \
           "1: " instruction "\n2:", __VA_ARGS__)
/* ... that has instruction information; its qualification is a displacement, or 0. */
#define EXIT_INFORMATION(reason, displacement, information, instruction, ...) \
    EXPECT("1f", "2f", EXIT_ROW(reason, displacement, 0, information),        \
           "1: " instruction "\n2:", __VA_ARGS__)
/* ... for which the host gives the guest a fault, after which it goes on behind the instruction. */
#define EXIT_FAULTS(reason, qualification, information, instruction, ...)                    \
    do {                                                                                     \
        uint64_t scratch;                                                                    \
        EXPECT("1f", "2f", EXIT_ROW(reason, qualification, 0, information),                  \
               RESUME_AT_2 "1: " instruction "\n2:", [scratch] "=&r"(scratch), __VA_ARGS__); \
    } while (0)
#define RESUME_AT_2 "lea 2f(%%rip), %[scratch]\n\tmov %[scratch], guest_resume(%%rip)\n\t"

/* --- Exits at other places --- */

/* After an instruction that has been executed. */
#define EXIT_AFTER(reason, qualification, instruction, ...)                                \
    EXPECT("1f", "2f", ROW(1, VMXD_KIND_TRAP, reason, qualification, 0, 0, 0, 0, 0, 0, 0), \
           instruction "\n1: nop\n2:", __VA_ARGS__)
/* For an event, somewhere between the labels 1 and 2 of several instructions. */
#define EXIT_WITHIN(reason, event, text, ...)                                             \
    EXPECT("1f", "2f", ROW(1, VMXD_KIND_EVENT, reason, 0, 0, 0, 0, event, 0, 0, 0), text, \
           __VA_ARGS__)
/* For the fault of an instruction; it gets it back injected, and goes on behind itself.  `prepare` may
 * fill %[scratch] for it. */
#define EXIT_EXCEPTION(event, error, qualification, prepare, instruction)                         \
    do {                                                                                          \
        uint64_t scratch;                                                                         \
        EXPECT("1f", "2f",                                                                        \
               ROW(1, VMXD_KIND_EVENT, VMXD_EXIT_EXCEPTION_OR_NMI, qualification, 0, 0, 0, event, \
                   error, 0, 0),                                                                  \
               RESUME_AT_2 prepare "\n1: " instruction "\n2:", [scratch] "=&r"(scratch));         \
    } while (0)

/* --- Words of the rows --- */

#define EVENT(event_type, number)                                                    \
    (VMXD_PUT(VMXD_EXIT_INTR_VALID, 1) | VMXD_PUT(VMXD_EXIT_INTR_TYPE, event_type) | \
     VMXD_PUT(VMXD_EXIT_INTR_VECTOR, number))
#define ERROR_CODE    VMXD_EXIT_INTR_ERROR_CODE_VALID
#define FAULT(number) EVENT(VMXD_EVENT_HARDWARE_EXCEPTION, number)

/* The memory operand of an instruction with 64-bit addresses, in every format that has one. */
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

/* 0 is success; anything else is the line that found a fault. */
#define CHECK(condition)     \
    do {                     \
        if (!(condition))    \
            return __LINE__; \
    } while (0)

/* The row of a VMCALL between the labels 0 and 1.  It is nobody's in particular: hooks call the host,
 * too. */
#define HYPERCALL_ROW_TEXT                                 \
    ".pushsection expected_exits, \"aw\"\n\t.balign 8\n\t" \
    ".quad 0, 0f, 1f, 0, 0, 0\n\t.long 18, 1, 0, 0, 0, 0, 0, 0\n\t.popsection\n\t"
_Static_assert(VMXD_EXIT_VMCALL == 18 && VMXD_KIND_FAULT == 1, "HYPERCALL_ROW_TEXT");

static inline __attribute__((always_inline)) uint64_t hypercall(enum hypercall function,
                                                                uint64_t rcx, uint64_t rdx)
{
    uint64_t rax = function;

    __asm__ volatile(HYPERCALL_ROW_TEXT "0: vmcall\n1:"
                     : "+a"(rax), "+c"(rcx), "+d"(rdx)
                     :
                     : "memory", "cc");
    return rax;
}

/* An NMI for the guest's own.  Its window is open at once, whatever RFLAGS.IF is. */
#define NMI_IN_WINDOW                                                                             \
    do {                                                                                          \
        uint64_t function = HYPERCALL_VIRTUAL_NMI;                                                \
        EXPECT("1f", "2f", ROW(1, VMXD_KIND_EVENT, VMXD_EXIT_NMI_WINDOW, 0, 0, 0, 0, 0, 0, 0, 0), \
               HYPERCALL_ROW_TEXT "0: vmcall\n1: nop\n2:", "+a"(function));                       \
    } while (0)

#define CR(access, cr, register_number)                                               \
    (VMXD_PUT(VMXD_QUAL_CR_ACCESS_TYPE, access) | VMXD_PUT(VMXD_QUAL_CR_NUMBER, cr) | \
     VMXD_PUT(VMXD_QUAL_CR_GPR, register_number))

/* Set bits in CR4; clang and GCC both keep the value in RDX. */
static inline __attribute__((always_inline)) void set_cr4_bits(uint64_t bits)
{
    uint64_t cr4;

    __asm__ volatile("mov %%cr4, %0" : "=r"(cr4));
    cr4 |= bits;
    EXIT(VMXD_EXIT_CONTROL_REGISTER_ACCESSES, CR(VMXD_CR_ACCESS_MOV_TO_CR, 4, VMXD_GPR_RDX),
         "mov %%rdx, %%cr4", "+d"(cr4));
}

#endif /* VMXDEFS_EXAMPLE_CASE_H */
