/* SPDX-License-Identifier: MIT */
/* A program that uses the installed package. */
#include <stdio.h>
#include <vmxdefs/names.h>
#include <vmxdefs/vmxdefs.h>

int main(void)
{
    const vmxd_exit_reason r = vmxd_exit_reason_from(0x80000021);

    puts(vmxd_exit_name(vmxd_exit_basic(r)));
    return vmxd_exit_is_failed_entry(r) ? 0 : 1;
}
