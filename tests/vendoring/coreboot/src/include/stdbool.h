/* SPDX-License-Identifier: MIT */
#ifndef STAND_IN_STDBOOL_H
#define STAND_IN_STDBOOL_H

typedef _Bool bool;
#define true 1
#define false 0

#endif /* STAND_IN_STDBOOL_H */
