/* SPDX-License-Identifier: MIT */
/* The entry point of this tree: it calls the code of the recipe. */
#include <types.h>

uint32_t vendored(uint64_t field, const char **words);

uint32_t vm_exit_handler(uint64_t reason);

uint32_t vm_exit_handler(uint64_t reason)
{
    const char *words;

    return vendored(reason, &words);
}
