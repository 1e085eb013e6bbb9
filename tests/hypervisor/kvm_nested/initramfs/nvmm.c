/* SPDX-License-Identifier: MIT */
/* nvmm.c - the least virtual machine of KVM that runs the image of the self-test, with VMX: one CPU, no firmware.
 *
 *     nvmm IMAGE OPTIONS
 *
 * The image gets its options as multiboot2 boot information.  What it sends to COM1 is written to COM2 of this machine,
 * by its ports: the interrupts of the driver would come late (see start_timer()).
 * Exit status: 0 the image powered off, 1 it did not, 2 something is missing.
 */
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/kvm.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/io.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

#define MEMORY      (64u << 20)
#define INFORMATION 0x9000u /* address of the boot information */
#define MAX_IMAGE   (8u << 20)

#define MULTIBOOT2_MAGIC 0x36D76289u
#define TAG_COMMAND_LINE 1u

#define COM1             0x3F8
#define COM2             0x2F8
#define LINE_CONTROL     3
#define LINE_STATUS      5
#define SCRATCH          7
#define DIVISOR_ACCESS   0x80
#define TRANSMITTER_FREE 0x20
#define POWER_PORT       0x604 /* of QEMU's PC, which has KVM's signature in CPUID, too */

#define CPUID_1_ECX_VMX        (1u << 5)
#define CPUID_1_ECX_HYPERVISOR (1u << 31)

/* The counter of L2's preemption timer runs with L1's frequency.  On an emulator a guest needs far more cycles for the
 * same work, so L1 believes in a slower processor. */
#define SLOWER 100

static int kvm, vm, cpu;
static struct kvm_run *run;
static uint8_t *memory;

static _Noreturn void die(const char *what)
{
    printf("nvmm: %s: %s\n", what, strerror(errno));
    fflush(stdout);
    exit(2);
}

static int request(int fd, unsigned long number, void *argument, const char *what)
{
    const int result = ioctl(fd, number, argument);

    if (result < 0)
        die(what);
    return result;
}

/* --- The machine --- */

