/* SPDX-License-Identifier: MIT */
/* vmxdefs/vmcs.h - the VMCS: its region, the encoding of its fields, and every field.
 *
 * SDM: "Format of the VMCS Region", "Field Encoding in VMCS" (appendix), "VMCS Component
 * Encoding".
 *
 * The fields stand in the groups of the appendix.  A name says what kind of field it is: CTRL
 * (the host's orders), INFO (what an exit reports; read-only on many processors), GUEST,
 * HOST.  Each group is proven to hold only fields of its type and width, so a guest field with a
 * host encoding does not compile.
 */
#ifndef VMXDEFS_VMCS_H
#define VMXDEFS_VMCS_H

#include "base.h"

/* --- The encoding of a field --- */

/* What a field is for: bits 11:10 of its encoding. */
#define VMXD_VMCS_TYPE_LIST(X)                       \
    X(VMXD_VMCS_TYPE_CONTROL, 0, "control")          \
    X(VMXD_VMCS_TYPE_INFO, 1, "VM-exit information") \
    X(VMXD_VMCS_TYPE_GUEST, 2, "guest state")        \
    X(VMXD_VMCS_TYPE_HOST, 3, "host state")

enum vmxd_vmcs_type { VMXD_VMCS_TYPE_LIST(VMXD_ROW_ENUM) };

/* How many bits a field has: bits 14:13 of its encoding. */
#define VMXD_VMCS_WIDTH_LIST(X)         \
    X(VMXD_VMCS_WIDTH_16, 0, "16 bits") \
    X(VMXD_VMCS_WIDTH_64, 1, "64 bits") \
    X(VMXD_VMCS_WIDTH_32, 2, "32 bits") \
    X(VMXD_VMCS_WIDTH_NATURAL, 3, "natural width")

