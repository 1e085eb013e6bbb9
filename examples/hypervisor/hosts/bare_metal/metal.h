/* SPDX-License-Identifier: MIT */
/* metal.h - the functions of the bare-metal host. */
#ifndef VMXDEFS_EXAMPLE_METAL_H
#define VMXDEFS_EXAMPLE_METAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* --- boot_info.c: the boot information of GRUB --- */

enum screen_kind { SCREEN_NONE, SCREEN_PIXELS, SCREEN_TEXT };

struct boot_info {
    const char *command_line; /* the words after the file name in grub.cfg */
    enum screen_kind screen;
    uint64_t screen_address;
    uint32_t screen_pitch; /* bytes from one line to the next */
    uint32_t screen_width; /* pixels, or characters in text mode */
    uint32_t screen_height;
    uint8_t screen_bytes; /* bytes in a pixel: 3 or 4 */
    const uint8_t *font;  /* a font in GRUB's PF2 format, or NULL */
    uint32_t font_size;
};

void boot_info_read(struct boot_info *boot, const void *multiboot_information);

/* --- exceptions.c --- */

/* Load a TSS and an interrupt-descriptor table: an exception is then reported. */
void exceptions_init(void);

/* --- paging.c --- */

enum paging_cache { PAGING_WRITE_COMBINING, PAGING_UNCACHEABLE };

/* Identity-map [address, address + bytes) for a device.  False: the address is too high. */
bool paging_map_device(uint64_t address, uint64_t bytes, enum paging_cache cache);

/* --- apic.c --- */

#define APIC_SPURIOUS_VECTOR 0xFF

void apic_init(void);

/* --- serial.c, font.c, screen.c: the output of platform_line.  An absent device is not used. --- */

void serial_init(void);
void serial_line(const char *text);

#define FONT_WIDTH  8
#define FONT_HEIGHT 16

bool font_load(const uint8_t *file, uint32_t size);
uint8_t font_row(char character, unsigned row); /* leftmost pixel in bit 7 */

void screen_init(const struct boot_info *boot);
void screen_line(const char *text);

/* --- power.c --- */

/* Power an emulator off.  On a real machine: print that it can be switched off, and halt. */
_Noreturn void power_off(void);

/* --- Instructions --- */

static inline void out8(uint16_t port, uint8_t value)
{
    __asm__ volatile("outb %0, %1" : : "a"(value), "Nd"(port) : "memory");
}

static inline void out16(uint16_t port, uint16_t value)
{
    __asm__ volatile("outw %0, %1" : : "a"(value), "Nd"(port) : "memory");
}

static inline uint8_t in8(uint16_t port)
{
    uint8_t value;

    __asm__ volatile("inb %1, %0" : "=a"(value) : "Nd"(port) : "memory");
    return value;
}

struct cpuid_result {
    uint32_t eax, ebx, ecx, edx;
};

static inline struct cpuid_result cpuid(uint32_t leaf)
{
    struct cpuid_result result;

    __asm__ volatile("cpuid"
                     : "=a"(result.eax), "=b"(result.ebx), "=c"(result.ecx), "=d"(result.edx)
                     : "a"(leaf), "c"(0));
    return result;
}

#endif /* VMXDEFS_EXAMPLE_METAL_H */
