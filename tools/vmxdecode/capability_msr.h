/* SPDX-License-Identifier: MIT */
/* capability_msr.h - the names and formats of the capability MSRs. */
#ifndef VMXDECODE_CAPABILITY_MSR_H
#define VMXDECODE_CAPABILITY_MSR_H

#include "definitions.h"

enum capability_kind {
    CAPABILITY_FIELDS,   /* a word with fields */
    CAPABILITY_SPLIT,    /* low half: allowed 0-settings; high half: allowed 1-settings */
    CAPABILITY_ALLOWED1, /* allowed 1-settings */
    CAPABILITY_FIXED0,   /* bits of CR0 or CR4 that must be 1 */
    CAPABILITY_FIXED1    /* bits of CR0 or CR4 that may be 1 */
};

struct capability_msr {
    const char *name;
    uint32_t address;
    uint32_t true_msr; /* the TRUE MSR that replaces this one if it exists, or 0 */
    enum capability_kind kind;
    enum table_id table; /* of the word, or of the controls; TABLES if there is none */
};

extern const struct capability_msr capability_msrs[];
extern const size_t capability_msr_count;

/* Returns NULL if there is no capability MSR at this address. */
const struct capability_msr *capability_msr_find(uint64_t address);

/* The table of the word, of the controls, or of CR0 or CR4. */
const struct table *capability_msr_table(const struct capability_msr *msr);

/* Prints the contents of the MSR.  Returns the bits that are 1 and not defined in this SDM edition. */
uint64_t capability_msr_print(const struct capability_msr *msr, uint64_t value);

#endif /* VMXDECODE_CAPABILITY_MSR_H */
