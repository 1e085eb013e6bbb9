/* SPDX-License-Identifier: MIT */
/* exit.c - the command exit: an exit reason, which exit information is valid, and the next step. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "names.h"
#include "output.h"
#include "vmxdefs/describe.h"
#include "word.h"

enum {
    QUALIFICATION,
    GPA,
    GLA,
    INTERRUPTION,
    INTERRUPTION_CODE,
    IDT,
    IDT_CODE,
    LENGTH,
    INFORMATION,
    OPTIONS
};

struct exit {
    vmxd_exit_reason reason;
    uint32_t basic;
    vmxd_exit_class class_;
    struct option given[OPTIONS + 1];
    uint64_t value[OPTIONS]; /* 0 if not given */
    uint64_t unknown;        /* bits of any word that this SDM edition does not define */
};

/* --- The reason --- */

static const struct {
    unsigned bit;
    const char *words;
} modifiers[] = {
    {VMXD_SHIFT(VMXD_EXIT_REASON_SHADOW_STACK_BUSY),
     "shadow_stack_busy: a supervisor shadow stack was left prematurely busy"},
    {VMXD_SHIFT(VMXD_EXIT_REASON_BUS_LOCK),
     "bus_lock: bus lock asserted; handle it in addition to the basic exit reason"},
    {VMXD_SHIFT(VMXD_EXIT_REASON_ENCLAVE_MODE), "enclave_mode: the exit occurred in enclave mode; "
                                                "instruction length and information are not valid"},
    {VMXD_SHIFT(VMXD_EXIT_REASON_PENDING_MTF),
     "pending_mtf: an MTF VM exit was pending (SMM VM exits only)"},
    {VMXD_SHIFT(VMXD_EXIT_REASON_FROM_VMX_ROOT),
     "from_vmx_root: the exit occurred in VMX root operation (SMM VM exits only)"},
    {VMXD_SHIFT(VMXD_EXIT_REASON_FAILED_ENTRY),
     "failed_entry: VM entry failed; the guest did not run"},
};

static bool is_failed_entry_reason(const struct exit *x)
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
    output_text("identifier", row ? row->name : "none: not defined in this SDM edition");
    output_text("kind", vmxd_kind_name(failed ? VMXD_KIND_FAILED_ENTRY
                                              : VMXD_GET(VMXD_EXIT_CLASS_KIND, x->class_)));
    if (failed && row && !is_failed_entry_reason(x))
        output_warning(
            "warning",
            "bit 31 (VM-entry failure) is 1, but only reasons 33, 34 and 41 are VM-entry failures");
    if (!failed && is_failed_entry_reason(x))
        output_warning("warning", "bit 31 is 0, but this reason occurs only with a VM-entry "
                                  "failure: check that the value was not truncated to 16 bits");
    output_list("modifiers");
    for (size_t i = 0; i < sizeof(modifiers) / sizeof(modifiers[0]); i++)
        if (x->reason.full >> modifiers[i].bit & 1)
            output_text(NULL, modifiers[i].words);
    output_end();
    if (output_is_json()) /* the text has the same in words */
        word_print_fields(&tables[TABLE_vmxd_exit_reason], x->reason.full);
    word_print_unknown(vmxd_exit_unknown_modifiers(x->reason));
}

/* --- The other exit information --- */

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

static const enum table_id info_tables[] = {
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

/* Returns the table of a qualification format, or TABLES if the qualification is a plain number. */
static enum table_id qualification_table(const struct exit *x, uint32_t format)
{
    const vmxd_exit_interruption cause = vmxd_exit_interruption_from(x->value[INTERRUPTION]);

    if (format == VMXD_QUAL_FORMAT_EXCEPTION && VMXD_GET(VMXD_EXIT_INTR_VALID, cause) &&
        VMXD_GET(VMXD_EXIT_INTR_VECTOR, cause) == VMXD_VECTOR_DB)
        return TABLE_vmxd_qual_debug;
    for (size_t i = 0; i < sizeof(format_tables) / sizeof(format_tables[0]); i++)
        if (format_tables[i].format == format)
            return format_tables[i].table;
    return TABLES;
}

/* Prints a word with its format and its fields, without those at undefined bits.  `meaning` is for a plain number; it
 * may be NULL. */
static void print_formatted(struct exit *x, const char *key, const char *format, int option,
                            enum table_id table, uint64_t undefined, const char *meaning)
{
    const uint64_t word = x->value[option];

    output_object(key);
    output_text("format", format);
    if (x->given[option].text) {
        output_hex("word", word);
        if (meaning)
            output_text("meaning", meaning);
        if (table != TABLES) {
            word_print_defined_fields(&tables[table], word, undefined);
            word_print_unknown(word & table_unknown_mask(&tables[table]));
            x->unknown |= word & table_unknown_mask(&tables[table]);
        }
    }
    output_end();
}

/* Returns the meaning of a qualification that is a plain number, or NULL. */
static const char *qualification_meaning(const struct exit *x, uint32_t format)
{
    const vmxd_exit_interruption cause = vmxd_exit_interruption_from(x->value[INTERRUPTION]);
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
                    qualification_table(x, format), 0, qualification_meaning(x, format));
}

