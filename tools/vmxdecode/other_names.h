/* SPDX-License-Identifier: MIT */
/* other_names.h - the names of Linux, Xen, bhyve, ia32-doc and kvm-unit-tests, from tests/data/maps. */
#ifndef VMXDECODE_OTHER_NAMES_H
#define VMXDECODE_OTHER_NAMES_H

#include <stddef.h>
#include <stdint.h>

enum name_kind { NAME_EXIT, NAME_FIELD, NAME_ERROR, NAME_MSR };

struct other_name {
    const char *name;
    enum name_kind kind;
    uint32_t value;
};

extern const struct other_name other_names[]; /* in the order of strcmp() */
extern const size_t other_name_count;

#endif /* VMXDECODE_OTHER_NAMES_H */
