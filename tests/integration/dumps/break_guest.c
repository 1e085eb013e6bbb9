/* SPDX-License-Identifier: MIT */
/* break_guest.c - run a guest in KVM whose state breaks one rule of VM entry.
 *
 *     break_guest list         print a line for each case: name, parameters of kvm-intel, what is broken, rules
 *     break_guest run NAME     run the case; the last line says how KVM_RUN ended
 *     break_guest msrs         print the capability MSRs of processor 0
 *
 * Exit status: 0 done, whatever KVM_RUN said; 1 a case could not be set up; 2 misuse.
 *
 * User space can give KVM a state that no guest can reach.  KVM refuses some of them; the others reach the
 * processor, which refuses the VM entry.
 */
#include <fcntl.h>
#include <linux/kvm.h>
#include <stdbool.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "case.h"

#define MEMORY_SIZE 0x10000u
#define CODE        0x1000u
#define MANY_EXITS  0x1800u
#define PML4        0x2000u
#define PDPT        0x3000u
#define PD          0x4000u
#define PAE_PDPT    0x5000u
#define STACK       0x8000u

#define CR0_PE    0x1u
#define CR0_PG    0x80000000u
#define CR4_PAE   0x20u
#define EFER_LME  0x100u
#define EFER_LMA  0x400u
#define RFLAGS_VM 0x20000u

struct machine {
    int kvm, vm, vcpu;
    uint8_t *memory;
    struct kvm_run *run;
    struct kvm_sregs2 sregs;
    struct kvm_regs regs;
    struct kvm_vcpu_events events;
    struct kvm_debugregs debug;
    struct kvm_msr_entry msr; /* is set if it has an index */
};

/* The same in all modes: CPUID, HLT. */
static const uint8_t cpuid_hlt[] = {0x0f, 0xa2, 0xf4};

/* Of 64-bit mode. */
static const uint8_t many_exits[] = {
    0x0f, 0xa2,                                     /* cpuid */
    0x0f, 0x20, 0xc0, 0x0f, 0x22, 0xc0,             /* mov rax, cr0; mov cr0, rax */
    0x0f, 0x20, 0xe0, 0x0f, 0x22, 0xe0,             /* mov rax, cr4; mov cr4, rax */
    0xb9, 0x1b, 0x00, 0x00, 0x00, 0x0f, 0x32,       /* mov ecx, 1bh; rdmsr */
    0xb9, 0x77, 0x02, 0x00, 0x00, 0x0f, 0x32,       /* mov ecx, 277h; rdmsr */
    0x0f, 0x30,                                     /* wrmsr */
    0xb0, 0x41, 0xe6, 0x80,                         /* mov al, 'A'; out 80h, al */
    0xe4, 0x71,                                     /* in al, 71h */
    0x66, 0xba, 0xf8, 0x03, 0xbe, 0x00, 0x10, 0x00, /* mov dx, 3f8h; mov esi, 1000h */
    0x00, 0x6e,                                     /* outsb */
    0x0f, 0x21, 0xf8, 0x0f, 0x23, 0xf8,             /* mov rax, dr7; mov dr7, rax */
    0xb8, 0x00, 0x00, 0x02, 0x00, 0x8b, 0x08,       /* mov eax, 20000h; mov ecx, [rax] */
    0x89, 0x08,                                     /* mov [rax], ecx */
    0x0f, 0x08, 0x0f, 0x06, 0x0f, 0x31,             /* invd; clts; rdtsc */
    0xf4,                                           /* hlt */
};

/* --- Good states --- */

static struct kvm_segment flat(uint16_t selector, uint8_t type)
{
    return (struct kvm_segment){.limit = 0xffffffff,
                                .selector = selector,
                                .type = type,
                                .present = 1,
                                .db = 1,
                                .s = 1,
                                .g = 1};
}

static void set_data_segments(struct machine *m, struct kvm_segment segment)
{
    m->sregs.ds = m->sregs.es = m->sregs.fs = m->sregs.gs = m->sregs.ss = segment;
}

static void real_mode(struct machine *m)
{
    m->sregs.cs.base = 0;
    m->sregs.cs.selector = 0;
}

static void protected_mode(struct machine *m)
{
    m->sregs.cr0 |= CR0_PE;
    m->sregs.cs = flat(0x08, 11);
    set_data_segments(m, flat(0x10, 3));
    m->sregs.tr = (struct kvm_segment){.limit = 0x67, .selector = 0x18, .type = 11, .present = 1};
    m->sregs.ldt = (struct kvm_segment){.limit = 0x7, .selector = 0x20, .type = 2, .present = 1};
}

