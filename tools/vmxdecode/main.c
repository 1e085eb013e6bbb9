/* SPDX-License-Identifier: MIT */
/* main.c - vmxdecode: decode Intel VMX values offline, on any machine. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "commands.h"
#include "input.h"
#include "input_kind.h"
#include "output.h"
#include "vmxdefs/version.h"

struct command {
    const char *name;
    enum status (*run)(char **argv);
    const char *usage; /* the arguments after the name */
    const char *about;
    const char *more; /* options and examples, one per line */
};

static const struct command commands[] = {
    {"exit", command_exit, "REASON [OPTION...]", "VM-exit reason, and the other exit information",
     "REASON is a number, or a name of this library, Linux, Xen, bhyve, ia32-doc or\n"
     "kvm-unit-tests.\n"
     "  --qualification N    exit qualification\n"
     "  --gpa N              guest-physical address\n"
     "  --gla N              guest-linear address\n"
     "  --interruption N     VM-exit interruption information (KVM: intr_info)\n"
     "  --error-code N       VM-exit interruption error code\n"
     "  --idt-vectoring N    IDT-vectoring information (KVM: info2)\n"
     "  --idt-error-code N   IDT-vectoring error code\n"
     "  --length N           VM-exit instruction length\n"
     "  --information N      VM-exit instruction information\n"
     "examples:\n"
     "  vmxdecode exit 0x80000021\n"
     "  vmxdecode exit 0x30 --qualification 0x182 --gpa 0xfee00000\n"},
    {"event", command_event, "WORD", "event information of VM entry, VM exit, IDT vectoring",
     "examples:\n"
     "  vmxdecode event 0x80000b0e\n"},
    {"field", command_field, "NUMBER|NAME", "VMCS field",
     "NAME is the name of a field or the end of a name, in upper or lower case: of\n"
     "this library, with or without VMXD_VMCS_, in the SDM's words, or of Linux, Xen,\n"
     "bhyve, ia32-doc or kvm-unit-tests.\n"
     "examples:\n"
     "  vmxdecode field 0x6828\n"
     "  vmxdecode field guest_s_cet\n"},
    {"value", command_value, "FIELD VALUE", "value of a VMCS field",
     "FIELD is a field as in vmxdecode field, or a register or format: CR0, CR3, CR4,\n"
     "EFER, RFLAGS, DR7, DEBUGCTL, PAT, S_CET, EPTP, \"access rights\", selector,\n"
     "interruptibility, activity, \"pending debug exceptions\", \"exception bitmap\",\n"
     "FRED_CONFIG, FRED_STKLVLS, or a control word.\n"
     "examples:\n"
     "  vmxdecode value GUEST_CS_AR_BYTES 0xa09b\n"
     "  vmxdecode value cr4 0x42020\n"},
    {"control", command_control, "WORD VALUE", "control word",
     "WORD is pin, proc, proc2, proc3, exit, exit2, entry, vmfunc, the name of the\n"
     "field, or its label in a dump, such as PinBased.\n"
     "examples:\n"
     "  vmxdecode control proc2 0x1010bf\n"},
    {"msr", command_msr, "ADDRESS|NAME VALUE", "one capability MSR",
     "examples:\n"
     "  vmxdecode msr 0x48b 0x00553cfe00000000\n"},
    {"capabilities", command_capabilities, "[FILE|-]", "capability MSRs of all processors",
     "Reads FILE, or standard input if FILE is - or input is piped.  Each line has the\n"
     "address or the name and the value of an MSR, both hexadecimal, after the number\n"
     "of the processor if there are several.  An MSR that does not exist has no value,\n"
     "or #GP.  Otherwise reads the MSRs of this machine from /dev/cpu/*/msr: run\n"
     "'modprobe msr' first, and run as root.\n"
     "examples:\n"
     "  vmxdecode capabilities\n"
     "  for m in $(seq 1152 1171); do echo $(printf %x $m) $(rdmsr -0 $m); done |\n"
     "      vmxdecode capabilities\n"
     "  echo 'cpu1: msr 0x480 = 0x00da040000000004' | vmxdecode capabilities -\n"},
    {"compare", command_compare, "A B", "differences of two lists",
     "A and B are two lists of capability MSRs, as vmxdecode capabilities reads them,\n"
     "or two VMCS dumps or lists of VMCS fields, one line FIELD = VALUE each\n"
     "(hexadecimal).  Prints what differs, in words.  Exit status 1 if there is a\n"
     "difference.\n"
     "examples:\n"
     "  vmxdecode compare before.txt after.txt\n"},
    {"error", command_error, "NUMBER|NAME", "VM-instruction error",
     "examples:\n"
     "  vmxdecode error 7\n"},
    {"trace", command_trace, "[--summary] [FILE]", "kvm_exit lines of a trace",
     "Reads the output of trace-cmd report, perf script or ftrace, and appends a\n"
     "description to each line of kvm_exit, kvm_nested_vmexit (\"of L2\") and\n"
     "kvm_nested_vmexit_inject (\"to L1\").  Other lines are copied unchanged.\n"
     "  --summary            count the exits, with the time from the exit to the next\n"
     "                       entry, by reason, vcpu, port and MMIO address\n"
     "  --json               print one JSON object per exit\n"
     "'trace-cmd report -N' prints more than 'trace-cmd report': without -N the cause\n"
     "of an exception and the event that an exit interrupted cannot be told apart.\n"
     "examples:\n"
     "  trace-cmd report | vmxdecode trace\n"
     "  perf script | vmxdecode trace --summary\n"},
    {"doctor", command_doctor, "[OPTION...] FILE|-...", "VMCS dump: which rule is broken?",
     "Reads a VMCS dump of KVM, Xen, HAXM or others out of a log, and says why VM entry\n"
     "failed.\n"
     "  --caps FILE          capability MSRs of the processor, as for capabilities\n"
     "  --model NAME         the processor is this model; --models lists them\n"
     "  --cpuinfo FILE       a copy of /proc/cpuinfo\n"
     "  --physical-width N   physical-address width\n"
     "  --set FIELD=VALUE    another value, or one that the dump does not have\n"
     "  --dump N             only dump number N of the log\n"
     "  --fields             print what was read, in a form that doctor reads again\n"
     "  --words              with --fields: the names of the bits that are 1\n"
     "  --unread             print the lines that were not understood\n"
     "  --rules              print all rules\n"
     "  --explain RULE       explain a rule\n"
     "  --models             print the processors that are known\n"
     "Exit status: 0 no rule is broken, and all could be evaluated; 1 a rule is broken;\n"
     "2 error, or no dump; 3 unknown: too little is known.\n"
     "examples:\n"
     "  dmesg | vmxdecode doctor -\n"
     "  vmxdecode doctor --caps msrs.txt dmesg.txt\n"
     "  vmxdecode doctor --explain intr_sti_needs_if\n"},
    {"export", command_export, "--format csv|json", "all definitions of the library",
     "Prints one row per definition: kind (value, field, msr, size or offset), name,\n"
     "value (of a field: the mask), width in bits, description, and the name of the\n"
     "constant in the headers that has the mask of a field.\n"
     "examples:\n"
     "  vmxdecode export --format csv\n"},
};

