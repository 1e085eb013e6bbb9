/* SPDX-License-Identifier: MIT */
/* entry_checks.c - enter VMCSs that break one rule each, and compare the outcome with the prediction.
 *
 * VMCLEAR keeps the fields, and a VM exit changes them: each VMCS is written as a whole.
 */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../cpuid.h"
#include "../emulator_bugs.h"
#include "../entry_bugs.h"
#include "../fuzz/fuzz.h"
#include "entry_checks.h"

#include <vmxdefs/entry_words.h>

#define AREA_ENTRIES (PLATFORM_PAGE_SIZE / sizeof(struct vmxd_msr_entry))
#define VTPR_OFFSET  0x80
#define MSR_PAT      0x277
#define MSR_EFER     0xC0000080
#define ALARM_TICKS  4000 /* of the host's timer, where there is no preemption timer */

static struct vmxd_snapshot states[ENTRY_STATES];
static bool has_state[ENTRY_STATES];
static struct vmxd_snapshot snapshot; /* of the VMCS that is entered */
static struct vcpu *vcpu;
static bool needs_alarm;
static uint64_t host_cr4;

static uint8_t *scratch_page, *virtual_apic, *link;
static uint64_t *pdptes;
static struct vmxd_msr_entry *load, *store, *back;

static uint32_t failures, run, agreeing, known_bugs, not_run;

/* --- The good VMCS --- */

static bool allocate(void)
{
    scratch_page = platform_page();
    virtual_apic = platform_page();
    link = platform_page();
    pdptes = platform_page();
    load = platform_page();
    store = platform_page();
    back = platform_page();
    return back != NULL && memory_snapshot();
}

/* Fields that are used when a change sets their control. */
static const uint32_t page_fields[] = {
    VMXD_VMCS_CTRL_IO_BITMAP_A_ADDRESS,
    VMXD_VMCS_CTRL_IO_BITMAP_B_ADDRESS,
    VMXD_VMCS_CTRL_MSR_BITMAPS_ADDRESS,
    VMXD_VMCS_CTRL_PML_ADDRESS,
    VMXD_VMCS_CTRL_APIC_ACCESS_ADDRESS,
    VMXD_VMCS_CTRL_POSTED_INTERRUPT_DESCRIPTOR,
    VMXD_VMCS_CTRL_EPTP_LIST_ADDRESS,
    VMXD_VMCS_CTRL_VMREAD_BITMAP_ADDRESS,
    VMXD_VMCS_CTRL_VMWRITE_BITMAP_ADDRESS,
    VMXD_VMCS_CTRL_VE_INFORMATION_ADDRESS,
    VMXD_VMCS_CTRL_SPP_TABLE_POINTER,
    VMXD_VMCS_CTRL_LOW_PASID_DIRECTORY_ADDRESS,
    VMXD_VMCS_CTRL_HIGH_PASID_DIRECTORY_ADDRESS,
    VMXD_VMCS_CTRL_HLAT_POINTER,
    VMXD_VMCS_CTRL_PID_POINTER_TABLE_ADDRESS,
};

/* Some of these fields do not exist on some processors: VMWRITE fails. */
static void fill_fields(void)
{
    for (size_t i = 0; i < sizeof(page_fields) / sizeof(page_fields[0]); i++)
        vmxd_vmwrite(page_fields[i], platform_physical(scratch_page));
    vmxd_vmwrite(VMXD_VMCS_CTRL_VIRTUAL_APIC_ADDRESS, platform_physical(virtual_apic));
    vmxd_vmwrite(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS, platform_physical(load));
    vmxd_vmwrite(VMXD_VMCS_CTRL_EXIT_MSR_STORE_ADDRESS, platform_physical(store));
    vmxd_vmwrite(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_ADDRESS, platform_physical(back));
    vmxd_vmwrite(VMXD_VMCS_CTRL_VPID, 1);
    vmxd_vmwrite(VMXD_VMCS_CTRL_EPT_POINTER, memory_eptp());
    vmxd_vmwrite(VMXD_VMCS_CTRL_TSC_MULTIPLIER, 1ull << 48);
    vmxd_vmwrite(VMXD_VMCS_HOST_PAT, platform_read_msr(MSR_PAT));
    vmxd_vmwrite(VMXD_VMCS_GUEST_PAT, platform_read_msr(MSR_PAT));
    vmxd_vmwrite(VMXD_VMCS_HOST_EFER, platform_read_msr(MSR_EFER));
    vmxd_vmwrite(VMXD_VMCS_GUEST_EFER, platform_read_msr(MSR_EFER));
}

