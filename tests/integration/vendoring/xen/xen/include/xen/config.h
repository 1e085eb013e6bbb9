/* SPDX-License-Identifier: MIT */
#define CONFIG_X86 1
