// SPDX-License-Identifier: MIT
/* host.c - a Linux kernel as a host of the hypervisor.
 *
 * Loading the module runs the program once, on the processor that loads it, and prints its lines to the kernel
 * log.  The worker thread of that processor runs it: it has no user segments and no LDT, and does not migrate.
 */
#include <linux/io.h>
#include <linux/kvm_types.h>
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/smp.h>
#include <linux/vmalloc.h>

#include <asm/desc.h>
#include <asm/fpu/api.h>
#include <asm/i8259.h>
#include <asm/msr.h>
#include <asm/perf_event.h>
#include <asm/tlbflush.h>

#include <vmxdefs/capability.h>

#include "../platform.h"

/* --- Lines, kept until interrupts are on again, because a console may be slow --- */

#define LOG_SIZE (512u * 1024)

static char *options = "";
module_param(options, charp, 0444);
MODULE_PARM_DESC(options, "options of the program (the self-test: seed=N bochs=X.Y)");

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

/* Pages are in the direct map; the module itself is in vmalloc space. */
uint64_t platform_physical(const void *address)
{
    if (virt_addr_valid(address))
        return __pa(address);
    return page_to_phys(vmalloc_to_page(address)) + offset_in_page(address);
}

/* The kernel maps its RAM. */
const void *platform_memory(uint64_t page)
{
    return page >> 52 == 0 && pfn_valid(PHYS_PFN(page)) ? __va(page) : NULL;
}

static void free_memory(void)
{
    for (unsigned int i = 0; i < PLATFORM_PAGES; i++)
        free_page(pages[i]); /* 0 is ignored */
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

/* --- The processor.  rdmsr(), wrmsr() and rdmsr_safe() have these names in every kernel. --- */

uint64_t platform_read_msr(uint32_t msr)
{
    u32 low, high;

    rdmsr(msr, low, high);
    return (u64)high << 32 | low;
}

void platform_write_msr(uint32_t msr, uint64_t value)
{
    wrmsr(msr, (u32)value, (u32)(value >> 32));
}

bool platform_try_read_msr(uint32_t msr, uint64_t *value)
{
    u32 low, high;

    if (rdmsr_safe(msr, &low, &high) != 0)
        return false;
    *value = (u64)high << 32 | low;
    return true;
}

void (*const platform_pend_interrupt)(uint8_t vector) = NULL;

static unsigned int interrupts_taken;

/* --- CR4, Intel PT and interrupts
 *
 * The kernel has a copy of CR4 for each processor and writes CR4 from it, for example when it flushes the TLB in
 * an interrupt handler.  In VMX operation CR4.VMXE cannot be cleared (#GP).  So while interrupts are on, either the
 * copy has VMXE, too, or the processor is not in VMX operation. --- */

#ifndef EXPORT_SYMBOL_FOR_KVM

/* As KVM does it.  cr4_update_irqsoff() changes CR4 and the copy, so the kernel handles an interrupt in VMX
 * operation. */
void platform_write_cr4(uint64_t value)
{
    const unsigned long now = cr4_read_shadow();

    cr4_update_irqsoff(value & ~now, now & ~value);
}

void platform_take_interrupt(void)
{
    local_irq_enable();
    interrupts_taken++; /* STI allows interrupts only after the next instruction */
    local_irq_disable();
}

/* The kernel stops Intel PT during VMX operation if the processor requires it. */
static bool enter_vmx(void)
{
    intel_pt_handle_vmx(1);
    return true;
}

static void leave_vmx(void)
{
    intel_pt_handle_vmx(0);
}

#else

/* Newer kernels export these functions to KVM only.  Here the copy never has VMXE.  No interrupt handler runs from
 * VMXON to VMXOFF: the task priority of the local APIC (CR8) and the masks of the 8259 keep interrupts pending, also
 * while a guest runs, and the kernel handles them afterwards.  NMIs still arrive; their handlers do not write CR4. */
void platform_write_cr4(uint64_t value)
{
    asm volatile("mov %0, %%cr4" : : "r"((unsigned long)value) : "memory");
}

/* Not called, because no interrupt arrives.  If one does, it stays pending, and the guest is stopped after a number
 * of exits. */
void platform_take_interrupt(void)
{
}

static unsigned long task_priority;

/* With Intel PT active, VMXON raises #GP, unless IA32_VMX_MISC says that both can be used together. */
static bool intel_pt_prevents_vmx(void)
{
    return boot_cpu_has(X86_FEATURE_INTEL_PT) && boot_cpu_has(X86_FEATURE_VMX) &&
           (platform_read_msr(MSR_IA32_RTIT_CTL) & RTIT_CTL_TRACEEN) &&
           !(platform_read_msr(VMXD_MSR_MISC) & VMXD_MISC_INTEL_PT_IN_VMX);
}

static bool enter_vmx(void)
{
    if (intel_pt_prevents_vmx()) {
        platform_line("VMX cannot be used: Intel PT is active (perf record -e intel_pt)");
        return false;
    }
    legacy_pic->mask_all(); /* the task priority does not apply to its interrupts */
    asm volatile("mov %%cr8, %0" : "=r"(task_priority));
    asm volatile("mov %0, %%cr8" : : "r"(15ul) : "memory");
    return true;
}

static void leave_vmx(void)
{
    asm volatile("mov %0, %%cr8" : : "r"(task_priority) : "memory");
    legacy_pic->restore_mask();
}

#endif

bool platform_alarm(uint32_t ticks)
{
    (void)ticks;
    return false;
}

/* VM exits set the limit of TR to 67H, and the TSS of Linux is longer.  kernel_fpu_begin() saves the user's FPU
 * registers, and disables preemption, so that the program stays on this processor. */
static int run(void *result)
{
    kernel_fpu_begin();
    local_irq_disable();
    if (enter_vmx()) {
        *(enum hypervisor_result *)result = hypervisor_main(options);
        force_reload_TR();
        leave_vmx();
    } else {
        *(enum hypervisor_result *)result = HYPERVISOR_IN_USE;
    }
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

static int __init hypervisor_init(void)
{
    enum hypervisor_result result = HYPERVISOR_FAIL;
    int error = -ENOMEM;

    if (allocate_memory()) {
        error = smp_call_on_cpu(raw_smp_processor_id(), run, &result, false);
        if (error == 0)
            error = error_of(result);
        print_lines();
        pr_info("%u interrupts while a guest ran, handled by the kernel\n", interrupts_taken);
    }
    free_memory();
    return error;
}

/* The program has ended when loading ends.  Without this function the module could not be unloaded. */
static void __exit hypervisor_exit(void)
{
}

module_init(hypervisor_init);
module_exit(hypervisor_exit);
MODULE_DESCRIPTION("The example hypervisor of vmxdefs");
MODULE_LICENSE("Dual MIT/GPL"); /* the kernel's name for MIT, which may use GPL-only symbols */
