/* SPDX-License-Identifier: MIT */
/* xen_domain.c - in dom0 of Xen: run an HVM domain, with a state that breaks one rule of VM entry or with a good one.
 *
 *     xen_domain list          print a line for each case: name, what was done, what is broken, rules
 *     xen_domain run NAME      run the case; the last line says how the domain ended
 *     xen_domain log           print the log of Xen and empty it
 *
 * Exit status: 0 done, whatever became of the domain; 1 a case could not be set up; 2 misuse.
 */
#include <sys/mman.h>
#include <unistd.h>
#define XC_WANT_COMPAT_MAP_FOREIGN_API 1
#include <xenctrl.h>
#include <xen/hvm/save.h>

#include "case.h"

#define PAGES    16
#define CODE     0x1000u
#define PML4     0x2000u
#define PDPT     0x3000u
#define PD       0x4000u
#define STACK    0x8000u
#define REAL     0x0093u
#define DATA_32  0xc093u
#define CODE_32  0xc09bu
#define CODE_64  0xa09bu
#define TSS_BUSY 0x008bu

/* CPUID and HLT. */
static const uint8_t code[] = {0x0f, 0xa2, 0xf4};

/* --- Good states --- */

static void real_mode(struct hvm_hw_cpu *cpu)
{
    cpu->cr0 = 0x10;
    cpu->cs_limit = cpu->ds_limit = cpu->es_limit = 0xffff;
    cpu->fs_limit = cpu->gs_limit = cpu->ss_limit = 0xffff;
    cpu->cs_arbytes = REAL | 8;
    cpu->ds_arbytes = cpu->es_arbytes = cpu->fs_arbytes = cpu->gs_arbytes = cpu->ss_arbytes = REAL;
}

static void protected_mode(struct hvm_hw_cpu *cpu)
{
    cpu->cr0 = 0x11;
    cpu->cs_sel = 0x08;
    cpu->ds_sel = cpu->es_sel = cpu->fs_sel = cpu->gs_sel = cpu->ss_sel = 0x10;
    cpu->cs_limit = cpu->ds_limit = cpu->es_limit = 0xffffffff;
    cpu->fs_limit = cpu->gs_limit = cpu->ss_limit = 0xffffffff;
    cpu->cs_arbytes = CODE_32;
    cpu->ds_arbytes = cpu->es_arbytes = cpu->fs_arbytes = cpu->gs_arbytes = cpu->ss_arbytes =
        DATA_32;
}

static void long_mode(struct hvm_hw_cpu *cpu)
{
    protected_mode(cpu);
    cpu->cr0 |= 0x80000000;
    cpu->cr3 = PML4;
    cpu->cr4 = 0x20;
    cpu->msr_efer = 0x500;
    cpu->cs_arbytes = CODE_64;
}

/* --- Cases --- */

#define SET(field, value) CHANGE(struct hvm_hw_cpu, field, value)

struct test_case {
    const char *name;
    const char *key; /* the debug key that is sent to Xen while the domain waits */
    void (*mode)(struct hvm_hw_cpu *);
    struct change changes[3];
    const char *broken;
    const char *rules; /* of the VM-entry checks, by their ids */
};

