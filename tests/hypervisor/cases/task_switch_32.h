/* SPDX-License-Identifier: MIT */
/* task_switch_32.h - addresses and selectors of the 32-bit guests, for C and for assembly.
 *
 * Only protected mode outside IA-32e mode has task switches.  These guests are one page of code and one of data,
 * which 32-bit paging maps at GUEST_32.
 */
#ifndef VMXDEFS_TEST_TASK_SWITCH_32_H
#define VMXDEFS_TEST_TASK_SWITCH_32_H

#define GUEST_32           0x10000
#define GUEST_32_DATA      0x11000
#define GUEST_32_GDT       GUEST_32_DATA
#define GUEST_32_IDT       0x11100
#define GUEST_32_TSS       0x11400
#define GUEST_32_OTHER_TSS 0x11500
#define GUEST_32_STACK     0x12000 /* grows down */

#define GUEST_32_CS       0x08
#define GUEST_32_SS       0x10
#define GUEST_32_TR       0x18
#define GUEST_32_OTHER_TR 0x20 /* of the other task */
#define GUEST_32_GATE     0x20 /* vector of the task gate */

#endif /* VMXDEFS_TEST_TASK_SWITCH_32_H */
