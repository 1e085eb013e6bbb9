/* SPDX-License-Identifier: MIT */
/* The part of the header of the WDK that has an effect on other headers. */
#ifndef VMXDEFS_TEST_NTDDK_H
#define VMXDEFS_TEST_NTDDK_H

typedef unsigned char UINT8, UCHAR, BOOLEAN;
typedef unsigned short UINT16, USHORT;
typedef unsigned int UINT32;
typedef unsigned long ULONG;
typedef unsigned __int64 UINT64, ULONG64, SIZE_T;
typedef unsigned __int64 size_t;
typedef long NTSTATUS;
#define NULL ((void *)0)
#define IN
#define OUT
#define OPTIONAL
#define TRUE                      1
#define FALSE                     0
#define STATUS_SUCCESS            ((NTSTATUS)0x00000000L)
#define UNREFERENCED_PARAMETER(P) (P)

#endif /* VMXDEFS_TEST_NTDDK_H */
