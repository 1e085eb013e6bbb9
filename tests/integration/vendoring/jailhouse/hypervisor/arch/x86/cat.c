/* SPDX-License-Identifier: MIT */
/* Nothing of this file has an effect on the library. */
#include <jailhouse/types.h>