/* The guest executes a VMCALL first; what it raises exits. */
static bool make_good_vmcs(void)
{
    struct test_case c = {.name = "entry checks", .config = {.exceptions = ~0u}};

    needs_alarm =
        !vmxd_ctls32_allow(vcpu->capabilities->pin, VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER);
    if (!hostile_bound(vcpu->capabilities, &c.config))
        return false;
    if (!test_setup(vcpu, &c))
        return false;
    WRITE_NATURAL(VMXD_VMCS_GUEST_RIP, (uintptr_t)guest_return_vmcall);
    WRITE_NATURAL(VMXD_VMCS_HOST_RSP, 0);
    fill_fields();
    return true;
}

/* --- The facts --- */

static uint64_t ones(uint64_t count)
{
    return count < 64 ? (1ull << count) - 1 : ~0ull;
}

/* SDM: "CPUID-CPU Identification", leaf 0AH: general-purpose and fixed-function counters. */
static uint64_t perf_global_ctrl_bits(void)
{
    struct cpuid c;

    if (x86_cpuid(0, 0).rax < 0xA)
        return 0;
    c = x86_cpuid(0xA, 0);
    return (c.rax & 0xFF) == 0 ? 0 : ones(c.rax >> 8 & 0xFF) | ones(c.rdx & 0x1F) << 32;
}

/* What the checker cannot read, in a good VMCS. */
static void read_snapshot(struct vmxd_snapshot *s)
{
    *s = *entry_snapshot(vcpu);
    vmxd_snapshot_set(s, VMXD_INPUT_PERF_GLOBAL_CTRL_BITS, perf_global_ctrl_bits());
    vmxd_snapshot_set(s, VMXD_INPUT_IS_VMRESUME, 0);
    vmxd_snapshot_set(s, VMXD_INPUT_LAUNCHED, 0);
    vmxd_snapshot_set(s, VMXD_INPUT_MSR_WRITE_FAULT, 0);
    vmxd_snapshot_set(s, VMXD_INPUT_LINK_REVISION, s->value[VMXD_INPUT_CURRENT_REVISION]);
}

/* --- The states --- */

static void make_states(void)
{
    const struct entry_pages pages = {platform_physical(link), platform_physical(pdptes)};

    read_snapshot(&states[STATE_64_BIT]);
    for (uint32_t i = 0; i < ENTRY_STATES; i++) {
        states[i] = states[STATE_64_BIT];
        has_state[i] = entry_state_make(&states[i], (enum entry_state)i, &pages);
    }
}

static void print_input(const struct vmxd_snapshot *s, uint32_t input)
{
    if (input < VMXD_INPUT_FIELDS)
        log_line("  0x%x 0x%lx", vmxd_input_field(input), s->value[input]);
    else if (input < VMXD_INPUTS)
        log_line("  %s 0x%lx", vmxd_fact_name(input), s->value[input]);
}

/* Of the other states, what differs from the first. */
static void print_states(void)
{
    for (uint32_t i = 0; i < ENTRY_STATES; i++) {
        const struct vmxd_snapshot *s = &states[i];

        if (!has_state[i])
            continue;
        log_line("state %s", entry_state_names[i]);
        for (uint32_t input = vmxd_inputs_next(&s->known, 0); input < VMXD_INPUTS;
             input = vmxd_inputs_next(&s->known, input + 1))
            if (i == STATE_64_BIT || s->value[input] != states[STATE_64_BIT].value[input])
                print_input(s, input);
    }
    log_line("end of states");
}

/* --- Enter a VMCS --- */

static bool has_run;

static void see_exit(const struct vcpu *v)
{
    (void)v;
    has_run = true;
}

