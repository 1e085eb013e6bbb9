/* SPDX-License-Identifier: MIT */
/* guest.c - the guest's memory. */
#include "case.h"

uint64_t guest_gdt[PLATFORM_PAGE_SIZE / 8] GUEST_PAGE = {0};
uint64_t guest_stack[GUEST_STACK_WORDS] GUEST_PAGE = {0};
uint64_t guest_idt[2 * 256] GUEST_PAGE = {0};
uint8_t guest_apic_page[PLATFORM_PAGE_SIZE] GUEST_PAGE = {0};
uint8_t guest_lazy_page[PLATFORM_PAGE_SIZE] GUEST_PAGE = {0xC3}; /* RET: it can be called */
uint32_t guest_directory_32[1024] GUEST_PAGE = {0};
uint32_t guest_table_32[1024] GUEST_PAGE = {0};
uint8_t guest_tss[104] GUEST_DATA = {0};
volatile uint64_t guest_wakeups GUEST_DATA = 0;
volatile uint64_t guest_events[256] GUEST_DATA = {0};
volatile uint64_t guest_resume GUEST_DATA = 0;
void (*volatile guest_hook)(void) GUEST_DATA = NULL;
uint8_t guest_operand[64] GUEST_PAGE = {0};
