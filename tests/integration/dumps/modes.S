/* SPDX-License-Identifier: MIT */
/* modes.S - 64 KiB of firmware for qemu -bios that halts in 32-bit protected mode, or with LONG in 64-bit mode.
 *
 * The processor begins at the reset vector with a CS base of FFFF0000H, the address of .text. */
#define PML4 0x2000
#define PDPT 0x3000
#define PD   0x4000

    .globl reset, halt
    .text
    .code16
real_mode:
    lgdtl %cs:(gdtr - real_mode)
    movl %cr0, %eax
    orb $1, %al /* PE */
    movl %eax, %cr0
    ljmpl $8, $protected_mode

    .code32
protected_mode:
    movl $0x10, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %ss
#ifdef LONG
    movl $PDPT + 3, PML4
    movl $PD + 3, PDPT + 3 * 8
    movl $0xffe00083, PD + 511 * 8 /* this firmware: the 2 MiB below 4 GiB */
    movl $PML4, %eax
    movl %eax, %cr3
    movl $0x20, %eax /* PAE */
    movl %eax, %cr4
    movl $0xc0000080, %ecx
    rdmsr
    orl $0x100, %eax /* LME */
    wrmsr
    movl %cr0, %eax
    orl $0x80000000, %eax /* PG */
    movl %eax, %cr0
    ljmp $0x18, $long_mode

    .code64
long_mode:
    movabs $0x0123456789abcdef, %r15
#endif
halt:
    hlt
    jmp halt

    .align 8
gdt:
    .quad 0, 0x00cf9b000000ffff, 0x00cf93000000ffff, 0x00af9b000000ffff
gdtr:
    .word 31
    .long gdt

    .org 0xfff0
    .code16
reset:
    jmp real_mode
    .org 0x10000
