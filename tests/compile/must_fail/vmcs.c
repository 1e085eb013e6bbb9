/* SPDX-License-Identifier: MIT */
/* Each #ifdef is one mistake; the comment has the message of each compiler (a regular expression).
 * Without any of the macros the file compiles. */
#include "vmxdefs/insn.h"
#include "vmxdefs/vmcs.h"

void use(uint16_t u16, uint32_t u32, uint64_t u64);
void use(uint16_t u16, uint32_t u32, uint64_t u64)
{
    (void)vmxd_vmread16(VMXD_VMCS_GUEST_CS_SELECTOR, &u16);
    (void)vmxd_vmread32(VMXD_VMCS_INFO_EXIT_REASON, &u32);
    (void)vmxd_vmread64(VMXD_VMCS_CTRL_EPT_POINTER, &u64);
    (void)vmxd_vmread_natural(VMXD_VMCS_GUEST_CR0, &u64);

#ifdef FAIL_read_32_bits_of_a_natural_field
    /* gcc: field_is_not_32_bits_wide
     * clang: field_is_not_32_bits_wide */
    (void)vmxd_vmread32(VMXD_VMCS_GUEST_CR0, &u32);
#endif

#ifdef FAIL_read_32_bits_of_a_64_bit_field
    /* gcc: field_is_not_32_bits_wide
     * clang: field_is_not_32_bits_wide */
    (void)vmxd_vmread32(VMXD_VMCS_CTRL_EPT_POINTER, &u32);
#endif

#ifdef FAIL_read_16_bits_of_a_32_bit_field
    /* gcc: field_is_not_16_bits_wide
     * clang: field_is_not_16_bits_wide */
    (void)vmxd_vmread16(VMXD_VMCS_INFO_EXIT_REASON, &u16);
#endif

#ifdef FAIL_read_64_bits_of_a_natural_field
    /* gcc: field_is_not_64_bits_wide
     * clang: field_is_not_64_bits_wide */
    (void)vmxd_vmread64(VMXD_VMCS_GUEST_CR0, &u64);
#endif

#ifdef FAIL_write_32_bits_of_a_16_bit_field
    /* gcc: field_is_not_32_bits_wide
     * clang: field_is_not_32_bits_wide */
    (void)vmxd_vmwrite32(VMXD_VMCS_GUEST_CS_SELECTOR, 8);
#endif

#ifdef FAIL_name_a_natural_field_for_32_bits
    /* gcc: field_is_not_32_bits_wide
     * clang: field_is_not_32_bits_wide */
    u32 = VMXD_VMCS32(VMXD_VMCS_GUEST_CR0);
#endif

#ifdef FAIL_name_the_high_half_of_a_field
    /* gcc: field_is_not_64_bits_wide
     * clang: field_is_not_64_bits_wide */
    u32 = VMXD_VMCS64(VMXD_VMCS_CTRL_EPT_POINTER + 1);
#endif

#ifdef FAIL_read_16_bits_into_64
    /* gcc: passing argument 2 of 'vmxd_vmread_narrow16' from incompatible pointer type|cannot convert 'uint64_t\*'
     * clang: passing 'uint64_t \*' .*to parameter of type 'uint16_t \*'|no matching function for call to 'vmxd_vmread_narrow16' */
    (void)vmxd_vmread16(VMXD_VMCS_GUEST_CS_SELECTOR, &u64);
#endif

#ifdef FAIL_read_64_bits_into_32
    /* gcc: passing argument 2 of 'vmxd_vmread' from incompatible pointer type|cannot convert 'uint32_t\*'
     * clang: passing 'uint32_t \*' .*to parameter of type 'uint64_t \*'|no matching function for call to 'vmxd_vmread' */
    (void)vmxd_vmread64(VMXD_VMCS_CTRL_EPT_POINTER, &u32);
#endif
}
