/* SPDX-License-Identifier: MIT */
/* vmx_entry.h - offsets in struct vcpu for the entry stub.  vcpu.h asserts them. */
#ifndef VMXDEFS_EXAMPLE_VMX_ENTRY_H
#define VMXDEFS_EXAMPLE_VMX_ENTRY_H

#define VCPU_HOST_RSP 128
#define VCPU_LAUNCHED 136

#endif /* VMXDEFS_EXAMPLE_VMX_ENTRY_H */
