/* SPDX-License-Identifier: MIT */
/* main.c - the commands of the host program. */
#include <string.h>

#include "host.h"

static const char usage[] =
    "usage: entry_checks search [--imaginary] STATES           print the vectors\n"
    "       entry_checks verify [--imaginary] STATES VECTORS   each breaks its rule and no other\n"
    "       entry_checks logic [--imaginary] STATES VECTORS    with each input unknown\n"
    "       entry_checks include VECTORS                       as rows in C, for the image\n"
    "STATES is what the self-test prints with entry_checks=1.\n";

#define DEPTH_MAX        7
#define SILENT_DEPTH_MAX 5

static struct processor processor;

static FILE *open_file(const char *path)
{
    FILE *file = fopen(path, "r");

    if (file == NULL)
        die("cannot read", path);
    return file;
}

static void print_vector(const struct vector *v)
{
    uint32_t i;

    for (i = 0; i < v->count; i++)
        print_change(stdout, &v->changes[i]);
}

/* In the first state with as few changes as possible, in the others with not more.  Returns the number of states. */
static uint32_t search_rule(uint32_t rule, bool silent, uint32_t *depth)
{
    const uint32_t max = silent ? SILENT_DEPTH_MAX : DEPTH_MAX;
    uint32_t state, found = 0;
    struct vector v;

    for (*depth = 1; *depth <= max && found == 0; ++*depth)
        for (state = 0; state < ENTRY_STATES; state++)
            if (processor.has_state[state] && search(&processor, rule, state, *depth, silent, &v)) {
                print_vector(&v);
                found++;
            }
    --*depth;
    return found;
}

static int search_all(void)
{
    uint32_t rule, depth, states, rules = 0, vectors = 0, by_depth[DEPTH_MAX + 1] = {0};

    for (rule = 0; rule < VMXD_RULES; rule++) {
        states = search_rule(rule, false, &depth);
        if (states == 0)
            states = search_rule(rule, true, &depth);
        if (states == 0) {
            printf("# none: %s\n", vmxd_rule_name(rule));
            continue;
        }
        rules++;
        vectors += states;
        by_depth[depth]++;
    }
    fprintf(stderr, "%u of %u rules broken alone, %u VMCSs; by changes of 1 to %d inputs:", rules,
            (unsigned)VMXD_RULES, vectors, DEPTH_MAX);
    for (depth = 1; depth <= DEPTH_MAX; depth++)
        fprintf(stderr, " %u", by_depth[depth]);
    fprintf(stderr, "\n");
    return 0;
}

static int verify(const char *path)
{
    static uint32_t seen[VMXD_RULES];
    FILE *file = open_file(path);
    uint32_t rule, wrong = verify_vectors(&processor, file, seen), rules = 0, vectors = 0;

    fclose(file);
    for (rule = 0; rule < VMXD_RULES; rule++) {
        rules += seen[rule] != 0;
        vectors += seen[rule];
    }
    printf("%u vectors of %u rules, %u wrong\n", vectors, rules, wrong);
    return wrong != 0;
}

static int include(const char *path)
{
    FILE *file = open_file(path);
    struct entry_change c;

    while (read_change(file, &c))
        printf("{%u, %u, %u, 0x%llx}, /* %s */\n", c.rule, c.state, c.input,
               (unsigned long long)c.flip, vmxd_rule_name(c.rule));
    fclose(file);
    return 0;
}

int main(int argc, char **argv)
{
    const char *command = argc > 1 ? argv[1] : "";
    bool imaginary = argc > 2 && strcmp(argv[2], "--imaginary") == 0;

    argv += imaginary;
    argc -= imaginary;
    if (strcmp(command, "include") == 0 && argc == 3)
        return include(argv[2]);
    if (argc != (strcmp(command, "search") == 0 ? 3 : 4)) {
        fputs(usage, stderr);
        return 2;
    }
    processor_read(&processor, argv[2]);
    if (imaginary)
        processor_imagine(&processor);
    if (strcmp(command, "search") == 0)
        return search_all();
    if (strcmp(command, "verify") == 0)
        return verify(argv[3]);
    if (strcmp(command, "logic") == 0)
        return check_logic(&processor, open_file(argv[3])) != 0;
#if defined(VMXDEFS_MUTANTS)
    if (strcmp(command, "mutants") == 0) {
        print_undetected(&processor, open_file(argv[3]));
        return 0;
    }
#endif
    fputs(usage, stderr);
    return 2;
}
