/* SPDX-License-Identifier: MIT */
/* fred.h - numbers that fred.c and fred_guest.S share. */
#ifndef VMXDEFS_TEST_FRED_H
#define VMXDEFS_TEST_FRED_H

#define FRED_USER_CS 0x33 /* the selectors that ERETU loads without the GDT, from IA32_STAR */
#define FRED_USER_SS 0x2B

#define FRED_ENTRY_RING_0 256 /* bytes from the entry point for ring 3 to that for ring 0 */

/* A stack frame of FRED has eight words; the guest keeps those of its last FRED_EVENTS events. */
#define FRED_EVENTS       8
#define FRED_FRAME_SIZE   64
#define FRED_FRAME_RIP    8
#define FRED_FRAME_VECTOR 44

#define FRED_LEAVE 0x7F /* INT n in ring 3: return from fred_enter_user() */

#endif /* VMXDEFS_TEST_FRED_H */
