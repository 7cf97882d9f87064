/* pack.h - msgpack-c's packer on a struct buffer. */
#pragma once

#include <msgpack.h>
#include <string.h>

#include "common/buffer/buffer.h"

int pack_write(void *buffer, const char *data, size_t size);

static inline msgpack_packer packer_open(struct buffer *buffer)
{
    msgpack_packer packer;

    msgpack_packer_init(&packer, buffer, pack_write);
    return packer;
}

static inline void pack_text(msgpack_packer *packer, const char *text)
{
    size_t length = strlen(text);

    msgpack_pack_str(packer, length);
    msgpack_pack_str_body(packer, text, length);
}

static inline void pack_bytes(msgpack_packer *packer, const void *data, size_t size)
{
    msgpack_pack_bin(packer, size);
    msgpack_pack_bin_body(packer, data, size);
}
