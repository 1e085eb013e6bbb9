/* SPDX-License-Identifier: MIT */
/* input_kind.h - find out what a text is: a trace, a VMCS dump, a list of MSRs ... */
#ifndef VMXDECODE_INPUT_KIND_H
#define VMXDECODE_INPUT_KIND_H

#include <stddef.h>

enum input_kind {
    INPUT_UNKNOWN,
    INPUT_TRACE,
    INPUT_DUMP,
    INPUT_MSRS,
    INPUT_FIELDS,     /* lines FIELD = VALUE */
    INPUT_PERF_TRACE, /* the events in another form */
    INPUT_PERF_TABLE,
    INPUT_BCC_TABLE
};

enum input_kind input_kind(const char *text, size_t length);

/* The same for a file.  INPUT_UNKNOWN if it is not a file that can be read. */
enum input_kind input_kind_of_file(const char *name);

/* "a VMCS dump" ... */
const char *input_kind_words(enum input_kind kind);

/* The command that reads it, or NULL. */
const char *input_kind_command(enum input_kind kind);

#endif /* VMXDECODE_INPUT_KIND_H */
