/* SPDX-License-Identifier: MIT */
/* What FreeBSD's header of this name defines in the kernel of what the library needs: the types of
 * <sys/types.h>, and NULL. */
#ifndef STAND_IN_SYS_PARAM_H
#define STAND_IN_SYS_PARAM_H

typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long uint64_t;
typedef unsigned long size_t;
typedef _Bool bool;
#define true 1
#define false 0
#define NULL ((void *)0)

#endif /* STAND_IN_SYS_PARAM_H */
