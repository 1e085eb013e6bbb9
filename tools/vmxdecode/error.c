/* SPDX-License-Identifier: MIT */
/* error.c - the command error: a VM-instruction error. */
#include <stdio.h>

#include "commands.h"
#include "definitions.h"
#include "names.h"
#include "output.h"
#include "vmxdefs/names.h"

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

/* A number or a name. */
static uint64_t get_error(const char *text)
{
    if (!is_number(text))
        return name_get(NAME_ERROR, text);
    return get_number(text, 32, "NUMBER", "7");
}

/* Programs print one number for a failed entry, which can be an error, an exit reason, or neither. */
static bool print_other_number(uint64_t number)
{
    if (number == 0) {
        output_text("meaning", "no error: the errors begin with 1");
        output_text("next", "No VMX instruction has stored an error in this VMCS. VMfailInvalid "
                            "stores none: there is no current VMCS then.");
        return true;
    }
    if (number & VMXD_EXIT_REASON_FAILED_ENTRY) {
        char next[80];

        snprintf(next, sizeof(next), "Decode it with: vmxdecode exit 0x%x", (unsigned)number);
        output_text("meaning",
                    "not an error: with bit 31 it is the exit reason of a failed VM entry");
        output_text("next", next);
        return true;
    }
    return false;
}

enum status command_error(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, none, 1, 1);
    const uint64_t number = get_error(operands.text[0]);
    const struct value *row = list_find(LIST_vmxd_error_name, number);

    output_number("VM-instruction error", number);
    if (!print_other_number(number)) {
        output_text("meaning", vmxd_error_name((uint32_t)number));
        output_text("identifier", row ? row->name : "none: not defined in this SDM edition");
    }
    for (size_t i = 0; i < sizeof(next_steps) / sizeof(next_steps[0]); i++)
        if (next_steps[i].error == number)
            output_text("next", next_steps[i].next);
    output_finish();
    return row ? STATUS_OK : STATUS_UNKNOWN;
}
