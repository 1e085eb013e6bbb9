/* SPDX-License-Identifier: MIT */
/* The part of the header of FreeBSD's kernel that the library needs: the types of <sys/types.h>, and
 * NULL. */
#ifndef VMXDEFS_TEST_SYS_PARAM_H
#define VMXDEFS_TEST_SYS_PARAM_H

typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long uint64_t;
typedef unsigned long size_t;
typedef _Bool bool;
#define true 1
#define false 0
#define NULL ((void *)0)

#endif /* VMXDEFS_TEST_SYS_PARAM_H */
