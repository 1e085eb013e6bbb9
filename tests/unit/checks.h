/* SPDX-License-Identifier: MIT */
/* checks.h - functions for the program that facts.py makes of tests/data/checks.csv. */
#ifndef VMXDEFS_TESTS_CHECKS_H
#define VMXDEFS_TESTS_CHECKS_H

#include <inttypes.h>
#include <stdio.h>

#include "vmxdefs/vmxdefs.h"

static int passed, failed;

static void check(const char *expression, uint64_t value, uint64_t fact, const char *where)
{
    if (value == fact) {
        passed++;
        return;
    }
    failed++;
    printf("FAIL %s is 0x%" PRIx64 ", 0x%" PRIx64 " in %s\n", expression, value, fact, where);
}

static int result(void)
{
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}

/* The page-walk length in an EPTP for which vmxd_ept_levels returns this number of levels. */
static inline uint64_t eptp_of_levels(unsigned levels)
{
    const uint64_t field = VMXD_EPTP_PAGE_WALK_LENGTH_MINUS_1;

    for (uint64_t eptp = 0; eptp <= field; eptp += field & ~(field << 1))
        if (vmxd_ept_levels(vmxd_eptp_from(eptp)) == levels)
            return eptp;
    return 0;
}

/* The first MSR from `msr` on that the MSR bitmaps cover, and the last of the range that begins with `msr`. */
static inline uint32_t first_covered_msr(uint32_t msr)
{
    while (!vmxd_msr_bitmap_covers(msr))
        msr++;
    return msr;
}

static inline uint32_t last_covered_msr(uint32_t msr)
{
    while (vmxd_msr_bitmap_covers(msr + 1))
        msr++;
    return msr;
}

/* The ports of I/O bitmap A or B. */
static inline uint32_t first_port(bool b)
{
    uint32_t port = 0;

    while (vmxd_io_bitmap_is_b((uint16_t)port) != b)
        port++;
    return port;
}

static inline uint32_t last_port(bool b)
{
    uint32_t port = 0xFFFF;

    while (vmxd_io_bitmap_is_b((uint16_t)port) != b)
        port--;
    return port;
}

#endif /* VMXDEFS_TESTS_CHECKS_H */
