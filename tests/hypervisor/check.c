/* SPDX-License-Identifier: MIT */
/* check.c - every exit against the row that stands beside the instruction, and the classes of
 * exit_class.h against every exit. */
#include "../core/report.h"
#include "guest.h"

static const struct guest_case *running;
uint32_t checks_failed;
uint64_t exits_checked;

void check_failed(const char *what)
{
    checks_failed++;
    say("  FAIL: %s", what);
}

/* --- The row of an exit --- */

/* A row belongs to the case whose function it stands in: the nearest one below. */
static const struct guest_case *owner_of(const struct expected_exit *row)
{
    const struct guest_case *owner = NULL;

    for (const struct guest_case *const *c = __start_guest_cases; c < __stop_guest_cases; c++) {
        const uint64_t start = (uintptr_t)(*c)->run;

        if (start <= row->site && (owner == NULL || start > (uintptr_t)owner->run))
            owner = *c;
    }
    return owner;
}

#define FOR_EACH_ROW(row) \
    for (struct expected_exit *row = __start_expected_exits; row < __stop_expected_exits; row++)

/* The first row for this place that has not been seen, or else the last. */
static struct expected_exit *row_at(uint64_t rip)
{
    struct expected_exit *found = NULL;

    FOR_EACH_ROW(row)
    if (rip >= row->begin && rip < row->end &&
        (row->site == 0 || owner_of(row)->run == running->run)) {
        found = row;
        if (row->seen == 0)
            break;
    }
    return found;
}

/* --- What the library says of an exit, against the row --- */

struct exit {
    uint64_t rip, qualification, linear, physical;
    uint32_t length, information, event, error, interrupted, interrupted_error;
};

static struct exit read_exit(void)
{
    const struct exit x = {
        .rip = READ_NATURAL(VMXD_VMCS_GUEST_RIP),
        .qualification = READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION),
        .linear = READ_NATURAL(VMXD_VMCS_INFO_GUEST_LINEAR_ADDRESS),
        .physical = memory_eptp() ? READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS) : 0,
        .length = READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH),
        .information = READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFO),
        .event = READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFO),
        .error = READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_ERROR_CODE),
        .interrupted = READ32(VMXD_VMCS_INFO_IDT_VECTORING_INFO),
        .interrupted_error = READ32(VMXD_VMCS_INFO_IDT_VECTORING_ERROR_CODE),
    };

    return x;
}

/* Bits of a qualification that are undefined, or that only some processors report.  Of an access that is
 * a read and a write Bochs reports the write alone; of an operand in a register, which has no displacement,
 * the manual says 0, and Bochs whatever an instruction decoded before has left. */
#define EPT_READ  VMXD_QUAL_EPT_DATA_READ
#define EPT_WRITE VMXD_QUAL_EPT_DATA_WRITE

static uint64_t left_out_of_qualification(enum vmxd_qual_format format, uint64_t expected,
                                          uint32_t information)
{
    switch (format) {
    case VMXD_QUAL_FORMAT_DISPLACEMENT:
        return (information & VMXD_INFO_VMREAD_VMWRITE_IS_REGISTER) ? ~0ull : 0;
    case VMXD_QUAL_FORMAT_EPT_VIOLATION:
        return ((expected & EPT_WRITE) ? EPT_READ : 0) | VMXD_QUAL_EPT_USER_MODE_LINEAR_ADDRESS |
               VMXD_QUAL_EPT_READ_WRITE_PAGE | VMXD_QUAL_EPT_EXECUTE_DISABLE_PAGE;
    case VMXD_QUAL_FORMAT_PML:
        return VMXD_QUAL_PML_UNDEFINED;
    case VMXD_QUAL_FORMAT_SPP:
        return VMXD_QUAL_SPP_UNDEFINED;
    default:
        return 0;
    }
}

