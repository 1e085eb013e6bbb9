/* SPDX-License-Identifier: MIT */
/* hostile.c - run hostile guests, and check after each that the host has not changed and that the next guest runs.
 *
 * They cannot change the host: ports, MSRs, debug and control registers exit; memory is limited by EPT or, without it,
 * by page tables that they cannot replace; and the preemption timer or an interrupt always returns to the host.
 */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../emulator_bugs.h"
#include "../entry_prediction.h"
#include "fuzz.h"
#include "random.h"

#define TIME_SLICE   500  /* of the preemption timer */
#define RANDOM_EXITS 24   /* the number of exits that a guest of random code may have */
#define ALARM_TICKS  4000 /* of the host's timer, where there is no preemption timer */

static bool needs_alarm;
static bool sets_if; /* the emulator takes no interrupt in a guest with RFLAGS.IF = 0 */
static uint64_t exits;

static void allow_alarm(void)
{
    if (needs_alarm && sets_if)
        WRITE_NATURAL(VMXD_VMCS_GUEST_RFLAGS, READ_NATURAL(VMXD_VMCS_GUEST_RFLAGS) | X86_RFLAGS_IF);
}

static void count_exit(const struct vcpu *v)
{
    (void)v;
    exits++;
    prediction_entered();
    allow_alarm();
}

/* A prediction takes longer than the time between two interrupts of the alarm: the guest would never run. */
void hostile_predict(const struct vcpu *v)
{
    if (needs_alarm)
        platform_alarm(0);
    prediction_before(v);
    if (needs_alarm)
        platform_alarm(ALARM_TICKS);
}

/* Some of the entries of a guest: the first, and every eighth up to number 64. */
static uint32_t entries;

static void predict_some(const struct vcpu *v)
{
    if (entries < 64 && entries % 8 == 0)
        hostile_predict(v);
    entries++;
}

static void start_prediction(struct vcpu *v)
{
    prediction_start(PREDICTION_OF_RANDOM_GUESTS);
    v->before_entry = predict_some;
    entries = 0;
}

bool hostile_bound(const struct vmxd_capabilities *c, struct vcpu_config *config)
{
    config->primary |= VMXD_PRIMARY_MWAIT_EXITING | VMXD_PRIMARY_MONITOR_EXITING;
    config->time_slice = TIME_SLICE;
    if (vcpu_missing(c, config) == NULL)
        return true;
    config->time_slice = 0;
    needs_alarm = platform_alarm(ALARM_TICKS);
    platform_alarm(0);
    sets_if = emulator_bug("external interrupt with RFLAGS.IF = 0", c) != NULL;
    return needs_alarm && vcpu_missing(c, config) == NULL;
}

enum guest_end hostile_enter(struct vcpu *v, uint32_t limit)
{
    enum guest_end end;

    v->observe = count_exit;
    v->exits_left = limit;
    v->time_slices = limit ? limit : 1000000;
    v->quiet = true;
    allow_alarm();
    if (needs_alarm)
        platform_alarm(ALARM_TICKS);
    end = vcpu_run(v);
    if (needs_alarm)
        platform_alarm(0);
    return end;
}

static const char *name_of_end(enum guest_end end)
{
    static const char *const words[] = {
        [GUEST_RUNS] = "runs",
        [GUEST_DONE] = "done",
        [GUEST_TRIPLE_FAULT] = "triple fault",
        [GUEST_STOPPED] = "stopped",
        [GUEST_VMFAIL] = "VMfail",
        [GUEST_FAILED_ENTRY] = "failed entry",
    };

    return words[end];
}

/* --- The guests of hostile_guests.c --- */

static bool setup(struct vcpu *v, const char *name, const struct vcpu_config *config,
                  uint64_t (*run)(void))
{
    const struct test_case c = {.name = name, .run = run, .config = *config};

    return test_setup(v, &c);
}

static uint32_t run_hostile_guest(struct vcpu *v, const struct vcpu_config *config,
                                  const struct hostile_guest *g)
{
    const char *damage;
    enum guest_end end;
    bool right;

    if (g->ept && memory_eptp() == 0) {
        log_line("  %-36s not offered by this processor", g->name);
        return 0;
    }
    exits = 0;
    hostile_table_physical = platform_physical(hostile_table);
    if (!setup(v, g->name, config, g->run)) {
        log_line("  FAIL: %s: the VMCS could not be set up", g->name);
        return 1;
    }
    start_prediction(v);
    end = hostile_enter(v, g->exits);
    damage = host_damage();
    memory_restore();
    right = prediction_after(v, end) == NULL && damage == NULL && (g->ends & END(end)) &&
            (end != GUEST_DONE || v->result == 0);
    log_line("  %-36s %lu exits, %-14s %s", g->name, exits, name_of_end(end),
             right ? "ok" : "FAIL");
    if (damage != NULL)
        log_line("  FAIL: it changed host state: %s", damage);
    if (end == GUEST_DONE && v->result != 0)
        log_line("  FAIL: guest check failed: hostile_guests.c, line %lu", v->result);
    if (good_guest_runs(v))
        return !right;
    log_line("  FAIL: the next guest does not run");
    return 1;
}

