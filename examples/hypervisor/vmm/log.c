/* SPDX-License-Identifier: MIT */
/* log.c - lines of text: a small printf, and exits in words from the library's describe.h. */
#include <vmxdefs/describe.h>

#include "vcpu.h"

/* The builtins of the compiler: a kernel has no <stdarg.h>. */
#define va_list  __builtin_va_list
#define va_start __builtin_va_start
#define va_arg   __builtin_va_arg
#define va_end   __builtin_va_end

struct text {
    char *at, *end; /* *end is for the terminating 0 */
};

static void put(struct text *t, char c)
{
    if (t->at < t->end)
        *t->at++ = c;
}

static void put_padded(struct text *t, const char *s, size_t width, char pad, bool left)
{
    size_t length = 0;

    while (s[length] != '\0')
        length++;
    for (size_t i = length; !left && i < width; i++)
        put(t, pad);
    for (size_t i = 0; i < length; i++)
        put(t, s[i]);
    for (size_t i = length; left && i < width; i++)
        put(t, ' ');
}

static const char *digits_of(uint64_t value, unsigned int base, char buffer[static 24])
{
    char *at = buffer + 23;

    *at = '\0';
    do {
        *--at = "0123456789abcdef"[value % base];
        value /= base;
    } while (value != 0);
    return at;
}

/* One conversion, from the character after %; returns the first character after it. */
static const char *convert(struct text *t, const char *f, va_list *arguments)
{
    const bool left = *f == '-';
    char pad = ' ', buffer[24];
    size_t width = 0;
    uint64_t value;
    bool is_long;

    f += left;
    if (*f == '0')
        pad = *f++;
    while (*f >= '0' && *f <= '9')
        width = 10 * width + (size_t)(*f++ - '0');
    is_long = *f == 'l';
    f += is_long;
    if (*f == 's') {
        put_padded(t, va_arg(*arguments, const char *), width, ' ', left);
    } else {
        value = is_long ? va_arg(*arguments, unsigned long) : va_arg(*arguments, unsigned int);
        put_padded(t, digits_of(value, *f == 'x' ? 16 : 10, buffer), width, pad, left);
    }
    return f + 1;
}

static void format(char *buffer, size_t size, const char *f, va_list *arguments)
{
    struct text t = {buffer, buffer + size - 1};

    while (*f != '\0') {
        if (*f == '%')
            f = convert(&t, f + 1, arguments);
        else
            put(&t, *f++);
    }
    *t.at = '\0';
}

void log_line(const char *f, ...)
{
    char line[LOG_EXIT_SIZE + 40];
    va_list arguments;

    va_start(arguments, f);
    format(line, sizeof(line), f, &arguments);
    va_end(arguments);
    platform_line(line);
}

void log_text(char *buffer, size_t size, const char *f, ...)
{
    va_list arguments;

    va_start(arguments, f);
    format(buffer, size, f, &arguments);
    va_end(arguments);
}

/* --- Exits in words --- */

void log_exit(const struct vcpu *v, char *text, size_t size)
{
    const bool may_interrupt_delivery =
        vmxd_exit_may_interrupt_delivery(vmxd_exit_basic(v->entry.reason));
    const struct vmxd_exit_information x = {
        .reason = v->entry.reason.full,
        .interruption = READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_INFO),
        .interruption_error_code = READ32(VMXD_VMCS_INFO_EXIT_INTERRUPTION_ERROR_CODE),
        .idt_vectoring = may_interrupt_delivery ? READ32(VMXD_VMCS_INFO_IDT_VECTORING_INFO) : 0,
        .idt_vectoring_error_code = READ32(VMXD_VMCS_INFO_IDT_VECTORING_ERROR_CODE),
        .instruction_length = READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_LENGTH),
        .instruction_information = READ32(VMXD_VMCS_INFO_EXIT_INSTRUCTION_INFO),
        .qualification = READ_NATURAL(VMXD_VMCS_INFO_EXIT_QUALIFICATION),
        .guest_linear_address = READ_NATURAL(VMXD_VMCS_INFO_GUEST_LINEAR_ADDRESS),
        .guest_physical_address = memory_eptp() ? READ64(VMXD_VMCS_INFO_GUEST_PHYSICAL_ADDRESS) : 0,
    };

    vmxd_describe_exit(text, size, &x);
}

void log_entry_failure(const struct vmx_outcome *o, char *text, size_t size)
{
    const struct vmxd_exit_information x = {.reason = o->reason.full,
                                            .qualification = o->qualification};

    if (o->status == VMXD_VMFAIL_VALID)
        log_text(text, size, "%s, error %u: %s", vmxd_status_name(o->status), o->error,
                 vmxd_error_name(o->error));
    else if (o->status == VMXD_VMFAIL_INVALID)
        log_text(text, size, "%s: there is no current VMCS", vmxd_status_name(o->status));
    else
        vmxd_describe_exit(text, size, &x);
}
