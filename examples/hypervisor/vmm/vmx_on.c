/* SPDX-License-Identifier: MIT */
/* vmx_on.c - check whether this processor has usable VMX; enter and leave VMX operation. */
#include "vcpu.h"
#include "x86.h"

static struct {
    uint64_t cr0_bits, cr4_bits; /* that vmx_on() set */
    uint64_t pointer;            /* the VMXON region */
} vmxon;

static enum hypervisor_result unusable(enum hypervisor_result result, const char *what,
                                       const char *what_to_do)
{
    log_line("VMX cannot be used: %s", what);
    log_line("  %s", what_to_do);
    return result;
}

/* VMXON needs the lock bit and the enable bit.  Locking an unlocked IA32_FEATURE_CONTROL has a side effect:
 * what else it enables (LMCE, SGX) stays off until the next reset. */
static enum hypervisor_result enable_in_feature_control(void)
{
    const uint64_t wanted = VMXD_FEATURE_CONTROL_LOCK | VMXD_FEATURE_CONTROL_ENABLE_VMX_OUTSIDE_SMX;
    const vmxd_ia32_feature_control found =
        vmxd_ia32_feature_control_from(platform_read_msr(VMXD_MSR_FEATURE_CONTROL));

    if ((found.full & wanted) == wanted)
        return HYPERVISOR_PASS;
    if (VMXD_GET(VMXD_FEATURE_CONTROL_LOCK, found))
        return unusable(HYPERVISOR_LOCKED_OFF, "IA32_FEATURE_CONTROL is locked with VMX disabled",
                        "enable Intel VT-x in the firmware setup and power-cycle the machine");
    platform_write_msr(VMXD_MSR_FEATURE_CONTROL, found.full | wanted);
    return HYPERVISOR_PASS;
}

static enum hypervisor_result check_regions(vmxd_ia32_vmx_basic basic)
{
    if (VMXD_GET(VMXD_BASIC_VMCS_MEMORY_TYPE, basic) != VMXD_MEMORY_TYPE_WB)
        return unusable(HYPERVISOR_NO_VMX,
                        "IA32_VMX_BASIC requires uncacheable memory for VMX structures",
                        "this example supports write-back memory only");
    if (VMXD_GET(VMXD_BASIC_VMCS_REGION_SIZE, basic) > VMXD_VMCS_REGION_SIZE_MAX)
        return unusable(HYPERVISOR_NO_VMX,
                        "IA32_VMX_BASIC reports a VMCS region of more than 4096 bytes",
                        "the manual does not allow this; check the emulator");
    return HYPERVISOR_PASS;
}

static enum hypervisor_result check_processor(struct vmxd_capabilities *capabilities)
{
    enum hypervisor_result result;

    if (!(x86_cpuid(1, 0).rcx & X86_CPUID1_ECX_VMX))
        return unusable(HYPERVISOR_NO_VMX, "CPUID.1:ECX[5] is 0, the processor has no VMX",
                        "use an Intel processor with VT-x, or Bochs with a model that has it");
    if (x86_cr4() & X86_CR4_VMXE)
        return unusable(HYPERVISOR_IN_USE, "CR4.VMXE is set, another hypervisor uses VMX",
                        "unload it (for KVM: modprobe -r kvm_intel) and try again");
    result = enable_in_feature_control();
    if (result != HYPERVISOR_PASS)
        return result;
    *capabilities = vmxd_capabilities_read(platform_read_msr);
    return check_regions(capabilities->basic);
}

/* Set the bits of CR0 and CR4 that VMX operation requires. */
static enum hypervisor_result fix_control_registers(const struct vmxd_capabilities *c)
{
    const uint64_t cr0 = x86_cr0(), cr4 = x86_cr4();

    if (cr0 & ~c->cr0_fixed1)
        return unusable(HYPERVISOR_NO_VMX, "CR0 has a bit set that VMX operation does not allow",
                        "clear the bits that are 0 in IA32_VMX_CR0_FIXED1");
    if ((cr4 | X86_CR4_VMXE) & ~c->cr4_fixed1)
        return unusable(HYPERVISOR_NO_VMX, "CR4 has a bit set that VMX operation does not allow",
                        "clear the bits that are 0 in IA32_VMX_CR4_FIXED1");
    vmxon.cr0_bits = c->cr0_fixed0 & ~cr0;
    vmxon.cr4_bits = (c->cr4_fixed0 | X86_CR4_VMXE) & ~cr4;
    x86_set_cr0(cr0 | vmxon.cr0_bits);
    platform_write_cr4(cr4 | vmxon.cr4_bits);
    return HYPERVISOR_PASS;
}

static void restore_control_registers(void)
{
    platform_write_cr4(x86_cr4() & ~vmxon.cr4_bits);
    x86_set_cr0(x86_cr0() & ~vmxon.cr0_bits);
}

uint64_t vmxon_pointer(void)
{
    return vmxon.pointer;
}

enum hypervisor_result vmx_on(struct vmxd_capabilities *c)
{
    enum hypervisor_result result = check_processor(c);
    struct vmxd_vmcs_header *region;

    if (result != HYPERVISOR_PASS)
        return result;
    region = platform_page();
    if (region == NULL)
        return unusable(HYPERVISOR_NO_VMX, "the host has no page for the VMXON region",
                        "increase PLATFORM_PAGES");
    region->revision =
        vmxd_vmcs_revision_from(VMXD_GET(VMXD_BASIC_VMCS_REVISION_IDENTIFIER, c->basic));
    vmxon.pointer = platform_physical(region);
    result = fix_control_registers(c);
    if (result != HYPERVISOR_PASS)
        return result;
    if (vmxd_vmxon(vmxon.pointer) == VMXD_VMSUCCEED)
        return HYPERVISOR_PASS;
    restore_control_registers();
    return unusable(HYPERVISOR_NO_VMX, "VMXON ended in VMfailInvalid",
                    "check the address and the revision identifier of the VMXON region");
}

/* After VMXOFF the processor may still write a VMCS that was not cleared, when its memory has another use. */
void vmx_off(struct vcpu *v)
{
    if (v->vmcs_region != NULL)
        vmxd_vmclear(platform_physical(v->vmcs_region));
    vmxd_vmxoff();
    restore_control_registers();
}