/* --- Random code --- */

/* Instructions that could change or stop the host.  Random bytes are mixed with them. */
static const struct {
    uint8_t length, bytes[4];
} instructions[] = {
    {2, {0x0F, 0xA2}},             /* CPUID */
    {2, {0x0F, 0x30}},             /* WRMSR */
    {2, {0x0F, 0x32}},             /* RDMSR */
    {2, {0x0F, 0x33}},             /* RDPMC */
    {2, {0x0F, 0x31}},             /* RDTSC */
    {1, {0xEE}},                   /* OUT DX, AL */
    {1, {0xEF}},                   /* OUT DX, EAX */
    {1, {0xEC}},                   /* IN AL, DX */
    {2, {0xF3, 0x6F}},             /* REP OUTSD */
    {2, {0xF3, 0x6C}},             /* REP INSB */
    {2, {0xF3, 0xAA}},             /* REP STOSB */
    {3, {0xF3, 0x48, 0xA5}},       /* REP MOVSQ */
    {3, {0x0F, 0x22, 0xC0}},       /* MOV CR0, RAX */
    {3, {0x0F, 0x22, 0xD8}},       /* MOV CR3, RAX */
    {3, {0x0F, 0x22, 0xE0}},       /* MOV CR4, RAX */
    {4, {0x44, 0x0F, 0x22, 0xC0}}, /* MOV CR8, RAX */
    {3, {0x0F, 0x23, 0xF8}},       /* MOV DR7, RAX */
    {3, {0x0F, 0x23, 0xC1}},       /* MOV DR0, RCX */
    {3, {0x0F, 0x01, 0x17}},       /* LGDT [RDI] */
    {3, {0x0F, 0x01, 0x1F}},       /* LIDT [RDI] */
    {3, {0x0F, 0x00, 0xD9}},       /* LTR CX */
    {3, {0x0F, 0x01, 0xF0}},       /* LMSW AX */
    {2, {0x0F, 0x06}},             /* CLTS */
    {3, {0x0F, 0x01, 0xD1}},       /* XSETBV */
    {3, {0x0F, 0x01, 0xF8}},       /* SWAPGS */
    {3, {0x0F, 0x01, 0xC1}},       /* VMCALL */
    {3, {0x0F, 0x01, 0xC2}},       /* VMLAUNCH */
    {3, {0x0F, 0x01, 0xC4}},       /* VMXOFF */
    {3, {0x0F, 0x01, 0xD4}},       /* VMFUNC */
    {3, {0x0F, 0x78, 0xC8}},       /* VMREAD RAX, RCX */
    {3, {0x0F, 0x79, 0xC8}},       /* VMWRITE RCX, RAX */
    {3, {0x0F, 0x01, 0xC8}},       /* MONITOR */
    {3, {0x0F, 0x01, 0xC9}},       /* MWAIT */
    {2, {0x0F, 0x08}},             /* INVD */
    {2, {0x0F, 0x09}},             /* WBINVD */
    {2, {0x0F, 0x05}},             /* SYSCALL */
    {2, {0x0F, 0x34}},             /* SYSENTER */
    {3, {0x48, 0x0F, 0x07}},       /* SYSRET */
    {2, {0x0F, 0xAA}},             /* RSM */
    {2, {0x0F, 0x37}},             /* GETSEC */
    {3, {0x0F, 0x01, 0xCF}},       /* ENCLS */
    {1, {0xF4}},                   /* HLT */
    {1, {0xFB}},                   /* STI */
    {1, {0x9D}},                   /* POPF */
    {2, {0x48, 0xCF}},             /* IRETQ */
    {2, {0xCD, 0x02}},             /* INT 2 */
    {2, {0xCD, 0x12}},             /* INT 18 */
    {1, {0xF1}},                   /* INT1 */
    {2, {0x0F, 0x0B}},             /* UD2 */
    {2, {0xDB, 0xE3}},             /* FNINIT */
    {2, {0xD9, 0xEB}},             /* FLDPI */
    {4, {0x66, 0x0F, 0x76, 0xC0}}, /* PCMPEQD XMM0, XMM0 */
    {2, {0xEB, 0xFE}},             /* JMP to itself */
};

