/* SPDX-License-Identifier: MIT */
/* fred_host.c - a host that uses FRED: an NMI that causes a VM exit reaches the host's handler as an NMI.
 *
 * The bare-metal host has no FRED of its own: this case turns it on around the guest.  The guest is the one of the case
 * "NMI".  A machine check cannot be made; its handler is called without one.
 */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "fred.h"

/* The entry point for ring 3, which is not used, and for ring 0: counts the event, and copies its frame.  Any other event
 * than those two is a mistake, and the second #UD shuts the processor down. */
__asm__(".pushsection .text, \"ax\"\n"
        "\t.balign 4096\n"
        "fred_host_entry: ud2\n"
        "\t.org fred_host_entry + 256\n"
        "\tpush %rcx\n\tpush %rsi\n\tpush %rdi\n"
        "\tlea 24(%rsp), %rsi\n"
        "\tlea fred_host_frames(%rip), %rdi\n"
        "\tmov fred_host_events(%rip), %rcx\n"
        "\tcmp $2, %rcx\n\tjae fred_host_entry\n"
        "\tshl $6, %rcx\n\tadd %rcx, %rdi\n"
        "\tmov $8, %ecx\n\tcld\n\trep movsq\n"
        "\tincq fred_host_events(%rip)\n"
        "\tincq guest_async_exits(%rip)\n" /* the guest waits for it */
        "\tpop %rdi\n\tpop %rsi\n\tpop %rcx\n"
        "\t.byte 0xF2, 0x0F, 0x01, 0xCA\n" /* erets */
        "\t.popsection");
extern const char fred_host_entry[];
extern struct fred_frame fred_host_frames[2];
extern uint64_t fred_host_events;
struct fred_frame fred_host_frames[2];
uint64_t fred_host_events;

void fred_host_start(struct vcpu *v)
{
    fred_host_events = 0;
    platform_write_msr(MSR_FRED_STKLVLS, 0);
    platform_write_msr(MSR_FRED_CONFIG, (uintptr_t)fred_host_entry);
    platform_write_cr4(x86_cr4() | X86_CR4_FRED);
    vmcs_set_host_state();
    v->owns_nmi = false;
}

static bool is_event(const struct fred_frame *f, uint64_t event)
{
    return f->ss == (x86_ss() | event) && f->cs == x86_cs() && f->error == 0 && f->data == 0 &&
           f->zero == 0 && f->rip != 0 && f->rsp % 8 == 0;
}

bool fred_host_end(const struct vcpu *v)
{
    bool correct;

    (void)v;
    platform_raise_machine_check();
    correct =
        fred_host_events == 2 &&
        is_event(&fred_host_frames[0], SS_EVENT(VMXD_EVENT_NMI, VMXD_VECTOR_NMI, 0) | SS_NMI) &&
        is_event(&fred_host_frames[1], SS_EVENT(VMXD_EVENT_HARDWARE_EXCEPTION, VMXD_VECTOR_MC, 0));
    platform_write_cr4(x86_cr4() & ~(uint64_t)X86_CR4_FRED);
    platform_write_msr(MSR_FRED_CONFIG, 0);
    return correct;
}
