#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: each change of a rule of VM entry is detected by a VMCS that breaks the rule, or by one near to it
# needs: gcc=gcc python3=python3
. tests/lib.sh

check_counted tests/mutation/entry_mutants.py "$WORK"
finish
