/* SPDX-License-Identifier: MIT */
#define _POSIX_C_SOURCE 200809L /* NOLINT(bugprone-reserved-identifier) */
#include "input.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "arguments.h"

/* What input_peek_stdin() has read, and how much of it was given to a reader. */
static struct {
    char text[INPUT_PEEK];
    size_t have, given;
} peeked;

struct input input_open(const char *name)
{
    const bool from_stdin = name == NULL || strcmp(name, "-") == 0;
    struct input input = {STDIN_FILENO, from_stdin ? "standard input" : name};

    if (!from_stdin)
        input.file = open(name, O_RDONLY);
    if (input.file < 0)
        die("%s: %s", name, strerror(errno));
    return input;
}

void input_close(struct input *input)
{
    if (input->file != STDIN_FILENO)
        close(input->file);
}

static ssize_t read_again(int file, char *to, size_t size)
{
    ssize_t n;

    do
        n = read(file, to, size);
    while (n < 0 && errno == EINTR);
    return n;
}

ssize_t input_read(struct input *input, char *to, size_t size)
{
    size_t left = peeked.have - peeked.given;

    if (input->file != STDIN_FILENO || left == 0)
        return read_again(input->file, to, size);
    if (left > size)
        left = size;
    memcpy(to, peeked.text + peeked.given, left);
    peeked.given += left;
    return (ssize_t)left;
}

char *input_read_all(struct input *input, size_t *length)
{
    size_t size = INPUT_PEEK;
    char *text = malloc(size);
    ssize_t n = 0;

    *length = 0;
    while (text && (n = input_read(input, text + *length, size - *length)) > 0) {
        char *larger = text;

        *length += (size_t)n;
        if (*length == size)
            larger = realloc(text, size *= 2);
        if (!larger)
            free(text);
        text = larger;
    }
    if (!text)
        die("%s: out of memory", input->name);
    if (n < 0)
        die("%s: %s", input->name, strerror(errno));
    return text;
}

const char *input_peek_stdin(size_t *length, bool (*enough)(const char *text, size_t length))
{
    ssize_t n = 1;

    while (n > 0 && peeked.have < sizeof(peeked.text) && !enough(peeked.text, peeked.have)) {
        n = read_again(STDIN_FILENO, peeked.text + peeked.have, sizeof(peeked.text) - peeked.have);
        if (n < 0)
            die("standard input: %s", strerror(errno));
        peeked.have += (size_t)n;
    }
    *length = peeked.have;
    return peeked.text;
}

bool input_stdin_has_data(void)
{
    struct stat status;
    struct pollfd wait = {STDIN_FILENO, POLLIN, 0};

    if (fstat(STDIN_FILENO, &status) != 0 || S_ISCHR(status.st_mode) || S_ISDIR(status.st_mode))
        return false;
    if (poll(&wait, 1, 2000) == 0)
        fputs("vmxdecode: waiting for standard input; </dev/null to read this machine instead\n",
              stderr);
    return true;
}
