/* SPDX-License-Identifier: MIT */
/* control.h - the control words. */
#ifndef VMXDECODE_CONTROL_H
#define VMXDECODE_CONTROL_H

#include "definitions.h"

struct control_word {
    const char *name;
    const char *label; /* in the VMCS dumps of Linux and Xen */
    uint32_t field;
    enum table_id table;
};

#define CONTROL_WORDS 8
extern const struct control_word control_words[CONTROL_WORDS];

/* By its name, its label in a dump, or a name of the VMCS field.  Returns NULL if there is none. */
const struct control_word *control_word_find(const char *name);

/* Returns NULL if the field is not a control word. */
const struct control_word *control_word_of_field(uint32_t field);

#endif /* VMXDECODE_CONTROL_H */
