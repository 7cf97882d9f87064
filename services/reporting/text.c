#include "services/reporting/text.h"

#include <stdarg.h>
#include <stdio.h>

void text_add(struct buffer *text, const char *format, ...)
{
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *at = (char *)buffer_reserve(text, (size_t)length + 1);
    va_start(arguments, format);
    vsnprintf(at, (size_t)length + 1, format, arguments);
    va_end(arguments);
    text->size += (size_t)length;
}
