/* SPDX-License-Identifier: MIT */
/* word.h - a word of VMX, field by field. */
#ifndef VMXDECODE_WORD_H
#define VMXDECODE_WORD_H

#include "definitions.h"

/* The word, its fields and its unknown bits under `key`.  Returns the unknown bits that are set. */
uint64_t word_print(const char *key, enum table_id table, uint64_t word);

/* The fields alone, as a list: numbers and bits with words always,
 * other bits if they are set.  Fields that hold anything
 * (undefined_N, ignored_N) are left out, and those that must be 1 if they are. */
void word_print_fields(enum table_id table, uint64_t word);

/* "bit 3", "bits 3, 17, 20:18": the bits of a mask; nothing if it is 0. */
void bits_in_words(char *text, size_t size, uint64_t mask);

/* Unknown bits, if there are any, under the key "unknown bits". */
void word_print_unknown(uint64_t bits);

#endif /* VMXDECODE_WORD_H */
