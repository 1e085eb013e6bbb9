/* SPDX-License-Identifier: MIT */
/* font.c - the characters of a font in PF2, the format of GRUB.
 *
 * The file is a list of sections: a name of four letters, the length of the content, the content.
 * Numbers are big-endian.  CHIX lists the characters and the offsets of their glyphs in the file;
 * ASCE is the distance of the baseline from the top. */
#include "metal.h"

#define FIRST ' '
#define LAST  '~'

#define SECTION_HEADER 8
#define INDEX_ENTRY    9
#define GLYPH_HEADER   10

struct file {
    const uint8_t *data;
    uint32_t size;
};

static uint8_t cells[LAST - FIRST + 1][FONT_HEIGHT];

static unsigned read16(const uint8_t *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

static uint32_t read32(const uint8_t *at)
{
    return (uint32_t)read16(at) << 16 | read16(at + 2);
}

static int read_signed16(const uint8_t *at)
{
    return (int16_t)read16(at);
}

/* The content of a section; its length is in the four bytes before.  NULL if there is none. */
static const uint8_t *find_section(struct file file, uint32_t name)
{
    uint32_t at = 0;

    while (file.size - at > SECTION_HEADER) {
        const uint32_t length = read32(file.data + at + 4);

        if (length > file.size - at - SECTION_HEADER)
            return NULL; /* DATA, the last section, has the length FFFFFFFFH */
        at += SECTION_HEADER;
        if (read32(file.data + at - SECTION_HEADER) == name)
            return file.data + at;
        at += length;
    }
    return NULL;
}

/* Copy a glyph, a rectangle of bits, to its place in the cell. */
static void load_glyph(uint8_t *cell, struct file file, uint32_t at, int ascent)
{
    const uint8_t *glyph = file.data + at;
    unsigned width, height, i;
    int left, top;

    if (at > file.size || file.size - at < GLYPH_HEADER)
        return;
    width = read16(glyph);
    height = read16(glyph + 2);
    if ((width * height + 7) / 8 > file.size - at - GLYPH_HEADER)
        return;
    left = read_signed16(glyph + 4);
    top = ascent - (int)height - read_signed16(glyph + 6);
    for (i = 0; i < width * height; i++) {
        const int x = left + (int)(i % width);
        const int y = top + (int)(i / width);

        if (glyph[GLYPH_HEADER + i / 8] & 0x80u >> i % 8 && x >= 0 && x < FONT_WIDTH && y >= 0 &&
            y < FONT_HEIGHT)
            cell[y] = (uint8_t)(cell[y] | 0x80u >> x);
    }
}

bool font_load(const uint8_t *data, uint32_t size)
{
    const struct file file = {data, size};
    const uint8_t *index, *end, *ascent;

    if (!data)
        return false;
    index = find_section(file, 0x43484958);  /* CHIX */
    ascent = find_section(file, 0x41534345); /* ASCE */
    if (!index || !ascent)
        return false;
    end = index + read32(index - 4);
    for (; end - index >= INDEX_ENTRY; index += INDEX_ENTRY) {
        const uint32_t character = read32(index);

        if (character >= FIRST && character <= LAST)
            load_glyph(cells[character - FIRST], file, read32(index + 5), (int)read16(ascent));
    }
    return true;
}

uint8_t font_row(char character, unsigned row)
{
    if (character < FIRST || character > LAST)
        character = '?';
    return cells[character - FIRST][row];
}
