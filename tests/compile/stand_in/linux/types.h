/* SPDX-License-Identifier: MIT */
/* The names that the kernel's header of this name has, spelled as it spells them on x86-64. */
#ifndef STAND_IN_LINUX_TYPES_H
#define STAND_IN_LINUX_TYPES_H

typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long long uint64_t;
typedef unsigned long size_t;
typedef _Bool bool;
#define NULL ((void *)0)

#endif /* STAND_IN_LINUX_TYPES_H */
