/* SPDX-License-Identifier: MIT */
/* report.c - exits in words, decoded with the library. */
#include "report.h"

static uint64_t qualification(void)
{
    return READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION);
}

static void describe_cr(char *text, size_t size)
{
    const vmxd_qual_cr q = vmxd_qual_cr_from(qualification());
    const uint32_t access = (uint32_t)VMXD_GET(VMXD_QUAL_CR_ACCESS_TYPE, q);
    const char *gpr = vmxd_gpr_name((uint32_t)VMXD_GET(VMXD_QUAL_CR_GPR, q));
    const uint32_t number = (uint32_t)VMXD_GET(VMXD_QUAL_CR_NUMBER, q);

    switch (access) {
    case VMXD_CR_ACCESS_CLTS:
        say_into(text, size, "CLTS");
        break;
    case VMXD_CR_ACCESS_LMSW:
        say_into(text, size, "LMSW of 0x%x from %s",
                 (uint32_t)VMXD_GET(VMXD_QUAL_CR_LMSW_SOURCE_DATA, q),
                 VMXD_GET(VMXD_QUAL_CR_LMSW_OPERAND_TYPE, q) ? "memory" : "a register");
        break;
    default:
        say_into(text, size, "%s%u, %s", vmxd_cr_access_name(access), number, gpr);
    }
}

static void describe_dr(char *text, size_t size)
{
    const vmxd_qual_dr q = vmxd_qual_dr_from(qualification());

    say_into(text, size, "MOV %s DR%u, %s", VMXD_GET(VMXD_QUAL_DR_DIRECTION, q) ? "from" : "to",
             (uint32_t)VMXD_GET(VMXD_QUAL_DR_NUMBER, q),
             vmxd_gpr_name((uint32_t)VMXD_GET(VMXD_QUAL_DR_GPR, q)));
}

static void describe_io(char *text, size_t size)
{
    const vmxd_qual_io q = vmxd_qual_io_from(qualification());

    say_into(text, size, "%s%s%s port 0x%x (%s), %u-byte",
             VMXD_GET(VMXD_QUAL_IO_REP, q) ? "REP " : "",
             VMXD_GET(VMXD_QUAL_IO_DIRECTION, q) ? "IN" : "OUT",
             VMXD_GET(VMXD_QUAL_IO_STRING, q) ? "S" : "", (uint32_t)VMXD_GET(VMXD_QUAL_IO_PORT, q),
             VMXD_GET(VMXD_QUAL_IO_OPERAND_ENCODING, q) ? "immediate" : "DX",
             (uint32_t)VMXD_GET(VMXD_QUAL_IO_SIZE, q) + 1);
}

static void describe_ept_violation(char *text, size_t size)
{
    const vmxd_qual_ept_violation q = vmxd_qual_ept_violation_from(qualification());

    say_into(text, size, "%s%s%s of 0x%lx where EPT allows %s%s%s",
             VMXD_GET(VMXD_QUAL_EPT_DATA_READ, q) ? "read" : "",
             VMXD_GET(VMXD_QUAL_EPT_DATA_WRITE, q) ? "write" : "",
             VMXD_GET(VMXD_QUAL_EPT_INSTRUCTION_FETCH, q) ? "fetch" : "",
             READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS),
             VMXD_GET(VMXD_QUAL_EPT_READABLE, q) ? "r" : "-",
             VMXD_GET(VMXD_QUAL_EPT_WRITABLE, q) ? "w" : "-",
             VMXD_GET(VMXD_QUAL_EPT_EXECUTABLE, q) ? "x" : "-");
}

static void describe_event(char *text, size_t size)
{
    const vmxd_exit_interruption event =
        vmxd_exit_interruption_from(READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFO));
    const char *type = vmxd_event_name(VMXD_GET(VMXD_EXIT_INTR_TYPE, event));
    const uint32_t vector = VMXD_GET(VMXD_EXIT_INTR_VECTOR, event);

    if (VMXD_GET(VMXD_EXIT_INTR_ERROR_CODE_VALID, event))
        say_into(text, size, "%s, vector 0x%x, error code 0x%x", type, vector,
                 READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_ERROR_CODE));
    else
        say_into(text, size, "%s, vector 0x%x", type, vector);
}

/* --- Instructions with operands --- */

