/* SPDX-License-Identifier: MIT */
/* guest.c - what the guest does, and beside each instruction the exit that it must cause.
 *
 * To add a case: a function here and a row in guest_cases.  The functions run in the guest, at the
 * host's addresses, but with nothing of the image mapped except .guest.*: no calls out of it, no
 * strings, no jump tables.
 */
#include "guest.h"

#define GUEST_TEXT \
    __attribute__((section(".guest.text"), __noinline__, used)) /* Linux has a macro noinline */
#define GUEST_DATA __attribute__((section(".guest.data"), aligned(16)))
#define GUEST_PAGE __attribute__((section(".guest.data"), aligned(4096)))

uint64_t guest_gdt[5] GUEST_DATA = {0};
uint64_t guest_stack[GUEST_STACK_WORDS] GUEST_DATA = {0};
uint8_t guest_tss[104] GUEST_DATA = {0};
uint64_t guest_idt[2 * 256] GUEST_PAGE = {0};
uint8_t guest_lazy_page[PLATFORM_PAGE_SIZE] GUEST_PAGE = {0xC3}; /* RET: it can be called */
volatile uint64_t guest_wakeups GUEST_DATA = 0;
volatile uint64_t guest_events[256] GUEST_DATA = {0};
volatile uint64_t guest_resume GUEST_DATA = 0;
uint64_t guest_tsc_floor GUEST_DATA = 0;
uint64_t guest_tsc_cpuid GUEST_DATA = 0;
static volatile uint8_t guest_buffer[16] GUEST_DATA = {0};
static uint16_t guest_lmsw_operand GUEST_DATA = 1;
static uint16_t guest_no_idt[5] GUEST_DATA = {0};

/* `text` with a row in the table of expected exits: while RIP is between the labels 1 and 2 of the
 * text, this exit must come.  The operands are in-out or outputs, one at least. */
#define EXPECT(row_begin, row_end, e_reason, e_qualification, e_address, e_interruption, e_error, \
               text, ...)                                                                         \
    __asm__ volatile(                                                                             \
        ".pushsection expected_exits, \"aw\"\n\t"                                                 \
        ".balign 8\n\t"                                                                           \
        ".quad 3f, " row_begin ", " row_end "\n\t"                                                \
        ".quad %c[qualification], %c[address]\n\t"                                                \
        ".long %c[reason], %c[interruption], %c[error], 0\n\t"                                    \
        ".popsection\n3:\t" text:__VA_ARGS__                                                      \
        : [qualification] "i"(e_qualification), [address] "i"(e_address), [reason] "i"(e_reason), \
          [interruption] "i"(e_interruption), [error] "i"(e_error)                                \
        : "memory", "cc")

/* One instruction that exits, with its qualification. */
#define EXIT(reason, qualification, instruction, ...) \
    EXPECT("1f", "2f", reason, qualification, 0, 0, 0, "1: " instruction "\n2:", __VA_ARGS__)

/* ... whose access has a guest-linear address, too. */
#define EXIT_ADDRESS(reason, qualification, address, instruction, ...) \
    EXPECT("1f", "2f", reason, qualification, address, 0, 0, "1: " instruction "\n2:", __VA_ARGS__)

/* Several instructions; the exit comes somewhere between the labels 1 and 2 in them. */
#define EXIT_WITHIN(reason, interruption, text, ...) \
    EXPECT("1f", "2f", reason, 0, 0, interruption, 0, text, __VA_ARGS__)

/* One that faults: it exits for the exception, gets it back injected, and goes on behind itself.
 * `prepare` may fill %[scratch] for it. */
#define EXIT_FAULT(interruption, error, qualification, prepare, instruction)                  \
    do {                                                                                      \
        uint64_t scratch;                                                                     \
        EXPECT("1f", "2f", VMXD_EXIT_EXCEPTION_OR_NMI, qualification, 0, interruption, error, \
               RESUME_AT_2 prepare "\n1: " instruction "\n2:", [scratch] "=&r"(scratch));     \
    } while (0)
#define RESUME_AT_2 "lea 2f(%%rip), %[scratch]\n\tmov %[scratch], guest_resume(%%rip)\n\t"

#define NO_OPERANDS "+m"(guest_resume)

/* 0 is success; anything else is the line that found a fault. */
#define CHECK(condition)     \
    do {                     \
        if (!(condition))    \
            return __LINE__; \
    } while (0)

