/* SPDX-License-Identifier: MIT */
/* check.c - compares each exit with the one that the case expects, and the library's exit_class.h with both. */
#include "emulator_bugs.h"
#include "selftest.h"

static const struct test_case *running;
static const struct emulator_bug *bug; /* the row of the running case; NULL: none */
static bool ept_advanced;              /* the processor reports bits 11:9 for EPT violations */
static uint32_t bug_exits;             /* exits of the running case that differ as the row says */
uint32_t checks_failed;
uint64_t exits_checked;

const struct expected_exit expected_hypercall = {.reason = VMXD_EXIT_VMCALL};

/* The VMCALL at the end of every guest (guest_vectors.S).  In assembly: a compiler aligns a variable to more than
 * the rows of the table. */
__asm__(".pushsection exit_locations, \"aw\"\n\t.balign 8\n\t"
        ".quad expected_hypercall, 0, guest_return_vmcall, guest_return_end, 0\n\t.popsection");

void check_failed(const char *what)
{
    checks_failed++;
    log_line("  FAIL: %s", what);
}

/* --- The expected exit at an address --- */

/* A location belongs to the case whose function has it: the one with the nearest address below. */
static const struct test_case *owner_of(const struct exit_location *l)
{
    const struct test_case *owner = NULL;

    for (const struct test_case *const *c = __start_test_cases; c < __stop_test_cases; c++) {
        const uint64_t start = (uintptr_t)(*c)->run;

        if (start <= l->location && (owner == NULL || start > (uintptr_t)owner->run))
            owner = *c;
    }
    return owner;
}

#define FOR_EACH_LOCATION(l) \
    for (struct exit_location *l = __start_exit_locations; l < __stop_exit_locations; l++)

static bool is_at(const struct exit_location *l, uint64_t rip)
{
    return rip >= l->begin && rip < l->end &&
           (l->location == 0 || owner_of(l)->run == running->run);
}

/* Of several locations the first that has had no exit yet, with this reason if there is one; else the last. */
static struct exit_location *location_at(uint64_t rip, uint32_t reason)
{
    struct exit_location *found = NULL;

    FOR_EACH_LOCATION(l)
    {
        if (!is_at(l, rip))
            continue;
        if (l->hits == 0 && l->expected->reason == reason)
            return l;
        if (found == NULL || found->hits != 0)
            found = l;
    }
    return found;
}

/* --- The exit as the library reads it --- */

struct exit {
    uint64_t rip, qualification, linear, physical, original_data;
    uint32_t length, information, event, error, interrupted, interrupted_error;
};

static struct exit read_exit(void)
{
    const bool fred = (READ_NATURAL(VMXD_VMCS_GUEST_CR4) & X86_CR4_FRED) != 0;
    const struct exit x = {
        .rip = test_link_address(READ_NATURAL(VMXD_VMCS_GUEST_RIP)),
        .qualification = READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION),
        .linear = READ_NATURAL(VMXD_VMCS_INFO_GUEST_LINEAR_ADDRESS),
        .physical = memory_eptp() ? READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS) : 0,
        .length = READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH),
        .information = READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFO),
        .event = READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFO),
        .error = READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_ERROR_CODE),
        .interrupted = READ32(VMXD_VMCS_INFO_IDT_VECTORING_INFO),
        .interrupted_error = READ32(VMXD_VMCS_INFO_IDT_VECTORING_ERROR_CODE),
        .original_data = fred ? READ64(VMXD_VMCS_INFO_ORIGINAL_EVENT_DATA) : 0,
    };

    return x;
}

/* Bits of a qualification that are undefined, or that only some processors report. */
static uint64_t undefined_in_qualification(enum vmxd_qual_format format, uint64_t expected)
{
    const vmxd_qual_apic_access apic = vmxd_qual_apic_access_from(expected);

    switch (format) {
    case VMXD_QUAL_FORMAT_EPT_VIOLATION:
        return ept_advanced && (expected & VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED)
                   ? 0
                   : VMXD_QUAL_EPT_USER_MODE_LINEAR_ADDRESS | VMXD_QUAL_EPT_READ_WRITE_PAGE |
                         VMXD_QUAL_EPT_EXECUTE_DISABLE_PAGE;
    case VMXD_QUAL_FORMAT_APIC_ACCESS:
        return VMXD_GET(VMXD_QUAL_APIC_ACCESS_ACCESS_TYPE, apic) <=
                       VMXD_APIC_ACCESS_LINEAR_ASYNCHRONOUS
                   ? 0
                   : VMXD_QUAL_APIC_ACCESS_OFFSET;
    case VMXD_QUAL_FORMAT_PML:
        return VMXD_QUAL_PML_UNDEFINED;
    case VMXD_QUAL_FORMAT_SPP:
        return VMXD_QUAL_SPP_UNDEFINED;
    default:
        return 0;
    }
}

