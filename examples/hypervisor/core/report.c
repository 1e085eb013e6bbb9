/* SPDX-License-Identifier: MIT */
/* report.c - exits in words, decoded with the library. */
#include "report.h"

static uint64_t qualification(void)
{
    return READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION);
}

static void describe_cr(char *text, size_t size)
{
    const vmxd_qualification_cr q = vmxd_qualification_cr_from(qualification());
    const uint32_t access = (uint32_t)VMXD_GET64(vmxd_qualification_cr, access_type, q);
    const char *gpr = vmxd_gpr_name((uint32_t)VMXD_GET64(vmxd_qualification_cr, gpr, q));
    const uint32_t number = (uint32_t)VMXD_GET64(vmxd_qualification_cr, number, q);

    switch (access) {
    case VMXD_CR_ACCESS_CLTS:
        say_into(text, size, "CLTS");
        break;
    case VMXD_CR_ACCESS_LMSW:
        say_into(text, size, "LMSW of 0x%x from %s",
                 (uint32_t)VMXD_GET64(vmxd_qualification_cr, lmsw_source_data, q),
                 VMXD_GET64(vmxd_qualification_cr, lmsw_operand_type, q) ? "memory" : "a register");
        break;
    default:
        say_into(text, size, "%s%u, %s", vmxd_cr_access_name(access), number, gpr);
    }
}

static void describe_dr(char *text, size_t size)
{
    const vmxd_qualification_dr q = vmxd_qualification_dr_from(qualification());

    say_into(text, size, "MOV %s DR%u, %s",
             VMXD_GET64(vmxd_qualification_dr, direction, q) ? "from" : "to",
             (uint32_t)VMXD_GET64(vmxd_qualification_dr, number, q),
             vmxd_gpr_name((uint32_t)VMXD_GET64(vmxd_qualification_dr, gpr, q)));
}

static void describe_io(char *text, size_t size)
{
    const vmxd_qualification_io q = vmxd_qualification_io_from(qualification());

    say_into(text, size, "%s%s%s port 0x%x (%s), %u-byte",
             VMXD_GET64(vmxd_qualification_io, rep, q) ? "REP " : "",
             VMXD_GET64(vmxd_qualification_io, direction, q) ? "IN" : "OUT",
             VMXD_GET64(vmxd_qualification_io, string, q) ? "S" : "",
             (uint32_t)VMXD_GET64(vmxd_qualification_io, port, q),
             VMXD_GET64(vmxd_qualification_io, operand_encoding, q) ? "immediate" : "DX",
             (uint32_t)VMXD_GET64(vmxd_qualification_io, size, q) + 1);
}

static void describe_ept_violation(char *text, size_t size)
{
    const vmxd_qualification_ept_violation q =
        vmxd_qualification_ept_violation_from(qualification());

    say_into(text, size, "%s%s%s of 0x%lx where EPT allows %s%s%s",
             VMXD_GET64(vmxd_qualification_ept_violation, data_read, q) ? "read" : "",
             VMXD_GET64(vmxd_qualification_ept_violation, data_write, q) ? "write" : "",
             VMXD_GET64(vmxd_qualification_ept_violation, instruction_fetch, q) ? "fetch" : "",
             READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS),
             VMXD_GET64(vmxd_qualification_ept_violation, readable, q) ? "r" : "-",
             VMXD_GET64(vmxd_qualification_ept_violation, writable, q) ? "w" : "-",
             VMXD_GET64(vmxd_qualification_ept_violation, executable, q) ? "x" : "-");
}

static void describe_event(char *text, size_t size)
{
    const vmxd_exit_interruption event =
        vmxd_exit_interruption_from(READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFORMATION));
    const char *type = vmxd_event_name(VMXD_GET32(vmxd_exit_interruption, type, event));
    const uint32_t vector = VMXD_GET32(vmxd_exit_interruption, vector, event);

    if (VMXD_GET32(vmxd_exit_interruption, error_code_valid, event))
        say_into(text, size, "%s, vector 0x%x, error code 0x%x", type, vector,
                 READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_ERROR_CODE));
    else
        say_into(text, size, "%s, vector 0x%x", type, vector);
}

/* --- Instructions with operands --- */

#define OPERAND(member) VMXD_GET32(vmxd_information_memory, member, info)

/* A memory operand, which stands in the same places in every format: FS:[RBX + RCX * 4 + 0x8] */
static void describe_operand(char *text, size_t size, uint32_t information)
{
    const vmxd_information_memory info = vmxd_information_memory_from(information);
    const int64_t displacement = (int64_t)qualification();
    const uint64_t distance = displacement < 0 ? -(uint64_t)displacement : (uint64_t)displacement;
    char base[8] = "", index[16] = "";

    if (!OPERAND(no_base_register))
        say_into(base, sizeof(base), "%s ", vmxd_gpr_name(OPERAND(base_register)));
    if (!OPERAND(no_index_register))
        say_into(index, sizeof(index), "+ %s * %u ", vmxd_gpr_name(OPERAND(index_register)),
                 1u << OPERAND(scaling));
    say_into(text, size, "%s:[%s%s%s 0x%lx]", vmxd_segment_register_name(OPERAND(segment)), base,
             index, displacement < 0 ? "-" : "+", distance);
}

/* A register, or else a memory operand. */
static void describe_either(char *text, size_t size, uint32_t information)
{
    const vmxd_information_vmread_vmwrite info = vmxd_information_vmread_vmwrite_from(information);

    if (VMXD_GET32(vmxd_information_vmread_vmwrite, is_register, info))
        say_into(text, size, "%s",
                 vmxd_gpr_name(VMXD_GET32(vmxd_information_vmread_vmwrite, reg1, info)));
    else
        describe_operand(text, size, information);
}

