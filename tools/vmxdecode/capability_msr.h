/* SPDX-License-Identifier: MIT */
/* capability_msr.h - the capability MSRs: what each is called, and how to read it. */
#ifndef VMXDECODE_CAPABILITY_MSR_H
#define VMXDECODE_CAPABILITY_MSR_H

#include "definitions.h"

enum capability_kind {
    CAPABILITY_FIELDS,   /* a word with fields */
    CAPABILITY_SPLIT,    /* low half: must be 1; high half: may be 1 */
    CAPABILITY_ALLOWED1, /* may be 1 */
    CAPABILITY_FIXED0,   /* of CR0 or CR4: must be 1 */
    CAPABILITY_FIXED1    /* of CR0 or CR4: may be 1 */
};

struct capability_msr {
    const char *name;
    uint32_t address;
    uint32_t true_msr; /* the MSR that counts instead where it exists, else 0 */
    enum capability_kind kind;
    enum table_id table; /* of the word, or of the controls; TABLES if there is none */
};

extern const struct capability_msr capability_msrs[];
extern const size_t capability_msr_count;

/* NULL if the address is of no capability MSR. */
const struct capability_msr *capability_msr_find(uint64_t address);

/* What the MSR says.  Returns the bits that this edition has no name for. */
uint64_t capability_msr_print(const struct capability_msr *msr, uint64_t value);

#endif /* VMXDECODE_CAPABILITY_MSR_H */
