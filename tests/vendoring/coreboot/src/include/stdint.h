/* SPDX-License-Identifier: MIT */
#ifndef STAND_IN_STDINT_H
#define STAND_IN_STDINT_H

/* Spelled as coreboot does. */
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long long uint64_t;

#endif /* STAND_IN_STDINT_H */