/* A memory operand, which stands in the same places in every format: FS:[RBX + RCX * 4 + 0x8] */
static void describe_operand(char *text, size_t size, uint32_t information)
{
    const vmxd_instr_info_memory info = vmxd_instr_info_memory_from(information);
    const int64_t displacement = (int64_t)qualification();
    const uint64_t distance = displacement < 0 ? -(uint64_t)displacement : (uint64_t)displacement;
    char base[8] = "", index[16] = "";

    if (!VMXD_GET(VMXD_INFO_MEMORY_NO_BASE_REGISTER, info))
        say_into(base, sizeof(base), "%s ",
                 vmxd_gpr_name(VMXD_GET(VMXD_INFO_MEMORY_BASE_REGISTER, info)));
    if (!VMXD_GET(VMXD_INFO_MEMORY_NO_INDEX_REGISTER, info))
        say_into(index, sizeof(index), "+ %s * %u ",
                 vmxd_gpr_name(VMXD_GET(VMXD_INFO_MEMORY_INDEX_REGISTER, info)),
                 1u << VMXD_GET(VMXD_INFO_MEMORY_SCALING, info));
    say_into(text, size, "%s:[%s%s%s 0x%lx]",
             vmxd_segment_register_name(VMXD_GET(VMXD_INFO_MEMORY_SEGMENT, info)), base, index,
             displacement < 0 ? "-" : "+", distance);
}

/* A register, or else a memory operand. */
static void describe_either(char *text, size_t size, uint32_t information)
{
    const vmxd_instr_info_vmread_vmwrite info = vmxd_instr_info_vmread_vmwrite_from(information);

    if (VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_IS_REGISTER, info))
        say_into(text, size, "%s", vmxd_gpr_name(VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_REG1, info)));
    else
        describe_operand(text, size, information);
}

static void describe_instruction(char *text, size_t size, enum vmxd_instr_info_format layout)
{
    const uint32_t information = READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFO);
    const char *reg2 = vmxd_gpr_name(
        VMXD_GET(VMXD_INFO_INVALIDATE_REG2, vmxd_instr_info_invalidate_from(information)));
    const vmxd_instr_info_rdrand_rdseed random = vmxd_instr_info_rdrand_rdseed_from(information);
    char operand[48];

    describe_either(operand, sizeof(operand), information);
    switch (layout) {
    case VMXD_INFO_FORMAT_GDTR_IDTR:
        describe_operand(operand, sizeof(operand), information);
        say_into(text, size, "%s %s",
                 vmxd_gdtr_idtr_name(VMXD_GET(VMXD_INFO_GDTR_IDTR_IDENTITY,
                                              vmxd_instr_info_gdtr_idtr_from(information))),
                 operand);
        break;
    case VMXD_INFO_FORMAT_LDTR_TR:
        say_into(text, size, "%s %s",
                 vmxd_ldtr_tr_name(VMXD_GET(VMXD_INFO_LDTR_TR_IDENTITY,
                                            vmxd_instr_info_ldtr_tr_from(information))),
                 operand);
        break;
    case VMXD_INFO_FORMAT_INVALIDATE:
        describe_operand(operand, sizeof(operand), information);
        say_into(text, size, "%s, type in %s", operand, reg2);
        break;
    case VMXD_INFO_FORMAT_VMREAD_VMWRITE:
        say_into(text, size, "%s, field in %s", operand, reg2);
        break;
    case VMXD_INFO_FORMAT_RDRAND_RDSEED:
        say_into(text, size, "%s, %s",
                 vmxd_gpr_name(VMXD_GET(VMXD_INFO_RDRAND_RDSEED_REG1, random)),
                 vmxd_operand_size_name(VMXD_GET(VMXD_INFO_RDRAND_RDSEED_OPERAND_SIZE, random)));
        break;
    case VMXD_INFO_FORMAT_MEMORY:
        describe_operand(text, size, information);
        break;
    default:
        break;
    }
}

/* --- The rest, by the format of the qualification --- */

static void describe_apic_access(char *text, size_t size)
{
    const vmxd_qual_apic_access q = vmxd_qual_apic_access_from(qualification());

    say_into(text, size, "%s, offset 0x%x",
             vmxd_apic_access_name((uint32_t)VMXD_GET(VMXD_QUAL_APIC_ACCESS_ACCESS_TYPE, q)),
             (uint32_t)VMXD_GET(VMXD_QUAL_APIC_ACCESS_OFFSET, q));
}

static void describe_task_switch(char *text, size_t size)
{
    const vmxd_qual_task_switch q = vmxd_qual_task_switch_from(qualification());

    say_into(text, size, "%s to TSS 0x%x",
             vmxd_task_switch_name((uint32_t)VMXD_GET(VMXD_QUAL_TASK_SWITCH_SOURCE, q)),
             (uint32_t)VMXD_GET(VMXD_QUAL_TASK_SWITCH_SELECTOR, q));
}

