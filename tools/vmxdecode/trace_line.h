/* SPDX-License-Identifier: MIT */
/* trace_line.h - parse and describe a kvm_exit line of a trace. */
#ifndef VMXDECODE_TRACE_LINE_H
#define VMXDECODE_TRACE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct trace_exit {
    uint64_t rip, qualification;
    uint32_t reason; /* all 32 bits */
    uint32_t interruption, interruption_error_code, idt_vectoring;
    bool has_reason, has_qualification, has_interruption, has_error_code;
};

/* Parses the text after "kvm_exit:", up to the end of the line.  Returns false if it has no VMX exit
 * reason. */
bool trace_line_parse(const char *text, const char *end, struct trace_exit *x);

/* Returns a description in one line and its length.  It is valid until the next call. */
const char *trace_line_describe(const struct trace_exit *x, size_t *length);

/* Linux's names of the exit reasons.  A NULL name ends the array. */
struct trace_name {
    const char *name;
    uint32_t basic;
};
extern const struct trace_name trace_names[];

#endif /* VMXDECODE_TRACE_LINE_H */
