/* SPDX-License-Identifier: MIT */
/* task_switch_32.S - the four ways to switch to another task.  Each exits, and the host stops the guest. */
#include "task_switch_32.h"

/* A row of exit_locations (testcase.h): the instruction between the labels 1 and 2 causes the exit `row`. */
        .macro  expect row
        .pushsection exit_locations, "aw"
        .balign 8
        .quad   \row, 1b, GUEST_32 + (1b - guest_code_32), GUEST_32 + (2b - guest_code_32), 0
        .popsection
        .endm

/* The descriptor of the other TSS: available or busy.  An earlier guest may have changed it. */
        .macro  set_other_task rights
        movb    $\rights, GUEST_32_GDT + GUEST_32_OTHER_TR + 5
        .endm
#define AVAILABLE 0x89
#define BUSY 0x8B

        .section .guest.text, "ax", @progbits
        .code32
        .balign 4096
        .globl  guest_code_32
guest_code_32:

        .globl  guest_task_call
guest_task_call:
        set_other_task AVAILABLE
1:      lcall   $GUEST_32_OTHER_TR, $0
2:      expect  expected_task_call

        .globl  guest_task_jmp
guest_task_jmp:
        set_other_task AVAILABLE
1:      ljmp    $GUEST_32_OTHER_TR, $0
2:      expect  expected_task_jmp

/* Return to the calling task, which is busy.  The link in the TSS has its selector. */
        .globl  guest_task_iret
guest_task_iret:
        set_other_task BUSY
        pushf
        orl     $0x4000, (%esp)                 /* NT */
        popf
1:      iret
2:      expect  expected_task_iret

        .globl  guest_task_gate
guest_task_gate:
        set_other_task AVAILABLE
1:      int     $GUEST_32_GATE
2:      expect  expected_task_gate

        .code64

        .section .guest.data, "aw", @progbits
        .balign 4096
        .globl  guest_data_32
guest_data_32:
        .quad   0
        .quad   0x00CF9B000000FFFF              /* code, flat */
        .quad   0x00CF93000000FFFF              /* data, flat */
        .quad   0x00008B0000000067 | GUEST_32_TSS << 16 /* busy */
        .quad   0x0000890000000067 | GUEST_32_OTHER_TSS << 16
        .org    guest_data_32 + GUEST_32_IDT - GUEST_32_DATA + 8 * GUEST_32_GATE
        .quad   0x0000850000000000 | GUEST_32_OTHER_TR << 16 /* a task gate */
        .org    guest_data_32 + GUEST_32_TSS - GUEST_32_DATA
        .long   GUEST_32_OTHER_TR               /* the link */
        .org    guest_data_32 + 4096
        .globl  guest_data_32_end
guest_data_32_end:

        .section .note.GNU-stack, "", @progbits
