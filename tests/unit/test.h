/* SPDX-License-Identifier: MIT */
/* test.h - cmocka, after the headers that it requires. */
#ifndef VMXDEFS_TESTS_TEST_H
#define VMXDEFS_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* cmocka 1.1.5 has no extern "C". */
#ifdef __cplusplus
extern "C" {
#endif
#include <cmocka.h>
#ifdef __cplusplus
}
#endif

#endif /* VMXDEFS_TESTS_TEST_H */
