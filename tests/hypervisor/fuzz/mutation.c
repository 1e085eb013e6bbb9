/* SPDX-License-Identifier: MIT */
/* mutation.c - VMCSs with random faults: an entry has one of three outcomes, the host does not change, and the next
 * guest runs.
 *
 * A hypervisor can destroy its own host with a VMCS: that is no fault to find here.  So some fields follow the rules
 * below, and some controls are corrected after the mutations.
 */
#include <vmxdefs/rows.h>

#include "../../../examples/hypervisor/vmm/x86.h"
#include "../emulator_bugs.h"
#include "../entry_prediction.h"
#include "entry_states.h"
#include "fuzz.h"
#include "random.h"

#define EXITS         16 /* the number of exits that a mutated guest may have */
#define MUTATIONS_MAX 4  /* in one VMCS; there may be none */

#define BITS(high, low)   ((~0ull >> (63 - (high))) & ~0ull << (low))
#define TOO_HIGH          BITS(63, 52) /* above every physical-address width */
#define NOT_CANONICAL     BITS(62, 58)
#define NOT_RING_0_OF_GDT 7u

/* --- How a field may change; a field without a rule may have any value --- */

enum rule {
    RULE_KEEP,    /* not at all */
    RULE_KEEP_CR, /* not at all without EPT: only the guest's page tables limit its memory */
    RULE_REFUSED, /* one bit of the mask: then the entry must end in a VMfail */
    RULE_FLIP,    /* one bit of the mask */
    RULE_BELOW,   /* values within the mask */
    RULE_PAGE,    /* the page for this purpose, perhaps with a bit of the mask */
    RULE_BITMAP,  /* the same, and the page is full of ones: every port and every MSR exits */
    RULE_LIST     /* the same, and the page is full of zeros: no entry of the list is valid */
};

/* The processor writes to most of these pages, so none may be the host's.  The address must be aligned. */
#define PAGE_MASK (TOO_HIGH | BITS(11, 0))
/* An entry of these areas that cannot be stored or loaded at an exit causes a VMX abort. */
#define AREA_MASK (TOO_HIGH | BITS(3, 0))

