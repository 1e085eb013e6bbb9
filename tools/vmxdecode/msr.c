/* SPDX-License-Identifier: MIT */
/* msr.c - the command msr: one capability MSR. */
#include <inttypes.h>

#include "capability_msr.h"
#include "commands.h"
#include "names.h"
#include "output.h"

static bool is_capability_msr(uint64_t address)
{
    return capability_msr_find(address) != NULL;
}

/* An address or a name. */
static uint64_t get_address(const char *text)
{
    if (!is_number(text))
        return name_get(NAME_MSR, text);
    return get_known(text, "ADDRESS", "0x48b", is_capability_msr);
}

enum status command_msr(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, none, 2, 2);
    const uint64_t address = get_address(operands.text[0]);
    const uint64_t value = get_number(operands.text[1], 64, "VALUE", "0x00553cfe00000000");
    const struct capability_msr *msr = capability_msr_find(address);
    uint64_t unknown;

    if (!msr)
        die("0x%" PRIx64 " is not a capability MSR; valid addresses: 0x3a, 0x480 to 0x493",
            address);
    unknown = capability_msr_print(msr, value);
    output_finish();
    return unknown ? STATUS_UNKNOWN : STATUS_OK;
}
