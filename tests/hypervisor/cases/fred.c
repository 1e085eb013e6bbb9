/* SPDX-License-Identifier: MIT */
/* fred.c - guests that use FRED, flexible return and event delivery: exits during the delivery of each type of event
 * from ring 0 and ring 3, nested exceptions, and the event data of what the host injects.
 *
 * The guest gets each event exactly once: a second copy, or another error code, event data, RIP or instruction length
 * in the stack frame fails a check.
 *
 * The manual does not say in which order event delivery writes the eight words of a stack frame.  The linear address
 * of an EPT violation is that of the highest, as Bochs writes it first.
 *
 * No emulator has FRED and IA32_XFD or NMI-source reporting: #NM and NMI have no event data of the processor.  The host
 * injects them with event data, which an exit in their delivery reports.
 */
#include "../../../examples/hypervisor/vmm/handlers.h"
#include "cet.h"
#include "fred.h"

/* --- The guest's memory --- */

extern const uint8_t fred_entry[]; /* fred_guest.S */
extern uint8_t fred_user_page[];   /* code that runs in ring 3, and its stack */
extern struct fred_frame fred_frames[FRED_EVENTS];
extern uint64_t fred_events;     /* deliveries to the guest */
extern uint64_t fred_ring_0_rsp; /* of fred_enter_user() */
extern uint8_t fred_own_stack[PLATFORM_PAGE_SIZE], fred_stacks[4][PLATFORM_PAGE_SIZE];

struct fred_frame fred_frames[FRED_EVENTS] GUEST_DATA = {{0}};
uint64_t fred_events GUEST_DATA = 0;
uint64_t fred_ring_0_rsp GUEST_DATA = 0;
uint8_t fred_own_stack[PLATFORM_PAGE_SIZE] GUEST_PAGE = {0};   /* in ring 0, at the instruction */
uint8_t fred_stacks[4][PLATFORM_PAGE_SIZE] GUEST_PAGE = {{0}}; /* of the stack levels */

/* --- The MSRs, in areas that VM entries and VM exits load and store --- */

#define MSR_FRED_RSP0 0x1CC
#define MSR_FRED_RSP1 0x1CD
#define MSR_FRED_RSP2 0x1CE
#define MSR_FRED_RSP3 0x1CF
#define MSR_FRED_SSP1 0x1D1
#define MSR_FRED_SSP2 0x1D2
#define MSR_FRED_SSP3 0x1D3
#define MSR_PL0_SSP   0x6A4 /* the shadow stack of level 0 */
#define MSR_EFER      0xC0000080
#define MSR_STAR      0xC0000081
#define EFER_SCE      0x1u
#define STAR          ((uint64_t)(FRED_USER_SS - 8) << 48 | (uint64_t)GUEST_CS << 32)

#define CONFIG_RED_ZONE        64u /* bytes below RSP that delivery leaves alone on the same stack */
#define CONFIG_INTERRUPTS_TO_1 (1u << 9)
#define LEVEL(level, vector)   ((uint64_t)(level) << 2 * (vector))
/* #PF has stack level 1, #DB 2, NMI and #DF 3, all others 0. */
#define STACK_LEVELS                                                                   \
    (LEVEL(1, VMXD_VECTOR_PF) | LEVEL(2, VMXD_VECTOR_DB) | LEVEL(3, VMXD_VECTOR_NMI) | \
     LEVEL(3, VMXD_VECTOR_DF))

struct msr_value {
    uint32_t msr;
    uint64_t value;
};

#define STACK_TOP(level) (ADDRESS(fred_stacks[level]) + PLATFORM_PAGE_SIZE)

#define AREA_ENTRIES 16
static struct {
    struct vmxd_msr_entry guest[AREA_ENTRIES], host[AREA_ENTRIES];
} * areas; /* one page */

/* VM exits store the guest's values where VM entries load them: event delivery changes IA32_FRED_CONFIG. */
static void fill_areas(const struct msr_value *values, size_t count)
{
    if (areas == NULL)
        areas = platform_page();
    if (areas == NULL)
        return; /* the guest's first event shuts it down */
    for (size_t i = 0; i < count; i++) {
        areas->guest[i] = (struct vmxd_msr_entry){.index = values[i].msr, .data = values[i].value};
        areas->host[i] = (struct vmxd_msr_entry){.index = values[i].msr,
                                                 .data = platform_read_msr(values[i].msr)};
    }
    WRITE64(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_ADDRESS, platform_physical(areas->guest));
    WRITE64(VMXD_VMCS_CTRL_EXIT_MSR_STORE_ADDRESS, platform_physical(areas->guest));
    WRITE64(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_ADDRESS, platform_physical(areas->host));
    WRITE32(VMXD_VMCS_CTRL_ENTRY_MSR_LOAD_COUNT, count);
    WRITE32(VMXD_VMCS_CTRL_EXIT_MSR_STORE_COUNT, count);
    WRITE32(VMXD_VMCS_CTRL_EXIT_MSR_LOAD_COUNT, count);
}

static uint64_t fred_config(void)
{
    return ADDRESS(fred_entry) | CONFIG_RED_ZONE | CONFIG_INTERRUPTS_TO_1;
}

static void prepare_with_levels(uint64_t stack_levels)
{
    const struct msr_value values[] = {
        {MSR_EFER, platform_read_msr(MSR_EFER) | EFER_SCE},
        {MSR_STAR, STAR},
        {MSR_FRED_RSP0, STACK_TOP(0)},
        {MSR_FRED_RSP1, STACK_TOP(1)},
        {MSR_FRED_RSP2, STACK_TOP(2)},
        {MSR_FRED_RSP3, STACK_TOP(3)},
        {MSR_FRED_STKLVLS, stack_levels},
        {MSR_FRED_CONFIG, fred_config()},
    };

    fred_events = 0;
    fill_areas(values, sizeof(values) / sizeof(values[0]));
}

static void prepare(struct vcpu *v)
{
    (void)v;
    prepare_with_levels(STACK_LEVELS);
}

/* --- Ring 3: the page tables of the guest allow it the user page --- */

#define PAGE_USER  0x4u
#define PAGE_FRAME 0x000FFFFFFFFFF000u

static uint64_t *table_at(uint64_t physical)
{
    for (size_t i = memory_pages(); i-- > 0;)
        if (platform_physical(memory_page(i)) == physical)
            return memory_page(i);
    return NULL;
}

static void allow_user_page(void)
{
    uint64_t physical = memory_guest_cr3();

    for (unsigned int level = 4; level > 0; level--) {
        uint64_t *table = table_at(physical);
        uint64_t *entry =
            table != NULL ? &table[vmxd_ept_index(ADDRESS(fred_user_page), level)] : NULL;

        if (entry == NULL)
            break; /* the guest's first instruction in ring 3 causes a page fault */
        *entry |= PAGE_USER;
        physical = *entry & PAGE_FRAME;
    }
}

static void prepare_ring_3(struct vcpu *v)
{
    prepare(v);
    allow_user_page();
}

/* --- What the processor must have --- */

#define CPUID_7_1_EAX_FRED_LKGS (3u << 17)

const char *fred_missing(const struct vmxd_capabilities *c)
{
    if (x86_cpuid(0, 0).rax < 7 || x86_cpuid(7, 0).rax < 1 ||
        (x86_cpuid(7, 1).rax & CPUID_7_1_EAX_FRED_LKGS) != CPUID_7_1_EAX_FRED_LKGS)
        return "FRED and LKGS";
    if (!(c->cr4_fixed1 & X86_CR4_FRED))
        return "CR4.FRED in VMX operation";
    if (!VMXD_GET(VMXD_BASIC_NESTED_EXCEPTION, c->basic))
        return "nested_exception of IA32_VMX_BASIC";
    return NULL;
}

/* --- Frames, as the guest must get them --- */

