/* SPDX-License-Identifier: MIT */
/* entry_states.c - guests in other modes than 64-bit mode, and mutations of fields that belong together: with single
 * fields most rules of VM entry would never apply.
 *
 * mutation.c corrects afterwards what could change the host.
 */
#include "../../../examples/hypervisor/vmm/x86.h"
#include "../entry_prediction.h"
#include "entry_states.h"

#define CR0_PE    0x1u
#define CR0_WP    0x10000u
#define CR0_NW    0x20000000u
#define CR0_CD    0x40000000u
#define CR0_PG    0x80000000u
#define CR4_PCID  0x20000u
#define RFLAGS_TF 0x100u
#define RFLAGS_VM 0x20000u
#define EFER_SCE  0x1u
#define EFER_LME  0x100u
#define EFER_LMA  0x400u
#define EFER_NXE  0x800u

#define MSR_PAT  0x277
#define MSR_EFER 0xC0000080

#define BIT(number) (1ull << (number))

uint64_t random_bit(struct random *r, uint64_t mask)
{
    uint64_t bit;

    do
        bit = BIT(random_below(r, 64));
    while (!(mask & bit));
    return bit;
}

static bool chance(struct random *r, size_t one_in)
{
    return random_below(r, one_in) == 0;
}

static void set_bits(uint32_t field, uint64_t ones, uint64_t zeros)
{
    field_write(field, (field_read(field) | ones) & ~zeros);
}

static void flip(uint32_t field, uint64_t bits)
{
    field_write(field, field_read(field) ^ bits);
}

/* --- Modes --- */

/* The rows of the six segments: ES, CS, SS, DS, FS, GS; then LDTR and TR. */
enum { ES, CS, SS, DS, FS, GS, LDTR, TR, SEGMENTS };
#define SELECTOR(n) (VMXD_VMCS_GUEST_ES_SELECTOR + 2 * (n))
#define BASE(n)     (VMXD_VMCS_GUEST_ES_BASE + 2 * (n))
#define LIMIT(n)    (VMXD_VMCS_GUEST_ES_LIMIT + 2 * (n))
#define RIGHTS(n)   (VMXD_VMCS_GUEST_ES_ACCESS_RIGHTS + 2 * (n))

static void leave_ia32e_mode(void)
{
    set_bits(VMXD_VMCS_CTRL_ENTRY_CONTROLS, 0, VMXD_ENTRY_CTL_IA32E_MODE_GUEST);
    set_bits(RIGHTS(CS), VMXD_AR_DEFAULT_OPERATION_SIZE, VMXD_AR_LONG_MODE);
    set_bits(VMXD_VMCS_GUEST_RIP, 0, ~0xFFFFFFFFull);
}

static void use_32_bit_paging(void)
{
    leave_ia32e_mode();
    set_bits(VMXD_VMCS_GUEST_CR4, 0, X86_CR4_PAE);
}

static void use_pae_paging(void)
{
    leave_ia32e_mode();
    for (uint32_t i = 0; i < 4; i++)
        field_write(VMXD_VMCS_GUEST_PDPTE0 + 2 * i, 0);
}

static void use_real_mode(void)
{
    leave_ia32e_mode();
    set_bits(VMXD_VMCS_CTRL_SECONDARY_CONTROLS, VMXD_SECONDARY_UNRESTRICTED_GUEST, 0);
    set_bits(VMXD_VMCS_GUEST_CR0, 0, CR0_PE | CR0_PG);
}

static void use_virtual_8086_mode(void)
{
    use_32_bit_paging();
    set_bits(VMXD_VMCS_GUEST_RFLAGS, RFLAGS_VM, 0);
    for (uint32_t n = ES; n <= GS; n++) {
        field_write(SELECTOR(n), 0x1000 + n);
        field_write(BASE(n), (0x1000 + n) << 4);
        field_write(LIMIT(n), 0xFFFF);
        field_write(RIGHTS(n), 0xF3);
    }
}

void state_choose(struct random *r, const struct vmxd_capabilities *c)
{
    switch (random_below(r, 8)) {
    case 0:
        use_32_bit_paging();
        break;
    case 1:
        use_pae_paging();
        break;
    case 2:
        use_virtual_8086_mode();
        break;
    case 3:
        if (vmxd_ctls32_allow(c->secondary, VMXD_SECONDARY_UNRESTRICTED_GUEST))
            use_real_mode();
        break;
    case 4: /* 64-bit mode, with fewer rules */
        if (vmxd_ctls32_allow(c->secondary, VMXD_SECONDARY_UNRESTRICTED_GUEST))
            set_bits(VMXD_VMCS_CTRL_SECONDARY_CONTROLS, VMXD_SECONDARY_UNRESTRICTED_GUEST, 0);
        break;
    default:
        break;
    }
}

