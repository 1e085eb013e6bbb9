/* SPDX-License-Identifier: MIT */
/* dump_line.h - the values in one line of a log. */
#ifndef VMXDECODE_DUMP_LINE_H
#define VMXDECODE_DUMP_LINE_H

#include "dump.h"

/* The part of a dump that a line belongs to. */
enum line_section {
    SECTION_NONE = 1,
    SECTION_GUEST = 2,
    SECTION_HOST = 4,
    SECTION_CONTROL = 8,
    SECTION_QEMU = 16,
    SECTION_VIRTUALBOX = 32
};

/* What is known from the lines before. */
struct line_state {
    enum line_section section;
    char context[16]; /* "cr0" or "cs": what "actual=" or "limit=" belongs to */
    enum {
        AREA_NONE,
        AREA_ENTRY_LOAD,
        AREA_OTHER
    } area;           /* the list of MSRs that is being printed */
    char tail[160];   /* the end of the line before, if it can be the beginning of a value */
    unsigned missing; /* digits of the number at the end of `tail` */
    bool last_try;    /* a number that is short is complete */
    bool in_dump;     /* names of one word count */
};

/* What a value is. */
enum line_target {
    LINE_INPUT, /* number: the input */
    LINE_INPUT_HIGH,
    LINE_REASON,
    LINE_QUALIFICATION,
    LINE_ERROR,
    LINE_MSR,       /* number: the address of a capability MSR; `processor` from the line */
    LINE_MSR_INDEX, /* of an entry of the VM-entry MSR-load area */
    LINE_MSR_VALUE,
    LINE_NEW_DUMP, /* not a value: a dump of the format `number` begins */
    LINE_NO_INPUT  /* understood, but VM entry does not use it */
};

struct line_value {
    enum line_target target;
    uint32_t number;
    uint64_t value;
    bool seen_by_guest; /* a register as the guest sees it, not a field */
    bool assumed;       /* the line says that it is assumed */
    bool bare;          /* without 0x, and without a letter */
    bool listed;        /* a name or an encoding with its value */
    uint32_t processor; /* of a list of MSRs */
};

/* Calls `found` for each value.  Returns how many. */
unsigned line_parse(const char *text, struct line_state *state,
                    void (*found)(const struct line_value *v, void *context), void *context);

/* Whether the tail and the beginning of the next line are one word: the terminal broke it. */
bool line_continues_word(const struct line_state *state, const char *text);

/* Whether the line reports an outcome. */
bool line_message(const char *text, struct dump_message *message);

/* Reads what /proc/cpuinfo says about the processor.  Returns false if the line is another one. */
bool line_cpuinfo(const char *text, struct vmxd_snapshot *facts);

#endif /* VMXDECODE_DUMP_LINE_H */