static void put64(struct machine *m, uint32_t address, uint64_t value)
{
    memcpy(m->memory + address, &value, sizeof(value));
}

/* One page of 2 MiB at address 0. */
static void pae_mode(struct machine *m)
{
    protected_mode(m);
    put64(m, PAE_PDPT, PD | 1);
    put64(m, PD, 0x83);
    m->sregs.cr0 |= CR0_PG;
    m->sregs.cr4 |= CR4_PAE;
    m->sregs.cr3 = PAE_PDPT;
}

static void long_mode(struct machine *m)
{
    protected_mode(m);
    put64(m, PML4, PDPT | 3);
    put64(m, PDPT, PD | 3);
    put64(m, PD, 0x83);
    m->sregs.cr0 |= CR0_PG;
    m->sregs.cr4 |= CR4_PAE;
    m->sregs.cr3 = PML4;
    m->sregs.efer |= EFER_LME | EFER_LMA;
    m->sregs.cs.db = 0;
    m->sregs.cs.l = 1;
}

static void virtual_8086(struct machine *m)
{
    protected_mode(m);
    m->regs.rflags |= RFLAGS_VM;
    m->sregs.cs = (struct kvm_segment){.limit = 0xffff, .type = 3, .present = 1, .s = 1, .dpl = 3};
    set_data_segments(m, m->sregs.cs);
}

/* --- Cases --- */

#define SET(field, value) CHANGE(struct machine, field, value)

struct test_case {
    const char *name;
    const char *parameters; /* of kvm-intel */
    void (*mode)(struct machine *);
    struct change changes[5];
    const char *broken;
    const char *rules; /* of the VM-entry checks, by their ids */
};

/* Without unrestricted guest or without EPT, KVM would emulate a guest whose state is invalid. */
#define UNRESTRICTED "unrestricted_guest=1"
#define RESTRICTED   "unrestricted_guest=0 emulate_invalid_guest_state=0"
#define SHADOW       "ept=0 emulate_invalid_guest_state=0"

