/* SPDX-License-Identifier: MIT */
/* The part of types.h of ACRN that the library needs, as in ACRN: size_t has 32 bits. */
#ifndef VMXDEFS_TEST_TYPES_H
#define VMXDEFS_TEST_TYPES_H

typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long uint64_t;
typedef unsigned int size_t;
typedef _Bool bool;
#define true ((_Bool)1)
#define false ((_Bool)0)
#define NULL ((void *)0)

#endif /* VMXDEFS_TEST_TYPES_H */
