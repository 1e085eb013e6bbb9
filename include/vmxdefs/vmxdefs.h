/* SPDX-License-Identifier: MIT */
/* vmxdefs/vmxdefs.h - every format header.
 *
 * Not among them: insn.h, which needs an x86 target, and exit_class.h, vmcs_existence.h, names.h
 * and describe.h, which stand on top of these and which few files of a tree need.
 */
#ifndef VMXDEFS_VMXDEFS_H
#define VMXDEFS_VMXDEFS_H

#include "version.h"

#include "base.h"

#include "areas.h"
#include "capability.h"
#include "controls.h"
#include "ept.h"
#include "event.h"
#include "exit_qualification.h"
#include "exit_reason.h"
#include "guest_state.h"
#include "instruction_error.h"
#include "instruction_info.h"
#include "invalidate.h"
#include "vmcs.h"

#endif /* VMXDEFS_VMXDEFS_H */
