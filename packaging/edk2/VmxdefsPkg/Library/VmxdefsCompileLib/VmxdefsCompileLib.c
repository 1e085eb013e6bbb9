/** @file
  SPDX-License-Identifier: MIT

  Includes all headers.  insn.h is left out for MSVC, where it needs <intrin.h>.
**/
#include <VmxdefsBase.h>

#include <vmxdefs/describe.h>
#include <vmxdefs/names.h>
#include <vmxdefs/rows.h>
#include <vmxdefs/vmxdefs.h>

#if !defined(_MSC_VER)
#include <vmxdefs/insn.h>
#endif
