/* SPDX-License-Identifier: MIT */
#include <Vmxdefs.h>
#include <Library/RedfishCrtLib.h>

bool IsCpuidBefore(uint32_t Field);

bool IsCpuidBefore(uint32_t Field)
{
    return vmxd_exit_is(vmxd_exit_reason_from(Field), VMXD_EXIT_CPUID) ? true : false;
}
