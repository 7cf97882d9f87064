#include "common/record/cursor.h"

#include <endian.h>
#include <string.h>

struct cursor cursor_open(struct span bytes)
{
    return (struct cursor){
        .at = bytes.data, .end = bytes.data + bytes.size, .most = CURSOR_MOST_ITEMS};
}

enum cursor_type cursor_peek(const struct cursor *cursor)
{
    if (cursor->at == cursor->end)
        return CURSOR_BAD;

    uint8_t byte = *cursor->at;

    if (byte <= 0x7f || byte >= 0xe0)
        return CURSOR_INTEGER;
    if (byte <= 0x8f)
        return CURSOR_MAP;
    if (byte <= 0x9f)
        return CURSOR_ARRAY;
    if (byte <= 0xbf)
        return CURSOR_TEXT;
    switch (byte) {
    case 0xc0: return CURSOR_NIL;
    case 0xc2:
    case 0xc3: return CURSOR_BOOL;
    case 0xc4:
    case 0xc5:
    case 0xc6: return CURSOR_BYTES;
    case 0xca:
    case 0xcb: return CURSOR_FLOAT;
    case 0xd9:
    case 0xda:
    case 0xdb: return CURSOR_TEXT;
    case 0xdc:
    case 0xdd: return CURSOR_ARRAY;
    case 0xde:
    case 0xdf: return CURSOR_MAP;
    default: return byte >= 0xcc && byte <= 0xd3 ? CURSOR_INTEGER : CURSOR_BAD;
    }
}

static size_t left(const struct cursor *cursor)
{
    return (size_t)(cursor->end - cursor->at);
}

static uint64_t big_endian(const uint8_t *at, size_t size)
{
    uint64_t value = 0;

    for (size_t i = 0; i < size; i++)
        value = value << 8 | at[i];
    return value;
}

static void move_to(struct cursor *cursor, const uint8_t *at)
{
    cursor->at = at;
    cursor->items++;
}

int cursor_integer(struct cursor *cursor, int64_t *out)
{
    if (!cursor_may_read(cursor))
        return -1;

    const uint8_t *at = cursor->at;
    uint8_t byte = *at;

    if (byte <= 0x7f || byte >= 0xe0) {
        *out = byte <= 0x7f ? byte : (int64_t)byte - 0x100;
        move_to(cursor, at + 1);
        return 0;
    }
    if (byte < 0xcc || byte > 0xd3)
        return -1;

    bool is_signed = byte >= 0xd0;
    size_t size = (size_t)1 << ((byte - 0xcc) & 3);

    if (left(cursor) < 1 + size)
        return -1;

    uint64_t value = big_endian(at + 1, size);

    if (is_signed && size < 8 && value >> (size * 8 - 1) != 0)
        value |= UINT64_MAX << (size * 8);
    if (!is_signed && value > INT64_MAX)
        return -1;
    *out = (int64_t)value;
    move_to(cursor, at + 1 + size);
    return 0;
}

int cursor_flag(struct cursor *cursor, bool *out)
{
    if (!cursor_may_read(cursor) || (*cursor->at & 0xfe) != 0xc2)
        return -1;
    *out = *cursor->at == 0xc3;
    move_to(cursor, cursor->at + 1);
    return 0;
}

/* The bytes whose length is a big-endian number of `width` bytes at cursor->at + 1, or `length`
 * itself when width is 0. */
static int sized(const struct cursor *cursor, size_t width, size_t length, struct span *out)
{
    if (left(cursor) < 1 + width)
        return -1;
    if (width > 0)
        length = (size_t)big_endian(cursor->at + 1, width);
    if (length > left(cursor) - 1 - width)
        return -1;
    *out = (struct span){cursor->at + 1 + width, length};
    return 0;
}

/* How many bytes the sequence that starts with a byte ≥ 0x80 has, 0 when it is not UTF-8 (overlong,
 * surrogate, beyond U+10FFFF, cut). */
