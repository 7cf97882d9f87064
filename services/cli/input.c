#include "services/cli/input.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum { READ_BYTES = 64 << 10 };

/* Moves what is left to the front, so that the buffer stays as small as the longest line. */
static void compact(struct input *input)
{
    input->bytes.size -= input->at;
    memmove(input->bytes.data, input->bytes.data + input->at, input->bytes.size);
    input->at = 0;
}

/* False when there is nothing now. */
static bool read_more(struct input *input)
{
    struct pollfd item = {.fd = input->fd, .events = POLLIN};
    ssize_t length;

    if (poll(&item, 1, 0) == 0)
        return false;
    if (input->at > 0)
        compact(input);
    length = read(input->fd, buffer_reserve(&input->bytes, READ_BYTES), READ_BYTES);
    if (length > 0)
        input->bytes.size += (size_t)length;
    else if (length == 0 || (errno != EINTR && errno != EAGAIN))
        input->is_over = true;
    return true;
}

static bool take_line(struct input *input, struct span *line)
{
    const uint8_t *begin = input->bytes.data + input->at;
    size_t left = input->bytes.size - input->at;
    const uint8_t *end = left == 0 ? NULL : memchr(begin, '\n', left);

    if (end == NULL && !(input->is_over && left > 0))
        return false;
    *line = (struct span){begin, end == NULL ? left : (size_t)(end - begin)};
    input->at += line->size + (end != NULL);
    return true;
}

enum input_state input_next(struct input *input, struct span *line)
{
    for (;;) {
        if (take_line(input, line)) {
            bool was_skipping = input->is_skipping;

            input->is_skipping = false;
            if (!was_skipping)
                return INPUT_LINE;
            continue;
        }
        if (input->is_over)
            return INPUT_END;
        if (input->bytes.size - input->at > INPUT_LINE_MOST) {
            bool was_skipping = input->is_skipping;

            input->at = input->bytes.size;
            input->is_skipping = true;
            if (!was_skipping)
                return INPUT_TOO_LONG;
        }
        if (!read_more(input))
            return INPUT_LATER;
    }
}

void input_wait(struct input *input)
{
    struct pollfd item = {.fd = input->fd, .events = POLLIN};

    poll(&item, 1, -1);
}

void input_close(struct input *input)
{
    buffer_close(&input->bytes);
}
