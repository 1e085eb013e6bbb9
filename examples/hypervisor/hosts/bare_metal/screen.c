/* SPDX-License-Identifier: MIT */
/* screen.c - lines of text in EGA text mode or on a framebuffer.
 *
 * Writing a framebuffer is slow, and reading it slower.  So the text is kept in memory, and a cell is
 * drawn only when its character changes. */
#include "metal.h"

#define MAX_COLUMNS         256
#define MAX_ROWS            128
#define TEXT_WHITE_ON_BLACK 0x0700u

#define VGA_INDEX        0x3D4
#define VGA_DATA         0x3D5
#define VGA_CURSOR_START 0x0A
#define VGA_CURSOR_OFF   0x20

static enum screen_kind kind;
static volatile uint8_t *memory;
static uint32_t pitch, pixel_bytes;
static uint32_t columns, rows, column, row;
static char shown[MAX_ROWS][MAX_COLUMNS];

/* White is all ones and black all zeros in every pixel format. */
static void draw_pixel(volatile uint8_t *pixel, bool white)
{
    const uint32_t value = white ? 0xFFFFFFFF : 0;

    if (pixel_bytes == 4) {
        *(volatile uint32_t *)pixel = value;
        return;
    }
    for (uint32_t i = 0; i < pixel_bytes; i++)
        pixel[i] = (uint8_t)value;
}

static void draw_glyph(uint32_t y, uint32_t x, char character)
{
    volatile uint8_t *cell =
        memory + (size_t)y * FONT_HEIGHT * pitch + (size_t)x * FONT_WIDTH * pixel_bytes;

    for (uint32_t line = 0; line < FONT_HEIGHT; line++) {
        const unsigned bits = font_row(character, line);

        for (uint32_t i = 0; i < FONT_WIDTH; i++)
            draw_pixel(cell + (size_t)line * pitch + (size_t)i * pixel_bytes, bits & 0x80u >> i);
    }
}

static void show(uint32_t y, uint32_t x, char character)
{
    if (shown[y][x] == character)
        return;
    shown[y][x] = character;
    if (kind == SCREEN_TEXT)
        *(volatile uint16_t *)(memory + (size_t)y * pitch + (size_t)x * 2) =
            (uint16_t)(TEXT_WHITE_ON_BLACK | (uint8_t)character);
    else
        draw_glyph(y, x, character);
}

static void scroll(void)
{
    for (uint32_t y = 0; y < rows; y++)
        for (uint32_t x = 0; x < columns; x++)
            show(y, x, (char)(y + 1 < rows ? shown[y + 1][x] : ' '));
}

static void new_line(void)
{
    column = 0;
    if (row + 1 < rows)
        row++;
    else
        scroll();
}

static uint32_t smaller(uint32_t a, uint32_t b)
{
    return a < b ? a : b;
}

void screen_init(const struct boot_info *boot)
{
    const uint64_t bytes = (uint64_t)boot->screen_pitch * boot->screen_height;
    const bool pixels = boot->screen == SCREEN_PIXELS;

    if (boot->screen == SCREEN_NONE)
        return;
    if (pixels && !font_load(boot->font, boot->font_size))
        return;
    if (pixels && !paging_map_device(boot->screen_address, bytes, PAGING_WRITE_COMBINING))
        return;

    if (!pixels) {
        out8(VGA_INDEX, VGA_CURSOR_START);
        out8(VGA_DATA, VGA_CURSOR_OFF);
    }
    kind = boot->screen;
    memory = (volatile uint8_t *)(uintptr_t)boot->screen_address;
    pitch = boot->screen_pitch;
    pixel_bytes = boot->screen_bytes;
    columns = smaller(boot->screen_width / (pixels ? FONT_WIDTH : 1), MAX_COLUMNS);
    rows = smaller(boot->screen_height / (pixels ? FONT_HEIGHT : 1), MAX_ROWS);
    for (uint32_t y = 0; y < rows; y++)
        for (uint32_t x = 0; x < columns; x++)
            show(y, x, ' ');
}

void screen_line(const char *text)
{
    if (!columns || !rows)
        return;
    for (; *text; text++) {
        if (column == columns)
            new_line();
        show(row, column++, *text);
    }
    new_line();
}
