/* SPDX-License-Identifier: MIT */
/* output.h - print results as text or as JSON.  Both come from the same calls, so they have the same
 * content.
 *
 * The key of a list item is NULL.  In JSON, the blanks of a key become underscores.  VMX values are
 * strings in JSON ("0x80000021"), because many JSON parsers cannot represent 64-bit integers.
 */
#ifndef VMXDECODE_OUTPUT_H
#define VMXDECODE_OUTPUT_H

#include <stdbool.h>
#include <stdint.h>

/* Colours are used on a terminal only, and not if NO_COLOR is set.  Nothing is printed before the
 * first item, so a command can still report an error in its arguments. */
void output_start(bool json);
bool output_is_json(void);
void output_finish(void);

/* One of many JSON objects, on a line of its own.  It has no objects and lists in it. */
void output_line_begin(void);
void output_line_end(void);

void output_object(const char *key);
void output_list(const char *key);
void output_end(void);

void output_text(const char *key, const char *text);
void output_warning(const char *key, const char *text); /* in red */
void output_hex(const char *key, uint64_t value);
void output_number(const char *key, uint64_t value);
void output_flag(const char *key, bool value);

/* A note is printed at the end of the output, once. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
void output_note(const char *format, ...);

/* A state such as "valid", and the value unless it is NULL. */
void output_state(const char *key, const char *state, const uint64_t *value, bool bad);

/* A field of a word.  `words` may be NULL.  An unknown field is printed in red. */
void output_field(const char *name, unsigned lsb, unsigned width, uint64_t value, const char *words,
                  bool unknown);

#endif /* VMXDECODE_OUTPUT_H */
