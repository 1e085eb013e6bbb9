/* SPDX-License-Identifier: MIT */
/* test.h - cmocka, with the headers that it expects before it. */
#ifndef VMXDEFS_TESTS_TEST_H
#define VMXDEFS_TESTS_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* cmocka 1.1.5 has no extern "C" of its own. */
#ifdef __cplusplus
extern "C" {
#endif
#include <cmocka.h>
#ifdef __cplusplus
}
#endif

#endif /* VMXDEFS_TESTS_TEST_H */
