/* SPDX-License-Identifier: MIT */
/* emulator_bugs.c - the table of known bugs of Bochs, and the place of each in its source. */
#include "../../examples/hypervisor/vmm/x86.h"
#include "emulator_bugs.h"
#include "selftest.h"

#define FIRST VERSION(2, 7)
#define LAST  VERSION(3, 1)

/* Without "acknowledge interrupt on exit", another rule refuses posted interrupts. */
static bool acknowledges_interrupts(const struct vmxd_capabilities *c)
{
    (void)c;
    return platform_pend_interrupt != NULL;
}

static bool has_any_error_code(const struct vmxd_capabilities *c)
{
    return VMXD_GET(VMXD_BASIC_HARDWARE_EXCEPTION_ANY_ERROR_CODE, c->basic) != 0;
}

static bool has_spec_ctrl_controls(const struct vmxd_capabilities *c)
{
    return (c->tertiary.full & VMXD_TERTIARY_VIRTUALIZE_IA32_SPEC_CTRL) != 0;
}

static bool has_fred(const struct vmxd_capabilities *c)
{
    return VMXD_GET(VMXD_BASIC_NESTED_EXCEPTION, c->basic) != 0;
}

static bool has_fred_without_controls(const struct vmxd_capabilities *c)
{
    return has_fred(c) && !vmxd_ctls32_allow(c->entry, VMXD_ENTRY_CTL_LOAD_IA32_FRED);
}

#define FRED_SYSTEM_CALL(name)                                                                \
    {                                                                                         \
        .first = VERSION(3, 1), .last = LAST,                                                 \
        .test = "FRED: EPT violation in the delivery of " name, .only = has_fred,             \
        .member = "the IDT-vectoring information", .guest_check = true,                       \
        .what = "an exit in the delivery of SYSCALL or SYSENTER reports the event before it", \
        .source = "cpu/proc_ctrl.cc, SYSCALL, SYSENTER: no VMexit_Event"                      \
    }

#define FRED_FIELD(name)                                                                         \
    {                                                                                            \
        .first = VERSION(3, 1), .last = LAST, .test = name, .only = has_fred_without_controls,   \
        .what = "the field exists, and its control is not offered",                              \
        .source =                                                                                \
            "cpu/vmcs.cc, vmcs_field_supported, init_vmentry_ctrls, init_secondary_vmexit_ctrls" \
    }

#define FAILED_ENTRY(basic)                     \
    {                                           \
        VMXD_EXIT_REASON_FAILED_ENTRY | (basic) \
    }