static const struct test_case cases[] = {
    {"running_real", "v", real_mode, {{0}}, "", ""},
    {"running_protected", "v", protected_mode, {{0}}, "", ""},
    {"running_long", "v", long_mode, {{0}}, "", ""},
    {"tr_type",
     "",
     protected_mode,
     {SET(tr_arbytes, 0x81)},
     "TR: available 16-bit TSS, type 1",
     "guest_tr_type"},
    {"tr_busy_16",
     "",
     long_mode,
     {SET(tr_arbytes, 0x83)},
     "TR: busy 16-bit TSS, type 3, in IA-32e mode",
     "guest_tr_type"},
    {"tr_ti",
     "",
     protected_mode,
     {SET(tr_sel, 0x1c)},
     "TR: selector 1CH is in the LDT",
     "guest_tr_sel_ti"},
    {"ldtr_type", "", protected_mode, {SET(ldtr_arbytes, 0x83)}, "LDTR: type 3", "guest_ldtr_type"},
    {"cs_type",
     "",
     protected_mode,
     {SET(cs_arbytes, 0xc091)},
     "CS: read-only data segment, type 1",
     "guest_cs_type"},
    {"cs_l_and_db", "", long_mode, {SET(cs_arbytes, 0xe09b)}, "CS: L and D are 1", "guest_cs_db_l"},
    {"es_not_accessed",
     "",
     protected_mode,
     {SET(es_arbytes, 0xc092)},
     "ES: not accessed, type 2",
     "guest_es_type_accessed"},
    {"gs_base",
     "",
     long_mode,
     {SET(gs_base, NOT_CANONICAL)},
     "GS: base 0000800000000000H",
     "guest_gs_base_canonical"},
    {"idtr_limit",
     "",
     real_mode,
     {SET(idtr_limit, 0x1ffff)},
     "IDTR: limit 1FFFFH",
     "guest_idtr_limit"},
    {"rflags_reserved",
     "",
     real_mode,
     {SET(rflags, 0x8002)},
     "RFLAGS: bit 15",
     "guest_rflags_reserved_zero"},
    {"rip_high",
     "",
     protected_mode,
     {SET(rip, 0x100001000)},
     "RIP: 100001000H outside 64-bit mode",
     "guest_rip_hi"},
    {"dr7_high", "", real_mode, {SET(dr7, 0x100000400)}, "DR7: bit 32", "guest_dr7_hi"},
    {"sysenter_eip",
     "",
     real_mode,
     {SET(sysenter_eip, NOT_CANONICAL)},
     "IA32_SYSENTER_EIP: 0000800000000000H",
     "guest_sysenter_eip_canonical"},
    {"interrupt_if",
     "",
     real_mode,
     {SET(pending_event, 0x80000020)},
     "injection of external interrupt 20H while RFLAGS.IF is 0",
     "guest_rflags_if_ext_int"},
    {"nmi_vector",
     "",
     real_mode,
     {SET(pending_event, 0x80000203)},
     "injection of an NMI with vector 3",
     "inject_nmi_vector"},
    {"two_rules",
     "",
     protected_mode,
     {SET(tr_arbytes, 0x81), SET(rflags, 0x8002)},
     "TR: available 16-bit TSS; RFLAGS: bit 15",
     "guest_tr_type guest_rflags_reserved_zero"},
};
#define CASES (sizeof(cases) / sizeof(cases[0]))

/* --- Running --- */

static uint32_t create(xc_interface *xen)
{
    struct xen_domctl_createdomain options = {
        .flags = XEN_DOMCTL_CDF_hvm | XEN_DOMCTL_CDF_hap,
        .max_vcpus = 1,
        .max_evtchn_port = 1023,
        .max_grant_frames = 4,
        .max_maptrack_frames = 4,
        .grant_opts = XEN_DOMCTL_GRANT_version(1),
        .arch.emulation_flags = XEN_X86_EMU_LAPIC,
    };
    unsigned int megabytes = 1;
    xen_pfn_t pages[PAGES];
    uint32_t domain = 0;

    checked(xc_domain_create(xen, &domain, &options), "xc_domain_create");
    checked(xc_domain_max_vcpus(xen, domain, 1), "xc_domain_max_vcpus"); /* before all others */
    checked(xc_domain_setmaxmem(xen, domain, 8192), "xc_domain_setmaxmem");
    checked(xc_shadow_control(xen, domain, XEN_DOMCTL_SHADOW_OP_SET_ALLOCATION, &megabytes, 0),
            "xc_shadow_control");
    for (unsigned i = 0; i < PAGES; i++)
        pages[i] = i;
    checked(xc_domain_populate_physmap_exact(xen, domain, PAGES, 0, 0, pages),
            "xc_domain_populate_physmap_exact");
    return domain;
}

static void write_memory(xc_interface *xen, uint32_t domain, uint32_t address, const void *from,
                         size_t size)
{
    void *page = xc_map_foreign_range(xen, domain, 4096, PROT_READ | PROT_WRITE, address / 4096);

    if (page == NULL)
        die("xc_map_foreign_range");
    memcpy(page, from, size);
    munmap(page, 4096);
}

/* The code, and one page of 2 MiB at address 0. */
static void fill_memory(xc_interface *xen, uint32_t domain)
{
    const uint64_t pml4e = PDPT | 3, pdpte = PD | 3, pde = 0x83;

    write_memory(xen, domain, CODE, code, sizeof(code));
    write_memory(xen, domain, PML4, &pml4e, sizeof(pml4e));
    write_memory(xen, domain, PDPT, &pdpte, sizeof(pdpte));
    write_memory(xen, domain, PD, &pde, sizeof(pde));
}

