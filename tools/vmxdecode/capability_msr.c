/* SPDX-License-Identifier: MIT */
#include "capability_msr.h"

#include <stdio.h>
#include <string.h>

#include "output.h"
#include "registers.h"
#include "word.h"

#define MSR(name, kind, tag, true_msr)                                               \
    {                                                                                \
        "IA32_VMX_" #name, VMXD_MSR_##name, true_msr, CAPABILITY_##kind, TABLE_##tag \
    }
#define CR_MSR(name, kind)                                               \
    {                                                                    \
        "IA32_VMX_" #name, VMXD_MSR_##name, 0, CAPABILITY_##kind, TABLES \
    }

const struct capability_msr capability_msrs[] = {
    {"IA32_FEATURE_CONTROL", VMXD_MSR_FEATURE_CONTROL, 0, CAPABILITY_FIELDS,
     TABLE_vmxd_ia32_feature_control},
    MSR(BASIC, FIELDS, vmxd_ia32_vmx_basic, 0),
    MSR(PINBASED_CTLS, SPLIT, vmxd_pin_controls, VMXD_MSR_TRUE_PINBASED_CTLS),
    MSR(PROCBASED_CTLS, SPLIT, vmxd_primary_controls, VMXD_MSR_TRUE_PROCBASED_CTLS),
    MSR(EXIT_CTLS, SPLIT, vmxd_exit_controls, VMXD_MSR_TRUE_EXIT_CTLS),
    MSR(ENTRY_CTLS, SPLIT, vmxd_entry_controls, VMXD_MSR_TRUE_ENTRY_CTLS),
    MSR(MISC, FIELDS, vmxd_ia32_vmx_misc, 0),
    CR_MSR(CR0_FIXED0, FIXED0),
    CR_MSR(CR0_FIXED1, FIXED1),
    CR_MSR(CR4_FIXED0, FIXED0),
    CR_MSR(CR4_FIXED1, FIXED1),
    MSR(VMCS_ENUM, FIELDS, vmxd_ia32_vmx_vmcs_enum, 0),
    MSR(PROCBASED_CTLS2, SPLIT, vmxd_secondary_controls, 0),
    MSR(EPT_VPID_CAP, FIELDS, vmxd_ia32_vmx_ept_vpid_cap, 0),
    MSR(TRUE_PINBASED_CTLS, SPLIT, vmxd_pin_controls, 0),
    MSR(TRUE_PROCBASED_CTLS, SPLIT, vmxd_primary_controls, 0),
    MSR(TRUE_EXIT_CTLS, SPLIT, vmxd_exit_controls, 0),
    MSR(TRUE_ENTRY_CTLS, SPLIT, vmxd_entry_controls, 0),
    MSR(VMFUNC, ALLOWED1, vmxd_vm_functions, 0),
    MSR(PROCBASED_CTLS3, ALLOWED1, vmxd_tertiary_controls, 0),
    MSR(EXIT_CTLS2, ALLOWED1, vmxd_secondary_exit_controls, 0),
};
const size_t capability_msr_count = sizeof(capability_msrs) / sizeof(capability_msrs[0]);

const struct capability_msr *capability_msr_find(uint64_t address)
{
    for (size_t i = 0; i < capability_msr_count; i++)
        if (capability_msrs[i].address == address)
            return &capability_msrs[i];
    return NULL;
}

const struct table *capability_msr_table(const struct capability_msr *msr)
{
    if (msr->table != TABLES)
        return &tables[msr->table];
    return msr->address == VMXD_MSR_CR0_FIXED0 || msr->address == VMXD_MSR_CR0_FIXED1
               ? &registers[REGISTER_CR0]
               : &registers[REGISTER_CR4];
}

/* Prints the named controls of a table that are in the mask. */
static void print_names(const char *key, enum table_id table, uint64_t mask)
{
    const struct table *t = &tables[table];

    output_list(key);
    for (size_t i = 0; i < t->count; i++)
        if ((field_mask(&t->fields[i]) & mask) != 0 && !field_is_unknown(&t->fields[i]) &&
            !field_is_default1(&t->fields[i]))
            output_text(NULL, t->fields[i].name);
    output_end();
}

static uint64_t print_controls(enum table_id table, uint64_t allowed0, uint64_t allowed1)
{
    const uint64_t unknown = allowed1 & table_unknown_mask(&tables[table]);

    print_names("must be 1", table, allowed0);
    print_names("may be 0 or 1", table, allowed1 & ~allowed0);
    print_names("must be 0", table, ~allowed1);
    word_print_unknown(unknown);
    return unknown;
}

/* Prints the numbers of bits of CR0 or CR4, and the names of those that have one. */
static void print_bits(const char *key, const struct table *table, uint64_t mask)
{
    char text[400];
    size_t used;
    const char *before = ": ";

    format_bits(text, 200, mask);
    used = strlen(text);
    for (size_t i = 0; i < table->count && used < sizeof(text); i++)
        if (field_mask(&table->fields[i]) & mask) {
            used += (size_t)snprintf(text + used, sizeof(text) - used, "%s%s", before,
                                     table->fields[i].name);
            before = ", ";
        }
    output_text(key, *text ? text : "none");
}

static uint64_t print_contents(const struct capability_msr *msr, uint64_t value)
{
    switch (msr->kind) {
    case CAPABILITY_SPLIT:
        return print_controls(msr->table,
                              VMXD_GET(VMXD_CTLS32_ALLOWED0, vmxd_ctls_msr32_from(value)),
                              VMXD_GET(VMXD_CTLS32_ALLOWED1, vmxd_ctls_msr32_from(value)));
    case CAPABILITY_ALLOWED1:
        return print_controls(msr->table, 0, value);
    case CAPABILITY_FIXED0:
        print_bits("must be 1", capability_msr_table(msr), value);
        return 0;
    case CAPABILITY_FIXED1:
        print_bits("must be 0", capability_msr_table(msr), ~value);
        return 0;
    default:
        word_print_fields(&tables[msr->table], value);
        word_print_unknown(value & table_unknown_mask(&tables[msr->table]));
        return value & table_unknown_mask(&tables[msr->table]);
    }
}

uint64_t capability_msr_print(const struct capability_msr *msr, uint64_t value)
{
    char address[16];
    uint64_t unknown;

    snprintf(address, sizeof(address), "0x%x", (unsigned)msr->address);
    output_object(msr->name);
    output_text("address", address);
    output_hex("value", value);
    unknown = print_contents(msr, value);
    output_end();
    return unknown;
}
