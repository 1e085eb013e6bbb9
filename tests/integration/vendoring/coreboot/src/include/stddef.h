/* SPDX-License-Identifier: MIT */
#ifndef VMXDEFS_TEST_STDDEF_H
#define VMXDEFS_TEST_STDDEF_H

typedef __SIZE_TYPE__ size_t;
#define NULL ((void *)0)

#endif /* VMXDEFS_TEST_STDDEF_H */
