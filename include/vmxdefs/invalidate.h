/* SPDX-License-Identifier: MIT */
/* vmxdefs/invalidate.h - what INVEPT and INVVPID take.
 *
 * SDM: "VMX Instruction Reference" (INVEPT, INVVPID).
 */
#ifndef VMXDEFS_INVALIDATE_H
#define VMXDEFS_INVALIDATE_H

#include "base.h"

/* INVEPT types; IA32_VMX_EPT_VPID_CAP says which the processor has. */
#define VMXD_INVEPT_LIST(X)                            \
    X(VMXD_INVEPT_SINGLE_CONTEXT, 1, "single-context") \
    X(VMXD_INVEPT_ALL_CONTEXT, 2, "all-context")

enum vmxd_invept_type { VMXD_INVEPT_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_invept_name(uint32_t value) */
VMXD_NAMES(vmxd_invept_name, VMXD_INVEPT_LIST, "undefined INVEPT type");

/* INVVPID types; IA32_VMX_EPT_VPID_CAP says which the processor has. */
#define VMXD_INVVPID_LIST(X)                                    \
    X(VMXD_INVVPID_INDIVIDUAL_ADDRESS, 0, "individual-address") \
    X(VMXD_INVVPID_SINGLE_CONTEXT, 1, "single-context")         \
    X(VMXD_INVVPID_ALL_CONTEXT, 2, "all-context")               \
    X(VMXD_INVVPID_SINGLE_CONTEXT_RETAINING_GLOBALS, 3, "single-context-retaining-globals")

enum vmxd_invvpid_type { VMXD_INVVPID_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_invvpid_name(uint32_t value) */
VMXD_NAMES(vmxd_invvpid_name, VMXD_INVVPID_LIST, "undefined INVVPID type");

/* The memory operand of INVEPT. */
struct vmxd_invept_descriptor {
    uint64_t eptp;
    uint64_t zero_64; /* reserved: must be 0 */
};
VMXD_ASSERT(sizeof(struct vmxd_invept_descriptor) == 16, "vmxd_invept_descriptor: 128 bits");

/* The memory operand of INVVPID. */
struct vmxd_invvpid_descriptor {
    uint16_t vpid;           /* not 0, except for all-context */
    uint16_t zero_16[3];     /* reserved: must be 0 */
    uint64_t linear_address; /* for individual-address; must be canonical */
};
VMXD_ASSERT(sizeof(struct vmxd_invvpid_descriptor) == 16, "vmxd_invvpid_descriptor: 128 bits");

#endif /* VMXDEFS_INVALIDATE_H */
