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

void report_details(const struct vcpu *v, char *text, size_t size)
{
    text[0] = '\0';
    switch (vmxd_exit_basic(v->reason)) {
    case VMXD_EXIT_EXCEPTION_OR_NMI:
    case VMXD_EXIT_EXTERNAL_INTERRUPT:
        describe_event(text, size);
        break;
    case VMXD_EXIT_CPUID:
        say_into(text, size, "leaf 0x%x", (uint32_t)v->gpr[VMXD_GPR_RAX]);
        break;
    case VMXD_EXIT_VMCALL:
        say_into(text, size, "function %u", (uint32_t)v->gpr[VMXD_GPR_RAX]);
        break;
    case VMXD_EXIT_CONTROL_REGISTER_ACCESSES:
        describe_cr(text, size);
        break;
    case VMXD_EXIT_MOV_DR:
        describe_dr(text, size);
        break;
    case VMXD_EXIT_IO_INSTRUCTION:
        describe_io(text, size);
        break;
    case VMXD_EXIT_RDMSR:
    case VMXD_EXIT_WRMSR:
        say_into(text, size, "MSR 0x%x", (uint32_t)v->gpr[VMXD_GPR_RCX]);
        break;
    case VMXD_EXIT_EPT_VIOLATION:
        describe_ept_violation(text, size);
        break;
    }
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
