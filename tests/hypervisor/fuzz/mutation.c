/* SPDX-License-Identifier: MIT */
/* mutation.c - VMCSs with random faults: whatever they hold, an entry has one of three outcomes, the
 * host stays as it was, and the next guest runs.
 *
 * What a VMCS can do to its host when its author wants it is not a fault to find here, so a few fields
 * keep to the rules below, and a few controls are put right after all mutations.
 */
#include <vmxdefs/rows.h>

#include "../core/report.h"
#include "../core/x86.h"
#include "hostile.h"
#include "random.h"

#define EXITS         16 /* so many a mutated guest may have */
#define MUTATIONS_MAX 4  /* in one VMCS */

#define BITS(high, low)   ((~0ull >> (63 - (high))) & ~0ull << (low))
#define TOO_HIGH          BITS(63, 52) /* above every physical-address width */
#define NOT_CANONICAL     BITS(62, 58)
#define NOT_RING_0_OF_GDT 7u

/* --- What may be done to a field; what has no rule may become anything --- */

enum rule {
    RULE_KEEP,    /* it stays as it is */
    RULE_KEEP_CR, /* ... where there is no EPT: the guest's page tables are its prison */
    RULE_REFUSED, /* only bits of the mask, one at a time: then the entry must end in a VMfail */
    RULE_FLIP,    /* only bits of the mask, one at a time */
    RULE_BELOW,   /* only values within the mask */
    RULE_PAGE     /* the page that is there for it, with a bit of the mask, perhaps */
};

/* The processor writes to most of these; none may be of the host.  It takes them to be aligned. */
#define PAGE_MASK (TOO_HIGH | BITS(11, 0))
/* These have entries, and an entry that cannot be stored or loaded at an exit is a VMX abort. */
#define AREA_MASK (TOO_HIGH | BITS(3, 0))

static const struct {
    uint32_t field;
    enum rule rule;
    uint64_t mask;
} field_rules[] = {
    /* An exit loads these without a look, or after one that any address of the host passes. */
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
    /* Refused, if the control is set that loads them; not used if not. */
    {VMXD_VMCS_HOST_PAT, RULE_FLIP, BITS(7, 3)},
    {VMXD_VMCS_HOST_EFER, RULE_FLIP, BITS(63, 16) | 1 << 10 | 1 << 8}, /* LMA, LME */
    /* Not used: see the controls that stay off. */
    {VMXD_VMCS_HOST_PERF_GLOBAL_CTRL, RULE_KEEP, 0},
    {VMXD_VMCS_HOST_PKRS, RULE_KEEP, 0},
    {VMXD_VMCS_HOST_S_CET, RULE_KEEP, 0},
    {VMXD_VMCS_HOST_SSP, RULE_KEEP, 0},
    {VMXD_VMCS_HOST_INTERRUPT_SSP_TABLE_ADDR, RULE_KEEP, 0},

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
    {VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, RULE_BELOW, 0x7F},

    {VMXD_VMCS_CTRL_IO_BITMAP_A_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_IO_BITMAP_B_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_MSR_BITMAPS_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_PML_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_VIRTUAL_APIC_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_APIC_ACCESS_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_POSTED_INTERRUPT_DESCRIPTOR, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_EPTP_LIST_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_VMREAD_BITMAP_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_VMWRITE_BITMAP_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_VE_INFORMATION_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_SPP_TABLE_POINTER, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_LOW_PASID_DIRECTORY_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_HIGH_PASID_DIRECTORY_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_HLAT_POINTER, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_CTRL_PID_POINTER_TABLE_ADDRESS, RULE_PAGE, PAGE_MASK},
    {VMXD_VMCS_GUEST_VMCS_LINK_POINTER, RULE_PAGE, PAGE_MASK},

    /* A guest must come to its end, and so must the test.  In wait-for-SIPI nothing but a SIPI exits. */
    {VMXD_VMCS_GUEST_VMX_PREEMPTION_TIMER_VALUE, RULE_BELOW, 0x1FF},
    {VMXD_VMCS_GUEST_ACTIVITY_STATE, RULE_FLIP, BITS(31, 2) | 1 << VMXD_ACTIVITY_ACTIVE},
};

/* Bits of the controls that are put right when all mutations are done. */
struct fixed_bits {
    uint32_t field;
    uint32_t ones, zeros;
};

/* What the processor would change of the host and this example does not keep: MSRs of performance
 * monitoring, protection keys, CET, MPX, tracing, branch records, user interrupts. */
