/* SPDX-License-Identifier: MIT */
/* vectors.c - the changes that host/search.c found, of VMXDEFS_ENTRY_VECTORS.  The first unused one has the rule
 * VMXD_RULES.  An image without vectors has no space for them. */
#include "entry_checks.h"

#if defined(VMXDEFS_ENTRY_VECTORS)
const struct entry_change entry_changes[ENTRY_CHANGES] = {
#include VMXDEFS_ENTRY_VECTORS
    {.rule = VMXD_RULES},
};
#else
const struct entry_change entry_changes[] = {{.rule = VMXD_RULES}};
#endif
