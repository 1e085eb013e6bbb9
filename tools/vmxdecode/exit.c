/* SPDX-License-Identifier: MIT */
/* exit.c - an exit reason, what is valid beside it, and what to look at next. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "output.h"
#include "vmxdefs/describe.h"
#include "word.h"

enum { QUALIFICATION, GPA, GLA, CAUSE, CAUSE_CODE, IDT, IDT_CODE, LENGTH, INFORMATION, OPTIONS };

struct exit {
    vmxd_exit_reason reason;
    uint32_t basic;
    vmxd_exit_class class_;
    struct option given[OPTIONS + 1];
    uint64_t value[OPTIONS]; /* 0 if not given */
    uint64_t unknown;        /* bits without a name, of any word */
};

/* --- The reason --- */

static const struct {
    unsigned bit;
    const char *words;
} modifiers[] = {
    {VMXD_SHIFT(VMXD_EXIT_REASON_SHADOW_STACK_BUSY),
     "shadow_stack_busy: the exit left a supervisor shadow stack prematurely busy"},
    {VMXD_SHIFT(VMXD_EXIT_REASON_BUS_LOCK),
     "bus_lock: a bus lock was asserted; handle it beside the reason"},
    {VMXD_SHIFT(VMXD_EXIT_REASON_ENCLAVE_MODE), "enclave_mode: the exit came from enclave mode; "
                                                "instruction length and information are not valid"},
    {VMXD_SHIFT(VMXD_EXIT_REASON_PENDING_MTF),
     "pending_mtf: an MTF VM exit was pending (SMM VM exits only)"},
    {VMXD_SHIFT(VMXD_EXIT_REASON_FROM_VMX_ROOT),
     "from_vmx_root: the exit came from VMX root operation (SMM VM exits only)"},
    {VMXD_SHIFT(VMXD_EXIT_REASON_FAILED_ENTRY),
     "failed_entry: VM entry failed, the guest has not run"},
};

static bool reason_is_of_failed_entry(const struct exit *x)
{
    return VMXD_GET(VMXD_EXIT_CLASS_KIND, x->class_) == VMXD_KIND_FAILED_ENTRY;
}

static void print_reason(const struct exit *x)
{
    const struct value *row = list_find(LIST_vmxd_exit_name, x->basic);
    const bool failed = vmxd_exit_is_failed_entry(x->reason);
    char text[512] = "";
    struct vmxd_text t = {text, sizeof(text), 0, ""};

    vmxd_text_reason(&t, x->reason);
    output_hex("exit reason", x->reason.full);
    output_text("meaning", text);
    output_text("identifier", row ? row->name : "none: this edition does not define it");
    output_text("kind", vmxd_kind_name(failed ? VMXD_KIND_FAILED_ENTRY
                                              : VMXD_GET(VMXD_EXIT_CLASS_KIND, x->class_)));
    if (failed && row && !reason_is_of_failed_entry(x))
        output_warning("doubtful", "bit 31 is set, but only 33, 34 and 41 are reasons of a failed "
                                   "entry");
    if (!failed && reason_is_of_failed_entry(x))
        output_warning("doubtful", "bit 31 is 0, but this is a reason of a failed entry: has the "
                                   "field been cut to 16 bits?");
    output_list("modifiers");
    for (size_t i = 0; i < sizeof(modifiers) / sizeof(modifiers[0]); i++)
        if (x->reason.full >> modifiers[i].bit & 1)
            output_text(NULL, modifiers[i].words);
    output_end();
    word_print_unknown(vmxd_exit_unknown_modifiers(x->reason));
}

/* --- The words beside it --- */

static const struct {
    enum vmxd_qual_format format;
    enum table_id table;
} format_tables[] = {
    {VMXD_QUAL_FORMAT_VECTOR, TABLE_vmxd_qual_vector},
    {VMXD_QUAL_FORMAT_TASK_SWITCH, TABLE_vmxd_qual_task_switch},
    {VMXD_QUAL_FORMAT_CR, TABLE_vmxd_qual_cr},
    {VMXD_QUAL_FORMAT_DR, TABLE_vmxd_qual_dr},
    {VMXD_QUAL_FORMAT_IO, TABLE_vmxd_qual_io},
    {VMXD_QUAL_FORMAT_MWAIT, TABLE_vmxd_qual_mwait},
    {VMXD_QUAL_FORMAT_APIC_ACCESS, TABLE_vmxd_qual_apic_access},
    {VMXD_QUAL_FORMAT_APIC_WRITE, TABLE_vmxd_qual_apic_write},
    {VMXD_QUAL_FORMAT_EPT_VIOLATION, TABLE_vmxd_qual_ept_violation},
    {VMXD_QUAL_FORMAT_PML, TABLE_vmxd_qual_pml},
    {VMXD_QUAL_FORMAT_SPP, TABLE_vmxd_qual_spp},
    {VMXD_QUAL_FORMAT_PASID, TABLE_vmxd_qual_pasid},
    {VMXD_QUAL_FORMAT_WRMSR, TABLE_vmxd_qual_wrmsr},
    {VMXD_QUAL_FORMAT_WBINVD, TABLE_vmxd_qual_wbinvd},
    {VMXD_QUAL_FORMAT_TIMEOUT, TABLE_vmxd_qual_timeout},
    {VMXD_QUAL_FORMAT_OTHER_SMI, TABLE_vmxd_qual_other_smi},
};