#define SS_FAULT(vector) SS_EVENT(VMXD_EVENT_HARDWARE_EXCEPTION, vector, 0)
#define SS_INT_N         (SS_EVENT(VMXD_EVENT_SOFTWARE_INTERRUPT, 0x61, 2) | SS_SYSTEM_CALL)
#define SS_INT1          SS_EVENT(VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION, VMXD_VECTOR_DB, 1)
#define SS_INT3          SS_EVENT(VMXD_EVENT_SOFTWARE_EXCEPTION, VMXD_VECTOR_BP, 1)
#define SS_OTHER(vector) (SS_EVENT(VMXD_EVENT_OTHER, vector, 2) | SS_SYSTEM_CALL)

static inline __attribute__((always_inline)) bool frame_is(size_t i, uint64_t ss, uint64_t error,
                                                           uint64_t rip, uint64_t data)
{
    const struct fred_frame *f = &fred_frames[i];
    const uint64_t cs = (ss & 3) == 3 ? FRED_USER_CS : GUEST_CS;

    return f->ss == ss && f->error == error && f->rip == rip && f->cs == cs && f->data == data &&
           f->zero == 0;
}

/* --- Exits during event delivery --- */

#define INTERRUPTED(event_type, number)                                                      \
    (VMXD_PUT(VMXD_IDT_VECTORING_VALID, 1) | VMXD_PUT(VMXD_IDT_VECTORING_TYPE, event_type) | \
     VMXD_PUT(VMXD_IDT_VECTORING_VECTOR, number))
#define FAULT_INTERRUPTED(number) INTERRUPTED(VMXD_EVENT_HARDWARE_EXCEPTION, number)
#define WITH_ERROR_CODE           VMXD_IDT_VECTORING_ERROR_CODE_VALID
#define NESTED                    VMXD_IDT_VECTORING_NESTED_EXCEPTION

/* The initialisers of an EPT violation: a write of the frame whose end is at `top`, for the delivery of an event. */
#define REFUSED(top, event_interrupted)                                                       \
    .reason = VMXD_EXIT_EPT_VIOLATION,                                                        \
    .qualification = VMXD_QUAL_EPT_DATA_WRITE | VMXD_QUAL_EPT_GUEST_LINEAR_ADDRESS_VALID |    \
                     VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED | VMXD_QUAL_EPT_READ_WRITE_PAGE, \
    .address = (top)-8, .physical = (top)-8, .interrupted = event_interrupted
#define OWN_STACK_TOP         (ADDRESS(fred_own_stack) + PLATFORM_PAGE_SIZE)
#define OWN_STACK             (OWN_STACK_TOP - CONFIG_RED_ZONE)
#define WINDOW(window_reason) .place = RIP_WITHIN, .reason = window_reason
#define EXCEPTION(what)       .place = RIP_WITHIN, .reason = VMXD_EXIT_EXCEPTION_OR_NMI, .event = what

static inline __attribute__((always_inline)) void take_away(const void *page)
{
    hypercall(TEST_EPT_PAGE, (uintptr_t)page, 0);
}

#define START_FRED set_cr4_bits(X86_CR4_FRED)

/* One instruction with RSP = `stack`, and the exit in the delivery of its event.  `at` and `after` become the addresses
 * of the instruction and of the next. */
#define ON_STACK(stack, prepare, instruction)                                                \
    "mov %%rsp, %[rsp]\n\tlea 1f(%%rip), %[at]\n\tlea 2f(%%rip), %[after]\n\t" prepare stack \
    "\n1: " instruction "\n2: mov %[rsp], %%rsp"
#define USE_OWN_STACK  "lea fred_own_stack+4096(%%rip), %%rsp"
#define RESUME_AFTER   "mov %[after], guest_resume(%%rip)\n\t"
#define STACK_OPERANDS ([rsp] "=&r"(rsp), [at] "=&r"(at), [after] "=&r"(after), "+m"(guest_resume))

#define ON_OWN_STACK(prepare, instruction, ...) \
    EXPECT("1f", "2f", ON_STACK(USE_OWN_STACK, prepare, instruction), STACK_OPERANDS, __VA_ARGS__)
#define EXITS_ON_OWN_STACK(prepare, instruction, exit, exit_2)                        \
    EXPECT_TWO("1f", "2f", "1f", "2f", ON_STACK(USE_OWN_STACK, prepare, instruction), \
               STACK_OPERANDS, exit, exit_2)

#define PF_ADDRESS   0x18
#define PF_ERROR     2 /* write */
#define PF_IN_RING_3 6
#define PF_WRITE     "movb $0, 0x18"
#define BAD_SELECTOR 0xFFF8
#define LOAD_FS      "mov fred_bad_selector(%%rip), %%fs"

extern uint16_t fred_bad_selector;
uint16_t fred_bad_selector GUEST_DATA = BAD_SELECTOR;

/* A function of fred_guest.S in ring 3, whose only instruction causes an event. */
extern const char fred_user_ud2[], fred_user_ud2_end[], fred_user_page_fault[],
    fred_user_page_fault_end[], fred_user_int_n[], fred_user_int_n_end[], fred_user_int3[],
    fred_user_int3_end[], fred_user_int1[], fred_user_int1_end[], fred_user_syscall[],
    fred_user_syscall_end[], fred_user_sysenter[], fred_user_sysenter_end[], fred_user_nop[],
    fred_user_vmcall[], fred_user_after_vmcall[];

#define IN_RING_3(function, flags, ...)                                                       \
    do {                                                                                      \
        uint64_t rip_ = ADDRESS(fred_user_##function), rflags_ = X86_RFLAGS_FIXED | (flags);  \
        take_away(fred_stacks[0]);                                                            \
        EXPECT("fred_user_" #function, "fred_user_" #function "_end", "call fred_enter_user", \
               ("+D"(rip_), "+S"(rflags_)), __VA_ARGS__);                                     \
    } while (0)
/* The same; both exits come in the function `place`.  RAX is the function of a VMCALL. */
#define EXITS_IN_RING_3(place, function, flags, location, exit, exit_2)                      \
    do {                                                                                     \
        uint64_t rip_ = ADDRESS(fred_user_##function), rflags_ = X86_RFLAGS_FIXED | (flags); \
        uint64_t rax_ = TEST_VIRTUAL_NMI;                                                    \
        take_away(fred_stacks[0]);                                                           \
        EXPECT_TWO("fred_user_" place, "fred_user_" place "_end", "fred_user_" place,        \
                   "fred_user_" place "_end", location "call fred_enter_user",               \
                   ("+D"(rip_), "+S"(rflags_), "+a"(rax_)), exit, exit_2);                   \
    } while (0)

/* --- Registers of exceptions --- */

#define SET_TS                                                                               \
    do {                                                                                     \
        __asm__ volatile("mov %%cr0, %0" : "=r"(cr0));                                       \
        cr0 |= X86_CR0_TS;                                                                   \
        EXIT("mov %%rdx, %%cr0", ("+d"(cr0)), .reason = VMXD_EXIT_CONTROL_REGISTER_ACCESSES, \
             .qualification = CR(VMXD_CR_ACCESS_MOV_TO_CR, 0, VMXD_GPR_RDX));                \
    } while (0)
#define WRITE_DR6(value)                                                \
    EXIT("mov %%rdx, %%dr6", ("+d"(value)), .reason = VMXD_EXIT_MOV_DR, \
         .qualification = DR(0, 6, VMXD_GPR_RDX))
#define READ_DR6(value)                                                 \
    EXIT("mov %%dr6, %%rdx", ("=d"(value)), .reason = VMXD_EXIT_MOV_DR, \
         .qualification = DR(1, 6, VMXD_GPR_RDX))
#define STEP                                                                \
    "lea 1f(%%rip), %[at]\n\tlea 2f(%%rip), %[after]\n\tpushf\n\tpushf\n\t" \
    "orl $0x100, (%%rsp)\n\tpopf\n\tnop\n1: popf\n2: nop\n3:"
#define STEP_OPERANDS ([at] "=&r"(at), [after] "=&r"(after), "+m"(guest_resume))

/* --- Ring 0: hardware exceptions --- */

GUEST_TEXT static uint64_t guest_faults(void)
{
    uint64_t rsp, at, after, cr2;

    START_FRED;
    take_away(fred_own_stack);
    ON_OWN_STACK(RESUME_AFTER, "ud2", REFUSED(OWN_STACK, FAULT_INTERRUPTED(VMXD_VECTOR_UD)));
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_UD) | GUEST_SS, 0, at, 0));
    CHECK(fred_frames[0].rsp == OWN_STACK_TOP);

    take_away(fred_own_stack);
    ON_OWN_STACK(RESUME_AFTER, LOAD_FS,
                 REFUSED(OWN_STACK, FAULT_INTERRUPTED(VMXD_VECTOR_GP) | WITH_ERROR_CODE),
                 .interrupted_error = BAD_SELECTOR);
    CHECK(frame_is(1, SS_FAULT(VMXD_VECTOR_GP) | GUEST_SS, BAD_SELECTOR, at, 0));

    take_away(fred_stacks[1]);
    ON_OWN_STACK(RESUME_AFTER, PF_WRITE,
                 REFUSED(STACK_TOP(1), FAULT_INTERRUPTED(VMXD_VECTOR_PF) | WITH_ERROR_CODE),
                 .interrupted_error = PF_ERROR, .original_data = PF_ADDRESS);
    CHECK(frame_is(2, SS_FAULT(VMXD_VECTOR_PF) | GUEST_SS, PF_ERROR, at, PF_ADDRESS));
    __asm__ volatile("mov %%cr2, %0" : "=r"(cr2));
    CHECK(cr2 == PF_ADDRESS);
    CHECK(fred_events == 3);
    return 0;
}
TEST_CASE(fred_faults_case) = {
    .name = "FRED: EPT violation in the delivery of an exception",
    .run = guest_faults,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare,
};

