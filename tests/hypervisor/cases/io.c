/* SPDX-License-Identifier: MIT */
/* io.c - ports: every size and form, with and without I/O bitmaps. */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../testcase.h"

#define IO(bytes, in, immediate, port_number)                                        \
    (VMXD_PUT(VMXD_QUAL_IO_SIZE, (bytes)-1) | VMXD_PUT(VMXD_QUAL_IO_DIRECTION, in) | \
     VMXD_PUT(VMXD_QUAL_IO_OPERAND_ENCODING, immediate) |                            \
     VMXD_PUT(VMXD_QUAL_IO_PORT, port_number))

GUEST_TEXT static uint64_t guest_io(void)
{
    uint64_t rax = 0xA5A5A5A5;
    uint16_t port = GUEST_PORT;

    EXIT("outl %%eax, %%dx", ("+a"(rax), "+d"(port)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(4, 0, 0, GUEST_PORT));
    rax = 0;
    EXIT("inb %%dx, %%al", ("+a"(rax), "+d"(port)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(1, 1, 0, GUEST_PORT));
    CHECK(rax == 0xA5);
    EXIT("inw %%dx, %%ax", ("+a"(rax), "+d"(port)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(2, 1, 0, GUEST_PORT));
    CHECK(rax == 0xA5A5);
    rax = ~0ull;
    EXIT("inl %%dx, %%eax", ("+a"(rax), "+d"(port)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(4, 1, 0, GUEST_PORT));
    CHECK(rax == 0xA5A5A5A5);
    EXIT("outw %%ax, %%dx", ("+a"(rax), "+d"(port)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(2, 0, 0, GUEST_PORT));
    EXIT("outb %%al, %%dx", ("+a"(rax), "+d"(port)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(1, 0, 0, GUEST_PORT));
    return 0;
}
TEST_CASE(io_case) = {
    .name = "IN and OUT",
    .run = guest_io,
};

GUEST_TEXT static uint64_t guest_io_immediate(void)
{
    uint64_t rax = 0;

    EXIT("inb $0x80, %%al", ("+a"(rax)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(1, 1, 1, 0x80));
    CHECK(rax == 0xFF); /* no device has this port */
    EXIT("inw $0x80, %%ax", ("+a"(rax)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(2, 1, 1, 0x80));
    EXIT("inl $0x80, %%eax", ("+a"(rax)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(4, 1, 1, 0x80));
    EXIT("outb %%al, $0x80", ("+a"(rax)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(1, 0, 1, 0x80));
    EXIT("outw %%ax, $0x80", ("+a"(rax)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(2, 0, 1, 0x80));
    EXIT("outl %%eax, $0x80", ("+a"(rax)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(4, 0, 1, 0x80));
    return 0;
}
TEST_CASE(io_immediate_case) = {
    .name = "IN and OUT with an immediate port",
    .run = guest_io_immediate,
};

/* Every processor of the last ten years has instruction information for INS and OUTS (IA32_VMX_BASIC[54]). */
#define INS_OUTS(segment_register)                                     \
    (VMXD_PUT(VMXD_INFO_INS_OUTS_ADDRESS_SIZE, VMXD_OPERAND_SIZE_64) | \
     VMXD_PUT(VMXD_INFO_INS_OUTS_SEGMENT, segment_register))
#define EXIT_STRING(instruction, operands, io, operand, segment)                   \
    EXIT(instruction, operands, .reason = VMXD_EXIT_IO_INSTRUCTION,                \
         .qualification = (io) | VMXD_QUAL_IO_STRING, .address = ADDRESS(operand), \
         .information = INS_OUTS(segment))

GUEST_TEXT static uint64_t guest_string_io(void)
{
    /* volatile, so that the compiler does not combine the stores to a copy from .rodata */
    volatile uint8_t *const memory = test_operand;
    volatile uint8_t *cursor = memory;
    uint64_t count = 1;
    uint16_t port = GUEST_PORT;

    memory[0] = 0x11;
    EXIT_STRING("outsb", ("+S"(cursor), "+d"(port)), IO(1, 0, 0, GUEST_PORT), test_operand,
                VMXD_SEGMENT_REGISTER_DS);
    CHECK(cursor == memory + 1);
    EXIT_STRING("outsl %%fs:(%%rsi), %%dx", ("+S"(cursor), "+d"(port)), IO(4, 0, 0, GUEST_PORT),
                test_operand + 1, VMXD_SEGMENT_REGISTER_FS);
    CHECK(cursor == memory + 5);
    memory[5] = 0x33;
    memory[6] = 0x44;
    EXIT_STRING("rep outsw", ("+S"(cursor), "+c"(count), "+d"(port)),
                IO(2, 0, 0, GUEST_PORT) | VMXD_QUAL_IO_REP, test_operand + 5,
                VMXD_SEGMENT_REGISTER_DS);
    CHECK(cursor == memory + 7 && count == 0);

    cursor = memory + 9;
    __asm__ volatile("std");
    EXIT_STRING("insb", ("+D"(cursor), "+d"(port)), IO(1, 1, 0, GUEST_PORT), test_operand + 9, 0);
    __asm__ volatile("cld");
    CHECK(cursor == memory + 8 && memory[9] == 0x33);
    cursor = memory + 16;
    EXIT_STRING("insl", ("+D"(cursor), "+d"(port)), IO(4, 1, 0, GUEST_PORT), test_operand + 16, 0);
    CHECK(memory[16] == 0x33 && memory[17] == 0x44 && memory[18] == 0);
    return 0;
}
TEST_CASE(string_io_case) = {
    .name = "INS and OUTS",
    .run = guest_string_io,
};

/* With REP there is an exit for each element, with the same RIP. */
GUEST_TEXT static uint64_t guest_rep_io(void)
{
    volatile uint8_t *cursor = test_operand;
    uint64_t count = 2;
    uint16_t port = GUEST_PORT;

    EXPECT_TWO("1f", "2f", "1f", "2f", "1: rep insw\n2:", ("+D"(cursor), "+c"(count), "+d"(port)),
               (.reason = VMXD_EXIT_IO_INSTRUCTION,
                .qualification = IO(2, 1, 0, GUEST_PORT) | VMXD_QUAL_IO_STRING | VMXD_QUAL_IO_REP,
                .address = ADDRESS(test_operand), .information = INS_OUTS(0)),
               (.reason = VMXD_EXIT_IO_INSTRUCTION,
                .qualification = IO(2, 1, 0, GUEST_PORT) | VMXD_QUAL_IO_STRING | VMXD_QUAL_IO_REP,
                .address = ADDRESS(test_operand + 2), .information = INS_OUTS(0)));
    CHECK(cursor == test_operand + 4 && count == 0);
    return 0;
}
TEST_CASE(rep_io_case) = {
    .name = "REP INS",
    .run = guest_rep_io,
};

#define OPEN_PORT 0x80 /* its bit in the I/O bitmaps is 0; POST codes are written to it */

static void open_port(struct vcpu *v)
{
    (void)v;
    vmxd_bitmap_put(vmcs_area(VMCS_AREA_IO_BITMAP_A), vmxd_io_bitmap_bit(OPEN_PORT), false);
}

GUEST_TEXT static uint64_t guest_io_bitmaps(void)
{
    uint64_t rax = 0;
    uint16_t port = OPEN_PORT;

    __asm__ volatile("outb %%al, %%dx" : "+a"(rax), "+d"(port)); /* no exit ... */
    EXIT("outw %%ax, %%dx", ("+a"(rax), "+d"(port)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(2, 0, 0, OPEN_PORT)); /* ... but one for port 81H, its second byte */
    port = 0xFFFF;
    EXIT("inl %%dx, %%eax", ("+a"(rax), "+d"(port)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(4, 1, 0, 0xFFFF));
    port = 0x8000;
    EXIT("inb %%dx, %%al", ("+a"(rax), "+d"(port)), .reason = VMXD_EXIT_IO_INSTRUCTION,
         .qualification = IO(1, 1, 0, 0x8000));
    return 0;
}
TEST_CASE(io_bitmaps_case) = {
    .name = "I/O bitmaps",
    .run = guest_io_bitmaps,
    .config = {.primary = VMXD_PRIMARY_USE_IO_BITMAPS},
    .prepare = open_port,
};
