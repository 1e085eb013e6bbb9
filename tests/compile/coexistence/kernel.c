/* SPDX-License-Identifier: MIT */
/* In a kernel module, with the VMX headers of the kernel.  FIRST: vmxdefs before them. */
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
