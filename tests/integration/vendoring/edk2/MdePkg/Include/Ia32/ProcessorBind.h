/* SPDX-License-Identifier: MIT */
/* The integer types, as in edk2. */
#ifndef VMXDEFS_TEST_PROCESSOR_BIND_H
#define VMXDEFS_TEST_PROCESSOR_BIND_H

#if defined(_MSC_EXTENSIONS)
typedef unsigned __int64 UINT64;
#else
typedef unsigned long long UINT64;
#endif
typedef unsigned int UINT32;
typedef unsigned short UINT16;
typedef unsigned char BOOLEAN;
typedef unsigned char UINT8;
typedef UINT32 UINTN;

#endif /* VMXDEFS_TEST_PROCESSOR_BIND_H */
