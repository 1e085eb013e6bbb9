/* SPDX-License-Identifier: MIT */
/* vmxdefs/vmxdefs.h - every format header.  insn.h is not among them: it needs an x86 target. */
#ifndef VMXDEFS_VMXDEFS_H
#define VMXDEFS_VMXDEFS_H

#include "version.h"

#include "base.h"

#include "capability.h"
#include "controls.h"
#include "ept.h"
#include "event.h"
#include "exit_qualification.h"
#include "exit_reason.h"
#include "guest_state.h"
#include "instruction_error.h"
#include "invalidate.h"
#include "vmcs.h"

#endif /* VMXDEFS_VMXDEFS_H */
