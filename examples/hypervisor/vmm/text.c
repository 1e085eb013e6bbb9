/* SPDX-License-Identifier: MIT */
/* text.c - as much of printf as the reports need. */
#include "report.h"

/* The compiler's own names: not every host has <stdarg.h>. */
#define va_list  __builtin_va_list
#define va_start __builtin_va_start
#define va_arg   __builtin_va_arg
#define va_end   __builtin_va_end

struct text {
    char *at, *end; /* *end is kept for the terminator */
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

/* One conversion, behind its %; returns what follows it. */
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

void say(const char *f, ...)
{
    char line[200];
    va_list arguments;

    va_start(arguments, f);
    format(line, sizeof(line), f, &arguments);
    va_end(arguments);
    platform_line(line);
}

void say_into(char *buffer, size_t size, const char *f, ...)
{
    va_list arguments;

    va_start(arguments, f);
    format(buffer, size, f, &arguments);
    va_end(arguments);
}
