/* SPDX-License-Identifier: MIT */
/* vmxdefs/describe.h - a whole exit as one line of text.
 *
 *     char line[512];
 *     struct vmxd_exit_information x = {0};
 *     x.reason = ...;
 *     vmxd_describe_exit(line, sizeof(line), &x);
 *
 * It prints what is valid for the reason (exit_class.h) and nothing else, needs no libc, takes any
 * numbers, and never writes beyond the buffer.
 */
#ifndef VMXDEFS_DESCRIBE_H
#define VMXDEFS_DESCRIBE_H

#include "base.h"
#include "event.h"
#include "exit_class.h"
#include "exit_qualification.h"
#include "exit_reason.h"
#include "instruction_info.h"

/* The fields of the exit information, as VMREAD returns them.  What has not been read may be 0. */
struct vmxd_exit_information {
    uint32_t reason;
    uint32_t interruption;
    uint32_t interruption_error_code;
    uint32_t idt_vectoring;
    uint32_t idt_vectoring_error_code;
    uint32_t instruction_length;
    uint32_t instruction_information;
    uint64_t qualification;
    uint64_t guest_linear_address;
    uint64_t guest_physical_address;
};

/* --- Text in a caller's buffer --- */

/* `length` is what the text would need without its final 0; `before` stands before the next field
 * of a table. */
struct vmxd_text {
    char *buffer;
    size_t size;
    size_t length;
    const char *before;
};

/* Append one character, if there is room for it and the final 0; it counts in any case. */
static inline void vmxd_text_char(struct vmxd_text *t, char c)
{
    if (t->length + 1 < t->size) {
        t->buffer[t->length] = c;
        t->buffer[t->length + 1] = 0;
    }
    t->length++;
}

/* Append a string. */
static inline void vmxd_text_string(struct vmxd_text *t, const char *string)
{
    while (*string)
        vmxd_text_char(t, *string++);
}

/* "0x123", without leading zeros. */
static inline void vmxd_text_hex(struct vmxd_text *t, uint64_t value)
{
    unsigned int digit = 60;

    vmxd_text_string(t, "0x");
    while (digit > 0 && value >> digit == 0)
        digit -= 4;
    for (;; digit -= 4) {
        vmxd_text_char(t, "0123456789abcdef"[value >> digit & 0xF]);
        if (digit == 0)
            return;
    }
}

/* "123", without leading zeros. */
static inline void vmxd_text_decimal(struct vmxd_text *t, uint32_t value)
{
    uint32_t unit = 1;

    while (value / unit >= 10)
        unit *= 10;
    for (; unit > 0; unit /= 10)
        vmxd_text_char(t, "0123456789"[value / unit % 10]);
}

/* "; what 0x123" */
static inline void vmxd_text_number(struct vmxd_text *t, const char *what, uint64_t value)
{
    vmxd_text_string(t, "; ");
    vmxd_text_string(t, what);
    vmxd_text_char(t, ' ');
    vmxd_text_hex(t, value);
    t->before = ": ";
}

/* ", words", the first time ": words" */
static inline void vmxd_text_words(struct vmxd_text *t, const char *words)
{
    vmxd_text_string(t, t->before);
    vmxd_text_string(t, words);
    t->before = ", ";
}

/* Rows reserved_N and zero_N. */
static inline bool vmxd_text_is_filler(const char *member)
{
    return (member[0] == 'r' && member[1] == 'e' && member[2] == 's' && member[3] == 'e') ||
           (member[0] == 'z' && member[1] == 'e' && member[2] == 'r' && member[3] == 'o');
}

/* A field of a table: a bit, and a filler, if it is not 0; a number always; what is undefined
 * never.  Its name with blanks and, if it is wider than a bit, its value. */
