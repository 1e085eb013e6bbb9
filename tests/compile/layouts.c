/* SPDX-License-Identifier: MIT */
/* Sizes, alignments and offsets of the SDM as static assertions.  compile_matrix.sh compiles this file
 * for every target, as C and as C++. */
#include "vmxdefs/rows.h"

#if defined(__cplusplus)
#define ALIGNMENT(type) alignof(type)
#else
#define ALIGNMENT(type) _Alignof(type)
#endif

#define SIZE(type, size, alignment)             \
    VMXD_ASSERT(sizeof(type) == (size), #type); \
    VMXD_ASSERT(ALIGNMENT(type) == (alignment), #type)
#define OFFSET(type, member, offset, size)                          \
    VMXD_ASSERT(offsetof(type, member) == (offset), #type #member); \
    VMXD_ASSERT(sizeof(VMXD_CAST(type *, 0)->member) == (size), #type #member)

/* i386 outside Windows aligns 64 bits to 32. */
#define ALIGN_64 ALIGNMENT(struct holds_64_bits)
struct holds_64_bits {
    uint64_t value;
};
VMXD_ASSERT(ALIGN_64 == 8 || (ALIGN_64 == 4 && sizeof(void *) == 4), "alignment of uint64_t");

#define WORD32(tag, TABLE) SIZE(tag, 4, 4);
#define WORD64(tag, TABLE) SIZE(tag, 8, ALIGN_64);
VMXD_ALL_WORDS32(WORD32)
VMXD_ALL_WORDS64(WORD64)

SIZE(struct vmxd_vmcs_header, 8, 4);
OFFSET(struct vmxd_vmcs_header, revision, 0, 4);
OFFSET(struct vmxd_vmcs_header, abort_indicator, 4, 4);

SIZE(struct vmxd_invept_descriptor, 16, ALIGN_64);
OFFSET(struct vmxd_invept_descriptor, eptp, 0, 8);
OFFSET(struct vmxd_invept_descriptor, zero_64, 8, 8);

SIZE(struct vmxd_invvpid_descriptor, 16, ALIGN_64);
OFFSET(struct vmxd_invvpid_descriptor, vpid, 0, 2);
OFFSET(struct vmxd_invvpid_descriptor, zero_16, 2, 6);
OFFSET(struct vmxd_invvpid_descriptor, linear_address, 8, 8);

SIZE(struct vmxd_msr_entry, 16, ALIGN_64);
OFFSET(struct vmxd_msr_entry, index, 0, 4);
OFFSET(struct vmxd_msr_entry, zero_32, 4, 4);
OFFSET(struct vmxd_msr_entry, data, 8, 8);

SIZE(struct vmxd_ve_information, 40, ALIGN_64);
OFFSET(struct vmxd_ve_information, exit_reason, 0, 4);
OFFSET(struct vmxd_ve_information, busy, 4, 4);
OFFSET(struct vmxd_ve_information, exit_qualification, 8, 8);
OFFSET(struct vmxd_ve_information, guest_linear_address, 16, 8);
OFFSET(struct vmxd_ve_information, guest_physical_address, 24, 8);
OFFSET(struct vmxd_ve_information, eptp_index, 32, 2);
OFFSET(struct vmxd_ve_information, unused_34, 34, 6);

SIZE(struct vmxd_posted_interrupt_descriptor, 64, 64);
OFFSET(struct vmxd_posted_interrupt_descriptor, requests, 0, 32);
OFFSET(struct vmxd_posted_interrupt_descriptor, notification, 32, 8);
OFFSET(struct vmxd_posted_interrupt_descriptor, reserved_320, 40, 24);

SIZE(struct vmxd_mseg_header, 32, 4);
OFFSET(struct vmxd_mseg_header, revision_identifier, 0, 4);
OFFSET(struct vmxd_mseg_header, features, 4, 4);
OFFSET(struct vmxd_mseg_header, gdtr_limit, 8, 4);
OFFSET(struct vmxd_mseg_header, gdtr_base_offset, 12, 4);
OFFSET(struct vmxd_mseg_header, cs_selector, 16, 4);
OFFSET(struct vmxd_mseg_header, eip_offset, 20, 4);
OFFSET(struct vmxd_mseg_header, esp_offset, 24, 4);
OFFSET(struct vmxd_mseg_header, cr3_offset, 28, 4);

/* All members of rows.h are counted: a member that is not in the list above makes the number wrong. */
#define COUNT(...) +1
VMXD_ASSERT((0 VMXD_ALL_STRUCTS(COUNT)) == 7, "a structure is not in layouts.c");
VMXD_ASSERT((0 VMXD_ALL_MEMBERS(COUNT)) == 28, "a member is not in layouts.c");