#define EXCEPTION(event_type, number)                       \
    (VMXD_PUT32(vmxd_exit_interruption, valid, 1) |         \
     VMXD_PUT32(vmxd_exit_interruption, type, event_type) | \
     VMXD_PUT32(vmxd_exit_interruption, vector, number))
#define ERROR_CODE VMXD_MASK32(vmxd_exit_interruption, error_code_valid)

static inline __attribute__((always_inline)) uint64_t hypercall(enum hypercall function,
                                                                uint64_t rcx, uint64_t rdx)
{
    uint64_t rax = function;

    EXIT(VMXD_EXIT_VMCALL, 0, "vmcall", "+a"(rax), "+c"(rcx), "+d"(rdx));
    return rax;
}

/* --- The cases --- */

GUEST_TEXT static uint64_t guest_cpuid(void)
{
    uint32_t eax = 1, ebx, ecx = 0, edx;

    EXIT(VMXD_EXIT_CPUID, 0, "cpuid", "+a"(eax), "=b"(ebx), "+c"(ecx), "=d"(edx));
    CHECK(!(ecx & 1u << 5)); /* the host has VMX, and hides it */
    CHECK(edx & 1u << 9);    /* an APIC: this is the real CPUID otherwise */
    return 0;
}

GUEST_TEXT static uint64_t guest_hlt(void)
{
    __asm__ volatile("sti");
    EXIT(VMXD_EXIT_HLT, 0, "hlt", NO_OPERANDS);
    __asm__ volatile("cli");
    return 0;
}

GUEST_TEXT static uint64_t guest_msr(void)
{
    uint32_t low = 0x12345678, high = 0, msr = 0x175; /* IA32_SYSENTER_ESP */
    uint64_t scratch;

    EXIT(VMXD_EXIT_WRMSR, 0, "wrmsr", "+c"(msr), "+a"(low), "+d"(high));
    low = high = 0xFFFFFFFF;
    EXIT(VMXD_EXIT_RDMSR, 0, "rdmsr", "+c"(msr), "+a"(low), "+d"(high));
    CHECK(low == 0x12345678 && high == 0);

    msr = 0x40000000; /* never an MSR */
    EXPECT("1f", "2f", VMXD_EXIT_RDMSR, 0, 0, 0, 0, RESUME_AT_2 "\n1: rdmsr\n2:", "+c"(msr),
           "+a"(low), "+d"(high), [scratch] "=&r"(scratch));
    CHECK(guest_events[13] == 1); /* #GP */
    return 0;
}

#define IO(bytes, in, immediate, port_number)                         \
    (VMXD_PUT64(vmxd_qualification_io, size, (bytes)-1) |             \
     VMXD_PUT64(vmxd_qualification_io, direction, in) |               \
     VMXD_PUT64(vmxd_qualification_io, operand_encoding, immediate) | \
     VMXD_PUT64(vmxd_qualification_io, port, port_number))
#define IO_STRING VMXD_MASK64(vmxd_qualification_io, string)
#define IO_REP VMXD_MASK64(vmxd_qualification_io, rep)

GUEST_TEXT static uint64_t guest_io(void)
{
    uint64_t rax = 0xA5A5A5A5;
    uint16_t port = GUEST_PORT;

    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(4, 0, 0, GUEST_PORT), "outl %%eax, %%dx", "+a"(rax),
         "+d"(port));
    rax = 0;
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(1, 1, 0, GUEST_PORT), "inb %%dx, %%al", "+a"(rax),
         "+d"(port));
    CHECK(rax == 0xA5);
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(2, 1, 0, GUEST_PORT), "inw %%dx, %%ax", "+a"(rax),
         "+d"(port));
    CHECK(rax == 0xA5A5);
    rax = 0;
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(1, 1, 1, 0x80), "inb $0x80, %%al", "+a"(rax));
    CHECK(rax == 0xFF); /* nothing behind it */
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(1, 0, 1, 0x80), "outb %%al, $0x80", "+a"(rax));
    return 0;
}

