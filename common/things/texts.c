#include "common/things/texts.h"

#include <stdlib.h>
#include <string.h>

#include "common/buffer/buffer.h"

void texts_set(struct texts *texts, const char *const *parts, size_t count)
{
    size_t size = 0;

    for (size_t i = 0; i < count; i++)
        size += (parts[i] == NULL ? 0 : strlen(parts[i])) + 1;
    /* The new one is whole before the old one goes: a part may come from it. */
    char *packed = size == count ? NULL : memory_new(size, 1);
    char *at = packed;

    for (size_t i = 0; packed != NULL && i < count; i++) {
        size_t length = parts[i] == NULL ? 0 : strlen(parts[i]);

        if (length > 0)
            memcpy(at, parts[i], length);
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
