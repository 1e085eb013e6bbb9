/* SPDX-License-Identifier: MIT */
/* handle_io.c - IN, OUT, INS and OUTS, for the ports of the guest program. */
#include "handlers.h"
#include "x86.h"

static uint32_t port_read(struct vcpu *v, vmxd_qual_io q, unsigned int bytes)
{
    const uint32_t value = v->guest->port_read(v, (uint16_t)VMXD_GET(VMXD_QUAL_IO_PORT, q), bytes);

    return value & (0xFFFFFFFF >> (32 - 8 * bytes));
}

static void port_write(struct vcpu *v, vmxd_qual_io q, unsigned int bytes, uint32_t value)
{
    v->guest->port_write(v, (uint16_t)VMXD_GET(VMXD_QUAL_IO_PORT, q), bytes, value);
}

/* IN to AL or AX keeps the other bits of RAX; IN to EAX clears the upper half. */
static void register_io(struct vcpu *v, vmxd_qual_io q, unsigned int bytes)
{
    const uint32_t mask = 0xFFFFFFFF >> (32 - 8 * bytes);
    uint64_t *rax = &v->gpr[VMXD_GPR_RAX];

    if (!VMXD_GET(VMXD_QUAL_IO_DIRECTION, q))
        port_write(v, q, bytes, (uint32_t)*rax & mask);
    else
        *rax = (bytes == 4 ? 0 : *rax & ~(uint64_t)mask) | port_read(v, q, bytes);
}

static bool move_element(struct vcpu *v, vmxd_qual_io q, unsigned int bytes)
{
    uint8_t *memory = guest_data(v, READ_NATURAL(VMXD_VMCS_INFO_GUEST_LINEAR_ADDRESS), bytes);
    uint32_t value = 0;

    if (memory == NULL)
        return false;
    if (VMXD_GET(VMXD_QUAL_IO_DIRECTION, q)) {
        value = port_read(v, q, bytes);
        for (unsigned int i = 0; i < bytes; i++)
            memory[i] = (uint8_t)(value >> 8 * i);
    } else {
        for (unsigned int i = 0; i < bytes; i++)
            value |= (uint32_t)memory[i] << 8 * i;
        port_write(v, q, bytes, value);
    }
    return true;
}

/* The address size says how many bits of RSI, RDI and RCX the instruction uses.  Without instruction
 * information (IA32_VMX_BASIC[54] = 0) the guest's 64-bit code uses 64. */
static uint64_t address_mask(const struct vcpu *v)
{
    const vmxd_instr_info_ins_outs info =
        vmxd_instr_info_ins_outs_from(READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFO));

    if (VMXD_GET(VMXD_BASIC_INS_OUTS_EXIT_INFORMATION, v->capabilities->basic) &&
        VMXD_GET(VMXD_INFO_INS_OUTS_ADDRESS_SIZE, info) == VMXD_OPERAND_SIZE_32)
        return 0xFFFFFFFF;
    return ~0ull;
}

/* One element of INS or OUTS.  With REP the guest executes the instruction again for the next element. */
static enum guest_end string_io(struct vcpu *v, vmxd_qual_io q, unsigned int bytes)
{
    const bool down = (READ_NATURAL(VMXD_VMCS_GUEST_RFLAGS) & X86_RFLAGS_DF) != 0;
    const uint64_t mask = address_mask(v);
    uint64_t *index = &v->gpr[VMXD_GET(VMXD_QUAL_IO_DIRECTION, q) ? VMXD_GPR_RDI : VMXD_GPR_RSI];
    uint64_t *count = &v->gpr[VMXD_GPR_RCX];

    if (!move_element(v, q, bytes))
        return stop_guest(v, "the operand of INS or OUTS is not in the guest's data");
    *index = (*index + (down ? -(uint64_t)bytes : bytes)) & mask;
    if (VMXD_GET(VMXD_QUAL_IO_REP, q))
        *count = (*count - 1) & mask;
    if (!VMXD_GET(VMXD_QUAL_IO_REP, q) || *count == 0)
        skip_instruction();
    return GUEST_RUNS;
}

enum guest_end handle_io(struct vcpu *v)
{
    const vmxd_qual_io q = vmxd_qual_io_from(qualification());
    const unsigned int bytes = (unsigned int)VMXD_GET(VMXD_QUAL_IO_SIZE, q) + 1;

    if (VMXD_GET(VMXD_QUAL_IO_STRING, q))
        return string_io(v, q, bytes);
    register_io(v, q, bytes);
    skip_instruction();
    return GUEST_RUNS;
}
