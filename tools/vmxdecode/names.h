/* SPDX-License-Identifier: MIT */
/* names.h - from a name to a number: the names of the library, the SDM's words, and the names of other
 * projects.
 *
 * Case, and the characters between words, make no difference.  A name can be given without its first
 * words: "rip", "guest_rip", "GUEST_RIP", "VMXD_VMCS_GUEST_RIP" and "guest RIP" are the same field,
 * "ept_violation" and "EXIT_REASON_EPT_VIOLATION" the same exit reason.
 */
#ifndef VMXDECODE_NAMES_H
#define VMXDECODE_NAMES_H

#include <stdbool.h>

#include "other_names.h"

/* Returns the number of a name.  Exits with an error message that has similar names if there is none,
 * or the candidates if there are several. */
uint32_t name_get(enum name_kind kind, const char *text);

/* Finds a name that is complete: the whole name, with or without the prefix of the library. */
bool name_find(enum name_kind kind, const char *text, uint32_t *value);

/* Stores at most `most` numbers that the name can mean, best matches only.  Returns how many. */
size_t name_candidates(enum name_kind kind, const char *text, uint32_t *values, size_t most);

/* Whether two names are the same but for case and the characters between words. */
bool name_is_same(const char *a, const char *b);

#endif /* VMXDECODE_NAMES_H */
