/* SPDX-License-Identifier: MIT */
/* In the kernel, before any header of it: what the library includes itself must be enough. */
#include "everything.h"
