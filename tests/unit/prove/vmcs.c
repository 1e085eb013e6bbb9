/* SPDX-License-Identifier: MIT */
/* vmcs.h: the encoding of a field.  Bit 0 access type, 9:1 index, 11:10 type, 14:13 width. */
#include "prove.h"

PROOF(field_encoding)
{
    const uint32_t field = nondet_u32();

    HOLDS(vmxd_vmcs_field_type(field) == field / 0x400 % 4);
    HOLDS(vmxd_vmcs_field_index(field) == field / 2 % 512);
    HOLDS(vmxd_vmcs_field_is_exit_information(field) == (field / 0x400 % 4 == 1));
    HOLDS(vmxd_vmcs_field_full(field) == field - field % 2);
    HOLDS(vmxd_vmcs_field_high(field) == field - field % 2 + 1);
    /* The high half of a field has 32 bits, which is width 2. */
    HOLDS(vmxd_vmcs_field_width(field) == (field % 2 ? 2 : field / 0x2000 % 4));
    /* Bits 31:15 and 12 are 0, and only a field of 64 bits, which is width 1, has a high half. */
    HOLDS(vmxd_vmcs_field_is_valid(field) ==
          ((field & 0xFFFF9000) == 0 && (field % 2 == 0 || field / 0x2000 % 4 == 1)));
    QED;
}

/* The functions return the parts that an encoding is made of. */
PROOF(field_encoding_round_trip)
{
    const uint32_t index = nondet_u32(), type = nondet_u32(), width = nondet_u32();
    uint32_t field;

    GIVEN(index < 512 && type < 4 && width < 4);
    field = width << 13 | type << 10 | index << 1;
    HOLDS(vmxd_vmcs_field_is_valid(field));
    HOLDS(vmxd_vmcs_field_index(field) == index);
    HOLDS(vmxd_vmcs_field_type(field) == type);
    HOLDS(vmxd_vmcs_field_width(field) == width);
    HOLDS(vmxd_vmcs_field_full(vmxd_vmcs_field_high(field)) == field);
    HOLDS(vmxd_vmcs_field_is_valid(vmxd_vmcs_field_high(field)) == (width == 1));
    QED;
}
