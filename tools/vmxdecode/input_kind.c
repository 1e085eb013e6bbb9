/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* memmem */ /* NOLINT(bugprone-reserved-identifier) */
#include "input_kind.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dump.h"
#include "field_list.h"
#include "input.h"
#include "msr_list.h"

static const struct {
    const char *words, *command;
} kinds[] = {
    [INPUT_UNKNOWN] = {"an unknown format", NULL},
    [INPUT_TRACE] = {"a trace of KVM", "trace"},
    [INPUT_DUMP] = {"a VMCS dump", "doctor"},
    [INPUT_MSRS] = {"a list of capability MSRs", "capabilities"},
    [INPUT_FIELDS] = {"a list of VMCS fields", "doctor"},
    [INPUT_PERF_TRACE] = {"the output of 'perf trace'", NULL},
    [INPUT_PERF_TABLE] = {"the table of 'perf kvm stat'", NULL},
    [INPUT_BCC_TABLE] = {"the table of kvmexit of bcc", NULL},
};

const char *input_kind_words(enum input_kind kind)
{
    return kinds[kind].words;
}

const char *input_kind_command(enum input_kind kind)
{
    return kinds[kind].command;
}

/* Text that only this kind has, in the order of priority. */
static const struct {
    enum input_kind kind;
    const char *text;
} markers[] = {
    {INPUT_TRACE, "kvm_exit:"},
    {INPUT_TRACE, "kvm_entry:"},
    {INPUT_TRACE, "kvm_nested_vmexit"},
    {INPUT_PERF_TRACE, "kvm:kvm_exit("},
    {INPUT_PERF_TRACE, "kvm:kvm_entry("},
    {INPUT_PERF_TABLE, "Analyze events for "},
    {INPUT_PERF_TABLE, "VM-EXIT    Samples"},
    {INPUT_BCC_TABLE, "KVM_EXIT_REASON "},
    /* Linux and Xen */
    {INPUT_DUMP, "*** Guest State ***"},
    {INPUT_DUMP, "*** Host State ***"},
    {INPUT_DUMP, "*** Control State ***"},
    {INPUT_DUMP, "VMCS Area"},
    {INPUT_DUMP, "last attempted VM-entry"},
    {INPUT_DUMP, "actual=0x"},
    {INPUT_DUMP, "gh_mask="},
    {INPUT_DUMP, "PinBased="},
    {INPUT_DUMP, "CPUBased="},
    {INPUT_DUMP, "SecondaryExec="},
    {INPUT_DUMP, "TertiaryExec="},
    {INPUT_DUMP, "EntryControls="},
    {INPUT_DUMP, "ExitControls="},
    {INPUT_DUMP, "ExceptionBitmap="},
    {INPUT_DUMP, "VMEntry: intr_info="},
    {INPUT_DUMP, "VMExit: intr_info="},
    {INPUT_DUMP, "IDTVectoring: info="},
    {INPUT_DUMP, "Interruptibility = "},
    {INPUT_DUMP, "DebugExceptions = 0x"},
    {INPUT_DUMP, "RFLAGS=0x"},
    {INPUT_DUMP, " sel=0x"},
    {INPUT_DUMP, ": sel="},
    {INPUT_DUMP, "TSC Offset = 0x"},
    {INPUT_DUMP, "EPT pointer = 0x"},
    /* QEMU */
    {INPUT_DUMP, "entry failed, hardware error"},
};

static enum input_kind kind_by_marker(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof(markers) / sizeof(markers[0]); i++)
        if (memmem(text, length, markers[i].text, strlen(markers[i].text)))
            return markers[i].kind;
    return INPUT_UNKNOWN;
}

/* The first of the lines that are not empty decides, if it has a value: both are lists. */
static enum input_kind kind_by_line(const char *text, size_t length)
{
    const char *const end = text + length;
    struct msr_entry msr;
    struct field_entry field;

    while (text < end) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        const size_t line = (size_t)((newline ? newline : end) - text);
        const enum msr_line kind = msr_line_parse(text, line, &msr);
        size_t slot;

        if ((kind == MSR_LINE_VALUE || kind == MSR_LINE_UNREADABLE) && msr_slot(msr.address, &slot))
            return INPUT_MSRS;
        if (field_line_parse(text, line, &field))
            return INPUT_FIELDS;
        if (kind == MSR_LINE_WRONG || !newline)
            break;
        text = newline + 1;
    }
    return INPUT_UNKNOWN;
}

enum input_kind input_kind(const char *text, size_t length)
{
    enum input_kind kind = kind_by_marker(text, length);

    if (kind == INPUT_UNKNOWN)
        kind = kind_by_line(text, length);
    /* One line can be an argument. */
    if (kind == INPUT_UNKNOWN && memchr(text, '\n', length) && dump_is_text(text, length))
        kind = INPUT_DUMP;
    return kind;
}

enum input_kind input_kind_of_file(const char *name)
{
    char text[INPUT_PEEK];
    struct stat status;
    ssize_t length = 0;
    int file;

    if (stat(name, &status) != 0 || !S_ISREG(status.st_mode))
        return INPUT_UNKNOWN;
    file = open(name, O_RDONLY);
    if (file < 0)
        return INPUT_UNKNOWN;
    length = read(file, text, sizeof(text));
    close(file);
    return length > 0 ? input_kind(text, (size_t)length) : INPUT_UNKNOWN;
}
