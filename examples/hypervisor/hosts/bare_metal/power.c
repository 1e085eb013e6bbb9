/* SPDX-License-Identifier: MIT */
/* power.c - the end of the run.
 *
 * Emulators have a port that powers them off.  It is written only if the emulator was detected. */
#include "../platform.h"
#include "metal.h"

#define CPUID_HYPERVISOR       0x40000000
#define CPUID_1_ECX_HYPERVISOR (1u << 31)

#define BOCHS_DEBUG_PORT    0xE9 /* reads as E9H */
#define BOCHS_SHUTDOWN_PORT 0x8900

/* PM1a control, at the addresses of SeaBIOS and OVMF on QEMU's two PC machines. */
#define QEMU_PM1A_CONTROL      0x604
#define QEMU_PM1A_CONTROL_OVMF 0xB004
#define PM1_SLEEP_ENABLE       0x2000

/* "TCGTCGTCGTCG" or "KVMKVMKVM" */
static bool is_qemu(void)
{
    struct cpuid_result name;

    if (!(cpuid(1).ecx & CPUID_1_ECX_HYPERVISOR))
        return false;
    name = cpuid(CPUID_HYPERVISOR);
    return (name.ebx == 0x54474354 && name.ecx == 0x43544743 && name.edx == 0x47435447) ||
           (name.ebx == 0x4B4D564B && name.ecx == 0x564B4D56 && name.edx == 0x0000004D);
}

void power_off(void)
{
    if (is_qemu()) {
        out16(QEMU_PM1A_CONTROL, PM1_SLEEP_ENABLE);
        out16(QEMU_PM1A_CONTROL_OVMF, PM1_SLEEP_ENABLE);
    } else if (in8(BOCHS_DEBUG_PORT) == BOCHS_DEBUG_PORT) {
        for (const char *word = "Shutdown"; *word; word++)
            out8(BOCHS_SHUTDOWN_PORT, (uint8_t)*word);
    } else {
        platform_line("The machine can be switched off now.");
    }
    for (;;)
        __asm__ volatile("cli; hlt");
}
