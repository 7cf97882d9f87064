/* pack.h - msgpack-c's packer on a struct buffer. */
#pragma once

#include <msgpack.h>
#include <string.h>

#include "common/buffer/buffer.h"

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

/* Head and body in one piece: most of a record is short texts, and a call for each half is what
 * costs. */
static inline void pack_short(msgpack_packer *packer, const void *head, size_t head_size,
                              struct span body)
{
    struct buffer *out = packer->data;
    uint8_t *at = buffer_reserve(out, head_size + body.size);

    memcpy(at, head, head_size);
    if (body.size > 0)
        memcpy(at + head_size, body.data, body.size);
    out->size += head_size + body.size;
}

static inline void pack_span(msgpack_packer *packer, struct span text)
{
    uint8_t head = (uint8_t)(0xa0 | text.size);

    if (text.size < 32) {
        pack_short(packer, &head, sizeof head, text);
        return;
    }
    msgpack_pack_str(packer, text.size);
    msgpack_pack_str_body(packer, text.data, text.size);
}

static inline void pack_text(msgpack_packer *packer, const char *text)
{
    pack_span(packer, (struct span){(const uint8_t *)text, strlen(text)});
}

static inline void pack_bytes(msgpack_packer *packer, const void *data, size_t size)
{
    uint8_t head[2] = {0xc4, (uint8_t)size}; /* bin 8: ids and hashes */

    if (size < 256) {
        pack_short(packer, head, sizeof head, (struct span){data, size});
        return;
    }
    msgpack_pack_bin(packer, size);
    msgpack_pack_bin_body(packer, data, size);
}