/* The handler of #PF runs at stack level 1, and an exit does not change the level: the frame of the INT3 after it names
 * the level and is on the same stack. */
GUEST_TEXT static void int3_after_exit(void)
{
    hypercall(HYPERCALL_ADD, 0, 0);
    __asm__ volatile("int3" : : : "memory");
}

#define FRAME_OF_INT3_IN_HANDLER(i)                                                                \
    (fred_frames[i].ss == (SS_INT3 | GUEST_SS) && fred_frames[i].cs == (GUEST_CS | CS_LEVEL(1)) && \
     STACK_TOP(1) - fred_frames[i].rsp < PLATFORM_PAGE_SIZE)

GUEST_TEXT static uint64_t guest_stack_level(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    guest_irq_callback = int3_after_exit;
    take_away(fred_stacks[1]);
    ON_OWN_STACK(RESUME_AFTER, PF_WRITE,
                 REFUSED(STACK_TOP(1), FAULT_INTERRUPTED(VMXD_VECTOR_PF) | WITH_ERROR_CODE),
                 .interrupted_error = PF_ERROR, .original_data = PF_ADDRESS);
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_PF) | GUEST_SS, PF_ERROR, at, PF_ADDRESS));
    CHECK(FRAME_OF_INT3_IN_HANDLER(1));
    __asm__ volatile("int3" : : : "memory");
    CHECK(fred_frames[2].cs == GUEST_CS); /* ERETS has restored level 0 */
    CHECK(fred_events == 3);
    return 0;
}
TEST_CASE(fred_stack_level_case) = {
    .name = "FRED: event and exit at stack level 1",
    .run = guest_stack_level,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare,
};

/* CR0.TS causes #NM: its event data is 0. */
GUEST_TEXT static uint64_t guest_device_not_available(void)
{
    uint64_t rsp, at, after, cr0;

    START_FRED;
    SET_TS;
    take_away(fred_own_stack);
    ON_OWN_STACK(RESUME_AFTER, "fnop", REFUSED(OWN_STACK, FAULT_INTERRUPTED(VMXD_VECTOR_NM)));
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_NM) | GUEST_SS, 0, at, 0));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_device_not_available_case) = {
    .name = "FRED: EPT violation in the delivery of #NM",
    .run = guest_device_not_available,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare,
};

/* A trap after each instruction, and after the one that clears RFLAGS.TF. */
GUEST_TEXT static uint64_t guest_single_step(void)
{
    uint64_t at, after, dr6 = X86_DR6_INIT;

    START_FRED;
    WRITE_DR6(dr6);
    take_away(fred_stacks[2]);
    EXPECT("1f", "2f", STEP, STEP_OPERANDS,
           REFUSED(STACK_TOP(2), FAULT_INTERRUPTED(VMXD_VECTOR_DB)),
           .original_data = VMXD_QUAL_DEBUG_BS);
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_DB) | GUEST_SS, 0, at, VMXD_QUAL_DEBUG_BS));
    CHECK(frame_is(1, SS_FAULT(VMXD_VECTOR_DB) | GUEST_SS, 0, after, VMXD_QUAL_DEBUG_BS));
    CHECK(fred_events == 2);
    READ_DR6(dr6);
    CHECK(dr6 == (X86_DR6_INIT | VMXD_QUAL_DEBUG_BS)); /* the same bit in DR6 */
    return 0;
}
TEST_CASE(fred_single_step_case) = {
    .name = "FRED: EPT violation in the delivery of #DB",
    .run = guest_single_step,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare,
};

/* DR7.GD: a debug exception before MOV DR, whose exit is off. */
#define DR7_GD 0x2000u

static void prepare_general_detect(struct vcpu *v)
{
    prepare(v);
    WRITE_NATURAL(VMXD_VMCS_GUEST_DR7, X86_DR7_INIT | DR7_GD);
}

GUEST_TEXT static uint64_t guest_general_detect(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    take_away(fred_stacks[2]);
    ON_OWN_STACK(RESUME_AFTER, "mov %%dr6, %[after]",
                 REFUSED(STACK_TOP(2), FAULT_INTERRUPTED(VMXD_VECTOR_DB)),
                 .original_data = VMXD_QUAL_DEBUG_BD);
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_DB) | GUEST_SS, 0, at, VMXD_QUAL_DEBUG_BD));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_general_detect_case) = {
    .name = "FRED: EPT violation in the delivery of #DB for MOV DR",
    .run = guest_general_detect,
    .config = {.ept = true, .primary_off = VMXD_PRIMARY_MOV_DR_EXITING},
    .missing = fred_missing,
    .prepare = prepare_general_detect,
};

/* --- Ring 0: software interrupts and exceptions, SYSCALL and SYSENTER --- */

GUEST_TEXT static uint64_t guest_software_events(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    take_away(fred_own_stack);
    ON_OWN_STACK("", "int $0x61",
                 REFUSED(OWN_STACK, INTERRUPTED(VMXD_EVENT_SOFTWARE_INTERRUPT, 0x61)));
    CHECK(frame_is(0, SS_INT_N | GUEST_SS, 0, after, 0));
    take_away(fred_own_stack);
    ON_OWN_STACK("", "int3",
                 REFUSED(OWN_STACK, INTERRUPTED(VMXD_EVENT_SOFTWARE_EXCEPTION, VMXD_VECTOR_BP)));
    CHECK(frame_is(1, SS_INT3 | GUEST_SS, 0, after, 0));
    take_away(fred_stacks[2]);
    ON_OWN_STACK("", ".byte 0xF1",
                 REFUSED(STACK_TOP(2),
                         INTERRUPTED(VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION, VMXD_VECTOR_DB)));
    CHECK(frame_is(2, SS_INT1 | GUEST_SS, 0, after, 0));
    CHECK(fred_events == 3);
    return 0;
}
TEST_CASE(fred_software_events_case) = {
    .name = "FRED: EPT violation in the delivery of a software interrupt",
    .run = guest_software_events,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare,
};

/* INT3 comes before: an IDT-vectoring information that an earlier event has left is wrong. */
GUEST_TEXT static uint64_t guest_syscall(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    __asm__ volatile("int3" : : : "memory");
    take_away(fred_own_stack);
    ON_OWN_STACK("", "syscall",
                 REFUSED(OWN_STACK, INTERRUPTED(VMXD_EVENT_OTHER, VMXD_OTHER_EVENT_SYSCALL)));
    CHECK(frame_is(1, SS_OTHER(VMXD_OTHER_EVENT_SYSCALL) | GUEST_SS, 0, after, 0));
    CHECK(fred_events == 2);
    return 0;
}
TEST_CASE(fred_syscall_case) = {
    .name = "FRED: EPT violation in the delivery of SYSCALL",
    .run = guest_syscall,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare,
};