static const enum table_id layout_tables[] = {
    [VMXD_INFO_FORMAT_INS_OUTS] = TABLE_vmxd_instr_info_ins_outs,
    [VMXD_INFO_FORMAT_INVALIDATE] = TABLE_vmxd_instr_info_invalidate,
    [VMXD_INFO_FORMAT_GDTR_IDTR] = TABLE_vmxd_instr_info_gdtr_idtr,
    [VMXD_INFO_FORMAT_LDTR_TR] = TABLE_vmxd_instr_info_ldtr_tr,
    [VMXD_INFO_FORMAT_RDRAND_RDSEED] = TABLE_vmxd_instr_info_rdrand_rdseed,
    [VMXD_INFO_FORMAT_TPAUSE_UMWAIT] = TABLE_vmxd_instr_info_tpause_umwait,
    [VMXD_INFO_FORMAT_MEMORY] = TABLE_vmxd_instr_info_memory,
    [VMXD_INFO_FORMAT_VMREAD_VMWRITE] = TABLE_vmxd_instr_info_vmread_vmwrite,
    [VMXD_INFO_FORMAT_LOADIWKEY] = TABLE_vmxd_instr_info_loadiwkey,
    [VMXD_INFO_FORMAT_MSR] = TABLE_vmxd_instr_info_msr,
};

/* The table of a qualification, or TABLES if it is a plain number. */
static enum table_id qualification_table(const struct exit *x, uint32_t format)
{
    const vmxd_exit_interruption cause = vmxd_exit_interruption_from(x->value[CAUSE]);

    if (format == VMXD_QUAL_FORMAT_EXCEPTION && VMXD_GET(VMXD_EXIT_INTR_VALID, cause) &&
        VMXD_GET(VMXD_EXIT_INTR_VECTOR, cause) == VMXD_VECTOR_DB)
        return TABLE_vmxd_qual_debug;
    for (size_t i = 0; i < sizeof(format_tables) / sizeof(format_tables[0]); i++)
        if (format_tables[i].format == format)
            return format_tables[i].table;
    return TABLES;
}

/* A word with its format: its fields, or what a plain number means (NULL: nothing). */
static void print_formatted(struct exit *x, const char *key, const char *format, int option,
                            enum table_id table, const char *meaning)
{
    const uint64_t word = x->value[option];

    output_object(key);
    output_text("format", format);
    if (x->given[option].text) {
        output_hex("word", word);
        if (meaning)
            output_text("meaning", meaning);
        if (table != TABLES) {
            word_print_fields(table, word);
            word_print_unknown(word & table_unknown_mask(table));
            x->unknown |= word & table_unknown_mask(table);
        }
    }
    output_end();
}

/* What a qualification means that is a plain number, or NULL. */
static const char *qualification_words(const struct exit *x, uint32_t format)
{
    const vmxd_exit_interruption cause = vmxd_exit_interruption_from(x->value[CAUSE]);
    const uint32_t vector = VMXD_GET(VMXD_EXIT_INTR_VECTOR, cause);

    if (format == VMXD_QUAL_FORMAT_FAILED_ENTRY)
        return vmxd_failed_entry_name((uint32_t)x->value[QUALIFICATION]);
    if (format == VMXD_QUAL_FORMAT_SGX_CONFLICT)
        return vmxd_sgx_conflict_name((uint32_t)x->value[QUALIFICATION]);
    if (format != VMXD_QUAL_FORMAT_EXCEPTION || !VMXD_GET(VMXD_EXIT_INTR_VALID, cause))
        return NULL;
    return vector == VMXD_VECTOR_PF    ? "linear address"
           : vector == VMXD_VECTOR_NMI ? "NMI source"
                                       : NULL;
}

