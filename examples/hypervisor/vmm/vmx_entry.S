/* SPDX-License-Identifier: MIT */
/* vmx_entry.S - enter the guest, and return after a VM exit or a failed entry.
 *
 * In:      RDI is the vcpu, which begins with the guest's registers in the order of enum vmxd_gpr.
 * Out:     EAX is an enum vmxd_status.  VMsucceed: there was a VM exit, or a failed entry (the exit reason
 *          says which).  VMfail: there was neither.
 * Clobbers: every register but RSP, RBP and RDI.  vcpu_enter() lists them for the compiler, which then saves
 *          what it needs once, outside the loop, and not at every exit.
 *
 * Interrupts are off.  The host RSP is written to the VMCS only when it has changed.
 */
#include <vmxdefs/exit_qualification.h>
#include <vmxdefs/vmcs.h>

#include "vmx_entry.h"

#define GPR(number) 8 * number(%rdi)

/* PUSH and POP of a register that the caller keeps, with the call-frame information for debuggers. */
        .macro  push_saved register
        push    %\register
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset %\register, 0
        .endm
        .macro  pop_saved register
        pop     %\register
        .cfi_adjust_cfa_offset -8
        .cfi_restore %\register
        .endm

        .cfi_sections .debug_frame
        .text
        .globl  vmx_enter
        .type   vmx_enter, @function
vmx_enter:
        .cfi_startproc
        push_saved rbp
        push_saved rdi
        cmp     VCPU_HOST_RSP(%rdi), %rsp
        jne     .Lnew_host_rsp
.Lhost_rsp_is_current:
        cmpb    $0, VCPU_LAUNCHED(%rdi)         /* for the jump below: MOV does not change the flags */
        mov     GPR(VMXD_GPR_RAX), %rax
        mov     GPR(VMXD_GPR_RCX), %rcx
        mov     GPR(VMXD_GPR_RDX), %rdx
        mov     GPR(VMXD_GPR_RBX), %rbx
        mov     GPR(VMXD_GPR_RBP), %rbp
        mov     GPR(VMXD_GPR_RSI), %rsi
        mov     GPR(VMXD_GPR_R8), %r8
        mov     GPR(VMXD_GPR_R9), %r9
        mov     GPR(VMXD_GPR_R10), %r10
        mov     GPR(VMXD_GPR_R11), %r11
        mov     GPR(VMXD_GPR_R12), %r12
        mov     GPR(VMXD_GPR_R13), %r13
        mov     GPR(VMXD_GPR_R14), %r14
        mov     GPR(VMXD_GPR_R15), %r15
        mov     GPR(VMXD_GPR_RDI), %rdi
        je      .Llaunch
        vmresume
        jmp     .Lvmfail                        /* no VMLAUNCH now: it would change the error number */
.Llaunch:
        vmlaunch
.Lvmfail:
        mov     $1, %eax
        adc     $0, %eax                        /* 1 is VMfailValid (ZF), 2 is VMfailInvalid (CF) */
        .cfi_remember_state
        pop_saved rdi
        pop_saved rbp
        ret

.Lnew_host_rsp:
        .cfi_restore_state
        mov     $VMXD_VMCS_HOST_RSP, %eax
        vmwrite %rsp, %rax                      /* if this fails, the entry fails too */
        mov     %rsp, VCPU_HOST_RSP(%rdi)
        jmp     .Lhost_rsp_is_current
        .cfi_endproc
        .size   vmx_enter, . - vmx_enter

/* The host RIP of the VMCS.  The stack is as vmx_enter left it: the vcpu, RBP, the return address. */
        .globl  vmx_exit
        .type   vmx_exit, @function
vmx_exit:
        .cfi_startproc
        .cfi_adjust_cfa_offset 16
        .cfi_rel_offset %rdi, 0
        .cfi_rel_offset %rbp, 8
        push    %rdi
        .cfi_adjust_cfa_offset 8
        mov     8(%rsp), %rdi
        mov     %rax, GPR(VMXD_GPR_RAX)
        mov     %rcx, GPR(VMXD_GPR_RCX)
        mov     %rdx, GPR(VMXD_GPR_RDX)
        mov     %rbx, GPR(VMXD_GPR_RBX)
        mov     %rbp, GPR(VMXD_GPR_RBP)
        mov     %rsi, GPR(VMXD_GPR_RSI)
        pop     GPR(VMXD_GPR_RDI)
        .cfi_adjust_cfa_offset -8
        mov     %r8, GPR(VMXD_GPR_R8)
        mov     %r9, GPR(VMXD_GPR_R9)
        mov     %r10, GPR(VMXD_GPR_R10)
        mov     %r11, GPR(VMXD_GPR_R11)
        mov     %r12, GPR(VMXD_GPR_R12)
        mov     %r13, GPR(VMXD_GPR_R13)
        mov     %r14, GPR(VMXD_GPR_R14)
        mov     %r15, GPR(VMXD_GPR_R15)
        xor     %eax, %eax
        pop_saved rdi
        pop_saved rbp
        ret
        .cfi_endproc
        .size   vmx_exit, . - vmx_exit

        .section .note.GNU-stack, "", @progbits
