/* SPDX-License-Identifier: MIT */
/* states.c - good VMCSs in different modes, as changes of a good VMCS in 64-bit mode. */
#include "entry_checks.h"

const char *const entry_state_names[ENTRY_STATES] = {
    [STATE_64_BIT] = "64_bit",
    [STATE_32_BIT] = "32_bit",
    [STATE_PAE_WITHOUT_EPT] = "pae_without_ept",
    [STATE_PAE_WITH_EPT] = "pae_with_ept",
    [STATE_REAL_MODE] = "real_mode",
    [STATE_VIRTUAL_8086] = "virtual_8086",
    [STATE_INJECT_NMI] = "inject_nmi",
    [STATE_INJECT_EXCEPTION] = "inject_exception",
    [STATE_INJECT_SOFTWARE_INTERRUPT] = "inject_software_interrupt",
    [STATE_MSR_LOAD] = "msr_load",
};

/* The new value is (old & ~clear) | set. */
struct field_change {
    uint32_t input;
    uint64_t clear, set;
};

#define END_OF_CHANGES       \
    {                        \
        .input = VMXD_INPUTS \
    }
#define VALUE(field, value)                \
    {                                      \
        VMXD_INPUT_##field, ~0ull, (value) \
    }
#define CLEAR(field, bits)            \
    {                                 \
        VMXD_INPUT_##field, (bits), 0 \
    }

#define OUTSIDE_IA32E_MODE                                                                   \
    CLEAR(CTRL_ENTRY_CONTROLS, VMXD_ENTRY_CTL_IA32E_MODE_GUEST),                             \
        CLEAR(GUEST_EFER, VMXD_EFER_LME | VMXD_EFER_LMA),                                    \
    {                                                                                        \
        VMXD_INPUT_GUEST_CS_ACCESS_RIGHTS, VMXD_AR_LONG_MODE, VMXD_AR_DEFAULT_OPERATION_SIZE \
    }

