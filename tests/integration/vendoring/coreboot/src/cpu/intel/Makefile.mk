## SPDX-License-Identifier: MIT
subdirs-y += common
