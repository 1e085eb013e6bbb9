/* SPDX-License-Identifier: MIT */
/* host.c - UEFI firmware as a host of the hypervisor.
 *
 *     APPLICATION.efi [-w] [OPTION...]      -w: wait for a key at the end; OPTION: one of the program's
 *
 * Memory is identity-mapped.  While the program runs, interrupts are off and lines are kept in memory.
 */
#include <efi.h>
#include <efilib.h>

#include "../../vmm/x86.h"
#include "../platform.h"
#include "gdt.h"

#define POOL_SIZE ((size_t)PLATFORM_PAGES * PLATFORM_PAGE_SIZE)
#define LOG_SIZE  ((size_t)512 * 1024)
#define ALL_PAGES ((POOL_SIZE + LOG_SIZE) / PLATFORM_PAGE_SIZE)

EFI_STATUS efi_main(EFI_HANDLE image, EFI_SYSTEM_TABLE *system_table);

static uint8_t *pages;
static size_t pages_taken;
static char *lines; /* each ends in a 0 */
static size_t lines_size;

/* --- platform.h --- */

void *platform_page(void)
{
    return pages_taken < PLATFORM_PAGES ? pages + pages_taken++ * PLATFORM_PAGE_SIZE : NULL;
}

void platform_line(const char *text)
{
    const size_t size = strlena((const CHAR8 *)text) + 1;

    if (size > LOG_SIZE - lines_size)
        return;
    CopyMem(lines + lines_size, (void *)text, size); /* not const in every GNU-EFI */
    lines_size += size;
}

/* The firmware owns the interrupts: its timer and those that it enabled. */
void (*const platform_pend_interrupt)(uint8_t vector) = NULL;

static unsigned int interrupts_taken;

void platform_take_interrupt(void)
{
    interrupts_taken++;
    __asm__ volatile("sti; nop; cli" : : : "memory");
}

bool platform_alarm(uint32_t ticks)
{
    (void)ticks;
    return false;
}

/* --- The task register --- */

/* VM entry requires a TR that selects a TSS, and most firmware has none.  The GDT is copied and gets a TSS
 * descriptor.  Afterwards the firmware's GDT is loaded again.  TR cannot be cleared again; firmware without
 * a TSS does not use it. */
static struct {
    uint64_t descriptors[64];
    uint8_t tss[104];
} own_gdt __attribute__((aligned(16)));

static bool load_task_register(void)
{
    const struct descriptor_table found = x86_gdtr();
    const uint32_t selector = gdt_tss_selector(found.limit, sizeof(own_gdt.descriptors));
    const struct descriptor_table with_tss = {(uint16_t)(selector + GDT_TSS_DESCRIPTOR_SIZE - 1),
                                              (uintptr_t)&own_gdt};
    const uint64_t tss = (uintptr_t)own_gdt.tss;

    if (selector == 0)
        return false;
    CopyMem(own_gdt.descriptors, (void *)found.base, found.limit + 1u);
    own_gdt.descriptors[selector / 8] = (sizeof(own_gdt.tss) - 1) | (tss & 0xFFFFFF) << 16 |
                                        0x89ull << 40 /* present, available TSS */ |
                                        (tss >> 24 & 0xFF) << 56;
    own_gdt.descriptors[selector / 8 + 1] = tss >> 32;
    x86_set_gdtr(with_tss);
    __asm__ volatile("ltr %0" : : "r"((uint16_t)selector) : "memory");
    return true;
}

/* --- The run --- */

static char options[256]; /* the arguments but -w, as ASCII */

static enum hypervisor_result run_with_task_register(void)
{
    const struct descriptor_table found = x86_gdtr();
    enum hypervisor_result result = HYPERVISOR_NO_VMX;

    if (x86_tr() != 0 || load_task_register())
        result = hypervisor_main(options);
    else
        platform_line(
            "the firmware's GDT has more than 62 entries, which this example cannot copy");
    x86_set_gdtr(found);
    return result;
}

static enum hypervisor_result run(void)
{
    const EFI_TPL tpl = BS->RaiseTPL(TPL_NOTIFY); /* TPL_HIGH_LEVEL would block every interrupt */
    enum hypervisor_result result;

    __asm__ volatile("cli" : : : "memory");
    result = run_with_task_register();
    __asm__ volatile("sti" : : : "memory");
    BS->RestoreTPL(tpl);
    return result;
}

static void print_lines(void)
{
    for (size_t at = 0; at < lines_size; at += strlena((const CHAR8 *)lines + at) + 1)
        Print(L"%a\n", lines + at);
}

/* Returns whether -w is among the arguments; the others become options. */
static bool read_arguments(EFI_HANDLE image)
{
    CHAR16 **arguments;
    const INTN count = GetShellArgcArgv(image, &arguments);
    bool wait = DEMO_WAITS;
    size_t length = 0;

    for (INTN i = 1; i < count; i++) {
        if (StrCmp(arguments[i], (CHAR16 *)L"-w") == 0) {
            wait = true;
            continue;
        }
        for (const CHAR16 *c = arguments[i]; *c != 0 && length < sizeof(options) - 2; c++)
            options[length++] = (char)*c;
        options[length++] = ' ';
    }
    return wait;
}

static EFI_STATUS status_of(enum hypervisor_result result)
{
    switch (result) {
    case HYPERVISOR_PASS:
        return EFI_SUCCESS;
    case HYPERVISOR_NO_VMX:
        return EFI_UNSUPPORTED;
    case HYPERVISOR_LOCKED_OFF:
        return EFI_ACCESS_DENIED;
    case HYPERVISOR_IN_USE:
        return EFI_ALREADY_STARTED;
    default:
        return EFI_ABORTED;
    }
}

EFI_STATUS efi_main(EFI_HANDLE image, EFI_SYSTEM_TABLE *system_table)
{
    EFI_PHYSICAL_ADDRESS memory;
    EFI_STATUS status;
    bool wait;

    InitializeLib(image, system_table);
    wait = read_arguments(image);
    status = BS->AllocatePages(AllocateAnyPages, EfiLoaderData, ALL_PAGES, &memory);
    if (EFI_ERROR(status))
        return status;
    pages = (uint8_t *)memory;
    lines = (char *)memory + POOL_SIZE;
    ZeroMem(pages, POOL_SIZE);

    status = status_of(run());
    print_lines();
    Print(L"%d interrupts while a guest ran, handled by the firmware\n", interrupts_taken);
    if (wait) {
        Print(L"Press a key.\n");
        WaitForSingleEvent(ST->ConIn->WaitForKey, 0);
    }
    BS->FreePages(memory, ALL_PAGES);
    return status;
}
