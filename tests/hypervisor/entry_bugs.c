/* SPDX-License-Identifier: MIT */
/* entry_bugs.c - the table of rules of VM entry that Bochs does not check, or checks in another way. */
#include "emulator_bugs.h"
#include "entry_bugs.h"

#define FIRST VERSION(2, 7)
#define LAST  VERSION(3, 1)

static const struct entry_bug bugs[] = {
    {.rule = VMXD_RULES},
};

const struct entry_bug *entry_bug(uint32_t rule, const struct vmxd_snapshot *s)
{
    const uint32_t version = emulator_version();

    for (size_t i = 0; i < sizeof(bugs) / sizeof(bugs[0]); i++)
        if (bugs[i].rule == rule && bugs[i].first <= version && version <= bugs[i].last &&
            (bugs[i].only == NULL || bugs[i].only(s)))
            return &bugs[i];
    return NULL;
}
