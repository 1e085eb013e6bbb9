## SPDX-License-Identifier: MIT
## In coreboot the other objects are here.