#define EXIT_LOADS_OF_NO_USE                                                             \
    (VMXD_EXIT_CTL_LOAD_IA32_PERF_GLOBAL_CTRL | VMXD_EXIT_CTL_CLEAR_IA32_BNDCFGS |       \
     VMXD_EXIT_CTL_CLEAR_IA32_RTIT_CTL | VMXD_EXIT_CTL_CLEAR_IA32_LBR_CTL |              \
     VMXD_EXIT_CTL_CLEAR_UINV | VMXD_EXIT_CTL_LOAD_CET_STATE | VMXD_EXIT_CTL_LOAD_PKRS | \
     VMXD_EXIT_CTL_ACTIVATE_SECONDARY_CONTROLS)
#define ENTRY_LOADS_OF_NO_USE                                                              \
    (VMXD_ENTRY_CTL_LOAD_IA32_PERF_GLOBAL_CTRL | VMXD_ENTRY_CTL_LOAD_IA32_BNDCFGS |        \
     VMXD_ENTRY_CTL_LOAD_IA32_RTIT_CTL | VMXD_ENTRY_CTL_LOAD_GUEST_IA32_LBR_CTL |          \
     VMXD_ENTRY_CTL_LOAD_UINV | VMXD_ENTRY_CTL_LOAD_CET_STATE | VMXD_ENTRY_CTL_LOAD_PKRS | \
     VMXD_ENTRY_CTL_LOAD_IA32_FRED | VMXD_ENTRY_CTL_LOAD_IA32_SPEC_CTRL)

/* Interrupts and the timer come back to the host; ports and MSRs exit; EPT stays. */
static const struct fixed_bits fixed[] = {
    {VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, VMXD_PIN_EXTERNAL_INTERRUPT_EXITING | VMXD_PIN_NMI_EXITING,
     0},
    {VMXD_VMCS_CTRL_PRIMARY_CONTROLS,
     VMXD_PRIMARY_HLT_EXITING | VMXD_PRIMARY_MWAIT_EXITING | VMXD_PRIMARY_MONITOR_EXITING |
         VMXD_PRIMARY_UNCONDITIONAL_IO_EXITING | VMXD_PRIMARY_MOV_DR_EXITING |
         VMXD_PRIMARY_CR8_LOAD_EXITING,
     VMXD_PRIMARY_USE_IO_BITMAPS | VMXD_PRIMARY_USE_MSR_BITMAPS |
         VMXD_PRIMARY_ACTIVATE_TERTIARY_CONTROLS},
    {VMXD_VMCS_CTRL_EXIT_CONTROLS, VMXD_EXIT_CTL_ACKNOWLEDGE_INTERRUPT_ON_EXIT,
     EXIT_LOADS_OF_NO_USE},
    {VMXD_VMCS_CTRL_ENTRY_CONTROLS, 0, ENTRY_LOADS_OF_NO_USE},
    {VMXD_VMCS_CTRL_EXCEPTION_BITMAP, 1u << 18, 0},
};

static const uint32_t all_fields[] = {
#define FIELD(name, value, words) name,
    VMXD_ROWS_VMCS(FIELD)
#undef FIELD
};
#define FIELDS (sizeof(all_fields) / sizeof(all_fields[0]))

static uint32_t fields[FIELDS]; /* those of this processor */
static size_t field_count;
static uint64_t page;                              /* that nobody else uses, for RULE_PAGE */
static struct vmxd_msr_entry *load, *store, *back; /* MSR areas: at entry, at exit */
static const struct vmxd_capabilities *capabilities;

/* --- One mutation --- */

static uint64_t random_bit(struct random *r, uint64_t mask)
{
    uint64_t bit;

    do
        bit = 1ull << random_below(r, 64);
    while (!(mask & bit));
    return bit;
}

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
    case RULE_REFUSED: /* once: a second flip might undo the first */
        if (*refused)
            return value;
        *refused = true;
        return value ^ random_bit(r, field_rules[i].mask);
    case RULE_FLIP:
        return value ^ random_bit(r, field_rules[i].mask);
    case RULE_BELOW:
        return random_word(r) & field_rules[i].mask;
    case RULE_PAGE:
    default:
        return page | (random_below(r, 2) ? random_bit(r, field_rules[i].mask) : 0);
    }
}

static void mutate(struct random *r, bool tell, bool *refused)
{
    const uint32_t field = fields[random_below(r, field_count)];
    const uint64_t value = field_read(field), changed = mutated_value(r, field, value, refused);

    field_write(field, changed);
    if (tell)
        say("  0x%04x %-46s 0x%lx, was 0x%lx", field, vmxd_vmcs_name(field), field_read(field),
            value);
}