static const struct {
    uint32_t field;
    enum rule rule;
    uint64_t mask;
} field_rules[] = {
    /* An exit loads these with no check, or with one that every address of the host passes. */
    {VMXD_VMCS_HOST_RSP, RULE_KEEP, 0},
    {VMXD_VMCS_HOST_SYSENTER_CS, RULE_KEEP, 0},
    {VMXD_VMCS_HOST_RIP, RULE_REFUSED, NOT_CANONICAL},
    {VMXD_VMCS_HOST_CR3, RULE_REFUSED, TOO_HIGH},
    {VMXD_VMCS_HOST_CR0, RULE_REFUSED, 0x80000021}, /* PG, NE, PE */
    {VMXD_VMCS_HOST_CR4, RULE_REFUSED, X86_CR4_VMXE | X86_CR4_PAE},
    {VMXD_VMCS_HOST_FS_BASE, RULE_REFUSED, NOT_CANONICAL},
    {VMXD_VMCS_HOST_GS_BASE, RULE_REFUSED, NOT_CANONICAL},
    {VMXD_VMCS_HOST_TR_BASE, RULE_REFUSED, NOT_CANONICAL},
    {VMXD_VMCS_HOST_GDTR_BASE, RULE_REFUSED, NOT_CANONICAL},
    {VMXD_VMCS_HOST_IDTR_BASE, RULE_REFUSED, NOT_CANONICAL},
    {VMXD_VMCS_HOST_SYSENTER_ESP, RULE_REFUSED, NOT_CANONICAL},
    {VMXD_VMCS_HOST_SYSENTER_EIP, RULE_REFUSED, NOT_CANONICAL},
    {VMXD_VMCS_HOST_ES_SELECTOR, RULE_REFUSED, NOT_RING_0_OF_GDT},
    {VMXD_VMCS_HOST_CS_SELECTOR, RULE_REFUSED, NOT_RING_0_OF_GDT},
    {VMXD_VMCS_HOST_SS_SELECTOR, RULE_REFUSED, NOT_RING_0_OF_GDT},
    {VMXD_VMCS_HOST_DS_SELECTOR, RULE_REFUSED, NOT_RING_0_OF_GDT},
    {VMXD_VMCS_HOST_FS_SELECTOR, RULE_REFUSED, NOT_RING_0_OF_GDT},
    {VMXD_VMCS_HOST_GS_SELECTOR, RULE_REFUSED, NOT_RING_0_OF_GDT},
    {VMXD_VMCS_HOST_TR_SELECTOR, RULE_REFUSED, NOT_RING_0_OF_GDT},
    /* Refused if the control that loads them is 1; otherwise not used. */
    {VMXD_VMCS_HOST_PAT, RULE_FLIP, BITS(7, 3)},
    {VMXD_VMCS_HOST_EFER, RULE_FLIP, BITS(63, 16) | 1 << 10 | 1 << 8}, /* LMA, LME */
    {VMXD_VMCS_HOST_S_CET, RULE_FLIP, NOT_CANONICAL | BITS(9, 6)},
    {VMXD_VMCS_HOST_SSP, RULE_FLIP, NOT_CANONICAL | BITS(1, 0)},
    {VMXD_VMCS_HOST_INTERRUPT_SSP_TABLE_ADDR, RULE_FLIP, NOT_CANONICAL},
    /* Not used: the controls that load them are 0. */
    {VMXD_VMCS_HOST_PERF_GLOBAL_CTRL, RULE_KEEP, 0},
    {VMXD_VMCS_HOST_PKRS, RULE_KEEP, 0},

    /* With another EPT or other page tables the guest has other memory. */
    {VMXD_VMCS_CTRL_EPT_POINTER, RULE_FLIP, TOO_HIGH | BITS(11, 8) | BITS(2, 0)},
    {VMXD_VMCS_GUEST_CR3, RULE_KEEP_CR, 0},
    {VMXD_VMCS_GUEST_CR4, RULE_KEEP_CR, 0},
    {VMXD_VMCS_CTRL_CR4_GUEST_HOST_MASK, RULE_KEEP_CR, 0},
    {VMXD_VMCS_CTRL_CR3_TARGET_COUNT, RULE_KEEP_CR, 0},

    {VMXD_VMCS_CTRL_EXIT_MSR_STORE_ADDRESS, RULE_FLIP, AREA_MASK},
    {VMXD_VMCS_CTRL_EXIT_MSR_LOAD_ADDRESS, RULE_FLIP, AREA_MASK},
    {VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS, RULE_FLIP, AREA_MASK},
    {VMXD_VMCS_CTRL_EXIT_MSR_STORE_COUNT, RULE_BELOW, 0x7F},
    {VMXD_VMCS_CTRL_EXIT_MSR_LOAD_COUNT, RULE_BELOW, 0x7F},
    {VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, RULE_KEEP,
     0}, /* entry_states.c: it knows which entry faults */

    {VMXD_VMCS_CTRL_IO_BITMAP_A_ADDRESS, RULE_BITMAP, PAGE_MASK},
    {VMXD_VMCS_CTRL_IO_BITMAP_B_ADDRESS, RULE_BITMAP, PAGE_MASK},
    {VMXD_VMCS_CTRL_MSR_BITMAPS_ADDRESS, RULE_BITMAP, PAGE_MASK},
    {VMXD_VMCS_CTRL_PML_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_VIRTUAL_APIC_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_APIC_ACCESS_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_POSTED_INTERRUPT_DESCRIPTOR, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_EPTP_LIST_ADDRESS, RULE_LIST, PAGE_MASK},
    {VMXD_VMCS_CTRL_VMREAD_BITMAP_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_VMWRITE_BITMAP_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_VE_INFORMATION_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_SPP_TABLE_POINTER, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_LOW_PASID_DIRECTORY_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_HIGH_PASID_DIRECTORY_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_HLAT_POINTER, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_PID_POINTER_TABLE_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_GUEST_VMCS_LINK_POINTER, RULE_PAGE, PAGE_MASK},

    /* A guest must end.  In the wait-for-SIPI state nothing but a SIPI exits. */
    {VMXD_VMCS_GUEST_VMX_PREEMPTION_TIMER_VALUE, RULE_BELOW, 0x1FF},
    {VMXD_VMCS_GUEST_ACTIVITY_STATE, RULE_FLIP, BITS(31, 2) | 1 << VMXD_ACTIVITY_ACTIVE},
};

/* Bits of the controls that are corrected after the mutations. */
struct fixed_bits {
    uint32_t field;
    uint32_t ones, zeros;
};

