/* SPDX-License-Identifier: MIT */
/* The intrinsics of MSVC for VMX, declared as in its header. */
#ifndef VMXDEFS_TEST_INTRIN_H
#define VMXDEFS_TEST_INTRIN_H

unsigned char __vmx_on(unsigned __int64 *region);
void __vmx_off(void);
unsigned char __vmx_vmclear(unsigned __int64 *region);
unsigned char __vmx_vmptrld(unsigned __int64 *region);
void __vmx_vmptrst(unsigned __int64 *region);
unsigned char __vmx_vmread(size_t field, size_t *value);
unsigned char __vmx_vmwrite(size_t field, size_t value);

#endif /* VMXDEFS_TEST_INTRIN_H */
