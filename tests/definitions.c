/* SPDX-License-Identifier: MIT */
/* Every definition of the library, a line each: kind,name,value,width,"words". */
#include <inttypes.h>
#include <stdio.h>

#include "definitions.h"

static void print_quoted(const char *words)
{
    putchar('"');
    for (; *words; words++) {
        if (*words == '"')
            putchar('"');
        putchar(*words);
    }
    putchar('"');
}

int main(void)
{
    puts("kind,name,value,width,words");
    for (size_t i = 0; i < DEFINITIONS; i++) {
        const struct definition *d = &definitions[i];

        printf("%s,%s,0x%" PRIx64 ",%u,", d->kind, d->name, d->value, d->width);
        print_quoted(d->words);
        putchar('\n');
    }
    return 0;
}
