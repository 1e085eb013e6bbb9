/* SPDX-License-Identifier: MIT */
/* error.c - the command error: a VM-instruction error. */
#include "commands.h"
#include "definitions.h"
#include "vmxdefs/names.h"
#include "output.h"

static const struct {
    enum vmxd_error error;
    const char *next;
} next_steps[] = {
    {VMXD_ERROR_VMCLEAR_INVALID_PHYSICAL_ADDRESS,
     "The address must be aligned to 4096 bytes and within the physical-address width."},
    {VMXD_ERROR_VMLAUNCH_NON_CLEAR_VMCS, "Execute VMCLEAR first, or use VMRESUME."},
    {VMXD_ERROR_VMRESUME_NON_LAUNCHED_VMCS,
     "Use VMLAUNCH: the VMCS was not launched since the last VMCLEAR."},
    {VMXD_ERROR_ENTRY_INVALID_CONTROL_FIELDS,
     "Check each control word against its capability MSR (vmxdecode capabilities). Then check the "
     "fields that the controls use against \"Checks on VMX Controls\"."},
    {VMXD_ERROR_ENTRY_INVALID_HOST_STATE_FIELDS,
     "Check the host-state area against \"Checks on Host Control Registers, MSRs, and SSP\", "
     "\"Checks "
     "on Host Segment and Descriptor-Table Registers\" and \"Checks Related to Address-Space "
     "Size\"."},
    {VMXD_ERROR_VMPTRLD_INVALID_PHYSICAL_ADDRESS,
     "The address must be aligned to 4096 bytes and within the physical-address width."},
    {VMXD_ERROR_VMPTRLD_INCORRECT_VMCS_REVISION_IDENTIFIER,
     "Write bits 30:0 of IA32_VMX_BASIC to the first word of the VMCS region."},
    {VMXD_ERROR_VMREAD_VMWRITE_UNSUPPORTED_VMCS_COMPONENT,
     "The processor does not support the field. 'vmxdecode field' prints what it requires."},
    {VMXD_ERROR_VMWRITE_READ_ONLY_VMCS_COMPONENT,
     "VM-exit information fields can be written only if IA32_VMX_MISC[29] is 1."},
    {VMXD_ERROR_ENTRY_EVENTS_BLOCKED_BY_MOV_SS,
     "Do not execute VMLAUNCH or VMRESUME directly after MOV SS or POP SS in the hypervisor."},
};

enum status command_error(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, none, 1, 1);
    const uint64_t number = get_number(operands.text[0], 32, "NUMBER", "7");
    const struct value *row = list_find(LIST_vmxd_error_name, number);

    output_number("VM-instruction error", number);
    output_text("meaning", vmxd_error_name((uint32_t)number));
    output_text("identifier", row ? row->name : "none: not defined in this SDM edition");
    for (size_t i = 0; i < sizeof(next_steps) / sizeof(next_steps[0]); i++)
        if (next_steps[i].error == number)
            output_text("next", next_steps[i].next);
    output_finish();
    return row ? STATUS_OK : STATUS_UNKNOWN;
}
