#include "common/settings/scan.h"

#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

struct scan {
    const char *path;
    const char *at; /* NUL-terminated */
    unsigned line;
    struct error *error;
};

/* Moves over one character, counting lines. */
static void step(struct scan *scan)
{
    scan->line += *scan->at == '\n';
    scan->at++;
}

static void pass_line(struct scan *scan)
{
    while (*scan->at != '\0' && *scan->at != '\n')
        step(scan);
}

static void pass_comment(struct scan *scan)
{
    while (*scan->at != '\0' && strncmp(scan->at, "*/", 2) != 0)
        step(scan);
}

static void pass_string(struct scan *scan)
{
    for (step(scan); *scan->at != '\0' && *scan->at != '"'; step(scan))
        if (*scan->at == '\\' && scan->at[1] != '\0')
            step(scan);
    if (*scan->at == '"')
        step(scan);
}

static bool is_name(char letter)
{
    return isalnum((unsigned char)letter) || letter == '_' || letter == '-' || letter == '*';
}

static void pass_name(struct scan *scan)
{
    while (is_name(*scan->at))
        step(scan);
}

/* A number as libconfig sees it: with a fraction or an exponent it is not an integer and cannot
 * wrap. */
static int check_number(struct scan *scan)
{
    bool is_hexadecimal = scan->at[0] == '0' && (scan->at[1] | 0x20) == 'x';
    const char *start = scan->at;
    char *end;
    unsigned long long value;

    errno = 0;
    value = strtoull(start, &end, is_hexadecimal ? 16 : 10);
    scan->at = end;
    if (!is_hexadecimal && (*end == '.' || (*end | 0x20) == 'e')) {
        scan->at = end + 1 + strspn(end + 1, "0123456789eE+-");
        return 0;
    }

    bool is_long = *end == 'L';

    if (errno == ERANGE || value > (is_long ? INT64_MAX : INT32_MAX))
        return fail(scan->error, ERROR_INVALID, "%s:%u: the integer %.*s is too large%s",
                    scan->path, scan->line, (int)(end - start < 40 ? end - start : 40), start,
                    is_long ? "" : "; beyond 2147483647, write an L after it");
    scan->at += strspn(scan->at, "L");
    return 0;
}

static int scan_next(struct scan *scan)
{
    char letter = *scan->at;

    if (letter == '#' || strncmp(scan->at, "//", 2) == 0)
        pass_line(scan);
    else if (strncmp(scan->at, "/*", 2) == 0)
        pass_comment(scan);
    else if (letter == '"')
        pass_string(scan);
    else if (letter == '@')
        return fail(scan->error, ERROR_INVALID, "%s:%u: @include is not taken", scan->path,
                    scan->line);
    else if (isdigit((unsigned char)letter))
        return check_number(scan);
    else if (isalpha((unsigned char)letter) || letter == '*')
        pass_name(scan);
    else
        step(scan);
    return 0;
}

int scan_check(const char *path, const char *text, struct error *error)
{
    struct scan scan = {.path = path, .at = text, .line = 1, .error = error};

    while (*scan.at != '\0')
        if (scan_next(&scan) < 0)
            return -1;
    return 0;
}