static const struct test_case cases[] = {
    /* Guests that run.  Their last instruction is HLT. */
    {"real", UNRESTRICTED, real_mode, {{0}}, "", ""},
    {"protected", UNRESTRICTED, protected_mode, {{0}}, "", ""},
    {"pae", UNRESTRICTED, pae_mode, {{0}}, "", ""},
    {"long", UNRESTRICTED, long_mode, {{0}}, "", ""},
    {"v86", UNRESTRICTED, virtual_8086, {{0}}, "", ""},
    {"exits", UNRESTRICTED, long_mode, {SET(regs.rip, MANY_EXITS)}, "", ""},
    {"restricted", RESTRICTED, protected_mode, {{0}}, "", ""},
    {"shadow", SHADOW, long_mode, {{0}}, "", ""},
    /* Segment registers.  With unrestricted guest KVM sets the bit "accessed" of every type. */
    {"tr_type",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.tr.type, 1)},
     "TR: available 16-bit TSS, type 1",
     "guest_tr_type"},
    {"tr_busy_16",
     UNRESTRICTED,
     long_mode,
     {SET(sregs.tr.type, 3)},
     "TR: busy 16-bit TSS, type 3, in IA-32e mode",
     "guest_tr_type"},
    {"tr_code",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.tr.s, 1)},
     "TR: a code segment, S is 1",
     "guest_tr_s"},
    {"tr_unusable",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.tr.unusable, 1)},
     "TR: unusable",
     "guest_tr_usable"},
    {"tr_ti",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.tr.selector, 0x1c)},
     "TR: selector 1CH is in the LDT",
     "guest_tr_sel_ti"},
    {"tr_limit",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.tr.limit, 0x100067)},
     "TR: limit 100067H without granularity",
     "guest_tr_g_high"},
    {"ldtr_type",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.ldt.type, 3)},
     "LDTR: type 3",
     "guest_ldtr_type"},
    {"ldtr_ti",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.ldt.selector, 0x24)},
     "LDTR: selector 24H is in the LDT",
     "guest_ldtr_sel_ti"},
    {"cs_type",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.cs.type, 1)},
     "CS: read-only data segment, type 1",
     "guest_cs_type"},
    {"cs_l_and_db",
     UNRESTRICTED,
     long_mode,
     {SET(sregs.cs.db, 1)},
     "CS: L and D are 1",
     "guest_cs_db_l"},
    {"cs_dpl",
     UNRESTRICTED,
     real_mode,
     {SET(sregs.cs.type, 3), SET(sregs.cs.dpl, 3)},
     "CS: DPL 3 with type 3",
     "guest_cs_dpl_type3"},
    {"ss_type",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.ss.type, 1)},
     "SS: read-only data segment, type 1",
     "guest_ss_type"},
    {"ds_granularity",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.ds.g, 0)},
     "DS: limit FFFFFFFFH without granularity",
     "guest_ds_g_high"},
    {"es_unreadable",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.es.type, 9)},
     "ES: code segment that cannot be read, type 9",
     "guest_es_type_readable"},
    {"fs_system",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.fs.s, 0)},
     "FS: system segment, S is 0",
     "guest_fs_s"},
    {"ds_base",
     UNRESTRICTED,
     long_mode,
     {SET(sregs.ds.base, 0x100000000)},
     "DS: base 100000000H",
     "guest_ds_base_hi"},
    {"gs_base",
     UNRESTRICTED,
     long_mode,
     {SET(sregs.gs.base, NOT_CANONICAL)},
     "GS: base 0000800000000000H",
     "guest_gs_base_canonical"},
    {"gdtr_base",
     UNRESTRICTED,
     long_mode,
     {SET(sregs.gdt.base, NOT_CANONICAL)},
     "GDTR: base 0000800000000000H",
     "guest_gdtr_base_canonical"},
    {"v86_cs_base",
     UNRESTRICTED,
     virtual_8086,
     {SET(sregs.cs.base, 0x10)},
     "CS: base 10H, selector 0 in virtual-8086 mode",
     "guest_cs_base_v86"},
    {"v86_es_limit",
     UNRESTRICTED,
     virtual_8086,
     {SET(sregs.es.limit, 0xfffff)},
     "ES: limit FFFFFH in virtual-8086 mode",
     "guest_es_limit_v86"},
    {"two_rules",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.tr.type, 1), SET(regs.rflags, 0x8002)},
     "TR: available 16-bit TSS; RFLAGS: bit 15",
     "guest_tr_type guest_rflags_reserved_zero"},
    /* RFLAGS, RIP and control registers. */
    {"rflags_reserved",
     UNRESTRICTED,
     real_mode,
     {SET(regs.rflags, 0x8002)},
     "RFLAGS: bit 15",
     "guest_rflags_reserved_zero"},
    {"rflags_vm",
     UNRESTRICTED,
     long_mode,
     {SET(regs.rflags, 0x20002)},
     "RFLAGS: VM in IA-32e mode", /* and so the rules of virtual-8086 mode apply */
     "guest_rflags_vm_ia32e guest_cs_base_v86 guest_ss_base_v86 guest_ds_base_v86 "
     "guest_es_base_v86 guest_fs_base_v86 guest_gs_base_v86 guest_cs_limit_v86 "
     "guest_ss_limit_v86 guest_ds_limit_v86 guest_es_limit_v86 guest_fs_limit_v86 "
     "guest_gs_limit_v86 guest_cs_ar_v86 guest_ss_ar_v86 guest_ds_ar_v86 "
     "guest_es_ar_v86 guest_fs_ar_v86 guest_gs_ar_v86"},
    {"rip_high",
     UNRESTRICTED,
     protected_mode,
     {SET(regs.rip, 0x100001000)},
     "RIP: 100001000H outside 64-bit mode",
     "guest_rip_hi"},
    {"cr0_high",
     UNRESTRICTED,
     real_mode,
     {SET(sregs.cr0, 0x160000010)},
     "CR0: bit 32",
     "guest_cr0_fixed1"},
    {"cr0_pg",
     UNRESTRICTED,
     real_mode,
     {SET(sregs.cr0, 0xe0000010)},
     "CR0: PG without PE",
     "guest_cr0_pg_needs_pe"},
    {"cr3_width",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.cr3, 0x10000000000000)},
     "CR3: bit 52",
     "guest_cr3_width"},
    {"cr4_reserved",
     UNRESTRICTED,
     real_mode,
     {SET(sregs.cr4, 0x80000000)},
     "CR4: bit 31",
     "guest_cr4_fixed1"},
    {"efer_reserved",
     UNRESTRICTED,
     real_mode,
     {SET(sregs.efer, 4)},
     "EFER: bit 2",
     "guest_efer_reserved"},
    {"efer_lma",
     UNRESTRICTED,
     protected_mode,
     {SET(sregs.efer, 0x500)},
     "EFER: LMA without paging",
     "guest_ia32e_needs_pg guest_ia32e_needs_pae"},
    {"efer_lme",
     UNRESTRICTED,
     pae_mode,
     {SET(sregs.efer, 0x100)},
     "EFER: LME without LMA, with paging",
     "guest_efer_lme"},
    {"pdpte",
     UNRESTRICTED,
     pae_mode,
     {SET(sregs.flags, KVM_SREGS2_FLAGS_PDPTRS_VALID), SET(sregs.pdptrs[1], 0x4007)},
     "KVM_SET_SREGS2: PDPTE1: bits 1 and 2",
     "guest_pdpte1_reserved"},
    {"dr7_high",
     UNRESTRICTED,
     real_mode,
     {SET(debug.dr7, 0x100000400)},
     "DR7: bit 32",
     "guest_dr7_hi"},
    {"sysenter_eip",
     UNRESTRICTED,
     real_mode,
     {SET(msr.index, 0x176), SET(msr.data, NOT_CANONICAL)},
     "IA32_SYSENTER_EIP: 0000800000000000H",
     "guest_sysenter_eip_canonical"},
    {"pat",
     UNRESTRICTED,
     real_mode,
     {SET(msr.index, 0x277), SET(msr.data, 2)},
     "IA32_PAT: type 2",
     "guest_pat_types"},
    /* Interruptibility and injected events.  Injection errors end with VMfailValid, error 7. */
    {"sti_without_if",
     UNRESTRICTED,
     real_mode,
     {SET(events.interrupt.shadow, KVM_X86_SHADOW_INT_STI)},
     "interruptibility: blocking by STI while RFLAGS.IF is 0",
     "intr_sti_needs_if"},
    {"interrupt_shadow",
     UNRESTRICTED,
     real_mode,
     {SET(regs.rflags, 0x202), SET(events.interrupt.shadow, KVM_X86_SHADOW_INT_MOV_SS),
      SET(events.interrupt.injected, 1), SET(events.interrupt.nr, 0x20)},
     "injection of external interrupt 20H with blocking by MOV SS",
     "intr_ext_int_not_blocked"},
    {"interrupt_if",
     UNRESTRICTED,
     real_mode,
     {SET(events.interrupt.injected, 1), SET(events.interrupt.nr, 0x20)},
     "injection of external interrupt 20H while RFLAGS.IF is 0",
     "guest_rflags_if_ext_int"},
    {"nmi_shadow",
     UNRESTRICTED,
     real_mode,
     {SET(events.interrupt.shadow, KVM_X86_SHADOW_INT_MOV_SS), SET(events.nmi.injected, 1)},
     "injection of an NMI with blocking by MOV SS",
     "intr_nmi_not_movss"},
    {"soft_interrupt",
     UNRESTRICTED,
     real_mode,
     {SET(events.interrupt.injected, 1), SET(events.interrupt.nr, 0x20),
      SET(events.interrupt.soft, 1)},
     "injection of software interrupt 20H, instruction length 0",
     "inject_instr_length_zero"},
    {"gp_without_error",
     UNRESTRICTED,
     protected_mode,
     {SET(events.exception.injected, 1), SET(events.exception.nr, 13)},
     "injection of #GP without an error code",
     "inject_error_code_vector"},
    {"ud_with_error",
     UNRESTRICTED,
     protected_mode,
     {SET(events.exception.injected, 1), SET(events.exception.nr, 6),
      SET(events.exception.has_error_code, 1)},
     "injection of #UD with an error code",
     "inject_error_code_vector"},
    {"gp_error_high",
     UNRESTRICTED,
     protected_mode,
     {SET(events.exception.injected, 1), SET(events.exception.nr, 13),
      SET(events.exception.has_error_code, 1), SET(events.exception.error_code, 0x10000)},
     "injection of #GP with error code 10000H",
     "inject_error_code_reserved"},
    {"gp_real",
     UNRESTRICTED,
     real_mode,
     {SET(events.exception.injected, 1), SET(events.exception.nr, 13),
      SET(events.exception.has_error_code, 1)},
     "injection of #GP with an error code in real mode",
     "inject_error_code_real_mode"},
    /* Without unrestricted guest there are more rules about segment registers. */
    {"ss_dpl",
     RESTRICTED,
     protected_mode,
     {SET(sregs.cs.type, 15), SET(sregs.ss.dpl, 3)},
     "SS: DPL 3, RPL 0",
     "guest_ss_dpl_eq_rpl"},
    {"ss_rpl",
     RESTRICTED,
     protected_mode,
     {SET(sregs.cs.type, 15), SET(sregs.ss.dpl, 3), SET(sregs.ss.selector, 0x13)},
     "SS: RPL 3 while the RPL of CS is 0",
     "guest_ss_rpl_eq_cs_rpl"},
    {"ds_dpl",
     RESTRICTED,
     protected_mode,
     {SET(sregs.ds.selector, 0x13)},
     "DS: DPL 0, RPL 3",
     "guest_ds_dpl_ge_rpl"},
    {"es_not_accessed",
     RESTRICTED,
     protected_mode,
     {SET(sregs.es.type, 2)},
     "ES: not accessed, type 2",
     "guest_es_type_accessed"},
    {"cs_data",
     RESTRICTED,
     protected_mode,
     {SET(sregs.cs.type, 3)},
     "CS: data segment, type 3",
     "guest_cs_type"},
    {"shadow_tr",
     SHADOW,
     long_mode,
     {SET(sregs.tr.type, 9)},
     "TR: available TSS, type 9",
     "guest_tr_type"},
    {"shadow_rflags",
     SHADOW,
     protected_mode,
     {SET(regs.rflags, 0x8002)},
     "RFLAGS: bit 15",
     "guest_rflags_reserved_zero"},
};
#define CASES (sizeof(cases) / sizeof(cases[0]))

