/* SPDX-License-Identifier: MIT */
/* arguments.h - command-line parsing and error messages. */
#ifndef VMXDECODE_ARGUMENTS_H
#define VMXDECODE_ARGUMENTS_H

#include <stdbool.h>
#include <stdint.h>

/* The exit statuses of every command. */
enum status {
    STATUS_OK = 0,
    STATUS_UNKNOWN = 1, /* decoded, but a part is invalid or not defined in this SDM edition */
    STATUS_ERROR = 2
};

/* Prints "vmxdecode: COMMAND: MESSAGE" to standard error and exits with STATUS_ERROR.
 * Non-printable bytes are printed as \xNN. */
#if defined(__GNUC__)
__attribute__((format(printf, 1, 2)))
#endif
_Noreturn void
die(const char *format, ...);

/* An option "--name VALUE", or "--name" alone if it is a flag. */
struct option {
    const char *name; /* NULL ends an array */
    bool flag;
    const char *text; /* NULL if not given */
};

/* The arguments that are not options.  Exits with an error if there are fewer than `least` or more
 * than `most`. */
struct operands {
    const char *const *text;
    int count;
};
struct operands parse_arguments(char **argv, struct option *options, int least, int most);

/* Sets the command name and its usage for error messages. */
void set_command(const char *command, const char *usage);

/* Parses a decimal number, or a hexadecimal one with the prefix 0x, of at most `bits` bits.  Exits
 * with an error message, which contains `what` and `example`, if it is not valid. */
uint64_t get_number(const char *text, unsigned bits, const char *what, const char *example);

/* The same, but returns false if the number is not valid. */
bool parse_number(const char *text, uint64_t *value);

/* Parses a 32-bit word.  A word that was sign-extended to 64 bits is accepted. */
uint32_t get_word32(const char *text, const char *what, const char *example);

#endif /* VMXDECODE_ARGUMENTS_H */