/* The guest ends at its second exit, whatever it does. */
static uint32_t enter(void)
{
    has_run = false;
    vcpu->observe = see_exit;
    vcpu->exits_left = 1;
    vcpu->exits_over = false;
    vcpu->time_slices = 1;
    vcpu->host_interrupts = 1;
    vcpu->quiet = true;
    vcpu->host_rsp = 0;
    for (size_t i = 0; i < sizeof(vcpu->gpr) / sizeof(vcpu->gpr[0]); i++)
        vcpu->gpr[i] = 0;
    if (needs_alarm)
        platform_alarm(ALARM_TICKS);
    vcpu_run(vcpu);
    if (needs_alarm)
        platform_alarm(0);
    if (has_run)
        return VMXD_OUTCOME_SUCCESS;
    return entry_outcome(&vcpu->entry);
}

/* The VMCS is clear and current. */
static bool make_current(uint32_t revision)
{
    bool done = vmxd_vmclear(vcpu->vmcs) == VMXD_VMSUCCEED;

    vcpu->vmcs_region->revision.full = revision;
    vcpu->launched = 0;
    return done && vmxd_vmptrld(vcpu->vmcs) == VMXD_VMSUCCEED;
}

static bool write_fields(const struct vmxd_snapshot *s)
{
    bool done = true;

    for (uint32_t input = vmxd_inputs_next(&s->known, 0); input < VMXD_INPUT_FIELDS;
         input = vmxd_inputs_next(&s->known, input + 1))
        if (vmxd_vmwrite(vmxd_input_field(input), s->value[input]) != VMXD_VMSUCCEED) {
            log_line("VMWRITE refused the field 0x%x", vmxd_input_field(input));
            done = false;
        }
    return done;
}

/* The words in memory that are facts.  A link pointer of which low bits are wrong points into the page. */
static void write_memory(const struct vmxd_snapshot *s)
{
    const uint64_t pointer = s->value[VMXD_INPUT_GUEST_VMCS_LINK_POINTER];
    const size_t offset =
        pointer - platform_physical(link) < PLATFORM_PAGE_SIZE ? pointer & 0xFFC : 0;

    *(uint32_t *)(void *)(link + offset) = (uint32_t)s->value[VMXD_INPUT_LINK_REVISION];
    virtual_apic[VTPR_OFFSET] = (uint8_t)s->value[VMXD_INPUT_VTPR];
    for (size_t i = 0; i < 4; i++)
        pdptes[i] = s->value[VMXD_INPUT_GUEST_CR3] == platform_physical(pdptes)
                        ? s->value[VMXD_INPUT_CR3_PDPTE0 + i]
                        : 0;
}

/* Entries that each processor accepts, but for the changes of the first. */
static void write_areas(const struct vmxd_msr_entry *first)
{
    const struct vmxd_msr_entry good = {.index = ENTRY_MSR_INDEX};

    for (size_t i = 0; i < AREA_ENTRIES; i++) {
        load[i] = store[i] = good;
        back[i] = (struct vmxd_msr_entry){.index = ENTRY_MSR_INDEX,
                                          .data = platform_read_msr(ENTRY_MSR_INDEX)};
    }
    load[0] = *first;
}

/* Make the VMCS of `s` current.  The facts about it are true afterwards. */
static bool load_vmcs(const struct vmxd_snapshot *s, const struct vmxd_msr_entry *first)
{
    const uint32_t revision = (uint32_t)states[STATE_64_BIT].value[VMXD_INPUT_CURRENT_REVISION];
    const bool shadow = s->value[VMXD_INPUT_CURRENT_REVISION] != revision;

    write_memory(s);
    write_areas(first);
    if (!make_current(revision))
        return false;
    if (s->value[VMXD_INPUT_LAUNCHED] != 0 &&
        !(write_fields(&states[STATE_64_BIT]) && enter() == VMXD_OUTCOME_SUCCESS))
        return false;
    if (!write_fields(s) ||
        (shadow && !make_current((uint32_t)s->value[VMXD_INPUT_CURRENT_REVISION])))
        return false;
    vcpu->launched = s->value[VMXD_INPUT_IS_VMRESUME] != 0;
    return true;
}

