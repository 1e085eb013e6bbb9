/* SPDX-License-Identifier: MIT */
/* serial.c - COM1, 115200 8n1.  The wait for an absent or busy port is limited. */
#include "metal.h"

#define COM1             0x3F8
#define DATA             (COM1 + 0)
#define DIVISOR_LOW      (COM1 + 0)
#define DIVISOR_HIGH     (COM1 + 1)
#define INTERRUPT_ENABLE (COM1 + 1)
#define FIFO_CONTROL     (COM1 + 2)
#define LINE_CONTROL     (COM1 + 3)
#define MODEM_CONTROL    (COM1 + 4)
#define LINE_STATUS      (COM1 + 5)
#define SCRATCH          (COM1 + 7)

#define LINE_8N1                 0x03
#define LINE_DIVISOR_ACCESS      0x80
#define FIFO_ENABLE_AND_CLEAR    0x07
#define MODEM_DTR_RTS            0x03
#define STATUS_TRANSMITTER_EMPTY 0x20

#define MAX_READS 100000 /* a character takes 87 us, a read of a port about 1 us */

static bool present;

void serial_init(void)
{
    out8(SCRATCH, 0x5A);
    present = in8(SCRATCH) == 0x5A && in8(LINE_STATUS) != 0xFF;
    if (!present)
        return;
    out8(INTERRUPT_ENABLE, 0);
    out8(LINE_CONTROL, LINE_DIVISOR_ACCESS | LINE_8N1);
    out8(DIVISOR_LOW, 1);
    out8(DIVISOR_HIGH, 0);
    out8(LINE_CONTROL, LINE_8N1);
    out8(FIFO_CONTROL, FIFO_ENABLE_AND_CLEAR);
    out8(MODEM_CONTROL, MODEM_DTR_RTS);
}

static void send(char character)
{
    unsigned reads_left = MAX_READS;

    while (present && !(in8(LINE_STATUS) & STATUS_TRANSMITTER_EMPTY))
        if (!--reads_left)
            present = false;
    if (present)
        out8(DATA, (uint8_t)character);
}

void serial_line(const char *text)
{
    while (*text)
        send(*text++);
    send('\r');
    send('\n');
}
