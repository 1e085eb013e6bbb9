/* SPDX-License-Identifier: MIT */
/* guest_vectors.S - the guest's interrupt handlers, and the return address of its functions.
 *
 * A handler counts the event in guest_events.  If guest_resume is not 0, the handler returns to that
 * address and not to the interrupted instruction.  If guest_irq_callback is not NULL, it calls it.
 */
        .section .guest.text, "ax", @progbits

        .globl  guest_vectors
        .balign 16
guest_vectors:
vector = 0
        .rept   256
        .balign 16
        .if     vector >= 32 || !((0x00227D00 >> (vector % 32)) & 1)
        push    $0                              /* in place of an error code */
        .endif
        push    $vector
        jmp     guest_event
vector = vector + 1
        .endr

guest_event:
        push    %rax
        push    %rcx
        mov     16(%rsp), %ecx                  /* the vector */
        lea     guest_events(%rip), %rax
        incq    (%rax, %rcx, 8)
        xor     %eax, %eax
        xchg    %rax, guest_resume(%rip)
        test    %rax, %rax
        jz      1f
        mov     %rax, 32(%rsp)                  /* the RIP that IRET takes */
1:      xor     %eax, %eax
        xchg    %rax, guest_irq_callback(%rip)
        test    %rax, %rax
        jz      2f
        push    %rdx
        push    %rsi
        push    %rdi
        push    %r8
        push    %r9
        push    %r10
        push    %r11
        call    *%rax
        pop     %r11
        pop     %r10
        pop     %r9
        pop     %r8
        pop     %rdi
        pop     %rsi
        pop     %rdx
2:      pop     %rcx
        pop     %rax
        add     $16, %rsp
        .globl  guest_iret
guest_iret:
        iretq

/* Guest functions return to here: RAX, their result, becomes the argument of HYPERCALL_DONE (0). */
        .globl  guest_return
guest_return:
        mov     %rax, %rcx
        xor     %eax, %eax
        .globl  guest_return_vmcall
guest_return_vmcall:
        vmcall
        .globl  guest_return_end
guest_return_end:
        ud2

        .section .note.GNU-stack, "", @progbits
