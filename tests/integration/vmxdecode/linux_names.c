/* SPDX-License-Identifier: MIT */
/* The names of exit reasons in the traces of Linux are read as the numbers that Linux gives them. */
#include <asm/vmx.h>
#include <stdio.h>
#include <string.h>

#include "trace_line.h"

static const struct {
    unsigned reason;
    const char *name;
} linux_names[] = {VMX_EXIT_REASONS};

int main(void)
{
    const size_t count = sizeof(linux_names) / sizeof(linux_names[0]);
    unsigned failed = 0;

    for (size_t i = 0; i < count; i++) {
        char line[80];
        struct trace_exit x;

        snprintf(line, sizeof(line), " vcpu 0 reason %s rip 0x1", linux_names[i].name);
        if (trace_line_parse(line, line + strlen(line), &x) && x.reason == linux_names[i].reason)
            continue;
        printf("FAIL Linux's %s is %u\n", linux_names[i].name, linux_names[i].reason);
        failed++;
    }
    printf("%zu passed, %u failed\n", count - failed, failed);
    return failed != 0;
}
