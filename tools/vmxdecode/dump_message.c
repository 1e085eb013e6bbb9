/* SPDX-License-Identifier: MIT */
/* dump_message.c - lines that report an outcome, and /proc/cpuinfo. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "dump_line.h"
#include "dump_text.h"
#include "vmxdefs/exit_reason.h"

/* A number that follows certain words.  Bit 31 is 1 in an exit reason of a failed entry, and never in a VM-instruction
 * error.  "exit_reason = 0x80000021" is a field, as others of the dump. */
static const char *const words_before_number[] = {
    "hardware error",
    "hardware_exit_reason",
    "hardware_entry_failure_reason",
    "instruction error",
    "instruction error number",
    "instruction_error",
    "vmx error",
    "exit reason",
    "exit_reason",
    "exit_reason.raw",
    "(reason",
    "unhandled exit",
    "entry failed with error",
    "vm-entry, code",
    "vmlaunch failed",
    "vmresume failed",
    "vmlaunch error",
    "vmlaunch failed with error",
};

/* The words of the SDM ("VM-Instruction Error Numbers") and of VirtualBox, without a number. */
static const struct {
    const char *words;
    uint32_t error, reason;
} texts[] = {
    {"invalid control field", 7, 0},
    {"invalid host-state field", 8, 0},
    {"invalid host state field", 8, 0},
    {"verr_vmx_invalid_guest_state", 0, 0x80000021},
};

static void set_value(struct dump_value *v, uint64_t value, uint32_t line)
{
    v->known = true;
    v->value = value;
    v->line = line;
}

/* Returns whether the number can be an outcome. */
static bool set_outcome(struct dump_message *m, uint64_t value)
{
    /* Sign-extended to 64 bits, or with only the low half of the modifiers lost. */
    if (value >> 32 == 0xFFFFFFFF || value >> 32 == 0xFFFFFF)
        value = (value & 0xFFFFFFFF) | VMXD_EXIT_REASON_FAILED_ENTRY;
    if (value >> 31 == 1)
        set_value(&m->reason, value, m->line);
    else if (value > 0 && value <= 28)
        set_value(&m->error, value, m->line);
    else
        return false;
    return true;
}

/* "caused by invalid guest state (0)", "caused by MSR entry 3 loading", "Invalid guest state (0)" */
static void set_qualification(struct dump_message *m, const char *text)
{
    const char *guest = text_find(text, "invalid guest state ("),
               *msr = text_find(text, "msr entry ");
    uint64_t value;

    if ((guest && text_number(guest + 21, &value)) || (msr && text_number(msr + 10, &value)))
        set_value(&m->qualification, value, m->line);
}

/* Whether the words are also the name of a field, whose value follows "=". */
static bool names_field(const char *words)
{
    return text_find(words, "exit_reason") == words || text_find(words, "exit reason") == words ||
           text_find(words, "instruction_error") == words;
}

static bool find_number(struct dump_message *m, const char *text)
{
    for (size_t i = 0; i < sizeof(words_before_number) / sizeof(char *); i++) {
        const char *words = words_before_number[i];
        const bool is_reason = strstr(words, "reason") != NULL;
        const char *found = text_find(text, words);
        uint64_t value;

        if (found == NULL)
            continue;
        found += strlen(words);
        found += strspn(found, names_field(words) ? " :" : " :=");
        if (text_number(found, &value) == NULL)
            continue;
        /* A small number after "exit reason" is an exit. */
        if ((!is_reason || value >> 31 != 0 || strstr(words, "hardware")) && set_outcome(m, value))
            return true;
    }
    return false;
}

bool line_message(const char *text, struct dump_message *m)
{
    static const char *const one_of[] = {"error", "reason", "exit ", "invalid", "failed", "code="};
    size_t n = 0;

    while (n < sizeof(one_of) / sizeof(one_of[0]) && !text_find(text, one_of[n]))
        n++;
    if (n == sizeof(one_of) / sizeof(one_of[0]))
        return false; /* most lines end here */
    if (!find_number(m, text)) {
        size_t i = 0;

        while (i < sizeof(texts) / sizeof(texts[0]) && !text_find(text, texts[i].words))
            i++;
        if (i == sizeof(texts) / sizeof(texts[0]) ||
            !set_outcome(m, texts[i].error ? texts[i].error : texts[i].reason))
            return false;
    }
    set_qualification(m, text);
    snprintf(m->text, sizeof(m->text), "%s", text);
    return true;
}

/* --- /proc/cpuinfo --- */

static bool has_flag(const char *flags, const char *flag)
{
    const size_t length = strlen(flag);

    for (const char *found = strstr(flags, flag); found; found = strstr(found + 1, flag))
        if (found > flags && isspace((unsigned char)found[-1]) &&
            (found[length] == '\0' || isspace((unsigned char)found[length])))
            return true;
    return false;
}

static const char *after_colon(const char *text)
{
    const char *colon = strchr(text, ':');

    return colon ? colon : "";
}

/* The names are those of Linux.  A flag that an old kernel does not know is not listed: only what is
 * listed, or is as old as VMX, is certain. */
static void read_flags(const char *flags, struct vmxd_snapshot *facts)
{
    static const struct {
        const char *flag;
        uint32_t input;
        uint64_t value;
    } known[] = {
        {"lm", VMXD_INPUT_HAS_INTEL64, 1},
        {"lam", VMXD_INPUT_HAS_LAM, 1},
        {"sgx", VMXD_INPUT_HAS_SGX, 1},
        {"rtm", VMXD_INPUT_HAS_RTM, 1},
        {"bus_lock_detect", VMXD_INPUT_HAS_BUS_LOCK_DETECTION, 1},
        {"la57", VMXD_INPUT_LINEAR_ADDRESS_WIDTH, 57},
    };

    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (has_flag(flags, known[i].flag))
            vmxd_snapshot_set(facts, known[i].input, known[i].value);
        else if (known[i].value == 1)
            vmxd_snapshot_assume(facts, known[i].input, 0);
    if (!has_flag(flags, "lm"))
        vmxd_snapshot_set(facts, VMXD_INPUT_HAS_INTEL64, 0);
    vmxd_snapshot_set(facts, VMXD_INPUT_EFER_BITS,
                      (has_flag(flags, "lm") ? 0x501u : 0u) |
                          (has_flag(flags, "nx") ? 0x800u : 0u));
}

bool line_cpuinfo(const char *text, struct vmxd_snapshot *facts)
{
    const char *physical_end, *comma;
    uint64_t physical, linear;

    if (strncmp(text, "flags", 5) == 0 && has_flag(after_colon(text), "vmx")) {
        read_flags(after_colon(text), facts);
        return true;
    }
    if (strncmp(text, "address sizes", 13) != 0)
        return false;
    text = after_colon(text);
    text += strspn(text, ": ");
    physical_end = text_number(text, &physical);
    comma = strchr(text, ',');
    if (physical_end == NULL || strncmp(physical_end, " bits physical", 14) != 0 || comma == NULL ||
        text_number(comma + 1 + strspn(comma + 1, " "), &linear) == NULL)
        return false;
    if (physical >= 32 && physical <= 52)
        vmxd_snapshot_set(facts, VMXD_INPUT_MAXPHYADDR, physical);
    if (linear == 48 || linear == 57)
        vmxd_snapshot_set(facts, VMXD_INPUT_LINEAR_ADDRESS_WIDTH, linear);
    return true;
}
