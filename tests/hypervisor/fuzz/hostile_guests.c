/* SPDX-License-Identifier: MIT */
/* hostile_guests.c - guests that try to change or to stop the host.  See guest.h for the rules of guest code.
 *
 * Those that return have the result 0, or the line where they got what they must not have.
 */
#include "fuzz.h"

uint8_t hostile_code[PLATFORM_PAGE_SIZE] GUEST_PAGE = {0};
uint64_t hostile_table[512] GUEST_PAGE = {0};
uint64_t hostile_table_physical GUEST_DATA = 0;
static uint16_t nothing[5] GUEST_DATA = {0};
static uint64_t cell GUEST_DATA = 0;

/* Instructions that may fault: then the guest continues after them.  The operands are in-out. */
#define TRY(instructions, ...)                                                                 \
    __asm__ volatile("lea 9f(%%rip), %%r11\n\tmov %%r11, guest_resume(%%rip)\n\t" instructions \
                     "\n9:\tmovq $0, guest_resume(%%rip)"                                      \
                     : __VA_ARGS__                                                             \
                     :                                                                         \
                     : "r11", "memory", "cc")

/* Instructions that may change RAX, RCX and RDX. */
#define TRY_ANY(instructions)                               \
    do {                                                    \
        uint64_t rax = 0, rcx = 0, rdx = 0;                 \
        TRY(instructions, "+a"(rax), "+c"(rcx), "+d"(rdx)); \
    } while (0)

/* --- Guests that do not end --- */

GUEST_TEXT static uint64_t endless_loop(void)
{
    __asm__ volatile("1: jmp 1b");
    return __LINE__;
}

GUEST_TEXT static uint64_t endless_exits(void)
{
    __asm__ volatile("1: xor %%eax, %%eax\n\tcpuid\n\tjmp 1b" : : : "rax", "rbx", "rcx", "rdx");
    return __LINE__;
}

GUEST_TEXT static uint64_t endless_faults(void)
{
    __asm__ volatile("ud2"); /* the handler returns to it */
    return __LINE__;
}

GUEST_TEXT static uint64_t hlt_without_interrupts(void)
{
    __asm__ volatile("1: cli; hlt; jmp 1b");
    return __LINE__;
}

GUEST_TEXT static uint64_t mwait_without_interrupts(void)
{
    TRY_ANY("lea guest_data_begin(%%rip), %%rax\n\tmonitor");
    TRY_ANY("mwait");
    return 0;
}

GUEST_TEXT static uint64_t triple_fault(void)
{
    __asm__ volatile("lidt %0\n\tud2" : : "m"(nothing));
    return __LINE__;
}

GUEST_TEXT static uint64_t no_stack(void)
{
    __asm__ volatile("xor %%esp, %%esp\n\tpush %%rax" : : : "memory");
    return __LINE__;
}

/* --- Memory --- */

GUEST_TEXT static uint64_t write_all_memory(void)
{
    __asm__ volatile("lea guest_data_begin(%%rip), %%rdi\n\t"
                     "mov $-1, %%rcx\n\tmov $0xCC, %%al\n\tcld\n\trep stosb"
                     :
                     :
                     : "rax", "rcx", "rdi", "memory");
    return __LINE__;
}

/* Reading and writing it faults. */
#define UNREACHABLE(address)                                \
    do {                                                    \
        uint64_t at = (address), before = guest_events[14]; \
        TRY("cmpb $0, (%[at])", [at] "+r"(at));             \
        CHECK(guest_events[14] == before + 1);              \
        TRY("movb $0, (%[at])", [at] "+r"(at));             \
        CHECK(guest_events[14] == before + 2);              \
    } while (0)

GUEST_TEXT static uint64_t access_around(void)
{
    uint64_t begin, end;

    __asm__("lea guest_code_begin(%%rip), %0" : "=r"(begin));
    __asm__("lea guest_data_end(%%rip), %0" : "=r"(end));
    UNREACHABLE(0);
    UNREACHABLE(begin - 1);
    UNREACHABLE(begin - 0x10000);
    UNREACHABLE(end);
    UNREACHABLE(end + 0x10000);
    UNREACHABLE(0xFEE00000); /* the local APIC */
    UNREACHABLE(~0ull);
    return 0;
}