#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static void print_help(void)
{
    puts("usage: vmxdecode [--json] COMMAND ...\n"
         "       vmxdecode [--json] FILE|-\n\n"
         "Decode Intel VMX values.  A file without a command is a VMCS dump, a trace of KVM\n"
         "or a list of capability MSRs: its content says which.\n");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-13s %-22s %s\n", commands[i].name, commands[i].usage, commands[i].about);
    puts("\n  --json      print JSON\n"
         "  --help      print this help, or the options and examples of a command\n"
         "  --version   print the version and the SDM edition\n\n"
         "Numbers are hexadecimal with the prefix 0x or the suffix h, or if they are printed\n"
         "as in dumps: with the digits a to f, with leading zeros, or with exactly 8 or 16\n"
         "digits.  Otherwise they are decimal.  A note says how an ambiguous one was read.\n"
         "Exit status: 0 decoded; 1 decoded, but a part is invalid, is not defined in this\n"
         "SDM edition, or differs; 2 error.");
}

static void print_command_help(const struct command *c)
{
    printf("usage: vmxdecode [--json] %s %s\n\n%s: %s\n%s", c->name, c->usage, c->name, c->about,
           c->more);
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(name, commands[i].name) == 0)
            return &commands[i];
    return NULL;
}

/* Removes an option that all commands have from argv.  Returns whether it was present. */
static bool take_flag(char **argv, const char *flag)
{
    bool present = false;
    char **kept = argv;

    for (; *argv; argv++)
        if (strcmp(*argv, flag) == 0)
            present = true;
        else
            *kept++ = *argv;
    *kept = NULL;
    return present;
}

