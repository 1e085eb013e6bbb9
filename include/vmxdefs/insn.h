/* SPDX-License-Identifier: MIT */
/* vmxdefs/insn.h - the VMX instructions as functions that return a status.
 *
 * SDM: "VMX Instruction Reference".
 *
 * For GCC and Clang on x86 and x86-64, and, where it has an intrinsic, for MSVC on x64.  Each
 * returns VMsucceed, VMfailInvalid or VMfailValid; a status that the caller ignores costs no
 * instruction.  None of them looks whether VMX can be used: outside VMX operation they raise #UD.
 *
 * VMLAUNCH and VMRESUME are not here: they do not return on success, and belong into an entry
 * stub.
 */
#ifndef VMXDEFS_INSN_H
#define VMXDEFS_INSN_H

#include "base.h"
#include "instruction_error.h"
#include "invalidate.h"
#include "vmcs.h"

#if defined(__x86_64__) || defined(_M_X64)
#define VMXD_INSN_WORD uint64_t /* the operand size of VMREAD and VMWRITE */
#elif defined(__i386__)
#define VMXD_INSN_WORD uint32_t
#else
#error "vmxdefs/insn.h: VMX instructions need an x86 target; the other headers do not"
#endif

#if defined(__GNUC__) || defined(__clang__) /* clang-cl defines only the latter */

/* The status from two conditions that flag outputs give: "=@ccbe", CF or ZF is set, and "=@ccc", CF
 * is set.  A caller that only asks for success then needs one conditional jump. */
static inline enum vmxd_status vmxd_status_from_flags(bool failed, bool invalid)
{
    return !failed ? VMXD_VMSUCCEED : invalid ? VMXD_VMFAIL_INVALID : VMXD_VMFAIL_VALID;
}

/* Enter VMX operation.  The VMXON region holds the revision identifier in its first word. */
static inline enum vmxd_status vmxd_vmxon(uint64_t physical_address)
{
    bool failed, invalid;

    __asm__ volatile("vmxon %[region]"
                     : "=@ccbe"(failed), "=@ccc"(invalid)
                     : [region] "m"(physical_address)
                     : "memory");
    return vmxd_status_from_flags(failed, invalid);
}

/* Leave VMX operation.  Read the VM-instruction error before: afterwards there is no VMCS. */
static inline enum vmxd_status vmxd_vmxoff(void)
{
    bool failed, invalid;

    __asm__ volatile("vmxoff" : "=@ccbe"(failed), "=@ccc"(invalid) : : "memory");
    return vmxd_status_from_flags(failed, invalid);
}

/* Write the VMCS back to memory and make it clear (not launched, not current, not active). */
static inline enum vmxd_status vmxd_vmclear(uint64_t physical_address)
{
    bool failed, invalid;

    __asm__ volatile("vmclear %[region]"
                     : "=@ccbe"(failed), "=@ccc"(invalid)
                     : [region] "m"(physical_address)
                     : "memory");
    return vmxd_status_from_flags(failed, invalid);
}

/* Make the VMCS current. */
static inline enum vmxd_status vmxd_vmptrld(uint64_t physical_address)
{
    bool failed, invalid;

    __asm__ volatile("vmptrld %[region]"
                     : "=@ccbe"(failed), "=@ccc"(invalid)
                     : [region] "m"(physical_address)
                     : "memory");
    return vmxd_status_from_flags(failed, invalid);
}

/* Store the physical address of the current VMCS, VMXD_VMCS_POINTER_NONE if there is none. */
static inline enum vmxd_status vmxd_vmptrst(uint64_t *physical_address)
{
    bool failed, invalid;

    __asm__ volatile("vmptrst %[pointer]"
                     : "=@ccbe"(failed), "=@ccc"(invalid), [pointer] "=m"(*physical_address)
                     :
                     : "memory");
    return vmxd_status_from_flags(failed, invalid);
}

/* One VMREAD of the operand size; *value is 0 after a VMfail. */
static inline enum vmxd_status vmxd_vmread_word(uint32_t field, VMXD_INSN_WORD *value)
{
    VMXD_INSN_WORD result = 0; /* VMREAD leaves its destination as it is when it fails */
    bool failed, invalid;

    __asm__ volatile("vmread %[field], %[result]"
                     : "=@ccbe"(failed), "=@ccc"(invalid), [result] "+r"(result)
                     : [field] "r"(VMXD_CAST(VMXD_INSN_WORD, field)));
    *value = result;
    return vmxd_status_from_flags(failed, invalid);
}

