/* SPDX-License-Identifier: MIT */
/* With the headers of gnu-efi.  FIRST: vmxdefs before them. */
#ifdef FIRST
#include "everything.h"
#endif
#include <efi.h>
#include <efilib.h>
#ifndef FIRST
#include "everything.h"
#endif

VMXD_ASSERT(sizeof(EFI_PHYSICAL_ADDRESS) == sizeof(vmxd_eptp), "<efi.h> says otherwise");
