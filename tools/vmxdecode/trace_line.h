/* SPDX-License-Identifier: MIT */
/* trace_line.h - parse and describe a kvm_exit line of a trace. */
#ifndef VMXDECODE_TRACE_LINE_H
#define VMXDECODE_TRACE_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is absent is 0. */
struct trace_exit {
    uint64_t rip, qualification, requests;
    uint32_t reason; /* all 32 bits */
    uint32_t interruption, interruption_error_code, idt_vectoring, info2, vcpu;
    bool has_reason, has_rip, has_qualification, has_interruption, has_error_code;
    bool has_idt_vectoring, has_info2, has_vcpu, has_requests;
    bool is_ambiguous; /* info2 is the interruption or the IDT-vectoring information */
};

/* Parses the text after "kvm_exit:", up to the end of the line.  Returns false if it has no VMX exit
 * reason. */
bool trace_line_parse(const char *text, const char *end, struct trace_exit *x);

/* Returns a description in one line and its length.  It is valid until the next call. */
const char *trace_line_describe(const struct trace_exit *x, size_t *length);

/* Parses the next hexadecimal number, with or without the prefix 0x.  Of a number with more than 64 bits
 * it returns the low 64. */
uint64_t trace_parse_hex(const char **text, const char *end);

#endif /* VMXDECODE_TRACE_LINE_H */
