/* SPDX-License-Identifier: MIT */
/* vmxdefs/areas.h - the areas in memory that VMCS fields point to.
 *
 * SDM: "I/O-Bitmap Addresses", "MSR-Bitmap Address", "Controls for VMCS Shadowing", "VM-Exit
 * Controls for MSRs", "Virtualization-Exception Information", "Posted-Interrupt Processing", "IPI
 * Virtualization", "Page-Modification Logging", "EPTP Switching", "PASID Translation", "Virtual
 * APIC State".  The regions of VMCS and VMXON are in vmcs.h.
 *
 * All areas lie in host-physical memory, most of them in pages of 4 KBytes of their own.
 */
#ifndef VMXDEFS_AREAS_H
#define VMXDEFS_AREAS_H

#include "base.h"

/* The alignment of a member, as the language spells it. */
#if defined(__cplusplus)
#define VMXD_ALIGNAS(bytes) alignas(bytes)
#else
#define VMXD_ALIGNAS(bytes) _Alignas(bytes)
#endif

/* --- Bitmaps: of I/O ports, MSRs, VMREAD and VMWRITE.  A bit that is 1 exits. --- */

/* Each bitmap fills a page of 4 KBytes; the caller keeps `bit` below VMXD_BITMAP_BITS. */
#define VMXD_BITMAP_BYTES 4096
#define VMXD_BITMAP_BITS 32768

/* Whether the access that the bit stands for exits. */
static inline bool vmxd_bitmap_get(const uint8_t *bitmap, uint32_t bit)
{
    return (bitmap[bit >> 3] >> (bit & 7) & 1) != 0;
}

/* Let it exit, or not.  Not atomic: another processor must not change the same byte. */
static inline void vmxd_bitmap_put(uint8_t *bitmap, uint32_t bit, bool value)
{
    const unsigned int mask = 1u << (bit & 7);

    bitmap[bit >> 3] =
        VMXD_CAST(uint8_t, value ? bitmap[bit >> 3] | mask : bitmap[bit >> 3] & ~mask);
}

/* A port is in I/O bitmap A (below 0x8000) or B ... */
static inline bool vmxd_io_bitmap_is_b(uint16_t port)
{
    return port >> 15 != 0;
}

/* ... at this bit. */
static inline uint32_t vmxd_io_bitmap_bit(uint16_t port)
{
    return port & 0x7FFFu;
}

/* An access of 1, 2 or 4 bytes exits if the bit of any of its ports is 1, and in any case if it
 * goes beyond port 0xFFFF. */
static inline bool vmxd_io_access_wraps(uint16_t port, unsigned int bytes)
{
    return port + bytes > 0x10000u;
}

/* Where the four MSR bitmaps begin in their page. */
#define VMXD_MSR_BITMAP_READ_LOW 0x000
#define VMXD_MSR_BITMAP_READ_HIGH 0x400
#define VMXD_MSR_BITMAP_WRITE_LOW 0x800
#define VMXD_MSR_BITMAP_WRITE_HIGH 0xC00

/* They cover MSRs 0 to 0x1FFF and 0xC0000000 to 0xC0001FFF; access to any other exits always. */
static inline bool vmxd_msr_bitmap_covers(uint32_t msr)
{
    return (msr & 0x3FFFE000u) == 0 && (msr >> 30 == 0 || msr >> 30 == 3);
}

/* The bit, counted from the start of the page, that decides on an access to an MSR that they
 * cover; of another it is a bit of the page that has nothing to do with it. */
static inline uint32_t vmxd_msr_bitmap_bit(uint32_t msr, bool write)
{
    const uint32_t low = write ? VMXD_MSR_BITMAP_WRITE_LOW : VMXD_MSR_BITMAP_READ_LOW;
    const uint32_t high = write ? VMXD_MSR_BITMAP_WRITE_HIGH : VMXD_MSR_BITMAP_READ_HIGH;

    return (msr >> 31 ? high : low) * 8 + (msr & 0x1FFF);
}

/* VMREAD and VMWRITE bitmaps: bits 14:0 of the encoding count; an encoding with a bit above them
 * exits always. */
static inline bool vmxd_vmcs_bitmap_covers(uint32_t field)
{
    return field >> 15 == 0;
}