GUEST_TEXT static uint64_t guest_string_io(void)
{
    volatile uint8_t *cursor = guest_buffer;
    uint64_t count = 3;
    uint16_t port = GUEST_PORT;

    guest_buffer[0] = 0x11;
    EXIT_ADDRESS(VMXD_EXIT_IO_INSTRUCTION, IO(1, 0, 0, GUEST_PORT) | IO_STRING, guest_buffer,
                 "outsb", "+S"(cursor), "+d"(port));
    CHECK(cursor == guest_buffer + 1);
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(1, 0, 0, GUEST_PORT) | IO_STRING | IO_REP, "rep outsb",
         "+S"(cursor), "+c"(count), "+d"(port));
    CHECK(cursor == guest_buffer + 4 && count == 0);

    guest_buffer[3] = 0x33; /* the last byte sent was guest_buffer[3] = 0: send another */
    cursor = guest_buffer + 3;
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(1, 0, 0, GUEST_PORT) | IO_STRING, "outsb", "+S"(cursor),
         "+d"(port));
    cursor = guest_buffer + 8;
    count = 4;
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(2, 1, 0, GUEST_PORT) | IO_STRING | IO_REP, "rep insw",
         "+D"(cursor), "+c"(count), "+d"(port));
    CHECK(cursor == guest_buffer + 16 && count == 0);
    CHECK(guest_buffer[8] == 0x33 && guest_buffer[9] == 0 && guest_buffer[14] == 0x33);
    return 0;
}

#define CR(access, cr, register_number)                       \
    (VMXD_PUT64(vmxd_qualification_cr, access_type, access) | \
     VMXD_PUT64(vmxd_qualification_cr, number, cr) |          \
     VMXD_PUT64(vmxd_qualification_cr, gpr, register_number))
#define LMSW(memory, data)                                          \
    (CR(VMXD_CR_ACCESS_LMSW, 0, 0) |                                \
     VMXD_PUT64(vmxd_qualification_cr, lmsw_operand_type, memory) | \
     VMXD_PUT64(vmxd_qualification_cr, lmsw_source_data, data))
#define CR_EXIT VMXD_EXIT_CONTROL_REGISTER_ACCESSES
#define CR0_TS 0x8

GUEST_TEXT static uint64_t guest_control_registers(void)
{
    uint64_t cr0, cr3, cr4, msw = 0x9, seen;
    register uint64_t cr8 __asm__("r9") = 5;

    __asm__ volatile("mov %%cr0, %0" : "=r"(cr0)); /* reads come from the read shadow */
    __asm__ volatile("mov %%cr4, %0" : "=r"(cr4));
    cr0 |= CR0_TS;
    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_TO_CR, 0, VMXD_GPR_RBX), "mov %%rbx, %%cr0", "+b"(cr0));
    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_CLTS, 0, 0), "clts", NO_OPERANDS);
    __asm__ volatile("mov %%cr0, %0" : "=r"(seen));
    CHECK(seen == (cr0 & ~(uint64_t)CR0_TS));
    EXIT(CR_EXIT, LMSW(0, 0x9), "lmsw %%ax", "+a"(msw));
    __asm__ volatile("mov %%cr0, %0" : "=r"(seen));
    CHECK((seen & 0xF) == 0x9);
    EXIT_ADDRESS(CR_EXIT, LMSW(1, 0x1), &guest_lmsw_operand,
                 "lmsw %[operand]", [operand] "+m"(guest_lmsw_operand));
    __asm__ volatile("mov %%cr0, %0" : "=r"(seen));
    CHECK((seen & 0xF) == 0x1);

    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_FROM_CR, 3, VMXD_GPR_RSI), "mov %%cr3, %%rsi", "=S"(cr3));
    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_TO_CR, 3, VMXD_GPR_RSI), "mov %%rsi, %%cr3", "+S"(cr3));
    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_FROM_CR, 3, VMXD_GPR_RDX), "mov %%cr3, %%rdx", "=d"(seen));
    CHECK(seen == cr3);

    cr4 ^= 1u << 2; /* TSD */
    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_TO_CR, 4, VMXD_GPR_RDX), "mov %%rdx, %%cr4", "+d"(cr4));
    __asm__ volatile("mov %%cr4, %0" : "=r"(seen));
    CHECK(seen == cr4);

    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_TO_CR, 8, VMXD_GPR_R9), "mov %%r9, %%cr8", "+r"(cr8));
    EXIT(CR_EXIT, CR(VMXD_CR_ACCESS_MOV_FROM_CR, 8, VMXD_GPR_RCX), "mov %%cr8, %%rcx", "=c"(seen));
    CHECK(seen == 5);
    return 0;
}

#define DR(from, dr, register_number)                     \
    (VMXD_PUT64(vmxd_qualification_dr, direction, from) | \
     VMXD_PUT64(vmxd_qualification_dr, number, dr) |      \
     VMXD_PUT64(vmxd_qualification_dr, gpr, register_number))

