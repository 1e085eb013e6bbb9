/* SPDX-License-Identifier: MIT */
/* exit_class.h: what is valid after an exit, for every exit reason and every qualification.  The
 * tables below have one letter for each basic exit reason from 0 to 85, ten in a line. */
#include "prove.h"
#include "vmxdefs/exit_class.h"

#define REASONS 86

/* e event, f fault-like, t trap-like, F failed entry, - not defined */
static const char kinds[REASONS + 1] = "eeeeeeeeef"
                                       "ffffffffff"
                                       "ffffffffff"
                                       "fffFF-fe-f"
                                       "fF-tftffff"
                                       "ffeffftfff"
                                       "ffffffffff"
                                       "ffffteffff"
                                       "ff--ff";

/* The format of the exit qualification: a letter of the line below, . none. */
static const char qualifications[REASONS + 1] = "x...vio..t"
                                                "....l....d"
                                                ".ddd.d.dcr"
                                                "i.WFM.m..."
                                                "....avdde."
                                                "d..db.w.d."
                                                "..pdd.s..."
                                                ".gPP.T..nn"
                                                "nn..nn";
static const char qualification_formats[] = ".xvtldcrimFMawepsPnWbTog";

/* The format of the instruction information, in the same way. */
static const char informations[REASONS + 1] = ".........."
                                              ".........m"
                                              ".mmv.v.m.."
                                              "o........."
                                              "......gl.."
                                              "i..i...ri."
                                              ".r.mm..ttk"
                                              ".........."
                                              "nn..nn";
static const char information_formats[] = ".oiglrtmvkn";

/* The instruction length: 1 valid, 0 not, ? in some cases. */
static const char lengths[REASONS + 1] = "?00000000?"
                                         "1111111111"
                                         "1111111111"
                                         "1110001001"
                                         "1000?011?0"
                                         "1101110111"
                                         "11?111?111"
                                         "1000001100"
                                         "110011";

/* The entry of a table, or `other` for a larger reason. */
static char entry(const char *table, uint32_t basic, char other)
{
    return basic < REASONS ? table[basic] : other;
}

static bool has_physical_address(uint32_t basic)
{
    return basic == 48 || basic == 49 || basic == 66 || basic == 71;
}

static bool may_interrupt_delivery(uint32_t basic)
{
    return basic == 0 || basic == 9 || basic == 44 || basic == 48 || basic == 49 || basic == 62 ||
           basic == 66 || basic == 75;
}

static bool always_has_linear_address(uint32_t basic)
{
    return basic == 66 || basic == 71;
}

static bool has_linear_address_in_some_cases(uint32_t basic)
{
    return basic == 5 || basic == 28 || basic == 30 || basic == 48 || basic == 49 || basic == 62 ||
           basic == 75;
}

PROOF(exit_class_of_a_reason)
{
    const uint32_t basic = nondet_u32();
    const uint32_t bits = vmxd_exit_class_bits(basic);
    const char length = entry(lengths, basic, '0');

    HOLDS((bits & 7) < 5);
    HOLDS("-fteF"[bits & 7] == entry(kinds, basic, '-'));
    HOLDS((bits >> 3 & 31) < 24);
    HOLDS(qualification_formats[bits >> 3 & 31] == entry(qualifications, basic, '.'));
    HOLDS((bits >> 8 & 15) < 11);
    HOLDS(information_formats[bits >> 8 & 15] == entry(informations, basic, '.'));
    HOLDS(BIT(bits, 12) == (length == '1'));
    HOLDS(BIT(bits, 13) == (length == '?'));
    HOLDS(BIT(bits, 14) == always_has_linear_address(basic));
    HOLDS(BIT(bits, 15) == has_linear_address_in_some_cases(basic));
    HOLDS(BIT(bits, 16) == has_physical_address(basic));
    HOLDS(BIT(bits, 17) == may_interrupt_delivery(basic));
    HOLDS(bits >> 18 == 0);
    HOLDS(vmxd_exit_class_of(basic).full == bits);
    QED;
}

PROOF(exit_class_answers)
{
    const uint32_t basic = nondet_u32();
    const uint32_t format = vmxd_exit_qual_format(basic);

    HOLDS(vmxd_exit_is_fault_like(basic) == (entry(kinds, basic, '-') == 'f'));
    HOLDS(vmxd_exit_is_trap_like(basic) == (entry(kinds, basic, '-') == 't'));
    HOLDS(vmxd_exit_may_interrupt_delivery(basic) == may_interrupt_delivery(basic));
    HOLDS(format < 24);
    HOLDS(qualification_formats[format] == entry(qualifications, basic, '.'));
    QED;
}

/* None after a failed entry (bit 31), from an enclave (bit 27), and for IN and OUT (bit 4 of the
 * qualification is 0). */
PROOF(instruction_information)
{
    const uint32_t w = nondet_u32();
    const uint64_t qualification = nondet_u64();
    const uint32_t format = vmxd_exit_instr_info_format(vmxd_exit_reason_from(w), qualification);
    const bool in_or_out = w % 0x10000 == 30 && !BIT(qualification, 4);
    const char expected =
        BIT(w, 31) || BIT(w, 27) || in_or_out ? '.' : entry(informations, w % 0x10000, '.');

    HOLDS(format < 11);
    HOLDS(information_formats[format] == expected);
    QED;
}

