/* SPDX-License-Identifier: MIT */
/* Each #ifdef spoils one row of a good table, with what each compiler says about it (a regular
 * expression), and the row that its message points to first.  Without any of them the file
 * compiles. */
#include "vmxdefs/base.h"

/* clang-format off */
#define LOW(F, T)    F(T, low, 0, 8)
#define MIDDLE(F, T) F(T, middle, 8, 8)
#define HIGH(F, T)   F(T, high, 16, 15)
#define TOP(F, T)    F(T, top, 31, 1)
#define TOP64(F, T)  F(T, top, 31, 33)

#ifdef FAIL_a_gap_before_a_row
/* gcc: division by zero is not a constant|'word32_middle_msb' is not an integer constant
 * clang: expression is not an integ(er|ral) constant expression
 * row: MIDDLE */
#undef MIDDLE
#define MIDDLE(F, T) F(T, middle, 9, 7)
#endif

#ifdef FAIL_a_gap_after_a_row
/* gcc: division by zero is not a constant|'word32_high_msb' is not an integer constant
 * clang: expression is not an integ(er|ral) constant expression
 * row: HIGH */
#undef MIDDLE
#define MIDDLE(F, T) F(T, middle, 8, 7)
#endif

#ifdef FAIL_an_overlap
/* gcc: division by zero is not a constant|'word32_high_msb' is not an integer constant
 * clang: expression is not an integ(er|ral) constant expression
 * row: HIGH */
#undef MIDDLE
#define MIDDLE(F, T) F(T, middle, 8, 9)
#endif

#ifdef FAIL_an_overlap_that_keeps_the_sum
/* gcc: division by zero is not a constant|'word32_middle_msb' is not an integer constant
 * clang: expression is not an integ(er|ral) constant expression
 * row: MIDDLE */
#undef MIDDLE
#define MIDDLE(F, T) F(T, middle, 7, 8)
#endif

#ifdef FAIL_rows_out_of_order
/* gcc: division by zero is not a constant|'word32_high_msb' is not an integer constant
 * clang: expression is not an integ(er|ral) constant expression
 * row: MIDDLE */
#undef MIDDLE
#undef HIGH
#define MIDDLE(F, T) F(T, high, 16, 15)
#define HIGH(F, T)   F(T, middle, 8, 8)
#endif

#ifdef FAIL_a_lost_first_row
/* gcc: division by zero is not a constant|'word32_middle_msb' is not an integer constant
 * clang: expression is not an integ(er|ral) constant expression
 * row: MIDDLE */
#undef LOW
#define LOW(F, T)
#endif

#ifdef FAIL_a_lost_row
/* gcc: division by zero is not a constant|'word32_high_msb' is not an integer constant
 * clang: expression is not an integ(er|ral) constant expression
 * row: HIGH */
#undef MIDDLE
#define MIDDLE(F, T)
#endif

#ifdef FAIL_a_lost_last_row
/* gcc: word32: the rows do not add up to 32 bits
 * clang: word32: the rows do not add up to 32 bits */
#undef TOP
#define TOP(F, T)
#endif

#ifdef FAIL_a_row_of_no_width
/* gcc: zero width for bit-field '?(word32::.*)?none
 * clang: bit-field 'none' has zero width */
#undef MIDDLE
#define MIDDLE(F, T) F(T, middle, 8, 8) F(T, none, 16, 0)
#endif

#ifdef FAIL_a_member_twice
/* gcc: (duplicate member 'middle'|redeclaration of 'uint32_t .*middle'|redeclaration of .*middle)
 * clang: (duplicate member 'middle'|redefinition of enumerator 'word64_middle_) */
#undef HIGH
#define HIGH(F, T) F(T, middle, 16, 15)
#endif

#ifdef FAIL_the_last_row_too_short
/* gcc: word32: the rows do not add up to 32 bits
 * clang: word32: the rows do not add up to 32 bits */
#undef HIGH
#undef TOP
#define HIGH(F, T) F(T, high, 16, 14)
#define TOP(F, T)  F(T, top, 30, 1)
#endif

#ifdef FAIL_the_last_row_too_long
/* gcc: word32: the rows do not add up to 32 bits
 * clang: word32: the rows do not add up to 32 bits */
#undef TOP
#define TOP(F, T) F(T, top, 31, 2)
#endif

#ifdef FAIL_a_64_bit_table_too_short
/* gcc: word64: the rows do not add up to 64 bits
 * clang: word64: the rows do not add up to 64 bits */
#undef TOP64
#define TOP64(F, T) F(T, top, 31, 32)
#endif

#ifdef FAIL_a_64_bit_table_too_long
/* gcc: word64: the rows do not add up to 64 bits
 * clang: word64: the rows do not add up to 64 bits */
#undef TOP64
#define TOP64(F, T) F(T, top, 31, 34)
#endif

#define TABLE_32(F, T) LOW(F, T) MIDDLE(F, T) HIGH(F, T) TOP(F, T)
#define TABLE_64(F, T) LOW(F, T) MIDDLE(F, T) HIGH(F, T) TOP64(F, T)
VMXD_LAYOUT32(word32, TABLE_32);
VMXD_LAYOUT64(word64, TABLE_64);
/* clang-format on */