/* --- Mutations: each changes one to a few fields --- */

struct mutation {
    struct random *r;
    const struct vcpu *v;
    const struct state_pages *pages;
};

/* A control that the processor offers, and rarely one that it does not. */
static void change_control(const struct mutation *m)
{
    const struct vmxd_capabilities *c = m->v->capabilities;
    const struct {
        uint32_t field;
        uint64_t allowed1;
    } words[] = {
        {VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, c->pin.full >> 32},
        {VMXD_VMCS_CTRL_PRIMARY_CONTROLS, c->primary.full >> 32},
        {VMXD_VMCS_CTRL_SECONDARY_CONTROLS, c->secondary.full >> 32},
        {VMXD_VMCS_CTRL_SECONDARY_CONTROLS, c->secondary.full >> 32},
        {VMXD_VMCS_CTRL_EXIT_CONTROLS, c->exit.full >> 32},
        {VMXD_VMCS_CTRL_ENTRY_CONTROLS, c->entry.full >> 32},
        {VMXD_VMCS_CTRL_TERTIARY_CONTROLS, c->tertiary.full},
        {VMXD_VMCS_CTRL_SECONDARY_EXIT_CONTROLS, c->secondary_exit.full},
        {VMXD_VMCS_CTRL_VM_FUNCTION_CONTROLS, c->functions.full},
    };
    const size_t i = random_below(m->r, sizeof(words) / sizeof(words[0]));

    if (!vmxd_vmcs_field_exists(c, words[i].field))
        return;
    if (words[i].field == VMXD_VMCS_CTRL_TERTIARY_CONTROLS)
        set_bits(VMXD_VMCS_CTRL_PRIMARY_CONTROLS, VMXD_PRIMARY_ACTIVATE_TERTIARY_CONTROLS, 0);
    if (words[i].field == VMXD_VMCS_CTRL_SECONDARY_EXIT_CONTROLS)
        set_bits(VMXD_VMCS_CTRL_EXIT_CONTROLS, VMXD_EXIT_CTL_ACTIVATE_SECONDARY_CONTROLS, 0);
    if (words[i].field == VMXD_VMCS_CTRL_VM_FUNCTION_CONTROLS)
        set_bits(VMXD_VMCS_CTRL_SECONDARY_CONTROLS, VMXD_SECONDARY_ENABLE_VM_FUNCTIONS, 0);
    flip(words[i].field,
         random_bit(m->r, words[i].allowed1 != 0 && !chance(m->r, 16) ? words[i].allowed1 : ~0ull));
}

/* A small number is more often one that has a meaning. */
static void inject_event(const struct mutation *m)
{
    const uint32_t vector = (uint32_t)random_below(m->r, chance(m->r, 3) ? 256 : 34);
    uint32_t type = (uint32_t)random_below(m->r, 8);
    uint32_t info;

    info =
        VMXD_ENTRY_INTR_VALID | VMXD_PUT(VMXD_ENTRY_INTR_TYPE, type) |
        VMXD_PUT(VMXD_ENTRY_INTR_VECTOR, type == VMXD_EVENT_NMI && !chance(m->r, 4) ? 2 : vector);
    if (chance(m->r, 3))
        info |= VMXD_ENTRY_INTR_DELIVER_ERROR_CODE;
    if (chance(m->r, 16))
        info |= (uint32_t)random_bit(m->r, 0x7FFFF000);
    field_write(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO, info);
    field_write(VMXD_VMCS_CTRL_ENTRY_EXCEPTION_ERROR_CODE,
                chance(m->r, 4) ? random_bit(m->r, 0xFFFFFFFF) : 0);
    field_write(VMXD_VMCS_CTRL_ENTRY_INSTRUCTION_LENGTH,
                chance(m->r, 4) ? random_below(m->r, 18) : 1 + random_below(m->r, 15));
    if (chance(m->r, 2))
        set_bits(VMXD_VMCS_GUEST_RFLAGS, X86_RFLAGS_IF, 0);
}

