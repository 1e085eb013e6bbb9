/* SPDX-License-Identifier: MIT */
/* intrin.h - the intrinsics of MSVC for VMX, which test_insn_halves.c defines. */
#ifndef VMXDEFS_TESTS_INTRIN_H
#define VMXDEFS_TESTS_INTRIN_H

/* NOLINTBEGIN(bugprone-reserved-identifier): these are their names */
static unsigned char __vmx_on(uint64_t *physical_address);
static void __vmx_off(void);
static unsigned char __vmx_vmclear(uint64_t *physical_address);
static unsigned char __vmx_vmptrld(uint64_t *physical_address);
static void __vmx_vmptrst(uint64_t *physical_address);
static unsigned char __vmx_vmread(uint32_t field, uint32_t *value);
static unsigned char __vmx_vmwrite(uint32_t field, uint32_t value);
/* NOLINTEND(bugprone-reserved-identifier) */

#endif /* VMXDEFS_TESTS_INTRIN_H */
