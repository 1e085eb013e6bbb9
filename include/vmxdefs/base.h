/* SPDX-License-Identifier: MIT */
/* vmxdefs/base.h - the machinery under every other header, all of it on this page.
 *
 * A *table* describes a word with bits, a row F(T, member, lsb, width) for a field, lowest bit
 * first, reserved bits written out.  VMXD_LAYOUT32 or VMXD_LAYOUT64 makes of it the type, its
 * positions and the proof that the rows cover every bit once and stand where they say.
 *
 * A *list* describes a value that is compared, a row X(NAME, value, "words") for each.
 * VMXD_ROW_ENUM makes the enumerators, VMXD_NAMES the function that returns the words.
 *
 * To add a field or a value is to add a row.  Nothing else in the library repeats it.
 */
#ifndef VMXDEFS_BASE_H
#define VMXDEFS_BASE_H

/* Where uint8_t to uint64_t, size_t, bool and NULL come from.  A tree with a home of its own for
 * them says -DVMXD_TYPES_HEADER='"its/types.h"' and includes these headers unpatched.  (With <> the
 * compiler expands macros in the path: -std=gnu11 defines `linux` as 1.) */
#if defined(VMXD_TYPES_HEADER)
#include VMXD_TYPES_HEADER
#elif defined(__KERNEL__)
#include <linux/types.h>
#else
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#endif

/* The bit-fields below run from bit 0 upwards, as on every target that has VMX. */
#if defined(__BYTE_ORDER__) && defined(__ORDER_LITTLE_ENDIAN__)
#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error \
    "vmxdefs: this target lays bit-fields out from the top; VMX words need a little-endian target"
#endif
#endif

/* A check at compile time, and a conversion, as the language spells them.  MSVC compiles C of no
 * standard unless it is told one, and then knows the check by its name in C++ only. */
#if defined(__cplusplus) || (defined(_MSC_VER) && !defined(__STDC_VERSION__))
#define VMXD_ASSERT(condition, text) static_assert(condition, text)
#else
#define VMXD_ASSERT(condition, text) _Static_assert(condition, text)
#endif

#if defined(__cplusplus)
#define VMXD_CAST(type, value) (static_cast<type>(value))
#else
#define VMXD_CAST(type, value) ((type)(value))
#endif

VMXD_ASSERT(sizeof(uint8_t) == 1 && sizeof(uint16_t) == 2 && sizeof(uint32_t) == 4 &&
                sizeof(uint64_t) == 8,
            "vmxdefs: the types header gives an integer type the wrong size");

/* 0 if the constant condition holds; otherwise an array of negative size: it does not compile. */
#define VMXD_REQUIRE(condition) (0u * VMXD_CAST(unsigned int, sizeof(char[(condition) ? 1 : -1])))

/* --- Tables --- */

/* Define the 32-bit word `tag` from `TABLE`: the union `tag` with its members `full` and `bits`,
 * and
 *
 *     tag tag_from(uint64_t value)     the word with the low 32 bits of `value`
 *     uint32_t tag_full(tag word)      all 32 bits
 *
 * Never shift a member of `bits`: it is narrower than it looks.  Take VMXD_GET32. */