/* In a memory operand: the bits for a register that it does not use. */
static uint32_t undefined_in_operand(vmxd_instr_info_memory info)
{
    return (VMXD_GET(VMXD_INFO_MEMORY_NO_INDEX_REGISTER, info)
                ? VMXD_INFO_MEMORY_SCALING | VMXD_INFO_MEMORY_INDEX_REGISTER
                : 0) |
           (VMXD_GET(VMXD_INFO_MEMORY_NO_BASE_REGISTER, info) ? VMXD_INFO_MEMORY_BASE_REGISTER : 0);
}

/* In an operand that is a register or in memory: the bits for the other kind. */
static uint32_t undefined_in_either(vmxd_instr_info_vmread_vmwrite info)
{
    if (!VMXD_GET(VMXD_INFO_VMREAD_VMWRITE_IS_REGISTER, info))
        return VMXD_INFO_VMREAD_VMWRITE_REG1 |
               undefined_in_operand(vmxd_instr_info_memory_from(info.full));
    return VMXD_INFO_MEMORY_SCALING | VMXD_INFO_MEMORY_ADDRESS_SIZE | VMXD_INFO_MEMORY_SEGMENT |
           VMXD_INFO_MEMORY_INDEX_REGISTER | VMXD_INFO_MEMORY_NO_INDEX_REGISTER |
           VMXD_INFO_MEMORY_BASE_REGISTER | VMXD_INFO_MEMORY_NO_BASE_REGISTER;
}

/* Bits of the instruction information that are undefined for what `expected` says. */
static uint32_t undefined_in_information(enum vmxd_instr_info_format layout, uint64_t qualification,
                                         uint32_t expected)
{
    const vmxd_instr_info_memory operand = vmxd_instr_info_memory_from(expected);
    const bool in = VMXD_GET(VMXD_QUAL_IO_DIRECTION, vmxd_qual_io_from(qualification)) != 0;

    switch (layout) {
    case VMXD_INFO_FORMAT_INS_OUTS:
        return VMXD_INFO_INS_OUTS_UNDEFINED | (in ? VMXD_INFO_INS_OUTS_SEGMENT : 0);
    case VMXD_INFO_FORMAT_INVALIDATE:
        return VMXD_INFO_INVALIDATE_UNDEFINED | undefined_in_operand(operand);
    case VMXD_INFO_FORMAT_GDTR_IDTR: /* in 64-bit mode */
        return VMXD_INFO_GDTR_IDTR_UNDEFINED | VMXD_INFO_GDTR_IDTR_OPERAND_SIZE |
               undefined_in_operand(operand);
    case VMXD_INFO_FORMAT_LDTR_TR:
        return VMXD_INFO_LDTR_TR_UNDEFINED |
               undefined_in_either(vmxd_instr_info_vmread_vmwrite_from(expected));
    case VMXD_INFO_FORMAT_RDRAND_RDSEED:
        return VMXD_INFO_RDRAND_RDSEED_UNDEFINED;
    case VMXD_INFO_FORMAT_TPAUSE_UMWAIT:
        return VMXD_INFO_TPAUSE_UMWAIT_UNDEFINED;
    case VMXD_INFO_FORMAT_MSR:
        return VMXD_INFO_MSR_UNDEFINED;
    case VMXD_INFO_FORMAT_MEMORY:
        return VMXD_INFO_MEMORY_UNDEFINED | undefined_in_operand(operand);
    case VMXD_INFO_FORMAT_VMREAD_VMWRITE:
        return VMXD_INFO_VMREAD_VMWRITE_UNDEFINED |
               undefined_in_either(vmxd_instr_info_vmread_vmwrite_from(expected));
    default:
        return 0;
    }
}

/* --- The first difference, in words --- */

#define EXIT_REASON "the exit reason"

