/* SPDX-License-Identifier: MIT */
/* host_state.c - state that a guest can change, and that the VMCS does not switch.
 *
 * A VM exit loads CR0, CR3, CR4, the segments, RSP, RIP and some MSRs of the host.  What follows is exchanged
 * once around a run of the guest, and whenever the host's own code runs in between (an interrupt, an NMI, a
 * machine check), but not at each exit: the handlers use none of it.
 *
 *     CR2, DR6                a page fault and a debug exception of the guest write them
 *     IA32_KERNEL_GS_BASE     SWAPGS in the guest
 *     x87, SSE, AVX, PKRU     as far as the host itself enables them (CR4.OSXSAVE, XCR0)
 *     GDTR, IDTR, LDTR, DR7,  a VM exit leaves limits of FFFFH, no LDT, 400H and 0
 *     IA32_DEBUGCTL
 *
 * What a guest cannot reach is not saved: MOV to DR0-DR3 and DR7, XSETBV and WRMSR of the SYSCALL MSRs exit
 * in every guest (vmcs_setup.c).  A VM exit also sets the limit of TR to 67H: a host whose TSS is longer
 * reloads TR itself.
 */
#include "vcpu.h"
#include "x86.h"

static struct {
    struct unswitched_state unswitched;
    struct descriptor_table gdtr, idtr;
    uint16_t ldtr;
    uint64_t dr7, debugctl;
    bool has_debugctl;
} host;

static struct extended_state host_extended, guest_extended;

/* All components that XCR0 enables, PKRU among them, but for those that IA32_XFD disables: the guest cannot use
 * these, and XRSTOR of one raises #NM.  0: the host has no XSAVE, so FXSAVE is used. */
static uint64_t component_mask(void)
{
    uint64_t disabled;

    if (!(x86_cr4() & X86_CR4_OSXSAVE))
        return 0;
    return platform_try_read_msr(X86_MSR_XFD, &disabled) ? ~disabled : ~0ull;
}

static void save_extended(struct extended_state *s)
{
    const uint64_t mask = component_mask();

    if (mask)
        __asm__ volatile("xsave64 %0"
                         : "+m"(*s)
                         : "a"((uint32_t)mask), "d"((uint32_t)(mask >> 32)));
    else
        __asm__ volatile("fxsave64 %0" : "+m"(*s));
}

static void load_extended(const struct extended_state *s)
{
    const uint64_t mask = component_mask();

    if (mask)
        __asm__ volatile("xrstor64 %0"
                         :
                         : "m"(*s), "a"((uint32_t)mask), "d"((uint32_t)(mask >> 32)));
    else
        __asm__ volatile("fxrstor64 %0" : : "m"(*s));
}

static void save(struct unswitched_state *s)
{
    s->cr2 = x86_cr2();
    s->dr6 = x86_dr6();
    s->kernel_gs_base = platform_read_msr(X86_MSR_KERNEL_GS_BASE);
    save_extended(s->extended);
}

static void load(const struct unswitched_state *s)
{
    x86_set_cr2(s->cr2);
    x86_set_dr6(s->dr6);
    platform_write_msr(X86_MSR_KERNEL_GS_BASE, s->kernel_gs_base);
    load_extended(s->extended);
}

/* The guest starts with the values after reset: XRSTOR takes them where XSTATE_BV, in the XSAVE header, is 0. */
#define LEGACY_AND_HEADER_SIZE 576
#define FCW_OFFSET             0
#define MXCSR_OFFSET           24

static void reset_extended(struct extended_state *s)
{
    for (size_t i = 0; i < LEGACY_AND_HEADER_SIZE; i++)
        s->area[i] = 0;
    *(uint16_t *)(void *)&s->area[FCW_OFFSET] = 0x37F;
    *(uint32_t *)(void *)&s->area[MXCSR_OFFSET] = 0x1F80;
}

bool host_state_setup(struct vcpu *v)
{
    if (component_mask() && x86_cpuid(0xD, 0).rbx > EXTENDED_STATE_SIZE) {
        log_line("the host's extended state needs %u bytes, and EXTENDED_STATE_SIZE is %u",
                 (uint32_t)x86_cpuid(0xD, 0).rbx, EXTENDED_STATE_SIZE);
        return false;
    }
    host.unswitched.extended = &host_extended;
    v->state = (struct unswitched_state){.dr6 = X86_DR6_INIT, .extended = &guest_extended};
    reset_extended(&guest_extended);
    return true;
}

void host_state_to_guest(struct vcpu *v)
{
    save(&host.unswitched);
    host.gdtr = x86_gdtr();
    host.idtr = x86_idtr();
    host.ldtr = x86_ldtr();
    host.dr7 = x86_dr7();
    host.has_debugctl = platform_try_read_msr(X86_MSR_DEBUGCTL, &host.debugctl);
    load(&v->state);
}

void host_state_to_host(struct vcpu *v)
{
    save(&v->state);
    load(&host.unswitched);
    x86_set_gdtr(host.gdtr);
    x86_set_idtr(host.idtr);
    x86_set_ldtr(host.ldtr);
    x86_set_dr7(host.dr7);
    if (host.has_debugctl)
        platform_write_msr(X86_MSR_DEBUGCTL, host.debugctl);
}
