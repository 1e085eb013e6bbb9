/* SPDX-License-Identifier: MIT */
/* case.h - what break_guest.c and xen_domain.c share. */
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NOT_CANONICAL 0x0000800000000000u

/* A value for a field of a struct. */
struct change {
    size_t offset, size;
    uint64_t value;
};

#define CHANGE(type, field, value)                               \
    {                                                            \
        offsetof(type, field), sizeof(((type *)0)->field), value \
    }

/* The last change has size 0. */
static void apply(void *to, const struct change *changes)
{
    for (; changes->size != 0; changes++)
        memcpy((uint8_t *)to + changes->offset, &changes->value, changes->size);
}

static void die(const char *what)
{
    printf("%s: %s\n", what, strerror(errno));
    exit(1);
}

static int checked(int result, const char *what)
{
    if (result < 0)
        die(what);
    return result;
}
