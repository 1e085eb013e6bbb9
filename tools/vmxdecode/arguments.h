/* SPDX-License-Identifier: MIT */
/* arguments.h - the words of the command line, and what to say when they are wrong. */
#ifndef VMXDECODE_ARGUMENTS_H
#define VMXDECODE_ARGUMENTS_H

#include <stdbool.h>
#include <stdint.h>

/* The exit statuses of every command. */
enum status {
    STATUS_OK = 0,
    STATUS_UNKNOWN = 1, /* decoded, but something of it is unknown to this edition, or invalid */
    STATUS_MISUSE = 2
};

/* One line on standard error, "vmxdecode: COMMAND: what was wrong", and exit with STATUS_MISUSE.
 * Bytes that do not print are shown as \xNN. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
_Noreturn void
misuse(const char *format, ...);

/* An option "--name VALUE", or "--name" alone if it is a flag. */
struct option {
    const char *name; /* NULL ends an array */
    bool flag;
    const char *text; /* NULL if not given */
};

/* What is left of argv after the options, and how much; misuse if it is not between least and
 * most. */
struct operands {
    const char *const *text;
    int count;
};
struct operands arguments(char **argv, struct option *options, int least, int most);

/* The command that runs, for its messages, and how it is called. */
void arguments_of(const char *command, const char *usage);

/* A number, hexadecimal after 0x, else decimal, of at most `bits` bits.  `what` and `example` are
 * for the message. */
uint64_t number_from(const char *text, unsigned bits, const char *what, const char *example);

/* The same, without a message. */
bool parse_number(const char *text, uint64_t *value);

/* A 32-bit word: also as a 64-bit register shows it that has been sign-extended. */
uint32_t word32_from(const char *text, const char *what, const char *example);

#endif /* VMXDECODE_ARGUMENTS_H */
