/* SPDX-License-Identifier: MIT */
/* main.c - the machine that GRUB booted, as a host of the hypervisor. */
#include "../platform.h"
#include "metal.h"

#define MULTIBOOT2_MAGIC 0x36D76289

void bare_metal_main(uint32_t magic, const void *multiboot_information);

static uint8_t pool[PLATFORM_PAGES][PLATFORM_PAGE_SIZE]
    __attribute__((aligned(PLATFORM_PAGE_SIZE)));
static unsigned pages_taken;

void *platform_page(void)
{
    return pages_taken < PLATFORM_PAGES ? pool[pages_taken++] : NULL;
}

void platform_line(const char *text)
{
    serial_line(text);
    screen_line(text);
}

void bare_metal_main(uint32_t magic, const void *multiboot_information)
{
    struct boot_info boot = {.command_line = ""};

    exceptions_init();
    serial_init();
    if (magic == MULTIBOOT2_MAGIC) {
        boot_info_read(&boot, multiboot_information);
        screen_init(&boot);
    }
    apic_init();
    hypervisor_main(boot.command_line);
    power_off();
}