/* Of a memory operand: what a missing register leaves undefined. */
static uint32_t left_out_of_operand(vmxd_instr_info_memory info)
{
    return (VMXD_GET(VMXD_INFO_MEMORY_NO_INDEX_REGISTER, info)
                ? VMXD_INFO_MEMORY_SCALING | VMXD_INFO_MEMORY_INDEX_REGISTER
                : 0) |
           (VMXD_GET(VMXD_INFO_MEMORY_NO_BASE_REGISTER, info) ? VMXD_INFO_MEMORY_BASE_REGISTER : 0);
}

/* Of an operand in a register or in memory: what the other would need. */
static uint32_t left_out_of_either(vmxd_instr_info_vmread_vmwrite info)
{
    if (!VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_IS_REGISTER, info))
        return VMXD_INFO_VMREAD_VMWRITE_REG1 |
               left_out_of_operand(vmxd_instr_info_memory_from(info.full));
    return VMXD_INFO_MEMORY_SCALING | VMXD_INFO_MEMORY_ADDRESS_SIZE | VMXD_INFO_MEMORY_SEGMENT |
           VMXD_INFO_MEMORY_INDEX_REGISTER | VMXD_INFO_MEMORY_NO_INDEX_REGISTER |
           VMXD_INFO_MEMORY_BASE_REGISTER | VMXD_INFO_MEMORY_NO_BASE_REGISTER;
}

/* Bits of the instruction information that are undefined for what `expected` says. */
static uint32_t left_out_of_information(enum vmxd_instr_info_format layout, uint64_t qualification,
                                        uint32_t expected)
{
    const vmxd_instr_info_memory operand = vmxd_instr_info_memory_from(expected);
    const bool in = VMXD_GET(VMXD_QUAL_IO_DIRECTION, vmxd_qual_io_from(qualification)) != 0;

    switch (layout) {
    case VMXD_INFO_FORMAT_INS_OUTS:
        return VMXD_INFO_INS_OUTS_UNDEFINED | (in ? VMXD_INFO_INS_OUTS_SEGMENT : 0);
    case VMXD_INFO_FORMAT_INVALIDATE:
        return VMXD_INFO_INVALIDATE_UNDEFINED | left_out_of_operand(operand);
    case VMXD_INFO_FORMAT_GDTR_IDTR: /* in 64-bit mode */
        return VMXD_INFO_GDTR_IDTR_UNDEFINED | VMXD_INFO_GDTR_IDTR_OPERAND_SIZE |
               left_out_of_operand(operand);
    case VMXD_INFO_FORMAT_LDTR_TR:
        return VMXD_INFO_LDTR_TR_UNDEFINED |
               left_out_of_either(vmxd_instr_info_vmread_vmwrite_from(expected));
    case VMXD_INFO_FORMAT_RDRAND_RDSEED:
        return VMXD_INFO_RDRAND_RDSEED_UNDEFINED;
    case VMXD_INFO_FORMAT_MEMORY:
        return VMXD_INFO_MEMORY_UNDEFINED | left_out_of_operand(operand);
    case VMXD_INFO_FORMAT_VMREAD_VMWRITE:
        return VMXD_INFO_VMREAD_VMWRITE_UNDEFINED |
               left_out_of_either(vmxd_instr_info_vmread_vmwrite_from(expected));
    default:
        return 0;
    }
}

/* --- What does not fit, in words; NULL if all does --- */

static bool is_valid(uint32_t event)
{
    return VMXD_GET(VMXD_EXIT_INTR_VALID, vmxd_exit_interruption_from(event)) != 0;
}

static const char *wrong_event(uint32_t basic, const struct exit *x,
                               const struct expected_exit *row)
{
    const bool has_error = (row->event & VMXD_EXIT_INTR_ERROR_CODE_VALID);
    const bool had_error = (row->interrupted & VMXD_IDT_VECTORING_ERROR_CODE_VALID);

    if (is_valid(x->event) ? x->event != row->event : row->event != 0)
        return "the interruption information";
    if (has_error && x->error != row->error)
        return "the interruption error code";
    if (is_valid(x->interrupted)
            ? (x->interrupted & ~VMXD_IDT_VECTORING_UNDEFINED) != row->interrupted
            : row->interrupted != 0)
        return "the IDT-vectoring information";
    if (had_error && x->interrupted_error != row->interrupted_error)
        return "the IDT-vectoring error code";
    if (row->interrupted && !vmxd_exit_may_interrupt_delivery(basic))
        return "the class: it says that such an exit does not interrupt a delivery";
    return NULL;
}

