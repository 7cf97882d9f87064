/* input.h - lines of a descriptor, without waiting for one: somebody may owe answers meanwhile. */
#pragma once

#include <stdbool.h>

#include "common/buffer/buffer.h"

enum { INPUT_LINE_MOST = 1 << 20 };

/* Zero-initialise it, but the descriptor. */
struct input {
    int fd;
    bool is_over;
    bool is_skipping; /* the rest of a line that was too long */
    struct buffer bytes;
    size_t at; /* the first byte that was not given yet */
};

enum input_state {
    INPUT_LINE,     /* *line is the next, without its end; valid until the next call */
    INPUT_TOO_LONG, /* one was longer than INPUT_LINE_MOST: it is skipped */
    INPUT_LATER,    /* nothing to read now */
    INPUT_END,
};

/* Never waits. */
enum input_state input_next(struct input *input, struct span *line);
/* Until there is something to read, or the end. */
void input_wait(struct input *input);
void input_close(struct input *input); /* the memory; not the descriptor */