/* The snapshot of the processor's VMCS, with the facts that load_vmcs() has made true. */
static void read_vmcs(const struct vmxd_snapshot *s)
{
    static const uint32_t made[] = {
        VMXD_INPUT_LINK_REVISION,   VMXD_INPUT_VTPR,
        VMXD_INPUT_CR3_PDPTE0,      VMXD_INPUT_CR3_PDPTE1,
        VMXD_INPUT_CR3_PDPTE2,      VMXD_INPUT_CR3_PDPTE3,
        VMXD_INPUT_IS_VMRESUME,     VMXD_INPUT_LAUNCHED,
        VMXD_INPUT_CURRENT_VMCS,    VMXD_INPUT_CURRENT_REVISION,
        VMXD_INPUT_MSR_WRITE_FAULT,
    };

    read_snapshot(&snapshot);
    for (size_t i = 0; i < sizeof(made) / sizeof(made[0]); i++)
        if (vmxd_inputs_have(&s->known, made[i]))
            vmxd_snapshot_set(&snapshot, made[i], s->value[made[i]]);
        else
            vmxd_snapshot_forget(&snapshot, made[i]);
    if (s->value[VMXD_INPUT_CURRENT_VMCS] == VMXD_VMCS_POINTER_NONE)
        vmxd_vmclear(vcpu->vmcs);
}

/* --- Compare --- */

static void fail(const char *state, const char *rule, const char *what)
{
    failures++;
    log_line("  FAIL: %s, %s: %s", state, rule, what);
}

static void print_outcomes(const char *title, uint32_t outcomes)
{
    for (uint32_t i = 0; i <= VMXD_OUTCOME_UNDEFINED; i++)
        if (outcomes >> i & 1)
            log_line("        %s: %s", title, vmxd_entry_outcome_name(i));
}

/* Exactly this rule is broken; VMXD_RULES: none. */
static bool breaks_only(uint32_t rule)
{
    struct vmxd_rule_check r;
    bool right = true;

    for (uint32_t i = 0; i < VMXD_RULES; i++) {
        enum vmxd_verdict verdict;

        vmxd_rule_evaluate_entry(&r, &snapshot, i, load, 1);
        verdict = vmxd_rule_verdict(&r);
        if (verdict == VMXD_VERDICT_BROKEN ? i == rule : i != rule && verdict <= VMXD_VERDICT_HOLDS)
            continue;
        if (vmxd_rule_outcome(i) == VMXD_OUTCOME_UNDEFINED) /* advice */
            continue;
        log_line("        %s: %s", vmxd_rule_name(i), vmxd_verdict_name(verdict));
        right = false;
    }
    return right;
}

/* An entry that should have failed because of the host state succeeded: the VM exit has loaded it. */
static void restore_host(void)
{
    if (x86_cr4() != host_cr4)
        platform_write_cr4(host_cr4);
}

static void check_host(const char *state, const char *rule, uint32_t outcome, bool is_known_bug)
{
    const char *damage;

    if (is_known_bug)
        restore_host();
    damage = host_damage();
    if (damage != NULL) {
        fail(state, rule, "the host state has changed");
        log_line("        %s", damage);
    }
    if (outcome == VMXD_OUTCOME_SUCCESS)
        memory_restore();
}

static const char *rule_name(uint32_t rule)
{
    return rule < VMXD_RULES ? vmxd_rule_name(rule) : "no rule";
}

/* The outcome is one of those that the SDM allows, or that the emulator's bugs make of them.  Returns whether it is a
 * known bug. */
static bool compare(const char *state, uint32_t broken, uint32_t outcome)
{
    const uint32_t count = (uint32_t)snapshot.value[VMXD_INPUT_CTRL_ENTRY_MSR_LOAD_COUNT];
    const struct vmxd_entry_prediction p = vmxd_entry_predict(&snapshot, load, count);
    const struct emulated_entry e = emulated_entry(&snapshot, load, count, 0);
    const char *rule = rule_name(broken);
    const bool agrees = p.outcomes >> outcome & 1;

    run++;
    if (e.rows != 0 ? e.outcomes >> outcome & 1 : agrees) {
        kvm_mark(agrees ? KVM_MARK_AS_PREDICTED : KVM_MARK_KNOWN, broken, outcome);
        agreeing += agrees;
        known_bugs += !agrees;
        if (!agrees)
            entry_bugs_found(entry_bugs_of(&snapshot, load, count, outcome, e.rows));
        return !agrees;
    }
    kvm_mark(KVM_MARK_WRONG, broken, outcome);
    fail(state, rule, "another outcome");
    print_outcomes("came", 1u << outcome);
    print_outcomes("predicted", p.outcomes);
    if (e.rows != 0)
        print_outcomes("by entry_bugs.c", e.outcomes);
    return false;
}

