/* SPDX-License-Identifier: MIT */
/* vmcs_setup.h - what vmcs_setup.c needs of vmcs_areas.c. */
#ifndef VMXDEFS_EXAMPLE_VMCS_SETUP_H
#define VMXDEFS_EXAMPLE_VMCS_SETUP_H

#include "vcpu.h"

/* Allocate and fill the areas that these controls need, and write their addresses to the VMCS.  False, with a
 * line: the host has no page left. */
bool vmcs_setup_areas(uint32_t primary, uint32_t secondary);

/* Have each VM entry load `value` into the MSR, and each VM exit the value that it has now. */
bool vmcs_load_msr(uint32_t msr, uint64_t value);

#endif /* VMXDEFS_EXAMPLE_VMCS_SETUP_H */
