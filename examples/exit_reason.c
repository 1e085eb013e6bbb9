/* SPDX-License-Identifier: MIT */
/* exit_reason.c - decode VM-exit reasons with vmxd_exit_reason.
 *
 *     exit_reason              decode some exit reasons that hypervisors have logged
 *     exit_reason 0x80000021   decode an exit reason of your own log
 */
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "vmxdefs/exit_reason.h"
#include "vmxdefs/names.h"

static void print_reason(uint64_t field)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(field);

    /* These do not compile, in C and in C++:
     *     switch (r)                    write switch (vmxd_exit_basic(r))
     *     r == VMXD_EXIT_CPUID          write vmxd_exit_is(r, VMXD_EXIT_CPUID)
     *     uint16_t u = r;               write u = vmxd_exit_basic(r)
     *     vmxd_exit_is_failed_entry(u)  the modifiers are not in the low 16 bits */
    printf("0x%08x: %u, %s", (unsigned)r.full, (unsigned)vmxd_exit_basic(r),
           vmxd_exit_name(vmxd_exit_basic(r)));
    if (vmxd_exit_is_failed_entry(r))
        printf("; failed entry: the guest did not run");
    if (vmxd_exit_is_enclave_mode(r))
        printf("; enclave mode");
    if (vmxd_exit_has_bus_lock(r))
        printf("; bus lock asserted");
    if (vmxd_exit_has_shadow_stack_busy(r))
        printf("; shadow stack prematurely busy");
    if (vmxd_exit_is_from_vmx_root(r))
        printf("; in VMX root operation");
    if (vmxd_exit_unknown_modifiers(r))
        printf("; unknown bits 0x%08x", (unsigned)vmxd_exit_unknown_modifiers(r));
    putchar('\n');
}

int main(int argc, char **argv)
{
    static const uint64_t logged[] = {0x0000000A, 0x80000021, 0x08000030, 0x0400000A, 0x00020000};
    char *end;

    if (argc < 2)
        for (size_t i = 0; i < sizeof(logged) / sizeof(logged[0]); i++)
            print_reason(logged[i]);
    for (int i = 1; i < argc; i++) {
        errno = 0;
        const unsigned long long field = strtoull(argv[i], &end, 0);

        if (!isdigit((unsigned char)argv[i][0]) || *end != '\0' || errno != 0) {
            fprintf(stderr, "exit_reason: not a number: %s\n", argv[i]);
            return 2;
        }
        print_reason(field);
    }
    return 0;
}