/* --- A VMCS --- */

/* Event type 7 is reserved where there is no monitor trap flag.  Bochs panics instead of refusing it. */
static void avoid_panic(void)
{
    const vmxd_entry_interruption event =
        vmxd_entry_interruption_from(READ32(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO));

    if (VMXD_GET(VMXD_ENTRY_INTR_TYPE, event) == VMXD_EVENT_OTHER &&
        !vmxd_ctls32_allow(capabilities->primary, VMXD_PRIMARY_MONITOR_TRAP_FLAG))
        WRITE32(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO, 0);
}

static void fix(uint32_t field, uint32_t ones, uint32_t zeros)
{
    field_write(field, (field_read(field) | ones) & ~(uint64_t)zeros);
}

static void put_controls_right(bool has_timer)
{
    uint32_t entry;

    for (size_t i = 0; i < sizeof(fixed) / sizeof(fixed[0]); i++)
        fix(fixed[i].field, fixed[i].ones, fixed[i].zeros);
    if (has_timer)
        fix(VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, VMXD_PIN_ACTIVATE_VMX_PREEMPTION_TIMER, 0);
    if (memory_eptp() != 0) {
        fix(VMXD_VMCS_CTRL_PRIMARY_CONTROLS, VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS, 0);
        fix(VMXD_VMCS_CTRL_SECONDARY_CONTROLS, VMXD_SECONDARY_ENABLE_EPT,
            VMXD_SECONDARY_ENABLE_VM_FUNCTIONS);
    } else { /* in 64-bit mode with these page tables, or not at all */
        fix(VMXD_VMCS_CTRL_PRIMARY_CONTROLS, VMXD_PRIMARY_CR3_LOAD_EXITING, 0);
        fix(VMXD_VMCS_CTRL_ENTRY_CONTROLS, VMXD_ENTRY_CTL_IA32E_MODE_GUEST, 0);
    }
    entry = READ32(VMXD_VMCS_CTRL_ENTRY_CONTROLS); /* what is loaded must be loaded back */
    fix(VMXD_VMCS_CTRL_EXIT_CONTROLS,
        ((entry & VMXD_ENTRY_CTL_LOAD_IA32_PAT) ? VMXD_EXIT_CTL_LOAD_IA32_PAT : 0) |
            ((entry & VMXD_ENTRY_CTL_LOAD_IA32_EFER) ? VMXD_EXIT_CTL_LOAD_IA32_EFER : 0),
        0);
    avoid_panic();
}

/* IA32_SYSENTER_CS over and over, which may be stored and loaded at will, or, in the list for the
 * entry, one that may not. */
static void fill_areas(struct random *r)
{
    const uint64_t host_value = platform_read_msr(X86_MSR_SYSENTER_CS);

    for (size_t i = 0; i < 0x80; i++) {
        load[i] = (struct vmxd_msr_entry){.index = X86_MSR_SYSENTER_CS};
        store[i] = load[i];
        back[i] = (struct vmxd_msr_entry){.index = X86_MSR_SYSENTER_CS, .data = host_value};
    }
    if (random_below(r, 4) == 0)
        load[random_below(r, 0x80)].index = X86_MSR_FS_BASE;
}

/* All fields that have something to do when a mutation turns on the control to them. */
static void fill_fields(void)
{
    for (size_t i = 0; i < sizeof(field_rules) / sizeof(field_rules[0]); i++)
        if (field_rules[i].rule == RULE_PAGE &&
            field_rules[i].field != VMXD_VMCS_GUEST_VMCS_LINK_POINTER)
            vmxd_vmwrite(field_rules[i].field, page); /* no matter if the field does not exist */
    vmxd_vmwrite(VMXD_VMCS_HOST_PAT, platform_read_msr(0x277));
    vmxd_vmwrite(VMXD_VMCS_HOST_EFER, platform_read_msr(0xC0000080));
    WRITE64(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS, platform_physical(load));
    WRITE64(VMXD_VMCS_CTRL_EXIT_MSR_STORE_ADDRESS, platform_physical(store));
    WRITE64(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_ADDRESS, platform_physical(back));
    WRITE_NATURAL(VMXD_VMCS_HOST_RSP, 0); /* the stub writes it */
}