GUEST_TEXT static uint64_t guest_sysenter(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    __asm__ volatile("int3" : : : "memory");
    take_away(fred_own_stack);
    ON_OWN_STACK("", "sysenter",
                 REFUSED(OWN_STACK, INTERRUPTED(VMXD_EVENT_OTHER, VMXD_OTHER_EVENT_SYSENTER)));
    CHECK(frame_is(1, SS_OTHER(VMXD_OTHER_EVENT_SYSENTER) | GUEST_SS, 0, after, 0));
    CHECK(fred_events == 2);
    return 0;
}
TEST_CASE(fred_sysenter_case) = {
    .name = "FRED: EPT violation in the delivery of SYSENTER",
    .run = guest_sysenter,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare,
};

/* --- Ring 0: interrupts and NMIs that the host injects --- */

GUEST_TEXT static uint64_t guest_interrupt(void)
{
    uint64_t at, after;

    START_FRED;
    take_away(fred_stacks[1]);
    hypercall(TEST_VIRTUAL_INTERRUPT, 0x51, 0);
    EXPECT_TWO("1f", "2f", "1f", "2f",
               "lea 1f(%%rip), %[at]\n\tlea 2f(%%rip), %[after]\n\tsti\n\tnop\n1: nop\n2: cli",
               ([at] "=&r"(at), [after] "=&r"(after)), (WINDOW(VMXD_EXIT_INTERRUPT_WINDOW)),
               (REFUSED(STACK_TOP(1), INTERRUPTED(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x51))));
    CHECK(frame_is(0, SS_EVENT(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x51, 0) | GUEST_SS, 0, at, 0));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_interrupt_case) = {
    .name = "FRED: EPT violation in the delivery of an external interrupt",
    .run = guest_interrupt,
    .config = {.ept = true, .primary_later = VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING},
    .missing = fred_missing,
    .prepare = prepare,
};

GUEST_TEXT static void request_nmi(void)
{
    hypercall(TEST_VIRTUAL_NMI, 0, 0);
}

/* A second NMI is requested in the handler of the first: it waits for ERETS. */
GUEST_TEXT static uint64_t guest_nmi(void)
{
    uint64_t function = TEST_VIRTUAL_NMI, at;

    START_FRED;
    take_away(fred_stacks[3]);
    guest_irq_callback = request_nmi;
    EXPECT_TWO("1f", "2f", "1f", "2f",
               HYPERCALL_LOCATION "lea 1f(%%rip), %[at]\n0: vmcall\n1: nop\n2:",
               ("+a"(function), [at] "=&r"(at)),
               (REFUSED(STACK_TOP(3), INTERRUPTED(VMXD_EVENT_NMI, VMXD_VECTOR_NMI))),
               (WINDOW(VMXD_EXIT_NMI_WINDOW))); /* twice */
    CHECK(frame_is(0, SS_EVENT(VMXD_EVENT_NMI, VMXD_VECTOR_NMI, 0) | SS_NMI | GUEST_SS, 0, at, 0));
    CHECK(frame_is(1, SS_EVENT(VMXD_EVENT_NMI, VMXD_VECTOR_NMI, 0) | SS_NMI | GUEST_SS, 0, at, 0));
    CHECK(fred_events == 2);
    return 0;
}
TEST_CASE(fred_nmi_case) = {
    .name = "FRED: EPT violation in the delivery of an NMI",
    .run = guest_nmi,
    .config = {.ept = true, .primary_later = VMXD_PRIMARY_NMI_WINDOW_EXITING},
    .missing = fred_missing,
    .prepare = prepare,
};

/* --- Ring 3: all events are delivered with the stack of level 0 --- */

GUEST_TEXT static uint64_t guest_ring_3_faults(void)
{
    START_FRED;
    guest_resume = ADDRESS(fred_user_ud2_end);
    IN_RING_3(ud2, 0, REFUSED(STACK_TOP(0), FAULT_INTERRUPTED(VMXD_VECTOR_UD)));
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_UD) | FRED_USER_SS, 0, ADDRESS(fred_user_ud2), 0));
    guest_resume = ADDRESS(fred_user_page_fault_end);
    IN_RING_3(page_fault, 0,
              REFUSED(STACK_TOP(0), FAULT_INTERRUPTED(VMXD_VECTOR_PF) | WITH_ERROR_CODE),
              .interrupted_error = PF_IN_RING_3, .original_data = PF_ADDRESS);
    CHECK(frame_is(2, SS_FAULT(VMXD_VECTOR_PF) | FRED_USER_SS, PF_IN_RING_3,
                   ADDRESS(fred_user_page_fault), PF_ADDRESS));
    CHECK(fred_events == 4); /* each with the INT that leaves ring 3 */
    return 0;
}
TEST_CASE(fred_ring_3_faults_case) = {
    .name = "FRED: EPT violation in the delivery of an exception in ring 3",
    .run = guest_ring_3_faults,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare_ring_3,
};

GUEST_TEXT static uint64_t guest_ring_3_software_events(void)
{
    START_FRED;
    IN_RING_3(int_n, 0, REFUSED(STACK_TOP(0), INTERRUPTED(VMXD_EVENT_SOFTWARE_INTERRUPT, 0x61)));
    CHECK(frame_is(0, SS_INT_N | FRED_USER_SS, 0, ADDRESS(fred_user_int_n_end), 0));
    IN_RING_3(int3, 0,
              REFUSED(STACK_TOP(0), INTERRUPTED(VMXD_EVENT_SOFTWARE_EXCEPTION, VMXD_VECTOR_BP)));
    CHECK(frame_is(2, SS_INT3 | FRED_USER_SS, 0, ADDRESS(fred_user_int3_end), 0));
    IN_RING_3(int1, 0,
              REFUSED(STACK_TOP(0),
                      INTERRUPTED(VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION, VMXD_VECTOR_DB)));
    CHECK(frame_is(4, SS_INT1 | FRED_USER_SS, 0, ADDRESS(fred_user_int1_end), 0));
    CHECK(fred_events == 6);
    return 0;
}
TEST_CASE(fred_ring_3_software_events_case) = {
    .name = "FRED: EPT violation in the delivery of a software interrupt in ring 3",
    .run = guest_ring_3_software_events,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare_ring_3,
};

GUEST_TEXT static uint64_t guest_ring_3_syscall(void)
{
    START_FRED;
    __asm__ volatile("int3" : : : "memory");
    IN_RING_3(syscall, 0,
              REFUSED(STACK_TOP(0), INTERRUPTED(VMXD_EVENT_OTHER, VMXD_OTHER_EVENT_SYSCALL)));
    CHECK(frame_is(1, SS_OTHER(VMXD_OTHER_EVENT_SYSCALL) | FRED_USER_SS, 0,
                   ADDRESS(fred_user_syscall_end), 0));
    CHECK(fred_events == 3);
    return 0;
}
TEST_CASE(fred_ring_3_syscall_case) = {
    .name = "FRED: EPT violation in the delivery of SYSCALL in ring 3",
    .run = guest_ring_3_syscall,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare_ring_3,
};

GUEST_TEXT static uint64_t guest_ring_3_sysenter(void)
{
    START_FRED;
    __asm__ volatile("int3" : : : "memory");
    IN_RING_3(sysenter, 0,
              REFUSED(STACK_TOP(0), INTERRUPTED(VMXD_EVENT_OTHER, VMXD_OTHER_EVENT_SYSENTER)));
    CHECK(frame_is(1, SS_OTHER(VMXD_OTHER_EVENT_SYSENTER) | FRED_USER_SS, 0,
                   ADDRESS(fred_user_sysenter_end), 0));
    CHECK(fred_events == 3);
    return 0;
}
TEST_CASE(fred_ring_3_sysenter_case) = {
    .name = "FRED: EPT violation in the delivery of SYSENTER in ring 3",
    .run = guest_ring_3_sysenter,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare_ring_3,
};

