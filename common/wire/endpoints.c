#include "common/wire/endpoints.h"

#include <stdio.h>
#include <string.h>

void endpoints_read(struct endpoints *out, const char *list)
{
    char *rest = out->text, *word;

    out->count = 0;
    snprintf(out->text, sizeof out->text, "%s", list);
    while ((word = strsep(&rest, " ,")) != NULL && out->count < ENDPOINTS_MOST)
        if (*word != '\0')
            out->each[out->count++] = word;
}