static size_t sequence_size(const uint8_t *at, size_t size)
{
    uint8_t least = 0x80, most = 0xbf;
    size_t length;

    if (at[0] >= 0xc2 && at[0] <= 0xdf) {
        length = 2;
    } else if ((at[0] & 0xf0) == 0xe0) {
        length = 3;
        least = at[0] == 0xe0 ? 0xa0 : 0x80;
        most = at[0] == 0xed ? 0x9f : 0xbf;
    } else if (at[0] >= 0xf0 && at[0] <= 0xf4) {
        length = 4;
        least = at[0] == 0xf0 ? 0x90 : 0x80;
        most = at[0] == 0xf4 ? 0x8f : 0xbf;
    } else {
        return 0;
    }
    if (size < length || at[1] < least || at[1] > most)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((at[i] & 0xc0) != 0x80)
            return 0;
    return length;
}

/* Of eight bytes, a bit above each that is zero or above 0x7f; the lowest of them is exact. */
static uint64_t not_plain(uint64_t word)
{
    return ((word - 0x0101010101010101) | word) & 0x8080808080808080;
}

/* The same of one to seven bytes: read twice where they overlap. */
static bool is_plain_short(const uint8_t *data, size_t size)
{
    uint32_t first, last;

    if (size < sizeof first)
        return not_plain(0x0101010101000000 | (uint64_t)data[0] << 16 |
                         (uint64_t)data[size / 2] << 8 | data[size - 1]) == 0;
    memcpy(&first, data, sizeof first);
    memcpy(&last, data + size - sizeof last, sizeof last);
    return not_plain((uint64_t)first << 32 | last) == 0;
}

/* The bits of not_plain for the eight bytes there. */
static uint64_t not_plain_at(const uint8_t *data)
{
    uint64_t word;

    memcpy(&word, data, sizeof word);
    return not_plain(le64toh(word));
}