static void print_qualification(struct exit *x)
{
    const uint32_t format = vmxd_exit_qual_format(x->basic);
    const uint64_t word = x->value[QUALIFICATION];

    if (format == VMXD_QUAL_FORMAT_FAILED_ENTRY && !list_find(LIST_vmxd_failed_entry_name, word))
        x->unknown |= word;
    print_formatted(x, "exit qualification", vmxd_qual_format_name(format), QUALIFICATION,
                    qualification_table(x, format), qualification_words(x, format));
}

static void print_information(struct exit *x)
{
    const uint32_t layout = vmxd_exit_instr_info_format(x->reason, x->value[QUALIFICATION]);

    print_formatted(x, "instruction information", vmxd_instr_info_format_name(layout), INFORMATION,
                    layout == VMXD_INFO_FORMAT_NONE ? TABLES : layout_tables[layout], NULL);
}

/* An address or a length: whether it is valid, and its value if it is given. */
static void print_number(const struct exit *x, const char *key, int option, bool valid, bool maybe)
{
    const bool given = x->given[option].text != NULL;
    const bool cases = maybe && !x->given[QUALIFICATION].text && !x->given[CAUSE].text;
    const char *state = valid   ? "valid"
                        : cases ? "valid in some cases"
                        : maybe ? "not valid in this case"
                                : "not valid";

    output_state(key, state, given ? &x->value[option] : NULL, given && !valid && !cases);
}

/* Interruption and IDT-vectoring information say by their own bit 31 whether they are valid. */
static void print_event(struct exit *x, const char *key, int option, enum table_id table)
{
    const uint32_t word = (uint32_t)x->value[option];
    const uint64_t unknown = word & table_unknown_mask(table);
    char text[256] = "";
    struct vmxd_text t = {text, sizeof(text), 0, ""};

    if (!x->given[option].text) {
        output_state(key, "valid if its bit 31 is 1", NULL, false);
        return;
    }
    if (word >> 31 == 0) {
        output_state(key, "no event: bit 31 is 0", &x->value[option], false);
        return;
    }
    vmxd_text_interruption(&t, "event", word, (uint32_t)x->value[option + 1]);
    output_state(key, strchr(text, ':') + 2, &x->value[option], false);
    x->unknown |= unknown;
    word_print_unknown(unknown);
}

static void print_rest(struct exit *x)
{
    const vmxd_exit_interruption cause = vmxd_exit_interruption_from(x->value[CAUSE]);
    const vmxd_idt_vectoring idt = vmxd_idt_vectoring_from(x->value[IDT]);
    const uint64_t qualification = x->value[QUALIFICATION];

    print_number(x, "guest-physical address", GPA, vmxd_exit_has_physical_address(x->reason),
                 false);
    print_number(x, "guest-linear address", GLA,
                 vmxd_exit_has_linear_address(x->reason, qualification),
                 VMXD_GET(VMXD_EXIT_CLASS_MAYBE_LINEAR_ADDRESS, x->class_) != 0);
    print_number(x, "instruction length", LENGTH,
                 vmxd_exit_has_instruction_length(x->reason, qualification, cause, idt),
                 VMXD_GET(VMXD_EXIT_CLASS_MAYBE_INSTRUCTION_LENGTH, x->class_) != 0);
    print_information(x);
    print_event(x, "interruption information", CAUSE, TABLE_vmxd_exit_interruption);
    if (vmxd_exit_may_interrupt_delivery(x->basic))
        print_event(x, "IDT-vectoring information", IDT, TABLE_vmxd_idt_vectoring);
    else
        output_state("IDT-vectoring information", "not valid: no event is being delivered",
                     x->given[IDT].text ? &x->value[IDT] : NULL, x->given[IDT].text != NULL);
}

/* --- What to look at next --- */

