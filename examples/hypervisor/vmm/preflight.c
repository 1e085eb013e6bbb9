/* SPDX-License-Identifier: MIT */
/* preflight.c - can VMX be used on this processor?  And VMX operation on and off. */
#include "report.h"
#include "vcpu.h"
#include "x86.h"

/* What VMX operation and VM exits change of the host, to be put back. */
static struct {
    uint64_t cr0_added, cr4_added, dr7;
    uint16_t ldtr;
    struct descriptor_table gdtr, idtr;
} found;

static enum hypervisor_result is_unusable(enum hypervisor_result result, const char *what,
                                          const char *what_to_do)
{
    say("VMX cannot be used: %s", what);
    say("  %s", what_to_do);
    return result;
}

/* VMXON wants the lock and the enable bit.  Firmware that left the register unlocked left it to us. */
static enum hypervisor_result enable_in_feature_control(void)
{
    const uint64_t wanted = VMXD_FEATURE_CONTROL_LOCK | VMXD_FEATURE_CONTROL_ENABLE_VMX_OUTSIDE_SMX;
    const vmxd_ia32_feature_control found_there =
        vmxd_ia32_feature_control_from(platform_read_msr(VMXD_MSR_FEATURE_CONTROL));

    if ((found_there.full & wanted) == wanted)
        return HYPERVISOR_PASS;
    if (VMXD_GET(VMXD_FEATURE_CONTROL_LOCK, found_there))
        return is_unusable(HYPERVISOR_LOCKED_OFF,
                           "IA32_FEATURE_CONTROL is locked with VMX disabled",
                           "enable Intel VT-x in the firmware's set-up, then switch off and on");
    platform_write_msr(VMXD_MSR_FEATURE_CONTROL, found_there.full | wanted);
    return HYPERVISOR_PASS;
}

static enum hypervisor_result check_regions(vmxd_ia32_vmx_basic basic)
{
    if (VMXD_GET(VMXD_BASIC_VMCS_MEMORY_TYPE, basic) != VMXD_MEMORY_TYPE_WB)
        return is_unusable(HYPERVISOR_NO_VMX,
                           "IA32_VMX_BASIC wants VMX structures in uncached memory",
                           "no processor that is known does; this example keeps them write-back");
    if (VMXD_GET(VMXD_BASIC_VMCS_REGION_SIZE, basic) > VMXD_VMCS_REGION_SIZE_MAX)
        return is_unusable(HYPERVISOR_NO_VMX,
                           "IA32_VMX_BASIC wants a VMCS region of more than 4096 bytes",
                           "this is not what the manual says: is it an emulator's fault?");
    return HYPERVISOR_PASS;
}

enum hypervisor_result vmx_preflight(struct vmxd_capabilities *capabilities)
{
    enum hypervisor_result result;

    if (!(x86_cpuid(1, 0).rcx & X86_CPUID1_ECX_VMX))
        return is_unusable(HYPERVISOR_NO_VMX, "CPUID.1:ECX[5] is 0, this processor has no VMX",
                           "take an Intel processor with VT-x, or Bochs with one of its models");
    if (x86_cr4() & X86_CR4_VMXE)
        return is_unusable(HYPERVISOR_IN_USE, "CR4.VMXE is set, another hypervisor uses VMX here",
                           "unload it (for KVM: modprobe -r kvm_intel), then try again");
    result = enable_in_feature_control();
    if (result != HYPERVISOR_PASS)
        return result;
    *capabilities = vmxd_capabilities_read(platform_read_msr);
    result = check_regions(capabilities->basic);
    if (result != HYPERVISOR_PASS)
        return result;
    say("VMX: revision 0x%x, %s controls, %s",
        (uint32_t)VMXD_GET(VMXD_BASIC_VMCS_REVISION_IDENTIFIER, capabilities->basic),
        VMXD_GET(VMXD_BASIC_DEFAULT1_CONTROLS_MAY_BE_0, capabilities->basic) ? "TRUE" : "default",
        vmxd_ctls32_allow(capabilities->secondary, VMXD_SECONDARY_ENABLE_EPT) ? "EPT" : "no EPT");
    return HYPERVISOR_PASS;
}

static void remember_host(void)
{
    found.dr7 = x86_dr7();
    found.ldtr = x86_ldtr();
    found.gdtr = x86_gdtr();
    found.idtr = x86_idtr();
}

/* VM exits leave limits of FFFFH in GDTR and IDTR, no LDTR, and 400H in DR7.  The limit of 67H that they
 * leave in TR is the platform's to mend if it has another: LTR needs a descriptor that it can write.
 * They clear IA32_DEBUGCTL, too (not every processor here has that MSR: Bochs has none). */
static void restore_host(void)
{
    x86_set_gdtr(found.gdtr);
    x86_set_idtr(found.idtr);
    x86_set_ldtr(found.ldtr);
    x86_set_dr7(found.dr7);
    platform_write_cr4(x86_cr4() & ~found.cr4_added);
    x86_set_cr0(x86_cr0() & ~found.cr0_added);
}

/* The bits of CR0 and CR4 that VMX operation fixes; not if the host has one set that must be 0. */
static enum hypervisor_result fix_control_registers(const struct vmxd_capabilities *c)
{
    const uint64_t cr0 = x86_cr0(), cr4 = x86_cr4();

    if (cr0 & ~c->cr0_fixed1)
        return is_unusable(HYPERVISOR_NO_VMX, "CR0 has a bit set that VMX operation does not allow",
                           "IA32_VMX_CR0_FIXED1 tells which; clear it before");
    if ((cr4 | X86_CR4_VMXE) & ~c->cr4_fixed1)
        return is_unusable(HYPERVISOR_NO_VMX, "CR4 has a bit set that VMX operation does not allow",
                           "IA32_VMX_CR4_FIXED1 tells which; clear it before");
    found.cr0_added = c->cr0_fixed0 & ~cr0;
    found.cr4_added = (c->cr4_fixed0 | X86_CR4_VMXE) & ~cr4;
    x86_set_cr0(cr0 | found.cr0_added);
    platform_write_cr4(cr4 | found.cr4_added);
    return HYPERVISOR_PASS;
}

static uint64_t on_pointer;

uint64_t vmx_on_pointer(void)
{
    return on_pointer;
}

enum hypervisor_result vmx_on(const struct vmxd_capabilities *capabilities)
{
    struct vmxd_vmcs_header *region = platform_page();
    enum hypervisor_result result;

    if (region == NULL)
        return is_unusable(HYPERVISOR_NO_VMX, "there is no page for the VMXON region",
                           "give the platform more memory");
    region->revision =
        vmxd_vmcs_revision_from(VMXD_GET(VMXD_BASIC_VMCS_REVISION_IDENTIFIER, capabilities->basic));
    on_pointer = platform_physical(region);
    remember_host();
    result = fix_control_registers(capabilities);
    if (result != HYPERVISOR_PASS)
        return result;
    if (vmxd_vmxon(on_pointer) != VMXD_VMSUCCEED) {
        restore_host();
        return is_unusable(HYPERVISOR_NO_VMX, "VMXON ended in VMfailInvalid",
                           "the VMXON region or its revision identifier is not what it wants");
    }
    return HYPERVISOR_PASS;
}

void vmx_off(void)
{
    vmxd_vmxoff();
    restore_host();
}
