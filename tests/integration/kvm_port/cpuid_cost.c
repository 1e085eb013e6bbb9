/* SPDX-License-Identifier: MIT */
/* cpuid_cost.c - print how many instructions a CPUID of a KVM guest takes: from before it to after it, the least of
 * many.  On an emulator whose TSC counts instructions. */
#include <fcntl.h>
#include <linux/kvm.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>

#define CODE   0x1000
#define RESULT 0x2000

/* Of real mode: the least of 200 differences of TSC. */
static const uint8_t guest[] = {
    0x66, 0xbf, 0xff, 0xff, 0xff, 0x7f, /*       mov edi, 7fffffffh */
    0xbd, 0xc8, 0x00,                   /*       mov bp, 200 */
    0x0f, 0x31,                         /* again: rdtsc */
    0x66, 0x89, 0xc6,                   /*       mov esi, eax */
    0x66, 0x31, 0xc0,                   /*       xor eax, eax */
    0x0f, 0xa2,                         /*       cpuid */
    0x0f, 0x31,                         /*       rdtsc */
    0x66, 0x29, 0xf0,                   /*       sub eax, esi */
    0x66, 0x39, 0xf8,                   /*       cmp eax, edi */
    0x73, 0x03,                         /*       jae skip */
    0x66, 0x89, 0xc7,                   /*       mov edi, eax */
    0x4d,                               /* skip: dec bp */
    0x75, 0xe6,                         /*       jnz again */
    0x66, 0x89, 0x3e, 0x00, 0x20,       /*       mov [2000h], edi */
    0xf4,                               /*       hlt */
};

int main(void)
{
    const int kvm = open("/dev/kvm", O_RDWR), vm = ioctl(kvm, KVM_CREATE_VM, 0);
    uint8_t *memory =
        mmap(NULL, 0x10000, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct kvm_userspace_memory_region region = {.memory_size = 0x10000,
                                                 .userspace_addr = (uintptr_t)memory};
    struct kvm_sregs sregs;
    struct kvm_regs regs = {.rip = CODE, .rflags = 2};
    struct kvm_run *run;
    uint32_t result;
    int vcpu;

    if (vm < 0 || memory == MAP_FAILED || ioctl(vm, KVM_SET_USER_MEMORY_REGION, &region) < 0 ||
        (vcpu = ioctl(vm, KVM_CREATE_VCPU, 0)) < 0 || ioctl(vcpu, KVM_GET_SREGS, &sregs) < 0)
        return 1;
    memcpy(memory + CODE, guest, sizeof(guest));
    sregs.cs.base = 0;
    sregs.cs.selector = 0;
    run = mmap(NULL, (size_t)ioctl(kvm, KVM_GET_VCPU_MMAP_SIZE, 0), PROT_READ | PROT_WRITE,
               MAP_SHARED, vcpu, 0);
    if (run == MAP_FAILED || ioctl(vcpu, KVM_SET_SREGS, &sregs) < 0 ||
        ioctl(vcpu, KVM_SET_REGS, &regs) < 0)
        return 1;
    do
        if (ioctl(vcpu, KVM_RUN, 0) < 0)
            return 1;
    while (run->exit_reason == KVM_EXIT_INTR);
    if (run->exit_reason != KVM_EXIT_HLT)
        return 1;
    memcpy(&result, memory + RESULT, sizeof(result));
    printf("%u\n", result);
    return 0;
}