/* The processor would load MSRs that vmm/ does not keep: performance monitoring, protection keys, MPX, tracing, branch
 * records, user interrupts.  An exit loads the CET state that an entry loads. */
#define EXIT_LOADS_NOT_KEPT                                                        \
    (VMXD_EXIT_CTL_LOAD_IA32_PERF_GLOBAL_CTRL | VMXD_EXIT_CTL_CLEAR_IA32_BNDCFGS | \
     VMXD_EXIT_CTL_CLEAR_IA32_RTIT_CTL | VMXD_EXIT_CTL_CLEAR_IA32_LBR_CTL |        \
     VMXD_EXIT_CTL_CLEAR_UINV | VMXD_EXIT_CTL_LOAD_PKRS)
#define ENTRY_LOADS_NOT_KEPT                                                               \
    (VMXD_ENTRY_CTL_LOAD_IA32_PERF_GLOBAL_CTRL | VMXD_ENTRY_CTL_LOAD_IA32_BNDCFGS |        \
     VMXD_ENTRY_CTL_LOAD_IA32_RTIT_CTL | VMXD_ENTRY_CTL_LOAD_GUEST_IA32_LBR_CTL |          \
     VMXD_ENTRY_CTL_LOAD_UINV | VMXD_ENTRY_CTL_LOAD_PKRS | VMXD_ENTRY_CTL_LOAD_IA32_FRED | \
     VMXD_ENTRY_CTL_LOAD_IA32_SPEC_CTRL)

/* Interrupts and the timer return to the host; ports and MSRs exit. */
static const struct fixed_bits fixed[] = {
    {VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, VMXD_PIN_EXTERNAL_INTERRUPT_EXITING | VMXD_PIN_NMI_EXITING,
     0},
    {VMXD_VMCS_CTRL_PRIMARY_CONTROLS,
     VMXD_PRIMARY_HLT_EXITING | VMXD_PRIMARY_MWAIT_EXITING | VMXD_PRIMARY_MONITOR_EXITING |
         VMXD_PRIMARY_UNCONDITIONAL_IO_EXITING | VMXD_PRIMARY_MOV_DR_EXITING |
         VMXD_PRIMARY_CR8_LOAD_EXITING,
     0},
    {VMXD_VMCS_CTRL_EXIT_CONTROLS, VMXD_EXIT_CTL_ACKNOWLEDGE_INTERRUPT_ON_EXIT,
     EXIT_LOADS_NOT_KEPT},
    {VMXD_VMCS_CTRL_ENTRY_CONTROLS, 0, ENTRY_LOADS_NOT_KEPT},
    {VMXD_VMCS_CTRL_EXCEPTION_BITMAP, 1u << 18, 0},
};

static const uint32_t all_fields[] = {
#define FIELD(name, value, words) name,
    VMXD_ROWS_VMCS(FIELD)
#undef FIELD
};
#define FIELDS (sizeof(all_fields) / sizeof(all_fields[0]))

static uint32_t fields_here[FIELDS]; /* those of this processor */
static size_t field_count;
static struct state_pages pages;
static struct vmxd_msr_entry *store,
    *back; /* MSR areas of VM exit; that of VM entry is in `pages` */
static const struct vmxd_capabilities *capabilities;

/* --- One mutation --- */

static uint64_t anything(struct random *r, uint64_t value)
{
    switch (random_below(r, 5)) {
    case 0:
        return random_word(r);
    case 1:
        return random_below(r, 16);
    case 2:
        return random_below(r, 2) ? ~0ull : 0;
    default:
        return value ^ 1ull << random_below(r, 64);
    }
}

static uint64_t page_of(enum rule rule)
{
    return platform_physical(rule == RULE_BITMAP ? pages.ones
                             : rule == RULE_LIST ? pages.zeros
                                                 : pages.scratch);
}

/* The new value; `refused` becomes true if no processor may enter with it. */
static uint64_t mutated_value(struct random *r, uint32_t field, uint64_t value, bool *refused)
{
    size_t i = 0;

    while (i < sizeof(field_rules) / sizeof(field_rules[0]) && field_rules[i].field != field)
        i++;
    if (i == sizeof(field_rules) / sizeof(field_rules[0]))
        return anything(r, value);
    switch (field_rules[i].rule) {
    case RULE_KEEP:
        return value;
    case RULE_KEEP_CR:
        return memory_eptp() == 0 ? value : anything(r, value);
    case RULE_REFUSED: /* only once: a second flip could undo the first */
        if (*refused)
            return value;
        *refused = true;
        return value ^ random_bit(r, field_rules[i].mask);
    case RULE_FLIP:
        return value ^ random_bit(r, field_rules[i].mask);
    case RULE_BELOW:
        return random_word(r) & field_rules[i].mask;
    case RULE_PAGE:
    case RULE_BITMAP:
    case RULE_LIST:
    default:
        return page_of(field_rules[i].rule) |
               (random_below(r, 2) ? random_bit(r, field_rules[i].mask) : 0);
    }
}

