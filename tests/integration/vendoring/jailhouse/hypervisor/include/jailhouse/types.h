/* SPDX-License-Identifier: MIT */
/* The part of the header of Jailhouse that has an effect on the library, as in Jailhouse. */
#ifndef VMXDEFS_TEST_TYPES_H
#define VMXDEFS_TEST_TYPES_H

#define NULL ((void *)0)

typedef enum { true = 1, false = 0 } bool;

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef unsigned long size_t;

/* Functions of Jailhouse whose names are parameters elsewhere. */
unsigned long read_msr(unsigned int msr);
void write_msr(unsigned int msr, unsigned long value);

#endif /* VMXDEFS_TEST_TYPES_H */