/* VMWRITE drops reserved bits of access rights in KVM (arch/x86/kvm/vmx/nested.c, handle_vmwrite), as on some
 * processors. */
static bool lost_access_rights(const struct vmxd_snapshot *s)
{
    for (uint32_t i = VMXD_INPUT_GUEST_ES_ACCESS_RIGHTS; i <= VMXD_INPUT_GUEST_TR_ACCESS_RIGHTS;
         i++)
        if (s->value[i] != snapshot.value[i] && snapshot.value[i] == (s->value[i] & 0x1F0FF))
            return kvm_version() != 0;
    return false;
}

/* A bug of the emulator ends it. */
static bool panics(void)
{
    const uint64_t *value = snapshot.value;
    const vmxd_entry_interruption event =
        vmxd_entry_interruption_from((uint32_t)value[VMXD_INPUT_CTRL_ENTRY_INTERRUPTION_INFO]);
    const char *test = NULL;

    if ((event.full & VMXD_ENTRY_INTR_VALID) &&
        VMXD_GET(VMXD_ENTRY_INTR_TYPE, event) == VMXD_EVENT_OTHER &&
        !vmxd_ctls32_allow(vcpu->capabilities->primary, VMXD_PRIMARY_MONITOR_TRAP_FLAG))
        test = "injection of an event of type 7 without the monitor trap flag";
    else if ((value[VMXD_INPUT_CTRL_ENTRY_CONTROLS] & VMXD_ENTRY_CTL_IA32E_MODE_GUEST) &&
             !(value[VMXD_INPUT_GUEST_CR0] & VMXD_CR0_PE))
        test = "IA-32e mode guest with CR0.PE = 0";
    return test != NULL && emulator_bug(test, vcpu->capabilities) != NULL;
}

/* Enter the VMCS of `s`, which breaks `rule` alone; VMXD_RULES: none. */
static void run_vmcs(const char *state, uint32_t rule, const struct vmxd_snapshot *s,
                     const struct vmxd_msr_entry *first)
{
    const char *name = rule_name(rule);
    uint32_t outcome;
    bool is_known_bug;

    if (!load_vmcs(s, first)) {
        fail(state, name, "the VMCS could not be made");
        return;
    }
    read_vmcs(s);
    if (lost_access_rights(s)) {
        not_run++;
        return;
    }
    if (!breaks_only(rule)) {
        fail(state, name, "this rule should be broken and no other");
        return;
    }
    if (panics()) {
        not_run++;
        return;
    }
    kvm_mark(KVM_MARK_ENTRY, rule, 0);
    outcome = enter();
    is_known_bug = compare(state, rule, outcome);
    check_host(state, name, outcome, is_known_bug);
}

/* --- All of them --- */

static void run_states(void)
{
    const struct vmxd_msr_entry good = {.index = ENTRY_MSR_INDEX};

    for (uint32_t i = 0; i < ENTRY_STATES; i++)
        if (has_state[i])
            run_vmcs(entry_state_names[i], VMXD_RULES, &states[i], &good);
}

static void run_vectors(void)
{
    static struct vmxd_snapshot s;
    const struct entry_change *c = entry_changes;

    while (c->rule < VMXD_RULES) {
        const struct entry_change *first = c;
        struct vmxd_msr_entry entry = {.index = ENTRY_MSR_INDEX};

        s = states[c->state];
        for (; c->rule == first->rule && c->state == first->state; c++)
            entry_change_make(&s, &entry, c);
        run_vmcs(entry_state_names[first->state], first->rule, &s, &entry);
    }
}

uint32_t entry_checks_run(struct vcpu *v, const struct selftest_options *options)
{
    vcpu = v;
    host_cr4 = x86_cr4();
    if (!good_guest_runs(v) || !allocate() || !make_good_vmcs()) {
        log_line("FAIL: there is no good VMCS for the entry checks");
        return 1;
    }
    make_states();
    if (options->entry_checks == 1) {
        print_states();
        return 0;
    }
    run_states();
    run_vectors();
    if (!good_guest_runs(v))
        fail("after all", "no rule", "the good guest does not run");
    log_line(
        "entry checks: %u VMCSs entered, %u as predicted, %u known bugs, %u not run, %u failed",
        run, agreeing, known_bugs, not_run, failures);
    return failures;
}