/* Selector, base, limit and access rights of a segment register. */
#define SEGMENT(name, limit, rights)                                  \
    VALUE(GUEST_##name##_SELECTOR, 0), VALUE(GUEST_##name##_BASE, 0), \
        VALUE(GUEST_##name##_LIMIT, limit), VALUE(GUEST_##name##_ACCESS_RIGHTS, rights)

/* Accessed and present, of 64 KBytes; with DPL 3 as in virtual-8086 mode. */
#define SEGMENTS(limit, code_rights, data_rights)                         \
    SEGMENT(CS, limit, code_rights), SEGMENT(SS, limit, data_rights),     \
        SEGMENT(DS, limit, data_rights), SEGMENT(ES, limit, data_rights), \
        SEGMENT(FS, limit, data_rights), SEGMENT(GS, limit, data_rights)

#define NEEDS_EPT                                                                                \
    (VMXD_SECONDARY_ENABLE_EPT | VMXD_SECONDARY_UNRESTRICTED_GUEST | VMXD_SECONDARY_ENABLE_PML | \
     VMXD_SECONDARY_MODE_BASED_EXECUTE_CONTROL_FOR_EPT |                                         \
     VMXD_SECONDARY_SUB_PAGE_WRITE_PERMISSIONS_FOR_EPT | VMXD_SECONDARY_ENABLE_VM_FUNCTIONS)

#define INJECT(type, vector, more)                                                 \
    VALUE(CTRL_ENTRY_INTERRUPTION_INFO, VMXD_ENTRY_INTR_VALID |                    \
                                            VMXD_PUT(VMXD_ENTRY_INTR_TYPE, type) | \
                                            VMXD_PUT(VMXD_ENTRY_INTR_VECTOR, vector) | (more))

/* In the last states the VMCS link pointer is used, too.  In real mode CS has a base above 1 MByte: as after a
 * reset it need not be 16 times the selector. */
static const struct field_change changes[ENTRY_STATES][32] = {
    [STATE_64_BIT] = {END_OF_CHANGES},
    [STATE_32_BIT] = {OUTSIDE_IA32E_MODE, CLEAR(GUEST_CR4, VMXD_CR4_PAE), END_OF_CHANGES},
    [STATE_PAE_WITHOUT_EPT] = {OUTSIDE_IA32E_MODE, CLEAR(CTRL_SECONDARY_CONTROLS, NEEDS_EPT),
                               END_OF_CHANGES},
    [STATE_PAE_WITH_EPT] = {OUTSIDE_IA32E_MODE, VALUE(GUEST_PDPTE0, 0), VALUE(GUEST_PDPTE1, 0),
                            VALUE(GUEST_PDPTE2, 0), VALUE(GUEST_PDPTE3, 0), END_OF_CHANGES},
    [STATE_REAL_MODE] = {OUTSIDE_IA32E_MODE, CLEAR(GUEST_CR0, VMXD_CR0_PE | VMXD_CR0_PG),
                         CLEAR(GUEST_CR4, VMXD_CR4_PAE), SEGMENTS(0xFFFF, 0x9B, 0x93),
                         END_OF_CHANGES},
    [STATE_VIRTUAL_8086] = {OUTSIDE_IA32E_MODE,
                            CLEAR(GUEST_CR4, VMXD_CR4_PAE),
                            SEGMENTS(0xFFFF, 0xF3, 0xF3),
                            VALUE(GUEST_RIP, 0x1000),
                            {VMXD_INPUT_GUEST_RFLAGS, 0, VMXD_RFLAGS_VM},
                            END_OF_CHANGES},
    [STATE_INJECT_NMI] = {INJECT(VMXD_EVENT_NMI, VMXD_VECTOR_NMI, 0u), END_OF_CHANGES},
    [STATE_INJECT_EXCEPTION] = {INJECT(VMXD_EVENT_HARDWARE_EXCEPTION, VMXD_VECTOR_GP,
                                       VMXD_ENTRY_INTR_DELIVER_ERROR_CODE),
                                VALUE(CTRL_ENTRY_EXCEPTION_ERROR_CODE, 0), END_OF_CHANGES},
    [STATE_INJECT_SOFTWARE_INTERRUPT] = {INJECT(VMXD_EVENT_SOFTWARE_INTERRUPT, 0x80u, 0u),
                                         VALUE(CTRL_ENTRY_INSTRUCTION_LENGTH, 2), END_OF_CHANGES},
    [STATE_MSR_LOAD] = {VALUE(CTRL_ENTRY_MSR_LOAD_COUNT, 1), VALUE(CTRL_EXIT_MSR_STORE_COUNT, 1),
                        VALUE(CTRL_EXIT_MSR_LOAD_COUNT, 1), END_OF_CHANGES},
};

/* A field that the processor does not have keeps out of the state. */
static void change(struct vmxd_snapshot *s, uint32_t input, uint64_t value)
{
    if (vmxd_inputs_have(&s->known, input))
        vmxd_snapshot_set(s, input, value);
}

static bool allows_secondary(const struct vmxd_snapshot *s, uint32_t control)
{
    return (s->value[VMXD_INPUT_IA32_VMX_PROCBASED_CTLS2] >> 32 & control) != 0;
}

static bool uses_ept(const struct vmxd_snapshot *s)
{
    return (s->value[VMXD_INPUT_CTRL_PRIMARY_CONTROLS] &
            VMXD_PRIMARY_ACTIVATE_SECONDARY_CONTROLS) &&
           (s->value[VMXD_INPUT_CTRL_SECONDARY_CONTROLS] & VMXD_SECONDARY_ENABLE_EPT);
}

static void point_to_pdptes(struct vmxd_snapshot *s, const struct entry_pages *pages)
{
    uint32_t i;

    change(s, VMXD_INPUT_GUEST_CR3, pages->pdptes);
    for (i = 0; i < 4; i++)
        vmxd_snapshot_set(s, VMXD_INPUT_CR3_PDPTE0 + i, 0);
}

bool entry_state_make(struct vmxd_snapshot *s, enum entry_state state,
                      const struct entry_pages *pages)
{
    const struct field_change *c;
    const uint64_t rip = s->value[VMXD_INPUT_GUEST_RIP];

    if (state == STATE_PAE_WITH_EPT && !uses_ept(s))
        return false;
    if (state == STATE_REAL_MODE &&
        (!uses_ept(s) || !allows_secondary(s, VMXD_SECONDARY_UNRESTRICTED_GUEST)))
        return false;
    for (c = changes[state]; c->input != VMXD_INPUTS; c++)
        change(s, c->input, (s->value[c->input] & ~c->clear) | c->set);
    if (state == STATE_REAL_MODE) {
        change(s, VMXD_INPUT_CTRL_SECONDARY_CONTROLS,
               s->value[VMXD_INPUT_CTRL_SECONDARY_CONTROLS] | VMXD_SECONDARY_UNRESTRICTED_GUEST);
        change(s, VMXD_INPUT_GUEST_CS_BASE, rip & ~0xFFFull);
        change(s, VMXD_INPUT_GUEST_RIP, rip & 0xFFF);
    }
    if (state == STATE_PAE_WITHOUT_EPT || state == STATE_PAE_WITH_EPT)
        point_to_pdptes(s, pages);
    if (state >= STATE_INJECT_NMI)
        change(s, VMXD_INPUT_GUEST_VMCS_LINK_POINTER, pages->link);
    return true;
}

void entry_change_make(struct vmxd_snapshot *s, struct vmxd_msr_entry *entry,
                       const struct entry_change *change)
{
    uint32_t i;

    switch (change->input) {
    case CHANGE_MSR_INDEX:
        entry->index ^= VMXD_CAST(uint32_t, change->flip);
        return;
    case CHANGE_MSR_HIGH:
        entry->zero_32 ^= VMXD_CAST(uint32_t, change->flip);
        return;
    case CHANGE_MSR_DATA:
        entry->data ^= change->flip;
        return;
    case VMXD_INPUT_GUEST_CR3:
        for (i = 0; i < 4; i++)
            vmxd_snapshot_forget(s, VMXD_INPUT_CR3_PDPTE0 + i);
        break;
    case VMXD_INPUT_CTRL_VIRTUAL_APIC_ADDRESS:
        vmxd_snapshot_forget(s, VMXD_INPUT_VTPR);
        break;
    default:
        break;
    }
    s->value[change->input] ^= change->flip;
}
