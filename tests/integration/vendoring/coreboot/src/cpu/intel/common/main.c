/* SPDX-License-Identifier: MIT */
/* The entry point of the ramstage: it calls the code of the recipe. */
#include <stdint.h>

uint32_t vendored(uint64_t field, const char **words);

int main(void);

int main(void)
{
    const char *words;

    return (int)vendored(10, &words);
}
