/* SPDX-License-Identifier: MIT */
/* trace_line.h - what a kvm_exit line of a trace says. */
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

/* What stands after "kvm_exit:", up to the end of the line.  False if there is no exit reason of
 * VMX in it. */
bool trace_line_parse(const char *text, const char *end, struct trace_exit *x);

/* The exit as one line of text, and how long it is; it stays until the next call. */
const char *trace_line_describe(const struct trace_exit *x, size_t *length);

/* What Linux calls a reason, by number; NULL ends the array. */
struct trace_name {
    const char *name;
    uint32_t basic;
};
extern const struct trace_name trace_names[];

#endif /* VMXDECODE_TRACE_LINE_H */
