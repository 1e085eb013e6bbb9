/* SPDX-License-Identifier: MIT */
#ifndef VMXDEFS_TEST_STDBOOL_H
#define VMXDEFS_TEST_STDBOOL_H

typedef _Bool bool;
#define true 1
#define false 0

#endif /* VMXDEFS_TEST_STDBOOL_H */
