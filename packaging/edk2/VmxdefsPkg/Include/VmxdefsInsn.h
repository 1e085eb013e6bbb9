/** @file
  SPDX-License-Identifier: MIT

  The VMX instructions: insn.h of vmxdefs.  MSVC needs <intrin.h> in the include path.
**/
#ifndef VMXDEFS_INSN_FOR_EDK2_H_
#define VMXDEFS_INSN_FOR_EDK2_H_

#include <Vmxdefs.h>

#pragma push_macro("bool")
#undef bool
#define bool _Bool
#include "vmxdefs/insn.h"
#pragma pop_macro("bool")

#endif /* VMXDEFS_INSN_FOR_EDK2_H_ */
