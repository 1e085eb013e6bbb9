/* SPDX-License-Identifier: MIT */
/* The part of the header of Xen that the library needs, as in Xen. */
#ifndef VMXDEFS_TEST_XEN_TYPES_H
#define VMXDEFS_TEST_XEN_TYPES_H

typedef __UINT8_TYPE__ uint8_t;
typedef __UINT16_TYPE__ uint16_t;
typedef __UINT32_TYPE__ uint32_t;
typedef __UINT64_TYPE__ uint64_t;
typedef __SIZE_TYPE__ size_t;
#define bool _Bool
#define true 1
#define false 0
#define NULL ((void *)0)

#endif /* VMXDEFS_TEST_XEN_TYPES_H */
