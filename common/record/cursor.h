/* cursor.h - a bounded msgpack reader that never allocates: the door in front of everything that
 * comes from outside (fact 8 of docs/messaging.md). */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/buffer/buffer.h"

enum { CURSOR_MOST_DEPTH = 8, CURSOR_MOST_ITEMS = 4096 };

struct cursor {
    const uint8_t *at;
    const uint8_t *end;
    uint32_t items; /* read so far, against CURSOR_MOST_ITEMS; raise `most` where more is due */
    uint32_t most;
    uint32_t depth; /* of the arrays and maps that the reader has entered, counted by the reader */
};

enum cursor_type {
    CURSOR_NIL,
    CURSOR_BOOL,
    CURSOR_INTEGER,
    CURSOR_FLOAT,
    CURSOR_TEXT,
    CURSOR_BYTES,
    CURSOR_ARRAY,
    CURSOR_MAP,
    CURSOR_BAD
};

static inline bool cursor_is_done(const struct cursor *cursor)
{
    return cursor->at == cursor->end;
}
/* Something is left, and one item more is within the limit. */
static inline bool cursor_may_read(const struct cursor *cursor)
{
    return cursor->at != cursor->end && cursor->items < cursor->most;
}

struct cursor cursor_open(struct span bytes);
/* What comes next, without moving; CURSOR_BAD at the end or for ext and reserved bytes. */
enum cursor_type cursor_peek(const struct cursor *cursor);
/* Each reads one value and moves on: 0, or -1 (and stays) when it is of another type, lies about
 * its size, or is one item too many. */
int cursor_integer(struct cursor *cursor, int64_t *out); /* unsigned above INT64_MAX: -1 */
int cursor_flag(struct cursor *cursor, bool *out);
/* Valid UTF-8 without NUL, borrowed. */
static inline int cursor_text(struct cursor *cursor, struct span *out);
int cursor_bytes(struct cursor *cursor, struct span *out); /* borrowed */
int cursor_array(struct cursor *cursor, uint32_t *count);
int cursor_map(struct cursor *cursor, uint32_t *count);
/* True for valid UTF-8 without NUL: what every text from outside must be. */
bool cursor_is_text(const uint8_t *data, size_t size);
/* Skips one value, nested ones included, iteratively, within the depth and item limits; *whole (may
 * be NULL) is its bytes. */
int cursor_skip(struct cursor *cursor, struct span *whole);
/* The same without looking into texts: for bytes that are decoded afterwards, or were made here. */
int cursor_pass(struct cursor *cursor, struct span *whole);

/* A text of 32 bytes or more, or written longer than it needs. */
int cursor_long_text(struct cursor *cursor, struct span *out);

/* Most texts are short, and most calls are for texts. */
static inline int cursor_text(struct cursor *cursor, struct span *out)
{
    if (!cursor_may_read(cursor) || (*cursor->at & 0xe0) != 0xa0)
        return cursor_long_text(cursor, out);

    struct span text = {cursor->at + 1, *cursor->at & 0x1f};

    if (text.size >= (size_t)(cursor->end - cursor->at) || !cursor_is_text(text.data, text.size))
        return -1;
    *out = text;
    cursor->at = text.data + text.size;
    cursor->items++;
    return 0;
}