static void mutate_field(struct random *r, bool *refused)
{
    const uint32_t field = fields_here[random_below(r, field_count)];

    field_write(field, mutated_value(r, field, field_read(field), refused));
}

/* --- A VMCS --- */

#define CR4_LA57 0x1000u

static bool emulator_panics(const char *test)
{
    const struct emulator_bug *bug = emulator_bug(test, capabilities);

    return bug != NULL && bug->not_run;
}

/* Do not provoke known panics of the emulator. */
static void avoid_panic(void)
{
    const vmxd_entry_interruption event =
        vmxd_entry_interruption_from(READ32(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO));
    const uint64_t cr4 = READ_NATURAL(VMXD_VMCS_GUEST_CR4);

    if (VMXD_GET(VMXD_ENTRY_INTR_TYPE, event) == VMXD_EVENT_OTHER &&
        !vmxd_ctls32_allow(capabilities->primary, VMXD_PRIMARY_MONITOR_TRAP_FLAG) &&
        emulator_panics("injection of an event of type 7 without the monitor trap flag"))
        WRITE32(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO, 0);
    if (emulator_panics("mutated VMCS with another CR4.LA57"))
        WRITE_NATURAL(VMXD_VMCS_GUEST_CR4, (cr4 & ~(uint64_t)CR4_LA57) | (x86_cr4() & CR4_LA57));
}

static void fix(uint32_t field, uint32_t ones, uint32_t zeros)
{
    field_write(field, (field_read(field) | ones) & ~(uint64_t)zeros);
}

/* In these states a guest without an event to inject would not end. */
static void correct_activity(void)
{
    const vmxd_entry_interruption event =
        vmxd_entry_interruption_from(READ32(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO));
    const uint32_t state = READ32(VMXD_VMCS_GUEST_ACTIVITY_STATE);

    if ((state == VMXD_ACTIVITY_SHUTDOWN || state == VMXD_ACTIVITY_WAIT_FOR_SIPI) &&
        !VMXD_GET(VMXD_ENTRY_INTR_VALID, event))
        WRITE32(VMXD_VMCS_GUEST_ACTIVITY_STATE, VMXD_ACTIVITY_ACTIVE);
}

static void correct_controls(bool has_timer)
{
    uint32_t entry;

    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
        fix(fixed[i].field, fixed[i].ones, fixed[i].zeros);
    if (has_timer)
        fix(VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER, 0);
    if (memory_eptp() != 0) {
        fix(VMXD_VMCS_CTRL_PRIMARY_CONTROLS, VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS, 0);
        fix(VMXD_VMCS_CTRL_SECONDARY_CONTROLS, VMXD_SECONDARY_ENABLE_EPT, 0);
    } else { /* only in 64-bit mode, with these page tables */
        fix(VMXD_VMCS_CTRL_PRIMARY_CONTROLS, VMXD_PRIMARY_CR3_LOAD_EXITING, 0);
        fix(VMXD_VMCS_CTRL_ENTRY_CONTROLS, VMXD_ENTRY_CTL_IA32E_MODE_GUEST, 0);
    }
    entry = READ32(VMXD_VMCS_CTRL_ENTRY_CONTROLS); /* an exit must load what an entry loads */
    fix(VMXD_VMCS_CTRL_EXIT_CONTROLS,
        ((entry & VMXD_ENTRY_CTL_LOAD_IA32_PAT) ? VMXD_EXIT_CTL_LOAD_IA32_PAT : 0) |
            ((entry & VMXD_ENTRY_CTL_LOAD_IA32_EFER) ? VMXD_EXIT_CTL_LOAD_IA32_EFER : 0) |
            ((entry & VMXD_ENTRY_CTL_LOAD_CET_STATE) ? VMXD_EXIT_CTL_LOAD_CET_STATE : 0),
        0);
    if (vmxd_vmcs_field_exists(capabilities, VMXD_VMCS_CTRL_SECONDARY_EXIT_CONTROLS))
        WRITE64(VMXD_VMCS_CTRL_SECONDARY_EXIT_CONTROLS,
                READ64(VMXD_VMCS_CTRL_SECONDARY_EXIT_CONTROLS) &
                    ~(VMXD_EXIT_CTL2_LOAD_IA32_FRED | VMXD_EXIT_CTL2_LOAD_IA32_SPEC_CTRL));
    avoid_panic();
    correct_activity(); /* last: it depends on the event, which avoid_panic() may clear */
}

