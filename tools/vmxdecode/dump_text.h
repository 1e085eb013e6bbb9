/* SPDX-License-Identifier: MIT */
/* dump_text.h - the text of one line of a log: prefixes, numbers, names. */
#ifndef VMXDECODE_DUMP_TEXT_H
#define VMXDECODE_DUMP_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Removes escape sequences and other control characters from the line, which has `length` bytes and may
 * contain NUL bytes.  The result ends with a NUL byte. */
void text_clean(char *line, size_t length);

/* Returns the text after the marks of a quotation, the time, the level, and the names of the machine
 * and of the program.  `own`: there was more than the marks of a quotation. */
char *text_peel(char *line, bool *own);

/* A hexadecimal number with or without 0x, of at most 16 digits.  Returns its end, or NULL. */
const char *text_hex(const char *text, uint64_t *value);

/* The same, but a number without 0x is decimal unless it has a letter or more than four digits. */
const char *text_number(const char *text, uint64_t *value);

/* Finds `what`, which is in lower case, without regard to case. */
const char *text_find(const char *text, const char *what);

/* What the name of a value means. */
enum text_kind {
    TEXT_UNKNOWN,
    TEXT_FIELD,      /* the encoding of a VMCS field */
    TEXT_FIELD_HIGH, /* the encoding of the field whose bits 63:32 are named */
    TEXT_FACT,       /* an input of the checker, not a field and not a capability MSR */
    TEXT_MSR         /* the address of a capability MSR */
};

/* Finds a name of this project, of the SDM, of Linux, Xen and others. */
enum text_kind text_name(const char *name, size_t length, uint32_t *number);

#endif /* VMXDECODE_DUMP_TEXT_H */
