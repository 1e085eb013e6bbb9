/* SPDX-License-Identifier: MIT */
/* dump.h - VMCS dumps in text: what a log says about VM entries that failed.
 *
 * A log can have several dumps, and lines about the processor (capability MSRs, /proc/cpuinfo) and
 * about the outcome ("KVM: entry failed, hardware error 0x80000021").  The reader takes the lines in
 * order and needs memory for the dumps only.
 */
#ifndef VMXDECODE_DUMP_H
#define VMXDECODE_DUMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "input.h"
#include "vmxdefs/entry_input.h"
#include "vmxdefs/structures.h"

enum dump_format {
    DUMP_LIST, /* names or encodings with values */
    DUMP_KVM,
    DUMP_XEN,
    DUMP_QEMU,      /* registers of QEMU: what the guest sees */
    DUMP_VIRTUALBOX /* registers of VirtualBox: what the guest sees */
};

/* A value that is not an input of VM entry. */
struct dump_value {
    bool known;
    uint64_t value;
    uint32_t line;
};

#define DUMP_MSR_ENTRIES 64

struct dump {
    enum dump_format format;
    bool has_header;                /* "*** Guest State ***" or the like was read */
    const char *file;               /* belongs to the caller of the reader */
    uint32_t first_line, last_line; /* 0: nothing was read */
    unsigned values;                /* how many values were read */
    unsigned unread;                /* lines between the first and the last without a value */
    struct vmxd_snapshot s;         /* assumed: told by registers that the guest sees */
    uint32_t line[VMXD_INPUTS];     /* where the value is; 0: not by a line */
    struct dump_value reason, qualification, error;
    bool says_no_msr_load; /* the format prints MSR-load entries if there are any */
    unsigned msr_entries;  /* of the VM-entry MSR-load area */
    struct vmxd_msr_entry msr_entry[DUMP_MSR_ENTRIES];
    unsigned bare_numbers; /* numbers without 0x that were read as hexadecimal */
    uint32_t bare_line;    /* the first of them */
};

/* A line that reports an outcome. */
struct dump_message {
    const char *file;
    uint32_t line;
    struct dump_value reason, qualification, error;
    char text[100];
};

/* What the input says about the processor.  Capability MSRs by address from DUMP_FIRST_MSR. */
#define DUMP_FIRST_MSR 0x480
#define DUMP_MSRS      0x20
struct dump_processor {
    bool has_msr[DUMP_MSRS];
    uint64_t msr[DUMP_MSRS];
    uint32_t line[DUMP_MSRS];
    bool differs; /* two processors of the list have different values; the first counts */
    struct vmxd_snapshot facts; /* from /proc/cpuinfo and from names of facts */
    uint32_t fact_line[VMXD_INPUTS];
};

#define DUMP_MAX_DUMPS    200
#define DUMP_MAX_MESSAGES 64
#define DUMP_MAX_UNREAD   200

struct dump_unread {
    const char *file;
    uint32_t line;
    char text[100];
};

struct dump_log {
    struct dump *dump;
    size_t dumps, more_dumps; /* more: after the first DUMP_MAX_DUMPS */
    struct dump_message message[DUMP_MAX_MESSAGES];
    size_t messages;
    struct dump_processor processor;
    struct dump_unread unread[DUMP_MAX_UNREAD];
    size_t unread_lines, lines;
    size_t cut_lines; /* longer than the reader keeps */
};

void dump_log_start(struct dump_log *log);
void dump_log_finish(struct dump_log *log); /* frees it */

/* Reads a file to its end.  Returns false if reading fails; errno has the reason. */
bool dump_read(struct dump_log *log, struct input *input);

/* The same for text in memory. */
void dump_read_text(struct dump_log *log, const char *text, size_t length, const char *name);

/* Whether the text has a dump, or reports the outcome of a VM entry. */
bool dump_is_text(const char *text, size_t length);

#endif /* VMXDECODE_DUMP_H */
