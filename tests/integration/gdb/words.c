/* SPDX-License-Identifier: MIT */
/* Variables that gdb prints without running the program.  Valid C and C++. */
#include "vmxdefs/vmxdefs.h"

vmxd_exit_reason cpuid_in_enclave = {0x0800000A};
vmxd_exit_reason failed_entry = {0x80000021};
vmxd_exit_reason undefined_reason = {0x40000023};
vmxd_exit_interruption page_fault = {0x80000B0E};
vmxd_ia32_vmx_basic basic = {0x01D8100000000004};
vmxd_qual_ept_violation write_violation = {0x80182};
vmxd_eptp eptp = {0x123456789005E};
vmxd_eptp no_eptp = {0};
struct vmxd_vmcs_header header = {{0x80000004}, 2};
unsigned field = 0x6828;
int number = 5;

int main(void)
{
    return 0;
}
