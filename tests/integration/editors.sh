#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: ctags and clangd find every name of the headers
# needs: clangd=clangd ctags=universal-ctags python3=python3
#
# CLANGD and CTAGS can name other programs: CLANGD=clangd-19.
. tests/lib.sh

# Other programs are called ctags, too.
"${CTAGS-ctags}" --version | grep -q '^Universal Ctags' ||
    fail "${CTAGS-ctags} is not universal-ctags"
check_counted python3 tests/integration/editors/check.py "$WORK"
finish
