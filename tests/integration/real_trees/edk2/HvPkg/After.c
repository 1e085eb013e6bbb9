/* SPDX-License-Identifier: MIT */
#include <Library/RedfishCrtLib.h>
#include <Vmxdefs.h>

bool IsCpuidAfter(uint32_t Field);

bool IsCpuidAfter(uint32_t Field)
{
    return vmxd_exit_is(vmxd_exit_reason_from(Field), VMXD_EXIT_CPUID) ? true : false;
}