static const char *wrong_address(const struct vcpu *v, const struct exit *x,
                                 const struct expected_exit *row)
{
    if (vmxd_exit_has_linear_address(v->reason, x->qualification) != (row->address != 0))
        return "the class: is there a guest-linear address?";
    if (row->address && x->linear != row->address)
        return "the guest-linear address";
    if (vmxd_exit_has_physical_address(v->reason) != (row->physical != 0))
        return "the class: is there a guest-physical address?";
    if (row->physical && x->physical != memory_physical_of(row->physical))
        return "the guest-physical address";
    return NULL;
}

/* Whether there is an instruction length, as the guest knows it: the exit is an instruction's (not the
 * refusal of a memory access), or the event by which it came, or which it interrupted, is. */
static bool has_length(uint32_t basic, const struct expected_exit *row)
{
    const uint32_t event = basic == VMXD_EXIT_EXCEPTION_OR_NMI ? row->event : 0;

    if (vmxd_event_type_is_by_instruction(
            VMXD_GET(VMXD_IDT_VECTORING_TYPE, vmxd_idt_vectoring_from(row->interrupted))) ||
        vmxd_event_type_is_by_instruction(
            VMXD_GET(VMXD_EXIT_INTR_TYPE, vmxd_exit_interruption_from(event))))
        return true;
    switch (basic) {
    case VMXD_EXIT_APIC_ACCESS:
    case VMXD_EXIT_EPT_VIOLATION:
    case VMXD_EXIT_EPT_MISCONFIGURATION:
    case VMXD_EXIT_PAGE_MODIFICATION_LOG_FULL:
    case VMXD_EXIT_SPP_RELATED_EVENT:
        return false;
    default:
        return row->kind == VMXD_KIND_FAULT;
    }
}

static const char *wrong_instruction(const struct vcpu *v, const struct exit *x,
                                     const struct expected_exit *row)
{
    const enum vmxd_instr_info_format layout =
        vmxd_exit_instr_info_format(v->reason, x->qualification);
    const uint32_t left_out = left_out_of_information(layout, x->qualification, row->information);

    if (vmxd_exit_has_instruction_length(
            v->reason, x->qualification, vmxd_exit_interruption_from(x->event),
            vmxd_idt_vectoring_from(x->interrupted)) != has_length(vmxd_exit_basic(v->reason), row))
        return "the class: is there an instruction length?";
    if (has_length(vmxd_exit_basic(v->reason), row) && x->length != row->end - row->begin)
        return "the instruction length";
    if (layout == VMXD_INFO_FORMAT_NONE && row->information != 0)
        return "the class: it says that there is no instruction information";
    if (layout != VMXD_INFO_FORMAT_NONE && (x->information ^ row->information) & ~left_out)
        return "the instruction information";
    return NULL;
}

/* RIP: at the instruction, right behind it, or wherever the event came.  The row says which it must
 * be, the class which it is. */
static const char *wrong_place(uint32_t basic, const struct exit *x,
                               const struct expected_exit *row)
{
    const uint32_t kind = VMXD_GET(VMXD_EXIT_CLASS_KIND, vmxd_exit_class_of(basic));

    if (kind != row->kind || vmxd_exit_is_fault_like(basic) != (row->kind == VMXD_KIND_FAULT) ||
        vmxd_exit_is_trap_like(basic) != (row->kind == VMXD_KIND_TRAP))
        return "the class: is it fault-like, trap-like, an event?";
    if (kind != VMXD_KIND_EVENT && x->rip != row->begin)
        return "RIP";
    return NULL;
}