/* The bit of a field that the bitmaps cover. */
static inline uint32_t vmxd_vmcs_bitmap_bit(uint32_t field)
{
    return field & 0x7FFF;
}

/* ENCLS-, ENCLV- and PCONFIG-exiting bitmaps have 64 bits: leaf functions from 63 on share bit
 * 63. */
static inline uint64_t vmxd_leaf_bitmap_bit(uint32_t eax)
{
    return 1ull << (eax < 63 ? eax : 63);
}

/* EOI-exit bitmaps: four fields of 64 bits; this is which of them, and the bit in it. */
static inline uint32_t vmxd_eoi_exit_bitmap(uint8_t vector)
{
    return vector >> 6;
}

/* The mask of the vector in the field that vmxd_eoi_exit_bitmap gives. */
static inline uint64_t vmxd_eoi_exit_bit(uint8_t vector)
{
    return 1ull << (vector & 63);
}

/* --- MSR-load and MSR-store areas --- */

/* An entry.  The area is aligned to 16 bytes. */
struct vmxd_msr_entry {
    uint32_t index;
    uint32_t zero_32; /* reserved: must be 0 */
    uint64_t data;
};
VMXD_ASSERT(sizeof(struct vmxd_msr_entry) == 16, "vmxd_msr_entry: 128 bits");

/* --- Virtualization-exception information --- */

/* The processor fills it when it converts an EPT violation to #VE, if `busy` is 0, and sets `busy`
 * to all ones: software clears it when it has read the rest. */
struct vmxd_ve_information {
    uint32_t exit_reason; /* 48 */
    uint32_t busy;
    uint64_t exit_qualification;
    uint64_t guest_linear_address;
    uint64_t guest_physical_address;
    uint16_t eptp_index;
    uint16_t unused_34[3]; /* not written by the processor */
};
VMXD_ASSERT(sizeof(struct vmxd_ve_information) == 40, "vmxd_ve_information: the compiler pads it");

/* What the processor writes to `busy`. */
#define VMXD_VE_BUSY 0xFFFFFFFFu

/* --- Posted interrupts --- */

/* The second quarter of a posted-interrupt descriptor.  Others change it while you look: use atomic
 * instructions.  With xAPIC the destination is an APIC ID of 8 bits in bits 15:8. */
/* clang-format off */
#define VMXD_NOTIFICATION_TABLE(F, T)                                 \
    F(T, outstanding,  0,  1)  /* ON: a notification has been sent */ \
    F(T, suppress,     1,  1)  /* SN: do not send notifications */    \
    F(T, reserved_2,   2, 14)                                         \
    F(T, vector,      16,  8)  /* NV */                               \
    F(T, reserved_24, 24,  8)                                         \
    F(T, destination, 32, 32)  /* NDST: physical APIC ID */
/* clang-format on */
VMXD_LAYOUT64(vmxd_notification, VMXD_NOTIFICATION_TABLE);

/* Posted-interrupt descriptor: 64 bytes, aligned to as many. */
struct vmxd_posted_interrupt_descriptor {
    VMXD_ALIGNAS(64) uint64_t requests[4]; /* PIR: bit N of the 256 for vector N */
    vmxd_notification notification;
    uint64_t reserved_320[3];
};
VMXD_ASSERT(sizeof(struct vmxd_posted_interrupt_descriptor) == 64,
            "vmxd_posted_interrupt_descriptor: 64 bytes");

/* An entry of the PID-pointer table, which IPI virtualization indexes by virtual APIC ID. */
/* clang-format off */
#define VMXD_PID_POINTER_TABLE(F, T)                                        \
    F(T, valid,       0,  1)                                                \
    F(T, reserved_1,  1,  5)                                                \
    F(T, descriptor,  6, 58)  /* physical address / 64; up to MAXPHYADDR */
/* clang-format on */
VMXD_LAYOUT64(vmxd_pid_pointer, VMXD_PID_POINTER_TABLE);

/* --- Page-modification log --- */

/* 512 guest-physical addresses of 4-KByte pages.  The index starts at 511 and goes down; the log is
 * full when it has passed 0. */
#define VMXD_PML_ENTRIES 512
#define VMXD_PML_INDEX_START 511

