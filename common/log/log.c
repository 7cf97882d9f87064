#include "common/log/log.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char *speaker = "appui";
static enum log_level limit = LOG_LEVEL_INFO;

void log_open(const char *service, enum log_level most)
{
    speaker = service;
    limit = most;
}

/* A line that does not fit is cut; it is still one line. */
static void end_line(char *line, size_t size, int length)
{
    size_t at = length < 0 ? 0 : (size_t)length;

    if (at > size - 2)
        at = size - 2;
    line[at] = '\n';
    line[at + 1] = '\0';
}

void log_line(enum log_level level, const char *event, const char *format, ...)
{
    char line[2048];
    va_list arguments;
    int length;

    if (level > limit)
        return;
    length = snprintf(line, sizeof line, "<%d>service=%s event=%s", (int)level, speaker,
                      log_quote(event));
    if (format[0] != '\0' && length > 0 && (size_t)length < sizeof line - 1) {
        line[length++] = ' ';
        va_start(arguments, format);
        int more = vsnprintf(line + length, sizeof line - (size_t)length, format, arguments);
        va_end(arguments);
        length += more > 0 ? more : -1; /* nothing to say: no space before it */
    }
    end_line(line, sizeof line, length);
    /* One write: lines of several processes do not mix.  A log that cannot be written is lost. */
    if (write(STDERR_FILENO, line, strlen(line)) < 0)
        return;
}

const char *log_quote(const char *text)
{
    static _Thread_local char rooms[8][512];
    static _Thread_local unsigned next;
    char *room = rooms[next++ % 8];
    size_t at = 0;

    room[at++] = '"';
    for (; *text != '\0' && at < sizeof rooms[0] - 8; text++) {
        unsigned char letter = (unsigned char)*text;

        if (letter == '"' || letter == '\\') {
            room[at++] = '\\';
            room[at++] = (char)letter;
        } else if (letter < 0x20 || letter == 0x7f) {
            at += (size_t)snprintf(room + at, 5, "\\x%02x", letter);
        } else {
            room[at++] = (char)letter;
        }
    }
    room[at++] = '"';
    room[at] = '\0';
    return room;
}
