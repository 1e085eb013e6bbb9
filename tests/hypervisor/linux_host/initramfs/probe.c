/* SPDX-License-Identifier: MIT */
/* probe.c - print the state of the processor, use KVM, power off.
 *
 *     probe state              print the state that VM exits load and a program can read
 *     probe kvm COMMAND...     run COMMAND while KVM has a virtual machine
 *     probe off                power off the machine, if it is Bochs
 *
 * Exit status: that of COMMAND; 1 KVM makes no virtual machine, 2 misuse.
 */
#include <fcntl.h>
#include <linux/kvm.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/io.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

struct __attribute__((packed)) descriptor_table {
    uint16_t limit;
    uint64_t base;
};

/* The write to port 80H checks the limit of TR: the I/O permission bitmap is after byte 67H of the TSS.
 * If the limit is too low, the write ends this program with a signal. */
static int print_state(void)
{
    struct descriptor_table gdtr, idtr;
    uint16_t ldtr, tr, ds, es, fs, gs;
    uint64_t cr0;

    __asm__ volatile("sgdt %0" : "=m"(gdtr));
    __asm__ volatile("sidt %0" : "=m"(idtr));
    __asm__ volatile("sldt %0" : "=m"(ldtr));
    __asm__ volatile("str %0" : "=m"(tr));
    __asm__ volatile("smsw %0" : "=r"(cr0));
    __asm__ volatile("mov %%ds, %0" : "=m"(ds));
    __asm__ volatile("mov %%es, %0" : "=m"(es));
    __asm__ volatile("mov %%fs, %0" : "=m"(fs));
    __asm__ volatile("mov %%gs, %0" : "=m"(gs));
    if (ioperm(0x80, 1, 1) != 0)
        return 1;
    outb(0, 0x80);
    printf("gdtr %x %lx, idtr %x %lx, ldtr %x, tr %x, cr0 %lx, ds %x, es %x, fs %x, gs %x\n",
           gdtr.limit, gdtr.base, idtr.limit, idtr.base, ldtr, tr, cr0, ds, es, fs, gs);
    return 0;
}

/* First wait until the console has sent everything. */
static int switch_off(void)
{
    if (tcdrain(STDOUT_FILENO) != 0 || iopl(3) != 0)
        return 1;
    for (const char *word = "Shutdown"; *word != '\0'; word++)
        outb((unsigned char)*word, 0x8900);
    return 0;
}

static int run_with_kvm(char **command)
{
    const int kvm = open("/dev/kvm", O_RDWR);
    int status;

    if (kvm < 0 || ioctl(kvm, KVM_CREATE_VM, 0) < 0) {
        perror("probe: a virtual machine");
        return 1;
    }
    if (fork() == 0) {
        execvp(command[0], command);
        perror(command[0]);
        _exit(2);
    }
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}

int main(int argc, char **argv)
{
    if (argc == 2 && strcmp(argv[1], "state") == 0)
        return print_state();
    if (argc == 2 && strcmp(argv[1], "off") == 0)
        return switch_off();
    if (argc > 2 && strcmp(argv[1], "kvm") == 0)
        return run_with_kvm(argv + 2);
    fprintf(stderr, "usage: probe state | kvm COMMAND... | off\n");
    return 2;
}
