/* SPDX-License-Identifier: MIT */
/* instruction_info.h: bits that other bits make undefined.  Scaling 1:0, reg1 6:3, address size 9:7, register operand
 * 10, segment 17:15, index register 21:18, none 22, base register 26:23, none 27. */
#include "prove.h"

#include "vmxdefs/instruction_info.h"

PROOF(undefined_bits_of_a_memory_operand)
{
    const uint32_t w = nondet_u32();
    const uint32_t undefined = vmxd_instr_info_undefined_bits(w);

    HOLDS(undefined == ((BIT(w, 22) ? 0x003C0003u : 0) | (BIT(w, 27) ? 0x07800000u : 0)));
    /* What they are does not depend on their values. */
    HOLDS(vmxd_instr_info_undefined_bits(w ^ (nondet_u32() & undefined)) == undefined);
    QED;
}

PROOF(undefined_bits_of_an_operand)
{
    const uint32_t w = nondet_u32();
    const uint32_t undefined = vmxd_instr_info_undefined_bits_of_operand(w);

    HOLDS(undefined == (BIT(w, 10) ? 0x0FFF8383u : 0x78u | vmxd_instr_info_undefined_bits(w)));
    HOLDS(vmxd_instr_info_undefined_bits_of_operand(w ^ (nondet_u32() & undefined)) == undefined);
    QED;
}
