/* SPDX-License-Identifier: MIT */
/* word.h - print the fields of a VMX word. */
#ifndef VMXDECODE_WORD_H
#define VMXDECODE_WORD_H

#include "definitions.h"

/* Prints the word, its fields and its unknown bits under `key`.  Returns the unknown bits that are
 * set. */
uint64_t word_print(const char *key, enum table_id table, uint64_t word);

/* Prints the list of fields.  Fields of several bits and bits with a description are always printed,
 * other bits only if they are 1.  Ignored, undefined and default1 bits are not printed. */
void word_print_fields(enum table_id table, uint64_t word);

/* Formats a mask as "bit 3" or "bits 3, 17, 20:18"; an empty string if it is 0. */
void format_bits(char *text, size_t size, uint64_t mask);

/* Prints unknown bits, if there are any, under the key "unknown bits". */
void word_print_unknown(uint64_t bits);

#endif /* VMXDECODE_WORD_H */
