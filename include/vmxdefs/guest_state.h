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

/* The type of a code or data segment (descriptor_type 1).  (SDM: "Code- and Data-Segment Descriptor
 * Types") */
#define VMXD_SEGMENT_LIST(X)                                                                    \
    X(VMXD_SEGMENT_DATA_READ_ONLY, 0, "data, read-only")                                        \
    X(VMXD_SEGMENT_DATA_READ_ONLY_ACCESSED, 1, "data, read-only, accessed")                     \
    X(VMXD_SEGMENT_DATA, 2, "data, read/write")                                                 \
    X(VMXD_SEGMENT_DATA_ACCESSED, 3, "data, read/write, accessed")                              \
    X(VMXD_SEGMENT_EXPAND_DOWN_READ_ONLY, 4, "data, read-only, expand-down")                    \
    X(VMXD_SEGMENT_EXPAND_DOWN_READ_ONLY_ACCESSED, 5, "data, read-only, expand-down, accessed") \
    X(VMXD_SEGMENT_EXPAND_DOWN, 6, "data, read/write, expand-down")                             \
    X(VMXD_SEGMENT_EXPAND_DOWN_ACCESSED, 7, "data, read/write, expand-down, accessed")          \
    X(VMXD_SEGMENT_CODE_EXECUTE_ONLY, 8, "code, execute-only")                                  \
    X(VMXD_SEGMENT_CODE_EXECUTE_ONLY_ACCESSED, 9, "code, execute-only, accessed")               \
    X(VMXD_SEGMENT_CODE, 10, "code, execute/read")                                              \
    X(VMXD_SEGMENT_CODE_ACCESSED, 11, "code, execute/read, accessed")                           \
    X(VMXD_SEGMENT_CONFORMING_EXECUTE_ONLY, 12, "code, execute-only, conforming")               \
    X(VMXD_SEGMENT_CONFORMING_EXECUTE_ONLY_ACCESSED, 13,                                        \
      "code, execute-only, conforming, accessed")                                               \
    X(VMXD_SEGMENT_CONFORMING, 14, "code, execute/read, conforming")                            \
    X(VMXD_SEGMENT_CONFORMING_ACCESSED, 15, "code, execute/read, conforming, accessed")

enum vmxd_segment { VMXD_SEGMENT_LIST(VMXD_ROW_ENUM) };

/* The bits that make such a type. */
#define VMXD_SEGMENT_BIT_LIST(X)                                                            \
    X(VMXD_SEGMENT_BIT_ACCESSED, 1, "accessed")                                             \
    X(VMXD_SEGMENT_BIT_WRITABLE_OR_READABLE, 2, "writable data or readable code")           \
    X(VMXD_SEGMENT_BIT_EXPAND_DOWN_OR_CONFORMING, 4, "expand-down data or conforming code") \
    X(VMXD_SEGMENT_BIT_CODE, 8, "code")

enum vmxd_segment_bit { VMXD_SEGMENT_BIT_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_segment_name(uint32_t type), vmxd_segment_bit_name(uint32_t bit) */
VMXD_NAMES(vmxd_segment_name, VMXD_SEGMENT_LIST, "undefined segment type");
VMXD_NAMES(vmxd_segment_bit_name, VMXD_SEGMENT_BIT_LIST, "undefined bit of a segment type");

/* The type of a system segment (descriptor_type 0) that LDTR or TR may hold.  TR must be busy: 11,
 * or 3 for a guest outside IA-32e mode.  (SDM: "System Descriptor Types") */
#define VMXD_SYSTEM_SEGMENT_LIST(X)                                  \
    X(VMXD_SYSTEM_SEGMENT_TSS16, 1, "16-bit TSS, available")         \
    X(VMXD_SYSTEM_SEGMENT_LDT, 2, "LDT")                             \
    X(VMXD_SYSTEM_SEGMENT_TSS16_BUSY, 3, "16-bit TSS, busy")         \
    X(VMXD_SYSTEM_SEGMENT_TSS, 9, "32-bit or 64-bit TSS, available") \
    X(VMXD_SYSTEM_SEGMENT_TSS_BUSY, 11, "32-bit or 64-bit TSS, busy")

enum vmxd_system_segment { VMXD_SYSTEM_SEGMENT_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_system_segment_name(uint32_t type) */
VMXD_NAMES(vmxd_system_segment_name, VMXD_SYSTEM_SEGMENT_LIST, "undefined type of LDTR or TR");

/* The access rights that a segment descriptor has: bits 55:40 of its 64 without the limit among
 * them.  A TSS or LDT descriptor of 64-bit mode has 128 bits; this is its first half. */
static inline vmxd_access_rights vmxd_access_rights_from_descriptor(uint64_t descriptor)
{
    return vmxd_access_rights_from(descriptor >> 40 & 0xF0FF);
}

/* What a register with a null selector has. */
static inline vmxd_access_rights vmxd_access_rights_unusable(void)
{
    return vmxd_access_rights_from(VMXD_MASK32(vmxd_access_rights, segment_unusable));
}

/* The limit in bytes, as the VMCS wants it: with granularity 1 the descriptor counts 4-KByte
 * pages. */
static inline uint32_t vmxd_descriptor_limit(uint64_t descriptor)
{
    const uint32_t limit =
        VMXD_CAST(uint32_t, (descriptor & 0xFFFF) | (descriptor >> 32 & 0xF0000));

    return descriptor >> 55 & 1 ? limit << 12 | 0xFFF : limit;
}

/* The base, of which a descriptor of 128 bits has bits 63:32 in bits 31:0 of its second half. */
static inline uint64_t vmxd_descriptor_base(uint64_t descriptor, uint64_t second_half)
{
    return (descriptor >> 16 & 0xFFFFFF) | (descriptor >> 32 & 0xFF000000) |
           (second_half & 0xFFFFFFFF) << 32;
}

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

/* Guest interrupt status (16 bits), with virtual-interrupt delivery. */
/* clang-format off */
#define VMXD_GUEST_INTERRUPT_STATUS_TABLE(F, T)                                                 \
    F(T, rvi,      0,  8)  /* requesting virtual interrupt: the highest one that waits, or 0 */ \
    F(T, svi,      8,  8)  /* servicing virtual interrupt: the highest one in service, or 0 */  \
    F(T, zero_16, 16, 16)
/* clang-format on */
VMXD_LAYOUT32(vmxd_guest_interrupt_status, VMXD_GUEST_INTERRUPT_STATUS_TABLE);

#endif /* VMXDEFS_GUEST_STATE_H */