struct difference {
    const char *what; /* NULL: none */
    uint64_t bits;    /* of a qualification or of instruction information: the bits that differ */
};
#define NO_DIFFERENCE       ((struct difference){.what = NULL})
#define DIFFERENT(words)    ((struct difference){.what = (words)})
#define DIFFERENT_IN(w, bs) ((struct difference){.what = (w), .bits = (bs)})

static bool is_valid(uint32_t event)
{
    return VMXD_GET(VMXD_EXIT_INTR_VALID, vmxd_exit_interruption_from(event)) != 0;
}

static struct difference compare_event(uint32_t basic, const struct exit *x,
                                       const struct expected_exit *e)
{
    const bool has_error = (e->event & VMXD_EXIT_INTR_ERROR_CODE_VALID) != 0;
    const bool had_error = (e->interrupted & VMXD_IDT_VECTORING_ERROR_CODE_VALID) != 0;

    if (is_valid(x->event) ? x->event != e->event : e->event != 0)
        return DIFFERENT("the interruption information");
    if (has_error && x->error != e->error)
        return DIFFERENT("the interruption error code");
    if (is_valid(x->interrupted)
            ? (x->interrupted & ~VMXD_IDT_VECTORING_UNDEFINED) != e->interrupted
            : e->interrupted != 0)
        return DIFFERENT("the IDT-vectoring information");
    if (had_error && x->interrupted_error != e->interrupted_error)
        return DIFFERENT("the IDT-vectoring error code");
    if (e->interrupted && x->original_data != e->original_data)
        return DIFFERENT("the original-event data");
    if (e->interrupted && !vmxd_exit_may_interrupt_delivery(basic))
        return DIFFERENT("the class: it says that such an exit does not interrupt a delivery");
    return NO_DIFFERENCE;
}

static struct difference compare_address(const struct vcpu *v, const struct exit *x,
                                         const struct expected_exit *e)
{
    if (vmxd_exit_has_linear_address(v->entry.reason, x->qualification) != (e->address != 0))
        return DIFFERENT("the class: is there a guest-linear address?");
    if (e->address && x->linear != e->address)
        return DIFFERENT("the guest-linear address");
    if (vmxd_exit_has_physical_address(v->entry.reason) != (e->physical != 0))
        return DIFFERENT("the class: is there a guest-physical address?");
    if (e->physical && x->physical != test_physical(e->physical))
        return DIFFERENT("the guest-physical address");
    return NO_DIFFERENCE;
}

/* Whether there is an instruction length, from what the guest did: an instruction caused the exit (not a memory
 * access), or the event that caused the exit, or whose delivery it interrupted. */
static bool has_length(uint32_t basic, const struct expected_exit *e)
{
    const uint32_t event = basic == VMXD_EXIT_EXCEPTION_OR_NMI ? e->event : 0;
    const vmxd_idt_vectoring interrupted = vmxd_idt_vectoring_from(e->interrupted);

    if (vmxd_event_is_by_instruction(VMXD_GET(VMXD_IDT_VECTORING_TYPE, interrupted),
                                     VMXD_GET(VMXD_IDT_VECTORING_VECTOR, interrupted)) ||
        vmxd_event_type_is_by_instruction(
            VMXD_GET(VMXD_EXIT_INTR_TYPE, vmxd_exit_interruption_from(event))))
        return true;
    switch (basic) {
    case VMXD_EXIT_APIC_ACCESS:
    case VMXD_EXIT_EPT_VIOLATION:
    case VMXD_EXIT_EPT_MISCONFIGURATION:
    case VMXD_EXIT_PAGE_MODIFICATION_LOG_FULL:
    case VMXD_EXIT_SPP_RELATED_EVENT:
    case VMXD_EXIT_RDMSRLIST: /* not in the manual's list */
    case VMXD_EXIT_WRMSRLIST:
        return false;
    default:
        return e->place == RIP_AT_INSTRUCTION;
    }
}

