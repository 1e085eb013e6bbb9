/* SPDX-License-Identifier: MIT */
/* options.c - what the user asked for, from words like "seed=7 hostile=10000 mutated=10000". */
#include "report.h"

/* One option: its name, with the sign that ends it, and where its number goes. */
struct option {
    const char *name;
    uint64_t *value;
};

/* What follows `prefix` in `text`; NULL if `text` does not begin with it. */
static const char *behind(const char *text, const char *prefix)
{
    while (*prefix != '\0')
        if (*text++ != *prefix++)
            return NULL;
    return text;
}

static bool is_end_of_word(char c)
{
    return c == ' ' || c == '\0';
}

/* A decimal number up to the end of the word; false if the word is anything else. */
static bool read_number(const char *text, uint64_t *value)
{
    *value = 0;
    if (is_end_of_word(*text))
        return false;
    for (; !is_end_of_word(*text); text++) {
        const uint64_t digit = (uint64_t)(*text - '0');

        if (*text < '0' || *text > '9' || *value > (~0ull - digit) / 10)
            return false;
        *value = 10 * *value + digit;
    }
    return true;
}

static bool read_word(const struct option *options, size_t count, const char *word)
{
    for (size_t i = 0; i < count; i++) {
        const char *number = behind(word, options[i].name);

        if (number != NULL)
            return read_number(number, options[i].value);
    }
    return false;
}

static void refuse(const char *word)
{
    char name[64];
    size_t length = 0;

    while (!is_end_of_word(word[length]) && length < sizeof(name) - 1) {
        name[length] = word[length];
        length++;
    }
    name[length] = '\0';
    say("unknown option: %s", name);
    say("  known are, each with a number in decimal digits: seed=1 hostile=300 mutated=300");
}

bool hypervisor_parse_options(struct hypervisor_options *o, const char *text)
{
    const struct option options[] = {
        {"seed=", &o->seed}, {"hostile=", &o->hostile}, {"mutated=", &o->mutated}};

    *o = (struct hypervisor_options){.seed = 1, .hostile = 300, .mutated = 300};
    for (;;) {
        while (*text == ' ')
            text++;
        if (*text == '\0')
            return true;
        if (!read_word(options, sizeof(options) / sizeof(options[0]), text)) {
            refuse(text);
            return false;
        }
        while (!is_end_of_word(*text))
            text++;
    }
}