/* --- Running --- */

static void set_cpuid(struct machine *m)
{
    struct {
        struct kvm_cpuid2 header;
        struct kvm_cpuid_entry2 entries[100];
    } cpuid = {.header.nent = 100};
    checked(ioctl(m->kvm, KVM_GET_SUPPORTED_CPUID, &cpuid), "KVM_GET_SUPPORTED_CPUID");
    checked(ioctl(m->vcpu, KVM_SET_CPUID2, &cpuid), "KVM_SET_CPUID2");
}

/* Without unrestricted guest KVM needs four pages for itself. */
static void create(struct machine *m)
{
    uint64_t identity_map = 0xfffbc000;
    int size;

    m->kvm = checked(open("/dev/kvm", O_RDWR), "/dev/kvm");
    m->vm = checked(ioctl(m->kvm, KVM_CREATE_VM, 0), "KVM_CREATE_VM");
    checked(ioctl(m->vm, KVM_SET_TSS_ADDR, 0xfffbd000ul), "KVM_SET_TSS_ADDR");
    checked(ioctl(m->vm, KVM_SET_IDENTITY_MAP_ADDR, &identity_map), "KVM_SET_IDENTITY_MAP_ADDR");
    m->memory = mmap(NULL, MEMORY_SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct kvm_userspace_memory_region region = {.memory_size = MEMORY_SIZE,
                                                 .userspace_addr = (uintptr_t)m->memory};
    checked(ioctl(m->vm, KVM_SET_USER_MEMORY_REGION, &region), "KVM_SET_USER_MEMORY_REGION");
    m->vcpu = checked(ioctl(m->vm, KVM_CREATE_VCPU, 0), "KVM_CREATE_VCPU");
    size = checked(ioctl(m->kvm, KVM_GET_VCPU_MMAP_SIZE, 0), "KVM_GET_VCPU_MMAP_SIZE");
    m->run = mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE, MAP_SHARED, m->vcpu, 0);
    if (m->memory == MAP_FAILED || m->run == MAP_FAILED)
        die("mmap");
    set_cpuid(m);
}

