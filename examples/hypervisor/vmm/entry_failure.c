/* SPDX-License-Identifier: MIT */
/* entry_failure.c - a failed VM entry: what the rules of VM entry read (entry_check.h). */
#include "vcpu.h"
#include "x86.h"

static struct vmxd_snapshot snapshot; /* 2 KBytes: too much for a kernel's stack */

static bool read_field(uint32_t field, uint64_t *number)
{
    return vmxd_vmread(field, number) == VMXD_VMSUCCEED;
}

static void read_cpuid(uint32_t leaf, uint32_t subleaf, uint32_t registers[4])
{
    const struct cpuid c = x86_cpuid(leaf, subleaf);

    registers[0] = (uint32_t)c.rax;
    registers[1] = (uint32_t)c.rbx;
    registers[2] = (uint32_t)c.rcx;
    registers[3] = (uint32_t)c.rdx;
}

/* What the processor reads in memory.  Not known if the address is not that of a page, or if the host cannot read it. */
static void set_memory(uint32_t input, uint64_t page, uint64_t offset, uint64_t mask)
{
    const uint8_t *memory = page % PLATFORM_PAGE_SIZE == 0 ? platform_memory(page) : NULL;

    if (memory != NULL)
        vmxd_snapshot_set(&snapshot, input,
                          *(const uint64_t *)(const void *)(memory + offset) & mask);
}

struct vmxd_snapshot *entry_snapshot(const struct vcpu *v)
{
    uint64_t *const value = snapshot.value, cr3, vmcs = VMXD_VMCS_POINTER_NONE;

    vmxd_snapshot_read(&snapshot, read_field, platform_read_msr, read_cpuid);
    vmxd_vmptrst(&vmcs);
    cr3 = value[VMXD_INPUT_GUEST_CR3];
    vmxd_snapshot_set(&snapshot, VMXD_INPUT_CURRENT_VMCS, vmcs);
    vmxd_snapshot_set(&snapshot, VMXD_INPUT_VMXON_POINTER, vmxon_pointer());
    vmxd_snapshot_set(&snapshot, VMXD_INPUT_IS_VMRESUME, v->launched);
    vmxd_snapshot_set(&snapshot, VMXD_INPUT_LAUNCHED, v->launched);
    vmxd_snapshot_set(&snapshot, VMXD_INPUT_X2APIC_MODE,
                      (platform_read_msr(X86_MSR_APIC_BASE) & X86_APIC_BASE_X2APIC) != 0);
    set_memory(VMXD_INPUT_CURRENT_REVISION, vmcs, 0, 0xFFFFFFFF);
    set_memory(VMXD_INPUT_LINK_REVISION, value[VMXD_INPUT_GUEST_VMCS_LINK_POINTER], 0, 0xFFFFFFFF);
    set_memory(VMXD_INPUT_VTPR, value[VMXD_INPUT_CTRL_VIRTUAL_APIC_ADDRESS], 0x80, 0xFF);
    for (uint32_t i = 0; i < 4; i++) /* bits 31:5 of CR3 are the address */
        set_memory(VMXD_INPUT_CR3_PDPTE0 + i, cr3 & 0xFFFFF000, (cr3 & 0xFE0) + 8ull * i, ~0ull);
    return &snapshot;
}

uint32_t entry_outcome(const struct vmx_outcome *o)
{
    if (o->status == VMXD_VMFAIL_VALID)
        return vmxd_entry_outcome_of_error(o->error);
    return o->status == VMXD_VMFAIL_INVALID
               ? VMXD_OUTCOME_VMFAIL_INVALID
               : vmxd_entry_outcome_of_exit(o->reason, o->qualification);
}

void entry_failure_report(const struct vcpu *v)
{
    char text[LOG_EXIT_SIZE];

    log_entry_failure(&v->entry, text, sizeof(text));
    if (v->entry.status == VMXD_VMSUCCEED)
        log_line("  %08x  %s", v->entry.reason.full, text);
    else
        log_line("  %s", text);
    platform_entry_failed(entry_snapshot(v), entry_outcome(&v->entry), v->entry.qualification);
}
