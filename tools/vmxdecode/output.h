/* SPDX-License-Identifier: MIT */
/* output.h - what a command has to say, as text or as JSON: one call for both, so that they cannot
 * tell different things.
 *
 * A key is NULL in a list; JSON has underscores where it has blanks.  Numbers that are words of VMX
 * are strings in JSON ("0x80000021"): a 64-bit number does not survive most JSON readers.
 */
#ifndef VMXDECODE_OUTPUT_H
#define VMXDECODE_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

/* Colours are for a terminal, and never with NO_COLOR.  Nothing is written before the first item:
 * a command can still find its arguments wrong. */
void output_start(bool json);
bool output_is_json(void);
void output_finish(void);

void output_object(const char *key);
void output_list(const char *key);
void output_end(void);

void output_text(const char *key, const char *text);
void output_warning(const char *key, const char *text); /* in red */
void output_hex(const char *key, uint64_t value);
void output_number(const char *key, uint64_t value);
void output_flag(const char *key, bool value);

/* What is known of a number, and the number itself unless it is NULL. */
void output_state(const char *key, const char *state, const uint64_t *value, bool bad);

/* A field of a word; `words` may be NULL.  An unknown one is red. */
void output_field(const char *name, unsigned lsb, unsigned width, uint64_t value, const char *words,
                  bool unknown);

#endif /* VMXDECODE_OUTPUT_H */