PROOF(physical_address)
{
    const uint32_t w = nondet_u32();

    HOLDS(vmxd_exit_has_physical_address(vmxd_exit_reason_from(w)) ==
          (!BIT(w, 31) && has_physical_address(w % 0x10000)));
    QED;
}

PROOF(lmsw_from_memory)
{
    const uint64_t qualification = nondet_u64();

    HOLDS(vmxd_exit_is_lmsw_from_memory(qualification) ==
          (BIT(qualification, 4) && BIT(qualification, 5) && BIT(qualification, 6)));
    QED;
}

/* The cases of the manual in which the guest-linear address is valid. */
static bool case_has_linear_address(uint32_t w, uint64_t qualification)
{
    switch (w % 0x10000) {
    case 5:  /* SMI after INS or OUTS */
    case 30: /* INS or OUTS */
        return BIT(qualification, 4);
    case 28: /* LMSW with a memory operand: access type 3, operand type 1 */
        return (qualification & 0x70) == 0x70;
    case 48: /* EPT violation */
        return BIT(qualification, 7);
    case 49: /* EPT misconfiguration and page-modification log full: shadow stack busy */
    case 62:
        return BIT(w, 25);
    case 75: /* instruction time-out: shadow stack busy, and the context is valid */
        return BIT(w, 25) && !BIT(qualification, 0);
    default:
        return false;
    }
}

PROOF(linear_address)
{
    const uint32_t w = nondet_u32();
    const uint64_t qualification = nondet_u64();
    const vmxd_exit_reason r = vmxd_exit_reason_from(w);
    const bool in_this_case = vmxd_exit_case_has_linear_address(r, qualification);

    if (has_linear_address_in_some_cases(w % 0x10000))
        HOLDS(in_this_case == case_has_linear_address(w, qualification));
    HOLDS(vmxd_exit_has_linear_address(r, qualification) ==
          (!BIT(w, 31) &&
           (always_has_linear_address(w % 0x10000) || case_has_linear_address(w, qualification))));
    QED;
}

/* INT n, INT1, INT3 and INTO: the types 4, 5 and 6 in bits 10:8 of a valid (bit 31) information. */
static bool is_software_event(uint32_t information)
{
    const uint32_t type = information / 0x100 % 8;

    return BIT(information, 31) && type >= 4 && type <= 6;
}

/* And, of an interrupted delivery, SYSCALL and SYSENTER: type 7 with the vectors 1 and 2. */
static bool is_by_instruction(uint32_t information)
{
    const uint32_t type = information / 0x100 % 8, vector = information % 0x100;

    return is_software_event(information) ||
           (BIT(information, 31) && type == 7 && (vector == 1 || vector == 2));
}

PROOF(interrupted_instruction)
{
    const uint32_t information = nondet_u32();

    HOLDS(vmxd_exit_interrupted_instruction(vmxd_idt_vectoring_from(information)) ==
          is_by_instruction(information));
    QED;
}

PROOF(instruction_length)
{
    const uint32_t w = nondet_u32(), cause = nondet_u32(), interrupted = nondet_u32();
    const uint64_t qualification = nondet_u64();
    const uint32_t basic = w % 0x10000;
    const vmxd_exit_reason r = vmxd_exit_reason_from(w);
    const char length = entry(lengths, basic, '0');
    /* A task switch by CALL, IRET or JMP: source 0 to 2 in bits 31:30. */
    const bool in_this_case =
        (basic == 0 && is_software_event(cause)) || (basic == 9 && (qualification >> 30) % 4 != 3);

    HOLDS(vmxd_exit_case_has_instruction_length(
              r, qualification, vmxd_exit_interruption_from(cause)) == in_this_case);
    HOLDS(vmxd_exit_has_instruction_length(r, qualification, vmxd_exit_interruption_from(cause),
                                           vmxd_idt_vectoring_from(interrupted)) ==
          (!BIT(w, 31) && !BIT(w, 27) &&
           (length == '1' || (length == '?' && (is_by_instruction(interrupted) || in_this_case)))));
    QED;
}

/* The injection of the event needs its instruction length, which is valid after every exit that may
 * interrupt the delivery, but for two.  The SDM gives no length for an EPT misconfiguration (49)
 * and an instruction time-out (75). */
PROOF(instruction_length_for_reinjection)
{
    const uint32_t w = nondet_u32(), cause = nondet_u32(), interrupted = nondet_u32();
    const uint64_t qualification = nondet_u64();

    GIVEN(may_interrupt_delivery(w % 0x10000) && w % 0x10000 != 49 && w % 0x10000 != 75);
    GIVEN(!BIT(w, 31) && !BIT(w, 27) && is_by_instruction(interrupted));
    HOLDS(vmxd_exit_has_instruction_length(vmxd_exit_reason_from(w), qualification,
                                           vmxd_exit_interruption_from(cause),
                                           vmxd_idt_vectoring_from(interrupted)));
    QED;
}