static const char *mismatch(const struct vcpu *v, const struct exit *x,
                            const struct expected_exit *row)
{
    const uint32_t basic = vmxd_exit_basic(v->reason);
    const enum vmxd_qual_format format = vmxd_exit_qual_format(basic);
    const uint64_t expected = format == VMXD_QUAL_FORMAT_IO
                                  ? (uint32_t)row->qualification /* see IO in io.c */
                                  : row->qualification;
    const char *wrong;

    if (v->reason.full != row->reason)
        return "the exit reason";
    if ((x->qualification ^ expected) &
        ~left_out_of_qualification(format, expected, row->information))
        return "the exit qualification";
    if (format == VMXD_QUAL_FORMAT_NONE && x->qualification != 0)
        return "the class: it says that there is no qualification";
    wrong = wrong_place(basic, x, row);
    if (wrong == NULL)
        wrong = wrong_address(v, x, row);
    if (wrong == NULL)
        wrong = wrong_event(basic, x, row);
    return wrong != NULL ? wrong : wrong_instruction(v, x, row);
}

/* --- Exits as they come --- */

static void say_difference(const struct vcpu *v, const struct exit *x,
                           const struct expected_exit *row)
{
    say("        reason          0x%-14x came 0x%x", row->reason, v->reason.full);
    say("        qualification   0x%-14lx came 0x%lx", row->qualification, x->qualification);
    say("        linear address  0x%-14lx came 0x%lx", row->address, x->linear);
    say("        physical        0x%-14lx came 0x%lx",
        row->physical ? memory_physical_of(row->physical) : 0, x->physical);
    say("        event           0x%-14x came 0x%x, error code 0x%x", row->event, x->event,
        x->error);
    say("        interrupted     0x%-14x came 0x%x, error code 0x%x", row->interrupted,
        x->interrupted, x->interrupted_error);
    say("        length          0x%-14lx came 0x%x", row->end - row->begin, x->length);
    say("        information     0x%-14x came 0x%x", row->information, x->information);
}

void check_exit(const struct vcpu *v)
{
    const struct exit x = read_exit();
    struct expected_exit *row = row_at(x.rip);
    const char *wrong =
        row == NULL ? "no exit is expected at this instruction" : mismatch(v, &x, row);
    char details[72], interrupted[48], text[sizeof(details) + sizeof(interrupted)];

    exits_checked++;
    reasons_provoked(vmxd_exit_basic(v->reason));
    report_details(v, details, sizeof(details));
    report_interrupted(v, interrupted, sizeof(interrupted));
    say_into(text, sizeof(text), "%s%s", details, interrupted);
    say("  %08x  %-28s %-50s %s", v->reason.full, vmxd_exit_name(vmxd_exit_basic(v->reason)), text,
        wrong ? "FAIL" : "ok");
    if (wrong) {
        checks_failed++;
        say("  FAIL: RIP 0x%lx: %s", x.rip, wrong);
        say_difference(v, &x, row != NULL ? row : &(struct expected_exit){0});
    }
    if (row != NULL)
        row->seen++;
}

void check_start(const struct guest_case *c)
{
    running = c;
    FOR_EACH_ROW(row)
    row->seen = 0;
}

void check_end(const struct vcpu *v, const struct guest_case *c, enum guest_end end)
{
    if (end == GUEST_VMFAIL || end == GUEST_FAILED_ENTRY)
        report_entry_failure(v);
    if (end != c->end)
        check_failed("the guest did not end as it should");
    if (end == GUEST_DONE && v->result != 0) {
        check_failed("guest check failed");
        say("        line %lu of its source", v->result);
    }
    FOR_EACH_ROW(row)
    if (row->site != 0 && owner_of(row) == c && row->seen == 0) {
        check_failed("an exit that the guest provokes did not come");
        say("        %s at 0x%lx", vmxd_exit_name(row->reason), row->begin);
    }
}

void check_not_offered(const struct guest_case *c, const char *missing)
{
    FOR_EACH_ROW(row)
    if (row->site != 0 && owner_of(row) == c)
        reasons_not_offered(vmxd_exit_basic(vmxd_exit_reason_from(row->reason)), missing);
}
