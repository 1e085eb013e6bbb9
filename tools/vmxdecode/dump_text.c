/* SPDX-License-Identifier: MIT */
#include "dump_text.h"

#include <ctype.h>
#include <string.h>

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* --- Cleaning --- */

/* Returns the number of bytes of the escape sequence at `text`. */
static size_t escape_length(const char *text, size_t left)
{
    size_t n = 2;

    if (left < 2 || text[1] != '[')
        return left < 2 ? left : 2;
    while (n < left && !isalpha((unsigned char)text[n]))
        n++;
    return n < left ? n + 1 : left;
}

void text_clean(char *line, size_t length)
{
    char *to = line;

    for (size_t i = 0; i < length; i++)
        if (line[i] == '\033')
            i += escape_length(line + i, length - i) - 1;
        else
            *to++ = (unsigned char)line[i] < ' ' || line[i] == 0x7F ? ' ' : line[i];
    while (to > line && to[-1] == ' ')
        to--;
    *to = '\0';
}

/* --- Prefixes --- */

/* Each function returns the end of its prefix, or `text` if there is none. */

static char *after_quotation(char *text)
{
    while (*text == ' ' || *text == '>' || *text == '|')
        text++;
    return text;
}

/* "[  673.850218]", "[ T1234]", "(XEN)", "<3>" */
static char *after_brackets(char *text)
{
    static const char opening[] = "[(<", closing[] = "])>";
    const char *which = *text ? strchr(opening, *text) : NULL;
    char *end = which ? strchr(text, closing[which - opening]) : NULL;

    return end && end - text <= 40 && (*text != '(' || strncmp(text, "(XEN)", 5) == 0) ? end + 1
                                                                                        : text;
}

/* "00:00:05.485406", "Nov 28 16:37:01", "2026-11-28T16:37:01.123456+00:00" */
static char *after_time(char *text)
{
    size_t digits = 0, n = strcspn(text, " ");

    for (size_t i = 0; i < n; i++)
        digits += isdigit((unsigned char)text[i]) || strchr(":.-+TZ", text[i]) != NULL;
    return digits == n && n >= 8 && memchr(text, ':', n) ? text + n : text;
}

/* The names of programs and drivers, after whatever a system log writes before them. */
static char *after_program(char *text)
{
    static const char *const programs[] = {"kernel: ",     "haxm_warning: ", "haxm_error: ",
                                           "haxm_info: ",  "haxm_debug: ",   "kvm_intel: ",
                                           "kvm: ",        "HM: ",           "xen: "};

    for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++) {
        char *found = strstr(text, programs[i]);

        if (found && found - text <= 100 && (found == text || found[-1] == ' '))
            return found + strlen(programs[i]);
    }
    return text;
}

char *text_peel(char *line, bool *own)
{
    char *text = after_quotation(line), *before;

    *own = false;
    do {
        before = text;
        text = after_program(after_time(after_brackets(text)));
        *own |= text != before;
        text = after_quotation(text);
    } while (text != before);
    return text;
}

/* --- Numbers --- */

const char *text_hex(const char *text, uint64_t *value)
{
    unsigned digits = 0;

    if (text[0] == '0' && (text[1] == 'x' || text[1] == 'X') && hex_digit(text[2]) >= 0)
        text += 2;
    *value = 0;
    for (; hex_digit(*text) >= 0; text++, digits++)
        *value = *value << 4 | (uint64_t)hex_digit(*text);
    return digits == 0 || digits > 16 || isalnum((unsigned char)*text) || *text == '_' ? NULL
                                                                                       : text;
}

const char *text_number(const char *text, uint64_t *value)
{
    const size_t digits = strspn(text, "0123456789");
    const bool hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');

    if (hex || digits > 4 || hex_digit(text[digits]) >= 0 || digits == 0)
        return text_hex(text, value);
    *value = 0;
    for (; isdigit((unsigned char)*text); text++)
        *value = *value * 10 + (uint64_t)(*text - '0');
    return text;
}

const char *text_find(const char *text, const char *what)
{
    for (; *text; text++) {
        size_t n = 0;

        while (what[n] && tolower((unsigned char)text[n]) == what[n])
            n++;
        if (what[n] == '\0')
            return text;
    }
    return NULL;
}
