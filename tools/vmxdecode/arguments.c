/* SPDX-License-Identifier: MIT */
#include "arguments.h"

#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output.h"

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

/* Words of a dump on the command line, in one argument or in several. */
static void refuse_dump_line(struct operands operands)
{
    char line[512];
    size_t used = 0;

    for (int i = 0; i < operands.count && used < sizeof(line); i++)
        used += (size_t)snprintf(line + used, sizeof(line) - used, "%s%s", i ? " " : "",
                                 operands.text[i]);
    if (used > 0 && input_kind(line, strlen(line)) == INPUT_DUMP)
        die("this is a line of a VMCS dump; vmxdecode doctor reads the whole dump");
}

static _Noreturn void die_of_kind(const char *name, enum input_kind kind)
{
    const char *command = input_kind_command(kind);

    if (command)
        die("%s contains %s; 'vmxdecode %s' reads it", name, input_kind_words(kind), command);
    die("%s contains %s, which no command reads: it is counted already", name,
        input_kind_words(kind));
}

void refuse_text(const char *text, size_t length, const char *name, enum input_kind wanted)
{
    const enum input_kind kind = input_kind(text, length);

    if (kind != INPUT_UNKNOWN && kind != wanted)
        die_of_kind(name, kind);
}

void refuse_file(const char *text)
{
    const enum input_kind kind = input_kind_of_file(text);

    if (kind != INPUT_UNKNOWN)
        die_of_kind(text, kind);
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
    refuse_dump_line(left);
    if (left.count < least)
        die("too few arguments; usage: %s", command_usage);
    if (left.count > most)
        die("unexpected argument %s; usage: %s", left.text[most], command_usage);
    return left;
}

/* Why a number without a prefix is hexadecimal, or NULL if it is decimal.  Dumps and traces print hexadecimal
 * numbers with all digits of their width; a 32-bit number with bit 31 has 10 decimal digits, never 8. */
static const char *why_hex(const char *text, size_t digits)
{
    if (strspn(text, "0123456789") < digits)
        return "it has the digits a to f";
    if (digits > 1 && text[0] == '0')
        return "it has leading zeros";
    if (digits == 8 || digits == 16)
        return "it has the 8 or 16 digits of a word";
    return NULL;
}

/* The number of hexadecimal digits, after which the text may have the suffix h. */
static size_t count_digits(const char *text)
{
    return strspn(text, "0123456789abcdefABCDEF");
}

bool parse_number(const char *text, uint64_t *value, enum number_format *format)
{
    const bool prefix = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');
    const size_t digits = count_digits(prefix ? text + 2 : text);
    const char *end = text + digits + (prefix ? 2 : 0);
    const bool suffix = !prefix && (*end == 'h' || *end == 'H');

    if (digits == 0 || end[suffix] != '\0')
        return false;
    *format = prefix || suffix        ? NUMBER_PLAIN_HEX
              : why_hex(text, digits) ? NUMBER_GUESSED_HEX
                                      : NUMBER_DECIMAL;
    errno = 0;
    *value = strtoull(text, NULL, *format == NUMBER_DECIMAL ? 10 : 16);
    return errno == 0;
}

bool is_number(const char *text)
{
    enum number_format format;
    uint64_t value;

    return !isalpha((unsigned char)text[0]) || parse_number(text, &value, &format);
}

bool parse_decimal(const char *text, uint64_t *value)
{
    if (*text == '\0' || text[strspn(text, "0123456789")] != '\0')
        return false;
    errno = 0;
    *value = strtoull(text, NULL, 10);
    return errno == 0;
}

/* Tells how a number without a prefix was read, if it could be read differently. */
static void note_format(const char *text, uint64_t value, enum number_format format,
                        const char *what, bool usually_hex)
{
    if (format == NUMBER_GUESSED_HEX && value > 9)
        output_note("%s: %.32s is read as hexadecimal, because %s; with 0x this is explicit", what,
                    text, why_hex(text, count_digits(text)));
    if (format == NUMBER_DECIMAL && value > (usually_hex ? 9 : 99))
        output_note("%s: %.32s is read as decimal (0x%" PRIx64
                    "); if it is hexadecimal, write 0x%.32s",
                    what, text, value, text);
}

uint64_t get_number(const char *text, unsigned bits, const char *what, const char *example)
{
    enum number_format format;
    uint64_t value;

    if (!parse_number(text, &value, &format)) {
        refuse_file(text);
        die("%s: \"%s\" is not a number of at most 64 bits; example: %s", what, text, example);
    }
    if (bits < 64 && value >> bits)
        die("%s: %s has more than %u bits; example: %s", what, text, bits, example);
    note_format(text, value, format, what, strncmp(example, "0x", 2) == 0);
    return value;
}

uint64_t get_known(const char *text, const char *what, const char *example,
                   bool (*is_known)(uint64_t number))
{
    enum number_format format;
    uint64_t number;
    char *end;

    if (parse_number(text, &number, &format) && format == NUMBER_DECIMAL && !is_known(number)) {
        const uint64_t hex = strtoull(text, &end, 16);

        if (*end == '\0' && is_known(hex)) {
            output_note("%s: %.32s is read as hexadecimal: as decimal it has no meaning here", what,
                        text);
            return hex;
        }
    }
    return get_number(text, 64, what, example);
}

uint32_t get_word32(const char *text, const char *what, const char *example)
{
    const uint64_t value = get_number(text, 64, what, example);

    if (value >> 32 != 0 && value >> 31 != 0x1FFFFFFFF)
        die("%s: %s has more than 32 bits; example: %s", what, text, example);
    return (uint32_t)value;
}
