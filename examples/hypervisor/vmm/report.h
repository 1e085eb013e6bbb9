/* SPDX-License-Identifier: MIT */
/* report.h - lines of text about exits. */
#ifndef VMXDEFS_EXAMPLE_REPORT_H
#define VMXDEFS_EXAMPLE_REPORT_H

#include "vcpu.h"

/* One line to the user, or text into a buffer.  Formats know %s, and %u, %x, %lu, %lx with a width, a
 * leading 0, or a leading - for text that stands left. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));
void say_into(char *buffer, size_t size, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The details of the last exit, decoded, as far as its reason has any. */
void report_details(const struct vcpu *v, char *text, size_t size);

/* The event whose delivery it has interrupted, if it has. */
void report_interrupted(const struct vcpu *v, char *text, size_t size);

/* Why the last entry did not bring the guest to life: a VMfail or a failed entry. */
void report_entry_failure(const struct vcpu *v);

/* Say why the host stops a guest that has exited; returns GUEST_STOPPED. */
enum guest_end stop_guest(const struct vcpu *v, const char *why);

#endif /* VMXDEFS_EXAMPLE_REPORT_H */