static const struct {
    enum vmxd_exit basic;
    const char *words;
} next_steps[] = {
    {VMXD_EXIT_EXCEPTION_OR_NMI,
     "The interruption information has the vector; which vectors exit is in the exception bitmap."},
    {VMXD_EXIT_EXTERNAL_INTERRUPT,
     "The vector is in the interruption information only with \"acknowledge interrupt on exit\"."},
    {VMXD_EXIT_TRIPLE_FAULT,
     "The guest could not deliver an exception: look at its IDTR, GDTR, CR3 and stack."},
    {VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE,
     "Hold the guest-state area against \"Checks on the Guest State Area\": CR0 and CR4 against "
     "their fixed bits, segment access rights, RFLAGS bit 1, activity state; the VMCS link pointer "
     "is all ones if there is no shadow VMCS."},
    {VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING,
     "The qualification is the number of the entry, from 1: compare it with \"Loading MSRs\"."},
    {VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK,
     "Run the host's machine-check handler before anything else."},
    {VMXD_EXIT_IO_INSTRUCTION, "Of IN and OUT the data are in RAX of the guest."},
    {VMXD_EXIT_RDMSR, "The MSR is in ECX of the guest; the MSR bitmaps decide which exit."},
    {VMXD_EXIT_WRMSR, "The MSR is in ECX of the guest; the MSR bitmaps decide which exit."},
    {VMXD_EXIT_EPT_VIOLATION,
     "Walk the EPT for the guest-physical address: if readable, writable and executable are all 0, "
     "an entry on the way is not present."},
    {VMXD_EXIT_EPT_MISCONFIGURATION,
     "Walk the EPT for the guest-physical address: one entry has a reserved bit, a memory type or "
     "a "
     "combination of permissions that \"EPT Misconfigurations\" forbids."},
    {VMXD_EXIT_BUS_LOCK, "The instruction has been executed: do not advance RIP."},
    {VMXD_EXIT_INSTRUCTION_TIMEOUT,
     "With context_invalid the virtual machine must not be resumed."},
};

static const char *next_by_kind(const struct exit *x)
{
    switch (VMXD_GET(VMXD_EXIT_CLASS_KIND, x->class_)) {
    case VMXD_KIND_FAULT:
        return "Emulate the instruction and advance RIP, or remove the cause and enter again.";
    case VMXD_KIND_TRAP:
        return "The instruction has been executed: do not advance RIP.";
    case VMXD_KIND_EVENT:
        return "Handle the event and enter again: RIP is where the guest goes on.";
    default:
        return "Report all 32 bits and stop this guest: skip nothing that is not understood.";
    }
}

static void print_next(const struct exit *x)
{
    if (vmxd_exit_is_failed_entry(x->reason) && !reason_is_of_failed_entry(x)) {
        output_text("next", "Report all 32 bits: this edition knows no such failed entry.");
        return;
    }
    for (size_t i = 0; i < sizeof(next_steps) / sizeof(next_steps[0]); i++)
        if (next_steps[i].basic == x->basic) {
            output_text("next", next_steps[i].words);
            return;
        }
    output_text("next", next_by_kind(x));
}

/* --- The command --- */

static void read_options(struct exit *x)
{
    const unsigned bits[OPTIONS] = {64, 64, 64, 32, 32, 32, 32, 32, 32};

    for (int i = 0; i < OPTIONS; i++) {
        char what[64];

        snprintf(what, sizeof(what), "--%s", x->given[i].name);
        if (x->given[i].text && bits[i] == 64)
            x->value[i] = number_from(x->given[i].text, 64, what, "0xfee00000");
        else if (x->given[i].text)
            x->value[i] = word32_from(x->given[i].text, what, "0x80000b0e");
    }
}

enum status command_exit(char **argv)
{
    struct exit x = {.given = {[QUALIFICATION] = {"qualification", false, NULL},
                               [GPA] = {"gpa", false, NULL},
                               [GLA] = {"gla", false, NULL},
                               [CAUSE] = {"interruption", false, NULL},
                               [CAUSE_CODE] = {"error-code", false, NULL},
                               [IDT] = {"idt-vectoring", false, NULL},
                               [IDT_CODE] = {"idt-error-code", false, NULL},
                               [LENGTH] = {"length", false, NULL},
                               [INFORMATION] = {"information", false, NULL},
                               [OPTIONS] = {NULL, false, NULL}}};
    const struct operands operands = arguments(argv, x.given, 1, 1);

    x.reason = vmxd_exit_reason_from(word32_from(operands.text[0], "REASON", "0x80000021"));
    x.basic = vmxd_exit_basic(x.reason);
    x.class_ = vmxd_exit_class_of(x.basic);
    x.unknown = vmxd_exit_unknown_modifiers(x.reason);
    read_options(&x);

    print_reason(&x);
    print_qualification(&x);
    if (!vmxd_exit_is_failed_entry(x.reason))
        print_rest(&x);
    else
        output_text("everything else", "not valid: what an earlier exit has left there");
    print_next(&x);
    output_finish();
    return x.unknown || !list_find(LIST_vmxd_exit_name, x.basic) ? STATUS_UNKNOWN : STATUS_OK;
}
