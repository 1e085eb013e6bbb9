/* SPDX-License-Identifier: MIT */
/* trace_summary.h - count the exits of a trace, and measure the time from an exit to the next entry of
 * the same thread: by reason, by vcpu, by port and by MMIO address.
 */
#ifndef VMXDECODE_TRACE_SUMMARY_H
#define VMXDECODE_TRACE_SUMMARY_H

#include "trace_event.h"
#include "trace_line.h"

/* Adds an exit. */
void summary_add_exit(const struct event_origin *origin, const struct trace_exit *x);

/* Adds an event that is not an exit.  `text` is what the line has after the name. */
void summary_add_event(enum event_kind kind, const struct event_origin *origin, const char *text,
                       const char *end);

/* Adds an exit of a nested guest, or one that is passed to the guest hypervisor. */
void summary_add_nested(enum event_kind kind, const struct trace_exit *x);

void summary_print(void);

#endif /* VMXDECODE_TRACE_SUMMARY_H */
