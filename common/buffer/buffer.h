/* buffer.h - bytes: a span borrows them, a buffer owns them and grows. */
#pragma once

#include <stddef.h>
#include <stdint.h>

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

void buffer_append(struct buffer *buffer, const void *data, size_t size);
/* Makes room for `size` more bytes and returns where they begin; buffer->size is not moved. */
uint8_t *buffer_reserve(struct buffer *buffer, size_t size);
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
