/* SPDX-License-Identifier: MIT */
/* task_switch.c - the four ways to switch to another task, in guests of task_switch_32.S. */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../testcase.h"
#include "task_switch_32.h"

#define SOURCE(source)                                \
    (VMXD_PUT(VMXD_QUAL_TASK_SWITCH_SOURCE, source) | \
     VMXD_PUT(VMXD_QUAL_TASK_SWITCH_SELECTOR, GUEST_32_OTHER_TR))

/* task_switch_32.S names these in its rows. */
extern const struct expected_exit expected_task_call, expected_task_jmp, expected_task_iret,
    expected_task_gate;
const struct expected_exit expected_task_call = {
    .reason = VMXD_EXIT_TASK_SWITCH,
    .qualification = SOURCE(VMXD_TASK_SWITCH_CALL),
};
const struct expected_exit expected_task_jmp = {
    .reason = VMXD_EXIT_TASK_SWITCH,
    .qualification = SOURCE(VMXD_TASK_SWITCH_JMP),
};
const struct expected_exit expected_task_iret = {
    .reason = VMXD_EXIT_TASK_SWITCH,
    .qualification = SOURCE(VMXD_TASK_SWITCH_IRET),
};
const struct expected_exit expected_task_gate = {
    .reason = VMXD_EXIT_TASK_SWITCH,
    .qualification = SOURCE(VMXD_TASK_SWITCH_IDT_TASK_GATE),
    .interrupted = EVENT(VMXD_EVENT_SOFTWARE_INTERRUPT, GUEST_32_GATE),
};

/* --- The guests' memory --- */

extern uint8_t guest_code_32[], guest_data_32[]; /* task_switch_32.S: one page each */
static uint32_t directory_32[1024] GUEST_PAGE = {0};
static uint32_t table_32[1024] GUEST_PAGE = {0};

#define PAGE_PRESENT_WRITABLE 0x3u

/* Entries of 32-bit paging hold physical addresses of 32 bits. */
static bool map_32(uint32_t *entry, const void *page)
{
    const uint64_t physical = platform_physical(page);

    *entry = (uint32_t)physical | PAGE_PRESENT_WRITABLE;
    return physical >> 32 == 0;
}

static const char *fill_page_tables(const struct vmxd_capabilities *c)
{
    (void)c;
    return map_32(&directory_32[0], table_32) &&
                   map_32(&table_32[GUEST_32 / PLATFORM_PAGE_SIZE], guest_code_32) &&
                   map_32(&table_32[GUEST_32_DATA / PLATFORM_PAGE_SIZE], guest_data_32) &&
                   platform_physical(directory_32) >> 32 == 0
               ? NULL
               : "memory below 4 GBytes";
}

/* --- Protected mode outside IA-32e mode --- */

#define RIGHTS_CODE     0xC09Bu
#define RIGHTS_DATA     0xC093u
#define RIGHTS_BUSY_TSS 0x008Bu

#define WRITE_SEGMENT(register_name, selector, base, limit, rights)       \
    do {                                                                  \
        WRITE16(VMXD_VMCS_GUEST_##register_name##_SELECTOR, selector);    \
        WRITE_NATURAL(VMXD_VMCS_GUEST_##register_name##_BASE, base);      \
        WRITE32(VMXD_VMCS_GUEST_##register_name##_LIMIT, limit);          \
        WRITE32(VMXD_VMCS_GUEST_##register_name##_ACCESS_RIGHTS, rights); \
    } while (0)

/* The guest starts at the address of the test function in the page that it sees at GUEST_32. */
static void set_protected_mode(struct vcpu *v)
{
    const uint64_t offset = READ_NATURAL(VMXD_VMCS_GUEST_RIP) - (uintptr_t)guest_code_32;
    const uint64_t cr4 =
        vmxd_cr_adjust(X86_CR4_MCE, v->capabilities->cr4_fixed0, v->capabilities->cr4_fixed1);

    WRITE32(VMXD_VMCS_CTRL_ENTRY_CONTROLS,
            READ32(VMXD_VMCS_CTRL_ENTRY_CONTROLS) & ~VMXD_ENTRY_CTL_IA32E_MODE_GUEST);
    WRITE_SEGMENT(CS, GUEST_32_CS, 0, 0xFFFFFFFF, RIGHTS_CODE);
    WRITE_SEGMENT(SS, GUEST_32_SS, 0, 0xFFFFFFFF, RIGHTS_DATA);
    WRITE_SEGMENT(DS, GUEST_32_SS, 0, 0xFFFFFFFF, RIGHTS_DATA);
    WRITE_SEGMENT(ES, GUEST_32_SS, 0, 0xFFFFFFFF, RIGHTS_DATA);
    WRITE_SEGMENT(FS, GUEST_32_SS, 0, 0xFFFFFFFF, RIGHTS_DATA);
    WRITE_SEGMENT(GS, GUEST_32_SS, 0, 0xFFFFFFFF, RIGHTS_DATA);
    WRITE_SEGMENT(TR, GUEST_32_TR, GUEST_32_TSS, 0x67, RIGHTS_BUSY_TSS);
    WRITE_NATURAL(VMXD_VMCS_GUEST_GDTR_BASE, GUEST_32_GDT);
    WRITE32(VMXD_VMCS_GUEST_GDTR_LIMIT, 0xFF);
    WRITE_NATURAL(VMXD_VMCS_GUEST_IDTR_BASE, GUEST_32_IDT);
    WRITE32(VMXD_VMCS_GUEST_IDTR_LIMIT, 0x1FF);
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR3, platform_physical(directory_32));
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR4, cr4);
    WRITE_NATURAL(VMXD_VMCS_CTRL_CR4_READ_SHADOW, 0);
    WRITE_NATURAL(VMXD_VMCS_GUEST_RSP, GUEST_32_STACK);
    WRITE_NATURAL(VMXD_VMCS_GUEST_RIP, GUEST_32 + offset);
}

/* --- The cases: the host of this example does not emulate task switches --- */

uint64_t guest_task_call(void), guest_task_jmp(void);
uint64_t guest_task_iret(void), guest_task_gate(void);

#define TASK_SWITCH_CASE(id, words, function)       \
    TEST_CASE(id) = {.name = words,                 \
                     .run = function,               \
                     .missing = fill_page_tables,   \
                     .prepare = set_protected_mode, \
                     .end = GUEST_STOPPED}

TASK_SWITCH_CASE(task_call_case, "task switch by CALL", guest_task_call);
TASK_SWITCH_CASE(task_jmp_case, "task switch by JMP", guest_task_jmp);
TASK_SWITCH_CASE(task_iret_case, "task switch by IRET", guest_task_iret);
TASK_SWITCH_CASE(task_gate_case, "task switch by a task gate", guest_task_gate);
