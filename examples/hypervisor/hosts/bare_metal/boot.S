/* SPDX-License-Identifier: MIT */
/* boot.S - from GRUB's 32-bit protected mode to 64-bit C.
 *
 * GRUB enters at `_start` the same way from BIOS and from UEFI firmware: flat 32-bit segments,
 * paging off, interrupts off, EAX = the multiboot2 magic, EBX = the address of the boot
 * information.  Control registers are set to known values, because firmware may have enabled 5-level
 * paging or CET, which do not work with the page tables made here. */

#define COM1 0x3F8
#define COM_DIVISOR_HIGH 1
#define COM_LINE_CONTROL 3
#define COM_LINE_STATUS 5
#define COM_DIVISOR_ACCESS_8N1 0x83
#define COM_8N1 0x03
#define COM_TRANSMITTER_EMPTY 0x20

#define CR0_PE_MP_ET_NE_PG 0x80000033
#define CR4_PAE_MCE 0x60
#define EFER 0xC0000080
#define EFER_LME 0x100
#define EFLAGS_ID 0x200000

#define PAGE_PRESENT_WRITE 0x3
#define PAGE_PRESENT_WRITE_LARGE 0x83

    .section .multiboot, "a"
    .balign 8
multiboot_header:
    .long 0xE85250D6                                        /* multiboot2 */
    .long 0                                                 /* i386 */
    .long multiboot_header_end - multiboot_header
    .long -(0xE85250D6 + multiboot_header_end - multiboot_header)

    .balign 8
    .short 4, 0                                             /* console flags: ... */
    .long 12, 2                                             /* ... EGA text is supported */

    .balign 8
    .short 5, 1                                             /* framebuffer, optional: ... */
    .long 20, 1024, 768, 32                                 /* ... UEFI firmware has no text mode */

    .balign 8
    .short 0, 0                                             /* end */
    .long 8
multiboot_header_end:

    .text
    .code32
    .globl _start
_start:
    cli
    cld
    movl %eax, %ebp
    xorl %eax, %eax
    movl $bss_begin, %edi
    movl $bss_end, %ecx
    subl %edi, %ecx
    shrl $2, %ecx
    rep stosl
    movl $boot_stack_top, %esp
    pushl %ebp
    pushl %ebx

    call has_long_mode
    testl %eax, %eax
    jz no_long_mode
    call map_four_gib

    movl $CR4_PAE_MCE, %eax
    movl %eax, %cr4
    movl $boot_pml4, %eax
    movl %eax, %cr3
    movl $EFER, %ecx
    movl $EFER_LME, %eax
    xorl %edx, %edx
    wrmsr
    movl $CR0_PE_MP_ET_NE_PG, %eax
    movl %eax, %cr0

    popl %esi                                               /* boot information */
    popl %edi                                               /* magic */
    lgdt boot_gdt_pointer
    ljmp $0x08, $start64

/* Returns EAX = 0 if the processor has no 64-bit mode, or no CPUID to ask. */
has_long_mode:
    pushfl
    xorl $EFLAGS_ID, (%esp)
    popfl
    pushfl
    popl %eax
    xorl $EFLAGS_ID, %eax
    testl $EFLAGS_ID, %eax                                  /* the bit starts as 0 ... */
    jz 1f
    pushl %eax
    popfl
    pushfl
    popl %ecx
    xorl %ecx, %eax
    testl $EFLAGS_ID, %eax                                  /* ... or as 1: does it change? */
    jnz 2f
1:  movl $0x80000000, %eax
    cpuid
    cmpl $0x80000001, %eax
    jb 2f
    movl $0x80000001, %eax
    cpuid
    movl %edx, %eax
    andl $1 << 29, %eax
    ret
2:  xorl %eax, %eax
    ret

/* The identity map of the first 4 GiB: four page directories in a row, of 2-MiB pages. */
map_four_gib:
    movl $boot_pdpt + PAGE_PRESENT_WRITE, boot_pml4
    movl $boot_directories + PAGE_PRESENT_WRITE, %eax
    movl $boot_pdpt, %edi
    movl $4, %ecx
1:  movl %eax, (%edi)
    addl $0x1000, %eax
    addl $8, %edi
    loop 1b

    movl $PAGE_PRESENT_WRITE_LARGE, %eax
    movl $boot_directories, %edi
    movl $4 * 512, %ecx
1:  movl %eax, (%edi)
    addl $0x200000, %eax
    addl $8, %edi
    loop 1b
    ret

.macro out8 port, value
    movw $\port, %dx
    movb $\value, %al
    outb %al, %dx
.endm

/* 64-bit C code cannot run: print a message on the serial port, which may be absent or not ready. */
no_long_mode:
    out8 COM1 + COM_LINE_CONTROL, COM_DIVISOR_ACCESS_8N1
    out8 COM1, 1                                            /* 115200 */
    out8 COM1 + COM_DIVISOR_HIGH, 0
    out8 COM1 + COM_LINE_CONTROL, COM_8N1
    movl $no_long_mode_text, %esi
1:  lodsb
    testb %al, %al
    jz 3f
    movb %al, %bl
    movl $100000, %ecx
2:  movw $COM1 + COM_LINE_STATUS, %dx
    inb %dx, %al
    testb $COM_TRANSMITTER_EMPTY, %al
    loopz 2b
    movw $COM1, %dx
    movb %bl, %al
    outb %al, %dx
    jmp 1b
3:  cli
    hlt
    jmp 3b

    .section .rodata
no_long_mode_text:
    .asciz "vmxdefs demo: this processor has no 64-bit mode, which the demo needs\r\n"

    .text
    .code64
start64:
    movl $0x10, %eax
    movl %eax, %ds
    movl %eax, %es
    movl %eax, %ss
    xorl %eax, %eax
    movl %eax, %fs
    movl %eax, %gs
    movl $boot_stack_top, %esp
    movl %edi, %edi                                         /* the upper halves are undefined */
    movl %esi, %esi
    xorl %ebp, %ebp
    call bare_metal_main
1:  cli
    hlt
    jmp 1b

/* exceptions.c fills the TSS descriptor: a linker cannot split an address into its fields. */
    .data
    .balign 8
    .globl boot_gdt
boot_gdt:
    .quad 0
    .quad 0x00AF9B000000FFFF                                /* 08: code, 64-bit */
    .quad 0x00CF93000000FFFF                                /* 10: data */
    .quad 0, 0                                              /* 18: TSS */
boot_gdt_end:
boot_gdt_pointer:
    .short boot_gdt_end - boot_gdt - 1
    .long boot_gdt
    .long 0

    .bss
    .balign 4096
boot_pml4:
    .skip 4096
    .globl boot_pdpt
boot_pdpt:
    .skip 4096
boot_directories:
    .skip 4 * 4096
    .skip 65536
boot_stack_top:

    .section .note.GNU-stack, "", @progbits
