/* SPDX-License-Identifier: MIT */
/* registers.c - see registers.h.  Each table names the section of the SDM that it comes from. */
#include "registers.h"

#include "vmxdefs/names.h"

static const char *no_words(uint32_t value)
{
    (void)value;
    return NULL;
}

#define BIT(lsb, name)                           \
    {                                            \
        FIELD_field, name, lsb, 1, no_words, "0" \
    }
#define BITS(msb, lsb, name)                                     \
    {                                                            \
        FIELD_field, name, lsb, (msb) - (lsb) + 1, no_words, "0" \
    }
#define NAMED(msb, lsb, name, names)                          \
    {                                                         \
        FIELD_field, name, lsb, (msb) - (lsb) + 1, names, "0" \
    }
#define MUST_BE_1(lsb)                                    \
    {                                                     \
        FIELD_default1, "default1", lsb, 1, no_words, "0" \
    }

/* SDM: "Control Registers" */
static const struct field cr0[] = {
    BIT(0, "PE"),  BIT(1, "MP"),  BIT(2, "EM"),  BIT(3, "TS"),  BIT(4, "ET"),  BIT(5, "NE"),
    BIT(16, "WP"), BIT(18, "AM"), BIT(29, "NW"), BIT(30, "CD"), BIT(31, "PG"),
};

/* SDM: "Control Registers", "Linear-Address Masking".  With CR4.PCIDE, bits 11:0 are the PCID. */
static const struct field cr3[] = {
    BITS(11, 0, "PCID (with CR4.PCIDE), else bit 3 PWT, bit 4 PCD"),
    BITS(51, 12, "page frame number"),
    BIT(61, "LAM_U57"),
    BIT(62, "LAM_U48"),
};

/* SDM: "Control Registers"; FRED: "Flexible Return and Event Delivery" */
static const struct field cr4[] = {
    BIT(0, "VME"),    BIT(1, "PVI"),      BIT(2, "TSD"),         BIT(3, "DE"),
    BIT(4, "PSE"),    BIT(5, "PAE"),      BIT(6, "MCE"),         BIT(7, "PGE"),
    BIT(8, "PCE"),    BIT(9, "OSFXSR"),   BIT(10, "OSXMMEXCPT"), BIT(11, "UMIP"),
    BIT(12, "LA57"),  BIT(13, "VMXE"),    BIT(14, "SMXE"),       BIT(16, "FSGSBASE"),
    BIT(17, "PCIDE"), BIT(18, "OSXSAVE"), BIT(19, "KL"),         BIT(20, "SMEP"),
    BIT(21, "SMAP"),  BIT(22, "PKE"),     BIT(23, "CET"),        BIT(24, "PKS"),
    BIT(25, "UINTR"), BIT(27, "LASS"),    BIT(28, "LAM_SUP"),    BIT(32, "FRED"),
};

/* SDM: "Extended Feature Enable Register" */
static const struct field efer[] = {
    BIT(0, "SCE"),
    BIT(8, "LME"),
    BIT(10, "LMA"),
    BIT(11, "NXE"),
};

/* SDM: "EFLAGS Register" */
static const struct field rflags[] = {
    BIT(0, "CF"),         MUST_BE_1(1),   BIT(2, "PF"),  BIT(4, "AF"),  BIT(6, "ZF"),
    BIT(7, "SF"),         BIT(8, "TF"),   BIT(9, "IF"),  BIT(10, "DF"), BIT(11, "OF"),
    BITS(13, 12, "IOPL"), BIT(14, "NT"),  BIT(16, "RF"), BIT(17, "VM"), BIT(18, "AC"),
    BIT(19, "VIF"),       BIT(20, "VIP"), BIT(21, "ID"),
};

/* SDM: "Debug Control Register (DR7)".  The length 2 is 8 bytes on processors with Intel 64. */
static const char *breakpoint_condition(uint32_t value)
{
    static const char *const words[] = {"execution", "data writes", "I/O reads or writes",
                                        "data reads or writes"};

    return words[value & 3];
}

static const char *breakpoint_length(uint32_t value)
{
    static const char *const words[] = {"1 byte", "2 bytes", "8 bytes", "4 bytes"};

    return words[value & 3];
}

