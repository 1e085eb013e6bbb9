/* SPDX-License-Identifier: MIT */
/* A processor with any capabilities: no relation between the MSRs is assumed. */
#ifndef CAPABILITIES_H
#define CAPABILITIES_H

#include "prove.h"

static inline struct vmxd_capabilities any_capabilities(void)
{
    struct vmxd_capabilities c;

    c.basic.full = nondet_u64();
    c.misc.full = nondet_u64();
    c.ept_vpid.full = nondet_u64();
    c.vmcs_enum.full = nondet_u64();
    c.pin.full = nondet_u64();
    c.primary.full = nondet_u64();
    c.exit.full = nondet_u64();
    c.entry.full = nondet_u64();
    c.secondary.full = nondet_u64();
    c.tertiary.full = nondet_u64();
    c.secondary_exit.full = nondet_u64();
    c.functions.full = nondet_u64();
    c.cr0_fixed0 = nondet_u64();
    c.cr0_fixed1 = nondet_u64();
    c.cr4_fixed0 = nondet_u64();
    c.cr4_fixed1 = nondet_u64();
    return c;
}

#endif /* CAPABILITIES_H */
