/** @file
  SPDX-License-Identifier: MIT

  All headers of vmxdefs but insn.h (VmxdefsInsn.h), with the integer types of Base.h.
**/
#ifndef VMXDEFS_FOR_EDK2_H_
#define VMXDEFS_FOR_EDK2_H_

#include <Base.h>

typedef UINT8 uint8_t;
typedef UINT16 uint16_t;
typedef UINT32 uint32_t;
typedef UINT64 uint64_t;
typedef UINTN size_t;

/* For the headers below only: some headers of edk2 define another bool, and in C23 it is a keyword.  Not BOOLEAN:
 * that is an unsigned char, and keeps the low eight bits of what is assigned. */
#pragma push_macro("bool")
#undef bool
#define bool _Bool

#define VMXD_TYPES_HEADER <Base.h>
#include "vmxdefs/describe.h"
#include "vmxdefs/entry_check.h"
#include "vmxdefs/entry_words.h"
#include "vmxdefs/exit_class.h"
#include "vmxdefs/names.h"
#include "vmxdefs/rows.h"
#include "vmxdefs/vmcs_support.h"
#include "vmxdefs/vmxdefs.h"

#pragma pop_macro("bool")

#endif /* VMXDEFS_FOR_EDK2_H_ */