static void set_cpu(struct hvm_hw_cpu *cpu, const struct test_case *test)
{
    cpu->rflags = 2;
    cpu->rip = CODE;
    cpu->rsp = STACK;
    cpu->dr6 = 0xffff0ff0;
    cpu->dr7 = 0x400;
    cpu->idtr_limit = cpu->gdtr_limit = 0xffff;
    cpu->tr_limit = 0x67;
    cpu->tr_arbytes = TSS_BUSY;
    cpu->ldtr_limit = 0xffff;
    cpu->ldtr_arbytes = 0x82;
    test->mode(cpu);
    apply(cpu, test->changes);
}

/* The header of the saved context must be Xen's own; of the rest only the processor is replaced. */
static int set_context(xc_interface *xen, uint32_t domain, const struct test_case *test)
{
    static struct {
        struct hvm_save_descriptor header_descriptor;
        struct hvm_save_header header;
        struct hvm_save_descriptor cpu_descriptor;
        struct hvm_hw_cpu cpu;
        struct hvm_save_descriptor end_descriptor;
    } __attribute__((packed)) context;
    static uint8_t saved[65536];
    static struct hvm_hw_cpu cpu;

    checked(xc_domain_hvm_getcontext(xen, domain, saved, sizeof(saved)),
            "xc_domain_hvm_getcontext");
    memcpy(&context.header, saved + sizeof(context.header_descriptor), sizeof(context.header));
    context.header_descriptor.typecode = HVM_SAVE_CODE(HEADER);
    context.header_descriptor.length = sizeof(context.header);
    context.cpu_descriptor.typecode = HVM_SAVE_CODE(CPU);
    context.cpu_descriptor.length = sizeof(context.cpu);
    context.end_descriptor.typecode = HVM_SAVE_CODE(END);
    set_cpu(&cpu, test);
    context.cpu = cpu;
    return xc_domain_hvm_setcontext(xen, domain, (uint8_t *)&context, sizeof(context));
}

static void print_outcome(xc_interface *xen, uint32_t domain)
{
    xc_dominfo_t info;

    if (xc_domain_getinfo(xen, domain, 1, &info) != 1 || info.domid != domain)
        die("xc_domain_getinfo");
    /* A HLT with RFLAGS.IF = 0 shuts a domain down. */
    printf("domain %s\n", info.crashed ? "crashed" : info.shutdown ? "shut down" : "runs");
}

static int run_case(const struct test_case *test)
{
    xc_interface *xen = xc_interface_open(NULL, NULL, 0);
    uint32_t domain;

    if (xen == NULL)
        die("xc_interface_open");
    domain = create(xen);
    fill_memory(xen, domain);
    if (set_context(xen, domain, test) < 0) {
        printf("refused by Xen: %s\n", strerror(errno));
    } else {
        checked(xc_domain_unpause(xen, domain), "xc_domain_unpause");
        usleep(200000);
        if (test->key[0] != '\0')
            checked(xc_send_debug_keys(xen, test->key), "xc_send_debug_keys");
        usleep(100000);
        print_outcome(xen, domain);
    }
    checked(xc_domain_destroy(xen, domain), "xc_domain_destroy");
    return 0;
}

/* --- Commands --- */

static int list(void)
{
    for (size_t i = 0; i < CASES; i++)
        printf("%s,%s,\"%s\",%s\n", cases[i].name, cases[i].key[0] == '\0' ? "" : "debug key v",
               cases[i].broken, cases[i].rules);
    return 0;
}

static int run_named(const char *name)
{
    for (size_t i = 0; i < CASES; i++)
        if (strcmp(cases[i].name, name) == 0)
            return run_case(&cases[i]);
    fprintf(stderr, "xen_domain: no case %s\n", name);
    return 2;
}

static int print_log(void)
{
    static char text[1 << 17];
    unsigned int size = sizeof(text);
    xc_interface *xen = xc_interface_open(NULL, NULL, 0);

    if (xen == NULL)
        die("xc_interface_open");
    checked(xc_readconsolering(xen, text, &size, 1, 0, NULL), "xc_readconsolering");
    fwrite(text, 1, size, stdout);
    return 0;
}

int main(int argc, char **argv)
{
    setvbuf(stdout, NULL, _IONBF, 0);
    if (argc == 2 && strcmp(argv[1], "list") == 0)
        return list();
    if (argc == 3 && strcmp(argv[1], "run") == 0)
        return run_named(argv[2]);
    if (argc == 2 && strcmp(argv[1], "log") == 0)
        return print_log();
    fprintf(stderr, "usage: xen_domain list | run NAME | log\n");
    return 2;
}