GUEST_TEXT static uint64_t jump_to_host(void)
{
    uint64_t before = guest_events[14], target;

    __asm__ volatile("lea 1f(%%rip), %%r11\n\tmov %%r11, guest_resume(%%rip)\n\t"
                     "movabs $vmx_exit, %[target]\n\tjmp *%[target]\n1:"
                     : [target] "=&r"(target)
                     :
                     : "r11", "memory");
    CHECK(guest_events[14] == before + 1);
    return 0;
}

/* Page tables that the guest makes itself: each entry points to the page itself, so linear addresses become what the
 * guest wants.  EPT still limits the physical ones.  Entry 1 is a large page at an address of the host. */
GUEST_TEXT static uint64_t own_page_tables(void)
{
    for (int i = 0; i < 512; i++)
        hostile_table[i] = hostile_table_physical | 3;
    hostile_table[1] = 0x1000 | 0x83; /* a page: the physical address is the host's */
    __asm__ volatile("mov %0, %%cr3\n\tmov 0x1000, %%rax" : : "r"(hostile_table_physical) : "rax");
    return __LINE__;
}

/* --- Registers --- */

static inline __attribute__((always_inline)) void try_msrs(uint32_t first, uint32_t count)
{
    for (uint32_t msr = first; msr < first + count; msr++) {
        uint32_t low = 0x12345678, high = 0x9ABC, number = msr;

        TRY("rdmsr", "+a"(low), "+d"(high), "+c"(number));
        low = low ^ 0x5A5A5A5A;
        TRY("wrmsr", "+a"(low), "+d"(high), "+c"(number));
    }
}

GUEST_TEXT static uint64_t every_msr(void)
{
    try_msrs(0, 0x2000);
    try_msrs(0xC0000000, 0x2000);
    try_msrs(0x40000000, 0x100);
    return 0;
}

GUEST_TEXT static uint64_t every_port(void)
{
    for (uint32_t port = 0; port < 0x10000; port++) {
        uint32_t eax = 0xFEFEFEFE, dx = port;

        __asm__ volatile("outb %%al, %%dx" : "+a"(eax), "+d"(dx));
        if (port == GUEST_PORT)
            continue;
        __asm__ volatile("inl %%dx, %%eax" : "+a"(eax), "+d"(dx));
        CHECK(eax == 0xFFFFFFFF);
    }
    return 0;
}

GUEST_TEXT static uint64_t every_control_bit(void)
{
    for (unsigned int bit = 0; bit < 64; bit++) {
        uint64_t cr0, cr4;

        __asm__ volatile("mov %%cr0, %0\n\tmov %%cr4, %1" : "=r"(cr0), "=r"(cr4));
        cr0 ^= 1ull << bit;
        cr4 ^= 1ull << bit;
        TRY("mov %[cr0], %%cr0", [cr0] "+r"(cr0));
        TRY("mov %[cr4], %%cr4", [cr4] "+r"(cr4));
    }
    return 0;
}

GUEST_TEXT static uint64_t set_xcr0(void)
{
    TRY_ANY("mov $7, %%eax\n\txsetbv");
    return 0;
}

GUEST_TEXT static uint64_t debug_registers(void)
{
    uint64_t everything = 0xFFFF07FF, here = (uint64_t)(uintptr_t)&cell;

    TRY("mov %[here], %%dr0", [here] "+r"(here));
    TRY("mov %[here], %%dr3", [here] "+r"(here));
    TRY("mov %[all], %%dr7", [all] "+r"(everything));
    TRY("mov %[here], %%dr6", [here] "+r"(here));
    cell = 1;
    return 0;
}

/* A trap after each instruction: the processor writes DR6. */
GUEST_TEXT static uint64_t single_steps(void)
{
    __asm__ volatile("pushfq\n\torq $0x100, (%%rsp)\n\tpopfq\n\tnop\n\tnop\n\t"
                     "pushfq\n\tandq $~0x100, (%%rsp)\n\tpopfq"
                     :
                     :
                     : "memory", "cc");
    CHECK(guest_events[1] != 0);
    return 0;
}

GUEST_TEXT static uint64_t swap_gs(void)
{
    /* After SWAPGS the other base is in IA32_GS_BASE. */
    TRY_ANY("mov $0xC0000101, %%ecx\n\tmov $0x1234567, %%eax\n\twrmsr");
    __asm__ volatile("swapgs");
    return 0;
}