static bool accepted(int result, const char *what)
{
    if (result < 0)
        printf("refused by KVM: %s: %s\n", what, strerror(errno));
    return result >= 0;
}

static bool set_msr(struct machine *m)
{
    struct {
        struct kvm_msrs header;
        struct kvm_msr_entry entry;
    } msrs = {.header.nmsrs = 1, .entry = m->msr};
    const int count = ioctl(m->vcpu, KVM_SET_MSRS, &msrs);

    if (count == 0)
        errno = EINVAL;
    return accepted(count > 0 ? count : -1, "KVM_SET_MSRS");
}

/* The state after reset, changed to that of the mode, and by the case.  KVM_SET_SREGS2 differs from KVM_SET_SREGS in
 * the page-directory-pointer-table entries only. */
static bool set_state(struct machine *m, const struct test_case *test)
{
    checked(ioctl(m->vcpu, KVM_GET_SREGS2, &m->sregs), "KVM_GET_SREGS2");
    checked(ioctl(m->vcpu, KVM_GET_VCPU_EVENTS, &m->events), "KVM_GET_VCPU_EVENTS");
    checked(ioctl(m->vcpu, KVM_GET_DEBUGREGS, &m->debug), "KVM_GET_DEBUGREGS");
    m->regs = (struct kvm_regs){.rip = CODE, .rsp = STACK, .rflags = 2};
    memcpy(m->memory + CODE, cpuid_hlt, sizeof(cpuid_hlt));
    memcpy(m->memory + MANY_EXITS, many_exits, sizeof(many_exits));
    test->mode(m);
    apply(m, test->changes);
    return accepted(ioctl(m->vcpu, KVM_SET_SREGS2, &m->sregs), "KVM_SET_SREGS2") &&
           accepted(ioctl(m->vcpu, KVM_SET_REGS, &m->regs), "KVM_SET_REGS") &&
           accepted(ioctl(m->vcpu, KVM_SET_DEBUGREGS, &m->debug), "KVM_SET_DEBUGREGS") &&
           (m->msr.index == 0 || set_msr(m)) &&
           accepted(ioctl(m->vcpu, KVM_SET_VCPU_EVENTS, &m->events), "KVM_SET_VCPU_EVENTS");
}

