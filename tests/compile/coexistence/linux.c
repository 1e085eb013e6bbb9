/* SPDX-License-Identifier: MIT */
/* With the headers of Linux for programs.  FIRST: vmxdefs before them. */
#ifdef FIRST
#include "everything.h"
#endif
#include <asm/vmx.h>
#include <linux/kvm.h>
#ifndef FIRST
#include "everything.h"
#endif

VMXD_ASSERT(EXIT_REASON_CPUID == VMXD_EXIT_CPUID, "<asm/vmx.h> says otherwise");
VMXD_ASSERT(sizeof(struct kvm_run) > sizeof(struct vmxd_capabilities),
            "<linux/kvm.h> is not there");
