# SPDX-License-Identifier: MIT

# The headers compile without any of these warnings; the programs of this project must, too.
set(vmxdefs_warnings -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wundef
                     -Wcast-qual -Werror "$<$<COMPILE_LANGUAGE:CXX>:-Wold-style-cast>")