static enum status run(const struct command *c, char **argv, bool json)
{
    char usage[128];

    snprintf(usage, sizeof(usage), "vmxdecode %s %s", c->name, c->usage);
    set_command(c->name, usage);
    output_start(json);
    return c->run(argv);
}

/* Fails if the output could not be written, for example because the disk is full. */
static enum status flush_output(enum status status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    die("cannot write to standard output");
}

/* --- A file without a command --- */

static bool is_recognized(const char *text, size_t length)
{
    return input_kind(text, length) != INPUT_UNKNOWN;
}

static enum input_kind kind_of_operand(const char *name)
{
    size_t length;
    const char *text;

    if (strcmp(name, "-") != 0)
        return input_kind_of_file(name);
    text = input_peek_stdin(&length, is_recognized);
    return input_kind(text, length);
}

/* Returns the command for a word that is not the name of one: a file, or "-". */
static const struct command *command_for_input(const char *name)
{
    const bool is_file = strcmp(name, "-") == 0 || access(name, F_OK) == 0;
    const enum input_kind kind = is_file ? kind_of_operand(name) : INPUT_UNKNOWN;
    const char *command = input_kind_command(kind);

    if (!is_file)
        die("%s %s; run vmxdecode --help for a list",
            name[0] == '-' ? "unknown option" : "no command and no file has the name", name);
    if (strcmp(name, "-") == 0)
        name = "standard input";
    for (size_t i = 0; command && i < COMMANDS; i++)
        if (strcmp(commands[i].name, command) == 0)
            return &commands[i];
    if (command)
        die("%s contains %s; 'vmxdecode %s' reads it", name, input_kind_words(kind), command);
    die("%s contains %s; vmxdecode reads VMCS dumps, traces of KVM and lists of capability MSRs; "
        "run "
        "vmxdecode --help for a list of commands",
        name, input_kind_words(kind));
}

static enum status run_words(char **words, bool json)
{
    const struct command *command = find_command(words[0]);

    if (command)
        return run(command, words + 1, json);
    return run(command_for_input(words[0]), words, json);
}

int main(int argc, char **argv)
{
    char **words = argv + (argc > 0);
    const bool json = take_flag(words, "--json"),
               help = take_flag(words, "--help") || take_flag(words, "-h");

    if (take_flag(words, "--version")) {
        printf("vmxdecode %d.%d.%d, %s\n", VMXD_VERSION_MAJOR, VMXD_VERSION_MINOR,
               VMXD_VERSION_PATCH, VMXD_SDM_EDITION);
        return (int)flush_output(STATUS_OK);
    }
    if (words[0] == NULL && !help)
        die("no command given; run vmxdecode --help for a list");
    if (help) {
        if (words[0] && !find_command(words[0]))
            die("unknown command %s; run vmxdecode --help for a list", words[0]);
        if (words[0])
            print_command_help(find_command(words[0]));
        else
            print_help();
        return (int)flush_output(STATUS_OK);
    }
    return (int)flush_output(run_words(words, json));
}
