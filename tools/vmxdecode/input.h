/* SPDX-License-Identifier: MIT */
/* input.h - a file, or standard input, whose beginning can be looked at before it is read. */
#ifndef VMXDECODE_INPUT_H
#define VMXDECODE_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#define INPUT_PEEK 65536

struct input {
    int file;
    const char *name; /* for messages */
};

/* Opens a file; NULL or "-" is standard input.  Exits with an error message if it cannot. */
struct input input_open(const char *name);
void input_close(struct input *input);

/* Reads at most `size` bytes.  Returns 0 at the end, or -1 with errno. */
ssize_t input_read(struct input *input, char *to, size_t size);

/* Reads all.  The caller frees the text. */
char *input_read_all(struct input *input, size_t *length);

/* Returns the beginning of standard input, at most INPUT_PEEK bytes, without taking it from those who
 * read it later.  Waits until there is that much, the input ends, or `enough` says that it suffices. */
const char *input_peek_stdin(size_t *length, bool (*enough)(const char *text, size_t length));

/* Whether standard input is a file or a pipe, and not a terminal or /dev/null. */
bool input_stdin_has_data(void);

#endif /* VMXDECODE_INPUT_H */