GUEST_TEXT static uint64_t guest_ring_3_interrupt(void)
{
    START_FRED;
    hypercall(TEST_VIRTUAL_INTERRUPT, 0x51, 0);
    EXITS_IN_RING_3("nop", nop, X86_RFLAGS_IF, "", (WINDOW(VMXD_EXIT_INTERRUPT_WINDOW)),
                    (REFUSED(STACK_TOP(0), INTERRUPTED(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x51))));
    CHECK(frame_is(0, SS_EVENT(VMXD_EVENT_EXTERNAL_INTERRUPT, 0x51, 0) | FRED_USER_SS, 0,
                   ADDRESS(fred_user_nop), 0));
    CHECK(fred_events == 2);
    return 0;
}
TEST_CASE(fred_ring_3_interrupt_case) = {
    .name = "FRED: EPT violation in the delivery of an external interrupt in ring 3",
    .run = guest_ring_3_interrupt,
    .config = {.ept = true, .primary_later = VMXD_PRIMARY_INTERRUPT_WINDOW_EXITING},
    .missing = fred_missing,
    .prepare = prepare_ring_3,
};

GUEST_TEXT static uint64_t guest_ring_3_nmi(void)
{
    START_FRED;
    EXITS_IN_RING_3("after_vmcall", vmcall, 0,
                    HYPERCALL_LOCATION_AT("fred_user_vmcall", "fred_user_after_vmcall"),
                    (WINDOW(VMXD_EXIT_NMI_WINDOW)),
                    (REFUSED(STACK_TOP(0), INTERRUPTED(VMXD_EVENT_NMI, VMXD_VECTOR_NMI))));
    CHECK(frame_is(0, SS_EVENT(VMXD_EVENT_NMI, VMXD_VECTOR_NMI, 0) | SS_NMI | FRED_USER_SS, 0,
                   ADDRESS(fred_user_after_vmcall), 0));
    CHECK(fred_events == 2);
    return 0;
}
TEST_CASE(fred_ring_3_nmi_case) = {
    .name = "FRED: EPT violation in the delivery of an NMI in ring 3",
    .run = guest_ring_3_nmi,
    .config = {.ept = true, .primary_later = VMXD_PRIMARY_NMI_WINDOW_EXITING},
    .missing = fred_missing,
    .prepare = prepare_ring_3,
};

/* --- The host injects exceptions with their event data, and again after an exit in their delivery --- */

GUEST_TEXT static uint64_t guest_injected_faults(void)
{
    uint64_t rsp, at, after, cr0, cr2;

    START_FRED;
    take_away(fred_stacks[1]);
    EXITS_ON_OWN_STACK(RESUME_AFTER, PF_WRITE,
                       (EXCEPTION(FAULT(VMXD_VECTOR_PF) | ERROR_CODE), .error = PF_ERROR,
                        .qualification = PF_ADDRESS),
                       (REFUSED(STACK_TOP(1), FAULT_INTERRUPTED(VMXD_VECTOR_PF) | WITH_ERROR_CODE),
                        .interrupted_error = PF_ERROR, .original_data = PF_ADDRESS));
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_PF) | GUEST_SS, PF_ERROR, at, PF_ADDRESS));
    __asm__ volatile("mov %%cr2, %0" : "=r"(cr2));
    CHECK(cr2 == PF_ADDRESS);

    take_away(fred_own_stack); /* the event data of the page fault must not come again */
    EXITS_ON_OWN_STACK(RESUME_AFTER, "ud2", (EXCEPTION(FAULT(VMXD_VECTOR_UD))),
                       (REFUSED(OWN_STACK, FAULT_INTERRUPTED(VMXD_VECTOR_UD))));
    CHECK(frame_is(1, SS_FAULT(VMXD_VECTOR_UD) | GUEST_SS, 0, at, 0));

    SET_TS;
    take_away(fred_own_stack);
    EXITS_ON_OWN_STACK(RESUME_AFTER, "fnop", (EXCEPTION(FAULT(VMXD_VECTOR_NM))),
                       (REFUSED(OWN_STACK, FAULT_INTERRUPTED(VMXD_VECTOR_NM))));
    CHECK(frame_is(2, SS_FAULT(VMXD_VECTOR_NM) | GUEST_SS, 0, at, 0));
    CHECK(fred_events == 3);
    return 0;
}
TEST_CASE(fred_injected_faults_case) = {
    .name = "FRED: injected exceptions",
    .run = guest_injected_faults,
    .config = {.ept = true,
               .exceptions = VECTOR(VMXD_VECTOR_PF) | VECTOR(VMXD_VECTOR_UD) |
                             VECTOR(VMXD_VECTOR_NM)},
    .missing = fred_missing,
    .prepare = prepare,
};

/* The exit of the second step. */
extern const struct expected_exit fred_expected_step;
const struct expected_exit fred_expected_step = {EXCEPTION(FAULT(VMXD_VECTOR_DB)),
                                                 .qualification = VMXD_QUAL_DEBUG_BS};

GUEST_TEXT static uint64_t guest_injected_steps(void)
{
    uint64_t at, after, dr6 = X86_DR6_INIT;

    START_FRED;
    WRITE_DR6(dr6);
    take_away(fred_stacks[2]);
    EXPECT_TWO("1f", "2f", "1f", "2f", LOCATION("fred_expected_step", "2f", "3f") STEP,
               STEP_OPERANDS,
               (EXCEPTION(FAULT(VMXD_VECTOR_DB)), .qualification = VMXD_QUAL_DEBUG_BS),
               (REFUSED(STACK_TOP(2), FAULT_INTERRUPTED(VMXD_VECTOR_DB)),
                .original_data = VMXD_QUAL_DEBUG_BS));
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_DB) | GUEST_SS, 0, at, VMXD_QUAL_DEBUG_BS));
    CHECK(frame_is(1, SS_FAULT(VMXD_VECTOR_DB) | GUEST_SS, 0, after, VMXD_QUAL_DEBUG_BS));
    CHECK(fred_events == 2);
    READ_DR6(dr6);
    CHECK(dr6 == (X86_DR6_INIT | VMXD_QUAL_DEBUG_BS));
    return 0;
}
TEST_CASE(fred_injected_steps_case) = {
    .name = "FRED: injected debug exceptions",
    .run = guest_injected_steps,
    .config = {.ept = true, .exceptions = VECTOR(VMXD_VECTOR_DB)},
    .missing = fred_missing,
    .prepare = prepare,
};

/* The first VM entry injects an event: the guest's first instruction is the one that the frame names. */
static void prepare_injection(struct vcpu *v, vmxd_entry_interruption event, uint64_t event_data)
{
    const uint64_t cr4 = READ_NATURAL(VMXD_VMCS_GUEST_CR4) | X86_CR4_FRED;

    prepare(v);
    WRITE_NATURAL(VMXD_VMCS_GUEST_CR4, cr4);
    WRITE32(VMXD_VMCS_CTRL_ENTRY_INTERRUPTION_INFO, event.full);
    WRITE32(VMXD_VMCS_CTRL_ENTRY_EXCEPTION_ERROR_CODE, PF_ERROR);
    WRITE32(VMXD_VMCS_CTRL_ENTRY_INSTRUCTION_LENGTH, 0);
    WRITE64(VMXD_VMCS_CTRL_INJECTED_EVENT_DATA, event_data);
}

static void prepare_page_fault(struct vcpu *v)
{
    prepare_injection(v, event_of(VMXD_EVENT_HARDWARE_EXCEPTION, VMXD_VECTOR_PF), PF_ADDRESS);
}

/* The address is in the event data alone: injection does not change CR2. */
GUEST_TEXT static uint64_t guest_injected_at_start(void)
{
    uint64_t cr2;

    __asm__ volatile("mov %%cr2, %0" : "=r"(cr2));
    CHECK(cr2 == 0);
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_PF) | GUEST_SS, PF_ERROR,
                   ADDRESS(guest_injected_at_start), PF_ADDRESS));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_injected_at_start_case) = {
    .name = "FRED: event data injected by the first VM entry",
    .run = guest_injected_at_start,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare_page_fault,
};

/* The event data of #NM is IA32_XFD_ERR, that of an NMI its sources: what the host injects, an exit in the delivery
 * reports, and the guest gets it once. */
