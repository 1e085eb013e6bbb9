/* SPDX-License-Identifier: MIT */
/* A target for libFuzzer: any text as a dump.
 *
 * The text is read as one log.  Each dump in it is evaluated for one processor, and now and then the answer
 * is printed, as text, as JSON and as fields.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "doctor.h"
#include "output.h"

#define CHECK(condition)      \
    do {                      \
        if (!(condition))     \
            __builtin_trap(); \
    } while (0)

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc;
    (void)argv;
    return freopen("/dev/null", "w", stdout) == NULL;
}

static void check_dump(const struct dump *d, size_t lines)
{
    CHECK(d->first_line <= d->last_line || d->values == 0);
    CHECK(d->last_line <= lines);
    CHECK(d->msr_entries <= DUMP_MSR_ENTRIES);
    for (uint32_t i = 0; i < VMXD_INPUTS; i++)
        CHECK((d->line[i] != 0) == vmxd_inputs_have(&d->s.known, i));
}

static void print_case(const struct doctor_case *c, const struct doctor_options *options)
{
    output_start(false);
    doctor_print_text(c, options);
    doctor_print_fields(c, options);
    output_start(true);
    output_list("dumps");
    doctor_print_json(c);
    doctor_print_fields(c, options);
    output_end();
    output_finish();
}

static void evaluate(const struct dump_log *log, const struct dump *d, bool print)
{
    static struct doctor_case c;
    struct doctor_options options = {.model = "corei7_skylake_x", .words = true};

    memset(&c, 0, sizeof(c));
    c.log = log;
    c.dump = d;
    c.has_dump = d->values > 0;
    c.message = log->messages > 0 ? &log->message[0] : NULL;
    doctor_evaluate(&c, &options);
    CHECK(c.verdict == DOCTOR_HOLDS || c.verdict == DOCTOR_BROKEN || c.verdict == DOCTOR_UNKNOWN);
    CHECK(c.processors == 1);
    if (print && (c.has_dump || c.message))
        print_case(&c, &options);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct dump_log log;
    char *text = (char *)malloc(size + 1);

    CHECK(text != NULL);
    memcpy(text, data, size);
    text[size] = '\0';
    dump_log_start(&log);
    dump_read_text(&log, text, size, "fuzz");
    for (size_t i = 0; i < log.dumps; i++)
        check_dump(&log.dump[i], log.lines);
    for (size_t i = 0; i < log.dumps && i < 2 && size % 4 == 0; i++)
        evaluate(&log, &log.dump[i], size % 16 == 0);
    (void)dump_is_text(text, size);
    dump_log_finish(&log);
    free(text);
    return 0;
}
