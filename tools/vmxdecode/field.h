/* SPDX-License-Identifier: MIT */
/* field.h - a VMCS field on the command line. */
#ifndef VMXDECODE_FIELD_H
#define VMXDECODE_FIELD_H

#include <stdint.h>

/* Parses an encoding or a name.  Exits with an error message if it is neither. */
uint32_t field_get(const char *text);

#endif /* VMXDECODE_FIELD_H */
