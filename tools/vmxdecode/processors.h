/* SPDX-License-Identifier: MIT */
/* processors.h - the capability MSRs of known processors, and of the processor that a log describes. */
#ifndef VMXDECODE_PROCESSORS_H
#define VMXDECODE_PROCESSORS_H

#include "dump.h"

#define PROCESSOR_MSRS 0x14

struct known_processor {
    const char *name;
    uint64_t msr[PROCESSOR_MSRS]; /* from 480H; 0: does not exist */
};

extern const struct known_processor known_processors[];
extern const size_t known_processor_count;

/* Finds a processor by its name or the beginning of its name.  Returns NULL if there is none. */
const struct known_processor *find_processor(const char *name);

/* Sets the capability MSRs of a known processor. */
void set_known_processor(struct vmxd_snapshot *s, const struct known_processor *p);

/* Sets what the log says.  Returns whether it has a capability MSR. */
bool set_told_processor(struct vmxd_snapshot *s, const struct dump_processor *p);

/* Whether the input is a capability MSR. */
bool is_capability(uint32_t input);

#endif /* VMXDECODE_PROCESSORS_H */
