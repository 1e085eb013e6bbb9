/* SPDX-License-Identifier: MIT */
/* guest_32.S - the four ways to switch to another task.  Each exits, and this host stops the guest there:
 * a task switch would be its to carry out.
 */
#include "guest_32.h"

#define TASK_SWITCH 9   /* VMXD_EXIT_TASK_SWITCH */
#define FAULT_LIKE 1    /* VMXD_KIND_FAULT */

/* The instruction between the labels 1 and 2 exits, with this source of the task switch, and, in the
 * delivery of an event, with that.  (case.h has the same for C.) */
        .macro  expected source, interrupted
        .pushsection expected_exits, "aw"
        .balign 8
        .quad   1b, GUEST_32 + (1b - guest_code_32), GUEST_32 + (2b - guest_code_32)
        .quad   \source << 30 | GUEST_32_OTHER_TR, 0, 0
        .long   TASK_SWITCH, FAULT_LIKE, 0, 0, 0, \interrupted, 0, 0
        .popsection
        .endm

/* What an earlier guest has left is put right. */
        .macro  other_task_is rights
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
        other_task_is AVAILABLE
1:      lcall   $GUEST_32_OTHER_TR, $0
2:      expected 0, 0

        .globl  guest_task_jmp
guest_task_jmp:
        other_task_is AVAILABLE
1:      ljmp    $GUEST_32_OTHER_TR, $0
2:      expected 2, 0

/* Back to the task that called this one, which is busy: the link in the TSS names it. */
        .globl  guest_task_iret
guest_task_iret:
        other_task_is BUSY
        pushf
        orl     $0x4000, (%esp)                 /* NT */
        popf
1:      iret
2:      expected 1, 0

        .globl  guest_task_gate
guest_task_gate:
        other_task_is AVAILABLE
1:      int     $0x20
2:      expected 3, 0x80000420                  /* software interrupt 20H */

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
        .org    guest_data_32 + GUEST_32_IDT - GUEST_32_DATA + 8 * 0x20
        .quad   0x0000850000000000 | GUEST_32_OTHER_TR << 16 /* a task gate */
        .org    guest_data_32 + GUEST_32_TSS - GUEST_32_DATA
        .long   GUEST_32_OTHER_TR               /* the link */
        .org    guest_data_32 + 4096
        .globl  guest_data_32_end
guest_data_32_end:

        .section .note.GNU-stack, "", @progbits