/* One VMWRITE of the operand size. */
static inline enum vmxd_status vmxd_vmwrite_word(uint32_t field, VMXD_INSN_WORD value)
{
    bool failed, invalid;

    __asm__ volatile("vmwrite %[value], %[field]"
                     : "=@ccbe"(failed), "=@ccc"(invalid)
                     : [value] "r"(value), [field] "r"(VMXD_CAST(VMXD_INSN_WORD, field)));
    return vmxd_status_from_flags(failed, invalid);
}

/* Invalidate mappings derived from EPT.  MSVC has no intrinsic for this and the next three. */
static inline enum vmxd_status vmxd_invept(enum vmxd_invept_type type, uint64_t eptp)
{
    struct vmxd_invept_descriptor descriptor = {eptp, 0};
    bool failed, invalid;

    __asm__ volatile("invept %[descriptor], %[type]"
                     : "=@ccbe"(failed), "=@ccc"(invalid)
                     : [descriptor] "m"(descriptor), [type] "r"(VMXD_CAST(VMXD_INSN_WORD, type))
                     : "memory");
    return vmxd_status_from_flags(failed, invalid);
}

/* Invalidate mappings that are tagged with a VPID. */
static inline enum vmxd_status vmxd_invvpid(enum vmxd_invvpid_type type, uint16_t vpid,
                                            uint64_t linear_address)
{
    struct vmxd_invvpid_descriptor descriptor = {vpid, {0, 0, 0}, linear_address};
    bool failed, invalid;

    __asm__ volatile("invvpid %[descriptor], %[type]"
                     : "=@ccbe"(failed), "=@ccc"(invalid)
                     : [descriptor] "m"(descriptor), [type] "r"(VMXD_CAST(VMXD_INSN_WORD, type))
                     : "memory");
    return vmxd_status_from_flags(failed, invalid);
}

/* In a guest: call the hypervisor with *rax, rcx and rdx; *rax is its answer, and the status is
 * what it left in the guest's flags.  In VMX root operation: VMfailValid with error 1, unless it
 * activates the dual-monitor treatment. */
static inline enum vmxd_status vmxd_vmcall(uint64_t *rax, uint64_t rcx, uint64_t rdx)
{
    VMXD_INSN_WORD answer = VMXD_CAST(VMXD_INSN_WORD, *rax);
    bool failed, invalid;

    __asm__ volatile("vmcall"
                     : "=@ccbe"(failed), "=@ccc"(invalid), "+a"(answer)
                     : "c"(VMXD_CAST(VMXD_INSN_WORD, rcx)), "d"(VMXD_CAST(VMXD_INSN_WORD, rdx))
                     : "memory");
    *rax = answer;
    return vmxd_status_from_flags(failed, invalid);
}

/* In a guest: invoke VM function `function` with the parameter `ecx`.  It has no VMfail: what the
 * hypervisor does not allow is a VM exit or #UD, so there is no status to return. */
static inline void vmxd_vmfunc(uint32_t function, uint32_t ecx)
{
    __asm__ volatile("vmfunc" : : "a"(function), "c"(ecx) : "cc", "memory");
}

#elif defined(_MSC_VER)

#include <intrin.h>

static inline enum vmxd_status vmxd_vmxon(uint64_t physical_address)
{
    return VMXD_CAST(enum vmxd_status, __vmx_on(&physical_address));
}

static inline enum vmxd_status vmxd_vmxoff(void)
{
    __vmx_off();
    return VMXD_VMSUCCEED; /* the intrinsic does not tell */
}

static inline enum vmxd_status vmxd_vmclear(uint64_t physical_address)
{
    return VMXD_CAST(enum vmxd_status, __vmx_vmclear(&physical_address));
}

static inline enum vmxd_status vmxd_vmptrld(uint64_t physical_address)
{
    return VMXD_CAST(enum vmxd_status, __vmx_vmptrld(&physical_address));
}

static inline enum vmxd_status vmxd_vmptrst(uint64_t *physical_address)
{
    __vmx_vmptrst(physical_address);
    return VMXD_VMSUCCEED; /* the intrinsic does not tell */
}

