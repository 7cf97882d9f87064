#include "services/registration/deadlines.h"

#include <stdlib.h>

#include "common/buffer/buffer.h"

/* Entry i is due no later than its children 2i + 1 and 2i + 2; each thing's place is i + 1. */
static void set(struct deadlines *deadlines, size_t at, struct deadline entry)
{
    deadlines->entries[at] = entry;
    *entry.place = (uint32_t)at + 1;
}

static size_t rise(struct deadlines *deadlines, size_t at)
{
    struct deadline entry = deadlines->entries[at];

    while (at > 0 && deadlines->entries[(at - 1) / 2].day > entry.day) {
        set(deadlines, at, deadlines->entries[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    set(deadlines, at, entry);
    return at;
}

static void sink(struct deadlines *deadlines, size_t at)
{
    struct deadline entry = deadlines->entries[at];

    for (;;) {
        size_t child = 2 * at + 1;

        if (child >= deadlines->count)
            break;
        if (child + 1 < deadlines->count &&
            deadlines->entries[child + 1].day < deadlines->entries[child].day)
            child++;
        if (deadlines->entries[child].day >= entry.day)
            break;
        set(deadlines, at, deadlines->entries[child]);
        at = child;
    }
    set(deadlines, at, entry);
}

void deadlines_put(struct deadlines *deadlines, struct date day, void *thing, uint32_t *place)
{
    deadlines_remove(deadlines, place);
    if (deadlines->count == deadlines->capacity) {
        deadlines->capacity = deadlines->capacity * 2 + 64;
        deadlines->entries =
            memory_resize(deadlines->entries, deadlines->capacity, sizeof *deadlines->entries);
    }
    deadlines->entries[deadlines->count] = (struct deadline){day.day, thing, place};
    rise(deadlines, deadlines->count++);
}

void deadlines_remove(struct deadlines *deadlines, uint32_t *place)
{
    if (*place == 0)
        return;

    size_t at = *place - 1;

    *place = 0;
    if (at == --deadlines->count)
        return;
    deadlines->entries[at] = deadlines->entries[deadlines->count];
    sink(deadlines, rise(deadlines, at));
}

const struct deadline *deadlines_first(const struct deadlines *deadlines)
{
    return deadlines->count == 0 ? NULL : deadlines->entries;
}

void deadlines_close(struct deadlines *deadlines)
{
    free(deadlines->entries);
    *deadlines = (struct deadlines){0};
}
