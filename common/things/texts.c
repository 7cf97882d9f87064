#include "common/things/texts.h"

#include <stdlib.h>
#include <string.h>

#include "common/buffer/buffer.h"

/* With its NUL.  Most texts of a thing are empty: they cost no call. */
static size_t size_of(const char *part)
{
    return part == NULL || *part == '\0' ? 1 : strlen(part) + 1;
}

void texts_set(struct texts *texts, const char *const *parts, size_t count)
{
    size_t size = 0;

    for (size_t i = 0; i < count; i++)
        size += size_of(parts[i]);
    /* The new one is whole before the old one goes: a part may come from it. */
    char *packed = size == count ? NULL : memory_resize(NULL, size, 1);
    char *at = packed;

    for (size_t i = 0; packed != NULL && i < count; i++) {
        size_t length = size_of(parts[i]) - 1;

        if (length > 0)
            memcpy(at, parts[i], length);
        at[length] = '\0';
        at += length + 1;
    }
    free(texts->packed);
    texts->packed = packed;
}

const char *texts_get(const struct texts *texts, size_t number)
{
    const char *at = texts->packed;

    if (at == NULL)
        return "";
    while (number-- > 0)
        at += strlen(at) + 1;
    return at;
}

void texts_close(struct texts *texts)
{
    free(texts->packed);
    texts->packed = NULL;
}
