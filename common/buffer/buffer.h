/* buffer.h - bytes: a span borrows them, a buffer owns them and grows. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct span {
    const uint8_t *data;
    size_t size;
};

/* Zero-initialise it; out of memory ends the process. */
struct buffer {
    uint8_t *data;
    size_t size;
    size_t capacity;
};

/* Makes the memory hold `size` more bytes. */
void buffer_grow(struct buffer *buffer, size_t size);

/* Makes room for `size` more bytes and returns where they begin; buffer->size is not moved. */
static inline uint8_t *buffer_reserve(struct buffer *buffer, size_t size)
{
    if (buffer->capacity - buffer->size < size)
        buffer_grow(buffer, size);
    return buffer->data + buffer->size;
}

static inline void buffer_append(struct buffer *buffer, const void *data, size_t size)
{
    if (size == 0)
        return;
    memcpy(buffer_reserve(buffer, size), data, size);
    buffer->size += size;
}

/* Forgets the content, keeps the memory. */
void buffer_clear(struct buffer *buffer);
void buffer_close(struct buffer *buffer);

static inline struct span buffer_span(const struct buffer *buffer)
{
    return (struct span){buffer->data, buffer->size};
}

/* malloc, calloc, realloc, strdup that end the process with a message instead of returning NULL. */
void *memory_new(size_t count, size_t size); /* zeroed */
void *memory_resize(void *memory, size_t count, size_t size);
char *memory_text(const char *text);
