#include "common/buffer/buffer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *or_end(void *memory)
{
    if (memory == NULL) {
        fputs("<2>event=\"out of memory\"\n", stderr);
        abort();
    }
    return memory;
}

void *memory_new(size_t count, size_t size)
{
    return or_end(calloc(count == 0 ? 1 : count, size));
}

void *memory_resize(void *memory, size_t count, size_t size)
{
    return or_end(reallocarray(memory, count == 0 ? 1 : count, size));
}

char *memory_text(const char *text)
{
    return or_end(strdup(text));
}

void buffer_grow(struct buffer *buffer, size_t size)
{
    size_t capacity = buffer->capacity < 256 ? 256 : buffer->capacity;

    while (capacity - buffer->size < size)
        capacity *= 2;
    buffer->data = memory_resize(buffer->data, capacity, 1);
    buffer->capacity = capacity;
}

void buffer_clear(struct buffer *buffer)
{
    buffer->size = 0;
}

void buffer_close(struct buffer *buffer)
{
    free(buffer->data);
    *buffer = (struct buffer){0};
}
