/* SPDX-License-Identifier: MIT */
/* The integer types, spelled as edk2 does. */
#ifndef STAND_IN_PROCESSOR_BIND_H
#define STAND_IN_PROCESSOR_BIND_H

#if defined(_MSC_EXTENSIONS)
typedef unsigned __int64 UINT64;
#else
typedef unsigned long long UINT64;
#endif
typedef unsigned int UINT32;
typedef unsigned short UINT16;
typedef unsigned char BOOLEAN;
typedef unsigned char UINT8;
typedef UINT64 UINTN;

#endif /* STAND_IN_PROCESSOR_BIND_H */
