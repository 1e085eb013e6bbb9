/* SPDX-License-Identifier: MIT */
/* handle_instructions.c - instructions that access neither system registers nor ports. */
#include "handlers.h"
#include "x86.h"

enum guest_end handle_hlt(struct vcpu *v)
{
    if (!(READ_NATURAL(VMXD_VMCS_GUEST_RFLAGS) & X86_RFLAGS_IF))
        return stop_guest(v, "HLT with RFLAGS.IF = 0: no interrupt can end it");
    skip_instruction(); /* as if an interrupt ended the HLT state at once */
    return GUEST_RUNS;
}

/* PAUSE, MONITOR and MWAIT are hints.  INVD and WBINVD have no effect: the caches are coherent.  INVLPG and
 * INVPCID need none: a VM entry without VPID invalidates the guest's linear mappings. */
enum guest_end handle_as_nop(void)
{
    skip_instruction();
    return GUEST_RUNS;
}

/* RDTSC and RDTSCP.  IA32_TSC_AUX of the guest is 0. */
enum guest_end handle_rdtsc(struct vcpu *v)
{
    const uint64_t tsc = x86_rdtsc();

    v->gpr[VMXD_GPR_RAX] = (uint32_t)tsc;
    v->gpr[VMXD_GPR_RDX] = tsc >> 32;
    if (vmxd_exit_is(v->entry.reason, VMXD_EXIT_RDTSCP))
        v->gpr[VMXD_GPR_RCX] = 0;
    skip_instruction();
    return GUEST_RUNS;
}

/* XCR0 of the guest keeps its value after reset.  XCR0 of the processor stays the host's. */
enum guest_end handle_xsetbv(struct vcpu *v)
{
    const uint64_t value = v->gpr[VMXD_GPR_RDX] << 32 | (uint32_t)v->gpr[VMXD_GPR_RAX];

    if ((uint32_t)v->gpr[VMXD_GPR_RCX] != 0 || value != X86_XCR0_X87)
        return inject_exception(VMXD_VECTOR_GP);
    skip_instruction();
    return GUEST_RUNS;
}

/* --- RDRAND and RDSEED --- */

/* Writing 16 bits of a register keeps its other bits; writing 32 bits clears the upper half. */
static uint64_t resized(uint64_t old, uint64_t value, uint32_t size)
{
    switch (size) {
    case VMXD_OPERAND_SIZE_16:
        return (old & ~0xFFFFull) | (value & 0xFFFF);
    case VMXD_OPERAND_SIZE_32:
        return (uint32_t)value;
    default:
        return value;
    }
}

/* CF = 1: a number was available.  The other status flags are 0. */
enum guest_end handle_random(struct vcpu *v)
{
    const vmxd_instr_info_rdrand_rdseed info =
        vmxd_instr_info_rdrand_rdseed_from(READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFO));
    const uint64_t flags = READ_NATURAL(VMXD_VMCS_GUEST_RFLAGS) & ~(uint64_t)X86_RFLAGS_STATUS;
    uint64_t number;
    const bool valid =
        vmxd_exit_is(v->entry.reason, VMXD_EXIT_RDRAND) ? x86_rdrand(&number) : x86_rdseed(&number);

    write_gpr(v, VMXD_GET(VMXD_INFO_RDRAND_RDSEED_REG1, info),
              resized(read_gpr(v, VMXD_GET(VMXD_INFO_RDRAND_RDSEED_REG1, info)), valid ? number : 0,
                      VMXD_GET(VMXD_INFO_RDRAND_RDSEED_OPERAND_SIZE, info)));
    WRITE_NATURAL(VMXD_VMCS_GUEST_RFLAGS, valid ? flags | X86_RFLAGS_CF : flags);
    skip_instruction();
    return GUEST_RUNS;
}

/* RIP is moved first: the hypercall may end the guest. */
enum guest_end handle_vmcall(struct vcpu *v)
{
    skip_instruction();
    return v->guest->hypercall(v);
}