static void create_machine(void)
{
    uint64_t identity_map = 0xFFFBC000;
    struct kvm_pit_config pit = {0};
    struct kvm_userspace_memory_region region = {.memory_size = MEMORY};

    kvm = open("/dev/kvm", O_RDWR | O_CLOEXEC);
    if (kvm < 0)
        die("/dev/kvm");
    vm = request(kvm, KVM_CREATE_VM, NULL, "KVM_CREATE_VM");
    request(vm, KVM_SET_TSS_ADDR, (void *)0xFFFBD000ul, "KVM_SET_TSS_ADDR");
    request(vm, KVM_SET_IDENTITY_MAP_ADDR, &identity_map, "KVM_SET_IDENTITY_MAP_ADDR");
    request(vm, KVM_CREATE_IRQCHIP, NULL, "KVM_CREATE_IRQCHIP");
    request(vm, KVM_CREATE_PIT2, &pit, "KVM_CREATE_PIT2");
    memory = mmap(NULL, MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        die("the guest's memory");
    region.userspace_addr = (uintptr_t)memory;
    request(vm, KVM_SET_USER_MEMORY_REGION, &region, "KVM_SET_USER_MEMORY_REGION");
}

static void create_cpu(void)
{
    struct {
        struct kvm_cpuid2 head;
        struct kvm_cpuid_entry2 entries[100];
    } cpuid = {.head.nent = 100};
    int khz, size;

    cpu = request(vm, KVM_CREATE_VCPU, NULL, "KVM_CREATE_VCPU");
    khz = request(cpu, KVM_GET_TSC_KHZ, NULL, "KVM_GET_TSC_KHZ");
    request(cpu, KVM_SET_TSC_KHZ, (void *)(long)(khz / SLOWER), "KVM_SET_TSC_KHZ");
    request(kvm, KVM_GET_SUPPORTED_CPUID, &cpuid, "KVM_GET_SUPPORTED_CPUID");
    for (uint32_t i = 0; i < cpuid.head.nent; i++)
        if (cpuid.entries[i].function == 1) {
            cpuid.entries[i].ecx |= CPUID_1_ECX_HYPERVISOR;
            if (!(cpuid.entries[i].ecx & CPUID_1_ECX_VMX))
                printf("nvmm: no VMX: kvm-intel needs nested=1\n");
        }
    request(cpu, KVM_SET_CPUID2, &cpuid, "KVM_SET_CPUID2");
    size = request(kvm, KVM_GET_VCPU_MMAP_SIZE, NULL, "KVM_GET_VCPU_MMAP_SIZE");
    run = mmap(NULL, (size_t)size, PROT_READ | PROT_WRITE, MAP_SHARED, cpu, 0);
    if (run == MAP_FAILED)
        die("struct kvm_run");
}

/* Bochs has no VM exit for an external interrupt in a guest entered with IF = 0, in which state KVM always enters after
 * an exit, so the host's timers come late.  A masked periodic APIC timer of the guest makes KVM use the processor's
 * preemption timer, which exits.  The guest must have set up its APIC before. */
static void start_timer(void)
{
    static const struct {
        uint32_t offset, value;
    } registers[] = {
        {0x320, 0x30040},  /* LVT timer: masked, periodic */
        {0x3E0, 0xB},      /* divide by 1 */
        {0x380, 10000000}, /* initial count */
        {0x390, 10000000}, /* current count */
    };
    struct kvm_lapic_state apic;

    request(cpu, KVM_GET_LAPIC, &apic, "KVM_GET_LAPIC");
    for (size_t i = 0; i < sizeof(registers) / sizeof(registers[0]); i++)
        memcpy(apic.regs + registers[i].offset, &registers[i].value, sizeof(uint32_t));
    request(cpu, KVM_SET_LAPIC, &apic, "KVM_SET_LAPIC");
}

/* --- The image --- */

static void load_segments(const uint8_t *image, size_t size)
{
    const Elf64_Ehdr *head = (const void *)image;
    const Elf64_Phdr *segment = (const void *)(image + head->e_phoff);

    if (size < sizeof(*head) || memcmp(image, ELFMAG, SELFMAG) != 0 ||
        head->e_phoff + head->e_phnum * sizeof(*segment) > size) {
        errno = ENOEXEC;
        die("the image");
    }
    for (; segment < (const Elf64_Phdr *)(image + head->e_phoff) + head->e_phnum; segment++) {
        if (segment->p_type != PT_LOAD)
            continue;
        if (segment->p_paddr + segment->p_memsz > MEMORY ||
            segment->p_offset + segment->p_filesz > size) {
            errno = EFBIG;
            die("the image");
        }
        memcpy(memory + segment->p_paddr, image + segment->p_offset, segment->p_filesz);
    }
}

/* Multiboot2: total size, 0; a tag with the options; the tag that ends the list. */
static void write_information(const char *options)
{
    const uint32_t length = (uint32_t)strlen(options) + 1, size = 8 + length;
    const uint32_t end = 8 + ((size + 7) & ~7u);
    const uint32_t head[] = {end + 8, 0, TAG_COMMAND_LINE, size}, last[] = {0, 8};

    memcpy(memory + INFORMATION, head, sizeof(head));
    memcpy(memory + INFORMATION + sizeof(head), options, length);
    memcpy(memory + INFORMATION + end, last, sizeof(last));
}

/* Protected mode without paging. */
static void set_registers(uint64_t entry)
{
    const struct kvm_segment code = {
        .limit = 0xFFFFFFFF, .selector = 8, .type = 11, .present = 1, .db = 1, .s = 1, .g = 1};
    struct kvm_segment data = code;
    struct kvm_sregs system;
    struct kvm_regs registers = {
        .rax = MULTIBOOT2_MAGIC, .rbx = INFORMATION, .rip = entry, .rflags = 2};

    data.selector = 16;
    data.type = 3;
    request(cpu, KVM_GET_SREGS, &system, "KVM_GET_SREGS");
    system.cs = code;
    system.ds = system.es = system.fs = system.gs = system.ss = data;
    system.cr0 = 0x11;
    request(cpu, KVM_SET_SREGS, &system, "KVM_SET_SREGS");
    request(cpu, KVM_SET_REGS, &registers, "KVM_SET_REGS");
}

static void load_image(const char *path, const char *options)
{
    static uint8_t image[MAX_IMAGE] __attribute__((aligned(8)));
    const int file = open(path, O_RDONLY | O_CLOEXEC);
    const ssize_t size = file < 0 ? -1 : read(file, image, sizeof(image));

    if (size < 0)
        die(path);
    close(file);
    load_segments(image, (size_t)size);
    write_information(options);
    set_registers(((const Elf64_Ehdr *)(void *)image)->e_entry);
}

/* --- The devices --- */

static void put_character(uint8_t c)
{
    static bool is_started;

    if (c == '\r')
        return;
    while (!(inb(COM2 + LINE_STATUS) & TRANSMITTER_FREE))
        ;
    outb(c, COM2);
    if (c == '\n' && !is_started) {
        is_started = true;
        start_timer();
    }
}

static void put_line(const char *format, ...)
{
    char text[200];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    for (const char *c = text; *c != '\0'; c++)
        put_character((uint8_t)*c);
}

/* Registers of COM1 that can be read. */
static uint8_t line_control, scratch;

static void read_port(uint16_t port, uint8_t *data, size_t size)
{
    memset(data, 0xFF, size);
    if (port == COM1 + LINE_STATUS)
        *data = TRANSMITTER_FREE | 0x40;
    else if (port == COM1 + LINE_CONTROL)
        *data = line_control;
    else if (port == COM1 + SCRATCH)
        *data = scratch;
}

/* False: the machine is off. */
static bool write_port(uint16_t port, const uint8_t *data, size_t size)
{
    if (port == COM1 && !(line_control & DIVISOR_ACCESS))
        for (size_t i = 0; i < size; i++)
            put_character(data[i]);
    else if (port == COM1 + LINE_CONTROL)
        line_control = *data;
    else if (port == COM1 + SCRATCH)
        scratch = *data;
    return port != POWER_PORT;
}

static bool access_port(void)
{
    uint8_t *data = (uint8_t *)run + run->io.data_offset;
    const size_t size = (size_t)run->io.size * run->io.count;

    if (run->io.direction == KVM_EXIT_IO_OUT)
        return write_port(run->io.port, data, size);
    read_port(run->io.port, data, size);
    return true;
}

static void explain_end(void)
{
    struct kvm_regs registers;

    request(cpu, KVM_GET_REGS, &registers, "KVM_GET_REGS");
    put_line("nvmm: KVM_RUN ended with the reason %u at RIP %llx, RSP %llx\n", run->exit_reason,
             registers.rip, registers.rsp);
    if (run->exit_reason == KVM_EXIT_INTERNAL_ERROR)
        put_line("nvmm: internal error %u\n", run->internal.suberror);
    else if (run->exit_reason == KVM_EXIT_FAIL_ENTRY)
        put_line("nvmm: VM entry failed: %llx\n", run->fail_entry.hardware_entry_failure_reason);
}

static int run_machine(void)
{
    for (;;) {
        if (ioctl(cpu, KVM_RUN, 0) < 0) {
            if (errno == EINTR)
                continue;
            die("KVM_RUN");
        }
        if (run->exit_reason == KVM_EXIT_IO) {
            if (!access_port())
                return 0;
        } else if (run->exit_reason == KVM_EXIT_MMIO) {
            if (!run->mmio.is_write)
                memset(run->mmio.data, 0xFF, sizeof(run->mmio.data));
        } else {
            explain_end();
            return 1;
        }
    }
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: nvmm IMAGE OPTIONS\n");
        return 2;
    }
    if (ioperm(COM2, 8, 1) != 0)
        die("the ports of COM2");
    create_machine();
    create_cpu();
    load_image(argv[1], argv[2]);
    return run_machine();
}
