/* SPDX-License-Identifier: MIT */
#ifndef VMXDEFS_TEST_STDINT_H
#define VMXDEFS_TEST_STDINT_H

/* As in coreboot. */
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long long uint64_t;

#endif /* VMXDEFS_TEST_STDINT_H */
