/* SPDX-License-Identifier: MIT */
/* options.c - the options of the self-test: words such as "seed=7 hostile=10000 mutated=10000 bochs=2.7 kvm=6.1". */
#include "emulator_bugs.h"
#include "selftest.h"

/* The rest of `text` after `prefix`; NULL: `text` does not begin with it. */
static const char *skip_prefix(const char *text, const char *prefix)
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

/* A decimal number; returns the first character after it, or NULL if there is none. */
static const char *read_number(const char *text, uint64_t *value)
{
    *value = 0;
    if (*text < '0' || *text > '9')
        return NULL;
    for (; *text >= '0' && *text <= '9'; text++) {
        const uint64_t digit = (uint64_t)(*text - '0');

        if (*value > (~0ull - digit) / 10)
            return NULL;
        *value = 10 * *value + digit;
    }
    return text;
}

static bool take_number(const char *text, uint64_t *value)
{
    text = read_number(text, value);
    return text != NULL && is_end_of_word(*text);
}

/* MAJOR.MINOR; what follows the minor number, such as .1, does not count.  But 3.0.devel is the development after
 * the release 3.0: it has the bugs of the next release. */
static bool take_version(const char *text, uint32_t *version)
{
    uint64_t major, minor;

    text = read_number(text, &major);
    if (text == NULL || *text != '.' || (text = read_number(text + 1, &minor)) == NULL)
        return false;
    if (skip_prefix(text, ".devel") != NULL)
        minor++;
    if (major > 0xFF || minor > 0xFF)
        return false;
    *version = VERSION(major, minor);
    return true;
}

static bool take_word(struct selftest_options *o, const char *word)
{
    const char *value;

    if ((value = skip_prefix(word, "seed=")) != NULL)
        return take_number(value, &o->seed);
    if ((value = skip_prefix(word, "hostile=")) != NULL)
        return take_number(value, &o->hostile);
    if ((value = skip_prefix(word, "mutated=")) != NULL)
        return take_number(value, &o->mutated);
    if ((value = skip_prefix(word, "entry_checks=")) != NULL)
        return take_number(value, &o->entry_checks);
    if ((value = skip_prefix(word, "bochs=")) != NULL)
        return take_version(value, &o->emulator);
    if ((value = skip_prefix(word, "kvm=")) != NULL)
        return take_version(value, &o->kvm);
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
    log_line("unknown option: %s", name);
    log_line(
        "  the options: seed=N hostile=N mutated=N entry_checks=N (decimal numbers), bochs=X.Y, "
        "kvm=X.Y");
}

bool options_parse(struct selftest_options *o, const char *text)
{
    *o = (struct selftest_options){.seed = 1};
    for (;;) {
        while (*text == ' ')
            text++;
        if (*text == '\0')
            return true;
        if (!take_word(o, text)) {
            refuse(text);
            return false;
        }
        while (!is_end_of_word(*text))
            text++;
    }
}
