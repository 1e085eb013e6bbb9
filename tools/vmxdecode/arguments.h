/* SPDX-License-Identifier: MIT */
/* arguments.h - command-line parsing and error messages. */
#ifndef VMXDECODE_ARGUMENTS_H
#define VMXDECODE_ARGUMENTS_H

#include <stdbool.h>
#include <stdint.h>

#include "input_kind.h"

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

/* Parses a number of at most `bits` bits.  Exits with an error message, which contains `what` and
 * `example`, if it is not valid.  A number that could be read differently adds a note to the output.
 * `example` begins with 0x if such numbers are usually hexadecimal. */
uint64_t get_number(const char *text, unsigned bits, const char *what, const char *example);

/* The same for an address or an encoding: a number without a prefix is also hexadecimal if only this
 * reading is known. */
uint64_t get_known(const char *text, const char *what, const char *example,
                   bool (*is_known)(uint64_t number));

/* A number is hexadecimal if it has the prefix 0x or the suffix h, or if it is printed as dumps and
 * traces print hexadecimal numbers: with the digits a to f, with leading zeros, or with exactly 8 or 16
 * digits.  Otherwise it is decimal. */
enum number_format { NUMBER_PLAIN_HEX, NUMBER_GUESSED_HEX, NUMBER_DECIMAL };

/* Returns false if the text is not a number of at most 64 bits. */
bool parse_number(const char *text, uint64_t *value, enum number_format *format);
/* Whether the text is meant as a number, and not as a name: it is one, or does not begin with a letter. */
bool is_number(const char *text);

bool parse_decimal(const char *text, uint64_t *value);

/* Exits with an error message if a text that `name` contains is of a kind that another command reads. */
void refuse_text(const char *text, size_t length, const char *name, enum input_kind wanted);

/* Exits with an error message if the text is the name of a file that another command reads. */
void refuse_file(const char *text);

/* Parses a 32-bit word.  A word that was sign-extended to 64 bits is accepted. */
uint32_t get_word32(const char *text, const char *what, const char *example);

#endif /* VMXDECODE_ARGUMENTS_H */
