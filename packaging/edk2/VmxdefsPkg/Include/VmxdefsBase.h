/** @file
  SPDX-License-Identifier: MIT

  Include this before any header of vmxdefs: the integer types come from Base.h.
**/
#ifndef VMXDEFS_BASE_FOR_EDK2_H_
#define VMXDEFS_BASE_FOR_EDK2_H_

#include <Base.h>

typedef UINT8 uint8_t;
typedef UINT16 uint16_t;
typedef UINT32 uint32_t;
typedef UINT64 uint64_t;
typedef UINTN size_t;

/* Not BOOLEAN: that is an unsigned char, and keeps the low eight bits of what is assigned. */
typedef _Bool bool;

#define VMXD_TYPES_HEADER <Base.h>
#include "vmxdefs/base.h"

#endif /* VMXDEFS_BASE_FOR_EDK2_H_ */
