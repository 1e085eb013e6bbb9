## SPDX-License-Identifier: MIT
ramstage-y += main.c