#define XFD_ERROR   (1ull << 18) /* AMX tile data */
#define NMI_SOURCES 0x5u
#define FIRST_FRAME ((8 * (GUEST_STACK_WORDS - 1) - CONFIG_RED_ZONE) & ~63u) /* its end */

static void prepare_xfd_error(struct vcpu *v)
{
    prepare_injection(v, event_of(VMXD_EVENT_HARDWARE_EXCEPTION, VMXD_VECTOR_NM), XFD_ERROR);
    memory_set_rights(platform_physical(&guest_stack[GUEST_STACK_WORDS - 1]), 0);
}

GUEST_TEXT static uint64_t guest_xfd_error(void)
{
    EXPECT("guest_xfd_error", "guest_xfd_error + 1", "nop", (NO_OPERANDS),
           REFUSED(ADDRESS(guest_stack) + FIRST_FRAME, FAULT_INTERRUPTED(VMXD_VECTOR_NM)),
           .original_data = XFD_ERROR);
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_NM) | GUEST_SS, 0, ADDRESS(guest_xfd_error), XFD_ERROR));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_xfd_error_case) = {
    .name = "FRED: injected #NM with IA32_XFD_ERR as event data",
    .run = guest_xfd_error,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare_xfd_error,
};

static void prepare_nmi_sources(struct vcpu *v)
{
    prepare_injection(v, event_of(VMXD_EVENT_NMI, VMXD_VECTOR_NMI), NMI_SOURCES);
    memory_set_rights(platform_physical(fred_stacks[3]), 0);
}

GUEST_TEXT static uint64_t guest_nmi_sources(void)
{
    EXPECT("guest_nmi_sources", "guest_nmi_sources + 1", "nop", (NO_OPERANDS),
           REFUSED(STACK_TOP(3), INTERRUPTED(VMXD_EVENT_NMI, VMXD_VECTOR_NMI)),
           .original_data = NMI_SOURCES);
    CHECK(frame_is(0, SS_EVENT(VMXD_EVENT_NMI, VMXD_VECTOR_NMI, 0) | SS_NMI | GUEST_SS, 0,
                   ADDRESS(guest_nmi_sources), NMI_SOURCES));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_nmi_sources_case) = {
    .name = "FRED: injected NMI with its sources as event data",
    .run = guest_nmi_sources,
    .config = {.ept = true, .pin = VMXD_PIN_VIRTUAL_NMIS},
    .missing = fred_missing,
    .prepare = prepare_nmi_sources,
};

/* A nested exception has its stack level in ring 3, too, and the bit in its frame. */
static void prepare_nested(struct vcpu *v)
{
    const vmxd_entry_interruption fault = event_of(VMXD_EVENT_HARDWARE_EXCEPTION, VMXD_VECTOR_PF);

    prepare_injection(
        v, vmxd_entry_interruption_from(fault.full | VMXD_ENTRY_INTR_NESTED_EXCEPTION), PF_ADDRESS);
    memory_set_rights(platform_physical(fred_stacks[1]), 0);
}

GUEST_TEXT static uint64_t guest_injected_nested(void)
{
    EXPECT("guest_injected_nested", "guest_injected_nested + 1", "nop", (NO_OPERANDS),
           REFUSED(STACK_TOP(1), FAULT_INTERRUPTED(VMXD_VECTOR_PF) | WITH_ERROR_CODE | NESTED),
           .interrupted_error = PF_ERROR, .original_data = PF_ADDRESS);
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_PF) | SS_NESTED | GUEST_SS, PF_ERROR,
                   ADDRESS(guest_injected_nested), PF_ADDRESS));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_injected_nested_case) = {
    .name = "FRED: injected nested exception",
    .run = guest_injected_nested,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare_nested,
};

/* VM entry uses the instruction length only for events that an instruction causes. */
static void prepare_stale_length(struct vcpu *v)
{
    prepare_injection(v, event_of(VMXD_EVENT_HARDWARE_EXCEPTION, VMXD_VECTOR_UD), 0);
    WRITE32(VMXD_VMCS_CTRL_ENTRY_INSTRUCTION_LENGTH, 3);
}

GUEST_TEXT static uint64_t guest_stale_length(void)
{
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_UD) | GUEST_SS, 0, ADDRESS(guest_stale_length), 0));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_stale_length_case) = {
    .name = "FRED: injected exception with an instruction length",
    .run = guest_stale_length,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare_stale_length,
};

/* INT3 exits, and the host injects it with its length. */
GUEST_TEXT static uint64_t guest_injected_int3(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    take_away(fred_own_stack);
    EXITS_ON_OWN_STACK(
        "", "int3", (EXCEPTION(EVENT(VMXD_EVENT_SOFTWARE_EXCEPTION, VMXD_VECTOR_BP))),
        (REFUSED(OWN_STACK, INTERRUPTED(VMXD_EVENT_SOFTWARE_EXCEPTION, VMXD_VECTOR_BP))));
    CHECK(frame_is(0, SS_INT3 | GUEST_SS, 0, after, 0));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_injected_int3_case) = {
    .name = "FRED: injected software exception",
    .run = guest_injected_int3,
    .config = {.ept = true, .exceptions = VECTOR(VMXD_VECTOR_BP)},
    .missing = fred_missing,
    .prepare = prepare,
};

/* --- Nested exceptions: delivery finds no page for the frame --- */

#define NOT_MAPPED     0x1000
#define USE_NOT_MAPPED "mov $0x1000, %%esp"
#define NESTED_ADDRESS (NOT_MAPPED - CONFIG_RED_ZONE - 8)
#define NESTED_FRAME   (SS_FAULT(VMXD_VECTOR_PF) | SS_NESTED | GUEST_SS)
#define NESTED_FAULT   (FAULT(VMXD_VECTOR_PF) | ERROR_CODE | VMXD_EXIT_INTR_NESTED_EXCEPTION)

GUEST_TEXT static uint64_t guest_nested(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    take_away(fred_stacks[1]);
    EXPECT("1f", "2f", ON_STACK(USE_NOT_MAPPED, RESUME_AFTER, "ud2"), STACK_OPERANDS,
           REFUSED(STACK_TOP(1), FAULT_INTERRUPTED(VMXD_VECTOR_PF) | WITH_ERROR_CODE | NESTED),
           .interrupted_error = PF_ERROR, .original_data = NESTED_ADDRESS);
    CHECK(frame_is(0, NESTED_FRAME, PF_ERROR, at, NESTED_ADDRESS));
    CHECK(fred_frames[0].rsp == NOT_MAPPED && fred_events == 1);
    return 0;
}
TEST_CASE(fred_nested_case) = {
    .name = "FRED: EPT violation in the delivery of a nested exception",
    .run = guest_nested,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare,
};

/* The page fault exits, and the host injects it as a nested exception. */
GUEST_TEXT static uint64_t guest_nested_exit(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    take_away(fred_stacks[1]);
    EXPECT_TWO("1f", "2f", "1f", "2f", ON_STACK(USE_NOT_MAPPED, RESUME_AFTER, "ud2"),
               STACK_OPERANDS,
               (EXCEPTION(NESTED_FAULT), .error = PF_ERROR, .qualification = NESTED_ADDRESS,
                .interrupted = FAULT_INTERRUPTED(VMXD_VECTOR_UD)),
               (REFUSED(STACK_TOP(1), FAULT_INTERRUPTED(VMXD_VECTOR_PF) | WITH_ERROR_CODE | NESTED),
                .interrupted_error = PF_ERROR, .original_data = NESTED_ADDRESS));
    CHECK(frame_is(0, NESTED_FRAME, PF_ERROR, at, NESTED_ADDRESS));
    CHECK(fred_frames[0].rsp == NOT_MAPPED && fred_events == 1);
    return 0;
}
TEST_CASE(fred_nested_exit_case) = {
    .name = "FRED: nested exception that exits",
    .run = guest_nested_exit,
    .config = {.ept = true, .exceptions = VECTOR(VMXD_VECTOR_PF)},
    .missing = fred_missing,
    .prepare = prepare,
};

