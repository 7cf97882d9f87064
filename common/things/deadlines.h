/* deadlines.h - which thing is due first: one list for each day, so that putting in, moving and
 * taking out cost the same however many there are.
 *
 * Each thing keeps its place in a uint32_t of its own (0: not in it).  Costs 24 bytes an entry and
 * 4 bytes for each day between the first one and the last one.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "common/calendar/calendar.h"

struct deadline {
    void *thing;
    int32_t day;             /* due once this day has passed or come, as the owner says */
    uint32_t next, previous; /* of the same day: entry + 1, 0 is none */
};

struct deadlines {
    struct deadline *entries;
    size_t count, capacity; /* in use; made so far */
    uint32_t spare;         /* first entry that can be used again, + 1; linked by next */
    uint32_t *days;         /* the last one put in for each day, + 1 */
    int32_t base;           /* the day of days[0] */
    int32_t day_count;
    int32_t first; /* the earliest day that has one, when there is any */
};

/* Puts it in, or moves it to another day. */
void deadlines_put(struct deadlines *deadlines, struct date day, void *thing, uint32_t *place);
void deadlines_remove(struct deadlines *deadlines, uint32_t *place);
/* One of the earliest day, or NULL. */
const struct deadline *deadlines_first(const struct deadlines *deadlines);
/* In order of days, and in no order within a day: the first one due on that day or after, and the
 * one that comes after another; NULL at the end.  Nothing may be put in or taken out meanwhile. */
const struct deadline *deadlines_from(const struct deadlines *deadlines, struct date day);
const struct deadline *deadlines_after(const struct deadlines *deadlines,
                                       const struct deadline *deadline);
void deadlines_close(struct deadlines *deadlines);