/* All entries are IA32_SYSENTER_CS, which may be stored and loaded. */
static void fill_areas(void)
{
    const uint64_t host_value = platform_read_msr(X86_MSR_SYSENTER_CS);

    for (size_t i = 0; i < 0x80; i++) {
        pages.load[i] = (struct vmxd_msr_entry){.index = X86_MSR_SYSENTER_CS};
        store[i] = pages.load[i];
        back[i] = (struct vmxd_msr_entry){.index = X86_MSR_SYSENTER_CS, .data = host_value};
    }
    prediction_set_msr_fault(0);
}

/* Fields that are used when a mutation sets their control. */
static void fill_fields(void)
{
    for (size_t i = 0; i < sizeof(field_rules) / sizeof(field_rules[0]); i++)
        if (field_rules[i].rule >= RULE_PAGE &&
            field_rules[i].field != VMXD_VMCS_GUEST_VMCS_LINK_POINTER)
            vmxd_vmwrite(field_rules[i].field,
                         page_of(field_rules[i].rule)); /* the field may not exist */
    vmxd_vmwrite(VMXD_VMCS_HOST_PAT, platform_read_msr(0x277));
    vmxd_vmwrite(VMXD_VMCS_HOST_EFER, platform_read_msr(0xC0000080));
    if (vmxd_ctls32_allow(capabilities->exit, VMXD_EXIT_CTL_LOAD_CET_STATE)) {
        WRITE_NATURAL(VMXD_VMCS_HOST_S_CET, platform_read_msr(0x6A2));
        WRITE_NATURAL(VMXD_VMCS_HOST_INTERRUPT_SSP_TABLE_ADDR, platform_read_msr(0x6A8));
    }
    WRITE64(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS, platform_physical(pages.load));
    WRITE64(VMXD_VMCS_CTRL_EXIT_MSR_STORE_ADDRESS, platform_physical(store));
    WRITE64(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_ADDRESS, platform_physical(back));
    WRITE_NATURAL(VMXD_VMCS_HOST_RSP, 0); /* vmx_entry.S writes it */
}

static uint64_t before[FIELDS];

static void remember_fields(void)
{
    for (size_t i = 0; i < field_count; i++)
        before[i] = field_read(fields_here[i]);
}

static void print_changes(void)
{
    for (size_t i = 0; i < field_count; i++)
        if (field_read(fields_here[i]) != before[i])
            log_line("  0x%04x %-46s 0x%lx, was 0x%lx", fields_here[i],
                     vmxd_vmcs_name(fields_here[i]), field_read(fields_here[i]), before[i]);
}

static bool setup(struct vcpu *v, const struct vcpu_config *config, uint64_t seed, bool print,
                  bool *refused)
{
    const struct test_case c = {
        .name = "mutated VMCS", .run = test_good_guest.run, .config = *config};
    struct random r = random_from(seed);
    size_t count;

    if (!test_setup(v, &c))
        return false;
    fill_fields();
    fill_areas();
    remember_fields();
    *refused = false;
    if (memory_eptp() != 0)
        state_choose(&r, capabilities);
    for (count = random_below(&r, MUTATIONS_MAX + 1); count != 0; count--) {
        if (random_below(&r, 3) == 0)
            mutate_field(&r, refused);
        else
            state_mutate(&r, v, &pages);
    }
    correct_controls(config->time_slice != 0);
    if (print)
        print_changes();
    return true;
}

/* --- The outcomes --- */

static struct {
    uint32_t errors[32];                  /* VM-instruction errors */
    uint32_t guest_state[8], msr_loading; /* failed entries */
    uint32_t ran;
} outcomes;

