/* SPDX-License-Identifier: MIT */
/* vmxdefs/guest_state.h - the guest state that is not a register.
 *
 * SDM: "Guest Register State" (access rights), "Guest Non-Register State".
 */
#ifndef VMXDEFS_GUEST_STATE_H
#define VMXDEFS_GUEST_STATE_H

#include "base.h"

/* Access rights of a segment register. */
/* clang-format off */
#define VMXD_ACCESS_RIGHTS_TABLE(F, T)                                           \
    F(T, type,                    0,  4)  /* segment type, as in a descriptor */ \
    F(T, descriptor_type,         4,  1)  /* 0: system, 1: code or data */       \
    F(T, dpl,                     5,  2)                                         \
    F(T, present,                 7,  1)                                         \
    F(T, reserved_8,              8,  4)                                         \
    F(T, avl,                    12,  1)                                         \
    F(T, long_mode,              13,  1)  /* 64-bit code segment (CS only) */    \
    F(T, default_operation_size, 14,  1)  /* D/B */                              \
    F(T, granularity,            15,  1)                                         \
    F(T, segment_unusable,       16,  1)  /* by a null selector; never TR */     \
    F(T, reserved_17,            17, 15)
/* clang-format on */
VMXD_LAYOUT32(vmxd_access_rights, VMXD_ACCESS_RIGHTS_TABLE);

/* Activity state.  IA32_VMX_MISC[8:6] says which of 1 to 3 the processor supports. */
#define VMXD_ACTIVITY_LIST(X)                \
    X(VMXD_ACTIVITY_ACTIVE, 0, "active")     \
    X(VMXD_ACTIVITY_HLT, 1, "HLT")           \
    X(VMXD_ACTIVITY_SHUTDOWN, 2, "shutdown") \
    X(VMXD_ACTIVITY_WAIT_FOR_SIPI, 3, "wait for SIPI")

enum vmxd_activity { VMXD_ACTIVITY_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_activity_name(uint32_t value) */
VMXD_NAMES(vmxd_activity_name, VMXD_ACTIVITY_LIST, "undefined activity state");

/* Interruptibility state. */
/* clang-format off */
#define VMXD_INTERRUPTIBILITY_TABLE(F, T)                                             \
    F(T, blocking_by_sti,       0,  1)                                                \
    F(T, blocking_by_mov_ss,    1,  1)                                                \
    F(T, blocking_by_smi,       2,  1)                                                \
    F(T, blocking_by_nmi,       3,  1)  /* with virtual NMIs: virtual-NMI blocking */ \
    F(T, enclave_interruption,  4,  1)                                                \
    F(T, reserved_5,            5, 27)
/* clang-format on */
VMXD_LAYOUT32(vmxd_interruptibility, VMXD_INTERRUPTIBILITY_TABLE);

/* Pending debug exceptions (natural width). */
/* clang-format off */
#define VMXD_PENDING_DEBUG_EXCEPTIONS_TABLE(F, T)                \
    F(T, b0,                  0,  1)                             \
    F(T, b1,                  1,  1)                             \
    F(T, b2,                  2,  1)                             \
    F(T, b3,                  3,  1)                             \
    F(T, reserved_4,          4,  7)                             \
    F(T, bus_lock,           11,  1)  /* BLD */                  \
    F(T, enabled_breakpoint, 12,  1)                             \
    F(T, reserved_13,        13,  1)                             \
    F(T, bs,                 14,  1)  /* single step */          \
    F(T, reserved_15,        15,  1)                             \
    F(T, rtm,                16,  1)  /* inside an RTM region */ \
    F(T, reserved_17,        17, 47)
/* clang-format on */
VMXD_LAYOUT64(vmxd_pending_debug_exceptions, VMXD_PENDING_DEBUG_EXCEPTIONS_TABLE);

#endif /* VMXDEFS_GUEST_STATE_H */
