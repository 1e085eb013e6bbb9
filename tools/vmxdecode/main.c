/* SPDX-License-Identifier: MIT */
/* main.c - vmxdecode: the numbers of Intel VMX in words, offline, on any machine. */
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "output.h"
#include "vmxdefs/version.h"

struct command {
    const char *name;
    enum status (*run)(char **argv);
    const char *usage; /* after the name */
    const char *about;
    const char *more; /* options and examples, a line each */
};

static const struct command commands[] = {
    {"exit", command_exit, "REASON [OPTION...]", "an exit reason, and what is valid beside it",
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
    {"event", command_event, "WORD", "a word as entry, exit and IDT-vectoring information",
     "examples:\n"
     "  vmxdecode event 0x80000b0e\n"},
    {"field", command_field, "NUMBER|NAME", "a VMCS field",
     "NAME is the name or its end, in any case, with or without VMXD_VMCS_.\n"
     "examples:\n"
     "  vmxdecode field 0x6828\n"
     "  vmxdecode field guest_s_cet\n"},
    {"control", command_control, "WORD VALUE", "a control word",
     "WORD is pin, proc, proc2, proc3, exit, exit2, entry or vmfunc.\n"
     "examples:\n"
     "  vmxdecode control proc2 0x1010bf\n"},
    {"msr", command_msr, "ADDRESS VALUE", "one capability MSR",
     "examples:\n"
     "  vmxdecode msr 0x48b 0x00553cfe00000000\n"},
    {"capabilities", command_capabilities, "[FILE|-]", "all capability MSRs, of each processor",
     "FILE, or standard input for -, has a line for each MSR: its address and its value, both in\n"
     "hexadecimal, and before them the processor, if there are several.  Without FILE the MSRs\n"
     "come from /dev/cpu/*/msr of this machine (modprobe msr; as root).\n"
     "examples:\n"
     "  vmxdecode capabilities\n"
     "  for m in $(seq 1152 1171); do echo $(printf %x $m) $(rdmsr -0 $m); done |\n"
     "      vmxdecode capabilities -\n"
     "  echo 'cpu1: msr 0x480 = 0x00da040000000004' | vmxdecode capabilities -\n"},
    {"error", command_error, "NUMBER", "a VM-instruction error",
     "examples:\n"
     "  vmxdecode error 7\n"},
    {"trace", command_trace, "[--summary] [FILE]", "the kvm_exit lines of a trace",
     "Reads what trace-cmd report, perf script or ftrace print, and adds to each kvm_exit line "
     "what\n"
     "it says; all other lines stay as they are.  --summary counts by reason; --json prints an\n"
     "object a line.\n"
     "examples:\n"
     "  trace-cmd report | vmxdecode trace\n"
     "  perf script | vmxdecode trace --summary\n"},
    {"export", command_export, "--format csv|json", "every definition of the library",
     "One row for each: its kind (value, field, msr, size, offset), its name, its value, of a "
     "field\n"
     "the mask, its width in bits, and its words.\n"
     "examples:\n"
     "  vmxdecode export --format csv\n"},
};

#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

static void print_help(void)
{
    puts("usage: vmxdecode [--json] COMMAND ...\n\n"
         "The numbers of Intel VMX in words.\n");
    for (size_t i = 0; i < COMMANDS; i++)
        printf("  %-13s %-22s %s\n", commands[i].name, commands[i].usage, commands[i].about);
    puts("\n  --json      JSON instead of text\n"
         "  --help      this, or with a command its options and examples\n"
         "  --version   the version, and the edition of the manual\n\n"
         "Numbers are hexadecimal after 0x, else decimal.  Exit status: 0 decoded; 1 decoded, but\n"
         "something is unknown to this edition, invalid, or differs; 2 misuse.");
}

static void print_help_of(const struct command *c)
{
    printf("usage: vmxdecode [--json] %s %s\n\n%s: %s\n%s", c->name, c->usage, c->name, c->about,
           c->more);
}

static const struct command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMANDS; i++)
        if (strcmp(name, commands[i].name) == 0)
            return &commands[i];
    misuse("there is no command %s; vmxdecode --help lists them", name);
}

/* Takes a word that any command understands out of argv; whether it was there. */
static bool take(char **argv, const char *word)
{
    bool taken = false;
    char **kept = argv;

    for (; *argv; argv++)
        if (strcmp(*argv, word) == 0)
            taken = true;
        else
            *kept++ = *argv;
    *kept = NULL;
    return taken;
}

static enum status run(const struct command *c, char **argv, bool json)
{
    char usage[128];

    snprintf(usage, sizeof(usage), "vmxdecode %s %s", c->name, c->usage);
    arguments_of(c->name, usage);
    output_start(json);
    return c->run(argv);
}

/* What could not be written is not success: a full disk, a closed pipe. */
static enum status written(enum status status)
{
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    misuse("cannot write to standard output");
}

int main(int argc, char **argv)
{
    char **words = argv + (argc > 0);
    const bool json = take(words, "--json"), help = take(words, "--help") || take(words, "-h");

    if (take(words, "--version")) {
        printf("vmxdecode %d.%d.%d, %s\n", VMXD_VERSION_MAJOR, VMXD_VERSION_MINOR,
               VMXD_VERSION_PATCH, VMXD_SDM_EDITION);
        return written(STATUS_OK);
    }
    if (words[0] == NULL && !help)
        misuse("no command; vmxdecode --help lists them");
    if (help) {
        if (words[0])
            print_help_of(find_command(words[0]));
        else
            print_help();
        return written(STATUS_OK);
    }
    return written(run(find_command(words[0]), words + 1, json));
}
