/* SPDX-License-Identifier: MIT */
/* msr.c - the command msr: one capability MSR. */
#include <inttypes.h>

#include "capability_msr.h"
#include "commands.h"
#include "output.h"

enum status command_msr(char **argv)
{
    struct option none[] = {{NULL, false, NULL}};
    const struct operands operands = parse_arguments(argv, none, 2, 2);
    const uint64_t address = get_number(operands.text[0], 32, "ADDRESS", "0x48b");
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