static void print_information(struct exit *x)
{
    const uint32_t format = vmxd_exit_instr_info_format(x->reason, x->value[QUALIFICATION]);

    print_formatted(x, "instruction information", vmxd_instr_info_format_name(format), INFORMATION,
                    format == VMXD_INFO_FORMAT_NONE ? TABLES : info_tables[format],
                    vmxd_text_undefined_bits(format, (uint32_t)x->value[INFORMATION]), NULL);
}

/* Prints whether an address or a length is valid, and its value if it is given. */
static void print_number(const struct exit *x, const char *key, int option, bool valid, bool maybe)
{
    const bool given = x->given[option].text != NULL;
    const bool cases = maybe && !x->given[QUALIFICATION].text && !x->given[INTERRUPTION].text;
    const char *state = valid   ? "valid"
                        : cases ? "valid in some cases"
                        : maybe ? "not valid in this case"
                                : "not valid";

    output_state(key, state, given ? &x->value[option] : NULL, given && !valid && !cases);
}

/* Bit 31 of the interruption and of the IDT-vectoring information says whether the word is valid. */
static void print_event(struct exit *x, const char *key, int option, enum table_id table)
{
    const uint32_t word = (uint32_t)x->value[option];
    const uint64_t unknown = word & table_unknown_mask(&tables[table]);
    char text[256] = "";
    struct vmxd_text t = {text, sizeof(text), 0, ""};

    if (!x->given[option].text) {
        output_state(key, "valid if bit 31 is 1", NULL, false);
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

static void print_other_information(struct exit *x)
{
    const vmxd_exit_interruption cause = vmxd_exit_interruption_from(x->value[INTERRUPTION]);
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
    print_event(x, "interruption information", INTERRUPTION, TABLE_vmxd_exit_interruption);
    if (vmxd_exit_may_interrupt_delivery(x->basic))
        print_event(x, "IDT-vectoring information", IDT, TABLE_vmxd_idt_vectoring);
    else
        output_state("IDT-vectoring information",
                     "not valid: this exit does not occur during event delivery",
                     x->given[IDT].text ? &x->value[IDT] : NULL, x->given[IDT].text != NULL);
}

/* --- The next step --- */

static const struct {
    enum vmxd_exit basic;
    const char *words;
} next_steps[] = {
    {VMXD_EXIT_EXCEPTION_OR_NMI,
     "The vector is in the VM-exit interruption information. The exception bitmap selects the "
     "vectors that cause exits."},
    {VMXD_EXIT_EXTERNAL_INTERRUPT,
     "The vector is in the VM-exit interruption information only if \"acknowledge interrupt on "
     "exit\" is 1."},
    {VMXD_EXIT_TRIPLE_FAULT,
     "The guest could not deliver an exception. Check its IDTR, GDTR, CR3 and stack."},
    {VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE,
     "Check the guest-state area against \"Checks on the Guest State Area\": fixed bits of CR0 and "
     "CR4, segment access rights, RFLAGS bit 1, activity state. Without a shadow VMCS, the VMCS "
     "link pointer must be all ones."},
    {VMXD_EXIT_ENTRY_FAILURE_MSR_LOADING,
     "The exit qualification is the number of the MSR-load entry that failed, counted from 1. "
     "Check this entry against \"Loading MSRs\"."},
    {VMXD_EXIT_ENTRY_FAILURE_MACHINE_CHECK,
     "Run the host's machine-check handler before anything else."},
    {VMXD_EXIT_IO_INSTRUCTION, "For IN and OUT, the data is in the guest's RAX."},
    {VMXD_EXIT_RDMSR,
     "The MSR address is in the guest's ECX. The MSR bitmaps select the MSRs that cause exits."},
    {VMXD_EXIT_WRMSR,
     "The MSR address is in the guest's ECX. The MSR bitmaps select the MSRs that cause exits."},
    {VMXD_EXIT_EPT_VIOLATION,
     "Walk the EPT for the guest-physical address. If readable, writable and executable are all 0, "
     "one of the entries is not present."},
    {VMXD_EXIT_EPT_MISCONFIGURATION,
     "Walk the EPT for the guest-physical address. One of the entries has a reserved bit, a memory "
     "type or permissions that \"EPT Misconfigurations\" does not allow."},
    {VMXD_EXIT_BUS_LOCK, "The instruction has completed. Do not advance RIP."},
    {VMXD_EXIT_INSTRUCTION_TIMEOUT, "If context_invalid is 1, do not resume the guest."},
};

/* Reason 33 by its qualification.  (SDM: "VM-Entry Failures During or After Loading Guest State") */
static const struct {
    enum vmxd_failed_entry qualification;
    const char *words;
} failed_entry_steps[] = {
    {VMXD_FAILED_ENTRY_PDPTE_LOADING,
     "Check the PDPTEs that the guest uses with PAE paging: the guest PDPTE fields with EPT, else "
     "the "
     "four entries at the address in CR3. Reserved bits of an entry that is present must be 0 "
     "(\"Checks on Guest Page-Directory-Pointer-Table Entries\")."},
    {VMXD_FAILED_ENTRY_NMI_INJECTION_BLOCKED_BY_STI,
     "Do not inject an NMI while blocking_by_sti is 1 in the interruptibility state: clear the bit "
     "if "
     "the guest is past the instruction after STI, or inject the NMI after the next VM exit."},
    {VMXD_FAILED_ENTRY_VMCS_LINK_POINTER,
     "Set the VMCS link pointer to all ones if there is no shadow VMCS. Otherwise it must be "
     "aligned to "
     "4096 bytes and within the physical-address width, and the region must begin with the VMCS "
     "revision identifier and have the shadow-VMCS indicator if \"VMCS shadowing\" is 1."},
};

static const char *next_by_qualification(const struct exit *x)
{
    if (x->basic != VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE || !x->given[QUALIFICATION].text)
        return NULL;
    for (size_t i = 0; i < sizeof(failed_entry_steps) / sizeof(failed_entry_steps[0]); i++)
        if (failed_entry_steps[i].qualification == x->value[QUALIFICATION])
            return failed_entry_steps[i].words;
    return NULL;
}

static const char *next_by_kind(const struct exit *x)
{
    switch (VMXD_GET(VMXD_EXIT_CLASS_KIND, x->class_)) {
    case VMXD_KIND_FAULT:
        return "Emulate the instruction and advance RIP, or remove the cause and resume the guest.";
    case VMXD_KIND_TRAP:
        return "The instruction has completed. Do not advance RIP.";
    case VMXD_KIND_EVENT:
        return "Handle the event and resume the guest. Do not advance RIP.";
    default:
        return "Report all 32 bits and stop the guest. Do not skip the instruction.";
    }
}

static void print_next(const struct exit *x)
{
    if (vmxd_exit_is_failed_entry(x->reason) && !is_failed_entry_reason(x)) {
        output_text("next",
                    "Report all 32 bits. This SDM edition does not define this VM-entry failure.");
        return;
    }
    if (next_by_qualification(x)) {
        output_text("next", next_by_qualification(x));
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
            x->value[i] = get_number(x->given[i].text, 64, what, "0xfee00000");
        else if (x->given[i].text)
            x->value[i] = get_word32(x->given[i].text, what, "0x80000b0e");
    }
}

/* A number or a name. */
static uint32_t get_reason(const char *text)
{
    if (!is_number(text))
        return name_get(NAME_EXIT, text);
    return get_word32(text, "REASON", "48, 0x80000021");
}

enum status command_exit(char **argv)
{
    struct exit x = {.given = {[QUALIFICATION] = {"qualification", false, NULL},
                               [GPA] = {"gpa", false, NULL},
                               [GLA] = {"gla", false, NULL},
                               [INTERRUPTION] = {"interruption", false, NULL},
                               [INTERRUPTION_CODE] = {"error-code", false, NULL},
                               [IDT] = {"idt-vectoring", false, NULL},
                               [IDT_CODE] = {"idt-error-code", false, NULL},
                               [LENGTH] = {"length", false, NULL},
                               [INFORMATION] = {"information", false, NULL},
                               [OPTIONS] = {NULL, false, NULL}}};
    const struct operands operands = parse_arguments(argv, x.given, 1, 1);

    x.reason = vmxd_exit_reason_from(get_reason(operands.text[0]));
    x.basic = vmxd_exit_basic(x.reason);
    x.class_ = vmxd_exit_class_of(x.basic);
    x.unknown = vmxd_exit_unknown_modifiers(x.reason);
    read_options(&x);

    print_reason(&x);
    print_qualification(&x);
    if (!vmxd_exit_is_failed_entry(x.reason))
        print_other_information(&x);
    else
        output_text("other exit information", "not valid: left from an earlier VM exit");
    print_next(&x);
    output_finish();
    return x.unknown || !list_find(LIST_vmxd_exit_name, x.basic) ? STATUS_UNKNOWN : STATUS_OK;
}
