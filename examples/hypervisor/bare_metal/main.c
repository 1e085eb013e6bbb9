/* SPDX-License-Identifier: MIT */
/* main.c - the machine that GRUB booted, as a platform for the hypervisor core. */
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

uint64_t platform_physical(const void *address)
{
    return (uintptr_t)address; /* boot.S maps memory to itself */
}

uint64_t platform_read_msr(uint32_t msr)
{
    uint32_t low, high;

    __asm__ volatile("rdmsr" : "=a"(low), "=d"(high) : "c"(msr) : "memory");
    return (uint64_t)high << 32 | low;
}

void platform_write_msr(uint32_t msr, uint64_t value)
{
    __asm__ volatile("wrmsr"
                     :
                     : "c"(msr), "a"((uint32_t)value), "d"((uint32_t)(value >> 32))
                     : "memory");
}

void platform_write_cr4(uint64_t value)
{
    __asm__ volatile("mov %0, %%cr4" : : "r"(value) : "memory");
}

void platform_line(const char *text)
{
    serial_line(text);
    screen_line(text);
}

void bare_metal_main(uint32_t magic, const void *multiboot_information)
{
    struct hypervisor_options options;
    struct boot_info boot = {.command_line = ""};

    exceptions_init();
    serial_init();
    if (magic == MULTIBOOT2_MAGIC) {
        boot_info_read(&boot, multiboot_information);
        screen_init(&boot);
    }
    apic_init();
    if (hypervisor_parse_options(&options, boot.command_line))
        hypervisor_demo(&options);
    power_off();
}
