/* SPDX-License-Identifier: MIT */
/* In a kernel module, before any header of the kernel: the headers of vmxdefs include what they need. */
#include "everything.h"