static const struct emulator_bug bugs[] = {
    /* --- Test cases --- */
    {.first = FIRST,
     .last = LAST,
     .test = "external interrupt with RFLAGS.IF = 0",
     .no_exit = true,
     .what = "an interrupt that becomes pending does not exit until the guest changes RFLAGS.IF",
     .source = "cpu/vmx.cc, VMenterLoadCheckGuestState; cpu/flag_ctrl_pro.cc, "
               "handleInterruptMaskChange"},
    {.first = FIRST,
     .last = VERSION(2, 7),
     .test = "INIT",
     .not_run = true,
     .what = "an INIT stays pending after its exit, and resets the processor at VMXOFF",
     .source = "cpu/event.cc, handleAsyncEvent"},
    {.first = FIRST,
     .last = VERSION(2, 7),
     .test = "monitor trap flag, by its control",
     .no_exit = true,
     .what = "the monitor-trap-flag control has no effect",
     .source = "cpu/vmx.cc, VMenterLoadCheckGuestState"},
    {.first = FIRST,
     .last = LAST,
     .test = "RDRAND of 16 bits",
     .member = "the instruction information",
     .bits = VMXD_PUT(VMXD_INFO_RDRAND_RDSEED_OPERAND_SIZE,
                      VMXD_OPERAND_SIZE_16 ^ VMXD_OPERAND_SIZE_32),
     .what = "the operand size of RDRAND and RDSEED of 16 bits is reported as 32 bits",
     .source = "cpu/vmexit.cc, gen_instruction_info"},
    {.first = FIRST,
     .last = LAST,
     .test = "LDTR and TR with a register",
     .member = "the exit qualification",
     .sometimes = true,
     .what = "the displacement of a register operand is not 0: an earlier instruction has left it",
     .source = "cpu/vmexit.cc, VMexit_Instruction"},
    {.first = FIRST,
     .last = LAST,
     .test = "VMREAD and VMWRITE with a register",
     .member = "the exit qualification",
     .sometimes = true,
     .what = "the displacement of a register operand is not 0: an earlier instruction has left it",
     .source = "cpu/vmexit.cc, VMexit_Instruction"},
    {.first = FIRST,
     .last = LAST,
     .test = "VMREAD and VMWRITE of a shadow VMCS",
     .member = "the exit qualification",
     .sometimes = true,
     .what = "the displacement of a register operand is not 0: an earlier instruction has left it",
     .source = "cpu/vmexit.cc, VMexit_Instruction"},
    {.first = FIRST,
     .last = LAST,
     .test = "VMREAD and VMWRITE without a shadow VMCS",
     .member = "the exit qualification",
     .sometimes = true,
     .what = "the displacement of a register operand is not 0: an earlier instruction has left it",
     .source = "cpu/vmexit.cc, VMexit_Instruction"},
    {.first = FIRST,
     .last = LAST,
     .test = "EPT violation of a read and write",
     .member = "the exit qualification",
     .bits = VMXD_QUAL_EPT_DATA_READ,
     .what = "of an access that reads and writes only the write is reported",
     .source = "cpu/paging.cc, translate_guest_physical"},
    {.first = FIRST,
     .last = LAST,
     .test = "EPT violation in the page walk, with accessed flags",
     .member = "the exit qualification",
     .bits = VMXD_QUAL_EPT_DATA_READ,
     .what = "of an access that reads and writes only the write is reported",
     .source = "cpu/paging.cc, translate_guest_physical"},
    {.first = FIRST,
     .last = LAST,
     .test = "APIC access: instruction fetch",
     .not_run = true,
     .what = "an instruction fetch from the APIC-access page ends in a panic",
     .source = "cpu/cpu.cc, prefetch; cpu/paging.cc, getHostMemAddr"},
    {.first = FIRST,
     .last = LAST,
     .test = "APIC access: guest-physical access",
     .member = "the exit qualification",
     .bits = VMXD_QUAL_APIC_ACCESS_ACCESS_TYPE,
     .what = "a guest-physical access to the APIC-access page is reported as a linear access",
     .source = "cpu/vapic.cc, VMX_Virtual_Apic_Read, VMX_Virtual_Apic_Write"},
    {.first = VERSION(3, 0),
     .last = LAST,
     .test = "TPAUSE",
     .member = "the instruction information",
     .sometimes = true,
     .what = "the instruction information of TPAUSE and UMWAIT is not written",
     .source = "cpu/mwait.cc, UMWAIT_Ed"},
    {.first = VERSION(3, 0),
     .last = LAST,
     .test = "UMWAIT",
     .member = "the instruction information",
     .sometimes = true,
     .what = "the instruction information of TPAUSE and UMWAIT is not written",
     .source = "cpu/mwait.cc, UMWAIT_Ed"},

    {.first = VERSION(3, 1),
     .last = LAST,
     .test = "WRMSRNS",
     .member = "the exit reason",
     .what = "WRMSRNS exits with the reason of its immediate form, 85",
     .source = "cpu/msr.cc, WRMSR"},
    {.first = VERSION(3, 1),
     .last = LAST,
     .test = "WRMSRNS with MSR bitmaps",
     .member = "the exit reason",
     .what = "WRMSRNS exits with the reason of its immediate form, 85",
     .source = "cpu/msr.cc, WRMSR"},
    {.first = VERSION(3, 0),
     .last = VERSION(3, 0),
     .test = "WRMSRNS",
     .member = "the exit qualification",
     .bits = VMXD_QUAL_WRMSR_WRMSRNS,
     .what = "the exit qualification of WRMSRNS is that of WRMSR, 0",
     .source = "cpu/msr.cc, WRMSR; cpu/vmexit.cc, VMexit_MSR"},
    {.first = VERSION(3, 0),
     .last = VERSION(3, 0),
     .test = "WRMSRNS with MSR bitmaps",
     .member = "the exit qualification",
     .bits = VMXD_QUAL_WRMSR_WRMSRNS,
     .what = "the exit qualification of WRMSRNS is that of WRMSR, 0",
     .source = "cpu/msr.cc, WRMSR; cpu/vmexit.cc, VMexit_MSR"},
    {.first = VERSION(3, 0),
     .last = LAST,
     .test = "virtualized IA32_SPEC_CTRL: write",
     .guest_check = true,
     .what = "WRMSR of a virtualized IA32_SPEC_CTRL does not write the shadow",
     .source = "cpu/msr.cc, wrmsr"},
    {.first = VERSION(3, 1),
     .last = LAST,
     .test = "RDMSR and WRMSRNS with an immediate",
     .member = "the exit qualification",
     .what =
         "the exit qualification of RDMSR and WRMSRNS with an immediate is not the number of the "
         "MSR, and there is no instruction information",
     .source = "cpu/msr.cc, RDMSR, WRMSR; cpu/vmexit.cc, VMexit_MSR"},
    {.first = VERSION(3, 0),
     .last = VERSION(3, 0),
     .test = "RDMSR and WRMSRNS with an immediate",
     .member = "the exit reason",
     .what = "RDMSR and WRMSRNS with an immediate exit with the reasons 31 and 32",
     .source = "cpu/msr.cc, RDMSR, WRMSR"},
    {.first = VERSION(3, 1),
     .last = LAST,
     .test = "URDMSR and UWRMSR",
     .member = "the exit qualification",
     .what =
         "the exit qualification of URDMSR and UWRMSR is not the number of the MSR, and there is "
         "no instruction information",
     .source = "cpu/msr.cc, URDMSR, UWRMSR; cpu/vmexit.cc, VMexit_MSR"},

    /* --- Failures --- */
    {.first = FIRST,
     .last = LAST,
     .test = "VMCALL in VMX root operation",
     .not_run = true,
     .what = "VMCALL in VMX root operation with a current VMCS ends in a panic",
     .source = "cpu/vmx.cc, VMCALL"},
    {.first = VERSION(3, 0),
     .last = LAST,
     .test = "posted interrupts without interrupt delivery",
     .only = acknowledges_interrupts,
     .outcome = {.status = VMXD_VMSUCCEED},
     .what = "posted interrupts are checked only with a TPR shadow",
     .source = "cpu/vmx.cc, VMenterLoadCheckVmControls"},
    {.first = FIRST,
     .last = VERSION(3, 0),
     .test = "injection of an event of type 7 without the monitor trap flag",
     .not_run = true,
     .what = "the injection of an event of type 7 without the monitor trap flag ends in a panic",
     .source = "cpu/vmx.cc, VMenterLoadCheckVmControls, VMenterInjectEvents"},
    {.first = FIRST,
     .last = LAST,
     .test = "injection of an NMI with an error code",
     .only = has_any_error_code,
     .outcome = {.status = VMXD_VMSUCCEED},
     .what = "with CET the deliver-error-code bit is checked for no type of event",
     .source = "cpu/vmx.cc, VMenterLoadCheckVmControls"},
    {.first = FIRST,
     .last = LAST,
     .test = "entry to SMM outside SMM",
     .outcome = {.reason = FAILED_ENTRY(VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE)},
     .what = "\"entry to SMM\" outside SMM is refused with the guest state, not with the controls",
     .source = "cpu/vmx.cc, VMenterLoadCheckVmControls, VMenterLoadCheckGuestState"},
    {.first = FIRST,
     .last = LAST,
     .test = "RIP not canonical, of the guest",
     .outcome = {.status = VMXD_VMSUCCEED},
     .what = "a RIP of a 64-bit guest that is not canonical is accepted",
     .source = "cpu/vmx.cc, VMenterLoadCheckGuestState"},
    {.first = FIRST,
     .last = LAST,
     .test = "injection of an NMI blocked by STI",
     .outcome = {.reason = FAILED_ENTRY(VMXD_EXIT_ENTRY_FAILURE_INVALID_GUEST_STATE),
                 .qualification = VMXD_FAILED_ENTRY_OTHER},
     .what = "the failed entry for an NMI blocked by STI has the qualification 0",
     .source = "cpu/vmx.cc, VMenterLoadCheckGuestState"},

    /* --- test_memory.c --- */
    {.first = VERSION(3, 0),
     .last = LAST,
     .test = "immediate forms in CPUID",
     .what = "CPUID does not report the immediate forms of RDMSR and WRMSRNS",
     .source = "cpu/cpudb/intel, get_std_cpuid_leaf_7"},

    /* --- cpu_check.c --- */
    {.first = VERSION(3, 0),
     .last = LAST,
     .test = "guest IA32_SPEC_CTRL",
     .only = has_spec_ctrl_controls,
     .what = "the field exists, and its control is not offered",
     .source = "cpu/vmcs.cc, vmcs_field_supported, init_vmentry_ctrls"},
    {.first = VERSION(3, 0),
     .last = LAST,
     .test = "the secondary VM-exit controls",
     .only = has_spec_ctrl_controls,
     .bits = 1u << 24,
     .what = "bit 24, a VM-entry control, is offered among the secondary VM-exit controls",
     .source = "cpu/vmcs.cc, init_vmentry_ctrls"},

    /* --- FRED --- */
    FRED_SYSTEM_CALL("SYSCALL"),
    FRED_SYSTEM_CALL("SYSENTER"),
    FRED_SYSTEM_CALL("SYSCALL in ring 3"),
    FRED_SYSTEM_CALL("SYSENTER in ring 3"),
    {.first = VERSION(3, 1),
     .last = LAST,
     .test = "FRED: EPT violation in the delivery of #DB for MOV DR",
     .only = has_fred,
     .member = "the original-event data",
     .guest_check = true,
     .what = "the event data of a debug exception has no bit for MOV DR with DR7.GD",
     .source = "cpu/fred.cc, get_fred_event_data"},
    {.first = VERSION(3, 1),
     .last = LAST,
     .test = "FRED: injected exception with an instruction length",
     .only = has_fred,
     .guest_check = true,
     .what = "VM entry gives every injected event the VM-entry instruction length",
     .source = "cpu/vmx.cc, VMenterInjectEvents"},
    {.first = VERSION(3, 1),
     .last = LAST,
     .test = "FRED: nested exception of a software interrupt",
     .only = has_fred,
     .member = "the interruption information",
     .guest_check = true,
     .what = "an exception is nested only in the delivery of a hardware exception",
     .source = "cpu/exception.cc, exception; cpu/vmexit.cc, VMexit_Event"},
    {.first = VERSION(3, 1),
     .last = LAST,
     .test = "FRED: state by entry and exit controls",
     .only = has_fred,
     .not_run = true,
     .what = "VM exit saves RSP1 to RSP3 and SSP1 to SSP3 in the fields of the next number",
     .source = "cpu/vmx.cc, VMexitSaveGuestState"},
    FRED_FIELD("guest IA32_FRED_CONFIG"),
    FRED_FIELD("guest IA32_FRED_RSP1"),
    FRED_FIELD("guest IA32_FRED_RSP2"),
    FRED_FIELD("guest IA32_FRED_RSP3"),
    FRED_FIELD("guest IA32_FRED_STKLVLS"),
    FRED_FIELD("guest IA32_FRED_SSP1"),
    FRED_FIELD("guest IA32_FRED_SSP2"),
    FRED_FIELD("guest IA32_FRED_SSP3"),
    FRED_FIELD("host IA32_FRED_CONFIG"),
    FRED_FIELD("host IA32_FRED_RSP1"),
    FRED_FIELD("host IA32_FRED_RSP2"),
    FRED_FIELD("host IA32_FRED_RSP3"),
    FRED_FIELD("host IA32_FRED_STKLVLS"),
    FRED_FIELD("host IA32_FRED_SSP1"),
    FRED_FIELD("host IA32_FRED_SSP2"),
    FRED_FIELD("host IA32_FRED_SSP3"),

    /* --- Entry checks --- */
    {.first = FIRST,
     .last = LAST,
     .test = "IA-32e mode guest with CR0.PE = 0",
     .not_run = true,
     .what = "an unrestricted guest in IA-32e mode with CR0.PE = 0 ends in a panic",
     .source = "cpu/vmx.cc, VMenterLoadCheckGuestState; cpu/proc_ctrl.cc, handleCpuModeChange"},

    /* --- Mutated VMCSs --- */
    {.first = VERSION(3, 0),
     .last = VERSION(3, 0),
     .test = "mutated VMCS with another CR4.LA57",
     .not_run = true,
     .what = "a guest whose CR4.LA57 differs from the host's ends in a panic",
     .source = "cpu/vmx.cc, VMenterLoadCheckGuestState; cpu/crregs.cc, check_CR4"},
};