static void change_segment(const struct mutation *m)
{
    const uint32_t n = (uint32_t)random_below(m->r, SEGMENTS);

    switch (random_below(m->r, 6)) {
    case 0:
        flip(SELECTOR(n), random_bit(m->r, 7));
        break;
    case 1:
        field_write(SELECTOR(n), random_below(m->r, 4));
        break;
    case 2:
        flip(BASE(n), random_bit(m->r, 0xFFFF800100000000));
        break;
    case 3:
        flip(LIMIT(n), random_bit(m->r, 0xFFF00801));
        break;
    case 4: /* of any type */
        flip(RIGHTS(n), random_below(m->r, 16));
        break;
    default:
        flip(RIGHTS(n), random_bit(m->r, 0x1FFFF));
        break;
    }
}

/* Another privilege level: consistent if nothing else changes it. */
static void change_privilege(const struct mutation *m)
{
    const uint64_t dpl = VMXD_PUT(VMXD_AR_DPL, random_below(m->r, 4)),
                   rpl = dpl >> VMXD_AR_DPL_SHIFT;

    for (uint32_t n = CS; n <= SS; n++) {
        set_bits(RIGHTS(n), dpl, VMXD_AR_DPL & ~dpl);
        set_bits(SELECTOR(n), rpl, 3 & ~rpl);
    }
}

static void change_activity(const struct mutation *m)
{
    switch (random_below(m->r, 6)) {
    case 0:
        inject_event(m);
        field_write(VMXD_VMCS_GUEST_ACTIVITY_STATE, random_below(m->r, 5));
        break;
    case 1:
        field_write(VMXD_VMCS_GUEST_ACTIVITY_STATE, VMXD_ACTIVITY_HLT);
        break;
    case 2:
        flip(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE, random_bit(m->r, 0x1F));
        break;
    case 3:
        flip(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE, random_bit(m->r, 3));
        set_bits(VMXD_VMCS_GUEST_RFLAGS, X86_RFLAGS_IF, 0);
        break;
    case 4:
        flip(VMXD_VMCS_GUEST_PENDING_DEBUG_EXCEPTIONS,
             random_bit(m->r, chance(m->r, 4) ? ~0ull : 0x1D80F));
        break;
    default:
        flip(VMXD_VMCS_GUEST_RFLAGS, RFLAGS_TF);
        flip(VMXD_VMCS_GUEST_PENDING_DEBUG_EXCEPTIONS, chance(m->r, 2) ? VMXD_PENDING_DB_BS : 0);
        flip(VMXD_VMCS_GUEST_DEBUGCTL, random_bit(m->r, chance(m->r, 4) ? 0xFFFFF : 3));
        break;
    }
}

/* The region at the VMCS link pointer has the right revision, or one with a fault. */
static void link_vmcs(const struct mutation *m)
{
    const bool shadow =
        vmxd_ctls32_allow(m->v->capabilities->secondary, VMXD_SECONDARY_VMCS_SHADOWING);
    uint32_t revision =
        (uint32_t)VMXD_GET(VMXD_BASIC_VMCS_REVISION_IDENTIFIER, m->v->capabilities->basic);

    if (shadow && chance(m->r, 2)) {
        set_bits(VMXD_VMCS_CTRL_SECONDARY_CONTROLS, VMXD_SECONDARY_VMCS_SHADOWING, 0);
        revision |= chance(m->r, 4) ? 0 : 1u << 31;
    }
    if (chance(m->r, 3))
        revision ^= (uint32_t)random_bit(m->r, 0xFFFFFFFF);
    m->pages->link->revision = vmxd_vmcs_revision_from(revision);
    field_write(VMXD_VMCS_GUEST_VMCS_LINK_POINTER,
                chance(m->r, 8) ? m->v->vmcs : platform_physical(m->pages->link));
}

static void change_cet(const struct mutation *m)
{
    const struct vmxd_capabilities *c = m->v->capabilities;

    if (!vmxd_ctls32_allow(c->entry, VMXD_ENTRY_CTL_LOAD_CET_STATE))
        return;
    set_bits(VMXD_VMCS_CTRL_ENTRY_CONTROLS, VMXD_ENTRY_CTL_LOAD_CET_STATE, 0);
    field_write(VMXD_VMCS_GUEST_SSP, 0);
    field_write(VMXD_VMCS_GUEST_INTERRUPT_SSP_TABLE_ADDR, 0);
    field_write(VMXD_VMCS_GUEST_S_CET, random_word(m->r) & 0xC3F);
    if (chance(m->r, 2))
        set_bits(VMXD_VMCS_GUEST_CR4, X86_CR4_CET, 0);
    switch (random_below(m->r, 5)) {
    case 0:
        flip(VMXD_VMCS_GUEST_SSP, random_bit(m->r, ~0ull));
        break;
    case 1:
        flip(VMXD_VMCS_GUEST_S_CET, random_bit(m->r, ~0ull));
        break;
    case 2:
        flip(VMXD_VMCS_GUEST_INTERRUPT_SSP_TABLE_ADDR, random_bit(m->r, ~0ull));
        break;
    case 3:
        set_bits(VMXD_VMCS_GUEST_CR0, 0, CR0_WP);
        break;
    default:
        break;
    }
}

