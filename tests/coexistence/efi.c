/* SPDX-License-Identifier: MIT */
/* With gnu-efi's headers.  FIRST: ours before theirs. */
#ifdef FIRST
#include "everything.h"
#endif
#include <efi.h>
#include <efilib.h>
#ifndef FIRST
#include "everything.h"
#endif

VMXD_ASSERT(sizeof(EFI_PHYSICAL_ADDRESS) == sizeof(vmxd_eptp), "<efi.h> says otherwise");
