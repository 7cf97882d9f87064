/* texts.h - a few short texts in one allocation, read by number: what fixed arrays would waste. */
#pragma once

#include <stddef.h>

/* NULL: all empty. */
struct texts {
    char *packed; /* "first\0second\0…" */
};

/* Replaces the content with copies; NULL counts as "". */
void texts_set(struct texts *texts, const char *const *parts, size_t count);
/* The one of that number; never NULL. */
const char *texts_get(const struct texts *texts, size_t number);
void texts_close(struct texts *texts);