static inline enum vmxd_status vmxd_vmread_word(uint32_t field, VMXD_INSN_WORD *value)
{
    *value = 0;
    return VMXD_CAST(enum vmxd_status, __vmx_vmread(field, value));
}

static inline enum vmxd_status vmxd_vmwrite_word(uint32_t field, VMXD_INSN_WORD value)
{
    return VMXD_CAST(enum vmxd_status, __vmx_vmwrite(field, value));
}

#else
#error "vmxdefs/insn.h: this compiler has neither GNU assembly nor the MSVC intrinsics"
#endif

/* --- Fields by number: any field, of any width, that is known only at run time --- */

/* Read a field whole; *value is 0 after a VMfail. */
static inline enum vmxd_status vmxd_vmread(uint32_t field, uint64_t *value)
{
    VMXD_INSN_WORD low, high = 0;
    enum vmxd_status status = vmxd_vmread_word(field, &low);

    if (sizeof(low) == 4 && vmxd_vmcs_field_width(field) == VMXD_VMCS_WIDTH_64 &&
        status == VMXD_VMSUCCEED)
        status = vmxd_vmread_word(vmxd_vmcs_field_high(field), &high);
    *value = low | VMXD_CAST(uint64_t, high) << 32;
    return status;
}

/* Write a field whole. */
static inline enum vmxd_status vmxd_vmwrite(uint32_t field, uint64_t value)
{
    const VMXD_INSN_WORD low = VMXD_CAST(VMXD_INSN_WORD, value);
    enum vmxd_status status = vmxd_vmwrite_word(field, low);

    if (sizeof(low) == 4 && vmxd_vmcs_field_width(field) == VMXD_VMCS_WIDTH_64 &&
        status == VMXD_VMSUCCEED)
        status =
            vmxd_vmwrite_word(vmxd_vmcs_field_high(field), VMXD_CAST(VMXD_INSN_WORD, value >> 32));
    return status;
}

/* --- Fields by name: a constant field of the wrong width does not compile --- */

/* Read a field of VMXD_VMCS_LIST into an object of its width, of a natural-width field uint64_t; it
 * is 0 after a VMfail.  They return enum vmxd_status. */
#define vmxd_vmread16(field, value) vmxd_vmread_narrow16(VMXD_VMCS16(field), value)
#define vmxd_vmread32(field, value) vmxd_vmread_narrow32(VMXD_VMCS32(field), value)
#define vmxd_vmread64(field, value) vmxd_vmread(VMXD_VMCS64(field), value)
#define vmxd_vmread_natural(field, value) vmxd_vmread(VMXD_VMCS_NATURAL(field), value)

/* Write one; they return enum vmxd_status. */
#define vmxd_vmwrite16(field, value) vmxd_vmwrite_narrow16(VMXD_VMCS16(field), value)
#define vmxd_vmwrite32(field, value) vmxd_vmwrite_narrow32(VMXD_VMCS32(field), value)
#define vmxd_vmwrite64(field, value) vmxd_vmwrite(VMXD_VMCS64(field), value)
#define vmxd_vmwrite_natural(field, value) vmxd_vmwrite(VMXD_VMCS_NATURAL(field), value)

/* VMREAD always stores a whole operand: it goes into a word first, and only the 16 or 32 bits of
 * the field into the caller's object. */
static inline enum vmxd_status vmxd_vmread_narrow16(uint32_t field, uint16_t *value)
{
    VMXD_INSN_WORD word;
    const enum vmxd_status status = vmxd_vmread_word(field, &word);

    *value = VMXD_CAST(uint16_t, word);
    return status;
}

/* The same for 32 bits. */
static inline enum vmxd_status vmxd_vmread_narrow32(uint32_t field, uint32_t *value)
{
    VMXD_INSN_WORD word;
    const enum vmxd_status status = vmxd_vmread_word(field, &word);

    *value = VMXD_CAST(uint32_t, word);
    return status;
}

/* These exist for the width of their parameter: a wider value given to them draws a warning. */
static inline enum vmxd_status vmxd_vmwrite_narrow16(uint32_t field, uint16_t value)
{
    return vmxd_vmwrite_word(field, value);
}

/* The same for 32 bits. */
static inline enum vmxd_status vmxd_vmwrite_narrow32(uint32_t field, uint32_t value)
{
    return vmxd_vmwrite_word(field, value);
}

#endif /* VMXDEFS_INSN_H */
