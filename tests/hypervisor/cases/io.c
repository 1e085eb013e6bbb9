/* SPDX-License-Identifier: MIT */
/* io.c - ports: every size and form, with and without I/O bitmaps. */
#include "../core/x86.h"
#include "case.h"

/* A constant operand of an instruction has 32 bits and a sign, which check.c takes off again. */
#define IO(bytes, in, immediate, port_number)                                                  \
    ((int32_t)(VMXD_PUT(VMXD_QUAL_IO_SIZE, (bytes)-1) | VMXD_PUT(VMXD_QUAL_IO_DIRECTION, in) | \
               VMXD_PUT(VMXD_QUAL_IO_OPERAND_ENCODING, immediate) |                            \
               VMXD_PUT(VMXD_QUAL_IO_PORT, port_number)))
#define STRING (int32_t) VMXD_QUAL_IO_STRING
#define REP    (int32_t) VMXD_QUAL_IO_REP

GUEST_TEXT static uint64_t guest_io(void)
{
    uint64_t rax = 0xA5A5A5A5;
    uint16_t port = GUEST_PORT;

    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(4, 0, 0, GUEST_PORT), "outl %%eax, %%dx", "+a"(rax),
         "+d"(port));
    rax = 0;
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(1, 1, 0, GUEST_PORT), "inb %%dx, %%al", "+a"(rax),
         "+d"(port));
    CHECK(rax == 0xA5);
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(2, 1, 0, GUEST_PORT), "inw %%dx, %%ax", "+a"(rax),
         "+d"(port));
    CHECK(rax == 0xA5A5);
    rax = ~0ull;
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(4, 1, 0, GUEST_PORT), "inl %%dx, %%eax", "+a"(rax),
         "+d"(port));
    CHECK(rax == 0xA5A5A5A5);
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(2, 0, 0, GUEST_PORT), "outw %%ax, %%dx", "+a"(rax),
         "+d"(port));
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(1, 0, 0, GUEST_PORT), "outb %%al, %%dx", "+a"(rax),
         "+d"(port));
    return 0;
}
GUEST_CASE(guest_io, "IN and OUT", GUEST_DONE, 0)

GUEST_TEXT static uint64_t guest_io_immediate(void)
{
    uint64_t rax = 0;

    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(1, 1, 1, 0x80), "inb $0x80, %%al", "+a"(rax));
    CHECK(rax == 0xFF); /* nothing behind it */
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(2, 1, 1, 0x80), "inw $0x80, %%ax", "+a"(rax));
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(4, 1, 1, 0x80), "inl $0x80, %%eax", "+a"(rax));
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(1, 0, 1, 0x80), "outb %%al, $0x80", "+a"(rax));
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(2, 0, 1, 0x80), "outw %%ax, $0x80", "+a"(rax));
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(4, 0, 1, 0x80), "outl %%eax, $0x80", "+a"(rax));
    return 0;
}
GUEST_CASE(guest_io_immediate, "IN and OUT with an immediate port", GUEST_DONE, 0)

/* IA32_VMX_BASIC[54] is 1 on every processor of the last decade: there is instruction information. */
#define INS_OUTS(segment_register)                                     \
    (VMXD_PUT(VMXD_INFO_INS_OUTS_ADDRESS_SIZE, VMXD_OPERAND_SIZE_64) | \
     VMXD_PUT(VMXD_INFO_INS_OUTS_SEGMENT, segment_register))
#define EXIT_STRING(qualification, address, segment, instruction, ...)                            \
    EXPECT(                                                                                       \
        "1f", "2f",                                                                               \
        EXIT_ROW(VMXD_EXIT_IO_INSTRUCTION, (qualification) | STRING, address, INS_OUTS(segment)), \
        "1: " instruction "\n2:", __VA_ARGS__)
