/* SPDX-License-Identifier: MIT */
/* All of include/vmxdefs: the umbrella and what it leaves out.  The part `coexistence` checks that
 * no header is missing. */
#include "vmxdefs/vmxdefs.h"

#include "vmxdefs/describe.h"
#include "vmxdefs/entry_words.h"
#include "vmxdefs/exit_class.h"
#include "vmxdefs/insn.h"
#include "vmxdefs/names.h"
#include "vmxdefs/rows.h"
#include "vmxdefs/vmcs_support.h"
