/* SPDX-License-Identifier: MIT */
/* Each #ifdef is one mistake; the comment has the message of each compiler (a regular expression).
 * Without any of the macros the file compiles. */
#include "vmxdefs/ept.h"
#include "vmxdefs/exit_reason.h"
#include "vmxdefs/names.h"
#include "vmxdefs/vmcs.h"

void use(vmxd_exit_reason r, uint16_t u16, uint32_t u32);
void use(vmxd_exit_reason r, uint16_t u16, uint32_t u32)
{
    (void)r, (void)u16, (void)u32;

#ifdef FAIL_switch_on_the_word
    /* gcc: switch quantity not an integer
     * clang: statement requires expression of integer type \('vmxd_exit_reason' */
    switch (r) {
    default:
        break;
    }
#endif

#ifdef FAIL_compare_with_a_reason
    /* gcc: (invalid operands to binary ==|no match for 'operator==') .*vmxd_exit_reason
     * clang: invalid operands to binary expression \('vmxd_exit_reason' */
    if (r == VMXD_EXIT_CPUID)
        return;
#endif

#ifdef FAIL_order_by_the_word
    /* gcc: (invalid operands to binary <|no match for 'operator<') .*vmxd_exit_reason
     * clang: invalid operands to binary expression \('vmxd_exit_reason' */
    if (r < VMXD_EXIT_CPUID)
        return;
#endif

#ifdef FAIL_take_the_word_for_a_condition
    /* gcc: (used union type value where scalar is required|could not convert 'r' from .*vmxd_exit_reason.* to 'bool')
     * clang: (statement requires expression of scalar type|not contextually convertible to 'bool') */
    if (r)
        return;
#endif

#ifdef FAIL_mask_the_word
    /* gcc: (invalid operands to binary &|no match for 'operator&') .*vmxd_exit_reason
     * clang: invalid operands to binary expression \('vmxd_exit_reason' */
    u32 = r & 0xFFFF;
#endif

#ifdef FAIL_narrow_to_16_bits
    /* gcc: (incompatible types when initializing type 'uint16_t'|cannot convert 'vmxd_exit_reason' to 'uint16_t')
     * clang: initializing 'uint16_t' .*incompatible type 'vmxd_exit_reason'|no viable conversion from 'vmxd_exit_reason' */
    uint16_t narrowed = r;
    (void)narrowed;
#endif

#ifdef FAIL_take_for_32_bits
    /* gcc: (incompatible types when initializing type 'uint32_t'|cannot convert 'vmxd_exit_reason' to 'uint32_t')
     * clang: initializing 'uint32_t' .*incompatible type 'vmxd_exit_reason'|no viable conversion from 'vmxd_exit_reason' */
    uint32_t taken = r;
    (void)taken;
#endif

#ifdef FAIL_make_the_word_of_a_number
    /* gcc: (incompatible types when initializing type 'vmxd_exit_reason'|invalid initializer|conversion from 'uint32_t' .*to non-scalar type 'vmxd_exit_reason')
     * clang: initializing 'vmxd_exit_reason' .*incompatible type|no viable conversion from 'uint32_t' */
    vmxd_exit_reason made = u32;
    (void)made;
#endif

#ifdef FAIL_give_16_bits_to_an_accessor
    /* gcc: (incompatible type for argument 1 of|could not convert 'u16' from)
     * clang: passing 'uint16_t' .*incompatible type 'vmxd_exit_reason'|no matching function for call */
    if (vmxd_exit_is_failed_entry(u16))
        return;
#endif

#ifdef FAIL_give_32_bits_to_an_accessor
    /* gcc: (incompatible type for argument 1 of|could not convert 'u32' from)
     * clang: passing 'uint32_t' .*incompatible type 'vmxd_exit_reason'|no matching function for call */
    if (vmxd_exit_is(u32, VMXD_EXIT_CPUID))
        return;
#endif

#ifdef FAIL_give_the_word_for_a_basic_reason
    /* gcc: incompatible type for argument 1 of 'vmxd_exit_name'|cannot convert 'vmxd_exit_reason' to 'uint32_t'
     * clang: passing 'vmxd_exit_reason' .*incompatible type 'uint32_t'|no matching function for call to 'vmxd_exit_name' */
    (void)vmxd_exit_name(r);
#endif

#ifdef FAIL_get_a_field_of_a_word_of_another_type
    /* gcc: the_word_is_not_a_vmxd_vmcs_encoding|different types 'vmxd_exit_reason' and 'vmxd_vmcs_encoding'
     * clang: the_word_is_not_a_vmxd_vmcs_encoding|incompatible operand types \('vmxd_exit_reason' and 'vmxd_vmcs_encoding'\) */
    u32 = VMXD_GET(VMXD_VMCS_ENC_WIDTH, r);
#endif

#ifdef FAIL_get_a_field_of_a_number
    /* gcc: the_word_is_not_a_vmxd_exit_reason|different types 'uint32_t' .* and 'vmxd_exit_reason'
     * clang: member reference base type 'uint32_t'|incompatible operand types \('uint32_t' .* and 'vmxd_exit_reason'\) */
    u32 = VMXD_GET(VMXD_EXIT_REASON_BASIC, u32);
#endif

#ifdef FAIL_get_a_32_bit_field_of_a_64_bit_word
    /* gcc: the_word_is_not_a_vmxd_exit_reason|different types 'vmxd_eptp' and 'vmxd_exit_reason'
     * clang: the_word_is_not_a_vmxd_exit_reason|incompatible operand types \('vmxd_eptp' and 'vmxd_exit_reason'\) */
    u32 = VMXD_GET(VMXD_EXIT_REASON_BASIC, vmxd_eptp_from(u32));
#endif

#ifdef FAIL_get_a_64_bit_field_of_a_32_bit_word
    /* gcc: the_word_is_not_a_vmxd_eptp|different types 'vmxd_exit_reason' and 'vmxd_eptp'
     * clang: the_word_is_not_a_vmxd_eptp|incompatible operand types \('vmxd_exit_reason' and 'vmxd_eptp'\) */
    u32 = (uint32_t)VMXD_GET(VMXD_EPTP_MEMORY_TYPE, r);
#endif

#ifdef FAIL_get_with_a_number_for_the_field
    /* gcc: vmxd_word_of_0x80u
     * clang: vmxd_word_of_0x80u */
    u32 = VMXD_GET(0x80u, r);
#endif

#ifdef FAIL_a_field_that_the_word_has_not
    /* gcc: vmxd_word_of_VMXD_EXIT_REASON_TYPO
     * clang: vmxd_word_of_VMXD_EXIT_REASON_TYPO */
    u32 = VMXD_GET(VMXD_EXIT_REASON_TYPO, r);
#endif

#ifdef FAIL_put_a_word
    /* gcc: aggregate value used where an integer was expected|invalid 'static_cast' from type 'vmxd_exit_reason'
     * clang: operand of type 'vmxd_exit_reason' .*where arithmetic|cannot convert 'vmxd_exit_reason' */
    u32 = VMXD_PUT(VMXD_EXIT_REASON_BASIC, r);
#endif

#ifdef FAIL_make_a_word_of_a_word
    /* gcc: invalid operands to binary &|no match for 'operator&'
     * clang: invalid operands to binary expression */
    r = vmxd_exit_reason_from(r);
#endif

#ifdef FAIL_ask_for_a_true_exit_with_reason_33
    /* gcc: this_reason_comes_with_a_failed_entry_only
     * clang: this_reason_comes_with_a_failed_entry_only */
    if (vmxd_exit_is(r, VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE))
        return;
#endif

#ifdef FAIL_ask_for_a_true_exit_with_reason_34
    /* gcc: this_reason_comes_with_a_failed_entry_only
     * clang: this_reason_comes_with_a_failed_entry_only */
    if (vmxd_exit_is(r, VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING))
        return;
#endif

#ifdef FAIL_ask_for_a_true_exit_with_reason_41
    /* gcc: this_reason_comes_with_a_failed_entry_only
     * clang: this_reason_comes_with_a_failed_entry_only */
    if (vmxd_exit_is(r, VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK))
        return;
#endif

#ifdef FAIL_ask_for_exactly_reason_33
    /* gcc: this_reason_comes_with_a_failed_entry_only
     * clang: this_reason_comes_with_a_failed_entry_only */
    if (vmxd_exit_is_exactly(r, VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE))
        return;
#endif

#ifdef FAIL_a_vmcs_field_among_the_basic_reasons
    /* gcc: case value '26654' not in enumerated type
     * clang: case value not in enumerated type 'enum vmxd_exit' */
    switch (vmxd_exit_basic(r)) {
    case VMXD_VMCS_GUEST_RIP:
        return;
    default:
        break;
    }
#endif
}
