/* pack.h - msgpack, written.  Two ways: pieces put one after the other into room that was made for
 * all of them, which is what messages pay for each member; and msgpack-c's packer on a struct
 * buffer, for whatever is not written a million times. */
#pragma once

#include <endian.h>
#include <msgpack.h>
#include <string.h>

#include "common/buffer/buffer.h"

/* ---- pieces: each returns where the next one goes ---- */

/* What a piece takes at the most besides the bytes of a text or of binary data. */
enum { PACK_ROOM = 9 };

/* Where pieces end is where the buffer ends. */
static inline void pack_end(struct buffer *buffer, const uint8_t *at)
{
    buffer->size = (size_t)(at - buffer->data);
}

/* The `width` (1, 2, 4 or 8) low bytes of the number; eight bytes are written, of which the next
 * piece overwrites the rest. */
static inline uint8_t *put_big_endian(uint8_t *at, uint64_t value, unsigned width)
{
    uint64_t network = htobe64(value << (64 - 8 * width));

    memcpy(at, &network, sizeof network);
    return at + width;
}

/* The shortest form: one byte, or a head and one, two, four or eight. */
static inline uint8_t *put_integer(uint8_t *at, int64_t value)
{
    if (value >= -32 && value <= 127) {
        *at = (uint8_t)value;
        return at + 1;
    }
    /* A signed number needs one bit more than its digits. */
    uint64_t bits = value < 0 ? ~(uint64_t)value << 1 : (uint64_t)value;
    unsigned step = bits <= UINT8_MAX ? 0 : bits <= UINT16_MAX ? 1 : bits <= UINT32_MAX ? 2 : 3;

    *at = (uint8_t)((value < 0 ? 0xd0 : 0xcc) + step);
    return put_big_endian(at + 1, (uint64_t)value, 1U << step);
}

/* The head of a text (`fixed` 0xa0, `least` 32), an array (0x90, 16) or a map (0x80, 16): in one
 * byte when the count is less than `least`, else `wide` is the head with two bytes, the one behind
 * it that with four. */
static inline uint8_t *put_head(uint8_t *at, size_t count, uint8_t fixed, size_t least,
                                uint8_t wide)
{
    if (count < least) {
        *at = (uint8_t)(fixed | count);
        return at + 1;
    }
    *at = (uint8_t)(count <= UINT16_MAX ? wide : wide + 1);
    return put_big_endian(at + 1, count, count <= UINT16_MAX ? 2 : 4);
}

static inline uint8_t *put_array(uint8_t *at, size_t count)
{
    return put_head(at, count, 0x90, 16, 0xdc);
}

static inline uint8_t *put_map(uint8_t *at, size_t count)
{
    return put_head(at, count, 0x80, 16, 0xde);
}

static inline uint8_t *put_data(uint8_t *at, const void *data, size_t size)
{
    if (size > 0)
        memcpy(at, data, size);
    return at + size;
}

static inline uint8_t *put_text(uint8_t *at, struct span text)
{
    if (text.size >= 32 && text.size <= UINT8_MAX) { /* the only head that arrays lack */
        *at = 0xd9;
        at = put_big_endian(at + 1, text.size, 1);
    } else {
        at = put_head(at, text.size, 0xa0, 32, 0xda);
    }
    return put_data(at, text.data, text.size);
}

static inline uint8_t *put_bytes(uint8_t *at, const void *data, size_t size)
{
    unsigned step = size <= UINT8_MAX ? 0 : size <= UINT16_MAX ? 1 : 2;

    *at = (uint8_t)(0xc4 + step);
    return put_data(put_big_endian(at + 1, size, 1U << step), data, size);
}

/* ---- into a buffer that grows ---- */

static inline int pack_write(void *buffer, const char *data, size_t size)
{
    buffer_append(buffer, data, size);
    return 0;
}

static inline msgpack_packer packer_open(struct buffer *buffer)
{
    msgpack_packer packer;

    msgpack_packer_init(&packer, buffer, pack_write);
    return packer;
}

static inline void pack_span(msgpack_packer *packer, struct span text)
{
    struct buffer *out = packer->data;

    pack_end(out, put_text(buffer_reserve(out, PACK_ROOM + text.size), text));
}

static inline void pack_text(msgpack_packer *packer, const char *text)
{
    pack_span(packer, (struct span){(const uint8_t *)text, strlen(text)});
}

static inline void pack_bytes(msgpack_packer *packer, const void *data, size_t size)
{
    struct buffer *out = packer->data;

    pack_end(out, put_bytes(buffer_reserve(out, PACK_ROOM + size), data, size));
}