bool cursor_is_text(const uint8_t *data, size_t size)
{
    const uint8_t *at = data, *end = data + size;

    if (size < 8 && (size == 0 || is_plain_short(data, size)))
        return true;
    while (at < end) {
        if (end - at >= 8) {
            uint64_t found = not_plain_at(at);

            at += found == 0 ? 8 : __builtin_ctzll(found) / 8;
            if (found == 0)
                continue;
        } else if (size >= 8 && not_plain_at(end - 8) == 0) {
            return true; /* the last eight, some of them for the second time */
        }
        size_t length = *at == 0 ? 0 : *at < 0x80 ? 1 : sequence_size(at, (size_t)(end - at));

        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

/* A text, looked into or only measured. */
static int take_text(struct cursor *cursor, bool is_checked, struct span *out)
{
    struct span text;
    int status = -1;

    if (!cursor_may_read(cursor))
        return -1;

    uint8_t byte = *cursor->at;

    if ((byte & 0xe0) == 0xa0)
        status = sized(cursor, 0, byte & 0x1f, &text);
    else if (byte >= 0xd9 && byte <= 0xdb)
        status = sized(cursor, (size_t)1 << (byte - 0xd9), 0, &text);
    if (status < 0 || (is_checked && !cursor_is_text(text.data, text.size)))
        return -1;
    *out = text;
    move_to(cursor, text.data + text.size);
    return 0;
}

int cursor_long_text(struct cursor *cursor, struct span *out)
{
    return take_text(cursor, true, out);
}

int cursor_bytes(struct cursor *cursor, struct span *out)
{
    if (!cursor_may_read(cursor) || *cursor->at < 0xc4 || *cursor->at > 0xc6 ||
        sized(cursor, (size_t)1 << (*cursor->at - 0xc4), 0, out) < 0)
        return -1;
    move_to(cursor, out->data + out->size);
    return 0;
}

/* A count whose elements take at least `least` bytes each: one that claims more than is there is a
 * lie. */
static int counted(struct cursor *cursor, uint8_t fixed, uint8_t wide, size_t least,
                   uint32_t *count)
{
    uint64_t claimed;
    size_t width = 0;

    if (!cursor_may_read(cursor))
        return -1;
    if ((*cursor->at & 0xf0) == fixed) {
        claimed = *cursor->at & 0x0f;
    } else if (*cursor->at == wide || *cursor->at == wide + 1) {
        width = *cursor->at == wide ? 2 : 4;
        if (left(cursor) < 1 + width)
            return -1;
        claimed = big_endian(cursor->at + 1, width);
    } else {
        return -1;
    }
    if (claimed * least > left(cursor) - 1 - width)
        return -1;
    *count = (uint32_t)claimed;
    move_to(cursor, cursor->at + 1 + width);
    return 0;
}

int cursor_array(struct cursor *cursor, uint32_t *count)
{
    return counted(cursor, 0x90, 0xdc, 1, count);
}

int cursor_map(struct cursor *cursor, uint32_t *count)
{
    return counted(cursor, 0x80, 0xde, 2, count);
}

/* nil and floating point, which no field has: only skipped. */
static int pass(struct cursor *cursor)
{
    size_t size = *cursor->at == 0xc0 ? 1 : *cursor->at == 0xca ? 5 : 9;

    if (!cursor_may_read(cursor) || left(cursor) < size)
        return -1;
    move_to(cursor, cursor->at + size);
    return 0;
}

/* Reads one value; *inside is how many more it opens (an array's elements, a map's keys and
 * values). */
static int skip_one(struct cursor *cursor, enum cursor_type type, bool is_checked, uint64_t *inside)
{
    struct span bytes;
    uint32_t count = 0;
    int64_t integer;
    bool flag;
    int status = -1;

    switch (type) {
    case CURSOR_NIL:
    case CURSOR_FLOAT: status = pass(cursor); break;
    case CURSOR_BOOL: status = cursor_flag(cursor, &flag); break;
    case CURSOR_INTEGER: status = cursor_integer(cursor, &integer); break;
    case CURSOR_TEXT: status = take_text(cursor, is_checked, &bytes); break;
    case CURSOR_BYTES: status = cursor_bytes(cursor, &bytes); break;
    case CURSOR_ARRAY: status = cursor_array(cursor, &count); break;
    case CURSOR_MAP: status = cursor_map(cursor, &count); break;
    case CURSOR_BAD: break;
    }
    *inside = type == CURSOR_MAP ? (uint64_t)count * 2 : count;
    return status;
}

/* Most values say with one or two bytes where they end: a small number, a text or bytes of a length
 * below 256.  0: another one. */
static size_t short_size(const uint8_t *at, size_t left)
{
    uint8_t byte = *at;

    if (byte <= 0x7f || byte >= 0xe0)
        return 1;
    if ((byte & 0xe0) == 0xa0)
        return 1 + (size_t)(byte & 0x1f);
    return (byte == 0xc4 || byte == 0xd9) && left > 1 ? 2 + (size_t)at[1] : 0;
}

/* Passes as many of those as follow each other, at most `count`: how many. */
static uint64_t pass_short(struct cursor *cursor, uint64_t count)
{
    const uint8_t *at = cursor->at;
    uint64_t passed = 0, most = cursor->most - cursor->items;

    for (most = count < most ? count : most; passed < most && at < cursor->end; passed++) {
        size_t size = short_size(at, (size_t)(cursor->end - at));

        if (size == 0 || size > (size_t)(cursor->end - at))
            break;
        at += size;
    }
    cursor->at = at;
    cursor->items += (uint32_t)passed;
    return passed;
}

static int skip(struct cursor *cursor, bool is_checked, struct span *whole)
{
    uint64_t remaining[CURSOR_MOST_DEPTH + 1] = {1};
    struct cursor trial = *cursor;
    size_t level = 0;

    for (;;) {
        while (remaining[level] == 0) {
            if (level == 0) {
                if (whole != NULL)
                    *whole = (struct span){cursor->at, (size_t)(trial.at - cursor->at)};
                *cursor = trial;
                return 0;
            }
            level--;
        }
        if (!is_checked && (remaining[level] -= pass_short(&trial, remaining[level])) == 0)
            continue;
        remaining[level]--;

        enum cursor_type type = cursor_peek(&trial);
        bool opens = type == CURSOR_ARRAY || type == CURSOR_MAP;
        uint64_t inside;

        if ((opens && cursor->depth + level >= CURSOR_MOST_DEPTH) ||
            skip_one(&trial, type, is_checked, &inside) < 0)
            return -1;
        if (opens)
            remaining[++level] = inside;
    }
}

int cursor_skip(struct cursor *cursor, struct span *whole)
{
    return skip(cursor, true, whole);
}

int cursor_pass(struct cursor *cursor, struct span *whole)
{
    return skip(cursor, false, whole);
}
