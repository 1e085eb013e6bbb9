/* SPDX-License-Identifier: MIT */
/* vmxdefs/vmxdefs.h - every header of formats and what is valid when.  Not among them: names.h and
 * describe.h, which make text, and insn.h, which needs an x86 target. */
#ifndef VMXDEFS_VMXDEFS_H
#define VMXDEFS_VMXDEFS_H

#include "version.h"

#include "base.h"

#include "areas.h"
#include "capability.h"
#include "controls.h"
#include "ept.h"
#include "event.h"
#include "exit_class.h"
#include "exit_qualification.h"
#include "exit_reason.h"
#include "guest_state.h"
#include "instruction_error.h"
#include "instruction_info.h"
#include "invalidate.h"
#include "vmcs.h"
#include "vmcs_existence.h"

#endif /* VMXDEFS_VMXDEFS_H */