static bool set_up(struct vcpu *v, const struct vcpu_needs *needs, uint64_t seed, bool tell,
                   bool *refused)
{
    struct random r = random_from(seed);
    size_t count;

    if (!vmcs_setup(v, needs, guest_good_case.run))
        return false;
    fill_fields();
    fill_areas(&r);
    *refused = false;
    count = 1 + random_below(&r, MUTATIONS_MAX);
    while (count--)
        mutate(&r, tell, refused);
    put_controls_right(needs->time_slice != 0);
    return true;
}

/* --- What came of them --- */

static struct {
    uint32_t errors[32];                  /* VM-instruction errors */
    uint32_t guest_state[8], msr_loading; /* failed entries */
    uint32_t ran;
} tally;

/* NULL, or what must not be. */
static const char *judge(const struct vcpu *v, enum guest_end end, bool refused)
{
    const uint32_t basic = vmxd_exit_basic(v->reason);
    const uint64_t qualification = READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION);

    if (end == GUEST_VMFAIL && v->status == VMXD_VMFAIL_VALID && v->error < 32) {
        tally.errors[v->error]++;
        return NULL;
    }
    if (refused)
        return "enters with a host state that must be refused";
    if (end == GUEST_FAILED_ENTRY && basic == VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE &&
        qualification < 8)
        tally.guest_state[qualification]++;
    else if (end == GUEST_FAILED_ENTRY && basic == VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING)
        tally.msr_loading++;
    else if (end == GUEST_DONE || end == GUEST_STOPPED || end == GUEST_TRIPLE_FAULT)
        tally.ran++;
    else
        return "has none of the three outcomes";
    return NULL;
}

static void say_tally(void)
{
    for (uint32_t i = 0; i < 32; i++)
        if (tally.errors[i] != 0)
            say("  %6u VMfailValid, error %u: %s", tally.errors[i], i, vmxd_error_name(i));
    for (uint32_t i = 0; i < 8; i++)
        if (tally.guest_state[i] != 0)
            say("  %6u failed entry, invalid guest state: %s", tally.guest_state[i],
                vmxd_failed_entry_name(i));
    if (tally.msr_loading != 0)
        say("  %6u failed entry, MSR loading", tally.msr_loading);
    say("  %6u ran, and came back", tally.ran);
}

static bool run_one(struct vcpu *v, const struct vcpu_needs *needs, uint64_t seed, bool tell)
{
    const char *wrong, *damage;
    enum guest_end end;
    bool refused;

    if (!set_up(v, needs, seed, tell, &refused)) {
        say("  FAIL: the VMCS could not be set up");
        return false;
    }
    end = hostile_enter(v, EXITS);
    wrong = judge(v, end, refused);
    damage = host_damage();
    if (end != GUEST_VMFAIL && end != GUEST_FAILED_ENTRY) /* or else it has not run */
        memory_put_back();
    if (wrong == NULL && damage == NULL && good_guest_runs(v))
        return true;
    say("  FAIL: a VMCS %s%s; again: seed=%lu mutated=1",
        damage  ? "has changed "
        : wrong ? wrong
                : "leaves no way for the next guest",
        damage ? damage : "", seed);
    return false;
}

static void find_fields(void)
{
    field_count = 0;
    for (size_t i = 0; i < FIELDS; i++)
        if (vmxd_vmcs_field_exists(capabilities, all_fields[i]))
            fields[field_count++] = all_fields[i];
}

uint32_t mutation_run(struct vcpu *v, const struct hypervisor_options *o)
{
    struct vcpu_needs needs = {0};
    void *scratch;
    uint32_t failed = 0;
    uint64_t n, ticks;

    if (o->mutated == 0)
        return 0;
    capabilities = v->capabilities;
    scratch = platform_page();
    load = platform_page();
    store = platform_page();
    back = platform_page();
    if (!hostile_bound(capabilities, &needs)) {
        say("mutated VMCSs: nothing ends their guests on this processor and this platform");
        return 0;
    }
    if (scratch == NULL || load == NULL || store == NULL || back == NULL) {
        say("FAIL: there are not enough pages for mutated VMCSs: give the platform more memory");
        return 1;
    }
    page = platform_physical(scratch);
    find_fields();
    say("mutated VMCSs");
    ticks = x86_rdtsc();
    for (n = 0; n < o->mutated && failed < 10; n++)
        failed += !run_one(v, &needs, o->seed + n, o->mutated == 1);
    ticks = x86_rdtsc() - ticks;
    say_tally();
    say("soak: %lu mutated VMCSs, seed %lu, %u did harm, %lu TSC ticks each", n, o->seed, failed,
        ticks / n);
    return failed;
}
