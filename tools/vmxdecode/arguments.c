/* SPDX-License-Identifier: MIT */
#include "arguments.h"

#include <ctype.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *command_name, *command_usage;

void set_command(const char *command, const char *usage)
{
    command_name = command;
    command_usage = usage;
}

void die(const char *format, ...)
{
    char message[512];
    va_list list;

    va_start(list, format);
    vsnprintf(message, sizeof(message), format, list);
    va_end(list);
    fputs("vmxdecode: ", stderr);
    if (command_name)
        fprintf(stderr, "%s: ", command_name);
    for (const char *c = message; *c; c++)
        if (isprint((unsigned char)*c))
            fputc(*c, stderr);
        else
            fprintf(stderr, "\\x%02x", (unsigned char)*c);
    fputc('\n', stderr);
    exit(STATUS_ERROR);
}

/* Returns the end of the name in "--name" or "--name=VALUE", or NULL if it is another option. */
static const char *match_option(const char *word, const char *name)
{
    const size_t length = strlen(name);

    return strncmp(word, "--", 2) == 0 && strncmp(word + 2, name, length) == 0 &&
                   (word[2 + length] == '\0' || word[2 + length] == '=')
               ? word + 2 + length
               : NULL;
}

/* Parses one option.  Returns the number of additional arguments that it used. */
static int parse_option(char **argv, struct option *options)
{
    for (struct option *o = options; o->name; o++) {
        const char *end = match_option(argv[0], o->name);

        if (end == NULL)
            continue;
        if (o->text)
            die("option --%s given more than once", o->name);
        if (o->flag && *end == '=')
            die("option --%s takes no value", o->name);
        o->text = *end == '=' ? end + 1 : argv[1];
        if (o->flag)
            o->text = o->name;
        if (o->text == NULL)
            die("option --%s needs a value; usage: %s", o->name, command_usage);
        return *end == '=' || o->flag ? 0 : 1;
    }
    die("unknown option %s; usage: %s", argv[0], command_usage);
}

struct operands parse_arguments(char **argv, struct option *options, int least, int most)
{
    struct operands left;

    left.count = 0;
    for (int i = 0; argv[i]; i++)
        if (argv[i][0] == '-' && argv[i][1] != '\0')
            i += parse_option(argv + i, options);
        else
            argv[left.count++] = argv[i];
    left.text = (const char *const *)argv;
    if (left.count < least)
        die("too few arguments; usage: %s", command_usage);
    if (left.count > most)
        die("unexpected argument %s; usage: %s", left.text[most], command_usage);
    return left;
}

bool parse_number(const char *text, uint64_t *value)
{
    const bool hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    char *end;

    if (!isxdigit((unsigned char)text[hex ? 2 : 0]))
        return false;
    errno = 0;
    *value = strtoull(text, &end, hex ? 16 : 10);
    return end != text && *end == '\0' && errno == 0;
}

uint64_t get_number(const char *text, unsigned bits, const char *what, const char *example)
{
    uint64_t value;

    if (!parse_number(text, &value))
        die("%s: \"%s\" is not a number of at most 64 bits; example: %s", what, text, example);
    if (bits < 64 && value >> bits)
        die("%s: %s has more than %u bits; example: %s", what, text, bits, example);
    return value;
}

uint32_t get_word32(const char *text, const char *what, const char *example)
{
    const uint64_t value = get_number(text, 64, what, example);

    if (value >> 32 != 0 && value >> 31 != 0x1FFFFFFFF)
        die("%s: %s has more than 32 bits; example: %s", what, text, example);
    return (uint32_t)value;
}
