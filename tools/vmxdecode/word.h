/* SPDX-License-Identifier: MIT */
/* word.h - print the fields of a VMX word. */
#ifndef VMXDECODE_WORD_H
#define VMXDECODE_WORD_H

#include "definitions.h"

/* Prints the list of fields.  Fields of several bits and bits with a description are always printed,
 * other bits only if they are 1.  Ignored, undefined and default1 bits are not printed. */
void word_print_fields(const struct table *table, uint64_t word);

/* The same without the fields at these bits. */
void word_print_defined_fields(const struct table *table, uint64_t word, uint64_t undefined);

/* Prints the fields, and the bits that are wrong: not defined in this SDM edition, or reserved and not 1.
 * Returns them. */
uint64_t word_print_all(const struct table *table, uint64_t word);

/* Formats a mask as "bit 3" or "bits 3, 17, 20:18"; an empty string if it is 0. */
void format_bits(char *text, size_t size, uint64_t mask);

/* Prints unknown bits, if there are any, under the key "unknown bits". */
void word_print_unknown(uint64_t bits);

#endif /* VMXDECODE_WORD_H */
