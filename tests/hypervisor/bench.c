/* SPDX-License-Identifier: MIT */
/* cost.c - what an exit costs: the way from a guest's instruction through the host to its next one. */
#include "../core/report.h"
#include "../core/x86.h"
#include "case.h"

/* What the guests measure: the time between two readings of the TSC, with an exit between them, and
 * without.  An emulator whose TSC counts instructions makes of it the exact length of the way. */
static uint64_t guest_ticks GUEST_DATA = 0;
static uint64_t guest_floor GUEST_DATA = 0;

/* The time that `instruction` takes, in EAX; it may use every register but RSI. */
#define TIMED(prepare, instruction)                                        \
    "rdtsc\n\tmov %%eax, %%esi\n\t" prepare "\n1: " instruction "\n2:\n\t" \
    "rdtsc\n\tsub %%esi, %%eax"

/* Several times, for what the first time warms up; the last counts. */
#define MEASURE(reason, prepare, instruction)                                               \
    do {                                                                                    \
        uint64_t floor = 0, ticks = 0, ebx, ecx, edx, esi;                                  \
                                                                                            \
        for (int i = 0; i < 4; i++) {                                                       \
            __asm__ volatile(TIMED("xor %%eax, %%eax", "") : "=a"(floor) : : "rdx", "rsi"); \
            EXPECT("1f", "2f", EXIT_ROW(reason, 0, 0, 0), TIMED(prepare, instruction),      \
                   "=a"(ticks), "=b"(ebx), "=c"(ecx), "=d"(edx), "=S"(esi));                \
        }                                                                                   \
        guest_floor = floor;                                                                \
        guest_ticks = ticks;                                                                \
        return 0;                                                                           \
    } while (0)

GUEST_TEXT static uint64_t guest_cost_cpuid(void)
{
    MEASURE(VMXD_EXIT_CPUID, "xor %%eax, %%eax", "cpuid");
}
GUEST_CASE(guest_cost_cpuid, "round trip of CPUID", GUEST_DONE, 0)

GUEST_TEXT static uint64_t guest_cost_rdmsr(void)
{
    MEASURE(VMXD_EXIT_RDMSR, "mov $0x175, %%ecx" /* IA32_SYSENTER_ESP */, "rdmsr");
}
GUEST_CASE(guest_cost_rdmsr, "round trip of RDMSR", GUEST_DONE, 0)

GUEST_TEXT static uint64_t guest_cost_vmcall(void)
{
    MEASURE(VMXD_EXIT_VMCALL, "mov $1, %%eax" /* HYPERCALL_ADD */, "vmcall");
}
GUEST_CASE(guest_cost_vmcall, "round trip of VMCALL", GUEST_DONE, 0)
_Static_assert(HYPERCALL_ADD == 1, "guest_cost_vmcall");

/* The longest time around the loop, of 10 instructions, is the one in which the timer expired.  The way
 * to the loop is as long. */
GUEST_TEXT static uint64_t guest_cost_timer(void)
{
    uint64_t enough = guest_wakeups + 4, shortest = ~0ull, longest = 0;
    uint64_t rax, rdx, last;

    EXPECT("1f", "2f",
           ROW(1, VMXD_KIND_EVENT, VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED, 0, 0, 0, 0, 0, 0, 0, 0),
           "rdtsc\n\tmov %%eax, %k[last]\n\t.rept 8\n\tnop\n\t.endr\n"
           "1: rdtsc\n\tmov %%eax, %%edx\n\tsub %k[last], %%edx\n\tmov %%eax, %k[last]\n\t"
           "cmp %[longest], %%rdx\n\tcmova %%rdx, %[longest]\n\t"
           "cmp %[shortest], %%rdx\n\tcmovb %%rdx, %[shortest]\n\t"
           "cmp %[enough], guest_wakeups(%%rip)\n\tjb 1b\n2:",
           [longest] "+r"(longest), [shortest] "+r"(shortest), [last] "=&r"(last), "=&a"(rax),
           "=&d"(rdx), [enough] "+r"(enough));
    guest_floor = shortest;
    guest_ticks = longest;
    return 0;
}
GUEST_CASE(guest_cost_timer, "round trip of the VMX-preemption timer", GUEST_DONE,
           .time_slice = 100)

/* --- The host's side --- */

static struct field_accesses accesses_at_exit[2]; /* at the last two exits, the newer one first */
static uint32_t observed;

static void note_accesses(const struct vcpu *v)
{
    if (vmxd_exit_basic(v->reason) == observed) {
        accesses_at_exit[1] = accesses_at_exit[0];
        accesses_at_exit[0] = field_accesses;
    }
}

static bool run(struct vcpu *v, const struct guest_case *c, void (*observe)(const struct vcpu *v))
{
    if (!vmcs_setup(v, &c->needs, c->run))
        return false;
    v->observe = observe;
    return vcpu_run(v) == GUEST_DONE;
}

/* The fields are counted in one run, the time in another, in which nobody looks on. */
/* `instructions` is how many the guest executes around the exit. */
static void measure(struct vcpu *v, const char *what, uint32_t basic, const struct guest_case *c,
                    uint64_t instructions)
{
    if (vmcs_missing(v->capabilities, &c->needs) != NULL)
        return;
    observed = basic;
    if (!run(v, c, note_accesses) || !run(v, c, NULL)) {
        check_failed("the round trip could not be measured");
        return;
    }
    say("vmxdefs demo: %s round trip %lu %s, %lu VMREADs, %lu VMWRITEs", what,
        guest_ticks - guest_floor, guest_floor == instructions ? "instructions" : "TSC ticks",
        accesses_at_exit[0].reads - accesses_at_exit[1].reads,
        accesses_at_exit[0].writes - accesses_at_exit[1].writes);
}

void measure_cost(struct vcpu *v)
{
    measure(v, "CPUID", VMXD_EXIT_CPUID, &guest_cost_cpuid_case, 3);
    measure(v, "RDMSR", VMXD_EXIT_RDMSR, &guest_cost_rdmsr_case, 3);
    measure(v, "VMCALL", VMXD_EXIT_VMCALL, &guest_cost_vmcall_case, 3);
    measure(v, "preemption-timer", VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED, &guest_cost_timer_case,
            10);
}