enum vmxd_vmcs_width { VMXD_VMCS_WIDTH_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_vmcs_type_name(uint32_t type), vmxd_vmcs_width_name(uint32_t width) */
VMXD_NAMES(vmxd_vmcs_type_name, VMXD_VMCS_TYPE_LIST, "undefined field type");
VMXD_NAMES(vmxd_vmcs_width_name, VMXD_VMCS_WIDTH_LIST, "undefined field width");

/* The operand of VMREAD and VMWRITE that names a field. */
/* clang-format off */
#define VMXD_VMCS_ENCODING_TABLE(F, T)                                              \
    F(T, access_type,  0,  1)  /* 0: full, 1: the high 32 bits of a 64-bit field */ \
    F(T, index,        1,  9)                                                       \
    F(T, type,        10,  2)  /* enum vmxd_vmcs_type */                            \
    F(T, reserved_12, 12,  1)                                                       \
    F(T, width,       13,  2)  /* enum vmxd_vmcs_width */                           \
    F(T, reserved_15, 15, 17)
/* clang-format on */
VMXD_LAYOUT32(vmxd_vmcs_encoding, VMXD_VMCS_ENCODING_TABLE);

/* --- The fields --- */

/* The groups of the appendix, X(NAME, encoding, "words") for each field.
 *
 * Newer editions rename six: injected-event identification (0x4016) and its error code (0x4018),
 * exiting-event (0x4404, 0x4406) and original-event identification (0x4408, 0x440A).
 *
 * Rows marked "unconfirmed" have one source: 0x282A, 0x282C and 0x2C18 NOVA; 0x2406 Intel's patches
 * to Linux.  0x282E and 0x2C1A are in the SDM ("Guest Register State") without an encoding, which
 * has one source.  Those marked "encoding not in the SDM" are in its section "Fields Controlling
 * Virtualization of the APIC Timer"; the encodings are those of Intel's patches to QEMU.  The list
 * of the SDM does not have 0x2036 any more; four sources do. */
#define VMXD_VMCS_CONTROL_16(X)                                                \
    X(VMXD_VMCS_CTRL_VPID, 0x0000, "virtual-processor identifier")             \
    X(VMXD_VMCS_CTRL_POSTED_INTERRUPT_NOTIFICATION_VECTOR, 0x0002,             \
      "posted-interrupt notification vector")                                  \
    X(VMXD_VMCS_CTRL_EPTP_INDEX, 0x0004, "EPTP index")                         \
    X(VMXD_VMCS_CTRL_HLAT_PREFIX_SIZE, 0x0006, "HLAT prefix size")             \
    X(VMXD_VMCS_CTRL_LAST_PID_POINTER_INDEX, 0x0008, "last PID-pointer index") \
    X(VMXD_VMCS_CTRL_VIRTUAL_TIMER_VECTOR, 0x000A,                             \
      "virtual timer vector") /* encoding not in the SDM */

#define VMXD_VMCS_GUEST_16(X)                                             \
    X(VMXD_VMCS_GUEST_ES_SELECTOR, 0x0800, "guest ES selector")           \
    X(VMXD_VMCS_GUEST_CS_SELECTOR, 0x0802, "guest CS selector")           \
    X(VMXD_VMCS_GUEST_SS_SELECTOR, 0x0804, "guest SS selector")           \
    X(VMXD_VMCS_GUEST_DS_SELECTOR, 0x0806, "guest DS selector")           \
    X(VMXD_VMCS_GUEST_FS_SELECTOR, 0x0808, "guest FS selector")           \
    X(VMXD_VMCS_GUEST_GS_SELECTOR, 0x080A, "guest GS selector")           \
    X(VMXD_VMCS_GUEST_LDTR_SELECTOR, 0x080C, "guest LDTR selector")       \
    X(VMXD_VMCS_GUEST_TR_SELECTOR, 0x080E, "guest TR selector")           \
    X(VMXD_VMCS_GUEST_INTERRUPT_STATUS, 0x0810, "guest interrupt status") \
    X(VMXD_VMCS_GUEST_PML_INDEX, 0x0812, "PML index")                     \
    X(VMXD_VMCS_GUEST_UINV, 0x0814, "guest UINV")

#define VMXD_VMCS_HOST_16(X)                                  \
    X(VMXD_VMCS_HOST_ES_SELECTOR, 0x0C00, "host ES selector") \
    X(VMXD_VMCS_HOST_CS_SELECTOR, 0x0C02, "host CS selector") \
    X(VMXD_VMCS_HOST_SS_SELECTOR, 0x0C04, "host SS selector") \
    X(VMXD_VMCS_HOST_DS_SELECTOR, 0x0C06, "host DS selector") \
    X(VMXD_VMCS_HOST_FS_SELECTOR, 0x0C08, "host FS selector") \
    X(VMXD_VMCS_HOST_GS_SELECTOR, 0x0C0A, "host GS selector") \
    X(VMXD_VMCS_HOST_TR_SELECTOR, 0x0C0C, "host TR selector")

#define VMXD_VMCS_CONTROL_64(X)                                                                   \
    X(VMXD_VMCS_CTRL_IO_BITMAP_A_ADDRESS, 0x2000, "address of I/O bitmap A")                      \
    X(VMXD_VMCS_CTRL_IO_BITMAP_B_ADDRESS, 0x2002, "address of I/O bitmap B")                      \
    X(VMXD_VMCS_CTRL_MSR_BITMAPS_ADDRESS, 0x2004, "address of MSR bitmaps")                       \
    X(VMXD_VMCS_CTRL_EXIT_MSR_STORE_ADDRESS, 0x2006, "VM-exit MSR-store address")                 \
    X(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_ADDRESS, 0x2008, "VM-exit MSR-load address")                   \
    X(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS, 0x200A, "VM-entry MSR-load address")                 \
    X(VMXD_VMCS_CTRL_EXECUTIVE_VMCS_POINTER, 0x200C, "executive-VMCS pointer")                    \
    X(VMXD_VMCS_CTRL_PML_ADDRESS, 0x200E, "PML address")                                          \
    X(VMXD_VMCS_CTRL_TSC_OFFSET, 0x2010, "TSC offset")                                            \
    X(VMXD_VMCS_CTRL_VIRTUAL_APIC_ADDRESS, 0x2012, "virtual-APIC address")                        \
    X(VMXD_VMCS_CTRL_APIC_ACCESS_ADDRESS, 0x2014, "APIC-access address")                          \
    X(VMXD_VMCS_CTRL_POSTED_INTERRUPT_DESCRIPTOR_ADDRESS, 0x2016,                                 \
      "posted-interrupt descriptor address")                                                      \
    X(VMXD_VMCS_CTRL_VM_FUNCTION_CONTROLS, 0x2018, "VM-function controls")                        \
    X(VMXD_VMCS_CTRL_EPT_POINTER, 0x201A, "EPT pointer")                                          \
    X(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_0, 0x201C, "EOI-exit bitmap 0")                              \
    X(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_1, 0x201E, "EOI-exit bitmap 1")                              \
    X(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_2, 0x2020, "EOI-exit bitmap 2")                              \
    X(VMXD_VMCS_CTRL_EOI_EXIT_BITMAP_3, 0x2022, "EOI-exit bitmap 3")                              \
    X(VMXD_VMCS_CTRL_EPTP_LIST_ADDRESS, 0x2024, "EPTP-list address")                              \
    X(VMXD_VMCS_CTRL_VMREAD_BITMAP_ADDRESS, 0x2026, "VMREAD-bitmap address")                      \
    X(VMXD_VMCS_CTRL_VMWRITE_BITMAP_ADDRESS, 0x2028, "VMWRITE-bitmap address")                    \
    X(VMXD_VMCS_CTRL_VIRTUALIZATION_EXCEPTION_INFORMATION_ADDRESS, 0x202A,                        \
      "virtualization-exception information address")                                             \
    X(VMXD_VMCS_CTRL_XSS_EXITING_BITMAP, 0x202C, "XSS-exiting bitmap")                            \
    X(VMXD_VMCS_CTRL_ENCLS_EXITING_BITMAP, 0x202E, "ENCLS-exiting bitmap")                        \
    X(VMXD_VMCS_CTRL_SUB_PAGE_PERMISSION_TABLE_POINTER, 0x2030,                                   \
      "sub-page-permission-table pointer")                                                        \
    X(VMXD_VMCS_CTRL_TSC_MULTIPLIER, 0x2032, "TSC multiplier")                                    \
    X(VMXD_VMCS_CTRL_TERTIARY_CONTROLS, 0x2034, "tertiary processor-based VM-execution controls") \
    X(VMXD_VMCS_CTRL_ENCLV_EXITING_BITMAP, 0x2036, "ENCLV-exiting bitmap")                        \
    X(VMXD_VMCS_CTRL_LOW_PASID_DIRECTORY_ADDRESS, 0x2038, "low PASID directory address")          \
    X(VMXD_VMCS_CTRL_HIGH_PASID_DIRECTORY_ADDRESS, 0x203A, "high PASID directory address")        \
    X(VMXD_VMCS_CTRL_SHARED_EPT_POINTER, 0x203C, "shared EPT pointer")                            \
    X(VMXD_VMCS_CTRL_PCONFIG_EXITING_BITMAP, 0x203E, "PCONFIG-exiting bitmap")                    \
    X(VMXD_VMCS_CTRL_HLAT_POINTER, 0x2040,                                                        \
      "hypervisor-managed linear-address translation pointer")                                    \
    X(VMXD_VMCS_CTRL_PID_POINTER_TABLE_ADDRESS, 0x2042, "PID-pointer table address")              \
    X(VMXD_VMCS_CTRL_SECONDARY_EXIT_CONTROLS, 0x2044, "secondary VM-exit controls")               \
    X(VMXD_VMCS_CTRL_SPEC_CTRL_MASK, 0x204A, "IA32_SPEC_CTRL mask")                               \
    X(VMXD_VMCS_CTRL_SPEC_CTRL_SHADOW, 0x204C, "IA32_SPEC_CTRL shadow")                           \
    X(VMXD_VMCS_CTRL_GUEST_DEADLINE_SHADOW, 0x204E,                                               \
      "guest deadline shadow") /* encoding not in the SDM */                                      \
    X(VMXD_VMCS_CTRL_INJECTED_EVENT_DATA, 0x2052, "injected-event data")

#define VMXD_VMCS_INFO_64(X)                                                   \
    X(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS, 0x2400, "guest-physical address") \
    X(VMXD_VMCS_INFO_MSR_DATA, 0x2402, "MSR data")                             \
    X(VMXD_VMCS_INFO_ORIGINAL_EVENT_DATA, 0x2404, "original-event data")       \
    X(VMXD_VMCS_INFO_EXTENDED_INSTRUCTION_INFORMATION, 0x2406,                 \
      "extended instruction information") /* unconfirmed */

#define VMXD_VMCS_GUEST_64(X)                                                      \
    X(VMXD_VMCS_GUEST_VMCS_LINK_POINTER, 0x2800, "VMCS link pointer")              \
    X(VMXD_VMCS_GUEST_DEBUGCTL, 0x2802, "guest IA32_DEBUGCTL")                     \
    X(VMXD_VMCS_GUEST_PAT, 0x2804, "guest IA32_PAT")                               \
    X(VMXD_VMCS_GUEST_EFER, 0x2806, "guest IA32_EFER")                             \
    X(VMXD_VMCS_GUEST_PERF_GLOBAL_CTRL, 0x2808, "guest IA32_PERF_GLOBAL_CTRL")     \
    X(VMXD_VMCS_GUEST_PDPTE0, 0x280A, "guest PDPTE0")                              \
    X(VMXD_VMCS_GUEST_PDPTE1, 0x280C, "guest PDPTE1")                              \
    X(VMXD_VMCS_GUEST_PDPTE2, 0x280E, "guest PDPTE2")                              \
    X(VMXD_VMCS_GUEST_PDPTE3, 0x2810, "guest PDPTE3")                              \
    X(VMXD_VMCS_GUEST_BNDCFGS, 0x2812, "guest IA32_BNDCFGS")                       \
    X(VMXD_VMCS_GUEST_RTIT_CTL, 0x2814, "guest IA32_RTIT_CTL")                     \
    X(VMXD_VMCS_GUEST_LBR_CTL, 0x2816, "guest IA32_LBR_CTL")                       \
    X(VMXD_VMCS_GUEST_PKRS, 0x2818, "guest IA32_PKRS")                             \
    X(VMXD_VMCS_GUEST_FRED_CONFIG, 0x281A, "guest IA32_FRED_CONFIG")               \
    X(VMXD_VMCS_GUEST_FRED_RSP1, 0x281C, "guest IA32_FRED_RSP1")                   \
    X(VMXD_VMCS_GUEST_FRED_RSP2, 0x281E, "guest IA32_FRED_RSP2")                   \
    X(VMXD_VMCS_GUEST_FRED_RSP3, 0x2820, "guest IA32_FRED_RSP3")                   \
    X(VMXD_VMCS_GUEST_FRED_STKLVLS, 0x2822, "guest IA32_FRED_STKLVLS")             \
    X(VMXD_VMCS_GUEST_FRED_SSP1, 0x2824, "guest IA32_FRED_SSP1")                   \
    X(VMXD_VMCS_GUEST_FRED_SSP2, 0x2826, "guest IA32_FRED_SSP2")                   \
    X(VMXD_VMCS_GUEST_FRED_SSP3, 0x2828, "guest IA32_FRED_SSP3")                   \
    X(VMXD_VMCS_GUEST_FMASK, 0x282A, "guest IA32_FMASK")         /* unconfirmed */ \
    X(VMXD_VMCS_GUEST_PL0_SSP, 0x282C, "guest IA32_PL0_SSP")     /* unconfirmed */ \
    X(VMXD_VMCS_GUEST_SPEC_CTRL, 0x282E, "guest IA32_SPEC_CTRL") /* unconfirmed */ \
    X(VMXD_VMCS_GUEST_DEADLINE, 0x2830, "guest deadline")        /* encoding not in the SDM */

#define VMXD_VMCS_HOST_64(X)                                                     \
    X(VMXD_VMCS_HOST_PAT, 0x2C00, "host IA32_PAT")                               \
    X(VMXD_VMCS_HOST_EFER, 0x2C02, "host IA32_EFER")                             \
    X(VMXD_VMCS_HOST_PERF_GLOBAL_CTRL, 0x2C04, "host IA32_PERF_GLOBAL_CTRL")     \
    X(VMXD_VMCS_HOST_PKRS, 0x2C06, "host IA32_PKRS")                             \
    X(VMXD_VMCS_HOST_FRED_CONFIG, 0x2C08, "host IA32_FRED_CONFIG")               \
    X(VMXD_VMCS_HOST_FRED_RSP1, 0x2C0A, "host IA32_FRED_RSP1")                   \
    X(VMXD_VMCS_HOST_FRED_RSP2, 0x2C0C, "host IA32_FRED_RSP2")                   \
    X(VMXD_VMCS_HOST_FRED_RSP3, 0x2C0E, "host IA32_FRED_RSP3")                   \
    X(VMXD_VMCS_HOST_FRED_STKLVLS, 0x2C10, "host IA32_FRED_STKLVLS")             \
    X(VMXD_VMCS_HOST_FRED_SSP1, 0x2C12, "host IA32_FRED_SSP1")                   \
    X(VMXD_VMCS_HOST_FRED_SSP2, 0x2C14, "host IA32_FRED_SSP2")                   \
    X(VMXD_VMCS_HOST_FRED_SSP3, 0x2C16, "host IA32_FRED_SSP3")                   \
    X(VMXD_VMCS_HOST_FMASK, 0x2C18, "host IA32_FMASK")         /* unconfirmed */ \
    X(VMXD_VMCS_HOST_SPEC_CTRL, 0x2C1A, "host IA32_SPEC_CTRL") /* unconfirmed */

#define VMXD_VMCS_CONTROL_32(X)                                                                 \
    X(VMXD_VMCS_CTRL_PIN_BASED_CONTROLS, 0x4000, "pin-based VM-execution controls")             \
    X(VMXD_VMCS_CTRL_PRIMARY_CONTROLS, 0x4002, "primary processor-based VM-execution controls") \
    X(VMXD_VMCS_CTRL_EXCEPTION_BITMAP, 0x4004, "exception bitmap")                              \
    X(VMXD_VMCS_CTRL_PAGE_FAULT_ERROR_CODE_MASK, 0x4006, "page-fault error-code mask")          \
    X(VMXD_VMCS_CTRL_PAGE_FAULT_ERROR_CODE_MATCH, 0x4008, "page-fault error-code match")        \
    X(VMXD_VMCS_CTRL_CR3_TARGET_COUNT, 0x400A, "CR3-target count")                              \
    X(VMXD_VMCS_CTRL_EXIT_CONTROLS, 0x400C, "primary VM-exit controls")                         \
    X(VMXD_VMCS_CTRL_EXIT_MSR_STORE_COUNT, 0x400E, "VM-exit MSR-store count")                   \
    X(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_COUNT, 0x4010, "VM-exit MSR-load count")                     \
    X(VMXD_VMCS_CTRL_ENTRY_CONTROLS, 0x4012, "VM-entry controls")                               \
    X(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, 0x4014, "VM-entry MSR-load count")                   \
    X(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFORMATION, 0x4016,                                    \
      "VM-entry interruption-information field")                                                \
    X(VMXD_VMCS_CTRL_ENTRY_EXCEPTION_ERROR_CODE, 0x4018, "VM-entry exception error code")       \
    X(VMXD_VMCS_CTRL_ENTRY_INSTRUCTION_LENGTH, 0x401A, "VM-entry instruction length")           \
    X(VMXD_VMCS_CTRL_TPR_THRESHOLD, 0x401C, "TPR threshold")                                    \
    X(VMXD_VMCS_CTRL_SECONDARY_CONTROLS, 0x401E,                                                \
      "secondary processor-based VM-execution controls")                                        \
    X(VMXD_VMCS_CTRL_PLE_GAP, 0x4020, "PLE_Gap")                                                \
    X(VMXD_VMCS_CTRL_PLE_WINDOW, 0x4022, "PLE_Window")                                          \
    X(VMXD_VMCS_CTRL_INSTRUCTION_TIMEOUT_CONTROL, 0x4024, "instruction-timeout control")        \
    X(VMXD_VMCS_CTRL_SEAM_GUEST_KEYID, 0x4026, "SEAM-guest KeyID")

#define VMXD_VMCS_INFO_32(X)                                                                    \
    X(VMXD_VMCS_INFO_INSTRUCTION_ERROR, 0x4400, "VM-instruction error")                         \
    X(VMXD_VMCS_INFO_EXIT_REASON, 0x4402, "exit reason")                                        \
    X(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFORMATION, 0x4404, "VM-exit interruption information") \
    X(VMXD_VMCS_INFO_EXIT_INTERRUPTION_ERROR_CODE, 0x4406, "VM-exit interruption error code")   \
    X(VMXD_VMCS_INFO_IDT_VECTORING_INFORMATION, 0x4408, "IDT-vectoring information field")      \
    X(VMXD_VMCS_INFO_IDT_VECTORING_ERROR_CODE, 0x440A, "IDT-vectoring error code")              \
    X(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH, 0x440C, "VM-exit instruction length")             \
    X(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFORMATION, 0x440E, "VM-exit instruction information")

#define VMXD_VMCS_GUEST_32(X)                                                         \
    X(VMXD_VMCS_GUEST_ES_LIMIT, 0x4800, "guest ES limit")                             \
    X(VMXD_VMCS_GUEST_CS_LIMIT, 0x4802, "guest CS limit")                             \
    X(VMXD_VMCS_GUEST_SS_LIMIT, 0x4804, "guest SS limit")                             \
    X(VMXD_VMCS_GUEST_DS_LIMIT, 0x4806, "guest DS limit")                             \
    X(VMXD_VMCS_GUEST_FS_LIMIT, 0x4808, "guest FS limit")                             \
    X(VMXD_VMCS_GUEST_GS_LIMIT, 0x480A, "guest GS limit")                             \
    X(VMXD_VMCS_GUEST_LDTR_LIMIT, 0x480C, "guest LDTR limit")                         \
    X(VMXD_VMCS_GUEST_TR_LIMIT, 0x480E, "guest TR limit")                             \
    X(VMXD_VMCS_GUEST_GDTR_LIMIT, 0x4810, "guest GDTR limit")                         \
    X(VMXD_VMCS_GUEST_IDTR_LIMIT, 0x4812, "guest IDTR limit")                         \
    X(VMXD_VMCS_GUEST_ES_ACCESS_RIGHTS, 0x4814, "guest ES access rights")             \
    X(VMXD_VMCS_GUEST_CS_ACCESS_RIGHTS, 0x4816, "guest CS access rights")             \
    X(VMXD_VMCS_GUEST_SS_ACCESS_RIGHTS, 0x4818, "guest SS access rights")             \
    X(VMXD_VMCS_GUEST_DS_ACCESS_RIGHTS, 0x481A, "guest DS access rights")             \
    X(VMXD_VMCS_GUEST_FS_ACCESS_RIGHTS, 0x481C, "guest FS access rights")             \
    X(VMXD_VMCS_GUEST_GS_ACCESS_RIGHTS, 0x481E, "guest GS access rights")             \
    X(VMXD_VMCS_GUEST_LDTR_ACCESS_RIGHTS, 0x4820, "guest LDTR access rights")         \
    X(VMXD_VMCS_GUEST_TR_ACCESS_RIGHTS, 0x4822, "guest TR access rights")             \
    X(VMXD_VMCS_GUEST_INTERRUPTIBILITY_STATE, 0x4824, "guest interruptibility state") \
    X(VMXD_VMCS_GUEST_ACTIVITY_STATE, 0x4826, "guest activity state")                 \
    X(VMXD_VMCS_GUEST_SMBASE, 0x4828, "guest SMBASE")                                 \
    X(VMXD_VMCS_GUEST_SYSENTER_CS, 0x482A, "guest IA32_SYSENTER_CS")                  \
    X(VMXD_VMCS_GUEST_VMX_PREEMPTION_TIMER_VALUE, 0x482E, "VMX-preemption timer value")

#define VMXD_VMCS_HOST_32(X) X(VMXD_VMCS_HOST_SYSENTER_CS, 0x4C00, "host IA32_SYSENTER_CS")

#define VMXD_VMCS_CONTROL_NATURAL(X)                                     \
    X(VMXD_VMCS_CTRL_CR0_GUEST_HOST_MASK, 0x6000, "CR0 guest/host mask") \
    X(VMXD_VMCS_CTRL_CR4_GUEST_HOST_MASK, 0x6002, "CR4 guest/host mask") \
    X(VMXD_VMCS_CTRL_CR0_READ_SHADOW, 0x6004, "CR0 read shadow")         \
    X(VMXD_VMCS_CTRL_CR4_READ_SHADOW, 0x6006, "CR4 read shadow")         \
    X(VMXD_VMCS_CTRL_CR3_TARGET_VALUE_0, 0x6008, "CR3-target value 0")   \
    X(VMXD_VMCS_CTRL_CR3_TARGET_VALUE_1, 0x600A, "CR3-target value 1")   \
    X(VMXD_VMCS_CTRL_CR3_TARGET_VALUE_2, 0x600C, "CR3-target value 2")   \
    X(VMXD_VMCS_CTRL_CR3_TARGET_VALUE_3, 0x600E, "CR3-target value 3")

#define VMXD_VMCS_INFO_NATURAL(X)                                      \
    X(VMXD_VMCS_INFO_EXIT_QUALIFICATION, 0x6400, "exit qualification") \
    X(VMXD_VMCS_INFO_IO_RCX, 0x6402, "I/O RCX")                        \
    X(VMXD_VMCS_INFO_IO_RSI, 0x6404, "I/O RSI")                        \
    X(VMXD_VMCS_INFO_IO_RDI, 0x6406, "I/O RDI")                        \
    X(VMXD_VMCS_INFO_IO_RIP, 0x6408, "I/O RIP")                        \
    X(VMXD_VMCS_INFO_GUEST_LINEAR_ADDRESS, 0x640A, "guest-linear address")

#define VMXD_VMCS_GUEST_NATURAL(X)                                                        \
    X(VMXD_VMCS_GUEST_CR0, 0x6800, "guest CR0")                                           \
    X(VMXD_VMCS_GUEST_CR3, 0x6802, "guest CR3")                                           \
    X(VMXD_VMCS_GUEST_CR4, 0x6804, "guest CR4")                                           \
    X(VMXD_VMCS_GUEST_ES_BASE, 0x6806, "guest ES base")                                   \
    X(VMXD_VMCS_GUEST_CS_BASE, 0x6808, "guest CS base")                                   \
    X(VMXD_VMCS_GUEST_SS_BASE, 0x680A, "guest SS base")                                   \
    X(VMXD_VMCS_GUEST_DS_BASE, 0x680C, "guest DS base")                                   \
    X(VMXD_VMCS_GUEST_FS_BASE, 0x680E, "guest FS base")                                   \
    X(VMXD_VMCS_GUEST_GS_BASE, 0x6810, "guest GS base")                                   \
    X(VMXD_VMCS_GUEST_LDTR_BASE, 0x6812, "guest LDTR base")                               \
    X(VMXD_VMCS_GUEST_TR_BASE, 0x6814, "guest TR base")                                   \
    X(VMXD_VMCS_GUEST_GDTR_BASE, 0x6816, "guest GDTR base")                               \
    X(VMXD_VMCS_GUEST_IDTR_BASE, 0x6818, "guest IDTR base")                               \
    X(VMXD_VMCS_GUEST_DR7, 0x681A, "guest DR7")                                           \
    X(VMXD_VMCS_GUEST_RSP, 0x681C, "guest RSP")                                           \
    X(VMXD_VMCS_GUEST_RIP, 0x681E, "guest RIP")                                           \
    X(VMXD_VMCS_GUEST_RFLAGS, 0x6820, "guest RFLAGS")                                     \
    X(VMXD_VMCS_GUEST_PENDING_DEBUG_EXCEPTIONS, 0x6822, "guest pending debug exceptions") \
    X(VMXD_VMCS_GUEST_SYSENTER_ESP, 0x6824, "guest IA32_SYSENTER_ESP")                    \
    X(VMXD_VMCS_GUEST_SYSENTER_EIP, 0x6826, "guest IA32_SYSENTER_EIP")                    \
    X(VMXD_VMCS_GUEST_S_CET, 0x6828, "guest IA32_S_CET")                                  \
    X(VMXD_VMCS_GUEST_SSP, 0x682A, "guest SSP")                                           \
    X(VMXD_VMCS_GUEST_INTERRUPT_SSP_TABLE_ADDR, 0x682C, "guest IA32_INTERRUPT_SSP_TABLE_ADDR")

#define VMXD_VMCS_HOST_NATURAL(X)                                    \
    X(VMXD_VMCS_HOST_CR0, 0x6C00, "host CR0")                        \
    X(VMXD_VMCS_HOST_CR3, 0x6C02, "host CR3")                        \
    X(VMXD_VMCS_HOST_CR4, 0x6C04, "host CR4")                        \
    X(VMXD_VMCS_HOST_FS_BASE, 0x6C06, "host FS base")                \
    X(VMXD_VMCS_HOST_GS_BASE, 0x6C08, "host GS base")                \
    X(VMXD_VMCS_HOST_TR_BASE, 0x6C0A, "host TR base")                \
    X(VMXD_VMCS_HOST_GDTR_BASE, 0x6C0C, "host GDTR base")            \
    X(VMXD_VMCS_HOST_IDTR_BASE, 0x6C0E, "host IDTR base")            \
    X(VMXD_VMCS_HOST_SYSENTER_ESP, 0x6C10, "host IA32_SYSENTER_ESP") \
    X(VMXD_VMCS_HOST_SYSENTER_EIP, 0x6C12, "host IA32_SYSENTER_EIP") \
    X(VMXD_VMCS_HOST_RSP, 0x6C14, "host RSP")                        \
    X(VMXD_VMCS_HOST_RIP, 0x6C16, "host RIP")                        \
    X(VMXD_VMCS_HOST_S_CET, 0x6C18, "host IA32_S_CET")               \
    X(VMXD_VMCS_HOST_SSP, 0x6C1A, "host SSP")                        \
    X(VMXD_VMCS_HOST_INTERRUPT_SSP_TABLE_ADDR, 0x6C1C, "host IA32_INTERRUPT_SSP_TABLE_ADDR")

#define VMXD_VMCS_LIST(X)        \
    VMXD_VMCS_CONTROL_16(X)      \
    VMXD_VMCS_GUEST_16(X)        \
    VMXD_VMCS_HOST_16(X)         \
    VMXD_VMCS_CONTROL_64(X)      \
    VMXD_VMCS_INFO_64(X)         \
    VMXD_VMCS_GUEST_64(X)        \
    VMXD_VMCS_HOST_64(X)         \
    VMXD_VMCS_CONTROL_32(X)      \
    VMXD_VMCS_INFO_32(X)         \
    VMXD_VMCS_GUEST_32(X)        \
    VMXD_VMCS_HOST_32(X)         \
    VMXD_VMCS_CONTROL_NATURAL(X) \
    VMXD_VMCS_INFO_NATURAL(X)    \
    VMXD_VMCS_GUEST_NATURAL(X)   \
    VMXD_VMCS_HOST_NATURAL(X)

/* What a row becomes, group by group: its value if it has the type and width bits of the group,
 * else a division by zero; the compiler names the field. */
#define VMXD_IN_GROUP(value, bits) ((value) / (((value) & ~0x3FE) == (bits)))
#define VMXD_ROW_CONTROL_16(name, value, words) name = VMXD_IN_GROUP(value, 0x0000),
#define VMXD_ROW_GUEST_16(name, value, words) name = VMXD_IN_GROUP(value, 0x0800),
#define VMXD_ROW_HOST_16(name, value, words) name = VMXD_IN_GROUP(value, 0x0C00),
#define VMXD_ROW_CONTROL_64(name, value, words) name = VMXD_IN_GROUP(value, 0x2000),
#define VMXD_ROW_INFO_64(name, value, words) name = VMXD_IN_GROUP(value, 0x2400),
#define VMXD_ROW_GUEST_64(name, value, words) name = VMXD_IN_GROUP(value, 0x2800),
#define VMXD_ROW_HOST_64(name, value, words) name = VMXD_IN_GROUP(value, 0x2C00),
#define VMXD_ROW_CONTROL_32(name, value, words) name = VMXD_IN_GROUP(value, 0x4000),
#define VMXD_ROW_INFO_32(name, value, words) name = VMXD_IN_GROUP(value, 0x4400),
#define VMXD_ROW_GUEST_32(name, value, words) name = VMXD_IN_GROUP(value, 0x4800),
#define VMXD_ROW_HOST_32(name, value, words) name = VMXD_IN_GROUP(value, 0x4C00),
#define VMXD_ROW_CONTROL_NATURAL(name, value, words) name = VMXD_IN_GROUP(value, 0x6000),
#define VMXD_ROW_INFO_NATURAL(name, value, words) name = VMXD_IN_GROUP(value, 0x6400),
#define VMXD_ROW_GUEST_NATURAL(name, value, words) name = VMXD_IN_GROUP(value, 0x6800),
#define VMXD_ROW_HOST_NATURAL(name, value, words) name = VMXD_IN_GROUP(value, 0x6C00),

/* clang-format off */
enum vmxd_vmcs {
    VMXD_VMCS_CONTROL_16(VMXD_ROW_CONTROL_16)
    VMXD_VMCS_GUEST_16(VMXD_ROW_GUEST_16)
    VMXD_VMCS_HOST_16(VMXD_ROW_HOST_16)
    VMXD_VMCS_CONTROL_64(VMXD_ROW_CONTROL_64)
    VMXD_VMCS_INFO_64(VMXD_ROW_INFO_64)
    VMXD_VMCS_GUEST_64(VMXD_ROW_GUEST_64)
    VMXD_VMCS_HOST_64(VMXD_ROW_HOST_64)
    VMXD_VMCS_CONTROL_32(VMXD_ROW_CONTROL_32)
    VMXD_VMCS_INFO_32(VMXD_ROW_INFO_32)
    VMXD_VMCS_GUEST_32(VMXD_ROW_GUEST_32)
    VMXD_VMCS_HOST_32(VMXD_ROW_HOST_32)
    VMXD_VMCS_CONTROL_NATURAL(VMXD_ROW_CONTROL_NATURAL)
    VMXD_VMCS_INFO_NATURAL(VMXD_ROW_INFO_NATURAL)
    VMXD_VMCS_GUEST_NATURAL(VMXD_ROW_GUEST_NATURAL)
    VMXD_VMCS_HOST_NATURAL(VMXD_ROW_HOST_NATURAL)
};
/* clang-format on */

/* const char *vmxd_vmcs_name(uint32_t field): the words of a field (full access); never NULL. */
VMXD_NAMES(vmxd_vmcs_name, VMXD_VMCS_LIST, "undefined VMCS field");

/* Of a control, exit-information, guest or host field. */
static inline enum vmxd_vmcs_type vmxd_vmcs_field_type(uint32_t field)
{
    return VMXD_CAST(enum vmxd_vmcs_type,
                     VMXD_GET32(vmxd_vmcs_encoding, type, vmxd_vmcs_encoding_from(field)));
}

/* The number that tells fields of one type and width apart; IA32_VMX_VMCS_ENUM[9:1] is the highest
 * of any. */
static inline uint32_t vmxd_vmcs_field_index(uint32_t field)
{
    return VMXD_GET32(vmxd_vmcs_encoding, index, vmxd_vmcs_encoding_from(field));
}

/* A field that an exit (or a VMfailValid) writes.  VMWRITE to it fails with error 13 unless
 * IA32_VMX_MISC[29] is 1. */
static inline bool vmxd_vmcs_field_is_exit_information(uint32_t field)
{
    return vmxd_vmcs_field_type(field) == VMXD_VMCS_TYPE_INFO;
}

/* Whether the encoding is well formed, not whether it names a field: reserved bits are 0, and only
 * a 64-bit field has a high half. */
static inline bool vmxd_vmcs_field_is_valid(uint32_t field)
{
    const vmxd_vmcs_encoding e = vmxd_vmcs_encoding_from(field);

    return VMXD_GET32(vmxd_vmcs_encoding, reserved_12, e) == 0 &&
           VMXD_GET32(vmxd_vmcs_encoding, reserved_15, e) == 0 &&
           (VMXD_GET32(vmxd_vmcs_encoding, access_type, e) == 0 ||
            VMXD_GET32(vmxd_vmcs_encoding, width, e) == VMXD_VMCS_WIDTH_64);
}

/* The encoding of the whole field that an encoding, perhaps of its high half, reaches. */
static inline uint32_t vmxd_vmcs_field_full(uint32_t field)
{
    return field & ~VMXD_MASK32(vmxd_vmcs_encoding, access_type);
}

/* The encoding that reads or writes the high 32 bits of a 64-bit field. */
static inline uint32_t vmxd_vmcs_field_high(uint32_t field)
{
    return field | VMXD_MASK32(vmxd_vmcs_encoding, access_type);
}

/* The width of a field: of the part that this encoding reaches, so 32 bits for the high half. */
static inline enum vmxd_vmcs_width vmxd_vmcs_field_width(uint32_t field)
{
    const vmxd_vmcs_encoding encoding = vmxd_vmcs_encoding_from(field);

    return VMXD_GET32(vmxd_vmcs_encoding, access_type, encoding)
               ? VMXD_VMCS_WIDTH_32
               : VMXD_CAST(enum vmxd_vmcs_width, VMXD_GET32(vmxd_vmcs_encoding, width, encoding));
}

/* The field number itself, if the field has the width that the name says; else it does not compile.
 * For constants: they are what gets the wrong width by copy and paste. */
#define VMXD_VMCS16(field) VMXD_VMCS_OF_WIDTH(field, VMXD_VMCS_WIDTH_16)
#define VMXD_VMCS32(field) VMXD_VMCS_OF_WIDTH(field, VMXD_VMCS_WIDTH_32)
#define VMXD_VMCS64(field) VMXD_VMCS_OF_WIDTH(field, VMXD_VMCS_WIDTH_64)
#define VMXD_VMCS_NATURAL(field) VMXD_VMCS_OF_WIDTH(field, VMXD_VMCS_WIDTH_NATURAL)
#define VMXD_VMCS_OF_WIDTH(field, bits) \
    (VMXD_CAST(uint32_t, field) + VMXD_REQUIRE(((field)&0x6001) == (bits) << 13))

/* --- The region --- */

/* The first word of a VMCS region.  A VMXON region has the same, with bit 31 clear.  (Libraries
 * that gave all 32 bits to the identifier wrote the shadow indicator into it.) */
/* clang-format off */
#define VMXD_VMCS_REVISION_TABLE(F, T)                             \
    F(T, revision_identifier,  0, 31)  /* IA32_VMX_BASIC[30:0] */  \
    F(T, shadow_vmcs,         31,  1)  /* shadow-VMCS indicator */
/* clang-format on */
VMXD_LAYOUT32(vmxd_vmcs_revision, VMXD_VMCS_REVISION_TABLE);

/* What software may access in a VMCS region: the rest is the processor's.  The region is aligned to
 * 4096 bytes and as long as IA32_VMX_BASIC[44:32] says, at most 4096 bytes. */
struct vmxd_vmcs_header {
    vmxd_vmcs_revision revision;
    uint32_t abort_indicator; /* enum vmxd_abort, written by the processor on a VMX abort */
};
VMXD_ASSERT(sizeof(struct vmxd_vmcs_header) == 8, "vmxd_vmcs_header: its data starts at byte 8");

/* The most that IA32_VMX_BASIC[44:32] can say: a page for each region is always enough. */
#define VMXD_VMCS_REGION_SIZE_MAX 4096

/* The VMCS pointer that means "none": the VMCS link pointer of a guest without shadow VMCS, and
 * what VMPTRST stores when there is no current VMCS. */
#define VMXD_VMCS_POINTER_NONE 0xFFFFFFFFFFFFFFFFull

#endif /* VMXDEFS_VMCS_H */
