/* SPDX-License-Identifier: MIT */
/* Constants of the headers, as an assembler sees them. */
#include "vmxdefs/controls.h"
#include "vmxdefs/ept.h"
#include "vmxdefs/exit_reason.h"
#include "vmxdefs/vmcs.h"

#if VMXD_EXIT_CPUID != 10 || VMXD_EXIT_REASON_BASIC != 0xFFFF
#error "numbers work in #if"
#endif

        .data
        .quad VMXD_EXIT_TRIPLE_FAULT
        .quad VMXD_PRIMARY_HLT_EXITING
        .quad VMXD_VMCS_GUEST_RIP
        .quad VMXD_EPT_LEAF_SUPPRESS_VE
