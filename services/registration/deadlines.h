/* deadlines.h - which thing is due first: a binary heap of days whose entries can be taken out.
 *
 * Each thing keeps its place in the heap in a uint32_t of its own (0: not in it), which must not
 * move.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "common/calendar/calendar.h"

struct deadline {
    int32_t day; /* due once this day has passed or come, as the owner of the heap says */
    void *thing;
    uint32_t *place;
};

struct deadlines {
    struct deadline *entries;
    size_t count, capacity;
};

/* Puts it in, or moves it to another day. */
void deadlines_put(struct deadlines *deadlines, struct date day, void *thing, uint32_t *place);
void deadlines_remove(struct deadlines *deadlines, uint32_t *place);
/* The earliest, or NULL. */
const struct deadline *deadlines_first(const struct deadlines *deadlines);
void deadlines_close(struct deadlines *deadlines);