static void describe_qualification(char *text, size_t size, enum vmxd_qual_format format)
{
    switch (format) {
    case VMXD_QUAL_FORMAT_EXCEPTION:
        describe_event(text, size);
        break;
    case VMXD_QUAL_FORMAT_CR:
        describe_cr(text, size);
        break;
    case VMXD_QUAL_FORMAT_DR:
        describe_dr(text, size);
        break;
    case VMXD_QUAL_FORMAT_IO:
        describe_io(text, size);
        break;
    case VMXD_QUAL_FORMAT_EPT_VIOLATION:
        describe_ept_violation(text, size);
        break;
    case VMXD_QUAL_FORMAT_APIC_ACCESS:
        describe_apic_access(text, size);
        break;
    case VMXD_QUAL_FORMAT_TASK_SWITCH:
        describe_task_switch(text, size);
        break;
    case VMXD_QUAL_FORMAT_LINEAR_ADDRESS:
        say_into(text, size, "0x%lx", qualification());
        break;
    case VMXD_QUAL_FORMAT_APIC_WRITE:
        say_into(text, size, "offset 0x%lx", qualification());
        break;
    case VMXD_QUAL_FORMAT_VECTOR:
        say_into(text, size, "vector 0x%lx", qualification());
        break;
    case VMXD_QUAL_FORMAT_MWAIT:
        say_into(text, size, "monitor hardware %s", qualification() ? "armed" : "not armed");
        break;
    case VMXD_QUAL_FORMAT_SPP:
        say_into(text, size, "%s at 0x%lx",
                 qualification() & VMXD_QUAL_SPP_MISS ? "miss" : "misconfiguration",
                 READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS));
        break;
    default:
        break;
    }
}

void report_details(const struct vcpu *v, char *text, size_t size)
{
    const uint32_t basic = vmxd_exit_basic(v->reason);
    const enum vmxd_instr_info_format layout =
        vmxd_exit_instr_info_format(v->reason, qualification());

    text[0] = '\0';
    switch (basic) {
    case VMXD_EXIT_EXTERNAL_INTERRUPT:
        describe_event(text, size);
        break;
    case VMXD_EXIT_CPUID:
        say_into(text, size, "leaf 0x%x", (uint32_t)v->gpr[VMXD_GPR_RAX]);
        break;
    case VMXD_EXIT_VMCALL:
        say_into(text, size, "function %u", (uint32_t)v->gpr[VMXD_GPR_RAX]);
        break;
    case VMXD_EXIT_RDMSR:
    case VMXD_EXIT_WRMSR:
        say_into(text, size, "MSR 0x%x", (uint32_t)v->gpr[VMXD_GPR_RCX]);
        break;
    case VMXD_EXIT_EPT_MISCONFIGURATION:
        say_into(text, size, "at 0x%lx", READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS));
        break;
    default:
        if (layout != VMXD_INFO_FORMAT_NONE && layout != VMXD_INFO_FORMAT_INS_OUTS)
            describe_instruction(text, size, layout);
        else
            describe_qualification(text, size, vmxd_exit_qual_format(basic));
    }
}

void report_interrupted(const struct vcpu *v, char *text, size_t size)
{
    const vmxd_idt_vectoring event =
        vmxd_idt_vectoring_from(READ32(VMXD_VMCS_INFO_IDT_VECTORING_INFO));

    text[0] = '\0';
    if (vmxd_exit_may_interrupt_delivery(vmxd_exit_basic(v->reason)) &&
        VMXD_GET(VMXD_IDT_VECTORING_VALID, event))
        say_into(text, size, "; delivering %s 0x%x",
                 vmxd_event_name(VMXD_GET(VMXD_IDT_VECTORING_TYPE, event)),
                 VMXD_GET(VMXD_IDT_VECTORING_VECTOR, event));
}

static void report_failed_entry(const struct vcpu *v)
{
    const uint32_t value = (uint32_t)qualification();

    switch (vmxd_exit_basic(v->reason)) {
    case VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE:
        say("  %08x  failed entry: %s: %s", v->reason.full,
            vmxd_exit_name(vmxd_exit_basic(v->reason)), vmxd_failed_entry_name(value));
        break;
    case VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING:
        say("  %08x  failed entry: %s: entry %u of the VM-entry MSR-load area", v->reason.full,
            vmxd_exit_name(vmxd_exit_basic(v->reason)), value);
        break;
    default:
        say("  %08x  failed entry: %s", v->reason.full, vmxd_exit_name(vmxd_exit_basic(v->reason)));
    }
}

void report_entry_failure(const struct vcpu *v)
{
    if (v->status == VMXD_VMSUCCEED)
        report_failed_entry(v);
    else if (v->status == VMXD_VMFAIL_VALID)
        say("  %s, error %u: %s", vmxd_status_name(v->status), v->error, vmxd_error_name(v->error));
    else
        say("  %s: there is no current VMCS", vmxd_status_name(v->status));
}

enum guest_end stop_guest(const struct vcpu *v, const char *why)
{
    if (v->quiet)
        return GUEST_STOPPED;
    say("  %08x  %s: the host stops this guest: %s", v->reason.full,
        vmxd_exit_name(vmxd_exit_basic(v->reason)), why);
    if (vmxd_exit_unknown_modifiers(v->reason))
        say("  exit-reason bits 0x%x have no name in the edition " VMXD_SDM_EDITION,
            vmxd_exit_unknown_modifiers(v->reason));
    return GUEST_STOPPED;
}
