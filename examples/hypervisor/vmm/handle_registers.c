/* SPDX-License-Identifier: MIT */
/* handle_registers.c - control registers, debug registers, MSRs. */
#include "handlers.h"
#include "x86.h"

#define CR0_PE   0x1u
#define CR0_LMSW 0xFu
#define CR0_WP   0x10000u
#define CR0_PG   0x80000000u

/* CR4.CET needs CR0.WP. */
static bool cr0_cr4_consistent(uint64_t cr0, uint64_t cr4)
{
    return (cr0 & CR0_WP) || !(cr4 & X86_CR4_CET);
}

static bool set_cr0(const struct vcpu *v, uint64_t value)
{
    if (!(value & CR0_PE) || !(value & CR0_PG))
        return false; /* the guest runs in 64-bit mode only */
    if (!cr0_cr4_consistent(value, READ_NATURAL(VMXD_VMCS_CTRL_CR4_READ_SHADOW)))
        return false;
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR0,
                  vmxd_cr_adjust(value, v->capabilities->cr0_fixed0, v->capabilities->cr0_fixed1));
    WRITE_NATURAL(VMXD_VMCS_CTRL_CR0_READ_SHADOW, value);
    return true;
}

static bool set_cr4(const struct vcpu *v, uint64_t value)
{
    if (!(value & X86_CR4_PAE) || (value & X86_CR4_VMXE) || (value & ~v->capabilities->cr4_fixed1))
        return false;
    if ((value ^ READ_NATURAL(VMXD_VMCS_CTRL_CR4_READ_SHADOW)) & X86_CR4_LA57)
        return false; /* the number of paging levels cannot change in 64-bit mode */
    if (!cr0_cr4_consistent(READ_NATURAL(VMXD_VMCS_CTRL_CR0_READ_SHADOW), value))
        return false;
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR4,
                  vmxd_cr_adjust(value | X86_CR4_MCE, v->capabilities->cr4_fixed0,
                                 v->capabilities->cr4_fixed1));
    WRITE_NATURAL(VMXD_VMCS_CTRL_CR4_READ_SHADOW, value);
    return true;
}

/* Without EPT only the guest's page tables protect the host's memory, so they must stay. */
static bool set_cr3(uint64_t value)
{
    if (memory_eptp() == 0 && value != memory_guest_cr3())
        return false;
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR3, value);
    return true;
}

static bool mov_to_cr(struct vcpu *v, uint64_t number, uint64_t value)
{
    switch (number) {
    case 0:
        return set_cr0(v, value);
    case 3:
        return set_cr3(value);
    case 4:
        return set_cr4(v, value);
    default: /* 8 */
        if (value > 0xF)
            return false;
        v->cr8 = value;
        return true;
    }
}

enum guest_end handle_control_register(struct vcpu *v)
{
    const vmxd_qual_cr q = vmxd_qual_cr_from(qualification());
    const uint64_t cr0 = READ_NATURAL(VMXD_VMCS_CTRL_CR0_READ_SHADOW);
    bool allowed = true;

    switch (VMXD_GET(VMXD_QUAL_CR_ACCESS_TYPE, q)) {
    case VMXD_CR_ACCESS_MOV_TO_CR:
        allowed = mov_to_cr(v, VMXD_GET(VMXD_QUAL_CR_NUMBER, q),
                            read_gpr(v, VMXD_GET(VMXD_QUAL_CR_GPR, q)));
        break;
    case VMXD_CR_ACCESS_MOV_FROM_CR:
        write_gpr(v, VMXD_GET(VMXD_QUAL_CR_GPR, q),
                  VMXD_GET(VMXD_QUAL_CR_NUMBER, q) == 3 ? READ_NATURAL(VMXD_VMCS_GUEST_CR3)
                                                        : v->cr8);
        break;
    case VMXD_CR_ACCESS_CLTS:
        allowed = set_cr0(v, cr0 & ~(uint64_t)X86_CR0_TS);
        break;
    case VMXD_CR_ACCESS_LMSW: /* LMSW can set PE, but not clear it */
        allowed = set_cr0(v, (cr0 & ~(uint64_t)CR0_LMSW) | (cr0 & CR0_PE) |
                                 (VMXD_GET(VMXD_QUAL_CR_LMSW_SOURCE_DATA, q) & CR0_LMSW));
        break;
    }
    if (!allowed)
        return inject_exception(VMXD_VECTOR_GP);
    skip_instruction();
    return GUEST_RUNS;
}

/* DR6 is in the processor while the guest runs (host_state.c).  The others keep what the guest writes, but
 * its breakpoints are not enabled.  DR4 and DR5 are DR6 and DR7. */
static uint64_t debug_register(vmxd_qual_dr q)
{
    const uint64_t number = VMXD_GET(VMXD_QUAL_DR_NUMBER, q);

    return number == 4 || number == 5 ? number + 2 : number;
}

static bool set_dr(struct vcpu *v, uint64_t number, uint64_t value)
{
    if (number >= 6 && value >> 32 != 0)
        return false;
    if (number == 6)
        x86_set_dr6(value);
    else
        v->dr[number] = value;
    return true;
}

enum guest_end handle_mov_dr(struct vcpu *v)
{
    const vmxd_qual_dr q = vmxd_qual_dr_from(qualification());
    const uint64_t number = debug_register(q), gpr = VMXD_GET(VMXD_QUAL_DR_GPR, q);

    if (VMXD_GET(VMXD_QUAL_DR_DIRECTION, q))
        write_gpr(v, gpr, number == 6 ? x86_dr6() : v->dr[number]);
    else if (!set_dr(v, number, read_gpr(v, gpr)))
        return inject_exception(VMXD_VECTOR_GP);
    skip_instruction();
    return GUEST_RUNS;
}

/* --- MSRs: those that have a field in the VMCS; any other raises #GP --- */

static uint32_t field_of_msr(uint64_t msr)
{
    switch (msr) {
    case X86_MSR_SYSENTER_ESP:
        return VMXD_VMCS_GUEST_SYSENTER_ESP;
    case X86_MSR_SYSENTER_EIP:
        return VMXD_VMCS_GUEST_SYSENTER_EIP;
    case X86_MSR_FS_BASE:
        return VMXD_VMCS_GUEST_FS_BASE;
    case X86_MSR_GS_BASE:
        return VMXD_VMCS_GUEST_GS_BASE;
    default:
        return 0;
    }
}

enum guest_end handle_rdmsr(struct vcpu *v)
{
    const uint32_t field = field_of_msr((uint32_t)v->gpr[VMXD_GPR_RCX]);
    uint64_t value;

    if (field == 0)
        return inject_exception(VMXD_VECTOR_GP);
    value = field_read(field);
    v->gpr[VMXD_GPR_RAX] = (uint32_t)value;
    v->gpr[VMXD_GPR_RDX] = value >> 32;
    skip_instruction();
    return GUEST_RUNS;
}

enum guest_end handle_wrmsr(struct vcpu *v)
{
    const uint32_t field = field_of_msr((uint32_t)v->gpr[VMXD_GPR_RCX]);
    const uint64_t value = v->gpr[VMXD_GPR_RDX] << 32 | (uint32_t)v->gpr[VMXD_GPR_RAX];

    if (field == 0 || !x86_is_canonical(value))
        return inject_exception(VMXD_VECTOR_GP); /* all of these MSRs hold linear addresses */
    field_write(field, value);
    skip_instruction();
    return GUEST_RUNS;
}