static void change_control_registers(const struct mutation *m)
{
    switch (random_below(m->r, 6)) {
    case 0:
        flip(VMXD_VMCS_GUEST_CR0, random_bit(m->r, CR0_PE | CR0_PG | CR0_WP | CR0_NW | CR0_CD));
        break;
    case 1:
        flip(VMXD_VMCS_GUEST_CR4,
             random_bit(m->r, X86_CR4_PAE | X86_CR4_VMXE | CR4_PCID | X86_CR4_CET | X86_CR4_FRED));
        break;
    case 2:
        flip(VMXD_VMCS_GUEST_CR3, random_bit(m->r, ~0ull << 32));
        break;
    case 3:
        flip(VMXD_VMCS_GUEST_RIP, random_bit(m->r, ~0ull << 30));
        break;
    case 4:
        if (vmxd_vmcs_field_exists(m->v->capabilities, VMXD_VMCS_GUEST_PDPTE0))
            field_write(VMXD_VMCS_GUEST_PDPTE0 + 2 * (uint32_t)random_below(m->r, 4),
                        1 | random_bit(m->r, ~0ull));
        break;
    default:
        if (vmxd_ctls32_allow(m->v->capabilities->entry, VMXD_ENTRY_CTL_LOAD_IA32_EFER)) {
            set_bits(VMXD_VMCS_CTRL_ENTRY_CONTROLS, VMXD_ENTRY_CTL_LOAD_IA32_EFER, 0);
            field_write(VMXD_VMCS_GUEST_EFER,
                        random_word(m->r) & (EFER_SCE | EFER_LME | EFER_LMA | EFER_NXE));
            if (chance(m->r, 4))
                flip(VMXD_VMCS_GUEST_EFER, random_bit(m->r, ~0ull));
        }
        break;
    }
}

/* The virtual APIC: threshold, page and the controls that need it. */
static void change_virtual_apic(const struct mutation *m)
{
    const struct vmxd_capabilities *c = m->v->capabilities;
    const uint32_t controls =
        (VMXD_SECONDARY_VIRTUALIZE_APIC_ACCESSES | VMXD_SECONDARY_VIRTUALIZE_X2APIC_MODE |
         VMXD_SECONDARY_APIC_REGISTER_VIRTUALIZATION | VMXD_SECONDARY_VIRTUAL_INTERRUPT_DELIVERY) &
        (uint32_t)(c->secondary.full >> 32);

    if (!vmxd_ctls32_allow(c->primary, VMXD_PRIMARY_USE_TPR_SHADOW))
        return;
    set_bits(VMXD_VMCS_CTRL_PRIMARY_CONTROLS, chance(m->r, 8) ? 0 : VMXD_PRIMARY_USE_TPR_SHADOW, 0);
    m->pages->scratch[0x80] = (uint8_t)random_word(m->r);
    field_write(VMXD_VMCS_CTRL_TPR_THRESHOLD,
                chance(m->r, 8) ? random_bit(m->r, 0xFFFFFFFF) : random_below(m->r, 16));
    if (controls != 0)
        set_bits(VMXD_VMCS_CTRL_SECONDARY_CONTROLS, random_word(m->r) & controls, 0);
    if (vmxd_ctls32_allow(c->pin, VMXD_PIN_PROCESS_POSTED_INTERRUPTS) && chance(m->r, 2)) {
        set_bits(VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, VMXD_PIN_PROCESS_POSTED_INTERRUPTS, 0);
        field_write(VMXD_VMCS_CTRL_POSTED_INTERRUPT_VECTOR,
                    random_below(m->r, chance(m->r, 4) ? 0x10000 : 256));
    }
}

