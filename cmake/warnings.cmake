# SPDX-License-Identifier: MIT

# What the headers promise to be clean under; our own programs are held to it too.
set(vmxdefs_warnings -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wundef
                     -Wcast-qual -Werror "$<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast>")
