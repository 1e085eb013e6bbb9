/* SPDX-License-Identifier: MIT */
/* vmx_entry.h - the numbers that the entry stub shares with C.
 *
 * Assembly cannot see a struct or an enumerator; vcpu.h asserts that these are the same.
 */
#ifndef VMXDEFS_EXAMPLE_VMX_ENTRY_H
#define VMXDEFS_EXAMPLE_VMX_ENTRY_H

#define VCPU_HOST_RSP 128
#define VCPU_LAUNCHED 136
#define VMCS_HOST_RSP 0x6C14

#endif /* VMXDEFS_EXAMPLE_VMX_ENTRY_H */
