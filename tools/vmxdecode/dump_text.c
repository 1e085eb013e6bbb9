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
            *to++ = iscntrl((unsigned char)line[i]) ? ' ' : line[i];
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

/* dmesg -x: "kern  :err   : " */
static char *after_facility(char *text)
{
    const size_t facility = strcspn(text, " :"), blanks = strspn(text + facility, " ");
    char *level = text + facility + blanks, *end;

    if (facility == 0 || facility > 8 || *level != ':')
        return text;
    end = level + 1 + strcspn(level + 1, " :");
    end += strspn(end, " ");
    return end - level >= 6 && end - level <= 9 && end[0] == ':' && end[1] == ' ' ? end + 2 : text;
}

static bool is_program(const char *name, size_t length)
{
    static const char *const programs[] = {"kernel",    "haxm_warning", "haxm_error",
                                           "haxm_info", "haxm_debug",   "kvm_intel",
                                           "kvm",       "HM",           "xen"};

    for (size_t i = 0; i < sizeof(programs) / sizeof(programs[0]); i++)
        if (strlen(programs[i]) == length && strncmp(programs[i], name, length) == 0)
            return true;
    return false;
}

/* The names of programs and drivers, after whatever a system log writes before them. */
static char *after_program(char *text)
{
    char *word = text;

    for (char *c = text; *c && c - text <= 100; c++) {
        if (c[0] == ':' && c[1] == ' ' && is_program(word, (size_t)(c - word)))
            return c + 2;
        if (*c == ' ' || *c == '\t')
            word = c + 1;
    }
    return text;
}

char *text_peel(char *line, bool *own)
{
    char *text = after_quotation(line), *before;

    *own = false;
    do {
        before = text;
        text = after_program(after_time(after_brackets(after_facility(text))));
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
    const char both[3] = {what[0], (char)toupper((unsigned char)what[0]), '\0'};

    for (text = strpbrk(text, both); text; text = strpbrk(text + 1, both)) {
        size_t n = 1;

        while (what[n] && tolower((unsigned char)text[n]) == what[n])
            n++;
        if (what[n] == '\0')
            return text;
    }
    return NULL;
}