GUEST_TEXT static uint64_t guest_debug_registers(void)
{
    uint64_t value = 0x1000, seen;

    EXIT(VMXD_EXIT_MOV_DR, DR(0, 3, VMXD_GPR_RBX), "mov %%rbx, %%dr3", "+b"(value));
    EXIT(VMXD_EXIT_MOV_DR, DR(1, 3, VMXD_GPR_RDI), "mov %%dr3, %%rdi", "=D"(seen));
    CHECK(seen == value);
    EXIT(VMXD_EXIT_MOV_DR, DR(1, 7, VMXD_GPR_RCX), "mov %%dr7, %%rcx", "=c"(seen));
    CHECK(seen == 0x400);
    return 0;
}

#define EPT(access, allowed)                                                     \
    ((access) | (allowed) << vmxd_qualification_ept_violation_readable_lsb |     \
     VMXD_MASK64(vmxd_qualification_ept_violation, guest_linear_address_valid) | \
     VMXD_MASK64(vmxd_qualification_ept_violation, linear_address_translated))
#define EPT_R VMXD_MASK64(vmxd_qualification_ept_violation, data_read)
#define EPT_W VMXD_MASK64(vmxd_qualification_ept_violation, data_write)
#define EPT_X VMXD_MASK64(vmxd_qualification_ept_violation, instruction_fetch)

GUEST_TEXT static uint64_t guest_ept(void)
{
    uint64_t value = 1;

    EXIT_ADDRESS(VMXD_EXIT_EPT_VIOLATION, EPT(EPT_R, 0ull), guest_lazy_page + 8,
                 "mov guest_lazy_page + 8(%%rip), %[value]", [value] "+r"(value));
    CHECK(value == 0);
    EXIT_ADDRESS(VMXD_EXIT_EPT_VIOLATION, EPT(EPT_W, EPT_R), guest_lazy_page + 16,
                 "mov %[value], guest_lazy_page + 16(%%rip)", [value] "+r"(value));
    /* The fetch fails at the target, not at the call. */
    EXPECT("guest_lazy_page", "guest_lazy_page + 1", VMXD_EXIT_EPT_VIOLATION,
           EPT(EPT_X, EPT_R | EPT_W), guest_lazy_page, 0, 0, "call guest_lazy_page", NO_OPERANDS);
    return 0;
}

GUEST_TEXT static uint64_t guest_exceptions(void)
{
    EXIT_WITHIN(VMXD_EXIT_EXCEPTION_OR_NMI, EXCEPTION(VMXD_EVENT_SOFTWARE_EXCEPTION, 3),
                "1: int3\n2:", NO_OPERANDS);
    CHECK(guest_events[3] == 1);
    EXIT_FAULT(EXCEPTION(VMXD_EVENT_HARDWARE_EXCEPTION, 6), 0, 0, "", "ud2");
    CHECK(guest_events[6] == 1);
    EXIT_FAULT(EXCEPTION(VMXD_EVENT_HARDWARE_EXCEPTION, 13) | ERROR_CODE, 0, 0,
               "mov $-1, %[scratch]\n\tshr $1, %[scratch]" /* not canonical */,
               "cmpb $0, (%[scratch])");
    CHECK(guest_events[13] == 1);
    EXIT_FAULT(EXCEPTION(VMXD_EVENT_HARDWARE_EXCEPTION, 14) | ERROR_CODE, 2 /* write */, 0x18,
               "mov $0x18, %[scratch]", "movb $0, (%[scratch])");
    CHECK(guest_events[14] == 1);
    return 0;
}

GUEST_TEXT static uint64_t guest_external_interrupt(void)
{
    uint64_t before = guest_wakeups;

    hypercall(HYPERCALL_PEND_INTERRUPT, 0x41, 0);
    EXIT_WITHIN(
        VMXD_EXIT_EXTERNAL_INTERRUPT, EXCEPTION(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x41),
        "sti\n1: cmp guest_wakeups(%%rip), %[before]\n\tje 1b\n2: cli", [before] "+r"(before));
    CHECK(guest_events[0x41] == 0); /* it was the host's */
    return 0;
}

GUEST_TEXT static uint64_t guest_interrupt_window(void)
{
    hypercall(HYPERCALL_VIRTUAL_INTERRUPT, 0x51, 0);
    CHECK(guest_events[0x51] == 0); /* not with RFLAGS.IF = 0 */
    EXIT_WITHIN(VMXD_EXIT_INTERRUPT_WINDOW, 0, "sti\n1: nop\n\tnop\n2: cli", NO_OPERANDS);
    CHECK(guest_events[0x51] == 1);
    return 0;
}

