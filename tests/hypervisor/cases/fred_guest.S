/* SPDX-License-Identifier: MIT */
/* fred_guest.S - the event handler of guests with FRED, and their code in ring 3.
 *
 * The handler copies the stack frame of each event to fred_frames and counts it in fred_events.  guest_resume and
 * guest_irq_callback have the meaning that they have without FRED (guest_vectors.S).
 */
#include "fred.h"

/* Binutils know these instructions from 2.41 on. */
        .macro  erets
        .byte   0xF2, 0x0F, 0x01, 0xCA
        .endm
        .macro  eretu
        .byte   0xF3, 0x0F, 0x01, 0xCA
        .endm

        .section .guest.text, "ax", @progbits
        .balign 4096
        .globl  fred_entry
fred_entry:                                     /* events in ring 3 */
        call    handle
        cmpb    $FRED_LEAVE, FRED_FRAME_VECTOR(%rsp)
        je      leave_ring_3
        eretu
        .org    fred_entry + FRED_ENTRY_RING_0
        call    handle
        .globl  fred_erets, fred_erets_end
fred_erets:
        erets
fred_erets_end:

leave_ring_3:
        mov     fred_ring_0_rsp(%rip), %rsp
        pop     %rbp
        ret

/* The frame is above the return address. */
handle:
        push    %rax
        push    %rcx
        push    %rdx
        push    %rsi
        push    %rdi
        push    %r8
        push    %r9
        push    %r10
        push    %r11
        mov     fred_events(%rip), %rax
        incq    fred_events(%rip)
        and     $FRED_EVENTS - 1, %eax
        imul    $FRED_FRAME_SIZE, %eax, %eax
        lea     fred_frames(%rip), %rdi
        add     %rax, %rdi
        lea     10 * 8(%rsp), %rdx
        mov     %rdx, %rsi
        mov     $FRED_FRAME_SIZE / 8, %ecx
        rep movsq
        xor     %eax, %eax
        xchg    %rax, guest_resume(%rip)
        test    %rax, %rax
        jz      1f
        mov     %rax, FRED_FRAME_RIP(%rdx)
1:      xor     %eax, %eax
        xchg    %rax, guest_irq_callback(%rip)
        test    %rax, %rax
        jz      2f
        call    *%rax
2:      pop     %r11
        pop     %r10
        pop     %r9
        pop     %r8
        pop     %rdi
        pop     %rsi
        pop     %rdx
        pop     %rcx
        pop     %rax
        ret

/* Run the code at RDI in ring 3 with RFLAGS = RSI, until it executes INT FRED_LEAVE.  No register is changed but
 * RSI and RDI. */
        .globl  fred_enter_user
fred_enter_user:
        push    %rbp
        mov     %rsp, fred_ring_0_rsp(%rip)
        push    $FRED_USER_SS
        lea     fred_user_page + 4096(%rip), %rbp
        push    %rbp
        push    %rsi
        push    $FRED_USER_CS
        push    %rdi
        push    $0                              /* in place of an error code */
        eretu

/* --- Ring 3: each function has one instruction, and a label after it --- */

        .section .guest.data, "aw", @progbits
        .balign 4096
        .globl  fred_user_page
fred_user_page:
        .macro  user_function name, instruction:vararg
        .globl  fred_user_\name, fred_user_\name\()_end
fred_user_\name:
        \instruction
fred_user_\name\()_end:
        int     $FRED_LEAVE
        .endm

        user_function ud2, ud2
        user_function page_fault, movb $0, 0x18
        user_function int_n, int $0x61
        user_function int3, int3
        user_function int1, .byte 0xF1
        user_function syscall, syscall
        user_function sysenter, sysenter
        user_function nop, nop
        .globl  fred_user_vmcall
fred_user_vmcall:
        vmcall
        user_function after_vmcall, nop
        .balign 4096

        .section .note.GNU-stack, "", @progbits
