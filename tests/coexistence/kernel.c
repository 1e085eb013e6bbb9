/* SPDX-License-Identifier: MIT */
/* In the kernel, with its own headers of VMX.  FIRST: ours before theirs. */
#ifdef FIRST
#include "everything.h"
#endif
#include <asm/msr-index.h>
#include <asm/vmx.h>
#ifndef FIRST
#include "everything.h"
#endif

VMXD_ASSERT(EXIT_REASON_CPUID == VMXD_EXIT_CPUID, "<asm/vmx.h> says otherwise");
VMXD_ASSERT(MSR_IA32_VMX_BASIC == VMXD_MSR_BASIC, "<asm/msr-index.h> says otherwise");