static uint32_t emulator, kvm;
static uint32_t found;

void emulator_set(uint32_t version, uint32_t new_kvm)
{
    emulator = version;
    kvm = new_kvm;
}

uint32_t kvm_version(void)
{
    return kvm;
}

/* KVM exits for every port: its trace has this write, next to what it says of the VM entry. */
void kvm_mark(enum kvm_mark mark, uint32_t rule, uint32_t outcome)
{
    if (kvm != 0)
        __asm__ volatile("outl %0, $0x80"
                         :
                         : "a"((uint32_t)mark << 28 | outcome << 16 | rule)
                         : "memory");
}

uint32_t emulator_version(void)
{
    return emulator;
}

static bool is_same(const char *a, const char *b)
{
    while (*a != '\0' && *a == *b) {
        a++;
        b++;
    }
    return *a == *b;
}

const struct emulator_bug *emulator_bug(const char *test, const struct vmxd_capabilities *c)
{
    for (size_t i = 0; i < sizeof(bugs) / sizeof(bugs[0]); i++)
        if (emulator >= bugs[i].first && emulator <= bugs[i].last && is_same(bugs[i].test, test) &&
            (bugs[i].only == NULL || bugs[i].only(c)))
            return &bugs[i];
    return NULL;
}

void emulator_bug_found(const struct emulator_bug *bug)
{
    found++;
    log_line("  known bug of Bochs %u.%u: %s", emulator >> 8, emulator & 0xFF, bug->what);
    log_line("        %s%s", bug->not_run ? "not run; " : "", bug->source);
}

void emulator_bug_gone(const struct emulator_bug *bug)
{
    check_failed(
        "the row of emulator_bugs.c no longer applies: the result is what the manual says");
    log_line("        %s: %s", bug->test, bug->what);
}

void emulator_warn(void)
{
    if (emulator != 0)
        return;
    log_line("vmxdefs selftest: no option bochs=X.Y, so no known bugs of an emulator: right for a "
             "real processor");
    log_line("  Under Bochs, give its version: these tests end in a panic of Bochs or in a reset, "
             "and are run");
    for (size_t i = 0; i < sizeof(bugs) / sizeof(bugs[0]); i++)
        if (bugs[i].not_run)
            log_line("    Bochs %u.%u to %u.%u: %s", bugs[i].first >> 8, bugs[i].first & 0xFF,
                     bugs[i].last >> 8, bugs[i].last & 0xFF, bugs[i].test);
}

void emulator_bugs_report(void)
{
    if (emulator != 0)
        log_line("known bugs of Bochs %u.%u: %u results", emulator >> 8, emulator & 0xFF, found);
}
