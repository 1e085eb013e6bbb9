/* SPDX-License-Identifier: MIT */
#ifndef STAND_IN_STDDEF_H
#define STAND_IN_STDDEF_H

typedef __SIZE_TYPE__ size_t;
#define NULL ((void *)0)

#endif /* STAND_IN_STDDEF_H */
