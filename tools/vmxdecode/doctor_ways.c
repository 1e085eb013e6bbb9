/* SPDX-License-Identifier: MIT */
/* doctor_ways.c - the usual causes of a broken rule, from reports of users and from the SDM.
 *
 * Only for rules where a cause is known.  A row can be about several rules that follow each other.
 */
#include <stddef.h>

#include "doctor.h"

struct way {
    enum vmxd_rule first, last;
    const char *text;
};

#define RULE(name)         VMXD_RULE_##name, VMXD_RULE_##name
#define RULES(first, last) VMXD_RULE_##first, VMXD_RULE_##last

static const struct way ways[] = {
    {RULE(BASIC_VMLAUNCH_CLEAR), "VMLAUNCH was executed a second time.  After a successful "
                                 "VMLAUNCH use VMRESUME, or VMCLEAR first."},
    {RULE(BASIC_VMRESUME_LAUNCHED), "VMRESUME was executed before VMLAUNCH, or after VMCLEAR (the "
                                    "VMCS moved to another processor)."},
    {RULE(BASIC_CURRENT_VMCS), "VMPTRLD failed or was not executed on this processor."},
    {RULE(BASIC_NO_MOVSS_BLOCKING), "The instruction before VMLAUNCH or VMRESUME loads SS."},

    {RULES(PIN_CTLS_ALLOWED0, PIN_CTLS_ALLOWED0),
     "The word was not adjusted to the capability MSR: a bit that must be 1 was written as 0."},
    {RULE(PROC_CTLS_ALLOWED0), "The word was not adjusted to the capability MSR.  The TRUE MSRs "
                               "count only if IA32_VMX_BASIC[55] is "
                               "1; without them more bits must be 1."},
    {RULE(EXIT_CTLS_ALLOWED0),
     "The word was not adjusted to the capability MSR: a bit that must be 1 was written as 0."},
    {RULE(ENTRY_CTLS_ALLOWED0),
     "The word was not adjusted to the capability MSR: a bit that must be 1 was written as 0."},
    {RULE(PIN_CTLS_ALLOWED1), "A control is used without a test whether the processor offers it; a "
                              "hypervisor beneath offers less."},
    {RULE(PROC_CTLS_ALLOWED1), "A control is used without a test whether the processor offers it; "
                               "a hypervisor beneath offers less."},
    {RULE(PROC2_CTLS_ALLOWED1), "A secondary control is used without a test whether the processor "
                                "offers it.  Often RDTSCP, INVPCID or "
                                "XSAVES, which older processors and virtual machines do not have."},
    {RULE(EXIT_CTLS_ALLOWED1), "A control is used without a test whether the processor offers it; "
                               "a hypervisor beneath offers less."},
    {RULE(ENTRY_CTLS_ALLOWED1), "A control is used without a test whether the processor offers it; "
                                "a hypervisor beneath offers less."},
    {RULE(CR3_TARGET_COUNT),
     "4 was written although the processor, or the hypervisor beneath, supports fewer: read "
     "IA32_VMX_MISC[24:16], or write 0."},
    {RULE(TPR_THRESHOLD_LE_VTPR),
     "VTPR in the virtual-APIC page was lowered and the TPR threshold was not."},
    {RULE(VPID_NONZERO), "\"Enable VPID\" is 1 and the VPID was not written: 0 is the host."},
    {RULE(EPTP_MEMTYPE),
     "The EPT pointer has the address only: bits 2:0 must be 6 (WB) or 0 (UC)."},
    {RULE(EPTP_WALK_LENGTH),
     "Bits 5:3 of the EPT pointer are the number of levels less 1: 3 for four levels."},
    {RULE(VIRTUAL_NMIS_NEED_NMI_EXITING), "\"Virtual NMIs\" was set without \"NMI exiting\"."},
    {RULE(UNRESTRICTED_GUEST_NEEDS_EPT),
     "EPT was switched off and \"unrestricted guest\" was not."},
    {RULE(INJECT_ERROR_CODE_VECTOR), "An exception was injected with an error code that it does "
                                     "not have, or without the one that it has; "
                                     "often by user space that sets pending events."},
    {RULE(INJECT_RESERVED_BITS),
     "The IDT-vectoring information was copied whole: its bit 12 is undefined and must be 0 here."},
    {RULES(INJECT_INSTR_LENGTH_MAX, INJECT_INSTR_LENGTH_ZERO),
     "A software interrupt or exception was injected, or injected again after a VM exit, and the "
     "VM-entry "
     "instruction length was not written."},

    {RULE(GUEST_CR0_FIXED0), "CR0 has the value that the guest wrote.  NE must be 1 in the field, "
                             "and PE and PG too without "
                             "\"unrestricted guest\"; the guest sees the read shadow."},
    {RULE(GUEST_CR4_FIXED0), "CR4 has the value that the guest wrote.  VMXE must be 1 in the "
                             "field; the guest sees the read shadow."},
    {RULE(GUEST_CR4_FIXED1), "A bit of CR4 that this processor does not have: state of another "
                             "machine, or a guest that was not "
                             "told by CPUID."},
    {RULES(GUEST_IA32E_NEEDS_PG, GUEST_IA32E_NEEDS_PAE),
     "The guest left IA-32e mode and the VM-entry control was not updated, or was set too early."},
    {RULES(GUEST_EFER_LMA, GUEST_EFER_LME), "Only one of IA32_EFER and the VM-entry control "
                                            "\"IA-32e mode guest\" was updated when the guest "
                                            "changed its mode."},
    {RULE(GUEST_RFLAGS_BIT1), "RFLAGS was initialized with 0: bit 1 is always 1."},
    {RULE(GUEST_RFLAGS_IF_EXT_INT),
     "An interrupt was accepted while IF was 1, and IF became 0 before it was injected: by "
     "entering SMM, by "
     "an emulated instruction, or by user space that set the registers."},
    {RULE(GUEST_RIP_HI), "RIP was not cut to 32 bits after an instruction outside 64-bit mode."},

    {RULE(GUEST_SS_RPL_EQ_CS_RPL),
     "A guest that changes from real to protected mode keeps selectors of real mode.  Without "
     "\"unrestricted guest\" a hypervisor must emulate until the selectors are valid."},
    {RULES(GUEST_SS_DPL_EQ_RPL, GUEST_SS_DPL_EQ_RPL),
     "A guest that changes from real to protected mode keeps selectors of real mode.  Without "
     "\"unrestricted guest\" a hypervisor must emulate until the selectors are valid."},
    {RULES(GUEST_DS_DPL_GE_RPL, GUEST_GS_DPL_GE_RPL),
     "A guest that changes from real to protected mode keeps selectors of real mode.  Without "
     "\"unrestricted guest\" a hypervisor must emulate until the selectors are valid."},
    {RULES(GUEST_CS_BASE_V86, GUEST_GS_AR_V86),
     "A guest in real mode is run in virtual-8086 mode and uses a segment that this mode cannot "
     "have (\"big "
     "real mode\").  \"Unrestricted guest\" has no such limits."},
    {RULES(GUEST_CS_AR_RESERVED, GUEST_GS_AR_RESERVED),
     "The access rights were read with LAR, or taken from a descriptor: bits 19:16 of the limit "
     "are left "
     "in bits 11:8."},
    {RULES(GUEST_CS_G_LOW, GUEST_GS_G_HIGH),
     "The limit is in bytes also if granularity is 1, and then its bits 11:0 are all 1."},
    {RULE(GUEST_TR_TYPE), "The type was taken from a descriptor that is not busy: LTR makes it "
                          "busy, and VM entry requires 11 "
                          "(3 only outside IA-32e mode)."},
    {RULES(GUEST_TR_G_LOW, GUEST_TR_G_HIGH),
     "The limit is in bytes also if granularity is 1, and then its bits 11:0 are all 1."},
    {RULE(GUEST_TR_USABLE), "TR must be usable even if the guest has not executed LTR: use type "
                            "11, present, limit 67H or FFFFH."},
    {RULE(GUEST_CS_DB_L),
     "A 64-bit code segment was made from a 32-bit one: D must be 0 if L is 1."},

    {RULES(ACTIVITY_HLT_SS_DPL, ACTIVITY_HLT_INJECTION),
     "The guest was halted and the activity state was not set to active before something was "
     "injected or "
     "changed."},
    {RULE(INTR_STI_NEEDS_IF), "RFLAGS and the interruptibility state are of different moments: a "
                              "snapshot, a migration, or an "
                              "emulated instruction that cleared IF and kept the blocking by STI."},
    {RULE(INTR_EXT_INT_NOT_BLOCKED), "An interrupt is injected at an instruction after STI or MOV "
                                     "SS, or an emulated instruction set the "
                                     "blocking after the interrupt was queued."},
    {RULES(INTR_NMI_NOT_MOVSS, INTR_NMI_NOT_STI),
     "An NMI is injected at an instruction after STI or MOV SS: wait for the NMI window."},
    {RULE(INTR_SMI_ONLY_IN_SMM),
     "The state was saved by software that sets this bit in the SMM of the guest."},
    {RULE(INTR_VIRTUAL_NMI), "A VM exit occurred while an NMI was delivered: clear blocking by NMI "
                             "before it is injected again."},
    {RULE(PENDING_DBG_BS_IF_TF), "A debugger sets TF while the guest is at an instruction after "
                                 "STI or MOV SS: set BS in the pending "
                                 "debug exceptions, or clear the blocking."},
    {RULES(LINK_PTR_ALIGN4K, LINK_PTR_NOT_EXECUTIVE),
     "The field was not written: without VMCS shadowing it must be FFFFFFFF_FFFFFFFFH."},
    {RULES(GUEST_PDPTE0_RESERVED, GUEST_PDPTE_MEMORY_RESERVED),
     "The guest uses PAE paging.  With EPT, software must write the four PDPTE fields when CR3 "
     "changes, and "
     "user space must not set reserved bits."},
    {RULES(MSR_LOAD_RESERVED, MSR_LOAD_WRMSR_FAULT),
     "The list has an MSR that this processor does not have, or a value that WRMSR refuses."},

    {RULES(HOST_CS_SEL_RPL_TI, HOST_GS_SEL_RPL_TI),
     "The selector was stored as it is in the segment register: clear bits 2:0.  64-bit Windows "
     "has 2BH in "
     "DS and ES, and 53H in FS."},
    {RULE(HOST_TR_NONNULL),
     "The host has no TSS: UEFI firmware and boot loaders do not load TR.  Load one before VMXON."},
    {RULES(HOST_CR0_FIXED0, HOST_CR4_FIXED1),
     "The field was filled with something else than the value that CR0 or CR4 has after VMXON."},
    {RULE(ADDR_IA32E_HOST_IS_64), "A 64-bit hypervisor must set \"host address-space size\"."},
};

const char *doctor_way(uint32_t rule, unsigned number)
{
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
        if (rule >= (uint32_t)ways[i].first && rule <= (uint32_t)ways[i].last && number-- == 0)
            return ways[i].text;
    return NULL;
}