#define HOSTILE_INSTRUCTIONS (sizeof(instructions) / sizeof(instructions[0]))
#define CODE_BYTES           256

static void write_random_code(struct random *r)
{
    size_t at = 0;

    while (at < CODE_BYTES) {
        const size_t i = random_below(r, 2 * HOSTILE_INSTRUCTIONS);

        if (i >= HOSTILE_INSTRUCTIONS) {
            hostile_code[at++] = (uint8_t)random_word(r);
            continue;
        }
        for (size_t byte = 0; byte < instructions[i].length; byte++)
            hostile_code[at++] = instructions[i].bytes[byte];
    }
}

/* Any number, a small one, the number of an MSR, or an address of the guest. */
static uint64_t random_value(struct random *r)
{
    switch (random_below(r, 4)) {
    case 0:
        return random_word(r);
    case 1:
        return random_word(r) & 0xFFF;
    case 2:
        return 0xC0000080 + random_below(r, 0x88);
    default:
        return (uintptr_t)guest_data_begin +
               random_below(r, (size_t)(guest_data_end - guest_data_begin));
    }
}

static bool setup_random(struct vcpu *v, const struct vcpu_config *bounded, uint64_t seed)
{
    struct random r = random_from(seed);
    struct vcpu_config config = *bounded;
    size_t start;

    if (random_below(&r, 2))
        config.exceptions = (uint32_t)random_word(&r);
    write_random_code(&r);
    start = random_below(&r, 16);
    if (!setup(v, "random code", &config, (uint64_t(*)(void))(uintptr_t)(hostile_code + start)))
        return false;
    for (size_t i = 0; i < sizeof(v->gpr) / sizeof(v->gpr[0]); i++)
        v->gpr[i] = random_value(&r);
    return true;
}

static bool run_random_guest(struct vcpu *v, const struct vcpu_config *config, uint64_t seed,
                             uint64_t *ends)
{
    const char *damage;
    enum guest_end end;

    if (!setup_random(v, config, seed)) {
        log_line("  FAIL: the VMCS could not be set up; to repeat: seed=%lu hostile=1", seed);
        return false;
    }
    start_prediction(v);
    end = hostile_enter(v, RANDOM_EXITS);
    damage = host_damage();
    ends[end]++;
    memory_restore();
    if (prediction_after(v, end) != NULL) {
        log_line("  FAIL: an entry of a guest is not as predicted; to repeat: seed=%lu hostile=1",
                 seed);
        return false;
    }
    if (damage != NULL)
        log_line("  FAIL: a guest (%s) changed host state: %s; to repeat: seed=%lu hostile=1",
                 name_of_end(end), damage, seed);
    else if (end == GUEST_VMFAIL || !good_guest_runs(v))
        log_line(
            "  FAIL: after a guest (%s) the next one does not run; to repeat: seed=%lu hostile=1",
            name_of_end(end), seed);
    else
        return true;
    return false;
}

static uint32_t run_random(struct vcpu *v, const struct vcpu_config *config,
                           const struct selftest_options *o)
{
    uint64_t ends[GUEST_FAILED_ENTRY + 1] = {0};
    uint32_t failed = 0;
    uint64_t n;

    exits = 0;
    for (n = 0; n < o->hostile && failed < 10; n++)
        failed += !run_random_guest(v, config, o->seed + n, ends);
    for (size_t end = 0; end < sizeof(ends) / sizeof(ends[0]); end++)
        if (ends[end] != 0)
            log_line("  %-14s %lu", name_of_end((enum guest_end)end), ends[end]);
    prediction_report(PREDICTION_OF_RANDOM_GUESTS);
    log_line("fuzz: %lu guests of random code, seed %lu, %lu exits, %u failed", n, o->seed, exits,
             failed);
    return failed;
}

uint32_t hostile_run(struct vcpu *v, const struct selftest_options *options)
{
    struct vcpu_config config = {0};
    uint32_t failed = 0;

    if (options->hostile == 0)
        return 0;
    if (!hostile_bound(v->capabilities, &config)) {
        log_line("hostile guests: neither this processor nor this host has a timer that ends them");
        return 0;
    }
    if (!good_guest_runs(v) || !memory_snapshot()) {
        log_line("FAIL: the host has not enough pages for hostile guests");
        return 1;
    }
    log_line("hostile guests");
    for (const struct hostile_guest *g = hostile_guests; g->name != NULL; g++)
        failed += run_hostile_guest(v, &config, g);
    log_line("random code");
    return failed + run_random(v, &config, options);
}
