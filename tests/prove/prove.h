/* SPDX-License-Identifier: MIT */
/* What the proofs share.  tests/parts/prove runs CBMC on each function that PROOF defines: CBMC
 * takes every value of every nondet_...() call at once and shows that no assertion can fail and
 * that no operation on the way is undefined.
 *
 * The rules are written with the numbers of the manual, not with the constants of the library, so
 * that both sides of an assertion come from different sources.
 */
#ifndef PROVE_H
#define PROVE_H

#include "vmxdefs/vmxdefs.h"

/* Any value of the type.  CBMC treats a function without a body so. */
uint8_t nondet_u8(void);
uint16_t nondet_u16(void);
uint32_t nondet_u32(void);
uint64_t nondet_u64(void);

/* The type bool has two values; a nondeterministic _Bool could have others in CBMC. */
static inline bool nondet_bit(void)
{
    return (nondet_u8() & 1) != 0;
}

#define PROOF(name)          \
    void prove_##name(void); \
    void prove_##name(void)

/* A precondition that the helper documents.  Each use says where. */
#define GIVEN(condition) __CPROVER_assume(condition)

/* The rule. */
#define HOLDS(condition) __CPROVER_assert(condition, #condition)

/* Ends every proof.  This assertion must fail: if it does not, no input reaches the end of the
 * proof (the preconditions contradict each other), and the proof says nothing. */
#define QED __CPROVER_assert(false, "the end of the proof is reached")

/* Bit `number` of a word. */
#define BIT(word, number) ((word) >> (number)&1)

#endif /* PROVE_H */
