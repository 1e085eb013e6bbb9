/* SPDX-License-Identifier: MIT */
/* Pairs of functions that must become the same instructions: header_NAME uses the library, hand_NAME
 * does the same with masks of a uint32_t.  codegen.sh compiles this file to assembly and compares each
 * pair. */
#include "vmxdefs/ept.h"
#include "vmxdefs/exit_reason.h"

#define PAIR(name, type, ours, by_hand)                     \
    type header_##name(vmxd_exit_reason r, uint32_t other); \
    type hand_##name(uint32_t r, uint32_t other);           \
    type header_##name(vmxd_exit_reason r, uint32_t other)  \
    {                                                       \
        (void)r, (void)other;                               \
        return ours;                                        \
    }                                                       \
    type hand_##name(uint32_t r, uint32_t other)            \
    {                                                       \
        (void)r, (void)other;                               \
        return by_hand;                                     \
    }

PAIR(full, uint32_t, r.full, r)
PAIR(from, uint32_t, vmxd_exit_reason_from(other).full, other)
PAIR(basic, uint16_t, vmxd_exit_basic(r), VMXD_CAST(uint16_t, r & 0xFFFFu))
PAIR(is_cpuid, bool, vmxd_exit_is(r, VMXD_EXIT_CPUID), (r & 0x8000FFFFu) == 10)
PAIR(is_exception, bool, vmxd_exit_is(r, VMXD_EXIT_EXCEPTION_OR_NMI), (r & 0x8000FFFFu) == 0)
PAIR(is_exactly, bool, vmxd_exit_is_exactly(r, VMXD_EXIT_CPUID), r == 10)
PAIR(is_failed_entry, bool, vmxd_exit_is_failed_entry(r), (r & 0x80000000u) != 0)
PAIR(is_enclave_mode, bool, vmxd_exit_is_enclave_mode(r), (r & 0x08000000u) != 0)
PAIR(is_from_vmx_root, bool, vmxd_exit_is_from_vmx_root(r), (r & 0x20000000u) != 0)
PAIR(has_pending_mtf, bool, vmxd_exit_has_pending_mtf(r), (r & 0x10000000u) != 0)
PAIR(has_bus_lock, bool, vmxd_exit_has_bus_lock(r), (r & 0x04000000u) != 0)
PAIR(has_shadow_stack_busy, bool, vmxd_exit_has_shadow_stack_busy(r), (r & 0x02000000u) != 0)
PAIR(unknown_modifiers, uint32_t, vmxd_exit_unknown_modifiers(r), r & 0x41FF0000u)
PAIR(get_reserved, uint32_t, r.full &VMXD_EXIT_REASON_RESERVED, r & 0x41FF0000u)
PAIR(put_basic, uint32_t, VMXD_PUT(VMXD_EXIT_REASON_BASIC, other), other & 0xFFFFu)

/* A 64-bit word, and shifted values. */
#define PAIR64(name, ours, by_hand)      \
    uint64_t header_##name(vmxd_eptp e); \
    uint64_t hand_##name(uint64_t e);    \
    uint64_t header_##name(vmxd_eptp e)  \
    {                                    \
        return ours;                     \
    }                                    \
    uint64_t hand_##name(uint64_t e)     \
    {                                    \
        return by_hand;                  \
    }

PAIR64(get_narrow, VMXD_GET(VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1, e), (e & 0x38) >> 3)
PAIR64(get_wide, VMXD_GET(VMXD_EPTP_PAGE_FRAME_NUMBER, e), (e & 0xFFFFFFFFFF000) >> 12)
PAIR64(put_wide, VMXD_PUT(VMXD_EPTP_PAGE_FRAME_NUMBER, e.full), (e << 12) & 0xFFFFFFFFFF000)
PAIR64(clear_narrow, e.full & ~VMXD_EPTP_MEMORY_TYPE, e & ~7ull)
PAIR64(from_wide, vmxd_eptp_from(e.full).full, e)
