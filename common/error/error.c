#include "common/error/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int fail(struct error *error, enum error_code code, const char *format, ...)
{
    va_list arguments;

    error->code = code;
    va_start(arguments, format);
    vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
    return -1;
}

int fail_within(struct error *error, const char *format, ...)
{
    char text[sizeof error->text];
    size_t length = sizeof text - 1;
    va_list arguments;

    memcpy(text, error->text, sizeof text);
    va_start(arguments, format);
    vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
    strncat(error->text, ": ", length - strlen(error->text));
    strncat(error->text, text, length - strlen(error->text));
    return -1;
}

const char *error_code_word(enum error_code code)
{
    static const char *const words[] = {
        [ERROR_NONE] = "none",           [ERROR_INVALID] = "invalid",
        [ERROR_NOT_FOUND] = "not_found", [ERROR_CONFLICT] = "conflict",
        [ERROR_FORBIDDEN] = "forbidden", [ERROR_UNAVAILABLE] = "unavailable",
        [ERROR_INTERNAL] = "internal",
    };

    return words[code];
}