static inline void vmxd_text_field(struct vmxd_text *t, const char *member, uint64_t word,
                                   unsigned int lsb, unsigned int width)
{
    const uint64_t value = word >> lsb & ~0ull >> (64 - width);

    if (value == 0 && (width == 1 || vmxd_text_is_filler(member)))
        return;
    if (member[0] == 'u' && member[1] == 'n' && member[2] == 'd')
        return;
    vmxd_text_string(t, t->before);
    for (; *member; member++)
        vmxd_text_char(t, VMXD_CAST(char, *member == '_' ? ' ' : *member));
    if (width > 1) {
        vmxd_text_char(t, ' ');
        vmxd_text_hex(t, value);
    }
    t->before = ", ";
}

/* A row of a table as a statement, in a function with `word`; the second leaves fields of 0 out. */
#define VMXD_ROW_TEXT(t, member, lsb, width) vmxd_text_field(t, #member, word, lsb, width);
#define VMXD_ROW_TEXT_IF(t, member, lsb, width)  \
    if (word >> (lsb) & ~0ull >> (64 - (width))) \
        vmxd_text_field(t, #member, word, lsb, width);

/* --- The parts of an exit --- */

/* An event: its type and vector in words. */
static inline void vmxd_text_event(struct vmxd_text *t, uint32_t type, uint32_t vector)
{
    vmxd_text_words(t, vmxd_event_name(type));
    if (type == VMXD_EVENT_NMI && vector == VMXD_VECTOR_NMI)
        return;
    vmxd_text_char(t, ' ');
    if (type == VMXD_EVENT_OTHER)
        vmxd_text_string(t, vmxd_other_event_name(vector));
    else if (type == VMXD_EVENT_EXTERNAL_INTERRUPT || type == VMXD_EVENT_SOFTWARE_INTERRUPT)
        vmxd_text_hex(t, vector);
    else
        vmxd_text_string(t, vmxd_vector_name(vector));
}

/* "; what 0x80000b0e: hardware exception #PF, error code 0x2".  Exit interruption and IDT-vectoring
 * information have these rows in the same places. */
static inline void vmxd_text_interruption(struct vmxd_text *t, const char *what, uint32_t field,
                                          uint32_t error_code)
{
    const vmxd_exit_interruption i = vmxd_exit_interruption_from(field);

    if (!VMXD_GET32(vmxd_exit_interruption, valid, i))
        return;
    vmxd_text_number(t, what, field);
    vmxd_text_event(t, VMXD_GET32(vmxd_exit_interruption, type, i),
                    VMXD_GET32(vmxd_exit_interruption, vector, i));
    if (VMXD_GET32(vmxd_exit_interruption, error_code_valid, i)) {
        vmxd_text_words(t, "error code ");
        vmxd_text_hex(t, error_code);
    }
    if (VMXD_GET32(vmxd_exit_interruption, nested_exception, i))
        vmxd_text_words(t, "nested exception");
}

/* The fields of a qualification. */
static inline void vmxd_text_qualification_fields(struct vmxd_text *t, uint32_t format,
                                                  uint64_t word)
{
    switch (format) {
    case VMXD_FORMAT_VECTOR:
        VMXD_QUALIFICATION_VECTOR_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_TASK_SWITCH:
        VMXD_QUALIFICATION_TASK_SWITCH_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_CR:
        VMXD_QUALIFICATION_CR_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_DR:
        VMXD_QUALIFICATION_DR_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_IO:
        VMXD_QUALIFICATION_IO_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_MWAIT:
        VMXD_QUALIFICATION_MWAIT_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_APIC_ACCESS:
        VMXD_QUALIFICATION_APIC_ACCESS_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_APIC_WRITE:
        VMXD_QUALIFICATION_APIC_WRITE_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_EPT_VIOLATION:
        VMXD_QUALIFICATION_EPT_VIOLATION_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_PML:
        VMXD_QUALIFICATION_PML_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_SPP:
        VMXD_QUALIFICATION_SPP_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_PASID:
        VMXD_QUALIFICATION_PASID_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_WRMSR:
        VMXD_QUALIFICATION_WRMSR_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_WBINVD:
        VMXD_QUALIFICATION_WBINVD_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_FORMAT_TIMEOUT:
        VMXD_QUALIFICATION_INSTRUCTION_TIMEOUT_TABLE(VMXD_ROW_TEXT, t)
        break;
    default:
        break;
    }
}

/* A field of 32 bits or fewer, of a word that is a plain number here. */
#define VMXD_TEXT_MEMBER(tag, member, word) \
    VMXD_CAST(uint32_t, VMXD_GET64(tag, member, tag##_from(word)))

/* What the numbers in a qualification mean. */
static inline void vmxd_text_qualification_words(struct vmxd_text *t, uint32_t format,
                                                 uint64_t word)
{
    if (format == VMXD_FORMAT_TASK_SWITCH)
        vmxd_text_words(t, vmxd_task_switch_name(
                               VMXD_TEXT_MEMBER(vmxd_qualification_task_switch, source, word)));
    else if (format == VMXD_FORMAT_CR)
        vmxd_text_words(
            t, vmxd_cr_access_name(VMXD_TEXT_MEMBER(vmxd_qualification_cr, access_type, word)));
    else if (format == VMXD_FORMAT_APIC_ACCESS)
        vmxd_text_words(t, vmxd_apic_access_name(VMXD_TEXT_MEMBER(vmxd_qualification_apic_access,
                                                                  access_type, word)));
    else if (format == VMXD_FORMAT_FAILED_ENTRY)
        vmxd_text_words(t, vmxd_failed_entry_name(VMXD_CAST(uint32_t, word)));
}

/* The qualification of reason 0, by vector. */
static inline void vmxd_text_exception(struct vmxd_text *t, uint32_t interruption, uint64_t word)
{
    const vmxd_exit_interruption i = vmxd_exit_interruption_from(interruption);
    const uint32_t vector = VMXD_GET32(vmxd_exit_interruption, vector, i);

    if (vector == VMXD_VECTOR_PF)
        vmxd_text_number(t, "linear address", word);
    if (vector == VMXD_VECTOR_DB) {
        vmxd_text_number(t, "qualification", word);
        VMXD_QUALIFICATION_DEBUG_TABLE(VMXD_ROW_TEXT, t)
    }
    if (vector == VMXD_VECTOR_NMI && word != 0)
        vmxd_text_number(t, "NMI source", word);
}

/* "; qualification 0x123: fields", or what the exception makes of it; nothing if it has none. */
static inline void vmxd_text_qualification(struct vmxd_text *t,
                                           const struct vmxd_exit_information *x, uint32_t basic)
{
    const uint32_t format = VMXD_CAST(uint32_t, vmxd_exit_qualification_format(basic));

    if (format == VMXD_FORMAT_EXCEPTION) {
        vmxd_text_exception(t, x->interruption, x->qualification);
    } else if (format != VMXD_FORMAT_NONE) {
        vmxd_text_number(t, "qualification", x->qualification);
        vmxd_text_qualification_words(t, format, x->qualification);
        vmxd_text_qualification_fields(t, format, x->qualification);
    }
}

/* The fields of the instruction information.  Which of a register and a memory operand is there is
 * for the reader: the other's fields hold anything. */
static inline void vmxd_text_information(struct vmxd_text *t, uint32_t layout, uint32_t word)
{
    if (layout == VMXD_LAYOUT_NONE)
        return;
    vmxd_text_number(t, "instruction information", word);
    if (layout == VMXD_LAYOUT_GDTR_IDTR)
        vmxd_text_words(t, vmxd_gdtr_idtr_name(VMXD_GET32(vmxd_information_gdtr_idtr, identity,
                                                          vmxd_information_gdtr_idtr_from(word))));
    if (layout == VMXD_LAYOUT_LDTR_TR)
        vmxd_text_words(t, vmxd_ldtr_tr_name(VMXD_GET32(vmxd_information_ldtr_tr, identity,
                                                        vmxd_information_ldtr_tr_from(word))));
    switch (layout) {
    case VMXD_LAYOUT_INS_OUTS:
        VMXD_INFORMATION_INS_OUTS_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_LAYOUT_INVALIDATE:
        VMXD_INFORMATION_INVALIDATE_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_LAYOUT_GDTR_IDTR:
        VMXD_INFORMATION_GDTR_IDTR_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_LAYOUT_LDTR_TR:
        VMXD_INFORMATION_LDTR_TR_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_LAYOUT_RDRAND_RDSEED:
        VMXD_INFORMATION_RDRAND_RDSEED_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_LAYOUT_TPAUSE_UMWAIT:
        VMXD_INFORMATION_TPAUSE_UMWAIT_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_LAYOUT_MEMORY:
        VMXD_INFORMATION_MEMORY_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_LAYOUT_VMREAD_VMWRITE:
        VMXD_INFORMATION_VMREAD_VMWRITE_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_LAYOUT_LOADIWKEY:
        VMXD_INFORMATION_LOADIWKEY_TABLE(VMXD_ROW_TEXT, t)
        break;
    case VMXD_LAYOUT_MSR:
        VMXD_INFORMATION_MSR_TABLE(VMXD_ROW_TEXT, t)
        break;
    default:
        break;
    }
}

/* "48 EPT violation", or "failed entry 0x80000021: 33 ...", and the modifiers. */
static inline void vmxd_text_reason(struct vmxd_text *t, vmxd_exit_reason r)
{
    const uint64_t word = r.full & ~(VMXD_MASK32(vmxd_exit_reason, basic) |
                                     VMXD_MASK32(vmxd_exit_reason, failed_entry));

    if (vmxd_exit_is_failed_entry(r))
        vmxd_text_string(t, "failed entry: ");
    vmxd_text_decimal(t, vmxd_exit_basic(r));
    vmxd_text_char(t, ' ');
    vmxd_text_string(t, vmxd_exit_name(vmxd_exit_basic(r)));
    t->before = ", ";
    VMXD_EXIT_REASON_TABLE(VMXD_ROW_TEXT_IF, t)
}

/* Everything but the reason and the qualification: it is not there after a failed entry. */
static inline void vmxd_text_rest(struct vmxd_text *t, const struct vmxd_exit_information *x,
                                  vmxd_exit_reason r)
{
    const vmxd_exit_interruption cause = vmxd_exit_interruption_from(x->interruption);
    const vmxd_idt_vectoring interrupted = vmxd_idt_vectoring_from(x->idt_vectoring);
    const uint32_t layout = VMXD_CAST(uint32_t, vmxd_exit_information_layout(r, x->qualification));

    if (vmxd_exit_has_physical_address(r))
        vmxd_text_number(t, "guest-physical address", x->guest_physical_address);
    if (vmxd_exit_has_linear_address(r, x->qualification))
        vmxd_text_number(t, "guest-linear address", x->guest_linear_address);
    vmxd_text_interruption(t, "cause", x->interruption, x->interruption_error_code);
    vmxd_text_interruption(t, "interrupted", x->idt_vectoring, x->idt_vectoring_error_code);
    if (vmxd_exit_has_instruction_length(r, x->qualification, cause, interrupted))
        vmxd_text_number(t, "instruction length", x->instruction_length);
    vmxd_text_information(t, layout, x->instruction_information);
}

/* Describe the exit in `buffer` of `size` bytes.  Returns the length of the whole text, without the
 * final 0, as snprintf does: if it is not less than `size`, the text has been cut off.  The text is
 * terminated unless `size` is 0; then `buffer` may be NULL. */
static inline size_t vmxd_describe_exit(char *buffer, size_t size,
                                        const struct vmxd_exit_information *x)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(x->reason);
    struct vmxd_text t;

    t.buffer = buffer;
    t.size = size;
    t.length = 0;
    t.before = "";
    if (size > 0)
        buffer[0] = 0;
    vmxd_text_reason(&t, r);
    vmxd_text_qualification(&t, x, vmxd_exit_basic(r));
    if (!vmxd_exit_is_failed_entry(r))
        vmxd_text_rest(&t, x, r);
    return t.length;
}

#endif /* VMXDEFS_DESCRIBE_H */
