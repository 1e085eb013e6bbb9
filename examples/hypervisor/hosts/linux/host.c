// SPDX-License-Identifier: MIT
/* host.c - a Linux kernel as a platform for the hypervisor core.
 *
 * Loading the module runs the demo once, on the processor that loads it, and prints it to the kernel's
 * log.  The worker of that processor runs it: it has no user's segments or LDT, and stays where it is.
 */
#include <linux/io.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/smp.h>
#include <linux/vmalloc.h>

#include <asm/desc.h>
#include <asm/fpu/api.h>
#include <asm/msr.h>
#include <asm/tlbflush.h>

#include "../platform.h"

/* --- Lines, kept until interrupts are on again: a console may be slow --- */

#define LOG_SIZE (512u * 1024)

static char *lines; /* each ends in a 0 */
static size_t lines_size;
static unsigned int lines_lost;

void platform_line(const char *text)
{
    const size_t size = strlen(text) + 1;

    if (size > LOG_SIZE - lines_size) {
        lines_lost++;
        return;
    }
    memcpy(lines + lines_size, text, size);
    lines_size += size;
}

static void print_lines(void)
{
    for (size_t at = 0; at < lines_size; at += strlen(lines + at) + 1)
        pr_info("%s\n", lines + at);
    if (lines_lost)
        pr_info("%u lines did not fit into the module's memory\n", lines_lost);
}

/* --- Memory --- */

static unsigned long pages[PLATFORM_PAGES];
static unsigned int pages_taken;

void *platform_page(void)
{
    return pages_taken < PLATFORM_PAGES ? (void *)pages[pages_taken++] : NULL;
}

/* Pages are in the direct map; the module itself is where vmalloc() maps. */
uint64_t platform_physical(const void *address)
{
    if (virt_addr_valid(address))
        return __pa(address);
    return page_to_phys(vmalloc_to_page(address)) + offset_in_page(address);
}

static void free_memory(void)
{
    for (unsigned int i = 0; i < PLATFORM_PAGES; i++)
        free_page(pages[i]); /* 0 is none */
    vfree(lines);
}

static bool allocate_memory(void)
{
    bool complete = true;

    lines = vmalloc(LOG_SIZE);
    for (unsigned int i = 0; i < PLATFORM_PAGES; i++) {
        pages[i] = get_zeroed_page(GFP_KERNEL);
        complete = complete && pages[i] != 0;
    }
    return complete && lines != NULL;
}

/* --- The processor --- */

uint64_t platform_read_msr(uint32_t msr)
{
    uint64_t value;

    rdmsrl(msr, value);
    return value;
}

void platform_write_msr(uint32_t msr, uint64_t value)
{
    wrmsrl(msr, value);
}

void platform_write_cr4(uint64_t value)
{
    const unsigned long now = cr4_read_shadow();

    cr4_update_irqsoff(value & ~now, now & ~value);
}

void (*const platform_pend_interrupt)(uint8_t vector) = NULL;

static unsigned int interrupts_taken;

void platform_take_interrupt(void)
{
    local_irq_enable();
    interrupts_taken++; /* STI lets interrupts in only after the next instruction */
    local_irq_disable();
}

bool platform_alarm(uint32_t ticks)
{
    (void)ticks;
    return false;
}

/* What VM exits leave of the processor that the core does not put back.  The TSS of Linux is longer than
 * 67H.  Not every processor has IA32_DEBUGCTL: Bochs's have none. */
static void run_and_restore(enum hypervisor_result *result)
{
    static const struct hypervisor_options
        no_soak; /* its guests overwrite their code: here it is read-only */
    u64 debugctl;
    const bool has_debugctl = rdmsrl_safe(MSR_IA32_DEBUGCTLMSR, &debugctl) == 0;

    *result = hypervisor_demo(&no_soak);
    force_reload_TR();
    if (has_debugctl)
        wrmsrl(MSR_IA32_DEBUGCTLMSR, debugctl);
}

/* A guest may use the registers of the FPU: they are not the user's now.  This also holds off
 * preemption, so that the demo stays alone on the processor but for interrupts. */
static int run(void *result)
{
    kernel_fpu_begin();
    local_irq_disable();
    run_and_restore(result);
    local_irq_enable();
    kernel_fpu_end();
    return 0;
}

/* --- The module --- */

static int error_of(enum hypervisor_result result)
{
    switch (result) {
    case HYPERVISOR_PASS:
        return 0;
    case HYPERVISOR_NO_VMX:
        return -ENODEV;
    case HYPERVISOR_LOCKED_OFF:
        return -EPERM;
    case HYPERVISOR_IN_USE:
        return -EBUSY;
    default:
        return -EIO;
    }
}

static int __init demo_init(void)
{
    enum hypervisor_result result = HYPERVISOR_FAIL;
    int error = -ENOMEM;

    if (allocate_memory()) {
        error = smp_call_on_cpu(raw_smp_processor_id(), run, &result, false);
        if (error == 0)
            error = error_of(result);
        print_lines();
        pr_info("%u interrupts came while a guest ran; the kernel handled them\n",
                interrupts_taken);
    }
    free_memory();
    return error;
}

/* The demo has ended when loading ends; without this function the module could not be unloaded. */
static void __exit demo_exit(void)
{
}

module_init(demo_init);
module_exit(demo_exit);
MODULE_DESCRIPTION("The example hypervisor of vmxdefs");
MODULE_LICENSE("Dual MIT/GPL"); /* its word for MIT, which may use what is GPL-only */
