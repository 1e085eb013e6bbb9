#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: scripts/expand or a test detects each change in definitions/ (a sample; under --all every one)
# needs: python3=python3 gcc=gcc /usr/include/cmocka.h=libcmocka-dev prlimit=util-linux
. tests/lib.sh

check_counted tests/mutation/mutation.py
finish
