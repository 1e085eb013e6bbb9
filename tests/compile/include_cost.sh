#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# test: the cost of an #include in instructions of the compiler is below its limit
# needs: gcc=gcc g++=g++ clang=clang valgrind=valgrind python3=python3
. tests/lib.sh

check_counted bench/include_cost --check
finish
