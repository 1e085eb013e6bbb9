/* SPDX-License-Identifier: MIT */
/* export.c - the command export: all definitions of the library, one row each. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "definitions.h"
#include "output.h"

struct row {
    const char *kind, *tag, *name; /* `tag` is the type of a field, or NULL */
    uint64_t value;
    unsigned width;
    const char *words;
    const char *constant; /* the name of the mask of a field, or NULL */
};

/* The description is in quotation marks; a quotation mark in it is doubled (RFC 4180). */
static void print_csv(const struct row *r)
{
    printf("%s,%s%s%s,0x%" PRIx64 ",%u,\"", r->kind, r->tag ? r->tag : "", r->tag ? "." : "",
           r->name, r->value, r->width);
    for (const char *c = r->words; *c; c++)
        fputs((char[]){*c, *c == '"' ? '"' : '\0', '\0'}, stdout);
    printf("\",%s\n", r->constant ? r->constant : "");
}

static void print_json(const struct row *r)
{
    char name[128];

    snprintf(name, sizeof(name), "%s%s%s", r->tag ? r->tag : "", r->tag ? "." : "", r->name);
    output_object(NULL);
    output_text("kind", r->kind);
    output_text("name", name);
    output_hex("value", r->value);
    output_number("width", r->width);
    output_text("words", r->words);
    output_text("constant", r->constant ? r->constant : "");
    output_end();
}

static void print_all(void (*print)(const struct row *))
{
    for (size_t i = 0; i < LISTS; i++)
        for (size_t n = 0; n < lists[i].count; n++) {
            const struct value *v = &lists[i].values[n];

            print(&(struct row){"value", NULL, v->name, v->value, 32, v->words, NULL});
        }
    for (size_t i = 0; i < TABLES; i++)
        for (size_t n = 0; n < tables[i].count; n++) {
            const struct field *f = &tables[i].fields[n];

            print(&(struct row){"field", tables[i].tag, f->name, field_mask(f), f->width, "",
                                f->kind == FIELD_field ? f->constant : NULL});
        }
    for (size_t i = 0; i < number_count; i++)
        print(&(struct row){numbers[i].kind, NULL, numbers[i].name, numbers[i].value,
                            numbers[i].width, "", NULL});
}

enum status command_export(char **argv)
{
    struct option options[] = {{"format", false, NULL}, {NULL, false, NULL}};
    const char *format;

    (void)parse_arguments(argv, options, 0, 0);
    format = options[0].text ? options[0].text : "json";
    if (!options[0].text && !output_is_json())
        die("option --format is missing; usage: vmxdecode export --format csv|json");
    if (strcmp(format, "csv") == 0 && !output_is_json()) {
        puts("kind,name,value,width,words,constant");
        print_all(print_csv);
        return STATUS_OK;
    }
    if (strcmp(format, "json") != 0)
        die("option --format must be %s, not %s",
            output_is_json() ? "json with --json" : "csv or json", format);
    output_start(true);
    output_list("definitions");
    print_all(print_json);
    output_end();
    output_finish();
    return STATUS_OK;
}