static struct difference compare_instruction(const struct vcpu *v, const struct exit *x,
                                             const struct exit_location *l)
{
    const struct expected_exit *e = l->expected;
    const uint32_t basic = vmxd_exit_basic(v->entry.reason);
    const enum vmxd_instr_info_format layout =
        vmxd_exit_instr_info_format(v->entry.reason, x->qualification);
    const uint32_t different = (x->information ^ e->information) &
                               ~undefined_in_information(layout, x->qualification, e->information);

    if (vmxd_exit_has_instruction_length(
            v->entry.reason, x->qualification, vmxd_exit_interruption_from(x->event),
            vmxd_idt_vectoring_from(x->interrupted)) != has_length(basic, e))
        return DIFFERENT("the class: is there an instruction length?");
    if (has_length(basic, e) && x->length != l->end - l->begin)
        return DIFFERENT("the instruction length");
    if (layout == VMXD_INFO_FORMAT_NONE && e->information != 0)
        return DIFFERENT("the class: it says that there is no instruction information");
    if (layout != VMXD_INFO_FORMAT_NONE && different)
        return DIFFERENT_IN("the instruction information", different);
    return NO_DIFFERENCE;
}

/* RIP: at the instruction, after it, or where the event came. */
static struct difference compare_place(uint32_t basic, const struct exit *x,
                                       const struct exit_location *l)
{
    static const uint8_t kinds[] = {
        [RIP_AT_INSTRUCTION] = VMXD_KIND_FAULT,
        [RIP_AFTER] = VMXD_KIND_TRAP,
        [RIP_WITHIN] = VMXD_KIND_EVENT,
    };
    const uint32_t expected = kinds[l->expected->place];
    const uint32_t kind = VMXD_GET(VMXD_EXIT_CLASS_KIND, vmxd_exit_class_of(basic));

    if (kind != expected || vmxd_exit_is_fault_like(basic) != (expected == VMXD_KIND_FAULT) ||
        vmxd_exit_is_trap_like(basic) != (expected == VMXD_KIND_TRAP))
        return DIFFERENT("the class: is it fault-like, trap-like, an event?");
    if (kind != VMXD_KIND_EVENT && x->rip != l->begin)
        return DIFFERENT("RIP");
    return NO_DIFFERENCE;
}

static struct difference compare(const struct vcpu *v, const struct exit *x,
                                 const struct exit_location *l)
{
    const struct expected_exit *e = l->expected;
    const uint32_t basic = vmxd_exit_basic(v->entry.reason);
    const enum vmxd_qual_format format = vmxd_exit_qual_format(basic);
    const uint64_t different = (x->qualification ^ e->qualification) &
                               ~undefined_in_qualification(format, e->qualification);
    struct difference d;

    if (v->entry.reason.full != e->reason)
        return DIFFERENT(EXIT_REASON);
    if (different)
        return DIFFERENT_IN("the exit qualification", different);
    if (format == VMXD_QUAL_FORMAT_NONE && x->qualification != 0)
        return DIFFERENT("the class: it says that there is no qualification");
    d = compare_place(basic, x, l);
    if (d.what == NULL)
        d = compare_address(v, x, e);
    if (d.what == NULL)
        d = compare_event(basic, x, e);
    return d.what != NULL ? d : compare_instruction(v, x, l);
}

/* --- Exits of the running case --- */

static void print_difference(const struct vcpu *v, const struct exit *x,
                             const struct exit_location *l)
{
    static const struct expected_exit nothing;
    const struct expected_exit *e = l != NULL ? l->expected : &nothing;

    log_line("        reason          expected 0x%-14x got 0x%x", e->reason, v->entry.reason.full);
    log_line("        qualification   expected 0x%-14lx got 0x%lx", e->qualification,
             x->qualification);
    log_line("        linear address  expected 0x%-14lx got 0x%lx", e->address, x->linear);
    log_line("        physical        expected 0x%-14lx got 0x%lx",
             e->physical ? test_physical(e->physical) : 0, x->physical);
    log_line("        event           expected 0x%-14x got 0x%x, error code 0x%x", e->event,
             x->event, x->error);
    log_line("        interrupted     expected 0x%-14x got 0x%x, error code 0x%x", e->interrupted,
             x->interrupted, x->interrupted_error);
    if (e->original_data || x->original_data)
        log_line("        original data   expected 0x%-14lx got 0x%lx", e->original_data,
                 x->original_data);
    log_line("        length          expected 0x%-14lx got 0x%x",
             l != NULL ? l->end - l->begin : 0, x->length);
    log_line("        information     expected 0x%-14x got 0x%x", e->information, x->information);
}

