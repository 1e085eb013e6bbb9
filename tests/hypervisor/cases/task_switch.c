/* SPDX-License-Identifier: MIT */
/* tasks.c - the cases of guest_32.S. */
#include "case.h"

uint64_t guest_task_call(void), guest_task_jmp(void);
uint64_t guest_task_iret(void), guest_task_gate(void);

GUEST_CASE(guest_task_call, "task switch by CALL", GUEST_STOPPED, .protected_mode = true)
GUEST_CASE(guest_task_jmp, "task switch by JMP", GUEST_STOPPED, .protected_mode = true)
GUEST_CASE(guest_task_iret, "task switch by IRET", GUEST_STOPPED, .protected_mode = true)
GUEST_CASE(guest_task_gate, "task switch by a task gate", GUEST_STOPPED, .protected_mode = true)
