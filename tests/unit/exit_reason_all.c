/* SPDX-License-Identifier: MIT */
/* For all 2^32 exit-reason words: every accessor and every bit-field member is compared with masks
 * written by hand.  The word of the masks is hidden from the compiler, which would otherwise prove that
 * the two sides are equal and remove the comparison.
 *
 *     exit_reason_all PART PARTS     one of PARTS equal shares of the words
 */
#include <stdio.h>
#include <stdlib.h>

#include "vmxdefs/exit_reason.h"

#define CHECKS(X)                                                                        \
    X(full, r.full, w)                                                                   \
    X(full_through_from, vmxd_exit_reason_from(0x1234567800000000u | w).full, w)         \
    X(bits_basic, r.bits.basic, w & 0x0000FFFFu)                                         \
    X(bits_zero_16, r.bits.zero_16, (w & 0x00010000u) >> 16)                             \
    X(bits_reserved_17, r.bits.reserved_17, (w & 0x01FE0000u) >> 17)                     \
    X(bits_shadow_stack_busy, r.bits.shadow_stack_busy, (w & 0x02000000u) >> 25)         \
    X(bits_bus_lock, r.bits.bus_lock, (w & 0x04000000u) >> 26)                           \
    X(bits_enclave_mode, r.bits.enclave_mode, (w & 0x08000000u) >> 27)                   \
    X(bits_pending_mtf, r.bits.pending_mtf, (w & 0x10000000u) >> 28)                     \
    X(bits_from_vmx_root, r.bits.from_vmx_root, (w & 0x20000000u) >> 29)                 \
    X(bits_reserved_30, r.bits.reserved_30, (w & 0x40000000u) >> 30)                     \
    X(bits_failed_entry, r.bits.failed_entry, (w & 0x80000000u) >> 31)                   \
    X(basic, vmxd_exit_basic(r), w & 0x0000FFFFu)                                        \
    X(is_exactly_cpuid, vmxd_exit_is_exactly(r, VMXD_EXIT_CPUID), w == 10)               \
    X(is_cpuid, vmxd_exit_is(r, VMXD_EXIT_CPUID), (w & 0x8000FFFFu) == 10)               \
    X(is_exception, vmxd_exit_is(r, VMXD_EXIT_EXCEPTION_OR_NMI), (w & 0x8000FFFFu) == 0) \
    X(is_failed_entry, vmxd_exit_is_failed_entry(r), (w & 0x80000000u) != 0)             \
    X(is_enclave_mode, vmxd_exit_is_enclave_mode(r), (w & 0x08000000u) != 0)             \
    X(is_from_vmx_root, vmxd_exit_is_from_vmx_root(r), (w & 0x20000000u) != 0)           \
    X(has_pending_mtf, vmxd_exit_has_pending_mtf(r), (w & 0x10000000u) != 0)             \
    X(has_bus_lock, vmxd_exit_has_bus_lock(r), (w & 0x04000000u) != 0)                   \
    X(has_shadow_stack_busy, vmxd_exit_has_shadow_stack_busy(r), (w & 0x02000000u) != 0) \
    X(unknown_modifiers, vmxd_exit_unknown_modifiers(r), w & 0x41FF0000u)

#define BLOCK 0x1000u

/* Nonzero if a check failed for this word; `w` is the same word, for the masks. */
static inline uint32_t differences(uint32_t word, uint32_t w)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(word);
    uint32_t difference = 0;

#define COMPARE(name, ours, by_hand) difference |= (uint32_t)(ours) ^ (uint32_t)(by_hand);
    CHECKS(COMPARE)
#undef COMPARE
    return difference;
}

static void explain(uint32_t w)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(w);

#define EXPLAIN(name, ours, by_hand)                                                       \
    if ((uint32_t)(ours) != (uint32_t)(by_hand))                                           \
        printf("0x%08x: " #name " is 0x%x, by hand 0x%x\n", (unsigned)w, (unsigned)(ours), \
               (unsigned)(by_hand));
    CHECKS(EXPLAIN)
#undef EXPLAIN
}

/* Checks all words of the block that begins with `first`; prints the first wrong one. */
static bool block_is_right(uint32_t first)
{
    static uint32_t by_hand[BLOCK];
    uint32_t difference = 0;

    for (uint32_t i = 0; i < BLOCK; i++)
        by_hand[i] = first + i;
    __asm__ volatile("" ::"r"(by_hand)
                     : "memory"); /* the compiler cannot know the contents of the array now */
    for (uint32_t i = 0; i < BLOCK; i++)
        difference |= differences(first + i, by_hand[i]);
    for (uint32_t i = 0; difference != 0 && i < BLOCK; i++)
        if (differences(first + i, by_hand[i]) != 0) {
            explain(first + i);
            break;
        }
    return difference == 0;
}

int main(int argc, char **argv)
{
    const uint32_t part = argc == 3 ? (uint32_t)strtoul(argv[1], NULL, 10) : 0;
    const uint32_t parts = argc == 3 ? (uint32_t)strtoul(argv[2], NULL, 10) : 1;
    unsigned long long words = 0;

    for (uint32_t block = part; block <= 0xFFFFFFFFu / BLOCK; block += parts) {
        if (!block_is_right(block * BLOCK))
            return 1;
        words += BLOCK;
    }
    printf("%llu words\n", words);
    return 0;
}
