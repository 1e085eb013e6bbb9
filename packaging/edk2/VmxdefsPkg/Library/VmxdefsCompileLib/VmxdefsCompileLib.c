/** @file
  SPDX-License-Identifier: MIT

  All headers but insn.h, which needs <intrin.h> with MSVC.
**/
#include <VmxdefsBase.h>

#include <vmxdefs/describe.h>
#include <vmxdefs/names.h>
#include <vmxdefs/rows.h>
#include <vmxdefs/vmxdefs.h>

#if !defined(_MSC_VER)
#include <vmxdefs/insn.h>
#endif
