/* SPDX-License-Identifier: MIT */
/* handle_io.c - ports: one that latches, the others as if nothing were there. */
#include "handlers.h"
#include "report.h"
#include "x86.h"

static uint32_t port_read(const struct vcpu *v, uint64_t port, unsigned int bytes)
{
    const uint32_t value = port == GUEST_PORT ? v->port_latch : 0xFFFFFFFF;

    return value & (0xFFFFFFFF >> (32 - 8 * bytes));
}

static void port_write(struct vcpu *v, uint64_t port, uint32_t value)
{
    if (port == GUEST_PORT)
        v->port_latch = value;
}

/* IN to AL and AX leaves the rest of RAX; IN to EAX clears the high half. */
static void register_io(struct vcpu *v, uint64_t port, unsigned int bytes, bool in)
{
    const uint32_t mask = 0xFFFFFFFF >> (32 - 8 * bytes);
    uint64_t *rax = &v->gpr[VMXD_GPR_RAX];

    if (!in)
        port_write(v, port, (uint32_t)*rax & mask);
    else
        *rax = (bytes == 4 ? 0 : *rax & ~(uint64_t)mask) | port_read(v, port, bytes);
}

/* One element of INS or OUTS; with REP the guest executes the instruction again for the next. */
static enum guest_end string_io(struct vcpu *v, vmxd_qual_io q, unsigned int bytes)
{
    uint8_t *memory = guest_data(READ_NATURAL(VMXD_VMCS_INFO_GUEST_LINEAR_ADDRESS), bytes);
    const bool down = (READ_NATURAL(VMXD_VMCS_GUEST_RFLAGS) & X86_RFLAGS_DF) != 0;
    uint32_t value = VMXD_GET(VMXD_QUAL_IO_DIRECTION, q)
                         ? port_read(v, VMXD_GET(VMXD_QUAL_IO_PORT, q), bytes)
                         : 0;

    if (memory == NULL)
        return stop_guest(v, "INS or OUTS outside the guest's memory");
    for (unsigned int i = 0; i < bytes; i++) {
        if (VMXD_GET(VMXD_QUAL_IO_DIRECTION, q))
            memory[i] = (uint8_t)(value >> 8 * i);
        else
            value |= (uint32_t)memory[i] << 8 * i;
    }
    if (!VMXD_GET(VMXD_QUAL_IO_DIRECTION, q))
        port_write(v, VMXD_GET(VMXD_QUAL_IO_PORT, q), value);
    v->gpr[VMXD_GET(VMXD_QUAL_IO_DIRECTION, q) ? VMXD_GPR_RDI : VMXD_GPR_RSI] +=
        down ? -(uint64_t)bytes : bytes;
    if (!VMXD_GET(VMXD_QUAL_IO_REP, q) || --v->gpr[VMXD_GPR_RCX] == 0)
        skip_instruction();
    return GUEST_RUNS;
}

enum guest_end handle_io(struct vcpu *v)
{
    const vmxd_qual_io q = vmxd_qual_io_from(qualification());
    const unsigned int bytes = (unsigned int)VMXD_GET(VMXD_QUAL_IO_SIZE, q) + 1;

    if (VMXD_GET(VMXD_QUAL_IO_STRING, q))
        return string_io(v, q, bytes);
    register_io(v, VMXD_GET(VMXD_QUAL_IO_PORT, q), bytes, VMXD_GET(VMXD_QUAL_IO_DIRECTION, q) != 0);
    skip_instruction();
    return GUEST_RUNS;
}
