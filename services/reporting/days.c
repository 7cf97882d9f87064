#include "services/reporting/days.h"

#include <assert.h>
#include <endian.h>
#include <stdlib.h>
#include <string.h>

#include "services/reporting/state.h"

void days_follow(struct days *days, size_t source, const char *name, bool is_followed)
{
    if (days->sources[source] == NULL)
        days->sources[source] = memory_new(1, sizeof *days->sources[source]);
    snprintf(days->sources[source]->name, sizeof days->sources[source]->name, "%s", name);
    days->sources[source]->is_followed = is_followed;
}

void days_forget(struct days *days)
{
    for (size_t i = 0; i < SOURCES_MOST; i++) {
        if (days->sources[i] != NULL)
            free(days->sources[i]->ends);
        free(days->sources[i]);
        days->sources[i] = NULL;
    }
}

/* ---- what a source says ---- */

static struct end_of_day *last_end(struct source_days *source)
{
    return source->first < source->count ? &source->ends[source->count - 1] : NULL;
}

static void make_room(struct source_days *source)
{
    assert(source->first == 0 || source->ends != NULL);
    if (source->first > 0) {
        source->count -= source->first;
        memmove(source->ends, source->ends + source->first, source->count * sizeof *source->ends);
        source->first = 0;
    }
    if (source->count < source->size)
        return;
    source->size = source->size == 0 ? 8 : source->size * 2;
    source->ends = memory_resize(source->ends, source->size, sizeof *source->ends);
}

void days_take(struct days *days, const struct end_of_day *end)
{
    struct source_days *source = days->sources[end->source];
    struct end_of_day *last = last_end(source);

    if (last != NULL && date_compare(last->day, end->day) == 0) {
        *last = *end;
    } else {
        if (source->count == source->size)
            make_room(source);
        assert(source->ends != NULL);
        source->ends[source->count++] = *end;
    }
    days_reach(days, end->source, end->day);
}

void days_reach(struct days *days, size_t source, struct date day)
{
    struct source_days *reached = days->sources[source];

    if (date_is_none(reached->reached) || date_compare(day, reached->reached) > 0)
        reached->reached = day;
}

void days_recall(struct days *days, size_t source, const PGresult *result)
{
    for (int i = 0; i < PQntuples(result); i++) {
        struct span day = result_bytes(result, i, 1), hash = result_bytes(result, i, 3);
        struct end_of_day end = {.source = source, .position = result_bigint(result, i, 2)};
        struct span name = result_bytes(result, i, 0);
        uint32_t since_2000;

        if (strlen(days->sources[source]->name) != name.size ||
            memcmp(days->sources[source]->name, name.data, name.size) != 0)
            continue;
        memcpy(&since_2000, day.data, sizeof since_2000);
        end.day = date_add_days(date_make(2000, 1, 1), (int)be32toh(since_2000));
        memcpy(end.hash.bytes, hash.data, sizeof end.hash.bytes);
        days_take(days, &end);
    }
}

/* ---- days that are over ---- */

struct date days_open(const struct days *days, const char **behind)
{
    struct date open = {0};

    *behind = "";
    for (size_t i = 0; i < SOURCES_MOST; i++) {
        const struct source_days *source = days->sources[i];

        if (source == NULL || !source->is_followed)
            continue;
        if (**behind != '\0' && date_compare(source->reached, open) >= 0)
            continue;
        open = source->reached;
        *behind = source->name;
        if (date_is_none(open))
            break;
    }
    return open;
}

struct date days_last(const struct days *days)
{
    struct date last = {0};

    for (size_t i = 0; i < SOURCES_MOST; i++)
        if (days->sources[i] != NULL && date_compare(days->sources[i]->reached, last) > 0)
            last = days->sources[i]->reached;
    return last;
}

/* The first day that something ends in and that is not closed. */
static bool next_end(const struct days *days, struct date *out)
{
    bool has_found = false;

    for (size_t i = 0; i < SOURCES_MOST; i++) {
        const struct source_days *source = days->sources[i];

        if (source == NULL || source->first == source->count)
            continue;
        if (!has_found || date_compare(source->ends[source->first].day, *out) < 0)
            *out = source->ends[source->first].day;
        has_found = true;
    }
    return has_found;
}

static void add_source(struct day_closed *closed, const struct source_days *source)
{
    struct receipt_source *added = &closed->sources[closed->sources_count++];

    *added = (struct receipt_source){.position = source->over.position, .hash = source->over.hash};
    snprintf(added->source, sizeof added->source, "%s", source->name);
}

/* By name, as everywhere. */
static int compare(const void *a, const void *b)
{
    return strcmp(((const struct receipt_source *)a)->source,
                  ((const struct receipt_source *)b)->source);
}

static void close_day(struct days *days, struct date day)
{
    const struct state *state = service_state(days->service);
    struct day_closed closed = {.day = day};

    for (size_t i = 0; i < SOURCES_MOST; i++) {
        struct source_days *source = days->sources[i];

        if (source == NULL)
            continue;
        while (source->first < source->count &&
               date_compare(source->ends[source->first].day, day) <= 0)
            source->over = source->ends[source->first++];
        if (source->over.position > 0)
            add_source(&closed, source);
    }
    qsort(closed.sources, closed.sources_count, sizeof closed.sources[0], compare);
    if (state->day_count == 0 || date_compare(state->days[state->day_count - 1].day, day) < 0)
        service_record(days->service, &day_closed_schema, &closed, "");
}

void days_close_over(struct days *days)
{
    const char *behind;
    struct date open = days_open(days, &behind), day = {0};

    while (!date_is_none(open) && next_end(days, &day) && date_compare(day, open) < 0)
        close_day(days, day);
}