GUEST_TEXT static uint64_t guest_timer(void)
{
    uint64_t before = guest_wakeups;

    EXIT_WITHIN(VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED, 0,
                "1: cmp guest_wakeups(%%rip), %[before]\n\tje 1b\n2:", [before] "+r"(before));
    return 0;
}

GUEST_TEXT static uint64_t guest_vmcall(void)
{
    CHECK(hypercall(HYPERCALL_ADD, 40, 2) == 42);
    return 0;
}

GUEST_TEXT static uint64_t guest_monitor_trap(void)
{
    hypercall(HYPERCALL_TRAP, 0, 0);
    EXIT_WITHIN(VMXD_EXIT_MONITOR_TRAP_FLAG, 0, "1: nop\n2:", NO_OPERANDS);
    return 0;
}

GUEST_TEXT static uint64_t guest_triple_fault(void)
{
    __asm__ volatile("lidt %0" : : "m"(guest_no_idt));
    EXIT(VMXD_EXIT_TRIPLE_FAULT, 0, "ud2", NO_OPERANDS);
    return __LINE__;
}

/* The time between two readings of the TSC, without and with a CPUID between them.  An emulator whose
 * TSC counts instructions makes of it the exact length of the way through the host. */
GUEST_TEXT static uint64_t guest_round_trip(void)
{
    uint64_t floor = 0, cpuid = 0, ebx, ecx, edx, esi;

    for (int i = 0; i < 4; i++) {
        __asm__ volatile("rdtsc\n\tmov %%eax, %%esi\n\txor %%eax, %%eax\n\t"
                         "rdtsc\n\tsub %%esi, %%eax"
                         : "=a"(floor)
                         :
                         : "rdx", "rsi");
        EXPECT("1f", "2f", VMXD_EXIT_CPUID, 0, 0, 0, 0,
               "rdtsc\n\tmov %%eax, %%esi\n\txor %%eax, %%eax\n1: cpuid\n2:\n\t"
               "rdtsc\n\tsub %%esi, %%eax",
               "=a"(cpuid), "=b"(ebx), "=c"(ecx), "=d"(edx), "=S"(esi));
    }
    guest_tsc_floor = floor;
    guest_tsc_cpuid = cpuid;
    return 0;
}

/* --- The table --- */

#define PRIMARY(control) VMXD_MASK32(vmxd_primary_controls, control)
#define VECTOR(number) (1u << (number))

const struct guest_case guest_cases[] = {
    {"CPUID", guest_cpuid, {0}, GUEST_DONE},
    {"HLT", guest_hlt, {0}, GUEST_DONE},
    {"RDMSR and WRMSR", guest_msr, {0}, GUEST_DONE},
    {"IN and OUT", guest_io, {0}, GUEST_DONE},
    {"INS and OUTS", guest_string_io, {0}, GUEST_DONE},
    {"control registers",
     guest_control_registers,
     {.primary = PRIMARY(cr3_load_exiting) | PRIMARY(cr3_store_exiting)},
     GUEST_DONE},
    {"MOV DR", guest_debug_registers, {0}, GUEST_DONE},
    {"EPT violations", guest_ept, {.ept = true}, GUEST_DONE},
    {"exceptions",
     guest_exceptions,
     {.exceptions = VECTOR(3) | VECTOR(6) | VECTOR(13) | VECTOR(14)},
     GUEST_DONE},
    {"external interrupt", guest_external_interrupt, {.interrupts = true}, GUEST_DONE},
    {"interrupt window",
     guest_interrupt_window,
     {.primary_later = PRIMARY(interrupt_window_exiting)},
     GUEST_DONE},
    {"VMX-preemption timer", guest_timer, {.time_slice = 100}, GUEST_DONE},
    {"VMCALL", guest_vmcall, {0}, GUEST_DONE},
    {"monitor trap flag",
     guest_monitor_trap,
     {.primary_later = PRIMARY(monitor_trap_flag)},
     GUEST_DONE},
    {"triple fault", guest_triple_fault, {0}, GUEST_TRIPLE_FAULT},
    {"round trip", guest_round_trip, {0}, GUEST_DONE},
};
const size_t guest_case_count = sizeof(guest_cases) / sizeof(guest_cases[0]);

const struct guest_case guest_round_trip_case = {"round trip", guest_round_trip, {0}, GUEST_DONE};
