/* SPDX-License-Identifier: MIT */
/* Definitions for all proofs.  prove.sh runs CBMC on each function that PROOF defines.  CBMC shows for
 * all values of all nondet_...() calls that no assertion can fail and that no operation is undefined.
 *
 * The rules are written with the numbers of the SDM, not with the constants of the library: the two
 * sides of an assertion have different sources.
 */
#ifndef PROVE_H
#define PROVE_H

#include "vmxdefs/vmxdefs.h"

/* Any value of the type: this is how CBMC treats a function without a body. */
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

/* A precondition in the documentation of the function.  Each use says where. */
#define GIVEN(condition) __CPROVER_assume(condition)

/* The rule. */
#define HOLDS(condition) __CPROVER_assert(condition, #condition)

/* Ends every proof.  This assertion must fail: if it does not, no input reaches the end of the
 * proof (the preconditions contradict each other), and the proof is void. */
#define QED __CPROVER_assert(false, "the end of the proof is reached")

/* Bit `number` of a word. */
#define BIT(word, number) ((word) >> (number)&1)

#endif /* PROVE_H */