static const struct field dr7[] = {
    BIT(0, "L0"),
    BIT(1, "G0"),
    BIT(2, "L1"),
    BIT(3, "G1"),
    BIT(4, "L2"),
    BIT(5, "G2"),
    BIT(6, "L3"),
    BIT(7, "G3"),
    BIT(8, "LE"),
    BIT(9, "GE"),
    MUST_BE_1(10),
    BIT(11, "RTM"),
    BIT(13, "GD"),
    NAMED(17, 16, "R/W0", breakpoint_condition),
    NAMED(19, 18, "LEN0", breakpoint_length),
    NAMED(21, 20, "R/W1", breakpoint_condition),
    NAMED(23, 22, "LEN1", breakpoint_length),
    NAMED(25, 24, "R/W2", breakpoint_condition),
    NAMED(27, 26, "LEN2", breakpoint_length),
    NAMED(29, 28, "R/W3", breakpoint_condition),
    NAMED(31, 30, "LEN3", breakpoint_length),
};

/* SDM: "IA32_DEBUGCTL MSR"; bit 2: "OS Bus-Lock Detection" */
static const struct field debugctl[] = {
    BIT(0, "LBR"),
    BIT(1, "BTF"),
    BIT(2, "BUS_LOCK_DETECT"),
    BIT(6, "TR"),
    BIT(7, "BTS"),
    BIT(8, "BTINT"),
    BIT(9, "BTS_OFF_OS"),
    BIT(10, "BTS_OFF_USR"),
    BIT(11, "FREEZE_LBRS_ON_PMI"),
    BIT(12, "FREEZE_PERFMON_ON_PMI"),
    BIT(13, "UNCORE_PMI_EN"),
    BIT(14, "FREEZE_WHILE_SMM"),
    BIT(15, "RTM"),
};

/* SDM: "IA32_PAT MSR".  Only the PAT has type 7. */
static const char *pat_type(uint32_t value)
{
    return value == 7 ? "uncached (UC-)" : vmxd_memory_type_name(value);
}

static const struct field pat[] = {
    NAMED(7, 0, "PA0", pat_type),   NAMED(15, 8, "PA1", pat_type),  NAMED(23, 16, "PA2", pat_type),
    NAMED(31, 24, "PA3", pat_type), NAMED(39, 32, "PA4", pat_type), NAMED(47, 40, "PA5", pat_type),
    NAMED(55, 48, "PA6", pat_type), NAMED(63, 56, "PA7", pat_type),
};

/* SDM: "Shadow Stack and Indirect Branch Tracking MSRs" (unconfirmed title) */
static const struct field s_cet[] = {
    BIT(0, "SH_STK_EN"), BIT(1, "WR_SHSTK_EN"), BIT(2, "ENDBR_EN"),
    BIT(3, "LEG_IW_EN"), BIT(4, "NO_TRACK_EN"), BIT(5, "SUPPRESS_DIS"),
    BIT(10, "SUPPRESS"), BIT(11, "TRACKER"),    BITS(63, 12, "EB_LEG_BITMAP_BASE"),
};

/* The specification of FRED (the title of the section and bit 3 are unconfirmed) */
static const struct field fred_config[] = {
    BITS(1, 0, "current stack level"),
    BIT(3, "decrement SSP by 8 at the same stack level"),
    BITS(8, 6, "decrement RSP at the same stack level, in 64 bytes"),
    BITS(10, 9, "stack level of maskable interrupts in ring 0"),
    BITS(63, 12, "page of the event handlers"),
};

/* SDM: "Segment Selectors" */
static const struct field selector[] = {
    BITS(1, 0, "RPL"),
    BIT(2, "TI (1: LDT)"),
    BITS(15, 3, "index"),
};

#define TABLE(name, bits)                                   \
    {                                                       \
#name, bits, name, sizeof(name) / sizeof((name)[0]) \
    }
const struct table registers[REGISTERS] = {
    [REGISTER_CR0] = TABLE(cr0, 64),           [REGISTER_CR3] = TABLE(cr3, 64),
    [REGISTER_CR4] = TABLE(cr4, 64),           [REGISTER_EFER] = TABLE(efer, 64),
    [REGISTER_RFLAGS] = TABLE(rflags, 64),     [REGISTER_DR7] = TABLE(dr7, 64),
    [REGISTER_DEBUGCTL] = TABLE(debugctl, 64), [REGISTER_PAT] = TABLE(pat, 64),
    [REGISTER_S_CET] = TABLE(s_cet, 64),       [REGISTER_FRED_CONFIG] = TABLE(fred_config, 64),
    [REGISTER_SELECTOR] = TABLE(selector, 16),
};
