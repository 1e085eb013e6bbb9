/* SPDX-License-Identifier: MIT */
#include "names.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "arguments.h"
#include "definitions.h"

#define NAME_SIZE 80

/* A name and its number, from any of the sources below. */
struct known_name {
    const char *name;
    uint32_t value;
};

static const struct {
    const char *prefix; /* of the library's names */
    enum list_id list;  /* LISTS: the MSRs among the plain numbers */
    const char *what, *example;
} kinds[] = {
    [NAME_EXIT] = {"VMXD_EXIT_", LIST_vmxd_exit_name, "exit reason", "ept_violation"},
    [NAME_FIELD] = {"VMXD_VMCS_", LIST_vmxd_vmcs_name, "VMCS field", "guest_s_cet"},
    [NAME_ERROR] = {"VMXD_ERROR_", LIST_vmxd_error_name, "VM-instruction error",
                    "entry_invalid_control_fields"},
    [NAME_MSR] = {"VMXD_MSR_", LISTS, "capability MSR", "ia32_vmx_basic"},
};

/* --- All names of a kind --- */

/* The sources in the order of their priority. */
enum source { FROM_LIBRARY, FROM_SDM, FROM_OTHERS, SOURCES };

static size_t count_of(enum name_kind kind, enum source source)
{
    if (source == FROM_OTHERS)
        return other_name_count;
    if (kinds[kind].list == LISTS)
        return source == FROM_LIBRARY ? number_count : 0;
    return lists[kinds[kind].list].count;
}

/* Returns false if the entry is not a name of this kind. */
static bool name_at(enum name_kind kind, enum source source, size_t i, struct known_name *name)
{
    const size_t prefix = strlen(kinds[kind].prefix);

    if (source == FROM_OTHERS) {
        *name = (struct known_name){other_names[i].name, other_names[i].value};
        return other_names[i].kind == kind;
    }
    if (kinds[kind].list == LISTS) {
        *name = (struct known_name){numbers[i].name + prefix, (uint32_t)numbers[i].value};
        return strcmp(numbers[i].kind, "msr") == 0;
    }
    name->value = (uint32_t)lists[kinds[kind].list].values[i].value;
    name->name = source == FROM_SDM ? lists[kinds[kind].list].values[i].words
                                    : lists[kinds[kind].list].values[i].name + prefix;
    return true;
}

/* --- Comparing --- */

static bool is_letter(char c)
{
    return isalnum((unsigned char)c) != 0;
}

/* Compares `end` with the end of `name`.  Returns the number of characters of `name` before it, or -1 if
 * it differs or begins inside a word. */
static long before_end(const char *end, const char *name)
{
    size_t i = strlen(end), j = strlen(name);

    for (;;) {
        while (i > 0 && !is_letter(end[i - 1]))
            i--;
        if (i == 0)
            return j == 0 || !is_letter(name[j - 1]) ? (long)j : -1;
        while (j > 0 && !is_letter(name[j - 1]))
            j--;
        if (j == 0 || toupper((unsigned char)end[i - 1]) != toupper((unsigned char)name[j - 1]))
            return -1;
        i--;
        j--;
    }
}

bool name_is_same(const char *a, const char *b)
{
    return before_end(a, b) == 0;
}

/* Whether `end` is the name without its first word (GUEST_, CTRL_ ...). */
static bool is_rest_of(const char *end, const char *name)
{
    const char *rest = strpbrk(name, "_ ");

    return rest && before_end(end, name) == rest + 1 - name;
}

static bool is_end_of(const char *end, const char *name)
{
    return before_end(end, name) >= 0;
}

/* A match of the whole name has priority, then one without the first word, then any other end. */
static bool (*const ways[])(const char *, const char *) = {name_is_same, is_rest_of, is_end_of};

/* --- Searching --- */

struct matches {
    struct known_name *names; /* different numbers */
    size_t count, most;
};

static void add_match(struct matches *m, const struct known_name *name)
{
    for (size_t i = 0; i < m->count && i < m->most; i++)
        if (m->names[i].value == name->value)
            return;
    if (m->count < m->most)
        m->names[m->count] = *name;
    m->count++;
}

static void add_matches(struct matches *m, enum name_kind kind, enum source source,
                        bool (*matches)(const char *, const char *), const char *text)
{
    struct known_name name;

    for (size_t i = 0; i < count_of(kind, source); i++)
        if (name_at(kind, source, i, &name) && matches(text, name.name))
            add_match(m, &name);
}

/* Returns `text` without the prefix of the library's names. */
static const char *without_prefix(enum name_kind kind, const char *text)
{
    const size_t length = strlen(kinds[kind].prefix);
    size_t i = 0;

    while (i < length && toupper((unsigned char)text[i]) == kinds[kind].prefix[i])
        i++;
    return i == length ? text + i : text;
}

