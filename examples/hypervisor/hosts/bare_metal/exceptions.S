/* SPDX-License-Identifier: MIT */
/* exceptions.S - the entry points of the interrupt-descriptor table. */

/* A stub for each exception, 16 bytes apart, so that exceptions.c can compute their addresses.
 * Each leaves a struct exception_frame on the stack. */
    .text
    .balign 16
    .globl exception_stubs
exception_stubs:
    .set vector, 0
    .rept 32
    .balign 16
    /* These push an error code; the others get a zero in its place. */
    .if (vector - 8) && ((vector - 10) * (vector - 11) * (vector - 12) * (vector - 13) * (vector - 14)) && (vector - 17) && (vector - 21) && (vector - 29) && (vector - 30)
    pushq $0
    .endif
    pushq $vector
    jmp exception_common
    .set vector, vector + 1
    .endr

/* An exception in the host ends the program: no registers are saved. */
exception_common:
    cld
    movq %rsp, %rdi
    andq $-16, %rsp
    call exception_report

/* An interrupt of a device that firmware enabled: acknowledge it, and do nothing else. */
    .balign 16
    .globl interrupt_stub
interrupt_stub:
    pushq %rax
    pushq %rcx
    pushq %rdx
    pushq %rsi
    pushq %rdi
    pushq %r8
    pushq %r9
    pushq %r10
    pushq %r11
    cld
    call platform_take_interrupt
    popq %r11
    popq %r10
    popq %r9
    popq %r8
    popq %rdi
    popq %rsi
    popq %rdx
    popq %rcx
    popq %rax
    iretq

/* The local APIC's spurious interrupt is not acknowledged. */
    .globl spurious_stub
spurious_stub:
    iretq

    .section .note.GNU-stack, "", @progbits