GUEST_TEXT static uint64_t guest_string_io(void)
{
    volatile uint8_t *const memory =
        guest_operand; /* or the compiler writes what it has in .rodata */
    volatile uint8_t *cursor = memory;
    uint64_t count = 1;
    uint16_t port = GUEST_PORT;

    memory[0] = 0x11;
    EXIT_STRING(IO(1, 0, 0, GUEST_PORT), guest_operand, VMXD_SEGMENT_REGISTER_DS, "outsb",
                "+S"(cursor), "+d"(port));
    CHECK(cursor == memory + 1);
    EXIT_STRING(IO(4, 0, 0, GUEST_PORT), guest_operand + 1, VMXD_SEGMENT_REGISTER_FS,
                "outsl %%fs:(%%rsi), %%dx", "+S"(cursor), "+d"(port));
    CHECK(cursor == memory + 5);
    memory[5] = 0x33;
    memory[6] = 0x44;
    EXIT_STRING(IO(2, 0, 0, GUEST_PORT) | REP, guest_operand + 5, VMXD_SEGMENT_REGISTER_DS,
                "rep outsw", "+S"(cursor), "+c"(count), "+d"(port));
    CHECK(cursor == memory + 7 && count == 0);

    cursor = memory + 9;
    __asm__ volatile("std");
    EXIT_STRING(IO(1, 1, 0, GUEST_PORT), guest_operand + 9, 0, "insb", "+D"(cursor), "+d"(port));
    __asm__ volatile("cld");
    CHECK(cursor == memory + 8 && memory[9] == 0x33);
    cursor = memory + 16;
    EXIT_STRING(IO(4, 1, 0, GUEST_PORT), guest_operand + 16, 0, "insl", "+D"(cursor), "+d"(port));
    CHECK(memory[16] == 0x33 && memory[17] == 0x44 && memory[18] == 0);
    return 0;
}
GUEST_CASE(guest_string_io, "INS and OUTS", GUEST_DONE, 0)

/* With REP there is an exit for each element, at the same RIP. */
GUEST_TEXT static uint64_t guest_rep_io(void)
{
    volatile uint8_t *cursor = guest_operand;
    uint64_t count = 2;
    uint16_t port = GUEST_PORT;

    EXPECT_2("1f", "2f",
             ROW(1, VMXD_KIND_FAULT, VMXD_EXIT_IO_INSTRUCTION,
                 IO(2, 1, 0, GUEST_PORT) | STRING | REP, guest_operand, 0, INS_OUTS(0), 0, 0, 0, 0),
             "1f", "2f",
             ROW(2, VMXD_KIND_FAULT, VMXD_EXIT_IO_INSTRUCTION,
                 IO(2, 1, 0, GUEST_PORT) | STRING | REP, guest_operand + 2, 0, INS_OUTS(0), 0, 0, 0,
                 0),
             "1: rep insw\n2:", "+D"(cursor), "+c"(count), "+d"(port));
    CHECK(cursor == guest_operand + 4 && count == 0);
    return 0;
}
GUEST_CASE(guest_rep_io, "REP INS", GUEST_DONE, 0)

GUEST_TEXT static uint64_t guest_io_bitmaps(void)
{
    uint64_t rax = 0;
    uint16_t port = GUEST_OPEN_PORT;

    __asm__ volatile("outb %%al, %%dx" : "+a"(rax), "+d"(port)); /* it does not exit ... */
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(2, 0, 0, GUEST_OPEN_PORT), "outw %%ax, %%dx", "+a"(rax),
         "+d"(port)); /* ... and its neighbour does */
    port = 0xFFFF;
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(4, 1, 0, 0xFFFF), "inl %%dx, %%eax", "+a"(rax), "+d"(port));
    port = 0x8000;
    EXIT(VMXD_EXIT_IO_INSTRUCTION, IO(1, 1, 0, 0x8000), "inb %%dx, %%al", "+a"(rax), "+d"(port));
    return 0;
}
GUEST_CASE(guest_io_bitmaps, "I/O bitmaps", GUEST_DONE, .primary = VMXD_PRIMARY_USE_IO_BITMAPS)
