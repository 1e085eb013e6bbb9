/* SPDX-License-Identifier: MIT */
/* The entry point of this tree: it calls the code of the recipe. */
#include <jailhouse/types.h>

u32 vendored(u64 field, const char **words);

void vmx_handle_exit(u64 reason);

void vmx_handle_exit(u64 reason)
{
    const char *words;

    if (vendored(reason, &words))
        write_msr(0, read_msr(0));
}

unsigned long read_msr(unsigned int msr)
{
    return msr;
}

void write_msr(unsigned int msr, unsigned long value)
{
    (void)msr;
    (void)value;
}