#define VMXD_LAYOUT32(tag, TABLE)                             \
    typedef union tag {                                       \
        uint32_t full;                                        \
        struct {                                              \
            TABLE(VMXD_ROW_BITS, tag)                         \
        } bits;                                               \
    } tag;                                                    \
    VMXD_PROVE(tag, TABLE, 32);                               \
    static inline uint32_t tag##_full(tag word)               \
    {                                                         \
        return word.full;                                     \
    }                                                         \
    static inline tag tag##_from(uint64_t value)              \
    {                                                         \
        tag word;                                             \
        word.full = VMXD_CAST(uint32_t, value & 0xFFFFFFFFu); \
        return word;                                          \
    }                                                         \
    VMXD_ASSERT(sizeof(tag) == 4, #tag ": its bit-fields do not fit into 32 bits")

/* The same for a 64-bit word.  It has no bit-fields: GCC computes `field << 12` of a 64-bit
 * bit-field in the width of the field when it compiles C, and drops the top bits without a
 * warning. */
#define VMXD_LAYOUT64(tag, TABLE)                \
    typedef struct tag {                         \
        uint64_t full;                           \
    } tag;                                       \
    VMXD_PROVE(tag, TABLE, 64);                  \
    static inline uint64_t tag##_full(tag word)  \
    {                                            \
        return word.full;                        \
    }                                            \
    static inline tag tag##_from(uint64_t value) \
    {                                            \
        tag word;                                \
        word.full = value;                       \
        return word;                             \
    }                                            \
    VMXD_ASSERT(sizeof(tag) == 8, #tag ": the compiler pads it")

/* The bits of a field, in place. */
#define VMXD_MASK32(tag, member) \
    ((0xFFFFFFFFu >> (31 - tag##_##member##_msb)) & (0xFFFFFFFFu << tag##_##member##_lsb))
#define VMXD_MASK64(tag, member)                              \
    ((0xFFFFFFFFFFFFFFFFull >> (63 - tag##_##member##_msb)) & \
     (0xFFFFFFFFFFFFFFFFull << tag##_##member##_lsb))

/* The value of a field of `word`, moved down to bit 0.  A word of another type does not compile. */
#define VMXD_GET32(tag, member, word) \
    ((tag##_full(word) & VMXD_MASK32(tag, member)) >> tag##_##member##_lsb)
#define VMXD_GET64(tag, member, word) \
    ((tag##_full(word) & VMXD_MASK64(tag, member)) >> tag##_##member##_lsb)

/* `value` moved up to where the field stands; what does not fit the field is cut off.  Join with
 * |. */
#define VMXD_PUT32(tag, member, value) \
    ((VMXD_CAST(uint32_t, value) << tag##_##member##_lsb) & VMXD_MASK32(tag, member))
#define VMXD_PUT64(tag, member, value) \
    ((VMXD_CAST(uint64_t, value) << tag##_##member##_lsb) & VMXD_MASK64(tag, member))

/* The bits that this edition gives no meaning: the rows named reserved_N and zero_N.  The letters
 * of the name decide, so that a row that becomes a field leaves the mask by itself; compilers
 * fold the comparison.  (A function for it would read better, but GCC does not inline it at -Os.) */
#define VMXD_RESERVED32(tag, TABLE) (0u TABLE(VMXD_ROW_RESERVED32, tag))
#define VMXD_RESERVED64(tag, TABLE) (0ull TABLE(VMXD_ROW_RESERVED64, tag))

/* What the macros above make of a row. */
#define VMXD_ROW_BITS(tag, member, lsb, width) uint32_t member : width;
#define VMXD_ROW_RESERVED32(tag, member, lsb, width) \
    | (VMXD_IS_RESERVED(#member) ? VMXD_MASK32(tag, member) : 0u)
#define VMXD_ROW_RESERVED64(tag, member, lsb, width) \
    | (VMXD_IS_RESERVED(#member) ? VMXD_MASK64(tag, member) : 0ull)

/* Whether the row's name begins with reserved_ or is zero_ and a number. */
#define VMXD_IS_RESERVED(name)                                                         \
    (((name)[0] == 'r' && (name)[1] == 'e' && (name)[2] == 's' && (name)[3] == 'e') || \
     ((name)[0] == 'z' && sizeof(name) > 6 && (name)[5] <= '9'))

/* The proof, in the enumeration that holds the positions.  An enumerator without a value is the
 * one before plus one, so `lsb` *counts* where the rows before it end; `msb` holds only if that
 * is the bit the row states, or else divides by zero and the compiler names the row.  A lost row,
 * an overlap, a wrong position, width or order cannot pass; the last enumerator finds a table
 * that ends early or late.  It is the cheapest proof that we found (bench/proof_cost measures
 * it). */
#define VMXD_PROVE(tag, TABLE, size)               \
    enum { TABLE(VMXD_ROW_PLACE, tag) tag##_end }; \
    VMXD_ASSERT(tag##_end == (size), #tag ": the rows do not add up to " #size " bits")
#define VMXD_ROW_PLACE(tag, member, lsb, width) \
    tag##_##member##_lsb,                       \
        tag##_##member##_msb = -1 / (tag##_##member##_lsb == (lsb)) + (lsb) + (width),

/* --- Lists --- */

/* What a list makes of a row: `enum name { LIST(VMXD_ROW_ENUM) };` */
#define VMXD_ROW_ENUM(name, value, words) name = (value),

/* Define `const char *function(uint32_t value)`: the words of a value of `LIST`, or `otherwise`
 * for a value that has no row; never NULL.  A value that stands twice is a duplicate case and
 * does not compile.  Who does not call the function has none of its strings in the object file. */
#define VMXD_NAMES(function, LIST, otherwise)          \
    static inline const char *function(uint32_t value) \
    {                                                  \
        switch (value) {                               \
            LIST(VMXD_ROW_NAME)                        \
        default:                                       \
            return otherwise;                          \
        }                                              \
    }                                                  \
    VMXD_ASSERT(sizeof(otherwise) > 1, #function ": an unknown value needs words too")
#define VMXD_ROW_NAME(name, value, words) \
    case name:                            \
        return words;

#endif /* VMXDEFS_BASE_H */
