#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: each identifier that a comment of the headers names exists
# needs: python3=python3
. tests/lib.sh

# A name that does not exist is reported: in a comment, in the note of a row, and as a prefix.
refuses() # SED_SCRIPT FILE IDENTIFIER
{
    sed "$1" "$2" >"$WORK/changed.h.in"
    tests/unit/identifiers.py "$WORK/changed.h.in" >"$WORK/out" && check 1 "$3 in a comment of $2 passes"
    grep -q "names $3, which does not exist" "$WORK/out"
    check $? "no message for $3 in a comment of $2"
}

check_counted tests/unit/identifiers.py definitions/*.h.in include/vmxdefs/*.h
refuses 's/VMXD_EXIT_PAGE_MODIFICATION_LOG_FULL/VMXD_EXIT_PML_FULL/' definitions/structures.h.in \
    VMXD_EXIT_PML_FULL
refuses 's/vmxd_adjust_controls64 (/vmxd_adjust_controls (/' definitions/controls.h.in vmxd_adjust_controls
refuses 's/in SEAM non-root operation only$/see vmxd_no_such_function/' definitions/exit_qualification.h.in \
    vmxd_no_such_function
refuses 's/vmxd_seam_ept_covers\. /VMXD_NO_SUCH_* /' definitions/ept.h.in 'VMXD_NO_SUCH_\*'
finish