/* What an entry of the MSR-load area can be; `faults`: its WRMSR raises #GP. */
enum { EFER_AS_HOST = 1, EFER_OTHER_LME, EFER_RESERVED, PAT_AS_HOST };
static const struct {
    uint32_t index, reserved;
    uint64_t data;
    uint8_t special;
    bool faults;
} msr_kinds[] = {
    {X86_MSR_SYSENTER_CS, 0, 0x1234, 0, false},
    {X86_MSR_SYSENTER_ESP, 0, 0x7FFFFFFFFFFF, 0, false},
    {X86_MSR_SYSENTER_ESP, 0, BIT(62), 0, true},
    {X86_MSR_SYSENTER_EIP, 0, BIT(63), 0, true},
    {X86_MSR_SYSENTER_CS, 1, 0, 0, false},
    {X86_MSR_SYSENTER_CS, 1u << 31, 0, 0, false},
    {X86_MSR_FS_BASE, 0, 0, 0, false},
    {X86_MSR_GS_BASE, 0, 0, 0, false},
    {0x79, 0, 0, 0, false},
    {0x8B, 0, 0, 0, false},
    {VMXD_MSR_SMM_MONITOR_CTL, 0, 0, 0, false},
    {VMXD_MSR_SMBASE, 0, 0, 0, false},
    {0x808, 0, 0, 0, true}, /* an MSR of an APIC that is not in x2APIC mode */
    {0x8FF, 0, 0, 0, true},
    {MSR_PAT, 0, 0, PAT_AS_HOST, false},
    {MSR_PAT, 0, 2, 0, true},
    {MSR_EFER, 0, 0, EFER_AS_HOST, false},
    {MSR_EFER, 0, 0, EFER_OTHER_LME, false},
    {MSR_EFER, 0, 0, EFER_RESERVED, true},
};

static uint64_t msr_data(size_t kind)
{
    switch (msr_kinds[kind].special) {
    case EFER_AS_HOST:
        return platform_read_msr(MSR_EFER);
    case EFER_OTHER_LME:
        return platform_read_msr(MSR_EFER) ^ EFER_LME;
    case EFER_RESERVED:
        return platform_read_msr(MSR_EFER) | BIT(63);
    case PAT_AS_HOST:
        return platform_read_msr(MSR_PAT);
    default:
        return msr_kinds[kind].data;
    }
}

/* An exit loads IA32_EFER and IA32_PAT again: otherwise they cannot be in the area. */
static bool can_load(const struct vmxd_capabilities *c, uint32_t msr)
{
    return (msr != MSR_EFER || vmxd_ctls32_allow(c->exit, VMXD_EXIT_CTL_LOAD_IA32_EFER)) &&
           (msr != MSR_PAT || vmxd_ctls32_allow(c->exit, VMXD_EXIT_CTL_LOAD_IA32_PAT));
}

static void load_msrs(const struct mutation *m)
{
    const uint32_t count = 1 + (uint32_t)random_below(m->r, 6);
    uint32_t fault = 0;

    for (uint32_t number = 1; number <= count; number++) {
        size_t kind =
            chance(m->r, 2) ? 0 : random_below(m->r, sizeof(msr_kinds) / sizeof(msr_kinds[0]));

        if (!can_load(m->v->capabilities, msr_kinds[kind].index))
            kind = 0;
        m->pages->load[number - 1] = (struct vmxd_msr_entry){.index = msr_kinds[kind].index,
                                                             .zero_32 = msr_kinds[kind].reserved,
                                                             .data = msr_data(kind)};
        if (fault == 0 && msr_kinds[kind].faults)
            fault = number;
        if (msr_kinds[kind].index == MSR_EFER)
            set_bits(VMXD_VMCS_CTRL_EXIT_CONTROLS, VMXD_EXIT_CTL_LOAD_IA32_EFER, 0);
        if (msr_kinds[kind].index == MSR_PAT)
            set_bits(VMXD_VMCS_CTRL_EXIT_CONTROLS, VMXD_EXIT_CTL_LOAD_IA32_PAT, 0);
    }
    field_write(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, count);
    prediction_set_msr_fault(fault);
}

static void (*const mutations[])(const struct mutation *m) = {
    change_control,           change_control,           inject_event,        inject_event,
    change_segment,           change_segment,           change_segment,      change_privilege,
    change_activity,          change_activity,          link_vmcs,           change_cet,
    change_control_registers, change_control_registers, change_virtual_apic, load_msrs,
};

void state_mutate(struct random *r, const struct vcpu *v, const struct state_pages *p)
{
    const struct mutation m = {r, v, p};

    mutations[random_below(r, sizeof(mutations) / sizeof(mutations[0]))](&m);
}

bool state_pages_allocate(struct state_pages *p)
{
    *p = (struct state_pages){platform_page(), platform_page(), platform_page(), platform_page(),
                              platform_page()};
    if (p->scratch == NULL || p->ones == NULL || p->zeros == NULL || p->link == NULL ||
        p->load == NULL)
        return false;
    for (size_t i = 0; i < PLATFORM_PAGE_SIZE; i++)
        p->ones[i] = 0xFF;
    return true;
}