GUEST_TEXT static uint64_t guest_nested_in_int_n(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    EXPECT("1f", "2f", ON_STACK(USE_NOT_MAPPED, RESUME_AFTER, "int $0x61"), STACK_OPERANDS,
           EXCEPTION(NESTED_FAULT), .error = PF_ERROR, .qualification = NESTED_ADDRESS,
           .interrupted = INTERRUPTED(VMXD_EVENT_SOFTWARE_INTERRUPT, 0x61));
    CHECK(frame_is(0, NESTED_FRAME, PF_ERROR, at, NESTED_ADDRESS));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_nested_in_int_n_case) = {
    .name = "FRED: nested exception of a software interrupt",
    .run = guest_nested_in_int_n,
    .config = {.ept = true, .exceptions = VECTOR(VMXD_VECTOR_PF)},
    .missing = fred_missing,
    .prepare = prepare,
};

/* #PF has stack level 0, so its frame has no page either: #DF, which is not a nested exception. */
static void prepare_double_fault(struct vcpu *v)
{
    (void)v;
    prepare_with_levels(STACK_LEVELS & ~LEVEL(3, VMXD_VECTOR_PF));
}

GUEST_TEXT static uint64_t guest_double_fault(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    take_away(fred_stacks[3]);
    EXPECT("1f", "2f", ON_STACK(USE_NOT_MAPPED, RESUME_AFTER, "ud2"), STACK_OPERANDS,
           REFUSED(STACK_TOP(3), FAULT_INTERRUPTED(VMXD_VECTOR_DF) | WITH_ERROR_CODE));
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_DF) | GUEST_SS, 0, at, 0));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_double_fault_case) = {
    .name = "FRED: EPT violation in the delivery of #DF",
    .run = guest_double_fault,
    .config = {.ept = true},
    .missing = fred_missing,
    .prepare = prepare_double_fault,
};

/* The second page fault exits: the host injects #DF. */
GUEST_TEXT static uint64_t guest_double_fault_exit(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    EXPECT_TWO("1f", "2f", "1f", "2f", ON_STACK(USE_NOT_MAPPED, RESUME_AFTER, "ud2"),
               STACK_OPERANDS,
               (EXCEPTION(NESTED_FAULT), .error = PF_ERROR, .qualification = NESTED_ADDRESS,
                .interrupted = FAULT_INTERRUPTED(VMXD_VECTOR_UD)),
               (EXCEPTION(NESTED_FAULT), .error = PF_ERROR, .qualification = NESTED_ADDRESS,
                .interrupted = FAULT_INTERRUPTED(VMXD_VECTOR_PF) | WITH_ERROR_CODE | NESTED,
                .interrupted_error = PF_ERROR, .original_data = NESTED_ADDRESS));
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_DF) | GUEST_SS, 0, at, 0));
    CHECK(fred_events == 1);
    return 0;
}
TEST_CASE(fred_double_fault_exit_case) = {
    .name = "FRED: nested exceptions that the host turns into #DF",
    .run = guest_double_fault_exit,
    .config = {.ept = true, .exceptions = VECTOR(VMXD_VECTOR_PF)},
    .missing = fred_missing,
    .prepare = prepare_double_fault,
};

/* --- Shadow stacks: delivery in ring 0 pushes CS, RIP and SSP on the one of the stack level, and ERETS pops them --- */

#define SSP_0  (FIRST_SSP - 8) /* in ring 3: below the return addresses of fred_enter_user() */
#define SSP_1  (STACK_LOW + 0x400)
#define SSP_2  (STACK_LOW + 0x800)
#define SSP_3  (STACK_LOW + 0xC00)
#define PUSHED 24 /* bytes */

/* What a delivery has pushed at `ssp`, as the guest sees it in the array of the page. */
#define PUSHED_IS(page, ssp, cs, rip, old_ssp)                                          \
    ((page)[((ssp)&0xFFF) / 8 - 1] == (cs) && (page)[((ssp)&0xFFF) / 8 - 2] == (rip) && \
     (page)[((ssp)&0xFFF) / 8 - 3] == (old_ssp))

static void prepare_shadow_stacks(struct vcpu *v)
{
    const struct msr_value values[] = {
        {MSR_EFER, platform_read_msr(MSR_EFER) | EFER_SCE},
        {MSR_STAR, STAR},
        {MSR_FRED_RSP0, STACK_TOP(0)},
        {MSR_FRED_RSP1, STACK_TOP(1)},
        {MSR_FRED_RSP2, STACK_TOP(2)},
        {MSR_FRED_RSP3, STACK_TOP(3)},
        {MSR_PL0_SSP, SSP_0},
        {MSR_FRED_SSP1, SSP_1},
        {MSR_FRED_SSP2, SSP_2},
        {MSR_FRED_SSP3, SSP_3},
        {MSR_FRED_STKLVLS, STACK_LEVELS},
        {MSR_FRED_CONFIG, fred_config()},
    };

    fred_events = 0;
    fill_areas(values, sizeof(values) / sizeof(values[0]));
    cet_load_state(v);
}

static bool shadow_stack_of_host(const struct vcpu *v)
{
    (void)v;
    return cet_host_has_its_state();
}

/* INT3 stays at stack level 0, INT1 goes to level 2.  The push of a shadow stack whose page is not there comes after the
 * frame is written.  The manual does not say in which order it writes; Bochs begins with four bytes of zeros. */
#define REFUSED_SHADOW(ssp, event_interrupted)                                      \
    .reason = VMXD_EXIT_EPT_VIOLATION,                                              \
    .qualification = VMXD_QUAL_EPT_DATA_WRITE | VMXD_QUAL_EPT_SHADOW_STACK_ACCESS | \
                     VMXD_QUAL_EPT_GUEST_LINEAR_ADDRESS_VALID |                     \
                     VMXD_QUAL_EPT_LINEAR_ADDRESS_TRANSLATED,                       \
    .address = (ssp)-4, .physical = (ssp)-4, .interrupted = event_interrupted

GUEST_TEXT static uint64_t guest_shadow_stacks(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    CHECK(read_ssp() == FIRST_SSP);
    take_away(fred_own_stack);
    ON_OWN_STACK("", "int3",
                 REFUSED(OWN_STACK, INTERRUPTED(VMXD_EVENT_SOFTWARE_EXCEPTION, VMXD_VECTOR_BP)));
    CHECK(frame_is(0, SS_INT3 | GUEST_SS, 0, after, 0));
    CHECK(PUSHED_IS(cet_stack_high, FIRST_SSP, GUEST_CS, after, FIRST_SSP));
    CHECK(read_ssp() == FIRST_SSP);

    take_away(cet_stack_low);
    ON_OWN_STACK("", ".byte 0xF1",
                 REFUSED_SHADOW(
                     SSP_2, INTERRUPTED(VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION, VMXD_VECTOR_DB)));
    CHECK(frame_is(1, SS_INT1 | GUEST_SS, 0, after, 0));
    CHECK(PUSHED_IS(cet_stack_low, SSP_2, GUEST_CS, after, FIRST_SSP));
    CHECK(read_ssp() == FIRST_SSP && fred_events == 2);
    return 0;
}
TEST_CASE(fred_shadow_stacks_case) = {
    .name = "FRED: EPT violations in deliveries that use a shadow stack",
    .run = guest_shadow_stacks,
    .config = {CET_CONTROLS, .ept = true},
    .missing = fred_missing,
    .prepare = prepare_shadow_stacks,
    .finish = shadow_stack_of_host,
    NEEDS_CET,
};

/* Delivery in ring 3 pushes nothing: SSP becomes IA32_PL0_SSP. */
extern uint64_t fred_handler_ssp;
uint64_t fred_handler_ssp GUEST_DATA = 0;

GUEST_TEXT static void store_ssp(void)
{
    fred_handler_ssp = read_ssp();
}

