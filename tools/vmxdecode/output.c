/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L /* NOLINT(bugprone-reserved-identifier) */
#include "output.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MAX_DEPTH  8
#define MAX_NOTES  12
#define NOTE_SIZE  200
#define KEY_COLUMN 26 /* the column of the values, as text */

static struct {
    bool json, colour, one_line;
    unsigned depth, indent; /* an object in a list has no heading and no indentation of its own */
    struct {
        bool list, has_items;
        unsigned indent;
        const char *heading; /* text only: printed before the first item, never without one */
    } level[MAX_DEPTH];
} out;

static const char *const bold = "1";
static const char *const red = "31";

void output_start(bool json)
{
    const char *no_color = getenv("NO_COLOR");

    out.json = json;
    out.colour = !json && isatty(STDOUT_FILENO) && (no_color == NULL || *no_color == '\0');
}

bool output_is_json(void)
{
    return out.json;
}

static void output_notes(void);

void output_finish(void)
{
    output_notes();
    if (out.json)
        puts("\n}");
}

void output_line_begin(void)
{
    out.one_line = true;
    out.level[0].has_items = false;
}

void output_line_end(void)
{
    fputs("}\n", stdout);
}

static void coloured(const char *colour, const char *text)
{
    if (out.colour)
        printf("\033[%sm%s\033[0m", colour, text);
    else
        fputs(text, stdout);
}

/* --- JSON --- */

static void json_string(const char *text)
{
    putchar('"');
    for (; *text; text++) {
        const unsigned char c = (unsigned char)*text;

        if (c == '"' || c == '\\')
            printf("\\%c", c);
        else if (c < 0x20 || c >= 0x7F)
            printf("\\u%04x", c);
        else
            putchar(c);
    }
    putchar('"');
}

static void json_start_of_item(const char *key)
{
    const char *before = out.depth == 0 ? "{" : "";

    if (out.level[out.depth].has_items)
        before = ",";
    if (out.one_line)
        printf("%s%s", before, *before == ',' ? " " : "");
    else
        printf("%s\n%*s", before, 2 * (int)out.depth + 2, "");
    out.level[out.depth].has_items = true;
    if (key == NULL)
        return;
    putchar('"');
    for (; *key; key++)
        putchar(*key == ' ' || *key == '-' ? '_' : *key);
    fputs("\": ", stdout);
}

/* --- Text --- */

static void text_indent(void)
{
    for (unsigned i = 1; i <= out.depth; i++)
        if (out.level[i].heading) {
            printf("%*s", 2 * (int)out.level[i].indent, "");
            coloured(bold, out.level[i].heading);
            putchar('\n');
            out.level[i].heading = NULL;
        }
    printf("%*s", 2 * (int)out.indent, "");
}

/* Prints the key and pads it to the column of the values. */
static void text_key(const char *key)
{
    const int width = KEY_COLUMN - 2 * (int)out.indent;

    text_indent();
    if (key)
        printf("%-*s ", width, key);
}

/* --- Both --- */

static void start(const char *key, bool list)
{
    if (out.json) {
        json_start_of_item(key);
        putchar(list ? '[' : '{');
    }
    out.depth++;
    out.level[out.depth].list = list;
    out.level[out.depth].heading = key;
    out.level[out.depth].indent = out.indent;
    out.indent += key != NULL;
    out.level[out.depth].has_items = false;
}

void output_object(const char *key)
{
    start(key, false);
}

void output_list(const char *key)
{
    start(key, true);
}

void output_end(void)
{
    const bool list = out.level[out.depth].list, has_items = out.level[out.depth].has_items;

    out.indent = out.level[out.depth].indent;
    out.depth--;
    if (!out.json)
        return;
    if (has_items)
        printf("\n%*s", 2 * (int)out.depth + 2, "");
    putchar(list ? ']' : '}');
}

static void text_item(const char *key, const char *text, const char *colour)
{
    if (out.json) {
        json_start_of_item(key);
        json_string(text);
        return;
    }
    text_key(key);
    if (colour)
        coloured(colour, text);
    else
        fputs(text, stdout);
    putchar('\n');
}

void output_text(const char *key, const char *text)
{
    text_item(key, text, NULL);
}

void output_warning(const char *key, const char *text)
{
    text_item(key, text, red);
}

static struct {
    size_t count;
    char text[MAX_NOTES][NOTE_SIZE];
} notes;

void output_note(const char *format, ...)
{
    char text[NOTE_SIZE];
    va_list list;

    va_start(list, format);
    vsnprintf(text, sizeof(text), format, list);
    va_end(list);
    for (size_t i = 0; i < notes.count; i++)
        if (strcmp(notes.text[i], text) == 0)
            return;
    if (notes.count < MAX_NOTES)
        memcpy(notes.text[notes.count++], text, sizeof(text));
}

static void output_notes(void)
{
    if (out.json && notes.count == 0)
        return;
    if (out.json)
        output_list("notes");
    for (size_t i = 0; i < notes.count; i++)
        output_text(out.json ? NULL : "note", notes.text[i]);
    if (out.json)
        output_end();
}

void output_hex(const char *key, uint64_t value)
{
    char text[32];

    snprintf(text, sizeof(text), "0x%" PRIx64, value);
    text_item(key, text, NULL);
}

void output_state(const char *key, const char *state, const uint64_t *value, bool bad)
{
    char text[128];

    if (out.json) {
        output_object(key);
        output_text("state", state);
        if (value)
            output_hex("value", *value);
        output_end();
        return;
    }
    if (value)
        snprintf(text, sizeof(text), "0x%" PRIx64 ": %s", *value, state);
    else
        snprintf(text, sizeof(text), "%s", state);
    text_item(key, text, bad ? red : NULL);
}

/* A value that JSON does not quote. */
static void bare_item(const char *key, const char *text)
{
    if (out.json) {
        json_start_of_item(key);
        fputs(text, stdout);
    } else {
        text_item(key, text, NULL);
    }
}

void output_number(const char *key, uint64_t value)
{
    char text[32];

    snprintf(text, sizeof(text), "%" PRIu64, value);
    bare_item(key, text);
}

void output_flag(const char *key, bool value)
{
    if (out.json)
        bare_item(key, value ? "true" : "false");
    else
        text_item(key, value ? "yes" : "no", NULL);
}

static void json_field(const char *name, unsigned lsb, unsigned width, uint64_t value,
                       const char *words, bool unknown)
{
    output_object(NULL);
    output_text("name", name);
    output_number("lsb", lsb);
    output_number("width", width);
    output_hex("value", value);
    if (words)
        output_text("words", words);
    if (unknown)
        output_flag("unknown", true);
    output_end();
}

void output_field(const char *name, unsigned lsb, unsigned width, uint64_t value, const char *words,
                  bool unknown)
{
    char bits[16];

    if (out.json) {
        json_field(name, lsb, width, value, words, unknown);
        return;
    }
    if (width == 1)
        snprintf(bits, sizeof(bits), "%u", lsb);
    else
        snprintf(bits, sizeof(bits), "%u:%u", lsb + width - 1, lsb);
    text_indent();
    printf("%-6s ", bits);
    if (unknown)
        coloured(red, name);
    else
        fputs(name, stdout);
    if (width > 1 || words)
        printf(" 0x%" PRIx64, value);
    if (words)
        printf("  %s", words);
    if (unknown)
        coloured(red, "  not defined in this SDM edition");
    putchar('\n');
}