/* Count the outcome; NULL, or what is wrong with it. */
static const char *check_outcome(const struct vcpu *v, enum guest_end end, bool refused)
{
    const struct vmx_outcome *o = &v->entry;
    const uint32_t basic = vmxd_exit_basic(o->reason);

    if (end == GUEST_VMFAIL && o->status == VMXD_VMFAIL_VALID && o->error < 32) {
        outcomes.errors[o->error]++;
        return NULL;
    }
    if (refused)
        return "the entry accepted a host state that it must refuse";
    if (end == GUEST_FAILED_ENTRY && basic == VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE &&
        o->qualification < 8)
        outcomes.guest_state[o->qualification]++;
    else if (end == GUEST_FAILED_ENTRY && basic == VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING)
        outcomes.msr_loading++;
    else if (end == GUEST_DONE || end == GUEST_STOPPED || end == GUEST_TRIPLE_FAULT)
        outcomes.ran++;
    else
        return "the entry had none of the three outcomes";
    return NULL;
}

static void print_outcomes(void)
{
    for (uint32_t i = 0; i < 32; i++)
        if (outcomes.errors[i] != 0)
            log_line("  %6u VMfailValid, error %u: %s", outcomes.errors[i], i, vmxd_error_name(i));
    for (uint32_t i = 0; i < 8; i++)
        if (outcomes.guest_state[i] != 0)
            log_line("  %6u failed entry, invalid guest state: %s", outcomes.guest_state[i],
                     vmxd_failed_entry_name(i));
    if (outcomes.msr_loading != 0)
        log_line("  %6u failed entry, MSR loading", outcomes.msr_loading);
    log_line("  %6u entered, and the guest ended", outcomes.ran);
}

static bool run_one(struct vcpu *v, const struct vcpu_config *config, uint64_t seed, bool print)
{
    const char *wrong, *damage;
    enum guest_end end;
    bool refused;

    if (!setup(v, config, seed, print, &refused)) {
        log_line("  FAIL: the VMCS could not be set up");
        return false;
    }
    prediction_start(PREDICTION_OF_FAULTS);
    v->before_entry = hostile_predict;
    end = hostile_enter(v, EXITS);
    wrong = check_outcome(v, end, refused);
    if (wrong == NULL)
        wrong = prediction_after(v, end);
    damage = host_damage();
    if (end != GUEST_VMFAIL && end != GUEST_FAILED_ENTRY) /* the guest ran */
        memory_restore();
    if (damage != NULL)
        log_line("  FAIL: a VMCS changed host state: %s; to repeat: seed=%lu mutated=1", damage,
                 seed);
    if (wrong != NULL)
        log_line("  FAIL: %s; to repeat: seed=%lu mutated=1", wrong, seed);
    if (damage != NULL || wrong != NULL)
        return false;
    if (good_guest_runs(v))
        return true;
    log_line("  FAIL: after a VMCS the next guest does not run; to repeat: seed=%lu mutated=1",
             seed);
    return false;
}

static void find_fields(void)
{
    field_count = 0;
    for (size_t i = 0; i < FIELDS; i++)
        if (vmxd_vmcs_field_exists(capabilities, all_fields[i]))
            fields_here[field_count++] = all_fields[i];
}

static bool allocate(void)
{
    store = platform_page();
    back = platform_page();
    return store != NULL && back != NULL && state_pages_allocate(&pages) && memory_snapshot();
}

uint32_t mutation_run(struct vcpu *v, const struct selftest_options *o)
{
    struct vcpu_config config = {0};
    uint32_t failed = 0;
    uint64_t n, ticks;

    if (o->mutated == 0)
        return 0;
    capabilities = v->capabilities;
    if (!hostile_bound(capabilities, &config)) {
        log_line(
            "mutated VMCSs: neither this processor nor this host has a timer that ends guests");
        return 0;
    }
    if (!good_guest_runs(v) || !allocate()) {
        log_line("FAIL: the host has not enough pages for mutated VMCSs");
        return 1;
    }
    find_fields();
    log_line("mutated VMCSs");
    ticks = x86_rdtsc();
    for (n = 0; n < o->mutated && failed < 10; n++)
        failed += !run_one(v, &config, o->seed + n, o->mutated == 1);
    ticks = x86_rdtsc() - ticks;
    print_outcomes();
    prediction_report(PREDICTION_OF_FAULTS);
    log_line("fuzz: %lu mutated VMCSs, seed %lu, %u failed, %lu TSC ticks each", n, o->seed, failed,
             ticks / n);
    return failed;
}
