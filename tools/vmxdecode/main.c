/* SPDX-License-Identifier: MIT */
/* main.c - vmxdecode: decode Intel VMX values offline, on any machine. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
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
     "NAME is the name of a field or the end of a name, in upper or lower case, with\n"
     "or without the prefix VMXD_VMCS_.\n"
     "examples:\n"
     "  vmxdecode field 0x6828\n"
     "  vmxdecode field guest_s_cet\n"},
    {"control", command_control, "WORD VALUE", "control word",
     "WORD is pin, proc, proc2, proc3, exit, exit2, entry or vmfunc.\n"
     "examples:\n"
     "  vmxdecode control proc2 0x1010bf\n"},
    {"msr", command_msr, "ADDRESS VALUE", "one capability MSR",
     "examples:\n"
     "  vmxdecode msr 0x48b 0x00553cfe00000000\n"},
    {"capabilities", command_capabilities, "[FILE|-]", "capability MSRs of all processors",
     "Reads FILE, or standard input if FILE is -.  Each line has the address and the\n"
     "value of an MSR, both hexadecimal, after the number of the processor if there\n"
     "are several.  Without FILE, reads the MSRs of this machine from\n"
     "/dev/cpu/*/msr: run 'modprobe msr' first, and run as root.\n"
     "examples:\n"
     "  vmxdecode capabilities\n"
     "  for m in $(seq 1152 1171); do echo $(printf %x $m) $(rdmsr -0 $m); done |\n"
     "      vmxdecode capabilities -\n"
     "  echo 'cpu1: msr 0x480 = 0x00da040000000004' | vmxdecode capabilities -\n"},
    {"error", command_error, "NUMBER", "VM-instruction error",
     "examples:\n"
     "  vmxdecode error 7\n"},
    {"trace", command_trace, "[--summary] [FILE]", "kvm_exit lines of a trace",
     "Reads the output of trace-cmd report, perf script or ftrace, and appends a\n"
     "description to each kvm_exit line.  Other lines are copied unchanged.\n"
     "  --summary            count the exits by reason\n"
     "  --json               print one JSON object per exit\n"
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
     "Exit status: 0 nothing is broken and everything was told; 1 a rule is broken;\n"
     "2 error, or no dump; 3 it cannot be told.\n"
     "examples:\n"
     "  dmesg | vmxdecode doctor -\n"
     "  vmxdecode doctor --caps msrs.txt dmesg.txt\n"
     "  vmxdecode doctor --explain intr_sti_needs_if\n"},
    {"export", command_export, "--format csv|json", "all definitions of the library",
     "Prints one row per definition: kind (value, field, msr, size or offset), name,\n"
     "value (of a field: the mask), width in bits, and description.\n"
     "examples:\n"
     "  vmxdecode export --format csv\n"},
};

#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static void print_help(void)
{
    puts("usage: vmxdecode [--json] COMMAND ...\n\n"
         "Decode Intel VMX values.\n");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-13s %-22s %s\n", commands[i].name, commands[i].usage, commands[i].about);
    puts("\n  --json      print JSON\n"
         "  --help      print this help, or the options and examples of a command\n"
         "  --version   print the version and the SDM edition\n\n"
         "Numbers are decimal, or hexadecimal with the prefix 0x.\n"
         "Exit status: 0 decoded; 1 decoded, but a part is invalid, is not defined in this\n"
         "SDM edition, or differs between processors; 2 error.");
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
    die("unknown command %s; run vmxdecode --help for a list", name);
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
        if (words[0])
            print_command_help(find_command(words[0]));
        else
            print_help();
        return (int)flush_output(STATUS_OK);
    }
    return (int)flush_output(run(find_command(words[0]), words + 1, json));
}
