/** @file
  SPDX-License-Identifier: MIT

  Includes all headers.  insn.h is left out for MSVC, where it needs <intrin.h>.
**/
#include <Vmxdefs.h>

#if !defined(_MSC_VER)
#include <VmxdefsInsn.h>
#endif
