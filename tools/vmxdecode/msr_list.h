/* SPDX-License-Identifier: MIT */
/* msr_list.h - a list of capability MSRs, of one or more processors: read from text or from this machine. */
#ifndef VMXDECODE_MSR_LIST_H
#define VMXDECODE_MSR_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The range of the VMX capability MSRs, with room for later ones; after them IA32_FEATURE_CONTROL. */
#define MSR_FIRST 0x480
#define MSR_SLOTS 0x21

struct processor {
    unsigned number;
    bool has[MSR_SLOTS], unreadable[MSR_SLOTS];
    uint64_t value[MSR_SLOTS];
};

struct msr_list {
    struct processor *processors; /* in the order of their numbers, at least one */
    size_t count;
    size_t others; /* MSRs in the input that are outside of the range */
};

/* Finds the slot of an MSR in struct processor.  Returns false if it has none. */
bool msr_slot(uint64_t address, size_t *slot);
uint32_t msr_address(size_t slot);

/* Reads a list from text.  Exits with an error message, which contains `name`, if it is not valid. */
struct msr_list msr_list_read(const char *text, size_t length, const char *name);

/* Reads the MSRs of this machine from /dev/cpu. */
struct msr_list msr_list_of_machine(void);

void msr_list_free(struct msr_list *list);

/* What a line of a list says. */
enum msr_line {
    MSR_LINE_WRONG,
    MSR_LINE_EMPTY,     /* empty, or a comment */
    MSR_LINE_VALUE,     /* an address and a value */
    MSR_LINE_UNREADABLE /* an address, and that the MSR could not be read */
};
struct msr_entry {
    uint64_t cpu, address, value;
};
enum msr_line msr_line_parse(const char *line, size_t length, struct msr_entry *entry);

#endif /* VMXDECODE_MSR_LIST_H */
