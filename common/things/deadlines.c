#include "common/things/deadlines.h"

#include <stdlib.h>
#include <string.h>

#include "common/buffer/buffer.h"

/* Room made on either side of a day that was out of range. */
enum { DAYS_AHEAD = 400, ENTRIES_AHEAD = 64 };

/* The lists keep their days; only the window over them widens. */
static void reach(struct deadlines *deadlines, int32_t day)
{
    int32_t base = deadlines->base, end = base + deadlines->day_count;

    if (day >= base && day < end)
        return;
    if (deadlines->day_count == 0)
        base = end = day;
    int32_t from = day < base ? day - DAYS_AHEAD : base;
    int32_t to = day >= end ? day + DAYS_AHEAD : end;
    uint32_t *days = memory_new((size_t)(to - from), sizeof *days);

    if (deadlines->day_count > 0)
        memcpy(days + (base - from), deadlines->days, (size_t)deadlines->day_count * sizeof *days);
    free(deadlines->days);
    deadlines->days = days;
    deadlines->base = from;
    deadlines->day_count = to - from;
}

static uint32_t *list_of(struct deadlines *deadlines, int32_t day)
{
    return &deadlines->days[day - deadlines->base];
}

/* An entry that nothing uses, + 1. */
static uint32_t new_entry(struct deadlines *deadlines)
{
    uint32_t entry = deadlines->spare;

    if (entry != 0) {
        deadlines->spare = deadlines->entries[entry - 1].next;
        return entry;
    }
    /* None to spare: those made so far are all in use. */
    if (deadlines->count == deadlines->capacity) {
        deadlines->capacity = deadlines->capacity + deadlines->capacity / 2 + ENTRIES_AHEAD;
        deadlines->entries =
            memory_resize(deadlines->entries, deadlines->capacity, sizeof *deadlines->entries);
    }
    return (uint32_t)deadlines->count + 1;
}

void deadlines_put(struct deadlines *deadlines, struct date day, void *thing, uint32_t *place)
{
    if (*place != 0 && deadlines->entries[*place - 1].day == day.day)
        return;
    deadlines_remove(deadlines, place);
    reach(deadlines, day.day);

    uint32_t entry = new_entry(deadlines);
    uint32_t *list = list_of(deadlines, day.day);

    deadlines->entries[entry - 1] = (struct deadline){thing, day.day, *list, 0};
    if (*list != 0)
        deadlines->entries[*list - 1].previous = entry;
    *list = *place = entry;
    if (deadlines->count++ == 0 || day.day < deadlines->first)
        deadlines->first = day.day;
}

void deadlines_remove(struct deadlines *deadlines, uint32_t *place)
{
    if (*place == 0)
        return;

    struct deadline *entry = &deadlines->entries[*place - 1];

    if (entry->next != 0)
        deadlines->entries[entry->next - 1].previous = entry->previous;
    if (entry->previous != 0)
        deadlines->entries[entry->previous - 1].next = entry->next;
    else
        *list_of(deadlines, entry->day) = entry->next;
    entry->next = deadlines->spare;
    deadlines->spare = *place;
    *place = 0;
    deadlines->count--;
    /* The earliest only ever moves on over days that are empty. */
    while (deadlines->count > 0 && *list_of(deadlines, deadlines->first) == 0)
        deadlines->first++;
}

const struct deadline *deadlines_first(const struct deadlines *deadlines)
{
    if (deadlines->count == 0)
        return NULL;
    return &deadlines->entries[deadlines->days[deadlines->first - deadlines->base] - 1];
}

const struct deadline *deadlines_from(const struct deadlines *deadlines, struct date day)
{
    int32_t from = day.day < deadlines->first ? deadlines->first : day.day;

    if (deadlines->count == 0)
        return NULL;
    for (int32_t at = from - deadlines->base; at < deadlines->day_count; at++)
        if (deadlines->days[at] != 0)
            return &deadlines->entries[deadlines->days[at] - 1];
    return NULL;
}

const struct deadline *deadlines_after(const struct deadlines *deadlines,
                                       const struct deadline *deadline)
{
    if (deadline->next != 0)
        return &deadlines->entries[deadline->next - 1];
    return deadlines_from(deadlines, (struct date){deadline->day + 1});
}

void deadlines_close(struct deadlines *deadlines)
{
    free(deadlines->entries);
    free(deadlines->days);
    *deadlines = (struct deadlines){0};
}
