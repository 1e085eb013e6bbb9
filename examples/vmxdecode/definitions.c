/* SPDX-License-Identifier: MIT */
#include "definitions.h"

#include <string.h>

#define FIELD(tag, member, lsb, width) {#member, lsb, width},
#define FIELDS(tag, TABLE) static const struct field tag##_fields[] = {TABLE(FIELD, tag)};
VMXD_ALL_TABLES32(FIELDS)
VMXD_ALL_TABLES64(FIELDS)

#define VALUE(name, value, words) {#name, (uint64_t)(name), words},
#define VALUES(function, LIST, otherwise) \
    static const struct value function##_values[] = {LIST(VALUE)};
VMXD_ALL_LISTS(VALUES)

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define TABLE32(tag, TABLE) {#tag, 32, tag##_fields, COUNT(tag##_fields)},
#define TABLE64(tag, TABLE) {#tag, 64, tag##_fields, COUNT(tag##_fields)},
const struct table tables[TABLES] = {VMXD_ALL_TABLES32(TABLE32) VMXD_ALL_TABLES64(TABLE64)};

#define LIST(function, LIST, otherwise) {function##_values, COUNT(function##_values), otherwise},
const struct list lists[LISTS] = {VMXD_ALL_LISTS(LIST)};

#define NUMBER(kind, name) {#kind, #name, name, (uint64_t)(name) >> 32 ? 64 : 32},
#define SIZE(tag) {"size", #tag, sizeof(struct tag), (unsigned)sizeof(struct tag) * 8},
#define MEMBER(tag, member)                                    \
    {"offset", #tag "." #member, offsetof(struct tag, member), \
     (unsigned)sizeof(((struct tag *)0)->member) * 8},
/* clang-format off */
const struct number numbers[] = {
    VMXD_ALL_NUMBERS(NUMBER)
    VMXD_ALL_AREAS(SIZE)
    VMXD_ALL_MEMBERS(MEMBER)
};
/* clang-format on */
const size_t number_count = COUNT(numbers);

/* Which list tells what a field holds, as the comment of its row says: "enum vmxd_...". */
struct meaning {
    enum table_id table;
    unsigned lsb;
    enum list_id list;
};

#define MEANING(tag, member, function)                     \
    {                                                      \
        TABLE_##tag, tag##_##member##_lsb, LIST_##function \
    }
#define MEMORY_OPERAND(tag)                                                                       \
    MEANING(tag, scaling, vmxd_scaling_name), MEANING(tag, address_size, vmxd_operand_size_name), \
        MEANING(tag, segment, vmxd_segment_register_name),                                        \
        MEANING(tag, index_register, vmxd_gpr_name), MEANING(tag, base_register, vmxd_gpr_name)

static const struct meaning meanings[] = {
    MEANING(vmxd_exit_reason, basic, vmxd_exit_name),
    MEANING(vmxd_entry_interruption, type, vmxd_event_name),
    MEANING(vmxd_exit_interruption, type, vmxd_event_name),
    MEANING(vmxd_idt_vectoring, type, vmxd_event_name),
    MEANING(vmxd_exit_class, kind, vmxd_kind_name),
    MEANING(vmxd_exit_class, format, vmxd_format_name),
    MEANING(vmxd_exit_class, layout, vmxd_layout_name),
    MEANING(vmxd_vmcs_encoding, type, vmxd_vmcs_type_name),
    MEANING(vmxd_vmcs_encoding, width, vmxd_vmcs_width_name),
    MEANING(vmxd_basic, vmcs_memory_type, vmxd_memory_type_name),
    MEANING(vmxd_eptp, memory_type, vmxd_memory_type_name),
    MEANING(vmxd_ept_leaf, memory_type, vmxd_memory_type_name),
    MEANING(vmxd_qualification_task_switch, source, vmxd_task_switch_name),
    MEANING(vmxd_qualification_cr, number, vmxd_cr_name),
    MEANING(vmxd_qualification_cr, access_type, vmxd_cr_access_name),
    MEANING(vmxd_qualification_cr, lmsw_operand_type, vmxd_lmsw_name),
    MEANING(vmxd_qualification_cr, gpr, vmxd_gpr_name),
    MEANING(vmxd_qualification_dr, number, vmxd_dr_name),
    MEANING(vmxd_qualification_dr, direction, vmxd_dr_direction_name),
    MEANING(vmxd_qualification_dr, gpr, vmxd_gpr_name),
    MEANING(vmxd_qualification_io, size, vmxd_io_size_name),
    MEANING(vmxd_qualification_io, direction, vmxd_io_direction_name),
    MEANING(vmxd_qualification_io, operand_encoding, vmxd_io_port_name),
    MEANING(vmxd_qualification_apic_access, access_type, vmxd_apic_access_name),
    MEANING(vmxd_information_ins_outs, address_size, vmxd_operand_size_name),
    MEANING(vmxd_information_ins_outs, segment, vmxd_segment_register_name),
    MEMORY_OPERAND(vmxd_information_invalidate),
    MEANING(vmxd_information_invalidate, reg2, vmxd_gpr_name),
    MEMORY_OPERAND(vmxd_information_gdtr_idtr),
    MEANING(vmxd_information_gdtr_idtr, identity, vmxd_gdtr_idtr_name),
    MEMORY_OPERAND(vmxd_information_ldtr_tr),
    MEANING(vmxd_information_ldtr_tr, reg1, vmxd_gpr_name),
    MEANING(vmxd_information_ldtr_tr, is_register, vmxd_operand_name),
    MEANING(vmxd_information_ldtr_tr, identity, vmxd_ldtr_tr_name),
    MEANING(vmxd_information_rdrand_rdseed, reg1, vmxd_gpr_name),
    MEANING(vmxd_information_rdrand_rdseed, operand_size, vmxd_operand_size_name),
    MEANING(vmxd_information_tpause_umwait, reg1, vmxd_gpr_name),
    MEMORY_OPERAND(vmxd_information_memory),
    MEMORY_OPERAND(vmxd_information_vmread_vmwrite),
    MEANING(vmxd_information_vmread_vmwrite, reg1, vmxd_gpr_name),
    MEANING(vmxd_information_vmread_vmwrite, is_register, vmxd_operand_name),
    MEANING(vmxd_information_vmread_vmwrite, reg2, vmxd_gpr_name),
    MEANING(vmxd_information_msr, reg1, vmxd_gpr_name),
    MEANING(vmxd_extended_instruction_information, scaling, vmxd_scaling_name),
    MEANING(vmxd_extended_instruction_information, address_size, vmxd_operand_size_name),
    MEANING(vmxd_extended_instruction_information, is_register, vmxd_operand_name),
    MEANING(vmxd_extended_instruction_information, operand_size, vmxd_operand_size_name),
    MEANING(vmxd_extended_instruction_information, segment, vmxd_segment_register_name),
};

uint64_t field_value(const struct field *field, uint64_t word)
{
    return (word & field_mask(field)) >> field->lsb;
}

uint64_t field_mask(const struct field *field)
{
    return ~0ull >> (64 - field->width) << field->lsb;
}

/* "reserved_17" for "reserved": the name, an underscore and a number. */
static bool is_filler(const struct field *field, const char *name)
{
    const size_t length = strlen(name);

    return strncmp(field->name, name, length) == 0 && field->name[length] == '_' &&
           field->name[length + 1] >= '0' && field->name[length + 1] <= '9';
}

bool field_is_unknown(const struct field *field)
{
    return is_filler(field, "reserved") || is_filler(field, "zero");
}

bool field_is_default1(const struct field *field)
{
    return is_filler(field, "default1");
}

bool field_is_anything(const struct field *field)
{
    return is_filler(field, "ignored") || is_filler(field, "undefined");
}

uint64_t table_unknown_mask(enum table_id table)
{
    const struct table *t = &tables[table];
    uint64_t mask = 0;

    for (size_t i = 0; i < t->count; i++)
        if (field_is_unknown(&t->fields[i]))
            mask |= field_mask(&t->fields[i]);
    return mask;
}

const struct value *list_find(enum list_id list, uint64_t value)
{
    for (size_t i = 0; i < lists[list].count; i++)
        if (lists[list].values[i].value == value)
            return &lists[list].values[i];
    return NULL;
}

const char *field_words(enum table_id table, const struct field *field, uint64_t value)
{
    for (size_t i = 0; i < COUNT(meanings); i++)
        if (meanings[i].table == table && meanings[i].lsb == field->lsb) {
            const struct value *row = list_find(meanings[i].list, value);

            return row ? row->words : lists[meanings[i].list].otherwise;
        }
    return NULL;
}