static size_t find_matches(enum name_kind kind, const char *text, struct known_name *names,
                           size_t most, size_t first_ways)
{
    struct matches m = {names, 0, most};

    text = without_prefix(kind, text);
    while (*text && !is_letter(*text))
        text++;
    if (*text == '\0')
        return 0;
    for (size_t way = 0; way < first_ways && m.count == 0; way++)
        for (int source = 0; source < SOURCES && m.count == 0; source++)
            add_matches(&m, kind, (enum source)source, ways[way], text);
    return m.count;
}

bool name_find(enum name_kind kind, const char *text, uint32_t *value)
{
    struct known_name name = {.value = 0};

    if (find_matches(kind, text, &name, 1, 1) != 1)
        return false;
    *value = name.value;
    return true;
}

#define MOST_CANDIDATES 16

size_t name_candidates(enum name_kind kind, const char *text, uint32_t *values, size_t most)
{
    struct known_name names[MOST_CANDIDATES];
    size_t count;

    if (most > MOST_CANDIDATES)
        most = MOST_CANDIDATES;
    count = find_matches(kind, text, names, most, sizeof(ways) / sizeof(ways[0]));
    for (size_t i = 0; i < count && i < most; i++)
        values[i] = names[i].value;
    return count < most ? count : most;
}

/* --- Errors --- */

/* The Levenshtein distance: the number of insertions, deletions and substitutions. */
static size_t distance(const char *a, const char *b)
{
    size_t row[NAME_SIZE] = {0};
    const size_t width = strlen(b);

    for (size_t i = 0; i <= width; i++)
        row[i] = i;
    for (size_t line = 1; *a; a++, line++) {
        size_t diagonal = row[0];

        row[0] = line;
        for (size_t i = 1; i <= width; i++) {
            const size_t changed = diagonal + (toupper((unsigned char)*a) != b[i - 1]);
            const size_t added = (row[i] < row[i - 1] ? row[i] : row[i - 1]) + 1;

            diagonal = row[i];
            row[i] = changed < added ? changed : added;
        }
    }
    return row[width];
}

/* The distance to a name, with or without its first word (GUEST_, CTRL_ ...). */
static size_t distance_to(const char *text, const char *name)
{
    const char *rest = strchr(name, '_');
    const size_t whole = distance(text, name);
    const size_t end = rest ? distance(text, rest + 1) : whole;

    return end < whole ? end : whole;
}

/* The library's most similar name that is not in `these`. */
static const char *nearest(enum name_kind kind, const char *text, const char *const these[],
                           size_t count)
{
    const char *best = "";
    size_t least = SIZE_MAX;
    struct known_name name;

    for (size_t i = 0; i < count_of(kind, FROM_LIBRARY); i++) {
        bool taken = !name_at(kind, FROM_LIBRARY, i, &name);

        for (size_t n = 0; n < count; n++)
            taken |= these[n] == name.name;
        if (taken || distance_to(text, name.name) >= least)
            continue;
        least = distance_to(text, name.name);
        best = name.name;
    }
    return best;
}

static _Noreturn void die_unknown(enum name_kind kind, const char *text)
{
    const char *found[3] = {NULL, NULL, NULL};

    for (size_t n = 0; n < 3; n++)
        found[n] = nearest(kind, without_prefix(kind, text), found, n);
    die("unknown %s %s; similar names: %s, %s, %s", kinds[kind].what, text, found[0], found[1],
        found[2]);
}

static _Noreturn void die_ambiguous(const char *text, const struct known_name *candidates,
                                    size_t count)
{
    char names[400];
    size_t used = 0;

    names[0] = '\0';
    for (size_t i = 0; i < count && used < sizeof(names); i++)
        used += (size_t)snprintf(names + used, sizeof(names) - used, " %s", candidates[i].name);
    die("%s is ambiguous:%s", text, names);
}

uint32_t name_get(enum name_kind kind, const char *text)
{
    struct known_name names[MOST_CANDIDATES];
    size_t count;

    refuse_file(text);
    if (strlen(text) >= NAME_SIZE)
        die("the name of the %s is too long; example: %s", kinds[kind].what, kinds[kind].example);
    if (*without_prefix(kind, text) == '\0')
        die("the name of the %s is empty; example: %s", kinds[kind].what, kinds[kind].example);
    count = find_matches(kind, text, names, MOST_CANDIDATES, sizeof(ways) / sizeof(ways[0]));
    if (count == 0)
        die_unknown(kind, text);
    if (count > 1)
        die_ambiguous(text, names, count < MOST_CANDIDATES ? count : MOST_CANDIDATES);
    return names[0].value;
}