GUEST_TEXT static uint64_t guest_ring_3_shadow_stack(void)
{
    START_FRED;
    guest_irq_callback = store_ssp;
    IN_RING_3(int_n, 0, REFUSED(STACK_TOP(0), INTERRUPTED(VMXD_EVENT_SOFTWARE_INTERRUPT, 0x61)));
    CHECK(frame_is(0, SS_INT_N | FRED_USER_SS, 0, ADDRESS(fred_user_int_n_end), 0));
    CHECK(fred_handler_ssp == SSP_0 - 16); /* two return addresses */
    CHECK(read_ssp() == FIRST_SSP && fred_events == 2);
    return 0;
}
static void prepare_ring_3_shadow_stack(struct vcpu *v)
{
    prepare_shadow_stacks(v);
    allow_user_page(); /* after the pages of the shadow stacks, which are not the user's */
}
TEST_CASE(fred_ring_3_shadow_stack_case) = {
    .name = "FRED: shadow stack of an event in ring 3",
    .run = guest_ring_3_shadow_stack,
    .config = {CET_CONTROLS, .ept = true},
    .missing = fred_missing,
    .prepare = prepare_ring_3_shadow_stack,
    .finish = shadow_stack_of_host,
    NEEDS_CET,
};

/* The handler changes RIP in the frame, but not on the shadow stack: ERETS causes #CP. */
#define CP_FAR_RET_IRET 2

static void prepare_mismatch(struct vcpu *v)
{
    prepare_shadow_stacks(v);
    v->exits_left = 2;
}

GUEST_TEXT static uint64_t guest_shadow_stack_mismatch(void)
{
    uint64_t at;

    START_FRED;
    EXPECT("fred_erets", "fred_erets_end",
           "lea 1f(%%rip), %[at]\n\tmov %[at], guest_resume(%%rip)\n\tint3\n\tnop\n1:",
           ([at] "=&r"(at)), EXCEPTION(FAULT(VMXD_VECTOR_CP) | ERROR_CODE),
           .error = CP_FAR_RET_IRET);
    return __LINE__;
}
TEST_CASE(fred_shadow_stack_mismatch_case) = {
    .name = "FRED: ERETS to another RIP than that of the shadow stack",
    .run = guest_shadow_stack_mismatch,
    .config = {CET_CONTROLS, .exceptions = VECTOR(VMXD_VECTOR_CP)},
    .missing = fred_missing,
    .prepare = prepare_mismatch,
    .finish = shadow_stack_of_host,
    NEEDS_CET,
    .end = GUEST_STOPPED,
};

/* --- FRED state by controls: VM entry loads the guest's, VM exit saves it and loads the host's --- */

static const char *missing_controls(const struct vmxd_capabilities *c)
{
    const uint64_t exit = VMXD_EXIT_CTL2_SAVE_IA32_FRED | VMXD_EXIT_CTL2_LOAD_IA32_FRED;
    const char *what = fred_missing(c);

    if (what != NULL)
        return what;
    if (!vmxd_ctls32_allow(c->entry, VMXD_ENTRY_CTL_LOAD_IA32_FRED))
        return "load_ia32_fred of the VM-entry controls";
    if (!vmxd_ctls32_allow(c->exit, VMXD_EXIT_CTL_ACTIVATE_SECONDARY_CONTROLS) ||
        (c->secondary_exit.full & exit) != exit)
        return "save_ia32_fred and load_ia32_fred of the secondary VM-exit controls";
    return NULL;
}

/* The area loads only IA32_EFER, IA32_STAR and the stack of level 0, which have no control. */
static void prepare_controls(struct vcpu *v)
{
    const struct msr_value values[] = {
        {MSR_EFER, platform_read_msr(MSR_EFER) | EFER_SCE},
        {MSR_STAR, STAR},
        {MSR_FRED_RSP0, STACK_TOP(0)},
    };

    (void)v;
    fred_events = 0;
    fill_areas(values, sizeof(values) / sizeof(values[0]));
    WRITE32(VMXD_VMCS_CTRL_ENTRY_CONTROLS,
            READ32(VMXD_VMCS_CTRL_ENTRY_CONTROLS) | VMXD_ENTRY_CTL_LOAD_IA32_FRED);
    WRITE32(VMXD_VMCS_CTRL_EXIT_CONTROLS,
            READ32(VMXD_VMCS_CTRL_EXIT_CONTROLS) | VMXD_EXIT_CTL_ACTIVATE_SECONDARY_CONTROLS);
    WRITE64(VMXD_VMCS_CTRL_SECONDARY_EXIT_CONTROLS,
            VMXD_EXIT_CTL2_SAVE_IA32_FRED | VMXD_EXIT_CTL2_LOAD_IA32_FRED);
    WRITE64(VMXD_VMCS_GUEST_FRED_CONFIG, fred_config());
    WRITE64(VMXD_VMCS_GUEST_FRED_RSP1, STACK_TOP(1));
    WRITE64(VMXD_VMCS_GUEST_FRED_RSP2, STACK_TOP(2));
    WRITE64(VMXD_VMCS_GUEST_FRED_RSP3, STACK_TOP(3));
    WRITE64(VMXD_VMCS_GUEST_FRED_STKLVLS, STACK_LEVELS);
    WRITE64(VMXD_VMCS_GUEST_FRED_SSP1, 0);
    WRITE64(VMXD_VMCS_GUEST_FRED_SSP2, 0);
    WRITE64(VMXD_VMCS_GUEST_FRED_SSP3, 0);
    WRITE64(VMXD_VMCS_HOST_FRED_CONFIG, platform_read_msr(MSR_FRED_CONFIG));
    WRITE64(VMXD_VMCS_HOST_FRED_RSP1, platform_read_msr(MSR_FRED_RSP1));
    WRITE64(VMXD_VMCS_HOST_FRED_RSP2, platform_read_msr(MSR_FRED_RSP2));
    WRITE64(VMXD_VMCS_HOST_FRED_RSP3, platform_read_msr(MSR_FRED_RSP3));
    WRITE64(VMXD_VMCS_HOST_FRED_STKLVLS, platform_read_msr(MSR_FRED_STKLVLS));
    WRITE64(VMXD_VMCS_HOST_FRED_SSP1, platform_read_msr(MSR_FRED_SSP1));
    WRITE64(VMXD_VMCS_HOST_FRED_SSP2, platform_read_msr(MSR_FRED_SSP2));
    WRITE64(VMXD_VMCS_HOST_FRED_SSP3, platform_read_msr(MSR_FRED_SSP3));
}

/* An event for each stack level.  Between them are exits, which save all of the state. */
GUEST_TEXT static uint64_t guest_controls(void)
{
    uint64_t rsp, at, after;

    START_FRED;
    guest_irq_callback = int3_after_exit;
    take_away(fred_stacks[1]);
    ON_OWN_STACK(RESUME_AFTER, PF_WRITE,
                 REFUSED(STACK_TOP(1), FAULT_INTERRUPTED(VMXD_VECTOR_PF) | WITH_ERROR_CODE),
                 .interrupted_error = PF_ERROR, .original_data = PF_ADDRESS);
    CHECK(frame_is(0, SS_FAULT(VMXD_VECTOR_PF) | GUEST_SS, PF_ERROR, at, PF_ADDRESS));
    CHECK(FRAME_OF_INT3_IN_HANDLER(1));
    take_away(fred_stacks[2]);
    ON_OWN_STACK("", ".byte 0xF1",
                 REFUSED(STACK_TOP(2),
                         INTERRUPTED(VMXD_EVENT_PRIVILEGED_SOFTWARE_EXCEPTION, VMXD_VECTOR_DB)));
    CHECK(frame_is(2, SS_INT1 | GUEST_SS, 0, after, 0));
    CHECK(fred_events == 3);
    return 0;
}
/* The last VM exit has saved what the guest had. */
static bool controls_saved(const struct vcpu *v)
{
    (void)v;
    return READ64(VMXD_VMCS_GUEST_FRED_CONFIG) == fred_config() &&
           READ64(VMXD_VMCS_GUEST_FRED_RSP1) == STACK_TOP(1) &&
           READ64(VMXD_VMCS_GUEST_FRED_RSP2) == STACK_TOP(2) &&
           READ64(VMXD_VMCS_GUEST_FRED_RSP3) == STACK_TOP(3) &&
           READ64(VMXD_VMCS_GUEST_FRED_STKLVLS) == STACK_LEVELS;
}

TEST_CASE(fred_controls_case) = {
    .name = "FRED: state by entry and exit controls",
    .run = guest_controls,
    .config = {.ept = true},
    .missing = missing_controls,
    .prepare = prepare_controls,
    .finish = controls_saved,
};