static bool is_same(const char *a, const char *b)
{
    while (*a != '\0' && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

/* The difference is the one of the emulator's row. */
static bool is_known(struct difference d)
{
    return bug != NULL && bug->member != NULL && is_same(bug->member, d.what) &&
           (bug->bits == 0 || bug->bits == d.bits);
}

void check_exit(const struct vcpu *v)
{
    const struct exit x = read_exit();
    struct exit_location *l = location_at(x.rip, v->entry.reason.full);
    const struct difference d =
        l == NULL ? DIFFERENT("no exit is expected at this instruction") : compare(v, &x, l);
    const bool known = d.what != NULL && is_known(d);
    char text[LOG_EXIT_SIZE];

    exits_checked++;
    if (l != NULL && l->expected->reason == v->entry.reason.full)
        coverage_provoked(vmxd_exit_basic(v->entry.reason));
    log_exit(v, text, sizeof(text));
    log_line("  %08x  %-78s %s", v->entry.reason.full, text,
             d.what == NULL ? "ok"
             : known        ? "known bug"
                            : "FAIL");
    bug_exits += known;
    if (d.what != NULL && !known) {
        checks_failed++;
        log_line("  FAIL: RIP 0x%lx: %s", x.rip, d.what);
        print_difference(v, &x, l);
    }
    if (l != NULL)
        l->hits++;
}

void check_start(const struct test_case *c, const struct vmxd_capabilities *capabilities)
{
    running = c;
    bug = emulator_bug(c->name, capabilities);
    ept_advanced =
        VMXD_GET(VMXD_EPT_VPID_CAP_ADVANCED_EPT_VIOLATION_INFORMATION, capabilities->ept_vpid);
    bug_exits = 0;
    FOR_EACH_LOCATION(l)
    l->hits = 0;
}

/* --- The end of a case --- */

static bool is_missing(const struct exit_location *l)
{
    return l->location != 0 && owner_of(l) == running && l->hits == 0 && !l->expected->optional;
}

static void check_missing_exits(void)
{
    FOR_EACH_LOCATION(l)
    if (is_missing(l)) {
        check_failed("an expected exit did not come");
        log_line("        %s at 0x%lx",
                 vmxd_exit_name(vmxd_exit_basic(vmxd_exit_reason_from(l->expected->reason))),
                 l->begin);
    }
}

static bool some_exit_is_missing(void)
{
    FOR_EACH_LOCATION(l)
    if (is_missing(l))
        return true;
    return false;
}

void check_end(const struct vcpu *v, enum guest_end end)
{
    const enum guest_end expected_end = running->end != GUEST_RUNS ? running->end : GUEST_DONE;
    char text[LOG_EXIT_SIZE];

    if (bug != NULL && bug->no_exit && some_exit_is_missing()) {
        emulator_bug_found(bug);
        return;
    }
    if (end == GUEST_VMFAIL || end == GUEST_FAILED_ENTRY) {
        log_entry_failure(&v->entry, text, sizeof(text));
        log_line("  %s", text);
    }
    if (end != expected_end)
        check_failed("the guest did not end as expected");
    if (end == GUEST_DONE && v->result != 0 && bug != NULL && bug->guest_check) {
        bug_exits++;
    } else if (end == GUEST_DONE && v->result != 0) {
        check_failed("guest check failed");
        log_line("        source line %lu", v->result);
    }
    if (end == expected_end && running->finish != NULL && !running->finish(v))
        check_failed("the VMCS or the host is not as expected after the guest");
    check_missing_exits();
    if (bug_exits != 0) {
        emulator_bug_found(bug);
        if (bug->member != NULL && is_same(bug->member, EXIT_REASON))
            check_not_run(running, bug->what); /* the right reasons did not come */
    } else if (bug != NULL && !bug->sometimes) {
        emulator_bug_gone(bug);
    }
}

void check_not_offered(const struct test_case *c, const char *missing)
{
    FOR_EACH_LOCATION(l)
    if (l->location != 0 && owner_of(l) == c)
        coverage_not_offered(vmxd_exit_basic(vmxd_exit_reason_from(l->expected->reason)), missing);
}

void check_not_run(const struct test_case *c, const char *known_bug)
{
    FOR_EACH_LOCATION(l)
    if (l->location != 0 && owner_of(l) == c)
        coverage_not_run(vmxd_exit_basic(vmxd_exit_reason_from(l->expected->reason)), known_bug);
}
