## SPDX-License-Identifier: MIT
## The other objects stand here.
