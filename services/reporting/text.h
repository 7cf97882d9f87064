/* text.h - SQL and sentences put together. */
#pragma once

#include "common/buffer/buffer.h"

/* Appends; the buffer stays NUL-terminated (the NUL is not counted). */
void text_add(struct buffer *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
