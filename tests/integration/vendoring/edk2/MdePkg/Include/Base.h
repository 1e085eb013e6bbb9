/* SPDX-License-Identifier: MIT */
/* The part of the header of edk2 that has an effect on other headers. */
#ifndef VMXDEFS_TEST_BASE_H
#define VMXDEFS_TEST_BASE_H

#include <ProcessorBind.h>

#define VOID   void
#define CONST  const
#define STATIC static
#define IN
#define OUT
#define OPTIONAL
#define TRUE                   ((BOOLEAN)(1 == 1))
#define FALSE                  ((BOOLEAN)(0 == 1))
#define NULL                   ((void *)0)
#define BIT0                   0x00000001
#define BIT63                  0x8000000000000000ULL
#define SIZE_4KB               0x00001000
#define MAX_UINT64             ((UINT64)0xFFFFFFFFFFFFFFFFULL)
#define ASM_PFX(name)          name
#define OFFSET_OF(TYPE, Field) ((UINTN) & (((TYPE *)0)->Field))

#endif /* VMXDEFS_TEST_BASE_H */
