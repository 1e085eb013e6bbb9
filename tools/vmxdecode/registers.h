/* SPDX-License-Identifier: MIT */
/* registers.h - the bits of architectural registers that the VMCS holds and the headers do not define. */
#ifndef VMXDECODE_REGISTERS_H
#define VMXDECODE_REGISTERS_H

#include "definitions.h"

enum register_id {
    REGISTER_CR0,
    REGISTER_CR3,
    REGISTER_CR4,
    REGISTER_EFER,
    REGISTER_RFLAGS,
    REGISTER_DR7,
    REGISTER_DEBUGCTL,
    REGISTER_PAT,
    REGISTER_S_CET,
    REGISTER_FRED_CONFIG,
    REGISTER_SELECTOR,
    REGISTERS
};

/* Bits without a row are reserved. */
extern const struct table registers[REGISTERS];

#endif /* VMXDECODE_REGISTERS_H */