/* The guest may set CR4.OSFXSR. */
GUEST_TEXT static uint64_t floating_point(void)
{
    uint64_t cr4;

    __asm__ volatile("mov %%cr4, %0" : "=r"(cr4));
    cr4 |= 0x600;
    TRY("mov %[cr4], %%cr4", [cr4] "+r"(cr4));
    TRY_ANY("fninit\n\tfldpi\n\tfldpi");
    TRY_ANY("pcmpeqd %%xmm0, %%xmm0\n\tmovdqa %%xmm0, %%xmm15");
    return 0;
}

GUEST_TEXT static uint64_t descriptor_tables(void)
{
    TRY("lgdt %[nothing]", [nothing] "+m"(nothing));
    TRY_ANY("mov $0x18, %%eax\n\tltr %%ax");
    TRY_ANY("mov $0x30, %%eax\n\tlldt %%ax");
    TRY_ANY("mov $0x13, %%eax\n\tmov %%eax, %%ss");
    return __LINE__; /* unreachable without a GDT */
}

/* --- Instructions --- */

GUEST_TEXT static uint64_t vmx_instructions(void)
{
    uint64_t pointer = 0x1000;

    TRY_ANY("vmxoff");
    TRY("vmxon %[pointer]", [pointer] "+m"(pointer));
    TRY("vmclear %[pointer]", [pointer] "+m"(pointer));
    TRY("vmptrld %[pointer]", [pointer] "+m"(pointer));
    TRY_ANY("vmlaunch");
    TRY_ANY("vmresume");
    TRY_ANY("vmread %%rax, %%rax");
    TRY_ANY("vmwrite %%rax, %%rax");
    return 0;
}

GUEST_TEXT static uint64_t caches(void)
{
    TRY_ANY("wbinvd");
    TRY("invlpg %[cell]", [cell] "+m"(cell));
    TRY_ANY("invd");
    return 0;
}

GUEST_TEXT static uint64_t system_calls(void)
{
    TRY_ANY("lea 1f(%%rip), %%rcx\n\tsyscall\n1:");
    TRY_ANY("sysenter");
    TRY_ANY("sysexitl");
    TRY_ANY("rsm");
    return 0;
}

#define DONE         END(GUEST_DONE)
#define STOPPED      END(GUEST_STOPPED)
#define TRIPLE_FAULT END(GUEST_TRIPLE_FAULT)
#define ANY          (DONE | STOPPED | TRIPLE_FAULT)

const struct hostile_guest hostile_guests[] = {
    {"an endless loop", endless_loop, STOPPED, 32, false},
    {"an endless loop of exits", endless_exits, STOPPED, 1000, false},
    {"an endless loop of faults", endless_faults, STOPPED, 32, false},
    {"HLT with interrupts off", hlt_without_interrupts, STOPPED, 32, false},
    {"MWAIT with interrupts off", mwait_without_interrupts, DONE | STOPPED, 32, false},
    {"a triple fault", triple_fault, TRIPLE_FAULT, 32, false},
    {"a push without a stack", no_stack, TRIPLE_FAULT, 32, false},
    {"a write over all its memory", write_all_memory, STOPPED | TRIPLE_FAULT, 64, false},
    {"reads and writes around its memory", access_around, DONE, 64, false},
    {"a jump into the host", jump_to_host, DONE, 32, false},
    {"page tables of its own", own_page_tables, STOPPED | TRIPLE_FAULT, 32, true},
    {"every MSR", every_msr, DONE, 0, false},
    {"every port", every_port, DONE, 0, false},
    {"every bit of CR0 and CR4", every_control_bit, ANY, 1000, false},
    {"XSETBV", set_xcr0, DONE | STOPPED, 32, false},
    {"debug registers", debug_registers, DONE, 32, false},
    {"single steps", single_steps, DONE, 32, false},
    {"SWAPGS", swap_gs, DONE, 32, false},
    {"FPU and SSE registers", floating_point, DONE, 32, false},
    {"descriptor tables", descriptor_tables, STOPPED | TRIPLE_FAULT, 32, false},
    {"VMX instructions", vmx_instructions, DONE | STOPPED, 64, false},
    {"caches and translations", caches, DONE | STOPPED, 32, false},
    {"system calls", system_calls, ANY, 64, false},
    {NULL, NULL, 0, 0, false},
};
