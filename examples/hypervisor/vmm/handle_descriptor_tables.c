/* SPDX-License-Identifier: MIT */
/* handle_descriptor_tables.c - accesses to GDTR, IDTR, LDTR and TR: decode the operand from the instruction
 * information, and emulate the instruction on the VMCS. */
#include "handlers.h"
#include "x86.h"

/* --- The memory operand, which has the same bits in all formats --- */

static uint64_t segment_base(uint32_t segment)
{
    switch (segment) { /* in 64-bit mode the base of the others is 0 */
    case VMXD_SEGMENT_REGISTER_FS:
        return READ_NATURAL(VMXD_VMCS_GUEST_FS_BASE);
    case VMXD_SEGMENT_REGISTER_GS:
        return READ_NATURAL(VMXD_VMCS_GUEST_GS_BASE);
    default:
        return 0;
    }
}

static uint64_t operand_address(const struct vcpu *v, uint32_t information)
{
    const vmxd_instr_info_memory info = vmxd_instr_info_memory_from(information);
    uint64_t address = qualification(); /* the displacement */

    if (!VMXD_GET(VMXD_INFO_MEMORY_NO_BASE_REGISTER, info))
        address += read_gpr(v, VMXD_GET(VMXD_INFO_MEMORY_BASE_REGISTER, info));
    if (!VMXD_GET(VMXD_INFO_MEMORY_NO_INDEX_REGISTER, info))
        address += read_gpr(v, VMXD_GET(VMXD_INFO_MEMORY_INDEX_REGISTER, info))
                   << VMXD_GET(VMXD_INFO_MEMORY_SCALING, info);
    if (VMXD_GET(VMXD_INFO_MEMORY_ADDRESS_SIZE, info) == VMXD_OPERAND_SIZE_32)
        address = (uint32_t)address;
    return segment_base(VMXD_GET(VMXD_INFO_MEMORY_SEGMENT, info)) + address;
}

/* --- SGDT, SIDT, LGDT, LIDT --- */

enum guest_end handle_gdtr_idtr(struct vcpu *v)
{
    const vmxd_instr_info_gdtr_idtr info =
        vmxd_instr_info_gdtr_idtr_from(READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFO));
    const uint32_t identity = VMXD_GET(VMXD_INFO_GDTR_IDTR_IDENTITY, info);
    const bool idtr = identity == VMXD_GDTR_IDTR_SIDT || identity == VMXD_GDTR_IDTR_LIDT;
    const uint32_t limit = idtr ? VMXD_VMCS_GUEST_IDTR_LIMIT : VMXD_VMCS_GUEST_GDTR_LIMIT;
    const uint32_t base = idtr ? VMXD_VMCS_GUEST_IDTR_BASE : VMXD_VMCS_GUEST_GDTR_BASE;
    struct descriptor_table *table =
        (void *)guest_data(v, operand_address(v, info.full), sizeof(*table));

    if (table == NULL)
        return stop_guest(v, "the operand of SGDT, SIDT, LGDT or LIDT is not in the guest's data");
    if (identity == VMXD_GDTR_IDTR_SGDT || identity == VMXD_GDTR_IDTR_SIDT) {
        table->limit = (uint16_t)field_read(limit);
        table->base = field_read(base);
    } else {
        field_write(limit, table->limit);
        field_write(base, table->base);
    }
    skip_instruction();
    return GUEST_RUNS;
}

/* --- SLDT, STR, LLDT, LTR --- */

static void store_selector(struct vcpu *v, uint32_t information, uint16_t selector)
{
    const vmxd_instr_info_ldtr_tr info = vmxd_instr_info_ldtr_tr_from(information);
    uint16_t *memory = (void *)guest_data(v, operand_address(v, information), sizeof(selector));

    if (VMXD_GET(VMXD_INFO_LDTR_TR_IS_REGISTER, info))
        write_gpr(v, VMXD_GET(VMXD_INFO_LDTR_TR_REG1, info), selector);
    else if (memory != NULL)
        *memory = selector;
}

static uint64_t load_selector(const struct vcpu *v, uint32_t information)
{
    const vmxd_instr_info_ldtr_tr info = vmxd_instr_info_ldtr_tr_from(information);
    const uint16_t *memory = (void *)guest_data(v, operand_address(v, information), 2);

    if (VMXD_GET(VMXD_INFO_LDTR_TR_IS_REGISTER, info))
        return (uint16_t)read_gpr(v, VMXD_GET(VMXD_INFO_LDTR_TR_REG1, info));
    return memory == NULL ? ~0ull : *memory;
}

/* The guest has no LDT, and one TSS, which is busy: LLDT of the null selector succeeds; any other LLDT and
 * LTR raise #GP. */
enum guest_end handle_ldtr_tr(struct vcpu *v)
{
    const uint32_t information = READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFO);

    switch (VMXD_GET(VMXD_INFO_LDTR_TR_IDENTITY, vmxd_instr_info_ldtr_tr_from(information))) {
    case VMXD_LDTR_TR_SLDT:
        store_selector(v, information, READ16(VMXD_VMCS_GUEST_LDTR_SELECTOR));
        break;
    case VMXD_LDTR_TR_STR:
        store_selector(v, information, READ16(VMXD_VMCS_GUEST_TR_SELECTOR));
        break;
    case VMXD_LDTR_TR_LLDT:
        if (load_selector(v, information) != 0)
            return inject_exception(VMXD_VECTOR_GP);
        break;
    case VMXD_LDTR_TR_LTR:
        return inject_exception(VMXD_VECTOR_GP);
    }
    skip_instruction();
    return GUEST_RUNS;
}
