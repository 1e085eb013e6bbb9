/* SPDX-License-Identifier: MIT */
/* A tree with a home of its own for these types, for VMXD_TYPES_HEADER. */
#ifndef STAND_IN_OWN_TYPES_H
#define STAND_IN_OWN_TYPES_H

typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long uint64_t;
typedef unsigned long size_t;
#ifndef __cplusplus
typedef _Bool bool;
#define NULL ((void *)0)
#else
#define NULL 0
#endif

#endif /* STAND_IN_OWN_TYPES_H */