/* Reads of ports and of memory that is not there give ones. */
static void read_ones(struct kvm_run *run)
{
    if (run->exit_reason == KVM_EXIT_IO && run->io.direction == KVM_EXIT_IO_IN)
        memset((uint8_t *)run + run->io.data_offset, 0xff, (size_t)run->io.size * run->io.count);
    if (run->exit_reason == KVM_EXIT_MMIO && !run->mmio.is_write)
        memset(run->mmio.data, 0xff, sizeof(run->mmio.data));
}

static void print_outcome(struct machine *m)
{
    const struct kvm_run *run = m->run;

    checked(ioctl(m->vcpu, KVM_GET_REGS, &m->regs), "KVM_GET_REGS");
    switch (run->exit_reason) {
    case KVM_EXIT_FAIL_ENTRY:
        printf("entry failed, hardware error 0x%llx\n",
               (unsigned long long)run->fail_entry.hardware_entry_failure_reason);
        break;
    case KVM_EXIT_HLT:
        printf("halted, rip 0x%llx\n", (unsigned long long)m->regs.rip);
        break;
    case KVM_EXIT_INTERNAL_ERROR:
        printf("internal error %u, rip 0x%llx\n", run->internal.suberror,
               (unsigned long long)m->regs.rip);
        break;
    default:
        printf("exit %u, rip 0x%llx\n", run->exit_reason, (unsigned long long)m->regs.rip);
    }
}

static int run_case(const struct test_case *test)
{
    static struct machine machine;
    struct machine *m = &machine;

    create(m);
    if (!set_state(m, test))
        return 0;
    do {
        checked(ioctl(m->vcpu, KVM_RUN, 0), "KVM_RUN");
        read_ones(m->run);
    } while (m->run->exit_reason == KVM_EXIT_IO || m->run->exit_reason == KVM_EXIT_MMIO);
    print_outcome(m);
    return 0;
}

/* --- Commands --- */

static int list(void)
{
    for (size_t i = 0; i < CASES; i++)
        printf("%s,%s,\"%s\",%s\n", cases[i].name, cases[i].parameters, cases[i].broken,
               cases[i].rules);
    return 0;
}

static int run_named(const char *name)
{
    for (size_t i = 0; i < CASES; i++)
        if (strcmp(cases[i].name, name) == 0)
            return run_case(&cases[i]);
    fprintf(stderr, "break_guest: no case %s\n", name);
    return 2;
}

/* An emulator that is lenient about unknown MSRs reads 0 for one that does not exist. */
static int print_msrs(void)
{
    const int file = checked(open("/dev/cpu/0/msr", O_RDONLY), "/dev/cpu/0/msr");
    uint64_t value;

    for (off_t index = 0x480; index <= 0x493; index++)
        if (pread(file, &value, sizeof(value), index) == sizeof(value))
            printf("0x%lx 0x%016llx\n", (unsigned long)index, (unsigned long long)value);
    return 0;
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    if (argc == 2 && strcmp(argv[1], "list") == 0)
        return list();
    if (argc == 3 && strcmp(argv[1], "run") == 0)
        return run_named(argv[2]);
    if (argc == 2 && strcmp(argv[1], "msrs") == 0)
        return print_msrs();
    fprintf(stderr, "usage: break_guest list | run NAME | msrs\n");
    return 2;
}
