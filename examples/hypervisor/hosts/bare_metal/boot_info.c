/* SPDX-License-Identifier: MIT */
/* boot_info.c - read the multiboot2 boot information: command line, font, framebuffer. */
#include "metal.h"

#define TAG_END          0
#define TAG_COMMAND_LINE 1
#define TAG_MODULE       3
#define TAG_FRAMEBUFFER  8

#define FRAMEBUFFER_RGB  1
#define FRAMEBUFFER_TEXT 2

struct information {
    uint32_t total_size;
    uint32_t reserved;
};

struct tag {
    uint32_t type;
    uint32_t size;
};

struct module_tag {
    struct tag tag;
    uint32_t start;
    uint32_t end;
};

struct framebuffer_tag {
    struct tag tag;
    uint64_t address;
    uint32_t pitch;
    uint32_t width;
    uint32_t height;
    uint8_t bits_per_pixel;
    uint8_t type;
};

static void read_framebuffer(struct boot_info *boot, const struct framebuffer_tag *tag)
{
    boot->screen_address = tag->address;
    boot->screen_pitch = tag->pitch;
    boot->screen_width = tag->width;
    boot->screen_height = tag->height;
    boot->screen_bytes = tag->bits_per_pixel / 8;
    if (tag->type == FRAMEBUFFER_TEXT)
        boot->screen = SCREEN_TEXT;
    else if (tag->type == FRAMEBUFFER_RGB &&
             (tag->bits_per_pixel == 24 || tag->bits_per_pixel == 32))
        boot->screen = SCREEN_PIXELS;
}

/* The only module that grub.cfg loads is the font. */
static void read_module(struct boot_info *boot, const struct module_tag *tag)
{
    boot->font = (const uint8_t *)(uintptr_t)tag->start;
    boot->font_size = tag->end - tag->start;
}

void boot_info_read(struct boot_info *boot, const void *multiboot_information)
{
    const struct information *information = multiboot_information;
    const uint8_t *at = (const uint8_t *)(information + 1);
    const uint8_t *end = (const uint8_t *)information + information->total_size;

    *boot = (struct boot_info){.command_line = "", .screen = SCREEN_NONE};
    while (at < end) {
        const struct tag *tag = (const void *)at;

        if (tag->type == TAG_END)
            return;
        if (tag->type == TAG_COMMAND_LINE)
            boot->command_line = (const char *)(tag + 1);
        if (tag->type == TAG_MODULE)
            read_module(boot, (const void *)at);
        if (tag->type == TAG_FRAMEBUFFER)
            read_framebuffer(boot, (const void *)at);
        at += (tag->size + 7u) & ~7u;
    }
}