/* The next entry would not fit: the processor exits instead (VMXD_EXIT_PML_FULL). */
static inline bool vmxd_pml_is_full(uint16_t index)
{
    return index >= VMXD_PML_ENTRIES;
}

/* The first entry that has been written; they reach to the end of the log.  VMXD_PML_ENTRIES if
 * none has. */
static inline uint32_t vmxd_pml_first(uint16_t index)
{
    return vmxd_pml_is_full(index) ? 0 : index + 1u;
}

/* --- EPTP list --- */

#define VMXD_EPTP_LIST_ENTRIES 512 /* of 8 bytes, each an EPTP; ECX of VMFUNC is the index */

/* --- PASID translation --- */

/* Both fill a page of 4 KBytes: entries of 8 bytes, and of 4. */
#define VMXD_PASID_DIRECTORY_ENTRIES 512
#define VMXD_PASID_TABLE_ENTRIES 1024

/* An entry of a PASID directory. */
/* clang-format off */
#define VMXD_PASID_DIRECTORY_ENTRY_TABLE(F, T)                                  \
    F(T, present,            0,  1)                                             \
    F(T, reserved_1,         1, 11)                                             \
    F(T, page_frame_number, 12, 40)  /* of the PASID table; up to MAXPHYADDR */ \
    F(T, reserved_52,       52, 12)
/* clang-format on */
VMXD_LAYOUT64(vmxd_pasid_directory_entry, VMXD_PASID_DIRECTORY_ENTRY_TABLE);

/* An entry of a PASID table. */
/* clang-format off */
#define VMXD_PASID_ENTRY_TABLE(F, T) \
    F(T, host_pasid,   0, 20)        \
    F(T, reserved_20, 20, 11)        \
    F(T, valid,       31,  1)
/* clang-format on */
VMXD_LAYOUT32(vmxd_pasid_entry, VMXD_PASID_ENTRY_TABLE);

/* A guest PASID (20 bits) is translated through the high directory or the low one ... */
static inline bool vmxd_pasid_is_high(uint32_t guest_pasid)
{
    return (guest_pasid >> 19 & 1) != 0;
}

/* ... by this entry of it ... */
static inline uint32_t vmxd_pasid_directory_index(uint32_t guest_pasid)
{
    return guest_pasid >> 10 & 0x1FF;
}

/* ... and this entry of the table that it points to. */
static inline uint32_t vmxd_pasid_table_index(uint32_t guest_pasid)
{
    return guest_pasid & 0x3FF;
}

/* --- Virtual-APIC page --- */

/* Where the registers stand that the processor virtualizes (bytes).  VISR and VIRR have eight words
 * of 32 bits each, 16 bytes apart. */
#define VMXD_VIRTUAL_APIC_LIST(X)                                                  \
    X(VMXD_VIRTUAL_APIC_VTPR, 0x080, "virtual task-priority register")             \
    X(VMXD_VIRTUAL_APIC_VPPR, 0x0A0, "virtual processor-priority register")        \
    X(VMXD_VIRTUAL_APIC_VEOI, 0x0B0, "virtual end-of-interrupt register")          \
    X(VMXD_VIRTUAL_APIC_VISR, 0x100, "virtual interrupt-service register")         \
    X(VMXD_VIRTUAL_APIC_VIRR, 0x200, "virtual interrupt-request register")         \
    X(VMXD_VIRTUAL_APIC_VICR_LO, 0x300, "virtual interrupt-command register, low") \
    X(VMXD_VIRTUAL_APIC_VICR_HI, 0x310, "virtual interrupt-command register, high")

enum vmxd_virtual_apic { VMXD_VIRTUAL_APIC_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_virtual_apic_name(uint32_t offset) */
VMXD_NAMES(vmxd_virtual_apic_name, VMXD_VIRTUAL_APIC_LIST, "undefined virtual-APIC register");

/* The byte offset, from VISR or VIRR, of the word that has the bit of a vector ... */
static inline uint32_t vmxd_virtual_apic_word(uint8_t vector)
{
    return (vector & 0xE0u) >> 1;
}

/* ... and the bit in it. */
static inline uint32_t vmxd_virtual_apic_bit(uint8_t vector)
{
    return 1u << (vector & 0x1F);
}

#endif /* VMXDEFS_AREAS_H */
