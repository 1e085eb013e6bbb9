/* SPDX-License-Identifier: MIT */
/* vmx_entry.S - enter the guest, and return when it exits or when the entry fails.
 *
 * In:      RDI is the vcpu; it begins with the guest's registers in the order of enum vmxd_gpr.
 * Out:     EAX is an enum vmxd_status.  VMsucceed: a VM exit took place, be it a true one or a failed
 *          entry (the exit reason tells).  VMfail: nothing took place.
 * Changed: every register but RSP, RBP and RDI.  The caller tells its compiler (vcpu_enter), which
 *          then saves what it needs once, outside the loop, and not at every exit.
 *
 * Interrupts are off.  One VMWRITE at most: the host's RSP is written only when it has changed.
 */
#include "vmx_entry.h"

        .text
        .globl  vmx_enter
vmx_enter:
        push    %rbp
        push    %rdi
        cmp     VCPU_HOST_RSP(%rdi), %rsp
        jne     .Lnew_host_rsp
.Lhost_rsp_is_right:
        cmpb    $0, VCPU_LAUNCHED(%rdi)         /* decides below: MOV leaves the flags alone */
        mov     0x00(%rdi), %rax
        mov     0x08(%rdi), %rcx
        mov     0x10(%rdi), %rdx
        mov     0x18(%rdi), %rbx
        mov     0x28(%rdi), %rbp                /* 0x20 is RSP: the VMCS holds it */
        mov     0x30(%rdi), %rsi
        mov     0x40(%rdi), %r8
        mov     0x48(%rdi), %r9
        mov     0x50(%rdi), %r10
        mov     0x58(%rdi), %r11
        mov     0x60(%rdi), %r12
        mov     0x68(%rdi), %r13
        mov     0x70(%rdi), %r14
        mov     0x78(%rdi), %r15
        mov     0x38(%rdi), %rdi
        je      .Llaunch
        vmresume
        jmp     .Lvmfail                        /* and never VMLAUNCH now: it would overwrite the error */
.Llaunch:
        vmlaunch
.Lvmfail:
        mov     $1, %eax
        adc     $0, %eax                        /* 1 is VMfailValid (ZF), 2 is VMfailInvalid (CF) */
        pop     %rdi
        pop     %rbp
        ret

.Lnew_host_rsp:
        mov     $VMCS_HOST_RSP, %eax
        vmwrite %rsp, %rax                      /* fails only where the entry will fail as well */
        mov     %rsp, VCPU_HOST_RSP(%rdi)
        jmp     .Lhost_rsp_is_right

/* The host RIP of the VMCS.  RSP is what vmx_enter gave it, with the vcpu on top of the stack. */
        .globl  vmx_exit
vmx_exit:
        push    %rdi
        mov     8(%rsp), %rdi
        mov     %rax, 0x00(%rdi)
        mov     %rcx, 0x08(%rdi)
        mov     %rdx, 0x10(%rdi)
        mov     %rbx, 0x18(%rdi)
        mov     %rbp, 0x28(%rdi)
        mov     %rsi, 0x30(%rdi)
        pop     0x38(%rdi)
        mov     %r8, 0x40(%rdi)
        mov     %r9, 0x48(%rdi)
        mov     %r10, 0x50(%rdi)
        mov     %r11, 0x58(%rdi)
        mov     %r12, 0x60(%rdi)
        mov     %r13, 0x68(%rdi)
        mov     %r14, 0x70(%rdi)
        mov     %r15, 0x78(%rdi)
        xor     %eax, %eax
        pop     %rdi
        pop     %rbp
        ret

        .section .note.GNU-stack, "", @progbits