static void describe_instruction(char *text, size_t size, enum vmxd_layout layout)
{
    const uint32_t information = READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFORMATION);
    const char *reg2 = vmxd_gpr_name(VMXD_GET32(vmxd_information_invalidate, reg2,
                                                vmxd_information_invalidate_from(information)));
    const vmxd_information_rdrand_rdseed random = vmxd_information_rdrand_rdseed_from(information);
    char operand[48];

    describe_either(operand, sizeof(operand), information);
    switch (layout) {
    case VMXD_LAYOUT_GDTR_IDTR:
        describe_operand(operand, sizeof(operand), information);
        say_into(text, size, "%s %s",
                 vmxd_gdtr_idtr_name(VMXD_GET32(vmxd_information_gdtr_idtr, identity,
                                                vmxd_information_gdtr_idtr_from(information))),
                 operand);
        break;
    case VMXD_LAYOUT_LDTR_TR:
        say_into(text, size, "%s %s",
                 vmxd_ldtr_tr_name(VMXD_GET32(vmxd_information_ldtr_tr, identity,
                                              vmxd_information_ldtr_tr_from(information))),
                 operand);
        break;
    case VMXD_LAYOUT_INVALIDATE:
        describe_operand(operand, sizeof(operand), information);
        say_into(text, size, "%s, type in %s", operand, reg2);
        break;
    case VMXD_LAYOUT_VMREAD_VMWRITE:
        say_into(text, size, "%s, field in %s", operand, reg2);
        break;
    case VMXD_LAYOUT_RDRAND_RDSEED:
        say_into(text, size, "%s, %s",
                 vmxd_gpr_name(VMXD_GET32(vmxd_information_rdrand_rdseed, reg1, random)),
                 vmxd_operand_size_name(
                     VMXD_GET32(vmxd_information_rdrand_rdseed, operand_size, random)));
        break;
    case VMXD_LAYOUT_MEMORY:
        describe_operand(text, size, information);
        break;
    default:
        break;
    }
}

/* --- The rest, by the format of the qualification --- */

static void describe_apic_access(char *text, size_t size)
{
    const vmxd_qualification_apic_access q = vmxd_qualification_apic_access_from(qualification());

    say_into(
        text, size, "%s, offset 0x%x",
        vmxd_apic_access_name((uint32_t)VMXD_GET64(vmxd_qualification_apic_access, access_type, q)),
        (uint32_t)VMXD_GET64(vmxd_qualification_apic_access, offset, q));
}

static void describe_task_switch(char *text, size_t size)
{
    const vmxd_qualification_task_switch q = vmxd_qualification_task_switch_from(qualification());

    say_into(text, size, "%s to TSS 0x%x",
             vmxd_task_switch_name((uint32_t)VMXD_GET64(vmxd_qualification_task_switch, source, q)),
             (uint32_t)VMXD_GET64(vmxd_qualification_task_switch, selector, q));
}

static void describe_qualification(char *text, size_t size, enum vmxd_format format)
{
    switch (format) {
    case VMXD_FORMAT_EXCEPTION:
        describe_event(text, size);
        break;
    case VMXD_FORMAT_CR:
        describe_cr(text, size);
        break;
    case VMXD_FORMAT_DR:
        describe_dr(text, size);
        break;
    case VMXD_FORMAT_IO:
        describe_io(text, size);
        break;
    case VMXD_FORMAT_EPT_VIOLATION:
        describe_ept_violation(text, size);
        break;
    case VMXD_FORMAT_APIC_ACCESS:
        describe_apic_access(text, size);
        break;
    case VMXD_FORMAT_TASK_SWITCH:
        describe_task_switch(text, size);
        break;
    case VMXD_FORMAT_LINEAR_ADDRESS:
        say_into(text, size, "0x%lx", qualification());
        break;
    case VMXD_FORMAT_APIC_WRITE:
        say_into(text, size, "offset 0x%lx", qualification());
        break;
    case VMXD_FORMAT_VECTOR:
        say_into(text, size, "vector 0x%lx", qualification());
        break;
    case VMXD_FORMAT_MWAIT:
        say_into(text, size, "monitor hardware %s", qualification() ? "armed" : "not armed");
        break;
    case VMXD_FORMAT_SPP:
        say_into(text, size, "%s at 0x%lx",
                 qualification() & VMXD_MASK64(vmxd_qualification_spp, miss) ? "miss"
                                                                             : "misconfiguration",
                 READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS));
        break;
    default:
        break;
    }
}

void report_details(const struct vcpu *v, char *text, size_t size)
{
    const uint16_t basic = vmxd_exit_basic(v->reason);
    const enum vmxd_layout layout = vmxd_exit_information_layout(v->reason, qualification());

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
        if (layout != VMXD_LAYOUT_NONE && layout != VMXD_LAYOUT_INS_OUTS)
            describe_instruction(text, size, layout);
        else
            describe_qualification(text, size, vmxd_exit_qualification_format(basic));
    }
}

void report_interrupted(const struct vcpu *v, char *text, size_t size)
{
    const vmxd_idt_vectoring event =
        vmxd_idt_vectoring_from(READ32(VMXD_VMCS_INFO_IDT_VECTORING_INFORMATION));

    text[0] = '\0';
    if (vmxd_exit_may_interrupt_delivery(vmxd_exit_basic(v->reason)) &&
        VMXD_GET32(vmxd_idt_vectoring, valid, event))
        say_into(text, size, "; delivering %s 0x%x",
                 vmxd_event_name(VMXD_GET32(vmxd_idt_vectoring, type, event)),
                 VMXD_GET32(vmxd_idt_vectoring, vector, event));
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
