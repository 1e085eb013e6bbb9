/* SPDX-License-Identifier: MIT */
/* bench.c - the round trip of an exit: from a guest's instruction through the host to the next one.
 *
 * Built with COUNT_FIELD_ACCESSES, the VMREADs and VMWRITEs of a round trip are counted.  Counting takes
 * instructions itself, so the number of instructions is that of the image built without.
 */
#include "../../examples/hypervisor/vmm/x86.h"
#include "selftest.h"

/* The guests measure the time between two RDTSCs with an exit between them, and without.  If the TSC counts
 * instructions, as in some emulators, the difference is the exact number of instructions. */
static uint64_t guest_ticks GUEST_DATA = 0;
static uint64_t guest_floor GUEST_DATA = 0;

/* The time that `instruction` takes, in EAX; it may use every register but RSI. */
#define TIMED(prepare, instruction)                                        \
    "rdtsc\n\tmov %%eax, %%esi\n\t" prepare "\n1: " instruction "\n2:\n\t" \
    "rdtsc\n\tsub %%esi, %%eax"

/* Several times, to fill caches; the last result counts. */
#define MEASURE(exit_reason, prepare, instruction)                                          \
    do {                                                                                    \
        uint64_t floor = 0, ticks = 0, ebx, ecx, edx, esi;                                  \
                                                                                            \
        for (int i = 0; i < 4; i++) {                                                       \
            __asm__ volatile(TIMED("xor %%eax, %%eax", "") : "=a"(floor) : : "rdx", "rsi"); \
            EXPECT("1f", "2f", TIMED(prepare, instruction),                                 \
                   ("=a"(ticks), "=b"(ebx), "=c"(ecx), "=d"(edx), "=S"(esi)),               \
                   .reason = exit_reason);                                                  \
        }                                                                                   \
        guest_floor = floor;                                                                \
        guest_ticks = ticks;                                                                \
        return 0;                                                                           \
    } while (0)
#define INSTRUCTIONS_OF_FLOOR 3 /* in the time without an exit */

GUEST_TEXT static uint64_t guest_bench_cpuid(void)
{
    MEASURE(VMXD_EXIT_CPUID, "xor %%eax, %%eax", "cpuid");
}
TEST_CASE(bench_cpuid_case) = {
    .name = "round trip of CPUID",
    .run = guest_bench_cpuid,
};

GUEST_TEXT static uint64_t guest_bench_rdmsr(void)
{
    MEASURE(VMXD_EXIT_RDMSR, "mov $0x175, %%ecx" /* IA32_SYSENTER_ESP */, "rdmsr");
}
TEST_CASE(bench_rdmsr_case) = {
    .name = "round trip of RDMSR",
    .run = guest_bench_rdmsr,
};

GUEST_TEXT static uint64_t guest_bench_vmcall(void)
{
    MEASURE(VMXD_EXIT_VMCALL, "mov $1, %%eax" /* HYPERCALL_ADD */, "vmcall");
}
TEST_CASE(bench_vmcall_case) = {
    .name = "round trip of VMCALL",
    .run = guest_bench_vmcall,
};
_Static_assert(HYPERCALL_ADD == 1, "guest_bench_vmcall");

/* The longest pass of the loop, which has 10 instructions, is the one in which the timer expired. */
#define INSTRUCTIONS_OF_LOOP 10

GUEST_TEXT static uint64_t guest_bench_timer(void)
{
    uint64_t enough = guest_async_exits + 4, shortest = ~0ull, longest = 0;
    uint64_t rax, rdx, last;

    EXIT_WITHIN("rdtsc\n\tmov %%eax, %k[last]\n\t.rept 8\n\tnop\n\t.endr\n"
                "1: rdtsc\n\tmov %%eax, %%edx\n\tsub %k[last], %%edx\n\tmov %%eax, %k[last]\n\t"
                "cmp %[longest], %%rdx\n\tcmova %%rdx, %[longest]\n\t"
                "cmp %[shortest], %%rdx\n\tcmovb %%rdx, %[shortest]\n\t"
                "cmp %[enough], guest_async_exits(%%rip)\n\tjb 1b\n2:",
                ([longest] "+r"(longest), [shortest] "+r"(shortest), [last] "=&r"(last), "=&a"(rax),
                 "=&d"(rdx), [enough] "+r"(enough)),
                .reason = VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED);
    guest_floor = shortest;
    guest_ticks = longest;
    return 0;
}
TEST_CASE(bench_timer_case) = {
    .name = "round trip of the VMX-preemption timer",
    .run = guest_bench_timer,
    .config = {.time_slice = 100},
};

/* --- The host --- */

#ifdef COUNT_FIELD_ACCESSES
struct field_accesses field_accesses;

static struct field_accesses at_exit[2]; /* at the last two exits, the newer one first */
static uint32_t observed;

static void note_accesses(const struct vcpu *v)
{
    if (vmxd_exit_basic(v->entry.reason) == observed) {
        at_exit[1] = at_exit[0];
        at_exit[0] = field_accesses;
    }
}

static void log_accesses(char *text, size_t size)
{
    log_text(text, size, ", %lu VMREADs, %lu VMWRITEs", at_exit[0].reads - at_exit[1].reads,
             at_exit[0].writes - at_exit[1].writes);
}
#endif

static bool run(struct vcpu *v, const struct test_case *c, void (*observe)(const struct vcpu *v))
{
    if (!test_setup(v, c))
        return false;
    v->observe = observe;
    return vcpu_run(v) == GUEST_DONE;
}

/* `instructions` of the guest are in the time without an exit: the TSC counts instructions if it is as long. */
static void measure(struct vcpu *v, const char *what, uint32_t basic, const struct test_case *c,
                    uint64_t instructions)
{
    char accesses[48] = "";

    if (test_missing(v->capabilities, c) != NULL)
        return;
#ifdef COUNT_FIELD_ACCESSES /* in a run with an observer; the time comes from one without */
    observed = basic;
    if (!run(v, c, note_accesses)) {
        check_failed("the accesses of a round trip could not be counted");
        return;
    }
    log_accesses(accesses, sizeof(accesses));
#else
    (void)basic;
#endif
    if (!run(v, c, NULL)) {
        check_failed("a round trip could not be measured");
        return;
    }
    log_line("vmxdefs selftest: %s round trip %lu %s%s", what, guest_ticks - guest_floor,
             guest_floor == instructions ? "instructions" : "TSC ticks", accesses);
}

void bench_run(struct vcpu *v)
{
    measure(v, "CPUID", VMXD_EXIT_CPUID, &bench_cpuid_case, INSTRUCTIONS_OF_FLOOR);
    measure(v, "RDMSR", VMXD_EXIT_RDMSR, &bench_rdmsr_case, INSTRUCTIONS_OF_FLOOR);
    measure(v, "VMCALL", VMXD_EXIT_VMCALL, &bench_vmcall_case, INSTRUCTIONS_OF_FLOOR);
    measure(v, "preemption-timer", VMXD_EXIT_VMX_PREEMPTION_TIMER_EXPIRED, &bench_timer_case,
            INSTRUCTIONS_OF_LOOP);
}
