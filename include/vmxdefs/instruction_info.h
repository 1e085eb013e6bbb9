/* SPDX-License-Identifier: MIT */
/* vmxdefs/instruction_info.h - the formats of the VM-exit instruction-information field.
 *
 * SDM: "Information for VM Exits Due to Instruction Execution" (the tables of the VM-exit
 * instruction-information field).
 *
 * exit_class.h says which format a reason has.  The displacement of a memory operand is in the exit
 * qualification.  Rows undefined_N hold anything: mask them away.  After an exit from enclave mode
 * the field is 0.
 */
#ifndef VMXDEFS_INSTRUCTION_INFO_H
#define VMXDEFS_INSTRUCTION_INFO_H

#include "base.h"

/* What the index register is multiplied by. */
#define VMXD_SCALING_LIST(X)           \
    X(VMXD_SCALING_1, 0, "no scaling") \
    X(VMXD_SCALING_2, 1, "scale by 2") \
    X(VMXD_SCALING_4, 2, "scale by 4") \
    X(VMXD_SCALING_8, 3, "scale by 8")

enum vmxd_scaling { VMXD_SCALING_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_scaling_name(uint32_t value) */
VMXD_NAMES(vmxd_scaling_name, VMXD_SCALING_LIST, "undefined scaling");

/* Address sizes and operand sizes. */
#define VMXD_OPERAND_SIZE_LIST(X)        \
    X(VMXD_OPERAND_SIZE_16, 0, "16-bit") \
    X(VMXD_OPERAND_SIZE_32, 1, "32-bit") \
    X(VMXD_OPERAND_SIZE_64, 2, "64-bit")

enum vmxd_operand_size { VMXD_OPERAND_SIZE_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_operand_size_name(uint32_t value) */
VMXD_NAMES(vmxd_operand_size_name, VMXD_OPERAND_SIZE_LIST, "undefined size");

/* Segment registers, as instructions number them. */
#define VMXD_SEGMENT_REGISTER_LIST(X)    \
    X(VMXD_SEGMENT_REGISTER_ES, 0, "ES") \
    X(VMXD_SEGMENT_REGISTER_CS, 1, "CS") \
    X(VMXD_SEGMENT_REGISTER_SS, 2, "SS") \
    X(VMXD_SEGMENT_REGISTER_DS, 3, "DS") \
    X(VMXD_SEGMENT_REGISTER_FS, 4, "FS") \
    X(VMXD_SEGMENT_REGISTER_GS, 5, "GS")

enum vmxd_segment_register { VMXD_SEGMENT_REGISTER_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_segment_register_name(uint32_t value) */
VMXD_NAMES(vmxd_segment_register_name, VMXD_SEGMENT_REGISTER_LIST, "undefined segment register");

/* Which instruction accessed GDTR or IDTR. */
#define VMXD_GDTR_IDTR_LIST(X)        \
    X(VMXD_GDTR_IDTR_SGDT, 0, "SGDT") \
    X(VMXD_GDTR_IDTR_SIDT, 1, "SIDT") \
    X(VMXD_GDTR_IDTR_LGDT, 2, "LGDT") \
    X(VMXD_GDTR_IDTR_LIDT, 3, "LIDT")

enum vmxd_gdtr_idtr { VMXD_GDTR_IDTR_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_gdtr_idtr_name(uint32_t value) */
VMXD_NAMES(vmxd_gdtr_idtr_name, VMXD_GDTR_IDTR_LIST, "undefined access to GDTR or IDTR");

/* Which instruction accessed LDTR or TR. */
#define VMXD_LDTR_TR_LIST(X)        \
    X(VMXD_LDTR_TR_SLDT, 0, "SLDT") \
    X(VMXD_LDTR_TR_STR, 1, "STR")   \
    X(VMXD_LDTR_TR_LLDT, 2, "LLDT") \
    X(VMXD_LDTR_TR_LTR, 3, "LTR")

enum vmxd_ldtr_tr { VMXD_LDTR_TR_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_ldtr_tr_name(uint32_t value) */
VMXD_NAMES(vmxd_ldtr_tr_name, VMXD_LDTR_TR_LIST, "undefined access to LDTR or TR");

/* --- The formats --- */

/* INS and OUTS, if IA32_VMX_BASIC[54] is 1; not IN and OUT. */
/* clang-format off */
#define VMXD_INFORMATION_INS_OUTS_TABLE(F, T)                                          \
    F(T, undefined_0,   0,  7)                                                         \
    F(T, address_size,  7,  3)  /* enum vmxd_operand_size */                           \
    F(T, undefined_10, 10,  5)                                                         \
    F(T, segment,      15,  3)  /* enum vmxd_segment_register; of OUTS: INS uses ES */ \
    F(T, undefined_18, 18, 14)
/* clang-format on */
VMXD_LAYOUT32(vmxd_information_ins_outs, VMXD_INFORMATION_INS_OUTS_TABLE);

/* INVEPT, INVPCID, INVVPID. */
/* clang-format off */
#define VMXD_INFORMATION_INVALIDATE_TABLE(F, T)                                                \
    F(T, scaling,            0,  2)  /* enum vmxd_scaling; undefined without index register */ \
    F(T, undefined_2,        2,  5)                                                            \
    F(T, address_size,       7,  3)  /* enum vmxd_operand_size */                              \
    F(T, zero_10,           10,  1)                                                            \
    F(T, undefined_11,      11,  4)                                                            \
    F(T, segment,           15,  3)  /* enum vmxd_segment_register */                          \
    F(T, index_register,    18,  4)  /* enum vmxd_gpr */                                       \
    F(T, no_index_register, 22,  1)                                                            \
    F(T, base_register,     23,  4)  /* enum vmxd_gpr */                                       \
    F(T, no_base_register,  27,  1)                                                            \
    F(T, reg2,              28,  4)  /* enum vmxd_gpr: it holds the type */
/* clang-format on */
VMXD_LAYOUT32(vmxd_information_invalidate, VMXD_INFORMATION_INVALIDATE_TABLE);

/* LGDT, LIDT, SGDT, SIDT. */
/* clang-format off */
#define VMXD_INFORMATION_GDTR_IDTR_TABLE(F, T)                                                 \
    F(T, scaling,            0,  2)  /* enum vmxd_scaling; undefined without index register */ \
    F(T, undefined_2,        2,  5)                                                            \
    F(T, address_size,       7,  3)  /* enum vmxd_operand_size */                              \
    F(T, zero_10,           10,  1)                                                            \
    F(T, operand_size,      11,  1)  /* 0: 16-bit, 1: 32-bit; undefined in 64-bit mode */      \
    F(T, undefined_12,      12,  3)                                                            \
    F(T, segment,           15,  3)  /* enum vmxd_segment_register */                          \
    F(T, index_register,    18,  4)  /* enum vmxd_gpr */                                       \
    F(T, no_index_register, 22,  1)                                                            \
    F(T, base_register,     23,  4)  /* enum vmxd_gpr */                                       \
    F(T, no_base_register,  27,  1)                                                            \
    F(T, identity,          28,  2)  /* enum vmxd_gdtr_idtr */                                 \
    F(T, undefined_30,      30,  2)
/* clang-format on */
VMXD_LAYOUT32(vmxd_information_gdtr_idtr, VMXD_INFORMATION_GDTR_IDTR_TABLE);

/* Where an instruction with a ModRM byte has its operand: what is_register says. */
#define VMXD_OPERAND_LIST(X)            \
    X(VMXD_OPERAND_MEMORY, 0, "memory") \
    X(VMXD_OPERAND_REGISTER, 1, "register")

enum vmxd_operand { VMXD_OPERAND_LIST(VMXD_ROW_ENUM) };

/* const char *vmxd_operand_name(uint32_t value) */
VMXD_NAMES(vmxd_operand_name, VMXD_OPERAND_LIST, "undefined operand");

/* LLDT, LTR, SLDT, STR.  If is_register, the rows of the memory operand are undefined; if not,
 * reg1. */
/* clang-format off */
#define VMXD_INFORMATION_LDTR_TR_TABLE(F, T)                                                   \
    F(T, scaling,            0,  2)  /* enum vmxd_scaling; undefined without index register */ \
    F(T, undefined_2,        2,  1)                                                            \
    F(T, reg1,               3,  4)  /* enum vmxd_gpr */                                       \
    F(T, address_size,       7,  3)  /* enum vmxd_operand_size */                              \
    F(T, is_register,       10,  1)  /* enum vmxd_operand */                                   \
    F(T, undefined_11,      11,  4)                                                            \
    F(T, segment,           15,  3)  /* enum vmxd_segment_register */                          \
    F(T, index_register,    18,  4)  /* enum vmxd_gpr */                                       \
    F(T, no_index_register, 22,  1)                                                            \
    F(T, base_register,     23,  4)  /* enum vmxd_gpr */                                       \
    F(T, no_base_register,  27,  1)                                                            \
    F(T, identity,          28,  2)  /* enum vmxd_ldtr_tr */                                   \
    F(T, undefined_30,      30,  2)
/* clang-format on */
VMXD_LAYOUT32(vmxd_information_ldtr_tr, VMXD_INFORMATION_LDTR_TR_TABLE);

/* RDRAND, RDSEED. */
/* clang-format off */
#define VMXD_INFORMATION_RDRAND_RDSEED_TABLE(F, T)                   \
    F(T, undefined_0,   0,  3)                                       \
    F(T, reg1,          3,  4)  /* enum vmxd_gpr: the destination */ \
    F(T, undefined_7,   7,  4)                                       \
    F(T, operand_size, 11,  2)  /* enum vmxd_operand_size */         \
    F(T, undefined_13, 13, 19)
/* clang-format on */
VMXD_LAYOUT32(vmxd_information_rdrand_rdseed, VMXD_INFORMATION_RDRAND_RDSEED_TABLE);

/* TPAUSE, UMWAIT.  (Older editions gave them the format of RDRAND, with its operand size.) */
/* clang-format off */
#define VMXD_INFORMATION_TPAUSE_UMWAIT_TABLE(F, T)             \
    F(T, undefined_0,  0,  3)                                  \
    F(T, reg1,         3,  4)  /* enum vmxd_gpr: the source */ \
    F(T, undefined_7,  7, 25)
/* clang-format on */
VMXD_LAYOUT32(vmxd_information_tpause_umwait, VMXD_INFORMATION_TPAUSE_UMWAIT_TABLE);

/* VMCLEAR, VMPTRLD, VMPTRST, VMXON, XRSTORS, XSAVES. */
/* clang-format off */
#define VMXD_INFORMATION_MEMORY_TABLE(F, T)                                                    \
    F(T, scaling,            0,  2)  /* enum vmxd_scaling; undefined without index register */ \
    F(T, undefined_2,        2,  5)                                                            \
    F(T, address_size,       7,  3)  /* enum vmxd_operand_size */                              \
    F(T, zero_10,           10,  1)                                                            \
    F(T, undefined_11,      11,  4)                                                            \
    F(T, segment,           15,  3)  /* enum vmxd_segment_register */                          \
    F(T, index_register,    18,  4)  /* enum vmxd_gpr */                                       \
    F(T, no_index_register, 22,  1)                                                            \
    F(T, base_register,     23,  4)  /* enum vmxd_gpr */                                       \
    F(T, no_base_register,  27,  1)                                                            \
    F(T, undefined_28,      28,  4)
/* clang-format on */
VMXD_LAYOUT32(vmxd_information_memory, VMXD_INFORMATION_MEMORY_TABLE);

/* VMREAD, VMWRITE.  If is_register, the rows of the memory operand are undefined; if not, reg1. */
/* clang-format off */
#define VMXD_INFORMATION_VMREAD_VMWRITE_TABLE(F, T)                                            \
    F(T, scaling,            0,  2)  /* enum vmxd_scaling; undefined without index register */ \
    F(T, undefined_2,        2,  1)                                                            \
    F(T, reg1,               3,  4)  /* enum vmxd_gpr: the data */                             \
    F(T, address_size,       7,  3)  /* enum vmxd_operand_size */                              \
    F(T, is_register,       10,  1)  /* enum vmxd_operand */                                   \
    F(T, undefined_11,      11,  4)                                                            \
    F(T, segment,           15,  3)  /* enum vmxd_segment_register */                          \
    F(T, index_register,    18,  4)  /* enum vmxd_gpr */                                       \
    F(T, no_index_register, 22,  1)                                                            \
    F(T, base_register,     23,  4)  /* enum vmxd_gpr */                                       \
    F(T, no_base_register,  27,  1)                                                            \
    F(T, reg2,              28,  4)  /* enum vmxd_gpr: it holds the encoding of the field */
/* clang-format on */
VMXD_LAYOUT32(vmxd_information_vmread_vmwrite, VMXD_INFORMATION_VMREAD_VMWRITE_TABLE);

/* LOADIWKEY.  The numbers are of XMM registers. */
/* clang-format off */
#define VMXD_INFORMATION_LOADIWKEY_TABLE(F, T)              \
    F(T, undefined_0,  0,  3)                               \
    F(T, reg1,         3,  4)  /* the first XMM operand */  \
    F(T, undefined_7,  7, 21)                               \
    F(T, reg2,        28,  4)  /* the second XMM operand */
/* clang-format on */
VMXD_LAYOUT32(vmxd_information_loadiwkey, VMXD_INFORMATION_LOADIWKEY_TABLE);

/* URDMSR, UWRMSR, and RDMSR and WRMSRNS with an immediate; the exit qualification is the index of
 * the MSR.  Not in the SDM's section: as KVM decodes it. */
/* clang-format off */
#define VMXD_INFORMATION_MSR_TABLE(F, T)                     \
    F(T, undefined_0,  0,  3)                                \
    F(T, reg1,         3,  4)  /* enum vmxd_gpr: the data */ \
    F(T, undefined_7,  7, 25)
/* clang-format on */
VMXD_LAYOUT32(vmxd_information_msr, VMXD_INFORMATION_MSR_TABLE);

/* Extended instruction information (64 bits), with APX: register numbers of five bits.  It exists
 * beside the field of 32 bits, whose numbers are too short for R16 to R31.  Which rows are defined
 * for an instruction is as above.  unconfirmed: from Intel's patches to KVM alone. */
/* clang-format off */
#define VMXD_EXTENDED_INSTRUCTION_INFORMATION_TABLE(F, T)             \
    F(T, scaling,            0,  2)  /* enum vmxd_scaling */          \
    F(T, address_size,       2,  2)  /* enum vmxd_operand_size */     \
    F(T, is_register,        4,  1)  /* enum vmxd_operand */          \
    F(T, operand_size,       5,  2)  /* enum vmxd_operand_size */     \
    F(T, segment,            7,  3)  /* enum vmxd_segment_register */ \
    F(T, no_index_register, 10,  1)                                   \
    F(T, no_base_register,  11,  1)                                   \
    F(T, undefined_12,      12,  4)                                   \
    F(T, reg1,              16,  5)                                   \
    F(T, undefined_21,      21,  3)                                   \
    F(T, index_register,    24,  5)                                   \
    F(T, undefined_29,      29,  3)                                   \
    F(T, base_register,     32,  5)                                   \
    F(T, undefined_37,      37,  3)                                   \
    F(T, reg2,              40,  5)                                   \
    F(T, undefined_45,      45, 19)
/* clang-format on */
VMXD_LAYOUT64(vmxd_extended_instruction_information, VMXD_EXTENDED_INSTRUCTION_INFORMATION_TABLE);

#endif /* VMXDEFS_INSTRUCTION_INFO_H */
